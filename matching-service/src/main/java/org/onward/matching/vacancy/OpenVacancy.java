package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
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

    public void open(Caller caller, VacancyId id) {
        open(caller, id, null);
    }

    /**
     * @param version as read, null where nobody read it; another one is CHANGED_MEANWHILE
     * @throws Problem CONFLICT where the vacancy is not paused, its employer not verified, or its
     *     last day has passed
     */
    public void open(Caller caller, VacancyId id, @Nullable Integer version) {
        transactions.write(
                caller,
                () -> {
                    Vacancy vacancy = scope.actingOn(caller, id, version);
                    GoodStanding.mayOpen(employers.actingFor(caller, vacancy.post().employer()));
                    GoodStanding.lastDayNotPassed(vacancy, caller.today());
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
