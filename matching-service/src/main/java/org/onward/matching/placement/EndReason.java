package org.onward.matching.placement;

/** Why a placement ended. None is a fault of the person's, and none is asked for twice. */
public enum EndReason {
    CONTRACT_OVER,
    BETTER_OFFER,
    OTHER_PLANS,
    PAY,
    HOURS,
    DISTANCE,
    FAMILY,
    HEALTH,
    MOVED,
    TREATED_BADLY,
    EMPLOYER_STOPPED,
    /** It was agreed and did not come about. */
    NEVER_BEGAN,
    UNKNOWN
}
