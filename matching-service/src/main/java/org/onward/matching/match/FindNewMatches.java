package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onward.matching.match.NewMatchQueue.Due;
import org.onward.matching.match.NewMatchQueue.Opened;
import org.onward.matching.match.NewMatchQueue.Pair;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReadyPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.VacancyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what may be new for whom, in the worker's transactions, by codes and numbers alone; the
 * vault is closed to it, so that reasons are made when the counsellor looks ({@link
 * SeeNewMatches}). It runs behind the indexes: whatever it is told of, searches see.
 *
 * <p>Everything is done by person. A vacancy that opens makes those due at once whom it suits best,
 * and all others whom nothing stops in turn; many that open at once make everybody due in turn; and
 * who is due is looked for among what opened since then. So a feed costs one search for each
 * person, however long it is, and so do vacancies that open one after another while people wait.
 * Whatever is done twice is done once.
 */
@Singleton
public final class FindNewMatches {
    /**
     * Kept of one person until somebody has looked, the best by codes and numbers: several times
     * what is shown at once, so that what the best of them hid is there again when they close, and
     * twice what one search finds, so that a feed does not push out what waits.
     */
    static final int KEPT = 250;

    /** Of these, pairs that are shown only if the person's words carry them: most never are. */
    private static final int BY_WORDS = 40;

    /** Of a score, what a person's words leave as it was where codes speak of their work, too. */
    private static final double CODED_SHARE = 0.5;

    /** Up to this many open, of feeds or posted here, each is looked at for itself. */
    private static final int FEW = 10;

    /** Looked for before all others when one vacancy opens: those whom it suits best. */
    private static final int FIRST = 300;

    /** Looked for in one transaction. */
    private static final int AT_ONCE = 25;

    /** Scored of what the index finds for one person. */
    static final int CANDIDATES = 120;

    /** What opened before is no news, however well it fits by other weights. */
    private static final Duration LATELY = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(FindNewMatches.class);

    private final NewMatchQueue queue;
    private final ReadyPeople ready;
    private final PeopleRetrieval people;
    private final Retrieval vacancies;
    private final Scorer scorer;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final InstantSource clock;

    FindNewMatches(
            NewMatchQueue queue,
            ReadyPeople ready,
            PeopleRetrieval people,
            Retrieval vacancies,
            Scorer scorer,
            Taxonomy taxonomy,
            LinesOfWork lines,
            InstantSource clock) {
        this.queue = queue;
        this.ready = ready;
        this.people = people;
        this.vacancies = vacancies;
        this.scorer = scorer;
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * Takes note of what changed, and of who is to be looked for because of it.
     *
     * @param openedFrom what first opened before is not new
     * @return since when too many opened to look at each; everybody is to be made due once no more
     *     come
     * @throws Problem BUSY while an index is not built
     */
    public Optional<Instant> changed(
            Connection worker,
            Collection<ReturneeId> changedPeople,
            Collection<VacancyId> changedVacancies,
            Instant openedFrom) {
        // Rows of pairs before those of people, as whoever says that they have looked.
        queue.forget(worker, changedVacancies);
        queue.follow(worker, changedPeople);
        List<Opened> all = queue.opened(worker, changedVacancies, openedFrom);
        Map<VacancyId, Instant> single = new HashMap<>();
        List<Instant> many = new ArrayList<>();
        // What is posted here while a feed is read is looked at for itself all the same.
        for (List<Opened> alike :
                all.stream().collect(Collectors.groupingBy(Opened::fed)).values()) {
            if (alike.size() > FEW) {
                alike.forEach(one -> many.add(one.at()));
            } else {
                alike.forEach(one -> single.put(one.vacancy(), one.at()));
            }
        }
        lookAtEach(worker, single);
        return many.stream().min(Comparator.naturalOrder());
    }

    /** Those whom none suits best are made due once for all of them. */
    private void lookAtEach(Connection worker, Map<VacancyId, Instant> opened) {
        Function<VacancyFacts, Instant> from =
                facts -> opened.getOrDefault(facts.id(), Instant.MAX);
        List<VacancyFacts> shown =
                vacancies.facts(opened.keySet()).stream()
                        .sorted(Comparator.comparing(from))
                        .toList();
        Set<ReturneeId> others = new HashSet<>();
        for (VacancyFacts facts : shown) {
            List<ReturneeId> suited = people.candidates(facts);
            int first = Math.min(FIRST, suited.size());
            queue.due(worker, suited.subList(0, first), from.apply(facts));
            others.addAll(suited.subList(first, suited.size()));
        }
        if (!others.isEmpty()) {
            queue.dueInTurn(worker, others, from.apply(shown.getFirst()));
        }
    }

    /** Makes everybody due, in turn, in what opened from then on. */
    public void everybody(Connection worker, Instant openedFrom) {
        queue.everybodyDue(worker, openedFrom);
    }

    /**
     * The vocabulary or the ranking is another one, so that other vacancies may fit: everybody is
     * looked for again, among what opened lately. What somebody has looked at is not new by it.
     */
    public void everybodyAgain(Connection worker) {
        queue.everybodyDueAgain(worker, clock.instant().minus(LATELY));
    }

    /**
     * Looks for the next of those who are due.
     *
     * @return whether there were any
     * @throws Problem BUSY while an index is not built
     */
    public boolean look(Connection worker) {
        List<Due> due = queue.next(worker, AT_ONCE);
        if (due.isEmpty()) {
            return false;
        }
        List<ReturneeId> all = due.stream().map(Due::person).toList();
        Map<ReturneeId, Supplier<Profile>> profiles = ready.withRules(worker, all);
        Map<ReturneeId, Set<VacancyId>> waiting = queue.waiting(worker, all);
        Map<VacancyId, VacancyFacts> shown = new HashMap<>();
        vacancies
                .facts(waiting.values().stream().flatMap(Set::stream).distinct().toList())
                .forEach(facts -> shown.put(facts.id(), facts));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Pair> found = new ArrayList<>();
        Set<ReturneeId> failed = new HashSet<>();
        for (Due one : due) {
            Supplier<Profile> profile = profiles.get(one.person());
            if (profile != null) {
                Stream<VacancyFacts> before =
                        waiting.getOrDefault(one.person(), Set.of()).stream()
                                .flatMap(id -> Stream.ofNullable(shown.get(id)));
                pairs(profile, today, one, before.toList())
                        .ifPresentOrElse(found::addAll, () -> failed.add(one.person()));
            }
        }
        Set<Pair> over = queue.over(worker, found);
        queue.keep(
                worker,
                all.stream().filter(one -> !failed.contains(one)).toList(),
                shown.keySet(),
                best(found, over),
                clock.instant());
        queue.done(worker, all);
        queue.follow(worker, all.stream().filter(one -> !profiles.containsKey(one)).toList());
        return true;
    }

    /** What fits of what waits already and of what opened; empty where it cannot be said. */
    private Optional<List<Pair>> pairs(
            Supplier<Profile> stored, LocalDate today, Due due, List<VacancyFacts> before) {
        try {
            PreparedProfile person =
                    PreparedProfile.of(stored.get(), taxonomy, lines, scorer.ranking(), today);
            Gates gates = person.gates();
            Map<VacancyId, VacancyFacts> all = new HashMap<>();
            before.stream()
                    .filter(facts -> gates.stops(facts).isEmpty())
                    .forEach(facts -> all.put(facts.id(), facts));
            opened(person, gates, due).forEach(facts -> all.put(facts.id(), facts));
            List<Pair> pairs = new ArrayList<>();
            for (VacancyFacts facts : all.values()) {
                Score score = scorer.score(person, facts, Prospect.UNKNOWN);
                if (!Outlook.isNothingNew(person, facts)
                        && score.tenths() >= least(person.profile(), score)) {
                    pairs.add(new Pair(due.person(), facts.id(), score.tenths()));
                }
            }
            return Optional.of(pairs);
        } catch (Problem | UncheckedIOException index) {
            throw index;
        } catch (RuntimeException e) {
            // One profile must not hold up everybody's; who it is does not belong in a log.
            LOG.warn("somebody could not be looked for: {}", e.getClass());
            return Optional.empty();
        }
    }

    /**
     * Tenths of a point by codes and numbers, from which a pair is kept: those it is shown from,
     * and where the person tells of work as many less as their words, which are read when somebody
     * looks, may add: the whole of the line of work where nothing else says it. With less, what is
     * never shown would take the place of what is.
     */
    private static double least(Profile person, Score score) {
        if (person.worked().orElse(List.of()).isEmpty()) {
            return SeeNewMatches.LEAST;
        }
        double without =
                Math.pow(score.value(Factor.LINE_OF_WORK), score.weight(Factor.LINE_OF_WORK));
        return SeeNewMatches.LEAST
                * (score.known(Factor.LINE_OF_WORK) ? Math.max(CODED_SHARE, without) : without);
    }

    private List<VacancyFacts> opened(PreparedProfile person, Gates gates, Due due) {
        return due.looksForNothing()
                ? List.of()
                : vacancies.candidates(
                        new MatchQuery(
                                gates,
                                new RoughScore(person, List.of(Kind.values()), scorer.ranking()),
                                CANDIDATES,
                                due.openedFrom()),
                        Retrieval.Candidates::facts);
    }

    /** Of each person the best that were not looked at before; ties as the id has it. */
    private static List<Pair> best(List<Pair> found, Set<Pair> over) {
        Map<ReturneeId, Integer> kept = new HashMap<>();
        Map<ReturneeId, Integer> byWords = new HashMap<>();
        Set<Pair> gone = new HashSet<>(over);
        return found.stream()
                .filter(pair -> !gone.contains(pair))
                .sorted(
                        Comparator.comparingInt(Pair::tenths)
                                .reversed()
                                .thenComparing(pair -> pair.vacancy().value()))
                .filter(pair -> kept.merge(pair.person(), 1, Integer::sum) <= KEPT)
                .filter(
                        pair ->
                                pair.tenths() >= SeeNewMatches.LEAST
                                        || byWords.merge(pair.person(), 1, Integer::sum)
                                                <= BY_WORDS)
                .toList();
    }
}
