package org.onward.matching.feed;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private static final Duration BEGUN = Duration.ofMinutes(1);
    private static final Duration GIVEN_UP = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(ResumeRuns.class);

    private final Transactions transactions;
    private final InstantSource clock;
    private final FeedSpool spool;
    private final Sessions sessions;
    private final RunLocks locks;
    private final ImportFeed importFeed;

    ResumeRuns(
            Transactions transactions,
            InstantSource clock,
            FeedSpool spool,
            Sessions sessions,
            RunLocks locks,
            ImportFeed importFeed) {
        this.transactions = transactions;
        this.clock = clock;
        this.spool = spool;
        this.sessions = sessions;
        this.locks = locks;
        this.importFeed = importFeed;
    }

    @EventListener
    void resume(ServerStartupEvent started) {
        List<PostgresFeeds.Running> running = transactions.work(PostgresFeeds::running);
        running.forEach(this::goOn);
        spool.clearAllBut(
                running.stream()
                        .map(PostgresFeeds.Running::spool)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    /** A process that died with its machine may hold a run's lock for a while after the start. */
    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void resumeLater() {
        Instant before = clock.instant().minus(BEGUN);
        transactions.work(PostgresFeeds::running).stream()
                .filter(run -> run.startedAt().isBefore(before))
                .forEach(this::goOn);
    }

    private void goOn(PostgresFeeds.Running run) {
        if (locks.holds(run.id()) || isElsewhere(run)) {
            return;
        }
        Optional<Caller> caller = sessions.callerOf(run.account());
        if (caller.isEmpty() || run.spool() == null || !spool.has(run.spool())) {
            interrupt(run);
        } else {
            LOG.info("import {} goes on after row {}", run.id(), run.read());
            importFeed.inBackground(caller.get(), run.id());
        }
    }

    /**
     * The file of such a run lies with another process, which goes on with it; one that has not
     * come back in a day does not.
     */
    private boolean isElsewhere(PostgresFeeds.Running run) {
        return run.home() != null
                && !run.home().equals(spool.home())
                && run.startedAt().isAfter(clock.instant().minus(GIVEN_UP));
    }

    private void interrupt(PostgresFeeds.Running run) {
        if (!locks.take(run.id())) {
            return; // somebody is at it
        }
        try {
            LOG.warn("import {} was interrupted by a stop and cannot go on", run.id());
            transactions.work(worker -> PostgresFeeds.interrupt(worker, run.id(), clock.instant()));
        } finally {
            locks.release(run.id());
        }
    }
}
