package org.onward.matching.employer;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;

/**
 * Stops everything of an employer at once: what it offers is hidden, nothing is posted for it, and
 * its accounts are signed out and let in no more.
 */
@Singleton
public final class SuspendEmployer {
    private final Transactions transactions;
    private final EmployerScope scope;
    private final ChangeStanding standing;
    private final WhenSuspended stops;
    private final InstantSource clock;

    SuspendEmployer(
            Transactions transactions,
            EmployerScope scope,
            ChangeStanding standing,
            WhenSuspended stops,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.standing = standing;
        this.stops = stops;
        this.clock = clock;
    }

    /**
     * @param because needed, at most 500 characters; shown to staff only
     */
    public void suspend(Caller caller, EmployerId id, @Nullable String because) {
        String reason = PlainText.line(because);
        if (reason == null) {
            throw Problem.invalid("because", "required", "A reason is needed.");
        }
        if (reason.codePointCount(0, reason.length()) > 500) {
            throw Problem.invalid("because", "too_long", "At most 500 characters.");
        }
        transactions.write(
                caller,
                () -> {
                    standing.change(
                            caller,
                            scope.vouchingFor(caller, id),
                            new Standing.Suspended(reason, clock.instant()),
                            "suspend_employer",
                            reason);
                    stops.suspended(caller, id);
                });
    }
}
