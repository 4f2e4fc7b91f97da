package org.onward.matching.search;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param state building (nothing to search in yet), ready, or rebuilding (the old copy serves)
 * @param vacancies documents in the copy in use
 * @param changesBehind changes not yet followed, counted to 100,000
 * @param repaired documents the staleness check found wrong since the start
 * @param checked when it last ran
 */
@Serdeable
record IndexState(
        String state,
        int vacancies,
        int changesBehind,
        long repaired,
        @Nullable Instant checked,
        int schema) {}
