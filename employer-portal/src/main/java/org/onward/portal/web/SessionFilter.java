package org.onward.portal.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

/** Opens the session cookie before anything else, and writes it again where its tokens changed. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SessionFilter implements Ordered {
    private final SessionCookie cookies;

    SessionFilter(SessionCookie cookies) {
        this.cookies = cookies;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    void open(HttpRequest<?> request) {
        if (!request.getPath().startsWith("/assets/")) {
            cookies.read(request).ifPresent(session -> Seen.session(request, session));
        }
    }

    @ResponseFilter
    void close(HttpRequest<?> request, @Nullable MutableHttpResponse<?> response) {
        if (response == null || response.getCookie(SessionCookie.NAME).isPresent()) {
            return;
        }
        if (Seen.left(request)) {
            response.cookie(SessionCookie.none());
            return;
        }
        Seen.session(request)
                .ifPresent(
                        session -> {
                            if (session.bearer().ended()) {
                                response.cookie(SessionCookie.none());
                            } else if (session.bearer().renewed()) {
                                response.cookie(cookies.of(session));
                            }
                        });
    }
}
