package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

/** The employer takes a vacancy back, at whatever stage. */
@Singleton
public final class WithdrawVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final MoveVacancy move;
    private final InstantSource clock;

    WithdrawVacancy(
            Transactions transactions, VacancyScope scope, MoveVacancy move, InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.move = move;
        this.clock = clock;
    }

    public void withdraw(Caller caller, VacancyId id) {
        withdraw(caller, id, null);
    }

    /**
     * @param version as read, null where nobody read it; another one is CHANGED_MEANWHILE
     */
    public void withdraw(Caller caller, VacancyId id, @Nullable Integer version) {
        transactions.write(
                caller,
                () ->
                        move.move(
                                caller,
                                scope.ending(caller, id, version),
                                VacancyStep.WITHDRAW,
                                new VacancyState.Withdrawn(clock.instant()),
                                null));
    }
}
