package org.onward.matching.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a posted form. A field that was not sent is an empty text or list. */
public final class Form {
    private final Map<String, Object> fields;

    private Form(Map<String, Object> fields) {
        this.fields = fields;
    }

    public static Form of(@Nullable Map<String, Object> fields) {
        return new Form(fields == null ? Map.of() : fields);
    }

    /** The field's text without surrounding white space; the first where it was sent twice. */
    public String text(String name) {
        Object value = fields.get(name);
        if (value instanceof Collection<?> all) {
            return all.isEmpty() ? "" : String.valueOf(all.iterator().next()).strip();
        }
        return value == null ? "" : value.toString().strip();
    }

    /** Every value of a field that may be sent more than once. */
    public List<String> all(String name) {
        Object value = fields.get(name);
        if (value instanceof Collection<?> all) {
            return all.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }
}
