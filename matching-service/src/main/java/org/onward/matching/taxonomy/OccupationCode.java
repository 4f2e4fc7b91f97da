package org.onward.matching.taxonomy;

import java.util.regex.Pattern;

/** An ISCO-08 unit group, four digits. */
public record OccupationCode(String value) {
    /** Of the code of a minor group. */
    public static final int DIGITS = 4;

    public static final int MINOR_DIGITS = 3;

    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");

    public OccupationCode {
        if (!FOUR_DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("an occupation is four digits of ISCO-08");
        }
    }

    /** A code as it is written. */
    public static String text(int number) {
        return Integer.toString(10_000 + number).substring(1);
    }

    /** The minor group, three digits. */
    public String minor() {
        return value.substring(0, MINOR_DIGITS);
    }

    /** The major group, one digit. */
    public String major() {
        return value.substring(0, 1);
    }
}
