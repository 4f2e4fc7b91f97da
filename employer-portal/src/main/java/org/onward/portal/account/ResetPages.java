package org.onward.portal.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.Map;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Refusal;
import org.onward.portal.api.Registrations;
import org.onward.portal.api.Unreachable;
import org.onward.portal.web.Anyone;
import org.onward.portal.web.Faults;
import org.onward.portal.web.Form;
import org.onward.portal.web.Page;
import org.onward.portal.web.Pages;
import org.onward.portal.web.PortalPages;

/** A new password by a link in a mail. */
@PortalPages
final class ResetPages {
    private final Pages pages;
    private final Registrations registrations;

    ResetPages(Pages pages, Registrations registrations) {
        this.pages = pages;
        this.registrations = registrations;
    }

    @Anyone
    @Get("/forgot")
    HttpResponse<?> forgot(HttpRequest<?> request) {
        return pages.show(request, "account/forgot", new ForgotView("", Faults.NONE));
    }

    @Anyone
    @Post("/forgot")
    HttpResponse<?> send(HttpRequest<?> request, Asker asker, Form form) {
        String email = form.text("email");
        Page page = pages.page(request);
        try {
            registrations.forgot(asker, email);
            return HttpResponse.seeOther(URI.create("/forgot/sent"));
        } catch (Refusal refusal) {
            if (refusal.errors().isEmpty()) {
                throw refusal;
            }
            Faults faults =
                    Faults.of(refusal.errors(), Map.of(), Map.of("email", page.t("signin.email")));
            return pages.show(
                    request,
                    HttpStatus.BAD_REQUEST,
                    "account/forgot",
                    new ForgotView(email, faults));
        } catch (Unreachable away) {
            return pages.show(
                    request,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "account/forgot",
                    new ForgotView(email, Faults.notice(page.t("away.sentence"))));
        }
    }

    @Anyone
    @Get("/forgot/sent")
    HttpResponse<?> sent(HttpRequest<?> request) {
        return pages.show(request, "account/sent", new SentView("reset"));
    }

    @Anyone
    @Get("/reset")
    HttpResponse<?> look(HttpRequest<?> request, @QueryValue(defaultValue = "") String token) {
        return pages.show(request, "account/reset", new TokenView(token, Faults.NONE));
    }

    @Anyone
    @Post("/reset")
    HttpResponse<?> reset(HttpRequest<?> request, Asker asker, Form form) {
        String token = form.text("token");
        Page page = pages.page(request);
        try {
            registrations.reset(asker, token, form.secret("password"));
            return HttpResponse.seeOther(URI.create("/signin?did=reset"));
        } catch (Refusal refusal) {
            if (refusal.errors().isEmpty()) {
                throw refusal;
            }
            Faults faults =
                    Faults.of(
                            refusal.errors(),
                            Map.of("token", "password"),
                            Map.of("password", page.t("account.password")));
            return pages.show(
                    request, HttpStatus.BAD_REQUEST, "account/reset", new TokenView(token, faults));
        } catch (Unreachable away) {
            return pages.show(
                    request,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "account/reset",
                    new TokenView(token, Faults.notice(page.t("away.password"))));
        }
    }
}
