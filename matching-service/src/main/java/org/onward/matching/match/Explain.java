package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Match.FactorValue;
import org.onward.matching.match.Match.GroupValue;
import org.onward.matching.match.Match.MatchedSkill;
import org.onward.matching.match.Reason.Argument;
import org.onward.matching.match.Reason.Outcome;
import org.onward.matching.match.VacancyFacts.AskedSkills;
import org.onward.matching.returnee.IncomeNeed;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.OccupationProfile;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.AskedLanguage;
import org.onward.matching.vacancy.Pay;
import org.onward.matching.vacancy.Vacancy;

/** Puts a score into reasons, from the same facts it was made of. */
@Singleton
final class Explain {
    /** From here on a factor's sentence is the good one. */
    private static final double GOOD = 0.9;

    /** Points that are not lost without a word of why. */
    private static final double WORTH_A_REASON = 1;

    /** An aptitude this much below what is asked for is named. */
    private static final double WORTH_NAMING = 0.1;

    /** An interest above this is liked rather than not, and so it is much of the work. */
    private static final double LIKED = 0.5;

    /** An interest this far from the work is named; hundredths are no difference. */
    private static final double FAR = 0.15;

    private static final int MOST_NAMED = 3;

    /** Below this a way is too far to be gone for the sake of a course. */
    private static final double FAR_AWAY = 0.5;

    /** What not everybody can do, and is to be asked before it is chosen. */
    private static final Set<Must> LIVE_IN_AND_NIGHTS =
            Collections.unmodifiableSet(EnumSet.of(Must.NO_LIVE_IN, Must.NO_NIGHTS));

    /** The level of who has begun to learn a skill. */
    private static final int BEGUN = 1;

    private final Taxonomy taxonomy;

    Explain(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * @param behind the work that a course leads to
     * @param own whether it is told to the person's own counsellor: only they may know of a rule
     */
    Match match(
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Score score,
            Vacancy vacancy,
            List<WorkBehind.Work> behind,
            String employerName,
            boolean own) {
        List<FactorValue> factors = new ArrayList<>();
        for (Factor factor : Factor.ALL) {
            if (score.weight(factor) > 0) {
                factors.add(
                        new FactorValue(
                                factor,
                                score.value(factor),
                                score.weight(factor),
                                score.pointsLost(factor),
                                score.known(factor),
                                reason(factor, person, facts, prospect, score)));
            }
        }
        List<MatchedSkill> matched = new ArrayList<>();
        addMatched(person, facts.musts(), AskedSkills.EMPTY, true, matched);
        // what the work needs as a rule may stand among the extras as well
        addMatched(person, facts.optional(), facts.musts(), false, matched);
        List<SkillId> toLearn = new ArrayList<>();
        List<SkillId> notNoted = new ArrayList<>();
        AskedSkills musts = facts.musts();
        boolean done = isUnnotedOfDone(Factor.ESSENTIAL_SKILLS, person, facts);
        for (int i = 0; i < musts.size(); i++) {
            if (person.skillsKnown() && person.strength(musts.skills()[i]) < 1) {
                boolean unnoted = done || person.isUnnoted(musts.skills()[i]);
                idOf(musts.skills()[i]).ifPresent(unnoted ? notNoted::add : toLearn::add);
            }
        }
        return new Match(
                vacancy,
                employerName,
                score.tenths(),
                Arrays.stream(Group.values())
                        .map(group -> new GroupValue(group, score.group(group)))
                        .toList(),
                factors,
                matched,
                toLearn,
                notNoted,
                taught(facts, i -> true),
                taught(facts, i -> Outlook.isKnown(person, facts.taught(), i)),
                taught(facts, i -> Outlook.isBegun(person, facts.taught(), i)),
                mustsMet(person, musts),
                musts.size(),
                facts.mustsImplied(),
                reach(person, facts),
                Optional.ofNullable(facts.pay())
                        .map(pay -> new Match.PayRange(pay.min(), pay.max())),
                person.profile().incomeNeed(),
                Optional.ofNullable(person.profile().payFloor()),
                Gates.unstated(person.profile().musts().orElse(Set.of()), facts),
                person.profile().musts().isPresent()
                        ? List.of()
                        : Gates.contradicted(LIVE_IN_AND_NIGHTS, facts),
                own ? Caution.of(person.profile().safety(), facts, behind) : Caution.NONE,
                now(person.profile().origin().works(), facts),
                behind.stream()
                        .filter(WorkBehind.Work::open)
                        .map(work -> behind(person, work, facts.taught()))
                        .toList(),
                prospect.full(),
                score.rankingVersion());
    }

    /**
     * @param taught by the course that leads to the work
     */
    private Match.Behind behind(PreparedProfile person, WorkBehind.Work work, AskedSkills taught) {
        VacancyFacts facts = work.facts();
        return new Match.Behind(
                facts.id(),
                work.title(),
                facts.startDay() == VacancyFacts.NO_DAY
                        ? null
                        : LocalDate.ofEpochDay(facts.startDay()),
                Objects.requireNonNullElse(facts.place(), facts.country()),
                facts.pay(),
                facts.hours() == VacancyFacts.NONE ? null : facts.hours(),
                facts.nights() == Told.YES,
                CanDo.education(person, facts.education()) < 1 ? facts.education() : null,
                person.profile().languages().isEmpty()
                        ? List.of()
                        : facts.languages().stream()
                                .filter(
                                        asked ->
                                                person.languageLevel(asked.language())
                                                        < asked.level())
                                .map(AskedLanguage::language)
                                .toList(),
                lacking(person, facts, taught),
                Gates.contradicted(person.profile().musts().orElse(Set.of()), facts),
                isHere(person.profile().origin().works(), facts),
                isAble(person, facts),
                Terms.distance(person, facts.country(), facts.lat(), facts.lon()) < FAR_AWAY,
                reach(person, facts).orElse(null));
    }

    private static boolean isHere(Profile.@Nullable Works works, VacancyFacts facts) {
        return works != null && facts.employer().equals(works.employer());
    }

    /** Whether an advert names skills that it needs, and all of them are there. */
    private static boolean isAble(PreparedProfile person, VacancyFacts facts) {
        AskedSkills musts = facts.musts();
        return musts.size() > 0
                && !facts.mustsImplied()
                && person.skillsKnown()
                && mustsMet(person, musts) == musts.size();
    }

    /**
     * What work that a course leads to needs, and the person has neither then nor now, as far as it
     * is noted.
     */
    private List<Match.Lacking> lacking(
            PreparedProfile person, VacancyFacts work, AskedSkills taught) {
        if (!person.skillsKnown() || work.mustsImplied()) {
            return List.of();
        }
        AskedSkills musts = work.musts();
        boolean done = isUnnotedOfDone(Factor.ESSENTIAL_SKILLS, person, work);
        List<Match.Lacking> lacking = new ArrayList<>();
        for (int i = 0; i < musts.size(); i++) {
            int skill = musts.skills()[i];
            boolean unnoted = done || person.isUnnoted(skill);
            int at = taught.indexOf(skill);
            Integer reached = at < 0 || taught.levels()[at] == 0 ? null : (int) taught.levels()[at];
            boolean isTaught = at >= 0 && (reached == null || reached >= musts.levels()[i]);
            if (!isTaught && !CanDo.met(person, skill, musts.levels()[i])) {
                idOf(skill).ifPresent(id -> lacking.add(new Match.Lacking(id, reached, unnoted)));
            }
        }
        lacking.sort(Comparator.comparing(Match.Lacking::unnoted));
        return lacking;
    }

    private static Match.@Nullable Now now(Profile.@Nullable Works works, VacancyFacts facts) {
        return works == null
                ? null
                : new Match.Now(works.since(), isHere(works, facts), month(works).orElse(null));
    }

    private static Optional<MonthlyPay> month(Profile.Works works) {
        Money wage = works.wage();
        PayPeriod period = works.period();
        return wage == null || period == null
                ? Optional.empty()
                : MonthlyPay.of(new Pay(wage, wage, period), null, works.hours(), null);
    }

    private List<SkillId> taught(VacancyFacts facts, IntPredicate which) {
        AskedSkills taught = facts.taught();
        List<SkillId> ids = new ArrayList<>(taught.size());
        for (int i = 0; i < taught.size(); i++) {
            if (which.test(i)) {
                idOf(taught.skills()[i]).ifPresent(ids::add);
            }
        }
        return ids;
    }

    private void addMatched(
            PreparedProfile person,
            AskedSkills asked,
            AskedSkills butFor,
            boolean must,
            List<MatchedSkill> to) {
        for (int i = 0; i < asked.size(); i++) {
            int skill = asked.skills()[i];
            float strength = person.strength(skill);
            if (strength > 0 && !butFor.has(skill)) {
                Optional<SkillId> id = idOf(skill);
                Optional<SkillId> through = idOf(person.through(skill));
                if (id.isPresent() && through.isPresent()) {
                    to.add(
                            new MatchedSkill(
                                    id.get(),
                                    through.get(),
                                    strength,
                                    CanDo.credit(person, skill, asked.levels()[i]),
                                    must,
                                    person.level(skill) == BEGUN));
                }
            }
        }
    }

    private Optional<SkillId> idOf(int number) {
        return taxonomy.skillByNumber(number).map(Skill::id);
    }

    private static int mustsMet(PreparedProfile person, AskedSkills musts) {
        int met = 0;
        for (int i = 0; i < musts.size(); i++) {
            if (CanDo.met(person, musts.skills()[i], musts.levels()[i])) {
                met++;
            }
        }
        return met;
    }

    private static int close(PreparedProfile person, AskedSkills musts) {
        int close = 0;
        for (int i = 0; i < musts.size(); i++) {
            double credit = CanDo.credit(person, musts.skills()[i], musts.levels()[i]);
            if (credit > 0 && credit < 1) {
                close++;
            }
        }
        return close;
    }

    private static Optional<Match.Reach> reach(PreparedProfile person, VacancyFacts facts) {
        return Optional.ofNullable(Terms.reach(person, facts))
                .map(
                        reach ->
                                new Match.Reach(
                                        reach.from().place(),
                                        reach.from().country(),
                                        Double.isNaN(reach.km())
                                                ? null
                                                : (int) Math.round(reach.km())));
    }

    private Reason reason(
            Factor factor,
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Score score) {
        if (!score.known(factor)) {
            return unknown(factor, person, facts);
        }
        Outcome outcome = isGood(factor, facts, score) ? Outcome.GOOD : Outcome.REASON;
        if (factor == Factor.LINE_OF_WORK) {
            return WorkReason.of(outcome, score.value(factor), person, facts);
        }
        if (isUnnotedOfDone(factor, person, facts)) {
            return new Reason(
                    factor,
                    Outcome.REASON,
                    "done",
                    List.of(
                            occupation(facts.occupation()),
                            months(
                                    person.experienceMonths[
                                            CanDo.longest(person, facts.occupation())])));
        }
        return lacksOnlyAttitudes(factor, person, facts)
                ? notNoted(factor, outcome, person, facts)
                : Reason.of(
                        factor,
                        facts,
                        outcome,
                        score.value(factor),
                        arguments(factor, outcome, person, facts, prospect),
                        person);
    }

    /** Whether none of what is needed or taught is noted of somebody who did this very work. */
    static boolean isUnnotedOfDone(Factor factor, PreparedProfile person, VacancyFacts facts) {
        AskedSkills skills =
                switch (factor) {
                    case ESSENTIAL_SKILLS -> facts.musts();
                    case NEW_SKILLS -> facts.taught();
                    default -> AskedSkills.EMPTY;
                };
        return skills.size() > 0
                && facts.occupation() != VacancyFacts.NONE
                && CanDo.longest(person, facts.occupation()) >= 0
                && hasNone(person, skills);
    }

    private static boolean hasNone(PreparedProfile person, AskedSkills skills) {
        for (int skill : skills.skills()) { // of every match
            if (person.strength(skill) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Of how many skills how many are there, of the rest it is not known. */
    private static Reason notNoted(
            Factor factor, Outcome outcome, PreparedProfile person, VacancyFacts facts) {
        AskedSkills asked = asked(factor, facts);
        return new Reason(
                factor,
                outcome,
                "reason.not_noted",
                numbers(mustsMet(person, asked), asked.size(), 0));
    }

    private static AskedSkills asked(Factor factor, VacancyFacts facts) {
        return switch (factor) {
            case ESSENTIAL_SKILLS -> facts.musts();
            case OPTIONAL_SKILLS -> facts.optional();
            default -> AskedSkills.EMPTY;
        };
    }

    /** Whether what is lacking is nothing but attitudes that nobody noted. */
    private static boolean lacksOnlyAttitudes(
            Factor factor, PreparedProfile person, VacancyFacts facts) {
        AskedSkills asked = asked(factor, facts);
        boolean unnoted = false;
        for (int i = 0; i < asked.size(); i++) {
            int skill = asked.skills()[i];
            if (person.isUnnoted(skill)) {
                unnoted = true;
            } else if (!CanDo.met(person, skill, asked.levels()[i])) {
                return false;
            }
        }
        return unnoted;
    }

    private static Reason unknown(Factor factor, PreparedProfile person, VacancyFacts facts) {
        if (!said(factor, person)) {
            Optional<Reason> more =
                    switch (factor) {
                        case PAY ->
                                facts.pay() == null
                                        ? Optional.of(
                                                Reason.unknown(factor, Outcome.UNKNOWN, List.of()))
                                        : againstFloor(person.profile(), facts);
                        case LINE_OF_WORK -> silentWork(person);
                        default -> Optional.empty();
                    };
            return more.orElseGet(() -> Reason.unknown(factor, Outcome.UNTOLD, List.of()));
        }
        if (lacksOnlyAttitudes(factor, person, facts)) {
            return notNoted(factor, Outcome.UNTOLD, person, facts);
        }
        if (facts.occupation() == VacancyFacts.NONE && Reason.OF_THE_OCCUPATION.contains(factor)) {
            return new Reason(factor, Outcome.UNKNOWN, Reason.NO_OCCUPATION, List.of());
        }
        return factor == Factor.EXPERIENCE
                ? Reason.unnamedWork()
                : Reason.unknown(factor, Outcome.UNKNOWN, notCompared(factor, person, facts));
    }

    /** Who told that they never worked is not said to have told nothing. */
    private static Optional<Reason> silentWork(PreparedProfile person) {
        return person.skillsKnown() || person.worked().isPresent()
                ? Optional.of(new Reason(Factor.LINE_OF_WORK, Outcome.UNTOLD, "silent", List.of()))
                : Optional.empty();
    }

    /** How pay lies to what the person would not go below, where no need is known to hold it to. */
    private static Optional<Reason> againstFloor(Profile profile, VacancyFacts facts) {
        MonthlyPay pay = facts.pay();
        Money floor = profile.payFloor();
        if (pay == null || floor == null) {
            return Optional.empty();
        }
        boolean compared = pay.comparesWith(floor);
        long missing = floor.minor() - pay.minMinor();
        List<Argument> sums = new ArrayList<>();
        sums.add(Argument.money(pay, pay.min()));
        sums.add(Argument.money(floor));
        String sentence = compared ? "untold.floor" : "untold.floor.other_currency";
        if (compared && missing > 0) {
            sums.add(Argument.money(pay, new Money(missing, floor.currency())));
            Money most = pay.max();
            sentence =
                    most == null
                            ? "untold.floor.open"
                            : most.minor() < floor.minor()
                                    ? "untold.floor.below"
                                    : "untold.floor.partly";
            if (most != null) {
                sums.add(Argument.money(pay, most));
            }
        }
        return Optional.of(new Reason(Factor.PAY, Outcome.UNTOLD, sentence, sums));
    }

    /** What is counted or measured is good where nothing is missing, and nowhere else. */
    private static boolean isGood(Factor factor, VacancyFacts facts, Score score) {
        boolean hasReasons = factor == Factor.LINE_OF_WORK || factor == Factor.INTERESTS;
        if (hasReasons && score.pointsLost(factor) >= WORTH_A_REASON) {
            return false;
        }
        double least =
                switch (factor) {
                    case APTITUDE, PAY, HOURS, DISTANCE, START, EDUCATION, LANGUAGES -> 1;
                    case ESSENTIAL_SKILLS -> facts.musts().size() == 0 ? GOOD : 1;
                    case OPTIONAL_SKILLS -> facts.optional().size() == 0 ? GOOD : 1;
                    default -> GOOD;
                };
        return score.value(factor) >= least;
    }

    /** Whether the person's side of a factor is known: what to ask, and whom. */
    private static boolean said(Factor factor, PreparedProfile person) {
        Profile profile = person.profile();
        return switch (factor) {
            case ESSENTIAL_SKILLS, OPTIONAL_SKILLS, NEW_SKILLS -> person.skillsKnown();
            case EXPERIENCE -> profile.worked().isPresent();
            case LINE_OF_WORK -> !person.work().isEmpty();
            case APTITUDE -> !profile.aptitudes().isEmpty();
            case EDUCATION -> profile.education() != null;
            case LANGUAGES -> profile.languages().isPresent();
            case INTERESTS -> !profile.interests().isEmpty();
            case ASPIRATIONS -> !profile.aspirations().isEmpty();
            case SECTORS ->
                    !profile.sectorsWanted().isEmpty() || !profile.sectorsAvoided().isEmpty();
            case HOURS -> Wants.hoursLeast(profile) != null || Wants.hoursMost(profile) != null;
            case DISTANCE -> profile.places().isPresent();
            case PAY -> profile.incomeNeed().isPresent();
            case START -> profile.availableFrom() != null;
            case SEATS_BACKED, SATURATION, ANSWER_RATE, FRESHNESS -> true;
        };
    }

    /** Pay and need where both are known, but in two currencies; else nothing. */
    private static List<Argument> notCompared(
            Factor factor, PreparedProfile person, VacancyFacts facts) {
        MonthlyPay pay = facts.pay();
        return factor != Factor.PAY || pay == null
                ? List.of()
                : person.profile()
                        .incomeNeed()
                        .map(
                                need ->
                                        List.of(
                                                Argument.money(pay, pay.min()),
                                                Argument.money(need.monthly())))
                        .orElse(List.of());
    }

    /** How many are there, of how many, how many are close, and how many nobody noted. */
    private List<Argument> counted(PreparedProfile person, AskedSkills asked) {
        int unnoted = 0;
        for (int skill : asked.skills()) {
            unnoted += person.isUnnoted(skill) ? 1 : 0;
        }
        return numbers(mustsMet(person, asked), asked.size(), close(person, asked), unnoted);
    }

    private List<Argument> arguments(
            Factor factor,
            Outcome outcome,
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect) {
        boolean good = outcome == Outcome.GOOD;
        return switch (factor) {
            case ESSENTIAL_SKILLS ->
                    good ? numbers(facts.musts().size()) : counted(person, facts.musts());
            case OPTIONAL_SKILLS -> counted(person, facts.optional());
            case EXPERIENCE -> {
                int best = CanDo.bestExperience(person, facts.occupation(), facts.musts());
                List<Argument> time =
                        List.of(
                                months(best < 0 ? 0 : person.experienceMonths[best]),
                                Argument.months(Math.round(person.curves().monthsEnough())));
                if (best < 0) {
                    yield time;
                }
                Argument asked = occupation(facts.occupation());
                if (!CanDo.isNear(person, best, facts)) {
                    yield List.of(time.get(0), time.get(1), asked);
                }
                Argument nearest = occupation(person.experienceOccupation[best]);
                int same = nearest.equals(asked) ? -1 : CanDo.longest(person, facts.occupation());
                yield same < 0
                        ? List.of(time.get(0), time.get(1), nearest, asked)
                        : List.of(
                                time.get(0),
                                time.get(1),
                                nearest,
                                asked,
                                months(person.experienceMonths[same]));
            }
            case LINE_OF_WORK -> List.of(); // see WorkReason
            case APTITUDE ->
                    List.of(new Argument(Reason.Type.APTITUDES, shortAptitudes(person, facts)));
            case EDUCATION ->
                    List.of(
                            new Argument(
                                    Reason.Type.EDUCATION, Integer.toString(facts.education())),
                            new Argument(
                                    Reason.Type.EDUCATION,
                                    String.valueOf(person.profile().education())));
            case LANGUAGES ->
                    List.of(
                            shortLanguages(facts, person, own -> own > 0),
                            shortLanguages(facts, person, own -> own == 0));
            case INTERESTS -> farthestInterest(person, facts);
            case ASPIRATIONS ->
                    Stream.of(nearestWish(person, facts), bestWish(person, facts).code())
                            .distinct()
                            .map(wish -> new Argument(Reason.Type.OCCUPATION, wish))
                            .toList();
            case SECTORS ->
                    List.of(new Argument(Reason.Type.SECTOR, Character.toString(facts.sector())));
            case HOURS -> hours(person.profile(), facts);
            case DISTANCE -> distance(person, facts);
            case PAY -> pay(person.profile().incomeNeed().orElse(null), facts.pay(), good);
            case START ->
                    List.of(
                            day(LocalDate.ofEpochDay(facts.startDay())),
                            day(person.profile().availableFrom()));
            case SEATS_BACKED -> numbers(facts.backedSeats(), facts.seats());
            case SATURATION -> {
                Prospect.Trained training = Objects.requireNonNull(prospect.training());
                yield numbers(training.people(), training.posts());
            }
            case NEW_SKILLS ->
                    numbers(
                            Outlook.known(person, facts),
                            Outlook.begun(person, facts),
                            facts.taught().size());
            case ANSWER_RATE -> {
                Prospect.Answers answers = Objects.requireNonNull(prospect.answers());
                yield numbers(answers.inTime(), answers.due());
            }
            case FRESHNESS -> numbers(daysSinceConfirmed(person, facts));
        };
    }

    private static Argument months(double months) {
        return Argument.months(Double.isNaN(months) ? 0 : Math.round(months));
    }

    private static Argument occupation(int unit) {
        return new Argument(Reason.Type.OCCUPATION, OccupationCode.text(unit));
    }

    private static List<Argument> numbers(long... numbers) {
        List<Argument> all = new ArrayList<>(numbers.length); // of every factor of every match
        for (long number : numbers) {
            all.add(Argument.number(number));
        }
        return all;
    }

    private static Argument day(@Nullable LocalDate day) {
        return new Argument(Reason.Type.DAY, String.valueOf(day));
    }

    private static long daysSinceConfirmed(PreparedProfile person, VacancyFacts facts) {
        return Math.max(
                0,
                person.today().toEpochDay() - facts.confirmedAt() / Duration.ofDays(1).toSeconds());
    }

    private Optional<OccupationProfile> occupationProfile(VacancyFacts facts) {
        return facts.occupation() == VacancyFacts.NONE
                ? Optional.empty()
                : taxonomy.profile(facts.occupation());
    }

    /** The aptitudes most below what the work asks for. */
    private String shortAptitudes(PreparedProfile person, VacancyFacts facts) {
        record Lacking(Aptitude aptitude, double by) {}
        List<Lacking> lacking = new ArrayList<>();
        occupationProfile(facts)
                .ifPresent(
                        asked ->
                                person.profile()
                                        .aptitudes()
                                        .forEach(
                                                (aptitude, own) ->
                                                        lacking.add(
                                                                new Lacking(
                                                                        aptitude,
                                                                        asked(asked, aptitude)
                                                                                - own))));
        return lacking.stream()
                .filter(s -> s.by >= WORTH_NAMING)
                .sorted(Comparator.comparingDouble(Lacking::by).reversed())
                .limit(MOST_NAMED)
                .map(s -> s.aptitude.name())
                .collect(Collectors.joining(" "));
    }

    @SuppressWarnings("EnumOrdinal") // the profile is an array in the enum's order
    private static double asked(OccupationProfile profile, Aptitude aptitude) {
        return profile.aptitudes()[aptitude.ordinal()];
    }

    @SuppressWarnings("EnumOrdinal") // the profile is an array in the enum's order
    private static double asked(OccupationProfile profile, Interest interest) {
        return profile.interests()[interest.ordinal()];
    }

    /**
     * What the person likes and the work lacks, or it has much of and they do not like, whichever
     * takes most, and both in hundredths; nothing where no such difference is worth a word.
     */
    private List<Argument> farthestInterest(PreparedProfile person, VacancyFacts facts) {
        record Apart(Interest interest, double own, double asked) {
            double by() {
                return Math.abs(own - asked);
            }

            boolean canBeNamed() {
                return by() >= FAR && (own > asked ? own > LIKED : own < LIKED && asked > LIKED);
            }
        }
        return occupationProfile(facts).stream()
                .flatMap(
                        work ->
                                person.profile().interests().entrySet().stream()
                                        .map(
                                                one ->
                                                        new Apart(
                                                                one.getKey(),
                                                                one.getValue(),
                                                                asked(work, one.getKey()))))
                .filter(Apart::canBeNamed)
                .max(Comparator.comparingDouble(Apart::by))
                .map(
                        one ->
                                List.of(
                                        new Argument(Reason.Type.INTEREST, one.interest.name()),
                                        hundredths(one.own),
                                        hundredths(one.asked)))
                .orElse(List.of());
    }

    private static Argument hundredths(double value) {
        return Argument.number(Math.round(value * 100));
    }

    /**
     * Languages that the person does not speak as is asked for.
     *
     * @param own which of them, by the level they have
     */
    private static Argument shortLanguages(
            VacancyFacts facts, PreparedProfile person, IntPredicate own) {
        return new Argument(
                Reason.Type.LANGUAGES,
                facts.languages().stream()
                        .filter(asked -> person.languageLevel(asked.language()) < asked.level())
                        .filter(asked -> own.test(person.languageLevel(asked.language())))
                        .map(AskedLanguage::language)
                        .collect(Collectors.joining(" ")));
    }

    /** Empty where no more than a major group is in common, which says little about the work. */
    private static String nearestWish(PreparedProfile person, VacancyFacts facts) {
        Wants.Wish best = bestWish(person, facts);
        double faint = person.curves().closeness()[1];
        return best.closenessTo(facts.occupation(), person.curves()) > faint ? best.code() : "";
    }

    /** Of those as near to the vacancy's occupation the first. */
    private static Wants.Wish bestWish(PreparedProfile person, VacancyFacts facts) {
        Wants.Wish best = person.wishes[0];
        for (Wants.Wish wish : person.wishes) {
            if (wish.closenessTo(facts.occupation(), person.curves())
                    > best.closenessTo(facts.occupation(), person.curves())) {
                best = wish;
            }
        }
        return best;
    }

    private static List<Argument> hours(Profile profile, VacancyFacts facts) {
        return List.of(
                Argument.number(facts.hours()),
                bound(Wants.hoursLeast(profile)),
                bound(Wants.hoursMost(profile)));
    }

    private static Argument bound(@Nullable Integer hours) {
        return new Argument(Reason.Type.NUMBER, hours == null ? "" : hours.toString());
    }

    /** The last of three is how far they would go, where it is no farther. */
    private static List<Argument> distance(PreparedProfile person, VacancyFacts facts) {
        Terms.Reach reach = Terms.reach(person, facts);
        if (reach == null) {
            // Outside every willing country: what is named is where the work is.
            return List.of(new Argument(Reason.Type.COUNTRY, facts.country()));
        }
        String place = reach.from().place();
        if (place == null || Double.isNaN(reach.km())) {
            return List.of(new Argument(Reason.Type.COUNTRY, reach.from().country()));
        }
        Argument km = Argument.number(Math.round(reach.km()));
        Argument from = new Argument(Reason.Type.PLACE, place);
        Integer within = reach.from().withinKm();
        return within == null || reach.value() < 1
                ? List.of(km, from)
                : List.of(km, from, Argument.number(within));
    }

    private static List<Argument> pay(
            @Nullable IncomeNeed need, @Nullable MonthlyPay pay, boolean good) {
        if (need == null || pay == null) {
            return List.of();
        }
        Money needed = need.monthly();
        if (good) {
            return List.of(Argument.money(pay, pay.min()), Argument.money(needed));
        }
        long missing = Math.max(0, needed.minor() - pay.minMinor());
        List<Argument> lacking =
                List.of(
                        Argument.money(pay, pay.min()),
                        Argument.money(pay, new Money(missing, needed.currency())),
                        Argument.money(needed));
        Money most = pay.max();
        // who is paid the most of what is offered may have enough
        return most == null || most.minor() < needed.minor()
                ? lacking
                : Stream.concat(lacking.stream(), Stream.of(Argument.money(pay, most))).toList();
    }
}
