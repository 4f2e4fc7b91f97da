package org.onward.matching.match;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile;

/** Factors of the group <em>wants</em>. Each returns 0–1, or NaN where it cannot be known. */
final class Wants {
    private Wants() {}

    /** How closely they meet; work that is wished for is met at least so far. */
    static double interests(PreparedProfile person, int occupation) {
        return Math.exp(logOfInterests(person, occupation));
    }

    static double logOfInterests(PreparedProfile person, int occupation) {
        double met = person.logOfInterests(occupation);
        return isWished(person, occupation)
                ? Math.max(met, Math.log(person.curves().wished()))
                : met;
    }

    /** Whether the wish says more than the interests do. */
    static boolean isRatherWished(PreparedProfile person, int occupation) {
        return person.logOfInterests(occupation) < logOfInterests(person, occupation);
    }

    private static boolean isWished(PreparedProfile person, int occupation) {
        if (occupation == VacancyFacts.NONE) {
            return false;
        }
        for (String wish : person.profile().aspirations()) { // asked of every unit group
            if (inCommon(wish, occupation) == wish.length()) {
                return true;
            }
        }
        return false;
    }

    /** Best of the wishes: closeness to the occupation wished for, less for a later wish. */
    static double aspirations(PreparedProfile person, int occupation) {
        List<String> wishes = person.profile().aspirations();
        if (wishes.isEmpty() || occupation == VacancyFacts.NONE) {
            return Factor.UNKNOWN;
        }
        double best = 0;
        for (int rank = 0; rank < wishes.size(); rank++) {
            double value =
                    closenessTo(wishes.get(rank), occupation, person.curves())
                            * Math.max(0, 1 - person.curves().aspirationRank() * rank);
            best = Math.max(best, value);
        }
        return best;
    }

    /** A wish of fewer digits is met in full by everything under it. */
    static double closenessTo(String wish, int occupation, Ranking.Curves curves) {
        int digits = inCommon(wish, occupation);
        return curves.closeness()[digits == wish.length() ? 4 : digits];
    }

    /** How many digits a wish and a unit group begin with in common. */
    private static int inCommon(String wish, int occupation) {
        int power = 1000;
        for (int i = 0; i < wish.length(); i++) {
            if (wish.charAt(i) - '0' != occupation / power % 10) {
                return i;
            }
            power /= 10;
        }
        return wish.length();
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
