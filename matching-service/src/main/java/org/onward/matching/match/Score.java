package org.onward.matching.match;

import java.util.Arrays;
import java.util.Set;
import org.onward.matching.vacancy.Kind;

/**
 * The score of a pair and what it is made of. S = 100 · exp(Σ wᵢ ln fᵢ); points lost through a
 * factor are (100 − S) · wᵢ ln fᵢ / Σ wⱼ ln fⱼ and add up to 100 − S.
 */
public final class Score {
    static final double LEAST = 0.01;
    static final double MOST = 1;

    private final Ranking ranking;
    private final Kind kind;
    private final double[] values;
    private final int known;
    private final double logs;
    private final double total;

    /**
     * @param values in the order of {@link Factor}, each 0.01–1, unknown ones already neutral
     * @param known bit i set where factor i is known
     */
    Score(Ranking ranking, Kind kind, double[] values, int known) {
        this.ranking = ranking;
        this.kind = kind;
        this.values = values;
        this.known = known;
        double[] weights = ranking.weights(kind);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < MOST) {
                sum += weights[i] * Math.log(values[i]);
            }
        }
        this.logs = sum;
        this.total = total(sum);
    }

    /** 0–100, not rounded. */
    public double total() {
        return total;
    }

    private static double total(double logs) {
        return 100 * Math.exp(logs);
    }

    /** In tenths of a point: what is shown, and what decides the order before ties. */
    public int tenths() {
        return rounded(total);
    }

    /**
     * @param logs Σ wᵢ ln fᵢ
     */
    static int tenths(double logs) {
        return rounded(total(logs));
    }

    private static int rounded(double total) {
        return (int) Math.round(total * 10);
    }

    public double value(Factor factor) {
        return values[factor.index()];
    }

    public double weight(Factor factor) {
        return ranking.weight(kind, factor);
    }

    public boolean known(Factor factor) {
        return (known & (1 << factor.index())) != 0;
    }

    public double pointsLost(Factor factor) {
        double share = weight(factor) * Math.log(value(factor));
        return share == 0 ? 0 : (100 - total) * share / logs;
    }

    /** 0–100, as if nothing were lost through these. */
    public double without(Set<Factor> factors) {
        double lost = 0;
        for (Factor factor : factors) {
            lost += weight(factor) * Math.log(value(factor));
        }
        return 100 * Math.exp(logs - lost);
    }

    /** Weighted geometric mean of the group's factors, 0–100; 100 where none weighs anything. */
    public double group(Group group) {
        double sum = 0;
        double weights = 0;
        for (Factor factor : Factor.ALL) {
            if (factor.group() == group) {
                sum += weight(factor) * Math.log(value(factor));
                weights += weight(factor);
            }
        }
        return weights == 0 ? 100 : 100 * Math.exp(sum / weights);
    }

    public Kind kind() {
        return kind;
    }

    public String rankingVersion() {
        return ranking.version();
    }

    @Override
    public String toString() {
        return "%.1f %s".formatted(total(), Arrays.toString(values));
    }
}
