package org.onward.matching.placement;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.ProfileForms;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.web.Page;

/** Wage, hours and yes or no as forms write them. */
public final class TypedTerms {
    private TypedTerms() {}

    /** Names what cannot be taken at the fields wage, currency and hours. */
    static WorkTerms read(
            String wage, String currency, String period, String hours, Faults faults) {
        Wage paid = wage(wage, currency, period, faults);
        return new WorkTerms(paid, ProfileForms.number(hours, "hours", 1, 60, faults));
    }

    private static @Nullable Wage wage(String wage, String currency, String period, Faults faults) {
        Long minor = ProfileForms.money(wage, "wage", currency, faults);
        if (minor == null) {
            return null;
        }
        Optional<PayPeriod> per = of(PayPeriod.class, period);
        Currency unit = currency(currency);
        if (per.isEmpty()) {
            faults.add("period", "error.choose_from_list");
        }
        if (unit == null) {
            faults.add("currency", "error.choose_from_list");
        }
        return per.isEmpty() || unit == null ? null : new Wage(new Money(minor, unit), per.get());
    }

    private static @Nullable Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable Boolean yesOrNo(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> null;
        };
    }

    static String text(@Nullable Boolean value) {
        return value == null ? "" : value ? "yes" : "no";
    }

    static <E extends Enum<E>> Optional<E> of(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    /** The sum as it is typed, without its currency. */
    static String sum(WorkTerms terms) {
        Wage wage = terms.wage();
        return wage == null ? "" : wage.money().major().stripTrailingZeros().toPlainString();
    }

    /** What work brings, in one line; empty where nothing is known. */
    public static String line(WorkTerms terms, Page page) {
        Wage wage = terms.wage();
        String pay = wage == null ? "" : page.pay(wage.money(), wage.period());
        String hours = terms.hours() == null ? "" : page.t("work.hours_a_week", terms.hours());
        return pay.isEmpty() ? hours : hours.isEmpty() ? pay : pay + " · " + hours;
    }
}
