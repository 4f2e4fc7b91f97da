package org.onward.matching.demo;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The service's clock while the demo runs: the system's, moved by a number of days. */
@Singleton
@Primary
@Requires(property = "onward.demo.enabled", value = "true")
@Replaces(bean = InstantSource.class, factory = org.onward.matching.shared.Clock.class)
final class DemoClock implements InstantSource {
    private volatile Duration moved = Duration.ZERO;

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(moved);
    }

    void daysAgo(int days) {
        moved = Duration.ofDays(-days);
    }
}
