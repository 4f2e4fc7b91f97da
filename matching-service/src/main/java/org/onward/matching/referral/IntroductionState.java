package org.onward.matching.referral;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where an introduction stands; {@link IntroductionStep} says what may follow. */
public sealed interface IntroductionState {
    /**
     * @param answerBy last day to answer
     */
    record Sent(LocalDate answerBy) implements IntroductionState {}

    record Meeting() implements IntroductionState {}

    /** The employer keeps it for later. */
    record Kept() implements IntroductionState {}

    record Offered() implements IntroductionState {}

    /**
     * @param placedAt when it led to a placement; null as long as it has not
     */
    record Accepted(@Nullable Instant placedAt) implements IntroductionState {}

    record Declined(DeclinedBy by, @Nullable String reason, Instant at)
            implements IntroductionState {}

    /**
     * The date passed in silence; the person is free.
     *
     * @param lateYes when the employer said yes after all: the person is asked before it counts
     */
    record NoAnswer(Instant at, @Nullable Instant lateYes) implements IntroductionState {}

    record Withdrawn(String reason, Instant at) implements IntroductionState {}

    /** Who said no. */
    enum DeclinedBy {
        EMPLOYER,
        PERSON
    }
}
