package org.onward.matching.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Callers;
import org.onward.matching.problem.Problem;
import org.onward.matching.web.FormTokens.FormToken;

/**
 * Whether a posted form is one that we had made for this session. {@link CrossSiteFilter} asks it
 * of every form but that of a file, whose parts only its own controller reads: that one asks
 * itself.
 */
@Singleton
public final class OwnForm {
    /** The page whose form brings a file. */
    public static final String WITH_FILE = "/import";

    private final FormTokens tokens;

    OwnForm(FormTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @throws Problem NOT_ALLOWED
     */
    public void require(HttpRequest<?> request, String given) {
        if (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
            return; // a token that is sent by hand is not a browser's
        }
        Caller caller = Callers.of(request).orElseThrow(OwnForm::foreign);
        FormToken token = tokens.read(given).orElseThrow(OwnForm::foreign);
        if (token.session().equals(caller.session())) {
            return;
        }
        if (token.account().equals(caller.account())) {
            KeepPostedFilter.wanted(request); // they signed in again in another tab
        }
        throw foreign();
    }

    static Problem foreign() {
        return Problem.of(Problem.Kind.NOT_ALLOWED, "Open the page again and repeat what you did.");
    }
}
