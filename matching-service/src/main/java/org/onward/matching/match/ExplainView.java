package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.PersonHead;

/**
 * One match explained.
 *
 * @param card null where a gate stops the pair
 * @param bridges courses that teach what is missing
 * @param because the sentence that says what stops it; empty where nothing does
 */
public record ExplainView(
        PersonHead head,
        String vacancy,
        @Nullable MatchCard card,
        String because,
        List<Bridge> bridges,
        List<GroupRows> groups,
        String lost,
        String score,
        String ranking) {
    /**
     * A course on the way to the vacancy.
     *
     * @param teaches of what is missing
     * @param terms how long it is, when it starts, where, what stands behind its seats
     */
    public record Bridge(
            String vacancy,
            String title,
            String employer,
            List<String> teaches,
            MatchCard.PayWords pay,
            List<String> terms) {}

    /**
     * @param lost points, as text
     */
    public record GroupRows(String name, String lost, List<Row> rows) {}

    /**
     * @param width 0–100 in steps of 5
     */
    public record Row(String name, int width, boolean unknown, String lost, String why) {}
}
