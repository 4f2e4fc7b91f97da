package org.onward.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.onward.matching.match.FactsCodec;
import org.onward.matching.match.Retrieval;
import org.onward.matching.match.RoughScore;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.search.RoughSums.Prospective;

/** The best of an index by rough score; facts are read of those that are asked for. */
record VacancyCandidates(
        IndexSearcher searcher, List<Prospective> all, int passing, RoughScore score)
        implements Retrieval.Candidates {
    @Override
    public int size() {
        return all.size();
    }

    @Override
    public List<String> places() {
        Set<String> places = new HashSet<>(); // most candidates are in a few
        for (Prospective one : all) {
            if (one.place() != null) {
                places.add(one.place());
            }
        }
        return places.stream().sorted().toList();
    }

    @Override
    public double most(int from) {
        return all.get(from).most();
    }

    @Override
    public List<VacancyFacts> facts(int from, int to, double least) {
        long[] order = new long[to - from];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) all.get(from + i).document() << Integer.SIZE | (from + i);
        }
        Arrays.sort(order);
        int[] documents = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            documents[i] = (int) (order[i] >>> Integer.SIZE);
        }
        try {
            return VacancyRetrieval.facts(
                    searcher,
                    documents,
                    least == Double.NEGATIVE_INFINITY
                            ? (i, bytes) -> true
                            : (i, bytes) -> most(all.get((int) order[i]), bytes) >= least);
        } catch (IOException e) {
            throw new UncheckedIOException("facts in the index could not be read", e);
        }
    }

    private double most(Prospective one, BytesRef facts) {
        return score.most(one.most(), one.bySkills(), FactsCodec.asking(facts.bytes, facts.offset));
    }
}
