package org.onward.matching.match;

/** What keeps a vacancy from being offered to a person at all. */
public enum Gate {
    /** Not open, employer not verified, not vetted, past its last day: not in the index. */
    NOT_SHOWN,
    KIND,
    SAFETY,
    /** Not where the person would work, or where they may not. */
    COUNTRY,
    PAY_FLOOR,
    MUSTS
}
