package org.onward.matching.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.PostingWords;

/** A fee that stands where nothing is read, among the remarks of an office for instance. */
final class FeeElsewhere {
    static final String REASON =
            "A column that is not read asks the worker for money. The worker pays nothing: no fee, no deposit, no deduction. Take this out.";

    private FeeElsewhere() {}

    /**
     * The first one, by the sender's column; null where there is none. Of a text that is longer
     * than a report shows, the words that ask.
     */
    static FeedNotes.@Nullable Note in(FeedItem.Row row) {
        Set<String> read = new HashSet<>();
        for (List<String> values : row.fields().values()) {
            values.forEach(value -> read.add(value.strip()));
            if (values.size() > 1) {
                read.add(String.join("; ", values).strip());
            }
        }
        for (Map.Entry<String, String> written : row.written().entrySet()) {
            String cell = written.getValue().strip();
            Optional<String> asking = read.contains(cell) ? Optional.empty() : asking(cell);
            if (asking.isPresent() && read.stream().noneMatch(value -> value.contains(cell))) {
                return new FeedNotes.Note(
                        written.getKey(),
                        REASON,
                        cell.length() > FeedRemark.READ ? asking.get() : cell);
            }
        }
        return null;
    }

    /** The words of a text that ask the worker for money. */
    static Optional<String> asking(String text) {
        return PostingWords.in(FeedColumns.FEE, text).stream()
                .filter(found -> found.concern() == PostingWords.Concern.FEE)
                .map(PostingWords.Found::words)
                .findFirst();
    }
}
