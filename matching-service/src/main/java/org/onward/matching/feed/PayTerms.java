package org.onward.matching.feed;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;

/**
 * What the work of a row pays, in the form's own periods, by all that its cells and their headers
 * say together.
 *
 * @param most null beside {@code least} where nobody says how much at most
 */
record PayTerms(
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        @Nullable String currency,
        @Nullable String period,
        @Nullable BigDecimal stipend) {
    private static final Pattern GROUPED =
            Pattern.compile("[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]{1,4})?");
    private static final Pattern GROUPED_BY_POINTS =
            Pattern.compile("[0-9]{1,3}(?:[.][0-9]{3}){2,}");
    private static final Pattern POINT_OF_WHAT =
            Pattern.compile("(?<![0-9.,])([1-9][0-9]{0,2})[.]([0-9]{3})(?![0-9.,])");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,15}(?:[.][0-9]{1,6})?");
    static final String COUNTRYS_MONEY =
            "No currency stands here; the money of the country was taken.";
    static final String TWO_MEANINGS = "%s may be %s or %s; write the one that is meant.";
    static final String ZERO = "Only 0 stands here; the pay was left unknown.";
    private static final String LOWEST_STIPEND = "Of several stipends the lowest was taken.";
    private static final Pattern PAID_BY =
            Pattern.compile(
                    "ราย(?:วัน|เดือน|ชั่วโมง)|\\b(?:daily|monthly|hourly|arawan|buwanan)\\b");
    // "พนักงานคลังสินค้า (รายวัน)"; a daily paper has a "นักข่าวรายวัน".
    private static final Pattern PAID_BY_TITLE =
            Pattern.compile(
                    "(?:[(\\[]\\s*(?:ลูกจ้าง|พนักงาน|คนงาน)?|ลูกจ้าง|พนักงาน|คนงาน)ราย(?:วัน|เดือน|ชั่วโมง)|[(\\[]\\s*(?:daily|monthly|hourly|arawan|buwanan)(?:[ -](?:rated?|paid|wage))?\\s*[)\\]]");
    private static final PayText NO_PAY = new PayText(null, null, null, null, null);
    private static final Set<String> PERIODS =
            Set.of("hour", "day", "week", "month", "year", "whole");

    /**
     * @param own the currency of where the work is
     * @param ofSource the currency of where the source is; a sum that names none is in it where the
     *     work is there too
     * @param errors of pay alone, none so far
     */
    static PayTerms read(
            FeedItem.Row row,
            @Nullable String own,
            @Nullable String ofSource,
            FieldErrors errors,
            FeedNotes notes) {
        PayText low = sum(row, "pay_min", "payMin", own, errors, notes);
        PayText high = sum(row, "pay_max", "payMax", own, errors, notes);
        if (areZero(low, high)) {
            String column = low.least() == null ? "pay_max" : "pay_min";
            notes.add(column, ZERO, row.text(column));
            low = low.withoutSums();
            high = high.withoutSums();
        }
        PayText stipend = sum(row, "stipend", "stipend", own, errors, notes);
        String headerText = row.text(FeedColumns.PAY_HEADER);
        PayText header = headerText == null ? NO_PAY : PayText.ofHeader(headerText);
        boolean highIsRange = high.most() != null || high.open();
        BigDecimal least = low.least() == null && highIsRange ? high.least() : low.least();
        BigDecimal most = highIsRange ? high.most() : high.least();
        if (least == null && most != null) {
            notes.add("pay_max", PayText.ONLY_MOST, row.text("pay_max"));
            most = null;
        }
        if (least != null && least.signum() > 0 && most != null && most.signum() == 0) {
            notes.add("pay_max", ReadFeedRow.NOT_UNDERSTOOD, row.text("pay_max")); // no highest
            most = null;
        }
        if (low.most() != null) {
            errors.addIf(
                    most != null && most.compareTo(low.most()) != 0,
                    "payMax",
                    "contradicts",
                    "The highest pay stands in two cells, and differs.");
            most = low.most();
        }
        if (least != null && least.signum() == 0 && most != null && most.signum() > 0) {
            String column = low.most() == null ? "pay_max" : "pay_min";
            notes.add(column, PayText.ONLY_MOST, row.text(column)); // "from 0" is no lowest
            least = null;
            most = null;
        }
        if (least != null && most == null && (low.open() || high.open())) {
            String column = low.open() ? "pay_min" : "pay_max";
            notes.add(column, PayText.ONLY_LEAST, row.text(column));
        }
        errors.addIf(
                row.list("currency").stream().distinct().count() > 1,
                "currency",
                "contradicts",
                PayText.TWO_CURRENCIES);
        String currencyText = row.text("currency");
        String currency =
                one(
                        currencyText == null ? null : FeedWords.currency(currencyText),
                        Arrays.asList(low.currency(), high.currency(), stipend.currency()),
                        "currency",
                        PayText.TWO_CURRENCIES,
                        errors);
        String periodText = row.text("pay_period");
        PayText ofPeriod = periodText == null ? NO_PAY : period(periodText);
        String period =
                one(
                        ofPeriod.period(),
                        Arrays.asList(low.period(), high.period()),
                        "payPeriod",
                        PayText.TWO_PERIODS,
                        errors);
        String ofHeader = header.currency();
        if (PayUnits.SOME_DOLLAR.equals(currency)) {
            errors.addIf(
                    ofHeader != null && !PayUnits.isDollar(ofHeader),
                    "currency",
                    "contradicts",
                    PayText.TWO_CURRENCIES);
            currency = null;
        }
        if (PayUnits.SOME_DOLLAR.equals(ofHeader)) {
            ofHeader = null; // asked for: the sign is of several countries' money
        }
        boolean paid = least != null || most != null;
        boolean assumed = false; // that it is paid for a month
        if (paid) {
            currency = currency == null ? ofHeader : currency;
            if (ofPeriod.problem() != null || (period == null && header.problem() != null)) {
                errors.add("payPeriod", "other_time", PayText.OTHER_TIME);
                period = "month"; // one sentence is enough
            }
            assumed = period == null && headerText != null && PayText.assumesMonth(headerText);
            period = period == null ? header.period() : period;
            if (currency == null && (low.leavesOther() || high.leavesOther())) {
                currency = own;
            }
        } else if (period != null && PERIODS.contains(period)) {
            period = period.equals("week") || period.equals("year") ? null : period;
        }
        String stipendText = row.text(FeedColumns.STIPEND_HEADER);
        PayText ofStipend = stipendText == null ? NO_PAY : PayText.ofHeader(stipendText);
        if (currency == null && stipend.least() != null) {
            currency = ofStipend.currency() == null ? ofHeader : ofStipend.currency();
            currency = PayUnits.SOME_DOLLAR.equals(currency) ? null : currency;
        }
        if (currency == null
                && (paid || stipend.least() != null)
                && own != null
                && own.equals(ofSource)
                && !namesOther(row, own)) {
            notes.add("currency", COUNTRYS_MONEY, own);
            currency = own;
        }
        boolean hardlyMonth = assumed && UsualPay.doubt(least, most, currency, "month") != null;
        if (paid && (period == null || hardlyMonth) && errors.isEmpty()) {
            String beside = saidBeside(row, least, most, currency, notes);
            period = beside == null ? period : beside;
        }
        if (paid && period == null && errors.isEmpty()) {
            period = UsualPay.onlyPeriod(least, most, currency);
            if (period != null) {
                notes.add(
                        "pay_period",
                        switch (period) {
                            case "hour" -> UsualPay.MUST_BE_HOUR;
                            case "day" -> UsualPay.MUST_BE_DAY;
                            default -> UsualPay.MUST_BE_MONTH;
                        },
                        row.text(low.least() == null ? "pay_max" : "pay_min"));
            }
        }
        if (paid && period != null && (period.equals("week") || period.equals("year"))) {
            notes.add(
                    "pay_period",
                    period.equals("week")
                            ? "The pay of a week was made that of a month."
                            : "The pay of a year was made that of a month.",
                    row.text(low.least() == null ? "pay_max" : "pay_min"));
            least = least == null ? null : UsualPay.aMonth(least, period);
            most = most == null ? null : UsualPay.aMonth(most, period);
            period = "month";
        }
        String mostStipend = row.text(FeedColumns.STIPEND_MOST);
        if (mostStipend != null && stipend.least() == null) {
            notes.add(
                    "stipend",
                    "Only the highest stipend stands here; it was left unknown.",
                    mostStipend);
        } else if (mostStipend != null && !mostStipend.equals(row.text("stipend"))) {
            notes.add("stipend", LOWEST_STIPEND, mostStipend);
        }
        twoMeanings(row, "pay_min", "payMin", currency, errors);
        twoMeanings(row, "pay_max", "payMax", currency, errors);
        twoMeanings(row, "stipend", "stipend", currency, errors);
        String doubt = errors.isEmpty() ? UsualPay.doubt(least, most, currency, period) : null;
        if (doubt != null) {
            boolean ofDay =
                    assumed
                            && doubt.equals(UsualPay.NOT_FOR_THAT_TIME)
                            && UsualPay.doubt(least, most, currency, "day") == null;
            errors.add(
                    "payMin",
                    "doubtful",
                    ofDay && least != null
                            ? UsualPay.NOT_FOR_A_MONTH.formatted(least.toPlainString())
                            : doubt);
        }
        String stipendFor = stipend.period() == null ? ofStipend.period() : stipend.period();
        if (stipend.open()) {
            notes.add("stipend", LOWEST_STIPEND, row.text("stipend"));
        }
        errors.addIf(
                stipend.most() != null
                        || (stipend.least() != null
                                && ((stipendFor != null && !stipendFor.equals("month"))
                                        || ofStipend.problem() != null)),
                "stipend",
                "number",
                "A stipend is one sum a month.");
        boolean open = low.open() || high.open() || row.text(FeedColumns.LOWEST_PAY) != null;
        return new PayTerms(
                least, most == null && !open ? least : most, currency, period, stipend.least());
    }

    /** For what the kind of employment or the title says that pay is; null where it may be more. */
    private static @Nullable String saidBeside(
            FeedItem.Row row,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable String currency,
            FeedNotes notes) {
        for (String column : List.of("kind", FeedColumns.EMPLOYMENT, "title")) {
            String text = Objects.requireNonNullElse(row.text(column), "");
            boolean ofTitle = column.equals("title");
            Matcher paid =
                    (ofTitle ? PAID_BY_TITLE : PAID_BY).matcher(text.toLowerCase(Locale.ROOT));
            Set<String> said = paid.find() ? PayUnits.periods(paid.group()) : Set.of();
            if (said.size() == 1
                    && UsualPay.isSurely(said.iterator().next(), least, most, currency)) {
                notes.add(
                        "pay_period",
                        ofTitle ? ReadFeedRow.IN_TEXT : ReadFeedRow.IN_OTHER,
                        paid.group());
                return said.iterator().next();
            }
        }
        return null;
    }

    /** Whether a sum is named at all. */
    boolean namesSum() {
        return least != null || most != null || stipend != null;
    }

    /** Who writes nothing but a zero says of what is paid as little as an empty cell. */
    private static boolean areZero(PayText low, PayText high) {
        List<BigDecimal> sums =
                Stream.of(low.least(), low.most(), high.least(), high.most())
                        .filter(Objects::nonNull)
                        .toList();
        return !sums.isEmpty() && sums.stream().allMatch(sum -> sum.signum() == 0);
    }

    /** Whether a row, its columns' names or their header name money other than a country's. */
    private static boolean namesOther(FeedItem.Row row, String own) {
        return Stream.of(
                        row.fields().values().stream().flatMap(List::stream),
                        row.written().keySet().stream(),
                        row.written().values().stream())
                .flatMap(texts -> texts)
                .distinct()
                .filter(text -> !text.strip().equals(row.text("id"))) // "P1" is no sum
                .anyMatch(text -> PayUnits.namesOther(text, own));
    }

    /** A point before three figures is of a thousand to some, and of a fraction to others. */
    private static void twoMeanings(
            FeedItem.Row row,
            String column,
            String field,
            @Nullable String currency,
            FieldErrors errors) {
        String text = row.text(column);
        Matcher sum = POINT_OF_WHAT.matcher(text == null ? "" : FeedWords.digits(text));
        if (sum.find() && !hasThreeDecimals(currency)) {
            errors.add(
                    field,
                    "two_meanings",
                    TWO_MEANINGS.formatted(
                            sum.group(),
                            sum.group().replace(".", ""),
                            sum.group(1) + "." + sum.group(2).substring(0, 2)));
        }
    }

    private static boolean hasThreeDecimals(@Nullable String currency) {
        try {
            return currency != null
                    && Currency.getInstance(currency.strip().toUpperCase(Locale.ROOT))
                                    .getDefaultFractionDigits()
                            == 3;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What a column of its own says, else what the sums say; they must not differ. */
    private static @Nullable String one(
            @Nullable String own,
            List<@Nullable String> others,
            String field,
            String problem,
            FieldErrors errors) {
        String found = own;
        for (String other : others) {
            if (PayUnits.SOME_DOLLAR.equals(other) && found != null && PayUnits.isDollar(found)) {
                continue;
            }
            if (other != null && found != null && !other.equalsIgnoreCase(found.strip())) {
                errors.add(field, "contradicts", problem);
                return found;
            }
            found = found == null ? other : found;
        }
        return found;
    }

    /** What a column says that pay is for; a word that is none of ours stays as it is. */
    private static PayText period(String text) {
        String period = FeedWords.period(text);
        if (PERIODS.contains(period)) {
            return new PayText(null, null, null, period, null);
        }
        PayText said = PayText.ofHeader(text);
        return said.problem() != null || said.period() != null
                ? said
                : new PayText(null, null, null, period, null);
    }

    private static PayText sum(
            FeedItem.Row row,
            String column,
            String field,
            @Nullable String own,
            FieldErrors errors,
            FeedNotes notes) {
        String text = row.text(column);
        if (text == null) {
            return NO_PAY;
        }
        String other = row.text(FeedColumns.leftOut(column));
        if (other != null) {
            notes.add(
                    column,
                    Objects.requireNonNullElse(
                            PayText.read(other, own).problem(), ReadFeedRow.NOT_UNDERSTOOD),
                    other);
        }
        String digits = FeedWords.digits(text);
        String plain =
                GROUPED.matcher(digits).matches()
                        ? digits.replace(",", "")
                        : GROUPED_BY_POINTS.matcher(digits).matches()
                                ? digits.replace(".", "")
                                : digits;
        if (NUMBER.matcher(plain).matches()) {
            return new PayText(new BigDecimal(plain), null, null, null, null);
        }
        PayText read = PayText.read(text, own);
        if (read.remark() != null) {
            notes.add(column, read.remark(), text);
        }
        if (read.problem() != null) {
            errors.add(field, "number", read.problem());
            return NO_PAY;
        }
        if (read.least() == null && text.codePoints().anyMatch(Character::isLetter)) {
            notes.add(column, "No sum stands here; the pay was left unknown.", text);
        }
        return read;
    }
}
