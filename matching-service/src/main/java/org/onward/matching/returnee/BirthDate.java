package org.onward.matching.returnee;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When somebody was born, as far as they know it: the year, the month or the day.
 *
 * @param year of the Gregorian calendar
 */
public record BirthDate(int year, @Nullable Integer month, @Nullable Integer day) {
    private static final Pattern ISO =
            Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");
    private static final int ADULT = 18;

    public BirthDate {
        if (month == null && day != null) {
            throw new IllegalArgumentException("a day without a month");
        }
        latest(year, month, day);
    }

    /** Reads 1990, 1990-05 or 1990-05-12; empty where it is no date. */
    public static Optional<BirthDate> parse(String text) {
        Matcher parts = ISO.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new BirthDate(
                            Integer.parseInt(parts.group(1)),
                            number(parts.group(2)),
                            number(parts.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Under 18 on that day, or possibly so: where the day is not known the latest one counts. */
    public boolean mayBeUnder18(LocalDate on) {
        return latest(year, month, day).plusYears(ADULT).isAfter(on);
    }

    private static LocalDate latest(int year, @Nullable Integer month, @Nullable Integer day) {
        if (month == null) {
            return LocalDate.of(year, 12, 31);
        }
        return day == null
                ? YearMonth.of(year, month).atEndOfMonth()
                : LocalDate.of(year, month, day);
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    @Override
    public String toString() {
        if (month == null) {
            return "%04d".formatted(year);
        }
        return day == null
                ? "%04d-%02d".formatted(year, month)
                : "%04d-%02d-%02d".formatted(year, month, day);
    }
}
