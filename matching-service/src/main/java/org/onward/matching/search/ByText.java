package org.onward.matching.search;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Numbers, from 0, by a text that can be made of each anew: eight bytes a number, and no text is
 * held. Never changed once made.
 */
final class ByText {
    private final IntFunction<String> text;
    private final long[] hashed; // the text's hash above the number, ascending

    /**
     * @param text of a number; what has an empty one is not found
     */
    ByText(int size, IntFunction<String> text) {
        this.text = text;
        hashed = new long[size];
        for (int number = 0; number < size; number++) {
            hashed[number] = first(text.apply(number)) | number;
        }
        Arrays.sort(hashed);
    }

    private static long first(String text) {
        return (long) text.hashCode() << 32;
    }

    /** Ascending. */
    IntStream of(String asked) {
        if (asked.isEmpty()) {
            return IntStream.empty();
        }
        long first = first(asked);
        int found = Arrays.binarySearch(hashed, first);
        int from = found < 0 ? -found - 1 : found;
        int to = from;
        while (to < hashed.length && hashed[to] >> 32 == first >> 32) {
            to++;
        }
        return Arrays.stream(hashed, from, to)
                .mapToInt(one -> (int) one)
                .filter(number -> text.apply(number).equals(asked));
    }
}
