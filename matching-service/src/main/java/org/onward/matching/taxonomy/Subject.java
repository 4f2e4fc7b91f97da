package org.onward.matching.taxonomy;

/** What carries labels. */
public enum Subject {
    SKILL,
    OCCUPATION,
    OCCUPATION_GROUP,
    PLACE,
    /** A district or municipality, under the code of the place that it lies in. */
    DISTRICT,
    COUNTRY
}
