package org.onward.matching.feed;

/** What a feed is written in. */
public enum FeedFormat {
    CSV,
    JSONL
}
