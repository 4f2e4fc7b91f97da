package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.mail.Purpose;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;

/** Asks the employer to mend what is named, field by field. */
@Singleton
public final class SendBackVacancy {
    private static final int COMMENTS = 40;
    private static final int MESSAGE = 500;

    private final Transactions transactions;
    private final VacancyScope scope;
    private final MoveVacancy move;
    private final TellOfReview tell;
    private final NotForEmployers words;
    private final InstantSource clock;

    SendBackVacancy(
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

    /** What is asked about one field, as typed. */
    public record Comment(@Nullable String field, @Nullable String message) {}

    public void sendBack(Caller caller, VacancyId id, List<Comment> comments) {
        sendBack(caller, id, null, comments);
    }

    /**
     * @param version as read; another one is CHANGED_MEANWHILE
     * @param comments at least one
     * @throws Problem CONFLICT where the vacancy is not submitted
     */
    public void sendBack(
            Caller caller, VacancyId id, @Nullable Integer version, List<Comment> comments) {
        List<FieldError> checked = checked(comments);
        transactions.write(
                caller,
                () -> {
                    Vacancy vacancy = scope.reviewing(caller, id, version);
                    move.move(
                            caller,
                            vacancy,
                            VacancyStep.SEND_BACK,
                            new VacancyState.SentBack(checked, clock.instant()),
                            null);
                    tell.tell(vacancy, Purpose.VACANCY_SENT_BACK);
                });
    }

    private List<FieldError> checked(List<Comment> comments) {
        FieldErrors errors = new FieldErrors();
        errors.addIf(
                comments.isEmpty() || comments.size() > COMMENTS,
                "comments",
                "out_of_range",
                "Between 1 and %d comments.".formatted(COMMENTS));
        errors.throwIfAny();
        List<FieldError> checked =
                comments.stream()
                        .map(
                                comment ->
                                        new FieldError(
                                                Objects.requireNonNullElse(
                                                        PlainText.line(comment.field()), ""),
                                                "review",
                                                PlainText.lines(comment.message())))
                        .toList();
        for (int i = 0; i < checked.size(); i++) {
            FieldError one = checked.get(i);
            errors.addIf(
                    one.field().length() > 60,
                    "comments[%d].field".formatted(i),
                    "too_long",
                    "At most 60 characters.");
            errors.addIf(
                    one.message().isEmpty() || one.message().length() > MESSAGE,
                    "comments[%d].message".formatted(i),
                    "out_of_range",
                    "Between 1 and %d characters.".formatted(MESSAGE));
            words.refuse("comments[%d].message".formatted(i), one.message(), errors);
        }
        errors.throwIfAny();
        return checked;
    }
}
