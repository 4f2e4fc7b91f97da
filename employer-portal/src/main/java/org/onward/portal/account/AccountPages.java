package org.onward.portal.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.net.URI;
import java.util.Map;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Refusal;
import org.onward.portal.api.Sessions;
import org.onward.portal.api.Unreachable;
import org.onward.portal.web.Faults;
import org.onward.portal.web.Form;
import org.onward.portal.web.Page;
import org.onward.portal.web.Pages;
import org.onward.portal.web.PortalPages;
import org.onward.portal.web.Session;
import org.onward.portal.web.SignedOut;

/** Another password for one's own account. */
@PortalPages("/account")
final class AccountPages {
    private final Pages pages;
    private final Sessions sessions;

    AccountPages(Pages pages, Sessions sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    @Get
    HttpResponse<?> account(HttpRequest<?> request, Session session) {
        return pages.show(request, "account/account", view(session, Faults.NONE));
    }

    /** Of a page that said what was wrong with a password. */
    @Get("/password")
    HttpResponse<?> account() {
        return HttpResponse.seeOther(URI.create("/account"));
    }

    @Post("/password")
    HttpResponse<?> password(HttpRequest<?> request, Asker asker, Session session, Form form) {
        try {
            sessions.changePassword(asker, form.secret("present"), form.secret("password"));
        } catch (Refusal refusal) {
            if (refusal.errors().isEmpty()) {
                throw refusal;
            }
            Page page = pages.page(request);
            Faults faults =
                    Faults.of(
                            refusal.errors(),
                            Map.of(),
                            Map.of(
                                    "present", page.t("account.present"),
                                    "password", page.t("account.password")));
            return pages.show(
                    request, HttpStatus.BAD_REQUEST, "account/account", view(session, faults));
        } catch (Unreachable away) {
            return pages.show(
                    request,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "account/account",
                    view(session, Faults.notice(pages.page(request).t("away.password"))));
        }
        SignedOut.here(request);
        return HttpResponse.seeOther(URI.create("/signin?did=password"));
    }

    private static AccountView view(Session session, Faults faults) {
        return new AccountView(session.name(), session.email(), faults);
    }
}
