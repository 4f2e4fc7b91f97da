package org.onward.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
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
        Prospective[] asked = all.subList(from, to).toArray(Prospective[]::new);
        Arrays.sort(asked, Comparator.comparingInt(Prospective::document));
        try {
            return VacancyRetrieval.facts(
                    searcher,
                    Arrays.stream(asked).mapToInt(Prospective::document).toArray(),
                    least == Double.NEGATIVE_INFINITY
                            ? (i, bytes) -> true
                            : (i, bytes) ->
                                    score.most(
                                                    asked[i].most(),
                                                    asked[i].bySkills(),
                                                    FactsCodec.asking(bytes.bytes, bytes.offset))
                                            >= least);
        } catch (IOException e) {
            throw new UncheckedIOException("facts in the index could not be read", e);
        }
    }
}
