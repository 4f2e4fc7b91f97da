package org.onward.matching.match;

import org.jspecify.annotations.Nullable;

/**
 * What moves too fast for the index.
 *
 * @param answers of the employer; null below five introductions that came to an answer or its date
 * @param training who learns the same trade in the same province; null below five people
 * @param introductions already made to this vacancy; the fewer come first among equals
 * @param full a course that is known to have no seat left
 */
public record Prospect(
        @Nullable Answers answers, @Nullable Trained training, int introductions, boolean full) {
    public static final Prospect UNKNOWN = new Prospect(null, null, 0, false);

    /**
     * @param inTime answered by their date
     * @param due those, answered later, and never answered
     */
    public record Answers(int inTime, int due) {}

    /**
     * Of an ISCO-08 minor group and a province.
     *
     * @param people in training, or done with it within twelve months
     * @param posts open, or filled within twelve months
     */
    public record Trained(int people, int posts) {}

    /** People trained ÷ posts; NaN where not known. */
    double saturation() {
        return training == null ? Double.NaN : (double) training.people / training.posts;
    }

    /** Answers by date ÷ introductions that were due; NaN where not known. */
    double answerRate() {
        return answers == null ? Double.NaN : (double) answers.inTime / answers.due;
    }
}
