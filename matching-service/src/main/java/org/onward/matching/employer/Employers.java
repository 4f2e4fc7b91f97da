package org.onward.matching.employer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stored employers. Everything here runs inside the caller's transaction. */
public interface Employers {
    Optional<Employer> find(EmployerId id);

    /** One query for all; ids that do not exist or may not be seen are missing. */
    Map<EmployerId, Employer> findAll(Collection<EmployerId> ids);

    /**
     * One page by name.
     *
     * @param chamber only its members, or null for all
     * @param words a part of the name, or null for all
     * @param after where the page before ended
     * @param limit 1–100
     */
    Page list(@Nullable UUID chamber, @Nullable String words, @Nullable String after, int limit);

    /**
     * @param next cursor of the page that follows; null at the end
     */
    record Page(List<Employer> employers, @Nullable String next) {
        public Page {
            employers = List.copyOf(employers);
        }
    }
}
