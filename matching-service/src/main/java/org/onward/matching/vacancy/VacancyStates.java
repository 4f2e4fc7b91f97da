package org.onward.matching.vacancy;

import io.micronaut.core.type.Argument;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;

/** Where vacancies stand, and the record of every step. */
@Singleton
final class VacancyStates {
    private final JdbcOperations jdbc;
    private final ObjectMapper json;
    private final InstantSource clock;

    VacancyStates(JdbcOperations jdbc, ObjectMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Moves one vacancy; only {@link MoveVacancy} calls it, after asking the table. */
    void state(Vacancy vacancy, VacancyState to) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String comments =
                to instanceof VacancyState.SentBack sentBack ? written(sentBack.comments()) : null;
        String because = to instanceof VacancyState.Rejected rejected ? rejected.because() : null;
        VacancyState.@Nullable Open open = to instanceof VacancyState.Open o ? o : null;
        int rows =
                jdbc.prepareStatement(
                        """
                        update vacancy set state = ?, state_since = ?, version = version + 1,
                            rejected_because = ?, review_comments = cast(? as jsonb),
                            opened_at = coalesce(?, opened_at),
                            confirmed_at = coalesce(?, confirmed_at),
                            asked_at = case when ? then null else asked_at end
                        where id = ? and version = ?
                        """,
                        statement -> {
                            statement.setString(1, StateNames.of(to));
                            statement.setObject(2, now);
                            statement.setString(3, because);
                            statement.setString(4, comments);
                            statement.setObject(
                                    5,
                                    open == null ? null : open.opened().atOffset(ZoneOffset.UTC),
                                    Types.TIMESTAMP_WITH_TIMEZONE);
                            statement.setObject(
                                    6,
                                    open == null ? null : open.confirmed().atOffset(ZoneOffset.UTC),
                                    Types.TIMESTAMP_WITH_TIMEZONE);
                            statement.setBoolean(7, open != null);
                            statement.setObject(8, vacancy.id().value());
                            statement.setInt(9, vacancy.version());
                            return statement.executeUpdate();
                        });
        if (rows == 0) {
            throw Problem.changedMeanwhile();
        }
    }

    /** It is still true, as of now. */
    void confirmed(Vacancy vacancy) {
        int rows =
                jdbc.prepareStatement(
                        """
                        update vacancy set confirmed_at = ?, asked_at = null, version = version + 1
                        where id = ? and version = ?
                        """,
                        statement -> {
                            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                            statement.setObject(2, vacancy.id().value());
                            statement.setInt(3, vacancy.version());
                            return statement.executeUpdate();
                        });
        if (rows == 0) {
            throw Problem.changedMeanwhile();
        }
    }

    /**
     * Work abroad that was not vetted was shown to nobody, open or not: it opens now, or when it is
     * opened next.
     *
     * @param work what it is about, which was not read before; null where it is still to be read
     */
    void vetted(Vacancy vacancy, Overseas seen, byte @Nullable [] work) {
        int rows =
                jdbc.prepareStatement(
                        """
                        update vacancy set licence_number = ?, principal = ?, job_order = ?,
                            visa_class = ?, contract_seen = ?, zero_fees = ?, vetted_on = ?,
                            opened_at = case when vetted_on is not null then opened_at
                                when state = 'open' then ? end,
                            work = ?, version = version + 1
                        where id = ? and version = ? and overseas
                        """,
                        statement -> {
                            statement.setString(1, seen.licenceNumber());
                            statement.setString(2, seen.principal());
                            statement.setString(3, seen.jobOrder());
                            statement.setString(4, seen.visaClass());
                            statement.setBoolean(5, seen.contractSeen());
                            statement.setBoolean(6, seen.zeroFees());
                            statement.setObject(7, seen.vettedOn(), Types.DATE);
                            statement.setObject(8, clock.instant().atOffset(ZoneOffset.UTC));
                            statement.setBytes(9, work);
                            statement.setObject(10, vacancy.id().value());
                            statement.setInt(11, vacancy.version());
                            return statement.executeUpdate();
                        });
        if (rows == 0) {
            throw Problem.changedMeanwhile();
        }
    }

    /** When the vacancy was first opened to be seen; empty where it never was. */
    Optional<Instant> openedAt(VacancyId id) {
        return jdbc.prepareStatement(
                "select opened_at from vacancy where id = ?",
                statement -> {
                    statement.setObject(1, id.value());
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next()
                                ? Optional.ofNullable(VacancyRows.instant(rows, "opened_at"))
                                : Optional.empty();
                    }
                });
    }

    private String written(List<FieldError> comments) {
        try {
            return json.writeValueAsString(Argument.listOf(FieldError.class), comments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One step of a vacancy's life, for the record. */
    record Change(VacancyId vacancy, @Nullable VacancyState from, VacancyState to) {}

    void recordChanges(List<Change> changes, @Nullable AccountId by, @Nullable String because) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                """
                insert into vacancy_change (vacancy_id, from_state, to_state, because,
                    recorded_at, recorded_by)
                select c.vacancy, c.from_state, c.to_state, ?, ?, ?
                from unnest(?, ?, ?) as c (vacancy, from_state, to_state)
                """,
                statement -> {
                    statement.setString(1, because);
                    statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                    statement.setObject(3, by == null ? null : by.value(), Types.OTHER);
                    Connection to = statement.getConnection();
                    statement.setArray(
                            4, VacancyParts.column(to, "uuid", changes, c -> c.vacancy().value()));
                    statement.setArray(
                            5,
                            VacancyParts.column(
                                    to,
                                    "text",
                                    changes,
                                    c -> c.from() == null ? null : StateNames.of(c.from())));
                    statement.setArray(
                            6,
                            VacancyParts.column(to, "text", changes, c -> StateNames.of(c.to())));
                    return statement.executeUpdate();
                });
    }
}
