package org.onward.portal.api;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;

/**
 * What time it is for the matching service, by its last answer: the clock of a demo can be moved.
 * By it days are shown; how long a session or a form holds goes by our own clock.
 */
@Singleton
public final class ServiceClock {
    static final String HEADER = "Onward-Now";

    private final InstantSource own;
    private volatile Duration ahead = Duration.ZERO;

    ServiceClock(InstantSource own) {
        this.own = own;
    }

    public Instant instant() {
        return own.instant().plus(ahead);
    }

    /**
     * @param now as the header has it; what is no instant is not heeded
     */
    void heard(String now) {
        try {
            ahead = Duration.between(own.instant(), Instant.parse(now));
        } catch (DateTimeParseException e) {
            // we go on by the time we know
        }
    }
}
