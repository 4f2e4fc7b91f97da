package org.onward.matching.returnee;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Money;

/**
 * What a month must bring in:
 *
 * <pre>
 * living + rent + the debts' monthly shares
 * share of a debt = its instalment, at most what is left; without one, what is left ÷ whole months
 *                   until it is due (at least 1), rounded up
 * savings come first: they reduce what is left of the debts, earliest due first, undated last
 * </pre>
 *
 * Living costs are those of the whole household, so dependants are not counted again. A debt with
 * neither instalment nor due date adds nothing and makes the sum an "at least".
 */
final class NeedFromHousehold {
    private NeedFromHousehold() {}

    /**
     * Sums in minor units; null is unknown.
     *
     * @param currency of living, rent and savings
     * @param living a month, the household without rent
     * @param rent a month; unknown counts as none, for many live with family
     * @param debts empty Optional is unknown, an empty list is none
     */
    record Household(
            @Nullable String currency,
            @Nullable Long living,
            @Nullable Long rent,
            @Nullable Long savings,
            Optional<List<Debt>> debts) {}

    /**
     * @param left still owed
     * @param monthly the agreed instalment
     */
    record Debt(long left, @Nullable Long monthly, String currency, @Nullable LocalDate dueOn) {}

    /** Empty where nothing is known that costs anything, or the currencies differ. */
    static Optional<IncomeNeed> of(Household household, LocalDate today) {
        List<Debt> debts = household.debts().orElse(List.of());
        Optional<String> currency = currency(household, debts);
        if (currency.isEmpty()) {
            return Optional.empty();
        }
        boolean complete = household.living() != null && household.debts().isPresent();
        long monthly = Math.addExact(orZero(household.living()), orZero(household.rent()));
        long savings = orZero(household.savings());
        long withoutDebts = monthly;
        long fromSavings = 0;
        LocalDate nextDue = null;
        long over = 0;
        LocalDate overOn = null;
        for (Debt debt : earliestFirst(debts)) {
            long paid = Math.min(savings, debt.left());
            savings -= paid;
            long left = debt.left() - paid;
            // an instalment stays what it is for as long as that much is left
            if (debt.monthly() == null || debt.monthly() > left) {
                fromSavings += paid;
            }
            if (left == 0) {
                continue;
            }
            if (nextDue == null && debt.dueOn() != null && !debt.dueOn().isBefore(today)) {
                nextDue = debt.dueOn();
            }
            if (debt.monthly() != null) {
                monthly = Math.addExact(monthly, Math.min(debt.monthly(), left));
            } else if (debt.dueOn() != null) {
                long months = Math.max(1, ChronoUnit.MONTHS.between(today, debt.dueOn()));
                long share = Math.ceilDiv(left, months);
                monthly = Math.addExact(monthly, share);
                if (overOn == null && !debt.dueOn().isBefore(today)) {
                    overOn = debt.dueOn();
                }
                over += debt.dueOn().equals(overOn) ? share : 0;
            } else {
                complete = false;
            }
        }
        // "At least nothing" is no knowledge.
        if (monthly == 0 && !complete) {
            return Optional.empty();
        }
        return Optional.of(
                new IncomeNeed(
                        Money.of(monthly, currency.get()),
                        complete,
                        new IncomeNeed.Parts(
                                orZero(household.rent()),
                                monthly - withoutDebts,
                                fromSavings,
                                nextDue,
                                over,
                                overOn)));
    }

    private static Optional<String> currency(Household household, List<Debt> debts) {
        Set<String> currencies = new HashSet<>();
        boolean sums =
                household.living() != null
                        || household.rent() != null
                        || household.savings() != null;
        if (sums && household.currency() != null) {
            currencies.add(household.currency());
        }
        debts.forEach(debt -> currencies.add(debt.currency()));
        return currencies.size() == 1
                ? Optional.of(currencies.iterator().next())
                : Optional.empty();
    }

    private static List<Debt> earliestFirst(List<Debt> debts) {
        List<Debt> sorted = new ArrayList<>(debts);
        sorted.sort(
                Comparator.comparing(Debt::dueOn, Comparator.nullsLast(Comparator.naturalOrder())));
        return sorted;
    }

    private static long orZero(@Nullable Long sum) {
        return sum == null ? 0 : sum;
    }
}
