package org.onward.matching.access;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.SecurityFilter;
import java.util.Optional;
import java.util.UUID;
import org.onward.matching.problem.Problem;

/**
 * Right after the token's signature was checked: is its session still one, whose, and does it come
 * in here?
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CallerFilter implements Ordered {
    private final Sessions sessions;
    private final DoorFilter door;

    CallerFilter(Sessions sessions, DoorFilter door) {
        this.sessions = sessions;
        this.door = door;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void whoAsks(HttpRequest<?> request) {
        Optional<Authentication> token =
                request.getAttribute(SecurityFilter.AUTHENTICATION, Authentication.class);
        if (token.isEmpty()) {
            return;
        }
        String session = String.valueOf(token.get().getAttributes().get("sid"));
        String role = token.get().getRoles().stream().findFirst().orElse("");
        Caller caller =
                sessions.caller(UUID.fromString(session), role)
                        .filter(who -> door.of(request).admits(who.role()))
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                Problem.Kind.NOT_SIGNED_IN,
                                                "The session has ended; sign in again."));
        request.setAttribute(Callers.ATTRIBUTE, caller);
    }
}
