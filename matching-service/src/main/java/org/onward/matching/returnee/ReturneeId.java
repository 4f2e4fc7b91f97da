package org.onward.matching.returnee;

import java.util.UUID;

/** The person served. */
public record ReturneeId(UUID value) {}
