package org.onward.matching.access;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Says on every answer of the employer API, refusals included, what time it is here: the portal
 * shows days by it. The demo's clock can be moved.
 */
@ServerFilter(EmployerApi.PREFIX + "/**")
final class NowHeader implements Ordered {
    static final String NAME = "Onward-Now";

    private final InstantSource clock;

    NowHeader(InstantSource clock) {
        this.clock = clock;
    }

    /** Outside of security, for what it refuses. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before() - 100;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.getHeaders().set(NAME, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
