package org.onward.matching.match;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the index is asked for a person: gates filter, the rough score orders.
 *
 * @param limit candidates of all kinds together, 1–1000
 * @param openedFrom only what first opened then or later; null is everything
 */
public record MatchQuery(Gates gates, RoughScore score, int limit, @Nullable Instant openedFrom) {
    public MatchQuery {
        if (score.kinds().isEmpty() || limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("a query without kinds, or out of bounds");
        }
    }
}
