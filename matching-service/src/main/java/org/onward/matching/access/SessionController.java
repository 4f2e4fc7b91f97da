package org.onward.matching.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {
    @Serdeable
    record SignInRequest(@Nullable String email, @Nullable String password) {
        @Override
        public String toString() {
            return "SignInRequest";
        }
    }

    @Serdeable
    record RefreshRequest(@Nullable String refreshToken) {
        @Override
        public String toString() {
            return "RefreshRequest";
        }
    }

    /** Who is signed in, as the caller may know it. */
    @Serdeable
    record Me(
            UUID account,
            String displayName,
            String role,
            @Nullable UUID office,
            @Nullable UUID programme,
            @Nullable UUID organisation,
            String language,
            String today) {}

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Signs in with an e-mail address and a password. */
    @Post("/sessions")
    @Status(HttpStatus.CREATED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    Tokens signIn(HttpRequest<?> request, @Body SignInRequest body) {
        FieldErrors errors = new FieldErrors();
        String email = required(body.email(), "email", 254, errors);
        String password = required(body.password(), "password", 128, errors);
        errors.throwIfAny();
        return sessions.signIn(
                Door.STAFF, email, password, request.getRemoteAddress().getHostString());
    }

    /** Trades a refresh token for a fresh pair. */
    @Post("/sessions/refresh")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Tokens refresh(@Body RefreshRequest body) {
        FieldErrors errors = new FieldErrors();
        String token = required(body.refreshToken(), "refreshToken", 100, errors);
        errors.throwIfAny();
        return sessions.refresh(Door.STAFF, token);
    }

    /** Ends this session at once, everywhere. */
    @Delete("/sessions/current")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    void signOut(Caller caller) {
        sessions.signOut(caller);
    }

    @Get("/me")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Me me(Caller caller) {
        return new Me(
                caller.account().value(),
                caller.displayName(),
                caller.role().name().toLowerCase(Locale.ROOT),
                caller.office(),
                caller.programme(),
                caller.organisation(),
                caller.language(),
                caller.today().toString());
    }

    static String required(@Nullable String value, String field, int longest, FieldErrors errors) {
        if (value == null || value.isBlank()) {
            errors.add(field, "error.required", "Fill this in.");
            return "";
        }
        errors.addIf(
                value.length() > longest,
                field,
                "error.too_long",
                "Use at most %d characters.".formatted(longest));
        return value;
    }
}
