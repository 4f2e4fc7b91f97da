package org.onward.matching.employer;

import java.util.UUID;

/** Who hires, trains or recruits. */
public record EmployerId(UUID value) {}
