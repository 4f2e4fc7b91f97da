package org.onward.portal.web;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** What the filters found out about a request, for whoever answers it. */
final class Seen {
    private static final String SESSION = "onward.session";
    private static final String FORM = "onward.form";
    private static final String LEFT = "onward.left";

    private Seen() {}

    static Optional<Session> session(HttpRequest<?> request) {
        return request.getAttribute(SESSION, Session.class);
    }

    static void session(HttpRequest<?> request, Session session) {
        request.setAttribute(SESSION, session);
    }

    static Form form(HttpRequest<?> request) {
        return request.getAttribute(FORM, Form.class).orElseGet(() -> Form.of(null));
    }

    static void form(HttpRequest<?> request, Form form) {
        request.setAttribute(FORM, form);
    }

    /** The browser is to forget its session. */
    static void leave(HttpRequest<?> request) {
        request.setAttribute(LEFT, true);
        request.removeAttribute(SESSION, Session.class);
    }

    static boolean left(HttpRequest<?> request) {
        return request.getAttribute(LEFT).isPresent();
    }
}
