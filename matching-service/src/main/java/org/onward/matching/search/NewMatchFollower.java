package org.onward.matching.search;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Transactions;
import org.onward.matching.match.FindNewMatches;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.search.IndexProgress.ChangePoint;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the change log behind the indexes, so that what may be new for somebody is looked for
 * among all that searches can find. How far it came stands in the database, in the transaction of
 * what came of it: after a stop, however hard, it goes on there. With replicas, one of them at a
 * time is at it.
 */
@Singleton
final class NewMatchFollower
        implements ApplicationEventListener<StartupEvent>, Ordered, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewMatchFollower.class);

    private static final int BATCH = 1000;
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(2);

    /** What opened so long before nothing waited any more was looked through then. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

    /** While a feed is read, people wait until no more come; but not for ever. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration AT_LATEST = Duration.ofSeconds(30);

    private final FindNewMatches find;
    private final Changes changes;
    private final VacancyIndex vacancies;
    private final PeopleIndex people;
    private final Transactions transactions;
    private final InstantSource clock;
    private volatile @Nullable Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Long firstOfMany;
    private @Nullable Long lastOfMany;

    NewMatchFollower(
            FindNewMatches find,
            Changes changes,
            VacancyIndex vacancies,
            PeopleIndex people,
            Transactions transactions,
            InstantSource clock) {
        this.find = find;
        this.changes = changes;
        this.vacancies = vacancies;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param caughtUp when nothing waited
     * @param manyFrom since when too many opened to look at each
     * @param with the vocabulary and ranking by which people were looked for; null where unknown
     */
    private record Position(
            UUID epoch,
            ChangePoint at,
            Instant caughtUp,
            @Nullable Instant manyFrom,
            @Nullable String with) {
        Position with(String other) {
            return new Position(epoch, at, caughtUp, manyFrom, other);
        }
    }

    /** After the indexes, which it reads. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("new-matches").start(this::run);
    }

    private void run() {
        boolean stopped = false;
        while (!stopped) {
            Duration rest = POLL;
            try {
                if (step()) {
                    rest = Duration.ZERO;
                }
            } catch (RuntimeException e) {
                // Its message may hold ids.
                LOG.warn(
                        "What is new for people is looked for again: {} {}",
                        e.getClass(),
                        sqlState(e));
                rest = AFTER_AN_ERROR;
            }
            try {
                stopped = stop.await(rest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static String sqlState(Throwable e) {
        for (Throwable one = e; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql) {
                return String.valueOf(sql.getSQLState());
            }
        }
        return "";
    }

    /** Up to where both indexes show this database's changes; empty while one is not built. */
    private Optional<ChangePoint> visible(Connection worker) {
        UUID epoch = changes.epoch(worker);
        Optional<ChangePoint> ofVacancies =
                vacancies.current().flatMap(copy -> visible(copy, epoch));
        Optional<ChangePoint> ofPeople = people.current().flatMap(copy -> visible(copy, epoch));
        return ofVacancies.flatMap(
                one -> ofPeople.map(other -> one.compareTo(other) < 0 ? one : other));
    }

    private static Optional<ChangePoint> visible(IndexCopy copy, UUID epoch) {
        return copy.progress().epoch().equals(epoch)
                ? Optional.of(copy.visible())
                : Optional.empty();
    }

    /** The vocabulary and ranking of both indexes; empty while they are not of the same one. */
    private Optional<String> vocabulary() {
        Optional<String> ofVacancies = vacancies.current().map(copy -> copy.progress().taxonomy());
        return people.current()
                .map(copy -> copy.progress().taxonomy())
                .filter(
                        one ->
                                ofVacancies
                                        .filter(other -> one.startsWith(other + " "))
                                        .isPresent());
    }

    /** One batch of changes and some of the people who are due; true where more may wait. */
    private boolean step() {
        boolean more =
                transactions.work(
                        worker ->
                                isMine(worker)
                                        && visible(worker)
                                                .filter(visible -> follow(worker, visible))
                                                .isPresent());
        boolean looked =
                transactions.work(
                        worker -> isMine(worker) && showsFollowed(worker) && find.look(worker));
        return more || looked;
    }

    /** After a stop, a swap, or on another replica, the indexes may be behind what was followed. */
    private boolean showsFollowed(Connection worker) {
        UUID epoch = changes.epoch(worker);
        return stored(worker)
                .filter(position -> position.epoch.equals(epoch))
                .flatMap(
                        position ->
                                visible(worker)
                                        .filter(visible -> visible.compareTo(position.at) >= 0))
                .isPresent();
    }

    private static boolean isMine(Connection worker) {
        return Sql.on(worker)
                .first(
                        "select pg_try_advisory_xact_lock(hashtextextended('onward new matches', 0)) as mine",
                        row -> row.getBoolean("mine"))
                .orElse(false);
    }

    private boolean follow(Connection worker, ChangePoint visible) {
        Instant now = clock.instant();
        Position from = position(worker, now, visible);
        String with = vocabulary().orElse(from.with);
        if (with != null && !with.equals(from.with)) {
            // With another vocabulary or ranking everybody is looked for again, in a transaction of
            // its own: pairs are locked before people.
            find.everybodyAgain(worker);
            write(worker, from.with(with));
            return true;
        }
        List<Changes.Change> waiting = changes.after(worker, from.at, BATCH);
        List<Changes.Change> logged =
                waiting.stream().filter(change -> change.at().compareTo(visible) <= 0).toList();
        if (logged.isEmpty()) {
            if (waiting.isEmpty()) {
                caughtUp(worker, from, now);
            }
            return false;
        }
        Set<ReturneeId> changedPeople = new LinkedHashSet<>();
        Set<VacancyId> changedVacancies = new LinkedHashSet<>();
        for (Changes.Change change : logged) {
            switch (change.subject()) {
                case "returnee" -> changedPeople.add(new ReturneeId(change.id()));
                case "vacancy" -> changedVacancies.add(new VacancyId(change.id()));
                default -> {
                    // An employer's own change opens nothing.
                }
            }
        }
        Instant many =
                find.changed(worker, changedPeople, changedVacancies, from.caughtUp.minus(OVERLAP))
                        .orElse(null);
        if (many != null) {
            lastOfMany = System.nanoTime();
            firstOfMany = firstOfMany == null ? lastOfMany : firstOfMany;
        }
        Instant manyFrom = earlier(from.manyFrom, many);
        if (manyFrom != null && firstOfMany != null && since(firstOfMany, AT_LATEST)) {
            find.everybody(worker, manyFrom);
            firstOfMany = null;
            manyFrom = null;
        }
        write(
                worker,
                new Position(
                        from.epoch, logged.getLast().at(), from.caughtUp, manyFrom, from.with));
        return logged.size() == BATCH;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private void caughtUp(Connection worker, Position from, Instant now) {
        Instant manyFrom = from.manyFrom;
        if (manyFrom != null) {
            if (since(lastOfMany, QUIET)) {
                find.everybody(worker, manyFrom);
                firstOfMany = null;
                write(worker, new Position(from.epoch, from.at, now, null, from.with));
            }
        } else if (from.caughtUp.plus(NOTE_EVERY).isBefore(now)) {
            write(worker, new Position(from.epoch, from.at, now, null, from.with));
        }
    }

    private static boolean since(@Nullable Long nanos, Duration least) {
        return nanos == null || System.nanoTime() - nanos >= least.toNanos();
    }

    /**
     * Where it stands. The first time, from the beginning of the log; in a database that was
     * restored, whose log is another one, from what searches see, with everybody looked for.
     */
    private Position position(Connection worker, Instant now, ChangePoint visible) {
        UUID epoch = changes.epoch(worker);
        Optional<Position> stored = stored(worker);
        if (stored.isEmpty()) {
            return write(
                    worker,
                    new Position(
                            epoch, new ChangePoint(0, 0), now, null, vocabulary().orElse(null)));
        }
        if (!stored.get().epoch.equals(epoch)) {
            Instant caughtUp = stored.get().caughtUp;
            return write(
                    worker,
                    new Position(
                            epoch, visible, caughtUp, caughtUp.minus(OVERLAP), stored.get().with));
        }
        return stored.get();
    }

    private static Optional<Position> stored(Connection worker) {
        return Sql.on(worker)
                .first(
                        """
                                select epoch, xid::text as xid_text, seq, caught_up_at, many_from, looked_with
                                from new_match_position
                                """,
                        row -> {
                            OffsetDateTime many = row.getObject("many_from", OffsetDateTime.class);
                            return new Position(
                                    row.getObject("epoch", UUID.class),
                                    new ChangePoint(
                                            Long.parseUnsignedLong(row.getString("xid_text")),
                                            row.getLong("seq")),
                                    row.getObject("caught_up_at", OffsetDateTime.class).toInstant(),
                                    many == null ? null : many.toInstant(),
                                    row.getString("looked_with"));
                        });
    }

    private static Position write(Connection worker, Position position) {
        Instant manyFrom = position.manyFrom;
        Sql.on(worker)
                .change(
                        """
                        insert into new_match_position (epoch, xid, seq, caught_up_at, many_from, looked_with)
                        values (?, ?::xid8, ?, ?, ?, ?)
                        on conflict (only_row) do update set epoch = excluded.epoch, xid = excluded.xid,
                            seq = excluded.seq, caught_up_at = excluded.caught_up_at,
                            many_from = excluded.many_from, looked_with = excluded.looked_with
                        """,
                        position.epoch,
                        position.at.xidText(),
                        position.at.sequence(),
                        position.caughtUp.atOffset(ZoneOffset.UTC),
                        manyFrom == null ? null : manyFrom.atOffset(ZoneOffset.UTC),
                        position.with);
        return position;
    }

    @Override
    @PreDestroy
    public void close() {
        stop.countDown();
        Thread running = thread;
        if (running != null) {
            // Not interrupted: that would close files of the index under it.
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
