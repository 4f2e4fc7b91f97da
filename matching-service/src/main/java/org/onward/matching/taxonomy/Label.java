package org.onward.matching.taxonomy;

/**
 * One name of a thing in one language.
 *
 * @param key skill UUID, ISCO-08 code, place or country code
 * @param language en, th or fil
 * @param preferred the one that is shown; all others are other names
 * @param local written for the places where this product is used, not by a publisher for the world
 */
public record Label(
        Subject subject,
        String key,
        String language,
        String text,
        boolean preferred,
        boolean local) {
    public Label(Subject subject, String key, String language, String text, boolean preferred) {
        this(subject, key, language, text, preferred, false);
    }
}
