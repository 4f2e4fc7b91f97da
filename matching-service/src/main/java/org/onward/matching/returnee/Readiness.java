package org.onward.matching.returnee;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a person stands; {@link ReadinessTransitions} says what may follow. */
public sealed interface Readiness {
    LocalDate since();

    record Registered(LocalDate since) implements Readiness {}

    record Ready(LocalDate since) implements Readiness {}

    /**
     * @param until the day to ask again, if the person wants one
     */
    record NotNow(LocalDate since, @Nullable LocalDate until) implements Readiness {}

    record Placed(LocalDate since) implements Readiness {}

    /** Abroad, in contact. */
    record Away(LocalDate since) implements Readiness {}

    record Closed(LocalDate since) implements Readiness {}
}
