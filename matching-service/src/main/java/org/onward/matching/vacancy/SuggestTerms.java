package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
     * @param must whether the first occupation needs it
     */
    public record Terms(List<OccupationCode> occupations, Map<SkillId, Boolean> must) {}

    /**
     * @param before what whoever posts said of such a title before, if anything: it comes first
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
        Set<OccupationCode> occupations = new LinkedHashSet<>();
        before.apply(named).filter(taxonomy::hasOccupation).ifPresent(occupations::add);
        words.occupation(named, tasksTold).ifPresent(found -> occupations.add(found.code()));
        suggestions.suggest(Subject.OCCUPATION, named, language, OCCUPATIONS).stream()
                .map(Suggestion::key)
                .map(OccupationCode::new)
                .forEach(occupations::add);
        words.occupations(named, tasksTold, 1).stream()
                .filter(found -> found.confidence() >= Words.Resolved.TAKEN)
                .forEach(found -> occupations.add(found.code()));
        OccupationCode first = occupations.isEmpty() ? null : occupations.iterator().next();
        List<SkillId> told = told(named + "\n" + tasksTold, first);
        if (first == null) {
            occupations.addAll(usualOf(told));
        }
        Map<SkillId, Boolean> skills = new LinkedHashMap<>();
        Set<SkillId> needed = first == null ? Set.of() : needed(first);
        told.forEach(skill -> skills.put(skill, needed.contains(skill)));
        needed.stream()
                .filter(skill -> !skills.containsKey(skill))
                .limit(REMINDERS)
                .toList()
                .forEach(skill -> skills.put(skill, true));
        return new Terms(occupations.stream().limit(OCCUPATIONS).toList(), skills);
    }

    private List<SkillId> told(String text, @Nullable OccupationCode occupation) {
        return words.skillsIn(text, occupation, SKILLS).stream().map(Words.Resolved::code).toList();
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
