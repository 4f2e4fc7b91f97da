package org.onward.matching.shared;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Goes on from an instant, for tests whose texts hold days of the calendar. */
@Singleton
@Primary
@Requires(property = TestClock.FROM)
@Replaces(bean = InstantSource.class, factory = Clock.class)
public final class TestClock implements InstantSource {
    /** A setting: ISO 8601, UTC. */
    public static final String FROM = "onward.tests.from";

    private final Instant from;
    private final long started = System.nanoTime();

    TestClock(@Value("${" + FROM + "}") String from) {
        this.from = Instant.parse(from);
    }

    @Override
    public Instant instant() {
        return from.plus(Duration.ofNanos(System.nanoTime() - started));
    }
}
