package org.onward.matching.match;

import java.util.List;
import java.util.Map;
import org.onward.matching.match.FreeSearch.Facet;
import org.onward.matching.taxonomy.Subject;

/**
 * What a free search found.
 *
 * @param hits in order; at most the limit
 * @param total how many pass words and conditions
 * @param facets how many have each value, the most first; of a facet that narrows down, as if it
 *     did not, so that the other choices show
 * @param named skills and occupations that the words name; vacancies coded so are found too
 * @param meant nothing has the words: found is what they seem to mean, the {@code named}
 */
public record Found(
        List<Hit> hits,
        int total,
        Map<Facet, List<Count>> facets,
        List<Named> named,
        boolean meant) {
    /**
     * @param saysAll whether it says all that was asked; from the first that does not, none does
     * @param after the place of this hit, for the page that follows it
     */
    public record Hit(VacancyFacts facts, boolean saysAll, FreeSearch.After after) {}

    /**
     * @param value a code; {@link #UNKNOWN} where the vacancy does not say
     */
    public record Count(String value, int vacancies) {}

    /**
     * @param subject skill, occupation, place or country
     */
    public record Named(Subject subject, String key) {}

    public static final String UNKNOWN = "unknown";
}
