package org.onward.matching.returnee;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;

/** Years and days as people write them: Buddhist years are named and offered back as converted. */
public final class Years {
    /** A year above this one is of the Buddhist era, 543 years ahead. */
    static final int LATEST_GREGORIAN = 2400;

    private static final int BUDDHIST_AHEAD = 543;

    private Years() {}

    static String suggestion(int year) {
        return "%d is a Buddhist year; write %d.".formatted(year, year - BUDDHIST_AHEAD);
    }

    /** The day, or null where there is none or it was named as bad. */
    public static @Nullable LocalDate day(FieldErrors errors, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() > LATEST_GREGORIAN) {
                errors.add(field, "error.date_buddhist", suggestion(day.getYear()));
                return null;
            }
            if (day.getYear() < 1900 || day.getYear() > 2200) {
                errors.add(field, "error.out_of_range", "The year must lie between 1900 and 2200.");
                return null;
            }
            return day;
        } catch (DateTimeParseException e) {
            errors.add(
                    field, "error.date", "Write the date as year-month-day, such as 2026-03-31.");
            return null;
        }
    }
}
