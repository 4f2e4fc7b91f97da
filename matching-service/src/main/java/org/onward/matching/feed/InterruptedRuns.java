package org.onward.matching.feed;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.onward.matching.access.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of imports that a stop of the service cut short that they were; nothing else undoes them.
 */
@Singleton
final class InterruptedRuns {
    private static final Logger LOG = LoggerFactory.getLogger(InterruptedRuns.class);

    private final Transactions transactions;
    private final InstantSource clock;
    private final FeedSpool spool;

    InterruptedRuns(Transactions transactions, InstantSource clock, FeedSpool spool) {
        this.transactions = transactions;
        this.clock = clock;
        this.spool = spool;
    }

    @EventListener
    void mark(ServerStartupEvent started) {
        spool.clear();
        int marked = transactions.work(worker -> PostgresFeeds.interrupt(worker, clock.instant()));
        if (marked > 0) {
            LOG.warn("{} imports were interrupted by a stop of the service", marked);
        }
    }
}
