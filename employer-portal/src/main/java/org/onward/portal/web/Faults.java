package org.onward.portal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.FieldError;

/**
 * What is wrong with a form, for the summary above it and beside each field.
 *
 * @param notice a sentence about the whole form, or empty
 */
public record Faults(String notice, List<Fault> all) {
    public static final Faults NONE = new Faults("", List.of());

    /**
     * @param field id of the field on the page
     * @param label of the field, or empty
     */
    public record Fault(String field, String label, String text) {}

    public Faults {
        all = List.copyOf(all);
    }

    public static Faults notice(String sentence) {
        return new Faults(sentence, List.of());
    }

    /**
     * The refusals of the matching service, at the fields of our page.
     *
     * @param fields the contract's name to ours, in the page's order; others stand at the first
     * @param labels by our name
     */
    public static Faults of(
            List<FieldError> errors, Map<String, String> fields, Map<String, String> labels) {
        List<Fault> faults = new ArrayList<>();
        for (FieldError error : errors) {
            String bare = error.field().replaceFirst("^vacancy\\.|^employer\\.", "");
            String root = bare.replaceFirst("[.\\[].*", "");
            String ours = fields.getOrDefault(bare, fields.getOrDefault(root, root));
            faults.add(new Fault(ours, labels.getOrDefault(ours, ""), error.message()));
        }
        return new Faults("", faults);
    }

    public boolean isEmpty() {
        return all.isEmpty() && notice.isEmpty();
    }

    /** The sentence beside a field; null where nothing is wrong with it. */
    public @Nullable String of(String field) {
        return all.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::text)
                .findFirst()
                .orElse(null);
    }
}
