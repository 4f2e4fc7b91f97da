package org.onward.matching.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Balance;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.PersonHead;

/**
 * One to four vacancies as they were put in front of a person: no points, no order of merit.
 *
 * @param problems why nothing was proposed; empty on the page of what was
 * @param back address of the list of matches
 * @param round which showing this is; empty where there is none
 * @param shownOn the day of it
 * @param counsellor who talks it through
 */
public record ProposalView(
        PersonHead head,
        List<String> problems,
        String back,
        String round,
        @Nullable LocalDate shownOn,
        List<Option> options,
        Faults faults,
        String counsellor,
        boolean saved) {
    public ProposalView {
        problems = List.copyOf(problems);
        options = List.copyOf(options);
    }

    /**
     * @param where employer and place
     * @param course what a course was said to be, and what came of it; null of all else, and of
     *     what was shown before that was asked for
     * @param ranking version of the weights it was shown under, where it is not that of today as
     *     published; else null
     * @param rows as many for each option, in the same order
     * @param said shown, interested, not_now or no; what is marked in the form
     * @param reason a code, or empty
     * @param again the day to ask again, as typed
     */
    public record Option(
            SeeChoices.Choice choice,
            String where,
            @Nullable String course,
            @Nullable String ranking,
            List<Row> rows,
            String said,
            String reason,
            String again) {
        public Option {
            rows = List.copyOf(rows);
        }

        public Proposal proposal() {
            return choice.proposal();
        }

        @Nullable String text(String label) {
            return rows.stream()
                    .filter(row -> row.label().equals(label))
                    .map(Row::text)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        Option without(String label) {
            return new Option(
                    choice,
                    where,
                    course,
                    ranking,
                    rows.stream().filter(row -> !row.label().equals(label)).toList(),
                    said,
                    reason,
                    again);
        }

        /** Of the address where it is explained, by the weights it was shown under. */
        public String query() {
            return Balance.of(proposal().ranking()).query();
        }

        /** The vacancy is another one than was shown. */
        public boolean changedSince() {
            return choice.vacancy().version() != proposal().shown().version();
        }
    }

    /**
     * @param label key of its label
     * @param text null is unknown
     * @param mark class of the cell, or empty
     */
    public record Row(String label, @Nullable String text, String mark) {}
}
