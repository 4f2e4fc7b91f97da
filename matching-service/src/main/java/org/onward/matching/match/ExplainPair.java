package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;

/** One pair fully explained, or two to four side by side. */
@Singleton
public final class ExplainPair {
    private static final int MOST_COMPARED = 4;

    private final OwnPeople people;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final Scorer scorer;
    private final Retrieval retrieval;
    private final Prospects prospects;
    private final Vacancies vacancies;
    private final EmployersShown employers;
    private final Explain explain;
    private final WorkBehind behind;
    private final FindChanges findChanges;
    private final SoFar soFar;

    ExplainPair(
            OwnPeople people,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Scorer scorer,
            Retrieval retrieval,
            Prospects prospects,
            Vacancies vacancies,
            EmployersShown employers,
            Explain explain,
            WorkBehind behind,
            FindChanges findChanges,
            SoFar soFar) {
        this.people = people;
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.scorer = scorer;
        this.retrieval = retrieval;
        this.prospects = prospects;
        this.vacancies = vacancies;
        this.employers = employers;
        this.explain = explain;
        this.behind = behind;
        this.findChanges = findChanges;
        this.soFar = soFar;
    }

    /** What there is to say of a pair. */
    public sealed interface Pair {
        VacancyId vacancy();

        /** Nothing stops it. */
        record Offered(VacancyId vacancy, Match match) implements Pair {}

        /**
         * A gate stops it.
         *
         * @param gate named for what the person said themselves; what stops a pair for safety is
         *     named to the person's own counsellor alone and looks to everyone else exactly like a
         *     vacancy that is paused, full or not vetted
         * @param title as {@link WhyNot#title} says
         * @param stops as {@link WhyNot#stops} says; the gate is the first one's
         */
        record NotOffered(VacancyId vacancy, Gate gate, @Nullable String title, List<Stop> stops)
                implements Pair {
            public NotOffered {
                stops = List.copyOf(stops);
            }
        }
    }

    /**
     * @throws Problem NOT_FOUND for somebody else's person or a vacancy that is not there
     */
    public Pair explain(Caller caller, ReturneeId person, VacancyId vacancy) {
        return explain(caller, person, vacancy, Balance.EVEN);
    }

    /** The same with weights moved. */
    public Pair explain(Caller caller, ReturneeId person, VacancyId vacancy, Balance balance) {
        return people.actOnProfile(
                caller,
                person,
                "see_match",
                profile ->
                        new Looked(caller, profile, List.of(vacancy), scorer.at(balance))
                                .pair(vacancy));
    }

    /**
     * A pair with everything that could be otherwise.
     *
     * @param title of the vacancy; null where the caller may not open it
     * @param stops what stops it, first what weighs most; empty where nothing does. What is not the
     *     person's own word stands alone, and nothing is said beside it
     * @param notFound as {@link OwnPeople#notFound} says
     * @param match how it fits, or would if the person went there; null beside what is not their
     *     word
     * @param changes what would make it fit better, most first; without what the person would have
     *     to tell, where they do not look for work or have not agreed to be looked for
     * @param soFar what has come of it for the person, and of the work that it leads to; nothing
     *     beside what is not their word
     * @param beside what came of others; nothing beside what is not their word
     */
    public record WhyNot(
            VacancyId vacancy,
            @Nullable String title,
            List<Stop> stops,
            Optional<OwnPeople.NotFound> notFound,
            @Nullable Match match,
            List<Change> changes,
            Map<VacancyId, SoFar.Came> soFar,
            SoFar.Beside beside) {
        public WhyNot {
            soFar = Map.copyOf(soFar);
        }

        /** What has come of it for the person; null where nothing has. */
        SoFar.@Nullable Came came() {
            return soFar.get(vacancy);
        }

        /** Whether nothing is to be asked of them for the sake of a vacancy. */
        boolean isToWait() {
            return isToWait(notFound);
        }

        private static boolean isToWait(Optional<OwnPeople.NotFound> notFound) {
            return notFound.filter(one -> !one.why().equals("placed")).isPresent();
        }
    }

    /**
     * @throws Problem NOT_FOUND for somebody else's person or a vacancy that is not there, CONFLICT
     *     for a person who left the programme
     */
    public WhyNot whyNot(Caller caller, ReturneeId person, VacancyId vacancy, Balance balance) {
        return people.actOnProfile(
                caller,
                person,
                "see_match",
                profile -> {
                    people.requireEnrolled(person);
                    Looked looked =
                            new Looked(caller, profile, List.of(vacancy), scorer.at(balance));
                    List<Stop> stops = looked.stops(vacancy);
                    return areTheirs(stops)
                            ? looked.otherwise(vacancy, stops)
                            : new WhyNot(
                                    vacancy,
                                    looked.title(vacancy, stops),
                                    stops,
                                    people.notFound(person),
                                    null,
                                    List.of(),
                                    Map.of(),
                                    SoFar.Beside.NOTHING);
                });
    }

    /**
     * @param chosen two to four different vacancies
     * @throws Problem INVALID for another number, NOT_FOUND where one is not there, CONFLICT for a
     *     person who left the programme
     */
    public List<Pair> compare(
            Caller caller, ReturneeId person, List<VacancyId> chosen, Balance balance) {
        List<VacancyId> different = List.copyOf(new LinkedHashSet<>(chosen));
        if (different.size() < 2 || different.size() > MOST_COMPARED) {
            throw Problem.invalid("vacancies", "error.compare", "Two to four different vacancies.");
        }
        return people.actOnProfile(
                caller,
                person,
                "compare_matches",
                profile -> {
                    people.requireEnrolled(person);
                    Looked looked = new Looked(caller, profile, different, scorer.at(balance));
                    return different.stream().map(looked::pair).toList();
                });
    }

    /**
     * Those of the vacancies that a safety rule of the person stands against, open or not. For
     * acts: what they do must look the same whether the caller may be told of the rule or not.
     *
     * @throws Problem NOT_FOUND for somebody else's person
     */
    public Set<VacancyId> unsafe(
            Caller caller, ReturneeId person, Collection<VacancyId> vacancyIds) {
        return people.actOnProfile(
                caller,
                person,
                "check_safety",
                profile -> {
                    Gates gates = Gates.of(profile, Set.of(Kind.values()), caller.today());
                    return vacancies.findAll(vacancyIds).entrySet().stream()
                            .filter(
                                    one ->
                                            gates.unsafe(
                                                    VacancyFacts.of(
                                                            one.getValue(), 0, taxonomy, lines)))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toUnmodifiableSet());
                });
    }

    /**
     * What safety rules of the person have to do with those of the vacancies that none stands
     * against; nothing for everyone but the person's own counsellor.
     *
     * @throws Problem NOT_FOUND for somebody else's person
     */
    public Map<VacancyId, Caution> cautions(
            Caller caller, ReturneeId person, Collection<VacancyId> vacancyIds) {
        return people.actOnProfile(
                caller,
                person,
                "check_safety",
                profile -> {
                    if (!people.isAssigned(person)) {
                        return Map.of();
                    }
                    Gates gates = Gates.of(profile, Set.of(Kind.values()), caller.today());
                    Map<VacancyId, Vacancy> stored = vacancies.findAll(vacancyIds);
                    Map<VacancyId, List<WorkBehind.Work>> leadsTo = behind.of(stored.values());
                    Map<VacancyId, Caution> cautions = new HashMap<>();
                    stored.forEach(
                            (id, vacancy) -> {
                                VacancyFacts one = VacancyFacts.of(vacancy, 0, taxonomy, lines);
                                if (!gates.unsafe(one)) {
                                    cautions.put(
                                            id,
                                            Caution.of(
                                                    profile.safety(),
                                                    one,
                                                    leadsTo.getOrDefault(id, List.of())));
                                }
                            });
                    return cautions;
                });
    }

    /** Whether all that stops a pair is the person's own word or a law's. */
    private static boolean areTheirs(List<Stop> stops) {
        return stops.stream()
                .map(Stop::gate)
                .noneMatch(gate -> gate == Gate.SAFETY || gate == Gate.NOT_SHOWN);
    }

    /** A person and some vacancies, read with as many queries as for one. */
    private final class Looked {
        private final Scorer by;
        private final PreparedProfile person;
        private final Gates gates;
        private final boolean own;
        private final Map<VacancyId, Vacancy> stored;
        private final Map<VacancyId, VacancyFacts> facts = new LinkedHashMap<>();
        private final Map<VacancyId, Prospect> known;
        private final Map<EmployerId, String> names;
        private final Set<VacancyId> offered;
        private final Map<VacancyId, List<WorkBehind.Work>> leadsTo;

        private Looked(Caller caller, Profile profile, List<VacancyId> ids, Scorer by) {
            this.by = by;
            person = PreparedProfile.of(profile, taxonomy, lines, by.ranking(), caller.today());
            gates = Gates.of(profile, Set.of(Kind.values()), caller.today());
            own = people.isAssigned(profile.person());
            stored = vacancies.findAll(ids);
            offered = vacancies.offered(ids);
            leadsTo = behind.of(stored.values());
            names =
                    employers.names(
                            stored.values().stream().map(v -> v.post().employer()).toList());
            for (VacancyId id : ids) {
                Vacancy vacancy = stored.get(id);
                if (vacancy == null) {
                    throw Problem.notFound();
                }
                int backed = retrieval.facts(id).map(VacancyFacts::backedSeats).orElse(0);
                facts.put(id, VacancyFacts.of(vacancy, backed, taxonomy, lines));
            }
            known = prospects.of(List.copyOf(facts.values()));
        }

        private Vacancy vacancy(VacancyId id) {
            return Objects.requireNonNull(stored.get(id));
        }

        /** Not where the caller may not open it. */
        @Nullable String title(VacancyId id, List<Stop> stops) {
            return own || areTheirs(stops) ? vacancy(id).post().title() : null;
        }

        private VacancyFacts facts(VacancyId id) {
            return Objects.requireNonNull(facts.get(id));
        }

        private Prospect prospect(VacancyId id) {
            return known.getOrDefault(id, Prospect.UNKNOWN);
        }

        Pair pair(VacancyId id) {
            List<Stop> stops = stops(id);
            return stops.isEmpty()
                    ? new Pair.Offered(
                            id, match(person, id, by.score(person, facts(id), prospect(id))))
                    : new Pair.NotOffered(id, stops.getFirst().gate(), title(id, stops), stops);
        }

        private Match match(PreparedProfile person, VacancyId id, Score score) {
            Vacancy vacancy = vacancy(id);
            return explain.match(
                    person,
                    facts(id),
                    prospect(id),
                    score,
                    vacancy,
                    leadsTo.getOrDefault(id, List.of()),
                    Objects.requireNonNull(names.get(vacancy.post().employer())),
                    own);
        }

        List<Stop> stops(VacancyId id) {
            boolean shown =
                    offered.contains(id) && names.containsKey(vacancy(id).post().employer());
            boolean unsafe = gates.unsafe(facts(id));
            if (unsafe && own) {
                return List.of(Stop.unsafe(gates.meetsRule(facts(id))));
            }
            // To everybody else a rule looks like a vacancy that is not offered, and beside what
            // they know to stop it like nothing at all.
            List<Stop> stops = shown ? gates.withoutSafety().reasons(facts(id)) : List.of();
            if (!shown && own) {
                return List.of(Stop.notShown(vacancy(id).state()));
            }
            return stops.isEmpty() && (unsafe || !shown) ? List.of(Stop.of(Gate.NOT_SHOWN)) : stops;
        }

        WhyNot otherwise(VacancyId id, List<Stop> stops) {
            PreparedProfile then =
                    stops.stream().anyMatch(stop -> stop.gate() == Gate.COUNTRY)
                            ? PreparedProfile.of(
                                    person.profile().willing(facts(id).country()),
                                    taxonomy,
                                    lines,
                                    by.ranking(),
                                    person.today())
                            : person;
            Score score = by.score(then, facts(id), prospect(id));
            Match match = match(then, id, score);
            Optional<OwnPeople.NotFound> notFound = people.notFound(person.profile().person());
            Map<VacancyId, SoFar.Came> came =
                    soFar.of(
                            person.profile().person(),
                            Stream.concat(
                                            Stream.of(id),
                                            match.behind().stream().map(Match.Behind::vacancy))
                                    .toList());
            List<Change> changes =
                    findChanges.of(then, facts(id), prospect(id), score, match, came.keySet(), by);
            return new WhyNot(
                    id,
                    vacancy(id).post().title(),
                    stops,
                    notFound,
                    match,
                    WhyNot.isToWait(notFound)
                            ? changes.stream()
                                    .filter(one -> one.known() || !one.ofPerson())
                                    .toList()
                            : changes,
                    came,
                    soFar.beside(person.profile().person(), id, facts(id).employer()));
        }
    }
}
