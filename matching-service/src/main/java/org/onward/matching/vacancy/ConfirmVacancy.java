package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerScope;
import org.onward.matching.problem.Problem;

/** Somebody says that a vacancy is still true; one that expired is shown again. */
@Singleton
public final class ConfirmVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final EmployerScope employers;
    private final VacancyStates states;
    private final MoveVacancy move;
    private final InstantSource clock;

    ConfirmVacancy(
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

    public void confirm(Caller caller, VacancyId id) {
        confirm(caller, id, null);
    }

    /**
     * @param version as read, null where nobody read it; another one is CHANGED_MEANWHILE
     * @throws Problem CONFLICT where it was never shown, is over, or is past its last day; where
     *     its employer is suspended, or an expired one's is not verified
     */
    public void confirm(Caller caller, VacancyId id, @Nullable Integer version) {
        transactions.write(
                caller,
                () -> {
                    Vacancy vacancy = scope.actingOn(caller, id, version);
                    Employer employer = employers.actingFor(caller, vacancy.post().employer());
                    switch (vacancy.state()) {
                        case VacancyState.Open o -> confirmed(caller, vacancy, employer);
                        case VacancyState.Paused p -> confirmed(caller, vacancy, employer);
                        case VacancyState.Expired e -> reopened(caller, vacancy, employer);
                        case VacancyState.Draft d -> throw notShown();
                        case VacancyState.Submitted s -> throw notShown();
                        case VacancyState.SentBack s -> throw notShown();
                        case VacancyState.Rejected r -> throw notShown();
                        case VacancyState.Filled f -> throw notShown();
                        case VacancyState.Withdrawn w -> throw notShown();
                    }
                });
    }

    private void confirmed(Caller caller, Vacancy vacancy, Employer employer) {
        GoodStanding.mayAct(employer);
        states.confirmed(vacancy);
        move.written(caller, vacancy.id(), "confirm_vacancy");
    }

    private void reopened(Caller caller, Vacancy vacancy, Employer employer) {
        GoodStanding.mayOpen(employer);
        GoodStanding.lastDayNotPassed(vacancy, caller.today());
        Instant now = clock.instant();
        move.move(
                caller,
                vacancy,
                VacancyStep.CONFIRM,
                new VacancyState.Open(states.openedAt(vacancy.id()).orElse(now), now),
                null);
    }

    private static Problem notShown() {
        return Problem.conflict("Only a vacancy that people were shown can be confirmed.");
    }
}
