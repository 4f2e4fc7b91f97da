package org.onward.matching.returnee;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/** A counsellor by the name they show. */
@Serdeable
public record Colleague(UUID id, String name, UUID office) {}
