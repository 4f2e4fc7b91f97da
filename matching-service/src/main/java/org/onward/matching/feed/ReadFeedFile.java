package org.onward.matching.feed;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.EmployerKind;
import org.onward.matching.employer.RegisterEmployer;
import org.onward.matching.employer.RegistrationNumber;
import org.onward.matching.employer.Standing;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.CountryTime;
import org.onward.matching.shared.PlainText;
import org.onward.matching.taxonomy.Words;
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
 * Takes a file's rows together into batches and has each written while the next one is read. A row
 * that cannot be taken spoils no other.
 */
@Singleton
final class ReadFeedFile {
    private static final int BATCH = 500;
    // Bytes of a file, so that long rows do not add up.
    private static final long MOST_OF_BATCH = 4_000_000;
    static final int EXTERNAL_ID = 120;
    private static final int MOST_ROWS = 300_000;
    // Of which a report says that they are not understood; of more, the column holds remarks.
    private static final int MOST_STATUSES = 20;
    // Vacancies that rows may call filled before anybody is asked whether they are.
    private static final int FEW_FILLED = 10;
    static final String MADE_TWICE =
            "Employer, title and place stand on an earlier line too; an id column tells them apart.";
    private static final Logger LOG = LoggerFactory.getLogger(ReadFeedFile.class);

    private final ReadFeedRow reader;
    private final Words words;
    private final WordCorrections corrections;
    private final VacancyCheck check;
    private final TakeFedVacancies vacancies;
    private final RetireFedVacancies retire;
    private final WriteFeedRows writer;
    private final FeedSpool spool;
    private final InstantSource clock;
    private final ExecutorService executor;

    ReadFeedFile(
            ReadFeedRow reader,
            Words words,
            WordCorrections corrections,
            VacancyCheck check,
            TakeFedVacancies vacancies,
            RetireFedVacancies retire,
            WriteFeedRows writer,
            FeedSpool spool,
            InstantSource clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.reader = reader;
        this.words = words;
        this.corrections = corrections;
        this.check = check;
        this.vacancies = vacancies;
        this.retire = retire;
        this.writer = writer;
        this.spool = spool;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * @param stopping whether the service stops: no further batch is begun
     */
    Reading of(Caller caller, FeedRun run, FeedSource source, BooleanSupplier stopping) {
        return new Reading(caller, run, source, stopping);
    }

    /** One file on its way. */
    final class Reading {
        private final Caller caller;
        private final UUID run;
        private final Instant since;
        private final FeedFormat format;
        private final Path file;
        private final FeedSource source;
        private final BooleanSupplier stopping;
        // Where the files come from.
        private final LocalDate today;
        // Employers of a feed are registered in the source's country.
        private final Employer somebody;
        private final Words remembered = words.remembering();
        private final Map<String, Integer> seen = new HashMap<>(); // ids, with their lines
        // Ids of rows that could not be read: they are carried, and may come again.
        private final Set<String> unread = new HashSet<>();
        // Words of statuses of which was said that they are not understood.
        private final Set<String> told = new HashSet<>();
        // Ids of rows that say themselves that their post is filled or closed; the first of each.
        private final Map<String, FeedBatch.Over> over = new LinkedHashMap<>();
        private List<VacancyId> asked = List.of();
        private final IssuedIds ids;
        // Rows that cannot be known again.
        private int nameless;
        private boolean whole = true;
        private final FeedContent sentAs;
        private boolean correcting;
        private boolean begun; // a batch of the file is read
        private final Set<String> toldOrders = new HashSet<>();
        private final WriteFeedRows.Writing written;
        // Batches are written one after the other, up to two of them while the next one is read:
        // now a batch takes longer to read, now to write, and neither waits for the other at once.
        private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
        private CompletableFuture<Void> writingBefore = writing;

        private Reading(Caller caller, FeedRun run, FeedSource source, BooleanSupplier stopping) {
            this.caller = caller;
            this.run = run.id();
            this.since = run.startedAt();
            this.format = run.format();
            this.sentAs = run.content();
            this.file = spool.file(Objects.requireNonNull(run.spool()));
            this.source = source;
            this.stopping = stopping;
            this.today = LocalDate.ofInstant(clock.instant(), CountryTime.zone(source.country()));
            this.somebody = somebody(source.country());
            this.written = writer.of(caller, run, source, stopping);
            this.ids =
                    new IssuedIds(
                            run.format(),
                            () -> FeedRows.open(run.format(), file, this::isPlace),
                            caller,
                            source.key(),
                            vacancies);
        }

        private static Employer somebody(String country) {
            return new Employer(
                    new EmployerId(new UUID(0, 0)),
                    1,
                    "",
                    EmployerKind.EMPLOYER,
                    country,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new Standing.Unverified());
        }

        /**
         * Ids of all rows of a file that was read to its end, taken or not; of those that were not,
         * of every vacancy that they may mean.
         */
        Set<String> carried() {
            Set<String> carried = new HashSet<>(seen.keySet());
            carried.addAll(unread);
            carried.addAll(over.keySet());
            carried.addAll(ids.meantByWhatWasNotTaken());
            return carried;
        }

        /**
         * Vacancies that rows call filled or closed, where they are so many that a person has to
         * say so too: an old list, or a column that is misread, looks the same.
         */
        List<VacancyId> asked() {
            return asked;
        }

        /** What the file says of the vacancies that it does not carry, once it is read. */
        FeedContent content() {
            return correcting ? FeedContent.DELTA : sentAs;
        }

        /** Whether what is not among them is surely not in the file. */
        boolean isSure() {
            return nameless == 0 && whole;
        }

        void read() throws IOException, BadFeed {
            try (FeedRows rows = FeedRows.open(format, file, this::isPlace)) {
                read(rows);
            } finally {
                writtenBefore();
            }
            if (!stopping.getAsBoolean()) {
                LOG.info("import {} read {} rows", run, written.tally().read());
            }
        }

        private boolean isPlace(String name) {
            return remembered.places(name, source.country()).size() == 1;
        }

        /** Waits until what was read before is written. */
        private void writtenBefore() {
            await(writing);
        }

        private static void await(CompletableFuture<Void> writing) {
            try {
                writing.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof WriteFeedRows.TakenOver other) {
                    throw other;
                }
                throw e;
            }
        }

        private void read(FeedRows rows) throws IOException, BadFeed {
            correcting = rows.isOfCorrections();
            DayOrder days = new DayOrder(source.country(), written.otherOrder(), rows::again);
            List<FeedItem> batch = new ArrayList<>(BATCH);
            try {
                int left = written.tally().read();
                while (left > 0 || !batch.isEmpty()) {
                    FeedItem done = left > 0 ? rows.next() : null;
                    if (done != null) {
                        batch.add(done);
                        left -= isCounted(done) ? 1 : 0;
                    }
                    if (done == null || batch.size() == BATCH) {
                        for (FeedItem item : ids.told(batch)) {
                            done(item);
                        }
                        batch.clear();
                    }
                    left = done == null ? 0 : left;
                }
                long from = rows.bytesRead();
                int many = written.tally().read();
                for (FeedItem item = rows.next(); item != null; item = rows.next()) {
                    if (!(item instanceof FeedItem.Note) && ++many > MOST_ROWS) {
                        throw new BadFeed(
                                "More than %,d rows are too many for one file; send it in parts."
                                        .formatted(MOST_ROWS));
                    }
                    batch.add(item);
                    if (batch.size() == BATCH || rows.bytesRead() - from > MOST_OF_BATCH) {
                        from = rows.bytesRead();
                        take(batch, rows, days);
                        batch.clear();
                        if (stopping.getAsBoolean()) {
                            return;
                        }
                    }
                }
            } catch (BadFeed e) {
                // what stands before the place where a file is cut off was read
                take(batch, rows, days);
                throw e;
            }
            whole = rows.readsAll(); // rows may be hidden anywhere in a sheet
            take(batch, rows, days);
            written.rememberOtherOrder(days.after());
            // as another row says, somebody is sought all the same, or may be
            over.keySet().removeAll(seen.keySet());
            over.keySet().removeAll(unread);
            writtenBefore();
            RetireFedVacancies.Going filled =
                    retire.filled(caller, source.key(), over.keySet(), since);
            if (filled.ids().size() > FEW_FILLED && filled.isMoreThanATenth()) {
                asked = filled.ids();
            }
            List<String> ids = List.copyOf(over.keySet());
            for (int from = 0; from < ids.size(); from += BATCH) {
                Map<String, FeedBatch.Over> some = new LinkedHashMap<>();
                for (String id : ids.subList(from, Math.min(ids.size(), from + BATCH))) {
                    some.put(id, Objects.requireNonNull(over.get(id)));
                }
                written.write(ending(some, rows));
            }
        }

        private static boolean isCounted(FeedItem item) {
            return switch (item) {
                case FeedItem.Row row -> row.isSought();
                case FeedItem.Unreadable bad -> true;
                case FeedItem.Note note -> false;
            };
        }

        /** Of a row that is done before, its id has to be known and nothing else. */
        private void done(FeedItem item) {
            switch (item) {
                case FeedItem.Row row when !row.isSought() -> notSought(row);
                case FeedItem.Row row -> {
                    isNew(row.status());
                    unusable(row, FeedHeader.NONE);
                }
                case FeedItem.Unreadable bad -> carried(bad);
                case FeedItem.Note note -> {}
            }
        }

        /** Rows whose vacancies end, or are asked about. */
        private FeedBatch ending(Map<String, FeedBatch.Over> some, FeedRows rows) {
            List<FeedRemark> said = new ArrayList<>();
            if (!asked.isEmpty()) {
                some.values()
                        .forEach(
                                row ->
                                        said.add(
                                                new FeedRemark(
                                                        row.line(),
                                                        FeedRemark.Outcome.NOTED,
                                                        FeedColumns.STATUS,
                                                        FeedTable.OVER,
                                                        row.status())));
            }
            return new FeedBatch(
                    List.of(),
                    List.of(),
                    asked.isEmpty() ? some : Map.of(),
                    0,
                    said,
                    Map.of(),
                    rows.bytesRead(),
                    rows.header());
        }

        /** Reads a batch and leaves it to be written, once those before it are. */
        private void take(List<FeedItem> items, FeedRows rows, DayOrder days) throws IOException {
            if (items.isEmpty()) {
                return;
            }
            FeedBatch batch = sorted(ids.told(items), days, rows.bytesRead(), rows.header());
            await(writingBefore);
            writingBefore = writing;
            writing = writing.thenRunAsync(() -> written.write(batch), executor);
        }

        private FeedBatch sorted(
                List<FeedItem> items, DayOrder days, long bytesRead, FeedHeader header)
                throws IOException {
            List<FeedRemark> said = new ArrayList<>();
            if (correcting
                    && sentAs == FeedContent.COMPLETE
                    && !begun
                    && written.tally().read() == 0) {
                said.add(
                        new FeedRemark(
                                items.getFirst().line(),
                                FeedRemark.Outcome.NOTED,
                                "line",
                                FeedTable.CORRECTIONS,
                                null));
            }
            Map<String, FeedItem.Row> rows = new LinkedHashMap<>();
            Map<FeedItem.Row, FieldError> unusable = new LinkedHashMap<>();
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
                    case FeedItem.Row row when !row.isSought() -> {
                        String reason = notSought(row);
                        if (reason != null) {
                            said.add(ofStatus(row.line(), reason, row.status()));
                        }
                    }
                    case FeedItem.Row row -> {
                        FieldError fault = unusable(row, header);
                        if (isNew(row.status())) {
                            said.add(ofStatus(row.line(), FeedTable.STATUS_UNKNOWN, row.status()));
                        }
                        if (fault == null) {
                            rows.put(id(row), row.withoutStatus());
                        } else {
                            unusable.put(row.withoutStatus(), fault);
                        }
                    }
                }
            }
            Map<String, TakeFedVacancies.Known> known =
                    rows.isEmpty()
                            ? Map.of()
                            : vacancies.known(caller, source.key(), rows.keySet());
            List<Supplier<FeedBatch.Fresh>> fresh = new ArrayList<>();
            List<VacancyId> unchanged = new ArrayList<>();
            WordCorrections.Held corrected = corrections.of(source.key());
            String correctedInTexts = corrected.ofTexts();
            // Asked first: rows that are read while another vocabulary comes into use are read
            // anew the next time.
            String vocabulary = remembered.version();
            for (Map.Entry<String, FeedItem.Row> entry : rows.entrySet()) {
                TakeFedVacancies.Known before = known.get(entry.getKey());
                Map<String, DayOrder.Order> dayOrders = days.of(entry.getValue());
                otherOrders(entry.getValue(), dayOrders, days, said);
                String readBy =
                        vocabulary
                                + new TreeMap<>(dayOrders)
                                + (listsSkills(entry.getValue()) ? "" : correctedInTexts);
                byte[] hash = entry.getValue().contentHash(corrected, readBy);
                if (before != null
                        && !before.due()
                        && !before.waits()
                        && Arrays.equals(before.contentHash(), hash)
                        && UnreadDemands.in(entry.getValue()) == null) {
                    unchanged.add(before.id());
                } else {
                    fresh.add(() -> fresh(entry.getValue(), corrected, dayOrders, hash, null));
                }
            }
            // They are read too, so that all that is wrong with a row is said at once.
            for (Map.Entry<FeedItem.Row, FieldError> entry : unusable.entrySet()) {
                Map<String, DayOrder.Order> dayOrders = days.of(entry.getKey());
                fresh.add(
                        () ->
                                fresh(
                                        entry.getKey(),
                                        corrected,
                                        dayOrders,
                                        new byte[0],
                                        entry.getValue()));
            }
            // Rows know nothing of each other: what costs most is done on all processors, but for a
            // short file, of which those who search meanwhile are to notice nothing.
            Stream<Supplier<FeedBatch.Fresh>> each =
                    begun ? fresh.parallelStream() : fresh.stream();
            begun = true;
            return new FeedBatch(
                    each.map(Supplier::get).toList(),
                    unchanged,
                    Map.of(),
                    unreadable,
                    said,
                    asWritten(items),
                    bytesRead,
                    header);
        }

        /** Of such a row's running text no skills are read. */
        private static boolean listsSkills(FeedItem.Row row) {
            return !row.list("skills_must").isEmpty() || !row.list("skills_nice").isEmpty();
        }

        /**
         * @param fault of its id, for which it cannot be taken; null where there is none
         */
        private FeedBatch.Fresh fresh(
                FeedItem.Row row,
                WordCorrections.Held corrected,
                Map<String, DayOrder.Order> dayOrders,
                byte[] hash,
                @Nullable FieldError fault) {
            FieldErrors errors = new FieldErrors();
            if (fault != null) {
                errors.add(fault.field(), fault.code(), fault.message());
            }
            FeedNotes notes = new FeedNotes();
            VacancyForm form =
                    reader.read(row, source, corrected, dayOrders, remembered, errors, notes);
            VacancyContent content = check.check(form, somebody, today, errors);
            return new FeedBatch.Fresh(
                    row,
                    id(row),
                    new RegisterEmployer.Named(
                            employerName(row),
                            RegistrationNumber.of(row.text(FeedColumns.REGISTRATION_NUMBER))),
                    hash,
                    content,
                    content == null ? null : vacancies.work(content),
                    errors.all(),
                    UnreadDemands.in(row),
                    notes.all(),
                    content == null ? List.of() : concerns(form));
        }

        /** Says of each column once that its days are read in another order. */
        private void otherOrders(
                FeedItem.Row row,
                Map<String, DayOrder.Order> orders,
                DayOrder days,
                List<FeedRemark> said) {
            orders.forEach(
                    (column, order) -> {
                        if (order == DayOrder.Order.OTHER && toldOrders.add(column)) {
                            said.add(
                                    new FeedRemark(
                                            row.line(),
                                            FeedRemark.Outcome.NOTED,
                                            column,
                                            days.isOfFile(column)
                                                    ? DayOrder.OTHER_ORDER
                                                    : DayOrder.OTHER_BEFORE,
                                            row.text(column)));
                        }
                    });
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

        /** What reviewers are warned of in a posting. */
        private static List<PostingWords.Found> concerns(VacancyForm form) {
            List<PostingWords.Found> concerns = new ArrayList<>();
            concerns.addAll(PostingWords.in("title", form.title()));
            concerns.addAll(PostingWords.in("tasks", form.tasks()));
            return concerns;
        }

        /**
         * What a row ends is known only once all of the file is: another row may say of the same id
         * that somebody is sought.
         *
         * @return what is to be said of it at once; null where it may end a vacancy
         */
        private @Nullable String notSought(FeedItem.Row row) {
            String id = id(row);
            StatusText status = row.status();
            if (status.says() == StatusText.Says.PAUSED) {
                if (id.isEmpty()) {
                    nameless++;
                } else {
                    unread.add(id);
                }
                return FeedTable.ON_HOLD;
            }
            boolean first =
                    !id.isEmpty()
                            && over.putIfAbsent(id, new FeedBatch.Over(row.line(), status.words()))
                                    == null;
            return first ? null : FeedTable.OVER;
        }

        /** Whether a status is not understood, and nothing was said of it before. */
        private boolean isNew(StatusText status) {
            return status.says() == StatusText.Says.UNKNOWN
                    && told.size() < MOST_STATUSES
                    && told.add(WordCorrections.folded(status.words()));
        }

        private static FeedRemark ofStatus(int line, String reason, StatusText status) {
            return new FeedRemark(
                    line, FeedRemark.Outcome.NOTED, FeedColumns.STATUS, reason, status.words());
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
        private @Nullable FieldError unusable(FeedItem.Row row, FeedHeader header) {
            String id = id(row);
            if (id.isEmpty()) {
                nameless++;
                return new FieldError("id", "required", "An id is needed.");
            }
            if (id.codePointCount(0, id.length()) > EXTERNAL_ID) {
                nameless++;
                return new FieldError(
                        "id", "too_long", "At most %d characters.".formatted(EXTERNAL_ID));
            }
            Integer first = seen.putIfAbsent(id, row.line());
            if (first == null) {
                return null;
            }
            return new FieldError(
                    "id",
                    "twice",
                    row.text(FeedColumns.ID_MADE) == null
                            ? "This id stands on an earlier line too: %s."
                                    .formatted(header.at(first))
                            : MADE_TWICE);
        }

        /** A row that names nobody belongs to a stand-in named like the source. */
        private String employerName(FeedItem.Row row) {
            return Objects.requireNonNullElse(ReadFeedRow.employer(row), source.key());
        }
    }
}
