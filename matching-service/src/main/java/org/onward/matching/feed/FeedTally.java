package org.onward.matching.feed;

/** How many rows met which end; every row read is counted once. */
public record FeedTally(int read, int created, int updated, int unchanged, int held, int rejected) {
    static final FeedTally NONE = new FeedTally(0, 0, 0, 0, 0, 0);

    FeedTally plus(FeedTally more) {
        return new FeedTally(
                read + more.read,
                created + more.created,
                updated + more.updated,
                unchanged + more.unchanged,
                held + more.held,
                rejected + more.rejected);
    }
}
