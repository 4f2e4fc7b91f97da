package org.onward.matching.match;

import org.jspecify.annotations.Nullable;

/**
 * What moves too fast for the index.
 *
 * @param answers of the employer; null below five introductions that came to an answer or its date
 * @param saturation people trained ÷ posts in the occupation's minor group and province, NaN where
 *     not known
 * @param introductions already made to this vacancy; the fewer come first among equals
 */
public record Prospect(@Nullable Answers answers, double saturation, int introductions) {
    public static final Prospect UNKNOWN = new Prospect(null, Double.NaN, 0);

    /**
     * @param inTime answered by their date
     * @param due those, answered later, and never answered
     */
    public record Answers(int inTime, int due) {}

    /** Answers by date ÷ introductions that were due; NaN where not known. */
    double answerRate() {
        return answers == null ? Double.NaN : (double) answers.inTime / answers.due;
    }
}
