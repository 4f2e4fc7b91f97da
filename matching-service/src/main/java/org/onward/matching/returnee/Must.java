package org.onward.matching.returnee;

/** What the person cannot do without; gates only where the vacancy says otherwise. */
public enum Must {
    ACCOMMODATION,
    NO_NIGHTS,
    NO_LIVE_IN,
    PART_TIME
}
