package org.onward.matching.vacancy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.Taxonomy;

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
    private static final double SURE_ENOUGH = 0.3;

    public Post {
        skills = List.copyOf(skills);
        languages = List.copyOf(languages);
    }

    /** The occupation, unless it is a guess that would mislead more than it helps. */
    public @Nullable OccupationCode sureOccupation() {
        return occupationConfidence < SURE_ENOUGH ? null : occupation;
    }

    /** What it tells of the work, as far as its words, its skills and its occupation do. */
    public LinesOfWork.Account account(Taxonomy taxonomy) {
        return account(sureOccupation(), occupationConfidence == 1, taxonomy);
    }

    /**
     * The same as of a given occupation.
     *
     * @param coded whether it was said by its code, and not read from words
     */
    public LinesOfWork.Account account(
            @Nullable OccupationCode given, boolean coded, Taxonomy taxonomy) {
        int[] listed =
                skills.stream()
                        .filter(AskedSkill::isListed)
                        .flatMap(one -> taxonomy.skill(one.skill()).stream())
                        .mapToInt(Skill::number)
                        .sorted()
                        .toArray();
        return new LinesOfWork.Account(title, tasks, listed, given, coded, null);
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
