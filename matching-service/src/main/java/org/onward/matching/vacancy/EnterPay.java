package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.Money;

/**
 * Enters what a vacancy pays, told by its employer: adverts of a chamber's file often do not say
 * it, and nobody is introduced before it is known.
 */
@Singleton
public final class EnterPay {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final StoreVacancies store;
    private final Adverts adverts;
    private final MoveVacancy move;

    EnterPay(
            Transactions transactions,
            VacancyScope scope,
            StoreVacancies store,
            Adverts adverts,
            MoveVacancy move) {
        this.transactions = transactions;
        this.scope = scope;
        this.store = store;
        this.adverts = adverts;
        this.move = move;
    }

    /**
     * @param version as read
     * @throws Problem CHANGED_MEANWHILE with another version; CONFLICT where the pay is known
     *     already or the vacancy is over; INVALID where the stipend is in another currency
     */
    public void enter(Caller caller, VacancyId id, int version, Pay pay) {
        transactions.write(
                caller,
                () -> {
                    Vacancy vacancy = scope.actingOn(caller, id);
                    if (vacancy.version() != version) {
                        throw Problem.changedMeanwhile();
                    }
                    if (vacancy.post().pay() != null || !takesPay(vacancy.state())) {
                        throw Problem.conflict("Its pay is known, or the vacancy is over.");
                    }
                    Money stipend = VacancyContent.of(vacancy).stipend();
                    FieldErrors errors = new FieldErrors();
                    errors.addIf(
                            stipend != null && !stipend.currency().equals(pay.currency()),
                            "currency",
                            "other_currency",
                            "The stipend is in another currency.");
                    errors.throwIfAny();
                    store.pay(id, version, pay);
                    VacancyContent before = VacancyContent.of(vacancy);
                    Post post = before.post();
                    adverts.corrected(
                            id,
                            before,
                            before.with(
                                    post.with(
                                            pay,
                                            post.skills(),
                                            post.languages(),
                                            post.overseas())));
                    move.written(caller, id, "enter_pay");
                });
    }

    /** Whether somebody may still be introduced for it, now or later. */
    static boolean takesPay(VacancyState state) {
        return switch (state) {
            case VacancyState.Open o -> true;
            case VacancyState.Paused p -> true;
            case VacancyState.Submitted s -> true;
            case VacancyState.Draft d -> false;
            case VacancyState.SentBack s -> false;
            case VacancyState.Expired e -> false;
            case VacancyState.Rejected r -> false;
            case VacancyState.Filled f -> false;
            case VacancyState.Withdrawn w -> false;
        };
    }
}
