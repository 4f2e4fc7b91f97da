package org.onward.matching.match;

import java.util.List;

/**
 * What a free search found.
 *
 * @param hits in order; at most the limit
 * @param total how many pass words and filters
 * @param facets how many of all of them have each value
 */
public record Found(List<Hit> hits, int total, List<Facet> facets) {
    /**
     * @param after the place of this hit, for the page that follows it
     */
    public record Hit(VacancyFacts facts, FreeSearch.After after) {}

    /**
     * @param name kind, country, place, occupation (ISCO major group), sector, pay, accommodation
     */
    public record Facet(String name, List<Count> counts) {}

    /**
     * @param value a code; {@code unknown} where the vacancy does not say
     */
    public record Count(String value, int vacancies) {}
}
