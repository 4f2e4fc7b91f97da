package org.onward.matching.match;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 */
public record Found(
        List<Hit> hits, int total, Map<Facet, List<Count>> facets, List<Named> named, Read read) {
    /** What the words were taken for. */
    public enum Reading {
        AS_TYPED,
        /** Few or none have the words: found is what they seem to mean, the {@code named}. */
        MEANT,
        /** Nor is anything what they mean: found is work with the words in its names. */
        PARTS
    }

    /**
     * How the words were read.
     *
     * @param as what they were taken for, of what is found beside {@code asTyped}
     * @param spelt few or none have the words as typed: these were looked for; null where as typed
     * @param asTyped how many of what is found have the words as typed; they stand before others
     * @param said what the words ask of the work
     * @param leftOut what stood behind a minus
     * @param sums of money, which are not looked for
     * @param wider where nothing is found, or {@link Reading#PARTS}, searches with a part less that
     *     find something
     */
    public record Read(
            Reading as,
            @Nullable String spelt,
            int asTyped,
            List<Said> said,
            List<String> leftOut,
            List<String> sums,
            List<Wider> wider) {}

    /**
     * @param words all, or a part of them
     * @param without the facets that no longer narrow down
     */
    public record Wider(String words, List<Facet> without, int vacancies) {}

    /**
     * @param say how many of what is found say so; the others do not say
     */
    public record Said(WorkCondition asked, int say) {}

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

    /** The same with searches that find something. */
    public Found withWider(List<Wider> wider) {
        return new Found(
                hits,
                total,
                facets,
                named,
                new Read(
                        read.as,
                        read.spelt,
                        read.asTyped,
                        read.said,
                        read.leftOut,
                        read.sums,
                        wider));
    }
}
