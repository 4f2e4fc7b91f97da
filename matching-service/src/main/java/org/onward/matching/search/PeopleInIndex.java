package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.onward.matching.match.PeopleRetrieval;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.returnee.ReturneeId;

/** Candidates for a vacancy, out of the index. */
@Singleton
final class PeopleInIndex implements PeopleRetrieval {
    private final PeopleIndex index;
    private final PeopleDocuments documents = new PeopleDocuments();

    PeopleInIndex(PeopleIndex index) {
        this.index = index;
    }

    @Override
    public List<ReturneeId> candidates(VacancyFacts vacancy, Set<ReturneeId> among, int limit) {
        return index.search(
                searcher ->
                        among.isEmpty()
                                ? List.of()
                                : best(
                                        searcher,
                                        PersonTerms.query(vacancy, documents.of(among)),
                                        documents,
                                        limit));
    }

    @Override
    public List<ReturneeId> candidates(VacancyFacts vacancy) {
        return index.search(
                searcher ->
                        best(
                                searcher,
                                PersonTerms.query(vacancy),
                                documents,
                                Math.max(1, searcher.getIndexReader().maxDoc())));
    }

    static List<ReturneeId> best(
            IndexSearcher searcher, Query query, PeopleDocuments documents, int limit)
            throws IOException {
        List<ReturneeId> found = new ArrayList<>();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        // All are scored: to find out who cannot be among the best costs more than it spares.
        var best = new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE);
        for (ScoreDoc hit : searcher.search(query, best).scoreDocs) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            found.add(documents.person(leaf.reader(), hit.doc - leaf.docBase));
        }
        return found;
    }
}
