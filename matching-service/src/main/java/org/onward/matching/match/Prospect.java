package org.onward.matching.match;

/**
 * What moves too fast for the index.
 *
 * @param answerRate the employer's answers by date ÷ introductions sent, NaN below five answers
 * @param saturation people trained ÷ posts in the occupation's minor group and province, NaN where
 *     not known
 * @param introductions already made to this vacancy; the fewer come first among equals
 */
public record Prospect(double answerRate, double saturation, int introductions) {
    public static final Prospect UNKNOWN = new Prospect(Double.NaN, Double.NaN, 0);
}
