package org.onward.matching.vacancy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an edit has to be reviewed again: everything by which a person decides. How many seats
 * there are, when it starts and until when it stands follow the calendar, and stay open.
 */
final class MaterialChange {
    private static final String CHANGED = "changed: ";
    private static final Set<String> CALENDAR = Set.of("seats", "startOn", "validUntil");

    private MaterialChange() {}

    /** For the record of the step back. */
    static String because(List<String> fields) {
        return CHANGED + String.join(", ", fields);
    }

    /** The fields that such a record names; empty for any other. */
    static List<String> told(@Nullable String because) {
        return because != null && because.startsWith(CHANGED)
                ? List.of(because.substring(CHANGED.length()).split(", ", -1))
                : List.of();
    }

    /** Names of the form's fields that say something else now; empty where the edit is harmless. */
    static List<String> between(Vacancy before, VacancyContent now) {
        return SaidFields.between(VacancyContent.of(before), now).stream()
                .filter(field -> !CALENDAR.contains(field))
                .toList();
    }
}
