package org.onward.matching.vacancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the three lists of what waits.
 *
 * @param list vacancies, employers or confirm
 * @param suspended employers, below the unverified ones
 * @param words looked for among all employers; empty where nothing is
 * @param first address of the first page; null on it
 * @param next address of the next page; null on the last
 * @param done what was just done; empty where nothing was
 */
public record ReviewQueueView(
        String list,
        ListReviewQueue.Counts counts,
        List<Line> lines,
        List<Line> suspended,
        String words,
        @Nullable String first,
        @Nullable String next,
        String done) {
    /**
     * @param kind of a vacancy; empty for an employer
     * @param todo what is to be done, as a sentence
     * @param due whether the reader can do it now
     * @param confirm where "still true" is sent; null where that is not asked
     */
    public record Line(
            String title,
            String address,
            String kind,
            String about,
            String since,
            String todo,
            boolean due,
            @Nullable String confirm) {}

    public int count(String of) {
        return switch (of) {
            case "employers" -> counts.employers();
            case "confirm" -> counts.toConfirm();
            default -> counts.vacancies();
        };
    }
}
