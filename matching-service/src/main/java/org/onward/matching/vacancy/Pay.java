package org.onward.matching.vacancy;

import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;

/**
 * Pay as offered; one sum is a range with equal ends.
 *
 * @param max null where nobody says how much is paid at most
 */
public record Pay(Money min, @Nullable Money max, PayPeriod period) {
    public Pay {
        if (max != null && !min.currency().equals(max.currency())) {
            throw new IllegalArgumentException("pay in two currencies");
        }
        if (max != null && min.minor() > max.minor()) {
            throw new IllegalArgumentException("lowest pay above highest");
        }
    }

    public Currency currency() {
        return min.currency();
    }
}
