package org.onward.matching.taxonomy;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

/** The vocabulary to look up; no personal data, so every role may. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TaxonomyController {
    private static final int LONGEST_TEXT = 100;
    private static final int MOST_SUGGESTIONS = 20;
    private static final int MOST_LINKS = 100;
    private static final List<String> LANGUAGES = List.of("en", "th", "fil");
    private static final Map<String, Subject> SUBJECTS =
            Map.of(
                    "skill", Subject.SKILL,
                    "occupation", Subject.OCCUPATION,
                    "place", Subject.PLACE,
                    "country", Subject.COUNTRY);

    @Serdeable
    record SuggestionLine(String key, String label, String matched) {}

    @Serdeable
    record SuggestionAnswer(List<SuggestionLine> suggestions) {}

    /**
     * @param strength how far having it helps with the skill asked about, above 0 and below 1
     */
    @Serdeable
    record RelatedLine(UUID id, String label, float strength) {}

    @Serdeable
    record OccupationLine(String code, String label, boolean essential) {}

    /**
     * @param labels preferred ones by language: en, th, fil
     * @param retired no longer offered, but still held by somebody
     */
    @Serdeable
    record SkillAnswer(
            UUID id,
            String kind,
            boolean retired,
            Map<String, String> labels,
            List<OccupationLine> occupations,
            List<RelatedLine> related) {}

    @Serdeable
    record SkillLine(UUID id, String label, boolean essential) {}

    /**
     * @param confidence how surely it is the same work, above 0, at most 1
     * @param crosswalk said by a crosswalk, else found by the titles
     */
    @Serdeable
    record OnetLine(String code, String title, float confidence, boolean crosswalk) {}

    /**
     * @param skills essential ones first
     * @param onet occupations of O*NET by which aptitudes and interests are known, the surest
     *     first; none where they are our own estimate of the minor group
     */
    @Serdeable
    record OccupationAnswer(
            String code, Map<String, String> labels, List<SkillLine> skills, List<OnetLine> onet) {}

    private final Suggestions suggestions;
    private final Taxonomy taxonomy;

    TaxonomyController(Suggestions suggestions, Taxonomy taxonomy) {
        this.suggestions = suggestions;
        this.taxonomy = taxonomy;
    }

    @Get("/suggestions")
    @Secured({
        Role.Name.COUNSELLOR,
        Role.Name.PROGRAMME_STAFF,
        Role.Name.CHAMBER,
        Role.Name.OUTREACH,
        Role.Name.ADMINISTRATOR,
        Role.Name.AUDITOR
    })
    SuggestionAnswer suggest(
            Caller caller,
            @QueryValue @Nullable String subject,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String language,
            @QueryValue @Nullable Integer limit) {
        FieldErrors errors = new FieldErrors();
        Subject of = subject == null ? null : SUBJECTS.get(subject);
        errors.addIf(
                of == null, "subject", "error.choose", "Say skill, occupation, place or country.");
        int length = q == null ? 0 : q.strip().length();
        errors.addIf(length < 1, "q", "error.required", "Give 1 to 100 characters.");
        errors.addIf(length > LONGEST_TEXT, "q", "error.too_long", "Give 1 to 100 characters.");
        String shown = language(caller, language, errors);
        int wanted = limit(limit, 10, MOST_SUGGESTIONS, errors);
        errors.throwIfAny();
        if (of == null || q == null) {
            throw new IllegalStateException("refused above");
        }
        return new SuggestionAnswer(
                suggestions.suggest(of, q, shown, wanted).stream()
                        .map(s -> new SuggestionLine(s.key(), s.label(), s.matched()))
                        .toList());
    }

    /** A skill with the occupations that need it and the skills related to it. */
    @Get("/skills/{id}")
    @Secured({
        Role.Name.COUNSELLOR,
        Role.Name.PROGRAMME_STAFF,
        Role.Name.CHAMBER,
        Role.Name.OUTREACH,
        Role.Name.ADMINISTRATOR,
        Role.Name.AUDITOR
    })
    SkillAnswer skill(
            Caller caller,
            String id,
            @QueryValue @Nullable String language,
            @QueryValue @Nullable Integer limit) {
        FieldErrors errors = new FieldErrors();
        String shown = language(caller, language, errors);
        int most = limit(limit, 50, MOST_LINKS, errors);
        errors.throwIfAny();
        Skill skill =
                uuid(id).flatMap(found -> taxonomy.skill(new SkillId(found)))
                        .orElseThrow(Problem::notFound);
        return new SkillAnswer(
                skill.id().value(),
                skill.kind().name().toLowerCase(Locale.ROOT),
                skill.retired(),
                labels(Subject.SKILL, skill.id().value().toString()),
                taxonomy.occupationsOf(skill.number()).stream()
                        .limit(most)
                        .map(
                                code ->
                                        new OccupationLine(
                                                code.value(),
                                                taxonomy.label(
                                                        Subject.OCCUPATION, code.value(), shown),
                                                Arrays.stream(taxonomy.essentialSkills(code))
                                                        .anyMatch(n -> n == skill.number())))
                        .toList(),
                taxonomy.relatedTo(skill.number()).stream()
                        .limit(most)
                        .flatMap(
                                related ->
                                        taxonomy.skillByNumber(related.number()).stream()
                                                .map(
                                                        other ->
                                                                new RelatedLine(
                                                                        other.id().value(),
                                                                        label(other, shown),
                                                                        related.strength())))
                        .toList());
    }

    /** An occupation with the skills it needs. */
    @Get("/occupations/{code}")
    @Secured({
        Role.Name.COUNSELLOR,
        Role.Name.PROGRAMME_STAFF,
        Role.Name.CHAMBER,
        Role.Name.OUTREACH,
        Role.Name.ADMINISTRATOR,
        Role.Name.AUDITOR
    })
    OccupationAnswer occupation(
            Caller caller,
            String code,
            @QueryValue @Nullable String language,
            @QueryValue @Nullable Integer limit) {
        FieldErrors errors = new FieldErrors();
        String shown = language(caller, language, errors);
        int most = limit(limit, 50, MOST_LINKS, errors);
        errors.throwIfAny();
        if (!code.matches("[0-9]{4}") || !taxonomy.hasOccupation(new OccupationCode(code))) {
            throw Problem.notFound();
        }
        OccupationCode occupation = new OccupationCode(code);
        List<SkillLine> skills =
                Stream.concat(
                                lines(taxonomy.essentialSkills(occupation), true, shown),
                                lines(taxonomy.optionalSkills(occupation), false, shown))
                        .limit(most)
                        .toList();
        return new OccupationAnswer(
                code,
                labels(Subject.OCCUPATION, code),
                skills,
                taxonomy.profileSources(occupation).stream()
                        .map(
                                one ->
                                        new OnetLine(
                                                one.code(),
                                                one.title(),
                                                one.confidence(),
                                                one.crosswalk()))
                        .toList());
    }

    private Stream<SkillLine> lines(int[] numbers, boolean essential, String language) {
        return Arrays.stream(numbers)
                .mapToObj(taxonomy::skillByNumber)
                .flatMap(Optional::stream)
                .map(skill -> new SkillLine(skill.id().value(), label(skill, language), essential));
    }

    private String label(Skill skill, String language) {
        return taxonomy.label(Subject.SKILL, skill.id().value().toString(), language);
    }

    private Map<String, String> labels(Subject subject, String key) {
        return Map.of(
                "en", taxonomy.label(subject, key, "en"),
                "th", taxonomy.label(subject, key, "th"),
                "fil", taxonomy.label(subject, key, "fil"));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String language(Caller caller, @Nullable String asked, FieldErrors errors) {
        String language = asked == null ? caller.language() : asked;
        errors.addIf(
                !LANGUAGES.contains(language), "language", "error.choose", "Say en, th or fil.");
        return language;
    }

    private static int limit(@Nullable Integer asked, int usual, int most, FieldErrors errors) {
        int limit = asked == null ? usual : asked;
        errors.addIf(
                limit < 1 || limit > most,
                "limit",
                "error.choose",
                "Give a number from 1 to %d.".formatted(most));
        return limit;
    }
}
