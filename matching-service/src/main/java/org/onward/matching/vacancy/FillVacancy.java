package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
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
        transactions.write(
                caller,
                () ->
                        move.move(
                                caller,
                                scope.actingOn(caller, id),
                                VacancyStep.FILL,
                                new VacancyState.Filled(clock.instant()),
                                null));
    }
}
