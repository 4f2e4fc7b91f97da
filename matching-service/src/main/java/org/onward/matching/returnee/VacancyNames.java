package org.onward.matching.returnee;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What vacancies are called; a room above knows. */
public interface VacancyNames {
    /**
     * One query, in the caller's transaction.
     *
     * @return title and employer by id; ids that do not exist or may not be seen are missing
     */
    Map<UUID, String> of(Collection<UUID> vacancies);
}
