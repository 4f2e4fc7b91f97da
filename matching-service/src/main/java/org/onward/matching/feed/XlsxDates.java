package org.onward.matching.feed;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days in sheets: numbers that a format shows as a day. */
final class XlsxDates {
    // Built-in formats; from 27 on those of East Asian and Thai editions (81 is d/m/bb).
    private static final Set<Integer> BUILT_IN =
            Set.of(
                    14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58, 71, 72,
                    73, 74, 77, 81);
    private static final Pattern NO_LETTERS_OF_A_DAY =
            Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^]]*]|_.|\\*.|general|standard");
    private static final Pattern DAY_OR_YEAR = Pattern.compile("[dybวป]");
    private static final int MONTH_AND_YEAR = 17; // mmm-yy
    private static final Pattern DAY = Pattern.compile("[dว]");
    private static final Pattern MONTH = Pattern.compile("[mด]");
    private static final double LAST = 2_958_466; // the end of 9999

    private XlsxDates() {}

    static boolean isDate(int builtIn) {
        return BUILT_IN.contains(builtIn);
    }

    static boolean isDate(String format) {
        return DAY_OR_YEAR.matcher(letters(format)).find();
    }

    /** Whether a day is shown as its month and year, as Excel does with a month that is typed. */
    static boolean isMonth(int builtIn) {
        return builtIn == MONTH_AND_YEAR;
    }

    static boolean isMonth(String format) {
        String letters = letters(format);
        return isDate(format) && MONTH.matcher(letters).find() && !DAY.matcher(letters).find();
    }

    private static String letters(String format) {
        return NO_LETTERS_OF_A_DAY.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** The month of a day that a cell shows as a month; other days than the first were typed. */
    static String month(String day) {
        return day.endsWith("-01") ? day.substring(0, day.length() - 3) : day;
    }

    /** Null where the number is no day. */
    static @Nullable String day(double serial, boolean from1904) {
        if (!(serial >= 1 && serial < LAST)) {
            return null;
        }
        long days = (long) serial;
        if (from1904) {
            return LocalDate.of(1904, 1, 1).plusDays(days).toString();
        }
        // Excel counts a 29 February 1900, which there never was.
        return LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days).toString();
    }
}
