package org.onward.matching.match;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.onward.matching.vacancy.VacancyId;

/**
 * Finds vacancies in the index, a copy that follows the database within a second. Whoever shows
 * something reads it again from the database. Until the index has been built every method refuses
 * with a problem of kind BUSY.
 */
public interface Retrieval {
    /**
     * Candidates to be scored: everything in them passes the gates; of more than are asked for
     * those that are best by the rough score, of equals the freshest, so that a person of whom
     * nothing is known sees offers too.
     *
     * @param use of them; they cannot be read afterwards
     */
    <T> T candidates(MatchQuery query, Function<Candidates, T> use);

    /** Those first that may score most. */
    interface Candidates {
        int size();

        /** How many vacancies pass the gates, candidates or not. */
        int passing();

        /** Where they are; ISO 3166-2, in order. */
        List<String> places();

        /**
         * What none from there on can score more than, as a logarithm: 0 where anything can be.
         *
         * @param from below {@link #size}
         */
        double most(int from);

        /** Reads some of them, in no order. */
        List<VacancyFacts> facts(int from, int to);

        /** Reads all of them, in no order. */
        default List<VacancyFacts> facts() {
            return facts(0, size());
        }
    }

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
