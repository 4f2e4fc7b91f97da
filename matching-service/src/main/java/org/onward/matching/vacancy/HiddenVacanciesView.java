package org.onward.matching.vacancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vacancies that nobody is offered now.
 *
 * @param list waiting or over
 * @param words looked for; empty for all
 * @param first address of the first page; null on it
 * @param next address of the next page; null on the last
 */
public record HiddenVacanciesView(
        String list,
        String words,
        List<ReviewQueueView.Line> lines,
        @Nullable String first,
        @Nullable String next) {
    public HiddenVacanciesView {
        lines = List.copyOf(lines);
    }
}
