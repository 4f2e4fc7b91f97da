package org.onward.matching.match;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onward.matching.vacancy.VacancyId;

/**
 * Finds vacancies in the index, a copy that follows the database within a second. Whoever shows
 * something reads it again from the database. Until the index has been built every method refuses
 * with a problem of kind BUSY.
 */
public interface Retrieval {
    /**
     * Candidates to be scored: everything in them passes the gates, best by wishes first, filled up
     * with the freshest others, so that a person of whom nothing is known sees offers too.
     */
    Candidates candidates(MatchQuery query);

    /**
     * @param passing how many vacancies pass the gates, candidates or not
     */
    record Candidates(List<VacancyFacts> facts, int passing) {}

    /** The facts of one vacancy; empty where it is not shown to anybody. */
    Optional<VacancyFacts> facts(VacancyId id);

    /** The same of many, in no order; what is not shown to anybody is missing. */
    List<VacancyFacts> facts(Collection<VacancyId> ids);

    /**
     * Vacancies within the gates where one of the skills is learnt: where there are more, those of
     * most of them, and of equals those in one of the places.
     */
    List<VacancyFacts> teaching(Gates gates, Set<Integer> skills, Set<String> near, int limit);

    /** Free search. */
    Found search(FreeSearch search);

    /** Marks the words of a free search, and other names of what they name, in texts. */
    Marker marker(String words);

    interface Marker {
        /**
         * @param longest characters shown of a longer text, around the words met; 0 for all of it
         */
        Marked mark(String text, int longest);
    }
}
