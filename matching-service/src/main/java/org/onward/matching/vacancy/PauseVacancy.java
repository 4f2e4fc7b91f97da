package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

/** Hides an open vacancy for a while. */
@Singleton
public final class PauseVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final MoveVacancy move;
    private final InstantSource clock;

    PauseVacancy(
            Transactions transactions, VacancyScope scope, MoveVacancy move, InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.move = move;
        this.clock = clock;
    }

    public void pause(Caller caller, VacancyId id) {
        pause(caller, id, null);
    }

    /**
     * @param version as read, null where nobody read it; another one is CHANGED_MEANWHILE
     */
    public void pause(Caller caller, VacancyId id, @Nullable Integer version) {
        transactions.write(
                caller,
                () ->
                        move.move(
                                caller,
                                scope.actingOn(caller, id, version),
                                VacancyStep.PAUSE,
                                new VacancyState.Paused(clock.instant()),
                                null));
    }
}
