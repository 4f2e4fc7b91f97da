package org.onward.matching.feed;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.employer.RegisterEmployer;
import org.onward.matching.employer.Standing;
import org.onward.matching.employer.VerifyEmployer;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;
import org.onward.matching.vacancy.PostingWords;
import org.onward.matching.vacancy.RetireFedVacancies;
import org.onward.matching.vacancy.TakeFedVacancies;
import org.onward.matching.vacancy.VacancyCheck;
import org.onward.matching.vacancy.VacancyContent;
import org.onward.matching.vacancy.VacancyForm;
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
    private static final int BATCH = 500;
    // Bytes of a file, so that long rows do not add up.
    private static final long MOST_OF_BATCH = 4_000_000;
    private static final int LOG_EVERY = 10_000;
    private static final int EXTERNAL_ID = 120;
    // Of what is said of rows that were taken; of others all is kept, as they are corrected by it.
    static final int MOST_NOTES = 10_000;
    private static final int MOST_ROWS = 300_000;
    // Without a batch read between them.
    static final int MOST_ATTEMPTS = 5;
    // Of a cell as it was written; one as long is not taken, cut off or not.
    private static final int MOST_OF_CELL = 2 * VacancyCheck.TASKS;
    private static final String MADE_TWICE =
            "Employer, title and place stand on an earlier line too; an id column tells them apart.";
    private static final String NOT_VERIFIED = "employer not verified";
    private static final Logger LOG = LoggerFactory.getLogger(ImportFeed.class);

    private final Transactions transactions;
    private final PostgresFeeds feeds;
    private final FeedScope scope;
    private final WrittenRows writtenRows;
    private final ReadFeedRow reader;
    private final WordCorrections corrections;
    private final VacancyCheck check;
    private final TakeFedVacancies vacancies;
    private final RetireFedVacancies retire;
    private final Employers stored;
    private final RegisterEmployer employers;
    private final VerifyEmployer verify;
    private final FeedSpool spool;
    private final RunLocks locks;
    private final Audit audit;
    private final InstantSource clock;
    private final ExecutorService executor;
    volatile boolean stopping;

    ImportFeed(
            Transactions transactions,
            PostgresFeeds feeds,
            FeedScope scope,
            WrittenRows writtenRows,
            ReadFeedRow reader,
            WordCorrections corrections,
            VacancyCheck check,
            TakeFedVacancies vacancies,
            RetireFedVacancies retire,
            Employers stored,
            RegisterEmployer employers,
            VerifyEmployer verify,
            FeedSpool spool,
            RunLocks locks,
            Audit audit,
            InstantSource clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.scope = scope;
        this.writtenRows = writtenRows;
        this.reader = reader;
        this.corrections = corrections;
        this.check = check;
        this.vacancies = vacancies;
        this.retire = retire;
        this.stored = stored;
        this.employers = employers;
        this.verify = verify;
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
            return locked(caller, id);
        } finally {
            locks.release(id);
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
            Reading reading = new Reading(caller, run, source);
            reading.read();
            if (stopping) {
                return asItIs(caller, id);
            }
            return run.content() == FeedContent.COMPLETE
                    ? retiring(caller, run, reading)
                    : ended(caller, run, FeedRun.State.DONE, null);
        } catch (BadFeed e) {
            return ended(caller, run, FeedRun.State.FAILED, e.getMessage());
        } catch (TakenOver e) {
            LOG.warn("import {} is read by another process", id);
            return asItIs(caller, id);
        } catch (IOException
                | RuntimeException
                | OutOfMemoryError
                | StackOverflowError e) { // one bad file must not hold its source for ever
            if (stopping) {
                return asItIs(caller, id);
            }
            LOG.error("import {} broke off: {}", id, kindOf(e));
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
     * What a file that was read to its end no longer carries is over. A person is asked first where
     * that is more than a tenth of what there was, as half a file looks like that too; and where
     * rows have no id to be known by, as they may be what seems to be missing.
     */
    private FeedRun retiring(Caller caller, FeedRun run, Reading reading) {
        FeedRun ended =
                transactions.write(
                        caller,
                        () -> {
                            feeds.overtake(run.source());
                            Set<String> carried = new HashSet<>(reading.seen);
                            carried.addAll(reading.unread);
                            RetireFedVacancies.Missing missing =
                                    retire.missing(caller, run.source(), carried, run.startedAt());
                            Instant now = clock.instant();
                            boolean sure =
                                    missing.ids().size() * 10L <= missing.of()
                                            && reading.nameless == 0
                                            && reading.whole;
                            if (sure || missing.ids().isEmpty()) {
                                feeds.retired(
                                        run.id(),
                                        retire.retire(caller, run.source(), missing.ids(), now));
                                feeds.end(run.id(), FeedRun.State.DONE, null, now);
                            } else {
                                feeds.wait(run.id(), missing.ids(), now);
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

    /**
     * The driver's messages repeat the values of a row, so only the kinds of failure are logged.
     */
    private static String kindOf(Throwable failure) {
        StringBuilder kinds = new StringBuilder();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            kinds.append(kinds.isEmpty() ? "" : " ← ").append(one.getClass().getName());
            if (one instanceof SQLException sql) {
                kinds.append(' ').append(sql.getSQLState());
            }
            StackTraceElement[] at = one.getStackTrace();
            if (at.length > 0) {
                kinds.append(" at ").append(at[0]);
            }
        }
        return kinds.toString();
    }

    /** The run has come further than this process has read: another one is at it. */
    private static final class TakenOver extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakenOver() {
            super("read by another process", null, false, false);
        }
    }

    /** Rolls back what was only tried. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undone() {
            super("tried and undone", null, false, false);
        }
    }

    /** One file on its way. */
    private final class Reading {
        private final Caller caller;
        private final UUID run;
        private final FeedFormat format;
        private final Path file;
        private final FeedSource source;
        private final Set<String> seen = new HashSet<>();
        // Ids of rows that could not be read: they are carried, and may come again.
        private final Set<String> unread = new HashSet<>();
        // Rows that cannot be known again.
        private int nameless;
        private boolean whole = true;
        // The batch that is written while the next one is read; what follows is the writing's.
        private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
        private final Map<String, Employer> met = new HashMap<>();
        private FeedTally tally;
        private int notes;

        Reading(Caller caller, FeedRun run, FeedSource source) {
            this.caller = caller;
            this.run = run.id();
            this.format = run.format();
            this.file = spool.file(Objects.requireNonNull(run.spool()));
            this.source = source;
            this.tally = run.tally();
            this.notes = transactions.read(caller, () -> feeds.countNotes(run.id()));
        }

        void read() throws IOException, BadFeed {
            try (FeedRows rows = FeedRows.open(format, file)) {
                read(rows);
            } finally {
                writtenBefore();
            }
            if (!stopping) {
                LOG.info("import {} read {} rows", run, tally.read());
            }
        }

        /** Waits until the batch before is written. */
        private void writtenBefore() {
            try {
                writing.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof TakenOver other) {
                    throw other;
                }
                throw e;
            }
        }

        private void read(FeedRows rows) throws IOException, BadFeed {
            List<FeedItem> batch = new ArrayList<>(BATCH);
            try {
                for (int left = tally.read(); left > 0; ) {
                    FeedItem done = rows.next();
                    if (done == null) {
                        break;
                    }
                    // Of a row that is done before, its id has to be known and nothing else.
                    switch (done) {
                        case FeedItem.Row row -> unusable(row);
                        case FeedItem.Unreadable bad -> carried(bad);
                        case FeedItem.Note note -> left++;
                    }
                    left--;
                }
                long from = rows.bytesRead();
                for (FeedItem item = rows.next(); item != null; item = rows.next()) {
                    if (seen.size() > MOST_ROWS) {
                        throw new BadFeed(
                                "More than %,d rows are too many for one file; send it in parts."
                                        .formatted(MOST_ROWS));
                    }
                    batch.add(item);
                    if (batch.size() == BATCH || rows.bytesRead() - from > MOST_OF_BATCH) {
                        from = rows.bytesRead();
                        take(batch, from);
                        batch.clear();
                        if (stopping) {
                            return;
                        }
                    }
                }
            } catch (BadFeed e) {
                // what stands before the place where a file is cut off was read
                take(batch, rows.bytesRead());
                throw e;
            }
            whole = rows.readsAll(); // rows may be hidden anywhere in a sheet
            take(batch, rows.bytesRead());
        }

        /** Reads a batch and leaves it to be written, once the one before it is. */
        private void take(List<FeedItem> items, long bytesRead) {
            if (items.isEmpty()) {
                return;
            }
            Batch batch = sorted(items, bytesRead);
            writtenBefore();
            writing = CompletableFuture.runAsync(() -> write(batch), executor);
        }

        private static Map<Integer, Map<String, String>> asWritten(List<FeedItem> items) {
            Map<Integer, Map<String, String>> asWritten = new HashMap<>();
            for (FeedItem item : items) {
                Map<String, String> cells =
                        switch (item) {
                            case FeedItem.Row row -> row.written();
                            case FeedItem.Unreadable bad -> bad.written();
                            case FeedItem.Note note -> Map.of();
                        };
                if (!cells.isEmpty()) {
                    asWritten.put(item.line(), cells);
                }
            }
            return asWritten;
        }

        private void write(Batch batch) {
            try {
                written(batch);
            } catch (TakenOver e) {
                throw e;
            } catch (RuntimeException e) {
                if (stopping) {
                    throw e;
                }
                LOG.warn(
                        "import {}: a batch failed, its rows are tried singly: {}", run, kindOf(e));
                written(storable(batch));
            }
            if (tally.read() % LOG_EVERY < BATCH) {
                LOG.info("import {} has read {} rows", run, tally.read());
            }
        }

        /**
         * What a batch holds, before anything is written.
         *
         * @param asWritten the rows by line, as their sender wrote them
         * @param bytesRead of the file, up to its end
         */
        private record Batch(
                List<Fresh> fresh,
                List<VacancyId> unchanged,
                int unreadable,
                List<FeedRemark> remarks,
                Map<Integer, Map<String, String>> asWritten,
                long bytesRead) {}

        /** A row that has to be written, with what could not be read of it. */
        private record Fresh(
                FeedItem.Row row,
                String id,
                String employer,
                byte[] hash,
                VacancyForm form,
                List<FieldError> errors,
                List<FeedNotes.Note> notes,
                List<PostingWords.Found> concerns) {}

        private Batch sorted(List<FeedItem> items, long bytesRead) {
            List<FeedRemark> said = new ArrayList<>();
            Map<String, FeedItem.Row> rows = new LinkedHashMap<>();
            int unreadable = 0;
            for (FeedItem item : items) {
                switch (item) {
                    case FeedItem.Unreadable bad -> {
                        unreadable++;
                        carried(bad);
                        said.add(
                                new FeedRemark(
                                        bad.line(), false, bad.field(), bad.reason(), bad.read()));
                    }
                    case FeedItem.Note note ->
                            said.add(
                                    new FeedRemark(
                                            note.line(),
                                            FeedRemark.Outcome.NOTED,
                                            note.field(),
                                            note.reason(),
                                            note.read()));
                    case FeedItem.Row row -> {
                        FeedRemark remark = unusable(row);
                        if (remark == null) {
                            rows.put(id(row), row);
                        } else {
                            unreadable++;
                            said.add(remark);
                        }
                    }
                }
            }
            Map<String, TakeFedVacancies.Known> known =
                    rows.isEmpty()
                            ? Map.of()
                            : vacancies.known(caller, source.key(), rows.keySet());
            List<Fresh> fresh = new ArrayList<>();
            List<VacancyId> unchanged = new ArrayList<>();
            WordCorrections.Held corrected = corrections.of(source.key());
            for (Map.Entry<String, FeedItem.Row> entry : rows.entrySet()) {
                TakeFedVacancies.Known before = known.get(entry.getKey());
                byte[] hash = entry.getValue().contentHash(corrected);
                if (before != null && !before.due() && Arrays.equals(before.contentHash(), hash)) {
                    unchanged.add(before.id());
                } else {
                    FieldErrors errors = new FieldErrors();
                    FeedNotes notes = new FeedNotes();
                    VacancyForm form = reader.read(entry.getValue(), source, errors, notes);
                    fresh.add(
                            new Fresh(
                                    entry.getValue(),
                                    entry.getKey(),
                                    employerName(entry.getValue()),
                                    hash,
                                    form,
                                    errors.all(),
                                    notes.all(),
                                    errors.isEmpty() ? concerns(form) : List.of()));
                }
            }
            return new Batch(fresh, unchanged, unreadable, said, asWritten(items), bytesRead);
        }

        /** What reviewers are warned of in a posting. */
        private static List<PostingWords.Found> concerns(VacancyForm form) {
            List<PostingWords.Found> concerns = new ArrayList<>();
            concerns.addAll(PostingWords.in("title", form.title()));
            concerns.addAll(PostingWords.in("tasks", form.tasks()));
            return concerns;
        }

        private void carried(FeedItem.Unreadable bad) {
            String id = PlainText.line(bad.id());
            if (id == null) {
                nameless++;
            } else {
                unread.add(id);
            }
        }

        private String id(FeedItem.Row row) {
            return Objects.requireNonNullElse(PlainText.line(row.text("id")), "");
        }

        /** Without an id of its own a row cannot be known again. */
        private @Nullable FeedRemark unusable(FeedItem.Row row) {
            String id = id(row);
            if (id.isEmpty()) {
                nameless++;
                return new FeedRemark(row.line(), false, "id", "An id is needed.", null);
            }
            if (id.codePointCount(0, id.length()) > EXTERNAL_ID) {
                nameless++;
                return new FeedRemark(
                        row.line(),
                        false,
                        "id",
                        "At most %d characters.".formatted(EXTERNAL_ID),
                        id);
            }
            if (!seen.add(id)) {
                return row.text(FeedColumns.ID_MADE) == null
                        ? new FeedRemark(
                                row.line(),
                                false,
                                "id",
                                "This id stands on an earlier line too.",
                                id)
                        : new FeedRemark(row.line(), false, "id", MADE_TWICE, null);
            }
            return null;
        }

        /**
         * The batch without the rows that cannot be stored: each is tried by itself and undone, so
         * that the batch is still written as a whole or not at all.
         */
        private Batch storable(Batch batch) {
            List<Fresh> fresh = new ArrayList<>();
            List<FeedRemark> said = new ArrayList<>(batch.remarks());
            for (Fresh one : batch.fresh()) {
                Runnable trial =
                        () -> {
                            stored(List.of(one), new ArrayList<>());
                            throw new Undone();
                        };
                try {
                    transactions.write(caller, trial);
                } catch (Undone well) {
                    fresh.add(one);
                } catch (RuntimeException e) {
                    int line = one.row().line();
                    LOG.warn("import {}: line {} cannot be stored: {}", run, line, kindOf(e));
                    said.add(
                            new FeedRemark(
                                    line, false, "line", "The row could not be stored.", one.id()));
                }
            }
            int refused = batch.fresh().size() - fresh.size();
            return new Batch(
                    fresh,
                    batch.unchanged(),
                    batch.unreadable() + refused,
                    said,
                    batch.asWritten(),
                    batch.bytesRead());
        }

        private record Written(FeedTally tally, int notes) {}

        /** Writes a batch with its report in one transaction; counts only once that has held. */
        private void written(Batch batch) {
            Written now =
                    transactions.write(
                            caller,
                            () -> {
                                List<FeedRemark> said = new ArrayList<>(batch.remarks());
                                vacancies.confirm(caller, batch.unchanged());
                                FeedTally more =
                                        new FeedTally(
                                                        batch.unchanged().size()
                                                                + batch.unreadable(),
                                                        0,
                                                        0,
                                                        batch.unchanged().size(),
                                                        0,
                                                        batch.unreadable())
                                                .plus(stored(batch.fresh(), said));
                                List<FeedRemark> kept = bounded(said);
                                feeds.remark(run, kept);
                                writtenRows.keep(run, toCorrect(kept, batch.asWritten()));
                                FeedTally total = tally.plus(more);
                                if (!feeds.progress(run, tally, total, batch.bytesRead())) {
                                    throw new TakenOver();
                                }
                                return new Written(
                                        total, (int) kept.stream().filter(this::isNote).count());
                            });
            tally = now.tally();
            notes += now.notes();
        }

        private boolean isNote(FeedRemark remark) {
            return remark.outcome() == FeedRemark.Outcome.NOTED;
        }

        /** All that waits or was not taken, and of notes as many as may be. */
        private List<FeedRemark> bounded(List<FeedRemark> said) {
            List<FeedRemark> kept = new ArrayList<>();
            int left = MOST_NOTES - notes;
            // One sentence of a field is kept: the one for which the row is not shown.
            for (FeedRemark remark :
                    said.stream().sorted(Comparator.comparing(FeedRemark::outcome)).toList()) {
                if (!isNote(remark) || left-- > 0) {
                    kept.add(remark);
                }
            }
            return kept;
        }

        /** Rows that are not taken, as they were written. */
        private Map<Integer, Map<String, String>> toCorrect(
                List<FeedRemark> said, Map<Integer, Map<String, String>> asWritten) {
            Map<Integer, Map<String, String>> rows = new LinkedHashMap<>();
            for (FeedRemark remark : said) {
                Map<String, String> cells = asWritten.getOrDefault(remark.line(), Map.of());
                if (!isNote(remark) && !cells.isEmpty()) {
                    Map<String, String> kept =
                            rows.computeIfAbsent(remark.line(), line -> kept(cells));
                    if (remark.reason().equals(MADE_TWICE)) {
                        kept.put("id", ""); // the id made is the earlier line's
                    }
                }
            }
            return rows;
        }

        private static Map<String, String> kept(Map<String, String> cells) {
            Map<String, String> kept = new LinkedHashMap<>();
            cells.forEach(
                    (column, cell) ->
                            kept.put(
                                    column,
                                    cell.substring(0, Math.min(cell.length(), MOST_OF_CELL))));
            return kept;
        }

        private FeedTally stored(List<Fresh> fresh, List<FeedRemark> said) {
            if (fresh.isEmpty()) {
                return FeedTally.NONE;
            }
            Map<String, Employer> hiring = hiring(fresh);
            int rejected = 0;
            int held = 0;
            List<TakeFedVacancies.Row> rows = new ArrayList<>();
            Map<String, Fresh> byId = new LinkedHashMap<>();
            for (Fresh one : fresh) {
                Employer employer = hiring.get(one.employer());
                if (employer == null) {
                    // Somebody else's: not told apart from one that nobody has vouched for yet.
                    held++;
                    said.add(held(one, "employer", NOT_VERIFIED, one.employer()));
                    continue;
                }
                FieldErrors errors = new FieldErrors();
                one.errors().forEach(e -> errors.add(e.field(), e.code(), e.message()));
                VacancyContent content = check.check(one.form(), employer, caller.today(), errors);
                if (!errors.isEmpty() || content == null) {
                    rejected++;
                    errors.all().forEach(error -> said.add(remark(one, error)));
                    continue;
                }
                byId.put(one.id(), one);
                rows.add(
                        new TakeFedVacancies.Row(
                                one.id(),
                                one.hash(),
                                content,
                                employer.verified(),
                                one.concerns()));
            }
            int created = 0;
            int updated = 0;
            Map<String, TakeFedVacancies.Outcome> outcomes =
                    rows.isEmpty() ? Map.of() : vacancies.take(caller, source.key(), rows);
            for (Map.Entry<String, TakeFedVacancies.Outcome> entry : outcomes.entrySet()) {
                Fresh one = Objects.requireNonNull(byId.get(entry.getKey()));
                int line = one.row().line();
                one.notes()
                        .forEach(
                                note ->
                                        said.add(
                                                new FeedRemark(
                                                        line,
                                                        FeedRemark.Outcome.NOTED,
                                                        note.field(),
                                                        note.reason(),
                                                        note.read())));
                switch (entry.getValue()) {
                    case CREATED -> created++;
                    case UPDATED -> updated++;
                    case WAITS_FOR_EMPLOYER -> {
                        held++;
                        Employer employer = Objects.requireNonNull(hiring.get(one.employer()));
                        said.add(
                                held(
                                        one,
                                        "employer",
                                        employer.standing() instanceof Standing.Suspended
                                                ? "employer suspended"
                                                : NOT_VERIFIED,
                                        employer.name()));
                        one.concerns().forEach(concern -> said.add(held(one, concern)));
                    }
                    case WAITS_FOR_VETTING -> {
                        held++;
                        said.add(
                                held(
                                        one,
                                        "overseas_licence",
                                        "work abroad waits for vetting",
                                        one.row().text("overseas_licence")));
                        one.concerns().forEach(concern -> said.add(held(one, concern)));
                    }
                    case WAITS_FOR_REVIEW, WORDS_NOT_TAKEN -> {
                        held++;
                        one.concerns().forEach(concern -> said.add(held(one, concern)));
                    }
                    case OVER -> {
                        held++;
                        said.add(
                                held(
                                        one,
                                        "id",
                                        "this vacancy is over here; a feed does not reopen it",
                                        one.id()));
                    }
                    case OTHER_KIND -> {
                        rejected++;
                        said.add(
                                new FeedRemark(
                                        line,
                                        false,
                                        "kind",
                                        "The kind of a vacancy cannot change; use another id.",
                                        one.row().text("kind")));
                    }
                    case OTHER_EMPLOYER -> {
                        rejected++;
                        said.add(
                                new FeedRemark(
                                        line,
                                        false,
                                        "employer",
                                        "The employer of a vacancy cannot change; use another id.",
                                        one.row().text("employer")));
                    }
                }
            }
            return new FeedTally(fresh.size(), created, updated, 0, held, rejected);
        }

        /** The employers of a batch by name; those of a vouched source count as verified. */
        private Map<String, Employer> hiring(List<Fresh> fresh) {
            Set<String> names = new LinkedHashSet<>();
            fresh.forEach(one -> names.add(one.employer()));
            Map<String, Employer> hiring = named(names);
            if (!source.vouched()) {
                return hiring;
            }
            Set<UUID> vouched = new HashSet<>();
            for (Employer employer : hiring.values()) {
                if (employer.standing() instanceof Standing.Unverified
                        && (employer.chamber() == null
                                || employer.chamber().equals(source.chamber()))
                        && vouched.add(employer.id().value())) {
                    verify.verify(caller, employer.id());
                }
            }
            return vouched.isEmpty() ? hiring : named(names);
        }

        /** As they are now: by id who was met before, by name only who was not. */
        private Map<String, Employer> named(Set<String> names) {
            Map<EmployerId, Employer> again =
                    stored.findAll(
                            names.stream()
                                    .filter(met::containsKey)
                                    .map(name -> Objects.requireNonNull(met.get(name)).id())
                                    .toList());
            Map<String, Employer> named = new HashMap<>();
            List<String> others = new ArrayList<>();
            for (String name : names) {
                Employer before = met.get(name);
                Employer now = before == null ? null : again.get(before.id());
                if (before != null
                        && now != null
                        && now.name().equals(before.name())
                        && now.country().equals(before.country())) {
                    named.put(name, now);
                } else {
                    others.add(name);
                }
            }
            if (!others.isEmpty()) {
                named.putAll(
                        employers.named(
                                caller,
                                others,
                                source.country(),
                                source.chamber(),
                                source.vouched()));
            }
            met.putAll(named);
            return named;
        }

        /** A row that names nobody belongs to a stand-in named like the source. */
        private String employerName(FeedItem.Row row) {
            return Objects.requireNonNullElse(ReadFeedRow.employer(row), source.key());
        }

        private static FeedRemark held(
                Fresh one, String field, String reason, @Nullable String read) {
            return new FeedRemark(one.row().line(), true, field, reason, read);
        }

        private static FeedRemark held(Fresh one, PostingWords.Found concern) {
            return held(one, concern.field(), concern.concern().sentence(), concern.words());
        }

        private FeedRemark remark(Fresh one, FieldError error) {
            String column = FeedColumns.ofField(error.field());
            return new FeedRemark(
                    one.row().line(), false, column, error.message(), one.row().text(column));
        }
    }
}
