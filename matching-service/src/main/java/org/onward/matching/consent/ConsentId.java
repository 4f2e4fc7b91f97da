package org.onward.matching.consent;

import java.util.UUID;

/** One consent of one person for one employer. */
public record ConsentId(UUID value) {}
