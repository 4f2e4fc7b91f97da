package org.onward.matching.feed;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;

/** What a file says of the vacancies that it does not carry. */
public enum FeedContent {
    /** It carries all that its source has; the others are over. */
    COMPLETE,
    /** Nothing. */
    DELTA;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FeedContent of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /**
     * @param otherwise where none is asked for
     * @throws Problem INVALID
     */
    static FeedContent asked(@Nullable String text, FeedContent otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        return Arrays.stream(values())
                .filter(one -> one.code().equals(text.strip()))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid("content", "unknown_code", "complete or delta."));
    }
}
