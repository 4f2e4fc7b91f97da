package org.onward.matching.taxonomy;

/** What carries labels. */
public enum Subject {
    SKILL,
    OCCUPATION,
    OCCUPATION_GROUP,
    PLACE,
    COUNTRY
}
