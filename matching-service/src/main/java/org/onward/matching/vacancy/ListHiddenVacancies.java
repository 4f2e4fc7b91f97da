package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;

/**
 * Vacancies that nobody is offered now, which a search does not find: those that can be opened, and
 * those that are over.
 */
@Singleton
public final class ListHiddenVacancies {
    private static final Set<Class<? extends VacancyState>> OVER =
            Set.of(
                    VacancyState.Filled.class,
                    VacancyState.Withdrawn.class,
                    VacancyState.Rejected.class);
    private static final Set<Class<? extends VacancyState>> WAITING =
            Set.of(
                    VacancyState.Draft.class,
                    VacancyState.Submitted.class,
                    VacancyState.SentBack.class,
                    VacancyState.Paused.class,
                    VacancyState.Expired.class);

    private final Transactions transactions;
    private final JdbcOperations jdbc;

    ListHiddenVacancies(Transactions transactions, JdbcOperations jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    public record Hidden(
            VacancyId id,
            String kind,
            String title,
            String country,
            String employerName,
            String state,
            Instant since) {}

    /**
     * @param next cursor of the page that follows; null at the end
     */
    public record Page(List<Hidden> vacancies, @Nullable String next) {
        public Page {
            vacancies = List.copyOf(vacancies);
        }
    }

    /**
     * Newest first: all for staff, those of its members for a chamber.
     *
     * @param words a part of the title or of the employer's name; empty for all
     */
    public Page list(Caller caller, boolean over, String words, @Nullable String after, int limit) {
        UUID chamber = Reach.of(caller).chamber();
        Cursor from = Cursor.read(after);
        String like =
                "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        List<String> states = StateNames.all(over ? OVER : WAITING);
        List<Hidden> found =
                transactions.read(
                        caller,
                        () ->
                                jdbc.prepareStatement(
                                        """
                                        select v.id, v.kind, v.title, v.country, e.name, v.state, v.state_since
                                        from vacancy v join employer e on e.id = v.employer_id
                                        where v.state <> 'open' and v.state = any(?) and not %s
                                            and (cast(? as uuid) is null or e.chamber_id = ?)
                                            and (v.title ilike ? or e.name ilike ?)
                                            and (cast(? as timestamptz) is null or (v.state_since, v.id) < (?, ?))
                                        order by v.state_since desc, v.id desc limit ?
                                        """
                                                .formatted(VacancyScope.OWN_DRAFT),
                                        statement -> {
                                            statement.setArray(
                                                    1,
                                                    statement
                                                            .getConnection()
                                                            .createArrayOf(
                                                                    "text", states.toArray()));
                                            statement.setObject(2, chamber, Types.OTHER);
                                            statement.setObject(3, chamber, Types.OTHER);
                                            statement.setString(4, like);
                                            statement.setString(5, like);
                                            statement.setInt(
                                                    Cursor.bind(statement, 6, from), limit + 1);
                                            List<Hidden> rows = new ArrayList<>();
                                            try (ResultSet row = statement.executeQuery()) {
                                                while (row.next()) {
                                                    rows.add(
                                                            new Hidden(
                                                                    VacancyParts.id(row, "id"),
                                                                    row.getString("kind"),
                                                                    row.getString("title"),
                                                                    row.getString("country"),
                                                                    row.getString("name"),
                                                                    row.getString("state"),
                                                                    row.getObject(
                                                                                    "state_since",
                                                                                    OffsetDateTime
                                                                                            .class)
                                                                            .toInstant()));
                                                }
                                            }
                                            return rows;
                                        }));
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        Hidden last = found.get(limit - 1);
        return new Page(
                found.subList(0, limit), new Cursor(last.since(), last.id().value()).written());
    }
}
