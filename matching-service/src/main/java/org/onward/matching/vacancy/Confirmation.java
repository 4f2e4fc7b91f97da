package org.onward.matching.vacancy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a vacancy stands on its employer's word. */
final class Confirmation {
    /** As the lifecycle says. */
    static final Duration HOLDS = Duration.ofDays(90);

    /** Two weeks: whoever is away for one still finds the question and a week to answer it. */
    static final Duration TO_ANSWER = Duration.ofDays(14);

    static final Duration ASKED_AFTER = HOLDS.minus(TO_ANSWER);

    private Confirmation() {}

    /** From when on it is hidden, if nobody answers; asked late, it stands as much longer. */
    static Instant hiddenFrom(Instant confirmed, @Nullable Instant asked) {
        Instant end = confirmed.plus(HOLDS);
        Instant answered = asked == null ? end : asked.plus(TO_ANSWER);
        return answered.isAfter(end) ? answered : end;
    }
}
