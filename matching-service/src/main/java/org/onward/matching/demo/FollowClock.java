package org.onward.matching.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.onward.matching.access.Transactions;

/** Keeps the demo's clock where the database has it: after a start, and when a replica moved it. */
@Singleton
@Requires(property = "onward.demo.enabled", value = "true")
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class FollowClock implements ApplicationEventListener<StartupEvent> {
    private final Transactions transactions;
    private final DemoClock clock;

    FollowClock(Transactions transactions, DemoClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        follow();
    }

    @Scheduled(initialDelay = "2s", fixedDelay = "2s")
    void follow() {
        clock.movedOn(transactions.work(FollowClock::read));
    }

    private static Duration read(Connection worker) {
        try (PreparedStatement statement =
                        worker.prepareStatement("select offset_seconds from demo_clock");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Duration.ofSeconds(rows.getLong(1)) : Duration.ZERO;
        } catch (SQLException e) {
            throw new IllegalStateException("the demo's clock could not be read", e);
        }
    }
}
