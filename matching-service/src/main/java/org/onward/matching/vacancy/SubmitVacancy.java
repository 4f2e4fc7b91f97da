package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

/** Hands a vacancy in for review; an expired one is handed in again. */
@Singleton
public final class SubmitVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final MoveVacancy move;
    private final InstantSource clock;

    SubmitVacancy(
            Transactions transactions, VacancyScope scope, MoveVacancy move, InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.move = move;
        this.clock = clock;
    }

    public void submit(Caller caller, VacancyId id) {
        transactions.write(
                caller,
                () ->
                        move.move(
                                caller,
                                scope.actingOn(caller, id),
                                VacancyStep.SUBMIT,
                                new VacancyState.Submitted(clock.instant()),
                                null));
    }
}
