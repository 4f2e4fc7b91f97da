package org.onward.matching.returnee;

/** Why an enrolment ended. */
public enum ExitReason {
    COMPLETED,
    LEFT,
    MOVED,
    DIED,
    INSTITUTIONALISED,
    REFUSED
}
