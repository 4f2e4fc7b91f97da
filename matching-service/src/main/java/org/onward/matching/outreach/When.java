package org.onward.matching.outreach;

import java.util.Locale;

/** The three parts of the worklist. */
public enum When {
    TODAY,
    /** Within seven days. */
    THIS_WEEK,
    /** It is somebody else's turn until its day. */
    WAITING;

    /** As SQL, JSON and messages write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
