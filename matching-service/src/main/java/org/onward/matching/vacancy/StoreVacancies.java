package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Types;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
     * @param work what it is about, as {@link #work} has it; null where that is still to be read
     */
    @SuppressWarnings("ArrayRecordComponent") // goes to the database and nowhere else
    record Stored(
            VacancyId id,
            VacancyContent content,
            VacancyState state,
            @Nullable OfFeed fed,
            byte @Nullable [] work) {}

    /** Which row of which feed a vacancy is, and what is kept to tell whether it changed. */
    @SuppressWarnings("ArrayRecordComponent") // goes to the database and nowhere else
    record OfFeed(String source, String externalId, byte[] contentHash) {}

    void insert(List<Stored> vacancies) {
        String columns =
                VacancyColumns.NAMES
                        + ", id, kind, employer_id, source, external_id, content_hash, work,"
                        + " created_at, state, state_since, opened_at, confirmed_at";
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Stored one : vacancies) {
            Map<String, @Nullable Object> row = row(one);
            row.put("kind", one.content().kind().name().toLowerCase(Locale.ROOT));
            row.put("employer_id", one.content().post().employer().value());
            row.put("source", one.fed() == null ? null : one.fed().source());
            row.put("external_id", one.fed() == null ? null : one.fed().externalId());
            row.put("created_at", now.toString());
            row.put("state", StateNames.of(one.state()));
            row.put("state_since", now.toString());
            if (one.state() instanceof VacancyState.Open) {
                row.put("opened_at", now.toString());
                row.put("confirmed_at", now.toString());
            }
            rows.add(row);
        }
        jdbc.prepareStatement(
                "insert into vacancy (%1$s) select %1$s from %2$s"
                        .formatted(columns, VacancyColumns.ROWS),
                statement -> {
                    statement.setString(1, VacancyColumns.json(rows));
                    return statement.executeUpdate();
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
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Stored one : vacancies) {
            Map<String, @Nullable Object> row = row(one);
            row.put("version", Objects.requireNonNull(before.get(one.id())).version());
            rows.add(row);
        }
        int written =
                jdbc.prepareStatement(
                        """
                        update vacancy v set (%s) = row (%s),
                            content_hash = coalesce(n.content_hash, v.content_hash), work = n.work,
                            version = v.version + 1,
                            confirmed_at = case when v.confirmed_at is null then null else ? end,
                            asked_at = null
                        from %s n where v.id = n.id and v.version = n.version"""
                                .formatted(
                                        VacancyColumns.NAMES,
                                        VacancyColumns.OF_ROW,
                                        VacancyColumns.ROWS),
                        statement -> {
                            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                            statement.setString(2, VacancyColumns.json(rows));
                            return statement.executeUpdate();
                        });
        if (written < vacancies.size()) {
            throw Problem.changedMeanwhile();
        }
        VacancyParts.update(jdbc, vacancies, before);
    }

    /**
     * What it is about: read once, and not each time that the index is written. Null of work abroad
     * that is not vetted: nobody is shown it as it stands, and it is read when it is vetted.
     */
    byte @Nullable [] work(VacancyContent content) {
        Overseas overseas = content.post().overseas();
        return overseas == null || overseas.vetted()
                ? lines.kept(content.post().account(taxonomy))
                : null;
    }

    private Map<String, @Nullable Object> row(Stored one) {
        Map<String, @Nullable Object> row = VacancyColumns.values(one.content());
        row.put("id", one.id().value());
        byte[] work = one.work() == null ? work(one.content()) : one.work();
        row.put(
                "content_hash",
                one.fed() == null ? null : VacancyColumns.bytes(one.fed().contentHash()));
        row.put("work", work == null ? null : VacancyColumns.bytes(work));
        return row;
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
