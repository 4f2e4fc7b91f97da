package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;

/** Employers whose vacancies may be shown at this moment; inside the caller's transaction. */
@Singleton
class EmployersShown {
    private final Employers employers;

    EmployersShown(Employers employers) {
        this.employers = employers;
    }

    /** Names; employers not verified, or suspended since the index was written, are missing. */
    Map<EmployerId, String> names(Collection<EmployerId> ids) {
        Map<EmployerId, String> names = new HashMap<>();
        employers
                .findAll(new LinkedHashSet<>(ids))
                .forEach(
                        (id, employer) -> {
                            if (employer.verified()) {
                                names.put(id, employer.name());
                            }
                        });
        return names;
    }
}
