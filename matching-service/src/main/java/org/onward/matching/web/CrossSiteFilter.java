package org.onward.matching.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.filter.FilterBodyParser;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A change that a browser sends must come from our own pages: same origin, and, once signed in by
 * cookie, the token of the session's forms. Requests with a bearer token are not a browser's.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CrossSiteFilter implements Ordered {
    /** Name of the hidden field, and of the header that htmx sends. */
    static final String FIELD = "csrf";

    static final String HEADER = "X-Csrf";
    private static final Set<HttpMethod> SAFE =
            EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final OwnForm own;
    private final FilterBodyParser forms;
    private final Scheduler afterwards;

    CrossSiteFilter(
            OwnForm own,
            FilterBodyParser forms,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.own = own;
        this.forms = forms;
        this.afterwards = Schedulers.fromExecutorService(executor);
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 10;
    }

    @RequestFilter
    Publisher<HttpRequest<?>> check(HttpRequest<?> request) {
        if (SAFE.contains(request.getMethod())
                || request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
            return Mono.just(request);
        }
        if (!fromOurPages(request)) {
            throw OwnForm.foreign();
        }
        // Whoever signs in may be signed in by now, in another tab.
        if (!SessionFilter.byCookie(request) || request.getPath().equals("/signin")) {
            return Mono.just(request);
        }
        String header = request.getHeaders().get(HEADER);
        if (header != null) {
            own.require(request, header);
            return Mono.just(request);
        }
        if (request.getPath().equals(OwnForm.WITH_FILE)) {
            return Mono.just(request);
        }
        // A body that comes in parts is parsed from within its delivery. To go on in there would
        // have the route read the same body before it is handed out, which fails.
        return Mono.fromFuture(forms.parseBody(request))
                .publishOn(afterwards)
                .map(form -> String.valueOf(form.get(FIELD)))
                .defaultIfEmpty("")
                .map(
                        given -> {
                            own.require(request, given);
                            return request;
                        });
    }

    private static boolean fromOurPages(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin == null) {
            return true;
        }
        try {
            return URI.create(origin)
                    .getAuthority()
                    .equalsIgnoreCase(request.getHeaders().get(HttpHeaders.HOST));
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }
}
