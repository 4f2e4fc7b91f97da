package org.onward.matching.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import of one file.
 *
 * @param problem why the file as a whole could not be read to its end
 */
public record FeedRun(
        UUID id,
        String source,
        FeedFormat format,
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        FeedTally tally,
        @Nullable String problem) {
    /** Where an import stands. */
    public enum State {
        RUNNING,
        DONE,
        /** The file as a whole could not be read; what was read before stays. */
        FAILED,
        /** The service stopped in the middle; sending the file again is safe. */
        INTERRUPTED
    }
}
