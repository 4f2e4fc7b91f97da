package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
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
    private final VacancyIndex index;
    private final VacancyFreeSearch freeSearch;

    /** For one search at a time. */
    private final AtomicReference<RoughSums.@Nullable Scratch> free = new AtomicReference<>();

    VacancyRetrieval(VacancyIndex index, VacancyFreeSearch freeSearch) {
        this.index = index;
        this.freeSearch = freeSearch;
    }

    @Override
    public <T> T candidates(MatchQuery query, Function<Candidates, T> use) {
        return index.search(searcher -> use.apply(candidates(searcher, query)));
    }

    private Candidates candidates(IndexSearcher searcher, MatchQuery query) throws IOException {
        if (query.openedFrom() == null) {
            return candidates(searcher, query, null);
        }
        Query opened = VacancyTerms.openedFrom(query.openedFrom());
        int[] few = documents(searcher, opened, query.limit() + 1);
        if (few.length > query.limit()) {
            return candidates(searcher, query, opened);
        }
        return new FewCandidates(
                facts(searcher, few).stream()
                        .filter(facts -> query.gates().stops(facts).isEmpty())
                        .toList());
    }

    private Candidates candidates(IndexSearcher searcher, MatchQuery query, @Nullable Query among)
            throws IOException {
        VacancyBlocks blocks = index.blocks();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        RoughSums.Scratch kept = free.getAndSet(null);
        RoughSums.Scratch scratch = kept == null ? new RoughSums.Scratch() : kept;
        RoughSums sums =
                new RoughSums(
                        query.score(), query.gates(), blocks.meanings(), query.limit(), scratch);
        Weight asked = among == null ? null : weight(searcher, among);
        Set<UUID> setAside = query.gates().safety().vacancies();
        Weight aside = setAside.isEmpty() ? null : weight(searcher, VacancyTerms.oneOf(setAside));
        int today = query.gates().todayDay();
        for (LeafReaderContext leaf : leaves) {
            Bits live = leaf.reader().getLiveDocs();
            Bits met = asked == null ? live : within(leaf, asked);
            if (asked != null && met == null) {
                continue;
            }
            FixedBitSet not = aside == null ? null : within(leaf, aside);
            for (VacancyBlock block : blocks.of(leaf.reader())) {
                FixedBitSet gone =
                        asked == null ? block.gone(live, today) : block.goneBut(met, today);
                sums.add(block, leaf.docBase, not == null ? gone : block.with(gone, not));
            }
        }
        free.set(scratch);
        return new VacancyCandidates(searcher, sums.best(), sums.places(), sums.passing());
    }

    private static Weight weight(IndexSearcher searcher, Query query) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    /** Live documents of a segment that a query meets; null where there is none. */
    private static @Nullable FixedBitSet within(LeafReaderContext leaf, Weight query)
            throws IOException {
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
        return index.search(searcher -> facts(searcher, documents(searcher, query, ids.size())));
    }

    @Override
    public List<VacancyFacts> teaching(
            Gates gates, Set<Integer> skills, Set<String> near, int limit) {
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
        BooleanQuery.Builder nearFirst = new BooleanQuery.Builder().add(query.build(), Occur.MUST);
        if (!near.isEmpty()) {
            // Less than one skill more.
            nearFirst.add(
                    new BoostQuery(
                            new ConstantScoreQuery(VacancyTerms.set(VacancyFields.PLACE, near)),
                            0.5f),
                    Occur.SHOULD);
        }
        return index.search(
                searcher -> facts(searcher, documents(searcher, nearFirst.build(), limit)));
    }

    @Override
    public Found search(FreeSearch search) {
        return freeSearch.search(search);
    }

    @Override
    public Marker marker(String words) {
        return new MarkWords(index.analyzer(), freeSearch.marked(words, MarkWords.FIELD));
    }

    private static int[] documents(IndexSearcher searcher, Query query, int limit)
            throws IOException {
        return Arrays.stream(
                        searcher.search(query, new TopScoreDocCollectorManager(limit, 1)).scoreDocs)
                .mapToInt(hit -> hit.doc)
                .toArray();
    }

    /** Reads facts in the order the documents lie in, which is the cheap one. */
    static List<VacancyFacts> facts(IndexSearcher searcher, int[] documents) throws IOException {
        int[] ordered = documents.clone();
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
