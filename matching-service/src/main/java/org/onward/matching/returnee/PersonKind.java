package org.onward.matching.returnee;

/** Who is served; a programme may serve both, so that being a candidate says nothing. */
public enum PersonKind {
    RETURNEE,
    JOB_SEEKER
}
