package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerScope;
import org.onward.matching.problem.Problem;

/** Shows a paused vacancy again; whoever does so says that it is still true. */
@Singleton
public final class OpenVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final EmployerScope employers;
    private final VacancyStates states;
    private final MoveVacancy move;
    private final InstantSource clock;

    OpenVacancy(
            Transactions transactions,
            VacancyScope scope,
            EmployerScope employers,
            VacancyStates states,
            MoveVacancy move,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.employers = employers;
        this.states = states;
        this.move = move;
        this.clock = clock;
    }

    /**
     * @throws Problem CONFLICT where the vacancy is not paused, or its employer not verified
     */
    public void open(Caller caller, VacancyId id) {
        transactions.write(
                caller,
                () -> {
                    Vacancy vacancy = scope.actingOn(caller, id);
                    GoodStanding.mayOpen(employers.actingFor(caller, vacancy.post().employer()));
                    Instant now = clock.instant();
                    move.move(
                            caller,
                            vacancy,
                            VacancyStep.OPEN,
                            new VacancyState.Open(states.openedAt(id).orElse(now), now),
                            null);
                });
    }
}
