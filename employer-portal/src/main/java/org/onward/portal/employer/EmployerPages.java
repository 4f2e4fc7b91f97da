package org.onward.portal.employer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import org.onward.portal.web.Page;
import org.onward.portal.web.Pages;
import org.onward.portal.web.PortalPages;

@PortalPages("/employer")
final class EmployerPages {
    private final Pages pages;
    private final Employers employers;
    private final Choices choices;

    EmployerPages(Pages pages, Employers employers, Choices choices) {
        this.pages = pages;
        this.employers = employers;
        this.choices = choices;
    }

    @Get
    HttpResponse<?> own(
            HttpRequest<?> request, Asker asker, @QueryValue(defaultValue = "") String done) {
        Own own = employers.read(asker);
        return pages.show(
                request,
                "employer/employer",
                new EmployerView(
                        own.version(),
                        own.name(),
                        own.kind(),
                        Objects.requireNonNullElse(own.countryLabel(), own.country()),
                        own.country(),
                        own.standing(),
                        text(own.place()),
                        text(own.sector()),
                        text(own.contactName()),
                        text(own.phone()),
                        text(own.email()),
                        choices.of(asker),
                        done.equals("saved"),
                        Faults.NONE));
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
            return pages.show(
                    request,
                    HttpStatus.valueOf(refusal.status()),
                    "employer/employer",
                    new EmployerView(
                            own.version(),
                            own.name(),
                            own.kind(),
                            Objects.requireNonNullElse(own.countryLabel(), own.country()),
                            own.country(),
                            own.standing(),
                            form.text("place"),
                            form.text("sector"),
                            form.text("contactName"),
                            form.text("phone"),
                            form.text("email"),
                            choices.of(asker),
                            false,
                            faults));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
