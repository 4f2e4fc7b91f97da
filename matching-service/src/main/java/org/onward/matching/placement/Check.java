package org.onward.matching.placement;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A check of a placement: due, or held with what was learnt. */
public sealed interface Check {
    CheckDay day();

    LocalDate dueOn();

    record Due(CheckDay day, LocalDate dueOn) implements Check {}

    /**
     * @param id of these answers; a correction has another
     * @param done what was done about a concern; null as long as nobody has said
     */
    record Held(CheckDay day, LocalDate dueOn, Answers answers, UUID id, @Nullable Concern done)
            implements Check {
        /** Something is not right, and nobody has said what was done. */
        public boolean waits() {
            return done == null && answers.conditions().concern();
        }
    }

    /**
     * What was learnt. Null is unknown, which is neither good nor bad news.
     *
     * @param heldOn when it was asked
     * @param inWork on the day the check was due
     * @param sameEmployer null or false where not in work
     * @param terms unknown where not in work
     * @param life compared with before
     * @param words the person's own, about community, family and other help; empty where nothing
     *     was said
     */
    record Answers(
            LocalDate heldOn,
            @Nullable Boolean inWork,
            @Nullable Boolean sameEmployer,
            WorkTerms terms,
            Conditions conditions,
            @Nullable Life life,
            String words) {
        public Answers {
            if (Boolean.FALSE.equals(inWork)
                    && (Boolean.TRUE.equals(sameEmployer)
                            || !terms.equals(WorkTerms.UNKNOWN)
                            || conditions.contract() != null)) {
                throw new IllegalArgumentException("terms of work without work");
            }
        }

        public Answers(
                LocalDate heldOn,
                @Nullable Boolean inWork,
                @Nullable Boolean sameEmployer,
                WorkTerms terms,
                @Nullable Boolean treatedWell) {
            this(
                    heldOn,
                    inWork,
                    sameEmployer,
                    terms,
                    new Conditions(null, null, null, null, treatedWell),
                    null,
                    "");
        }
    }

    /**
     * How it is at work. Null is unknown.
     *
     * @param contract in writing; unknown where not in work
     * @param fees fees or deductions are asked
     * @param papersHeld somebody else keeps the person's papers
     */
    record Conditions(
            @Nullable Boolean contract,
            @Nullable Boolean fees,
            @Nullable Boolean papersHeld,
            @Nullable Boolean freeToLeave,
            @Nullable Boolean treatedWell) {
        public static final Conditions UNKNOWN = new Conditions(null, null, null, null, null);

        /** Something that somebody should look after; no contract alone is not. */
        public boolean concern() {
            return Boolean.TRUE.equals(fees)
                    || Boolean.TRUE.equals(papersHeld)
                    || Boolean.FALSE.equals(freeToLeave)
                    || Boolean.FALSE.equals(treatedWell);
        }
    }

    /** Whether life is better than before, as the person sees it. */
    enum Life {
        BETTER,
        SAME,
        WORSE
    }
}
