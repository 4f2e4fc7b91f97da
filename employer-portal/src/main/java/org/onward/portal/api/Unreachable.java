package org.onward.portal.api;

import org.jspecify.annotations.Nullable;

/**
 * The matching service did not answer, or not sensibly. Whether it did what was asked is not known;
 * the same request with the same key can be sent again.
 */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean answered;
    private final boolean waited;

    /**
     * @param answered whether something came back, so that the service is there but broken
     */
    Unreachable(String what, boolean answered, @Nullable Throwable cause) {
        super(what, cause);
        this.answered = answered;
        this.waited = false;
    }

    /** Nothing came back for as long as we wait. */
    Unreachable(String what, Throwable timeout) {
        super(what, timeout);
        this.answered = false;
        this.waited = true;
    }

    /** Whether the time for an answer was over. */
    boolean waited() {
        return waited;
    }

    boolean answered() {
        return answered;
    }
}
