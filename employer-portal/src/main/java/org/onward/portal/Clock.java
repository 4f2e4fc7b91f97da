package org.onward.portal;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one clock of the portal; nothing else asks the system for the time. */
@Factory
final class Clock {
    @Singleton
    @Primary
    InstantSource instants() {
        return InstantSource.system();
    }
}
