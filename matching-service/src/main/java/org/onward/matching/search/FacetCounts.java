package org.onward.matching.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Found;
import org.onward.matching.match.FreeSearch.Facet;

/**
 * How many vacancies a search finds, and how many of them have each value of every facet; of a
 * facet that narrows down, as if it did not, so that its other choices show.
 */
final class FacetCounts {
    private static final int MOST_VALUES = 200;

    private final Map<Facet, Map<String, Integer>> byFacet = new EnumMap<>(Facet.class);
    private int total;

    private FacetCounts() {}

    /**
     * @param met what is searched for, but for the conditions
     * @param conditions of each facet that narrows down
     */
    static FacetCounts of(
            IndexSearcher searcher,
            FacetValues values,
            FoundOnce met,
            Map<Facet, FoundOnce> conditions)
            throws IOException {
        FacetCounts all = new FacetCounts();
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            Map<Facet, FixedBitSet> passing = new EnumMap<>(Facet.class);
            for (Map.Entry<Facet, FoundOnce> condition : conditions.entrySet()) {
                passing.put(
                        condition.getKey(), condition.getValue().in(searcher, segment).documents());
            }
            all.add(values.of(segment.reader()), met.in(searcher, segment).documents(), passing);
        }
        return all;
    }

    int total() {
        return total;
    }

    /** The most first. */
    Map<Facet, List<Found.Count>> byFacet() {
        Map<Facet, List<Found.Count>> all = new EnumMap<>(Facet.class);
        FacetValues.FIELDS
                .keySet()
                .forEach(facet -> all.put(facet, sorted(byFacet.getOrDefault(facet, Map.of()))));
        return all;
    }

    private static List<Found.Count> sorted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(e -> new Found.Count(e.getKey(), e.getValue()))
                .sorted(
                        Comparator.comparingInt(Found.Count::vacancies)
                                .reversed()
                                .thenComparing(Found.Count::value))
                .limit(MOST_VALUES)
                .toList();
    }

    private void add(
            List<FacetValues.Column> columns, FixedBitSet met, Map<Facet, FixedBitSet> passing) {
        FixedBitSet found = without(null, met, passing);
        total += found.cardinality();
        Set<Facet> open = EnumSet.copyOf(FacetValues.FIELDS.keySet());
        open.removeAll(passing.keySet());
        count(columns, found, open);
        for (Facet narrowed : passing.keySet()) {
            count(columns, without(narrowed, met, passing), Set.of(narrowed));
        }
    }

    /** What passes all conditions but that of a facet. */
    private static FixedBitSet without(
            @Nullable Facet left, FixedBitSet met, Map<Facet, FixedBitSet> passing) {
        FixedBitSet found = met.clone();
        passing.forEach(
                (facet, documents) -> {
                    if (facet != left) {
                        found.and(documents);
                    }
                });
        return found;
    }

    private void count(
            List<FacetValues.Column> columns, FixedBitSet found, Collection<Facet> facets) {
        for (FacetValues.Column column : columns) {
            if (!Collections.disjoint(column.facets(), facets)) {
                int[] counts = counts(found, column);
                for (int i = 0; i < column.facets().size(); i++) {
                    if (facets.contains(column.facets().get(i))) {
                        add(column, i, counts);
                    }
                }
            }
        }
    }

    /** Of the documents found, by what they say of the facets of a column together. */
    private static int[] counts(FixedBitSet found, FacetValues.Column column) {
        int[] counts = new int[column.said().size()];
        int[] ofDocument = column.ofDocument();
        long[] bits = found.getBits();
        for (int i = 0; i < FixedBitSet.bits2words(found.length()); i++) {
            for (long left = bits[i]; left != 0; left &= left - 1) {
                counts[ofDocument[i * Long.SIZE + Long.numberOfTrailingZeros(left)]]++;
            }
        }
        return counts;
    }

    private void add(FacetValues.Column column, int facet, int[] together) {
        List<String> values = column.values().get(facet);
        int[] counts = new int[values.size() + 1];
        for (int i = 0; i < together.length; i++) {
            counts[column.said().get(i)[facet]] += together[i];
        }
        Map<String, Integer> to =
                byFacet.computeIfAbsent(column.facets().get(facet), f -> new HashMap<>());
        for (int i = 0; i < values.size(); i++) {
            if (counts[i] > 0) {
                to.merge(values.get(i), counts[i], Integer::sum);
            }
        }
    }
}
