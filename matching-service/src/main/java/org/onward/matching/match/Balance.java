package org.onward.matching.match;

import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;
import org.onward.matching.web.Page;

/**
 * Where a counsellor sets the weights between what fits what a person can do and what fits what
 * they want. Each step away from the middle halves the weights of the side leant away from; what
 * they give up goes to the other side, in proportion. Terms and prospects keep theirs.
 *
 * @param steps −2 all towards what they can do, 0 as published, 2 all towards what they want
 */
public record Balance(int steps) {
    public static final int MOST = 2;
    public static final Balance EVEN = new Balance(0);

    /**
     * @throws Problem INVALID outside of −2 to 2
     */
    public Balance {
        if (steps < -MOST || steps > MOST) {
            throw Problem.invalid("balance", "error.balance", "A whole number from -2 to 2.");
        }
    }

    /** As the slider sends it; what no slider can have sent moves nothing. */
    public static Balance sent(@Nullable String text) {
        return text != null && text.strip().matches("-?[12]")
                ? new Balance(Integer.parseInt(text.strip()))
                : EVEN;
    }

    /** As a name of weights says it; even where it says nothing. */
    public static Balance of(String version) {
        int sign = Math.max(version.indexOf('-'), version.indexOf('+'));
        return sign < 0 ? EVEN : sent(version.substring(sign).replace("+", ""));
    }

    /** As an address takes it along; empty where it is even. */
    public String query() {
        return steps == 0 ? "" : "?balance=" + steps;
    }

    /** What this balance makes of one kind's weights, in the order of {@link Factor}. */
    double[] weights(double[] published) {
        Group away = steps < 0 ? Group.WANTS : Group.CAN_DO;
        Group towards = steps < 0 ? Group.CAN_DO : Group.WANTS;
        double given = sum(published, away) * (1 - kept());
        double had = sum(published, towards);
        double[] weights = published.clone();
        for (Factor factor : Factor.ALL) {
            int i = factor.index();
            if (had > 0 && factor.group() == away) {
                weights[i] *= kept();
            } else if (had > 0 && factor.group() == towards) {
                weights[i] *= 1 + given / had;
            }
        }
        return weights;
    }

    private double kept() {
        return Math.pow(2, -Math.abs(steps));
    }

    private static double sum(double[] weights, Group group) {
        return Factor.ALL.stream()
                .filter(factor -> factor.group() == group)
                .mapToDouble(factor -> weights[factor.index()])
                .sum();
    }

    /** The setting in words; null where weights are as published. */
    @Nullable String words(Page page, String name) {
        return steps == 0 ? null : page.t("matches.balance." + way(), name);
    }

    /** The same of several people. */
    @Nullable String words(Page page) {
        return steps == 0 ? null : page.t("candidates.balance." + way());
    }

    private String way() {
        return "%s.%d".formatted(steps < 0 ? "can_do" : "wants", Math.abs(steps));
    }

    /** The name of the weights that come of it: {@code 3}, {@code 3+1}, {@code 3-2}. */
    String version(String published) {
        return steps == 0 ? published : "%s%+d".formatted(published, steps);
    }
}
