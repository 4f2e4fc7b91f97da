package org.onward.matching.match;

import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.IncomeNeed;
import org.onward.matching.returnee.Profile.WillingPlace;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.vacancy.Kind;

/** Factors of the group <em>terms</em>. Each returns 0–1, or NaN where it cannot be known. */
final class Terms {
    private Terms() {}

    /**
     * The willing place from which a vacancy is best reached.
     *
     * @param km NaN where the person would go anywhere in the country
     */
    record Reach(WillingPlace from, double km, double value) {}

    /**
     * Decays with the distance from the nearest willing place; 0 outside every willing country.
     *
     * @param lat of the vacancy's place, NaN where unknown
     */
    static double distance(PreparedProfile person, String country, double lat, double lon) {
        if (person.profile().places().isEmpty()) {
            return Factor.UNKNOWN;
        }
        double best = 0;
        boolean countryOnly = false;
        for (PreparedProfile.Reachable place : person.places) {
            double value = value(person, place, country, lat, lon);
            countryOnly |= Double.isNaN(value);
            best = Math.max(best, Double.isNaN(value) ? 0 : value);
        }
        // A vacancy that names only the country may be next door or far away.
        return best == 0 && countryOnly ? Factor.UNKNOWN : best;
    }

    /** The same, with the place that made it so; null where there is none. */
    static @Nullable Reach reach(PreparedProfile person, VacancyFacts vacancy) {
        Reach best = null;
        for (PreparedProfile.Reachable place : person.places) {
            double value = value(person, place, vacancy.country(), vacancy.lat(), vacancy.lon());
            if (value > 0 && (best == null || value > best.value)) {
                best = new Reach(place.willing(), km(place, vacancy.lat(), vacancy.lon()), value);
            }
        }
        return best;
    }

    private static double value(
            PreparedProfile person,
            PreparedProfile.Reachable place,
            String country,
            double lat,
            double lon) {
        WillingPlace willing = place.willing();
        // Borders are no distance: work across one needs a willing place there.
        if (!willing.country().equals(country)) {
            return 0;
        }
        if (place.point() == null) {
            return person.curves().anywhere();
        }
        if (Double.isNaN(lat)) {
            return Factor.UNKNOWN;
        }
        Integer within = willing.withinKm();
        double free = within == null ? person.curves().freeKm() : within;
        double beyond = Math.max(0, km(place, lat, lon) - free);
        return Math.exp(-beyond / person.curves().decayKm());
    }

    private static double km(PreparedProfile.Reachable place, double lat, double lon) {
        Place point = place.point();
        return point == null || Double.isNaN(lat)
                ? Double.NaN
                : point.kmTo(new Place("", "", lat, lon));
    }

    /** Lowest pay and stipend of a month against what a month must bring in. */
    static double pay(PreparedProfile person, VacancyFacts vacancy) {
        IncomeNeed need = person.profile().incomeNeed().orElse(null);
        MonthlyPay pay = vacancy.pay();
        if (need == null || pay == null || !pay.comparesWith(need.monthly())) {
            return Factor.UNKNOWN; // another currency: no dated rate to compare with yet
        }
        long needed = need.monthly().minor();
        return needed == 0 ? 1 : Math.min(1, (double) pay.minMinor() / needed);
    }

    /** Days between the person's and the vacancy's start, whoever has to wait. */
    static double start(PreparedProfile person, VacancyFacts vacancy) {
        return Math.pow(0.5, halvingsByStart(person, vacancy.kind(), vacancy.startDay()));
    }

    /**
     * How often what lies between the starts halves the value. What is to be done by now begins at
     * once; a course that has begun is one to catch up with.
     *
     * @param startDay {@link VacancyFacts#NO_DAY} where unknown
     */
    static double halvingsByStart(PreparedProfile person, Kind kind, int startDay) {
        if (person.freeDay() == VacancyFacts.NO_DAY || startDay == VacancyFacts.NO_DAY) {
            return Factor.UNKNOWN;
        }
        int starts = kind == Kind.TRAINING ? startDay : Math.max(person.todayDay(), startDay);
        return Math.abs(starts - person.freeDay()) / person.curves().startDays();
    }
}
