package org.onward.matching.vacancy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.employer.Chamber;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.RegisterChamber;
import org.onward.matching.taxonomy.Taxonomy;
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
                request,
                "vacancy/vacancy",
                view(seen, caller, new VacancyWords(pages.page(request), taxonomy)));
    }

    private VacancyPageView view(SeeVacancy.Seen seen, Caller caller, VacancyWords words) {
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
                post.pay() != null || VacancyContent.of(vacancy).stipend() != null,
                vacancy.state() instanceof VacancyState.Open);
    }

    private VacancyPageView.EmployerCard employer(
            Employer employer, Caller caller, VacancyWords words) {
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
}
