package org.onward.matching.placement;

/** Why what was entered counts nowhere. */
public enum VoidReason {
    /** It is there a second time. */
    TWICE,
    ANOTHER_PERSON,
    /** Nothing of the kind was agreed. */
    NOT_AGREED,
    /** Entered anew with what is right. */
    WRONG_DETAILS,
    OTHER
}
