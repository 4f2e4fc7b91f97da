package org.onward.matching.vacancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Names;
import org.onward.matching.shared.CountryTime;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.ProfileSource;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.VacancyPageView.Row;
import org.onward.matching.vacancy.VacancyPageView.SkillLine;
import org.onward.matching.web.Page;

/** Puts a vacancy into the words of the page. */
final class VacancyWords {
    private static final double CERTAIN = 0.995;
    private static final int PROFILES = 3;

    final Page page;
    private final Taxonomy taxonomy;
    private final PayFloors floors;

    VacancyWords(Page page, Taxonomy taxonomy, PayFloors floors) {
        this.page = page;
        this.taxonomy = taxonomy;
        this.floors = floors;
    }

    String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    String where(Post post) {
        String country = taxonomy.label(Subject.COUNTRY, post.country(), page.language());
        return post.place() == null
                ? country
                : taxonomy.label(Subject.PLACE, post.place(), page.language()) + ", " + country;
    }

    private String floor(PayFloors.Floor floor) {
        return page.t(
                "vacancy.pay.floor",
                page.pay(floor.least(), floor.period()),
                floor.source(),
                page.day(floor.from()));
    }

    List<Row> terms(Vacancy vacancy, SeeVacancy.Origin origin) {
        Post post = vacancy.post();
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row(
                        page.t("vacancy.pay"),
                        post.pay() == null ? null : pay(post.pay()),
                        floors.on(post.place(), post.country(), page.today())
                                .map(this::floor)
                                .orElse(page.t("vacancy.pay.floor_unknown"))));
        if (vacancy.kind() != Kind.JOB) {
            Money stipend = VacancyContent.of(vacancy).stipend();
            rows.add(
                    row(
                            "vacancy.stipend",
                            stipend == null ? null : page.pay(stipend, PayPeriod.MONTH)));
        }
        rows.add(
                row(
                        "vacancy.hours",
                        post.hours() == null ? null : page.t("hours.week", post.hours())));
        rows.add(row("vacancy.nights", told("vacancy.nights", post.nights(), "yes", "no")));
        rows.add(row("vacancy.start", post.startOn() == null ? null : page.day(post.startOn())));
        course(vacancy, rows);
        rows.add(row("vacancy.seats", Integer.toString(post.seats())));
        rows.add(
                new Row(
                        page.t("vacancy.place"),
                        post.place() == null && origin.placeWords() == null ? null : where(post),
                        origin.placeWords() == null
                                ? null
                                : page.t("vacancy.word", origin.placeWords())));
        rows.add(row("vacancy.live_in", told("vacancy.live_in", post.liveIn(), "must", "not")));
        rows.add(
                row(
                        "vacancy.accommodation",
                        told("vacancy.accommodation", post.accommodation(), "yes", "no")));
        if (post.validUntil() != null) {
            rows.add(row("vacancy.until", page.day(post.validUntil())));
        }
        return rows;
    }

    private void course(Vacancy vacancy, List<Row> rows) {
        if (vacancy instanceof Vacancy.Training one) {
            rows.add(row("vacancy.course", courseKind(one.course())));
            rows.add(row("vacancy.record", record(one.course())));
        }
        Integer weeks = vacancy.weeks();
        if (vacancy.kind() != Kind.JOB) {
            rows.add(row("vacancy.duration", weeks == null ? null : page.weeks(weeks)));
        }
        if (vacancy instanceof Vacancy.Apprenticeship one) {
            Integer committed = one.seatsCommitted();
            rows.add(
                    row(
                            "vacancy.commitment",
                            committed == null
                                    ? null
                                    : page.t(
                                            "vacancy.seats_committed",
                                            committed,
                                            one.post().seats())));
        }
    }

    /** What a course is for; null where its provider does not say it. */
    @Nullable String courseKind(Course course) {
        return course.code() == null ? null : page.t("course_kind." + course.code());
    }

    /** Of those who finished it how many found work, as its provider says. */
    @Nullable String record(Course course) {
        PlacementRecord record = course.record();
        return record == null
                ? null
                : page.t(
                        course.kind() == CourseKind.BUSINESS
                                ? "vacancy.record.of.business"
                                : "vacancy.record.of",
                        record.inWork(),
                        record.finished());
    }

    String pay(Pay pay) {
        return page.t("money." + lower(pay.period()), page.span(pay.min(), pay.max()));
    }

    @Nullable String told(String key, @Nullable Boolean said, String yes, String no) {
        return said == null ? null : page.t(key + "." + (said ? yes : no));
    }

    private Row row(String key, @Nullable String value) {
        return new Row(page.t(key), value, null);
    }

    @Nullable String occupation(Post post) {
        return post.occupation() == null
                ? null
                : taxonomy.label(Subject.OCCUPATION, post.occupation().value(), page.language());
    }

    /** By what is known what the work asks of aptitudes and interests, and how surely. */
    private Row profile(OccupationCode occupation) {
        List<ProfileSource> sources = taxonomy.profileSources(occupation);
        if (sources.isEmpty()) {
            return row("vacancy.profile", page.t("vacancy.profile.estimate"));
        }
        double sure = sources.stream().mapToDouble(ProfileSource::confidence).min().orElseThrow();
        return new Row(
                page.t("vacancy.profile"),
                "O*NET: "
                        + sources.stream()
                                .limit(PROFILES)
                                .map(ProfileSource::title)
                                .collect(Collectors.joining(", "))
                        + (sources.size() > PROFILES ? " …" : ""),
                page.t(
                        sources.stream().allMatch(ProfileSource::crosswalk)
                                ? "vacancy.profile.crosswalk"
                                : "vacancy.profile.title",
                        Math.round(100 * sure)));
    }

    /**
     * @param correctsAt as in {@link VacancyPageView}
     */
    List<Row> asked(Post post, @Nullable String correctsAt) {
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row(
                        page.t("vacancy.occupation"),
                        occupation(post),
                        post.occupation() == null ? null : sure(post.occupationConfidence()),
                        correctsAt == null
                                ? null
                                : correctsAt + URLEncoder.encode(post.title(), UTF_8)));
        if (post.occupation() != null) {
            rows.add(profile(post.occupation()));
        }
        rows.add(
                row(
                        "vacancy.sector",
                        post.sector() == null ? null : page.t("sector." + post.sector())));
        rows.add(
                row(
                        "vacancy.education",
                        post.education() == null
                                ? null
                                : page.t("education_level." + post.education())));
        rows.add(
                row(
                        "vacancy.languages",
                        post.languages().isEmpty()
                                ? null
                                : String.join(
                                        ", ",
                                        post.languages().stream().map(this::language).toList())));
        return rows;
    }

    String language(AskedLanguage asked) {
        return Names.language(asked.language(), page.language())
                + " ("
                + page.t("language_level." + asked.level())
                + ")";
    }

    private @Nullable String sure(double confidence) {
        return confidence >= CERTAIN
                ? null
                : page.t("vacancy.sure", (int) Math.round(confidence * 100));
    }

    List<SkillLine> skills(Post post, Predicate<AskedSkill> which) {
        return post.skills().stream()
                .filter(which)
                .map(
                        skill -> {
                            String label =
                                    taxonomy.label(
                                            Subject.SKILL,
                                            skill.skill().value().toString(),
                                            page.language());
                            List<String> notes = new ArrayList<>();
                            if (skill.level() != null) {
                                notes.add(
                                        page.t(
                                                skill.teaches()
                                                        ? "vacancy.level.taught"
                                                        : "vacancy.level",
                                                page.t("skill_level." + skill.level())));
                            }
                            if (skill.word() != null && !skill.word().equalsIgnoreCase(label)) {
                                notes.add(page.t("vacancy.word", skill.word()));
                            }
                            String sure = sure(skill.confidence());
                            if (sure != null) {
                                notes.add(sure);
                            }
                            boolean inText = skill.word() == null && !skill.must();
                            return new SkillLine(label, notes, inText ? label : skill.word());
                        })
                .toList();
    }

    List<String> plan(Vacancy vacancy) {
        String plan =
                switch (vacancy) {
                    case Vacancy.Job j -> null;
                    case Vacancy.Apprenticeship a -> a.plan();
                    case Vacancy.Training t -> t.plan();
                };
        return plan == null ? List.of() : plan.lines().filter(line -> !line.isBlank()).toList();
    }

    VacancyPageView.OverseasLines overseas(Overseas one) {
        LocalDate vetted = one.vettedOn();
        return new VacancyPageView.OverseasLines(
                vetted == null ? null : page.t("vacancy.overseas.vetted", page.day(vetted)),
                List.of(
                        row("vacancy.overseas.licence", one.licenceNumber()),
                        row("vacancy.overseas.principal", one.principal()),
                        row("vacancy.overseas.job_order", one.jobOrder()),
                        row("vacancy.overseas.visa", one.visaClass()),
                        row(
                                "vacancy.overseas.contract",
                                told("vacancy.overseas", one.contractSeen(), "yes", "no")),
                        row(
                                "vacancy.overseas.fees",
                                told("vacancy.overseas", one.zeroFees(), "yes", "no"))));
    }

    List<String> dates(Vacancy vacancy, SeeVacancy.Origin origin) {
        List<String> lines = new ArrayList<>();
        String country = vacancy.post().country();
        if (vacancy.state() instanceof VacancyState.Open open) {
            lines.add(page.t("vacancy.since", page.day(day(open.opened(), country))));
            lines.add(page.t("vacancy.confirmed", page.day(day(open.confirmed(), country))));
        }
        if (origin.source() != null) {
            lines.add(page.t("vacancy.source", origin.source()));
        }
        if (origin.reference() != null) {
            lines.add(page.t("vacancy.reference", origin.reference()));
        }
        return lines;
    }

    /** The day where the work is. */
    static LocalDate day(Instant at, String country) {
        return LocalDate.ofInstant(at, CountryTime.zone(country));
    }
}
