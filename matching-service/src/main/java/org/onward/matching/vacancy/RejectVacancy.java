package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.mail.Purpose;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;

/** Refuses a submitted vacancy for good. */
@Singleton
public final class RejectVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final MoveVacancy move;
    private final TellOfReview tell;
    private final NotForEmployers words;
    private final InstantSource clock;

    RejectVacancy(
            Transactions transactions,
            VacancyScope scope,
            MoveVacancy move,
            TellOfReview tell,
            NotForEmployers words,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.move = move;
        this.tell = tell;
        this.words = words;
        this.clock = clock;
    }

    public void reject(Caller caller, VacancyId id, @Nullable String because) {
        reject(caller, id, null, because);
    }

    /**
     * @param version as read; another one is CHANGED_MEANWHILE
     * @param because needed, at most 500 characters; the employer reads it
     * @throws Problem CONFLICT where the vacancy is not submitted
     */
    public void reject(
            Caller caller, VacancyId id, @Nullable Integer version, @Nullable String because) {
        String reason = PlainText.line(because);
        if (reason == null) {
            throw Problem.invalid("because", "required", "A reason is needed.");
        }
        if (reason.codePointCount(0, reason.length()) > 500) {
            throw Problem.invalid("because", "too_long", "At most 500 characters.");
        }
        FieldErrors errors = new FieldErrors();
        words.refuse("because", reason, errors);
        errors.throwIfAny();
        transactions.write(
                caller,
                () -> {
                    Vacancy vacancy = scope.reviewing(caller, id, version);
                    move.move(
                            caller,
                            vacancy,
                            VacancyStep.REJECT,
                            new VacancyState.Rejected(reason, clock.instant()),
                            reason);
                    tell.tell(vacancy, Purpose.VACANCY_REJECTED);
                });
    }
}
