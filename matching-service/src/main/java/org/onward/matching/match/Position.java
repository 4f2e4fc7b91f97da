package org.onward.matching.match;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;
import org.onward.matching.problem.Problem;

/**
 * Where a match stands in the list: by score in tenths, then fewer introductions, then fresher by
 * the day, as freshness counts, then nearer work, then id. As a cursor it says what has been shown,
 * so that a page stays a page when the index moves on underneath; another ranking version has
 * another order and is refused.
 *
 * @param confirmedOn day since 1970
 * @param nearness of the work to the person's, above 1 where the score does not tell them apart any
 *     more
 */
record Position(int tenths, int introductions, long confirmedOn, double nearness, UUID id) {
    static final Comparator<Position> ORDER = Position::compare;

    /** Written out, as each search sorts hundreds. */
    private static int compare(Position one, Position other) {
        int order = Integer.compare(other.tenths, one.tenths);
        if (order == 0) {
            order = Integer.compare(one.introductions, other.introductions);
        }
        if (order == 0) {
            order = Long.compare(other.confirmedOn, one.confirmedOn);
        }
        if (order == 0) {
            order = Double.compare(other.nearness, one.nearness);
        }
        return order == 0 ? one.id.compareTo(other.id) : order;
    }

    private static final int PARTS = 6;
    private static final int LONGEST = 160;

    /** Among people whom a vacancy fits: of equals who has been ready longest comes first. */
    static Position ofPerson(Score score, LocalDate readySince, double nearness, UUID id) {
        return new Position(score.tenths(), 0, -readySince.toEpochDay(), nearness, id);
    }

    String cursor(String rankingVersion) {
        String text =
                "%s|%d|%d|%d|%s|%s"
                        .formatted(
                                rankingVersion, tenths, introductions, confirmedOn, nearness, id);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws Problem INVALID where it is none of ours or of another ranking
     */
    static Position of(String cursor, String rankingVersion) {
        try {
            if (cursor.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split("\\|", PARTS);
            if (parts.length != PARTS || !parts[0].equals(rankingVersion)) {
                throw new IllegalArgumentException("not ours");
            }
            return new Position(
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Long.parseLong(parts[3]),
                    Double.parseDouble(parts[4]),
                    UUID.fromString(parts[5]));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "cursor", "error.cursor", "Take the cursor from the page before.");
        }
    }
}
