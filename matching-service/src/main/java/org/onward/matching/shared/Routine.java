package org.onward.matching.shared;

import java.time.Duration;

/**
 * Something the service does by itself as time goes by: what is due at the given time is done, what
 * was done is not done again. So it may run at any time, and twice.
 */
public interface Routine {
    /** A name for logs and for the lock that keeps replicas from running it side by side. */
    String name();

    /** Does what is due by now, in transactions of its own. */
    void run();

    /** How long to wait before it is run again. */
    default Duration every() {
        return Duration.ofMinutes(1);
    }
}
