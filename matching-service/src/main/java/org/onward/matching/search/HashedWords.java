package org.onward.matching.search;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of words, found in a text without cutting it into words: by 64 bits of their hash
 * (FNV-1a), as which two of a million words are alike in one of some forty million vocabularies.
 * Never changed once made.
 */
final class HashedWords<T> {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long NONE = 0;

    private final long[] hashes; // at a slot of a word's hash or behind it
    private final Object[] known;

    HashedWords(Map<String, T> words) {
        // at most half full, so that what is not there is soon known
        int slots = Math.max(2, Integer.highestOneBit(words.size()) << 2);
        hashes = new long[slots];
        known = new Object[slots];
        words.forEach(
                (word, of) -> {
                    long hash = hash(word, 0, word.length());
                    int slot = slot(hash);
                    hashes[slot] = hash;
                    known[slot] = of;
                });
    }

    @Nullable T of(String word) {
        return of(word, 0, word.length());
    }

    /** The same of a part of a text. */
    @SuppressWarnings("unchecked") // as the constructor left it
    @Nullable T of(String text, int from, int to) {
        return (T) known[slot(hash(text, from, to))];
    }

    private int slot(long hash) {
        int slot = (int) (hash ^ hash >>> Integer.SIZE) & (hashes.length - 1);
        while (hashes[slot] != NONE && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private static long hash(String text, int from, int to) {
        long hash = OFFSET;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash == NONE ? OFFSET : hash;
    }
}
