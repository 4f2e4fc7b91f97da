package org.onward.matching.problem;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One field that could not be taken.
 *
 * @param field the field's name as the sender wrote it, with dots for nesting
 * @param code key of the sentence in the message bundles, for pages
 * @param message a sentence in English, without any value that could be personal
 */
@Serdeable
public record FieldError(String field, String code, String message) {}
