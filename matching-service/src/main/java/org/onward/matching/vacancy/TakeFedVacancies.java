package org.onward.matching.vacancy;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.shared.ChangeLog;

/** Takes checked rows of a feed: new ones are posted, known ones say what the feed now says. */
@Singleton
public final class TakeFedVacancies {
    /** Bytes of a content hash that are of what a row says; those behind of how it is read. */
    public static final int OF_WHAT_IT_SAYS = 32;

    /** Of the moment, so that what a batch writes lies together, in the tables and in the index. */
    private static final NoArgGenerator NEXT_ID = Generators.timeBasedEpochRandomGenerator();

    private static final Duration CONFIRMED_ANEW = Duration.ofDays(1);

    private static final String FEED = "feed ";
    private static final String WHY = ": "; // in no key of a source

    private final Transactions transactions;
    private final Vacancies vacancies;
    private final FedVacancies fed;
    private final StoreVacancies store;
    private final Adverts adverts;
    private final VacancyStates states;
    private final MoveVacancy move;
    private final ChangeLog changes;
    private final InstantSource clock;

    TakeFedVacancies(
            Transactions transactions,
            Vacancies vacancies,
            FedVacancies fed,
            StoreVacancies store,
            Adverts adverts,
            VacancyStates states,
            MoveVacancy move,
            ChangeLog changes,
            InstantSource clock) {
        this.transactions = transactions;
        this.vacancies = vacancies;
        this.fed = fed;
        this.store = store;
        this.adverts = adverts;
        this.states = states;
        this.move = move;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A row of the source that is stored already.
     *
     * @param contentHash of the row as it was taken
     * @param due the row has to be taken again even if it says the same: it expired, or it waited
     *     for an employer who is verified by now
     * @param waits it is submitted or sent back: whatever it says, it is not shown yet
     * @param employer by name
     */
    @SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals only
    public record Known(
            VacancyId id, byte[] contentHash, boolean due, boolean waits, String employer) {}

    /**
     * @param work of the content, as {@link #work} has it
     * @param employerVerified else the vacancy waits as submitted
     * @param concerns words that a person should look at before anybody is shown them
     */
    @SuppressWarnings("ArrayRecordComponent") // goes to the database and nowhere else
    public record Row(
            String externalId,
            byte[] contentHash,
            VacancyContent content,
            byte @Nullable [] work,
            boolean employerVerified,
            List<PostingWords.Found> concerns) {}

    /** What became of a row. */
    public enum Outcome {
        CREATED,
        UPDATED,
        /** Stored, and submitted until its employer is verified. */
        WAITS_FOR_EMPLOYER,
        /** Stored, and submitted until staff have vetted the work abroad. */
        WAITS_FOR_VETTING,
        /** Stored, and submitted until somebody has looked at its words. */
        WAITS_FOR_REVIEW,
        /** As a reviewer has sent it back; nothing was written. */
        SENT_BACK,
        /** New words that somebody has to look at; nothing was written, what is shown stays. */
        WORDS_NOT_TAKEN,
        /** Filled, withdrawn or rejected here: a feed does not bring it back. */
        OVER,
        /** Another kind than before under the same id; nothing was written. */
        OTHER_KIND,
        /** Another employer than before under the same id; nothing was written. */
        OTHER_EMPLOYER
    }

    /**
     * @param unsaid fields of a vacancy of which the row before said something and this one nothing
     */
    public record Taken(Outcome outcome, List<String> unsaid) {
        private static Taken as(Outcome outcome) {
            return new Taken(outcome, List.of());
        }
    }

    /**
     * What a vacancy is about, to be kept with it. It takes more than a quarter of what reading a
     * row does, so that many are best read beside each other, before any of them is taken. Null
     * where it is read later.
     */
    public byte @Nullable [] work(VacancyContent content) {
        return store.work(content);
    }

    /** What is known of rows, by the source's own ids. */
    public Map<String, Known> known(Caller caller, String source, Collection<String> externalIds) {
        return transactions.read(caller, () -> fed.known(source, externalIds));
    }

    /**
     * The source's own ids of its vacancies.
     *
     * @param pattern a regular expression that they match, as PostgreSQL reads it
     */
    public Set<String> idsLike(Caller caller, String source, String pattern) {
        return transactions.read(caller, () -> fed.idsLike(source, pattern));
    }

    /**
     * Rows that still stand in a file count as confirmed by it. A row confirmed within the last day
     * is left alone: a source that sends every hour would have everything indexed as often.
     */
    public void confirm(Caller caller, Collection<VacancyId> carried) {
        if (carried.isEmpty()) {
            return;
        }
        transactions.write(
                caller,
                () -> {
                    Instant now = clock.instant();
                    changes.changed(
                            ChangeLog.Subject.VACANCY,
                            fed.confirm(carried, now, now.minus(CONFIRMED_ANEW)));
                });
    }

    /**
     * One transaction; joins the one that runs.
     *
     * @param rows each external id once
     * @return by external id
     */
    public Map<String, Taken> take(Caller caller, String source, List<Row> rows) {
        return transactions.write(caller, () -> taken(caller, source, rows));
    }

    /**
     * Vacancies whose row may not be shown as it stands now are shown no longer, and wait for a
     * person or for a row that may. One transaction; joins the one that runs.
     *
     * @param because by external id
     */
    public void reviewAgain(Caller caller, String source, Map<String, String> because) {
        if (because.isEmpty()) {
            return;
        }
        transactions.write(
                caller,
                () -> {
                    Map<String, Known> known = fed.known(source, because.keySet());
                    Map<VacancyId, Vacancy> shown =
                            vacancies.findAll(known.values().stream().map(Known::id).toList());
                    VacancyState submitted = new VacancyState.Submitted(clock.instant());
                    known.forEach(
                            (externalId, one) -> {
                                Vacancy was = shown.get(one.id());
                                if (was != null && shown(was.state())) {
                                    move.move(
                                            caller,
                                            was,
                                            VacancyStep.CHANGE,
                                            submitted,
                                            because(source) + WHY + because.get(externalId));
                                }
                            });
                });
    }

    /** What waits under the record of a feed's name is another employer's. */
    public void handOver(String source, EmployerId from, EmployerId to) {
        changes.changed(ChangeLog.Subject.VACANCY, fed.handOver(source, from, to));
    }

    /** Nobody was shown what waits, so that it follows whom its row means by now. */
    private Map<VacancyId, Vacancy> followed(Map<String, Known> known, List<Row> rows) {
        List<VacancyId> ids = known.values().stream().map(Known::id).toList();
        Map<VacancyId, Vacancy> before = vacancies.findAll(ids);
        Map<VacancyId, EmployerId> meant = new HashMap<>();
        for (Row row : rows) {
            Known one = known.get(row.externalId());
            Vacancy was = one == null || !one.waits() ? null : before.get(one.id());
            EmployerId now = row.content().post().employer();
            if (was != null && !was.post().employer().equals(now)) {
                meant.put(was.id(), now);
            }
        }
        if (meant.isEmpty()) {
            return before;
        }
        fed.handOver(meant);
        return vacancies.findAll(ids);
    }

    private Map<String, Taken> taken(Caller caller, String source, List<Row> rows) {
        Map<String, Known> known = fed.known(source, rows.stream().map(Row::externalId).toList());
        Map<VacancyId, Vacancy> before = followed(known, rows);
        Map<VacancyId, Map<String, String>> corrected = adverts.corrected(before.keySet());
        Map<String, Taken> outcomes = new LinkedHashMap<>();
        List<StoreVacancies.Stored> created = new ArrayList<>();
        List<StoreVacancies.Stored> updated = new ArrayList<>();
        List<VacancyId> still = new ArrayList<>();
        Map<VacancyId, byte[]> readAnew = new HashMap<>();
        Instant now = clock.instant();
        for (Row row : rows) {
            Known one = known.get(row.externalId());
            Vacancy was = one == null ? null : before.get(one.id());
            if (was == null) {
                Outcome outcome = stored(row, row.content(), row.concerns(), Outcome.CREATED);
                VacancyState state =
                        outcome == Outcome.CREATED
                                ? new VacancyState.Open(now, now)
                                : new VacancyState.Submitted(now);
                created.add(
                        new StoreVacancies.Stored(
                                new VacancyId(NEXT_ID.generate()),
                                row.content(),
                                state,
                                fed(source, row),
                                row.work()));
                outcomes.put(row.externalId(), Taken.as(outcome));
                continue;
            }
            Outcome outcome = outcome(was, row.content());
            List<String> unsaid = List.of();
            boolean same = one != null && sayTheSame(one.contentHash(), row.contentHash());
            if (same && outcome == Outcome.OTHER_KIND && isWaitingOrShown(was.state())) {
                // Only read otherwise than it was: what people were shown it as stays.
                outcome = stillWaits(row, was);
                reopen(caller, was, outcome == Outcome.UPDATED, source);
                still.add(was.id());
                readAnew.put(was.id(), row.contentHash());
                outcomes.put(row.externalId(), Taken.as(outcome));
                continue;
            }
            if (outcome == Outcome.UPDATED) {
                // A file says nothing of what stands behind a course; what others said stays.
                VacancyContent content =
                        Vetting.kept(was, kept(was, row.content(), same, corrected))
                                .backedBy(VacancyContent.of(was).backedBy());
                List<PostingWords.Found> concerns =
                        row.concerns().isEmpty() ? List.of() : PostingWords.in(content);
                Outcome waits = stored(row, content, concerns, Outcome.UPDATED);
                if (shown(was.state()) && isNew(concerns, was)) {
                    outcomes.put(row.externalId(), Taken.as(Outcome.WORDS_NOT_TAKEN));
                    continue;
                }
                if (same && was.state() instanceof VacancyState.SentBack) {
                    outcomes.put(row.externalId(), Taken.as(Outcome.SENT_BACK));
                    continue;
                }
                if (same
                        && was.state() instanceof VacancyState.Submitted
                        && waits != Outcome.UPDATED) {
                    still.add(was.id());
                    outcomes.put(
                            row.externalId(),
                            Taken.as(waits)); // its reviewer looks at this version
                    continue;
                }
                updated.add(
                        new StoreVacancies.Stored(
                                was.id(),
                                content,
                                was.state(),
                                fed(source, row),
                                content.post().equals(row.content().post()) ? row.work() : null));
                if (!same) {
                    unsaid = SaidFields.unsaid(VacancyContent.of(was), content);
                }
                if (!shown(was.state())) {
                    outcome = waits;
                }
            }
            outcomes.put(row.externalId(), new Taken(outcome, unsaid));
        }
        create(caller, source, created);
        confirm(caller, still);
        fed.readAnew(readAnew);
        if (!updated.isEmpty()) {
            store.update(updated, before);
            changes.changed(
                    ChangeLog.Subject.VACANCY,
                    updated.stream().map(one -> one.id().value()).toList());
            for (StoreVacancies.Stored one : updated) {
                reopen(
                        caller,
                        one.content()
                                .as(
                                        one.id(),
                                        Objects.requireNonNull(before.get(one.id())).version() + 1,
                                        one.state()),
                        Objects.requireNonNull(
                                                outcomes.get(
                                                        Objects.requireNonNull(one.fed())
                                                                .externalId()))
                                        .outcome()
                                == Outcome.UPDATED,
                        source);
            }
        }
        return outcomes;
    }

    private static StoreVacancies.OfFeed fed(String source, Row row) {
        return new StoreVacancies.OfFeed(source, row.externalId(), row.contentHash());
    }

    private static boolean sayTheSame(byte[] one, byte[] other) {
        return Arrays.equals(
                Arrays.copyOf(one, OF_WHAT_IT_SAYS), Arrays.copyOf(other, OF_WHAT_IT_SAYS));
    }

    /**
     * What somebody here changed stays as long as the file says of it what it said before; where it
     * says something else, the file is taken.
     *
     * @param same whether the row says the same, though it may be read otherwise by now
     */
    private VacancyContent kept(
            Vacancy was,
            VacancyContent now,
            boolean same,
            Map<VacancyId, Map<String, String>> corrected) {
        Map<String, String> marks = corrected.getOrDefault(was.id(), Map.of());
        if (marks.isEmpty()) {
            return now;
        }
        Map<String, @Nullable Object> says = SaidFields.of(now);
        Map<String, String> still = new LinkedHashMap<>(marks);
        if (same) {
            still.replaceAll((field, mark) -> SaidFields.mark(says.get(field)));
        } else {
            still.entrySet()
                    .removeIf(
                            one -> !one.getValue().equals(SaidFields.mark(says.get(one.getKey()))));
        }
        if (!still.equals(marks)) {
            adverts.correct(was.id(), still);
        }
        return SaidFields.kept(now, VacancyContent.of(was), still.keySet());
    }

    private static Outcome stored(
            Row row, VacancyContent content, List<PostingWords.Found> concerns, Outcome where) {
        if (!row.employerVerified()) {
            return Outcome.WAITS_FOR_EMPLOYER;
        }
        Overseas overseas = content.post().overseas();
        if (overseas != null && !overseas.vetted()) {
            return Outcome.WAITS_FOR_VETTING;
        }
        return concerns.isEmpty() ? where : Outcome.WAITS_FOR_REVIEW;
    }

    /** What a row waits for whose vacancy stays as it is. */
    private static Outcome stillWaits(Row row, Vacancy was) {
        VacancyContent content = VacancyContent.of(was);
        return shown(was.state())
                ? Outcome.UPDATED
                : stored(
                        row,
                        content,
                        row.concerns().isEmpty() ? List.of() : PostingWords.in(content),
                        Outcome.UPDATED);
    }

    /** What stands in a vacancy that is shown, somebody has looked at. */
    private static boolean isNew(List<PostingWords.Found> concerns, Vacancy was) {
        return !concerns.isEmpty()
                && !PostingWords.in(VacancyContent.of(was)).containsAll(concerns);
    }

    /** Open and paused vacancies stay as they are; the index hides what may not be seen. */
    private static boolean shown(VacancyState state) {
        return state instanceof VacancyState.Open || state instanceof VacancyState.Paused;
    }

    private static boolean isWaitingOrShown(VacancyState state) {
        return shown(state) || state instanceof VacancyState.Submitted;
    }

    private static Outcome outcome(Vacancy was, VacancyContent now) {
        return switch (was.state()) {
            case VacancyState.Rejected r -> Outcome.OVER;
            case VacancyState.Filled f -> Outcome.OVER;
            case VacancyState.Withdrawn w -> Outcome.OVER;
            case VacancyState.Draft d -> written(was, now);
            case VacancyState.Submitted s -> written(was, now);
            case VacancyState.SentBack s -> written(was, now);
            case VacancyState.Open o -> written(was, now);
            case VacancyState.Paused p -> written(was, now);
            case VacancyState.Expired e -> written(was, now);
        };
    }

    private static Outcome written(Vacancy was, VacancyContent now) {
        if (was.kind() != now.kind()) {
            return Outcome.OTHER_KIND;
        }
        return was.post().employer().equals(now.post().employer())
                ? Outcome.UPDATED
                : Outcome.OTHER_EMPLOYER;
    }

    private void create(Caller caller, String source, List<StoreVacancies.Stored> created) {
        if (created.isEmpty()) {
            return;
        }
        store.insert(created);
        List<VacancyStates.Change> steps = new ArrayList<>();
        for (StoreVacancies.Stored one : created) {
            VacancyState submitted = new VacancyState.Submitted(clock.instant());
            steps.add(new VacancyStates.Change(one.id(), null, submitted));
            if (one.state() instanceof VacancyState.Open) {
                steps.add(new VacancyStates.Change(one.id(), submitted, one.state()));
            }
        }
        states.recordChanges(steps, caller.account(), because(source));
        changes.changed(
                ChangeLog.Subject.VACANCY, created.stream().map(one -> one.id().value()).toList());
    }

    /** What waited or expired goes the way of the table: submitted, then open. */
    private void reopen(Caller caller, Vacancy vacancy, boolean mayOpen, String source) {
        Instant now = clock.instant();
        Vacancy at = vacancy;
        if (VacancyStep.SUBMIT.mayFollow(at.state())) {
            VacancyState submitted = new VacancyState.Submitted(now);
            move.move(caller, at, VacancyStep.SUBMIT, submitted, because(source));
            at = VacancyContent.of(at).as(at.id(), at.version() + 1, submitted);
        }
        if (at.state() instanceof VacancyState.Submitted && mayOpen) {
            move.move(
                    caller,
                    at,
                    VacancyStep.OPEN_FED,
                    new VacancyState.Open(now, now),
                    because(source));
        }
    }

    private static String because(String source) {
        return FEED + source;
    }

    /** Of the record of such a step, why the row may not be shown; null of any other's. */
    static @Nullable String whyNotShown(@Nullable String because) {
        int why = because == null || !because.startsWith(FEED) ? -1 : because.indexOf(WHY);
        return because == null || why < 0 ? null : because.substring(why + WHY.length());
    }
}
