package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * What every document says of each facet, in memory: a search counts all facets of all it finds,
 * and to unpack them each time was a third of its cost. Four bytes a facet and document, for as
 * long as the segment is in use.
 */
@Singleton
final class FacetValues {
    private final Map<IndexReader.CacheKey, Map<String, Column>> segments =
            new ConcurrentHashMap<>();

    /**
     * One facet of one segment.
     *
     * @param values sorted
     * @param ofDocument the place of each document's value; one behind the last where it has none
     */
    @SuppressWarnings("ArrayRecordComponent") // read only, and for speed
    record Column(List<String> values, int[] ofDocument) {
        static Column read(LeafReader segment, String field) throws IOException {
            SortedDocValues stored = DocValues.getSorted(segment, field);
            List<String> values = new ArrayList<>();
            for (int ord = 0; ord < stored.getValueCount(); ord++) {
                values.add(stored.lookupOrd(ord).utf8ToString());
            }
            int[] ofDocument = new int[segment.maxDoc()];
            Arrays.fill(ofDocument, values.size());
            while (stored.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                ofDocument[stored.docID()] = stored.ordValue();
            }
            return new Column(List.copyOf(values), ofDocument);
        }
    }

    /** The columns of fields, each of which is a facet. */
    List<Column> of(LeafReader segment, Collection<String> fields) throws IOException {
        IndexReader.CacheHelper cache = Objects.requireNonNull(segment.getCoreCacheHelper());
        Map<String, Column> columns = segments.get(cache.getKey());
        if (columns == null) {
            columns = new ConcurrentHashMap<>();
            if (segments.putIfAbsent(cache.getKey(), columns) == null) {
                cache.addClosedListener(segments::remove);
            }
        }
        List<Column> asked = new ArrayList<>();
        for (String field : fields) {
            Column column = columns.get(field);
            if (column == null) {
                column = Column.read(segment, field);
                columns.put(field, column);
            }
            asked.add(column);
        }
        return asked;
    }

    /** How many segments are held, for a test that none is held for ever. */
    int held() {
        return segments.size();
    }
}
