package org.onward.matching.report;

import java.util.Locale;

/**
 * Some of the people of a report: all of them, or one part of a division.
 *
 * @param part lower case, such as {@code woman}; {@code all} where nothing is divided
 */
public record Group(By by, String part) {
    /** What people are divided by. */
    public enum By {
        ALL,
        SEX,
        /** What kind of vacancy the first placement was. */
        KIND,
        /** Whether the first placement is subsidised. */
        SUBSIDY
    }

    public static final Group ALL = new Group(By.ALL, "all");

    static Group of(By by, String part) {
        return new Group(by, part.toLowerCase(Locale.ROOT));
    }

    /** As in files and JSON: {@code all}, {@code sex}. */
    public String division() {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
