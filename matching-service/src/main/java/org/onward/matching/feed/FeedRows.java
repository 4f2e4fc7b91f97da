package org.onward.matching.feed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file apart into rows, one at a time; the file is never held as a whole. The number of an
 * item is the same each time the same file is read, and grows from item to item.
 */
interface FeedRows extends Closeable {
    /**
     * Raised when files are taken apart otherwise than before, or their rows are read otherwise.
     */
    String READER = "38";

    /**
     * The next row, or what could not be read as one; null at the end.
     *
     * @throws BadFeed where the file cannot be read any further, as it is cut off; the items before
     *     are good
     */
    @Nullable FeedItem next() throws IOException, BadFeed;

    /** The same file from its beginning, while this reading goes on. */
    FeedRows again() throws IOException, BadFeed;

    /** About how much of the file was read, in its bytes; 0 where that cannot be told. */
    default long bytesRead() {
        return 0;
    }

    /** What the file calls its columns and sheets; as far as they are known. */
    default FeedHeader header() {
        return FeedHeader.NONE;
    }

    /** Whether it is a file of rows to correct, as we give it; known from the beginning. */
    default boolean isOfCorrections() {
        return false;
    }

    /** False where the file holds rows that are not among the items. */
    default boolean readsAll() {
        return true;
    }

    /**
     * @param isPlace whether a sheet's name says where the work of its rows is
     * @throws BadFeed where nothing of the file can be read
     */
    static FeedRows open(FeedFormat format, Path file, Predicate<String> isPlace)
            throws IOException, BadFeed {
        return switch (format) {
            case CSV -> CsvRows.open(file);
            case JSONL -> JsonRows.open(file);
            case XLSX -> XlsxRows.open(file, isPlace);
            case JSON -> JsonDocument.open(file);
        };
    }
}
