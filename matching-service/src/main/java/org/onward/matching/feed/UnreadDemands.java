package org.onward.matching.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.PostingWords;

/**
 * What may not be demanded of a worker, money, papers, pay or freedom, where nothing is read: among
 * the remarks of an office for instance, where nobody who reviews the vacancy would see it.
 */
final class UnreadDemands {
    static final String FEE =
            "A column that is not read asks the worker for money. The worker pays nothing: no fee, no deposit, no deduction. Take this out.";

    /**
     * Who asks for these does so wherever it stands; criteria are left out, as their columns are.
     */
    private static final Set<PostingWords.Concern> CONCERNS =
            Set.of(
                    PostingWords.Concern.FEE,
                    PostingWords.Concern.PAPERS,
                    PostingWords.Concern.PAY,
                    PostingWords.Concern.LEAVE);

    // Of which little is read and nothing kept.
    private static final Set<String> LITTLE_READ =
            Set.of(FeedColumns.QUALIFICATIONS, FeedColumns.BENEFITS);

    private UnreadDemands() {}

    /**
     * The first one, by the sender's column; null where there is none. Of a text that is longer
     * than a report shows, the words that ask.
     */
    static FeedNotes.@Nullable Note in(FeedItem.Row row) {
        Set<String> read = new HashSet<>();
        for (Map.Entry<String, List<String>> field : row.fields().entrySet()) {
            if (LITTLE_READ.contains(field.getKey())) {
                continue;
            }
            List<String> values = field.getValue();
            values.forEach(value -> read.add(value.strip()));
            if (values.size() > 1) {
                read.add(String.join("; ", values).strip());
            }
        }
        for (Map.Entry<String, String> written : row.written().entrySet()) {
            String cell = written.getValue().strip();
            Optional<PostingWords.Found> asking =
                    read.contains(cell) ? Optional.empty() : asking(cell);
            if (asking.isPresent() && read.stream().noneMatch(value -> value.contains(cell))) {
                return new FeedNotes.Note(
                        written.getKey(),
                        asking.get().concern() == PostingWords.Concern.FEE
                                ? FEE
                                : asking.get().concern().sentence(),
                        cell.length() > FeedRemark.READ ? asking.get().words() : cell);
            }
        }
        return null;
    }

    /** Of a text the first words that ask the worker for money or take their freedom. */
    static Optional<PostingWords.Found> asking(String text) {
        return PostingWords.in(FeedColumns.FEE, text).stream()
                .filter(found -> CONCERNS.contains(found.concern()))
                .findFirst();
    }
}
