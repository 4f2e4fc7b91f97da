package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerScope;
import org.onward.matching.mail.Purpose;
import org.onward.matching.problem.Problem;

/** Opens a submitted vacancy, once its employer is verified. */
@Singleton
public final class ApproveVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final EmployerScope employers;
    private final VacancyStates states;
    private final MoveVacancy move;
    private final TellOfReview tell;
    private final InstantSource clock;

    ApproveVacancy(
            Transactions transactions,
            VacancyScope scope,
            EmployerScope employers,
            VacancyStates states,
            MoveVacancy move,
            TellOfReview tell,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.employers = employers;
        this.states = states;
        this.move = move;
        this.tell = tell;
        this.clock = clock;
    }

    /**
     * @throws Problem CONFLICT where the employer is not verified, or the vacancy not submitted
     */
    public void approve(Caller caller, VacancyId id) {
        approve(caller, id, null);
    }

    /**
     * @param version as read; another one is CHANGED_MEANWHILE
     */
    public void approve(Caller caller, VacancyId id, @Nullable Integer version) {
        transactions.write(
                caller,
                () -> {
                    Vacancy vacancy = scope.reviewing(caller, id, version);
                    GoodStanding.mayOpen(employers.actingFor(caller, vacancy.post().employer()));
                    Instant now = clock.instant();
                    move.move(
                            caller,
                            vacancy,
                            VacancyStep.APPROVE,
                            new VacancyState.Open(states.openedAt(id).orElse(now), now),
                            null);
                    tell.tell(vacancy, Purpose.VACANCY_APPROVED);
                });
    }
}
