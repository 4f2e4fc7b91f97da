package org.onward.portal.api;

import java.time.Duration;

/** How long the browser has waited for one page, whatever it is made of. */
public final class Waited {
    private final long since = System.nanoTime();

    Duration time() {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
