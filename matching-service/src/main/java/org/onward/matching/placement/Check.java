package org.onward.matching.placement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A check of a placement: due, or held with what was learnt. */
public sealed interface Check {
    CheckDay day();

    LocalDate dueOn();

    record Due(CheckDay day, LocalDate dueOn) implements Check {}

    record Held(CheckDay day, LocalDate dueOn, Answers answers) implements Check {}

    /**
     * What was learnt. Null is unknown, which is neither good nor bad news.
     *
     * @param heldOn when it was asked
     * @param inWork on the day the check was due
     * @param sameEmployer null or false where not in work
     * @param terms unknown where not in work
     */
    record Answers(
            LocalDate heldOn,
            @Nullable Boolean inWork,
            @Nullable Boolean sameEmployer,
            WorkTerms terms,
            @Nullable Boolean treatedWell) {
        public Answers {
            if (Boolean.FALSE.equals(inWork)
                    && (Boolean.TRUE.equals(sameEmployer) || !terms.equals(WorkTerms.UNKNOWN))) {
                throw new IllegalArgumentException("terms of work without work");
            }
        }
    }
}
