package org.onward.matching.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.onward.matching.problem.Problem;

/**
 * Slows down guessing: a few tries an account, more an address (an office shares one). In memory,
 * bounded; with replicas each counts for itself.
 */
@Singleton
final class SignInThrottle {
    private static final int BUCKETS = 50_000;

    private final Cache<String, Bucket> accounts = cache();
    private final Cache<String, Bucket> addresses = cache();
    private final int perAccount;
    private final int perAddress;

    SignInThrottle(
            @Property(name = "onward.sign-in.tries-per-account", defaultValue = "8") int perAccount,
            @Property(name = "onward.sign-in.tries-per-address", defaultValue = "60")
                    int perAddress) {
        this.perAccount = perAccount;
        this.perAddress = perAddress;
    }

    /**
     * @throws Problem TOO_MANY when either is used up; five minutes refill it
     */
    void tryOnce(String email, String address) {
        boolean addressAllowed = bucket(addresses, address, perAddress).tryConsume(1);
        boolean accountAllowed =
                bucket(accounts, email.toLowerCase(Locale.ROOT), perAccount).tryConsume(1);
        if (!addressAllowed || !accountAllowed) {
            throw Problem.of(Problem.Kind.TOO_MANY, "Wait five minutes before the next try.");
        }
    }

    /** A person who signed in has not been guessing. */
    void forget(String email) {
        accounts.invalidate(email.toLowerCase(Locale.ROOT));
    }

    private static Bucket bucket(Cache<String, Bucket> cache, String key, int tries) {
        return cache.get(
                key,
                _ ->
                        Bucket.builder()
                                .addLimit(
                                        limit ->
                                                limit.capacity(tries)
                                                        .refillGreedy(tries, Duration.ofMinutes(5)))
                                .build());
    }

    private static Cache<String, Bucket> cache() {
        return Caffeine.newBuilder()
                .maximumSize(BUCKETS)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build();
    }
}
