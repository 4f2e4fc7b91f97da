package org.onward.matching.taxonomy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.EmployerApi;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.AcceptLanguage;

/** Labels to choose from while an employer types. */
@EmployerApi
@Controller(value = EmployerApi.PREFIX, port = EmployerApi.PORT)
@Secured({Role.Name.EMPLOYER, Role.Name.TRAINING_PROVIDER})
final class EmployerSuggestionController {
    private static final int MOST = 10;
    private static final Map<String, Subject> KINDS =
            Map.of(
                    "skill", Subject.SKILL,
                    "occupation", Subject.OCCUPATION,
                    "place", Subject.PLACE);

    private final Suggestions suggestions;

    EmployerSuggestionController(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @Get("/suggestions")
    EmployerSuggestions suggest(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue @Nullable String kind,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String language) {
        FieldErrors errors = new FieldErrors();
        String text = Objects.requireNonNullElse(q, "").strip();
        Subject subject = kind == null ? null : KINDS.get(kind);
        errors.addIf(subject == null, "kind", "error.choose", "Say skill, occupation or place.");
        errors.addIf(
                text.isEmpty() || text.length() > 100,
                "q",
                "out_of_range",
                "Give 1 to 100 characters.");
        errors.throwIfAny();
        return new EmployerSuggestions(
                suggestions
                        .suggest(
                                Objects.requireNonNull(subject),
                                text,
                                AcceptLanguage.of(language)
                                        .orElseGet(
                                                () ->
                                                        AcceptLanguage.of(
                                                                request, caller.language())),
                                MOST)
                        .stream()
                        .map(one -> new EmployerSuggestion(one.key(), one.label(), one.matched()))
                        .toList());
    }

    /**
     * @param id of a skill, code of an occupation or place
     */
    @Serdeable
    record EmployerSuggestion(String id, String label, String matched) {}

    @Serdeable
    record EmployerSuggestions(List<EmployerSuggestion> suggestions) {}
}
