package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.PersonHead;

/**
 * Two to four vacancies side by side, as the person sees them too: no points, no order of merit.
 *
 * @param problem why nothing is compared; empty where two to four were chosen
 * @param back address of the list, with what was chosen
 * @param query of the addresses of what is compared, with what narrowed the list
 * @param balance of the weights, to be sent when something is proposed
 * @param ranking version of the weights; null where nothing is compared by them
 * @param counsellor who talks it through
 * @param sheet for paper
 */
public record CompareView(
        PersonHead head,
        String problem,
        List<Option> options,
        List<String> rows,
        String back,
        String address,
        String query,
        int balance,
        @Nullable String ranking,
        String counsellor,
        boolean sheet) {
    /** Those that can be proposed. */
    public List<Option> open() {
        return options.stream().filter(option -> option.stops().isEmpty()).toList();
    }

    /**
     * @param title of the vacancy, or where the reader may not open it that it cannot be offered
     * @param course what a course is, and what its provider says came of it; null of all else
     * @param stops what stops it, a sentence each, but for safety, of which nothing is said on a
     *     page that two look at; empty where nothing does
     * @param cells one for each row, at least
     */
    public record Option(
            String vacancy,
            String title,
            String kind,
            String where,
            @Nullable String course,
            List<String> stops,
            boolean toCheck,
            List<Cell> cells) {}

    /**
     * @param text null is unknown
     * @param mark class of the cell: strong, musts-met, short-of or empty
     */
    public record Cell(@Nullable String text, String mark) {}
}
