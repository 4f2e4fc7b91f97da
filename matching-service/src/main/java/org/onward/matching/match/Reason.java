package org.onward.matching.match;

import java.util.List;
import java.util.Locale;
import org.onward.matching.shared.Money;

/**
 * Why a factor has its value, for a sentence of the message bundles: {@code factor.<key>.<outcome>}
 * with the arguments in order.
 */
public record Reason(Factor factor, Outcome outcome, List<Argument> arguments) {
    /** Which of the factor's sentences is said. */
    public enum Outcome {
        /** Little or nothing is lost. */
        GOOD,
        /** Points are lost, and this is why. */
        REASON,
        /** The neutral value was taken: the advert, or what else there is, does not say. */
        UNKNOWN,
        /** The neutral value was taken: the person has not said. */
        UNTOLD
    }

    /** What an argument is, so that a page can name it in the reader's language. */
    public enum Type {
        NUMBER,
        DAY,
        MONEY,
        OCCUPATION,
        PLACE,
        COUNTRY,
        SECTOR,
        APTITUDES,
        INTEREST,
        LANGUAGES,
        EDUCATION
    }

    /**
     * @param value a number, a date, a code, several codes with spaces between them, or a sum such
     *     as {@code 15000.00 THB}
     */
    public record Argument(Type type, String value) {
        static Argument number(long value) {
            return new Argument(Type.NUMBER, Long.toString(value));
        }

        static Argument money(Money sum) {
            return new Argument(
                    Type.MONEY,
                    sum.major().toPlainString() + " " + sum.currency().getCurrencyCode());
        }
    }

    public Reason {
        arguments = List.copyOf(arguments);
    }

    /** Key of the sentence in the message bundles. */
    public String key() {
        return "factor.%s.%s".formatted(factor.key(), outcome.name().toLowerCase(Locale.ROOT));
    }
}
