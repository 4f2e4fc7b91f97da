package org.onward.matching.search;

import java.util.List;
import java.util.Objects;
import org.onward.matching.match.Retrieval;
import org.onward.matching.match.VacancyFacts;

/** So few that none has to be left out: all that pass the gates. */
record FewCandidates(List<VacancyFacts> all) implements Retrieval.Candidates {
    @Override
    public int size() {
        return all.size();
    }

    @Override
    public int passing() {
        return all.size();
    }

    @Override
    public List<String> places() {
        return all.stream()
                .map(VacancyFacts::place)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public double most(int from) {
        return 0;
    }

    @Override
    public List<VacancyFacts> facts(int from, int to) {
        return all.subList(from, to);
    }
}
