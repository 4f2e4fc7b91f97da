package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.PersonHead;

/**
 * One match explained.
 *
 * @param title of the vacancy; null where the reader may not open it
 * @param card null where what stops the pair is not the person's own word
 * @param stops what stops it, a sentence each; empty where nothing does
 * @param ruled whether a safety rule does
 * @param cautions what safety rules have to do with it, where none stops it
 * @param found why the person is not found where somebody is looked for; null where they are
 * @param waits whether what is not known of them is not to be asked for now
 * @param soFar what has come of it for the person; null where nothing has
 * @param underWay whether an introduction to it is
 * @param beside what came of others, a sentence each
 * @param terms of where it is and of what the person needs, a sentence each
 * @param bridges courses that teach what is missing
 * @param changes what would make it fit better, in the order of {@link WayThere}
 * @param silent what is unknown because the advert names no occupation; null where it does
 * @param leant how the weights were moved, in words; null where they are as published
 * @param query of the address of the list that it was opened from
 * @param balance of the weights, to be sent when something is proposed
 */
public record ExplainView(
        PersonHead head,
        String vacancy,
        @Nullable String title,
        @Nullable MatchCard card,
        List<String> stops,
        boolean ruled,
        List<String> cautions,
        @Nullable String found,
        boolean waits,
        @Nullable String soFar,
        boolean underWay,
        List<String> beside,
        List<String> terms,
        List<Bridge> bridges,
        List<ChangeWords> changes,
        @Nullable String silent,
        List<GroupRows> groups,
        String lost,
        String score,
        String ranking,
        @Nullable String leant,
        String query,
        int balance) {
    /** Whom else the vacancy fits, by the same weights. */
    public String candidates() {
        return "/vacancies/" + vacancy + "/candidates" + new Balance(balance).query();
    }

    /** Whether anything counts that is not known. */
    public boolean hasUnknown() {
        return groups.stream().flatMap(group -> group.rows().stream()).anyMatch(Row::unknown);
    }

    /**
     * @param gain points, as text
     * @param course one that teaches it, where there is one
     */
    public record ChangeWords(String text, String gain, @Nullable Bridge course) {}

    /**
     * A course on the way to the vacancy.
     *
     * @param teaches of what is missing, and how much else
     * @param gain points, in words
     * @param length how long it takes
     * @param is what the course is, and what its provider says came of it
     * @param terms when it starts, where, what stands behind its seats
     * @param unstated what the person cannot do without and the course says nothing of
     * @param cautions what safety rules have to do with it, a sentence each
     */
    public record Bridge(
            String vacancy,
            String title,
            String employer,
            List<String> teaches,
            String gain,
            String length,
            String is,
            MatchCard.PayWords pay,
            List<String> terms,
            List<String> unstated,
            List<String> cautions) {}

    /**
     * @param lost points, as text
     */
    public record GroupRows(String name, String lost, List<Row> rows) {}

    /**
     * @param width 0–100 in steps of 5
     */
    public record Row(String name, int width, boolean unknown, String lost, String why) {}
}
