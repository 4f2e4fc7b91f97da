package org.onward.matching.placement;

import org.jspecify.annotations.Nullable;

/**
 * What work brings and takes; null is unknown.
 *
 * @param hours a week
 */
public record WorkTerms(@Nullable Wage wage, @Nullable Integer hours) {
    public static final WorkTerms UNKNOWN = new WorkTerms(null, null);

    public WorkTerms {
        if (hours != null && (hours < 1 || hours > 60)) {
            throw new IllegalArgumentException("weekly hours %d outside 1..60".formatted(hours));
        }
    }
}
