package org.onward.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.onward.matching.match.FreeSearch.Facet;

/**
 * What every document says of the facets, in memory: a search counts all facets of all it finds,
 * and to unpack them each time was a third of its cost. What is said of several facets together is
 * one number, so that a document is counted once for all of them. Eight bytes a document, for as
 * long as the segment is in use.
 */
final class FacetValues {
    static final Map<Facet, String> FIELDS =
            new EnumMap<>(
                    Map.of(
                            Facet.KIND, VacancyFields.KIND,
                            Facet.COUNTRY, VacancyFields.COUNTRY,
                            Facet.PLACE, VacancyFields.PLACE,
                            Facet.OCCUPATION, VacancyFields.MAJOR,
                            Facet.SECTOR, VacancyFields.SECTOR,
                            Facet.PAY, VacancyFields.PAY,
                            Facet.ACCOMMODATION, VacancyFields.ACCOMMODATION,
                            Facet.BACKED, VacancyFields.BACKED,
                            Facet.ABROAD, VacancyFields.OVERSEAS));

    /** So that few different things are said together: a place lies in one country. */
    private static final List<List<Facet>> TOGETHER =
            List.of(
                    List.of(Facet.COUNTRY, Facet.PLACE, Facet.ABROAD),
                    List.of(
                            Facet.KIND,
                            Facet.OCCUPATION,
                            Facet.SECTOR,
                            Facet.PAY,
                            Facet.ACCOMMODATION,
                            Facet.BACKED));

    private final Map<IndexReader.CacheKey, List<Column>> segments = new ConcurrentHashMap<>();

    /**
     * Some facets of one segment.
     *
     * @param values of each facet, sorted
     * @param said all that is said of the facets together: the place of each one's value, one
     *     behind the last where there is none
     * @param ofDocument the place of what each document says among these
     */
    @SuppressWarnings("ArrayRecordComponent") // read only, and for speed
    record Column(
            List<Facet> facets, List<List<String>> values, List<int[]> said, int[] ofDocument) {
        static Column read(LeafReader segment, List<Facet> facets) {
            try {
                return readStored(segment, facets);
            } catch (IOException e) {
                throw new UncheckedIOException("facets in the index could not be read", e);
            }
        }

        private static Column readStored(LeafReader segment, List<Facet> facets)
                throws IOException {
            List<SortedDocValues> stored = new ArrayList<>();
            List<List<String>> values = new ArrayList<>();
            for (Facet facet : facets) {
                SortedDocValues one =
                        DocValues.getSorted(segment, Objects.requireNonNull(FIELDS.get(facet)));
                List<String> texts = new ArrayList<>();
                for (int ord = 0; ord < one.getValueCount(); ord++) {
                    texts.add(one.lookupOrd(ord).utf8ToString());
                }
                stored.add(one);
                values.add(List.copyOf(texts));
            }
            List<int[]> said = new ArrayList<>();
            Map<Long, Integer> places = new HashMap<>();
            int[] ofDocument = new int[segment.maxDoc()];
            for (int document = 0; document < ofDocument.length; document++) {
                int[] says = new int[facets.size()];
                long key = 0;
                for (int i = 0; i < says.length; i++) {
                    SortedDocValues one = stored.get(i);
                    int none = values.get(i).size();
                    says[i] = one.advanceExact(document) ? one.ordValue() : none;
                    key = key * (none + 1) + says[i];
                }
                Integer place = places.putIfAbsent(key, said.size());
                if (place == null) {
                    place = said.size();
                    said.add(says);
                }
                ofDocument[document] = place;
            }
            return new Column(facets, List.copyOf(values), List.copyOf(said), ofDocument);
        }
    }

    /** The columns of all facets. */
    List<Column> of(LeafReader segment) {
        IndexReader.CacheHelper cache = Objects.requireNonNull(segment.getCoreCacheHelper());
        return segments.computeIfAbsent(
                cache.getKey(),
                key -> {
                    cache.addClosedListener(segments::remove);
                    return TOGETHER.stream().map(facets -> Column.read(segment, facets)).toList();
                });
    }

    /** How many segments are held, for a test that none is held for ever. */
    int held() {
        return segments.size();
    }
}
