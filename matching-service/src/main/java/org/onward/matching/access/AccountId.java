package org.onward.matching.access;

import java.util.UUID;

/** Who signs in. */
public record AccountId(UUID value) {}
