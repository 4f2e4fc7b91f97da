package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.CreateOnce;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.EmployerScope;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

/** Drafts a vacancy for an employer; submitting it is a step of its own. */
@Singleton
public final class PostVacancy {
    private static final UUID NONE = new UUID(0, 0);

    private final Transactions transactions;
    private final EmployerScope employers;
    private final WhatIsBehind behind;
    private final StoreVacancies store;
    private final VacancyStates states;
    private final VacancyCheck check;
    private final NotForEmployers words;
    private final MoveVacancy move;
    private final CreateOnce once;

    PostVacancy(
            Transactions transactions,
            EmployerScope employers,
            WhatIsBehind behind,
            StoreVacancies store,
            VacancyStates states,
            VacancyCheck check,
            NotForEmployers words,
            MoveVacancy move,
            CreateOnce once) {
        this.transactions = transactions;
        this.employers = employers;
        this.behind = behind;
        this.store = store;
        this.states = states;
        this.check = check;
        this.words = words;
        this.move = move;
        this.once = once;
    }

    /**
     * @param key idempotency key, or null
     * @param form its employer may be left out by an employer or training provider
     * @throws Problem INVALID with every bad field
     */
    public VacancyId post(Caller caller, @Nullable String key, VacancyForm form) {
        UUID own =
                caller.role() == Role.EMPLOYER || caller.role() == Role.TRAINING_PROVIDER
                        ? caller.organisation()
                        : null;
        UUID employerId = Objects.requireNonNullElse(form.employer(), own == null ? NONE : own);
        if (employerId.equals(NONE)) {
            throw Problem.invalid("employer", "required", "Say whose vacancy it is.");
        }
        return transactions.write(
                caller,
                () -> {
                    Employer employer = employers.actingFor(caller, new EmployerId(employerId));
                    GoodStanding.mayAct(employer);
                    FieldErrors errors = new FieldErrors();
                    VacancyContent content = check.check(form, employer, caller.today(), errors);
                    if (content != null) {
                        behind.check(content.backedBy(), List.of(), errors);
                    }
                    if (EditVacancy.isReviewed(caller)) {
                        PostingWords.refuse(form, errors);
                    } else {
                        words.refuse(form, errors);
                    }
                    errors.throwIfAny();
                    return new VacancyId(
                            once.create(
                                    caller,
                                    key,
                                    "vacancies",
                                    id ->
                                            insert(
                                                    caller,
                                                    new VacancyId(id),
                                                    Objects.requireNonNull(content))));
                });
    }

    private void insert(Caller caller, VacancyId id, VacancyContent content) {
        VacancyState draft = new VacancyState.Draft();
        store.insert(List.of(new StoreVacancies.Stored(id, content, draft, null, null)));
        states.recordChanges(
                List.of(new VacancyStates.Change(id, null, draft)), caller.account(), null);
        move.written(caller, id, "draft_vacancy");
    }
}
