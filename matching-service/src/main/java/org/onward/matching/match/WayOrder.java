package org.onward.matching.match;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.RankVacancies.Candidate;

/**
 * Which of some courses is the better way: first those that bring at least two thirds of what the
 * best of them brings; of these, and of the others, by what it pays meanwhile, how far it is, how
 * long it takes, when it begins and what stands behind its seats. Each of the five is 0.01–1 and
 * none weighs more than another: it is their geometric mean, as of factors, and what is not known
 * is neutral.
 */
final class WayOrder implements Comparator<Candidate> {
    /** A quarter of a year halves it: who learns sooner earns sooner. */
    private static final double HALVING_WEEKS = 13;

    private static final double USUAL_LENGTH = 0.5;

    private static final double ENOUGH = 2.0 / 3;

    private final ToIntFunction<VacancyFacts> gain;
    private final int enough;

    /** Of a month, in minor units by currency: what others pay, where no need is known. */
    private final Map<String, Long> bestPaid = new HashMap<>();

    /**
     * @param gain of the person, by what is taught there, in tenths of a point
     */
    WayOrder(Collection<Candidate> courses, ToIntFunction<VacancyFacts> gain) {
        this.gain = gain;
        int most = courses.stream().mapToInt(one -> gain.applyAsInt(one.facts())).max().orElse(0);
        enough = (int) Math.ceil(ENOUGH * most);
        for (Candidate course : courses) {
            MonthlyPay pay = course.facts().pay();
            if (pay != null) {
                bestPaid.merge(pay.currency(), pay.minMinor(), Math::max);
            }
        }
    }

    @Override
    public int compare(Candidate one, Candidate other) {
        int order = Boolean.compare(bringsEnough(other), bringsEnough(one));
        if (order == 0) {
            order = Double.compare(worth(other), worth(one));
        }
        return order == 0 ? one.at().id().compareTo(other.at().id()) : order;
    }

    private boolean bringsEnough(Candidate course) {
        return gain.applyAsInt(course.facts()) >= enough;
    }

    /** Logarithm of the five multiplied. */
    double worth(Candidate course) {
        Score score = course.score();
        return Math.log(pay(course))
                + Math.log(score.value(Factor.DISTANCE))
                + Math.log(length(course.facts().weeks()))
                + Math.log(score.value(Factor.START))
                + Math.log(score.value(Factor.SEATS_BACKED));
    }

    private double pay(Candidate course) {
        Score score = course.score();
        @Nullable MonthlyPay pay = course.facts().pay();
        long best = pay == null ? 0 : bestPaid.getOrDefault(pay.currency(), 0L);
        return score.known(Factor.PAY) || pay == null || best == 0
                ? score.value(Factor.PAY)
                : Math.max(Score.LEAST, (double) pay.minMinor() / best);
    }

    private static double length(int weeks) {
        return weeks == VacancyFacts.NONE
                ? USUAL_LENGTH
                : Math.max(Score.LEAST, Math.pow(0.5, weeks / HALVING_WEEKS));
    }
}
