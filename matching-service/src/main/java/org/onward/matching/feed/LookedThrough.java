package org.onward.matching.feed;

import java.util.OptionalInt;

/** How far the people who are ready were looked for after many vacancies came in. */
public interface LookedThrough {
    /**
     * In hundredths of all people, inside the caller's transaction; empty where nobody waits, and
     * for whoever has nothing to do with people.
     */
    OptionalInt percent();
}
