package org.onward.matching.match;

import org.onward.matching.vacancy.Kind;

/** Scores a pair: a pure function of the prepared profile, the facts and the side tables. */
public final class Scorer {
    private final Ranking ranking;

    public Scorer(Ranking ranking) {
        this.ranking = ranking;
    }

    public Score score(PreparedProfile person, VacancyFacts vacancy, Prospect prospect) {
        Kind kind = vacancy.kind();
        double[] weights = ranking.weights(kind);
        double[] neutrals = ranking.neutrals(kind);
        double[] values = new double[weights.length];
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            double value =
                    weights[i] == 0
                            ? Factor.UNKNOWN
                            : Factor.ALL.get(i).of(person, vacancy, prospect);
            if (Double.isNaN(value)) {
                values[i] = neutrals[i];
            } else {
                values[i] = Math.clamp(value, Score.LEAST, Score.MOST);
                known |= isKnown(Factor.ALL.get(i), person, vacancy) ? 1 << i : 0;
            }
        }
        return new Score(ranking, kind, values, known);
    }

    /** A wish stands in for interests, but tells nobody what they are. */
    private static boolean isKnown(Factor factor, PreparedProfile person, VacancyFacts vacancy) {
        return factor != Factor.INTERESTS
                || !Double.isNaN(person.logOfInterests(vacancy.occupation()));
    }

    /** The same with weights moved between what a person can do and wants. */
    public Scorer at(Balance balance) {
        return balance.equals(Balance.EVEN) ? this : new Scorer(ranking.at(balance));
    }

    public Ranking ranking() {
        return ranking;
    }
}
