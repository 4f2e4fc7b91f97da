package org.onward.matching.feed;

import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How far the people who are ready were looked for after many vacancies came in. */
public interface LookedThrough {
    /**
     * In hundredths of all people, inside the caller's transaction; empty where nobody waits, and
     * for whoever has nothing to do with people.
     *
     * @param until only what opened until then; null: all
     */
    OptionalInt percent(@Nullable Instant until);
}
