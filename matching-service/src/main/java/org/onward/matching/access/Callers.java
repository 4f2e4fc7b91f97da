package org.onward.matching.access;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Who asks, from a request that has passed security. */
public final class Callers {
    static final String ATTRIBUTE = "onward.caller";

    private Callers() {}

    /** For the rest of the very request that signed them in. */
    public static void signedIn(HttpRequest<?> request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** Empty where nobody is signed in. */
    public static Optional<Caller> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class);
    }
}
