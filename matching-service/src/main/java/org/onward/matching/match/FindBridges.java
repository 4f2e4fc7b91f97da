package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.onward.matching.access.Caller;
import org.onward.matching.match.RankVacancies.Candidate;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profile.WillingPlace;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;

/**
 * Courses that teach what a person lacks for a vacancy, and extras that would change something: the
 * way there.
 */
@Singleton
public final class FindBridges {
    private static final int LOOKED_AT = 1_000;
    private static final int MOST = 5;
    private static final Set<Kind> COURSES = Set.of(Kind.TRAINING);

    private final OwnPeople people;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final Scorer scorer;
    private final Vacancies vacancies;
    private final Retrieval retrieval;
    private final RankVacancies rank;
    private final ShowMatches show;
    private final FindChanges findChanges;

    FindBridges(
            OwnPeople people,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Scorer scorer,
            Vacancies vacancies,
            Retrieval retrieval,
            RankVacancies rank,
            ShowMatches show,
            FindChanges findChanges) {
        this.people = people;
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.scorer = scorer;
        this.vacancies = vacancies;
        this.retrieval = retrieval;
        this.rank = rank;
        this.show = show;
        this.findChanges = findChanges;
    }

    /**
     * @param teaches of the skills that are missing, those learnt there
     */
    public record Bridge(Match course, List<SkillId> teaches) {}

    /**
     * At most five with a seat, as far as is known, in the order of {@link WayOrder}. None where
     * nothing is missing, where it is not known what the person can do, and where it is not for
     * their own word that the vacancy is not offered to them.
     *
     * @throws Problem NOT_FOUND for somebody else's person or a vacancy that is not there; BUSY
     *     while the index is not built
     */
    public List<Bridge> find(Caller caller, ReturneeId person, VacancyId vacancy) {
        return people.actOnProfile(
                caller, person, "see_bridges", profile -> find(caller, profile, vacancy));
    }

    private List<Bridge> find(Caller caller, Profile profile, VacancyId vacancy) {
        Vacancy wanted = vacancies.find(vacancy).orElseThrow(Problem::notFound);
        VacancyFacts facts = VacancyFacts.of(wanted, 0, taxonomy, lines);
        PreparedProfile prepared =
                PreparedProfile.of(profile, taxonomy, lines, scorer.ranking(), caller.today());
        Set<Integer> missing =
                vacancies.offered(List.of(vacancy)).contains(vacancy)
                                && isTheirs(caller, profile, facts)
                        ? findChanges.worthLearning(prepared, facts, scorer)
                        : Set.of();
        if (missing.isEmpty()) {
            return List.of();
        }
        // of the same skills it is the same; rarely are there more than a few such
        Map<Set<Integer>, Integer> gains = new HashMap<>();
        Gates gates = Gates.of(profile, COURSES, caller.today());
        List<Candidate> courses =
                rank
                        .rankAll(
                                profile,
                                COURSES,
                                caller.today(),
                                retrieval.teaching(gates, missing, near(profile), LOOKED_AT))
                        .stream()
                        .filter(one -> !one.prospect().full())
                        .toList();
        List<Candidate> best =
                courses.stream()
                        .sorted(
                                new WayOrder(
                                        courses,
                                        one ->
                                                gains.computeIfAbsent(
                                                        Arrays.stream(taught(one, missing))
                                                                .boxed()
                                                                .collect(Collectors.toSet()),
                                                        learnt ->
                                                                findChanges.points(
                                                                        learnt, prepared, facts,
                                                                        scorer))))
                        .limit(MOST)
                        .toList();
        Map<VacancyId, Match> shown = show.of(prepared, gates, best);
        List<Bridge> bridges = new ArrayList<>();
        for (Candidate one : best) {
            Match course = shown.get(one.facts().id());
            if (course != null) {
                bridges.add(
                        new Bridge(
                                course,
                                Arrays.stream(taught(one.facts(), missing))
                                        .mapToObj(taxonomy::skillByNumber)
                                        .flatMap(Optional::stream)
                                        .map(Skill::id)
                                        .toList()));
            }
        }
        return bridges;
    }

    /**
     * That what stops the pair, if anything, is the person's own word: {@link ExplainPair} says
     * otherwise to whom.
     */
    private boolean isTheirs(Caller caller, Profile profile, VacancyFacts facts) {
        Gates gates = Gates.of(profile, Set.of(Kind.values()), caller.today());
        return !gates.unsafe(facts)
                || (!people.isAssigned(profile.person())
                        && !gates.withoutSafety().stops(facts).isEmpty());
    }

    private static Set<String> near(Profile profile) {
        return profile.places().orElse(List.of()).stream()
                .map(WillingPlace::place)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static int[] taught(VacancyFacts course, Set<Integer> missing) {
        return Arrays.stream(course.taught()).filter(missing::contains).toArray();
    }
}
