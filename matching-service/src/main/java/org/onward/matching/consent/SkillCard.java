package org.onward.matching.consent;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profile.WillingPlace;

/**
 * All an employer sees of a person without their contact. An allow-list: what is not a component
 * here cannot leave. No name, age, sex, photograph or story; not how, where or when anything was
 * learnt; the area is where the person would work, never where they live. Two people with the same
 * card are the same to an employer, byte for byte: every list has a fixed order.
 *
 * @param education ISCED 2011 level
 * @param area ISO 3166-2 code of the willing place that comes first
 * @param availableFrom ISO date; null where the day is not known
 * @param hoursMin a week
 */
@JsonPropertyOrder({
    "skills",
    "languages",
    "education",
    "experience",
    "area",
    "availableFrom",
    "hoursMin",
    "hoursMax"
})
public record SkillCard(
        List<CardSkill> skills,
        List<CardLanguage> languages,
        @Nullable Integer education,
        List<CardExperience> experience,
        @Nullable String area,
        @Nullable String availableFrom,
        @Nullable Integer hoursMin,
        @Nullable Integer hoursMax) {
    /**
     * @param level 1 begun, 2 with help, 3 on one's own, 4 can teach it; null unknown
     */
    @JsonPropertyOrder({"skill", "level"})
    public record CardSkill(UUID skill, @Nullable Integer level) {}

    /**
     * @param level 1 basic, 2 everyday, 3 work, 4 fluent
     */
    @JsonPropertyOrder({"language", "level"})
    public record CardLanguage(String language, int level) {}

    /**
     * @param occupation ISCO-08 unit group
     * @param months all stays in it together; null unknown
     */
    @JsonPropertyOrder({"occupation", "months"})
    public record CardExperience(String occupation, @Nullable Integer months) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<Integer> HIGHEST_FIRST =
            Comparator.nullsLast(Comparator.<Integer>reverseOrder());

    /** Of somebody of whom nothing is known, or who was erased. */
    static final SkillCard EMPTY =
            new SkillCard(List.of(), List.of(), null, List.of(), null, null, null, null);

    public SkillCard {
        skills =
                skills.stream()
                        .sorted(
                                Comparator.comparing(CardSkill::level, HIGHEST_FIRST)
                                        .thenComparing(one -> one.skill().toString()))
                        .toList();
        languages =
                languages.stream()
                        .sorted(
                                Comparator.comparing(CardLanguage::level, HIGHEST_FIRST)
                                        .thenComparing(CardLanguage::language))
                        .toList();
        experience =
                experience.stream()
                        .sorted(
                                Comparator.comparing(CardExperience::months, HIGHEST_FIRST)
                                        .thenComparing(CardExperience::occupation))
                        .toList();
    }

    /**
     * @param country of the employer: a willing place in it is the area
     */
    public static SkillCard of(Profile profile, String country) {
        return new SkillCard(
                profile.skills().orElse(List.of()).stream()
                        .map(own -> new CardSkill(own.skill().value(), own.level()))
                        .toList(),
                profile.languages().orElse(List.of()).stream()
                        .map(own -> new CardLanguage(own.language(), own.level()))
                        .toList(),
                profile.education(),
                experience(profile),
                area(profile.places().orElse(List.of()), country),
                profile.availableFrom() == null ? null : profile.availableFrom().toString(),
                profile.hoursMin(),
                profile.hoursMax());
    }

    /** One line per occupation: two stays in it would say where they were. */
    private static List<CardExperience> experience(Profile profile) {
        Map<String, List<Profile.Experience>> byOccupation = new TreeMap<>();
        for (Profile.Experience one : profile.experience().orElse(List.of())) {
            if (one.occupation() != null) {
                byOccupation
                        .computeIfAbsent(
                                one.occupation().value(), code -> new java.util.ArrayList<>())
                        .add(one);
            }
        }
        return byOccupation.entrySet().stream()
                .map(entry -> new CardExperience(entry.getKey(), months(entry.getValue())))
                .toList();
    }

    private static @Nullable Integer months(List<Profile.Experience> stays) {
        List<Integer> known =
                stays.stream().map(Profile.Experience::months).filter(Objects::nonNull).toList();
        return known.isEmpty() ? null : known.stream().mapToInt(Integer::intValue).sum();
    }

    private static @Nullable String area(List<WillingPlace> places, String country) {
        return places.stream()
                .filter(place -> place.country().equals(country))
                .map(WillingPlace::place)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The one form in which a card is stored, hashed and compared. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SkillCard parse(String json) {
        try {
            return JSON.readValue(json, SkillCard.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored card cannot be read", e);
        }
    }
}
