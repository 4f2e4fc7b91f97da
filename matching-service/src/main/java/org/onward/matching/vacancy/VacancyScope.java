package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.EmployerScope;
import org.onward.matching.problem.Problem;

/** Who may act on which vacancy: whoever may act for its employer. */
@Singleton
final class VacancyScope {
    private final Vacancies vacancies;
    private final EmployerScope employers;

    VacancyScope(Vacancies vacancies, EmployerScope employers) {
        this.vacancies = vacancies;
        this.employers = employers;
    }

    /** To be called inside a transaction; somebody else's vacancy is NOT_FOUND. */
    Vacancy actingOn(Caller caller, VacancyId id) {
        Vacancy vacancy = vacancies.find(id).orElseThrow(Problem::notFound);
        employers.actingFor(caller, vacancy.post().employer());
        return vacancy;
    }

    /** Who reviews and vets: staff. */
    Vacancy reviewing(Caller caller, VacancyId id) {
        Vacancy vacancy = actingOn(caller, id);
        return switch (caller.role()) {
            case PROGRAMME_STAFF, CHAMBER -> vacancy;
            case COUNSELLOR, EMPLOYER, TRAINING_PROVIDER, OUTREACH, ADMINISTRATOR, AUDITOR ->
                    throw Problem.notAllowed();
        };
    }
}
