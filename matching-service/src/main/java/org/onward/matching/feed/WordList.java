package org.onward.matching.feed;

import java.util.List;
import java.util.regex.Pattern;

/** Several words in one cell that is no list by our signs: "Cooking, cleaning, driving". */
final class WordList {
    private static final int LONGEST = 60; // beyond, it is a sentence and no word of a list
    private static final Pattern BETWEEN = Pattern.compile("[\\n•]|,(?!\\d{3}\\b)");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern THAI = Pattern.compile("\\p{IsThai}");
    private static final Pattern BEFORE =
            Pattern.compile("^(?:[-–*·]|\\d{1,2}[.)]|and\\s|และ)\\s*", Pattern.CASE_INSENSITIVE);

    private WordList() {}

    /** The parts of a text; the text alone where it is none or one of them is too long. */
    static List<String> parts(String text) {
        if (text.indexOf(',') < 0 && text.indexOf('\n') < 0 && text.indexOf('•') < 0) {
            return List.of(text); // most words stand alone
        }
        List<String> parts =
                BETWEEN.splitAsStream(text)
                        .map(part -> BEFORE.matcher(part.strip()).replaceFirst(""))
                        .filter(part -> !part.isBlank())
                        .toList();
        return parts.size() < 2
                        || parts.stream()
                                .anyMatch(part -> FeedCodes.withoutEsco(part).length() > LONGEST)
                ? List.of(text)
                : parts;
    }

    /**
     * The same of a Thai text, which has a space where others have a comma, and within a sentence
     * as well: whoever asks has to know the parts for words.
     *
     * @return the text alone where less than half of it is Thai
     */
    static List<String> thaiParts(String text) {
        List<String> parts = SPACES.splitAsStream(text.strip()).toList();
        long letters = text.chars().filter(letter -> !Character.isWhitespace(letter)).count();
        return parts.size() > 1 && 2 * THAI.matcher(text).results().count() > letters
                ? parts
                : List.of(text);
    }
}
