package org.onward.matching.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a report says about one row.
 *
 * @param line of the file, from 1
 * @param held false is rejected
 * @param field the column
 * @param read what stood there, shortened
 */
public record FeedRemark(
        int line, boolean held, String field, String reason, @Nullable String read) {
    private static final int REASON = 300;
    private static final int READ = 200;

    public FeedRemark {
        reason = shortened(reason, REASON);
        read = read == null ? null : shortened(read.replace("\u0000", ""), READ);
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
