package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerScope;

/** Hands a vacancy in for review; an expired one is handed in again. */
@Singleton
public final class SubmitVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final EmployerScope employers;
    private final MoveVacancy move;
    private final InstantSource clock;

    SubmitVacancy(
            Transactions transactions,
            VacancyScope scope,
            EmployerScope employers,
            MoveVacancy move,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.employers = employers;
        this.move = move;
        this.clock = clock;
    }

    public void submit(Caller caller, VacancyId id) {
        submit(caller, id, null);
    }

    /**
     * @param version as read, null where nobody read it; another one is CHANGED_MEANWHILE
     */
    public void submit(Caller caller, VacancyId id, @Nullable Integer version) {
        transactions.write(
                caller,
                () -> {
                    Vacancy vacancy = scope.actingOn(caller, id, version);
                    GoodStanding.mayAct(employers.actingFor(caller, vacancy.post().employer()));
                    move.move(
                            caller,
                            vacancy,
                            VacancyStep.SUBMIT,
                            new VacancyState.Submitted(clock.instant()),
                            null);
                });
    }
}
