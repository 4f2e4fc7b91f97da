package org.onward.matching.vacancy;

import java.time.Instant;
import java.util.List;
import org.onward.matching.problem.FieldError;

/** Where a vacancy stands; {@link VacancyStep} says what may follow. */
public sealed interface VacancyState {
    record Draft() implements VacancyState {}

    record Submitted(Instant at) implements VacancyState {}

    record SentBack(List<FieldError> comments, Instant at) implements VacancyState {
        public SentBack {
            comments = List.copyOf(comments);
        }
    }

    record Rejected(String because, Instant at) implements VacancyState {}

    /**
     * @param confirmed when the employer last said it is still true
     */
    record Open(Instant opened, Instant confirmed) implements VacancyState {}

    record Paused(Instant at) implements VacancyState {}

    record Filled(Instant at) implements VacancyState {}

    record Withdrawn(Instant at) implements VacancyState {}

    record Expired(Instant at) implements VacancyState {}
}
