package org.onward.matching.match;

/** The four bars a score is shown as. */
public enum Group {
    CAN_DO,
    WANTS,
    TERMS,
    PROSPECTS
}
