package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.onward.matching.returnee.Profile;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.VacancyId;

/**
 * Which vacancies fit a profile, by what the index says of them: some are looked for, and of these
 * all are scored, or those that can be among the first. Whoever shows one reads it from the
 * database.
 */
@Singleton
public final class RankVacancies {
    /** Retrieved; the list ends there. */
    private static final int CANDIDATES = 300;

    /** Scored at once, until enough of the best are certain. */
    private static final int AT_ONCE = 50;

    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final Scorer scorer;
    private final Retrieval retrieval;
    private final Prospects prospects;

    RankVacancies(
            Taxonomy taxonomy,
            LinesOfWork lines,
            Scorer scorer,
            Retrieval retrieval,
            Prospects prospects) {
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.scorer = scorer;
        this.retrieval = retrieval;
        this.prospects = prospects;
    }

    /** One vacancy and how it fits. */
    public record Candidate(VacancyFacts facts, Prospect prospect, Score score, Position at) {}

    /**
     * @param best first; of those within what was asked all, or the first
     * @param within how many are within what was asked
     * @param complete whether all that pass the gates were looked at
     * @param passing how many vacancies pass the gates
     * @param places of all that were looked at, within what was asked or not; ISO 3166-2
     */
    public record Ranked(
            PreparedProfile person,
            Gates gates,
            List<Candidate> best,
            int within,
            boolean complete,
            int passing,
            List<String> places) {}

    /**
     * @param kinds one at least
     * @param balance of the weights
     * @param within of what was found, the part that is asked for
     * @throws org.onward.matching.problem.Problem BUSY while the index is not built
     */
    public Ranked rank(
            Profile profile,
            Set<Kind> kinds,
            LocalDate today,
            Balance balance,
            Predicate<VacancyFacts> within) {
        return rank(
                profile,
                kinds,
                today,
                balance,
                (person, balanced, found) -> {
                    List<VacancyFacts> asked = found.facts().stream().filter(within).toList();
                    List<Candidate> best = inOrder(scored(person, balanced, asked));
                    return new Part(best, best.size());
                });
    }

    /**
     * The first of the same, without scoring those that cannot be among them.
     *
     * @param first how many there must be at least, if that many are found
     */
    public Ranked rankFirst(
            Profile profile, Set<Kind> kinds, LocalDate today, Balance balance, int first) {
        return rank(
                profile,
                kinds,
                today,
                balance,
                (person, balanced, found) ->
                        new Part(first(person, balanced, found, first), found.size()));
    }

    /**
     * @param within of how many it is the first
     */
    private record Part(List<Candidate> best, int within) {}

    private interface Choice {
        Part of(PreparedProfile person, Scorer balanced, Retrieval.Candidates found);
    }

    private Ranked rank(
            Profile profile, Set<Kind> kinds, LocalDate today, Balance balance, Choice choice) {
        Scorer balanced = scorer.at(balance);
        PreparedProfile person =
                PreparedProfile.of(profile, taxonomy, lines, balanced.ranking(), today);
        Gates gates = Gates.of(profile, kinds, today);
        return retrieval.candidates(
                new MatchQuery(
                        gates, new RoughScore(person, kinds, balanced.ranking()), CANDIDATES, null),
                found -> {
                    Part part = choice.of(person, balanced, found);
                    return new Ranked(
                            person,
                            gates,
                            part.best,
                            part.within,
                            found.size() >= found.passing(),
                            found.passing(),
                            found.places());
                });
    }

    private List<Candidate> first(
            PreparedProfile person, Scorer balanced, Retrieval.Candidates found, int wanted) {
        List<Candidate> scored = new ArrayList<>();
        int last = 0;
        int read = 0;
        while (read < found.size() && certain(scored, last, found, read).count() < wanted) {
            int to = until(found, read, last);
            scored.addAll(scored(person, balanced, found.facts(read, to)));
            last = last(scored, wanted);
            read = to;
        }
        return inOrder(certain(scored, last, found, read).toList());
    }

    /** Where those end that are scored next: none after them may be among the best. */
    private static int until(Retrieval.Candidates found, int read, int last) {
        int to = Math.min(found.size(), read + AT_ONCE);
        while (to > read + 1 && Score.tenths(found.most(to - 1)) < last) {
            to--;
        }
        return to;
    }

    /** What the last of the best that are wanted scored, in tenths; 0 where they are fewer. */
    private static int last(List<Candidate> scored, int wanted) {
        int[] ascending = new int[scored.size()];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = scored.get(i).at().tenths();
        }
        Arrays.sort(ascending);
        return ascending.length < wanted ? 0 : ascending[ascending.length - wanted];
    }

    /**
     * Those that come before whatever was not read yet.
     *
     * @param last what scored less was left out
     */
    private static Stream<Candidate> certain(
            List<Candidate> scored, int last, Retrieval.Candidates found, int read) {
        int most = read == found.size() ? -1 : Score.tenths(found.most(read));
        return scored.stream().filter(one -> one.at().tenths() > most && one.at().tenths() >= last);
    }

    private static List<Candidate> inOrder(List<Candidate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparing(Candidate::at, Position.ORDER))
                .toList();
    }

    /** Of the vacancies all that pass the gates, best first, without looking for any. */
    public List<Candidate> rankAll(
            Profile profile,
            Set<Kind> kinds,
            LocalDate today,
            Balance balance,
            List<VacancyFacts> all) {
        Scorer balanced = scorer.at(balance);
        Gates gates = Gates.of(profile, kinds, today);
        return inOrder(
                scored(
                        PreparedProfile.of(profile, taxonomy, lines, balanced.ranking(), today),
                        balanced,
                        all.stream().filter(facts -> gates.stops(facts).isEmpty()).toList()));
    }

    private List<Candidate> scored(
            PreparedProfile person, Scorer balanced, List<VacancyFacts> found) {
        Map<VacancyId, Prospect> known = prospects.of(found);
        List<Candidate> scored = new ArrayList<>(found.size());
        for (VacancyFacts facts : found) {
            scored.add(
                    candidate(
                            balanced,
                            person,
                            facts,
                            known.getOrDefault(facts.id(), Prospect.UNKNOWN)));
        }
        return scored;
    }

    /** A pair, scored. */
    static Candidate candidate(
            Scorer scorer, PreparedProfile person, VacancyFacts facts, Prospect prospect) {
        Score score = scorer.score(person, facts, prospect);
        return new Candidate(
                facts,
                prospect,
                score,
                new Position(
                        score.tenths(),
                        prospect.introductions(),
                        facts.confirmedAt() / Outlook.SECONDS_A_DAY,
                        CanDo.nearness(person, facts, score),
                        facts.id().value()));
    }
}
