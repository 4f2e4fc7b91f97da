package org.onward.matching.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.StartupRefusal;

/** The files of {@code config/demo}, as they are written; their README explains each field. */
final class Story {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Story() {}

    record PlacesOfWork(
            List<Programme> programmes,
            List<Office> offices,
            List<Account> accounts,
            List<Cover> cover) {}

    record Programme(String key, String name, String country, String serves) {}

    record Office(String key, String programme, String name, String place, String zone) {}

    record Account(
            String email,
            String displayName,
            String role,
            @Nullable String office,
            @Nullable String programme,
            @Nullable String organisation,
            String language,
            @Nullable List<String> readsReportsOf) {}

    record Cover(
            String absent, String counsellor, int fromInDays, int untilInDays, String reason) {}

    record Employers(List<Chamber> chambers, List<Employer> employers) {}

    record Chamber(String key, String name, String country) {}

    record Employer(
            String key,
            String name,
            String kind,
            String country,
            @Nullable String place,
            @Nullable String sector,
            @Nullable String chamber,
            @Nullable String contactName,
            @Nullable String phone,
            @Nullable String email,
            String standing,
            @Nullable String suspendedBecause,
            @Nullable List<Acting> people) {}

    record Acting(String role, String name, @Nullable String phone) {}

    record Vacancies(List<Vacancy> vacancies) {}

    record Vacancy(
            String key,
            String kind,
            String employer,
            String state,
            String title,
            String tasks,
            @Nullable String occupation,
            @Nullable String sector,
            String country,
            @Nullable String place,
            @Nullable Pay pay,
            @Nullable Integer hours,
            @Nullable Boolean nights,
            @Nullable Boolean liveIn,
            @Nullable Boolean accommodation,
            @Nullable Integer education,
            @Nullable Integer startInDays,
            @Nullable Integer validInDays,
            int seats,
            List<AskedSkill> skills,
            @Nullable List<Language> languages,
            @Nullable Sum stipend,
            @Nullable Integer weeks,
            @Nullable String plan,
            @Nullable Integer seatsCommitted,
            @Nullable List<String> backedBy,
            @Nullable String course,
            @Nullable Integer finished,
            @Nullable Integer inWork,
            @Nullable Overseas overseas,
            @Nullable Integer openedDaysAgo,
            @Nullable List<Comment> comments) {}

    record Pay(BigDecimal min, BigDecimal max, String currency, String period) {}

    record Sum(BigDecimal amount, String currency) {}

    record AskedSkill(String skill, boolean must, boolean teaches, @Nullable Integer level) {}

    record Language(String language, int level) {}

    record Overseas(
            @Nullable String licenceNumber,
            @Nullable String principal,
            @Nullable String jobOrder,
            @Nullable String visaClass,
            boolean contractSeen,
            boolean zeroFees,
            @Nullable Integer vettedDaysAgo) {}

    record Comment(String field, String reason) {}

    record People(List<Person> people) {}

    record Person(
            String key,
            String name,
            int bornYear,
            int bornMonth,
            int bornDay,
            @Nullable String sex,
            String kind,
            String counsellor,
            String office,
            @Nullable String phone,
            String story,
            Readiness readiness,
            int enteredDaysAgo,
            boolean matchingAgreed,
            boolean statisticsAgreed,
            @Nullable List<OwnSkill> skills,
            @Nullable List<Experience> experience,
            @Nullable Integer education,
            @Nullable List<Language> languages,
            @Nullable Map<String, Float> aptitudes,
            @Nullable Map<String, Float> interests,
            @Nullable List<String> aspirations,
            @Nullable List<String> sectorsWanted,
            @Nullable List<String> sectorsAvoided,
            @Nullable List<Place> places,
            @Nullable Household household,
            @Nullable Integer availableInDays,
            @Nullable Integer hoursMin,
            @Nullable Integer hoursMax,
            @Nullable List<String> musts,
            @Nullable Sum payFloor,
            List<SafetyRule> safetyRules) {}

    record Readiness(String state, int sinceDaysAgo, @Nullable Integer untilInDays) {}

    record OwnSkill(String skill, @Nullable Integer level, @Nullable String gained) {}

    record Experience(
            @Nullable String occupation,
            @Nullable Integer months,
            @Nullable Boolean paid,
            @Nullable String country,
            String words) {}

    record Place(
            @Nullable String place,
            String country,
            @Nullable Integer withinKm,
            @Nullable Boolean rightToWork) {}

    record Household(
            String currency,
            @Nullable BigDecimal living,
            @Nullable BigDecimal rent,
            @Nullable BigDecimal savings,
            @Nullable Integer dependants,
            @Nullable List<Debt> debts) {}

    record Debt(BigDecimal left, @Nullable BigDecimal monthly, @Nullable Integer dueInDays) {}

    record SafetyRule(
            String kind,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String employer,
            @Nullable String place,
            @Nullable String sector) {}

    record Choices(List<Proposal> proposals, List<Introduction> introductions) {}

    record Proposal(String person, int shownDaysAgo, List<Said> vacancies) {}

    record Said(
            String vacancy,
            @Nullable String answer,
            @Nullable String reason,
            @Nullable Integer againInDays) {}

    record Introduction(
            String key,
            String person,
            String employer,
            String vacancy,
            int sentDaysAgo,
            int daysToAnswer,
            @Nullable String preset,
            @Nullable Integer sharedInDays,
            List<Step> steps) {}

    record Step(
            int daysAgo,
            String by,
            @Nullable String says,
            @Nullable String reason,
            boolean noticed) {}

    record Pathways(List<Placement> placements, List<Exit> exits) {}

    record Placement(
            String key,
            String person,
            String kind,
            @Nullable String employer,
            @Nullable String occupation,
            @Nullable Boolean subsidised,
            @Nullable String after,
            int startedDaysAgo,
            @Nullable Integer completedDaysAgo,
            @Nullable Integer endedDaysAgo,
            @Nullable String endReason,
            @Nullable Wage wage,
            @Nullable Integer hours,
            List<Check> checks) {}

    record Wage(BigDecimal amount, String currency, String period) {}

    record Check(
            int day,
            int heldDaysAgo,
            @Nullable Boolean inWork,
            @Nullable Boolean sameEmployer,
            @Nullable Boolean treatedWell,
            @Nullable Wage wage,
            @Nullable Integer hours) {}

    record Exit(String person, int daysAgo, String reason) {}

    static <T> T read(String file, Class<T> type) {
        try (InputStream stream = Story.class.getResourceAsStream("/config/demo/" + file)) {
            return JSON.readValue(Objects.requireNonNull(stream, file), type);
        } catch (IOException e) {
            throw new StartupRefusal(
                    "The demo file %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }
}
