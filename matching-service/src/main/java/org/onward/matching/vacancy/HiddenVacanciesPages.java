package org.onward.matching.vacancy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Vacancies that a search does not find, so that they can be opened again or put right. */
@StaffPages("/vacancies/hidden")
@Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class HiddenVacanciesPages {
    private static final int LINES = 20;
    private static final int MOST_WORDS = 160;
    private static final Set<String> TO_DO = Set.of("draft", "sent_back", "expired");

    private final Pages pages;
    private final ListHiddenVacancies hidden;

    HiddenVacanciesPages(Pages pages, ListHiddenVacancies hidden) {
        this.pages = pages;
        this.hidden = hidden;
    }

    @Get
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "") String list,
            @QueryValue(defaultValue = "") String q,
            @QueryValue(defaultValue = "") String after) {
        boolean over = list.equals("over");
        String words = q.length() <= MOST_WORDS ? q.strip() : "";
        Page page = pages.page(request);
        ListHiddenVacancies.Page found =
                hidden.list(caller, over, words, after.isEmpty() ? null : after, LINES);
        String address =
                "/vacancies/hidden?list="
                        + (over ? "over" : "waiting")
                        + (words.isEmpty() ? "" : "&q=" + encoded(words));
        return pages.show(
                request,
                "vacancy/hidden",
                new HiddenVacanciesView(
                        over ? "over" : "waiting",
                        words,
                        found.vacancies().stream().map(one -> line(page, one)).toList(),
                        after.isEmpty() ? null : address,
                        found.next() == null ? null : address + "&after=" + encoded(found.next())));
    }

    private static ReviewQueueView.Line line(Page page, ListHiddenVacancies.Hidden one) {
        return new ReviewQueueView.Line(
                one.title(),
                "/vacancies/" + one.id().value(),
                one.kind(),
                one.employerName(),
                page.t("vacancy.since", page.day(VacancyWords.day(one.since(), one.country()))),
                page.t("vacancy_state." + one.state()),
                TO_DO.contains(one.state()),
                null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
