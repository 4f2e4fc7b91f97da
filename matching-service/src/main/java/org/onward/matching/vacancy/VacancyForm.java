package org.onward.matching.vacancy;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vacancy as somebody typed or sent it, before anything is checked. Null is "not specified".
 *
 * @param kind job, apprenticeship or training; cannot change later
 * @param occupation ISCO-08 unit group
 * @param occupationConfidence how sure the resolution of a feed's words is; null where chosen
 * @param place ISO 3166-2 code
 * @param placeWords the advert's own words for the place
 * @param payMin in major units; alone it is the lowest, and nobody says how much at most
 * @param payMax in major units; alone it is the whole range
 * @param payPeriod hour, day, month or whole
 * @param stipend a month, major units of {@code currency}; apprenticeship and training only
 * @param startOn ISO 8601 day
 * @param unresolved words of an advert that met no skill
 * @param backedBy committed vacancies behind a training
 * @param course what a training is for: market, basics, business or personal
 * @param finished who finished the training so far, as its provider says, with {@code inWork}
 * @param inWork of these
 */
@Serdeable
public record VacancyForm(
        @Nullable String kind,
        @Nullable UUID employer,
        @Nullable String title,
        @Nullable String tasks,
        @Nullable String occupation,
        @Nullable Double occupationConfidence,
        @Nullable String sector,
        @Nullable String country,
        @Nullable String place,
        @Nullable String placeWords,
        @Nullable BigDecimal payMin,
        @Nullable BigDecimal payMax,
        @Nullable String currency,
        @Nullable String payPeriod,
        @Nullable BigDecimal stipend,
        @Nullable Integer hours,
        @Nullable Boolean nights,
        @Nullable Boolean liveIn,
        @Nullable Boolean accommodation,
        @Nullable Integer education,
        @Nullable List<SkillForm> skills,
        @Nullable List<LanguageForm> languages,
        @Nullable String startOn,
        @Nullable Integer seats,
        @Nullable Integer weeks,
        @Nullable String plan,
        @Nullable Integer seatsCommitted,
        @Nullable String validUntil,
        @Nullable OverseasForm overseas,
        @Nullable List<String> unresolved,
        @Nullable List<UUID> backedBy,
        @Nullable String course,
        @Nullable Integer finished,
        @Nullable Integer inWork) {
    public VacancyForm {
        skills = withoutNulls(skills);
        languages = withoutNulls(languages);
        unresolved = withoutNulls(unresolved);
        backedBy = withoutNulls(backedBy);
    }

    private static <T> @Nullable List<T> withoutNulls(@Nullable List<T> list) {
        return list == null ? null : list.stream().filter(Objects::nonNull).toList();
    }

    /**
     * @param level 1–4
     * @param word the advert's own word
     * @param confidence 0–1; null where a person chose the skill
     */
    @Serdeable
    public record SkillForm(
            @Nullable UUID skill,
            @Nullable Boolean must,
            @Nullable Boolean teaches,
            @Nullable Integer level,
            @Nullable String word,
            @Nullable Double confidence) {}

    /**
     * @param language ISO 639
     * @param level 1–4
     */
    @Serdeable
    public record LanguageForm(@Nullable String language, @Nullable Integer level) {}

    /** What is claimed; it counts once staff have vetted it. */
    @Serdeable
    public record OverseasForm(
            @Nullable String licenceNumber,
            @Nullable String principal,
            @Nullable String jobOrder,
            @Nullable String visaClass) {}
}
