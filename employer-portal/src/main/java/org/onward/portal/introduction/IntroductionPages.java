package org.onward.portal.introduction;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Choices;
import org.onward.portal.api.Choices.Offer;
import org.onward.portal.api.Introductions;
import org.onward.portal.api.Introductions.Introduction;
import org.onward.portal.api.Refusal;
import org.onward.portal.web.Faults;
import org.onward.portal.web.Form;
import org.onward.portal.web.Pages;
import org.onward.portal.web.PortalPages;

/** Introductions of whoever is signed in. */
@PortalPages("/introductions")
final class IntroductionPages {
    private final Pages pages;
    private final Introductions introductions;
    private final Choices choices;

    IntroductionPages(Pages pages, Introductions introductions, Choices choices) {
        this.pages = pages;
        this.introductions = introductions;
        this.choices = choices;
    }

    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            Asker asker,
            @Nullable @QueryValue String vacancy,
            @Nullable @QueryValue String cursor) {
        Introductions.Listed listed = introductions.list(asker, vacancy, cursor);
        String title =
                vacancy == null || listed.introductions().isEmpty()
                        ? null
                        : listed.introductions().getFirst().vacancyTitle();
        String next =
                listed.next() == null
                        ? null
                        : "/introductions?cursor="
                                + Answering.encode(listed.next())
                                + (vacancy == null ? "" : "&vacancy=" + Answering.encode(vacancy));
        return pages.show(
                request,
                "introduction/list",
                new IntroductionsView(
                        listed.introductions().stream()
                                .filter(one -> one.state().equals("waiting"))
                                .sorted(Comparator.comparing(Introduction::answerBy))
                                .toList(),
                        listed.introductions().stream()
                                .filter(one -> !one.state().equals("waiting"))
                                .toList(),
                        title,
                        next));
    }

    @Get("/{id}")
    HttpResponse<?> one(
            HttpRequest<?> request,
            Asker asker,
            String id,
            @QueryValue(defaultValue = "") String done) {
        Introduction introduction = introductions.read(asker, id);
        String said = Answering.isAnswer(done) ? done : "";
        return show(request, HttpStatus.OK, asker, introduction, said, fresh(), Faults.NONE);
    }

    /**
     * Of a page that said what was wrong with an answer: asked for again, or in another language.
     */
    @Get("/{id}/answer")
    HttpResponse<?> answered(Asker asker, String id) {
        return HttpResponse.seeOther(
                URI.create("/introductions/" + introductions.read(asker, id).id()));
    }

    @Post("/{id}/answer")
    HttpResponse<?> answer(HttpRequest<?> request, Asker asker, String id, Form form) {
        String answer = form.text("answer");
        String reason = Answering.reason(form);
        if (Answering.lacksReason(answer, reason)) {
            return show(
                    request,
                    HttpStatus.BAD_REQUEST,
                    asker,
                    introductions.read(asker, id),
                    "",
                    form.text("key"),
                    Answering.reasonNeeded(pages.page(request)));
        }
        try {
            introductions.answer(asker, id, answer, reason, Answering.key(form));
        } catch (Refusal refusal) {
            if (refusal.status() != 400 || refusal.errors().isEmpty()) {
                throw refusal;
            }
            return show(
                    request,
                    HttpStatus.BAD_REQUEST,
                    asker,
                    introductions.read(asker, id),
                    "",
                    form.text("key"),
                    Answering.faults(refusal));
        }
        return HttpResponse.seeOther(
                URI.create("/introductions/" + Answering.encode(id) + "?done=" + answer));
    }

    private HttpResponse<?> show(
            HttpRequest<?> request,
            HttpStatus status,
            Asker asker,
            Introduction introduction,
            String done,
            String key,
            Faults faults) {
        Offer offer = choices.of(asker);
        return pages.show(
                request,
                status,
                "introduction/one",
                new IntroductionView(
                        introduction,
                        done,
                        "/introductions/" + introduction.id() + "/answer",
                        key,
                        offer.answerReasons(),
                        offer.levels(),
                        faults,
                        ""));
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
