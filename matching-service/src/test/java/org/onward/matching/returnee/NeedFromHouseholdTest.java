package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onward.matching.returnee.NeedFromHousehold.Debt;
import org.onward.matching.returnee.NeedFromHousehold.Household;
import org.onward.matching.shared.Money;

/** Sums in satang, worked out on paper beside each test. */
class NeedFromHouseholdTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static IncomeNeed sum(IncomeNeed need) {
        return new IncomeNeed(need.monthly(), need.complete());
    }

    @Test
    void whatItHasInItIsTold() {
        assertThat(
                        need(
                                600_000L,
                                250_000L,
                                500_000L,
                                debt(2_000_000, 100_000L, null),
                                debt(1_000_000, null, TODAY.plusMonths(4)),
                                debt(300_000, null, TODAY.plusMonths(1))))
                .map(IncomeNeed::parts)
                .contains(
                        new IncomeNeed.Parts(
                                250_000,
                                300_000,
                                500_000,
                                TODAY.plusMonths(4),
                                200_000,
                                TODAY.plusMonths(4)));
        assertThat(need(0L, null, null, debt(50_000, null, TODAY.minusMonths(4))))
                .map(IncomeNeed::parts)
                .as("a day that is past is not the next")
                .contains(new IncomeNeed.Parts(0, 50_000, 0, null, 0, null));
    }

    @Test
    void whatIsToBePaidAtOnceIsToldApartFromTheInstalmentDueBeforeIt() {
        assertThat(
                        need(
                                0L,
                                null,
                                null,
                                debt(7_000_000, 350_000L, TODAY.plusDays(10)),
                                debt(900_000, null, TODAY.plusDays(40)),
                                debt(100_000, null, TODAY.plusDays(40)),
                                debt(800_000, null, TODAY.plusMonths(4))))
                .map(IncomeNeed::parts)
                .contains(
                        new IncomeNeed.Parts(
                                0,
                                1_550_000,
                                0,
                                TODAY.plusDays(10),
                                1_000_000,
                                TODAY.plusDays(40)));
    }

    @Test
    void livingAndRentAndInstalmentsAddUp() {
        // 8,000 + 2,500 + 4,000 = 14,500 baht
        assertThat(need(800_000L, 250_000L, null, debt(9_600_000, 400_000L, null)))
                .map(NeedFromHouseholdTest::sum)
                .contains(new IncomeNeed(Money.of(1_450_000, "THB"), true));
    }

    @Test
    void aDebtWithoutInstalmentIsSpreadOverTheWholeMonthsUntilItIsDue() {
        // 8,000 + 30,000 ÷ 6 (25 November to 30 May) = 13,000
        assertThat(need(800_000L, null, null, debt(3_000_000, null, LocalDate.of(2027, 5, 30))))
                .map(NeedFromHouseholdTest::sum)
                .contains(new IncomeNeed(Money.of(1_300_000, "THB"), true));
    }

    @Test
    void aShareIsRoundedUpSoThatTheDebtIsPaidInTime() {
        // 100.00 ÷ 3 months = 33.34
        assertThat(need(0L, null, null, debt(10_000, null, TODAY.plusMonths(3))))
                .map(NeedFromHouseholdTest::sum)
                .contains(new IncomeNeed(Money.of(3_334, "THB"), true));
    }

    @Test
    void anOverdueDebtIsDueWithinOneMonth() {
        assertThat(need(0L, null, null, debt(50_000, null, TODAY.minusMonths(4))))
                .map(NeedFromHouseholdTest::sum)
                .contains(new IncomeNeed(Money.of(50_000, "THB"), true));
    }

    @Test
    void savingsPayTheDebtDueEarliestFirst() {
        // Savings 5,000: the first (3,000, due in 1 month) is gone, of the second 10,000 − 2,000 =
        // 8,000 is left over 4 months = 2,000; the undated one keeps its 1,000. 6,000 + 2,000 +
        // 1,000
        assertThat(
                        need(
                                600_000L,
                                null,
                                500_000L,
                                debt(2_000_000, 100_000L, null),
                                debt(1_000_000, null, TODAY.plusMonths(4)),
                                debt(300_000, null, TODAY.plusMonths(1))))
                .map(NeedFromHouseholdTest::sum)
                .contains(new IncomeNeed(Money.of(900_000, "THB"), true));
    }

    @Test
    void anInstalmentIsNeverMoreThanWhatIsLeft() {
        assertThat(need(0L, null, 70_000L, debt(100_000, 40_000L, TODAY.plusMonths(2))))
                .map(NeedFromHouseholdTest::sum)
                .contains(new IncomeNeed(Money.of(30_000, "THB"), true));
    }

    @Test
    void withoutLivingCostsOrDebtsKnownItIsAtLeast() {
        assertThat(need(null, 250_000L, null, debt(100_000, 10_000L, null)))
                .map(NeedFromHouseholdTest::sum)
                .contains(new IncomeNeed(Money.of(260_000, "THB"), false));
        assertThat(
                        NeedFromHousehold.of(
                                new Household("THB", 800_000L, null, null, Optional.empty()),
                                TODAY))
                .map(NeedFromHouseholdTest::sum)
                .contains(new IncomeNeed(Money.of(800_000, "THB"), false));
    }

    @Test
    void aDebtWithNeitherInstalmentNorDayMakesItAtLeast() {
        assertThat(need(800_000L, null, null, debt(100_000, null, null)))
                .map(NeedFromHouseholdTest::sum)
                .contains(new IncomeNeed(Money.of(800_000, "THB"), false));
    }

    @Test
    void nothingKnownIsNoNeed() {
        assertThat(
                        NeedFromHousehold.of(
                                new Household("THB", null, null, null, Optional.empty()), TODAY))
                .isEmpty();
        assertThat(need(null, null, 900_000L)).isEmpty();
    }

    @Test
    void twoCurrenciesAreNotAdded() {
        assertThat(
                        NeedFromHousehold.of(
                                new Household(
                                        "THB",
                                        800_000L,
                                        null,
                                        null,
                                        Optional.of(List.of(new Debt(1, 1L, "TWD", null)))),
                                TODAY))
                .isEmpty();
    }

    private static Optional<IncomeNeed> need(
            @Nullable Long living, @Nullable Long rent, @Nullable Long savings, Debt... debts) {
        return NeedFromHousehold.of(
                new Household("THB", living, rent, savings, Optional.of(List.of(debts))), TODAY);
    }

    private static Debt debt(long left, @Nullable Long monthly, @Nullable LocalDate dueOn) {
        return new Debt(left, monthly, "THB", dueOn);
    }
}
