package org.onward.matching.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One bag of words a thing, scored by BM25; never changed once made. */
final class WordField {
    private static final double K1 = 1.2; // saturation, as usual

    /** What one in so many has is added to all at once, which takes less for each. */
    private static final int COMMON = 4;

    private final Map<String, Having> having = new HashMap<>();

    /**
     * The things that have a word, ascending, and what each scores for it.
     *
     * @param ofAll what each of all things scores, where many have the word
     */
    @SuppressWarnings("ArrayRecordComponent") // filled once, then only read
    record Having(int[] things, float[] scores, float @Nullable [] ofAll) {
        static final Having NONE = new Having(new int[0], new float[0], null);

        void score(double weight, float[] into) {
            float each = (float) weight;
            float[] common = ofAll;
            if (common != null) {
                for (int i = 0; i < common.length; i++) {
                    into[i] += each * common[i];
                }
                return;
            }
            for (int i = 0; i < things.length; i++) {
                into[things[i]] += each * scores[i];
            }
        }

        private Having among(int all) {
            if (things.length < all / COMMON) {
                return this;
            }
            float[] common = new float[all];
            for (int i = 0; i < things.length; i++) {
                common[things[i]] = scores[i];
            }
            return new Having(things, scores, common);
        }
    }

    /**
     * @param bags of stems, at the number of their thing
     * @param b how far long bags count less, 0–1
     */
    WordField(Collection<? extends Collection<String>> bags, double b) {
        int all = bags.size();
        double length = bags.stream().mapToInt(Collection::size).sum();
        double usual = Math.max(1, length / Math.max(1, all));
        Map<String, Integer> holders = new HashMap<>();
        bags.forEach(bag -> counts(bag).keySet().forEach(s -> holders.merge(s, 1, Integer::sum)));
        holders.forEach(
                (stem, many) -> having.put(stem, new Having(new int[many], new float[many], null)));
        Map<String, Integer> filled = new HashMap<>();
        int number = 0;
        for (Collection<String> bag : bags) {
            double norm = K1 * (1 - b + b * bag.size() / usual);
            int thing = number++;
            counts(bag)
                    .forEach(
                            (stem, times) -> {
                                Having of = Objects.requireNonNull(having.get(stem));
                                int many = of.things.length;
                                int at = filled.merge(stem, 1, Integer::sum) - 1;
                                of.things[at] = thing;
                                double rarity = Math.log(1 + (all - many + 0.5) / (many + 0.5));
                                of.scores[at] =
                                        (float) (rarity * times * (K1 + 1) / (times + norm));
                            });
        }
        having.replaceAll((stem, of) -> of.among(all));
    }

    private static Map<String, Integer> counts(Collection<String> bag) {
        Map<String, Integer> counts = new HashMap<>();
        bag.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        return counts;
    }

    /** Adds what each thing scores for one word. */
    void score(String stem, double weight, float[] into) {
        of(stem).score(weight, into);
    }

    /** All of one word at once, for who looks for it in several fields. */
    Having of(String stem) {
        return having.getOrDefault(stem, Having.NONE);
    }

    int having(String stem) {
        Having of = having.get(stem);
        return of == null ? 0 : of.things.length;
    }

    Iterable<String> stems() {
        return having.keySet();
    }
}
