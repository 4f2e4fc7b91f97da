package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;

/** The work that courses lead to, for what a safety rule says of it. */
@Singleton
final class WorkBehind {
    private final Vacancies vacancies;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;

    WorkBehind(Vacancies vacancies, Taxonomy taxonomy, LinesOfWork lines) {
        this.vacancies = vacancies;
        this.taxonomy = taxonomy;
        this.lines = lines;
    }

    /** By course; one round trip for any number of them, none where no work is behind any. */
    Map<VacancyId, List<VacancyFacts>> of(Collection<Vacancy> shown) {
        Set<VacancyId> behind =
                shown.stream()
                        .flatMap(one -> behind(one).stream())
                        .collect(Collectors.toUnmodifiableSet());
        if (behind.isEmpty()) {
            return Map.of();
        }
        Map<VacancyId, VacancyFacts> facts = new HashMap<>();
        vacancies
                .findAll(behind)
                .forEach((id, work) -> facts.put(id, VacancyFacts.of(work, 0, taxonomy, lines)));
        Map<VacancyId, List<VacancyFacts>> byCourse = new HashMap<>();
        for (Vacancy course : shown) {
            byCourse.put(
                    course.id(),
                    behind(course).stream().filter(facts::containsKey).map(facts::get).toList());
        }
        return byCourse;
    }

    private static List<VacancyId> behind(Vacancy vacancy) {
        return vacancy instanceof Vacancy.Training course ? course.backedBy() : List.of();
    }
}
