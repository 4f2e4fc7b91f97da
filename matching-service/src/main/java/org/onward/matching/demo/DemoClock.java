package org.onward.matching.demo;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.onward.matching.web.MovedClock;

/**
 * The service's clock while the demo runs: the system's, set back while the story is told, and
 * moved on by as much as the database says.
 */
@Singleton
@Primary
@Requires(property = "onward.demo.enabled", value = "true")
@Replaces(bean = InstantSource.class, factory = org.onward.matching.shared.Clock.class)
final class DemoClock implements InstantSource, MovedClock {
    private volatile Duration setBack = Duration.ZERO;
    private volatile Duration movedOn = Duration.ZERO;

    @Override
    public Instant instant() {
        return reallyNow().minus(setBack).plus(movedOn);
    }

    @Override
    public boolean moved() {
        return !movedOn.isZero();
    }

    /** By the system's clock; nothing else asks it. */
    Instant reallyNow() {
        return InstantSource.system().instant();
    }

    void daysAgo(int days) {
        setBack = Duration.ofDays(days);
    }

    void movedOn(Duration by) {
        movedOn = by;
    }
}
