package org.onward.matching.match;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.vacancy.Pay;

/**
 * Pay and stipend of a month, in minor units of one currency.
 *
 * @param minMinor at least this
 * @param maxMinor at most this; {@link #NO_MOST} where nobody says how much
 * @param workedOut from pay of another period: months have more of it and less
 */
public record MonthlyPay(long minMinor, long maxMinor, String currency, boolean workedOut) {
    /** Above every floor and every need. */
    public static final long NO_MOST = Long.MAX_VALUE;

    private static final double WEEKS_A_MONTH = 52.0 / 12;

    /**
     * Days of pay in a month where the hours are not told: a six-day week, 313 days a year, the
     * factor of the Philippine labour department; Thai practice (26 days) is the same to a percent.
     */
    private static final double DAYS_A_MONTH = 313.0 / 12;

    private static final double HOURS_A_DAY = 8;
    private static final double MOST_DAYS_A_WEEK = 6;

    public MonthlyPay {
        if (minMinor < 0 || minMinor > maxMinor) {
            throw new IllegalArgumentException("pay of a month is not a range");
        }
    }

    /**
     * Brings pay to a month: an hour × weekly hours × 52/12; a day × (weekly hours / 8, at most 6)
     * × 52/12, or × 313/12 where the hours are not told; a sum for the whole ÷ weeks × 52/12. The
     * stipend is added where both are in one currency.
     *
     * @return empty where it cannot be worked out: no pay told, an hour's pay without hours, a
     *     whole sum without weeks, two currencies
     */
    public static Optional<MonthlyPay> of(
            @Nullable Pay pay,
            @Nullable Money stipend,
            @Nullable Integer weeklyHours,
            @Nullable Integer weeks) {
        if (pay == null) {
            return Optional.ofNullable(stipend)
                    .map(s -> new MonthlyPay(s.minor(), s.minor(), code(s.currency()), false));
        }
        double times =
                switch (pay.period()) {
                    case HOUR -> weeklyHours == null ? Double.NaN : weeklyHours * WEEKS_A_MONTH;
                    case DAY ->
                            weeklyHours == null
                                    ? DAYS_A_MONTH
                                    : Math.min(MOST_DAYS_A_WEEK, weeklyHours / HOURS_A_DAY)
                                            * WEEKS_A_MONTH;
                    case MONTH -> 1;
                    case WHOLE -> weeks == null ? Double.NaN : WEEKS_A_MONTH / weeks;
                };
        if (Double.isNaN(times)
                || (stipend != null && !stipend.currency().equals(pay.currency()))) {
            return Optional.empty();
        }
        long more = stipend == null ? 0 : stipend.minor();
        return Optional.of(
                new MonthlyPay(
                        Math.round(pay.min().minor() * times) + more,
                        pay.max() == null ? NO_MOST : Math.round(pay.max().minor() * times) + more,
                        code(pay.currency()),
                        pay.period() != PayPeriod.MONTH));
    }

    /** What a month's sum comes to over weeks, as exactly as a guess is: two figures of it. */
    static Money inAll(Money month, int weeks) {
        BigDecimal sum =
                month.major()
                        .multiply(BigDecimal.valueOf(weeks / WEEKS_A_MONTH))
                        .round(new MathContext(2));
        return Money.ofMajor(
                sum.setScale(month.currency().getDefaultFractionDigits(), RoundingMode.HALF_UP),
                month.currency());
    }

    private static String code(Currency currency) {
        return currency.getCurrencyCode();
    }

    public Money min() {
        return Money.of(minMinor, currency);
    }

    /** Null where nobody says how much is paid at most. */
    public @Nullable Money max() {
        return maxMinor == NO_MOST ? null : Money.of(maxMinor, currency);
    }

    /** Whether the lowest is said and the highest is not. */
    static boolean isOpen(@Nullable MonthlyPay pay) {
        return pay != null && pay.maxMinor == NO_MOST;
    }

    /** Whether all that is paid is less, where the two can be compared. */
    boolean isBelow(Money floor) {
        return comparesWith(floor) && maxMinor < floor.minor();
    }

    boolean comparesWith(Money other) {
        return currency.equals(other.currency().getCurrencyCode());
    }
}
