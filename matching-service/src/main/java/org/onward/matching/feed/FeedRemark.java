package org.onward.matching.feed;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.PostingWords;

/**
 * What a report says about one row.
 *
 * @param line of the file, from 1
 * @param field the column
 * @param read what stood there, shortened
 */
public record FeedRemark(
        int line, Outcome outcome, String field, String reason, @Nullable String read) {
    private static final int FIELD = 60;
    private static final int REASON = 300;
    static final int READ = 200;

    /** What became of the row. */
    public enum Outcome {
        HELD,
        REJECTED,
        /** Taken, and read otherwise than it stands there. */
        NOTED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FeedRemark {
        field = shortened(field, FIELD);
        reason = shortened(reason, REASON);
        read = read == null ? null : withoutContacts(field, read);
    }

    public FeedRemark(int line, boolean held, String field, String reason, @Nullable String read) {
        this(line, held ? Outcome.HELD : Outcome.REJECTED, field, reason, read);
    }

    /**
     * A report is kept, so nobody's number or address may stand in it; an id is all digits often.
     */
    private static @Nullable String withoutContacts(String field, String read) {
        boolean number =
                FeedColumns.isDocumented(field)
                        && (field.equals("id") || field.startsWith("overseas_"));
        String some = shortened(read, 4 * READ);
        String left = number ? some : PostingWords.withoutContacts(some).text();
        return left.isBlank() ? null : shortened(left, READ);
    }

    /** Whether it is said of the file and of no row of it. */
    boolean isOfFile() {
        return outcome == Outcome.NOTED
                && (FeedColumns.ofFile().contains(field) || reason.equals(FeedTable.NO_ID));
    }

    public boolean held() {
        return outcome == Outcome.HELD;
    }

    /** As PostgreSQL takes it, at most so many characters. */
    static String shortened(String text, int most) {
        String stored = text.replace("\u0000", "");
        return stored.codePointCount(0, stored.length()) <= most
                ? stored
                : stored.substring(0, stored.offsetByCodePoints(0, most - 1)) + "…";
    }
}
