package org.onward.matching.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for an hour, a day or a month where the work is: by it sums are doubted that can
 * hardly be meant, and a sum that names no period may still say which one it is for.
 */
final class UsualPay {
    static final String FAR_APART =
            "The highest pay is more than five times the lowest; check both sums.";
    static final String MUST_BE_HOUR =
            "No period stands here; so much can only be meant for an hour.";
    static final String MUST_BE_DAY = "No period stands here; so much can only be meant for a day.";
    static final String MUST_BE_MONTH =
            "No period stands here; so much can only be meant for a month.";
    static final String NOT_FOR_THAT_TIME =
            "So little or so much is not paid for such a time; check the sum and what it is for: hour, day or month.";

    static final String NOT_FOR_A_MONTH =
            "So little is not paid for a month, which was assumed as nothing here names the time. Write what it is paid for behind the sum: %s/day.";

    private static final BigDecimal MOST_TIMES_LEAST = BigDecimal.valueOf(5);

    /**
     * @param least in whole units of the currency; below it not even part-time work pays
     * @param most above it nobody whom these files are for is paid
     */
    private record Usual(int least, int most) {}

    // Wide on purpose: from a third of the lowest legal minimum to what a director earns.
    private static final Map<String, Map<String, Usual>> USUAL =
            Map.of(
                    "THB",
                    Map.of(
                            "hour", new Usual(15, 3_000),
                            "day", new Usual(100, 10_000),
                            "month", new Usual(2_000, 500_000)),
                    "PHP",
                    Map.of(
                            "hour", new Usual(15, 3_000),
                            "day", new Usual(100, 10_000),
                            "month", new Usual(2_000, 500_000)));

    // Baht or pesos; whoever pays more for so short a time says so.
    private static final Map<String, BigDecimal> MOST_UNSAID =
            Map.of("hour", BigDecimal.valueOf(500), "day", BigDecimal.valueOf(5_000));

    // Baht or pesos; less a year would be less than anybody works for.
    private static final BigDecimal MAY_BE_OF_A_YEAR = BigDecimal.valueOf(60_000);

    private UsualPay() {}

    /** Why sums that can be read are not taken without asking; null where they may be meant. */
    static @Nullable String doubt(
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable String currency,
            @Nullable String period) {
        if (least != null && least.signum() < 0) {
            return null; // the form's check says so
        }
        if (least != null && most != null && least.multiply(MOST_TIMES_LEAST).compareTo(most) < 0) {
            return FAR_APART;
        }
        Usual usual =
                currency == null || period == null
                        ? null
                        : USUAL.getOrDefault(currency.strip().toUpperCase(Locale.ROOT), Map.of())
                                .get(period);
        boolean doubtful =
                usual != null
                        && ((least != null
                                        && least.compareTo(BigDecimal.valueOf(usual.least())) < 0)
                                || (most != null
                                        && most.compareTo(BigDecimal.valueOf(usual.most())) > 0)
                                || (least != null
                                        && least.compareTo(BigDecimal.valueOf(usual.most())) > 0));
        return doubtful ? NOT_FOR_THAT_TIME : null;
    }

    /**
     * The one of hour, day and month for which such sums are paid; null where it may be several, or
     * that of a year.
     */
    static @Nullable String onlyPeriod(
            @Nullable BigDecimal least, @Nullable BigDecimal most, @Nullable String currency) {
        if (currency == null || !USUAL.containsKey(currency.strip().toUpperCase(Locale.ROOT))) {
            return null;
        }
        List<String> plausible =
                Stream.of("hour", "day", "month")
                        .filter(period -> mayBe(period, least, most, currency))
                        .toList();
        boolean ofYear =
                Stream.of(least, most)
                        .anyMatch(sum -> sum != null && sum.compareTo(MAY_BE_OF_A_YEAR) >= 0);
        return plausible.size() == 1 && !ofYear ? plausible.getFirst() : null;
    }

    /**
     * Whether such sums are paid for a time that is said elsewhere, and not for a month as well.
     */
    static boolean isSurely(
            String period,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable String currency) {
        return currency != null
                && USUAL.containsKey(currency.strip().toUpperCase(Locale.ROOT))
                && mayBe(period, least, most, currency)
                && (period.equals("month") || !mayBe("month", least, most, currency));
    }

    private static boolean mayBe(
            String period,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable String currency) {
        return doubt(least, most, currency, period) == null
                && mayBeUnsaid(least, MOST_UNSAID.get(period));
    }

    private static boolean mayBeUnsaid(@Nullable BigDecimal least, @Nullable BigDecimal unsaid) {
        return least == null || unsaid == null || least.compareTo(unsaid) <= 0;
    }

    /** The pay of a month where it was of a week or a year; of others as it is. */
    static BigDecimal aMonth(BigDecimal sum, String period) {
        BigDecimal aYear =
                switch (period) {
                    case "week" -> sum.multiply(BigDecimal.valueOf(52));
                    case "year" -> sum;
                    default -> sum.multiply(BigDecimal.valueOf(12));
                };
        return aYear.divide(BigDecimal.valueOf(12), 0, RoundingMode.DOWN);
    }
}
