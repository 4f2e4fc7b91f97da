package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerScope;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

/**
 * Says something else in a vacancy that is not over. What was vetted or approved is looked at
 * again: vetting where the work is abroad, review where somebody who may not approve changed what a
 * person decides by. Whoever edits what is open, its words ask and give nothing that they must not.
 */
@Singleton
public final class EditVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final EmployerScope employers;
    private final WhatIsBehind behind;
    private final StoreVacancies store;
    private final Adverts adverts;
    private final VacancyCheck check;
    private final NotForEmployers words;
    private final MoveVacancy move;
    private final InstantSource clock;

    EditVacancy(
            Transactions transactions,
            VacancyScope scope,
            EmployerScope employers,
            WhatIsBehind behind,
            StoreVacancies store,
            Adverts adverts,
            VacancyCheck check,
            NotForEmployers words,
            MoveVacancy move,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.employers = employers;
        this.behind = behind;
        this.store = store;
        this.adverts = adverts;
        this.check = check;
        this.words = words;
        this.move = move;
        this.clock = clock;
    }

    /**
     * @param version as read; another one is CHANGED_MEANWHILE
     * @param form its kind and employer cannot change; where it is silent about what stands behind
     *     a training, or about the words of the advert it came from, that stays
     */
    public void edit(Caller caller, VacancyId id, int version, VacancyForm form) {
        transactions.write(
                caller,
                () -> {
                    Vacancy before = scope.actingOn(caller, id);
                    if (before.version() != version) {
                        throw Problem.changedMeanwhile();
                    }
                    refuseWhereOver(before.state());
                    Employer employer = employers.actingFor(caller, before.post().employer());
                    GoodStanding.mayAct(employer);
                    FieldErrors errors = new FieldErrors();
                    VacancyContent content = check.check(form, employer, caller.today(), errors);
                    errors.addIf(
                            content != null && content.kind() != before.kind(),
                            "kind",
                            "fixed",
                            "The kind of a vacancy cannot change; post another.");
                    errors.addIf(
                            form.employer() != null
                                    && !form.employer().equals(employer.id().value()),
                            "employer",
                            "fixed",
                            "The employer of a vacancy cannot change; post another.");
                    errors.addIf(
                            form.backedBy() != null && form.backedBy().contains(id.value()),
                            "backedBy",
                            "not_itself",
                            "A training cannot be behind itself.");
                    List<VacancyId> already = VacancyContent.of(before).backedBy();
                    if (content != null && form.backedBy() == null) {
                        content = content.backedBy(already);
                    }
                    if (content != null) {
                        behind.check(content.backedBy(), already, errors);
                    }
                    if (isReviewed(caller) || before.state() instanceof VacancyState.Open) {
                        PostingWords.refuse(form, errors);
                    }
                    if (!isReviewed(caller)) {
                        words.refuse(form, errors);
                    }
                    errors.throwIfAny();
                    VacancyContent now =
                            Vetting.kept(
                                    before,
                                    adverts.wordsKept(
                                            id, before, Objects.requireNonNull(content), form));
                    store.update(
                            List.of(new StoreVacancies.Stored(id, now, before.state(), null, null)),
                            Map.of(id, before));
                    adverts.corrected(id, VacancyContent.of(before), now);
                    move.written(caller, id, "edit_vacancy");
                    List<String> changed = MaterialChange.between(before, now);
                    if (!changed.isEmpty()
                            && !mayApprove(caller)
                            && VacancyStep.CHANGE.mayFollow(before.state())) {
                        move.move(
                                caller,
                                now.as(id, version + 1, before.state()),
                                VacancyStep.CHANGE,
                                new VacancyState.Submitted(clock.instant()),
                                MaterialChange.because(changed));
                    }
                });
    }

    private static boolean mayApprove(Caller caller) {
        return switch (caller.role()) {
            case PROGRAMME_STAFF, CHAMBER -> true;
            case COUNSELLOR, EMPLOYER, TRAINING_PROVIDER, OUTREACH, ADMINISTRATOR, AUDITOR -> false;
        };
    }

    /** Whether the caller writes for itself, and is told at once which words may not stand. */
    static boolean isReviewed(Caller caller) {
        return switch (caller.role()) {
            case EMPLOYER, TRAINING_PROVIDER -> true;
            case COUNSELLOR, PROGRAMME_STAFF, CHAMBER, OUTREACH, ADMINISTRATOR, AUDITOR -> false;
        };
    }

    static void refuseWhereOver(VacancyState state) {
        switch (state) {
            case VacancyState.Draft d -> {}
            case VacancyState.Submitted s -> {}
            case VacancyState.SentBack s -> {}
            case VacancyState.Open o -> {}
            case VacancyState.Paused p -> {}
            case VacancyState.Expired e -> {}
            case VacancyState.Rejected r -> throw over();
            case VacancyState.Filled f -> throw over();
            case VacancyState.Withdrawn w -> throw over();
        }
    }

    private static Problem over() {
        return Problem.conflict("This vacancy is over; post another.");
    }
}
