package org.onward.matching.match;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.onward.matching.returnee.Profile;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyId;

/**
 * Matches as {@link FindMatches} makes them, of vacancies that another source than the database
 * holds.
 */
public final class ScaleMatches {
    private final RankVacancies rank;
    private final Explain explain;
    private final Scorer scorer;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;

    public ScaleMatches(
            Taxonomy taxonomy,
            LinesOfWork lines,
            Scorer scorer,
            Retrieval retrieval,
            Prospects prospects) {
        this.scorer = scorer;
        this.taxonomy = taxonomy;
        this.lines = lines;
        rank = new RankVacancies(taxonomy, lines, scorer, retrieval, prospects);
        explain = new Explain(taxonomy);
    }

    /** The best, with reasons, of vacancies of all kinds. */
    public List<Match> find(
            Profile profile,
            LocalDate today,
            int limit,
            Function<VacancyId, Vacancies.Indexed> stored) {
        RankVacancies.Ranked ranked =
                rank.rank(profile, Set.of(Kind.values()), today, Balance.EVEN, facts -> true);
        return ranked.best().stream()
                .limit(limit)
                .map(
                        one -> {
                            Vacancies.Indexed vacancy = stored.apply(one.facts().id());
                            return explain.match(
                                    ranked.person(),
                                    one.facts(),
                                    one.prospect(),
                                    one.score(),
                                    vacancy.vacancy(),
                                    vacancy.employerName());
                        })
                .toList();
    }

    /**
     * Scores of people whom no gate stops, the best first, as {@link FindCandidates} makes them.
     */
    public List<Integer> scores(VacancyFacts vacancy, List<Profile> people, LocalDate today) {
        return people.stream()
                .filter(one -> Gates.of(one, Set.of(Kind.values()), today).stops(vacancy).isEmpty())
                .map(
                        one ->
                                scorer.score(
                                                PreparedProfile.of(
                                                        one,
                                                        taxonomy,
                                                        lines,
                                                        scorer.ranking(),
                                                        today),
                                                vacancy,
                                                Prospect.UNKNOWN)
                                        .tenths())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    public String ranking() {
        return scorer.ranking().version();
    }
}
