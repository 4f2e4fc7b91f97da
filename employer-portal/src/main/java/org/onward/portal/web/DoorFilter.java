package org.onward.portal.web;

import io.micronaut.core.annotation.AnnotationMetadataProvider;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.filter.FilterBodyParser;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.onward.portal.api.Refusal;
import org.onward.portal.web.FormTokens.FormToken;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Nobody passes without a session but to the routes for {@link Anyone}; and a form must come from
 * our own pages: same origin, with a token that we made, and for a route that needs a session, made
 * in that session.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class DoorFilter implements Ordered {
    private static final Set<HttpMethod> SAFE =
            EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final FormTokens tokens;
    private final FilterBodyParser forms;
    private final Scheduler afterwards;

    DoorFilter(
            FormTokens tokens,
            FilterBodyParser forms,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.tokens = tokens;
        this.forms = forms;
        this.afterwards = Schedulers.fromExecutorService(executor);
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 10;
    }

    @RequestFilter
    Publisher<HttpRequest<?>> check(HttpRequest<?> request) {
        Optional<Boolean> anyone =
                RouteAttributes.getRouteMatch(request)
                        .map(
                                route ->
                                        route.getAnnotationMetadata().hasAnnotation(Anyone.class)
                                                || ofTheManagementPort(route));
        if (anyone.isEmpty()) {
            return Mono.just(request); // no such page, which the error page says
        }
        boolean signedIn = Seen.session(request).isPresent();
        if (SAFE.contains(request.getMethod())) {
            if (!anyone.get() && !signedIn) {
                throw signInFirst();
            }
            return Mono.just(request);
        }
        if (!fromOurPages(request)) {
            throw foreign();
        }
        if (request.getContentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::equals)
                .isEmpty()) {
            throw foreign();
        }
        // A body that comes in parts is parsed from within its delivery; what follows is not to
        // run in there.
        return Mono.fromFuture(forms.parseBody(request))
                .publishOn(afterwards)
                .map(Form::of)
                .defaultIfEmpty(Form.of(null))
                .map(
                        form -> {
                            Seen.form(request, form);
                            require(request, form, anyone.get());
                            return request;
                        });
    }

    /** Health and metrics, which have a port of their own and no session. */
    private static boolean ofTheManagementPort(AnnotationMetadataProvider route) {
        return route.getAnnotationMetadata().hasStereotype(Endpoint.class);
    }

    private void require(HttpRequest<?> request, Form form, boolean anyone) {
        FormToken token = tokens.read(form.text(FormTokens.FIELD)).orElseThrow(DoorFilter::foreign);
        if (anyone) {
            return;
        }
        Session session = Seen.session(request).orElseThrow(DoorFilter::signInFirst);
        if (token.session().equals(session.id().toString())) {
            return;
        }
        if (token.email().equalsIgnoreCase(session.email())) {
            throw new Refusal(403, PortalErrors.OTHER_SIGN_IN, "", List.of());
        }
        throw foreign();
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

    private static Refusal signInFirst() {
        return new Refusal(401, "not-signed-in", "", List.of());
    }

    private static Refusal foreign() {
        return new Refusal(403, "foreign", "", List.of());
    }
}
