package org.onward.matching.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onward.matching.search.LabelText.Token;

/**
 * Words that stand for each other, learnt from things that have several names: where two names of
 * one thing differ in a single word, as in "liaise with colleagues" and "cooperate with
 * colleagues".
 */
final class WordSubstitutes {
    private static final int LEAST_TIMES = 2;
    private static final int MOST_FOR_A_WORD = 10;
    private static final int MOST_NAMES = 60; // a group of many things says nothing of the kind
    private static final int LONGEST_NAME = 6;
    private static final double DOUBT = 5; // times that are taken to speak for others

    private final Map<String, Map<String, Double>> byStem = new HashMap<>();

    /**
     * @param names of each thing
     */
    WordSubstitutes(List<List<List<Token>>> names) {
        Map<String, Map<String, Integer>> times = new HashMap<>();
        names.stream().filter(of -> of.size() <= MOST_NAMES).forEach(of -> count(of, times));
        Map<String, Integer> all = new HashMap<>();
        times.forEach(
                (stem, others) ->
                        all.put(stem, others.values().stream().mapToInt(Integer::intValue).sum()));
        times.forEach(
                (stem, others) -> {
                    Map<String, Double> likely = new HashMap<>();
                    others.entrySet().stream()
                            .filter(other -> other.getValue() >= LEAST_TIMES)
                            .sorted(
                                    Map.Entry.<String, Integer>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .limit(MOST_FOR_A_WORD)
                            .forEach(
                                    other ->
                                            likely.put(
                                                    other.getKey(),
                                                    other.getValue()
                                                            / Math.sqrt(
                                                                    (all.getOrDefault(stem, 0)
                                                                                    + DOUBT)
                                                                            * (all.getOrDefault(
                                                                                            other
                                                                                                    .getKey(),
                                                                                            0)
                                                                                    + DOUBT))));
                    byStem.put(stem, likely);
                });
    }

    private static void count(List<List<Token>> names, Map<String, Map<String, Integer>> times) {
        Map<String, Set<String>> bySlot = new HashMap<>();
        for (List<Token> name : names) {
            if (name.size() < 2 || name.size() > LONGEST_NAME) {
                continue;
            }
            List<String> stems = name.stream().map(Token::stem).toList();
            for (int slot = 0; slot < stems.size(); slot++) {
                List<String> around = new ArrayList<>(stems);
                around.set(slot, "_");
                bySlot.computeIfAbsent(String.join(" ", around), key -> new HashSet<>())
                        .add(stems.get(slot));
            }
        }
        for (Set<String> alternating : bySlot.values()) {
            for (String one : alternating) {
                for (String other : alternating) {
                    if (!one.equals(other)) {
                        times.computeIfAbsent(one, stem -> new HashMap<>())
                                .merge(other, 1, Integer::sum);
                    }
                }
            }
        }
    }

    /** What stands for a word, and how surely, 0–1. */
    Map<String, Double> of(String stem) {
        return byStem.getOrDefault(stem, Map.of());
    }
}
