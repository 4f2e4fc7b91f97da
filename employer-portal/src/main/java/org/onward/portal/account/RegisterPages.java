package org.onward.portal.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Choices;
import org.onward.portal.api.Choices.Offer;
import org.onward.portal.api.Refusal;
import org.onward.portal.api.Registrations;
import org.onward.portal.api.Registrations.Registration;
import org.onward.portal.api.Unreachable;
import org.onward.portal.web.Anyone;
import org.onward.portal.web.Faults;
import org.onward.portal.web.Form;
import org.onward.portal.web.HalfTyped;
import org.onward.portal.web.Page;
import org.onward.portal.web.Pages;
import org.onward.portal.web.PortalPages;

/** Registering an employer, and making the account with the link of the mail. */
@PortalPages("/register")
final class RegisterPages {
    private final Pages pages;
    private final Registrations registrations;
    private final Choices choices;
    private final HalfTyped halfTyped;

    RegisterPages(Pages pages, Registrations registrations, Choices choices, HalfTyped halfTyped) {
        this.pages = pages;
        this.registrations = registrations;
        this.choices = choices;
        this.halfTyped = halfTyped;
    }

    @Anyone
    @Get
    HttpResponse<?> empty(HttpRequest<?> request, Asker asker) {
        Offer offer = choices.of(asker);
        RegisterView view =
                new RegisterView(
                        "",
                        "employer",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        UUID.randomUUID().toString(),
                        offer,
                        Faults.NONE);
        return pages.show(request, "account/register", view);
    }

    @Anyone
    @Post
    HttpResponse<?> register(HttpRequest<?> request, Asker asker, Form form) {
        if (HalfTyped.isIn(form)) {
            return halfTyped.in(
                    request,
                    asker,
                    form,
                    (there, faults) ->
                            again(request, HttpStatus.OK, form, choices.of(there), faults));
        }
        Offer offer = choices.of(asker);
        String place = form.text("place");
        Registration registration =
                new Registration(
                        form.text("name"),
                        orNull(form.text("kind")),
                        orNull(offer.countryOf(place)),
                        offer.isPlace(place) ? place : null,
                        orNull(form.text("sector")),
                        orNull(form.text("chamber")),
                        form.text("contactName"),
                        form.text("phone"),
                        form.text("email"),
                        asker.language());
        try {
            registrations.register(asker, registration, form.text("key"));
            return HttpResponse.seeOther(URI.create("/register/sent"));
        } catch (Refusal refusal) {
            if (refusal.errors().isEmpty()) {
                throw refusal;
            }
            Faults faults =
                    Faults.of(
                            refusal.errors(),
                            Map.of("country", "place"),
                            labels(pages.page(request)));
            return again(request, HttpStatus.BAD_REQUEST, form, offer, faults);
        } catch (Unreachable away) {
            Faults faults = Faults.notice(pages.page(request).t("away.sentence"));
            return again(request, HttpStatus.SERVICE_UNAVAILABLE, form, offer, faults);
        }
    }

    private MutableHttpResponse<?> again(
            HttpRequest<?> request, HttpStatus status, Form form, Offer offer, Faults faults) {
        return pages.show(
                request,
                status,
                "account/register",
                new RegisterView(
                        form.text("name"),
                        form.text("kind"),
                        form.text("place"),
                        form.text("sector"),
                        form.text("chamber"),
                        form.text("contactName"),
                        form.text("phone"),
                        form.text("email"),
                        form.text("key"),
                        offer,
                        faults));
    }

    @Anyone
    @Get("/sent")
    HttpResponse<?> sent(HttpRequest<?> request) {
        return pages.show(request, "account/sent", new SentView("register"));
    }

    /** Looking changes nothing: programs that check mails follow links too. */
    @Anyone
    @Get("/confirm")
    HttpResponse<?> look(HttpRequest<?> request, @QueryValue(defaultValue = "") String token) {
        return pages.show(
                request,
                "account/confirm",
                new ConfirmView(token, UUID.randomUUID().toString(), Faults.NONE));
    }

    @Anyone
    @Post("/confirm")
    HttpResponse<?> confirm(HttpRequest<?> request, Asker asker, Form form) {
        Page page = pages.page(request);
        try {
            Registrations.Confirmed confirmed =
                    registrations.confirm(
                            asker, form.text("token"), form.secret("password"), form.text("key"));
            return pages.show(
                    request,
                    "account/confirmed",
                    new ConfirmedView(confirmed.employerName(), confirmed.email()));
        } catch (Refusal refusal) {
            if (refusal.is("link-over")) {
                return pages.show(
                        request, HttpStatus.GONE, "account/over", new OverView(refusal.detail()));
            }
            if (refusal.errors().isEmpty()) {
                throw refusal;
            }
            Faults faults =
                    Faults.of(
                            refusal.errors(),
                            Map.of("token", "password"),
                            Map.of("password", page.t("signin.password")));
            return unconfirmed(request, HttpStatus.BAD_REQUEST, form, faults);
        } catch (Unreachable away) {
            Faults faults = Faults.notice(page.t("away.password"));
            return unconfirmed(request, HttpStatus.SERVICE_UNAVAILABLE, form, faults);
        }
    }

    private HttpResponse<?> unconfirmed(
            HttpRequest<?> request, HttpStatus status, Form form, Faults faults) {
        return pages.show(
                request,
                status,
                "account/confirm",
                new ConfirmView(form.text("token"), form.text("key"), faults));
    }

    private static Map<String, String> labels(Page page) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String field :
                new String[] {
                    "name", "kind", "place", "sector", "chamber", "contactName", "phone"
                }) {
            labels.put(field, page.t("employer." + field));
        }
        labels.put("email", page.t("signin.email"));
        return labels;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
