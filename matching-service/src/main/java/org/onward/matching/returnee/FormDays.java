package org.onward.matching.returnee;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.matching.web.Form;

/** Days as people type them into a form, for the rooms above. */
public final class FormDays {
    private FormDays() {}

    /**
     * @return null where none was typed, or it cannot be taken and {@code faults} says why
     */
    public static @Nullable LocalDate read(String typed, String field, Faults faults) {
        String day = ProfileForms.day(typed, field, faults);
        return day == null ? null : LocalDate.parse(day);
    }

    /**
     * The form with what was offered and pressed ({@code take}: field|day) put into its field.
     *
     * @param language the day is written in
     */
    public static Form taken(@Nullable Map<String, Object> fields, String language) {
        Map<String, Object> all = new HashMap<>(fields == null ? Map.of() : fields);
        String take = Form.of(all).text("take");
        int bar = take.indexOf('|');
        if (bar > 0) {
            String value = take.substring(bar + 1);
            all.put(
                    take.substring(0, bar),
                    TypedDay.read(value).map(day -> day.shown(language)).orElse(value));
        }
        return Form.of(all);
    }
}
