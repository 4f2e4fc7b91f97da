package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Types;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;

/** Writes what vacancies say, many at once. */
@Singleton
final class StoreVacancies {
    private final JdbcOperations jdbc;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final InstantSource clock;

    StoreVacancies(JdbcOperations jdbc, Taxonomy taxonomy, LinesOfWork lines, InstantSource clock) {
        this.jdbc = jdbc;
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * A vacancy to be stored.
     *
     * @param source and {@code externalId} and {@code contentHash}: of a feed's row, else null
     */
    @SuppressWarnings("ArrayRecordComponent") // goes to the database and nowhere else
    record Stored(
            VacancyId id,
            VacancyContent content,
            VacancyState state,
            @Nullable String source,
            @Nullable String externalId,
            byte @Nullable [] contentHash) {}

    void insert(List<Stored> vacancies) {
        String sql =
                "insert into vacancy (%s, id, kind, employer_id, source, external_id,"
                                .formatted(VacancyColumns.NAMES)
                        + " content_hash, work, created_at, state, state_since, opened_at,"
                        + " confirmed_at) values (%s, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                .formatted(VacancyColumns.MARKS);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.prepareStatement(
                sql,
                statement -> {
                    for (Stored one : vacancies) {
                        int at = VacancyColumns.bind(statement, one.content());
                        statement.setObject(at++, one.id().value());
                        statement.setString(
                                at++, one.content().kind().name().toLowerCase(Locale.ROOT));
                        statement.setObject(at++, one.content().post().employer().value());
                        statement.setString(at++, one.source());
                        statement.setString(at++, one.externalId());
                        statement.setBytes(at++, one.contentHash());
                        statement.setBytes(at++, work(one));
                        statement.setObject(at++, now);
                        statement.setString(at++, StateNames.of(one.state()));
                        statement.setObject(at++, now);
                        boolean open = one.state() instanceof VacancyState.Open;
                        statement.setObject(at++, open ? now : null, Types.TIMESTAMP_WITH_TIMEZONE);
                        statement.setObject(at, open ? now : null, Types.TIMESTAMP_WITH_TIMEZONE);
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
        VacancyParts.insert(jdbc, vacancies);
    }

    /**
     * Writes other content to vacancies; their kinds and employers stay.
     *
     * @param before each, as read
     * @throws Problem CHANGED_MEANWHILE where one has another version
     */
    void update(List<Stored> vacancies, Map<VacancyId, Vacancy> before) {
        String sql =
                "update vacancy set (%s) = row (%s),"
                                .formatted(VacancyColumns.NAMES, VacancyColumns.MARKS)
                        + " content_hash = coalesce(?, content_hash), work = ?,"
                        + " version = version + 1,"
                        + " confirmed_at = case when confirmed_at is null then null else ? end,"
                        + " asked_at = null"
                        + " where id = ? and version = ?";
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int[] rows =
                jdbc.prepareStatement(
                        sql,
                        statement -> {
                            for (Stored one : vacancies) {
                                int at = VacancyColumns.bind(statement, one.content());
                                statement.setBytes(at++, one.contentHash());
                                statement.setBytes(at++, work(one));
                                statement.setObject(at++, now);
                                statement.setObject(at++, one.id().value());
                                statement.setInt(
                                        at, Objects.requireNonNull(before.get(one.id())).version());
                                statement.addBatch();
                            }
                            return statement.executeBatch();
                        });
        for (int row : rows) {
            if (row == 0) {
                throw Problem.changedMeanwhile();
            }
        }
        VacancyParts.update(jdbc, vacancies, before);
    }

    /** What it says is read once, and not each time that the index is written. */
    private byte[] work(Stored one) {
        return lines.kept(one.content().post().account(taxonomy));
    }

    /**
     * Writes what one pays, and nothing else of it.
     *
     * @throws Problem CHANGED_MEANWHILE where it has another version
     */
    void pay(VacancyId id, int version, Pay pay) {
        int rows =
                jdbc.prepareStatement(
                        "update vacancy set pay_min_minor = ?, pay_max_minor = ?, currency = ?,"
                                + " pay_period = ?, version = version + 1"
                                + " where id = ? and version = ?",
                        statement -> {
                            statement.setLong(1, pay.min().minor());
                            statement.setObject(
                                    2, pay.max() == null ? null : pay.max().minor(), Types.BIGINT);
                            statement.setString(3, pay.currency().getCurrencyCode());
                            statement.setString(4, pay.period().name().toLowerCase(Locale.ROOT));
                            statement.setObject(5, id.value());
                            statement.setInt(6, version);
                            return statement.executeUpdate();
                        });
        if (rows == 0) {
            throw Problem.changedMeanwhile();
        }
    }
}
