package org.onward.matching.vacancy;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * A part of a posting's text, or all of it, and of what it has signs: what surely is not in it is
 * not looked for.
 */
record Clause(String text, String lower, Signs.Found signs) {
    private static final Signs SIGNS =
            Signs.of(
                    Stream.of(
                                    FeeWords.signs(),
                                    ContactWords.signs(),
                                    CriteriaWords.signs(),
                                    FreedomWords.signs())
                            .flatMap(Stream::of)
                            .toArray(Signs.Kind[]::new));

    static Clause of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return new Clause(text, lower, SIGNS.in(lower));
    }

    boolean has(Signs.Kind sign) {
        return signs.has(sign);
    }
}
