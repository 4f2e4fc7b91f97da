package org.onward.matching.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What work is about, as a direction: how far it is of each line of work, of each unit group, and
 * of the occupations that ask for the same measures. The squares of the shares add up to 1, of an
 * advert's those of the measured occupations beside the others; where nothing is known there are
 * none. Beside them stand the words of a title, or of what a person tells, by themselves.
 *
 * @param of numbers of lines of work, {@link #UNIT} + the code of unit groups, {@link #MEASURED} +
 *     the numbers of measured occupations, and {@link #WORDS} + the numbers of words; ascending
 * @param shares 0–1, at the same places
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention; hundreds live in one request
public record WorkShares(int[] of, float[] shares) {
    public static final WorkShares NONE = new WorkShares(new int[0], new float[0]);

    /** Where the numbers of unit groups begin. */
    public static final int UNIT = 10_000;

    /** Where the numbers of {@link MeasuredWork measured occupations} begin. */
    public static final int MEASURED = 20_000;

    /** Where the numbers of words begin. */
    public static final int WORDS = 30_000;

    /** How finely a share is told: what is stored in a byte is what is computed with. */
    public static final int STEPS = 255;

    public boolean isEmpty() {
        return of.length == 0;
    }

    public int size() {
        return of.length;
    }

    /**
     * The cosine of the two directions, and more where they have words in common, 0–1; 0 where one
     * of them is not known.
     */
    public double closeness(WorkShares other) {
        return Math.min(1, inCommon(other));
    }

    /** The same, and above 1 as far as words in common say more. */
    public double inCommon(WorkShares other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < of.length && j < other.of.length) {
            if (of[i] == other.of[j]) {
                sum += shares[i++] * other.shares[j++];
            } else if (of[i] < other.of[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    /** {@link #closeness} of the kinds of work alone, whatever words they have in common. */
    public double closenessOfKinds(WorkShares other) {
        return Math.min(1, kinds().inCommon(other.kinds()));
    }

    private WorkShares kinds() {
        int words = Arrays.binarySearch(of, WORDS);
        int end = words < 0 ? -words - 1 : words;
        return end == of.length
                ? this
                : new WorkShares(Arrays.copyOf(of, end), Arrays.copyOf(shares, end));
    }

    /** A share as it is stored, 0–{@link #STEPS}. */
    public int steps(int place) {
        return Math.round(shares[place] * STEPS);
    }

    /** The unit group with the largest share. */
    public Optional<OccupationCode> unit() {
        int best = -1;
        for (int i = 0; i < of.length; i++) {
            if (of[i] >= UNIT && of[i] < MEASURED && (best < 0 || shares[i] > shares[best])) {
                best = i;
            }
        }
        return best < 0
                ? Optional.empty()
                : Optional.of(new OccupationCode(OccupationCode.text(of[best] - UNIT)));
    }

    /**
     * The unit group, but for one, of which this is most above another.
     *
     * @param least by as much
     */
    public Optional<OccupationCode> unitAbove(
            WorkShares other, OccupationCode butFor, float least) {
        int not = UNIT + Integer.parseInt(butFor.value());
        int best = -1;
        float most = least;
        int j = 0;
        for (int i = 0; i < of.length && of[i] < MEASURED; i++) {
            while (j < other.of.length && other.of[j] < of[i]) {
                j++;
            }
            boolean both = j < other.of.length && other.of[j] == of[i];
            float above = shares[i] - (both ? other.shares[j] : 0);
            if (of[i] >= UNIT && of[i] != not && above >= most) {
                best = of[i];
                most = above;
            }
        }
        return best < 0
                ? Optional.empty()
                : Optional.of(new OccupationCode(OccupationCode.text(best - UNIT)));
    }

    /** How far this is more of a unit group than another, −1–1. */
    public float above(WorkShares other, OccupationCode unit) {
        int number = UNIT + Integer.parseInt(unit.value());
        return share(number) - other.share(number);
    }

    private float share(int number) {
        int at = Arrays.binarySearch(of, number);
        return at < 0 ? 0 : shares[at];
    }

    /** The same without smaller shares. */
    public WorkShares notBelow(float least) {
        int[] kept = IntStream.range(0, of.length).filter(i -> shares[i] >= least).toArray();
        WorkShares made = new WorkShares(new int[kept.length], new float[kept.length]);
        for (int i = 0; i < kept.length; i++) {
            made.of[i] = of[kept[i]];
            made.shares[i] = shares[kept[i]];
        }
        return made;
    }

    /** The largest shares by number. */
    public Map<Integer, Float> largest(int most) {
        float[] ordered = shares.clone();
        Arrays.sort(ordered);
        float least = ordered.length <= most ? 0 : ordered[ordered.length - most];
        Map<Integer, Float> largest = new HashMap<>();
        for (int i = 0; i < of.length; i++) {
            if (shares[i] >= least) {
                largest.put(of[i], shares[i]);
            }
        }
        return largest;
    }

    /**
     * The direction of a share in each.
     *
     * @param numbers each of them once, in any order
     * @param raw above 0, at the same places
     */
    public static WorkShares of(int[] numbers, double[] raw) {
        int n = numbers.length;
        long[] order = new long[n]; // a number, and its place
        double squares = 0;
        for (int i = 0; i < n; i++) {
            order[i] = (long) numbers[i] << Integer.SIZE | i;
            squares += raw[i] * raw[i];
        }
        Arrays.sort(order);
        WorkShares made = new WorkShares(new int[n], new float[n]);
        for (int i = 0; i < n; i++) {
            made.of[i] = (int) (order[i] >> Integer.SIZE);
            made.shares[i] = told(raw[(int) order[i]], Math.sqrt(squares));
        }
        return made;
    }

    /** As finely as it is stored. */
    private static float told(double raw, double length) {
        return Math.max(1, Math.round(raw / length * STEPS)) / (float) STEPS;
    }

    /** The direction of a share in each; of what is not 0 the largest are kept. */
    public static WorkShares of(Map<Integer, Double> raw, int most) {
        List<Map.Entry<Integer, Double>> kept = new ArrayList<>(raw.entrySet());
        kept.removeIf(one -> one.getValue() <= 0);
        if (kept.size() > most) {
            kept.sort(
                    Map.Entry.<Integer, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()));
            kept = kept.subList(0, most);
        }
        kept.sort(Map.Entry.comparingByKey());
        double length =
                Math.sqrt(kept.stream().mapToDouble(one -> one.getValue() * one.getValue()).sum());
        int n = kept.size();
        WorkShares made = new WorkShares(new int[n], new float[n]);
        for (int i = 0; i < n; i++) {
            made.of[i] = kept.get(i).getKey();
            made.shares[i] = told(kept.get(i).getValue(), length);
        }
        return made;
    }

    /**
     * Shares to stand beside a direction, which they are no part of; the largest are kept.
     *
     * @param length root of the sum of all squares, before the smallest are left out
     */
    public static WorkShares beside(Map<Integer, Double> raw, double length, int most) {
        if (raw.isEmpty()) {
            return NONE;
        }
        double factor =
                length / Math.sqrt(raw.values().stream().mapToDouble(one -> one * one).sum());
        List<Map.Entry<Integer, Double>> kept =
                raw.entrySet().stream()
                        .filter(one -> Math.round(one.getValue() * factor * STEPS) > 0)
                        .sorted(
                                Map.Entry.<Integer, Double>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(most)
                        .sorted(Map.Entry.comparingByKey())
                        .toList();
        WorkShares made = new WorkShares(new int[kept.size()], new float[kept.size()]);
        for (int i = 0; i < kept.size(); i++) {
            made.of[i] = kept.get(i).getKey();
            made.shares[i] = Math.round(kept.get(i).getValue() * factor * STEPS) / (float) STEPS;
        }
        return made;
    }

    /** These and what the numbers say, which are higher ones. */
    public WorkShares and(WorkShares numbers) {
        WorkShares all =
                new WorkShares(
                        Arrays.copyOf(of, size() + numbers.size()),
                        Arrays.copyOf(shares, size() + numbers.size()));
        System.arraycopy(numbers.of, 0, all.of, size(), numbers.size());
        System.arraycopy(numbers.shares, 0, all.shares, size(), numbers.size());
        return all;
    }

    /**
     * What several are about together, and the words of all of them, as far as one of them counts.
     *
     * @param weights how much each counts, at the same places
     */
    public static WorkShares together(List<WorkShares> several, List<Double> weights, int most) {
        Map<Integer, Double> sum = new HashMap<>();
        Map<Integer, Double> words = new HashMap<>();
        double length = 0;
        for (int i = 0; i < several.size(); i++) {
            WorkShares one = several.get(i);
            double squares = 0;
            for (int j = 0; j < one.of.length; j++) {
                boolean word = one.of[j] >= WORDS;
                (word ? words : sum).merge(one.of[j], weights.get(i) * one.shares[j], Double::sum);
                squares += word ? one.shares[j] * one.shares[j] : 0;
            }
            length = Math.max(length, Math.sqrt(squares * weights.get(i)));
        }
        return of(sum, most).and(beside(words, length, most));
    }
}
