package org.onward.portal.introduction;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.UUID;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Choices;
import org.onward.portal.api.Choices.Offer;
import org.onward.portal.api.Introductions;
import org.onward.portal.api.Introductions.Linked;
import org.onward.portal.api.Refusal;
import org.onward.portal.web.Anyone;
import org.onward.portal.web.Faults;
import org.onward.portal.web.Form;
import org.onward.portal.web.Pages;
import org.onward.portal.web.PortalPages;

/**
 * Answering by the link of a mail, without signing in. The token is the only thing that opens it;
 * it is in the address, so nothing here writes the address down or links elsewhere with it.
 */
@PortalPages("/answer")
final class AnswerPages {
    private final Pages pages;
    private final Introductions introductions;
    private final Choices choices;

    AnswerPages(Pages pages, Introductions introductions, Choices choices) {
        this.pages = pages;
        this.introductions = introductions;
        this.choices = choices;
    }

    /** Looking changes nothing: programs that check mails follow links too. */
    @Anyone
    @Get("/{token}")
    HttpResponse<?> look(
            HttpRequest<?> request,
            Asker asker,
            String token,
            @QueryValue(value = "in", defaultValue = "") String language) {
        Linked linked = introductions.look(asker, token);
        Asker reader = reader(request, asker, linked, language);
        // once more where it was read with labels in another language than it is shown in
        Linked shown =
                reader.language().equals(asker.language())
                        ? linked
                        : introductions.look(reader, token);
        MutableHttpResponse<String> page =
                show(
                        request,
                        HttpStatus.OK,
                        reader,
                        shown,
                        token,
                        "",
                        UUID.randomUUID().toString(),
                        Faults.NONE);
        return Pages.isKnown(language) ? page.cookie(Pages.languageCookie(language)) : page;
    }

    @Anyone
    @Post("/{token}")
    HttpResponse<?> answer(HttpRequest<?> request, Asker asker, String token, Form form) {
        Pages.speak(request, form.text("in"));
        Asker reader =
                asker.nobody()
                        .in(Pages.isKnown(form.text("in")) ? form.text("in") : asker.language());
        String answer = form.text("answer");
        String reason = Answering.reason(form);
        String key = form.text("key");
        if (Answering.lacksReason(answer, reason)) {
            return show(
                    request,
                    HttpStatus.BAD_REQUEST,
                    reader,
                    introductions.look(reader, token),
                    token,
                    "",
                    key,
                    Answering.reasonNeeded(pages.page(request)));
        }
        try {
            Linked linked =
                    introductions.answerByLink(reader, token, answer, reason, Answering.key(form));
            return show(request, HttpStatus.OK, reader, linked, token, answer, key, Faults.NONE);
        } catch (Refusal refusal) {
            if (refusal.status() != 400 || refusal.errors().isEmpty()) {
                throw refusal;
            }
            return show(
                    request,
                    HttpStatus.BAD_REQUEST,
                    reader,
                    introductions.look(reader, token),
                    token,
                    "",
                    key,
                    Answering.faults(refusal));
        }
    }

    /** In the language chosen here, else the one chosen earlier, else the employer's. */
    private static Asker reader(HttpRequest<?> request, Asker asker, Linked linked, String chosen) {
        String language =
                Pages.isKnown(chosen)
                        ? chosen
                        : Pages.hasChosen(request) ? asker.language() : linked.language();
        if (!Pages.isKnown(language)) {
            return asker;
        }
        Pages.speak(request, language);
        return asker.nobody().in(language);
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            HttpStatus status,
            Asker asker,
            Linked linked,
            String token,
            String done,
            String key,
            Faults faults) {
        Offer offer = choices.of(asker);
        return pages.show(
                request,
                status,
                "introduction/one",
                new IntroductionView(
                        linked.introduction(),
                        done,
                        "/answer/" + Answering.encode(token),
                        key,
                        done.isEmpty() ? offer.answerReasons() : List.of(),
                        offer.levels(),
                        faults,
                        linked.employerName()));
    }
}
