package org.onward.portal.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a posted form. A field that was not sent is an empty text or list. */
public final class Form {
    /** One value of a field. */
    public record Field(String name, String value) {}

    private final Map<String, ?> fields;

    private Form(Map<String, ?> fields) {
        this.fields = fields;
    }

    public static Form of(@Nullable Map<String, ?> fields) {
        return new Form(fields == null ? Map.of() : fields);
    }

    /** The field's text without surrounding white space; the first where it was sent twice. */
    public String text(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    /** A password, of which white space is a part. */
    public String secret(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** Every value of a field that may be sent more than once. */
    public List<String> all(String name) {
        Object value = fields.get(name);
        if (value instanceof Collection<?> all) {
            return all.stream().map(one -> Objects.toString(one, "")).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Everything sent but our own token and passwords, which no page gives back. */
    List<Field> kept() {
        List<Field> kept = new ArrayList<>();
        for (String name : fields.keySet()) {
            if (!name.equals(FormTokens.FIELD) && !isPassword(name)) {
                all(name).forEach(value -> kept.add(new Field(name, value)));
            }
        }
        return kept;
    }

    static boolean isPassword(String name) {
        return name.equals("password") || name.equals("present");
    }
}
