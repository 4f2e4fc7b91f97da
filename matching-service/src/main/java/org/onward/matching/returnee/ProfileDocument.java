package org.onward.matching.returnee;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole profile as written into a form or sent as JSON; {@link ProfileCheck} says what is taken.
 * Null is "not known", an empty list a known "none". Choices are lower snake case, days are
 * year-month-day, sums are minor units a month (but for what is left of a debt).
 *
 * @param education ISCED 2011 level, 0–8
 * @param aptitudes family → 0–1; who is missing is unknown. Results of an assessment beside them,
 *     by the id of an O*NET element (ability 1.A, skill 2.A and 2.B, knowledge 2.C)
 * @param interests RIASEC → 0–1
 * @param aspirations ISCO-08 codes of 1–4 digits, most wanted first, up to 10
 * @param sectorsWanted ISIC Rev. 4 section letters
 * @param places willing places, most wanted first, up to 10
 * @param hoursMin a week, 1–60
 */
@Serdeable
public record ProfileDocument(
        @Nullable List<OwnSkill> skills,
        @Nullable List<Experience> experience,
        @Nullable List<OwnLanguage> languages,
        @Nullable Integer education,
        @Nullable Map<String, Float> aptitudes,
        @Nullable Map<String, Float> interests,
        @Nullable List<String> aspirations,
        @Nullable List<String> sectorsWanted,
        @Nullable List<String> sectorsAvoided,
        @Nullable List<WillingPlace> places,
        @Nullable String availableFrom,
        @Nullable Integer hoursMin,
        @Nullable Integer hoursMax,
        @Nullable List<String> musts,
        @Nullable Household household) {

    /** Nothing known yet. */
    public static final ProfileDocument UNKNOWN =
            new ProfileDocument(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null);

    /**
     * @param skill the skill's UUID
     * @param level 1 begun, 2 with help, 3 on one's own, 4 can teach it
     */
    @Serdeable
    public record OwnSkill(
            @Nullable UUID skill, @Nullable Integer level, @Nullable String gained) {}

    /**
     * @param id of an experience that is there already; null for a new one
     * @param occupation ISCO-08, four digits
     * @param months 0–720
     * @param words tasks in the person's own words, up to 4,000 characters
     */
    @Serdeable
    public record Experience(
            @Nullable UUID id,
            @Nullable String occupation,
            @Nullable Integer months,
            @Nullable Boolean paid,
            @Nullable String country,
            @Nullable Integer endedYear,
            @Nullable String words) {

        /** Without the words: records end up in messages. */
        @Override
        public String toString() {
            return "Experience[" + id + "]";
        }
    }

    /**
     * @param language ISO 639
     * @param level 1 basic, 2 everyday, 3 work, 4 fluent
     */
    @Serdeable
    public record OwnLanguage(@Nullable String language, @Nullable Integer level) {}

    /**
     * @param place ISO 3166-2; null for anywhere in the country
     * @param country ISO 3166-1 alpha-2
     * @param withinKm 1–2000
     */
    @Serdeable
    public record WillingPlace(
            @Nullable String place,
            @Nullable String country,
            @Nullable Integer withinKm,
            @Nullable Boolean rightToWork) {}

    /**
     * @param currency ISO 4217; needed where any sum is given
     * @param living a month, the whole household without rent
     * @param payFloor a month, "not below"
     */
    @Serdeable
    public record Household(
            @Nullable String currency,
            @Nullable Integer dependants,
            @Nullable Long living,
            @Nullable Long rent,
            @Nullable Long savings,
            @Nullable Long payFloor,
            @Nullable List<Debt> debts) {}

    /**
     * @param left still owed
     * @param monthly the agreed instalment
     */
    @Serdeable
    public record Debt(
            @Nullable Long left,
            @Nullable Long monthly,
            @Nullable String currency,
            @Nullable String dueOn) {}
}
