package org.onward.matching.returnee;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;

/** Where the next page begins, opaque to the client and free of names. */
final class Cursors {
    private Cursors() {}

    /**
     * @param key the sort key of the last row, or its number
     */
    record Position(String key, UUID id) {}

    static String of(String key, UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + "|" + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws Problem INVALID where it is none of ours
     */
    static @Nullable Position read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            if (cursor.length() > 200) {
                throw new IllegalArgumentException("too long");
            }
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int bar = text.lastIndexOf('|');
            if (bar < 0) {
                throw new IllegalArgumentException("no bar");
            }
            return new Position(text.substring(0, bar), UUID.fromString(text.substring(bar + 1)));
        } catch (IllegalArgumentException e) {
            throw bad();
        }
    }

    static Problem bad() {
        return Problem.invalid("cursor", "error.cursor", "Take the cursor from the page before.");
    }

    static int limit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw Problem.invalid(
                    "limit", "error.out_of_range", "Between 1 and %d.".formatted(most));
        }
        return limit;
    }

    /** A page and where the next one begins; null on the last. */
    record Page<T>(List<T> items, @Nullable String next) {}
}
