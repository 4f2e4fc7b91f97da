package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.EmployerScope;
import org.onward.matching.problem.Problem;

/** What whoever reviews has to see before deciding. */
@Singleton
public final class ReadForReview {
    private final Transactions transactions;
    private final VacancyScope scope;
    private final EmployerScope employers;
    private final WhatIsBehind behind;
    private final JdbcOperations jdbc;

    ReadForReview(
            Transactions transactions,
            VacancyScope scope,
            EmployerScope employers,
            WhatIsBehind behind,
            JdbcOperations jdbc) {
        this.transactions = transactions;
        this.scope = scope;
        this.employers = employers;
        this.behind = behind;
        this.jdbc = jdbc;
    }

    /**
     * @param because what was said when it was last handed in: its feed, or what changed
     * @param placeWords the advert's own words for the place
     * @param behind what stands behind a training
     */
    public record Reviewed(
            Vacancy vacancy,
            Employer employer,
            @Nullable String because,
            @Nullable String placeWords,
            List<Behind> behind) {}

    /** An employer, with how many of its vacancies wait and are open. */
    public record Vouched(Employer employer, int waiting, int open) {}

    public Reviewed vacancy(Caller caller, VacancyId id) {
        return transactions.read(
                caller,
                () -> {
                    Vacancy vacancy = scope.reviewing(caller, id);
                    Employer employer = employers.actingFor(caller, vacancy.post().employer());
                    List<Behind> inBack =
                            vacancy.kind() == Kind.TRAINING ? behind.of(id) : List.of();
                    return jdbc.prepareStatement(
                            """
                            select v.place_words, (select c.because from vacancy_change c
                                where c.vacancy_id = v.id and c.to_state = 'submitted'
                                order by c.recorded_at desc, c.seq desc limit 1) as because
                            from vacancy v where v.id = ?
                            """,
                            statement -> {
                                statement.setObject(1, id.value());
                                try (ResultSet row = statement.executeQuery()) {
                                    if (!row.next()) {
                                        throw Problem.notFound();
                                    }
                                    return new Reviewed(
                                            vacancy,
                                            employer,
                                            row.getString("because"),
                                            row.getString("place_words"),
                                            inBack);
                                }
                            });
                });
    }

    public Vouched employer(Caller caller, EmployerId id) {
        return transactions.read(
                caller,
                () -> {
                    Employer employer = employers.actingFor(caller, id);
                    return jdbc.prepareStatement(
                            """
                            select count(*) filter (where state = 'submitted') as waiting,
                                count(*) filter (where state = 'open') as open
                            from vacancy where employer_id = ?
                            """,
                            statement -> {
                                statement.setObject(1, id.value());
                                try (ResultSet row = statement.executeQuery()) {
                                    row.next();
                                    return new Vouched(
                                            employer, row.getInt("waiting"), row.getInt("open"));
                                }
                            });
                });
    }
}
