package org.onward.matching.vacancy;

import org.jspecify.annotations.Nullable;

/** What its provider says of a course. Null is "not said". */
public record Course(@Nullable CourseKind kind, @Nullable PlacementRecord record) {
    public static final Course UNSAID = new Course(null, null);

    /** The name of its kind in forms, files and tables. */
    public @Nullable String code() {
        return kind == null ? null : kind.code();
    }
}
