package org.onward.matching.taxonomy;

/** Holland's six interests (RIASEC), each 0–1. */
public enum Interest {
    REALISTIC,
    INVESTIGATIVE,
    ARTISTIC,
    SOCIAL,
    ENTERPRISING,
    CONVENTIONAL
}
