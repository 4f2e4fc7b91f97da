package org.onward.matching.taxonomy;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One line offered while somebody types.
 *
 * @param key skill UUID, ISCO-08 code, place or country code
 * @param label preferred label in the language asked for
 * @param matched the label or other name that met the typed text
 */
@Serdeable
public record Suggestion(Subject subject, String key, String label, String matched) {}
