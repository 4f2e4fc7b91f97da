package org.onward.matching.match;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.Kind;

/**
 * Words and filters of a free search. A vacancy that does not say what a filter asks passes it,
 * unless the field is among {@code known}.
 *
 * @param words as typed, any language; empty lists everything, freshest first
 * @param occupation ISCO-08 code of 1–4 digits
 * @param known fields the vacancy must say something about
 * @param todayDay day since 1970
 * @param limit 1–50
 */
public record FreeSearch(
        String words,
        Set<Kind> kinds,
        @Nullable String country,
        @Nullable String place,
        @Nullable Character sector,
        @Nullable String occupation,
        @Nullable Boolean accommodation,
        Set<Field> known,
        int todayDay,
        int limit,
        Optional<After> after) {
    /** What a vacancy may leave unsaid. */
    public enum Field {
        PLACE,
        SECTOR,
        OCCUPATION,
        PAY,
        ACCOMMODATION
    }

    /**
     * The last hit of the page before.
     *
     * @param score of the words, 0 without words
     */
    public record After(float score, long confirmedAt, String id) {}

    public FreeSearch {
        kinds = Set.copyOf(kinds);
        known = Set.copyOf(known);
    }
}
