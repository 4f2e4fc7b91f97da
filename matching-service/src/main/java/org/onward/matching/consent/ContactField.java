package org.onward.matching.consent;

/** What may go beyond the card, each on its own. */
public enum ContactField {
    NAME,
    PHONE,
    EMAIL
}
