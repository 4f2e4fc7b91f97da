package org.onward.matching.vacancy;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vacancy as its employer sends it; whose it is follows from who sends it. Null is "not
 * specified".
 *
 * @param kind job, apprenticeship or training; cannot change later
 * @param occupation ISCO-08 unit group
 * @param place ISO 3166-2 code
 * @param payMin in major units; alone it is the lowest, and nobody says how much at most
 * @param payMax in major units; alone it is the whole range
 * @param payPeriod hour, day, month or whole
 * @param stipend a month, in {@code currency}; apprenticeship and training only
 * @param hours a week
 * @param education ISCED 2011, 0–8
 * @param backedBy committed vacancies behind a training
 * @param course what a training is for: market, basics, business or personal
 * @param finished who finished the training so far, with {@code inWork}
 * @param inWork of these
 */
@Serdeable
record OwnVacancyForm(
        @Nullable String kind,
        @Nullable String title,
        @Nullable String tasks,
        @Nullable String occupation,
        @Nullable String sector,
        @Nullable String country,
        @Nullable String place,
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
        @Nullable List<OwnSkillForm> skills,
        @Nullable List<VacancyForm.LanguageForm> languages,
        @Nullable String startOn,
        @Nullable Integer seats,
        @Nullable Integer weeks,
        @Nullable String plan,
        @Nullable Integer seatsCommitted,
        @Nullable String validUntil,
        VacancyForm.@Nullable OverseasForm overseas,
        @Nullable List<UUID> backedBy,
        @Nullable String course,
        @Nullable Integer finished,
        @Nullable Integer inWork) {
    /**
     * @param level 1–4
     */
    @Serdeable
    record OwnSkillForm(
            @Nullable UUID skill,
            @Nullable Boolean must,
            @Nullable Boolean teaches,
            @Nullable Integer level) {}

    VacancyForm form() {
        return new VacancyForm(
                kind,
                null,
                title,
                tasks,
                occupation,
                null,
                sector,
                country,
                place,
                null,
                payMin,
                payMax,
                currency,
                payPeriod,
                stipend,
                hours,
                nights,
                liveIn,
                accommodation,
                education,
                skills == null
                        ? null
                        : skills.stream()
                                .filter(Objects::nonNull)
                                .map(
                                        one ->
                                                new VacancyForm.SkillForm(
                                                        one.skill(),
                                                        one.must(),
                                                        one.teaches(),
                                                        one.level(),
                                                        null,
                                                        null))
                                .toList(),
                languages,
                startOn,
                seats,
                weeks,
                plan,
                seatsCommitted,
                validUntil,
                overseas,
                null,
                backedBy,
                course,
                finished,
                inWork);
    }
}
