package org.onward.matching.returnee;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Money;

/**
 * What a month must bring in.
 *
 * @param complete false where a part of it is not known: then it is "at least"
 * @param parts what it has in it
 */
public record IncomeNeed(Money monthly, boolean complete, Parts parts) {
    public IncomeNeed(Money monthly, boolean complete) {
        this(monthly, complete, Parts.NONE);
    }

    /**
     * In minor units of the same currency; 0 where there is none or nobody knows.
     *
     * @param rent a month
     * @param debts a month
     * @param paid of the debts, once and from savings, where that makes a month's share less
     * @param nextDue day on which the next of the debts is; null where none is told
     * @param over of the debts a month, until one of them alone: it is to be paid at once by then
     * @param overOn that day; null where there is none such
     */
    public record Parts(
            long rent,
            long debts,
            long paid,
            @Nullable LocalDate nextDue,
            long over,
            @Nullable LocalDate overOn) {
        public static final Parts NONE = new Parts(0, 0, 0, null, 0, null);
    }
}
