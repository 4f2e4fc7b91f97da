package org.onward.matching.match;

import org.jspecify.annotations.Nullable;

/** What an advert says about a thing; silence is a value of its own. */
public enum Told {
    UNKNOWN,
    NO,
    YES;

    public static Told of(@Nullable Boolean value) {
        return value == null ? UNKNOWN : value ? YES : NO;
    }
}
