package org.onward.matching.match;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index is asked for a person: gates filter, wishes order. Candidates of each kind are
 * looked for by that kind's wishes, since what counts differs.
 *
 * @param limit candidates in all, 1–1000
 * @param openedFrom only what first opened then or later; null is everything
 */
public record MatchQuery(
        Gates gates, List<Wishes> wishes, int limit, @Nullable Instant openedFrom) {
    public MatchQuery {
        wishes = List.copyOf(wishes);
        if (wishes.isEmpty() || limit < wishes.size() || limit > 1000) {
            throw new IllegalArgumentException("a query without kinds, or out of bounds");
        }
    }
}
