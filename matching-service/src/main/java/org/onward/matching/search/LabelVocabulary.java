package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onward.matching.search.LabelText.Token;

/** The labels of one subject by everything they are looked up by; never changed once made. */
final class LabelVocabulary {
    private static final double WITH_TYPO = 0.75;
    private static final double INFLECTED = 0.9; // cook, cooking
    static final double DERIVED = 0.7; // manage, management; but also community, communicate
    private static final int LONGEST_ENDING = 3;
    private static final int SHORTEST_ROOT = 4;
    private static final double UNKNOWN = 0.5; // a word that no label has cannot tell them apart

    private final LabelRead[] names;
    private final ByText byPlain;
    private final ByText bySquashed;
    private final ByText byLight;
    private final ByText byStems;
    private final Map<String, List<LabelRead>> byStem = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();
    private final double unknownWeight;

    /**
     * @param dress words that tell nothing about this subject, left out like function words
     */
    LabelVocabulary(Collection<LabelRead> labels, Set<String> dress) {
        names = labels.stream().map(read -> read.without(dress)).toArray(LabelRead[]::new);
        byPlain = new ByText(names.length, i -> names[i].plain());
        bySquashed = new ByText(names.length, i -> LabelText.squashed(names[i].plain()));
        byLight = new ByText(names.length, i -> light(names[i].telling()));
        byStems = new ByText(names.length, i -> stems(names[i].telling()));
        Map<String, Set<String>> keysByStem = new HashMap<>();
        Set<String> keys = new HashSet<>();
        for (LabelRead read : names) {
            keys.add(read.label().key());
            for (Token token : new LinkedHashSet<>(read.telling())) {
                byStem.computeIfAbsent(token.stem(), stem -> new ArrayList<>()).add(read);
                keysByStem
                        .computeIfAbsent(token.stem(), stem -> new HashSet<>())
                        .add(read.label().key());
            }
        }
        byStem.replaceAll((stem, having) -> List.copyOf(having));
        keysByStem.forEach((stem, having) -> weights.put(stem, rarity(keys.size(), having.size())));
        unknownWeight = UNKNOWN * rarity(keys.size(), 1);
    }

    /** Inverse document frequency over the things named, not over their names. */
    private static double rarity(int all, int having) {
        return Math.log(1 + (all + 1.0) / (having + 0.5));
    }

    private static String light(List<Token> tokens) {
        return tokens.stream().map(Token::light).collect(Collectors.joining(" "));
    }

    private static String stems(List<Token> tokens) {
        return tokens.stream().map(Token::stem).sorted().collect(Collectors.joining(" "));
    }

    List<LabelRead> named(String plain) {
        return named(byPlain, plain);
    }

    List<LabelRead> namedWithoutSpaces(String plain) {
        return named(bySquashed, LabelText.squashed(plain));
    }

    /**
     * Names that are this one but for a few edits, spaces left out; nearest first is not promised.
     */
    List<LabelRead> nearlyNamed(String squashed, int most) {
        return all().filter(
                        read ->
                                LabelText.edits(squashed, LabelText.squashed(read.plain()), most)
                                        <= most)
                .sorted(Comparator.comparing(read -> LabelText.squashed(read.plain())))
                .toList();
    }

    private List<LabelRead> named(ByText by, String text) {
        return by.of(text).mapToObj(i -> names[i]).toList();
    }

    /** The same words but for English plurals and function words. */
    List<LabelRead> sameWords(List<Token> telling) {
        return named(byLight, light(telling));
    }

    /** The same words in any order, cooking for cook. */
    List<LabelRead> sameStems(List<Token> telling) {
        return named(byStems, stems(telling)).stream()
                .filter(
                        read ->
                                telling.stream()
                                        .allMatch(t -> nearest(t, read.telling()) >= INFLECTED))
                .toList();
    }

    /** All of them. */
    Stream<LabelRead> all() {
        return Arrays.stream(names);
    }

    List<LabelRead> having(String stem) {
        return byStem.getOrDefault(stem, List.of());
    }

    /** How much a word tells: the rarer among the things named, the more. */
    double weight(String stem) {
        return weights.getOrDefault(stem, unknownWeight);
    }

    /** 0–1: how nearly the word is among the others. */
    static double nearest(Token token, Iterable<Token> others) {
        double nearest = 0;
        for (Token other : others) {
            nearest = Math.max(nearest, alike(token, other));
        }
        return nearest;
    }

    /** 0–1: how nearly one word is the other. */
    static double alike(Token one, Token other) {
        if (one.light().equals(other.light())) {
            return 1;
        }
        if (one.stem().equals(other.stem())) {
            return isInflected(one.light(), other.light()) ? INFLECTED : DERIVED;
        }
        int most = Math.min(LabelText.tolerance(one.stem()), LabelText.tolerance(other.stem()));
        return most > 0 && LabelText.edits(one.stem(), other.stem(), most) <= most ? WITH_TYPO : 0;
    }

    /** Whether two words with one stem differ by no more than an ending like -ing or -or. */
    static boolean isInflected(String one, String other) {
        int shared = 0;
        int shorter = Math.min(one.length(), other.length());
        while (shared < shorter && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        int ending = Math.max(one.length(), other.length()) - shared;
        return ending <= LONGEST_ENDING || sharedEnd(one, other) >= SHORTEST_ROOT;
    }

    /** Filipino changes the beginning of a word: matanda, matatanda. */
    private static int sharedEnd(String one, String other) {
        int shared = 0;
        while (shared < Math.min(one.length(), other.length())
                && one.charAt(one.length() - 1 - shared)
                        == other.charAt(other.length() - 1 - shared)) {
            shared++;
        }
        return shared;
    }
}
