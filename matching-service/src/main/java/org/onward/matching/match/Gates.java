package org.onward.matching.match;

import static java.lang.Boolean.FALSE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Reason.Argument;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profile.Safety;
import org.onward.matching.returnee.Profile.WillingPlace;
import org.onward.matching.returnee.SafetyRule;
import org.onward.matching.shared.Money;
import org.onward.matching.vacancy.Kind;

/**
 * The few hard gates. The index applies them as filters and {@link #stops} repeats them on facts;
 * what an advert does not say never stops it.
 *
 * @param kinds asked for
 * @param countries where the person would work and may, as far as known, or else where they are;
 *     null where that is not known either
 * @param abroad where the person would go; a vetted overseas vacancy brings the visa, so that no
 *     right to work of one's own is needed
 * @param payFloor a month, the person's own "not below"
 * @param todayDay day since 1970; a vacancy past its last day is not offered
 */
public record Gates(
        Set<Kind> kinds,
        Safety safety,
        @Nullable Set<String> countries,
        Set<String> abroad,
        Set<Must> musts,
        @Nullable Money payFloor,
        int todayDay) {
    /** The ILO's and OECD's statistical line between part-time and full-time work. */
    public static final int MOST_PART_TIME_HOURS = 34;

    public Gates {
        kinds = Set.copyOf(kinds);
        countries = countries == null ? null : Set.copyOf(countries);
        abroad = Set.copyOf(abroad);
        musts = Set.copyOf(musts);
    }

    public static Gates of(Profile profile, Set<Kind> kinds, LocalDate today) {
        List<WillingPlace> places = profile.places().orElse(List.of());
        Set<String> countries = new HashSet<>();
        Set<String> abroad = new HashSet<>();
        for (WillingPlace place : places) {
            abroad.add(place.country());
            if (!FALSE.equals(place.rightToWork())) {
                countries.add(place.country());
            }
        }
        return new Gates(
                kinds,
                profile.safety(),
                profile.places().isEmpty() ? home(profile) : countries,
                abroad,
                profile.musts().orElse(Set.of()),
                profile.payFloor(),
                (int) today.toEpochDay());
    }

    /** Whoever has named no place yet came back to where they are. */
    private static @Nullable Set<String> home(Profile profile) {
        String home = profile.origin().home();
        return home == null ? null : Set.of(home);
    }

    /** The first gate that stops the vacancy, if any. */
    public Optional<Gate> stops(VacancyFacts vacancy) {
        if (vacancy.validUntilDay() != VacancyFacts.NO_DAY && vacancy.validUntilDay() < todayDay) {
            return Optional.of(Gate.NOT_SHOWN);
        }
        if (unsafe(vacancy)) {
            return Optional.of(Gate.SAFETY);
        }
        if (vacancy.overseas() && !vacancy.vetted()) {
            return Optional.of(Gate.NOT_SHOWN);
        }
        if (!inCountry(vacancy)) {
            return Optional.of(Gate.COUNTRY);
        }
        if (belowFloor(vacancy)) {
            return Optional.of(Gate.PAY_FLOOR);
        }
        for (Must must : musts) {
            if (contradicts(vacancy, must)) {
                return Optional.of(Gate.MUSTS);
            }
        }
        return kinds.contains(vacancy.kind()) ? Optional.empty() : Optional.of(Gate.KIND);
    }

    /**
     * Everything that stops the vacancy and is the person's own word or a law's, each with what
     * would change it; where it is none of these, that alone.
     */
    List<Stop> reasons(VacancyFacts vacancy) {
        Optional<Gate> first = stops(vacancy);
        if (first.isEmpty()) {
            return List.of();
        }
        if (first.get() == Gate.SAFETY || first.get() == Gate.NOT_SHOWN) {
            return List.of(Stop.of(first.get()));
        }
        List<Stop> all = new ArrayList<>();
        if (!inCountry(vacancy)) {
            boolean named = abroad.contains(vacancy.country());
            all.add(
                    new Stop(
                            Gate.COUNTRY,
                            named ? "country.right_to_work" : "country.not_named",
                            List.of(new Argument(Reason.Type.COUNTRY, vacancy.country()))));
        }
        MonthlyPay pay = vacancy.pay();
        Money most = pay == null ? null : pay.max();
        Money floor = payFloor;
        if (belowFloor(vacancy) && pay != null && most != null && floor != null) {
            all.add(
                    new Stop(
                            Gate.PAY_FLOOR,
                            "pay_floor",
                            List.of(
                                    Argument.money(pay, most),
                                    Argument.money(
                                            pay,
                                            new Money(
                                                    floor.minor() - most.minor(),
                                                    floor.currency())),
                                    Argument.money(floor))));
        }
        contradicted(musts, vacancy).forEach(must -> all.add(Stop.of(must)));
        if (!kinds.contains(vacancy.kind())) {
            all.add(Stop.of(Gate.KIND));
        }
        return all;
    }

    /** The same as if the person had no safety rule. */
    Gates withoutSafety() {
        return new Gates(kinds, Safety.NONE, countries, abroad, musts, payFloor, todayDay);
    }

    private boolean inCountry(VacancyFacts vacancy) {
        return vacancy.overseas()
                ? abroad.contains(vacancy.country())
                : countries == null || countries.contains(vacancy.country());
    }

    /** A safety rule stands against the vacancy, whatever else does. */
    boolean unsafe(VacancyFacts vacancy) {
        return isSetAside(safety, vacancy) || meetsRule(vacancy);
    }

    /** Whether this very vacancy is never to be offered. */
    static boolean isSetAside(Safety safety, VacancyFacts vacancy) {
        return safety.vacancies().contains(vacancy.id().value());
    }

    /**
     * What a rule is about, of which the vacancy says nothing: that stops nobody, and is to be
     * asked.
     */
    static List<SafetyRule.Kind> unchecked(Safety safety, VacancyFacts vacancy) {
        List<SafetyRule.Kind> unchecked = new ArrayList<>();
        if (vacancy.place() == null
                && safety.places().stream()
                        .anyMatch(place -> place.startsWith(vacancy.country() + "-"))) {
            unchecked.add(SafetyRule.Kind.PLACE);
        }
        boolean known = vacancy.sector() != 0 || WorkSection.of(vacancy.occupation()) != 0;
        if (!known && !safety.sectors().isEmpty()) {
            unchecked.add(SafetyRule.Kind.SECTOR);
        }
        if (safety.noLiveIn() && isSilent(vacancy, Must.NO_LIVE_IN)) {
            unchecked.add(SafetyRule.Kind.LIVE_IN);
        }
        return unchecked;
    }

    /** Of more than this one vacancy. */
    boolean meetsRule(VacancyFacts vacancy) {
        return meetsRule(safety, vacancy);
    }

    /** Whether a rule of more than one vacancy stands against it. */
    static boolean meetsRule(Safety safety, VacancyFacts vacancy) {
        return safety.employers().contains(vacancy.employer())
                || (vacancy.place() != null && safety.places().contains(vacancy.place()))
                || (vacancy.sector() != 0 && safety.sectors().contains(vacancy.sector()))
                || safety.sectors().contains(WorkSection.of(vacancy.occupation()))
                || (safety.noLiveIn() && vacancy.liveIn() == Told.YES);
    }

    /**
     * For jobs only: a stipend is weighed against the need, but a course that says what it pays
     * must not lose to one that keeps silent. Of pay without a highest nobody knows that it is too
     * low.
     */
    private boolean belowFloor(VacancyFacts vacancy) {
        MonthlyPay pay = vacancy.pay();
        return payFloor != null
                && vacancy.kind() == Kind.JOB
                && pay != null
                && pay.isBelow(payFloor);
    }

    private static boolean contradicts(VacancyFacts vacancy, Must must) {
        return switch (must) {
            case ACCOMMODATION -> vacancy.accommodation() == Told.NO;
            case NO_NIGHTS -> vacancy.nights() == Told.YES;
            case NO_LIVE_IN -> vacancy.liveIn() == Told.YES;
            case PART_TIME -> vacancy.hours() > MOST_PART_TIME_HOURS;
        };
    }

    /** Of the musts those that the vacancy is known not to keep. */
    static List<Must> contradicted(Set<Must> musts, VacancyFacts vacancy) {
        return Arrays.stream(Must.values())
                .filter(musts::contains)
                .filter(must -> contradicts(vacancy, must))
                .toList();
    }

    /**
     * Of the musts those of which the vacancy says nothing, which stops nobody and is to be asked.
     * Living in is a place to live, and where there is none nobody lives in.
     */
    static List<Must> unstated(Set<Must> musts, VacancyFacts vacancy) {
        return Arrays.stream(Must.values())
                .filter(musts::contains)
                .filter(must -> isSilent(vacancy, must))
                .toList();
    }

    private static boolean isSilent(VacancyFacts vacancy, Must must) {
        return switch (must) {
            case ACCOMMODATION ->
                    vacancy.accommodation() == Told.UNKNOWN && vacancy.liveIn() != Told.YES;
            case NO_NIGHTS -> vacancy.nights() == Told.UNKNOWN;
            case NO_LIVE_IN ->
                    vacancy.liveIn() == Told.UNKNOWN && vacancy.accommodation() != Told.NO;
            case PART_TIME -> vacancy.hours() == VacancyFacts.NONE;
        };
    }
}
