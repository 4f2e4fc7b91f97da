package org.onward.matching.match;

import java.util.List;
import java.util.Set;
import org.onward.matching.returnee.ReturneeId;

/**
 * Finds people in their index, a copy that follows the database within a second and holds those who
 * are ready and agreed to matching, as codes and numbers. Whoever shows one reads them again from
 * the database.
 */
public interface PeopleRetrieval {
    /**
     * Of {@code among} those to be scored for the vacancy, the ones it suits best. Nobody whom a
     * gate stops, but for safety rules and the vacancy's own days: these are the caller's to check.
     *
     * @param limit at least 1
     * @throws org.onward.matching.problem.Problem BUSY while the index is not built
     */
    List<ReturneeId> candidates(VacancyFacts vacancy, Set<ReturneeId> among, int limit);

    /** The same of everybody, without a limit: for jobs that run behind what people wait for. */
    List<ReturneeId> candidates(VacancyFacts vacancy);
}
