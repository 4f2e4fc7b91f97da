package org.onward.matching.feed;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.vacancy.RetireFedVacancies;
import org.onward.matching.vacancy.VacancyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a chamber's file into vacancies. Rows are known by (source, id): a row that says the same
 * as before is not written, so the same file can be sent any number of times. A row that cannot be
 * taken is reported and spoils no other. How far a file was read is written with each batch, so
 * that a run goes on after a stop, however hard, and counts every row once.
 */
@Singleton
public final class ImportFeed {
    // Without a batch read between them.
    static final int MOST_ATTEMPTS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(ImportFeed.class);

    private static final int AT_ONCE = 2; // each may hold 96 MB of a workbook's texts

    private final Transactions transactions;
    private final PostgresFeeds feeds;
    private final FeedScope scope;
    private final ReadFeedFile reader;
    private final RetireFedVacancies retire;
    private final FeedSpool spool;
    private final RunLocks locks;
    private final Audit audit;
    private final InstantSource clock;
    private final ExecutorService executor;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    volatile boolean stopping;

    ImportFeed(
            Transactions transactions,
            PostgresFeeds feeds,
            FeedScope scope,
            ReadFeedFile reader,
            RetireFedVacancies retire,
            FeedSpool spool,
            RunLocks locks,
            Audit audit,
            InstantSource clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.scope = scope;
        this.reader = reader;
        this.retire = retire;
        this.spool = spool;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * Whether the caller may send this source now; before a large body is received.
     *
     * @throws Problem NOT_FOUND or CONFLICT
     */
    public void mayImport(Caller caller, String source) {
        boolean running =
                transactions.read(
                        caller, () -> feeds.isRunning(scope.source(caller, source).key()));
        if (running) {
            throw running();
        }
    }

    private static Problem running() {
        return Problem.conflict("An import of this source is running; wait until it has ended.");
    }

    /**
     * Opens a run over a file that was kept; {@link #run} does the work. The file is dropped where
     * no run begins.
     *
     * @param content complete or delta; null: as the source says
     * @throws Problem CONFLICT where an import of the source is running
     */
    public UUID begin(
            Caller caller,
            String source,
            FeedFormat format,
            @Nullable String content,
            FeedSpool.Kept file) {
        UUID id = UUID.randomUUID();
        boolean begun = false;
        try {
            transactions.write(
                    caller,
                    () -> {
                        FeedSource of = scope.source(caller, source);
                        if (!feeds.begin(
                                id,
                                source,
                                format,
                                FeedContent.asked(content, of.content()),
                                file,
                                spool.home(),
                                caller.account().value(),
                                clock.instant())) {
                            throw running();
                        }
                        audit.done(
                                caller.account().value(),
                                caller.role().name(),
                                "import_feed",
                                "feed_run",
                                id,
                                "feed " + source);
                    });
            begun = true;
            return id;
        } finally {
            if (!begun) {
                spool.drop(file.name());
            }
        }
    }

    /** Lets a run go on beside whoever asked for it. */
    public void inBackground(Caller caller, UUID id) {
        executor.execute(() -> run(caller, id));
    }

    /**
     * Reads the file to its end from behind the rows that are done; every batch is a transaction of
     * its own. Never throws. Where the service stops meanwhile, the run stays as it is and goes on
     * with the next start. Where another process is at it, nothing is done.
     */
    public FeedRun run(Caller caller, UUID id) {
        if (!locks.take(id)) {
            return asItIs(caller, id);
        }
        try {
            return inTurn(caller, id);
        } finally {
            locks.release(id);
        }
    }

    private FeedRun inTurn(Caller caller, UUID id) {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return asItIs(caller, id);
        }
        try {
            return locked(caller, id);
        } finally {
            turns.release();
        }
    }

    private FeedRun locked(Caller caller, UUID id) {
        int attempts = transactions.write(caller, () -> feeds.takeUp(id));
        FeedRun run = asItIs(caller, id);
        if (run.state() != FeedRun.State.RUNNING) {
            return run;
        }
        if (attempts > MOST_ATTEMPTS) {
            return ended(
                    caller,
                    run,
                    FeedRun.State.FAILED,
                    "The import broke off %d times in the same place and was given up; what was read before is kept. Send the file in parts."
                            .formatted(MOST_ATTEMPTS));
        }
        try {
            FeedSource source = transactions.read(caller, () -> scope.source(caller, run.source()));
            ReadFeedFile.Reading reading = reader.of(caller, run, source, () -> stopping);
            reading.read();
            if (stopping) {
                return asItIs(caller, id);
            }
            return retiring(caller, run, reading);
        } catch (BadFeed e) {
            return ended(caller, run, FeedRun.State.FAILED, e.getMessage());
        } catch (WriteFeedRows.TakenOver e) {
            LOG.warn("import {} is read by another process", id);
            return asItIs(caller, id);
        } catch (IOException
                | RuntimeException
                | OutOfMemoryError
                | StackOverflowError e) { // one bad file must not hold its source for ever
            if (stopping) {
                return asItIs(caller, id);
            }
            LOG.error("import {} broke off: {}", id, WriteFeedRows.kindOf(e));
            return ended(
                    caller,
                    run,
                    FeedRun.State.FAILED,
                    "The import broke off on our side; what was read is kept. Send the file again.");
        }
    }

    @EventListener
    void stop(ShutdownEvent stopped) {
        stopping = true;
    }

    private FeedRun asItIs(Caller caller, UUID id) {
        return transactions.read(caller, () -> feeds.run(id).orElseThrow(Problem::notFound));
    }

    /**
     * What a complete file that was read to its end no longer carries is over. A person is asked
     * first where that is more than a tenth of what there was, as half a file looks like that too;
     * where rows have no id to be known by, as they may be what seems to be missing; and where rows
     * of any file call many filled.
     */
    private FeedRun retiring(Caller caller, FeedRun run, ReadFeedFile.Reading reading) {
        FeedRun ended =
                transactions.write(
                        caller,
                        () -> {
                            List<VacancyId> going = new ArrayList<>(reading.asked());
                            boolean sure = going.isEmpty();
                            boolean complete = reading.content() == FeedContent.COMPLETE;
                            feeds.content(run.id(), reading.content());
                            if (!sure || complete) {
                                feeds.overtake(run.source());
                            }
                            if (complete) {
                                RetireFedVacancies.Going missing =
                                        retire.missing(
                                                caller,
                                                run.source(),
                                                reading.carried(),
                                                run.startedAt());
                                sure &= !missing.isMoreThanATenth() && reading.isSure();
                                going.addAll(missing.ids());
                            }
                            Instant now = clock.instant();
                            if (sure || going.isEmpty()) {
                                feeds.retired(
                                        run.id(), retire.retire(caller, run.source(), going, now));
                                feeds.end(run.id(), FeedRun.State.DONE, null, now);
                            } else {
                                feeds.wait(run.id(), going, now);
                            }
                            return feeds.run(run.id()).orElseThrow(Problem::notFound);
                        });
        drop(run);
        return ended;
    }

    private void drop(FeedRun run) {
        if (run.spool() != null) {
            spool.drop(run.spool());
        }
    }

    private FeedRun ended(
            Caller caller, FeedRun run, FeedRun.State state, @Nullable String problem) {
        FeedRun ended =
                transactions.write(
                        caller,
                        () -> {
                            feeds.end(run.id(), state, problem, clock.instant());
                            return feeds.run(run.id()).orElseThrow(Problem::notFound);
                        });
        drop(run);
        return ended;
    }
}
