package org.onward.matching.match;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;
import org.onward.matching.problem.Problem;

/**
 * Where a match stands in the list: by score in tenths, then fewer introductions, then fresher,
 * then id. As a cursor it says what has been shown, so that a page stays a page when the index
 * moves on underneath; another ranking version has another order and is refused.
 */
record Position(int tenths, int introductions, long confirmedAt, UUID id) {
    static final Comparator<Position> ORDER = Position::compare;

    /** Written out, as each search sorts hundreds. */
    private static int compare(Position one, Position other) {
        int order = Integer.compare(other.tenths, one.tenths);
        if (order == 0) {
            order = Integer.compare(one.introductions, other.introductions);
        }
        if (order == 0) {
            order = Long.compare(other.confirmedAt, one.confirmedAt);
        }
        return order == 0 ? one.id.compareTo(other.id) : order;
    }

    private static final int PARTS = 5;
    private static final int LONGEST = 160;

    /** Among people whom a vacancy fits: of equals who has been ready longest comes first. */
    static Position ofPerson(int tenths, LocalDate readySince, UUID id) {
        return new Position(tenths, 0, -readySince.toEpochDay(), id);
    }

    String cursor(String rankingVersion) {
        String text =
                "%s|%d|%d|%d|%s".formatted(rankingVersion, tenths, introductions, confirmedAt, id);
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
                    UUID.fromString(parts[4]));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "cursor", "error.cursor", "Take the cursor from the page before.");
        }
    }
}
