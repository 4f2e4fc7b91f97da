package org.onward.matching.vacancy;

import java.util.Currency;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;

/** Pay as offered; one sum is a range with equal ends. */
public record Pay(Money min, Money max, PayPeriod period) {
    public Pay {
        if (!min.currency().equals(max.currency())) {
            throw new IllegalArgumentException("pay in two currencies");
        }
        if (min.minor() > max.minor()) {
            throw new IllegalArgumentException("lowest pay above highest");
        }
    }

    public Currency currency() {
        return min.currency();
    }
}
