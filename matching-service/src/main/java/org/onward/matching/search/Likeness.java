package org.onward.matching.search;

import java.util.Arrays;

/**
 * How like names are to words that were asked: said once of each word of a name, however many names
 * hold it. What a name lacks of the words asked and what it has beside them each count against it
 * by a share.
 */
final class Likeness {
    private static final int FEW = 64;
    private static final double ROUNDING = 1e-9;

    private final double[] asked; // weights of the words asked
    private final double all;
    private final double[] weights; // of the words of names, by number
    private final double lacking;
    private final double beside;

    // What is like the words of names: of each number the last entry, which has the one before.
    private final int[] last;
    private int[] words = new int[FEW];
    private double[] how = new double[FEW];
    private int[] before = new int[FEW];
    private int entries = 1; // 0 is none

    private final double[] best; // by word asked, in the name that is compared

    /**
     * @param asked how much each word asked tells
     * @param weights how much each word of names tells, by its number
     * @param lacking the share by which words that a name lacks count against it
     * @param beside the share by which words that it has beside them do
     */
    Likeness(double[] asked, double[] weights, double lacking, double beside) {
        this.asked = asked;
        this.weights = weights;
        this.lacking = lacking;
        this.beside = beside;
        all = Arrays.stream(asked).sum();
        last = new int[weights.length];
        best = new double[asked.length];
    }

    /** Says 0–1 how like a word of names is to one that was asked, once for the two of them. */
    void add(int token, int word, double like) {
        if (entries == words.length) {
            words = Arrays.copyOf(words, 2 * entries);
            how = Arrays.copyOf(how, 2 * entries);
            before = Arrays.copyOf(before, 2 * entries);
        }
        words[entries] = word;
        how[entries] = like;
        before[entries] = last[token];
        last[token] = entries++;
    }

    /**
     * How like a name can be, 0–1; a little more for what sums are rounded by.
     *
     * @param shared the weights of the words asked that it may share, together
     */
    double atMost(double shared) {
        return all == 0 ? 0 : shared / (shared + lacking * (all - shared)) + ROUNDING;
    }

    /** The weights of the words that a name shares at least that is as like as that. */
    double shared(double likeness) {
        return likeness * lacking * all / (1 - likeness + likeness * lacking);
    }

    /** 0–1, of a name by the numbers of its words; 0 where none of them is like any. */
    double of(int[] name) {
        double shared = 0;
        double more = 0;
        for (int token : name) {
            double nearest = 0;
            for (int entry = last[token]; entry != 0; entry = before[entry]) {
                double like = how[entry];
                int word = words[entry];
                nearest = Math.max(nearest, like);
                if (like > best[word]) {
                    shared += (like - best[word]) * asked[word];
                    best[word] = like;
                }
            }
            more += (1 - nearest) * weights[token];
        }
        if (shared == 0) {
            return 0;
        }
        for (int token : name) {
            for (int entry = last[token]; entry != 0; entry = before[entry]) {
                best[words[entry]] = 0;
            }
        }
        return shared / (shared + lacking * Math.max(0, all - shared) + beside * more);
    }
}
