package org.onward.matching.web;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;

/**
 * What the shell of a page needs, and the formatting every template uses: texts, days, money.
 *
 * @param address path and query of this page, for the language links
 * @param csrf the token every form of the page carries; empty where nobody is signed in
 * @param clockMoved whether {@code today} is the demo's, not the real one
 */
public record Page(
        Messages messages,
        String language,
        @Nullable Caller caller,
        String address,
        String csrf,
        Assets assets,
        LocalDate today,
        boolean demo,
        boolean clockMoved) {
    private static final int MONTHS_A_YEAR = 12;
    private static final int WEEKS_A_YEAR = 52;

    /** A text of the bundles. */
    public String t(String key, @Nullable Object... values) {
        return messages.text(language, key, values);
    }

    /** The text of a lower-case enum value: {@code value("kind", Kind.JOB)} is kind.job. */
    public String value(String group, Enum<?> value) {
        return t(group + "." + value.name().toLowerCase(Locale.ROOT));
    }

    /** A day as "Tue 3 Nov", with the year only when it is not this one; Buddhist year in Thai. */
    public String day(LocalDate day) {
        return Formats.day(language, day, day.getYear() == today.getYear());
    }

    /**
     * A sum with its currency's own sign, without decimals where there are none: ฿9,400, NT$32,000.
     */
    public String money(Money money) {
        return Formats.money(language, money);
    }

    /** A sum and what it is for: ฿9,400 a month. */
    public String pay(Money money, PayPeriod period) {
        return t("money." + period.name().toLowerCase(Locale.ROOT), money(money));
    }

    /**
     * From the lowest to the highest, one sum where they are equal: ฿9,400, ฿9,400–11,000.
     *
     * @param most null where nobody says how much at most: from ฿9,400
     */
    public String span(Money least, @Nullable Money most) {
        if (most == null) {
            return t("money.from", money(least));
        }
        return least.equals(most) ? money(least) : t("match.span", money(least), money(most));
    }

    public String number(double value, int decimals) {
        return Formats.number(language, value, decimals);
    }

    /** A length in months: in years as well from one on, 26 years 10 months. */
    public String months(long months) {
        long years = months / MONTHS_A_YEAR;
        long rest = months % MONTHS_A_YEAR;
        if (years == 0) {
            return t("length.months", rest);
        }
        String inYears = t("length.years", years);
        return rest == 0 ? inYears : t("length.years_months", inYears, t("length.months", rest));
    }

    /** A length in weeks, which past half a year nobody counts. */
    public String weeks(int weeks) {
        if (weeks % WEEKS_A_YEAR == 0) {
            return t("length.years", weeks / WEEKS_A_YEAR);
        }
        String inWeeks = t("length.weeks", weeks);
        return weeks <= WEEKS_A_YEAR / 2
                ? inWeeks
                : t(
                        "length.weeks_about",
                        inWeeks,
                        months(Math.round(weeks * (double) MONTHS_A_YEAR / WEEKS_A_YEAR)));
    }

    /** Address of this page in another language. */
    public String inLanguage(String other) {
        return "/language?to="
                + other
                + "&back="
                + java.net.URLEncoder.encode(address, java.nio.charset.StandardCharsets.UTF_8);
    }
}
