package org.onward.matching.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onward.matching.search.LabelText.Token;

/**
 * The words of many names by number, and which of them a word is like: found once for each word,
 * however many names are compared with it. Numbers are given while the names are read; afterwards
 * nothing changes.
 */
final class AlikeWords {
    private static final int MOST_KEPT = 5_000;

    private final Map<Token, Integer> numbers = new HashMap<>();
    private final List<Token> tokens = new ArrayList<>();
    private final Map<String, Stem> byStem = new HashMap<>();
    private final Map<Integer, List<Stem>> byLength = new HashMap<>();
    private final Map<Token, Alike> known = new ConcurrentHashMap<>();

    private record Stem(String text, long letters, List<Integer> tokens) {}

    /**
     * The words of names that one word is like.
     *
     * @param tokens their numbers
     * @param how nearly, at the same places, above 0 and up to 1
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Alike(int[] tokens, double[] how) {
        /** How nearly it is each of so many words. */
        double[] toAll(int words) {
            double[] all = new double[words];
            for (int i = 0; i < tokens.length; i++) {
                all[tokens[i]] = how[i];
            }
            return all;
        }
    }

    /** Of a word of a name. */
    int number(Token token) {
        Integer given = numbers.get(token);
        if (given != null) {
            return given;
        }
        int number = tokens.size();
        tokens.add(token);
        numbers.put(token, number);
        Stem stem = byStem.get(token.stem());
        if (stem == null) {
            stem = new Stem(token.stem(), letters(token.stem()), new ArrayList<>(1));
            byStem.put(stem.text(), stem);
            byLength.computeIfAbsent(stem.text().length(), length -> new ArrayList<>()).add(stem);
        }
        stem.tokens().add(number);
        return number;
    }

    Token token(int number) {
        return tokens.get(number);
    }

    boolean has(Token token) {
        return numbers.containsKey(token);
    }

    int size() {
        return tokens.size();
    }

    /** Numbers of the words with a stem. */
    List<Integer> having(String stem) {
        Stem of = byStem.get(stem);
        return of == null ? List.of() : of.tokens();
    }

    /** By {@link LabelVocabulary#alike}; of words that names have it is kept, of no others. */
    Alike to(Token word) {
        if (!has(word)) {
            return compared(word);
        }
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(word, this::compared);
    }

    /** The same, kept nowhere. */
    Alike compared(Token word) {
        List<Integer> found = new ArrayList<>(having(word.stem()));
        int most = LabelText.tolerance(word.stem());
        int length = word.stem().length();
        long letters = letters(word.stem());
        for (int other = length - most; most > 0 && other <= length + most; other++) {
            for (Stem stem : byLength.getOrDefault(other, List.of())) {
                // an edit takes one letter away and brings another one at most
                if (Long.bitCount(letters ^ stem.letters()) <= 2 * most
                        && !stem.text().equals(word.stem())
                        && LabelVocabulary.alike(word, tokens.get(stem.tokens().getFirst())) > 0) {
                    found.addAll(stem.tokens());
                }
            }
        }
        int[] numbers = found.stream().mapToInt(Integer::intValue).toArray();
        double[] how = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            how[i] = LabelVocabulary.alike(word, tokens.get(numbers[i]));
        }
        return new Alike(numbers, how);
    }

    /** Which letters a word has, two of which may share a bit. */
    private static long letters(String word) {
        long letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1L << (word.charAt(i) & 63);
        }
        return letters;
    }
}
