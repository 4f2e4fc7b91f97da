package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.match.RankVacancies.Candidate;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.vacancy.VacancyState;

/** What was found in the index, as it may be shown: read again from the database, with reasons. */
@Singleton
final class ShowMatches {
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final Scorer scorer;
    private final Vacancies vacancies;
    private final EmployersShown employers;
    private final Explain explain;
    private final WorkBehind behind;

    ShowMatches(
            Taxonomy taxonomy,
            LinesOfWork lines,
            Scorer scorer,
            Vacancies vacancies,
            EmployersShown employers,
            Explain explain,
            WorkBehind behind) {
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.scorer = scorer;
        this.vacancies = vacancies;
        this.employers = employers;
        this.explain = explain;
        this.behind = behind;
    }

    /** What the database says of some vacancies at this moment. */
    record Stored(
            Map<VacancyId, Vacancy> vacancies,
            Map<EmployerId, String> employers,
            Map<VacancyId, List<WorkBehind.Work>> behind) {}

    /**
     * Two round trips, inside the caller's transaction, for any number of people; another one where
     * courses among them lead to work.
     */
    Stored read(List<Candidate> found) {
        Map<VacancyId, Vacancy> stored =
                vacancies.findAll(found.stream().map(c -> c.facts().id()).toList());
        return new Stored(
                stored,
                employers.names(found.stream().map(c -> c.facts().employer()).toList()),
                behind.of(stored.values()));
    }

    /**
     * The same round trips, for one person's.
     *
     * @param own as {@link Explain#match} has it
     */
    Map<VacancyId, Match> of(
            PreparedProfile person, Gates gates, List<Candidate> found, boolean own) {
        Stored stored = read(found);
        Map<VacancyId, Match> shown = new HashMap<>();
        for (Candidate candidate : found) {
            match(person, gates, candidate, stored, own)
                    .ifPresent(match -> shown.put(candidate.facts().id(), match));
        }
        return shown;
    }

    /** Empty where it is no longer as the index says: gone, closed, or stopped by now. */
    Optional<Match> match(
            PreparedProfile person, Gates gates, Candidate candidate, Stored stored, boolean own) {
        @Nullable Vacancy vacancy = stored.vacancies().get(candidate.facts().id());
        if (vacancy == null || !(vacancy.state() instanceof VacancyState.Open)) {
            return Optional.empty();
        }
        String employer = stored.employers().get(vacancy.post().employer());
        if (employer == null) {
            return Optional.empty();
        }
        VacancyFacts facts = candidate.facts();
        Score score = candidate.score();
        if (vacancy.version() != facts.version()) {
            // Changed within the last second: the gates hold for what is there now.
            facts = VacancyFacts.of(vacancy, facts.backedSeats(), taxonomy, lines);
            if (gates.stops(facts).isPresent()) {
                return Optional.empty();
            }
            score = scorer.score(person, facts, candidate.prospect());
        }
        return Optional.of(
                explain.match(
                        person,
                        facts,
                        candidate.prospect(),
                        score,
                        vacancy,
                        stored.behind().getOrDefault(vacancy.id(), List.of()),
                        employer,
                        own));
    }
}
