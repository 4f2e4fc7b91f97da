package org.onward.matching.employer;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.mail.Purpose;
import org.onward.matching.problem.Problem;

/**
 * Staff, or the employer's chamber, vouch that it is what it says; what waited for that waits no
 * longer.
 */
@Singleton
public final class VerifyEmployer {
    static final String ACT = "verify_employer";

    private final Transactions transactions;
    private final EmployerScope scope;
    private final ChangeStanding standing;
    private final WaitingForVerification waiting;
    private final TellEmployer tell;
    private final InstantSource clock;

    VerifyEmployer(
            Transactions transactions,
            EmployerScope scope,
            ChangeStanding standing,
            WaitingForVerification waiting,
            TellEmployer tell,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.standing = standing;
        this.waiting = waiting;
        this.tell = tell;
        this.clock = clock;
    }

    /**
     * @throws Problem CONFLICT where the employer is verified already, or suspended
     */
    public void verify(Caller caller, EmployerId id) {
        transactions.write(
                caller,
                () -> {
                    Employer employer = scope.vouchingFor(caller, id);
                    // Suspended to Verified is a lifted suspension, never a second verification.
                    if (employer.standing() instanceof Standing.Suspended) {
                        throw Problem.conflict("This employer is suspended; lift that first.");
                    }
                    standing.change(
                            caller,
                            employer,
                            new Standing.Verified(caller.account(), clock.instant()),
                            ACT,
                            null);
                    waiting.verified(caller, id);
                    tell.tell(
                            id,
                            Purpose.EMPLOYER_VERIFIED,
                            Map.of("employer", employer.name(), "link", "/"));
                });
    }
}
