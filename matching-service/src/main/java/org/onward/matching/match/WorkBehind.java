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
import org.onward.matching.vacancy.VacancyState;

/** The work that courses lead to: what it is called, and what a safety rule says of it. */
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

    /** A vacancy that a course leads to. */
    record Work(VacancyFacts facts, String title, boolean open) {}

    /** By course; one round trip for any number of them, none where no work is behind any. */
    Map<VacancyId, List<Work>> of(Collection<Vacancy> shown) {
        Set<VacancyId> behind =
                shown.stream()
                        .flatMap(one -> behind(one).stream())
                        .collect(Collectors.toUnmodifiableSet());
        if (behind.isEmpty()) {
            return Map.of();
        }
        Map<VacancyId, Work> all = new HashMap<>();
        vacancies
                .findAll(behind)
                .forEach(
                        (id, work) ->
                                all.put(
                                        id,
                                        new Work(
                                                VacancyFacts.of(work, 0, taxonomy, lines),
                                                work.post().title(),
                                                work.state() instanceof VacancyState.Open)));
        Map<VacancyId, List<Work>> byCourse = new HashMap<>();
        for (Vacancy course : shown) {
            byCourse.put(
                    course.id(),
                    behind(course).stream().filter(all::containsKey).map(all::get).toList());
        }
        return byCourse;
    }

    private static List<VacancyId> behind(Vacancy vacancy) {
        return vacancy instanceof Vacancy.Training course ? course.backedBy() : List.of();
    }
}
