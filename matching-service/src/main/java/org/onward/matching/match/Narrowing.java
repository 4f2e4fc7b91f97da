package org.onward.matching.match;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.IncomeNeed;

/**
 * What a counsellor looks at for the moment, within what was found for a person. Like everywhere, a
 * vacancy that does not say passes; only {@code payKnown} and {@code coversNeed} ask for a word.
 *
 * @param place ISO 3166-2
 * @param startBy the last day of a start
 */
public record Narrowing(
        @Nullable String place, boolean payKnown, boolean coversNeed, @Nullable LocalDate startBy) {
    public static final Narrowing NONE = new Narrowing(null, false, false, null);

    boolean passes(VacancyFacts vacancy, Optional<IncomeNeed> need) {
        MonthlyPay pay = vacancy.pay();
        return (place == null || vacancy.place() == null || place.equals(vacancy.place()))
                && (!payKnown || pay != null)
                && (!coversNeed || covers(pay, need))
                && (startBy == null
                        || vacancy.startDay() == VacancyFacts.NO_DAY
                        || vacancy.startDay() <= startBy.toEpochDay());
    }

    private static boolean covers(@Nullable MonthlyPay pay, Optional<IncomeNeed> need) {
        return pay != null
                && need.filter(n -> pay.comparesWith(n.monthly()))
                        .filter(n -> pay.minMinor() >= n.monthly().minor())
                        .isPresent();
    }
}
