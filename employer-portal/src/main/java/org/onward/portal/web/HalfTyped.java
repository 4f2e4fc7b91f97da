package org.onward.portal.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Sessions;
import org.onward.portal.api.Unreachable;

/** Shows a form that is half typed in another language, with all that was typed. */
@Singleton
public final class HalfTyped {
    private final Pages pages;
    private final Sessions sessions;

    HalfTyped(Pages pages, Sessions sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    /** Whether a button of the form asked for it in another language. */
    public static boolean isIn(Form form) {
        return Pages.isKnown(form.text("to"));
    }

    /**
     * The form in the language that was asked for, which is this browser's and the account's from
     * now on; in the old one as long as its lists cannot be read in the other.
     *
     * @param shown the form as typed so far, for an asker of a language
     */
    public HttpResponse<?> in(
            HttpRequest<?> request,
            Asker asker,
            Form form,
            BiFunction<Asker, Faults, MutableHttpResponse<?>> shown) {
        String to = form.text("to");
        if (Seen.session(request).isPresent()) {
            try {
                sessions.speak(asker, to);
            } catch (Unreachable e) {
                // the cookie is enough for the pages
            }
        }
        Pages.speak(request, to);
        try {
            return shown.apply(asker.in(to), Faults.NONE).cookie(Pages.languageCookie(to));
        } catch (Unreachable away) {
            Pages.speak(request, asker.language());
            Faults faults = Faults.notice(pages.page(request).t("away.sentence"));
            return shown.apply(asker, faults).status(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }
}
