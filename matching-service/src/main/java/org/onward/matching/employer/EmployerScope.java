package org.onward.matching.employer;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;

/** Who may act for which employer. */
@Singleton
public final class EmployerScope {
    private final Employers employers;

    EmployerScope(Employers employers) {
        this.employers = employers;
    }

    /**
     * The employer, if the caller may act for it: staff for any, a chamber for its members, an
     * employer or training provider for itself. To be called inside a transaction.
     *
     * @throws Problem NOT_FOUND for somebody else's, exactly as for one that does not exist
     */
    public Employer actingFor(Caller caller, EmployerId id) {
        return employers
                .find(id)
                .filter(employer -> mayActFor(caller, employer.id().value(), employer.chamber()))
                .orElseThrow(Problem::notFound);
    }

    /** Staff, or the chamber the employer is a member of: who verifies and suspends. */
    Employer vouchingFor(Caller caller, EmployerId id) {
        Employer employer = actingFor(caller, id);
        return switch (caller.role()) {
            case PROGRAMME_STAFF, CHAMBER -> employer;
            case COUNSELLOR, EMPLOYER, TRAINING_PROVIDER, OUTREACH, ADMINISTRATOR, AUDITOR ->
                    throw Problem.notAllowed();
        };
    }

    static boolean mayActFor(Caller caller, UUID employer, @Nullable UUID chamber) {
        return switch (caller.role()) {
            case COUNSELLOR, PROGRAMME_STAFF -> true;
            case CHAMBER -> chamber != null && Objects.equals(chamber, caller.organisation());
            case EMPLOYER, TRAINING_PROVIDER -> employer.equals(caller.organisation());
            case OUTREACH, ADMINISTRATOR, AUDITOR -> false;
        };
    }
}
