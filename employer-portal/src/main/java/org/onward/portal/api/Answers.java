package org.onward.portal.api;

import org.jspecify.annotations.Nullable;

/** What every route that answers something has in common. */
final class Answers {
    private Answers() {}

    static <T> T needed(@Nullable T answer) {
        if (answer == null) {
            throw new Unreachable("an empty answer", true, null);
        }
        return answer;
    }
}
