package org.onward.matching.vacancy;

import com.ibm.icu.util.TimeZone;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.employer.Chamber;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.RegisterChamber;
import org.onward.matching.returnee.Names;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.VacancyPageView.Row;
import org.onward.matching.vacancy.VacancyPageView.SkillLine;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** One vacancy, for staff. */
@StaffPages
final class VacancyPages {
    private final Pages pages;
    private final SeeVacancy seeVacancy;
    private final RegisterChamber chambers;
    private final Taxonomy taxonomy;

    VacancyPages(Pages pages, SeeVacancy seeVacancy, RegisterChamber chambers, Taxonomy taxonomy) {
        this.pages = pages;
        this.seeVacancy = seeVacancy;
        this.chambers = chambers;
        this.taxonomy = taxonomy;
    }

    @Get("/vacancies/{id}")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.OUTREACH})
    HttpResponse<?> page(HttpRequest<?> request, Caller caller, UUID id) {
        SeeVacancy.Seen seen = seeVacancy.see(caller, new VacancyId(id));
        return pages.show(
                request, "vacancy/vacancy", view(seen, caller, new Words(pages.page(request))));
    }

    private VacancyPageView view(SeeVacancy.Seen seen, Caller caller, Words words) {
        Vacancy vacancy = seen.vacancy();
        Post post = vacancy.post();
        Overseas overseas = post.overseas();
        return new VacancyPageView(
                vacancy.id().value().toString(),
                post.title(),
                words.lower(vacancy.kind()),
                StateNames.of(vacancy.state()),
                words.where(post),
                words.terms(vacancy, seen.origin()),
                words.skills(post, skill -> !skill.teaches() && skill.must()),
                words.skills(post, skill -> !skill.teaches() && !skill.must()),
                words.skills(post, AskedSkill::teaches),
                seen.unresolved(),
                words.asked(post),
                post.tasks().lines().filter(line -> !line.isBlank()).toList(),
                words.plan(vacancy),
                vacancy instanceof Vacancy.Training
                        ? seen.backing().stream()
                                .map(
                                        one ->
                                                new VacancyPageView.Backing(
                                                        one.id().value().toString(),
                                                        one.post().title(),
                                                        StateNames.of(one.state()),
                                                        one.post().seats()))
                                .toList()
                        : null,
                overseas == null ? null : words.overseas(overseas),
                employer(seen.employer(), caller, words),
                words.dates(vacancy, seen.origin()),
                post.pay() != null || stipend(vacancy) != null,
                vacancy.state() instanceof VacancyState.Open);
    }

    private VacancyPageView.EmployerCard employer(Employer employer, Caller caller, Words words) {
        boolean staff = SeeVacancy.seesContact(caller);
        return new VacancyPageView.EmployerCard(
                employer.name(),
                words.page.value("employer_kind", employer.kind()),
                employer.standing().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                staff && employer.chamber() != null
                        ? chambers.list(caller).stream()
                                .filter(one -> one.id().equals(employer.chamber()))
                                .map(Chamber::name)
                                .findFirst()
                                .orElse(null)
                        : null,
                staff
                        ? Stream.of(employer.contactName(), employer.phone(), employer.email())
                                .filter(Objects::nonNull)
                                .toList()
                        : List.of());
    }

    private static @Nullable Money stipend(Vacancy vacancy) {
        return switch (vacancy) {
            case Vacancy.Job j -> null;
            case Vacancy.Apprenticeship a -> a.stipend();
            case Vacancy.Training t -> t.stipend();
        };
    }

    /** Puts a vacancy into the words of the page. */
    private final class Words {
        private static final double CERTAIN = 0.995;

        private final Page page;

        Words(Page page) {
            this.page = page;
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

        List<Row> terms(Vacancy vacancy, SeeVacancy.Origin origin) {
            Post post = vacancy.post();
            List<Row> rows = new ArrayList<>();
            rows.add(
                    new Row(
                            page.t("vacancy.pay"),
                            post.pay() == null ? null : pay(post.pay()),
                            page.t("vacancy.pay.floor_unknown")));
            if (vacancy.kind() != Kind.JOB) {
                Money stipend = stipend(vacancy);
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
            rows.add(
                    row("vacancy.start", post.startOn() == null ? null : page.day(post.startOn())));
            course(vacancy, rows);
            rows.add(row("vacancy.seats", Integer.toString(post.seats())));
            rows.add(
                    new Row(
                            page.t("vacancy.place"),
                            post.place() == null && origin.placeWords() == null
                                    ? null
                                    : where(post),
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
            Integer weeks =
                    switch (vacancy) {
                        case Vacancy.Job j -> null;
                        case Vacancy.Apprenticeship a -> a.weeks();
                        case Vacancy.Training t -> t.weeks();
                    };
            if (vacancy.kind() != Kind.JOB) {
                rows.add(
                        row(
                                "vacancy.duration",
                                weeks == null ? null : page.t("vacancy.weeks", weeks)));
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

        private String pay(Pay pay) {
            String sum =
                    pay.min().equals(pay.max())
                            ? page.money(pay.min())
                            : page.money(pay.min()) + "–" + page.money(pay.max());
            return page.t("money." + lower(pay.period()), sum);
        }

        private @Nullable String told(String key, @Nullable Boolean said, String yes, String no) {
            return said == null ? null : page.t(key + "." + (said ? yes : no));
        }

        private Row row(String key, @Nullable String value) {
            return new Row(page.t(key), value, null);
        }

        List<Row> asked(Post post) {
            List<Row> rows = new ArrayList<>();
            String occupation = post.occupation() == null ? null : post.occupation().value();
            rows.add(
                    new Row(
                            page.t("vacancy.occupation"),
                            occupation == null
                                    ? null
                                    : taxonomy.label(
                                            Subject.OCCUPATION, occupation, page.language()),
                            occupation == null ? null : sure(post.occupationConfidence())));
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
                                            post.languages().stream()
                                                    .map(this::language)
                                                    .toList())));
            return rows;
        }

        private String language(AskedLanguage asked) {
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
                                                    "vacancy.level",
                                                    page.t("skill_level." + skill.level())));
                                }
                                if (skill.word() != null && !skill.word().equalsIgnoreCase(label)) {
                                    notes.add(page.t("vacancy.word", skill.word()));
                                }
                                String sure = sure(skill.confidence());
                                if (sure != null) {
                                    notes.add(sure);
                                }
                                return new SkillLine(label, notes);
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
        private static LocalDate day(Instant at, String country) {
            return TimeZone.getAvailableIDs(
                            TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, country, null)
                    .stream()
                    .findFirst()
                    .map(id -> LocalDate.ofInstant(at, ZoneId.of(id)))
                    .orElseGet(() -> LocalDate.ofInstant(at, ZoneId.of("UTC")));
        }
    }
}
