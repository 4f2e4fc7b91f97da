package org.onward.matching.vacancy;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;

/** Whose vacancies the caller may act on; nulls are everybody's. */
record Reach(@Nullable UUID chamber, @Nullable UUID employer) {
    static Reach of(Caller caller) {
        return switch (caller.role()) {
            case COUNSELLOR, PROGRAMME_STAFF -> new Reach(null, null);
            case CHAMBER -> new Reach(Objects.requireNonNull(caller.organisation()), null);
            case EMPLOYER, TRAINING_PROVIDER ->
                    new Reach(null, Objects.requireNonNull(caller.organisation()));
            case OUTREACH, ADMINISTRATOR, AUDITOR -> throw Problem.notAllowed();
        };
    }
}
