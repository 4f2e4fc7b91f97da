package org.onward.matching.search;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Transactions;
import org.onward.matching.search.Changes.Change;
import org.onward.matching.search.IndexProgress.ChangePoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an index a copy of the database. One thread follows the change log; another builds a new
 * copy beside the one in use when that one is of another database, schema or vocabulary, damaged,
 * too old, or when an administrator asks for it. A change is visible within two polls; within a
 * second while some hundred come each second; some two seconds later while a large feed is read;
 * while more come than it keeps up with, when it has read that far.
 */
abstract class IndexFollower
        implements ApplicationEventListener<StartupEvent>, Ordered, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);

    private static final int BATCH = 1000;
    private static final int READ_AT_ONCE = 500;

    /** Read and not yet added, while a copy is filled. */
    private static final int MOST_WAITING = 100;

    private static final Duration POLL = Duration.ofMillis(200);

    /** While a feed is read, each look makes a segment that has to be merged away again. */
    private static final int MANY = 100;

    private static final Duration AFTER_MANY = Duration.ofMillis(300);

    /**
     * So many each time, and never none for so long: a large feed, none of whose rows is waited
     * for.
     */
    private static final int VERY_MANY = 400;

    private static final Duration BUSY = Duration.ofSeconds(3);
    private static final Duration AFTER_VERY_MANY = Duration.ofMillis(1_500);
    private static final Duration SHOWN_EVERY = Duration.ofSeconds(2); // while more waits
    private static final Duration LONG_BEHIND = Duration.ofSeconds(2);
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(3);
    private static final Duration CHECK_EVERY = Duration.ofMinutes(5);
    private static final Duration TRIM_EVERY = Duration.ofHours(1);

    /** Replicas that were away for longer than this build their copy anew. */
    private static final int KEPT_DAYS = 7;

    private final String name;
    private final IndexInUse<?> index;
    private final Changes changes;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Counter followed;
    private final Counter repaired;
    private final Counter rebuilt;
    private final AtomicBoolean rebuildWanted = new AtomicBoolean();
    private volatile @Nullable Thread follower;
    private volatile @Nullable Thread builder;
    private volatile boolean building; // and not only merging what it built
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile String vocabulary = "";
    private volatile @Nullable Instant checked;
    private int uncommitted;
    private int sinceRest;
    private boolean unseen;
    private boolean forgetting;
    private long lastRefresh = System.nanoTime();
    private long lastUpToDate = System.nanoTime();
    private long lastIdle = System.nanoTime();
    private long lastCommit = System.nanoTime();
    private long lastCheck = System.nanoTime();
    private long lastTrim = System.nanoTime();

    /**
     * @param name of what is kept, in the plural, for threads and the log
     * @param metric what the counters' names begin with
     */
    IndexFollower(
            String name,
            String metric,
            IndexInUse<?> index,
            Changes changes,
            Transactions transactions,
            InstantSource clock,
            MeterRegistry metrics) {
        this.name = name;
        this.index = index;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
        this.followed = metrics.counter(metric + ".followed");
        this.repaired = metrics.counter(metric + ".repaired");
        this.rebuilt = metrics.counter(metric + ".rebuilt");
    }

    /** One thing that belongs in the index, at its version. */
    record Kept(UUID id, int version, Supplier<Document> document) {}

    /** What the changes may have changed in the index. */
    abstract Set<UUID> touched(Connection worker, List<Change> logged);

    /** Those of them that belong in the index, as they are now. */
    abstract Map<UUID, Kept> kept(Connection worker, Collection<UUID> ids);

    /** Everything that belongs in the index. */
    abstract void eachKept(Connection worker, Consumer<Kept> each);

    /** Id and version of everything that belongs in the index, and perhaps of more. */
    abstract Map<UUID, Integer> versions(Connection worker);

    /** Whether what is removed must not lie about in what is left of its document either. */
    boolean forgets() {
        return false;
    }

    /** Documents hold its numbers, and what its words say: another one, another copy. */
    void vocabularyLoaded(String version) {
        vocabulary = version;
    }

    /** After the vocabulary: documents hold its numbers. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 100;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        index.open();
        follower = Thread.ofPlatform().daemon().name(name + "-follower").start(this::run);
    }

    /** Asks for a new copy, built beside and swapped in; harmless while one is being built. */
    void rebuild() {
        rebuildWanted.set(true);
    }

    /** What there is to say of the index. */
    IndexState state() {
        Optional<IndexCopy> copy = index.current();
        boolean rebuilding = rebuildWanted.get() || building;
        return new IndexState(
                copy.isEmpty() ? "building" : rebuilding ? "rebuilding" : "ready",
                copy.map(IndexCopy::documents).orElse(0),
                copy.map(c -> behind(c.progress().at())).orElse(0),
                (long) repaired.count(),
                checked,
                index.schema());
    }

    private int behind(ChangePoint point) {
        return transactions.work(connection -> changes.behind(connection, point, 100_000));
    }

    // ---- the two threads

    private void run() {
        while (!isStopped()) {
            Duration rest = POLL;
            try {
                if (index.current().filter(this::mayServe).isPresent() && !rebuildWanted.get()) {
                    rest = round() ? Duration.ZERO : restAfter(sinceRest);
                } else {
                    startBuilding();
                    // What is in use is still followed while its successor is built.
                    if (index.current().isPresent()) {
                        round();
                    }
                }
            } catch (AlreadyClosedException e) {
                LOG.error("The index of {} is closed and is built anew", name);
                rebuild();
                rest = AFTER_AN_ERROR;
            } catch (IOException | RuntimeException e) {
                LOG.warn(
                        "The index of {} could not follow and tries again: {}", name, e.toString());
                rest = AFTER_AN_ERROR;
            }
            pause(rest);
        }
    }

    private Duration restAfter(int many) {
        sinceRest = 0;
        return many < MANY
                ? POLL
                : many < VERY_MANY || !due(lastIdle, BUSY) ? AFTER_MANY : AFTER_VERY_MANY;
    }

    /** Until the rest is over, or it is to stop. */
    private void pause(Duration rest) {
        try {
            boolean unused = stopped.await(rest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private boolean mayServe(IndexCopy copy) {
        IndexProgress progress = copy.progress();
        Instant oldest = clock.instant().minus(Duration.ofDays(KEPT_DAYS - 1));
        return progress.taxonomy().equals(vocabulary) && !progress.committed().isBefore(oldest);
    }

    private synchronized void startBuilding() {
        if (builder == null && !isStopped()) {
            building = true;
            builder = Thread.ofPlatform().daemon().name(name + "-index-builder").start(this::build);
        }
    }

    private void build() {
        try {
            IndexCopy copy = null;
            try {
                copy = built();
            } finally {
                if (copy == null) {
                    rebuildWanted.set(true);
                    pause(AFTER_AN_ERROR);
                }
                building = false;
            }
            if (copy != null) {
                merge(copy);
            }
        } finally {
            synchronized (this) {
                builder = null;
            }
        }
    }

    /** The copy that serves from now on; null where there is none. */
    private @Nullable IndexCopy built() {
        try {
            rebuildWanted.set(false);
            IndexCopy copy = newCopy();
            synchronized (this) {
                if (isStopped()) {
                    copy.close();
                    return null;
                }
                index.swap(copy);
            }
            rebuilt.increment();
            LOG.info("The index was built with {} {}", copy.documents(), name);
            return copy;
        } catch (IOException | RuntimeException e) {
            LOG.error("The index of {} could not be built: {}", name, e.toString());
            return null;
        }
    }

    /** What was just built serves at once, and a little faster when this is done. */
    void merge(IndexCopy copy) {
        try {
            copy.merge();
            synchronized (this) {
                if (!isStopped() && index.current().filter(copy::equals).isPresent()) {
                    show(copy);
                    // What was removed while it was merged lies about in what came of it.
                    forgetting |= forgets();
                    commit(copy);
                }
            }
        } catch (IOException | RuntimeException e) {
            if (!isStopped()) {
                LOG.warn("The index of {} was not merged: {}", name, e.toString());
            }
        }
    }

    /** Builds a copy of all there is, committed; changes meanwhile are followed afterwards. */
    IndexCopy newCopy() throws IOException {
        return transactions.work(
                connection -> {
                    IndexProgress start =
                            new IndexProgress(
                                    index.schema(),
                                    changes.epoch(connection),
                                    vocabulary,
                                    changes.now(connection),
                                    clock.instant(),
                                    new TreeMap<>());
                    try {
                        return fill(connection, start);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private IndexCopy fill(Connection connection, IndexProgress start) throws IOException {
        IndexCopy copy = index.create(start);
        boolean done = false;
        try {
            addAll(connection, copy);
            copy.commit(start.committedAt(clock.instant(), today(), KEPT_DAYS));
            copy.refresh();
            done = true;
            return copy;
        } finally {
            if (!done) {
                copy.close();
                IndexCopy.delete(copy.folder());
            }
        }
    }

    /** On all processors while there is nothing to search; beside a copy in use on one. */
    private void addAll(Connection connection, IndexCopy copy) {
        int helping =
                index.current().isPresent() ? 0 : Runtime.getRuntime().availableProcessors() - 1;
        if (helping == 0) {
            eachKept(connection, one -> add(copy, one));
            return;
        }
        AtomicReference<Throwable> failed = new AtomicReference<>();
        try (ExecutorService helpers =
                new ThreadPoolExecutor(
                        helping,
                        helping,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(MOST_WAITING),
                        new ThreadPoolExecutor.CallerRunsPolicy())) {
            eachKept(
                    connection,
                    one -> {
                        rethrow(failed.get());
                        helpers.execute(
                                () -> {
                                    try {
                                        add(copy, one);
                                    } catch (RuntimeException | Error e) {
                                        failed.compareAndSet(null, e);
                                    }
                                });
                    });
        }
        rethrow(failed.get());
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure != null) {
            throw new IllegalStateException("a document could not be added", failure);
        }
    }

    private void add(IndexCopy copy, Kept one) {
        try {
            written(one, copy::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One poll; true where more waits. */
    private boolean round() throws IOException {
        // The builder swaps under the same lock: nothing is written to a copy being closed.
        synchronized (this) {
            Optional<IndexCopy> copy = index.current();
            if (copy.isEmpty() || isStopped()) {
                return false;
            }
            boolean more = follow(copy.get());
            if (!more && due(lastCheck, CHECK_EVERY)) {
                lastCheck = System.nanoTime();
                check(copy.get());
            }
            if (due(lastTrim, TRIM_EVERY)) {
                lastTrim = System.nanoTime();
                trim(copy.get());
            }
            boolean newDay =
                    mayServe(copy.get()) && !copy.get().progress().days().containsKey(today());
            if (newDay || (uncommitted > 0 && due(lastCommit, COMMIT_EVERY))) {
                commit(copy.get());
            }
            return more;
        }
    }

    private static boolean due(long last, Duration every) {
        return System.nanoTime() - last >= every.toNanos();
    }

    private long today() {
        return Math.floorDiv(clock.instant().getEpochSecond(), Duration.ofDays(1).toSeconds());
    }

    void commit(IndexCopy copy) throws IOException {
        if (forgetting) {
            copy.forget();
            copy.refresh();
            forgetting = false;
        }
        IndexProgress reached = copy.progress();
        // What may not serve lacks changes that nobody kept: it stays as old as it is.
        copy.commit(
                mayServe(copy)
                        ? reached.committedAt(clock.instant(), today(), KEPT_DAYS)
                        : reached);
        uncommitted = 0;
        lastCommit = System.nanoTime();
    }

    /**
     * Applies the next batch and makes it visible, at once where it is the last; true where more
     * waits.
     */
    boolean follow(IndexCopy copy) throws IOException {
        record Read(UUID epoch, List<Change> logged, Set<UUID> touched, Map<UUID, Kept> kept) {}
        IndexProgress progress = copy.progress();
        Read read =
                transactions.work(
                        connection -> {
                            List<Change> logged = changes.after(connection, progress.at(), BATCH);
                            Set<UUID> touched = touched(connection, logged);
                            return new Read(
                                    changes.epoch(connection),
                                    logged,
                                    touched,
                                    inPortions(connection, touched));
                        });
        if (!read.epoch.equals(progress.epoch())) {
            // Restored from a backup: nothing in the copy can be trusted, least of all its
            // position.
            LOG.warn("The database is another one than the index of {} was built from", name);
            rebuildWanted.set(true);
            return false;
        }
        sinceRest += read.touched.size();
        boolean full = read.logged.size() == BATCH;
        if (!full) {
            lastUpToDate = System.nanoTime();
        }
        if (read.logged.isEmpty()) {
            lastIdle = System.nanoTime();
            if (unseen) {
                show(copy);
            }
            return false;
        }
        apply(copy, read.touched, read.kept);
        copy.reached(progress.to(read.logged.getLast().at()));
        unseen = true;
        if (!full || due(lastRefresh, SHOWN_EVERY)) {
            show(copy);
        }
        uncommitted += read.touched.size() + 1;
        followed.increment(read.touched.size());
        return full;
    }

    private void show(IndexCopy copy) throws IOException {
        copy.refresh();
        unseen = false;
        lastRefresh = System.nanoTime();
    }

    private Map<UUID, Kept> inPortions(Connection connection, Collection<UUID> ids) {
        Map<UUID, Kept> kept = new HashMap<>();
        List<UUID> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += READ_AT_ONCE) {
            kept.putAll(
                    kept(connection, all.subList(from, Math.min(all.size(), from + READ_AT_ONCE))));
        }
        return kept;
    }

    private void apply(IndexCopy copy, Set<UUID> ids, Map<UUID, Kept> kept) throws IOException {
        List<String> gone =
                ids.stream().filter(id -> !kept.containsKey(id)).map(UUID::toString).toList();
        forgetting |= forgets() && (unseen || copy.holdsAny(gone));
        copy.remove(gone);
        List<Kept> all = ids.stream().map(kept::get).filter(Objects::nonNull).toList();
        // On all processors only where it does not keep up on one: people search meanwhile.
        Stream<Kept> each = due(lastUpToDate, LONG_BEHIND) ? all.parallelStream() : all.stream();
        each.forEach(one -> put(copy, one));
    }

    private void put(IndexCopy copy, Kept one) {
        String id = one.id().toString();
        try {
            if (!written(one, document -> copy.put(id, document))) {
                copy.remove(List.of(id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Write {
        void of(Document document) throws IOException;
    }

    /** One that cannot be written keeps none of the others waiting; the check finds it again. */
    private boolean written(Kept one, Write write) throws IOException {
        try {
            write.of(one.document().get());
            return true;
        } catch (AlreadyClosedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("One of the {} cannot be put into the index: {}", name, e.getClass());
            return false;
        }
    }

    // ---- staleness

    /**
     * Compares ids and versions of what should be there with what is, and repairs what differs;
     * anything found here is a fault worth an alert.
     *
     * @return documents that were wrong
     */
    int check(IndexCopy copy) throws IOException {
        Map<UUID, Integer> held = copy.versions();
        record Read(Set<UUID> suspects, Map<UUID, Kept> kept) {}
        Read read =
                transactions.work(
                        connection -> {
                            Set<UUID> suspects = suspects(held, versions(connection));
                            return new Read(suspects, inPortions(connection, suspects));
                        });
        Set<UUID> wrong = new LinkedHashSet<>();
        for (UUID id : read.suspects) {
            Kept one = read.kept.get(id);
            if (!Objects.equals(held.get(id), one == null ? null : one.version())) {
                wrong.add(id);
            }
        }
        checked = clock.instant();
        if (!wrong.isEmpty()) {
            apply(copy, wrong, read.kept);
            copy.refresh();
            uncommitted += wrong.size();
            repaired.increment(wrong.size());
            LOG.warn("The staleness check repaired {} {} in the index", wrong.size(), name);
        }
        return wrong.size();
    }

    private static Set<UUID> suspects(Map<UUID, Integer> held, Map<UUID, Integer> stored) {
        Set<UUID> suspects = new LinkedHashSet<>();
        stored.forEach(
                (id, version) -> {
                    if (!version.equals(held.get(id))) {
                        suspects.add(id);
                    }
                });
        for (UUID id : held.keySet()) {
            if (!stored.containsKey(id)) {
                suspects.add(id);
            }
        }
        return suspects;
    }

    private void trim(IndexCopy copy) {
        copy.progress()
                .consumedBefore(today(), KEPT_DAYS)
                .ifPresent(upTo -> transactions.work(connection -> changes.trim(connection, upTo)));
    }

    // ---- ends

    @Override
    @PreDestroy
    public void close() throws IOException {
        stopped.countDown();
        Thread running = follower;
        if (running != null) {
            // Not interrupted: that would close the files it reads and writes under it.
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (this) {
            Optional<IndexCopy> copy = index.current();
            if (copy.isPresent() && uncommitted > 0) {
                commit(copy.get());
            }
        }
    }
}
