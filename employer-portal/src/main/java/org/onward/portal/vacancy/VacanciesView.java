package org.onward.portal.vacancy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Vacancies.Line;

/**
 * The list of vacancies.
 *
 * @param next address of the next page, or null
 */
public record VacanciesView(List<Line> lines, @Nullable String next) {}
