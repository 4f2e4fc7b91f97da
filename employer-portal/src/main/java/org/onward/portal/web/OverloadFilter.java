package org.onward.portal.web;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Refusal;

/** Refuses what is more than we can serve, at once, instead of letting everybody wait. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class OverloadFilter
        implements Ordered, ApplicationEventListener<HttpRequestTerminatedEvent> {
    private static final String LANE = "onward.lane";

    /** Files from memory. */
    private static final Pattern UNCOUNTED = Pattern.compile("/assets/.*");

    /** Health and metrics, signing in, and what an employer answers with. */
    private static final Pattern KEPT_FREE =
            Pattern.compile("/(health|prometheus|signin|answer|introductions)(/.*)?");

    private final Semaphore most;
    private final Semaphore keptFree;
    private final PortalErrors errors;

    OverloadFilter(
            @Property(name = "onward.overload.most-requests") int most,
            @Property(name = "onward.overload.kept-free") int keptFree,
            PortalErrors errors) {
        this.most = new Semaphore(most);
        this.keptFree = new Semaphore(keptFree);
        this.errors = errors;
    }

    /** Before all that costs something; only the headers are added to refusals too. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before() - 90;
    }

    /** Runs a second time for a request that breaks; it counts once. */
    @RequestFilter
    @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
        String path = request.getPath();
        if (UNCOUNTED.matcher(path).matches() || request.getAttribute(LANE).isPresent()) {
            return null;
        }
        Semaphore lane = KEPT_FREE.matcher(path).matches() ? keptFree : most;
        if (!lane.tryAcquire()) {
            return errors.refused(request, new Refusal(503, "busy", "", List.of()));
        }
        request.setAttribute(LANE, lane);
        return null;
    }

    /** The answer is written, or whoever asked has gone. */
    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent ended) {
        ended.getSource().removeAttribute(LANE, Semaphore.class).ifPresent(Semaphore::release);
    }
}
