package org.onward.matching.web;

/**
 * @param status 403, 404, 500 …
 * @param key of the texts: {@code page_error.404}
 */
public record ErrorView(int status, String key, String detail) {}
