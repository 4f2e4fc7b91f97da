package org.onward.matching.match;

import java.time.Duration;
import java.util.Arrays;
import org.onward.matching.vacancy.Kind;

/** Factors of the group <em>prospects</em>. Each returns 0–1, or NaN where it cannot be known. */
final class Outlook {
    private static final int LEVEL_OF_WORK = 3;

    /** A paper for what one can do is still a paper. */
    private static final double NOTHING_NEW = 0.05;

    static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    private Outlook() {}

    /** Share of the seats with a job behind them, where it is said; a job is its own backing. */
    static double seatsBacked(PreparedProfile person, VacancyFacts vacancy) {
        if (vacancy.kind() == Kind.JOB) {
            return 1;
        }
        if (vacancy.backedSeats() == VacancyFacts.NONE) {
            return Factor.UNKNOWN;
        }
        double share = (double) vacancy.backedSeats() / vacancy.seats();
        double unbacked = person.curves().unbacked();
        return unbacked + (1 - unbacked) * share;
    }

    /**
     * Share of what is taught that the person does not do already, what was begun counting half;
     * nothing new keeps a little.
     */
    static double newSkills(PreparedProfile person, VacancyFacts vacancy) {
        int taught = vacancy.taught().length;
        if (taught == 0 || !person.skillsKnown()) {
            return Factor.UNKNOWN;
        }
        double held = known(person, vacancy) + begun(person, vacancy) / 2.0;
        return 1 - (1 - NOTHING_NEW) * held / taught;
    }

    /** How many of the skills that are taught the person has already. */
    static int known(PreparedProfile person, VacancyFacts vacancy) {
        return (int)
                Arrays.stream(vacancy.taught()).filter(skill -> isKnown(person, skill)).count();
    }

    /** How many of them they have begun. */
    static int begun(PreparedProfile person, VacancyFacts vacancy) {
        return (int)
                Arrays.stream(vacancy.taught()).filter(skill -> isBegun(person, skill)).count();
    }

    /** Whether the person has a skill, at the level of work or an unknown one. */
    static boolean isKnown(PreparedProfile person, int skill) {
        return person.strength(skill) == 1
                && (person.level(skill) == 0 || person.level(skill) >= LEVEL_OF_WORK);
    }

    /** Whether they have it below the level of work. */
    static boolean isBegun(PreparedProfile person, int skill) {
        return person.strength(skill) == 1 && !isKnown(person, skill);
    }

    /** 1 up to one person trained per post, then falling as one over it. */
    static double saturation(Prospect prospect) {
        return prospect.saturation() <= 1 ? 1 : 1 / prospect.saturation();
    }

    static double answerRate(Prospect prospect) {
        return prospect.answerRate();
    }

    /** Halves with every so many days since the employer last said it is still true. */
    static double freshness(PreparedProfile person, VacancyFacts vacancy) {
        return Math.pow(0.5, halvingsByAge(person, vacancy.confirmedAt()));
    }

    /**
     * How often the time since it was confirmed halves the value.
     *
     * @param confirmedAt seconds since 1970
     */
    static double halvingsByAge(PreparedProfile person, long confirmedAt) {
        if (confirmedAt <= 0) {
            return Factor.UNKNOWN;
        }
        long confirmed = confirmedAt / SECONDS_A_DAY;
        long days = Math.max(0, person.todayDay() - confirmed);
        return days / person.curves().freshDays();
    }
}
