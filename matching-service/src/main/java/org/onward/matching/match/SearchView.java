package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Free search over vacancies.
 *
 * @param problem what is wrong with the words; empty where nothing is
 * @param withPay how many say their pay
 * @param first address of the first page; null where this is it
 * @param next address of the next page; null on the last
 */
public record SearchView(
        String q,
        String problem,
        List<Choice> kinds,
        List<Facet> facets,
        boolean payKnown,
        int withPay,
        List<Chip> chips,
        int total,
        List<Line> lines,
        @Nullable String first,
        @Nullable String next) {
    public boolean narrows() {
        return !chips.isEmpty();
    }

    /**
     * @param name of the field
     */
    public record Facet(String name, String label, List<Choice> choices) {}

    public record Choice(String value, String label, int count, boolean chosen) {}

    /**
     * @param without address of the search without this condition
     */
    public record Chip(String label, String without) {}

    /** Null is unknown. */
    public record Line(
            String id,
            String title,
            String kind,
            String where,
            @Nullable String pay,
            @Nullable String start) {}
}
