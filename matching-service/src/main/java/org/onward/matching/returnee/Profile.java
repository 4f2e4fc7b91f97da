package org.onward.matching.returnee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;

/**
 * What is known of a person for matching: codes and numbers, and the experience in their own words.
 * An empty Optional is "not known yet"; an empty list inside one is a known "none".
 *
 * @param aptitudes 0–1; a family that is missing is unknown
 * @param measures results of an assessment, 0–1 by the id of an O*NET element
 * @param interests 0–1; an interest that is missing is unknown
 * @param aspirations ISCO-08 codes of 1–4 digits, most wanted first; empty is unknown
 * @param education ISCED 2011 level
 * @param hoursMin a week
 * @param payFloor a month, the person's own "not below"
 */
public record Profile(
        ReturneeId person,
        Optional<List<OwnSkill>> skills,
        Optional<List<Experience>> experience,
        Optional<List<OwnLanguage>> languages,
        @Nullable Integer education,
        Map<Aptitude, Float> aptitudes,
        Map<String, Float> measures,
        Map<Interest, Float> interests,
        List<String> aspirations,
        Set<Character> sectorsWanted,
        Set<Character> sectorsAvoided,
        Optional<List<WillingPlace>> places,
        Origin origin,
        Optional<IncomeNeed> incomeNeed,
        @Nullable LocalDate availableFrom,
        @Nullable Integer hoursMin,
        @Nullable Integer hoursMax,
        Optional<Set<Must>> musts,
        @Nullable Money payFloor,
        Safety safety) {

    /**
     * @param level 1 begun, 2 with help, 3 on one's own, 4 can teach it; null unknown
     */
    public record OwnSkill(SkillId skill, @Nullable Integer level, @Nullable Gained gained) {
        /** The same skill as it is once it was learnt: nobody unlearns what they can do already. */
        public OwnSkill orBetter(OwnSkill learnt) {
            return level != null && learnt.level != null && level > learnt.level ? this : learnt;
        }
    }

    /**
     * @param words tasks in the person's own words; from the vault, never indexed
     */
    public record Experience(
            @Nullable OccupationCode occupation,
            @Nullable Integer months,
            @Nullable Boolean paid,
            @Nullable String country,
            String words) {}

    /**
     * @param level 1 basic, 2 everyday, 3 work, 4 fluent
     */
    public record OwnLanguage(String language, int level) {}

    /**
     * @param place ISO 3166-2, or null for anywhere in the country
     * @param withinKm how far from the place's point; null unknown
     * @param rightToWork null unknown; asked for countries other than one's own
     */
    public record WillingPlace(
            @Nullable String place,
            String country,
            @Nullable Integer withinKm,
            @Nullable Boolean rightToWork) {}

    /**
     * What the programme knows without being told.
     *
     * @param home country of the office, where they stay until they name a place; null unknown
     * @param placed work in which they were placed
     * @param learnt at courses and apprenticeships that they completed
     * @param works for whom they do now; null where they were placed with nobody
     */
    public record Origin(
            @Nullable String home,
            List<Experience> placed,
            List<OwnSkill> learnt,
            @Nullable Works works) {
        public static final Origin UNKNOWN = new Origin(null, List.of(), List.of(), null);

        public Origin {
            placed = List.copyOf(placed);
            learnt = List.copyOf(learnt);
        }
    }

    /**
     * Work that goes on, as it was last heard of.
     *
     * @param employer null where a check found them with another than they were placed with
     * @param wage for a period, both null where unknown
     * @param hours a week
     */
    public record Works(
            @Nullable EmployerId employer,
            LocalDate since,
            @Nullable Money wage,
            @Nullable PayPeriod period,
            @Nullable Integer hours) {}

    /** What they told of their work and were placed in; empty where neither is known. */
    public Optional<List<Experience>> worked() {
        return origin.placed.isEmpty()
                ? experience
                : Optional.of(
                        Stream.concat(
                                        experience.stream().flatMap(List::stream),
                                        origin.placed.stream())
                                .toList());
    }

    /**
     * What they can do: what they told, and beside it what they learnt where they completed a
     * course; of one in both the better level, as it may have been told before. Empty where they
     * told nothing.
     */
    public Optional<List<OwnSkill>> able() {
        if (skills.isEmpty() || origin.learnt.isEmpty()) {
            return skills;
        }
        Map<SkillId, OwnSkill> able = new LinkedHashMap<>();
        Stream.concat(skills.get().stream(), origin.learnt.stream())
                .forEach(one -> able.merge(one.skill(), one, OwnSkill::orBetter));
        return Optional.of(List.copyOf(able.values()));
    }

    /** The same person with other skills, as they may be once something is learnt. */
    public Profile withSkills(List<OwnSkill> others) {
        return with(Optional.of(others), places);
    }

    /** The same person if this were all their work so far. */
    public Profile withExperience(List<Experience> others) {
        return with(skills, Optional.of(others), aspirations, places);
    }

    /** The same person if these were their wishes. */
    public Profile wishing(List<String> others) {
        return with(skills, experience, others, places);
    }

    /** The same person if they would go anywhere in one more country. */
    public Profile willing(String country) {
        List<WillingPlace> more = new ArrayList<>(places.orElse(List.of()));
        more.add(new WillingPlace(null, country, null, true));
        return with(skills, Optional.of(more));
    }

    /** The same person without a word of what they told. */
    public Profile withoutWords() {
        return with(
                skills,
                experience.map(
                        all ->
                                all.stream()
                                        .map(
                                                one ->
                                                        new Experience(
                                                                one.occupation,
                                                                one.months,
                                                                one.paid,
                                                                one.country,
                                                                ""))
                                        .toList()),
                aspirations,
                places);
    }

    private Profile with(
            Optional<List<OwnSkill>> otherSkills, Optional<List<WillingPlace>> otherPlaces) {
        return with(otherSkills, experience, aspirations, otherPlaces);
    }

    private Profile with(
            Optional<List<OwnSkill>> otherSkills,
            Optional<List<Experience>> otherExperience,
            List<String> otherAspirations,
            Optional<List<WillingPlace>> otherPlaces) {
        return new Profile(
                person,
                otherSkills,
                otherExperience,
                languages,
                education,
                aptitudes,
                measures,
                interests,
                otherAspirations,
                sectorsWanted,
                sectorsAvoided,
                otherPlaces,
                origin,
                incomeNeed,
                availableFrom,
                hoursMin,
                hoursMax,
                musts,
                payFloor,
                safety);
    }

    /**
     * What must never be offered. Rules on a person are already resolved to the employers those
     * people act for.
     *
     * @param vacancies set aside one by one, each with all that are the same posting
     */
    public record Safety(
            Set<EmployerId> employers,
            Set<String> places,
            Set<Character> sectors,
            boolean noLiveIn,
            Set<UUID> vacancies) {
        public static final Safety NONE = new Safety(Set.of(), Set.of(), Set.of(), false, Set.of());
    }
}
