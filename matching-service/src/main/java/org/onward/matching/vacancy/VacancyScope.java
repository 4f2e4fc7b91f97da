package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.EmployerScope;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.Sql;

/**
 * Who may act on which vacancy: whoever may act for its employer. What an employer's own account
 * drafts is nobody else's before it is handed in, and never where it is withdrawn instead.
 */
@Singleton
final class VacancyScope {
    /** Whether the vacancy {@code v} is such a draft. */
    static final String OWN_DRAFT =
            """
            (v.state in ('draft', 'withdrawn')
                and exists (select 1 from vacancy_change c join account a on a.id = c.recorded_by
                    where c.vacancy_id = v.id and c.from_state is null
                        and a.organisation_id = v.employer_id)
                and not exists (select 1 from vacancy_change c
                    where c.vacancy_id = v.id and c.to_state not in ('draft', 'withdrawn')))
            """;

    private final Vacancies vacancies;
    private final EmployerScope employers;
    private final Sql sql;

    VacancyScope(Vacancies vacancies, EmployerScope employers, Sql sql) {
        this.vacancies = vacancies;
        this.employers = employers;
        this.sql = sql;
    }

    /** To be called inside a transaction; somebody else's vacancy is NOT_FOUND. */
    Vacancy actingOn(Caller caller, VacancyId id) {
        Vacancy vacancy = vacancies.find(id).orElseThrow(Problem::notFound);
        employers.actingFor(caller, vacancy.post().employer());
        if (!sees(caller, vacancy)) {
            throw Problem.notFound();
        }
        return vacancy;
    }

    /**
     * @param version as read, null where nobody read it; another one is CHANGED_MEANWHILE
     */
    Vacancy actingOn(Caller caller, VacancyId id, @Nullable Integer version) {
        return asRead(actingOn(caller, id), version);
    }

    /**
     * To end it for good.
     *
     * @throws Problem NOT_ALLOWED for a counsellor where its employer signs in and can end it
     */
    Vacancy ending(Caller caller, VacancyId id, @Nullable Integer version) {
        Vacancy vacancy = actingOn(caller, id, version);
        if (!mayEnd(caller, vacancy.post().employer())) {
            throw Problem.notAllowed();
        }
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

    /**
     * @param version as {@link #actingOn(Caller, VacancyId, Integer)} takes it
     */
    Vacancy reviewing(Caller caller, VacancyId id, @Nullable Integer version) {
        return asRead(reviewing(caller, id), version);
    }

    private static Vacancy asRead(Vacancy vacancy, @Nullable Integer version) {
        if (version != null && version != vacancy.version()) {
            throw Problem.changedMeanwhile();
        }
        return vacancy;
    }

    /** False for a draft that only its employer knows of. */
    boolean sees(Caller caller, Vacancy vacancy) {
        return switch (caller.role()) {
            case EMPLOYER, TRAINING_PROVIDER -> true;
            case COUNSELLOR, PROGRAMME_STAFF, CHAMBER, OUTREACH, ADMINISTRATOR, AUDITOR ->
                    !(vacancy.state() instanceof VacancyState.Draft
                                    || vacancy.state() instanceof VacancyState.Withdrawn)
                            || !isOwnDraft(vacancy.id().value());
        };
    }

    private boolean isOwnDraft(UUID id) {
        return sql.first("select 1 from vacancy v where v.id = ? and " + OWN_DRAFT, row -> true, id)
                .isPresent();
    }

    /** Filling and withdrawing: of an employer that signs in, not by any counsellor. */
    boolean mayEnd(Caller caller, EmployerId employer) {
        return switch (caller.role()) {
            case EMPLOYER, TRAINING_PROVIDER, PROGRAMME_STAFF, CHAMBER -> true;
            case COUNSELLOR ->
                    sql.first(
                                    """
                                    select 1 from account
                                    where organisation_id = ? and standing = 'active'
                                        and role in ('EMPLOYER', 'TRAINING_PROVIDER')
                                    limit 1
                                    """,
                                    row -> true,
                                    employer.value())
                            .isEmpty();
            case OUTREACH, ADMINISTRATOR, AUDITOR -> false;
        };
    }
}
