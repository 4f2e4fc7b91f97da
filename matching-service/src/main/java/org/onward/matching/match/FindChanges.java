package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onward.matching.match.Match.FactorValue;
import org.onward.matching.match.Reason.Outcome;
import org.onward.matching.match.VacancyFacts.AskedSkills;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profile.Experience;
import org.onward.matching.returnee.Profile.OwnSkill;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.VacancyId;

/**
 * What would make a pair fit better, by scoring it as it would be then. Only what somebody can do
 * something about: skills, terms, and what nobody has said yet.
 */
@Singleton
final class FindChanges {
    private static final int MOST = 6;

    /** Each is a profile to score. */
    private static final int MOST_SKILLS = 8;

    private static final int MOST_NAMED = 2;

    /** Half a point changes no place in a list. */
    static final int WORTH_SAYING = 5;

    /** Who tells of their work and skills tells of all three. */
    private static final Set<Factor> WORK =
            EnumSet.of(Factor.LINE_OF_WORK, Factor.EXPERIENCE, Factor.ESSENTIAL_SKILLS);

    private static final Set<Factor> CAN_BE_OTHERWISE =
            EnumSet.of(
                    Factor.EDUCATION,
                    Factor.LANGUAGES,
                    Factor.HOURS,
                    Factor.DISTANCE,
                    Factor.PAY,
                    Factor.START,
                    Factor.SEATS_BACKED,
                    Factor.FRESHNESS);

    /** Not the skills and the work so far of whom nothing is known: the line of work is both. */
    private static final Set<Factor> CAN_BE_ASKED =
            EnumSet.of(
                    Factor.LINE_OF_WORK,
                    Factor.APTITUDE,
                    Factor.INTERESTS,
                    Factor.ASPIRATIONS,
                    Factor.LANGUAGES,
                    Factor.HOURS,
                    Factor.DISTANCE,
                    Factor.PAY,
                    Factor.START,
                    Factor.SEATS_BACKED);

    /** What only the person can tell. */
    private static final Set<Factor> CAN_BE_TOLD =
            EnumSet.of(Factor.ESSENTIAL_SKILLS, Factor.EXPERIENCE, Factor.SECTORS);

    private final Taxonomy taxonomy;
    private final LinesOfWork lines;

    FindChanges(Taxonomy taxonomy, LinesOfWork lines) {
        this.taxonomy = taxonomy;
        this.lines = lines;
    }

    /**
     * At most six, those that change most first, and moving last; none that changes less than half
     * a point.
     *
     * @param match of the pair, by the same scorer
     * @param came vacancies of which something has come for the person
     */
    List<Change> of(
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Score score,
            Match match,
            Set<VacancyId> came,
            Scorer scorer) {
        List<Change> changes = new ArrayList<>(skills(person, facts, prospect, score, scorer));
        for (FactorValue value : match.factors()) {
            if (canBeOtherwise(value, person, facts, score)
                    && !(value.factor() == Factor.SEATS_BACKED && needsNoSeat(match, came))) {
                changes.add(
                        new Change(
                                value.factor(),
                                gain(value, person, facts, prospect, score, scorer),
                                value.known() && !isOpen(value),
                                value.reason().outcome() == Outcome.UNTOLD,
                                List.of(),
                                value.reason().arguments()));
            }
        }
        kindOfWork(person, facts, prospect, score, match, scorer).ifPresent(changes::add);
        return changes.stream()
                .filter(change -> change.tenths() >= WORTH_SAYING)
                .sorted(Comparator.comparingInt(Change::tenths).reversed())
                .limit(MOST)
                .sorted(Comparator.comparing(FindChanges::isMoving))
                .toList();
    }

    /**
     * Where no job is meant to follow, where they have one with the employer, and where all that
     * are named are theirs already, to be had without, or none for them.
     */
    private static boolean needsNoSeat(Match match, Set<VacancyId> came) {
        Match.Now now = match.now();
        return match.vacancy().leadsToNoJob()
                || (now != null && now.here())
                || (!match.behind().isEmpty()
                        && match.behind().stream()
                                .filter(work -> !came.contains(work.vacancy()))
                                .noneMatch(Match.Behind::isWayTo));
    }

    /** Nobody is told to leave home first. */
    private static boolean isMoving(Change change) {
        return change.factor() == Factor.DISTANCE && change.known();
    }

    /** Told once, it is known to all that ask for it; the one that loses most stands for them. */
    private Optional<Change> kindOfWork(
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Score score,
            Match match,
            Scorer scorer) {
        List<FactorValue> silent =
                match.factors().stream()
                        .filter(value -> value.reason().waitsForTheOccupation())
                        .toList();
        Set<Factor> all = silent.stream().map(FactorValue::factor).collect(Collectors.toSet());
        return silent.stream()
                .max(Comparator.comparingDouble(FactorValue::pointsLost))
                .map(
                        most ->
                                new Change(
                                        most.factor(),
                                        gain(
                                                score,
                                                likely(person, facts).stream()
                                                        .map(
                                                                unit ->
                                                                        facts.saidToBe(
                                                                                unit,
                                                                                match.vacancy(),
                                                                                taxonomy,
                                                                                lines))
                                                        .mapToDouble(
                                                                then ->
                                                                        scorer.score(
                                                                                        person,
                                                                                        then,
                                                                                        prospect)
                                                                                .total())
                                                        .max()
                                                        .orElseGet(() -> score.without(all))),
                                        false,
                                        false,
                                        List.of(),
                                        List.of()));
    }

    /**
     * What the employer is assumed to answer: what the advert's words and skills are most like, as
     * its page says. Where they tell of none, at most what the person has done; and where that is
     * not known either, nothing, so that nothing is lost by what it is.
     */
    private static Set<OccupationCode> likely(PreparedProfile person, VacancyFacts facts) {
        return facts.work()
                .unit()
                .map(Set::of)
                .orElseGet(
                        () ->
                                person.worked().orElse(List.of()).stream()
                                        .flatMap(done -> Stream.ofNullable(done.occupation()))
                                        .collect(Collectors.toSet()));
    }

    /**
     * Elsewhere is no way to be shortened, what has begun is no day to be agreed on, a course takes
     * the hours that it takes, papers for work abroad take their time, two currencies are nothing
     * to ask for, whoever names no language at home wants the one that is spoken there, and pay is
     * held to a need.
     */
    private boolean canBeOtherwise(
            FactorValue value, PreparedProfile person, VacancyFacts facts, Score score) {
        Reason reason = value.reason();
        return switch (reason.outcome()) {
            case GOOD -> false;
            case REASON ->
                    CAN_BE_OTHERWISE.contains(value.factor())
                            && (value.factor() != Factor.DISTANCE || reason.arguments().size() > 1)
                            && (value.factor() != Factor.HOURS || facts.kind() != Kind.TRAINING)
                            && (value.factor() != Factor.START || !facts.overseas())
                            && !reason.key().endsWith(".begun");
            case UNKNOWN ->
                    CAN_BE_ASKED.contains(value.factor())
                            && !Reason.OF_THE_OCCUPATION.contains(value.factor())
                            && (value.factor() != Factor.LANGUAGES || facts.overseas())
                            && (value.factor() != Factor.PAY
                                    || person.profile().incomeNeed().isPresent())
                            && reason.arguments().isEmpty();
            case UNTOLD ->
                    isSaid(value.factor(), facts)
                            && !reason.key().endsWith(".not_noted")
                            && !(value.factor() == Factor.PAY && isBelowFloor(person, facts))
                            && !toldAll(value.factor(), person)
                            && (CAN_BE_ASKED.contains(value.factor())
                                    || (CAN_BE_TOLD.contains(value.factor())
                                            && score.known(Factor.LINE_OF_WORK)));
        };
    }

    /** Whose skills and work so far are noted has nothing more to tell of them. */
    private static boolean toldAll(Factor factor, PreparedProfile person) {
        return factor == Factor.LINE_OF_WORK
                && person.skillsKnown()
                && person.profile().experience().isPresent();
    }

    /** Whether the vacancy's side is known: else what the person says of it changes nothing. */
    private boolean isSaid(Factor factor, VacancyFacts facts) {
        return switch (factor) {
            case ESSENTIAL_SKILLS -> facts.musts().size() > 0 || !facts.work().isEmpty();
            case EXPERIENCE -> facts.occupation() != VacancyFacts.NONE || !facts.work().isEmpty();
            case LINE_OF_WORK -> !facts.work().isEmpty();
            case ASPIRATIONS -> facts.occupation() != VacancyFacts.NONE;
            case APTITUDE, INTERESTS ->
                    facts.occupation() != VacancyFacts.NONE
                            && taxonomy.profile(facts.occupation()).isPresent();
            case SECTORS -> facts.sector() != 0;
            case LANGUAGES -> !facts.languages().isEmpty();
            case HOURS -> facts.hours() != VacancyFacts.NONE;
            case PAY -> facts.pay() != null;
            case START -> facts.startDay() != VacancyFacts.NO_DAY;
            case OPTIONAL_SKILLS,
                    EDUCATION,
                    DISTANCE,
                    SEATS_BACKED,
                    SATURATION,
                    NEW_SKILLS,
                    ANSWER_RATE,
                    FRESHNESS ->
                    true;
        };
    }

    /** What somebody needs is no news of pay that is below what they would go for. */
    private static boolean isBelowFloor(PreparedProfile person, VacancyFacts facts) {
        MonthlyPay pay = facts.pay();
        Money floor = person.profile().payFloor();
        return pay != null && floor != null && pay.isBelow(floor);
    }

    /** How much is paid at most is still to be asked. */
    private static boolean isOpen(FactorValue value) {
        return value.reason().key().startsWith("factor.pay.open");
    }

    private int gain(
            FactorValue value,
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Score score,
            Scorer scorer) {
        double then =
                (value.reason().outcome() == Outcome.UNTOLD
                                ? told(value.factor(), person, facts)
                                : Optional.<Profile>empty())
                        .map(told -> scorer.score(then(told, person, scorer), facts, prospect))
                        .map(Score::total)
                        .orElseGet(() -> score.without(alike(value.factor(), score)));
        return gain(score, then);
    }

    /**
     * The person once they have told what is hoped for, where that says more than one thing of
     * them: work so far and skills make the line of work, and a wish stands in for interests.
     */
    private Optional<Profile> told(Factor factor, PreparedProfile person, VacancyFacts facts) {
        Profile profile = person.profile();
        boolean named = facts.occupation() != VacancyFacts.NONE;
        return switch (factor) {
            case ESSENTIAL_SKILLS -> Optional.of(profile.withSkills(asked(facts)));
            case EXPERIENCE ->
                    named
                            ? Optional.of(
                                    profile.withExperience(List.of(theVeryWork(person, facts))))
                            : Optional.empty();
            case ASPIRATIONS ->
                    named
                            ? Optional.of(
                                    profile.wishing(
                                            List.of(OccupationCode.text(facts.occupation()))))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** All skills needed and nice to have. */
    private List<OwnSkill> asked(VacancyFacts facts) {
        return Stream.of(facts.musts(), facts.optional())
                .flatMapToInt(some -> Arrays.stream(some.skills()))
                .distinct()
                .boxed()
                .flatMap(number -> taxonomy.skillByNumber(number).stream())
                .map(skill -> new OwnSkill(skill.id(), null, null))
                .toList();
    }

    /** For as long as counts in full. */
    private static Experience theVeryWork(PreparedProfile person, VacancyFacts facts) {
        return new Experience(
                new OccupationCode(OccupationCode.text(facts.occupation())),
                (int) Math.ceil(person.curves().monthsEnough()),
                true,
                null,
                "");
    }

    /** What is known with it, of what is not known yet. */
    private static Set<Factor> alike(Factor factor, Score score) {
        return switch (factor) {
            case LINE_OF_WORK ->
                    WORK.stream().filter(one -> !score.known(one)).collect(Collectors.toSet());
            case EXPERIENCE -> Set.of(Factor.EXPERIENCE, Factor.LINE_OF_WORK);
            default -> Set.of(factor);
        };
    }

    private static int gain(Score now, double then) {
        return (int) Math.round(then * 10) - now.tenths();
    }

    /**
     * Two skills, what changes most first, and all that are missing, unless one alone changes more:
     * a skill of another trade may lead away from the line of work. Extras are named where nothing
     * that is needed can be learnt, and first those usual for the occupation; none of what is
     * itself there to be learnt.
     */
    private List<Change> skills(
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Score score,
            Scorer scorer) {
        List<OwnSkill> missing = missing(person, facts.musts());
        IntPredicate usual =
                facts.occupation() == VacancyFacts.NONE
                        ? number -> true
                        : taxonomy.needs(
                                new OccupationCode(OccupationCode.text(facts.occupation())));
        Set<SkillId> needed = missing.stream().map(OwnSkill::skill).collect(Collectors.toSet());
        List<OwnSkill> learnable =
                missing.stream().filter(one -> !isAttitude(one.skill())).toList();
        List<OwnSkill> extras =
                learnable.isEmpty() && facts.kind() == Kind.JOB
                        ? missing(person, facts.optional())
                        : List.of();
        Predicate<SkillId> besides = skill -> !needed.contains(skill) && !isUsual(skill, usual);
        List<Change> changes =
                Stream.concat(
                                missing.stream(),
                                extras.stream().filter(extra -> !needed.contains(extra.skill())))
                        .sorted(Comparator.comparing(skill -> besides.test(skill.skill())))
                        .limit(MOST_SKILLS)
                        .map(
                                skill ->
                                        learning(
                                                List.of(skill),
                                                person,
                                                facts,
                                                prospect,
                                                score,
                                                scorer))
                        .sorted(
                                Comparator.comparing(
                                                (Change one) ->
                                                        besides.test(one.skills().getFirst()))
                                        .thenComparing(
                                                Comparator.comparingInt(Change::tenths).reversed()))
                        .filter(change -> change.tenths() >= WORTH_SAYING)
                        .limit(MOST_NAMED)
                        .collect(Collectors.toCollection(ArrayList::new));
        if (learnable.size() > 1) {
            Change all = learning(learnable, person, facts, prospect, score, scorer);
            if (changes.stream().allMatch(one -> all.tenths() > one.tenths())) {
                changes.add(all);
            }
        }
        return changes;
    }

    private boolean isAttitude(SkillId skill) {
        return taxonomy.skill(skill).filter(Skill::isAttitude).isPresent();
    }

    private boolean isUsual(SkillId skill, IntPredicate usual) {
        return taxonomy.skill(skill)
                .map(Skill::number)
                .filter(number -> usual.test(number))
                .isPresent();
    }

    /** Numbers of all that the vacancy asks for or likes and the person does not bring. */
    Set<Integer> missing(PreparedProfile person, VacancyFacts facts) {
        return Stream.of(facts.musts(), facts.optional())
                .flatMap(asked -> missing(person, asked).stream())
                .flatMap(one -> taxonomy.skill(one.skill()).stream())
                .map(Skill::number)
                .collect(Collectors.toSet());
    }

    /**
     * Numbers of all skills that are missing, and of extras that {@link #of} may name. None of work
     * that they do or did and of which nobody noted a skill: that is to be asked.
     */
    Set<Integer> worthLearning(
            PreparedProfile person, VacancyFacts facts, Prospect prospect, Scorer scorer) {
        if (Explain.isUnnotedOfDone(Factor.ESSENTIAL_SKILLS, person, facts)) {
            return Set.of();
        }
        Score score = scorer.score(person, facts, prospect);
        return Stream.concat(
                        missing(person, facts.musts()).stream().map(OwnSkill::skill),
                        skills(person, facts, prospect, score, scorer).stream()
                                .flatMap(change -> change.skills().stream()))
                .flatMap(skill -> taxonomy.skill(skill).stream())
                .map(Skill::number)
                .collect(Collectors.toSet());
    }

    /**
     * What the pair gains, in tenths of a point, once the person has learnt all that a course
     * teaches: also what this vacancy does not ask for tells of a line of work.
     *
     * @param taught each to its level; where none is said, as far as the vacancy asks for it
     */
    int gain(
            AskedSkills taught,
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Scorer scorer) {
        Map<SkillId, OwnSkill> asked = new HashMap<>();
        Stream.concat(
                        missing(person, facts.optional()).stream(),
                        missing(person, facts.musts()).stream())
                .forEach(skill -> asked.put(skill.skill(), skill));
        List<OwnSkill> learnt = new ArrayList<>();
        for (int i = 0; i < taught.size(); i++) {
            Integer level = taught.levels()[i] == 0 ? null : (int) taught.levels()[i];
            taxonomy.skillByNumber(taught.skills()[i])
                    .map(Skill::id)
                    .map(
                            id ->
                                    level == null
                                            ? asked.getOrDefault(id, new OwnSkill(id, null, null))
                                            : new OwnSkill(id, level, null))
                    .ifPresent(learnt::add);
        }
        return gain(
                scorer.score(person, facts, prospect),
                scorer.score(
                                then(learnt(person.profile(), learnt), person, scorer),
                                facts,
                                prospect)
                        .total());
    }

    private PreparedProfile then(Profile profile, PreparedProfile person, Scorer scorer) {
        return PreparedProfile.of(profile, taxonomy, lines, scorer.ranking(), person.today());
    }

    private Change learning(
            List<OwnSkill> skills,
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Score score,
            Scorer scorer) {
        return new Change(
                Factor.ESSENTIAL_SKILLS,
                gain(
                        score,
                        scorer.score(
                                        then(learnt(person.profile(), skills), person, scorer),
                                        facts,
                                        prospect)
                                .total()),
                true,
                true,
                skills.stream().map(OwnSkill::skill).toList(),
                List.of());
    }

    private static Profile learnt(Profile profile, List<OwnSkill> skills) {
        Map<SkillId, OwnSkill> own = new HashMap<>();
        profile.able().orElse(List.of()).forEach(skill -> own.put(skill.skill(), skill));
        skills.forEach(skill -> own.merge(skill.skill(), skill, OwnSkill::orBetter));
        return profile.withSkills(List.copyOf(own.values()));
    }

    /** What the person lacks of what is asked for, at the level asked for. */
    private List<OwnSkill> missing(PreparedProfile person, AskedSkills musts) {
        List<OwnSkill> missing = new ArrayList<>();
        for (int i = 0; i < musts.size(); i++) {
            int number = musts.skills()[i];
            int level = musts.levels()[i];
            if (person.skillsKnown() && !CanDo.met(person, number, level)) {
                Optional<SkillId> id = taxonomy.skillByNumber(number).map(Skill::id);
                id.ifPresent(
                        skill -> missing.add(new OwnSkill(skill, level == 0 ? null : level, null)));
            }
        }
        return missing;
    }
}
