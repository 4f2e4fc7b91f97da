package org.onward.portal.api;

import io.micronaut.serde.annotation.Serdeable;

/**
 * @param field the contract's name of the field
 * @param code stays the same in every language
 * @param message a sentence in the asker's language
 */
@Serdeable
public record FieldError(String field, String code, String message) {}
