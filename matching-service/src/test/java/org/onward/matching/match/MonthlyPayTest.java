package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.vacancy.Pay;

class MonthlyPayTest {
    private static Optional<MonthlyPay> month(
            long minor, PayPeriod period, @Nullable Integer hours, @Nullable Integer weeks) {
        Money sum = Money.of(minor, "THB");
        return MonthlyPay.of(new Pay(sum, sum, period), null, hours, weeks);
    }

    @Test
    void anHourTimesTheWeeklyHoursTimesFiftyTwoTwelfths() {
        assertThat(month(6000, PayPeriod.HOUR, 45, null))
                .contains(new MonthlyPay(1_170_000, 1_170_000, "THB", true));
        assertThat(month(6000, PayPeriod.HOUR, null, null)).isEmpty();
    }

    @Test
    void aDayTimesTheDaysOfTheWeekAtMostSix() {
        assertThat(month(40_000, PayPeriod.DAY, 40, null))
                .contains(new MonthlyPay(866_667, 866_667, "THB", true));
        assertThat(month(40_000, PayPeriod.DAY, 60, null))
                .contains(new MonthlyPay(1_040_000, 1_040_000, "THB", true));
    }

    @Test
    void aDayWithoutHoursTimesTheSixDayWeeksFactor() {
        assertThat(month(40_000, PayPeriod.DAY, null, null))
                .contains(new MonthlyPay(1_043_333, 1_043_333, "THB", true));
    }

    @Test
    void aWholeSumIsSpreadOverTheWeeks() {
        assertThat(month(1_200_000, PayPeriod.WHOLE, null, 12))
                .contains(new MonthlyPay(433_333, 433_333, "THB", true));
        assertThat(month(1_200_000, PayPeriod.WHOLE, null, null)).isEmpty();
    }

    @Test
    void payWithoutAHighestHasNoneAMonth() {
        MonthlyPay open =
                MonthlyPay.of(
                                new Pay(Money.of(40_000, "THB"), null, PayPeriod.DAY),
                                Money.of(500, "THB"),
                                48,
                                null)
                        .orElseThrow();
        assertThat(open.min()).isEqualTo(Money.of(1_040_500, "THB"));
        assertThat(open.max()).isNull();
    }

    @Test
    void aStipendIsAddedInTheSameCurrencyOnly() {
        Money pay = Money.of(1000, "THB");
        assertThat(
                        MonthlyPay.of(
                                new Pay(pay, pay, PayPeriod.MONTH),
                                Money.of(500, "THB"),
                                null,
                                null))
                .contains(new MonthlyPay(1500, 1500, "THB", false));
        assertThat(
                        MonthlyPay.of(
                                new Pay(pay, pay, PayPeriod.MONTH),
                                Money.of(500, "PHP"),
                                null,
                                null))
                .isEmpty();
        assertThat(MonthlyPay.of(null, Money.of(500, "THB"), null, null))
                .contains(new MonthlyPay(500, 500, "THB", false));
        assertThat(MonthlyPay.of(null, null, 40, null)).isEmpty();
    }
}
