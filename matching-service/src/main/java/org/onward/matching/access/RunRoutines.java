package org.onward.matching.access;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.onward.matching.shared.Routine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs every {@link Routine} when its time has come, one after the other. One that fails is tried
 * again a minute later and never stops the others. With replicas, each routine is run by one of
 * them at a time: a lock of the session, so that it is free again however the replica ended.
 */
@Singleton
public final class RunRoutines {
    private static final Logger LOG = LoggerFactory.getLogger(RunRoutines.class);

    private final List<Routine> routines;
    private final DataSource worker;
    private final InstantSource clock;
    private final Map<String, Instant> nextRun = new HashMap<>();

    RunRoutines(List<Routine> routines, @Named("worker") DataSource worker, InstantSource clock) {
        this.routines = List.copyOf(routines);
        // The pool itself: the lock must not join a transaction of the routine.
        this.worker = DelegatingDataSource.unwrapDataSource(worker);
        this.clock = clock;
    }

    /** Those whose time has come. */
    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    synchronized void due() {
        Instant now = clock.instant();
        run(routines.stream().filter(r -> !nextRun(r).isAfter(now)).toList());
    }

    /** All of them, whether or not their time has come; back when they are done. */
    public synchronized void all() {
        run(routines);
    }

    private Instant nextRun(Routine routine) {
        return nextRun.getOrDefault(routine.name(), Instant.EPOCH);
    }

    private void run(List<Routine> now) {
        if (now.isEmpty()) {
            return;
        }
        try (Connection connection = worker.getConnection()) {
            for (Routine routine : now) {
                run(connection, routine);
            }
        } catch (SQLException e) {
            LOG.warn("routines are put off: no connection to lock them by ({})", e.getSQLState());
        }
    }

    private void run(Connection connection, Routine routine) throws SQLException {
        if (!ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", routine)) {
            return; // another replica is at it
        }
        try {
            routine.run();
            nextRun.put(routine.name(), clock.instant().plus(routine.every()));
        } catch (RuntimeException e) {
            LOG.error("routine {} failed and is tried again", routine.name(), e);
        } finally {
            ask(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", routine);
        }
    }

    private static boolean ask(Connection connection, String sql, Routine routine)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "onward routine " + routine.name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
