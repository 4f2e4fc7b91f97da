package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onward.matching.match.Match.FactorValue;
import org.onward.matching.match.Reason.Outcome;
import org.onward.matching.match.VacancyFacts.AskedSkills;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profile.OwnSkill;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * What would make a pair fit better, by scoring it as it would be then. Only what somebody can do
 * something about: skills, terms, and what nobody has said yet.
 */
@Singleton
final class FindChanges {
    private static final int MOST = 6;

    /** Each is a profile to score. */
    private static final int MOST_SKILLS = 8;

    /** Half a point changes no place in a list. */
    private static final int WORTH_SAYING = 5;

    private static final Set<Factor> CAN_BE_OTHERWISE =
            EnumSet.of(
                    Factor.EDUCATION,
                    Factor.LANGUAGES,
                    Factor.HOURS,
                    Factor.DISTANCE,
                    Factor.PAY,
                    Factor.START,
                    Factor.SEATS_BACKED);

    private static final Set<Factor> CAN_BE_ASKED =
            EnumSet.of(
                    Factor.ESSENTIAL_SKILLS,
                    Factor.EXPERIENCE,
                    Factor.APTITUDE,
                    Factor.INTERESTS,
                    Factor.ASPIRATIONS,
                    Factor.HOURS,
                    Factor.DISTANCE,
                    Factor.PAY,
                    Factor.START,
                    Factor.SEATS_BACKED);

    private final Taxonomy taxonomy;
    private final LinesOfWork lines;

    FindChanges(Taxonomy taxonomy, LinesOfWork lines) {
        this.taxonomy = taxonomy;
        this.lines = lines;
    }

    /**
     * At most six, those that change most first; none that changes less than half a point.
     *
     * @param match of the pair, by the same scorer
     */
    List<Change> of(
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Score score,
            Match match,
            Scorer scorer) {
        List<Change> changes = new ArrayList<>(skills(person, facts, prospect, score, scorer));
        for (FactorValue value : match.factors()) {
            boolean otherwise =
                    value.known()
                            ? value.reason().outcome() == Outcome.REASON
                                    && CAN_BE_OTHERWISE.contains(value.factor())
                            : CAN_BE_ASKED.contains(value.factor());
            if (otherwise) {
                changes.add(
                        new Change(
                                value.factor(),
                                gain(score, score.without(value.factor())),
                                value.known(),
                                List.of(),
                                value.reason().arguments()));
            }
        }
        return changes.stream()
                .filter(change -> change.tenths() >= WORTH_SAYING)
                .sorted(Comparator.comparingInt(Change::tenths).reversed())
                .limit(MOST)
                .toList();
    }

    private static int gain(Score now, double then) {
        return (int) Math.round(then * 10) - now.tenths();
    }

    /** Each skill that is missing, and all of them together. */
    private List<Change> skills(
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Score score,
            Scorer scorer) {
        List<OwnSkill> missing = missing(person, facts.musts());
        List<Change> changes = new ArrayList<>();
        for (OwnSkill skill : missing) {
            changes.add(learning(List.of(skill), person, facts, prospect, score, scorer));
        }
        if (missing.size() > 1) {
            changes.add(learning(missing, person, facts, prospect, score, scorer));
        }
        return changes;
    }

    private Change learning(
            List<OwnSkill> skills,
            PreparedProfile person,
            VacancyFacts facts,
            Prospect prospect,
            Score score,
            Scorer scorer) {
        PreparedProfile then =
                PreparedProfile.of(
                        learnt(person.profile(), skills),
                        taxonomy,
                        lines,
                        scorer.ranking(),
                        person.today());
        return new Change(
                Factor.ESSENTIAL_SKILLS,
                gain(score, scorer.score(then, facts, prospect).total()),
                true,
                skills.stream().map(OwnSkill::skill).toList(),
                List.of());
    }

    private static Profile learnt(Profile profile, List<OwnSkill> skills) {
        Map<SkillId, OwnSkill> own = new HashMap<>();
        profile.skills().orElse(List.of()).forEach(skill -> own.put(skill.skill(), skill));
        skills.forEach(skill -> own.put(skill.skill(), skill));
        return profile.withSkills(List.copyOf(own.values()));
    }

    /** As they are asked for; where no level is, as somebody who works on their own. */
    private List<OwnSkill> missing(PreparedProfile person, AskedSkills musts) {
        List<OwnSkill> missing = new ArrayList<>();
        for (int i = 0; i < musts.size() && missing.size() < MOST_SKILLS; i++) {
            int number = musts.skills()[i];
            int level = musts.levels()[i];
            if (person.skillsKnown() && !CanDo.met(person, number, level)) {
                Optional<SkillId> id = taxonomy.skillByNumber(number).map(Skill::id);
                id.ifPresent(
                        skill -> missing.add(new OwnSkill(skill, level == 0 ? null : level, null)));
            }
        }
        return missing;
    }
}
