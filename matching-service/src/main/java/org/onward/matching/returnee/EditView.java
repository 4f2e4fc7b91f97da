package org.onward.matching.returnee;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The profile's form.
 *
 * @param version the form was made at
 * @param states part → done, partly or unknown
 * @param need what a month must bring in, of what is typed
 * @param differing parts that somebody else saved otherwise meanwhile
 * @param focus id of the field to go on with, or empty
 * @param homeCountry of the office; the right to work is asked for other countries
 */
public record EditView(
        String id,
        String name,
        int version,
        ProfileForm form,
        Faults faults,
        Map<String, String> states,
        @Nullable IncomeNeed need,
        List<String> differing,
        String focus,
        String homeCountry) {
    public String address() {
        return "/people/" + id;
    }

    /** Whether the field is the one to go on with. */
    public boolean focused(String field) {
        return field.equals(focus);
    }
}
