package org.onward.matching.placement;

import org.onward.matching.vacancy.Kind;

/** What a person began. Rates of placement count the first two; the others are shown beside. */
public enum PlacementKind {
    JOB,
    APPRENTICESHIP,
    TRAINING,
    /** A business of one's own, or informal work by choice. */
    OWN_WORK;

    /** What a vacancy leads to. */
    public static PlacementKind of(Kind kind) {
        return switch (kind) {
            case JOB -> JOB;
            case APPRENTICESHIP -> APPRENTICESHIP;
            case TRAINING -> TRAINING;
        };
    }

    /**
     * Whether retention counts it, whose checks ask about any work: they stay due after it is over.
     */
    public boolean isEmployment() {
        return this == JOB || this == APPRENTICESHIP;
    }

    /** Whether it has a last day from the beginning, and so can be completed. */
    public boolean canBeCompleted() {
        return this == APPRENTICESHIP || this == TRAINING;
    }
}
