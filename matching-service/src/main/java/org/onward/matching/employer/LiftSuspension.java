package org.onward.matching.employer;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;

/**
 * Ends a suspension; the employer is what it was before. Staff only: a chamber that has members to
 * please does not undo what was done for a person's safety.
 */
@Singleton
public final class LiftSuspension {
    private final Transactions transactions;
    private final EmployerScope scope;
    private final PostgresEmployers employers;
    private final ChangeStanding standing;
    private final WaitingForVerification waiting;

    LiftSuspension(
            Transactions transactions,
            EmployerScope scope,
            PostgresEmployers employers,
            ChangeStanding standing,
            WaitingForVerification waiting) {
        this.transactions = transactions;
        this.scope = scope;
        this.employers = employers;
        this.standing = standing;
        this.waiting = waiting;
    }

    /**
     * @throws Problem CONFLICT where the employer is not suspended
     */
    public void lift(Caller caller, EmployerId id) {
        if (caller.role() != Role.COUNSELLOR && caller.role() != Role.PROGRAMME_STAFF) {
            throw Problem.notAllowed();
        }
        transactions.write(
                caller,
                () -> {
                    Employer employer = scope.vouchingFor(caller, id);
                    if (!(employer.standing() instanceof Standing.Suspended)) {
                        throw Problem.conflict("This employer is not suspended.");
                    }
                    Standing before = employers.beforeSuspension(id);
                    standing.change(caller, employer, before, "lift_suspension", null);
                    if (before instanceof Standing.Verified) {
                        waiting.verified(caller, id);
                    }
                });
    }
}
