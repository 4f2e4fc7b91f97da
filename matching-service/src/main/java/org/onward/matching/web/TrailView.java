package org.onward.matching.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.audit.Finding;

/**
 * The trail.
 *
 * @param about id of whom or what it is narrowed to, or empty
 * @param by name of whom it is narrowed to, or empty
 * @param next address of older entries, or null at the end
 * @param verified how many entries were checked just now and hold; null where nobody asked, or
 *     where one does not hold
 * @param broken the first thing that does not hold; null where all does
 */
public record TrailView(
        List<Line> lines,
        String about,
        String by,
        @Nullable String next,
        @Nullable Long verified,
        @Nullable Finding broken) {

    /**
     * @param at day and time, UTC
     * @param act as the trail writes it
     * @param name of who did it, or empty
     * @param account id of who did it, or empty
     * @param subject what it was done to, as the trail writes it
     * @param subjectId or empty
     */
    public record Line(
            String at,
            String act,
            String name,
            String account,
            String subject,
            String subjectId,
            boolean refused,
            String reason) {}

    public boolean narrowed() {
        return !about.isEmpty() || !by.isEmpty();
    }
}
