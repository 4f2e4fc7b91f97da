package org.onward.matching.shared;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * A sum in minor units (satang, centavos) of an ISO 4217 currency; never negative.
 *
 * @param minor the sum in the currency's minor unit
 */
public record Money(long minor, Currency currency) {
    public Money {
        if (minor < 0) {
            throw new IllegalArgumentException("money below zero");
        }
    }

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    /** The sum in major units, with the currency's own number of decimals (KWD has 3). */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** Rounded to whole major units, for what is estimated and would look exact otherwise. */
    public Money whole() {
        long unit = 1;
        for (int i = 0; i < currency.getDefaultFractionDigits(); i++) {
            unit *= 10;
        }
        return new Money(Math.round((double) minor / unit) * unit, currency);
    }

    /**
     * @throws ArithmeticException where {@code major} has more decimals than the currency
     */
    public static Money ofMajor(BigDecimal major, Currency currency) {
        return new Money(
                major.movePointRight(currency.getDefaultFractionDigits()).longValueExact(),
                currency);
    }
}
