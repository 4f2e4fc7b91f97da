package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

/** All seats are taken. */
@Singleton
public final class FillVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final MoveVacancy move;
    private final InstantSource clock;

    FillVacancy(
            Transactions transactions, VacancyScope scope, MoveVacancy move, InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.move = move;
        this.clock = clock;
    }

    public void fill(Caller caller, VacancyId id) {
        fill(caller, id, null);
    }

    /**
     * @param version as read, null where nobody read it; another one is CHANGED_MEANWHILE
     */
    public void fill(Caller caller, VacancyId id, @Nullable Integer version) {
        transactions.write(
                caller,
                () ->
                        move.move(
                                caller,
                                scope.ending(caller, id, version),
                                VacancyStep.FILL,
                                new VacancyState.Filled(clock.instant()),
                                null));
    }
}
