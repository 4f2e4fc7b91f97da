package org.onward.matching.audit;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What is wrong with the trail.
 *
 * @param position number of the entry; for a kind that concerns the anchors, number of the line
 */
@Serdeable
public record Finding(Kind kind, long position) {
    public enum Kind {
        /** The entry differs from what was sealed, or what was sealed before it is gone. */
        ENTRY_CHANGED,
        /** It was sealed and is gone. */
        ENTRY_MISSING,
        SEAL_CHANGED,
        /** Neither sealed nor waiting to be. */
        NEVER_SEALED,
        /** The chain fits itself, but not this anchor. */
        REWRITTEN,
        /** The chain ends before this anchor. */
        CUT_OFF,
        /** Edited, removed from between others, or not written by the service. */
        ANCHOR_CHANGED,
        /** The database or the copy holds a line that the file does not. */
        ANCHOR_MISSING,
        COPY_DIFFERS,
        /** Anchored more than a minute before the anchor or an entry before it. */
        CLOCK_WENT_BACK
    }
}
