package org.onward.matching.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/**
 * Whether an access token still holds, by the service's clock: the framework's own check, which is
 * turned off in the settings, asks the system's.
 */
@Singleton
final class TokensByOurClock implements GenericJwtClaimsValidator<HttpRequest<?>> {
    private final InstantSource clock;

    TokensByOurClock(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean validate(Claims claims, HttpRequest<?> request) {
        Object ends = claims.get("exp");
        Instant end =
                switch (ends) {
                    case Date date -> date.toInstant();
                    case Number seconds -> Instant.ofEpochSecond(seconds.longValue());
                    case null, default -> Instant.EPOCH;
                };
        return end.isAfter(clock.instant());
    }
}
