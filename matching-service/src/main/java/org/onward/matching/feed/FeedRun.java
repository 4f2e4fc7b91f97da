package org.onward.matching.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import of one file.
 *
 * @param tally its {@code read} is also how many rows of the file are done, in its order
 * @param inLine it waits its turn: only so many files are read at a time
 * @param missing how many vacancies a complete file no longer carries, with those that are asked
 *     about as rows call them filled
 * @param retired how many of them ended by it
 * @param spool the file that is kept for it
 * @param bytes of the file; null of a run from before they were counted
 * @param bytesRead about, as a file is read ahead
 * @param problem why the file as a whole could not be read to its end
 * @param fileName what its sender calls it, where that is known
 * @param header what it calls its columns and sheets
 */
public record FeedRun(
        UUID id,
        String source,
        FeedFormat format,
        FeedContent content,
        State state,
        boolean inLine,
        Instant startedAt,
        @Nullable Instant endedAt,
        FeedTally tally,
        int missing,
        int retired,
        @Nullable String spool,
        @Nullable Long bytes,
        long bytesRead,
        @Nullable String problem,
        @Nullable String fileName,
        FeedHeader header) {
    /** Where an import stands. */
    public enum State {
        /** Being read; after a stop of the service it goes on by itself. */
        RUNNING,
        /** Read to the end; a person is asked first, as much would be retired. */
        WAITING,
        DONE,
        /** The file as a whole could not be read; what was read before stays. */
        FAILED,
        /** A stop of the service cut it short and it cannot go on; sending it again is safe. */
        INTERRUPTED
    }

    /** How many rows the file has, judged by what was read of it; null while nothing was. */
    public @Nullable Long aboutRows() {
        if (bytes == null || bytesRead <= 0 || tally.read() == 0) {
            return null;
        }
        return Math.max(tally.read(), Math.round((double) tally.read() * bytes / bytesRead));
    }
}
