package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.onward.matching.returnee.Profile;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.VacancyId;

/**
 * Which vacancies fit a profile, by what the index says of them: some are looked for, all of these
 * are scored. Whoever shows one reads it from the database.
 */
@Singleton
public final class RankVacancies {
    /** Retrieved and scored; the list ends there. */
    private static final int CANDIDATES = 300;

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
     * @param best first
     * @param looked all that were looked for, within what was asked or not
     * @param passing how many vacancies pass the gates, looked for or not
     */
    public record Ranked(
            PreparedProfile person,
            Gates gates,
            List<Candidate> best,
            List<VacancyFacts> looked,
            int passing) {}

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
        Scorer balanced = scorer.at(balance);
        PreparedProfile person =
                PreparedProfile.of(profile, taxonomy, lines, balanced.ranking(), today);
        Gates gates = Gates.of(profile, kinds, today);
        Retrieval.Candidates found =
                retrieval.candidates(
                        new MatchQuery(
                                gates,
                                new RoughScore(person, kinds, balanced.ranking()),
                                CANDIDATES,
                                null));
        return new Ranked(
                person,
                gates,
                scored(person, balanced, found.facts().stream().filter(within).toList()),
                found.facts(),
                found.passing());
    }

    /** Of the vacancies all that pass the gates, best first, without looking for any. */
    public List<Candidate> rankAll(
            Profile profile, Set<Kind> kinds, LocalDate today, List<VacancyFacts> all) {
        Gates gates = Gates.of(profile, kinds, today);
        return scored(
                PreparedProfile.of(profile, taxonomy, lines, scorer.ranking(), today),
                scorer,
                all.stream().filter(facts -> gates.stops(facts).isEmpty()).toList());
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
        scored.sort(Comparator.comparing(Candidate::at, Position.ORDER));
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
