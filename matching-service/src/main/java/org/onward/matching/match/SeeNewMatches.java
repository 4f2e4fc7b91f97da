package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.match.NewMatchRows.Waiting;
import org.onward.matching.match.RankVacancies.Candidate;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.PeopleNames;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.VacancyId;

/**
 * What is new for the people whom the caller works with, own and covered, with reasons. What a job
 * found by codes and numbers is scored here as in the person's own list, with the gates of this
 * moment: what one of them stops is not there, and not in any count.
 */
@Singleton
public final class SeeNewMatches {
    public static final int MOST = 20;

    /** Tenths of a point from which a pair is worth a counsellor's look. */
    static final int LEAST = 500;

    /** With reasons; more of one person are counted. */
    static final int BEST = 3;

    /** Of one person at once; those behind them are there when they are gone. */
    static final int SHOWN = 20;

    /** Read from the database beyond them, so that one that closed this second leaves no hole. */
    private static final int SPARE = 2;

    private static final int ROUNDS = 5;

    private static final int LONGEST_CURSOR = 120;

    private final Transactions transactions;
    private final NewMatchRows rows;
    private final PreparedPeople prepared;
    private final PeopleNames names;
    private final Retrieval retrieval;
    private final Prospects prospects;
    private final ShowMatches show;
    private final Scorer scorer;
    private final Audit audit;

    SeeNewMatches(
            Transactions transactions,
            NewMatchRows rows,
            PreparedPeople prepared,
            PeopleNames names,
            Retrieval retrieval,
            Prospects prospects,
            ShowMatches show,
            Scorer scorer,
            Audit audit) {
        this.transactions = transactions;
        this.rows = rows;
        this.prepared = prepared;
        this.names = names;
        this.retrieval = retrieval;
        this.prospects = prospects;
        this.show = show;
        this.scorer = scorer;
        this.audit = audit;
    }

    /**
     * As many queries for many people as for one, and at most {@link #ROUNDS} times as many.
     *
     * @param limit people, 1–{@link #MOST}
     * @param cursor of the page before, null for the first
     * @throws Problem INVALID for a limit or cursor, NOT_ALLOWED for whoever has no people, BUSY
     *     while the index is not built
     */
    public NewMatches see(Caller caller, int limit, @Nullable String cursor) {
        if (caller.role() != Role.COUNSELLOR) {
            throw Problem.notAllowed();
        }
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "error.out_of_range", "Between 1 and 20.");
        }
        NewMatchRows.@Nullable Place after = cursor == null ? null : place(cursor);
        return transactions.write(
                caller,
                () -> {
                    Page found = page(caller, limit, after);
                    NewMatchRows.Progress progress = rows.progress();
                    audit.doneToEach(
                            caller.account().value(),
                            caller.role().name(),
                            "see_new_matches",
                            "returnee",
                            found.people.stream().map(one -> one.person().value()).toList(),
                            null);
                    return new NewMatches(
                            found.people,
                            progress.waiting(),
                            progress.of(),
                            found.next == null ? null : cursor(found.next));
                });
    }

    private record Page(List<NewMatches.Person> people, NewMatchRows.@Nullable Place next) {}

    /** Who has nothing that fits after all is passed over, as far as {@link #ROUNDS} reach. */
    private Page page(Caller caller, int limit, NewMatchRows.@Nullable Place after) {
        List<NewMatches.Person> people = new ArrayList<>();
        NewMatchRows.@Nullable Place at = after;
        boolean more = true;
        for (int round = 0; round < ROUNDS && more && people.size() < limit; round++) {
            int size = round == 0 ? limit : MOST;
            List<Waiting> found = rows.waiting(at, size + 1);
            more = found.size() > size;
            List<Waiting> looked = found.subList(0, Math.min(size, found.size()));
            Map<ReturneeId, NewMatches.Person> fitting = people(caller, looked);
            for (Waiting one : looked) {
                if (people.size() == limit) {
                    more = true;
                    break;
                }
                at = one.at();
                NewMatches.Person person = fitting.get(one.person());
                if (person != null) {
                    people.add(person);
                }
            }
        }
        return new Page(people, more ? at : null);
    }

    /** One person with what passes the gates, best first. */
    private record Fitting(Waiting of, PreparedProfile person, List<Candidate> candidates) {
        Stream<Candidate> best() {
            return candidates.stream().limit(BEST + SPARE);
        }
    }

    private Map<ReturneeId, NewMatches.Person> people(Caller caller, List<Waiting> page) {
        if (page.isEmpty()) {
            return Map.of();
        }
        Map<VacancyId, VacancyFacts> facts = new HashMap<>();
        retrieval
                .facts(page.stream().flatMap(one -> one.vacancies().stream()).distinct().toList())
                .forEach(one -> facts.put(one.id(), one));
        Map<VacancyId, Prospect> known = prospects.of(facts.values());
        List<ReturneeId> ids = page.stream().map(Waiting::person).toList();
        Map<ReturneeId, PreparedProfile> all = prepared.of(ids, caller.today());
        List<Fitting> fitting = new ArrayList<>();
        for (Waiting one : page) {
            PreparedProfile person = all.get(one.person());
            if (person != null) {
                fitting.add(fitting(one, person, facts, known));
            }
        }
        ShowMatches.Stored read = show.read(fitting.stream().flatMap(Fitting::best).toList());
        Map<ReturneeId, String> named = names.of(ids);
        Map<ReturneeId, NewMatches.Person> people = new HashMap<>();
        for (Fitting one : fitting) {
            person(one, read, named).ifPresent(person -> people.put(person.person(), person));
        }
        return people;
    }

    private Fitting fitting(
            Waiting of,
            PreparedProfile person,
            Map<VacancyId, VacancyFacts> facts,
            Map<VacancyId, Prospect> known) {
        List<Candidate> candidates = new ArrayList<>();
        for (VacancyId id : of.vacancies()) {
            VacancyFacts one = facts.get(id);
            if (one != null
                    && !Outlook.isNothingNew(person, one)
                    && person.gates().stops(one).isEmpty()) {
                Candidate candidate =
                        RankVacancies.candidate(
                                scorer, person, one, known.getOrDefault(id, Prospect.UNKNOWN));
                if (candidate.score().tenths() >= LEAST) {
                    candidates.add(candidate);
                }
            }
        }
        // What opened is news; what there was when somebody became ready can wait behind it.
        candidates.sort(
                Comparator.comparing(
                                (Candidate one) ->
                                        of.first() && !of.opened().contains(one.facts().id()))
                        .thenComparing(Candidate::at, Position.ORDER));
        return new Fitting(of, person, candidates);
    }

    private Optional<NewMatches.Person> person(
            Fitting one, ShowMatches.Stored read, Map<ReturneeId, String> named) {
        // In order; what is not as the index says is left out of the count as well.
        Map<VacancyId, Optional<Match>> shown = new LinkedHashMap<>();
        one.best()
                .forEach(
                        candidate ->
                                shown.put(
                                        candidate.facts().id(),
                                        show.match(
                                                one.person,
                                                one.person.gates(),
                                                candidate,
                                                read,
                                                !one.of.covered())));
        List<VacancyId> fitting =
                one.candidates.stream()
                        .map(candidate -> candidate.facts().id())
                        .filter(id -> !Optional.empty().equals(shown.get(id)))
                        .toList();
        Waiting of = one.of;
        Set<VacancyId> opened =
                of.first()
                        ? fitting.stream().filter(of.opened()::contains).collect(Collectors.toSet())
                        : Set.of();
        List<VacancyId> all = fitting.stream().limit(SHOWN).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new NewMatches.Person(
                                of.person(),
                                of.reference(),
                                named.getOrDefault(of.person(), of.reference()),
                                of.readySince(),
                                of.covered(),
                                of.counsellor(),
                                of.first(),
                                shown.values().stream()
                                        .flatMap(Optional::stream)
                                        .limit(BEST)
                                        .toList(),
                                all,
                                all.stream().filter(opened::contains).collect(Collectors.toSet()),
                                fitting.size(),
                                opened.size(),
                                of.foundUntil()));
    }

    private static String cursor(NewMatchRows.Place at) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at.tenths() + "|" + at.person()).getBytes(StandardCharsets.UTF_8));
    }

    private static NewMatchRows.Place place(String cursor) {
        try {
            if (cursor.length() > LONGEST_CURSOR) {
                throw new IllegalArgumentException("too long");
            }
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int bar = text.indexOf('|');
            return new NewMatchRows.Place(
                    Integer.parseInt(text.substring(0, Math.max(0, bar))),
                    UUID.fromString(text.substring(bar + 1)));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "cursor", "error.cursor", "Take the cursor from the page before.");
        }
    }
}
