package org.onward.matching.employer;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;

/** The one step by which a standing changes: table, row, change log and trail together. */
@Singleton
final class ChangeStanding {
    private final PostgresEmployers employers;
    private final ChangeLog changes;
    private final Audit audit;

    ChangeStanding(PostgresEmployers employers, ChangeLog changes, Audit audit) {
        this.employers = employers;
        this.changes = changes;
        this.audit = audit;
    }

    void change(
            Caller caller, Employer employer, Standing to, String act, @Nullable String because) {
        if (!StandingTransitions.allowed(employer.standing().getClass(), to.getClass())) {
            throw Problem.conflict(
                    switch (employer.standing()) {
                        case Standing.Unverified() -> "This employer is not verified or suspended.";
                        case Standing.Verified v -> "This employer is verified already.";
                        case Standing.Suspended s -> "This employer is suspended; lift that first.";
                    });
        }
        if (to instanceof Standing.Verified) {
            employers.requireFree(
                    employer.id().value(), employer.country(), employer.registrationNumber());
        }
        employers.standing(employer, to);
        changes.changed(ChangeLog.Subject.EMPLOYER, employer.id().value());
        audit.doneBecause(
                caller.account().value(),
                caller.role().name(),
                act,
                "employer",
                employer.id().value(),
                because);
    }
}
