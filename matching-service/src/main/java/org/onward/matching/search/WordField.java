package org.onward.matching.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** One bag of words a thing, scored by BM25; never changed once made. */
final class WordField {
    private static final double K1 = 1.2; // saturation, as usual

    private final Map<String, int[]> things = new HashMap<>();
    private final Map<String, float[]> scores = new HashMap<>();

    /**
     * @param bags of stems, at the number of their thing
     * @param b how far long bags count less, 0–1
     */
    WordField(Collection<? extends Collection<String>> bags, double b) {
        int all = bags.size();
        double length = bags.stream().mapToInt(Collection::size).sum();
        double usual = Math.max(1, length / Math.max(1, all));
        Map<String, Integer> having = new HashMap<>();
        bags.forEach(bag -> counts(bag).keySet().forEach(s -> having.merge(s, 1, Integer::sum)));
        Map<String, Integer> filled = new HashMap<>();
        having.forEach(
                (stem, many) -> {
                    things.put(stem, new int[many]);
                    scores.put(stem, new float[many]);
                });
        int number = 0;
        for (Collection<String> bag : bags) {
            double norm = K1 * (1 - b + b * bag.size() / usual);
            int thing = number++;
            counts(bag)
                    .forEach(
                            (stem, times) -> {
                                int[] of = things.getOrDefault(stem, new int[0]);
                                int at = filled.merge(stem, 1, Integer::sum) - 1;
                                of[at] = thing;
                                double rarity =
                                        Math.log(1 + (all - of.length + 0.5) / (of.length + 0.5));
                                scores.getOrDefault(stem, new float[0])[at] =
                                        (float) (rarity * times * (K1 + 1) / (times + norm));
                            });
        }
    }

    private static Map<String, Integer> counts(Collection<String> bag) {
        Map<String, Integer> counts = new HashMap<>();
        bag.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        return counts;
    }

    /** Adds what each thing scores for one word. */
    void score(String stem, double weight, float[] into) {
        int[] of = things.get(stem);
        if (of == null) {
            return;
        }
        float[] score = scores.getOrDefault(stem, new float[0]);
        for (int i = 0; i < of.length; i++) {
            into[of[i]] += (float) (weight * score[i]);
        }
    }

    boolean holds(String stem, int thing) {
        int[] of = things.get(stem);
        return of != null && Arrays.binarySearch(of, thing) >= 0;
    }

    int having(String stem) {
        int[] of = things.get(stem);
        return of == null ? 0 : of.length;
    }

    Iterable<String> stems() {
        return things.keySet();
    }
}
