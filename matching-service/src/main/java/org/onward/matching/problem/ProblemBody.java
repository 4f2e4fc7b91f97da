package org.onward.matching.problem;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;

/**
 * RFC 9457 problem details.
 *
 * @param type a stable name, {@code /problems/not-found}
 * @param errors every field that could not be taken; empty for other kinds
 */
@Serdeable
public record ProblemBody(
        String type, String title, int status, String detail, List<FieldError> errors) {
    static ProblemBody of(Problem problem) {
        Problem.Kind kind = problem.kind();
        return new ProblemBody(
                "/problems/" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                kind.title(),
                kind.status(),
                problem.detail(),
                problem.errors());
    }
}
