package org.onward.matching.match;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile;
import org.onward.matching.taxonomy.OccupationCode;

/** Factors of the group <em>wants</em>. Each returns 0–1, or NaN where it cannot be known. */
final class Wants {
    private Wants() {}

    /**
     * Work that is wished for, as numbers: asked of every unit group.
     *
     * @param code leading digits of an ISCO-08 unit group
     * @param divisor by which a unit group has as many
     */
    record Wish(String code, int number, int divisor) {
        static Wish of(String code) {
            return new Wish(
                    code,
                    Integer.parseInt(code),
                    (int) Math.pow(10, OccupationCode.DIGITS - code.length()));
        }

        /** How many digits it and a unit group begin with in common. */
        private int inCommon(int occupation) {
            int one = number;
            int other = occupation / divisor;
            int shared = code.length();
            while (one != other) {
                one /= 10;
                other /= 10;
                shared--;
            }
            return shared;
        }

        private boolean isMetBy(int occupation) {
            return occupation / divisor == number;
        }

        /** A wish of fewer digits is met in full by everything under it. */
        double closenessTo(int occupation, Ranking.Curves curves) {
            return curves.closeness()[
                    isMetBy(occupation) ? OccupationCode.DIGITS : inCommon(occupation)];
        }
    }

    /** How closely they meet; work that is wished for is met at least so far, asked or not. */
    static double interests(PreparedProfile person, int occupation) {
        return Math.exp(logOfInterests(person, occupation));
    }

    static double logOfInterests(PreparedProfile person, int occupation) {
        double met = person.logOfInterests(occupation);
        if (!isWished(person, occupation)) {
            return met;
        }
        Ranking.Curves curves = person.curves();
        return Double.isNaN(met)
                ? Math.log(curves.wishedUntold())
                : Math.max(met, Math.log(curves.wished()));
    }

    /** Whether the wish says more than the interests do. */
    static boolean isRatherWished(PreparedProfile person, int occupation) {
        return person.logOfInterests(occupation) < logOfInterests(person, occupation);
    }

    private static boolean isWished(PreparedProfile person, int occupation) {
        if (occupation == VacancyFacts.NONE) {
            return false;
        }
        for (Wish wish : person.wishes) {
            if (wish.isMetBy(occupation)) {
                return true;
            }
        }
        return false;
    }

    /** Best of the wishes: closeness to the occupation wished for, less for a later wish. */
    static double aspirations(PreparedProfile person, int occupation) {
        if (person.wishes.length == 0 || occupation == VacancyFacts.NONE) {
            return Factor.UNKNOWN;
        }
        double best = 0;
        for (int rank = 0; rank < person.wishes.length; rank++) {
            double value =
                    person.wishes[rank].closenessTo(occupation, person.curves())
                            * Math.max(0, 1 - person.curves().aspirationRank() * rank);
            best = Math.max(best, value);
        }
        return best;
    }

    /**
     * @param sector ISIC section letter, 0 where unknown
     */
    static double sectors(PreparedProfile person, char sector) {
        Profile profile = person.profile();
        boolean noWish = profile.sectorsWanted().isEmpty() && profile.sectorsAvoided().isEmpty();
        if (sector == 0 || noWish) {
            return Factor.UNKNOWN;
        }
        if (profile.sectorsAvoided().contains(sector)) {
            return person.curves().sectorAvoided();
        }
        return profile.sectorsWanted().isEmpty() || profile.sectorsWanted().contains(sector)
                ? 1
                : person.curves().sectorNeither();
    }

    /** Who can work part time only wishes for no more, whatever else was said. */
    static @Nullable Integer hoursMost(Profile profile) {
        Integer most = profile.hoursMax();
        if (partTime(profile)) {
            most =
                    Math.min(
                            most == null ? Gates.MOST_PART_TIME_HOURS : most,
                            Gates.MOST_PART_TIME_HOURS);
        }
        return most;
    }

    /** Whether it is that they can work part time only that these are too many. */
    static boolean isMoreThanPartTime(Profile profile, int asked) {
        Integer most = profile.hoursMax();
        return partTime(profile)
                && (most == null || most > Gates.MOST_PART_TIME_HOURS)
                && asked > Gates.MOST_PART_TIME_HOURS;
    }

    /** Whether these are too few, and their most is what part time is and no number they named. */
    static boolean isLessThanPartTime(Profile profile, int asked) {
        Integer least = profile.hoursMin();
        Integer most = profile.hoursMax();
        return partTime(profile)
                && least != null
                && asked < least
                && (most == null || most > Gates.MOST_PART_TIME_HOURS);
    }

    /** Whether what they wished for is more than part time, which is all they can work. */
    static boolean wishesMoreThanPartTime(Profile profile) {
        Integer least = profile.hoursMin();
        return partTime(profile) && least != null && least > Gates.MOST_PART_TIME_HOURS;
    }

    static @Nullable Integer hoursLeast(Profile profile) {
        Integer least = profile.hoursMin();
        if (least != null && partTime(profile)) {
            least = Math.min(least, Gates.MOST_PART_TIME_HOURS);
        }
        return least;
    }

    private static boolean partTime(Profile profile) {
        return profile.musts().orElse(Set.of()).contains(Must.PART_TIME);
    }

    /**
     * @param asked a week, {@link VacancyFacts#NONE} where unknown
     */
    static double hours(PreparedProfile person, int asked) {
        Integer least = hoursLeast(person.profile());
        Integer most = hoursMost(person.profile());
        if (asked == VacancyFacts.NONE || (least == null && most == null)) {
            return Factor.UNKNOWN;
        }
        int outside = 0;
        if (least != null) {
            outside = Math.max(outside, least - asked);
        }
        if (most != null) {
            outside = Math.max(outside, asked - most);
        }
        return Math.max(0, 1 - outside / person.curves().hoursWidth());
    }
}
