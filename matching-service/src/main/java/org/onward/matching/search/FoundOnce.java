package org.onward.matching.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a query finds, looked for once in a search, however many parts of the search ask. All it
 * finds is worth the same. Of one search, in one thread.
 */
final class FoundOnce extends Query {
    private final Query query;
    private final Map<Object, Found> bySegment = new HashMap<>();
    private @Nullable Weight weight;

    /**
     * @param documents of one segment, by their numbers there
     */
    record Found(FixedBitSet documents, int total) {}

    FoundOnce(Query query) {
        this.query = query;
    }

    /** Without those that are deleted. */
    Found in(IndexSearcher searcher, LeafReaderContext segment) throws IOException {
        Found found = bySegment.get(segment.id());
        if (found == null) {
            found = look(searcher, segment);
            bySegment.put(segment.id(), found);
        }
        return found;
    }

    private Found look(IndexSearcher searcher, LeafReaderContext segment) throws IOException {
        if (weight == null) {
            weight =
                    searcher.createWeight(
                            searcher.rewrite(new ConstantScoreQuery(query)),
                            ScoreMode.COMPLETE_NO_SCORES,
                            1);
        }
        FixedBitSet documents = new FixedBitSet(segment.reader().maxDoc());
        BulkScorer scorer = weight.bulkScorer(segment);
        if (scorer != null) {
            scorer.score(
                    new Collecting(documents),
                    segment.reader().getLiveDocs(),
                    0,
                    DocIdSetIterator.NO_MORE_DOCS);
        }
        return new Found(documents, documents.cardinality());
    }

    private record Collecting(FixedBitSet documents) implements LeafCollector {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int document) {
            documents.set(document);
        }

        @Override
        public void collectRange(int from, int to) {
            documents.set(from, to);
        }
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment)
                    throws IOException {
                Found found = in(searcher, segment);
                return found.total == 0
                        ? null
                        : ConstantScoreScorerSupplier.fromIterator(
                                new BitSetIterator(found.documents, found.total),
                                score(),
                                mode,
                                segment.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext segment) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return query.toString(field);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
