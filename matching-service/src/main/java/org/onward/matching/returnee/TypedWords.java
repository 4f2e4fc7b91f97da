package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Faults.Offer;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Suggestion;
import org.onward.matching.taxonomy.Suggestions;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;

/** What somebody typed into a field, as a thing of the vocabulary or as the nearest ones. */
@Singleton
public final class TypedWords {
    private static final int MOST = 6;
    private static final int MEANT = 3;

    private final Words words;
    private final Suggestions suggestions;
    private final Taxonomy taxonomy;

    TypedWords(Words words, Suggestions suggestions, Taxonomy taxonomy) {
        this.words = words;
        this.suggestions = suggestions;
        this.taxonomy = taxonomy;
    }

    /**
     * @param place ISO 3166-2, or empty for the whole country
     */
    record Somewhere(String place, String country, String label) {}

    /**
     * @param occupation what the person works or worked as, where known
     */
    Optional<SkillId> skill(String text, @Nullable OccupationCode occupation) {
        return words.skill(text, occupation)
                .filter(found -> found.confidence() >= Words.Resolved.TAKEN)
                .map(Words.Resolved::code);
    }

    public Optional<OccupationCode> occupation(String text) {
        return words.occupation(text)
                .filter(found -> found.confidence() >= Words.Resolved.TAKEN)
                .map(Words.Resolved::code);
    }

    Optional<Somewhere> place(String text, String language) {
        Optional<String> country = named(Subject.COUNTRY, text, language);
        if (country.isPresent()) {
            return country.map(code -> somewhere(code, language));
        }
        return words.place(text, null).map(place -> somewhere(place.code(), language));
    }

    Optional<String> country(String text, String language) {
        return named(Subject.COUNTRY, text, language);
    }

    /** A place or country by its code, which comes from a suggestion. */
    Somewhere somewhere(String code, String language) {
        return taxonomy.place(code)
                .map(Place::country)
                .map(
                        country ->
                                new Somewhere(
                                        code,
                                        country,
                                        taxonomy.label(Subject.PLACE, code, language)))
                .orElseGet(
                        () ->
                                new Somewhere(
                                        "", code, taxonomy.label(Subject.COUNTRY, code, language)));
    }

    /** The exact name of one thing, in any language. */
    private Optional<String> named(Subject subject, String text, String language) {
        return suggestions.suggest(subject, text, language, MOST).stream()
                .filter(
                        one ->
                                one.label().equalsIgnoreCase(text.strip())
                                        || one.matched().equalsIgnoreCase(text.strip())
                                        || one.key().equals(text.strip()))
                .map(Suggestion::key)
                .findFirst();
    }

    /** The nearest things, each as what the field's button would send. */
    public List<Offer> near(String field, String text, String language) {
        return near(field, text, "", language);
    }

    /**
     * @param told of the same work, in the person's own words: what it tells of comes first
     */
    List<Offer> near(String field, String text, String told, String language) {
        if (text.isBlank()) {
            return List.of();
        }
        List<Subject> subjects =
                field.startsWith("skills")
                        ? List.of(Subject.SKILL)
                        : field.startsWith("aspirations")
                                ? List.of(Subject.OCCUPATION, Subject.OCCUPATION_GROUP)
                                : field.endsWith("occupation")
                                        ? List.of(Subject.OCCUPATION)
                                        : field.endsWith("country")
                                                ? List.of(Subject.COUNTRY)
                                                : List.of(Subject.PLACE, Subject.COUNTRY);
        Stream<Suggestion> meant =
                field.endsWith("occupation") || field.startsWith("aspirations")
                        ? words.occupations(text, told, MEANT).stream()
                                .map(one -> occupation(one.code(), language))
                        : Stream.of();
        Set<String> seen = new HashSet<>();
        Stream<Suggestion> named =
                subjects.stream()
                        .flatMap(
                                subject ->
                                        suggestions
                                                .suggest(subject, text, language, MOST)
                                                .stream());
        return (told.isBlank() ? Stream.concat(named, meant) : Stream.concat(meant, named))
                .filter(one -> seen.add(one.key()))
                .limit(MOST)
                .map(
                        one ->
                                new Offer(
                                        field + "|" + one.key(),
                                        one.label(),
                                        one.matched().equalsIgnoreCase(one.label())
                                                ? ""
                                                : one.matched()))
                .toList();
    }

    /** What was told of, without any of its names: cooking at a temple, looking after a mother. */
    private Suggestion occupation(OccupationCode code, String language) {
        String label = taxonomy.label(Subject.OCCUPATION, code.value(), language);
        return new Suggestion(Subject.OCCUPATION, code.value(), label, label);
    }

    String skillLabel(SkillId skill, String language) {
        return taxonomy.label(Subject.SKILL, skill.value().toString(), language);
    }

    boolean hasSkill(SkillId skill) {
        return taxonomy.skill(skill).isPresent();
    }

    String countryLabel(String code, String language) {
        return taxonomy.label(Subject.COUNTRY, code, language);
    }

    /** Label of an ISCO-08 code of one to four digits. */
    public String occupationLabel(String code, String language) {
        return taxonomy.label(
                code.length() == 4 ? Subject.OCCUPATION : Subject.OCCUPATION_GROUP, code, language);
    }
}
