package org.onward.matching.match;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.IncomeNeed;
import org.onward.matching.returnee.Profile.WillingPlace;
import org.onward.matching.taxonomy.Place;

/** Factors of the group <em>terms</em>. Each returns 0–1, or NaN where it cannot be known. */
final class Terms {
    private Terms() {}

    /**
     * The willing place from which a vacancy is best reached.
     *
     * @param km NaN where the person would go anywhere in the country
     */
    record Reach(WillingPlace from, double km, double value) {}

    /** Decays with the distance from the nearest willing place; 0 outside every willing country. */
    static double distance(PreparedProfile person, VacancyFacts vacancy) {
        if (person.profile().places().isEmpty()) {
            return Factor.UNKNOWN;
        }
        double best = 0;
        boolean countryOnly = false;
        for (PreparedProfile.Reachable place : person.places) {
            double value = value(person, place, vacancy);
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
            double value = value(person, place, vacancy);
            if (value > 0 && (best == null || value > best.value)) {
                best = new Reach(place.willing(), km(place, vacancy), value);
            }
        }
        return best;
    }

    private static double value(
            PreparedProfile person, PreparedProfile.Reachable place, VacancyFacts vacancy) {
        WillingPlace willing = place.willing();
        if (place.point() == null) {
            return willing.country().equals(vacancy.country()) ? person.curves().anywhere() : 0;
        }
        if (!vacancy.hasPlacePoint()) {
            return willing.country().equals(vacancy.country()) ? Factor.UNKNOWN : 0;
        }
        // Borders are no distance: work across one needs a willing place there.
        if (!willing.country().equals(vacancy.country())) {
            return 0;
        }
        Integer within = willing.withinKm();
        double free = within == null ? person.curves().freeKm() : within;
        double beyond = Math.max(0, km(place, vacancy) - free);
        return Math.exp(-beyond / person.curves().decayKm());
    }

    private static double km(PreparedProfile.Reachable place, VacancyFacts vacancy) {
        Place point = place.point();
        if (point == null || !vacancy.hasPlacePoint()) {
            return Double.NaN;
        }
        return point.kmTo(new Place("", "", vacancy.lat(), vacancy.lon()));
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
        LocalDate available = person.profile().availableFrom();
        if (available == null || vacancy.startDay() == VacancyFacts.NO_DAY) {
            return Factor.UNKNOWN;
        }
        long today = person.today().toEpochDay();
        long starts = Math.max(today, vacancy.startDay());
        long free = Math.max(today, available.toEpochDay());
        return Math.pow(0.5, Math.abs(starts - free) / person.curves().startDays());
    }
}
