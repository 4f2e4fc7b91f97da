package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.RegisterEmployer;
import org.onward.matching.employer.Standing;
import org.onward.matching.problem.FieldError;
import org.onward.matching.vacancy.PostingWords;
import org.onward.matching.vacancy.RetireFedVacancies;
import org.onward.matching.vacancy.TakeFedVacancies;
import org.onward.matching.vacancy.VacancyCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches of a file: employers as {@link FeedEmployers} knows them, vacancies by the
 * source's own ids, and the report. How far the file was read is written with each batch, so that a
 * run goes on after a stop, however hard, and counts every row once.
 */
@Singleton
final class WriteFeedRows {
    private static final int LOG_EVERY = 10_000;
    private static final int LOG_WITHIN = 500;
    // Of what is said of rows that were taken; of others all is kept, as they are corrected by it.
    static final int MOST_NOTES = 10_000;
    // Of a cell as it was written; one as long is not taken, cut off or not.
    private static final int MOST_OF_CELL = 2 * VacancyCheck.TASKS;
    private static final String NOT_VERIFIED = "employer not verified";
    private static final String LOOKS_LIKE =
            "looks like a verified employer; confirm that it is the same";
    private static final String UNSAID =
            "It was known, and nothing is said of it any more; it is unknown now.";
    private static final String SENT_BACK =
            "A reviewer has sent this back; correct it in the file.";
    // How it was read, nobody has to know.
    private static final Set<TakeFedVacancies.Outcome> NOT_WRITTEN =
            EnumSet.of(
                    TakeFedVacancies.Outcome.OVER,
                    TakeFedVacancies.Outcome.OTHER_KIND,
                    TakeFedVacancies.Outcome.OTHER_EMPLOYER);
    private static final Logger LOG = LoggerFactory.getLogger(WriteFeedRows.class);

    private final Transactions transactions;
    private final PostgresFeeds feeds;
    private final WrittenRows writtenRows;
    private final TakeFedVacancies vacancies;
    private final RetireFedVacancies retire;
    private final FeedEmployers employers;

    WriteFeedRows(
            Transactions transactions,
            PostgresFeeds feeds,
            WrittenRows writtenRows,
            TakeFedVacancies vacancies,
            RetireFedVacancies retire,
            FeedEmployers employers) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.writtenRows = writtenRows;
        this.vacancies = vacancies;
        this.retire = retire;
        this.employers = employers;
    }

    Writing of(Caller caller, FeedRun run, FeedSource source, BooleanSupplier stopping) {
        return new Writing(caller, run, source, stopping);
    }

    /**
     * The driver's messages repeat the values of a row, so only the kinds of failure are logged.
     */
    static String kindOf(Throwable failure) {
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
    static final class TakenOver extends RuntimeException {
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

    /** What of one file is written. */
    final class Writing {
        private final Caller caller;
        private final UUID run;
        private final Instant since;
        private final FeedSource source;
        private final BooleanSupplier stopping;
        private FeedTally tally;
        private int notes;

        private Writing(Caller caller, FeedRun run, FeedSource source, BooleanSupplier stopping) {
            this.caller = caller;
            this.run = run.id();
            this.since = run.startedAt();
            this.source = source;
            this.stopping = stopping;
            this.tally = run.tally();
            this.notes = transactions.read(caller, () -> feeds.countNotes(run.id()));
        }

        /** Of all that was written of the file, before this process as well. */
        FeedTally tally() {
            return tally;
        }

        void write(FeedBatch batch) {
            try {
                written(batch);
            } catch (TakenOver e) {
                throw e;
            } catch (RuntimeException e) {
                if (stopping.getAsBoolean()) {
                    throw e;
                }
                LOG.warn(
                        "import {}: a batch failed, its rows are tried singly: {}", run, kindOf(e));
                written(storable(batch));
            }
            if (tally.read() % LOG_EVERY < LOG_WITHIN) {
                LOG.info("import {} has read {} rows", run, tally.read());
            }
        }

        /**
         * The batch without the rows that cannot be stored: each is tried by itself and undone, so
         * that the batch is still written as a whole or not at all.
         */
        private FeedBatch storable(FeedBatch batch) {
            List<FeedBatch.Fresh> fresh = new ArrayList<>();
            List<FeedRemark> said = new ArrayList<>(batch.remarks());
            for (FeedBatch.Fresh one : batch.fresh()) {
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
            return new FeedBatch(
                    fresh,
                    batch.unchanged(),
                    batch.over(),
                    batch.unreadable() + refused,
                    said,
                    batch.asWritten(),
                    batch.bytesRead(),
                    batch.header());
        }

        /** Columns in which days stood in the order of another country in earlier files. */
        Set<String> otherOrder() {
            return transactions.read(caller, () -> feeds.otherOrder(source.key()));
        }

        void rememberOtherOrder(Set<String> columns) {
            transactions.write(caller, () -> feeds.rememberOtherOrder(source.key(), columns));
        }

        private record Written(FeedTally tally, int notes) {}

        /** Writes a batch with its report in one transaction; counts only once that has held. */
        private void written(FeedBatch batch) {
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
                                                .plus(stored(batch.fresh(), said))
                                                .plus(closed(batch.over(), said));
                                List<FeedRemark> kept = bounded(said);
                                feeds.remark(run, kept);
                                writtenRows.keep(run, toCorrect(kept, batch.asWritten()));
                                FeedTally total = tally.plus(more);
                                if (!feeds.progress(
                                        run, tally, total, batch.bytesRead(), batch.header())) {
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
                if (!isNote(remark) || remark.isOfFile() || left-- > 0) {
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
                    if (remark.reason().equals(ReadFeedFile.MADE_TWICE)) {
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

        /**
         * Ends the vacancies of rows that say that their post is filled or closed; only those are
         * counted.
         */
        private FeedTally closed(Map<String, FeedBatch.Over> over, List<FeedRemark> said) {
            if (over.isEmpty()) {
                return FeedTally.NONE;
            }
            Set<String> ended = retire.over(caller, source.key(), over.keySet(), since);
            // Those that ended one first: of notes only so many are kept.
            for (boolean ends : new boolean[] {true, false}) {
                over.forEach(
                        (id, row) -> {
                            if (ended.contains(id) == ends) {
                                said.add(
                                        new FeedRemark(
                                                row.line(),
                                                FeedRemark.Outcome.NOTED,
                                                FeedColumns.STATUS,
                                                ends ? FeedTable.CLOSED : FeedTable.OVER,
                                                row.status()));
                            }
                        });
            }
            return new FeedTally(ended.size(), 0, ended.size(), 0, 0, 0);
        }

        private FeedTally stored(List<FeedBatch.Fresh> fresh, List<FeedRemark> said) {
            if (fresh.isEmpty()) {
                return FeedTally.NONE;
            }
            int rejected = 0;
            List<FeedBatch.Fresh> right = new ArrayList<>();
            Map<String, String> notToBeShown = new LinkedHashMap<>();
            for (FeedBatch.Fresh one : fresh) {
                FeedNotes.Note demand = one.demand();
                if (one.content() != null && demand == null) {
                    right.add(one);
                    continue;
                }
                rejected++;
                one.errors().forEach(error -> said.add(remark(one, error)));
                one.errors().stream()
                        .filter(error -> error.code().equals(FeedPlace.MAY_BE_ABROAD))
                        .forEach(error -> notToBeShown.put(one.id(), error.message()));
                if (demand != null) {
                    notToBeShown.put(one.id(), demand.reason());
                    int line = one.row().line();
                    said.add(
                            new FeedRemark(
                                    line, false, demand.field(), demand.reason(), demand.read()));
                }
            }
            vacancies.reviewAgain(caller, source.key(), notToBeShown);
            // Nobody is registered for the sake of a row that is not taken.
            Map<RegisterEmployer.Named, Employer> hiring = hiring(right);
            Map<EmployerId, String> looksLike = looksLike(hiring.values());
            int held = 0;
            List<TakeFedVacancies.Row> rows = new ArrayList<>();
            Map<String, FeedBatch.Fresh> byId = new LinkedHashMap<>();
            for (FeedBatch.Fresh one : right) {
                Employer employer = hiring.get(one.employer());
                if (employer == null) {
                    // Somebody else's: not told apart from one that nobody has verified yet.
                    held++;
                    said.add(held(one, "employer", NOT_VERIFIED, one.employer().name()));
                    continue;
                }
                byId.put(one.id(), one);
                rows.add(
                        new TakeFedVacancies.Row(
                                one.id(),
                                one.hash(),
                                Objects.requireNonNull(one.content()).of(employer.id()),
                                one.work(),
                                employer.verified() && FeedEmployers.speaksFor(source, employer),
                                one.concerns()));
            }
            int created = 0;
            int updated = 0;
            Map<String, TakeFedVacancies.Taken> outcomes =
                    rows.isEmpty() ? Map.of() : vacancies.take(caller, source.key(), rows);
            for (Map.Entry<String, TakeFedVacancies.Taken> entry : outcomes.entrySet()) {
                FeedBatch.Fresh one = Objects.requireNonNull(byId.get(entry.getKey()));
                int line = one.row().line();
                TakeFedVacancies.Outcome outcome = entry.getValue().outcome();
                if (!NOT_WRITTEN.contains(outcome)) {
                    one.notes().forEach(note -> said.add(noted(line, note)));
                    entry.getValue()
                            .unsaid()
                            .forEach(
                                    field ->
                                            said.add(
                                                    noted(
                                                            line,
                                                            new FeedNotes.Note(
                                                                    FeedColumns.ofField(field),
                                                                    UNSAID,
                                                                    null))));
                }
                switch (outcome) {
                    case CREATED -> created++;
                    case UPDATED -> updated++;
                    case WAITS_FOR_EMPLOYER -> {
                        held++;
                        Employer employer = Objects.requireNonNull(hiring.get(one.employer()));
                        String similar = looksLike.get(employer.id());
                        said.add(
                                similar != null
                                        ? held(one, "employer", LOOKS_LIKE, similar)
                                        : held(
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
                    case SENT_BACK -> {
                        held++;
                        said.add(held(one, "id", SENT_BACK, one.id()));
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

        private Map<RegisterEmployer.Named, Employer> hiring(List<FeedBatch.Fresh> rows) {
            Set<RegisterEmployer.Named> named = new LinkedHashSet<>();
            rows.forEach(one -> named.add(one.employer()));
            return named.isEmpty() ? Map.of() : employers.meant(caller, source, named);
        }

        /** Names of the verified employers that those not verified may be. */
        private Map<EmployerId, String> looksLike(Collection<Employer> hiring) {
            List<EmployerId> unverified =
                    hiring.stream()
                            .filter(one -> one.standing() instanceof Standing.Unverified)
                            .map(Employer::id)
                            .distinct()
                            .toList();
            Map<EmployerId, String> looksLike = new HashMap<>();
            if (!unverified.isEmpty()) {
                employers
                        .looksLike(source, unverified, unverified.size())
                        .forEach(
                                one -> looksLike.put(new EmployerId(one.id()), one.employerName()));
            }
            return looksLike;
        }

        private static FeedRemark noted(int line, FeedNotes.Note note) {
            return new FeedRemark(
                    line, FeedRemark.Outcome.NOTED, note.field(), note.reason(), note.read());
        }

        private static FeedRemark held(
                FeedBatch.Fresh one, String field, String reason, @Nullable String read) {
            return new FeedRemark(one.row().line(), true, field, reason, read);
        }

        private static FeedRemark held(FeedBatch.Fresh one, PostingWords.Found concern) {
            return held(one, concern.field(), concern.concern().sentence(), concern.words());
        }

        private FeedRemark remark(FeedBatch.Fresh one, FieldError error) {
            String column = FeedColumns.ofField(error.field());
            boolean made = column.equals("id") && one.row().text(FeedColumns.ID_MADE) != null;
            return new FeedRemark(
                    one.row().line(),
                    false,
                    column,
                    error.message(),
                    made ? null : one.row().text(column));
        }
    }
}
