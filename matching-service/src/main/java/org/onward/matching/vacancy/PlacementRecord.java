package org.onward.matching.vacancy;

/**
 * What became of those who finished a course, as its provider says; nobody has looked into it.
 *
 * @param finished all who did, of the time that the provider counts
 * @param inWork of these
 */
public record PlacementRecord(int finished, int inWork) {
    /** People at most, of one course. */
    public static final int MOST = 10_000;

    public PlacementRecord {
        if (finished < 1 || finished > MOST || inWork < 0 || inWork > finished) {
            throw new IllegalArgumentException(
                    "%d of %d who finished are in work".formatted(inWork, finished));
        }
    }
}
