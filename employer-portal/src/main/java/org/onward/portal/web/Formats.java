package org.onward.portal.web;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How days and sums are written in each language. To make a format takes far longer than to use it,
 * so each is made once.
 */
final class Formats {
    private static final Map<String, DateFormat> DAYS = new ConcurrentHashMap<>();
    private static final Map<String, LocalizedNumberFormatter> SUMS = new ConcurrentHashMap<>();

    private Formats() {}

    static String day(String language, LocalDate day, boolean ofThisYear) {
        DateFormat format =
                DAYS.computeIfAbsent(
                        language + ofThisYear, _ -> days(language, ofThisYear ? "" : "y"));
        DateFormat own = (DateFormat) format.clone(); // one cannot be shared by threads
        return own.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private static DateFormat days(String language, String year) {
        String pattern =
                DateTimePatternGenerator.getInstance(locale(language))
                        .getBestPattern("EEEdMMM" + year);
        // English has a comma where there is a year, and nowhere else.
        String plain = language.equals("en") ? pattern.replace(",", "") : pattern;
        DateFormat format = new SimpleDateFormat(plain, locale(language));
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format;
    }

    static String money(String language, BigDecimal sum, String currency) {
        boolean whole = sum.stripTrailingZeros().scale() <= 0;
        return SUMS.computeIfAbsent(
                        language + currency + whole, _ -> sums(language, currency, whole))
                .format(sum)
                .toString();
    }

    private static LocalizedNumberFormatter sums(String language, String currency, boolean whole) {
        Currency unit = Currency.getInstance(currency);
        return NumberFormatter.withLocale(locale(language))
                .unit(unit)
                .unitWidth(NumberFormatter.UnitWidth.NARROW)
                .precision(
                        whole
                                ? Precision.integer()
                                : Precision.fixedFraction(unit.getDefaultFractionDigits()));
    }

    private static ULocale locale(String language) {
        return ULocale.forLocale(Messages.locale(language));
    }
}
