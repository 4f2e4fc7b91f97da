package org.onward.matching.match;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Match.FactorValue;
import org.onward.matching.match.Match.GroupValue;
import org.onward.matching.match.Match.MatchedSkill;
import org.onward.matching.match.MatchCard.Bar;
import org.onward.matching.match.MatchCard.PayWords;
import org.onward.matching.match.Reason.Argument;
import org.onward.matching.match.Reason.Outcome;
import org.onward.matching.returnee.IncomeNeed;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Names;
import org.onward.matching.returnee.SafetyRule;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.AskedSkill;
import org.onward.matching.vacancy.Course;
import org.onward.matching.vacancy.CourseKind;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Pay;
import org.onward.matching.vacancy.PlacementRecord;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.web.Page;

/** Puts a match into the words of a page. */
public final class MatchWords {
    /** Reasons said in the text of one bar. */
    private static final int MOST_REASONS = 2;

    private static final int STEP = 5;

    /** Nobody goes farther than this and back on each day of work. */
    private static final int NO_DAILY_WAY_KM = 60;

    private static final int WEEKS_A_MONTH = 4;

    /** A province's code begins with its country's. */
    private static final int COUNTRY_CODE = 2;

    /** Days within which somebody has to be quick. */
    private static final int SOON = 14;

    /** From here on nobody is told how sure it is. */
    private static final double CERTAIN = 0.995;

    /** Countries that have an article in a sentence, where a language has one. */
    private static final Set<String> WITH_ARTICLE =
            Set.of(
                    "AE", "BS", "CD", "CF", "DO", "FO", "GB", "GM", "KM", "KY", "MH", "MV", "NL",
                    "PH", "SB", "SC", "US");

    private static final Set<Factor> SKILLS =
            EnumSet.of(Factor.ESSENTIAL_SKILLS, Factor.OPTIONAL_SKILLS, Factor.NEW_SKILLS);

    /** What speaks for a pair before all else. */
    private static final List<Factor> WORK_AND_WISHES =
            List.of(Factor.EXPERIENCE, Factor.LINE_OF_WORK, Factor.ASPIRATIONS, Factor.INTERESTS);

    /** Sentences that speak for a pair though something is lost. */
    private static final Set<String> IN_PART =
            Set.of(
                    "factor.line_of_work.largely",
                    "factor.line_of_work.largely.skills",
                    "factor.line_of_work.partly",
                    "factor.line_of_work.partly.skills",
                    "factor.line_of_work.near",
                    "factor.line_of_work.besides",
                    "factor.line_of_work.aside",
                    "factor.interests.wished",
                    "factor.interests.some",
                    "factor.aspirations.later");

    /** What speaks for a pair where neither the work nor the wishes do. */
    private static final List<Factor> TERMS_AND_MORE =
            List.of(
                    Factor.DISTANCE,
                    Factor.HOURS,
                    Factor.START,
                    Factor.APTITUDE,
                    Factor.NEW_SKILLS,
                    Factor.SECTORS,
                    Factor.LANGUAGES,
                    Factor.EDUCATION);

    /**
     * Unit groups of ISCO-08 whose courses women who came back were mostly offered: sewing and
     * weaving, hair and beauty, baking, housework, care.
     */
    private static final Set<String> OFFERED_TO_WOMEN =
            Set.of(
                    "5141", "5142", "5152", "5311", "5322", "7318", "7512", "7531", "7533", "8153",
                    "9111");

    private final Page page;
    private final Taxonomy taxonomy;

    /** The match is as if the person went to a country that they did not name. */
    private final boolean elsewhere;

    /** The housing is at the workplace, where the person does not want to live. */
    private final boolean noHousing;

    MatchWords(Page page, Taxonomy taxonomy) {
        this(page, taxonomy, List.of());
    }

    /**
     * @param stops of the pair
     */
    MatchWords(Page page, Taxonomy taxonomy, List<Stop> stops) {
        this.page = page;
        this.taxonomy = taxonomy;
        this.elsewhere = stops.stream().anyMatch(stop -> stop.gate() == Gate.COUNTRY);
        this.noHousing = stops.contains(Stop.of(Must.NO_LIVE_IN));
    }

    /** What has come of it, with the day. */
    String soFar(SoFar.Came came) {
        return page.t(came.key(), page.day(came.on()), page.t(came.stateKey()));
    }

    /** What came of others, a sentence each. */
    List<String> beside(SoFar.Beside beside) {
        List<String> said = new ArrayList<>();
        for (SoFar.Elsewhere one : beside.elsewhere()) {
            said.add(
                    page.t(
                            "so_far.elsewhere",
                            one.title(),
                            one.employer(),
                            inside(page.t("referral.state." + one.state()))));
        }
        SoFar.Before before = beside.before();
        if (before != null) {
            String until = page.day(before.until());
            said.add(
                    before.course() || before.reason() == null
                            ? page.t(
                                    before.course() ? "so_far.before.course" : "so_far.before",
                                    until)
                            : page.t(
                                    "so_far.before.why",
                                    until,
                                    inside(page.t("work.end." + before.reason()))));
        }
        return said;
    }

    MatchCard card(Match match) {
        Vacancy vacancy = match.vacancy();
        Post post = vacancy.post();
        boolean skillsKnown = skillsKnown(match);
        return new MatchCard(
                vacancy.id().value().toString(),
                post.title(),
                MatchBody.lower(vacancy.kind()),
                match.employerName(),
                place(match),
                post.startOn() == null ? null : start(vacancy.kind(), post.startOn()),
                closes(post),
                Stream.of(brought(match, true), brought(match, false), labels(match.taughtKnown()))
                        .flatMap(List::stream)
                        .distinct()
                        .toList(),
                brought(match, true),
                brought(match, false),
                match.matched().stream()
                        .filter(skill -> !skill.must() && skill.credit() < 1)
                        .map(this::from)
                        .toList(),
                skillsKnown ? toLearn(match) : null,
                labels(match.notNoted()),
                skillsKnown || match.musts() == 0 ? extras(match) : List.of(),
                taught(match),
                taughtNew(match),
                match.musts() == 0 && !match.taught().isEmpty()
                        ? page.t("match.needs_none")
                        : match.musts() == 0 || !skillsKnown ? asked(match) : needed(match),
                match.musts() > 0 && match.mustsMet() == match.musts(),
                match.mustsImplied() && match.musts() > 0,
                pay(match),
                way(match),
                match.reach().map(Match.Reach::km).filter(km -> km > 0).isPresent(),
                unstated(match),
                mustsToAsk(match),
                cautions(match.caution(), page, true),
                hours(post.hours(), Boolean.TRUE.equals(post.nights())),
                weeks(vacancy),
                seats(match),
                match.behind().stream().map(work -> behind(work, match.vacancy())).toList(),
                course(vacancy),
                match.full() ? page.t("match.full") : null,
                advice(match),
                fits(match),
                bars(match),
                tenths(match.tenths()));
    }

    private List<String> musts(Stream<Must> musts) {
        return musts.map(must -> inside(page.value("must", must))).toList();
    }

    /** Of what somebody can do, whether it is known what of it is asked for or taught. */
    private static boolean skillsKnown(Match match) {
        if (match.musts() > 0) {
            return match.mustsMet() > 0
                    || knows(match, Factor.ESSENTIAL_SKILLS)
                    || isNotNoted(match);
        }
        return match.vacancy().post().skills().isEmpty()
                || SKILLS.stream()
                        .flatMap(factor -> factor(match, factor).stream())
                        .noneMatch(value -> value.reason().outcome() == Outcome.UNTOLD);
    }

    /** Skills asked for that are there as they are asked for: those needed, or those that help. */
    private List<String> brought(Match match, boolean needed) {
        return there(match, needed)
                .map(
                        skill ->
                                skill.begun()
                                        ? page.t("match.taught_begun", label(skill.asked()))
                                        : label(skill.asked()))
                .distinct()
                .toList();
    }

    private static Stream<MatchedSkill> there(Match match, boolean needed) {
        return match.matched().stream()
                .filter(skill -> skill.must() == needed && skill.exact() && skill.credit() == 1);
    }

    private String needed(Match match) {
        if (match.mustsMet() == match.musts()) {
            return page.t("match.skills_needed.all", match.musts());
        }
        return page.t(
                isNotNoted(match) ? "match.skills_needed.not_noted" : "match.skills_needed",
                match.mustsMet(),
                isNotNoted(match) ? match.musts() : match.mustsNoted());
    }

    /** Whether of what is needed and is not there nothing is known. */
    private static boolean isNotNoted(Match match) {
        return factor(match, Factor.ESSENTIAL_SKILLS)
                .filter(value -> value.reason().key().endsWith(".not_noted"))
                .isPresent();
    }

    /** Of how many skills needed how many are there, and how many that help. */
    String count(Match match) {
        return page.t(
                "match.of", match.mustsMet(), match.mustsNoted(), there(match, false).count());
    }

    /** Skills nice to have that are not there. */
    private List<String> extras(Match match) {
        Set<SkillId> has =
                match.matched().stream().map(MatchedSkill::asked).collect(Collectors.toSet());
        return VacancyFacts.skills(match.vacancy().post(), taxonomy).stream()
                .filter(asked -> !asked.must() && !asked.teaches())
                .filter(asked -> !has.contains(asked.skill()))
                .filter(asked -> !match.toLearn().contains(asked.skill()))
                .filter(asked -> !match.notNoted().contains(asked.skill()))
                .map(this::asSureAsItIs)
                .distinct()
                .toList();
    }

    /** What was understood of words is not all what was meant. */
    private String asSureAsItIs(AskedSkill asked) {
        String label = missing(asked.skill());
        return asked.confidence() >= CERTAIN
                ? label
                : page.t("match.sure", label, (int) Math.round(asked.confidence() * 100));
    }

    /** What the advert needs, where it is not known what the person can do. */
    private @Nullable String asked(Match match) {
        Post post = match.vacancy().post();
        List<SkillId> needed =
                match.mustsImplied() && post.occupation() != null
                        ? usual(post.occupation())
                        : post.skills().stream()
                                .filter(asked -> asked.must() && !asked.teaches())
                                .map(AskedSkill::skill)
                                .toList();
        return needed.isEmpty()
                ? null
                : page.t("match.skills_asked", needed.size(), String.join("; ", labels(needed)));
    }

    private List<SkillId> usual(OccupationCode occupation) {
        return Arrays.stream(taxonomy.essentialSkills(occupation))
                .boxed()
                .flatMap(number -> taxonomy.skillByNumber(number).stream())
                .map(Skill::id)
                .toList();
    }

    private List<String> taught(Match match) {
        return match.taught().stream()
                .map(
                        skill ->
                                match.taughtKnown().contains(skill)
                                        ? page.t("match.taught_known", label(skill))
                                        : match.taughtBegun().contains(skill)
                                                ? page.t("match.taught_begun", label(skill))
                                                : label(skill))
                .distinct()
                .toList();
    }

    /** What they do not know of it; what they have begun wants practice. */
    private List<String> taughtNew(Match match) {
        return match.taught().stream()
                .filter(skill -> !match.taughtKnown().contains(skill))
                .map(
                        skill ->
                                match.taughtBegun().contains(skill)
                                        ? page.t("match.more_practice", label(skill))
                                        : label(skill))
                .distinct()
                .toList();
    }

    private @Nullable String weeks(Vacancy vacancy) {
        Integer weeks = vacancy.weeks();
        return weeks == null ? null : page.weeks(weeks);
    }

    /**
     * A course that teaches some of what is missing.
     *
     * @param goal what it is for
     */
    ExplainView.Bridge bridge(FindBridges.Bridge bridge, Vacancy goal) {
        Match course = bridge.course();
        Post post = course.vacancy().post();
        List<String> terms = new ArrayList<>();
        String weeks = weeks(course.vacancy());
        terms.add(
                post.startOn() == null
                        ? page.t("match.start_unknown")
                        : start(Kind.TRAINING, post.startOn()));
        String way = way(course);
        if (way != null) {
            terms.add(way);
        }
        terms.addAll(seats(course));
        if (!course.behind().isEmpty()) {
            terms.add(
                    page.t(
                            "bridges.leads",
                            course.behind().stream()
                                    .map(work -> work.title() + ", " + where(work))
                                    .collect(Collectors.joining("; "))));
        }
        boolean stands = course.behind().stream().anyMatch(one -> one.vacancy().equals(goal.id()));
        if (stands) {
            terms.add(page.t("bridges.stands"));
        }
        inTime(course, goal)
                .filter(_ -> !stands || goal.post().startOn() != null)
                .ifPresent(terms::add);
        factor(course, Factor.START)
                .filter(start -> start.reason().key().endsWith(".reason.late"))
                .ifPresent(
                        start ->
                                terms.add(
                                        page.t(
                                                "bridges.early",
                                                value(start.reason().arguments().getLast()))));
        return new ExplainView.Bridge(
                course.vacancy().id().value().toString(),
                post.title(),
                course.employerName(),
                teaches(bridge, goal),
                page.t("bridges.gain", tenths(bridge.tenths())),
                weeks == null ? page.t("match.length_unknown") : weeks,
                Stream.concat(
                                Stream.ofNullable(course(course.vacancy())),
                                stereotype(course).stream())
                        .collect(Collectors.joining(" ")),
                pay(course),
                terms,
                unstated(course),
                cautions(course.caution(), page, true));
    }

    /** What is taught less well than it is asked for is said with how far. */
    private List<String> teaches(FindBridges.Bridge bridge, Vacancy goal) {
        Map<SkillId, Integer> wanted = levels(goal, asked -> !asked.teaches());
        Map<SkillId, Integer> reached = levels(bridge.course().vacancy(), AskedSkill::teaches);
        List<String> taught =
                bridge.teaches().stream()
                        .map(
                                skill -> {
                                    Integer level = reached.get(skill);
                                    Integer least = wanted.get(skill);
                                    return level == null || least == null || level >= least
                                            ? label(skill)
                                            : page.t(
                                                    "match.taught_to",
                                                    label(skill),
                                                    inside(page.t("skill_level." + level)));
                                })
                        .distinct()
                        .collect(Collectors.toCollection(ArrayList::new));
        if (bridge.others() > 0) {
            taught.add(page.t("bridges.others", bridge.others()));
        }
        return taught;
    }

    /** Of those whose level is known. */
    private static Map<SkillId, Integer> levels(Vacancy vacancy, Predicate<AskedSkill> which) {
        Map<SkillId, Integer> levels = new HashMap<>();
        for (AskedSkill asked : vacancy.post().skills()) {
            Integer level = asked.level();
            if (level != null && which.test(asked)) {
                levels.merge(asked.skill(), level, Math::max);
            }
        }
        return levels;
    }

    /** What the person cannot do without and the advert says nothing of. */
    private List<String> unstated(Match match) {
        return musts(match.unstated().stream());
    }

    /** Of these, those that no caution asks about already. */
    private List<String> mustsToAsk(Match match) {
        return musts(match.unstated().stream().filter(must -> !match.caution().asks(must)));
    }

    /** What stops a pair, and what would change it. */
    String stop(Stop stop) {
        return sentence("stop." + stop.key(), stop.arguments());
    }

    /**
     * A sentence each.
     *
     * @param brief as it stands in a list
     */
    public static List<String> cautions(Caution caution, Page page, boolean brief) {
        List<String> sentences = new ArrayList<>();
        String length = brief ? ".short" : "";
        switch (caution.behind()) {
            case NOTHING -> {}
            case SET_ASIDE -> sentences.add(page.t("match.set_aside_behind" + length));
            case RULE -> sentences.add(page.t("match.unsafe_behind" + length));
        }
        if (!caution.unchecked().isEmpty()) {
            sentences.add(
                    page.t(
                            "match.unchecked" + length,
                            caution.unchecked().stream()
                                    .map(kind -> inside(page.value("safety_kind", kind)))
                                    .collect(Collectors.joining("; "))));
        }
        return sentences;
    }

    /**
     * What would change a pair and the courses that lead there, in the order of {@link WayThere}.
     *
     * @param bridges courses that teach what is missing
     * @param courses the same in words, in the same order
     * @param begins the day on which the vacancy does, null where it is not known
     */
    List<ExplainView.ChangeWords> changes(
            List<Change> changes,
            Match match,
            List<FindBridges.Bridge> bridges,
            List<ExplainView.Bridge> courses,
            @Nullable LocalDate begins) {
        List<FindBridges.Bridge> inTime =
                bridges.stream().filter(one -> isOverBy(one.course().vacancy(), begins)).toList();
        return WayThere.of(changes, inTime).stream()
                .map(way -> change(way, match, bridge -> courses.get(bridges.indexOf(bridge))))
                .toList();
    }

    private ExplainView.ChangeWords change(
            WayThere way, Match match, Function<FindBridges.Bridge, ExplainView.Bridge> inWords) {
        return switch (way) {
            case WayThere.ByCourse(FindBridges.Bridge course) ->
                    new ExplainView.ChangeWords(
                            page.t(
                                    "change.skill",
                                    String.join("; ", teaches(course, match.vacancy()))),
                            page.t("change.gain", tenths(course.tenths())),
                            inWords.apply(course));
            case WayThere.ByChange(Change change, FindBridges.Bridge course) ->
                    new ExplainView.ChangeWords(
                            changeText(change, match),
                            page.t(
                                    change.known() ? "change.gain" : "change.gain.most",
                                    tenths(change.tenths())),
                            course == null ? null : inWords.apply(course));
        };
    }

    /** What is to be asked of when a course is and when what it is for begins. */
    private Optional<String> inTime(Match course, Vacancy goal) {
        LocalDate begins = goal.post().startOn();
        if (begins != null && isOverBy(course.vacancy(), begins)) {
            return Optional.empty();
        }
        LocalDate starts = course.vacancy().post().startOn();
        boolean after = begins != null && starts != null && !starts.isBefore(begins);
        return Optional.of(
                page.t(
                        begins == null
                                ? "bridges.unknown"
                                : after ? "bridges.after" : "bridges.late"));
    }

    private MatchCard.WorkBehind behind(Match.Behind work, Vacancy course) {
        List<String> said = new ArrayList<>();
        said.add(where(work));
        said.add(starts(work, course));
        MonthlyPay pay = work.pay();
        if (pay != null) {
            Match.PayRange range = new Match.PayRange(pay.min(), pay.max());
            said.add(pay.workedOut() ? about(range) : range(range));
        }
        String hours = hours(work.hours(), work.nights());
        if (hours != null) {
            said.add(hours);
        }
        List<String> asked =
                work.languages().stream()
                        .map(one -> Names.language(one, page.language()))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (work.education() != null) {
            asked.addFirst(inside(page.t("education_level." + work.education())));
        }
        if (!asked.isEmpty()) {
            said.add(page.t("match.behind.asks", String.join("; ", asked)));
        }
        return new MatchCard.WorkBehind(
                work.vacancy().value().toString(), work.title(), String.join(" · ", said));
    }

    private String where(Match.Behind work) {
        return taxonomy.label(
                work.place().length() > COUNTRY_CODE ? Subject.PLACE : Subject.COUNTRY,
                work.place(),
                page.language());
    }

    /** When it begins, and what is to be asked where that is before the course ends or begins. */
    private String starts(Match.Behind work, Vacancy course) {
        LocalDate starts = work.startsOn();
        if (starts == null) {
            return page.t("match.start_unknown");
        }
        LocalDate begins = course.post().startOn();
        String when = start(Kind.JOB, starts);
        return isOverBy(course, starts)
                ? when
                : page.t(
                        begins == null || starts.isAfter(begins)
                                ? "match.behind.before"
                                : "match.behind.ahead",
                        when);
    }

    private @Nullable String hours(@Nullable Integer hours, boolean nights) {
        if (hours == null) {
            return null;
        }
        String week = page.t("hours.week", hours);
        return nights ? page.t("hours.nights", week) : week;
    }

    /**
     * A course that ends after what it is for has begun is no way there. Where nobody says when it
     * starts, it starts today at the earliest.
     */
    private boolean isOverBy(Vacancy course, @Nullable LocalDate day) {
        LocalDate starts = Objects.requireNonNullElse(course.post().startOn(), page.today());
        Integer weeks = course.weeks();
        return day == null || weeks == null || !starts.plusWeeks(weeks).isAfter(day);
    }

    private String changeText(Change change, Match match) {
        Vacancy vacancy = match.vacancy();
        String key = change.factor().key();
        if (!change.known()) {
            return change.ofPerson()
                    ? page.t("change.ask." + key)
                    : page.t("change.ask_of." + key + ofWhat(change, vacancy), whomToAsk(vacancy));
        }
        if (change.factor() == Factor.DISTANCE) {
            return sentence("change.distance" + move(match), change.arguments());
        }
        if (change.skills().size() == 1) {
            SkillId skill = change.skills().getFirst();
            return page.t(
                    isAttitude(skill)
                            ? "change.attitude"
                            : isBegun(skill, match) ? "change.practice" : "change.skill",
                    label(skill));
        }
        if (!change.skills().isEmpty()) {
            return page.t(
                    "change.skills",
                    change.skills().size(),
                    change.skills().stream()
                            .map(
                                    skill ->
                                            isBegun(skill, match)
                                                    ? page.t("match.more_practice", label(skill))
                                                    : label(skill))
                            .distinct()
                            .collect(Collectors.joining("; ")));
        }
        String usual = "change." + key;
        if (change.factor() == Factor.SEATS_BACKED) {
            return page.t(
                    usual,
                    value(change.arguments().getFirst()),
                    value(change.arguments().getLast()),
                    whomToAsk(vacancy));
        }
        if (change.factor() == Factor.START) {
            return page.t(
                    Reason.start(change.arguments(), vacancy.kind(), usual, page.today()),
                    value(change.arguments().getFirst()),
                    value(change.arguments().getLast()),
                    whomToAsk(vacancy));
        }
        return sentence(
                switch (change.factor()) {
                    case HOURS -> Reason.hours(change.arguments(), usual);
                    case LANGUAGES -> Reason.languages(change.arguments(), usual);
                    case PAY ->
                            usual
                                    + (vacancy.kind() == Kind.TRAINING ? ".course" : "")
                                    + (match.need().map(IncomeNeed::complete).orElse(true)
                                            ? ""
                                            : ".part");
                    default -> usual;
                },
                change.arguments());
    }

    /** What is to be asked of somebody who would have to move, or to go far. */
    private String move(Match match) {
        Post post = match.vacancy().post();
        boolean near =
                match.reach().map(Match.Reach::km).filter(km -> km <= NO_DAILY_WAY_KM).isPresent();
        if (!noHousing && !asksForLivingIn(match)) {
            if (Boolean.TRUE.equals(post.liveIn())) {
                return ".live_in";
            }
            if (Boolean.TRUE.equals(post.accommodation())) {
                return ".housing";
            }
        }
        return near ? ".near" : "";
    }

    /** Whether the housing may be at the workplace, and that is not said and not to be. */
    private static boolean asksForLivingIn(Match match) {
        return match.unstated().contains(Must.NO_LIVE_IN)
                || match.caution().unchecked().contains(SafetyRule.Kind.LIVE_IN);
    }

    /** Whether they have it, and not as well as is asked for. */
    private static boolean isBegun(SkillId skill, Match match) {
        return match.matched().stream()
                .anyMatch(found -> found.asked().equals(skill) && found.exact());
    }

    /** Of pay that is told, what of it is not. */
    private static String ofWhat(Change change, Vacancy vacancy) {
        if (!change.arguments().isEmpty()) {
            return ".most";
        }
        return change.factor() == Factor.PAY && vacancy.post().pay() != null ? ".month" : "";
    }

    /** Whom to ask, in a sentence. */
    private String whomToAsk(Vacancy vacancy) {
        return page.t(
                vacancy.kind() == Kind.TRAINING
                        ? "change.asked.provider"
                        : "change.asked.employer");
    }

    private String sentence(String key, List<Argument> arguments) {
        return page.t(key, arguments.stream().map(this::value).toArray());
    }

    private String from(MatchedSkill skill) {
        return skill.exact()
                ? page.t("match.more_practice", label(skill.asked()))
                : page.t(
                        skill.begun() ? "match.close.begun" : "match.close",
                        label(skill.asked()),
                        label(skill.through()));
    }

    /** Musts the person does not bring as they are asked for, with what they can start from. */
    private List<String> toLearn(Match match) {
        List<String> words = new ArrayList<>();
        match.matched().stream()
                .filter(skill -> skill.must() && skill.exact() && skill.credit() < 1)
                .map(this::from)
                .forEach(words::add);
        for (SkillId skill : match.toLearn()) {
            words.add(
                    match.matched().stream()
                            .filter(found -> found.must() && found.asked().equals(skill))
                            .findFirst()
                            .map(this::from)
                            .orElseGet(() -> label(skill)));
        }
        return words.stream().distinct().toList();
    }

    /** Nobody learns to be patient for a vacancy: that it is not noted says nothing of them. */
    private String missing(SkillId skill) {
        return isAttitude(skill) ? page.t("match.not_noted", label(skill)) : label(skill);
    }

    private boolean isAttitude(SkillId skill) {
        return taxonomy.skill(skill).filter(Skill::isAttitude).isPresent();
    }

    private static boolean knows(Match match, Factor factor) {
        return factor(match, factor).map(FactorValue::known).orElse(false);
    }

    static Optional<FactorValue> factor(Match match, Factor factor) {
        return match.factors().stream().filter(f -> f.factor() == factor).findFirst();
    }

    String label(SkillId skill) {
        return taxonomy.label(Subject.SKILL, skill.value().toString(), page.language());
    }

    private List<String> labels(List<SkillId> skills) {
        return skills.stream().map(this::label).distinct().toList();
    }

    /** With the country, unless the person named somewhere in it. */
    private String place(Match match) {
        Post post = match.vacancy().post();
        String place = place(post);
        boolean named =
                !elsewhere
                        && match.reach()
                                .filter(it -> it.country().equals(post.country()))
                                .isPresent();
        return post.place() == null || named
                ? place
                : place + ", " + taxonomy.label(Subject.COUNTRY, post.country(), page.language());
    }

    /** Province, or country where no province is given. */
    String place(Post post) {
        if (post.place() != null) {
            return taxonomy.label(Subject.PLACE, post.place(), page.language());
        }
        return taxonomy.label(Subject.COUNTRY, post.country(), page.language());
    }

    String start(Kind kind, LocalDate day) {
        return day.isAfter(page.today())
                ? page.t("matches.starts", page.day(day))
                : Reason.hasBegun(kind, day, page.today())
                        ? page.t("match.begun", page.day(day))
                        : page.t("match.starts_now");
    }

    /** That it is open for a few days more; null where that is not said, or not soon. */
    @Nullable String closes(Post post) {
        LocalDate until = post.validUntil();
        return until == null || until.isAfter(page.today().plusDays(SOON))
                ? null
                : page.t("match.closes", page.day(until));
    }

    PayWords pay(Match match) {
        Pay told = match.vacancy().post().pay();
        Optional<Money> stipend = stipend(match.vacancy());
        List<String> extras = new ArrayList<>();
        // the month's pay has it in it already
        stipend.filter(s -> told != null)
                .ifPresent(
                        s ->
                                extras.add(
                                        page.t(
                                                match.pay().isPresent()
                                                        ? "match.stipend_in_it"
                                                        : "match.with_stipend",
                                                page.pay(s, PayPeriod.MONTH))));
        if (Boolean.TRUE.equals(match.vacancy().post().liveIn())) {
            extras.add(page.t("matches.extra.live_in"));
        } else if (Boolean.TRUE.equals(match.vacancy().post().accommodation())) {
            extras.add(page.t("matches.extra.housing"));
        }
        String need =
                match.need()
                        .map(
                                n ->
                                        page.t(
                                                n.complete()
                                                        ? "matches.pay_needs"
                                                        : "match.needs_at_least",
                                                page.money(n.monthly())))
                        .orElse(null);
        Optional<Match.PayRange> month = match.pay();
        String pay =
                month.map(
                                range ->
                                        told == null && stipend.isPresent()
                                                ? page.t(
                                                        "matches.stipend",
                                                        page.pay(range.min(), PayPeriod.MONTH))
                                                : isWorkedOut(told) ? about(range) : range(range))
                        .orElse(null);
        String advert =
                told != null && (isWorkedOut(told) || month.isEmpty())
                        ? page.t(
                                "money." + MatchBody.lower(told.period()),
                                page.span(told.min(), told.max()))
                        : null;
        return new PayWords(
                pay,
                advert,
                extras,
                need,
                against(match, isWorkedOut(told)),
                month.flatMap(range -> match.need().map(n -> covers(range, n))).orElse(false),
                belowFloor(match),
                need == null ? aboveFloor(match) : null);
    }

    private @Nullable String aboveFloor(Match match) {
        Money floor = match.floor().orElse(null);
        return floor != null
                        && match.pay()
                                .map(Match.PayRange::min)
                                .filter(min -> min.currency().equals(floor.currency()))
                                .filter(min -> min.minor() >= floor.minor())
                                .isPresent()
                ? page.t("match.above_floor", page.money(floor.whole()))
                : null;
    }

    /**
     * A job that is known to lie below it altogether is stopped, and that is said there. Of what is
     * to be learnt it is said where no need is known to hold the pay to.
     */
    private @Nullable String belowFloor(Match match) {
        Match.PayRange range = match.pay().orElse(null);
        Money floor = match.floor().orElse(null);
        boolean job = match.vacancy().kind() == Kind.JOB;
        if (range == null
                || floor == null
                || !range.min().currency().equals(floor.currency())
                || range.min().minor() >= floor.minor()) {
            return null;
        }
        Money max = range.max();
        String sum = page.money(floor.whole());
        if (max == null) {
            return page.t("match.below_floor.open", sum);
        }
        if (max.minor() < floor.minor()) {
            return job ? null : page.t("match.below_floor.all", sum);
        }
        return page.t("match.below_floor", sum);
    }

    /** What is paid by the day or the hour makes a month only about. */
    private static boolean isWorkedOut(@Nullable Pay pay) {
        return pay != null && pay.period() != PayPeriod.MONTH;
    }

    private @Nullable String against(Match match, boolean workedOut) {
        Optional<Match.PayRange> month = match.pay();
        Optional<IncomeNeed> need = match.need();
        if (month.isEmpty() || need.isEmpty()) {
            return null;
        }
        Money min = month.get().min();
        Money needed = need.get().monthly();
        if (!min.currency().equals(needed.currency())) {
            return null;
        }
        long over = min.minor() - needed.minor();
        String apart = page.money(new Money(Math.abs(over), needed.currency()).whole());
        boolean all = need.get().complete();
        if (over == 0) {
            return page.t(all ? "match.covers_exactly" : "match.covers_known");
        }
        Money max = month.get().max();
        boolean enoughAtMost = max == null || max.minor() >= needed.minor();
        String said =
                page.t(
                        over > 0
                                ? all ? "compare.covers" : "match.covers_known.over"
                                : (all ? "compare.short" : "match.short_of_known")
                                        + (enoughAtMost ? ".lowest" : ""),
                        workedOut ? page.t("match.about", apart) : apart);
        Integer weeks = match.vacancy().weeks();
        return asSentence(
                over > 0 || enoughAtMost || weeks == null || weeks <= WEEKS_A_MONTH
                        ? said
                        : page.t(
                                "match.short_in_all",
                                said,
                                page.t(
                                        "match.about",
                                        page.money(
                                                MonthlyPay.inAll(
                                                        new Money(-over, needed.currency()),
                                                        weeks))),
                                page.weeks(weeks)));
    }

    /** "about", with which some begin, is a word inside of others. */
    public static String asSentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static boolean covers(Match.PayRange range, IncomeNeed need) {
        return range.min().currency().equals(need.monthly().currency())
                && range.min().minor() >= need.monthly().minor();
    }

    /** A month of what is paid by the day or the hour. */
    private String about(Match.PayRange range) {
        return range.max() != null
                ? page.t("match.about", range(range))
                : page.t(
                        "money.month",
                        page.t(
                                "money.from",
                                page.t("match.about", page.money(range.min().whole()))));
    }

    private String range(Match.PayRange range) {
        Money max = range.max();
        return page.t(
                "money.month", page.span(range.min().whole(), max == null ? null : max.whole()));
    }

    static Optional<Money> stipend(Vacancy vacancy) {
        return Optional.ofNullable(
                switch (vacancy) {
                    case Vacancy.Job j -> null;
                    case Vacancy.Apprenticeship a -> a.stipend();
                    case Vacancy.Training t -> t.stipend();
                });
    }

    /** How far it is, in words; null where either side's place is unknown. */
    @Nullable String way(Match match) {
        if (match.reach().isPresent()) {
            Match.Reach reach = match.reach().get();
            if (reach.place() == null || reach.km() == null) {
                return page.t(
                        elsewhere ? "match.way.if" : "match.way.anywhere",
                        country(reach.country()));
            }
            String from = taxonomy.label(Subject.PLACE, reach.place(), page.language());
            return reach.km() == 0
                    ? page.t("match.way.here", from)
                    : page.t("match.way.km", reach.km(), from);
        }
        return factor(match, Factor.DISTANCE).filter(FactorValue::known).isPresent()
                ? page.t("match.way.elsewhere")
                : null;
    }

    /** In a sentence. */
    private String country(String code) {
        String name = taxonomy.label(Subject.COUNTRY, code, page.language());
        return WITH_ARTICLE.contains(code) ? page.t("country.the", name) : name;
    }

    private List<String> seats(Match match) {
        int seats = match.vacancy().post().seats();
        if (match.vacancy().kind() == Kind.JOB) {
            return List.of(page.t("match.openings", seats));
        }
        Integer backed = match.backedSeats();
        return List.of(
                page.t("matches.seats", seats),
                backed == null
                        ? page.t(
                                match.vacancy().leadsToNoJob()
                                        ? "match.after_none"
                                        : "match.after_unknown")
                        : page.t(backed == seats ? "match.backed_all" : "match.backed_of", backed));
    }

    private @Nullable String course(Vacancy vacancy) {
        return vacancy instanceof Vacancy.Training training
                ? course(training.course(), page)
                : null;
    }

    /** What a course is, and what its provider says came of it, in sentences. */
    public static String course(Course course, Page page) {
        String code = course.code();
        PlacementRecord record = course.record();
        List<String> said = new ArrayList<>();
        said.add(page.t(code == null ? "match.course.unsaid" : "match.course." + code));
        if (record != null) {
            said.add(page.t("match.course.record", record.inWork(), record.finished()));
            if (2 * record.inWork() < record.finished()) {
                said.add(page.t("match.course.record.few"));
            }
        } else if (course.kind() == CourseKind.MARKET) {
            said.add(page.t("match.course.record.unsaid"));
        }
        return String.join(" ", said);
    }

    /** What follows an apprenticeship or training; null for a job and where it is not said. */
    @Nullable String after(Match match) {
        Integer backed = match.backedSeats();
        if (backed == null) {
            return null;
        }
        String seats = page.t("match.backed", backed, match.vacancy().post().seats());
        return match.behind().isEmpty()
                ? seats
                : page.t(
                        "match.backed_by",
                        seats,
                        match.behind().stream()
                                .map(Match.Behind::title)
                                .collect(Collectors.joining("; ")));
    }

    /**
     * Said at the moment of choice, not as a verdict; how many train for it only where it is many.
     */
    private List<String> advice(Match match) {
        return Stream.of(
                        now(match).stream(),
                        factor(match, Factor.SATURATION)
                                .filter(f -> f.known() && f.reason().outcome() == Outcome.REASON)
                                .map(this::why)
                                .stream(),
                        stereotype(match).stream())
                .flatMap(said -> said)
                .toList();
    }

    /** Of where it is and of what they need, what a counsellor has to know; a sentence each. */
    List<String> terms(Match match) {
        List<String> said = new ArrayList<>(away(match));
        IncomeNeed need = match.need().orElse(null);
        if (need == null) {
            return said;
        }
        IncomeNeed.Parts parts = need.parts();
        Currency currency = need.monthly().currency();
        if (parts.debts() > 0) {
            String debts = page.money(new Money(parts.debts(), currency));
            said.add(
                    parts.nextDue() == null
                            ? page.t("match.need.debts", debts)
                            : page.t("match.need.debts.due", debts, page.day(parts.nextDue())));
        }
        if (parts.paid() > 0) {
            said.add(page.t("match.need.paid", page.money(new Money(parts.paid(), currency))));
        }
        if (parts.rent() > 0 && isHoused(match.vacancy().post())) {
            said.add(page.t("match.need.rent", page.money(new Money(parts.rent(), currency))));
        }
        return said;
    }

    /** Living in is a place to live, too. */
    private static boolean isHoused(Post post) {
        return Boolean.TRUE.equals(post.accommodation()) || Boolean.TRUE.equals(post.liveIn());
    }

    /**
     * Housing farther away than they said they would go: whether it is given, and that what a month
     * must bring in has none of it.
     */
    private List<String> away(Match match) {
        Post post = match.vacancy().post();
        boolean lost =
                factor(match, Factor.DISTANCE)
                        .filter(way -> way.reason().outcome() == Outcome.REASON)
                        .isPresent();
        if (isHoused(post)
                || !lost
                || match.reach()
                        .map(Match.Reach::km)
                        .filter(km -> km > NO_DAILY_WAY_KM)
                        .isEmpty()) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        if (post.accommodation() == null && !match.unstated().contains(Must.ACCOMMODATION)) {
            said.add(page.t("match.away.unsaid"));
        }
        if (match.need().isPresent()) {
            said.add(page.t("match.away"));
        }
        return said;
    }

    /** What the work that they have pays, and whether it is with the same employer. */
    private List<String> now(Match match) {
        Match.Now now = match.now();
        if (now == null) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        if (now.here()) {
            said.add(page.t("match.now.here", page.day(now.since())));
        }
        if (now.month() != null) {
            MonthlyPay month = now.month();
            boolean about = month.workedOut() || isWorkedOut(match.vacancy().post().pay());
            Money more = match.pay().flatMap(pay -> more(month.min(), pay)).orElse(null);
            said.add(
                    page.t(
                            more == null ? "match.now.pays" : "match.now.pays.more",
                            sum(month.min(), month.workedOut()),
                            more == null ? "" : sum(more, about)));
        }
        return said;
    }

    private String sum(Money money, boolean about) {
        String sum = page.money(money.whole());
        return about ? page.t("match.about", sum) : sum;
    }

    /** By how much it is more than all that is paid. */
    private static Optional<Money> more(Money now, Match.PayRange pay) {
        Money most = pay.max();
        return Optional.ofNullable(most)
                .filter(one -> one.currency().equals(now.currency()))
                .filter(one -> one.minor() < now.minor())
                .map(one -> new Money(now.minor() - one.minor(), now.currency()));
    }

    /** That what is taught is what women were mostly offered. */
    Optional<String> stereotype(Match match) {
        return Optional.ofNullable(match.vacancy().post().occupation())
                .filter(work -> match.vacancy().kind() != Kind.JOB)
                .filter(work -> OFFERED_TO_WOMEN.contains(work.value()))
                .map(work -> page.t("matches.stereotype"));
    }

    /** The first of what speaks for a pair: what fits, what fits in part, and what is as asked. */
    private @Nullable String fits(Match match) {
        return Stream.of(
                        good(match, WORK_AND_WISHES),
                        match.factors().stream()
                                .filter(value -> IN_PART.contains(value.reason().key())),
                        good(match, TERMS_AND_MORE))
                .flatMap(found -> found)
                .findFirst()
                .map(this::why)
                .orElse(null);
    }

    private static Stream<FactorValue> good(Match match, List<Factor> factors) {
        return factors.stream()
                .flatMap(factor -> factor(match, factor).stream())
                .filter(value -> value.reason().outcome() == Outcome.GOOD);
    }

    private List<Bar> bars(Match match) {
        LostPoints lost = new LostPoints(match);
        return match.groups().stream().map(group -> bar(match, group, lost)).toList();
    }

    private Bar bar(Match match, GroupValue value, LostPoints lost) {
        Group group = value.group();
        String name = page.value("group", group);
        List<FactorValue> factors =
                match.factors().stream().filter(f -> f.factor().group() == group).toList();
        long unknown = factors.stream().filter(f -> !f.known()).count();
        int tenths = lost.of(group);
        List<String> text = new ArrayList<>();
        text.add(
                tenths == 0
                        ? page.t("group.lost.nothing", name)
                        : page.t("group.lost", name, tenths(tenths)));
        factors.stream()
                .filter(f -> f.known() && f.reason().outcome() == Outcome.REASON)
                .sorted(Comparator.comparingDouble(FactorValue::pointsLost).reversed())
                .limit(MOST_REASONS)
                .map(this::why)
                .forEach(text::add);
        if (unknown > 0) {
            text.add(page.t("group.unknown", unknown));
        }
        return new Bar(
                name,
                width(value.value() / 100),
                minus(tenths),
                unknown == factors.size(),
                String.join(" ", text));
    }

    /**
     * @param value 0–1
     */
    static int width(double value) {
        return (int) Math.round(value * 100 / STEP) * STEP;
    }

    String tenths(int tenths) {
        return page.number(tenths / 10.0, 1);
    }

    String minus(int tenths) {
        return tenths == 0 ? "0" : "−" + tenths(tenths);
    }

    /** The sentence of a factor. */
    String why(FactorValue value) {
        Reason reason = value.reason();
        String words =
                page.t(
                        reason.key(elsewhere),
                        reason.arguments().stream()
                                .map(this::value)
                                .map(one -> reason.isNamedInside() ? inside(one.toString()) : one)
                                .toArray());
        return reason.factor() == Factor.PAY ? asSentence(words) : words;
    }

    /** The same of a vacancy: nobody is to be asked what follows where no job is meant to. */
    String why(FactorValue value, Vacancy vacancy) {
        return value.factor() == Factor.SEATS_BACKED && !value.known() && vacancy.leadsToNoJob()
                ? page.t("factor.seats_backed.unknown.none")
                : why(value);
    }

    /** Once for all that it leaves unknown; null where the advert says which occupation it is. */
    @Nullable String withoutOccupation(Match match) {
        List<String> unknown =
                match.factors().stream()
                        .filter(factor -> factor.reason().waitsForTheOccupation())
                        .map(factor -> page.t("factor." + factor.factor().key() + ".name"))
                        .toList();
        if (unknown.isEmpty()) {
            return null;
        }
        String all = String.join("; ", unknown);
        return factor(match, Factor.LINE_OF_WORK)
                .map(FactorValue::reason)
                .filter(Reason::namesTheWork)
                .map(reason -> value(reason.arguments().getLast()))
                .map(like -> page.t("explain.no_occupation.like", all, unknown.size(), like))
                .orElseGet(() -> page.t("explain.no_occupation", all, unknown.size()));
    }

    private Object value(Argument argument) {
        String value = argument.value();
        return switch (argument.type()) {
            case NUMBER -> value.isEmpty() ? "" : (Object) Long.parseLong(value);
            case MONTHS ->
                    value.equals("0")
                            ? page.t("length.unknown")
                            : page.months(Long.parseLong(value));
            case DAY -> page.day(LocalDate.parse(value));
            case MONEY -> money(value);
            case MONEY_ABOUT -> page.t("match.about", money(value));
            case OCCUPATION ->
                    taxonomy.label(
                            value.length() == 4 ? Subject.OCCUPATION : Subject.OCCUPATION_GROUP,
                            value,
                            page.language());
            case PLACE -> taxonomy.label(Subject.PLACE, value, page.language());
            case COUNTRY -> country(value);
            case SECTOR -> page.t("sector." + value);
            case APTITUDES ->
                    each(value)
                            .map(one -> inside(page.t("aptitude." + one.toLowerCase(Locale.ROOT))))
                            .collect(Collectors.joining(", "));
            case INTEREST ->
                    value.isEmpty()
                            ? ""
                            : inside(page.t("interest." + value.toLowerCase(Locale.ROOT)));
            case LANGUAGES ->
                    each(value)
                            .map(one -> Names.language(one, page.language()))
                            .collect(Collectors.joining(", "));
            case EDUCATION -> inside(page.t("education_level." + value));
        };
    }

    /** Of several codes in one argument each. */
    static Stream<String> each(String codes) {
        return Arrays.stream(codes.split(" ", -1)).filter(one -> !one.isEmpty());
    }

    /** A label inside a sentence; what is written in capitals stays so. */
    private static String inside(String label) {
        return label.isEmpty() || (label.length() > 1 && Character.isUpperCase(label.charAt(1)))
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    private String money(String sum) {
        int space = sum.indexOf(' ');
        return page.money(
                Money.ofMajor(
                                new BigDecimal(sum.substring(0, space)),
                                Currency.getInstance(sum.substring(space + 1)))
                        .whole());
    }
}
