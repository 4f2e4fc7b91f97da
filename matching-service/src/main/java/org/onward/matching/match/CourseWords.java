package org.onward.matching.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Names;
import org.onward.matching.vacancy.Course;
import org.onward.matching.vacancy.CourseKind;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.PlacementRecord;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.web.Page;

/** What a course is, and the work that it leads to, in the words of a page. */
public final class CourseWords {
    /**
     * Unit groups of ISCO-08 whose courses women who came back were mostly offered: sewing and
     * weaving, hair and beauty, baking, housework, care.
     */
    private static final Set<String> OFFERED_TO_WOMEN =
            Set.of(
                    "5141", "5142", "5152", "5311", "5322", "7318", "7512", "7531", "7533", "8153",
                    "9111");

    /** Skills that are named of work behind a course; the others are counted. */
    private static final int MOST_LACKING = 3;

    private final Page page;
    private final CodeWords codes;
    private final TermWords terms;

    CourseWords(Page page, CodeWords codes) {
        this.page = page;
        this.codes = codes;
        this.terms = new TermWords(page);
    }

    /** Null where it is none. */
    @Nullable String kind(Vacancy vacancy) {
        return vacancy instanceof Vacancy.Training training ? kind(training.course(), page) : null;
    }

    /** What a course is, and what its provider says came of it, in sentences. */
    public static String kind(Course course, Page page) {
        String code = course.code();
        PlacementRecord record = course.record();
        List<String> said = new ArrayList<>();
        said.add(page.t(code == null ? "match.course.unsaid" : "match.course." + code));
        if (record != null) {
            said.add(
                    page.t(
                            course.kind() == CourseKind.BUSINESS
                                    ? "match.course.record.business"
                                    : "match.course.record",
                            record.inWork(),
                            record.finished()));
            if (2 * record.inWork() < record.finished()) {
                said.add(page.t("match.course.record.few"));
            }
        } else if (course.kind() == CourseKind.MARKET) {
            said.add(page.t("match.course.record.unsaid"));
        } else if (course.kind() == CourseKind.BUSINESS) {
            said.add(page.t("match.course.record.unsaid.business"));
        }
        return String.join(" ", said);
    }

    List<String> seats(Match match) {
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
     * @param soFar what has come of it for the person; null where nothing has
     */
    MatchCard.WorkBehind behind(Match.Behind work, Vacancy course, @Nullable String soFar) {
        List<String> said = new ArrayList<>();
        said.add(codes.place(work.place()));
        if (work.far()) {
            said.add(way(work.reach()));
        }
        if (work.here()) {
            said.add(page.t("match.behind.here"));
        }
        said.add(
                work.isWayTo() && soFar == null
                        ? starts(work.startsOn(), course)
                        : starts(work.startsOn()));
        MonthlyPay pay = work.pay();
        if (pay != null) {
            said.add(terms.month(pay));
        }
        String hours = codes.hours(work.hours(), work.nights());
        if (hours != null) {
            said.add(hours);
        }
        List<String> asked =
                work.languages().stream()
                        .map(one -> Names.language(one, page.language()))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (work.education() != null) {
            asked.addFirst(CodeWords.inside(page.t("education_level." + work.education())));
        }
        work.lacking().stream().limit(MOST_LACKING).map(this::lacking).forEach(asked::add);
        if (work.lacking().size() > MOST_LACKING) {
            asked.add(page.t("bridges.others", work.lacking().size() - MOST_LACKING));
        }
        if (!asked.isEmpty()) {
            said.add(page.t("match.behind.asks", String.join("; ", asked)));
        }
        if (work.able()) {
            said.add(page.t("match.behind.able"));
        }
        said.addAll(against(work));
        if (soFar != null) {
            said.add(soFar);
        }
        return new MatchCard.WorkBehind(
                work.vacancy().value().toString(), work.title(), String.join(" · ", said));
    }

    private String way(Match.@Nullable Reach reach) {
        return reach == null || reach.place() == null || reach.km() == null
                ? page.t("match.way.elsewhere")
                : page.t("match.way.km", reach.km(), codes.place(reach.place()));
    }

    private String lacking(Match.Lacking lacking) {
        String skill = codes.label(lacking.skill());
        return lacking.unnoted()
                ? page.t("match.not_noted", skill)
                : codes.taughtTo(skill, lacking.taughtTo());
    }

    /** What the person cannot do without, and work behind a course has not. */
    List<String> against(Match.Behind work) {
        return work.against().isEmpty()
                ? List.of()
                : List.of(
                        page.t(
                                "match.behind.against",
                                String.join("; ", codes.musts(work.against().stream()))));
    }

    private String starts(@Nullable LocalDate day) {
        return day == null ? page.t("match.start_unknown") : codes.start(Kind.JOB, day);
    }

    /** When it begins, and what is to be asked where that is before the course ends or begins. */
    private String starts(@Nullable LocalDate day, Vacancy course) {
        LocalDate begins = course.post().startOn();
        return day == null || isOverBy(course, day)
                ? starts(day)
                : page.t(
                        begins == null || day.isAfter(begins)
                                ? "match.behind.before"
                                : "match.behind.ahead",
                        starts(day));
    }

    /**
     * A course that ends after what it is for has begun is no way there. Where nobody says when it
     * starts, it starts today at the earliest.
     */
    boolean isOverBy(Vacancy course, @Nullable LocalDate day) {
        LocalDate starts = Objects.requireNonNullElse(course.post().startOn(), page.today());
        Integer weeks = course.weeks();
        return day == null || weeks == null || !starts.plusWeeks(weeks).isAfter(day);
    }

    /** That what is taught is what women were mostly offered. */
    Optional<String> stereotype(Match match) {
        return Optional.ofNullable(match.vacancy().post().occupation())
                .filter(work -> match.vacancy().kind() != Kind.JOB)
                .filter(work -> OFFERED_TO_WOMEN.contains(work.value()))
                .map(work -> page.t("matches.stereotype"));
    }
}
