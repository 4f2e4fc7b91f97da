package org.onward.portal;

import org.jspecify.annotations.Nullable;

/** Why the portal does not start, in one sentence for whoever started it. */
final class StartupRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartupRefusal(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
