package org.onward.matching.mail;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** In the demo nothing leaves the house: a letter counts as sent and stays readable. */
@Singleton
@Primary
@Requires(property = "onward.demo.enabled", value = "true")
final class KeptPost implements Post {
    @Override
    public Counter open() {
        return new Counter() {
            @Override
            public void hand(Letter letter) {}

            @Override
            public void close() {}
        };
    }

    @Override
    public boolean keepsLinks() {
        return true;
    }
}
