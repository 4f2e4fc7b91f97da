package org.onward.portal.api;

import java.time.InstantSource;

/**
 * The tokens of one browser for the time of one request. Traded for fresh ones where they have run
 * out, at the latest when a call is refused; whoever gave them out looks afterwards whether they
 * changed.
 */
public final class Bearer {
    private static final long EARLY_SECONDS = 10;

    private volatile Tokens tokens;
    private volatile boolean renewed;
    private volatile boolean ended;

    public Bearer(Tokens tokens) {
        this.tokens = tokens;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** Whether {@link #tokens} are others than those the browser sent. */
    public boolean renewed() {
        return renewed;
    }

    /** Whether the matching service knows the session no more. */
    public boolean ended() {
        return ended;
    }

    boolean runsOut(InstantSource clock) {
        return tokens.expiresAt() - EARLY_SECONDS <= clock.instant().getEpochSecond();
    }

    void renew(Tokens fresh) {
        tokens = fresh;
        renewed = true;
    }

    /** Nothing can be asked for with these tokens again. */
    public void end() {
        ended = true;
    }
}
