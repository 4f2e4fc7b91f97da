package org.onward.matching.employer;

/** What an employer is; an agency hires for principals, mostly abroad. */
public enum EmployerKind {
    EMPLOYER,
    TRAINING_PROVIDER,
    AGENCY
}
