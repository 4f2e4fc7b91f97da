package org.onward.matching.shared;

/** What a sum of pay is for; {@code WHOLE} is a piece of work or a course as a whole. */
public enum PayPeriod {
    HOUR,
    DAY,
    MONTH,
    WHOLE
}
