package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Suggestion;
import org.onward.matching.taxonomy.Suggestions;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.taxonomy.Words.Met;
import org.onward.matching.taxonomy.Words.Resolved;

/** Occupation and skills that a posting's own words speak of, to be accepted or corrected. */
@Singleton
public final class SuggestTerms {
    private static final int OCCUPATIONS = 4;
    private static final int SKILLS = 10;

    // Skills that the occupation needs and the words do not name: enough to remind, not to fill up.
    private static final int REMINDERS = 6;

    // An occupation that needs a skill is likelier meant than one in which it only helps.
    private static final int NEEDED = 3;

    private final Words words;
    private final Suggestions suggestions;
    private final Taxonomy taxonomy;

    SuggestTerms(Words words, Suggestions suggestions, Taxonomy taxonomy) {
        this.words = words;
        this.suggestions = suggestions;
        this.taxonomy = taxonomy;
    }

    /**
     * @param occupation what the words surely mean, the first of the occupations; null where they
     *     leave a choice
     * @param skills the first occupation's are among them only where it is surely meant
     */
    public record Terms(
            @Nullable OccupationCode occupation,
            List<OccupationCode> occupations,
            List<Asked> skills) {}

    /**
     * @param sure whether it is surely spoken of, or needed by what is surely meant
     * @param must whether the occupation that is surely meant needs it
     */
    public record Asked(SkillId skill, boolean sure, boolean must) {}

    /**
     * @param before what whoever posts said of such a title before, if anything: it is sure
     * @throws Problem INVALID where there is no title, or either is too long
     */
    public Terms suggest(
            @Nullable String title,
            @Nullable String tasks,
            String language,
            Function<String, Optional<OccupationCode>> before) {
        String named = Objects.requireNonNullElse(PlainText.line(title), "");
        String tasksTold = PlainText.lines(tasks);
        FieldErrors errors = new FieldErrors();
        errors.addIf(named.isEmpty(), "title", "required", "A title is needed.");
        errors.addIf(named.length() > 200, "title", "too_long", "At most 200 characters.");
        errors.addIf(
                tasksTold.length() > VacancyCheck.TASKS,
                "tasks",
                "too_long",
                "At most %d characters.".formatted(VacancyCheck.TASKS));
        errors.throwIfAny();
        List<Resolved<OccupationCode>> spoken = spoken(named, tasksTold);
        OccupationCode sure =
                before.apply(named)
                        .filter(taxonomy::hasOccupation)
                        .or(() -> sure(named, spoken))
                        .orElse(null);
        Set<OccupationCode> occupations = new LinkedHashSet<>();
        if (sure != null) {
            occupations.add(sure);
        }
        spoken.forEach(found -> occupations.add(found.code()));
        suggestions.suggest(Subject.OCCUPATION, named, language, OCCUPATIONS).stream()
                .map(Suggestion::key)
                .map(OccupationCode::new)
                .forEach(occupations::add);
        List<Resolved<SkillId>> told = words.skillsIn(named + "\n" + tasksTold, sure, SKILLS);
        if (occupations.isEmpty()) {
            occupations.addAll(usualOf(told.stream().map(Resolved::code).toList()));
        }
        return new Terms(
                sure,
                occupations.stream().limit(OCCUPATIONS).toList(),
                asked(told, sure == null ? Set.of() : needed(sure)));
    }

    private List<Resolved<OccupationCode>> spoken(String title, String tasks) {
        return words.occupations(title, tasks, OCCUPATIONS).stream()
                .filter(found -> found.confidence() >= Resolved.OFFERED)
                .toList();
    }

    /**
     * What the words speak of most surely, where the title bears a name of it. What a title is only
     * like is not sure, nor what the tasks alone speak of: who repairs motorcycles drives none.
     */
    private Optional<OccupationCode> sure(String title, List<Resolved<OccupationCode>> spoken) {
        Optional<OccupationCode> named =
                words.occupation(title)
                        .filter(found -> found.met() != Met.ALIKE)
                        .map(Resolved::code);
        return spoken.stream()
                .limit(1)
                .filter(found -> found.confidence() >= Resolved.TAKEN)
                .map(Resolved::code)
                .filter(code -> named.filter(code::equals).isPresent())
                .findFirst();
    }

    /** What is told, and then what else is needed. */
    private static List<Asked> asked(List<Resolved<SkillId>> told, Set<SkillId> needed) {
        List<Asked> asked = new ArrayList<>();
        for (Resolved<SkillId> found : told) {
            boolean must = needed.contains(found.code());
            // one word of a text is less: "grade" of a school is not one of patterns
            boolean sure = must || found.confidence() >= Resolved.TAKEN_IN_TEXT;
            asked.add(new Asked(found.code(), sure, must));
        }
        Set<SkillId> there = told.stream().map(Resolved::code).collect(Collectors.toSet());
        needed.stream()
                .filter(skill -> !there.contains(skill))
                .limit(REMINDERS)
                .forEach(skill -> asked.add(new Asked(skill, true, true)));
        return asked;
    }

    /** Occupations that use most of the skills, for a title that names none; most needed first. */
    private List<OccupationCode> usualOf(List<SkillId> skills) {
        Map<OccupationCode, Integer> uses = new HashMap<>();
        for (SkillId skill : skills) {
            taxonomy.skill(skill).stream()
                    .flatMap(known -> taxonomy.occupationsOf(known.number()).stream())
                    .forEach(
                            code ->
                                    uses.merge(
                                            code,
                                            needed(code).contains(skill) ? NEEDED : 1,
                                            Integer::sum));
        }
        return uses.entrySet().stream()
                .sorted(
                        Map.Entry.<OccupationCode, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(use -> use.getKey().value()))
                .limit(OCCUPATIONS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Set<SkillId> needed(OccupationCode occupation) {
        Set<SkillId> needed = new LinkedHashSet<>();
        Arrays.stream(taxonomy.essentialSkills(occupation))
                .forEach(
                        number ->
                                taxonomy.skillByNumber(number)
                                        .filter(skill -> !skill.retired())
                                        .map(Skill::id)
                                        .ifPresent(needed::add));
        return needed;
    }
}
