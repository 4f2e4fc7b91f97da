package org.onward.portal.web;

import io.micronaut.http.HttpRequest;

/** For pages after which there is no session any more. */
public final class SignedOut {
    private SignedOut() {}

    public static void here(HttpRequest<?> request) {
        Seen.leave(request);
    }
}
