package org.onward.portal.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onward.portal.api.Bearer;
import org.onward.portal.api.Tokens;

/**
 * The session of a browser, sealed in a {@code __Host-} cookie that scripts cannot read. The portal
 * keeps nothing about it.
 */
@Singleton
final class SessionCookie {
    static final String NAME = "__Host-onward-portal";
    private static final Duration LIFE = Duration.ofHours(12);
    private static final String NEXT = "\n";

    private final SealedText sealed;

    SessionCookie(SealedText sealed) {
        this.sealed = sealed;
    }

    Cookie of(Session session) {
        Tokens tokens = session.bearer().tokens();
        return bare(
                sealed.seal(
                        NAME,
                        LIFE,
                        String.join(
                                NEXT,
                                List.of(
                                        session.id().toString(),
                                        tokens.accessToken(),
                                        tokens.refreshToken(),
                                        Long.toString(tokens.expiresAt()),
                                        line(session.email()),
                                        line(session.name()),
                                        line(session.employer())))));
    }

    /** A cookie that makes the browser forget the session. */
    static Cookie none() {
        return bare("").maxAge(0);
    }

    /** The session of a request; empty where there is none, or not one of ours. */
    Optional<Session> read(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(NAME)
                .flatMap(cookie -> sealed.open(NAME, cookie.getValue()))
                .map(text -> text.split(NEXT, 7))
                .filter(parts -> parts.length == 7)
                .map(
                        parts ->
                                new Session(
                                        UUID.fromString(parts[0]),
                                        parts[4],
                                        parts[5],
                                        parts[6],
                                        new Bearer(
                                                new Tokens(
                                                        parts[1],
                                                        parts[2],
                                                        Long.parseLong(parts[3])))));
    }

    private static String line(String text) {
        String one = text.replaceAll("\\R", " ");
        return one.length() <= 100 ? one : one.substring(0, 100);
    }

    private static Cookie bare(String value) {
        return Cookie.of(NAME, value).path("/").secure(true).httpOnly(true).sameSite(SameSite.Lax);
    }
}
