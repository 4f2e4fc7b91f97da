package org.onward.matching.match;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.VacancyId;

/**
 * What is new for the people somebody works with, by person, who was found the best first.
 *
 * @param waiting how many of them are still to be looked for, after many vacancies opened
 * @param of how many of them are looked for at all: ready, and agreed to it
 * @param next pass as cursor for those that follow; null at the end
 */
public record NewMatches(List<Person> people, int waiting, int of, @Nullable String next) {
    public NewMatches {
        people = List.copyOf(people);
    }

    /** How many were looked for already. */
    public int done() {
        return of - waiting;
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return people.isEmpty() && waiting == 0 && next == null;
    }

    /**
     * @param readySince the day from which the person is ready
     * @param covered whether the person is an absent colleague's
     * @param counsellor the name of the counsellor assigned
     * @param first nobody has looked since the person became ready
     * @param matches the best of them, with reasons
     * @param all of what is new for the person, as many as are looked at at once, the best first,
     *     and before them those that opened since nobody has looked
     * @param opened of them those that opened after the person became ready; empty where somebody
     *     has looked, as all did then
     * @param count of all that is new
     * @param openedCount of these, those that opened after the person became ready; 0 where
     *     somebody has looked
     * @param foundUntil when the last of them was found
     */
    public record Person(
            ReturneeId person,
            String reference,
            String name,
            LocalDate readySince,
            boolean covered,
            String counsellor,
            boolean first,
            List<Match> matches,
            List<VacancyId> all,
            Set<VacancyId> opened,
            int count,
            int openedCount,
            Instant foundUntil) {
        public Person {
            matches = List.copyOf(matches);
            all = List.copyOf(all);
            opened = Set.copyOf(opened);
        }
    }
}
