package org.onward.matching.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.PostingWords;

/**
 * What may not be demanded of a worker, money, papers, pay or freedom, where nothing is read: among
 * the remarks of an office for instance, where nobody who reviews the vacancy would see it. There
 * work abroad, which has to be vetted, is not overlooked either.
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

    private static final Pattern SUM = Pattern.compile("[1-9]");

    // The rows of a file have the same headers.
    private static final Cache<String, Boolean> OF_FEES =
            Caffeine.newBuilder().maximumSize(1_000).build();

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
        boolean here = row.text("country") == null;
        FeedNotes.Note abroad = null;
        for (Map.Entry<String, String> written : row.written().entrySet()) {
            String cell = written.getValue().strip();
            if (read.contains(cell)) {
                continue;
            }
            Optional<PostingWords.Found> asking = asking(written.getKey(), cell);
            String away =
                    here && abroad == null && asking.isEmpty() ? FeedPlace.saidAbroad(cell) : null;
            if ((asking.isEmpty() && away == null)
                    || read.stream().anyMatch(value -> value.contains(cell))) {
                continue;
            }
            if (asking.isPresent()) {
                return new FeedNotes.Note(
                        written.getKey(),
                        asking.get().concern() == PostingWords.Concern.FEE
                                ? FEE
                                : asking.get().concern().sentence(),
                        shown(cell, asking.get().words()));
            }
            abroad =
                    new FeedNotes.Note(
                            written.getKey(),
                            FeedPlace.ABROAD,
                            shown(cell, Objects.requireNonNull(away)));
        }
        return abroad;
    }

    /** What a cell asks, by itself or as a sum under what its column is called: "Cash bond". */
    private static Optional<PostingWords.Found> asking(String header, String cell) {
        Optional<PostingWords.Found> asking = asking(cell);
        return asking.isPresent()
                        || cell.length() > FeedRemark.READ
                        || !SUM.matcher(FeedWords.digits(cell)).find()
                        || !OF_FEES.get(header, UnreadDemands::isOfFees)
                ? asking
                : asking(named(header) + " " + cell);
    }

    private static boolean isOfFees(String header) {
        return header.length() <= FeedRemark.READ
                && HeaderText.column(header) == null
                && asking(named(header) + " 500")
                        .filter(found -> found.concern() == PostingWords.Concern.FEE)
                        .isPresent();
    }

    private static String named(String header) {
        return FeedColumns.apart(header).replace('_', ' ').strip();
    }

    private static String shown(String cell, String words) {
        return cell.length() > FeedRemark.READ ? words : cell;
    }

    /** Of a text the first words that ask the worker for money or take their freedom. */
    static Optional<PostingWords.Found> asking(String text) {
        return PostingWords.in(FeedColumns.FEE, text).stream()
                .filter(found -> CONCERNS.contains(found.concern()))
                .findFirst();
    }
}
