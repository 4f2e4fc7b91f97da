package org.onward.matching.match;

import java.util.Collection;
import java.util.Map;
import org.onward.matching.vacancy.VacancyId;

/**
 * Answer rates, saturation, introductions and courses without a seat, kept in side tables by the
 * rooms above.
 */
public interface Prospects {
    /**
     * One round trip at most, whatever the number of vacancies, inside the caller's transaction. A
     * vacancy that is missing in the answer is {@link Prospect#UNKNOWN}.
     */
    Map<VacancyId, Prospect> of(Collection<VacancyFacts> vacancies);
}
