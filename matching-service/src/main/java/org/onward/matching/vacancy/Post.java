package org.onward.matching.vacancy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.taxonomy.OccupationCode;

/**
 * What every kind of vacancy has. Null is "not specified", which never excludes anybody.
 *
 * @param sector ISIC Rev. 4 section letter
 * @param place ISO 3166-2 code
 * @param hours a week
 * @param education ISCED 2011 level asked for, 0–8
 * @param overseas present for work abroad through an agency or principal
 * @param validUntil last day
 */
public record Post(
        EmployerId employer,
        String title,
        String tasks,
        @Nullable OccupationCode occupation,
        double occupationConfidence,
        @Nullable Character sector,
        String country,
        @Nullable String place,
        @Nullable Pay pay,
        @Nullable Integer hours,
        @Nullable Boolean nights,
        @Nullable Boolean liveIn,
        @Nullable Boolean accommodation,
        @Nullable Integer education,
        @Nullable LocalDate startOn,
        int seats,
        List<AskedSkill> skills,
        List<AskedLanguage> languages,
        @Nullable Overseas overseas,
        @Nullable LocalDate validUntil) {
    public Post {
        skills = List.copyOf(skills);
        languages = List.copyOf(languages);
    }

    /** The same of another employer in the same country. */
    Post of(EmployerId other) {
        return new Post(
                other,
                title,
                tasks,
                occupation,
                occupationConfidence,
                sector,
                country,
                place,
                pay,
                hours,
                nights,
                liveIn,
                accommodation,
                education,
                startOn,
                seats,
                skills,
                languages,
                overseas,
                validUntil);
    }

    /** The same with other parts. */
    Post with(
            @Nullable Pay otherPay,
            List<AskedSkill> otherSkills,
            List<AskedLanguage> otherLanguages,
            @Nullable Overseas otherOverseas) {
        return new Post(
                employer,
                title,
                tasks,
                occupation,
                occupationConfidence,
                sector,
                country,
                place,
                otherPay,
                hours,
                nights,
                liveIn,
                accommodation,
                education,
                startOn,
                seats,
                otherSkills,
                otherLanguages,
                otherOverseas,
                validUntil);
    }
}
