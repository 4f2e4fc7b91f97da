package org.onward.matching.match;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.Vacancy;

/**
 * One page of the people whom a vacancy fits, best first.
 *
 * @param offered false where the vacancy is not shown to anybody now, so that nobody is looked for
 * @param found people on all pages
 * @param complete whether all of the caller's people were looked at, and not the best of many
 * @param next pass as cursor for the page that follows; null at the end
 * @param rankingVersion of the weights used
 */
public record Candidates(
        Vacancy vacancy,
        String employerName,
        boolean offered,
        List<Candidate> people,
        int found,
        boolean complete,
        @Nullable String next,
        String rankingVersion) {
    public Candidates {
        people = List.copyOf(people);
    }

    /**
     * @param readySince the day from which the person is ready
     * @param covered whether the person is an absent colleague's
     * @param counsellor the name of the counsellor assigned
     */
    public record Candidate(
            ReturneeId person,
            String reference,
            String name,
            LocalDate readySince,
            boolean covered,
            String counsellor,
            Match match) {}
}
