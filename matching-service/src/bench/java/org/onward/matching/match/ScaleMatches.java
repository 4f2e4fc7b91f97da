package org.onward.matching.match;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profiles;
import org.onward.matching.returnee.ReturneeId;
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
                rank.rankFirst(
                        profile,
                        Set.of(Kind.values()),
                        today,
                        Balance.EVEN,
                        limit + FindMatches.SPARE);
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
                                    List.of(),
                                    vacancy.employerName(),
                                    true);
                        })
                .toList();
    }

    /** People of a caller, without a database; held in memory as the product holds them. */
    public PreparedPeople people(Map<ReturneeId, Profile> all) {
        return new PreparedPeople(
                new Profiles() {
                    @Override
                    public Profile profileOf(ReturneeId person) {
                        return Objects.requireNonNull(all.get(person));
                    }

                    @Override
                    public Map<ReturneeId, Versioned> profilesOf(Collection<ReturneeId> people) {
                        return people.stream()
                                .collect(
                                        Collectors.toMap(
                                                one -> one,
                                                one -> new Versioned(0, profileOf(one))));
                    }

                    @Override
                    public Map<ReturneeId, Standing> standing(Collection<ReturneeId> people) {
                        return people.stream()
                                .collect(
                                        Collectors.toMap(
                                                one -> one,
                                                one -> new Standing(0, Profile.Safety.NONE)));
                    }
                },
                taxonomy,
                lines,
                scorer,
                new SimpleMeterRegistry());
    }

    /**
     * Scores of people whom no gate stops, the best first, as {@link FindCandidates} makes them.
     */
    public List<Integer> scores(
            VacancyFacts vacancy,
            Collection<ReturneeId> candidates,
            PreparedPeople people,
            LocalDate today) {
        return people.of(candidates, today).values().stream()
                .filter(one -> one.gates().stops(vacancy).isEmpty())
                .map(one -> scorer.score(one, vacancy, Prospect.UNKNOWN).tenths())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    public String ranking() {
        return scorer.ranking().version();
    }
}
