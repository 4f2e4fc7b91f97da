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
                known |= 1 << i;
            }
        }
        return new Score(ranking, kind, values, known);
    }

    /** The same with weights moved between what a person can do and wants. */
    public Scorer at(Balance balance) {
        return balance.equals(Balance.EVEN) ? this : new Scorer(ranking.at(balance));
    }

    public Ranking ranking() {
        return ranking;
    }
}
