package org.onward.matching.vacancy;

import java.util.Collection;
import java.util.Map;

/** How many candidates an employer was introduced to; implemented by the room that introduces. */
public interface IntroductionCounts {
    /**
     * @param introductions all that the employer was ever sent
     * @param toAnswer those that still wait for the employer's answer
     */
    record Count(int introductions, int toAnswer) {
        static final Count NONE = new Count(0, 0);
    }

    /** In the caller's transaction; a vacancy without any may be missing. */
    Map<VacancyId, Count> of(Collection<VacancyId> vacancies);
}
