package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.onward.matching.taxonomy.WorkShares;
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

    /** Those that teach most of what is missing; each is a profile to score. */
    private static final int TRIED = 60;

    private static final int MOST = 5;
    private static final Set<Kind> COURSES = Set.of(Kind.TRAINING);
    private static final int TENTHS = 10;
    private static final int WEEKS_A_MONTH = 4;

    /** Taken where nobody says how long a course is: half of the demo's are no longer. */
    private static final int USUAL_WEEKS = 8;

    private static final double MOST_OF_IT = 0.5;

    /**
     * How much of a course is about what is missing: its share of what is taught, times how near it
     * is by itself to the course's work. Of the starter taxonomy safety at work is 0.00 of welding,
     * guest rooms 0.03 of a hotel's service and food hygiene 0.07 of a food stall; MIG welding is
     * 0.25 of welding and care for older people 0.11 of a course of five things of that kind.
     */
    private static final double ABOUT_IT = 0.1;

    private final OwnPeople people;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final Scorer scorer;
    private final Vacancies vacancies;
    private final Retrieval retrieval;
    private final RankVacancies rank;
    private final ShowMatches show;
    private final FindChanges findChanges;
    private final Prospects prospects;

    FindBridges(
            OwnPeople people,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Scorer scorer,
            Vacancies vacancies,
            Retrieval retrieval,
            RankVacancies rank,
            ShowMatches show,
            FindChanges findChanges,
            Prospects prospects) {
        this.people = people;
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.scorer = scorer;
        this.vacancies = vacancies;
        this.retrieval = retrieval;
        this.rank = rank;
        this.show = show;
        this.findChanges = findChanges;
        this.prospects = prospects;
    }

    /**
     * @param teaches of what the vacancy asks for or likes and is missing, what is learnt there
     * @param others how much else is learnt there that the person does not know
     * @param tenths what the pair gains by all that is learnt there, in tenths of a point, at the
     *     level that is taught
     */
    public record Bridge(Match course, List<SkillId> teaches, int others, int tenths) {
        public Bridge {
            teaches = List.copyOf(teaches);
        }
    }

    /**
     * At most five with a seat, as far as is known, in the order of {@link WayOrder}: those that
     * are worth their time, of which what is missing is no small thing beside the rest. None where
     * nothing is missing, where it is not known what the person can do, and where it is not for
     * their own word that the vacancy is not offered to them.
     *
     * @throws Problem NOT_FOUND for somebody else's person or a vacancy that is not there; CONFLICT
     *     for a person who left the programme; BUSY while the index is not built
     */
    public List<Bridge> find(Caller caller, ReturneeId person, VacancyId vacancy, Balance balance) {
        return people.actOnProfile(
                caller,
                person,
                "see_bridges",
                profile -> {
                    people.requireEnrolled(person);
                    return find(caller, profile, vacancy, balance);
                });
    }

    /** Of the ranking by which is said what a pair gains. */
    public String rankingVersion(Balance balance) {
        return scorer.at(balance).ranking().version();
    }

    private List<Bridge> find(Caller caller, Profile profile, VacancyId vacancy, Balance balance) {
        Scorer by = scorer.at(balance);
        Vacancy wanted = vacancies.find(vacancy).orElseThrow(Problem::notFound);
        int backed = retrieval.facts(vacancy).map(VacancyFacts::backedSeats).orElse(0);
        VacancyFacts facts = VacancyFacts.of(wanted, backed, taxonomy, lines);
        if (!vacancies.offered(List.of(vacancy)).contains(vacancy)
                || !isTheirs(caller, profile, facts)) {
            return List.of();
        }
        Pair pair =
                new Pair(
                        prepared(caller, profile, facts, by),
                        facts,
                        prospects.of(List.of(facts)).getOrDefault(vacancy, Prospect.UNKNOWN),
                        by);
        Set<Integer> missing =
                findChanges.worthLearning(pair.person, facts, pair.prospect, pair.by);
        return missing.isEmpty() ? List.of() : courses(caller, profile, pair, balance, missing);
    }

    /** What is to be bridged, scored as its explanation is. */
    private record Pair(PreparedProfile person, VacancyFacts facts, Prospect prospect, Scorer by) {}

    /** As if they went there, where they did not name it. */
    private PreparedProfile prepared(
            Caller caller, Profile profile, VacancyFacts facts, Scorer by) {
        boolean elsewhere =
                Gates.of(profile, Set.of(Kind.values()), caller.today())
                        .withoutSafety()
                        .reasons(facts)
                        .stream()
                        .anyMatch(stop -> stop.gate() == Gate.COUNTRY);
        return PreparedProfile.of(
                elsewhere ? profile.willing(facts.country()) : profile,
                taxonomy,
                lines,
                by.ranking(),
                caller.today());
    }

    private List<Bridge> courses(
            Caller caller, Profile profile, Pair pair, Balance balance, Set<Integer> missing) {
        Map<VacancyId, Integer> gains = new HashMap<>();
        ToIntFunction<VacancyFacts> gain =
                course -> gains.computeIfAbsent(course.id(), _ -> gain(course, pair));
        Map<Set<Integer>, WorkShares> works = new HashMap<>();
        Set<Integer> asked = findChanges.missing(pair.person, pair.facts);
        Gates gates = Gates.of(profile, COURSES, caller.today());
        List<Candidate> courses =
                rank
                        .rankAll(
                                profile,
                                COURSES,
                                caller.today(),
                                balance,
                                retrieval.teaching(gates, missing, near(profile), LOOKED_AT))
                        .stream()
                        .filter(one -> !one.prospect().full())
                        .filter(one -> isAboutIt(one.facts(), learnt(one.facts(), asked), works))
                        .sorted(
                                Comparator.comparingInt(
                                                (Candidate one) ->
                                                        taught(one.facts(), missing).length)
                                        .reversed())
                        .limit(TRIED)
                        .filter(one -> isWorthItsTime(one.facts(), gain.applyAsInt(one.facts())))
                        .toList();
        List<Candidate> best =
                courses.stream().sorted(new WayOrder(courses, gain)).limit(MOST).toList();
        PreparedProfile theirs =
                PreparedProfile.of(profile, taxonomy, lines, pair.by.ranking(), caller.today());
        Map<VacancyId, Match> shown =
                show.of(theirs, gates, best, people.isAssigned(profile.person()));
        List<Bridge> bridges = new ArrayList<>();
        for (Candidate one : best) {
            Match course = shown.get(one.facts().id());
            if (course != null) {
                bridges.add(
                        new Bridge(
                                course,
                                ids(taught(one.facts(), asked)),
                                others(one.facts().taught(), asked, pair.person),
                                gain.applyAsInt(one.facts())));
            }
        }
        return bridges;
    }

    private static int others(
            VacancyFacts.AskedSkills taught, Set<Integer> asked, PreparedProfile person) {
        return (int)
                IntStream.range(0, taught.size())
                        .filter(i -> !asked.contains(taught.skills()[i]))
                        .filter(i -> !Outlook.isKnown(person, taught, i))
                        .count();
    }

    private int gain(VacancyFacts course, Pair pair) {
        return findChanges.gain(course.taught(), pair.person, pair.facts, pair.prospect, pair.by);
    }

    private List<SkillId> ids(int[] skills) {
        return Arrays.stream(skills)
                .mapToObj(taxonomy::skillByNumber)
                .flatMap(Optional::stream)
                .map(Skill::id)
                .toList();
    }

    /**
     * Time is what people with debts have least of: a course gives back a point for each month that
     * it takes, and what is worth saying at all.
     */
    private static boolean isWorthItsTime(VacancyFacts course, int tenths) {
        int weeks = course.weeks() == VacancyFacts.NONE ? USUAL_WEEKS : course.weeks();
        return tenths >= FindChanges.WORTH_SAYING && tenths * WEEKS_A_MONTH >= weeks * TENTHS;
    }

    /**
     * Nobody learns to weld to learn to work safely: most of what the course teaches is asked for
     * and missing, or what is missing is what its work is about.
     */
    private boolean isAboutIt(
            VacancyFacts course, Set<Integer> learnt, Map<Set<Integer>, WorkShares> works) {
        double share = (double) learnt.size() / course.taught().size();
        return share > MOST_OF_IT
                || share * works.computeIfAbsent(learnt, this::work).closeness(course.work())
                        >= ABOUT_IT;
    }

    /** What somebody who can do no more than this is near to. */
    private WorkShares work(Set<Integer> skills) {
        int[] numbers = skills.stream().mapToInt(number -> number).sorted().toArray();
        return lines.of(new LinesOfWork.Account("", "", numbers, null));
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

    private static Set<Integer> learnt(VacancyFacts course, Set<Integer> missing) {
        return Arrays.stream(taught(course, missing)).boxed().collect(Collectors.toSet());
    }

    private static int[] taught(VacancyFacts course, Set<Integer> missing) {
        return Arrays.stream(course.taught().skills()).filter(missing::contains).toArray();
    }
}
