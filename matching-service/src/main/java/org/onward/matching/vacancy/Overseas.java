package org.onward.matching.vacancy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What must be seen before an overseas vacancy is shown to anybody.
 *
 * @param vettedOn the day all of it was checked; until then the vacancy is unvetted
 */
public record Overseas(
        @Nullable String licenceNumber,
        @Nullable String principal,
        @Nullable String jobOrder,
        @Nullable String visaClass,
        boolean contractSeen,
        boolean zeroFees,
        @Nullable LocalDate vettedOn) {
    public boolean vetted() {
        return vettedOn != null;
    }
}
