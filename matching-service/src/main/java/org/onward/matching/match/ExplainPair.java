package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.onward.matching.vacancy.VacancyState;

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

    ExplainPair(
            OwnPeople people,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Scorer scorer,
            Retrieval retrieval,
            Prospects prospects,
            Vacancies vacancies,
            EmployersShown employers,
            Explain explain) {
        this.people = people;
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.scorer = scorer;
        this.retrieval = retrieval;
        this.prospects = prospects;
        this.vacancies = vacancies;
        this.employers = employers;
        this.explain = explain;
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
         */
        record NotOffered(VacancyId vacancy, Gate gate) implements Pair {}
    }

    /**
     * @throws Problem NOT_FOUND for somebody else's person or a vacancy that is not there
     */
    public Pair explain(Caller caller, ReturneeId person, VacancyId vacancy) {
        return explain(caller, person, vacancy, Balance.EVEN);
    }

    /** The same with weights moved, as in the list it was found in. */
    public Pair explain(Caller caller, ReturneeId person, VacancyId vacancy, Balance balance) {
        return people.actOnProfile(
                caller,
                person,
                "see_match",
                profile -> pairs(caller, profile, List.of(vacancy), balance).getFirst());
    }

    /**
     * @param chosen two to four different vacancies
     * @throws Problem INVALID for another number, NOT_FOUND where one is not there
     */
    public List<Pair> compare(Caller caller, ReturneeId person, List<VacancyId> chosen) {
        List<VacancyId> different = List.copyOf(new LinkedHashSet<>(chosen));
        if (different.size() < 2 || different.size() > MOST_COMPARED) {
            throw Problem.invalid("vacancies", "error.compare", "Two to four different vacancies.");
        }
        return people.actOnProfile(
                caller,
                person,
                "compare_matches",
                profile -> pairs(caller, profile, different, Balance.EVEN));
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

    private List<Pair> pairs(Caller caller, Profile profile, List<VacancyId> ids, Balance balance) {
        Scorer balanced = scorer.at(balance);
        PreparedProfile person =
                PreparedProfile.of(profile, taxonomy, lines, scorer.ranking(), caller.today());
        Gates gates = Gates.of(profile, Set.of(Kind.values()), caller.today());
        Map<VacancyId, Vacancy> stored = vacancies.findAll(ids);
        Map<EmployerId, String> names =
                employers.names(stored.values().stream().map(v -> v.post().employer()).toList());
        boolean own = people.isAssigned(profile.person());
        List<VacancyFacts> all = new ArrayList<>();
        for (VacancyId vacancyId : ids) {
            Vacancy vacancy = stored.get(vacancyId);
            if (vacancy == null) {
                throw Problem.notFound();
            }
            int backed = retrieval.facts(vacancyId).map(VacancyFacts::backedSeats).orElse(0);
            all.add(VacancyFacts.of(vacancy, backed, taxonomy, lines));
        }
        Map<VacancyId, Prospect> known = prospects.of(all);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Vacancy vacancy = Objects.requireNonNull(stored.get(ids.get(i)));
            String employer = names.get(vacancy.post().employer());
            Optional<Gate> stopped = stopped(gates, all.get(i), vacancy, employer, own);
            if (stopped.isPresent() || employer == null) {
                pairs.add(new Pair.NotOffered(ids.get(i), stopped.orElse(Gate.NOT_SHOWN)));
            } else {
                Prospect prospect = known.getOrDefault(ids.get(i), Prospect.UNKNOWN);
                Score score = balanced.score(person, all.get(i), prospect);
                pairs.add(
                        new Pair.Offered(
                                ids.get(i),
                                explain.match(
                                        person, all.get(i), prospect, score, vacancy, employer)));
            }
        }
        return pairs;
    }

    private static Optional<Gate> stopped(
            Gates gates,
            VacancyFacts facts,
            Vacancy vacancy,
            @Nullable String employer,
            boolean own) {
        Optional<Gate> gate = gates.stops(facts);
        // Safety first: for the own counsellor it is the reason that matters most.
        if (gate.filter(g -> g == Gate.SAFETY).isPresent()) {
            return Optional.of(own ? Gate.SAFETY : Gate.NOT_SHOWN);
        }
        boolean shown = employer != null && vacancy.state() instanceof VacancyState.Open;
        return shown ? gate : Optional.of(Gate.NOT_SHOWN);
    }
}
