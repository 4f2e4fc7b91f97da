package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Requests that meet at one row, each in a transaction of its own: the row is held until all of
 * them wait, in the order they are named, and is then let go. So the moment that comes once in a
 * thousand comes every time.
 */
public final class Meeting {
    private static final long PATIENCE_MILLIS = 10_000;

    private Meeting() {}

    /**
     * @param held a select of the row that is held, by its key
     * @return the answers in the order of the requests
     */
    @SafeVarargs
    public static <T> List<T> at(
            TestService service, String held, UUID key, Supplier<T>... requests) {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = service.superuser()) {
            holder.setAutoCommit(false);
            try (PreparedStatement hold = holder.prepareStatement(held + " for update")) {
                hold.setObject(1, key);
                hold.execute();
            }
            List<Future<T>> sent = new ArrayList<>();
            for (Supplier<T> request : requests) {
                sent.add(senders.submit(request::get));
                untilWaiting(service, sent);
            }
            holder.commit();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : sent) {
                answers.add(one.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
            }
            return answers;
        } catch (SQLException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void untilWaiting(TestService service, List<? extends Future<?>> sent)
            throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (waiting(service) < sent.stream().filter(one -> !one.isDone()).count()) {
            assertThat(System.nanoTime()).as("a request waits").isLessThan(until);
            Thread.sleep(5);
        }
    }

    private static int waiting(TestService service) {
        return Integer.parseInt(
                service.ask(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                            and usename in ('onward_app', 'onward_worker')"""));
    }
}
