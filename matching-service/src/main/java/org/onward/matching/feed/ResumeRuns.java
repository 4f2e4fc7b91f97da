package org.onward.matching.feed;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Sessions;
import org.onward.matching.access.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with imports that a stop of the service cut short, in the name of who sent them. Where
 * the file is gone, or the account that sent it, nothing can be read any more: that is said.
 */
@Singleton
final class ResumeRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeRuns.class);

    private final Transactions transactions;
    private final InstantSource clock;
    private final FeedSpool spool;
    private final Sessions sessions;
    private final ImportFeed importFeed;

    ResumeRuns(
            Transactions transactions,
            InstantSource clock,
            FeedSpool spool,
            Sessions sessions,
            ImportFeed importFeed) {
        this.transactions = transactions;
        this.clock = clock;
        this.spool = spool;
        this.sessions = sessions;
        this.importFeed = importFeed;
    }

    @EventListener
    void resume(ServerStartupEvent started) {
        List<PostgresFeeds.Running> running = transactions.work(PostgresFeeds::running);
        Set<String> wanted = new HashSet<>();
        for (PostgresFeeds.Running run : running) {
            Optional<Caller> caller = sessions.callerOf(run.account());
            if (caller.isEmpty() || run.spool() == null || !spool.has(run.spool())) {
                LOG.warn("import {} was interrupted by a stop and cannot go on", run.id());
                transactions.work(
                        worker -> PostgresFeeds.interrupt(worker, run.id(), clock.instant()));
            } else {
                LOG.info("import {} goes on after row {}", run.id(), run.read());
                wanted.add(run.spool());
                importFeed.inBackground(caller.get(), run.id());
            }
        }
        spool.clearAllBut(wanted);
    }
}
