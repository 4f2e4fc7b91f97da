package org.onward.matching.feed;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two processes on one database from reading one file side by side: locks of one session for
 * all runs of this process, free again however it ends.
 */
@Singleton
final class RunLocks {
    private static final int ALIVE_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(RunLocks.class);

    private final DataSource worker;
    private final Set<UUID> held = new HashSet<>();
    private @Nullable Connection session;

    RunLocks(@Named("worker") DataSource worker) {
        // The pool itself: a lock must not join a transaction.
        this.worker = DelegatingDataSource.unwrapDataSource(worker);
    }

    /** False where somebody, here or elsewhere, is at it. */
    synchronized boolean take(UUID run) {
        if (held.contains(run)) {
            return false;
        }
        try {
            Connection locking = session();
            if (ask(locking, "select pg_try_advisory_lock(hashtextextended(?, 0))", run)) {
                held.add(run);
                return true;
            }
        } catch (SQLException e) {
            LOG.warn("import {} is put off: it cannot be locked ({})", run, e.getSQLState());
        }
        closeIfIdle();
        return false;
    }

    /** Whether this process is at it. */
    synchronized boolean holds(UUID run) {
        return held.contains(run);
    }

    synchronized void release(UUID run) {
        held.remove(run);
        try {
            if (session != null) {
                ask(session, "select pg_advisory_unlock(hashtextextended(?, 0))", run);
            }
        } catch (SQLException e) {
            LOG.warn("the lock of import {} ended before it was given back", run);
        }
        closeIfIdle();
    }

    /** Where it broke, its locks are free; they are taken again if nobody was quicker. */
    private Connection session() throws SQLException {
        Connection open = session;
        if (open == null || !open.isValid(ALIVE_SECONDS)) {
            open = worker.getConnection();
            session = open;
            for (UUID run : held) {
                ask(open, "select pg_try_advisory_lock(hashtextextended(?, 0))", run);
            }
        }
        return open;
    }

    private void closeIfIdle() {
        if (held.isEmpty() && session != null) {
            try {
                session.close();
            } catch (SQLException e) {
                LOG.warn("the session of imports' locks could not be given back");
            }
            session = null;
        }
    }

    private static boolean ask(Connection session, String sql, UUID run) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setString(1, "onward import " + run);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
