package org.onward.matching.feed;

/** The file as a whole cannot be taken; the message is for the sender. */
final class BadFeed extends Exception {
    private static final long serialVersionUID = 1L;

    BadFeed(String message) {
        super(message);
    }
}
