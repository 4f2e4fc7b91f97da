package org.onward.matching.placement;

import java.util.UUID;

/** A job, apprenticeship, training or own work that a person agreed to. */
public record PlacementId(UUID value) {}
