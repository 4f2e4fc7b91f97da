package org.onward.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.onward.matching.taxonomy.Words.Met;

/**
 * How often answers are right by how their words were met, and confidences fitted to that.
 *
 * <p>What was set by hand is worth {@value #PRIOR} judged answers, so that few move it little; a
 * way with fewer than {@value #LEAST} keeps it. A way has one confidence, which what makes a single
 * answer less sure takes from; surer ways stay at least as sure as others, and neighbours that
 * would not be are pooled. A graded way has a confidence for every answer, mapped by a logistic
 * curve (Platt 1999).
 */
public final class Calibration {
    /** Judged answers that what was set by hand is worth. */
    static final int PRIOR = 15;

    /** Below, what was set by hand stays. */
    static final int LEAST = 10;

    private static final int FOLDS = 5;
    private static final int BINS = 10;
    private static final int STEPS = 100; // of Newton's method
    private static final double ALMOST = 1e-6; // as near 0 and 1 as a logarithm is taken
    private static final double LEAST_SCALE = 0.1; // surer by hand is surer

    private final List<List<Met>> orders;
    private final Map<Met, Double> byHand;
    private final Set<Met> graded;

    /**
     * @param orders ways of one confidence that can be compared, the surest first; none twice
     * @param byHand their confidence as it was set by hand
     * @param graded the other ways
     */
    public Calibration(List<List<Met>> orders, Map<Met, Double> byHand, Set<Met> graded) {
        this.orders = List.copyOf(orders);
        this.byHand = Map.copyOf(byHand);
        this.graded = Set.copyOf(graded);
    }

    /**
     * A judged answer.
     *
     * @param group of queries that mean one thing, which are held out together
     * @param plain confidence as it would be by hand, 0–1
     * @param stated confidence, 0–1
     */
    public record Answer(String group, Met met, double plain, double stated, boolean right) {}

    /** What a graded way's confidence by hand becomes. */
    public record Curve(double bias, double scale) {
        public static final Curve NONE = new Curve(0, 1);

        public double of(double plain) {
            return sigmoid(bias + scale * logit(plain));
        }

        /** What by hand was to become this. */
        public double plain(double confidence) {
            return sigmoid((logit(confidence) - bias) / scale);
        }
    }

    /**
     * @param one by way that has one confidence
     * @param curves by graded way
     */
    public record Fitted(Map<Met, Double> one, Map<Met, Curve> curves) {}

    /**
     * What was judged of a way.
     *
     * @param stated mean confidence
     */
    public record Way(Met met, int answers, int right, double stated) {
        public boolean isJudged() {
            return answers >= LEAST;
        }
    }

    private static double logit(double share) {
        double within = Math.clamp(share, ALMOST, 1 - ALMOST);
        return Math.log(within / (1 - within));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static List<Answer> of(Met met, List<Answer> answers) {
        return answers.stream().filter(one -> one.met() == met).toList();
    }

    /** In the order of the ways; of those only that were met. */
    public static List<Way> ways(List<Answer> answers) {
        List<Way> ways = new ArrayList<>();
        for (Met met : Met.values()) {
            List<Answer> of = of(met, answers);
            if (!of.isEmpty()) {
                ways.add(
                        new Way(
                                met,
                                of.size(),
                                (int) of.stream().filter(Answer::right).count(),
                                sum(of, Answer::stated) / of.size()));
            }
        }
        return ways;
    }

    public Fitted fitted(List<Answer> answers) {
        Map<Met, Double> one = new EnumMap<>(Met.class);
        orders.forEach(order -> one.putAll(fitted(order, answers)));
        Map<Met, Curve> curves = new EnumMap<>(Met.class);
        for (Met met : graded) {
            List<Answer> of = of(met, answers);
            curves.put(met, of.size() < LEAST ? Curve.NONE : curve(of));
        }
        return new Fitted(one, curves);
    }

    private Map<Met, Double> fitted(List<Met> order, List<Answer> answers) {
        double[] values = new double[order.size()];
        double[] weights = new double[order.size()];
        for (int i = 0; i < values.length; i++) {
            List<Answer> of = of(order.get(i), answers);
            double hand = hand(order.get(i));
            double most = of.size() < LEAST ? 0 : sum(of, Answer::plain) / hand;
            double right = of.size() < LEAST ? 0 : sum(of, one -> one.right() ? 1 : 0);
            weights[i] = PRIOR + most;
            values[i] = Math.min(1, (PRIOR * hand + right) / weights[i]);
        }
        double[] falling = falling(values, weights);
        Map<Met, Double> fitted = new EnumMap<>(Met.class);
        for (int i = 0; i < falling.length; i++) {
            fitted.put(order.get(i), falling[i]);
        }
        return fitted;
    }

    private double hand(Met met) {
        return byHand.getOrDefault(met, 1.0);
    }

    /** The nearest values none of which is larger than one before it. */
    static double[] falling(double[] values, double[] weights) {
        record Pool(double sum, double weight, int many) {
            double mean() {
                return sum / weight;
            }
        }
        List<Pool> pools = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Pool pool = new Pool(values[i] * weights[i], weights[i], 1);
            while (!pools.isEmpty() && pools.getLast().mean() < pool.mean()) {
                Pool before = pools.removeLast();
                pool =
                        new Pool(
                                before.sum() + pool.sum(),
                                before.weight() + pool.weight(),
                                before.many() + pool.many());
            }
            pools.add(pool);
        }
        return pools.stream()
                .flatMapToDouble(
                        pool -> IntStream.range(0, pool.many()).mapToDouble(i -> pool.mean()))
                .toArray();
    }

    /** By maximum likelihood; beside the answers as many more as were right as often as by hand. */
    private static Curve curve(List<Answer> answers) {
        double prior = (double) PRIOR / answers.size();
        double bias = 0;
        double scale = 1;
        for (int step = 0; step < STEPS; step++) {
            double slope = 0;
            double slopeOfScale = 0;
            double bend = ALMOST;
            double bendBetween = 0;
            double bendOfScale = ALMOST;
            for (Answer one : answers) {
                double x = logit(one.plain());
                double told = sigmoid(bias + scale * x);
                double off = (1 + prior) * told - (one.right() ? 1 : 0) - prior * one.plain();
                double spread = (1 + prior) * told * (1 - told);
                slope += off;
                slopeOfScale += off * x;
                bend += spread;
                bendBetween += spread * x;
                bendOfScale += spread * x * x;
            }
            double all = bend * bendOfScale - bendBetween * bendBetween;
            bias -= (bendOfScale * slope - bendBetween * slopeOfScale) / all;
            scale =
                    Math.max(
                            LEAST_SCALE, scale - (bend * slopeOfScale - bendBetween * slope) / all);
        }
        return new Curve(bias, scale);
    }

    /** As they would be stated by what answers of other folds taught. */
    public List<Answer> heldOut(List<Answer> answers) {
        List<Answer> restated = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            Fitted fitted = fitted(answers.stream().filter(one -> fold(one) != out).toList());
            answers.stream()
                    .filter(one -> fold(one) == out)
                    .map(one -> restated(one, fitted))
                    .forEach(restated::add);
        }
        return restated;
    }

    private Answer restated(Answer answer, Fitted fitted) {
        Curve curve = fitted.curves().get(answer.met());
        Double one = fitted.one().get(answer.met());
        double stated =
                curve != null
                        ? curve.of(answer.plain())
                        : one != null ? one * answer.plain() / hand(answer.met()) : answer.stated();
        return new Answer(answer.group(), answer.met(), answer.plain(), stated, answer.right());
    }

    private static int fold(Answer answer) {
        return Math.floorMod(answer.group().hashCode(), FOLDS);
    }

    /** Expected calibration error, over ten equal bins of what is stated. */
    public static double error(List<Answer> answers) {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int wanted = bin;
            List<Answer> in = answers.stream().filter(one -> bin(one) == wanted).toList();
            error += Math.abs(sum(in, Answer::stated) - sum(in, one -> one.right() ? 1 : 0));
        }
        return answers.isEmpty() ? 0 : error / answers.size();
    }

    private static int bin(Answer answer) {
        return Math.min(BINS - 1, (int) (answer.stated() * BINS));
    }

    private static double sum(List<Answer> answers, ToDoubleFunction<Answer> of) {
        return answers.stream().mapToDouble(of).sum();
    }
}
