package org.onward.matching.vacancy;

/** The three kinds of vacancy, as a value: filters, weights and reports go by it. */
public enum Kind {
    JOB,
    APPRENTICESHIP,
    TRAINING
}
