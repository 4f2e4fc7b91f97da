package org.onward.matching.vacancy;

import org.jspecify.annotations.Nullable;

/**
 * A vacancy that stands behind a training, as whoever sees the training may know it.
 *
 * @param seats committed, or all there are
 * @param employer null where the reader may not know whose it is
 */
public record Behind(
        VacancyId id, String title, boolean open, int seats, @Nullable String employer) {}
