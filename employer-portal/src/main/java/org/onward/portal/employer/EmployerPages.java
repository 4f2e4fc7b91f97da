package org.onward.portal.employer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Choices;
import org.onward.portal.api.Employers;
import org.onward.portal.api.Employers.Details;
import org.onward.portal.api.Employers.Own;
import org.onward.portal.api.Refusal;
import org.onward.portal.web.Faults;
import org.onward.portal.web.Form;
import org.onward.portal.web.HalfTyped;
import org.onward.portal.web.Page;
import org.onward.portal.web.Pages;
import org.onward.portal.web.PortalPages;

@PortalPages("/employer")
final class EmployerPages {
    private final Pages pages;
    private final Employers employers;
    private final Choices choices;
    private final HalfTyped halfTyped;

    EmployerPages(Pages pages, Employers employers, Choices choices, HalfTyped halfTyped) {
        this.pages = pages;
        this.employers = employers;
        this.choices = choices;
        this.halfTyped = halfTyped;
    }

    @Get
    HttpResponse<?> own(
            HttpRequest<?> request, Asker asker, @QueryValue(defaultValue = "") String done) {
        Own own = employers.read(asker);
        return show(
                request,
                asker,
                own,
                own.version(),
                own.details(),
                done.equals("saved"),
                Faults.NONE);
    }

    @Post
    HttpResponse<?> save(HttpRequest<?> request, Asker asker, Form form) {
        Own own = employers.read(asker);
        String version = form.text("version");
        long read = version.matches("\\d{1,18}") ? Long.parseLong(version) : 0;
        Details details =
                new Details(
                        own.name(),
                        own.kind(),
                        own.country(),
                        orNull(form.text("place")),
                        orNull(form.text("sector")),
                        orNull(form.text("contactName")),
                        orNull(form.text("phone")),
                        orNull(form.text("email")));
        if (HalfTyped.isIn(form)) {
            return halfTyped.in(
                    request,
                    asker,
                    form,
                    (there, faults) ->
                            show(
                                    request,
                                    there,
                                    employers.read(there),
                                    read,
                                    details,
                                    false,
                                    faults));
        }
        try {
            // just this may have been saved meanwhile, where an answer got lost on the way
            if (own.version() == read || !own.details().equals(details)) {
                employers.edit(asker, read, details);
            }
            return HttpResponse.seeOther(URI.create("/employer?done=saved"));
        } catch (Refusal refusal) {
            Page page = pages.page(request);
            Faults faults;
            if (refusal.status() == 412) {
                faults = Faults.notice(page.t("posting.error.changed"));
            } else if (refusal.errors().isEmpty()) {
                throw refusal;
            } else {
                faults =
                        Faults.of(
                                refusal.errors(),
                                Map.of("country", "place"),
                                Map.of(
                                        "place", page.t("employer.place"),
                                        "sector", page.t("employer.sector"),
                                        "contactName", page.t("employer.contactName"),
                                        "phone", page.t("employer.phone"),
                                        "email", page.t("signin.email")));
            }
            return show(request, asker, own, own.version(), details, false, faults)
                    .status(HttpStatus.valueOf(refusal.status()));
        }
    }

    /**
     * @param version that the details are of
     * @param details as saved, or as typed so far
     */
    private MutableHttpResponse<?> show(
            HttpRequest<?> request,
            Asker asker,
            Own own,
            long version,
            Details details,
            boolean saved,
            Faults faults) {
        return pages.show(
                request,
                "employer/employer",
                new EmployerView(
                        version,
                        own.name(),
                        own.kind(),
                        Objects.requireNonNullElse(own.countryLabel(), own.country()),
                        own.country(),
                        own.standing(),
                        text(details.place()),
                        text(details.sector()),
                        text(details.contactName()),
                        text(details.phone()),
                        text(details.email()),
                        choices.of(asker),
                        saved,
                        faults));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
