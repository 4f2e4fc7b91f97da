package org.onward.matching.web;

import org.jspecify.annotations.Nullable;

/**
 * @param status 403, 404, 500 …
 * @param key of the texts: {@code page_error.404}
 * @param again the form to send once more, where one failed for a reason that passes
 */
public record ErrorView(int status, String key, String detail, @Nullable KeptView again) {}
