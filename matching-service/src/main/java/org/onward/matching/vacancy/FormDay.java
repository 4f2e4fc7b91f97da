package org.onward.matching.vacancy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;

/** A day as written in a form or feed. */
final class FormDay {
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final int BUDDHIST_FROM = 2400;
    private static final int BUDDHIST_OFFSET = 543;
    private static final int MOST_YEARS_AWAY = 10;

    private FormDay() {}

    /**
     * @return null where there is none, or it could not be read and the error says so
     */
    static @Nullable LocalDate read(
            @Nullable String text, String field, LocalDate today, FieldErrors errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Matcher parts = ISO.matcher(text.strip());
        if (!parts.matches()) {
            errors.add(field, "day", "Write a day as year-month-day, like %s.".formatted(today));
            return null;
        }
        int year = Integer.parseInt(parts.group(1));
        if (year > BUDDHIST_FROM) {
            errors.add(field, "buddhist_year", buddhist(parts, year));
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(parts.group());
            if (Math.abs(year - today.getYear()) > MOST_YEARS_AWAY) {
                errors.add(field, "day_far", "This day is too far away; check the year.");
                return null;
            }
            return day;
        } catch (DateTimeParseException e) {
            errors.add(field, "day", "This day is not in the calendar.");
            return null;
        }
    }

    private static String buddhist(Matcher parts, int year) {
        try {
            return "The year %d is Buddhist; in this calendar the day is %s. Send that if it is meant."
                    .formatted(
                            year,
                            LocalDate.of(
                                    year - BUDDHIST_OFFSET,
                                    Integer.parseInt(parts.group(2)),
                                    Integer.parseInt(parts.group(3))));
        } catch (DateTimeException e) {
            return "The year %d is Buddhist; write %d.".formatted(year, year - BUDDHIST_OFFSET);
        }
    }
}
