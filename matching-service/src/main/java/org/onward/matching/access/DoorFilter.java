package org.onward.matching.access;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.onward.matching.problem.Problem;

/**
 * The second net behind the router's ports: nothing but the employer API is there on its port, and
 * the employer API is nowhere else.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class DoorFilter implements Ordered {
    private static final String EMPLOYERS = "/api/employer";

    /**
     * No request of an employer is longer; the large ones are files of chambers, on staff's side.
     */
    private static final long MOST = 256 * 1024;

    private final int employersPort;

    DoorFilter(@Property(name = "onward.employer-api.port") int employersPort) {
        this.employersPort = employersPort;
    }

    /** Before anybody looks for a session; the headers are added all the same. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before() - 50;
    }

    @RequestFilter
    void enter(HttpRequest<?> request) {
        String path = request.getPath();
        boolean theirs = of(request) == Door.EMPLOYERS;
        if (theirs
                ? !path.startsWith(EmployerApi.PREFIX + "/")
                : path.equals(EMPLOYERS) || path.startsWith(EMPLOYERS + "/")) {
            throw Problem.notFound();
        }
        // Without a length, which the portal always says, a body could be of any.
        if (theirs
                && (request.getContentLength() > MOST
                        || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING))) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "Send less at once.");
        }
    }

    /** Which door a request came in by: the port it was sent to, and nothing it says itself. */
    Door of(HttpRequest<?> request) {
        return request.getServerAddress().getPort() == employersPort ? Door.EMPLOYERS : Door.STAFF;
    }
}
