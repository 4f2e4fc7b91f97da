package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.taxonomy.Taxonomy;

/** Makes a source from which feeds may come. */
@Singleton
public final class RegisterFeedSource {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

    private final Transactions transactions;
    private final PostgresFeeds feeds;
    private final Taxonomy taxonomy;
    private final Audit audit;
    private final InstantSource clock;

    RegisterFeedSource(
            Transactions transactions,
            PostgresFeeds feeds,
            Taxonomy taxonomy,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.taxonomy = taxonomy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param key 2–40 lower-case letters, digits and hyphens
     */
    public FeedSource register(
            Caller caller,
            @Nullable String key,
            @Nullable UUID chamber,
            @Nullable String country,
            FeedContent content) {
        if (caller.role() != Role.PROGRAMME_STAFF) {
            throw Problem.notAllowed();
        }
        FieldErrors errors = new FieldErrors();
        errors.addIf(
                key == null || !KEY.matcher(key).matches(),
                "key",
                "source_key",
                "Use 2 to 40 lower-case letters, digits and hyphens.");
        String code = Objects.requireNonNullElse(country, "").strip().toUpperCase(Locale.ROOT);
        errors.addIf(
                !taxonomy.hasCountry(code),
                "country",
                "unknown_code",
                "This country code is not known.");
        errors.throwIfAny();
        FeedSource source = new FeedSource(Objects.requireNonNull(key), chamber, code, content);
        return transactions.write(
                caller,
                () -> {
                    if (chamber != null && !feeds.hasChamber(chamber)) {
                        throw Problem.invalid(
                                "chamber", "unknown_code", "This chamber is not known.");
                    }
                    if (!feeds.insert(source, clock.instant())) {
                        throw Problem.invalid("key", "key_taken", "This key is taken.");
                    }
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "register_feed_source",
                            "feed_source",
                            null,
                            source.key());
                    return source;
                });
    }
}
