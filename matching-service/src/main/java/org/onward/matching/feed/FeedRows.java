package org.onward.matching.feed;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes a file apart into rows, one at a time. */
interface FeedRows {
    /** The next row, or what could not be read as one; null at the end. */
    @Nullable FeedItem next() throws IOException;

    /**
     * @throws BadFeed where nothing of the file can be read
     */
    static FeedRows of(FeedFormat format, FeedLines lines) throws IOException, BadFeed {
        return switch (format) {
            case CSV -> new CsvRows(lines);
            case JSONL -> new JsonRows(lines);
        };
    }
}
