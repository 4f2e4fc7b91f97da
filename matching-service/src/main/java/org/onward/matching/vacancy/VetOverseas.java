package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;

/** Staff have seen what must be seen before work abroad is shown to anybody. */
@Singleton
public final class VetOverseas {
    private static final int MOST = 200;

    private final Transactions transactions;
    private final VacancyScope scope;
    private final VacancyStates states;
    private final StoreVacancies store;
    private final MoveVacancy move;

    VetOverseas(
            Transactions transactions,
            VacancyScope scope,
            VacancyStates states,
            StoreVacancies store,
            MoveVacancy move) {
        this.transactions = transactions;
        this.scope = scope;
        this.states = states;
        this.store = store;
        this.move = move;
    }

    /**
     * All of it is needed.
     *
     * @param licence the agency's licence number
     * @param contractSeen the contract was read
     * @param zeroFees the person pays nothing
     */
    public record Seen(
            @Nullable String licence,
            @Nullable String principal,
            @Nullable String jobOrder,
            @Nullable String visaClass,
            boolean contractSeen,
            boolean zeroFees) {}

    public void vet(Caller caller, VacancyId id, Seen seen) {
        vet(caller, id, null, seen);
    }

    /**
     * @param version as read; another one is CHANGED_MEANWHILE
     * @throws Problem INVALID with everything that is missing; CONFLICT where the work is not
     *     abroad
     */
    public void vet(Caller caller, VacancyId id, @Nullable Integer version, Seen seen) {
        FieldErrors errors = new FieldErrors();
        String licence = needed(seen.licence(), "licenceNumber", errors);
        String principal = needed(seen.principal(), "principal", errors);
        String jobOrder = needed(seen.jobOrder(), "jobOrder", errors);
        String visaClass = needed(seen.visaClass(), "visaClass", errors);
        errors.addIf(
                !seen.contractSeen(), "contractSeen", "required", "The contract must be seen.");
        errors.addIf(!seen.zeroFees(), "zeroFees", "required", "There must be no fees.");
        transactions.write(
                caller,
                () -> {
                    Vacancy vacancy = scope.reviewing(caller, id, version);
                    errors.throwIfAny();
                    if (vacancy.post().overseas() == null) {
                        throw Problem.conflict("This vacancy is not abroad.");
                    }
                    Overseas vetted =
                            new Overseas(
                                    licence,
                                    principal,
                                    jobOrder,
                                    visaClass,
                                    true,
                                    true,
                                    caller.today());
                    if (vetted.equals(vacancy.post().overseas())) {
                        return; // sent again
                    }
                    VacancyContent content = Vetting.with(VacancyContent.of(vacancy), vetted);
                    states.vetted(vacancy, vetted, store.work(content));
                    move.written(caller, id, "vet_vacancy");
                });
    }

    private static @Nullable String needed(
            @Nullable String text, String field, FieldErrors errors) {
        String line = PlainText.line(text);
        errors.addIf(
                line == null, field, "required", "This must be seen before work abroad is shown.");
        errors.addIf(
                line != null && line.codePointCount(0, line.length()) > MOST,
                field,
                "too_long",
                "At most %d characters.".formatted(MOST));
        return line;
    }
}
