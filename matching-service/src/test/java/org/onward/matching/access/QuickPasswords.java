package org.onward.matching.access;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/** The same function with a hundredth of its memory, for all who sign in during the tests. */
@Factory
final class QuickPasswords {
    private static final int MEMORY_KIB = 190;

    @Singleton
    @Replaces(Passwords.class)
    Passwords quick() {
        return new Passwords(MEMORY_KIB);
    }
}
