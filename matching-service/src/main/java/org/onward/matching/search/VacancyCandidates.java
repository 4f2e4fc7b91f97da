package org.onward.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.onward.matching.match.Retrieval;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.search.RoughSums.Prospective;

/** The best of an index by rough score; facts are read of those that are asked for. */
record VacancyCandidates(
        IndexSearcher searcher, List<Prospective> all, List<String> places, int passing)
        implements Retrieval.Candidates {
    @Override
    public int size() {
        return all.size();
    }

    @Override
    public double most(int from) {
        return all.get(from).most();
    }

    @Override
    public List<VacancyFacts> facts(int from, int to) {
        int[] documents = new int[to - from];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = all.get(from + i).document();
        }
        try {
            return VacancyRetrieval.facts(searcher, documents);
        } catch (IOException e) {
            throw new UncheckedIOException("facts in the index could not be read", e);
        }
    }
}
