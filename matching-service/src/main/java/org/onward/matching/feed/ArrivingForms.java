package org.onward.matching.feed;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.onward.matching.web.OwnForm;

/**
 * Refuses a form with a file before the server writes it to disk, where the files that wait take up
 * all they may.
 */
@ServerFilter(patterns = OwnForm.WITH_FILE, methods = HttpMethod.POST)
final class ArrivingForms implements Ordered {
    private final FeedSpool spool;

    ArrivingForms(FeedSpool spool) {
        this.spool = spool;
    }

    /** Behind sign-in: a stranger is not told how full it is here. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 20;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        spool.mayArrive(request.getContentLength());
    }
}
