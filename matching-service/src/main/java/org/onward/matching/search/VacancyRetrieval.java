package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.FactsCodec;
import org.onward.matching.match.Found;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.Gates;
import org.onward.matching.match.MatchQuery;
import org.onward.matching.match.Retrieval;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.vacancy.VacancyId;

/** Candidates for a person, out of the index. */
@Singleton
final class VacancyRetrieval implements Retrieval {
    private static final Sort FRESHEST =
            IdOrder.then(new SortField(VacancyFields.CONFIRMED, SortField.Type.LONG, true));

    private final VacancyIndex index;
    private final VacancyFreeSearch freeSearch;

    VacancyRetrieval(VacancyIndex index, VacancyFreeSearch freeSearch) {
        this.index = index;
        this.freeSearch = freeSearch;
    }

    @Override
    public Candidates candidates(MatchQuery query) {
        return index.search(searcher -> candidates(searcher, query));
    }

    private Candidates candidates(IndexSearcher searcher, MatchQuery query) throws IOException {
        int each = query.limit() / query.wishes().size();
        float[] scratch = new float[VacancyBlock.MOST];
        List<WishSums> sums =
                query.wishes().stream()
                        .map(wishes -> new WishSums(wishes, query.gates(), each, scratch))
                        .toList();
        Weight opened = opened(searcher, query);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Bits asked = leaf.reader().getLiveDocs();
            if (opened != null) {
                asked = within(leaf, opened);
                if (asked == null) {
                    continue;
                }
            }
            for (VacancyBlock block : index.blocks().of(leaf.reader())) {
                for (WishSums one : sums) {
                    if (one.kind() == block.kind()) {
                        one.add(block, leaf.docBase, asked);
                    }
                }
            }
        }
        Set<Integer> found = new HashSet<>();
        int all = 0;
        for (WishSums one : sums) {
            one.best(found::add);
            all += one.passing();
        }
        // Short of more than what is lost in dividing the limit by the kinds.
        if (found.size() < Math.min(all, each * query.wishes().size())) {
            fillUp(searcher, passing(query), query.limit(), found);
        }
        return new Candidates(facts(searcher, found), all);
    }

    private static @Nullable Weight opened(IndexSearcher searcher, MatchQuery query)
            throws IOException {
        if (query.openedFrom() == null) {
            return null;
        }
        BooleanQuery.Builder opened = new BooleanQuery.Builder();
        VacancyTerms.openedFrom(opened, query.openedFrom());
        return searcher.createWeight(
                searcher.rewrite(opened.build()), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    /** Live documents of a segment that a query meets; null where there is none. */
    private static @Nullable Bits within(LeafReaderContext leaf, Weight query) throws IOException {
        Scorer scorer = query.scorer(leaf);
        if (scorer == null) {
            return null;
        }
        Bits live = leaf.reader().getLiveDocs();
        FixedBitSet met = new FixedBitSet(leaf.reader().maxDoc());
        DocIdSetIterator documents = scorer.iterator();
        while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            if (live == null || live.get(documents.docID())) {
                met.set(documents.docID());
            }
        }
        return met.nextSetBit(0) == DocIdSetIterator.NO_MORE_DOCS ? null : met;
    }

    private static Query passing(MatchQuery query) {
        BooleanQuery.Builder passing = new BooleanQuery.Builder();
        VacancyTerms.gates(passing, query.gates());
        VacancyTerms.openedFrom(passing, query.openedFrom());
        VacancyTerms.kinds(passing, query.gates().kinds());
        return passing.build();
    }

    private static void fillUp(IndexSearcher searcher, Query passing, int limit, Set<Integer> found)
            throws IOException {
        for (ScoreDoc hit :
                searcher.search(passing, new TopFieldCollectorManager(FRESHEST, limit, 1))
                        .scoreDocs) {
            if (found.size() == limit) {
                break;
            }
            found.add(hit.doc);
        }
    }

    @Override
    public Optional<VacancyFacts> facts(VacancyId id) {
        return facts(List.of(id)).stream().findFirst();
    }

    @Override
    public List<VacancyFacts> facts(Collection<VacancyId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Query query =
                VacancyTerms.set(
                        VacancyFields.ID, ids.stream().map(id -> id.value().toString()).toList());
        return index.search(
                searcher -> {
                    Set<Integer> found = new HashSet<>();
                    for (ScoreDoc hit :
                            searcher.search(query, new TopScoreDocCollectorManager(ids.size(), 1))
                                    .scoreDocs) {
                        found.add(hit.doc);
                    }
                    return facts(searcher, found);
                });
    }

    @Override
    public List<VacancyFacts> teaching(Gates gates, Set<Integer> skills, int limit) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        VacancyTerms.gates(query, gates);
        VacancyTerms.kinds(query, gates.kinds());
        for (int skill : skills) {
            query.add(
                    new ConstantScoreQuery(
                            new TermQuery(
                                    new Term(VacancyFields.TEACHES, Integer.toString(skill)))),
                    Occur.SHOULD);
        }
        query.setMinimumNumberShouldMatch(1);
        return index.search(
                searcher -> {
                    Set<Integer> found = new HashSet<>();
                    for (ScoreDoc hit :
                            searcher.search(
                                            query.build(),
                                            new TopScoreDocCollectorManager(limit, 1))
                                    .scoreDocs) {
                        found.add(hit.doc);
                    }
                    return facts(searcher, found);
                });
    }

    @Override
    public Found search(FreeSearch search) {
        return freeSearch.search(search);
    }

    @Override
    public Marker marker(String words) {
        return new MarkWords(index.analyzer(), freeSearch.marked(words, MarkWords.FIELD));
    }

    /** Reads facts in the order the documents lie in, which is the cheap one. */
    static List<VacancyFacts> facts(IndexSearcher searcher, Set<Integer> documents)
            throws IOException {
        int[] ordered = documents.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(ordered);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<VacancyFacts> facts = new ArrayList<>(ordered.length);
        BinaryDocValues values = null;
        @Nullable LeafReaderContext leaf = null;
        for (int document : ordered) {
            if (leaf == null || document >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
                values = leaf.reader().getBinaryDocValues(VacancyFields.FACTS);
            }
            if (values != null && values.advanceExact(document - leaf.docBase)) {
                BytesRef bytes = values.binaryValue();
                facts.add(FactsCodec.decode(bytes.bytes, bytes.offset));
            }
        }
        return facts;
    }
}
