package org.onward.matching.search;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Transactions;
import org.onward.matching.search.VacancyProgress.ChangePoint;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index a copy of the database. One thread follows the change log; another builds a new
 * copy beside the one in use when that one is of another database, schema or vocabulary, damaged,
 * too old, or when an administrator asks for it. A change is visible within two polls; while very
 * many come, within two seconds.
 */
@Singleton
class VacancyFollower implements ApplicationEventListener<StartupEvent>, Ordered, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VacancyFollower.class);

    private static final int BATCH = 1000;
    private static final int READ_AT_ONCE = 500;
    private static final Duration POLL = Duration.ofMillis(200);

    /** While a feed is read, each look makes a segment that has to be merged away again. */
    private static final int MANY = 100;

    private static final Duration AFTER_MANY = Duration.ofSeconds(1);
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(3);
    private static final Duration CHECK_EVERY = Duration.ofMinutes(5);
    private static final Duration TRIM_EVERY = Duration.ofHours(1);

    /** Replicas that were away for longer than this build their copy anew. */
    private static final int KEPT_DAYS = 7;

    private final VacancyIndex index;
    private final VacancyChanges changes;
    private final Vacancies vacancies;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Counter followed;
    private final Counter repaired;
    private final Counter rebuilt;
    private final AtomicBoolean rebuildWanted = new AtomicBoolean();
    private volatile @Nullable Thread follower;
    private volatile @Nullable Thread builder;
    private volatile boolean stopped;
    private volatile String vocabulary = "";
    private volatile @Nullable Instant checked;
    private int uncommitted;
    private int lastBatch;
    private boolean unseen;
    private long lastRefresh = System.nanoTime();
    private long lastCommit = System.nanoTime();
    private long lastCheck = System.nanoTime();
    private long lastTrim = System.nanoTime();

    VacancyFollower(
            VacancyIndex index,
            VacancyChanges changes,
            Vacancies vacancies,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Transactions transactions,
            InstantSource clock,
            MeterRegistry metrics) {
        this.index = index;
        this.changes = changes;
        this.vacancies = vacancies;
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.transactions = transactions;
        this.clock = clock;
        this.followed = metrics.counter("onward.index.followed");
        this.repaired = metrics.counter("onward.index.repaired");
        this.rebuilt = metrics.counter("onward.index.rebuilt");
        Gauge.builder(
                        "onward.index.vacancies",
                        index,
                        i -> i.current().map(VacancyCopy::vacancies).orElse(0))
                .register(metrics);
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
        follower = Thread.ofPlatform().daemon().name("vacancy-follower").start(this::run);
    }

    /** Asks for a new copy, built beside and swapped in; harmless while one is being built. */
    void rebuild() {
        rebuildWanted.set(true);
    }

    /** What there is to say of the index. */
    IndexState state() {
        Optional<VacancyCopy> copy = index.current();
        boolean building = rebuildWanted.get() || builder != null;
        return new IndexState(
                copy.isEmpty() ? "building" : building ? "rebuilding" : "ready",
                copy.map(VacancyCopy::vacancies).orElse(0),
                copy.map(c -> behind(c.progress().at())).orElse(0),
                (long) repaired.count(),
                checked,
                VacancyFields.SCHEMA);
    }

    private int behind(ChangePoint point) {
        return transactions.work(
                connection -> sql(() -> changes.behind(connection, point, 100_000)));
    }

    // ---- the two threads

    private void run() {
        while (!stopped) {
            Duration rest = POLL;
            try {
                if (mayServe() && !rebuildWanted.get()) {
                    if (round()) {
                        rest = Duration.ZERO;
                    } else if (lastBatch >= MANY) {
                        rest = AFTER_MANY;
                    }
                } else {
                    startBuilding();
                    // What is in use is still followed while its successor is built.
                    if (index.current().isPresent()) {
                        round();
                    }
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("The index could not follow and tries again: {}", e.toString());
                rest = AFTER_AN_ERROR;
            }
            pause(rest);
        }
    }

    private static void pause(Duration rest) {
        if (!rest.isZero()) {
            try {
                Thread.sleep(rest);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean mayServe() {
        Optional<VacancyCopy> copy = index.current();
        if (copy.isEmpty()) {
            return false;
        }
        VacancyProgress progress = copy.get().progress();
        Instant oldest = clock.instant().minus(Duration.ofDays(KEPT_DAYS - 1));
        return progress.taxonomy().equals(vocabulary) && !progress.committed().isBefore(oldest);
    }

    private synchronized void startBuilding() {
        if (builder == null && !stopped) {
            builder = Thread.ofPlatform().daemon().name("vacancy-index-builder").start(this::build);
        }
    }

    private void build() {
        boolean built = false;
        try {
            rebuildWanted.set(false);
            VacancyCopy copy = newCopy();
            synchronized (this) {
                if (stopped) {
                    copy.close();
                    return;
                }
                index.swap(copy);
            }
            rebuilt.increment();
            built = true;
            LOG.info("The vacancy index was built with {} vacancies", copy.vacancies());
        } catch (IOException | RuntimeException e) {
            LOG.error("The vacancy index could not be built: {}", e.toString());
        } finally {
            if (!built) {
                rebuildWanted.set(true);
                pause(AFTER_AN_ERROR);
            }
            synchronized (this) {
                builder = null;
            }
        }
    }

    /** Builds a copy of everything shown, committed; changes meanwhile are followed afterwards. */
    VacancyCopy newCopy() throws IOException {
        return transactions.work(
                connection ->
                        sql(
                                () -> {
                                    VacancyProgress start =
                                            new VacancyProgress(
                                                    changes.epoch(connection),
                                                    vocabulary,
                                                    changes.now(connection),
                                                    clock.instant(),
                                                    new TreeMap<>());
                                    return fill(connection, start);
                                }));
    }

    private VacancyCopy fill(Connection connection, VacancyProgress start) throws IOException {
        VacancyCopy copy = VacancyCopy.create(index.newFolder(), index.analyzer(), start);
        boolean done = false;
        try {
            vacancies.eachOpen(
                    connection,
                    indexed -> {
                        if (indexed.shown()) {
                            add(copy, indexed);
                        }
                    });
            copy.commit(start.committedAt(clock.instant(), today(), KEPT_DAYS));
            copy.refresh();
            done = true;
            return copy;
        } finally {
            if (!done) {
                copy.close();
                VacancyCopy.delete(copy.folder());
            }
        }
    }

    private void add(VacancyCopy copy, Vacancies.Indexed indexed) {
        try {
            copy.add(VacancyDocument.of(indexed, taxonomy, lines, index.analyzer()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One poll; true where more waits. */
    private boolean round() throws IOException {
        // The builder swaps under the same lock: nothing is written to a copy being closed.
        synchronized (this) {
            Optional<VacancyCopy> copy = index.current();
            if (copy.isEmpty() || stopped) {
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
            boolean newDay = !copy.get().progress().days().containsKey(today());
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

    private void commit(VacancyCopy copy) throws IOException {
        copy.commit(copy.progress().committedAt(clock.instant(), today(), KEPT_DAYS));
        uncommitted = 0;
        lastCommit = System.nanoTime();
    }

    /**
     * Applies the next batch and makes it visible, at once where it is the last; true where more
     * waits.
     */
    boolean follow(VacancyCopy copy) throws IOException {
        record Read(VacancyChanges.Batch batch, Map<VacancyId, Vacancies.Indexed> rows) {}
        VacancyProgress progress = copy.progress();
        Read read =
                transactions.work(
                        connection ->
                                sql(
                                        () -> {
                                            VacancyChanges.Batch batch =
                                                    changes.after(connection, progress.at(), BATCH);
                                            return new Read(
                                                    batch, rows(connection, batch.vacancies()));
                                        }));
        if (!read.batch.epoch().equals(progress.epoch())) {
            // Restored from a backup: nothing in the copy can be trusted, least of all its
            // position.
            LOG.warn("The database is another one than the index was built from");
            rebuildWanted.set(true);
            return false;
        }
        lastBatch = read.batch.vacancies().size();
        if (read.batch.last().isEmpty()) {
            if (unseen) {
                show(copy);
            }
            return false;
        }
        apply(copy, read.batch.vacancies(), read.rows);
        copy.reached(progress.to(read.batch.last().get()));
        unseen = true;
        if (!read.batch.full() || due(lastRefresh, AFTER_MANY)) {
            show(copy);
        }
        uncommitted += read.batch.vacancies().size() + 1;
        followed.increment(read.batch.vacancies().size());
        return read.batch.full();
    }

    private void show(VacancyCopy copy) throws IOException {
        copy.refresh();
        unseen = false;
        lastRefresh = System.nanoTime();
    }

    private Map<VacancyId, Vacancies.Indexed> rows(
            Connection connection, Collection<VacancyId> ids) {
        Map<VacancyId, Vacancies.Indexed> rows = new HashMap<>();
        List<VacancyId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += READ_AT_ONCE) {
            rows.putAll(
                    vacancies.forIndex(
                            connection,
                            all.subList(from, Math.min(all.size(), from + READ_AT_ONCE))));
        }
        return rows;
    }

    private void apply(VacancyCopy copy, Set<VacancyId> ids, Map<VacancyId, Vacancies.Indexed> rows)
            throws IOException {
        List<String> gone = new ArrayList<>();
        for (VacancyId id : ids) {
            Vacancies.Indexed indexed = rows.get(id);
            if (indexed != null && indexed.shown()) {
                copy.put(
                        id.value().toString(),
                        VacancyDocument.of(indexed, taxonomy, lines, index.analyzer()));
            } else {
                gone.add(id.value().toString());
            }
        }
        copy.remove(gone);
    }

    // ---- staleness

    /**
     * Compares ids and versions of what is shown with what is in the index, and repairs what
     * differs; anything found here is a fault worth an alert.
     *
     * @return documents that were wrong
     */
    int check(VacancyCopy copy) throws IOException {
        Map<UUID, Integer> held = copy.versions();
        record Read(Set<VacancyId> suspects, Map<VacancyId, Vacancies.Indexed> rows) {}
        Read read =
                transactions.work(
                        connection ->
                                sql(
                                        () -> {
                                            Set<VacancyId> suspects =
                                                    suspects(
                                                            held, changes.openVersions(connection));
                                            return new Read(suspects, rows(connection, suspects));
                                        }));
        Set<VacancyId> wrong = new LinkedHashSet<>();
        for (VacancyId id : read.suspects) {
            Vacancies.Indexed indexed = read.rows.get(id);
            Integer is = held.get(id.value());
            Integer should =
                    indexed != null && indexed.shown() ? indexed.vacancy().version() : null;
            if (!Objects.equals(is, should)) {
                wrong.add(id);
            }
        }
        checked = clock.instant();
        if (!wrong.isEmpty()) {
            apply(copy, wrong, read.rows);
            copy.refresh();
            uncommitted += wrong.size();
            repaired.increment(wrong.size());
            LOG.warn("The staleness check repaired {} vacancies in the index", wrong.size());
        }
        return wrong.size();
    }

    private static Set<VacancyId> suspects(Map<UUID, Integer> held, Map<UUID, Integer> open) {
        Set<VacancyId> suspects = new LinkedHashSet<>();
        open.forEach(
                (id, version) -> {
                    if (!version.equals(held.get(id))) {
                        suspects.add(new VacancyId(id));
                    }
                });
        for (UUID id : held.keySet()) {
            if (!open.containsKey(id)) {
                suspects.add(new VacancyId(id));
            }
        }
        return suspects;
    }

    private void trim(VacancyCopy copy) {
        copy.progress()
                .consumedBefore(today(), KEPT_DAYS)
                .ifPresent(
                        upTo ->
                                transactions.work(
                                        connection -> sql(() -> changes.trim(connection, upTo))));
    }

    // ---- ends

    private interface Sql<T> {
        T run() throws SQLException, IOException;
    }

    private static <T> T sql(Sql<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new IllegalStateException("the change log could not be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @PreDestroy
    public void close() throws IOException {
        stopped = true;
        Thread running = follower;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (this) {
            Optional<VacancyCopy> copy = index.current();
            if (copy.isPresent() && uncommitted > 0) {
                commit(copy.get());
            }
        }
    }
}
