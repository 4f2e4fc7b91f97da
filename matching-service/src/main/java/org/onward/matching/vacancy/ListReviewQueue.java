package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;

/** What waits for somebody who reviews: vacancies handed in and employers nobody vouched for. */
@Singleton
public final class ListReviewQueue {
    private static final int MOST_SUSPENDED = 50;

    private final Transactions transactions;
    private final JdbcOperations jdbc;

    ListReviewQueue(Transactions transactions, JdbcOperations jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * @param since when it was handed in
     */
    public record Waiting(
            VacancyId id,
            Kind kind,
            String title,
            String country,
            @Nullable String place,
            EmployerId employer,
            String employerName,
            boolean employerVerified,
            boolean toVet,
            Instant since) {}

    /**
     * @param vacancies that wait for it
     */
    public record Unverified(
            EmployerId id, String name, String country, Instant since, int vacancies) {}

    /**
     * @param next cursor of the page that follows; null at the end
     */
    public record Page<T>(List<T> lines, @Nullable String next) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** How much waits in each list. */
    public record Counts(int vacancies, int employers, int toConfirm) {}

    /** Oldest first. */
    public Page<Waiting> vacancies(Caller caller, @Nullable String after, int limit) {
        return page(
                caller,
                """
                select v.id, v.kind, v.title, v.country, v.place_code, v.employer_id, e.name,
                    e.standing = 'verified' as verified, v.overseas and v.vetted_on is null as to_vet,
                    v.state_since as since
                from vacancy v join employer e on e.id = v.employer_id
                where v.state = 'submitted' and e.standing <> 'suspended'
                    and (cast(? as uuid) is null or e.chamber_id = ?)
                    and (cast(? as timestamptz) is null or (v.state_since, v.id) > (?, ?))
                order by v.state_since, v.id limit ?
                """,
                after,
                limit,
                ListReviewQueue::waiting,
                one -> new Cursor(one.since(), one.id().value()));
    }

    /** Oldest first. */
    public Page<Unverified> employers(Caller caller, @Nullable String after, int limit) {
        return page(
                caller,
                """
                select e.id, e.name, e.country, e.created_at as since, (select count(*) from vacancy v
                    where v.employer_id = e.id and v.state = 'submitted') as vacancies
                from employer e
                where e.standing = 'unverified' and not exists (select 1 from feed_employer f
                        where f.employer_id = e.id and f.state = 'linked')
                    and (cast(? as uuid) is null or e.chamber_id = ?)
                    and (cast(? as timestamptz) is null or (e.created_at, e.id) > (?, ?))
                order by e.created_at, e.id limit ?
                """,
                after,
                limit,
                ListReviewQueue::unverified,
                one -> new Cursor(one.since(), one.id().value()));
    }

    /** Those suspended last, so that a suspension can be found and lifted. */
    public List<Unverified> suspended(Caller caller) {
        return page(
                        caller,
                        """
                        select e.id, e.name, e.country, e.suspended_at as since, 0 as vacancies
                        from employer e
                        where e.standing = 'suspended' and (cast(? as uuid) is null or e.chamber_id = ?)
                            and (cast(? as timestamptz) is null or (e.suspended_at, e.id) > (?, ?))
                        order by e.suspended_at desc, e.id limit ?
                        """,
                        null,
                        MOST_SUSPENDED,
                        ListReviewQueue::unverified,
                        one -> new Cursor(one.since(), one.id().value()))
                .lines();
    }

    public Counts counts(Caller caller) {
        UUID chamber = Reach.of(caller).chamber();
        return transactions.read(
                caller,
                () ->
                        jdbc.prepareStatement(
                                """
                                select
                                    count(*) filter (where v.state = 'submitted'
                                        and e.standing <> 'suspended') as vacancies,
                                    count(*) filter (where v.state <> 'submitted') as to_confirm,
                                    (select count(*) from employer u where u.standing = 'unverified'
                                        and not exists (select 1 from feed_employer f
                                            where f.employer_id = u.id and f.state = 'linked')
                                        and (cast(? as uuid) is null or u.chamber_id = ?)) as employers
                                from vacancy v join employer e on e.id = v.employer_id
                                where (v.state = 'submitted' or (v.asked_at is not null
                                        and v.state in ('open', 'paused')))
                                    and (cast(? as uuid) is null or e.chamber_id = ?)
                                """,
                                statement -> {
                                    for (int at = 1; at <= 4; at++) {
                                        statement.setObject(at, chamber, Types.OTHER);
                                    }
                                    try (ResultSet row = statement.executeQuery()) {
                                        row.next();
                                        return new Counts(
                                                row.getInt("vacancies"),
                                                row.getInt("employers"),
                                                row.getInt("to_confirm"));
                                    }
                                }));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Page<T> page(
            Caller caller,
            String sql,
            @Nullable String after,
            int limit,
            Reader<T> reader,
            Function<T, Cursor> cursor) {
        UUID chamber = Reach.of(caller).chamber();
        Cursor from = Cursor.read(after);
        List<T> rows =
                transactions.read(
                        caller,
                        () ->
                                jdbc.prepareStatement(
                                        sql,
                                        statement -> {
                                            statement.setObject(1, chamber, Types.OTHER);
                                            statement.setObject(2, chamber, Types.OTHER);
                                            statement.setInt(
                                                    Cursor.bind(statement, 3, from), limit + 1);
                                            return all(statement, reader);
                                        }));
        return rows.size() <= limit
                ? new Page<>(rows, null)
                : new Page<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)).written());
    }

    private static <T> List<T> all(PreparedStatement statement, Reader<T> reader)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                new VacancyId(row.getObject("id", UUID.class)),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("title"),
                row.getString("country"),
                row.getString("place_code"),
                new EmployerId(row.getObject("employer_id", UUID.class)),
                row.getString("name"),
                row.getBoolean("verified"),
                row.getBoolean("to_vet"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static Unverified unverified(ResultSet row) throws SQLException {
        return new Unverified(
                new EmployerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("country"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("vacancies"));
    }
}
