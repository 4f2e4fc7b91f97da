package org.onward.portal.vacancy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Choices;
import org.onward.portal.api.Refusal;
import org.onward.portal.api.Vacancies;
import org.onward.portal.api.Vacancies.Step;
import org.onward.portal.api.Vacancies.Whole;
import org.onward.portal.web.Pages;
import org.onward.portal.web.PortalPages;

/** The list of vacancies, one of them, and the steps of its life. */
@PortalPages("/vacancies")
final class VacancyPages {
    private static final Map<String, Step> STEPS =
            Map.of(
                    "submit", Step.SUBMIT,
                    "pause", Step.PAUSE,
                    "open", Step.OPEN,
                    "fill", Step.FILL,
                    "withdraw", Step.WITHDRAW,
                    "confirm", Step.CONFIRM);
    private static final Set<String> OTHER_DEEDS = Set.of("posted", "again", "saved", "draft");

    private final Pages pages;
    private final Vacancies vacancies;
    private final Choices choices;

    VacancyPages(Pages pages, Vacancies vacancies, Choices choices) {
        this.pages = pages;
        this.vacancies = vacancies;
        this.choices = choices;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, Asker asker, @Nullable @QueryValue String cursor) {
        Vacancies.Listed listed = vacancies.list(asker, cursor);
        String next =
                listed.next() == null
                        ? null
                        : "/vacancies?cursor="
                                + URLEncoder.encode(listed.next(), StandardCharsets.UTF_8);
        return pages.show(request, "vacancy/list", new VacanciesView(listed.vacancies(), next));
    }

    @Get("/{id}")
    HttpResponse<?> one(
            HttpRequest<?> request,
            Asker asker,
            String id,
            @QueryValue(defaultValue = "") String done) {
        Whole vacancy = vacancies.read(asker, id);
        boolean known = STEPS.containsKey(done) || OTHER_DEEDS.contains(done);
        return pages.show(
                request,
                "vacancy/one",
                new VacancyView(vacancy, known ? done : "", choices.of(asker)));
    }

    /** Of a page that said why a step was not taken: asked for again, or in another language. */
    @Get("/{id}/{step}")
    HttpResponse<?> stepped(Asker asker, String id, String step) {
        if (!STEPS.containsKey(step)) {
            throw new Refusal(404, "not-found", "", List.of());
        }
        return HttpResponse.seeOther(URI.create("/vacancies/" + vacancies.read(asker, id).id()));
    }

    @Post("/{id}/{step}")
    HttpResponse<?> step(Asker asker, String id, String step) {
        Step act = STEPS.get(step);
        if (act == null) {
            throw new Refusal(404, "not-found", "", List.of());
        }
        vacancies.step(asker, id, act);
        return HttpResponse.seeOther(
                URI.create(
                        "/vacancies/"
                                + URLEncoder.encode(id, StandardCharsets.UTF_8)
                                + "?done="
                                + step));
    }
}
