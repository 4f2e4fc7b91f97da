package org.onward.matching.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.IncomeNeed;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.SafetyRule;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.AskedSkill;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.web.Page;

/** What would change a pair and the courses that lead there, in the words of a page. */
final class WayWords {
    private final Page page;
    private final CodeWords codes;
    private final CourseWords learning;
    private final MatchWords words;

    /** The housing is at the workplace, where the person does not want to live. */
    private final boolean noHousing;

    /**
     * @param stops of the pair
     */
    WayWords(Page page, Taxonomy taxonomy, List<Stop> stops) {
        this.page = page;
        this.codes = new CodeWords(page, taxonomy);
        this.learning = new CourseWords(page, codes);
        this.words = new MatchWords(page, taxonomy);
        this.noHousing = stops.contains(Stop.of(Must.NO_LIVE_IN));
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
        String weeks = words.weeks(course.vacancy());
        terms.add(
                post.startOn() == null
                        ? page.t("match.start_unknown")
                        : codes.start(Kind.TRAINING, post.startOn()));
        String way = words.way(course);
        if (way != null) {
            terms.add(way);
        }
        terms.addAll(learning.seats(course));
        if (!course.behind().isEmpty()) {
            terms.add(
                    page.t(
                            "bridges.leads",
                            course.behind().stream()
                                    .map(
                                            work ->
                                                    Stream.concat(
                                                                    Stream.of(
                                                                            work.title(),
                                                                            codes.place(
                                                                                    work.place())),
                                                                    learning.against(work).stream())
                                                            .collect(Collectors.joining(", ")))
                                    .collect(Collectors.joining("; "))));
        }
        boolean stands = course.behind().stream().anyMatch(one -> one.vacancy().equals(goal.id()));
        if (stands) {
            terms.add(page.t("bridges.stands"));
        }
        inTime(course, goal)
                .filter(_ -> !stands || goal.post().startOn() != null)
                .ifPresent(terms::add);
        course.factor(Factor.START)
                .filter(start -> start.reason().key().endsWith(".reason.late"))
                .ifPresent(
                        start ->
                                terms.add(
                                        page.t(
                                                "bridges.early",
                                                codes.value(
                                                        start.reason().arguments().getLast()))));
        return new ExplainView.Bridge(
                course.vacancy().id().value().toString(),
                post.title(),
                course.employerName(),
                teaches(bridge, goal),
                page.t("bridges.gain", codes.tenths(bridge.tenths())),
                weeks == null ? page.t("match.length_unknown") : weeks,
                Stream.concat(
                                Stream.ofNullable(learning.kind(course.vacancy())),
                                learning.stereotype(course).stream())
                        .collect(Collectors.joining(" ")),
                new TermWords(page).pay(course),
                terms,
                words.unstated(course),
                MatchWords.cautions(course.caution(), page, true));
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
                                    boolean enough =
                                            level == null || least == null || level >= least;
                                    return codes.taughtTo(
                                            codes.label(skill), enough ? null : level);
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
                bridges.stream()
                        .filter(one -> learning.isOverBy(one.course().vacancy(), begins))
                        .toList();
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
                            page.t("change.gain", codes.tenths(course.tenths())),
                            inWords.apply(course));
            case WayThere.ByChange(Change change, FindBridges.Bridge course) ->
                    new ExplainView.ChangeWords(
                            changeText(change, match),
                            page.t(
                                    change.known() ? "change.gain" : "change.gain.most",
                                    codes.tenths(change.tenths())),
                            course == null ? null : inWords.apply(course));
        };
    }

    /** What is to be asked of when a course is and when what it is for begins. */
    private Optional<String> inTime(Match course, Vacancy goal) {
        LocalDate begins = goal.post().startOn();
        if (begins != null && learning.isOverBy(course.vacancy(), begins)) {
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

    private String changeText(Change change, Match match) {
        Vacancy vacancy = match.vacancy();
        String key = change.factor().key();
        if (!change.known()) {
            return change.ofPerson()
                    ? page.t("change.ask." + key)
                    : page.t("change.ask_of." + key + ofWhat(change, vacancy), whomToAsk(vacancy));
        }
        if (change.factor() == Factor.DISTANCE) {
            return codes.sentence("change.distance" + move(match), change.arguments());
        }
        if (change.skills().size() == 1) {
            SkillId skill = change.skills().getFirst();
            return page.t(
                    codes.isAttitude(skill) || match.notNoted().contains(skill)
                            ? "change.attitude"
                            : isBegun(skill, match) ? "change.practice" : "change.skill",
                    codes.label(skill));
        }
        if (!change.skills().isEmpty()) {
            return page.t(
                    match.notNoted().containsAll(change.skills())
                            ? "change.attitudes"
                            : "change.skills",
                    change.skills().size(),
                    change.skills().stream()
                            .map(
                                    skill ->
                                            isBegun(skill, match)
                                                    ? page.t(
                                                            "match.more_practice",
                                                            codes.label(skill))
                                                    : codes.label(skill))
                            .distinct()
                            .collect(Collectors.joining("; ")));
        }
        String usual = "change." + key;
        if (change.factor() == Factor.SEATS_BACKED) {
            return page.t(
                    usual,
                    codes.value(change.arguments().getFirst()),
                    codes.value(change.arguments().getLast()),
                    whomToAsk(vacancy));
        }
        if (change.factor() == Factor.START) {
            return page.t(
                    Reason.start(change.arguments(), vacancy.kind(), usual, page.today()),
                    codes.value(change.arguments().getFirst()),
                    codes.value(change.arguments().getLast()),
                    whomToAsk(vacancy));
        }
        return codes.sentence(
                switch (change.factor()) {
                    case HOURS -> Reason.hours(change.arguments(), usual);
                    case LANGUAGES -> Reason.languages(change.arguments(), usual);
                    case PAY ->
                            usual
                                    + (vacancy.kind() == Kind.TRAINING ? ".course" : "")
                                    + (vacancy.kind() == Kind.TRAINING
                                                    && new TermWords(page).isLessBefore(match)
                                            ? ".over"
                                            : match.need().map(IncomeNeed::complete).orElse(true)
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
                match.reach()
                        .map(Match.Reach::km)
                        .filter(km -> km <= TermWords.NO_DAILY_WAY_KM)
                        .isPresent();
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
}
