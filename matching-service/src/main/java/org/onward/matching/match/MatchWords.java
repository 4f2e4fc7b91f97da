package org.onward.matching.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Match.FactorValue;
import org.onward.matching.match.Match.GroupValue;
import org.onward.matching.match.Match.MatchedSkill;
import org.onward.matching.match.MatchCard.Bar;
import org.onward.matching.match.Reason.Outcome;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.AskedSkill;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.web.Page;

/** Puts a match into the words of a page. */
public final class MatchWords {
    /** Reasons said in the text of one bar. */
    private static final int MOST_REASONS = 2;

    private static final int STEP = 5;

    /** From here on nobody is told how sure it is. */
    private static final double CERTAIN = 0.995;

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
                    "factor.interests.wished.more",
                    "factor.interests.wished.reason",
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

    private final Page page;
    private final Taxonomy taxonomy;
    private final CodeWords codes;
    private final TermWords terms;
    private final CourseWords courses;

    /** The match is as if the person went to a country that they did not name. */
    private final boolean elsewhere;

    MatchWords(Page page, Taxonomy taxonomy) {
        this(page, taxonomy, List.of());
    }

    /**
     * @param stops of the pair
     */
    MatchWords(Page page, Taxonomy taxonomy, List<Stop> stops) {
        this.page = page;
        this.taxonomy = taxonomy;
        this.codes = new CodeWords(page, taxonomy);
        this.terms = new TermWords(page);
        this.courses = new CourseWords(page, codes);
        this.elsewhere = stops.stream().anyMatch(stop -> stop.gate() == Gate.COUNTRY);
    }

    CourseWords courses() {
        return courses;
    }

    /** What has come of it, with the day. */
    String soFar(SoFar.Came came) {
        return page.t(came.key(), page.day(came.on()), page.t(came.stateKey()));
    }

    /** Why somebody is not found where people are looked for. */
    static String notFound(OwnPeople.NotFound why, String name, Page page) {
        String key = "explain.not_found." + why.why();
        LocalDate until = why.until();
        return until == null ? page.t(key, name) : page.t(key + ".until", name, page.day(until));
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
                            CodeWords.inside(page.t("referral.state." + one.state()))));
        }
        beside.now().stream()
                .map(
                        now ->
                                page.t(
                                        "so_far.now." + now.kind(),
                                        page.day(now.since()),
                                        now.occupation() == null
                                                ? page.t("common.unknown")
                                                : codes.occupation(now.occupation())))
                .forEach(said::add);
        SoFar.Before before = beside.before();
        if (before != null) {
            String until = page.day(before.until());
            String kind = before.course() ? "so_far.before.course" : "so_far.before";
            said.add(
                    before.reason() == null
                            ? page.t(kind, until)
                            : page.t(
                                    kind + ".why",
                                    until,
                                    CodeWords.inside(page.t("work.end." + before.reason()))));
        }
        SoFar.Before last = beside.last();
        if (last != null && !last.equals(before)) {
            said.add(
                    page.t(
                            "so_far.last",
                            page.day(last.until()),
                            CodeWords.inside(page.t("work.end." + last.reason()))));
        }
        return said;
    }

    MatchCard card(Match match) {
        return card(match, Map.of());
    }

    /**
     * @param soFar what has come for the person of this vacancy or of the work that it leads to
     */
    MatchCard card(Match match, Map<VacancyId, SoFar.Came> soFar) {
        Vacancy vacancy = match.vacancy();
        Post post = vacancy.post();
        boolean skillsKnown = skillsKnown(match);
        return new MatchCard(
                vacancy.id().value().toString(),
                post.title(),
                MatchBody.lower(vacancy.kind()),
                match.employerName(),
                place(match),
                post.startOn() == null ? null : codes.start(vacancy.kind(), post.startOn()),
                codes.closes(post),
                Stream.of(
                                brought(match, true),
                                brought(match, false),
                                codes.labels(match.taughtKnown()))
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
                codes.labels(match.notNoted()),
                skillsKnown || match.musts() == 0 ? extras(match) : List.of(),
                taught(match),
                taughtNew(match),
                match.musts() == 0 && !match.taught().isEmpty()
                        ? page.t("match.needs_none")
                        : match.musts() == 0 || !skillsKnown ? asked(match) : needed(match),
                match.musts() > 0 && match.mustsMet() == match.musts(),
                match.mustsImplied() && match.musts() > 0,
                terms.pay(match),
                way(match),
                match.reach().map(Match.Reach::km).filter(km -> km > 0).isPresent(),
                unstated(match),
                mustsToAsk(match),
                cautions(match.caution(), page, true),
                codes.hours(post.hours(), Boolean.TRUE.equals(post.nights())),
                weeks(vacancy),
                courses.seats(match),
                match.behind().stream()
                        .map(work -> behind(work, vacancy, soFar.get(work.vacancy())))
                        .toList(),
                courses.kind(vacancy),
                match.full() ? page.t("match.full") : null,
                advice(match),
                fits(match),
                bars(match),
                codes.tenths(match.tenths()));
    }

    private MatchCard.WorkBehind behind(
            Match.Behind work, Vacancy course, SoFar.@Nullable Came came) {
        return courses.behind(work, course, came == null ? null : soFar(came));
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
                        .flatMap(factor -> match.factor(factor).stream())
                        .noneMatch(value -> value.reason().outcome() == Outcome.UNTOLD);
    }

    /** Skills asked for that are there as they are asked for: those needed, or those that help. */
    private List<String> brought(Match match, boolean needed) {
        return there(match, needed)
                .map(
                        skill ->
                                skill.begun()
                                        ? page.t("match.taught_begun", codes.label(skill.asked()))
                                        : codes.label(skill.asked()))
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
                match.musts(),
                match.notNoted().size());
    }

    /** Whether of what is needed and is not there nothing is known. */
    private static boolean isNotNoted(Match match) {
        return !match.notNoted().isEmpty() && match.toLearn().isEmpty();
    }

    /** Of how many skills needed how many are there, and how many that help. */
    String count(Match match) {
        return page.t("match.of", match.mustsMet(), match.musts(), there(match, false).count());
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
                : page.t(
                        "match.skills_asked",
                        needed.size(),
                        String.join("; ", codes.labels(needed)));
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
                                        ? page.t("match.taught_known", codes.label(skill))
                                        : match.taughtBegun().contains(skill)
                                                ? page.t("match.taught_begun", codes.label(skill))
                                                : codes.label(skill))
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
                                        ? page.t("match.more_practice", codes.label(skill))
                                        : codes.label(skill))
                .distinct()
                .toList();
    }

    @Nullable String weeks(Vacancy vacancy) {
        Integer weeks = vacancy.weeks();
        return weeks == null ? null : page.weeks(weeks);
    }

    /** What the person cannot do without and the advert says nothing of. */
    List<String> unstated(Match match) {
        return codes.musts(match.unstated().stream());
    }

    /** Of these, those that no caution asks about already. */
    private List<String> mustsToAsk(Match match) {
        return codes.musts(match.unstated().stream().filter(must -> !match.caution().asks(must)));
    }

    /** What stops a pair, and what would change it. */
    String stop(Stop stop) {
        return codes.sentence("stop." + stop.key(), stop.arguments());
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
                                    .map(kind -> CodeWords.inside(page.value("safety_kind", kind)))
                                    .collect(Collectors.joining("; "))));
        }
        return sentences;
    }

    private String from(MatchedSkill skill) {
        return skill.exact()
                ? page.t("match.more_practice", codes.label(skill.asked()))
                : page.t(
                        skill.begun() ? "match.close.begun" : "match.close",
                        codes.label(skill.asked()),
                        codes.label(skill.through()));
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
                            .orElseGet(() -> codes.label(skill)));
        }
        return words.stream().distinct().toList();
    }

    /** Nobody learns to be patient for a vacancy: that it is not noted says nothing of them. */
    private String missing(SkillId skill) {
        return codes.isAttitude(skill)
                ? page.t("match.not_noted", codes.label(skill))
                : codes.label(skill);
    }

    private static boolean knows(Match match, Factor factor) {
        return match.factor(factor).map(FactorValue::known).orElse(false);
    }

    /** With the country, unless the person named somewhere in it. */
    private String place(Match match) {
        Post post = match.vacancy().post();
        String place = codes.place(post);
        boolean named =
                !elsewhere
                        && match.reach()
                                .filter(it -> it.country().equals(post.country()))
                                .isPresent();
        return post.place() == null || named ? place : place + ", " + codes.place(post.country());
    }

    /** How far it is, in words; null where either side's place is unknown. */
    @Nullable String way(Match match) {
        if (match.reach().isPresent()) {
            Match.Reach reach = match.reach().get();
            if (reach.place() == null || reach.km() == null) {
                return page.t(
                        elsewhere ? "match.way.if" : "match.way.anywhere",
                        codes.country(reach.country()));
            }
            String from = codes.place(reach.place());
            return reach.km() == 0
                    ? page.t("match.way.here", from)
                    : page.t("match.way.km", reach.km(), from);
        }
        return match.factor(Factor.DISTANCE).filter(FactorValue::known).isPresent()
                ? page.t("match.way.elsewhere")
                : null;
    }

    /**
     * Said at the moment of choice, not as a verdict; how many train for it only where it is many.
     */
    private List<String> advice(Match match) {
        return Stream.of(
                        match.unasked().stream().map(must -> page.value("match.unasked", must)),
                        terms.now(match).stream(),
                        match
                                .factor(Factor.SATURATION)
                                .filter(f -> f.known() && f.reason().outcome() == Outcome.REASON)
                                .map(this::why)
                                .stream(),
                        courses.stereotype(match).stream())
                .flatMap(said -> said)
                .toList();
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
                .flatMap(factor -> match.factor(factor).stream())
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
                        : page.t("group.lost", name, codes.tenths(tenths)));
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

    String minus(int tenths) {
        return tenths == 0 ? "0" : "−" + codes.tenths(tenths);
    }

    /** The sentence of a factor. */
    String why(FactorValue value) {
        Reason reason = value.reason();
        String words =
                page.t(
                        reason.key(elsewhere),
                        reason.arguments().stream()
                                .map(codes::value)
                                .map(
                                        one ->
                                                reason.isNamedInside()
                                                        ? CodeWords.inside(one.toString())
                                                        : one)
                                .toArray());
        return reason.factor() == Factor.PAY ? TermWords.asSentence(words) : words;
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
        return match.factor(Factor.LINE_OF_WORK)
                .map(FactorValue::reason)
                .filter(Reason::namesTheWork)
                .map(reason -> codes.value(reason.arguments().getLast()))
                .map(like -> page.t("explain.no_occupation.like", all, unknown.size(), like))
                .orElseGet(() -> page.t("explain.no_occupation", all, unknown.size()));
    }
}
