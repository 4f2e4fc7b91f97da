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
 * Slows down guessing: a few tries an account from one address, more an account from all, more an
 * address (an office shares one). Each door counts for itself, so that nobody keeps staff out from
 * the employers' side. In memory, bounded; with replicas each counts for itself.
 */
@Singleton
final class SignInThrottle {
    private static final int BUCKETS = 50_000;

    /** From all addresses together, so many times what one may try. */
    private static final int ADDRESSES = 10;

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
    void tryOnce(Door door, String email, String address) {
        boolean addressAllowed = bucket(addresses, address, perAddress).tryConsume(1);
        boolean accountAllowed =
                bucket(accounts, key(door, email, address), perAccount).tryConsume(1)
                        && bucket(accounts, key(door, email, ""), perAccount * ADDRESSES)
                                .tryConsume(1);
        if (!addressAllowed || !accountAllowed) {
            throw tooMany();
        }
    }

    /** Gives back a try that nobody could answer: the database was away. */
    void giveBack(Door door, String email, String address) {
        bucket(addresses, address, perAddress).addTokens(1);
        bucket(accounts, key(door, email, address), perAccount).addTokens(1);
        bucket(accounts, key(door, email, ""), perAccount * ADDRESSES).addTokens(1);
    }

    /**
     * Before a present password is asked of somebody who is signed in.
     *
     * @throws Problem TOO_MANY as above
     */
    void tryPassword(AccountId account) {
        if (!bucket(accounts, account.value().toString(), perAccount).tryConsume(1)) {
            throw tooMany();
        }
    }

    /** A person who signed in has not been guessing. */
    void forget(Door door, String email, String address) {
        accounts.invalidate(key(door, email, address));
        accounts.invalidate(key(door, email, ""));
    }

    /** After a reset by mail: a fresh start everywhere. */
    void forgetAll(Door door, String email) {
        String everywhere = key(door, email, "");
        accounts.asMap().keySet().removeIf(key -> key.startsWith(everywhere));
    }

    private static String key(Door door, String email, String address) {
        return door + " " + email.toLowerCase(Locale.ROOT) + " " + address;
    }

    private static Problem tooMany() {
        return Problem.of(Problem.Kind.TOO_MANY, "Wait five minutes before the next try.");
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
