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
 * Nobody fills a stranger's letter box, or the table of registrations: a few mails an hour to one
 * address, more from one client. In memory, bounded; with replicas each counts for itself.
 */
@Singleton
public final class LinkThrottle {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int BUCKETS = 50_000;

    private final Cache<String, Bucket> addresses = cache();
    private final Cache<String, Bucket> clients = cache();
    private final int perAddress;
    private final int perClient;

    LinkThrottle(
            @Property(name = "onward.links.per-address", defaultValue = "5") int perAddress,
            @Property(name = "onward.links.per-client", defaultValue = "30") int perClient) {
        this.perAddress = perAddress;
        this.perClient = perClient;
    }

    /**
     * @param email to whom a mail would go; whether there is an account does not matter
     * @throws Problem TOO_MANY when either is used up; an hour refills it
     */
    public void tryOnce(String email, String client) {
        boolean clientAllowed = bucket(clients, client, perClient).tryConsume(1);
        boolean addressAllowed =
                bucket(addresses, email.toLowerCase(Locale.ROOT), perAddress).tryConsume(1);
        if (!clientAllowed || !addressAllowed) {
            throw Problem.of(
                    Problem.Kind.TOO_MANY,
                    "Look into your mail first; wait an hour before the next try.");
        }
    }

    private static Bucket bucket(Cache<String, Bucket> cache, String key, int tries) {
        return cache.get(
                key,
                _ ->
                        Bucket.builder()
                                .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, HOUR))
                                .build());
    }

    private static Cache<String, Bucket> cache() {
        return Caffeine.newBuilder().maximumSize(BUCKETS).expireAfterAccess(HOUR).build();
    }
}
