package org.onward.matching.feed;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Days and times of work as offices write them: "Mon-Sat 8am-5pm", "จ.-ส. 08.00-17.00 น.", "Lunes
 * hanggang Biyernes, 10 ng gabi - 6 ng umaga".
 *
 * @param hours a week, without rest; null where days or times are unknown, or differ
 * @param days a week; null where unknown
 * @param nights whether two hours or more lie in the night; null where unknown, and where fewer do
 */
record ScheduleText(@Nullable Integer hours, @Nullable Integer days, @Nullable Boolean nights) {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7;
    private static final int WORKDAYS = 5;

    /**
     * Who works longer rests an hour, which is no work: Thailand's Labour Protection Act B.E. 2541,
     * section 27; Labor Code of the Philippines, article 85.
     */
    private static final int WITHOUT_REST = 5 * HOUR;

    /** As both countries' laws have it, from ten to six; in minutes of a day. */
    private static final int NIGHT_BEGINS = 22 * HOUR;

    private static final int NIGHT_ENDS = 6 * HOUR;
    private static final int OF_A_NIGHT = 2 * HOUR;

    /** What is shorter or longer is no day of work. */
    private static final int SHORTEST = 3 * HOUR;

    private static final int LONGEST = 14 * HOUR;

    /** An earlier hour without a zero before it may be of the afternoon. */
    private static final int FIRST_OF_MORNING = 5;

    /** Of a day of work that ends before midnight, told in whole hours of 24. */
    private static final int LAST_BEGINNING = 16;

    private static final int FEWEST_HOURS = 6;

    /** Between the parts of a day that is told in two. */
    private static final int LONGEST_REST = 2 * HOUR;

    /** Longer texts have other numbers as well: "children of 8-12, 13-17". */
    private static final int LONGEST_CELL = 60;

    /** "M" alone may be anything. */
    private static final String BEFORE_LAST_DAY = "(?=\\s?[-–]\\s?(?:sat|sun|fri))";

    /** Monday first, in three languages; short Thai forms have a point or stand in a range. */
    private static final List<String> NAMES =
            List.of(
                    "mon(?:day)?s?|m" + BEFORE_LAST_DAY + "|(?:วัน)?จันทร์|lun(?:es)?",
                    "tue(?:s(?:day)?)?s?|(?:วัน)?อังคาร|mar(?:tes)?",
                    "wed(?:nes(?:day)?)?s?|(?:วัน)?พุธ|miy(?:erkules)?",
                    "thu(?:r(?:s(?:day)?)?)?s?|(?:วัน)?พฤหัส(?:บดี)?|huw(?:ebes)?",
                    "fri(?:day)?s?|(?:วัน)?ศุกร์|biy(?:ernes)?",
                    "sat(?:ur(?:day)?)?s?|(?:วัน)?เสาร์|sab(?:ado)?",
                    "sun(?:day)?s?|(?:วัน)?(?<!ต่อ\\s?|/\\s?)อาทิตย์(?!ละ)"
                            + "|(?<!kada |bawat |isang |ng |/)linggo");

    private static final List<Pattern> EACH =
            NAMES.stream()
                    .map(name -> name.replace(BEFORE_LAST_DAY, ""))
                    .map(name -> Pattern.compile("x (?:" + name + ")"))
                    .toList();

    private static final List<String> SHORT_THAI = List.of("จ", "อ", "พ", "พฤ", "ศ", "ส", "อา");
    private static final String TO = "\\s*(?:-|–|—|~|\\bto\\b|\\buntil\\b|ถึง|hanggang)\\s*";
    private static final String AND = "\\s*(?:,|/|&|\\+|\\band\\b|\\bat\\b|และ|กับ)\\s*";
    private static final String NAME =
            "(?:%s|%s)"
                    .formatted(
                            "(?<!\\p{IsLatin})(?:"
                                    + String.join("|", NAMES)
                                    + ")(?!\\p{IsLatin})[.]?",
                            "(?:(?<![\\p{L}\\p{M}])|(?<=ถึง))(?:พฤ|อา|จ|อ|พ|ศ|ส)(?:[.]|(?=\\s*(?:[-–]|ถึง)\\s*(?:พฤ|อา|จ|อ|พ|ศ|ส)(?![\\p{L}\\p{M}]))"
                                    + "|(?<=(?:[-–]|ถึง)\\s?(?:อา|จ|อ|พ|ศ|ส))(?![\\p{L}\\p{M}]))");
    private static final Pattern ONE_NAME = Pattern.compile(NAME);
    private static final String SOME = NAME + "(?:(?:" + TO + "|" + AND + ")" + NAME + "){0,6}";
    private static final Pattern GAPS = Pattern.compile("\\s+");
    private static final Pattern RANGE = Pattern.compile(TO);
    private static final Pattern OFF =
            Pattern.compile(
                    "(?:\\b(?:(?:rest\\s*)?days?\\s*off|off|rest\\s*days?|closed|except|no work)\\b"
                            + "|หยุด(?:งาน)?(?:ทุก)?|เว้น|ยกเว้น|pahinga|walang pasok)"
                            + "\\s*[:(]?\\s*(?:on|every|tuwing|ng|sa)?\\s*("
                            + SOME
                            + ")|("
                            + SOME
                            + ")\\s*(?:\\b(?:off|rest\\s*day|closed)\\b|หยุด|walang pasok|pahinga)");
    private static final Pattern DAYS_OFF =
            Pattern.compile(
                    "\\b(one|two|[12])\\s*(?:(?:rest\\s*)?days?[\\s-]*off|rest\\s*days?)"
                            + "|หยุด\\s*(?:(?:สัปดาห์|อาทิตย์)ละ\\s*)?([12])\\s*วัน(?!ที่)");

    /** Four of them are one a week; of other numbers the days of a week differ. */
    private static final Pattern DAYS_OFF_A_MONTH =
            Pattern.compile(
                    "หยุด(?:งาน)?\\s*(?:ได้\\s*)?(?:เดือนละ\\s*(\\d{1,2})\\s*วัน|(\\d{1,2})\\s*วัน\\s*(?:/|ต่อ)\\s*เดือน)"
                            + "|(?<!\\d)(\\d{1,2}|four)\\s*(?:rest\\s*days?|days?[\\s-]*off|off[\\s-]*days?|days?\\s+(?:of\\s+)?rest)\\s*(?:(?:/|\\bper\\b|\\ba\\b|\\beach\\b|\\bevery\\b|\\bin\\s+a\\b)\\s*month\\b|monthly\\b)");

    private static final Pattern EVERY_DAY =
            Pattern.compile("\\b(?:every\\s?day|daily)\\b|ทุกวัน(?!\\p{IsThai})|araw-araw");
    private static final Pattern WEEKENDS = Pattern.compile("\\bweekends?\\b");

    /** Beside times: "6 วัน 08.00-17.00", "6x a week". */
    private static final Pattern SO_MANY_DAYS =
            Pattern.compile(
                    "(?<![\\d.,:–~-])(?<!หยุด\\s?)([1-7])\\s*(?:(?:working\\s+)?days?|วัน|(?:na\\s+)?araw|x\\s*(?:/|a|per)\\s*week)(?![\\p{L}\\p{M}]|\\s*(?:off|rest)\\b)");

    private static final Pattern WEEKDAYS = Pattern.compile("\\bweekdays\\b|\\bm-f\\b|วันธรรมดา");

    private static final String TIME =
            "(?<![\\d.:])(2[0-4]|[01]?\\d)(?:[:.]([0-5]\\d))?\\s*(a\\.?m\\b\\.?|p\\.?m\\b\\.?|nn\\b|mn\\b|น(?![\\p{L}\\p{M}])[.]?)?";
    // Not to be taken for a clock's: "8-14 hours", "8-15 Dec".
    private static final String BEHIND_OTHERS =
            "(?=\\s*(?:(?<hours>hours?|hrs?|ชม|ชั่วโมง|oras)|(?<month>%s))(?![\\p{L}\\p{M}])|)"
                    .formatted(DayText.months().stream().map(Pattern::quote).collect(joining("|")));
    private static final Pattern TIMES =
            Pattern.compile(TIME + TO + TIME + "(?![\\d.:])" + BEHIND_OTHERS);
    private static final Pattern DAYS_OR_TIMES =
            Pattern.compile("(?<days>" + SOME + ")|" + TIMES.pattern());

    /** "0800H-1700H". */
    private static final Pattern FOUR_DIGITS =
            Pattern.compile(
                    "(?<!\\d)([01]\\d|2[0-4])([0-5]\\d)\\s*(?:h|hrs?)?\\b"
                            + TO
                            + "([01]\\d|2[0-4])([0-5]\\d)(?:\\s*(?:h|hrs?)\\b)?(?!\\d)");

    /**
     * "07-15/15-23/23-07", "7-3, 3-11, 11-7": whole hours, of which each turn begins where one
     * ends.
     */
    private static final Pattern TURNS =
            Pattern.compile(
                    "(?<![\\d.:/,-])(\\d{1,2})-(\\d{1,2})%1$s(\\d{1,2})-(\\d{1,2})(?:%1$s(\\d{1,2})-(\\d{1,2}))?(?![\\d.:/-])"
                            .formatted("(?:\\s*[/,;&+|]\\s*|\\s+(?:and|at|และ)\\s+|\\s+)"));

    /** Work in turns, of which the hours say that of one alone, or by night in so many words. */
    private static final Pattern IN_TURNS =
            Pattern.compile(
                    "shift|rotat|กะ|หมุนเวียน|เข้าเวร|salit|flexible|o\\.?t\\b|โอที|overtime");

    private static final Pattern BY_NIGHT =
            Pattern.compile(
                    "(?<!\\bno |non[- ]|not )\\b(?:nights?|graveyard|gy shift|panggabi)\\b"
                            + "|(?<!ไม่มี|ไม่เข้า)(?:กะดึก|กะกลางคืน|เวรดึก|เวรกลางคืน)"
                            + "|(?:กะ|เวร)(?:(?!ไม่|งด|เว้น)[ก-๙ /,-]){1,20}(?:ดึก|กลางคืน)"
                            + "|เช้า[ /,-]{1,3}(?:บ่าย[ /,-]{1,3})?ดึก|กลางวัน ?(?:/|และ|,) ?กลางคืน|\\bd ?/ ?n\\b");

    /** On which of them somebody works differs from week to week. */
    private static final Pattern EVERY_OTHER =
            Pattern.compile(
                    "(?:เสาร์|อาทิตย์) ?เว้น ?(?:วัน)?(?:เสาร์|อาทิตย์)|วันเว้นวัน|\\balternat|\\bevery other\\b");

    private static final String HALF = "(?:half[\\s-]*days?|ครึ่งวัน)";

    /** "Saturday half day", "half day on Sat", "Saturday optional". */
    private static final Pattern PARTLY =
            Pattern.compile(
                    "(?<!(?:-|–|\\bto|ถึง|hanggang)\\s?)(?<day>%1$s)\\s*[(:-]?\\s*(?:(?:is|only|ทำงาน|ทำ)\\s*)?(?:(?<half>%2$s)|optional\\b)[)]?|(?<first>%2$s)\\s*(?:(?:on|every|only|tuwing|sa)\\s*)*(?<behind>%1$s)(?!%3$s)"
                            .formatted(NAME, HALF, TO + NAME + "|" + AND + NAME));

    private static final Pattern HALF_DAY = Pattern.compile(HALF);

    /**
     * A stretch of a day, in minutes from midnight; of a night it ends after the day.
     *
     * @param sure whether it is known of which half of the day it is
     */
    private record Stretch(int from, int to, boolean sure) {
        int length() {
            return to - from;
        }

        int worked() {
            return length() - (length() > WITHOUT_REST ? HOUR : 0);
        }

        int ofNight() {
            return IntStream.of(-DAY, 0, DAY)
                    .map(
                            day ->
                                    Math.min(to, day + DAY + NIGHT_ENDS)
                                            - Math.max(from, day + NIGHT_BEGINS))
                    .filter(minutes -> minutes > 0)
                    .sum();
        }
    }

    /**
     * @param rest the text without them
     * @param days on which only half is worked, or only at times
     * @param halves how many of them are worked half
     */
    private record Partly(String rest, BitSet days, int halves, boolean said) {}

    private record Part(@Nullable BitSet days, @Nullable Stretch times) {}

    private static final ScheduleText UNKNOWN = new ScheduleText(null, null, null);

    /** No less says a day or two times. */
    private static final int FEWEST_LETTERS = 3;

    /** Of what stands in the cells; all of it is unknown where nothing is understood. */
    static ScheduleText in(String text) {
        if (text.length() < FEWEST_LETTERS) {
            return UNKNOWN;
        }
        String plain =
                writtenOut(
                        GAPS.matcher(FeedWords.digits(text).toLowerCase(Locale.ROOT))
                                .replaceAll(" "));
        if (isOfEveryOther(plain)) {
            List<Stretch> times =
                    TIMES.matcher(plain)
                            .results()
                            .map(met -> stretch(met, 1))
                            .filter(Objects::nonNull)
                            .toList();
            return new ScheduleText(null, null, byNight(plain, times));
        }
        Partly partly = partly(DAYS_OFF_A_MONTH.matcher(plain).replaceAll("1 day off"));
        BitSet off = partly.days;
        Matcher away = OFF.matcher(partly.rest);
        StringBuilder rest = new StringBuilder();
        while (away.find()) {
            off.or(days(away.group(1) == null ? away.group(2) : away.group(1)));
            away.appendReplacement(rest, ";");
        }
        String worked = away.appendTail(rest).toString();
        List<Part> parts = DAYS_OR_TIMES.matcher(worked).results().map(ScheduleText::part).toList();
        if (parts.stream().anyMatch(part -> part.days == null && part.times == null)) {
            return new ScheduleText(null, daysOf(worked, parts, off), byNight(worked, List.of()));
        }
        List<Stretch> stretches = stretches(parts);
        Boolean nights = byNight(worked, stretches);
        if (HALF_DAY.matcher(worked).find()
                || (partly.said && parts.stream().allMatch(part -> part.days == null))) {
            return new ScheduleText(null, null, nights);
        }
        Integer days = daysOf(worked, parts, off);
        Double hours = hours(parts, stretches, days, off);
        if (hours != null && partly.halves > 0) {
            hours += partly.halves * stretches.getFirst().worked() / 2.0 / HOUR;
        }
        return new ScheduleText(
                hours == null ? null : (int) Math.round(hours),
                partly.halves > 0 ? null : days,
                nights);
    }

    /**
     * Takes out days of half the work, or of work at times, where days have no times of their own.
     */
    private static Partly partly(String plain) {
        BitSet days = new BitSet();
        if (TIMES.matcher(plain).results().count() > 1) {
            return new Partly(HALF_DAY.matcher(plain).replaceAll(" "), days, 0, false);
        }
        int halves = 0;
        StringBuilder rest = new StringBuilder();
        Matcher some = PARTLY.matcher(plain);
        while (some.find()) {
            halves += some.group("half") == null && some.group("first") == null ? 0 : 1;
            days.or(days(some.group("day") == null ? some.group("behind") : some.group("day")));
            some.appendReplacement(rest, ";");
        }
        some.appendTail(rest);
        return new Partly(rest.toString(), days, halves, !days.isEmpty());
    }

    /** Whether the days of work differ from week to week. */
    static boolean isOfEveryOther(String plain) {
        return EVERY_OTHER.matcher(plain).find()
                || DAYS_OFF_A_MONTH.matcher(plain).results().anyMatch(off -> !isOneAWeek(off));
    }

    private static boolean isOneAWeek(MatchResult offAMonth) {
        return IntStream.rangeClosed(1, offAMonth.groupCount())
                .mapToObj(offAMonth::group)
                .anyMatch(number -> "4".equals(number) || "four".equals(number));
    }

    private static List<Stretch> stretches(List<Part> parts) {
        List<Stretch> stretches = new ArrayList<>();
        for (Part part : parts) {
            if (part.times != null) {
                stretches.add(part.times);
            }
        }
        return stretches;
    }

    private static Part part(MatchResult met) {
        return met.group("days") == null
                ? new Part(null, stretch(met, 2))
                : new Part(days(met.group("days")), null);
    }

    /**
     * Days with times of their own add up; times of one day in two parts do; else all are alike.
     */
    private static @Nullable Double hours(
            List<Part> parts, List<Stretch> stretches, @Nullable Integer days, BitSet off) {
        if (stretches.size() > 1 && parts.size() == 2 * stretches.size()) {
            return ofEach(parts, off, days);
        }
        if (days == null || stretches.isEmpty()) {
            return null;
        }
        Stretch first = stretches.getFirst();
        Stretch last = stretches.getLast();
        if (stretches.size() == 2
                && first.length() <= WITHOUT_REST
                && last.length() <= WITHOUT_REST
                && last.from >= first.to
                && last.from - first.to <= LONGEST_REST) {
            return days * (first.length() + last.length()) / (double) HOUR;
        }
        return stretches.stream().allMatch(one -> one.worked() == first.worked())
                ? (Double) (days * first.worked() / (double) HOUR)
                : null;
    }

    /** Days and times in turn, each day once; null where one more is off. */
    private static @Nullable Double ofEach(List<Part> parts, BitSet off, @Nullable Integer many) {
        BitSet all = new BitSet();
        double minutes = 0;
        for (int i = 0; i < parts.size(); i += 2) {
            boolean daysFirst = parts.get(i).days != null;
            BitSet days = parts.get(daysFirst ? i : i + 1).days;
            Stretch times = parts.get(daysFirst ? i + 1 : i).times;
            if (days == null || times == null || days.intersects(all)) {
                return null;
            }
            all.or(days);
            BitSet left = (BitSet) days.clone();
            left.andNot(off);
            minutes += left.cardinality() * times.worked();
        }
        all.andNot(off);
        return many != null && many == all.cardinality() ? (Double) (minutes / HOUR) : null;
    }

    private static @Nullable Integer daysOf(String text, List<Part> parts, BitSet off) {
        BitSet days = new BitSet();
        parts.forEach(
                part -> {
                    if (part.days != null) {
                        days.or(part.days);
                    }
                });
        Matcher daysOff = DAYS_OFF.matcher(text);
        days.andNot(off);
        if (!days.isEmpty() && days.cardinality() < WEEK) {
            return days.cardinality();
        }
        if (daysOff.find()) {
            String number = daysOff.group(1) == null ? daysOff.group(2) : daysOff.group(1);
            return WEEK - (number.equals("2") || number.equals("two") ? 2 : 1);
        }
        if (!days.isEmpty()) {
            return days.cardinality();
        }
        if (!off.isEmpty()) {
            return WEEK - off.cardinality();
        }
        if (WEEKDAYS.matcher(text).find()) {
            return WORKDAYS;
        }
        Integer aWeek = HoursText.daysAWeek(text);
        if (aWeek != null || parts.stream().noneMatch(part -> part.times != null)) {
            return aWeek;
        }
        Matcher many = SO_MANY_DAYS.matcher(text);
        if (many.find()) {
            return Integer.valueOf(many.group(1));
        }
        if (WEEKENDS.matcher(text).find()) {
            return WEEK - WORKDAYS;
        }
        return EVERY_DAY.matcher(text).find() ? (Integer) WEEK : null;
    }

    private static @Nullable Boolean byNight(String text, List<Stretch> stretches) {
        if (BY_NIGHT.matcher(text).find()
                || stretches.stream().anyMatch(one -> one.sure && one.ofNight() >= OF_A_NIGHT)) {
            return true;
        }
        boolean byDay =
                !stretches.isEmpty()
                        && stretches.stream().allMatch(one -> one.sure && one.ofNight() == 0)
                        && !IN_TURNS.matcher(text).find();
        return byDay ? false : null;
    }

    private static BitSet days(String some) {
        BitSet days = new BitSet();
        Matcher name = ONE_NAME.matcher(some);
        int before = -1;
        int end = 0;
        while (name.find()) {
            int day = day(name.group());
            if (before >= 0 && RANGE.matcher(some.substring(end, name.start())).matches()) {
                for (int i = before; i != day; i = (i + 1) % WEEK) {
                    days.set(i);
                }
            }
            days.set(day);
            before = day;
            end = name.end();
        }
        return days;
    }

    private static int day(String name) {
        String plain = name.replace(".", "");
        int inShort = SHORT_THAI.indexOf(plain);
        return inShort >= 0
                ? inShort
                : IntStream.range(0, WEEK)
                        .filter(i -> EACH.get(i).matcher("x " + plain).matches())
                        .findFirst()
                        .orElseThrow();
    }

    /**
     * "8-5pm" is from the morning on: of what is not told, what makes the shortest day of work.
     *
     * @param at the first group of the first time
     */
    private static @Nullable Stretch stretch(MatchResult met, int at) {
        int groups = 3; // of a time
        boolean told = met.group(at + 2) != null || met.group(at + groups + 2) != null;
        boolean minutes = met.group(at + 1) != null && met.group(at + groups + 1) != null;
        String hour = met.group(at);
        boolean plain = hour.length() == 2 || Integer.parseInt(hour) >= FIRST_OF_MORNING;
        boolean whole = isOfWholeDay(met, at) || isOfWholeDay(met, at + groups);
        // "9-6" is told as well as "9:00-6:00"; "2-10" is not
        boolean fromMorning =
                !whole
                        && plain
                        && number(met, at) < 12
                        && number(met, at) > number(met, at + groups);
        if (!told && !(minutes && plain) && !fromMorning && !isOfClock(met, at)) {
            return null;
        }
        // "8:00-5:00" is as long by day as by night
        boolean turned = !told && !whole && number(met, at) > number(met, at + groups);
        boolean halves = (told || turned) && !whole;
        Stretch shortest = null;
        for (int from : minutes(met, at, halves)) {
            for (int to : minutes(met, at + groups, halves)) {
                Stretch one = new Stretch(from % DAY, to <= from % DAY ? to + DAY : to, !turned);
                if (one.length() >= SHORTEST
                        && one.length() <= LONGEST
                        && (shortest == null || one.length() < shortest.length())) {
                    shortest = one;
                }
            }
        }
        return shortest;
    }

    /**
     * Whether hours are those of a clock of 24: "8-17", "14-22", "22-6". What rises otherwise may
     * be anything, as ages do.
     */
    private static boolean isOfClock(MatchResult met, int at) {
        int from = number(met, at);
        int to = number(met, at + 3);
        if (met.group("month") != null || (met.group("hours") != null && to * HOUR <= LONGEST)) {
            return false;
        }
        boolean day = from >= FIRST_OF_MORNING && from < 12 && to > 12;
        boolean late = from >= 12 && from <= LAST_BEGINNING && to - from >= FEWEST_HOURS;
        boolean night = from > 12 && to < from && to <= 12;
        return day || late || night;
    }

    /** "22:00", "08:00", "8.00 น." */
    private static boolean isOfWholeDay(MatchResult met, int at) {
        String hour = met.group(at);
        String half = met.group(at + 2);
        return number(met, at) > 12
                || (hour.startsWith("0") && half == null)
                || (half != null && half.startsWith("น"));
    }

    private static int number(MatchResult met, int at) {
        return Integer.parseInt(met.group(at));
    }

    /**
     * From midnight; both where a half of the day is to be told and is not.
     *
     * @param halves whether times are told by the halves of a day
     */
    private static int[] minutes(MatchResult met, int at, boolean halves) {
        int hour = Integer.parseInt(met.group(at));
        String minutes = met.group(at + 1);
        String half = met.group(at + 2);
        int more = minutes == null ? 0 : Integer.parseInt(minutes);
        if (!halves) {
            return new int[] {hour * HOUR + more};
        }
        int morning = hour % 12 * HOUR + more;
        int afternoon = morning + DAY / 2;
        if (half == null) {
            return new int[] {morning, afternoon};
        }
        return new int[] {half.startsWith("a") ? morning : half.startsWith("m") ? DAY : afternoon};
    }

    /**
     * "8 โมงเช้า", "บ่าย 3", "2 ทุ่ม", "10 ng gabi", "noon", as a clock has them; "MWF" as days.
     */
    private static String writtenOut(String text) {
        String plain =
                TURNS.matcher(FOUR_DIGITS.matcher(text).replaceAll("$1:$2-$3:$4"))
                        .replaceAll(met -> turns(met, text.length() <= LONGEST_CELL))
                        .replace("เที่ยงคืน", "24:00")
                        .replace("เที่ยง", "12:00")
                        .replace("บ่ายโมง", "13:00 น.")
                        .replaceAll("\\b12\\s*(?:noon|ng tanghali)\\b|\\bnoon\\b", "12:00pm")
                        .replaceAll(
                                "\\b12\\s*(?:midnight|ng hatinggabi)\\b|\\bmidnight\\b", "12:00mn")
                        .replaceAll("\\bm-?w-?f\\b", "mon,wed,fri")
                        .replaceAll("\\bt-?th-?s(?:at)?\\b", "tue,thu,sat")
                        .replaceAll("\\bt-?th\\b", "tue,thu")
                        .replaceAll("(\\d)\\s*(?:ng|sa)\\s*umaga\\b", "$1am")
                        .replaceAll("(\\d)\\s*(?:ng|sa)\\s*(?:hapon|gabi)\\b", "$1pm");
        plain =
                plain.replaceAll("(\\d)\\s*โมงเช้า", "$1:00 น.")
                        .replaceAll("ตี\\s*([1-5])", "0$1:00 น.");
        plain = spoken(plain, "(\\d)\\s*โมงเย็น|บ่าย\\s*([1-5])(?:\\s*โมง)?", 12);
        plain = spoken(plain, "(\\d)\\s*ทุ่ม()", 18);
        return plain.replaceAll("(\\d)\\s*โมง", "$1:00 น.");
    }

    /**
     * The turns of a whole day as a clock has them; what are none stays as it is.
     *
     * @param halves whether they may be the two halves of a day of work
     */
    private static String turns(MatchResult met, boolean halves) {
        int many = met.group(5) == null ? 2 : 3;
        int[] begins = new int[many];
        int[] ends = new int[many];
        boolean wholeDay = false; // a clock of 24 hours
        for (int i = 0; i < many; i++) {
            begins[i] = Integer.parseInt(met.group(2 * i + 1));
            ends[i] = Integer.parseInt(met.group(2 * i + 2));
            wholeDay |= begins[i] > 12 || ends[i] > 12;
        }
        int each = 24 / many;
        boolean turns = many == 3 || wholeDay;
        for (int i = 0; i < many; i++) {
            int length = Math.floorMod(ends[i] - begins[i], wholeDay ? 24 : 12);
            turns &= begins[i] <= 24 && length == each && ends[i] == begins[(i + 1) % many];
        }
        return !turns
                ? halves && many == 2 ? halves(met) : met.group()
                : IntStream.range(0, many)
                        .map(i -> begins[0] + i * each)
                        .mapToObj(
                                from -> "%02d:00-%02d:00".formatted(from % 24, (from + each) % 24))
                        .collect(joining(" / "));
    }

    /** "8-12 13-17", "8-12, 1-5" as a clock has them, with a rest at noon. */
    private static String halves(MatchResult met) {
        int from = number(met, 1);
        int noon = number(met, 2);
        int again = number(met, 3) < from ? number(met, 3) + 12 : number(met, 3);
        int to = number(met, 4) < again ? number(met, 4) + 12 : number(met, 4);
        boolean halves =
                from >= FIRST_OF_MORNING
                        && noon >= 11
                        && again >= noon
                        && again <= 14
                        && isHalf(noon - from)
                        && isHalf(to - again);
        return halves
                ? "%02d:00-%02d:00 %02d:00-%02d:00".formatted(from, noon, again, to)
                : met.group();
    }

    private static boolean isHalf(int hours) {
        return hours * HOUR >= SHORTEST && hours * HOUR <= WITHOUT_REST;
    }

    private static String spoken(String text, String pattern, int more) {
        return Pattern.compile(pattern)
                .matcher(text)
                .replaceAll(
                        met -> {
                            String hour = met.group(1) == null ? met.group(2) : met.group(1);
                            return (Integer.parseInt(hour) + more) + ":00 น.";
                        });
    }
}
