package org.onward.matching.returnee;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people type them: 1 Dec 2026, 1 ธ.ค. 2026, 1/12/2026 (day first), 2026-12-01; for a date
 * of birth also a year or a month and a year. Without a language it is read with the year as typed:
 * whether that is Buddhist is for the caller to ask.
 */
public record TypedDay(int year, @Nullable Integer month, @Nullable Integer day) {
    private static final int BUDDHIST_AHEAD = 543;
    private static final String THAI = "th";
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern NUMBERS =
            Pattern.compile("(?:(\\d{1,2})[./-])?(\\d{1,2})[./-](\\d{4})");
    private static final Pattern WORDS =
            Pattern.compile("(?:(\\d{1,2})[\\s.,]+)?([^\\d\\s,]+)[\\s,]+(\\d{4})");
    private static final Map<String, Integer> MONTHS = months();

    public static Optional<TypedDay> read(String text) {
        String plain = digits(Normalizer.normalize(text, Normalizer.Form.NFKC)).strip();
        Matcher iso = ISO.matcher(plain);
        if (iso.matches()) {
            return of(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher numbers = NUMBERS.matcher(plain);
        if (numbers.matches()) {
            return of(numbers.group(3), numbers.group(2), numbers.group(1));
        }
        Matcher words = WORDS.matcher(plain);
        if (words.matches()) {
            Integer month = MONTHS.get(bare(words.group(2)));
            return month == null
                    ? Optional.empty()
                    : of(words.group(3), month.toString(), words.group(1));
        }
        return Optional.empty();
    }

    /**
     * The same with the year that is meant in the language of the page: in Thai days are shown with
     * the Buddhist year, and a year above 2400 is one.
     */
    public static Optional<TypedDay> read(String text, String language) {
        return read(text)
                .map(day -> language.equals(THAI) && day.isBuddhist() ? day.converted() : day);
    }

    boolean isBuddhist() {
        return year > Years.LATEST_GREGORIAN;
    }

    TypedDay converted() {
        return new TypedDay(year - BUDDHIST_AHEAD, month, day);
    }

    Optional<LocalDate> whole() {
        return month == null || day == null
                ? Optional.empty()
                : Optional.of(LocalDate.of(year, month, day));
    }

    /** Year-month-day, as far as it is known. */
    String iso() {
        return month == null
                ? "%04d".formatted(year)
                : day == null
                        ? "%04d-%02d".formatted(year, month)
                        : "%04d-%02d-%02d".formatted(year, month, day);
    }

    /**
     * As it is written into a form: the month in letters, so that nobody takes it for the day, and
     * the year in Thai as everywhere on the page.
     */
    public String shown(String language) {
        int shownYear = language.equals(THAI) && !isBuddhist() ? year + BUDDHIST_AHEAD : year;
        if (month == null) {
            return Integer.toString(shownYear);
        }
        String name = symbols(language).getShortMonths()[month - 1] + " " + shownYear;
        return day == null ? name : day + " " + name;
    }

    public static String shown(@Nullable LocalDate day, String language) {
        return day == null
                ? ""
                : new TypedDay(day.getYear(), day.getMonthValue(), day.getDayOfMonth())
                        .shown(language);
    }

    private static Optional<TypedDay> of(
            String year, @Nullable String month, @Nullable String day) {
        TypedDay read =
                new TypedDay(
                        Integer.parseInt(year),
                        month == null ? null : Integer.valueOf(month),
                        day == null ? null : Integer.valueOf(day));
        try {
            // 2567 is a leap year of the Buddhist era as 2024 is: what counts is the day meant.
            TypedDay meant = read.isBuddhist() ? read.converted() : read;
            LocalDate.of(
                    meant.year(),
                    meant.month() == null ? 1 : meant.month(),
                    meant.day() == null ? 1 : meant.day());
            return Optional.of(read);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateFormatSymbols symbols(String language) {
        return DateFormatSymbols.getInstance(ULocale.forLanguageTag(language));
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language : List.of("en", "fil", "th")) {
            DateFormatSymbols symbols = symbols(language);
            for (String[] names : List.of(symbols.getMonths(), symbols.getShortMonths())) {
                for (int i = 0; i < 12; i++) {
                    months.put(bare(names[i]), i + 1);
                }
            }
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }

    private static String bare(String month) {
        // NFKC takes the Thai vowel am apart; both sides go through it.
        return Normalizer.normalize(month, Normalizer.Form.NFKC)
                .replace(".", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String digits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            if (Character.isDigit(c)) {
                                plain.append(Character.digit(c, 10));
                            } else {
                                plain.appendCodePoint(c);
                            }
                        });
        return plain.toString();
    }
}
