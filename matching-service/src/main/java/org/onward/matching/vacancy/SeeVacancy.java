package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.Employers;
import org.onward.matching.problem.Problem;

/**
 * One vacancy with all that staff need to talk about it. Outreach sees what is shown to people, and
 * nothing before.
 */
@Singleton
public final class SeeVacancy {
    private static final int MOST_WORDS = 60;

    private final Transactions transactions;
    private final Vacancies vacancies;
    private final Employers employers;
    private final JdbcOperations jdbc;

    SeeVacancy(
            Transactions transactions,
            Vacancies vacancies,
            Employers employers,
            JdbcOperations jdbc) {
        this.transactions = transactions;
        this.vacancies = vacancies;
        this.employers = employers;
        this.jdbc = jdbc;
    }

    /**
     * @param backing the committed vacancies behind a training
     * @param origin where it came from
     * @param unresolved words of the advert that met no skill
     */
    public record Seen(
            Vacancy vacancy,
            Employer employer,
            List<Vacancy> backing,
            Origin origin,
            List<String> unresolved) {}

    /**
     * @param source the feed, null where it was posted here
     * @param placeWords the advert's own words for the place
     */
    public record Origin(
            @Nullable String source, @Nullable String reference, @Nullable String placeWords) {}

    /**
     * @throws Problem NOT_FOUND where it is not there for the caller
     */
    public Seen see(Caller caller, VacancyId id) {
        return transactions.read(
                caller,
                () -> {
                    Vacancy vacancy = vacancies.find(id).orElseThrow(Problem::notFound);
                    Employer employer =
                            employers
                                    .find(vacancy.post().employer())
                                    .orElseThrow(Problem::notFound);
                    if (!maySee(caller, vacancy, employer)) {
                        throw Problem.notFound();
                    }
                    return new Seen(
                            vacancy, employer, backing(vacancy), origin(id), unresolved(id));
                });
    }

    private static boolean maySee(Caller caller, Vacancy vacancy, Employer employer) {
        Overseas overseas = vacancy.post().overseas();
        return switch (caller.role()) {
            case COUNSELLOR, PROGRAMME_STAFF -> true;
            case OUTREACH ->
                    vacancy.state() instanceof VacancyState.Open
                            && employer.verified()
                            && (overseas == null || overseas.vetted());
            case CHAMBER, EMPLOYER, TRAINING_PROVIDER, ADMINISTRATOR, AUDITOR -> false;
        };
    }

    /** Whom contact details are for: who may introduce. */
    static boolean seesContact(Caller caller) {
        return caller.role() != Role.OUTREACH;
    }

    private List<Vacancy> backing(Vacancy vacancy) {
        if (!(vacancy instanceof Vacancy.Training training) || training.backedBy().isEmpty()) {
            return List.of();
        }
        Map<VacancyId, Vacancy> found = vacancies.findAll(training.backedBy());
        return training.backedBy().stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private Origin origin(VacancyId id) {
        return jdbc.prepareStatement(
                "select source, external_id, place_words from vacancy where id = ?",
                statement -> {
                    statement.setObject(1, id.value());
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next()
                                ? new Origin(
                                        row.getString("source"),
                                        row.getString("external_id"),
                                        row.getString("place_words"))
                                : new Origin(null, null, null);
                    }
                });
    }

    private List<String> unresolved(VacancyId id) {
        return jdbc.prepareStatement(
                "select word from vacancy_unresolved where vacancy_id = ? order by word limit ?",
                statement -> {
                    statement.setObject(1, id.value());
                    statement.setInt(2, MOST_WORDS);
                    List<String> words = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            words.add(rows.getString("word"));
                        }
                    }
                    return words;
                });
    }
}
