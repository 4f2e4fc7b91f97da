package org.onward.matching.returnee;

/** How a skill was gained; never leaves towards an employer. */
public enum Gained {
    SCHOOL,
    TRAINING,
    PAID_WORK,
    UNPAID_WORK,
    SELF_TAUGHT,
    ABROAD
}
