package org.onward.matching.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onward.matching.search.LabelText.Token;

/**
 * Words of families and households, in three languages, as the vocabularies say them: grandma is a
 * grandmother, ยาย too. From {@code config/match/everyday-words.csv}.
 */
final class EverydayWords {
    private static final String FILE = "/config/match/everyday-words.csv";
    private static final Map<String, String> STEMS = read();

    private EverydayWords() {}

    private static Map<String, String> read() {
        Map<String, String> stems = new HashMap<>();
        try (InputStream file = EverydayWords.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .forEach(
                            line -> {
                                String[] cells = line.split(",", -1);
                                stems.putIfAbsent(stem(cells[1]), stem(cells[2]));
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        return Map.copyOf(stems);
    }

    private static String stem(String word) {
        List<Token> tokens = LabelText.tokens(LabelText.plain(word));
        return tokens.size() == 1 ? tokens.getFirst().stem() : LabelText.squashed(word);
    }

    /** The stem that a stem is compared by. */
    static String as(String stem) {
        return STEMS.getOrDefault(stem, stem);
    }

    /** The same word with the stem it is compared by. */
    static Token as(Token token) {
        String stem = STEMS.get(token.stem());
        return stem == null ? token : new Token(token.word(), token.light(), stem);
    }
}
