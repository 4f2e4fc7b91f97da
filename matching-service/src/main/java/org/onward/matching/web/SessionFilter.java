package org.onward.matching.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Door;
import org.onward.matching.access.Sessions;
import org.onward.matching.access.Tokens;
import org.onward.matching.problem.Problem;

/**
 * Before security looks for a token: opens the session cookie, and trades the refresh token where
 * the access token has run out.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SessionFilter implements Ordered {
    private static final String TOKEN = "onward.cookie.token";
    private static final String COOKIE = "onward.cookie.set";
    private static final long EARLY_SECONDS = 10;

    private final SessionCookie cookies;
    private final Sessions sessions;
    private final InstantSource clock;

    SessionFilter(SessionCookie cookies, Sessions sessions, InstantSource clock) {
        this.cookies = cookies;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void open(HttpRequest<?> request) {
        if (request.getHeaders().contains("Authorization")
                || request.getPath().startsWith("/assets/")) {
            return;
        }
        Optional<SessionCookie.Content> session = cookies.read(request);
        if (session.isEmpty()) {
            return;
        }
        long now = clock.instant().getEpochSecond();
        if (session.get().expiresAt() - EARLY_SECONDS > now) {
            request.setAttribute(TOKEN, session.get().accessToken());
            return;
        }
        try {
            Tokens fresh = sessions.refresh(Door.STAFF, session.get().refreshToken());
            request.setAttribute(TOKEN, fresh.accessToken());
            request.setAttribute(COOKIE, cookies.of(fresh, now));
        } catch (Problem ended) {
            request.setAttribute(COOKIE, SessionCookie.none());
        }
    }

    @ResponseFilter
    void close(HttpRequest<?> request, @Nullable MutableHttpResponse<?> response) {
        if (response != null && response.getCookie(SessionCookie.NAME).isEmpty()) {
            request.getAttribute(COOKIE, Cookie.class).ifPresent(response::cookie);
        }
    }

    /**
     * Takes the cookie away, lest its session, which is none any more, refuse the sign-in page too.
     */
    static void ended(HttpRequest<?> request) {
        if (byCookie(request)) {
            request.setAttribute(COOKIE, SessionCookie.none());
        }
    }

    /** Whether the request is signed in by the browser's cookie, not by a bearer token. */
    static boolean byCookie(HttpRequest<?> request) {
        return request.getAttribute(TOKEN).isPresent();
    }

    /** Hands the cookie's token to Micronaut Security. */
    @Singleton
    static final class CookieTokenReader implements TokenReader<HttpRequest<?>> {
        @Override
        public Optional<String> findToken(HttpRequest<?> request) {
            return request.getAttribute(TOKEN, String.class);
        }
    }
}
