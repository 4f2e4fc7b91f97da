package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.Problem;

/** The vacancies that somebody is asked to confirm, asked longest ago first. */
@Singleton
public final class ListVacanciesToConfirm {
    /** Vacancies to a page at most. */
    public static final int MOST = 100;

    private final Transactions transactions;
    private final JdbcOperations jdbc;

    ListVacanciesToConfirm(Transactions transactions, JdbcOperations jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * @param confirmed when somebody last said that it is still true
     * @param hiddenFrom when it is hidden if nobody answers
     */
    public record ToConfirm(
            VacancyId id,
            Kind kind,
            String title,
            String country,
            EmployerId employer,
            String employerName,
            Instant confirmed,
            Instant asked,
            Instant hiddenFrom) {}

    /**
     * @param next cursor of the page that follows; null at the end
     */
    public record Page(List<ToConfirm> vacancies, @Nullable String next) {
        public Page {
            vacancies = List.copyOf(vacancies);
        }
    }

    /** Those of the employers the caller may act for. */
    public Page list(Caller caller, @Nullable String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "out_of_range", "Between 1 and %d.".formatted(MOST));
        }
        Cursor cursor = Cursor.read(after);
        Reach reach = Reach.of(caller);
        List<ToConfirm> rows = transactions.read(caller, () -> rows(reach, cursor, limit + 1));
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        ToConfirm last = rows.get(limit - 1);
        return new Page(
                rows.subList(0, limit), new Cursor(last.asked(), last.id().value()).written());
    }

    private List<ToConfirm> rows(Reach reach, @Nullable Cursor cursor, int limit) {
        return jdbc.prepareStatement(
                """
                select v.id, v.kind, v.title, v.country, v.employer_id, e.name, v.asked_at,
                    coalesce(v.confirmed_at, v.state_since) as confirmed
                from vacancy v join employer e on e.id = v.employer_id
                where v.asked_at is not null and v.state in ('open', 'paused')
                    and (cast(? as uuid) is null or e.chamber_id = ?)
                    and (cast(? as uuid) is null or e.id = ?)
                    and (cast(? as timestamptz) is null or (v.asked_at, v.id) > (?, ?))
                order by v.asked_at, v.id limit ?
                """,
                statement -> {
                    statement.setObject(1, reach.chamber(), Types.OTHER);
                    statement.setObject(2, reach.chamber(), Types.OTHER);
                    statement.setObject(3, reach.employer(), Types.OTHER);
                    statement.setObject(4, reach.employer(), Types.OTHER);
                    statement.setInt(Cursor.bind(statement, 5, cursor), limit);
                    List<ToConfirm> rows = new ArrayList<>();
                    try (ResultSet result = statement.executeQuery()) {
                        while (result.next()) {
                            rows.add(row(result));
                        }
                    }
                    return rows;
                });
    }

    private static ToConfirm row(ResultSet row) throws SQLException {
        Instant confirmed = row.getObject("confirmed", OffsetDateTime.class).toInstant();
        Instant asked = row.getObject("asked_at", OffsetDateTime.class).toInstant();
        return new ToConfirm(
                new VacancyId(row.getObject("id", UUID.class)),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("title"),
                row.getString("country"),
                new EmployerId(row.getObject("employer_id", UUID.class)),
                row.getString("name"),
                confirmed,
                asked,
                Confirmation.hiddenFrom(confirmed, asked));
    }
}
