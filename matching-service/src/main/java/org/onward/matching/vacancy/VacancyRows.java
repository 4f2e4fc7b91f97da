package org.onward.matching.vacancy;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.FieldError;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.OccupationCode;

/**
 * A row of the table as a vacancy; what stands in tables of its own is left to {@link
 * VacancyParts}.
 */
@Singleton
final class VacancyRows {
    static final String COLUMNS =
            """
            v.id, v.version, v.kind, v.state, v.state_since, v.employer_id, v.title, v.tasks,
            v.occupation, v.occupation_confidence, v.sector, v.country, v.place_code, v.place_words,
            v.pay_min_minor, v.pay_max_minor, v.currency, v.pay_period, v.stipend_minor, v.hours,
            v.nights, v.live_in, v.accommodation, v.education, v.start_on, v.seats, v.weeks, v.plan,
            v.seats_committed, v.overseas, v.licence_number, v.principal, v.job_order,
            v.visa_class, v.contract_seen, v.zero_fees, v.vetted_on, v.opened_at, v.confirmed_at,
            v.valid_until, v.rejected_because, v.review_comments, v.course, v.finished, v.in_work
            """;

    private final ObjectMapper json;

    VacancyRows(ObjectMapper json) {
        this.json = json;
    }

    /**
     * One row, without its parts.
     *
     * @param employerName empty, {@code shown} false, {@code backedSeats} 0 and {@code work} null
     *     where not asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // goes to the index and nowhere else
    record Row(
            VacancyId id,
            int version,
            VacancyState state,
            VacancyContent content,
            String employerName,
            boolean shown,
            int backedSeats,
            byte @Nullable [] work) {
        Row with(VacancyContent other) {
            return new Row(id, version, state, other, employerName, shown, backedSeats, work);
        }

        Vacancy vacancy() {
            return content.as(id, version, state);
        }

        Vacancies.Indexed indexed() {
            return new Vacancies.Indexed(vacancy(), employerName, shown, backedSeats, work);
        }
    }

    List<Row> read(PreparedStatement statement, boolean forIndex) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(row(result, forIndex));
            }
        }
        return rows;
    }

    Row row(ResultSet row, boolean forIndex) throws SQLException {
        String occupation = row.getString("occupation");
        String sector = row.getString("sector");
        Currency currency =
                row.getString("currency") == null
                        ? null
                        : Currency.getInstance(row.getString("currency"));
        Post post =
                new Post(
                        new EmployerId(row.getObject("employer_id", UUID.class)),
                        row.getString("title"),
                        row.getString("tasks"),
                        occupation == null ? null : new OccupationCode(occupation),
                        row.getDouble("occupation_confidence"),
                        sector == null ? null : sector.charAt(0),
                        row.getString("country"),
                        row.getString("place_code"),
                        pay(row, currency),
                        VacancyParts.integer(row, "hours"),
                        bool(row, "nights"),
                        bool(row, "live_in"),
                        bool(row, "accommodation"),
                        VacancyParts.integer(row, "education"),
                        row.getObject("start_on", LocalDate.class),
                        row.getInt("seats"),
                        List.of(),
                        List.of(),
                        overseas(row),
                        row.getObject("valid_until", LocalDate.class));
        return new Row(
                VacancyParts.id(row, "id"),
                row.getInt("version"),
                state(row),
                new VacancyContent(
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        post,
                        money(row, "stipend_minor", currency),
                        VacancyParts.integer(row, "weeks"),
                        row.getString("plan"),
                        VacancyParts.integer(row, "seats_committed"),
                        List.of(),
                        course(row),
                        row.getString("place_words"),
                        List.of()),
                forIndex ? row.getString("employer_name") : "",
                forIndex && row.getBoolean("shown"),
                forIndex ? row.getInt("backed_seats") : 0,
                forIndex ? row.getBytes("work") : null);
    }

    private static @Nullable Pay pay(ResultSet row, @Nullable Currency currency)
            throws SQLException {
        Money min = money(row, "pay_min_minor", currency);
        Money max = money(row, "pay_max_minor", currency);
        String period = row.getString("pay_period");
        return period == null || min == null
                ? null
                : new Pay(min, max, PayPeriod.valueOf(period.toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Money money(ResultSet row, String column, @Nullable Currency currency)
            throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() || currency == null ? null : new Money(minor, currency);
    }

    private static Course course(ResultSet row) throws SQLException {
        String kind = row.getString("course");
        Integer finished = VacancyParts.integer(row, "finished");
        return new Course(
                kind == null ? null : CourseKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                finished == null ? null : new PlacementRecord(finished, row.getInt("in_work")));
    }

    private static @Nullable Overseas overseas(ResultSet row) throws SQLException {
        return row.getBoolean("overseas")
                ? new Overseas(
                        row.getString("licence_number"),
                        row.getString("principal"),
                        row.getString("job_order"),
                        row.getString("visa_class"),
                        row.getBoolean("contract_seen"),
                        row.getBoolean("zero_fees"),
                        row.getObject("vetted_on", LocalDate.class))
                : null;
    }

    private VacancyState state(ResultSet row) throws SQLException {
        Instant since = Objects.requireNonNull(instant(row, "state_since"));
        String state = row.getString("state");
        return switch (state) {
            case "draft" -> new VacancyState.Draft();
            case "submitted" -> new VacancyState.Submitted(since);
            case "sent_back" ->
                    new VacancyState.SentBack(comments(row.getString("review_comments")), since);
            case "rejected" -> new VacancyState.Rejected(row.getString("rejected_because"), since);
            case "open" ->
                    new VacancyState.Open(
                            Objects.requireNonNull(instant(row, "opened_at")),
                            Objects.requireNonNull(instant(row, "confirmed_at")));
            case "paused" -> new VacancyState.Paused(since);
            case "filled" -> new VacancyState.Filled(since);
            case "withdrawn" -> new VacancyState.Withdrawn(since);
            case "expired" -> new VacancyState.Expired(since);
            default -> throw new IllegalStateException("state " + state);
        };
    }

    /** What a vacancy was sent back with; none where it was not. */
    List<FieldError> comments(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        try {
            return json.readValue(text, Argument.listOf(FieldError.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Boolean bool(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
