package org.onward.matching.returnee;

/** As the person says; may be unknown. */
public enum Sex {
    WOMAN,
    MAN,
    OTHER
}
