package org.onward.matching.returnee;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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
}
