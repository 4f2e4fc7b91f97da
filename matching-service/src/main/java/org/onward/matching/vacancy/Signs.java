package org.onward.matching.vacancy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Short texts of several kinds that are looked for all at once: one pass over a text, however many
 * they are. Never changed once made.
 */
public final class Signs {
    private static final int STARTS = 1 << 12;
    private static final Sign[] NONE = {};

    /** Whether a sign counts where it stands. */
    private interface Counts {
        boolean at(String text, int from, int end);
    }

    /** Signs that say the same; each is one of its own, whatever its signs. */
    public static final class Kind {
        private final Counts counts;
        private final List<String> signs;

        private Kind(Counts counts, String... signs) {
            this.counts = counts;
            this.signs = List.of(signs);
        }
    }

    private record Sign(String text, long kind, Counts counts) {}

    private final List<Kind> kinds;

    // By a hash of the first two characters, and which third ones there are, as bits of theirs.
    private final Sign[][] byStart = new Sign[STARTS][];
    private final long[] thirds = new long[STARTS];

    private Signs(Kind... kinds) {
        this.kinds = List.of(kinds);
        Arrays.fill(byStart, NONE);
        for (int i = 0; i < kinds.length; i++) {
            for (String sign : kinds[i].signs) {
                int start = start(sign.charAt(0), sign.charAt(1));
                int many = byStart[start].length;
                byStart[start] = Arrays.copyOf(byStart[start], many + 1);
                byStart[start][many] = new Sign(sign, 1L << i, kinds[i].counts);
                thirds[start] |= sign.length() == 2 ? -1 : 1L << sign.charAt(2);
            }
        }
    }

    /**
     * @param kinds at most 64
     */
    public static Signs of(Kind... kinds) {
        return new Signs(kinds);
    }

    /**
     * Found wherever they stand.
     *
     * @param signs of two characters at least, in lower case, as in all kinds
     */
    public static Kind anywhere(String... signs) {
        return new Kind((text, from, end) -> true, signs);
    }

    /** Found as words of their own. */
    public static Kind words(String... signs) {
        return new Kind((text, from, end) -> begins(text, from) && ends(text, end), signs);
    }

    /** Found at the beginning of a word. */
    public static Kind beginnings(String... signs) {
        return new Kind((text, from, end) -> begins(text, from), signs);
    }

    /**
     * The same with a digit behind it.
     *
     * @param within as many characters, those of the sign counted
     */
    static Kind beforeNumber(int within, String... signs) {
        return new Kind(
                (text, from, end) ->
                        begins(text, from)
                                && text.substring(from, Math.min(text.length(), from + within))
                                        .chars()
                                        .anyMatch(Character::isDigit),
                signs);
    }

    /** Of which kinds a text has a sign. */
    public final class Found {
        private final long bits;

        private Found(long bits) {
            this.bits = bits;
        }

        public boolean has(Kind kind) {
            return (bits & 1L << kinds.indexOf(kind)) != 0;
        }
    }

    /**
     * @param lower in lower case
     */
    public Found in(String lower) {
        long found = 0;
        int last = lower.length() - 1;
        for (int i = 0; i < last; i++) {
            int start = start(lower.charAt(i), lower.charAt(i + 1));
            char third = i + 1 < last ? lower.charAt(i + 2) : 0;
            if ((thirds[start] & 1L << third) == 0) {
                continue; // most of any text
            }
            for (Sign sign : byStart[start]) {
                if ((found & sign.kind) == 0
                        && lower.startsWith(sign.text, i)
                        && sign.counts.at(lower, i, i + sign.text.length())) {
                    found |= sign.kind;
                }
            }
        }
        return new Found(found);
    }

    /**
     * Where signs of a kind begin in a text, ascending.
     *
     * @param lower in lower case
     */
    public IntStream places(String lower, Kind kind) {
        long sought = 1L << kinds.indexOf(kind);
        return IntStream.range(0, Math.max(0, lower.length() - 1))
                .filter(i -> isAt(lower, i, sought));
    }

    private boolean isAt(String lower, int at, long kind) {
        for (Sign sign : byStart[start(lower.charAt(at), lower.charAt(at + 1))]) {
            if (sign.kind == kind
                    && lower.startsWith(sign.text, at)
                    && sign.counts.at(lower, at, at + sign.text.length())) {
                return true;
            }
        }
        return false;
    }

    private static int start(char first, char second) {
        return (first * 31 + second) & (STARTS - 1);
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
