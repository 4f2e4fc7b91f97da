package org.onward.matching.match;

import java.util.List;
import java.util.function.IntPredicate;
import org.onward.matching.match.VacancyFacts.AskedSkills;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.vacancy.AskedLanguage;

/** Factors of the group <em>can do</em>. Each returns 0–1, or NaN where it cannot be known. */
final class CanDo {
    private static final double NO_LANGUAGE = 0.05;

    private CanDo() {}

    /** Share of the skills asked for that the person brings, with partial credit. */
    static double essentialSkills(PreparedProfile person, VacancyFacts vacancy) {
        return essentialSkills(person, vacancy.musts(), vacancy.teaches());
    }

    /**
     * @param teaches whether any are learnt there
     */
    static double essentialSkills(PreparedProfile person, AskedSkills musts, boolean teaches) {
        return musts.size() == 0 && teaches
                ? person.curves().asksForNone()
                : coverage(person, musts);
    }

    /** The same over the skills that are nice to have. */
    static double optionalSkills(PreparedProfile person, VacancyFacts vacancy) {
        boolean namesOthers =
                vacancy.teaches() || (vacancy.musts().size() > 0 && !vacancy.mustsImplied());
        return vacancy.optional().size() == 0 && namesOthers
                ? person.curves().asksForNone()
                : coverage(person, vacancy.optional());
    }

    /**
     * Best of the person's occupations: closeness of the two codes or the share of the skills asked
     * for that the work uses, whichever is more; less where the time was short.
     */
    static double experience(PreparedProfile person, VacancyFacts vacancy) {
        return experience(person, vacancy.occupation(), vacancy.musts());
    }

    static double experience(PreparedProfile person, int occupation, AskedSkills musts) {
        if (occupation == VacancyFacts.NONE || person.worked().isEmpty()) {
            return Factor.UNKNOWN;
        }
        int best = bestExperience(person, occupation, musts);
        if (best >= 0) {
            return experienceValue(person, best, occupation, musts);
        }
        // Work whose occupation nobody has named yet is not "no work".
        return person.worked().get().isEmpty() ? person.curves().closeness()[0] : Factor.UNKNOWN;
    }

    /**
     * How near what the person can do and has done, taken together, is to what the work is about;
     * the very work that was done, or work of its minor group, is never far from it, as far as the
     * skills needed are there, nor is work all of whose skills are.
     */
    static double lineOfWork(PreparedProfile person, VacancyFacts vacancy) {
        if (person.work().isEmpty() || vacancy.work().isEmpty()) {
            return Factor.UNKNOWN;
        }
        double closeness = person.work().closeness(vacancy.work());
        int occupation = vacancy.occupation();
        double able = vacancy.musts().size() == 0 ? 0 : person.curves().allSkills();
        if (closeness < Math.max(sameWork(person, occupation), able)) {
            double skills = essentialSkills(person, vacancy);
            closeness = nearest(person, occupation, vacancy.musts(), skills, closeness);
        }
        return lineOfWork(person, closeness);
    }

    /**
     * How near work is: at least as it was done, or as far as the skills needed are there.
     *
     * @param skills share of them that is there; NaN where it is not known
     * @param closeness of what it is about; NaN, which is told then, where that is not known
     */
    static double nearest(
            PreparedProfile person,
            int occupation,
            AskedSkills musts,
            double skills,
            double closeness) {
        double same = sameWork(person, occupation);
        double least =
                Double.isNaN(skills) ? same : Math.max(same * skills, able(person, musts, skills));
        return Math.max(closeness, least);
    }

    /** How near work is at least by the skills that its advert asks for. */
    static double able(PreparedProfile person, AskedSkills musts) {
        return able(person, musts, coverage(person, musts));
    }

    /**
     * The same.
     *
     * @param skills share of them that is there; NaN where it is not known
     */
    static double able(PreparedProfile person, AskedSkills musts, double skills) {
        return musts.size() == 0 || Double.isNaN(skills) ? 0 : person.curves().able(skills);
    }

    /**
     * How near an occupation is at least with all skills needed, where the person had it or one of
     * its minor group; 0 for any other.
     *
     * @param occupation {@link VacancyFacts#NONE} where unknown
     */
    static double sameWork(PreparedProfile person, int occupation) {
        Ranking.Curves curves = person.curves();
        double most = 0;
        for (int i = 0; i < person.experienceOccupation.length; i++) {
            int shared = sharedDigits(person.experienceOccupation[i], occupation);
            if (shared >= OccupationCode.MINOR_DIGITS) {
                double near =
                        shared > OccupationCode.MINOR_DIGITS
                                ? curves.sameWork()
                                : curves.sameGroup();
                most = Math.max(most, near * curves.time(person.experienceMonths[i]));
            }
        }
        return most;
    }

    static double lineOfWork(PreparedProfile person, double closeness) {
        return Math.pow(closeness, person.curves().lineOfWork());
    }

    /** The line of work as it was scored, and where more cannot be scored, as far as it goes. */
    static double nearness(PreparedProfile person, VacancyFacts vacancy, Score score) {
        double scored = score.value(Factor.LINE_OF_WORK);
        return scored < 1 ? scored : person.work().inCommon(vacancy.work());
    }

    /** Index of the experience that counts most, −1 where none has an occupation. */
    static int bestExperience(PreparedProfile person, int occupation, AskedSkills musts) {
        int best = -1;
        double value = -1;
        for (int i = 0; i < person.experienceOccupation.length; i++) {
            double each = experienceValue(person, i, occupation, musts);
            if (each > value) {
                value = each;
                best = i;
            }
        }
        return best;
    }

    /** Index of the longest time at an occupation, −1 where it was never theirs. */
    static int longest(PreparedProfile person, int occupation) {
        int longest = -1;
        for (int i = 0; i < person.experienceOccupation.length; i++) {
            boolean same = person.experienceOccupation[i] == occupation;
            double[] months = person.experienceMonths;
            if (same
                    && (longest < 0
                            || Double.isNaN(months[longest])
                            || months[i] > months[longest])) {
                longest = i;
            }
        }
        return longest;
    }

    /** Whether more than a major group is in common, which says little about the work. */
    static boolean isNear(PreparedProfile person, int i, VacancyFacts vacancy) {
        Ranking.Curves curves = person.curves();
        return experienceCloseness(person, i, vacancy.occupation(), vacancy.musts())
                        > curves.closeness()[1]
                && experienceValue(person, i, vacancy.occupation(), vacancy.musts())
                        > curves.closeness()[0];
    }

    private static double experienceValue(
            PreparedProfile person, int i, int occupation, AskedSkills musts) {
        Ranking.Curves curves = person.curves();
        double close = experienceCloseness(person, i, occupation, musts);
        return Math.max(curves.closeness()[0], close * curves.time(person.experienceMonths[i]));
    }

    private static double experienceCloseness(
            PreparedProfile person, int i, int occupation, AskedSkills musts) {
        Ranking.Curves curves = person.curves();
        return Math.max(
                curves.closeness()[sharedDigits(person.experienceOccupation[i], occupation)],
                curves.sharedSkills() * sharedSkills(person, person.experienceSkills[i], musts));
    }

    /**
     * Share of the skills asked for that an occupation needs too, as far as the person has them:
     * codes put a housekeeper and the leader of a cleaning team far apart.
     *
     * @param needed whether the occupation needs the skill of a number
     */
    private static double sharedSkills(
            PreparedProfile person, IntPredicate needed, AskedSkills asked) {
        Ranking.Curves curves = person.curves();
        double shared = 0;
        double weights = 0;
        for (int i = 0; i < asked.size(); i++) {
            int skill = asked.skills()[i];
            weights += asked.weights()[i];
            if (needed.test(skill)) {
                double had =
                        person.skillsKnown()
                                ? Math.max(
                                        curves.sharedLacking(),
                                        credit(person, skill, asked.levels()[i]))
                                : 1;
                shared += asked.weights()[i] * had;
            }
        }
        double enough = Math.min(1, asked.size() / curves.sharedFew());
        return weights == 0 ? 0 : enough * shared / weights;
    }

    /** Leading digits that two ISCO-08 unit groups share, 0–4. */
    static int sharedDigits(int one, int other) {
        int a = one;
        int b = other;
        int shared = 4;
        while (a != b) {
            a /= 10;
            b /= 10;
            shared--;
        }
        return shared;
    }

    /** Only a shortfall costs; more than is asked for is never punished. */
    static double aptitude(PreparedProfile person, int occupation) {
        return Math.exp(logOfAptitude(person, occupation));
    }

    static double logOfAptitude(PreparedProfile person, int occupation) {
        return -person.curves().aptitudeSteepness() * person.aptitudeShortfall(occupation);
    }

    /**
     * @param asked ISCED level, {@link VacancyFacts#NONE} where unknown
     */
    static double education(PreparedProfile person, int asked) {
        Integer own = person.profile().education();
        if (own == null || asked == VacancyFacts.NONE) {
            return Factor.UNKNOWN;
        }
        int missing = Math.max(0, asked - own);
        return Math.max(0, 1 - person.curves().educationStep() * missing);
    }

    /** Mean over the languages asked for: 1 at the level asked for, in proportion below. */
    static double languages(PreparedProfile person, List<AskedLanguage> all) {
        if (all.isEmpty() || person.profile().languages().isEmpty()) {
            return Factor.UNKNOWN;
        }
        double sum = 0;
        for (AskedLanguage asked : all) {
            int own = person.languageLevel(asked.language());
            sum += own == 0 ? NO_LANGUAGE : Math.min(1, (double) own / asked.level());
        }
        return sum / all.size();
    }

    private static double coverage(PreparedProfile person, AskedSkills asked) {
        if (asked.size() == 0 || !person.skillsKnown()) {
            return Factor.UNKNOWN;
        }
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < asked.size(); i++) {
            int skill = asked.skills()[i];
            double weight = asked.weights()[i];
            double credit = credit(person, skill, asked.levels()[i]);
            sum += weight * credit;
            boolean unnoted = credit == 0 && person.isUnnoted(skill);
            weights += unnoted ? weight * person.curves().unnoted() : weight;
        }
        return weights == 0 ? Factor.UNKNOWN : sum / weights;
    }

    /** 1 for the skill itself at the level asked for; less through a related skill or below it. */
    static double credit(PreparedProfile person, int skill, int askedLevel) {
        float strength = person.strength(skill);
        if (strength == 0) {
            return 0;
        }
        int own = person.level(skill);
        int missing = own == 0 || askedLevel == 0 ? 0 : Math.max(0, askedLevel - own);
        return strength * Math.max(0, 1 - person.curves().levelStep() * missing);
    }

    /** The skill itself, at the level asked for where both levels are known. */
    static boolean met(PreparedProfile person, int skill, int askedLevel) {
        return credit(person, skill, askedLevel) == 1;
    }
}
