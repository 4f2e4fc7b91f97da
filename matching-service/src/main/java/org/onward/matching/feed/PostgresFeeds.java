package org.onward.matching.feed;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/** Sources, runs and remarks. Everything here runs inside the caller's transaction. */
@Singleton
final class PostgresFeeds {
    private static final int PROBLEM = 500;

    private final JdbcOperations jdbc;
    private final Sql sql;

    PostgresFeeds(JdbcOperations jdbc, Sql sql) {
        this.jdbc = jdbc;
        this.sql = sql;
    }

    Optional<FeedSource> source(String key) {
        return jdbc.prepareStatement(
                "select key, chamber_id, country, content from feed_source where key = ?",
                statement -> {
                    statement.setString(1, key);
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next()
                                ? Optional.of(
                                        new FeedSource(
                                                rows.getString("key"),
                                                rows.getObject("chamber_id", UUID.class),
                                                rows.getString("country"),
                                                FeedContent.of(rows.getString("content"))))
                                : Optional.empty();
                    }
                });
    }

    /**
     * Sources by name, at most 200.
     *
     * @param chamber whose they are; null for all
     */
    List<FeedSource> sources(@Nullable UUID chamber) {
        return jdbc.prepareStatement(
                """
                select key, chamber_id, country, content from feed_source
                where ?::uuid is null or chamber_id = ? order by key limit 200
                """,
                statement -> {
                    statement.setObject(1, chamber);
                    statement.setObject(2, chamber);
                    List<FeedSource> sources = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            sources.add(
                                    new FeedSource(
                                            rows.getString("key"),
                                            rows.getObject("chamber_id", UUID.class),
                                            rows.getString("country"),
                                            FeedContent.of(rows.getString("content"))));
                        }
                    }
                    return sources;
                });
    }

    /** Runs of some sources, latest first, at most 20. */
    List<FeedRun> runs(List<String> sources) {
        return jdbc.prepareStatement(
                """
                select id, source, format, state, started_at, ended_at, read_rows, created, updated,
                    unchanged, held, rejected, spool, bytes, bytes_read, content, missing, retired,
                    problem, file_name, header,
                    state = 'running' and attempts = 0 and read_rows = 0 and bytes_read = 0 as in_line
                from feed_run where source = any (?) order by started_at desc, id limit 20
                """,
                statement -> {
                    statement.setArray(
                            1,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", sources.toArray(String[]::new)));
                    List<FeedRun> runs = new ArrayList<>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            runs.add(run(row));
                        }
                    }
                    return runs;
                });
    }

    /** Columns whose days stand in the order of another country, as {@link DayOrder} found last. */
    Set<String> otherOrder(String source) {
        return Set.copyOf(
                sql.first(
                                "select array_to_string(other_order, ' ') from feed_source where key = ?",
                                row -> row.getString(1),
                                source)
                        .filter(columns -> !columns.isEmpty())
                        .map(columns -> List.of(columns.split(" ", -1)))
                        .orElse(List.of()));
    }

    void rememberOtherOrder(String source, Collection<String> columns) {
        sql.change(
                """
                update feed_source set other_order = string_to_array(?, ' ')
                where key = ? and other_order <> string_to_array(?, ' ')
                """,
                String.join(" ", columns),
                source,
                String.join(" ", columns));
    }

    /** False where the key is taken. */
    boolean insert(FeedSource source, Instant at) {
        return jdbc.prepareStatement(
                """
                insert into feed_source (key, chamber_id, country, content, created_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """,
                statement -> {
                    statement.setString(1, source.key());
                    statement.setObject(2, source.chamber(), Types.OTHER);
                    statement.setString(3, source.country());
                    statement.setString(4, source.content().code());
                    statement.setObject(5, at.atOffset(ZoneOffset.UTC));
                    return statement.executeUpdate() == 1;
                });
    }

    boolean hasChamber(UUID id) {
        return jdbc.prepareStatement(
                "select 1 from chamber where id = ?",
                statement -> {
                    statement.setObject(1, id);
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next();
                    }
                });
    }

    /** False where an import of the source is running. */
    boolean begin(
            UUID id,
            String source,
            FeedFormat format,
            FeedContent content,
            FeedSpool.Kept file,
            UUID home,
            UUID account,
            Instant at) {
        return jdbc.prepareStatement(
                """
                insert into feed_run (id, source, started_at, account_id, format, spool, bytes, content,
                    home, reader, file_name, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running')
                on conflict (source) where state = 'running' do nothing
                """,
                statement -> {
                    statement.setObject(1, id);
                    statement.setString(2, source);
                    statement.setObject(3, at.atOffset(ZoneOffset.UTC));
                    statement.setObject(4, account);
                    statement.setString(5, format.name().toLowerCase(Locale.ROOT));
                    statement.setString(6, file.name());
                    statement.setLong(7, file.bytes());
                    statement.setString(8, content.code());
                    statement.setObject(9, home);
                    statement.setString(10, FeedRows.READER);
                    statement.setString(11, file.called());
                    return statement.executeUpdate() == 1;
                });
    }

    boolean isRunning(String source) {
        return sql.first(
                        "select 1 from feed_run where source = ? and state = 'running'",
                        row -> true,
                        source)
                .isPresent();
    }

    /**
     * Says that a run is begun, or gone on with. Where another reader counted its rows, it starts
     * again from the first: what is taken already is met unchanged.
     *
     * @return how many times since a batch of it was done
     */
    int takeUp(UUID run) {
        int other =
                sql.change(
                        """
                        update feed_run set reader = ?, read_rows = 0, created = 0, updated = 0,
                            unchanged = 0, held = 0, rejected = 0, bytes_read = 0
                        where id = ? and state = 'running' and reader is distinct from ?
                        """,
                        FeedRows.READER,
                        run,
                        FeedRows.READER);
        if (other > 0) {
            sql.change("delete from feed_row where run_id = ?", run);
            sql.change("delete from feed_written where run_id = ?", run);
        }
        return sql.first(
                        """
                        update feed_run set attempts = attempts + 1
                        where id = ? and state = 'running' returning attempts
                        """,
                        row -> row.getInt(1),
                        run)
                .orElse(0);
    }

    /**
     * How far a run has come, in the transaction of the rows it counts: a run that is taken up
     * again begins behind them.
     *
     * @return false where it is not where it was
     */
    boolean progress(
            UUID run, FeedTally before, FeedTally tally, long bytesRead, FeedHeader header) {
        return jdbc.prepareStatement(
                """
                update feed_run set read_rows = ?, created = ?, updated = ?, unchanged = ?, held = ?,
                    rejected = ?, bytes_read = ?, header = ?::json, attempts = 0
                where id = ? and state = 'running' and read_rows = ?
                """,
                statement -> {
                    statement.setInt(1, tally.read());
                    statement.setInt(2, tally.created());
                    statement.setInt(3, tally.updated());
                    statement.setInt(4, tally.unchanged());
                    statement.setInt(5, tally.held());
                    statement.setInt(6, tally.rejected());
                    statement.setLong(7, bytesRead);
                    statement.setString(8, header.equals(FeedHeader.NONE) ? null : header.json());
                    statement.setObject(9, run);
                    statement.setInt(10, before.read());
                    return statement.executeUpdate() == 1;
                });
    }

    void content(UUID run, FeedContent content) {
        sql.change("update feed_run set content = ? where id = ?", content.code(), run);
    }

    void end(UUID run, FeedRun.State state, @Nullable String problem, Instant at) {
        jdbc.prepareStatement(
                "update feed_run set state = ?, problem = ?, ended_at = ?, spool = null where id = ?",
                statement -> {
                    statement.setString(1, state.name().toLowerCase(Locale.ROOT));
                    statement.setString(
                            2, problem == null ? null : FeedRemark.shortened(problem, PROBLEM));
                    statement.setObject(3, at.atOffset(ZoneOffset.UTC));
                    statement.setObject(4, run);
                    return statement.executeUpdate();
                });
    }

    /** The run is read to its end, and what it does not carry waits for a person's answer. */
    void wait(UUID run, List<VacancyId> missing, Instant at) {
        sql.change(
                """
                update feed_run set state = 'waiting', missing = ?, ended_at = ?, spool = null
                where id = ?
                """,
                missing.size(),
                at.atOffset(ZoneOffset.UTC),
                run);
        sql.change(
                "insert into feed_missing (run_id, vacancy_id) select ?, id from unnest(?) as m (id)",
                run,
                missing.stream().map(VacancyId::value).toArray(UUID[]::new));
    }

    /** What would go, of a run that waits; what went, of one that is done. In no order. */
    List<VacancyId> missing(UUID run) {
        return sql.list(
                "select vacancy_id from feed_missing where run_id = ?",
                row -> new VacancyId(row.getObject("vacancy_id", UUID.class)),
                run);
    }

    /** False where the run does not wait. */
    boolean answer(UUID run) {
        return sql.change(
                        "update feed_run set state = 'done' where id = ? and state = 'waiting'",
                        run)
                == 1;
    }

    /** Of what is missing these ended; they stay named. */
    void retired(UUID run, List<VacancyId> retired) {
        sql.change(
                "update feed_run set retired = ?, missing = greatest(missing, ?) where id = ?",
                retired.size(),
                retired.size(),
                run);
        UUID[] ids = retired.stream().map(VacancyId::value).toArray(UUID[]::new);
        sql.change("delete from feed_missing where run_id = ? and vacancy_id <> all (?)", run, ids);
        sql.change(
                """
                insert into feed_missing (run_id, vacancy_id) select ?, id from unnest(?) as m (id)
                on conflict do nothing
                """,
                run,
                ids);
    }

    void forgetMissing(UUID run) {
        sql.change("delete from feed_missing where run_id = ?", run);
    }

    /** A later file that is complete, or asks itself, takes the place of what waits. */
    void overtake(String source) {
        sql.change(
                """
                delete from feed_missing where run_id in
                    (select id from feed_run where source = ? and state = 'waiting')
                """,
                source);
        sql.change(
                """
                update feed_run set state = 'done',
                    problem = 'A later file took its place before anybody answered; nothing was retired.'
                where source = ? and state = 'waiting'
                """,
                source);
    }

    /** A run that has not come to its end. */
    record Running(
            UUID id,
            UUID account,
            @Nullable String spool,
            @Nullable UUID home,
            Instant startedAt,
            int read) {}

    /** What a stop of the service cut short; in the worker's own transaction. */
    static List<Running> running(Connection worker) {
        return Sql.on(worker)
                .list(
                        """
                        select id, account_id, spool, home, started_at, read_rows from feed_run
                        where state = 'running'
                        order by started_at, id
                        """,
                        row ->
                                new Running(
                                        row.getObject("id", UUID.class),
                                        row.getObject("account_id", UUID.class),
                                        row.getString("spool"),
                                        row.getObject("home", UUID.class),
                                        Objects.requireNonNull(
                                                        row.getObject(
                                                                "started_at", OffsetDateTime.class))
                                                .toInstant(),
                                        row.getInt("read_rows")));
    }

    /** Says of a run that it cannot go on; in the worker's own transaction. */
    static int interrupt(Connection worker, UUID run, Instant at) {
        return Sql.on(worker)
                .change(
                        """
                        update feed_run set state = 'interrupted', ended_at = ?, spool = null,
                            problem = 'The service stopped in the middle; send the file again.'
                        where id = ? and state = 'running'
                        """,
                        at.atOffset(ZoneOffset.UTC),
                        run);
    }

    int countNotes(UUID run) {
        return sql.first(
                        "select count(*) from feed_row where run_id = ? and outcome = 'noted'",
                        row -> row.getInt(1),
                        run)
                .orElseThrow();
    }

    Optional<FeedRun> run(UUID id) {
        return jdbc.prepareStatement(
                """
                select id, source, format, state, started_at, ended_at, read_rows, created, updated,
                    unchanged, held, rejected, spool, bytes, bytes_read, content, missing, retired,
                    problem, file_name, header,
                    state = 'running' and attempts = 0 and read_rows = 0 and bytes_read = 0 as in_line
                from feed_run where id = ?
                """,
                statement -> {
                    statement.setObject(1, id);
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() ? Optional.of(run(row)) : Optional.empty();
                    }
                });
    }

    private static FeedRun run(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new FeedRun(
                row.getObject("id", UUID.class),
                row.getString("source"),
                FeedFormat.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                FeedContent.of(row.getString("content")),
                FeedRun.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getBoolean("in_line"),
                Objects.requireNonNull(row.getObject("started_at", OffsetDateTime.class))
                        .toInstant(),
                ended == null ? null : ended.toInstant(),
                new FeedTally(
                        row.getInt("read_rows"),
                        row.getInt("created"),
                        row.getInt("updated"),
                        row.getInt("unchanged"),
                        row.getInt("held"),
                        row.getInt("rejected")),
                row.getInt("missing"),
                row.getInt("retired"),
                row.getString("spool"),
                row.getObject("bytes", Long.class),
                row.getLong("bytes_read"),
                row.getString("problem"),
                row.getString("file_name"),
                FeedHeader.of(row.getString("header")));
    }

    void remark(UUID run, List<FeedRemark> remarks) {
        if (remarks.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                """
                insert into feed_row (run_id, line, outcome, field, reason, was_read)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                statement -> {
                    for (FeedRemark remark : remarks) {
                        statement.setObject(1, run);
                        statement.setInt(2, remark.line());
                        statement.setString(3, remark.outcome().code());
                        statement.setString(4, remark.field());
                        statement.setString(5, remark.reason());
                        statement.setString(6, remark.read());
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }

    /** Remarks in the order of the file. */
    List<FeedRemark> remarks(UUID run, int afterLine, String afterField, int limit) {
        return jdbc.prepareStatement(
                """
                select line, outcome, field, reason, was_read from feed_row
                where run_id = ? and (line, field) > (?, ?) order by line, field limit ?
                """,
                statement -> {
                    statement.setObject(1, run);
                    statement.setInt(2, afterLine);
                    statement.setString(3, afterField);
                    statement.setInt(4, limit);
                    return remarks(statement);
                });
    }

    /** Of rows held or rejected, in the order of the file. */
    List<FeedRemark> toLookAt(UUID run, int limit) {
        return jdbc.prepareStatement(
                """
                select line, outcome, field, reason, was_read from feed_row
                where run_id = ? and outcome <> 'noted' order by line, field limit ?
                """,
                statement -> {
                    statement.setObject(1, run);
                    statement.setInt(2, limit);
                    return remarks(statement);
                });
    }

    /** What is said of the file, then of rows taken, in the order of the file. */
    List<FeedRemark> notes(UUID run, int limit) {
        return jdbc.prepareStatement(
                """
                select line, outcome, field, reason, was_read from feed_row
                where run_id = ? and outcome = 'noted'
                order by field = any(?) or reason = ? desc, line, field limit ?
                """,
                statement -> {
                    statement.setObject(1, run);
                    statement.setArray(
                            2,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", FeedColumns.ofFile().toArray()));
                    statement.setString(3, FeedTable.NO_ID);
                    statement.setInt(4, limit);
                    return remarks(statement);
                });
    }

    private static List<FeedRemark> remarks(PreparedStatement statement) throws SQLException {
        List<FeedRemark> remarks = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                remarks.add(
                        new FeedRemark(
                                row.getInt("line"),
                                FeedRemark.Outcome.valueOf(
                                        row.getString("outcome").toUpperCase(Locale.ROOT)),
                                row.getString("field"),
                                row.getString("reason"),
                                row.getString("was_read")));
            }
        }
        return remarks;
    }
}
