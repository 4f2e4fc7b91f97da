package org.onward.matching.taxonomy;

/**
 * One name of a thing in one language.
 *
 * @param key skill UUID, ISCO-08 code, place or country code
 * @param language en, th or fil
 * @param preferred the one that is shown; all others are other names
 */
public record Label(Subject subject, String key, String language, String text, boolean preferred) {}
