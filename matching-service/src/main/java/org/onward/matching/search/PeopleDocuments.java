package org.onward.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.ReturneeId;

/**
 * Which document is whose, in memory, some 100 bytes a person. A caseload is looked up for every
 * vacancy: as terms of the index, a thousand people were half of what the search cost.
 */
final class PeopleDocuments {
    private static final int NONE = -1;

    private final Map<IndexReader.CacheKey, OfSegment> bySegment = new ConcurrentHashMap<>();

    /** Documents by their numbers in the segment, deleted ones too. */
    private static final class OfSegment {
        private final ReturneeId[] people;
        private final Map<ReturneeId, Integer> last;

        /** The one before it of the same person: a changed person's old document may be there. */
        private final int[] before;

        OfSegment(LeafReader segment) throws IOException {
            people = new ReturneeId[segment.maxDoc()];
            before = new int[people.length];
            last = HashMap.newHashMap(people.length);
            IdOrder.Ids ids = IdOrder.in(segment);
            for (int document = 0; document < people.length; document++) {
                people[document] = new ReturneeId(ids.of(document));
                Integer earlier = last.put(people[document], document);
                before[document] = earlier == null ? NONE : earlier;
            }
        }

        FixedBitSet of(Set<ReturneeId> some) {
            FixedBitSet documents = new FixedBitSet(people.length);
            for (ReturneeId person : some) {
                for (int document = last.getOrDefault(person, NONE);
                        document != NONE;
                        document = before[document]) {
                    documents.set(document);
                }
            }
            return documents;
        }
    }

    /** Whose a document of the segment is. */
    ReturneeId person(LeafReader segment, int document) {
        return in(segment).people[document];
    }

    /** A filter: the documents of some people. */
    Query of(Set<ReturneeId> people) {
        return new Among(people);
    }

    private OfSegment in(LeafReader segment) {
        IndexReader.CacheHelper held = Objects.requireNonNull(segment.getCoreCacheHelper());
        OfSegment known = bySegment.get(held.getKey());
        return known != null
                ? known
                : bySegment.computeIfAbsent(
                        held.getKey(),
                        _ -> {
                            held.addClosedListener(bySegment::remove);
                            try {
                                return new OfSegment(segment);
                            } catch (IOException e) {
                                throw new UncheckedIOException("people could not be read", e);
                            }
                        });
    }

    private final class Among extends Query {
        private final Set<ReturneeId> people;

        Among(Set<ReturneeId> people) {
            this.people = people;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
            return new ConstantScoreWeight(this, boost) {
                @Override
                public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) {
                    FixedBitSet documents = in(segment.reader()).of(people);
                    int found = documents.cardinality();
                    return found == 0
                            ? null
                            : ConstantScoreScorerSupplier.fromIterator(
                                    new BitSetIterator(documents, found),
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
            return people.size() + " people";
        }

        @Override
        public boolean equals(Object other) {
            return sameClassAs(other) && people.equals(((Among) other).people);
        }

        @Override
        public int hashCode() {
            return 31 * classHash() + people.size(); // of a thousand, asked for with each search
        }
    }
}
