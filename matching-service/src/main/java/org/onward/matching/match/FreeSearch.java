package org.onward.matching.match;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Words and conditions of a free search. A vacancy that does not say what a condition asks passes
 * it, behind those that do, unless the facet is among {@code known}.
 *
 * @param words as typed, any language; empty lists everything, freshest first
 * @param asked the values wanted of a facet, any of them; see {@link Facet}
 * @param known facets the vacancy must say something about
 * @param said what it must say as the words ask it, where they do
 * @param todayDay day since 1970
 * @param limit 1–50
 */
public record FreeSearch(
        String words,
        Map<Facet, Set<String>> asked,
        Set<Facet> known,
        Set<WorkCondition.What> said,
        int todayDay,
        int limit,
        Optional<After> after) {
    /** What vacancies are counted and narrowed down by. */
    public enum Facet {
        /** job, apprenticeship, training; always told. */
        KIND,
        /** ISO 3166-1; always told. */
        COUNTRY,
        /** ISO 3166-2. */
        PLACE,
        /** Asked for by an ISCO-08 code of 1–4 digits; counted by major group. */
        OCCUPATION,
        /** ISIC section, A–U. */
        SECTOR,
        /** {@code known} where the pay of a month is. */
        PAY,
        /** yes, no. */
        ACCOMMODATION,
        /** yes where seats have a job behind them, no for jobs. */
        BACKED,
        /** yes, no; always told. */
        ABROAD
    }

    /**
     * The last hit of the page before.
     *
     * @param score of words and conditions
     */
    public record After(float score, long confirmedAt, UUID id) {}

    public FreeSearch {
        Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
        asked.forEach((facet, values) -> copy.put(facet, Set.copyOf(values)));
        copy.values().removeIf(Set::isEmpty);
        asked = copy;
        known = Set.copyOf(known);
        said = Set.copyOf(said);
    }

    /** Who does not say what the words ask is found behind. */
    public FreeSearch(
            String words,
            Map<Facet, Set<String>> asked,
            Set<Facet> known,
            int todayDay,
            int limit,
            Optional<After> after) {
        this(words, asked, known, Set.of(), todayDay, limit, after);
    }

    /** The same from its beginning for other words. */
    public FreeSearch withWords(String others) {
        return new FreeSearch(others, asked, known, said, todayDay, limit, Optional.empty());
    }

    /** The same from its beginning, not narrowed down by the facet. */
    public FreeSearch without(Facet facet) {
        Map<Facet, Set<String>> fewer = new EnumMap<>(Facet.class);
        fewer.putAll(asked);
        fewer.remove(facet);
        return new FreeSearch(
                words,
                fewer,
                known.stream()
                        .filter(other -> other != facet)
                        .collect(Collectors.toUnmodifiableSet()),
                said,
                todayDay,
                limit,
                Optional.empty());
    }

    /** Whether the facet narrows anything down. */
    public boolean narrows(Facet facet) {
        return asked.containsKey(facet) || known.contains(facet);
    }
}
