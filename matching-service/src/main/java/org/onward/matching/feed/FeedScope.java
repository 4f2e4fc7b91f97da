package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;

/** Who may send which feed: staff, and the chamber whose source it is. */
@Singleton
final class FeedScope {
    private final PostgresFeeds feeds;

    FeedScope(PostgresFeeds feeds) {
        this.feeds = feeds;
    }

    /** To be called inside a transaction; another chamber's source is NOT_FOUND. */
    FeedSource source(Caller caller, String key) {
        return feeds.source(key)
                .filter(source -> may(caller, source.chamber()))
                .orElseThrow(Problem::notFound);
    }

    /** Those the caller may send. */
    List<FeedSource> sources(Caller caller) {
        return switch (caller.role()) {
            case PROGRAMME_STAFF -> feeds.sources(null);
            case CHAMBER ->
                    caller.organisation() == null
                            ? List.of()
                            : feeds.sources(caller.organisation());
            case COUNSELLOR, EMPLOYER, TRAINING_PROVIDER, OUTREACH, ADMINISTRATOR, AUDITOR ->
                    throw Problem.notAllowed();
        };
    }

    FeedRun run(Caller caller, UUID id) {
        FeedRun run = feeds.run(id).orElseThrow(Problem::notFound);
        source(caller, run.source());
        return run;
    }

    private static boolean may(Caller caller, @Nullable UUID chamber) {
        return switch (caller.role()) {
            case PROGRAMME_STAFF -> true;
            case CHAMBER -> chamber != null && Objects.equals(chamber, caller.organisation());
            case COUNSELLOR, EMPLOYER, TRAINING_PROVIDER, OUTREACH, ADMINISTRATOR, AUDITOR -> false;
        };
    }
}
