package org.onward.matching.returnee;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of every page about one person.
 *
 * @param need what a month must bring in
 * @param places labels of the first willing places
 * @param matchingAgreed whether they may be looked for when vacancies come in
 * @param covered an absent colleague's person
 * @param exitedOn the day their last enrolment ended; null while they are enrolled
 */
public record PersonHead(
        String id,
        String name,
        String reference,
        Readiness readiness,
        boolean matchingAgreed,
        @Nullable IncomeNeed need,
        List<String> places,
        boolean covered,
        String counsellor,
        @Nullable LocalDate exitedOn) {
    public String address() {
        return "/people/" + id;
    }

    /** The readiness as its key: registered, ready, not_now, placed, away or closed. */
    public String state() {
        return ReadinessText.of(readiness);
    }
}
