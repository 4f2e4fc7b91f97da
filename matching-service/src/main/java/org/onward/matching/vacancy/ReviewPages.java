package org.onward.matching.vacancy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employers;
import org.onward.matching.employer.Standing;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** What waits for whoever reviews: vacancies, employers, and what is to be confirmed. */
@StaffPages("/review")
@Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class ReviewPages {
    private static final int LINES = 20;
    private static final int MOST_WORDS = 160;
    private static final Set<String> LISTS = Set.of("vacancies", "employers", "confirm");
    private static final Set<String> DONE =
            Set.of(
                    "approved",
                    "sent_back",
                    "rejected",
                    "confirmed",
                    "verified",
                    "suspended",
                    "disowned",
                    "lifted",
                    "told");

    private final Pages pages;
    private final ListReviewQueue queue;
    private final ListVacanciesToConfirm toConfirm;
    private final ConfirmVacancy confirm;
    private final Employers employers;
    private final Transactions transactions;
    private final Taxonomy taxonomy;

    ReviewPages(
            Pages pages,
            ListReviewQueue queue,
            ListVacanciesToConfirm toConfirm,
            ConfirmVacancy confirm,
            Employers employers,
            Transactions transactions,
            Taxonomy taxonomy) {
        this.pages = pages;
        this.queue = queue;
        this.toConfirm = toConfirm;
        this.confirm = confirm;
        this.employers = employers;
        this.transactions = transactions;
        this.taxonomy = taxonomy;
    }

    @Get
    HttpResponse<?> queue(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "vacancies") String list,
            @QueryValue(defaultValue = "") String q,
            @QueryValue(defaultValue = "") String after,
            @QueryValue(defaultValue = "") String done) {
        String shown = LISTS.contains(list) ? list : "vacancies";
        Page page = pages.page(request);
        String words = shown.equals("employers") && q.length() <= MOST_WORDS ? q.strip() : "";
        Listed listed =
                words.isEmpty()
                        ? listed(caller, page, shown, after)
                        : found(caller, page, words, after);
        String address = "/review?list=" + shown + (words.isEmpty() ? "" : "&q=" + encoded(words));
        return pages.show(
                request,
                "review/queue",
                new ReviewQueueView(
                        shown,
                        queue.counts(caller),
                        listed.lines(),
                        shown.equals("employers") && after.isEmpty() && words.isEmpty()
                                ? queue.suspended(caller).stream()
                                        .map(one -> employer(page, one, "suspended"))
                                        .toList()
                                : List.of(),
                        words,
                        after.isEmpty() ? null : address,
                        listed.next() == null ? null : address + "&after=" + encoded(listed.next()),
                        DONE.contains(done) ? done : ""));
    }

    @Post("/vacancies/{id}/confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(Caller caller, UUID id) {
        confirm.confirm(caller, new VacancyId(id));
        return back("confirm", "confirmed");
    }

    /** Back at the queue, with a word on what was done. */
    static HttpResponse<?> back(String list, String done) {
        return HttpResponse.seeOther(URI.create("/review?list=%s&done=%s".formatted(list, done)));
    }

    private record Listed(List<ReviewQueueView.Line> lines, @Nullable String next) {}

    private Listed listed(Caller caller, Page page, String list, String after) {
        switch (list) {
            case "employers" -> {
                var found = queue.employers(caller, after, LINES);
                return new Listed(
                        found.lines().stream()
                                .map(one -> employer(page, one, "unverified"))
                                .toList(),
                        found.next());
            }
            case "confirm" -> {
                var found = toConfirm.list(caller, after, LINES);
                return new Listed(
                        found.vacancies().stream().map(one -> toConfirm(page, one)).toList(),
                        found.next());
            }
            default -> {
                var found = queue.vacancies(caller, after, LINES);
                return new Listed(
                        found.lines().stream().map(one -> vacancy(page, one)).toList(),
                        found.next());
            }
        }
    }

    /** Employers of every standing, by a part of the name. */
    private Listed found(Caller caller, Page page, String words, String after) {
        Employers.Page found =
                transactions.read(
                        caller,
                        () ->
                                employers.list(
                                        Reach.of(caller).chamber(),
                                        words,
                                        after.isEmpty() ? null : after,
                                        LINES));
        return new Listed(
                found.employers().stream()
                        .map(
                                one ->
                                        new ReviewQueueView.Line(
                                                one.name(),
                                                "/review/employers/" + one.id().value(),
                                                "",
                                                where(page, one.country(), one.place()),
                                                page.value("employer_kind", one.kind()),
                                                page.t(
                                                        "vacancy.standing."
                                                                + one.standing()
                                                                        .getClass()
                                                                        .getSimpleName()
                                                                        .toLowerCase(Locale.ROOT)),
                                                one.standing() instanceof Standing.Unverified,
                                                null))
                        .toList(),
                found.next());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ReviewQueueView.Line vacancy(Page page, ListReviewQueue.Waiting one) {
        return new ReviewQueueView.Line(
                one.title(),
                "/review/vacancies/" + one.id().value(),
                one.kind().name().toLowerCase(Locale.ROOT),
                one.employerName() + " · " + where(page, one.country(), one.place()),
                page.t("review.since", page.day(VacancyWords.day(one.since(), one.country()))),
                !one.employerVerified()
                        ? page.t("review.next.employer")
                        : one.toVet() ? page.t("review.next.vet") : page.t("review.next.read"),
                one.employerVerified() && !one.toVet(),
                null);
    }

    private ReviewQueueView.Line employer(
            Page page, ListReviewQueue.Unverified one, String standing) {
        boolean suspended = standing.equals("suspended");
        return new ReviewQueueView.Line(
                one.name(),
                "/review/employers/" + one.id().value(),
                "",
                where(page, one.country(), null),
                page.t(
                        suspended ? "review.suspended_since" : "review.registered",
                        page.day(VacancyWords.day(one.since(), one.country()))),
                suspended
                        ? page.t("review.next.suspended")
                        : page.t("review.next.verify", one.vacancies()),
                !suspended,
                null);
    }

    private ReviewQueueView.Line toConfirm(Page page, ListVacanciesToConfirm.ToConfirm one) {
        return new ReviewQueueView.Line(
                one.title(),
                "/review/vacancies/" + one.id().value(),
                one.kind().name().toLowerCase(Locale.ROOT),
                one.employerName(),
                page.t(
                        "vacancy.confirmed",
                        page.day(VacancyWords.day(one.confirmed(), one.country()))),
                page.t(
                        "review.hidden_from",
                        page.day(VacancyWords.day(one.hiddenFrom(), one.country()))),
                true,
                "/review/vacancies/" + one.id().value() + "/confirmation");
    }

    private String where(Page page, String country, @Nullable String place) {
        String land = taxonomy.label(Subject.COUNTRY, country, page.language());
        return place == null
                ? land
                : taxonomy.label(Subject.PLACE, place, page.language()) + ", " + land;
    }
}
