package org.onward.matching.match;

import java.time.Duration;
import java.util.stream.IntStream;
import org.onward.matching.match.VacancyFacts.AskedSkills;
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
        int taught = vacancy.taught().size();
        if (taught == 0 || !person.skillsKnown()) {
            return Factor.UNKNOWN;
        }
        double held = known(person, vacancy) + begun(person, vacancy) / 2.0;
        return 1 - (1 - NOTHING_NEW) * held / taught;
    }

    /** How many of the skills that are taught the person has already. */
    static int known(PreparedProfile person, VacancyFacts vacancy) {
        AskedSkills taught = vacancy.taught();
        return (int)
                IntStream.range(0, taught.size()).filter(i -> isKnown(person, taught, i)).count();
    }

    /** Whether it is a course that teaches nothing but what they know. */
    static boolean isNothingNew(PreparedProfile person, VacancyFacts vacancy) {
        int taught = vacancy.taught().size();
        return vacancy.kind() == Kind.TRAINING && taught > 0 && known(person, vacancy) == taught;
    }

    /** How many of them they have begun. */
    static int begun(PreparedProfile person, VacancyFacts vacancy) {
        AskedSkills taught = vacancy.taught();
        return (int)
                IntStream.range(0, taught.size()).filter(i -> isBegun(person, taught, i)).count();
    }

    /**
     * Whether the person has what is taught at a place of the list: at the level to which it is
     * taught, or that of work where nobody says to which, or at one that is not known.
     */
    static boolean isKnown(PreparedProfile person, AskedSkills taught, int i) {
        int own = person.level(taught.skills()[i]);
        int level = taught.levels()[i] == 0 ? LEVEL_OF_WORK : taught.levels()[i];
        return person.strength(taught.skills()[i]) == 1 && (own == 0 || own >= level);
    }

    /** Whether they have it below that. */
    static boolean isBegun(PreparedProfile person, AskedSkills taught, int i) {
        return person.strength(taught.skills()[i]) == 1 && !isKnown(person, taught, i);
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
