package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

/**
 * Writes a vacancy and hands it in, both or neither: an employer who posts on one page is not left
 * with half of it.
 */
@Singleton
public final class HandInVacancy {
    private final Transactions transactions;
    private final Vacancies vacancies;
    private final PostVacancy post;
    private final EditVacancy edit;
    private final SubmitVacancy submit;

    HandInVacancy(
            Transactions transactions,
            Vacancies vacancies,
            PostVacancy post,
            EditVacancy edit,
            SubmitVacancy submit) {
        this.transactions = transactions;
        this.vacancies = vacancies;
        this.post = post;
        this.edit = edit;
        this.submit = submit;
    }

    /**
     * @param key idempotency key, or null; a repetition finds the vacancy where it stands
     */
    public VacancyId post(Caller caller, @Nullable String key, VacancyForm form) {
        return transactions.write(
                caller,
                () -> {
                    VacancyId id = post.post(caller, key, form);
                    submitWhereItWaits(caller, id);
                    return id;
                });
    }

    /**
     * @param version as read
     */
    public void edit(Caller caller, VacancyId id, int version, VacancyForm form) {
        transactions.write(
                caller,
                () -> {
                    edit.edit(caller, id, version, form);
                    submitWhereItWaits(caller, id);
                });
    }

    private void submitWhereItWaits(Caller caller, VacancyId id) {
        boolean waits =
                vacancies
                        .find(id)
                        .filter(now -> VacancyStep.SUBMIT.mayFollow(now.state()))
                        .isPresent();
        if (waits) {
            submit.submit(caller, id);
        }
    }
}
