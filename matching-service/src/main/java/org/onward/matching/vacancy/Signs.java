package org.onward.matching.vacancy;

import java.util.Arrays;

/**
 * Short texts that are looked for all at once: one pass over a text, however many they are. Never
 * changed once made.
 */
public final class Signs {
    private static final int STARTS = 1 << 12;
    private static final String[] NONE = {};

    // By a hash of the first two characters; which there are fits into a corner of the cache.
    private final String[][] byStart = new String[STARTS][];
    private final long[] starts = new long[STARTS / Long.SIZE];

    /** Whether a sign counts where it stands. */
    private interface Counts {
        boolean at(String text, int from, int end);
    }

    private Signs(String... signs) {
        Arrays.fill(byStart, NONE);
        for (String sign : signs) {
            int start = start(sign.charAt(0), sign.charAt(1));
            byStart[start] = Arrays.copyOf(byStart[start], byStart[start].length + 1);
            byStart[start][byStart[start].length - 1] = sign;
            starts[start / Long.SIZE] |= 1L << start;
        }
    }

    /**
     * @param signs of two characters at least, in lower case
     */
    public static Signs of(String... signs) {
        return new Signs(signs);
    }

    private static int start(char first, char second) {
        return (first * 31 + second) & (STARTS - 1);
    }

    private boolean any(String text, Counts counts) {
        for (int i = 0; i + 1 < text.length(); i++) {
            int start = start(text.charAt(i), text.charAt(i + 1));
            if ((starts[start / Long.SIZE] & 1L << start) == 0) {
                continue; // most of any text
            }
            for (String sign : byStart[start]) {
                if (text.startsWith(sign, i) && counts.at(text, i, i + sign.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * @param lower in lower case
     */
    public boolean anyIn(String lower) {
        return any(lower, (text, from, end) -> true);
    }

    /** Whether one stands there as a word of its own. */
    boolean anyWordIn(String lower) {
        return any(lower, (text, from, end) -> begins(text, from) && ends(text, end));
    }

    /** Whether one stands there at the beginning of a word. */
    public boolean anyBeginningIn(String lower) {
        return any(lower, (text, from, end) -> begins(text, from));
    }

    /**
     * The same with a digit behind it.
     *
     * @param within as many characters, those of the sign counted
     */
    boolean anyBeforeNumberIn(String lower, int within) {
        return any(
                lower,
                (text, from, end) ->
                        begins(text, from)
                                && text.substring(from, Math.min(text.length(), from + within))
                                        .chars()
                                        .anyMatch(Character::isDigit));
    }

    private static boolean begins(String text, int at) {
        return at == 0 || !isOfWord(text.charAt(at - 1));
    }

    private static boolean ends(String text, int at) {
        return at == text.length() || !isOfWord(text.charAt(at));
    }

    private static boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
}
