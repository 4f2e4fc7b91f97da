package org.onward.matching.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.CountryTime;

/**
 * Days as offices write them, made ISO: 25/11/2026, 25-Nov-26, 25 พ.ย. 2569, Nobyembre 25, 2026. A
 * time of day behind them is left. Buddhist years are what Thailand writes and are read so there;
 * of another country's file the form's check sends them back with the day that they probably mean.
 */
final class DayText {
    static final String SERIAL_READ = "This number was read as the day that Excel counts by it.";
    static final String NO_DAY = "This is no day; it was left unknown.";
    static final String NEXT = "No year stands here; the next such day was taken: %s.";
    private static final String WHICH_YEAR =
            "No year stands here; write %s or %s, whichever is meant.";
    private static final String DAY_OR_MONTH =
            "This may be a day without its year or a month of %d; write %s if that day is meant.";
    private static final Pattern NO_FIGURES_BUT_ZERO = Pattern.compile("0[0:/.\\- tz]*");
    private static final int SHORTEST_INSTANT = "2026-12-01T00:00Z".length();
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[t ].*)?");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})(?: \\d{1,2}:.*)?");
    private static final String ORDINAL = "(?:st|nd|rd|th)?";
    private static final String DAY_OF_NAME =
            "(?:ika-?)?(\\d{1,2})" + ORDINAL + "(?: (?:of|ng) )?[-/., ]*([^\\d\\s,/-]+?)";
    private static final Pattern DAY_THEN_NAME =
            Pattern.compile(DAY_OF_NAME + "[-/, ]*(\\d{4}|\\d{2})");
    private static final Pattern NAME_THEN_DAY =
            Pattern.compile(
                    "([^\\d\\s,/-]+)[-/. ]*(\\d{1,2})" + ORDINAL + "[-/, ]+(\\d{4}|\\d{2})");
    private static final Pattern DAY_AND_MONTH = Pattern.compile("(\\d{1,2})/(\\d{1,2})");
    private static final Pattern DAY_AND_NAME = Pattern.compile(DAY_OF_NAME);
    // "Dec-15" is what Excel shows of a month: VagueDay.
    private static final Pattern NAME_AND_DAY =
            Pattern.compile("([^\\d\\s,/-]+) ?(\\d{1,2})(st|nd|rd|th)?");
    // As Excel counts days, from 2020 to 2035; the hour behind the point is left. Of other numbers
    // of five figures the first two or three may be a day and a month.
    private static final Pattern SERIAL =
            Pattern.compile(
                    "(4383[1-9]|438[4-9]\\d|4[4-8]\\d{3}|439\\d{2}|49[0-6]\\d{2})(?:\\.\\d+)?");
    private static final String TIME =
            "\\d{1,2}(?:[.:]\\d{2}){0,2} ?(?:[ap][.]?m(?![a-z])[.]?|น(?![ก-๙])[.]?|นาฬิกา)|(?:12(?:[.:]00)? ?)?noon(?![a-z])";
    private static final String DAY_OF_WEEK =
            "(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?"
                    + "|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])[.]?"
                    + "|(?:lunes|martes|miyerkules|huwebes|biyernes|sabado|linggo)(?![a-z])";
    private static final Pattern AROUND_BEFORE =
            Pattern.compile(
                    "^(?:(?:ภายใน|ถึง|ตั้งแต่|เริ่ม|หมดเขต|ก่อน|เวลา|by|until|from|on(?: or before)?|before|of|not later than"
                            + "|hanggang|mula|bago|ng|sa)(?![a-z]) ?"
                            + "|(?:%s),? ?".formatted(DAY_OF_WEEK)
                            + "|(?:%s),? ?".formatted(TIME)
                            + "|(?:ของ)?วันที่ ?)+(?=.*\\d)");
    // A point between two numbers may stand in a day too: "15.12.2026", "15 12.26".
    private static final Pattern AROUND_AFTER =
            Pattern.compile(
                    " ?(?:เป็นต้นไป|onwards?|pataas|(?:เวลา|at) ?\\d{1,2}[.:]\\d{2}.*"
                            + "|(?:, ?|[(])(?:%s)[)]?".formatted(DAY_OF_WEEK)
                            + "|(?<=[^\\d]),?(?: ?(?:เวลา|ก่อน|at|by|before|until|-|–))? ?[(]?(?:%s)[)]?"
                                    .formatted(TIME)
                            + "|(?:(?<= )|(?<=\\d,))\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?(?:hrs?|hours?|h))?[.]?"
                            + "|(?<=(?:\\d{4}|[^\\d ])[ ,])\\d{1,2}[.]\\d{2}(?: ?hrs?[.]?)?)$");
    private static final Pattern OF_MONTH; // "วันที่ 15 เดือนธันวาคม 2569"
    // "15 ธ.ค. - 31 ธ.ค. 69", "Dec 1 to Dec 31, 2026"
    private static final Pattern FIRST_AND_LAST =
            Pattern.compile(
                    ".{0,20}\\d.{0,12}?(?: [-–—~] ?|[–—~]| ?(?:ถึง|จนถึง|hanggang) ?| (?:to|until|till) )(?<last>\\D{0,12}\\d.*)");
    // "1-31 ธ.ค. 69"
    private static final Pattern DAYS_OF_A_MONTH =
            Pattern.compile("\\d{1,2} ?[-–—] ?(?<last>\\d{1,2} ?\\p{L}.*)");
    static final String LAST_OF_SEVERAL = "Of the first and the last day the last was taken.";
    private static final Pattern ALONE = Pattern.compile("[0-9/-]+");
    private static final Pattern TRAILING = Pattern.compile("^ +|[ ,]+$");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    // Two figures in a Thai file are of this century's Buddhist years from here on (2560 = 2017).
    private static final int BUDDHIST_FROM = 60;
    private static final int LONGEST = 60; // of a day with words around it
    private static final int BUDDHIST_CENTURY = 2500;
    private static final int CENTURY = 2000;
    // No day of work lies so far ahead, or so far back by the other era.
    private static final int BUDDHIST_YEARS = 2400;

    static {
        String[][] names = {
            {"january", "jan", "มกราคม", "ม.ค", "มค", "enero", "ene"},
            {"february", "feb", "กุมภาพันธ์", "ก.พ", "กพ", "pebrero", "peb"},
            {"march", "mar", "มีนาคม", "มี.ค", "มีค", "marso"},
            {"april", "apr", "เมษายน", "เม.ย", "เมย", "abril", "abr"},
            {"may", "พฤษภาคม", "พ.ค", "พค", "mayo"},
            {"june", "jun", "มิถุนายน", "มิ.ย", "มิย", "hunyo", "hun"},
            {"july", "jul", "กรกฎาคม", "ก.ค", "กค", "hulyo", "hul"},
            {"august", "aug", "สิงหาคม", "ส.ค", "สค", "agosto", "ago"},
            {"september", "sept", "sep", "กันยายน", "ก.ย", "กย", "setyembre", "set"},
            {"october", "oct", "ตุลาคม", "ต.ค", "ตค", "oktubre", "okt"},
            {"november", "nov", "พฤศจิกายน", "พ.ย", "พย", "nobyembre", "nob"},
            {"december", "dec", "ธันวาคม", "ธ.ค", "ธค", "disyembre", "dis"},
        };
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i]) {
                MONTHS.put(name, i + 1);
            }
        }
        OF_MONTH =
                Pattern.compile("เดือน ?(?=(?:%s))".formatted(String.join("|", MONTHS.keySet())));
    }

    private DayText() {}

    /**
     * @param country whose order of day and month holds where the text leaves it open
     * @return year-month-day, or the text itself where its figures are no day; null for words that
     *     name none, like "at once", and for a {@link VagueDay}
     */
    static @Nullable String read(
            @Nullable String text,
            String country,
            String column,
            String field,
            FieldErrors errors,
            FeedNotes notes) {
        return read(text, country, Map.of(), null, column, field, errors, notes);
    }

    /**
     * @param orders of columns in which days do not, or not surely, stand in that country's order
     * @param today from which on a day without a year is the next such one; null: it is none
     */
    static @Nullable String read(
            @Nullable String text,
            String country,
            Map<String, DayOrder.Order> orders,
            @Nullable LocalDate today,
            String column,
            String field,
            FieldErrors errors,
            FeedNotes notes) {
        if (text == null) {
            return null;
        }
        String plain = plain(text);
        boolean thai = country.equals("TH");
        if (NO_FIGURES_BUT_ZERO.matcher(plain).matches()) {
            notes.add(column, NO_DAY, text); // as programs fill in what is not set
            return null;
        }
        Matcher yearFirst = YEAR_FIRST.matcher(plain);
        if (yearFirst.matches()) {
            String midnight = midnight(plain, country);
            if (midnight != null) {
                return midnight;
            }
            return iso(year(yearFirst.group(1), thai), yearFirst.group(2), yearFirst.group(3));
        }
        Matcher numbers = NUMBERS.matcher(plain);
        if (numbers.matches()) {
            String year = year(numbers.group(3), thai);
            DayOrder.Order order = orders.getOrDefault(column, DayOrder.Order.OF_COUNTRY);
            boolean monthFirst = isMonthFirst(country) != (order == DayOrder.Order.OTHER);
            String day = numbers.group(monthFirst ? 2 : 1);
            String month = numbers.group(monthFirst ? 1 : 2);
            if (order == DayOrder.Order.OPEN && isDayInBothOrders(day, month)) {
                errors.add(
                        field,
                        "day_order",
                        "Other days of this column stand in the order of another country; write %s or %s, whichever is meant."
                                .formatted(iso(year, month, day), iso(year, day, month)));
                return null;
            }
            if (isMonthTooLate(day, month)) {
                String meant = iso(year(numbers.group(3), true), day, month);
                if (!isDay(meant)) {
                    return meant; // the form's check says so
                }
                errors.add(
                        field,
                        "day_order",
                        "Day and month stand in the order of another country; write %s if that is meant."
                                .formatted(meant));
                return null;
            }
            return iso(year, month, day);
        }
        Matcher dayThenName = DAY_THEN_NAME.matcher(plain);
        if (dayThenName.matches()) {
            Integer month = month(dayThenName.group(2));
            if (month != null) {
                return iso(
                        year(dayThenName.group(3), thai), month.toString(), dayThenName.group(1));
            }
        }
        Matcher nameThenDay = NAME_THEN_DAY.matcher(plain);
        if (nameThenDay.matches()) {
            Integer month = month(nameThenDay.group(1));
            if (month != null) {
                return iso(
                        year(nameThenDay.group(3), thai), month.toString(), nameThenDay.group(2));
            }
        }
        boolean monthFirst = isMonthFirst(country) != (orders.get(column) == DayOrder.Order.OTHER);
        String named = withMonthsName(plain, monthFirst);
        LocalDate orMonth = today == null ? null : dayOrMonth(named, today);
        if (today != null && orMonth != null) {
            LocalDate next = orMonth.isBefore(today) ? orMonth.plusYears(1) : orMonth;
            errors.add(
                    field,
                    "day_year",
                    DAY_OR_MONTH.formatted(CENTURY + orMonth.getDayOfMonth(), next));
            return null;
        }
        String ofThisYear = today == null ? null : withoutYear(named, today);
        if (today != null && ofThisYear != null) {
            return isDay(ofThisYear)
                    ? nearest(
                            LocalDate.parse(ofThisYear), today, column, field, text, errors, notes)
                    : ofThisYear; // the form's check says so
        }
        Matcher serial = SERIAL.matcher(plain);
        if (serial.matches()) {
            notes.add(column, SERIAL_READ, text);
            return XlsxDates.day(Double.parseDouble(serial.group(1)), false);
        }
        if (plain.chars().anyMatch(Character::isDigit) && VagueDay.read(plain) == null) {
            Matcher ofMonth = DAYS_OF_A_MONTH.matcher(plain);
            Matcher several = ofMonth.matches() ? ofMonth : FIRST_AND_LAST.matcher(plain);
            String last =
                    column.equals("valid_until") && several.matches()
                            ? read(
                                    several.group("last"),
                                    country,
                                    orders,
                                    null, // "5-10 Dec" may be something else
                                    column,
                                    field,
                                    new FieldErrors(),
                                    new FeedNotes())
                            : null;
            if (last == null || !isDay(last)) {
                return text;
            }
            notes.add(column, LAST_OF_SEVERAL, text);
            return last;
        }
        notes.add(column, NO_DAY, text);
        return null;
    }

    /** Of two numbers of which one can only be the day: "25/12" as "25 december". */
    private static String withMonthsName(String plain, boolean monthFirst) {
        Matcher two = DAY_AND_MONTH.matcher(plain);
        if (!two.matches()) {
            return plain;
        }
        int day = Integer.parseInt(two.group(monthFirst ? 2 : 1));
        int month = Integer.parseInt(two.group(monthFirst ? 1 : 2));
        if (day <= 12 || month < 1 || month > 12) {
            return plain;
        }
        String name = Month.of(month).name().toLowerCase(Locale.ROOT);
        return monthFirst ? name + " " + day : day + " " + name;
    }

    /** A day and a month's name as a day of this year; null where it is something else. */
    private static @Nullable String withoutYear(String plain, LocalDate today) {
        Matcher dayAndName = DAY_AND_NAME.matcher(plain);
        Matcher nameAndDay = NAME_AND_DAY.matcher(plain);
        Integer month = null;
        String day = "";
        if (dayAndName.matches()) {
            month = month(dayAndName.group(2));
            day = dayAndName.group(1);
        } else if (nameAndDay.matches()) {
            day = nameAndDay.group(2);
            month = mayBeYear(nameAndDay, today) ? null : month(nameAndDay.group(1));
        }
        return month == null ? null : iso(Integer.toString(today.getYear()), month.toString(), day);
    }

    /** "Dec 26" may be a month of 2026. */
    private static boolean mayBeYear(Matcher nameAndDay, LocalDate today) {
        return nameAndDay.group(3) == null
                && Integer.parseInt(nameAndDay.group(2)) >= today.getYear() % 100;
    }

    /** The day of this year that a text names which may be a month as well; else null. */
    private static @Nullable LocalDate dayOrMonth(String plain, LocalDate today) {
        Matcher nameAndDay = NAME_AND_DAY.matcher(plain);
        Integer month =
                nameAndDay.matches() && mayBeYear(nameAndDay, today)
                        ? month(nameAndDay.group(1))
                        : null;
        String day =
                month == null
                        ? ""
                        : iso(
                                Integer.toString(today.getYear()),
                                month.toString(),
                                nameAndDay.group(2));
        return isDay(day) ? LocalDate.parse(day) : null;
    }

    /** The next such day; where the last one is nearer, a row may be an old one. */
    private static @Nullable String nearest(
            LocalDate ofThisYear,
            LocalDate today,
            String column,
            String field,
            String text,
            FieldErrors errors,
            FeedNotes notes) {
        LocalDate next = ofThisYear.isBefore(today) ? ofThisYear.plusYears(1) : ofThisYear;
        LocalDate last = next.minusYears(1);
        if (last.until(today, ChronoUnit.DAYS) < today.until(next, ChronoUnit.DAYS)) {
            errors.add(field, "day_year", WHICH_YEAR.formatted(last, next));
            return null;
        }
        notes.add(column, NEXT.formatted(next), text);
        return next.toString();
    }

    /**
     * The last day that may be meant where a text was read as {@code day}, year-month-day; null
     * where nothing says so.
     */
    static @Nullable String latest(@Nullable String day, @Nullable String text) {
        VagueDay vague = day == null && text != null ? VagueDay.read(plain(text)) : null;
        return vague == null || vague.latest() == null ? day : vague.latest().toString();
    }

    /**
     * In which order a text is a day.
     *
     * @return null where its order says nothing, or it has none
     */
    static DayOrder.@Nullable Order order(String text, String country) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher numbers = NUMBERS.matcher(plain(text));
        if (!numbers.matches()) {
            return null;
        }
        String day = numbers.group(isMonthFirst(country) ? 2 : 1);
        String month = numbers.group(isMonthFirst(country) ? 1 : 2);
        if (isMonthTooLate(day, month)) {
            return DayOrder.Order.OTHER;
        }
        if (isMonthTooLate(month, day)) {
            return DayOrder.Order.OF_COUNTRY;
        }
        return isDayInBothOrders(day, month) ? DayOrder.Order.OPEN : null;
    }

    private static boolean isMonthFirst(String country) {
        return country.equals("PH") || country.equals("US");
    }

    private static boolean isMonthTooLate(String day, String month) {
        return Integer.parseInt(month) > 12 && Integer.parseInt(day) <= 12;
    }

    private static boolean isDayInBothOrders(String day, String month) {
        int one = Integer.parseInt(day);
        int other = Integer.parseInt(month);
        return one <= 12 && other <= 12 && one != other;
    }

    /** Without words that stand around a day. */
    private static String plain(String text) {
        if (ALONE.matcher(text).matches()) {
            return text; // as programs write days
        }
        String plain = spaced(FeedWords.digits(text).strip().toLowerCase(Locale.ROOT));
        plain = AROUND_BEFORE.matcher(plain).replaceFirst("");
        plain = AROUND_AFTER.matcher(plain).replaceFirst("");
        plain = OF_MONTH.matcher(plain).replaceAll("");
        return TRAILING.matcher(spaced(plain.replace("พ.ศ.", "").replace("ค.ศ.", "")))
                .replaceAll("");
    }

    private static String spaced(String text) {
        return SPACES.matcher(text).replaceAll(" ");
    }

    /** All names of months, in lower case and without the point behind. */
    static Set<String> months() {
        return MONTHS.keySet();
    }

    /** 1–12 by its name in lower case; null where it is none. */
    static @Nullable Integer month(String name) {
        return MONTHS.get(name.replaceFirst("[.]$", ""));
    }

    private static String year(String year, boolean thai) {
        int full = Integer.parseInt(year);
        if (year.length() == 2) {
            full += thai && full >= BUDDHIST_FROM ? BUDDHIST_CENTURY : CENTURY;
        }
        return Integer.toString(
                thai && full >= BUDDHIST_YEARS
                        ? LocalDate.from(ThaiBuddhistDate.of(full, 1, 1)).getYear()
                        : full);
    }

    /** Of our calendar; four figures may be Buddhist, two as they are in Thailand. */
    static int fullYear(String year) {
        return Integer.parseInt(year(year, true));
    }

    private static String iso(String year, String month, String day) {
        return "%s-%02d-%02d".formatted(year, Integer.parseInt(month), Integer.parseInt(day));
    }

    private static boolean isDay(String iso) {
        try {
            LocalDate.parse(iso);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The day that begins in a country at an instant of another zone; null where none does. */
    private static @Nullable String midnight(String plain, String country) {
        if (plain.length() < SHORTEST_INSTANT) {
            return null;
        }
        try {
            OffsetDateTime instant =
                    OffsetDateTime.parse(plain.toUpperCase(Locale.ROOT).replace(' ', 'T'));
            LocalDateTime there =
                    instant.atZoneSameInstant(CountryTime.zone(country)).toLocalDateTime();
            return there.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? there.toLocalDate().toString()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether one day of a file lies before another; false where either is no day. */
    static boolean isBefore(@Nullable String day, @Nullable String other) {
        if (day == null || other == null) {
            return false;
        }
        try {
            return LocalDate.parse(day).isBefore(LocalDate.parse(other));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
