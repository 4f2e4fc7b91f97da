package org.onward.matching.taxonomy;

import java.util.UUID;

/** A skill: ESCO's own UUID where the skill is ESCO's. */
public record SkillId(UUID value) {}
