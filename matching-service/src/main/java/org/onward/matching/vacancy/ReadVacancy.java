package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerScope;

/** Reads one vacancy with its employer, for whoever may act for that employer. */
@Singleton
public final class ReadVacancy {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final EmployerScope employers;

    ReadVacancy(Transactions transactions, VacancyScope scope, EmployerScope employers) {
        this.transactions = transactions;
        this.scope = scope;
        this.employers = employers;
    }

    /** A vacancy and whose it is. */
    public record Read(Vacancy vacancy, Employer employer) {}

    public Read read(Caller caller, VacancyId id) {
        return transactions.read(
                caller,
                () -> {
                    Vacancy vacancy = scope.actingOn(caller, id);
                    return new Read(
                            vacancy, employers.actingFor(caller, vacancy.post().employer()));
                });
    }
}
