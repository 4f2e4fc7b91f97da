package org.onward.matching.web;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
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

    /** Short signs that do not tell whose money it is. */
    private static final Set<String> SIGNS_OF_SEVERAL = Set.of("$", "¥", "£", "kr", "Rs");

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
        return format(day, day.getYear() == today.getYear() ? "EEEdMMM" : "EEEdMMMy");
    }

    private String format(LocalDate day, String skeleton) {
        DateFormat format =
                DateFormat.getInstanceForSkeleton(skeleton, ULocale.forLocale(locale()));
        format.setTimeZone(com.ibm.icu.util.TimeZone.GMT_ZONE);
        return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /**
     * A sum with its currency's own sign, without decimals where there are none: ฿9,400, NT$32,000.
     */
    public String money(Money money) {
        Currency currency = Currency.getInstance(money.currency().getCurrencyCode());
        String sign = currency.getName(locale(), Currency.NARROW_SYMBOL_NAME, null);
        boolean whole = money.major().stripTrailingZeros().scale() <= 0;
        return NumberFormatter.withLocale(ULocale.forLocale(locale()))
                .unit(currency)
                .unitWidth(
                        SIGNS_OF_SEVERAL.contains(sign)
                                ? NumberFormatter.UnitWidth.SHORT
                                : NumberFormatter.UnitWidth.NARROW)
                .precision(
                        whole
                                ? Precision.integer()
                                : Precision.fixedFraction(
                                        money.currency().getDefaultFractionDigits()))
                .format(money.major())
                .toString();
    }

    /** A sum and what it is for: ฿9,400 a month. */
    public String pay(Money money, PayPeriod period) {
        return t("money." + period.name().toLowerCase(Locale.ROOT), money(money));
    }

    public String number(double value, int decimals) {
        NumberFormat format = NumberFormat.getInstance(ULocale.forLocale(locale()));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /** Address of this page in another language. */
    public String inLanguage(String other) {
        return "/language?to="
                + other
                + "&back="
                + java.net.URLEncoder.encode(address, java.nio.charset.StandardCharsets.UTF_8);
    }

    private Locale locale() {
        return Messages.locale(language);
    }
}
