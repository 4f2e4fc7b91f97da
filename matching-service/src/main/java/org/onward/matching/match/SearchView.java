package org.onward.matching.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Free search over vacancies.
 *
 * @param problem what is wrong with the words; empty where nothing is
 * @param choosing whether conditions are being chosen on the page, so that they stay open
 * @param boxes conditions with one choice each
 * @param only fields of which only vacancies are shown that say what was chosen
 * @param silences what was chosen that some do not say
 * @param named what else is found: skills and occupations that the words name
 * @param read what was looked for instead, since nothing has the words; null where these were
 * @param leftOut words of which what has them is left out
 * @param sums of money among the words, which are not looked for
 * @param wider where nothing is found, searches with a part less that find something
 * @param silent the lines behind these, which do not say all that was asked
 * @param first address of the first page; null where this is it
 * @param next address of the next page; null on the last
 */
public record SearchView(
        String q,
        String problem,
        boolean choosing,
        List<Choice> kinds,
        List<Facet> facets,
        List<Facet> boxes,
        List<String> only,
        List<Chip> chips,
        int total,
        List<Silence> silences,
        List<String> named,
        @Nullable String read,
        List<String> leftOut,
        List<String> sums,
        List<Wider> wider,
        List<Line> lines,
        List<Line> silent,
        @Nullable String first,
        @Nullable String next) {
    /**
     * @param name of the field
     */
    public record Facet(String name, String label, List<Choice> choices) {}

    public record Choice(String value, String label, int count, boolean chosen) {}

    /**
     * @param without address of the search without this condition
     */
    public record Chip(String label, String without) {}

    public record Wider(String label, int vacancies, String address) {}

    /**
     * @param label of the field
     * @param only address of the search for those that say so; null where none does
     */
    public record Silence(String label, int say, int doNotSay, @Nullable String only) {}

    /**
     * @param pay null is unknown, as {@code start}
     * @param tasks the part that has the words; empty where none were typed
     * @param by what the vacancy is coded as, where its text has none of the words
     */
    public record Line(
            String id,
            List<Marked.Piece> title,
            String kind,
            String where,
            @Nullable String pay,
            @Nullable String start,
            @Nullable String closes,
            List<Marked.Piece> tasks,
            @Nullable String by) {}
}
