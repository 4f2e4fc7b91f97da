package org.onward.portal.web;

/**
 * @param key of the texts: {@code page_error.404}
 * @param sentence said instead of the key's own, or empty
 * @param retry where to try again, or empty
 */
public record ErrorView(String key, String sentence, String retry) {}
