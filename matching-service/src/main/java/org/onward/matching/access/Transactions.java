package org.onward.matching.access;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a transaction begins. The caller is set by a bound {@code set_config(…,
 * true)} as the first statement after BEGIN, so that row-level security knows who asks and forgets
 * it at the end, whatever connection the pool hands out next. A query outside of these methods has
 * no caller, and the policies answer it with an error, never with an empty result.
 */
@Singleton
public final class Transactions {
    private static final TransactionDefinition READ = TransactionDefinition.READ_ONLY;
    private static final String DEADLOCK = "40P01";
    private static final int TURNS = 3;
    private static final long ASIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final TransactionOperations<Connection> app;
    private final TransactionOperations<Connection> worker;
    private final InstantSource clock;

    Transactions(
            TransactionOperations<Connection> app,
            @Named("worker") TransactionOperations<Connection> worker,
            InstantSource clock) {
        this.app = app;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * Runs {@code act} in one transaction of the caller; all of it holds, or none. Two that wait
     * for each other are none of their callers' fault: the one that PostgreSQL rolled back is run
     * again from its beginning, and finds what the other has done. It steps aside first: on a busy
     * machine it would take the row again before the other one, which waits for it, wakes up.
     */
    public <T> T write(Caller caller, Supplier<T> act) {
        boolean outermost = app.findTransactionStatus().isEmpty();
        for (int turn = 1; ; turn++) {
            try {
                return app.execute(
                        TransactionDefinition.DEFAULT,
                        status -> {
                            set(status.getConnection(), caller);
                            return act.get();
                        });
            } catch (RuntimeException e) {
                if (!outermost || turn == TURNS || !isDeadlock(e)) {
                    throw e;
                }
                LockSupport.parkNanos(ASIDE_NANOS * turn);
            }
        }
    }

    private static boolean isDeadlock(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    public void write(Caller caller, Runnable act) {
        write(
                caller,
                () -> {
                    act.run();
                    return true;
                });
    }

    /** Runs {@code act} in one read-only transaction of the caller. */
    public <T> T read(Caller caller, Supplier<T> act) {
        return app.execute(
                READ,
                status -> {
                    set(status.getConnection(), caller);
                    return act.get();
                });
    }

    /**
     * Signing in, refreshing, registering and the like, before there is a caller: only tables
     * without row-level security answer.
     */
    public <T> T beforeSignIn(Supplier<T> act) {
        return app.execute(TransactionDefinition.DEFAULT, status -> act.get());
    }

    /** Runs a job (follower, sealer, reports) in a transaction of the worker login, own pool. */
    public <T> T work(Function<Connection, T> job) {
        return worker.execute(
                TransactionDefinition.DEFAULT, status -> job.apply(status.getConnection()));
    }

    private void set(Connection connection, Caller caller) {
        String sql =
                """
                select set_config('onward.caller', ?, true), set_config('onward.role', ?, true),
                    set_config('onward.office', ?, true), set_config('onward.programme', ?, true),
                    set_config('onward.organisation', ?, true), set_config('onward.day', ?, true),
                    set_config('onward.now', ?, true)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, caller.account().value().toString());
            statement.setString(2, caller.role().name());
            statement.setString(3, text(caller.office()));
            statement.setString(4, text(caller.programme()));
            statement.setString(5, text(caller.organisation()));
            statement.setString(6, caller.today().toString());
            statement.setString(7, clock.instant().toString());
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the caller could not be set", e);
        }
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
