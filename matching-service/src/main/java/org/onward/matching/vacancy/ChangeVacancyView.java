package org.onward.matching.vacancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vacancy that is changed.
 *
 * @param version as read
 * @param waits whether it can be handed in for review with the change
 * @param fed the feed that brought it; null where it was written down here
 * @param placeWords the advert's own words for the place
 * @param comments what it was sent back with
 */
public record ChangeVacancyView(
        String id,
        String version,
        String title,
        boolean waits,
        @Nullable String fed,
        @Nullable String placeWords,
        List<Comment> comments,
        ToldView told) {
    public ChangeVacancyView {
        comments = List.copyOf(comments);
    }

    /**
     * @param field of the form
     */
    public record Comment(String field, String label, String message) {}
}
