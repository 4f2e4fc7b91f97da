package org.onward.matching.feed;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onward.matching.vacancy.Signs;

/** The names of money and of the times that pay is for, as offices write them beside sums. */
final class PayUnits {
    /** The sign of several countries' money; no currency is read from it alone. */
    static final String SOME_DOLLAR = "$";

    private static final Set<String> DOLLARS =
            Set.of("USD", "SGD", "HKD", "TWD", "AUD", "CAD", "NZD", "BND");
    private static final Map<String, Pattern> CURRENCIES = new LinkedHashMap<>();
    private static final Map<String, Pattern> PERIODS = new LinkedHashMap<>();

    static {
        currency("THB", "฿|บาท|(?<=\\d[-\\s.]{0,3})บ\\.?(?![ก-๙])|\\bbaht\\b|\\bthb\\b");
        currency("PHP", "₱|\\bphp|\\bpesos?\\b|\\bpiso\\b|\\bp(?=\\s?\\d)");
        currency("USD", "\\bus\\s?[$]|\\busd\\b|ดอลลาร์สหรัฐ");
        currency("SGD", "\\bs[$]|\\bsgd\\b");
        currency("HKD", "\\bhk[$]|\\bhkd\\b");
        currency("TWD", "\\bnt[$]|\\btwd\\b");
        currency("JPY", "¥|\\bjpy\\b|\\byen\\b|เยน");
        currency("KRW", "₩|\\bkrw\\b|\\bwon\\b|วอน");
        currency("EUR", "€|\\beur(?:os?)?\\b|ยูโร");
        currency("GBP", "£|\\bgbp\\b");
        currency("MYR", "\\brm(?=\\s?\\d)|\\bmyr\\b|ริงกิต");
        currency("AED", "\\baed\\b|\\bdirhams?\\b");
        currency("SAR", "\\bsar\\b|\\briyals?\\b");
        currency("QAR", "\\bqar\\b");
        currency("KWD", "\\bkwd\\b");
        currency("ILS", "₪|\\bils\\b");
        currency("LAK", "₭|กีบ|\\blak\\b|\\bkip\\b");
        currency(SOME_DOLLAR, "(?<![a-z])[$]");
        period("hour", "\\bhourly\\b|\\bhours?\\b|\\bhrs?\\b|/\\s?h\\b|ชั่วโมง|ชม\\.?|\\boras\\b");
        period(
                "day",
                "\\bdaily\\b|\\bdays?\\b|/\\s?d\\b|วัน|/\\s?ว\\.?(?![ก-๙])|\\b(?:kada\\s|bawat\\s)?araw(?:ang?|-araw)?\\b");
        period("week", "\\bweekly\\b|\\bweeks?\\b|\\bwk\\b|สัปดาห์|อาทิตย์|\\blinggo\\b");
        period(
                "month",
                "\\bmonthly\\b|\\bmonths?\\b|\\bmos?\\b\\.?|เดือน|/\\s?ด\\.?(?![ก-๙])|\\bbuwan(?:an|ang)?\\b|\\bp\\.?m\\.?(?=$|\\s)");
        period(
                "year",
                "\\byearly\\b|\\bannual(?:ly)?\\b|\\byears?\\b|\\byr\\b|\\bp\\.?a\\.?(?=$|\\s)|ปี|\\btaon(?:an|ang)?\\b");
        period("whole", "\\bwhole\\b|\\bper\\s+(?:project|job|course)\\b|เหมา");
    }

    // What the patterns of currencies find, but for signs of money.
    private static final Signs.Kind MONEY =
            Signs.words(
                    "baht", "thb", "peso", "pesos", "piso", "usd", "sgd", "hkd", "twd", "jpy",
                    "yen", "krw", "won", "eur", "euro", "euros", "gbp", "myr", "aed", "dirham",
                    "dirhams", "sar", "riyal", "riyals", "qar", "kwd", "ils", "lak", "kip");
    private static final Signs.Kind BEGINNING_OF_MONEY = Signs.beginnings("php");
    private static final Signs.Kind THAI_MONEY =
            Signs.anywhere("บาท", "ดอลลาร์สหรัฐ", "เยน", "วอน", "ยูโร", "ริงกิต", "กีบ");
    private static final Signs SIGNS = Signs.of(MONEY, BEGINNING_OF_MONEY, THAI_MONEY);
    private static final Set<String> LETTERS_OF_MONEY = Set.of("p", "rm");
    private static final int MOST_LETTERS = 2;

    private PayUnits() {}

    private static void currency(String code, String words) {
        CURRENCIES.put(code, Pattern.compile(words, Pattern.UNICODE_CHARACTER_CLASS));
    }

    private static void period(String code, String words) {
        PERIODS.put(code, Pattern.compile(words, Pattern.UNICODE_CHARACTER_CLASS));
    }

    /** Whether a word is the name of a currency or a period and nothing else. */
    static boolean isUnit(String word) {
        return Stream.of(CURRENCIES, PERIODS)
                .flatMap(words -> words.values().stream())
                .anyMatch(words -> words.matcher(word).matches());
    }

    /** Whether a text names money other than that of a country. */
    static boolean namesOther(String text, String own) {
        return mayNameMoney(text)
                && of(CURRENCIES, plain(text)).stream().anyMatch(found -> !found.equals(own));
    }

    /** Every text that some currency's pattern finds may; most texts are done with by it. */
    private static boolean mayNameMoney(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 0x80
                    && (Character.getType(c) == Character.CURRENCY_SYMBOL
                            || Character.isSurrogate(c)
                            || (c >= 0xff01 && c <= 0xff5e))) {
                return true;
            }
            if (c == '$'
                    || (c == 'บ' && i > 0 && lower.charAt(i - 1) < 0x80)
                    || (Character.isDigit(c) && isBehindLetter(lower, i))) {
                return true;
            }
        }
        Signs.Found found = SIGNS.in(lower);
        return found.has(MONEY) || found.has(BEGINNING_OF_MONEY) || found.has(THAI_MONEY);
    }

    /** "P 450", "rm20". */
    private static boolean isBehindLetter(String lower, int digit) {
        int end = digit;
        while (end > 0 && isGap(lower.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0
                && end - from <= MOST_LETTERS
                && Character.isLetterOrDigit(lower.charAt(from - 1))) {
            from--;
        }
        return LETTERS_OF_MONEY.contains(lower.substring(from, end));
    }

    private static boolean isGap(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Whether the sign of a dollar may stand for a currency. */
    static boolean isDollar(String currency) {
        String code = currency.strip().toUpperCase(Locale.ROOT);
        return code.equals(SOME_DOLLAR) || DOLLARS.contains(code);
    }

    /** The currencies that a text names, by their codes; {@link #SOME_DOLLAR} for a sign alone. */
    static Set<String> currencies(String plain) {
        return of(CURRENCIES, plain);
    }

    /** The times that a text names: hour, day, week, month, year or whole. */
    static Set<String> periods(String plain) {
        return of(PERIODS, plain);
    }

    /** A text without the names of currencies and times. */
    static String without(String plain) {
        return without(PERIODS, without(CURRENCIES, plain));
    }

    private static Set<String> of(Map<String, Pattern> words, String text) {
        Set<String> found = new TreeSet<>();
        words.forEach(
                (code, pattern) -> {
                    if (pattern.matcher(text).find()) {
                        found.add(code);
                    }
                });
        if (found.stream().anyMatch(DOLLARS::contains)) {
            found.remove(SOME_DOLLAR); // "USD $500"
        }
        return found;
    }

    private static String without(Map<String, Pattern> words, String text) {
        String left = text;
        for (Pattern pattern : words.values()) {
            left = pattern.matcher(left).replaceAll(" ");
        }
        return left;
    }

    /** In lower case, with plain digits, dashes and gaps. */
    static String plain(String text) {
        return FeedWords.digits(text)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[–—−]", "-")
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }
}
