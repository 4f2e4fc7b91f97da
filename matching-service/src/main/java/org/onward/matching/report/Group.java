package org.onward.matching.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * Some of the people of a report: all of them, or one part of a division. The parts are fixed and
 * each has its row, also when nobody is in it, so that no row appears with a first person.
 *
 * @param part lower case, such as {@code woman}; {@code all} where nothing is divided
 */
public record Group(By by, String part) {
    /** What people are divided by. */
    public enum By {
        ALL("all"),
        /**
         * Who is recorded as neither shares a row with who is not recorded: it says of nobody
         * which.
         */
        SEX("woman", "man", "other_or_not_recorded"),
        /** What kind of vacancy the first placement was. */
        KIND("job", "apprenticeship"),
        /** Whether the first placement is subsidised. */
        SUBSIDY("subsidised", "unsubsidised", "not_recorded");

        private final String parts;

        By(String... parts) {
            this.parts = String.join(" ", parts);
        }

        List<Group> groups() {
            return Stream.of(parts.split(" ")).map(part -> new Group(this, part)).toList();
        }
    }

    public static final Group ALL = new Group(By.ALL, "all");

    /** Every part of every division, everybody first. */
    static List<Group> every() {
        return Stream.of(By.values()).flatMap(by -> by.groups().stream()).toList();
    }

    /** Where the record says nothing else. */
    boolean isRest() {
        return part.endsWith("not_recorded");
    }

    /** As in files and JSON: {@code all}, {@code sex}. */
    public String division() {
        return by.name().toLowerCase(java.util.Locale.ROOT);
    }
}
