package org.onward.matching.feed;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hours of work a week as offices write them: "48", "48 ชม./สัปดาห์", "8 hours a day, 6 days a
 * week". Hours of a day are none of a week, and few hours may be of either.
 */
final class HoursText {
    static final String OF_A_DAY =
            "Hours of a day stand here without the days of a week; this was not understood and left unknown.";
    static final String DAY_OR_WEEK =
            "So few hours may be of a day or of a week; they were left unknown. Write for example: 8 hours a day, 6 days a week.";

    static final String ADDED_UP =
            "Days and times of work were added up to hours a week, less an hour of rest where a day is longer than five. Correct them if that is wrong.";
    static final String WITHOUT_HOURS =
            "Only days of work were understood here, or times that differ; the hours of a week were left unknown.";

    static final String TOO_MANY =
            "These are more than 60 hours a week; they were left unknown. Ask the employer.";

    /** As many as a vacancy may have. */
    private static final int MOST_OF_A_WEEK = 60;

    /** Up to so many may be meant of a day. */
    private static final int MOST_OF_A_DAY = 14;

    private static final String HOURS = "(?:hours?|hrs?[.]?|h|ชั่วโมง|ชม[.]?|oras)";
    private static final String EACH = "(?:/|\\ba\\b|per|each|every|ต่อ|kada|bawat|sa\\s+isang)";
    private static final String WEEK = "(?:weeks?|wk|สัปดาห์|อาทิตย์|linggo)";
    private static final String DAY = "(?:days?|วัน|araw)";
    // not the end of a range or of a larger number
    private static final String ALONE =
            "(?<![\\d.,–~-])(?<![–~-]\\s)(?<!\\b(?:to|or)\\s)(?<!(?:ถึง|หรือ|hanggang)\\s{0,2})";

    private static final Pattern PLAIN =
            Pattern.compile(
                    "(?<weekly>สัปดาห์ละ\\s*)?(?<number>[-+]?\\d{1,6})(?:[.]0+)?\\s*"
                            + HOURS
                            + "?(?<week>\\s*(?:"
                            + EACH
                            + "\\s*"
                            + WEEK
                            + "|weekly))?\\s*(?:[(][^)]{0,60}[)])?");
    private static final Pattern ROUND_THE_CLOCK =
            Pattern.compile("24\\s*" + HOURS + "\\s*(?:[(][^)]{0,60}[)])?");
    private static final Pattern A_WEEK =
            Pattern.compile(
                    "(?:.*\\D)?(?<number>\\d{1,2})\\s*"
                            + HOURS
                            + "[. ]*(?:"
                            + EACH
                            + "\\s*"
                            + WEEK
                            + "|weekly).*");
    private static final Pattern A_DAY =
            Pattern.compile(
                    ALONE
                            + "(?<number>\\d{1,2}(?:[.]\\d{1,2})?)\\s*(?:"
                            + HOURS
                            + "?\\s*[(]?\\s*"
                            + EACH
                            + "\\s*"
                            + DAY
                            + "|"
                            + HOURS
                            + "\\s*[(]?\\s*(?:daily|araw-araw))|วันละ\\s*(?<behind>\\d{1,2}+(?:[.]\\d{1,2}+)?+)(?![\\d.]|\\s*(?:[-–~]|to\\b|or\\b|ถึง|หรือ|hanggang))");
    private static final Pattern DAYS_A_WEEK =
            Pattern.compile(
                    ALONE
                            + "(?<number>[1-7])\\s*"
                            + DAY
                            + "\\s*"
                            + EACH
                            + "\\s*"
                            + WEEK
                            + "|(?:สัปดาห์|อาทิตย์)ละ\\s*(?<behind>[1-7])\\s*วัน");
    // "8 hours, 6 days"; fewer days may be how long a course takes
    private static final Pattern DAYS_BESIDE_HOURS =
            Pattern.compile(
                    "(?<![\\d.,:–~-])(?<!(?:หยุด|เดือนละ)\\s?)(?<number>[4-7])\\s*(?:na\\s+)?(?:working\\s+)?"
                            + DAY
                            + "(?![\\p{L}\\p{M}]|\\s*(?:off\\b|rest\\b|"
                            + EACH
                            + "\\s*(?:months?|เดือน|buwan)))");
    private static final Pattern ONLY_HOURS =
            Pattern.compile(ALONE + "(?<number>\\d{1,2})\\s*" + HOURS + "(?!\\p{L})");
    private static final Pattern DAYS_ALONE =
            Pattern.compile("^\\s*([1-7])\\s*(?:" + DAY + ")?\\s*$");
    private static final Pattern OF_DAY =
            Pattern.compile("(?:" + EACH + "|ราย)\\s*" + DAY + "|\\bdaily\\b|วันละ|araw-araw");
    private static final Pattern OF_WEEK =
            Pattern.compile(
                    "(?:" + EACH + "|ราย)\\s*" + WEEK + "|\\bweekly\\b|(?:สัปดาห์|อาทิตย์)ละ");

    private HoursText() {}

    /** Whether a header says that its cells are hours of a day or of a week. */
    static boolean says(String header) {
        String plain = plain(header);
        return OF_DAY.matcher(plain).find() || OF_WEEK.matcher(plain).find();
    }

    /**
     * @param text of the column of hours, or null
     * @param schedule of a column of days and times of work, or null
     * @param header what the header of hours says of its cells, or null
     * @return hours a week; null where they are unknown
     */
    static @Nullable Integer read(
            @Nullable String text,
            @Nullable String schedule,
            @Nullable String header,
            FeedNotes notes) {
        String days =
                schedule == null
                        ? null
                        : DAYS_ALONE.matcher(schedule).replaceFirst("$1 days a week");
        if (text != null) {
            ScheduleText times = ScheduleText.in(together(text, days, header));
            return read(text, together(text, schedule), header, times, notes);
        }
        if (schedule == null || days == null) {
            return null;
        }
        Integer aWeek = aWeek(plain(schedule));
        if (aWeek != null) {
            return aWeek;
        }
        ScheduleText times = ScheduleText.in(days);
        if (times.hours() != null) {
            return addedUp(times.hours(), schedule, notes);
        }
        Integer ofWeek = ofHoursAndDays(plain(schedule), times.days());
        if (ofWeek != null && ofWeek <= MOST_OF_A_WEEK) {
            return ofWeek;
        }
        if (ofWeek != null) {
            return addedUp(ofWeek, schedule, notes);
        }
        notes.add(
                FeedColumns.SCHEDULE,
                times.days() == null && times.nights() == null
                        ? ReadFeedRow.NOT_UNDERSTOOD
                        : WITHOUT_HOURS,
                schedule);
        return null;
    }

    /** All that cells say of days and times. */
    static String together(@Nullable String... cells) {
        return Stream.of(cells)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static @Nullable Integer addedUp(int hours, String text, FeedNotes notes) {
        boolean many = hours > MOST_OF_A_WEEK;
        notes.add("hours", many ? TOO_MANY : ADDED_UP, text + " → " + hours);
        return many ? null : (Integer) hours;
    }

    private static @Nullable Integer aWeek(String plain) {
        Matcher week = A_WEEK.matcher(plain);
        return week.matches() && Integer.parseInt(week.group("number")) > MOST_OF_A_DAY
                ? Integer.valueOf(week.group("number"))
                : null;
    }

    /** How many days a text says that a week of work has; null where it says nothing. */
    static @Nullable Integer daysAWeek(String text) {
        Double days = number(DAYS_A_WEEK, plain(text));
        return days == null ? null : (Integer) days.intValue();
    }

    /**
     * @param cells the text with that of the schedule, of which the times are
     */
    private static @Nullable Integer read(
            String text,
            String cells,
            @Nullable String header,
            ScheduleText times,
            FeedNotes notes) {
        String plain = plain(text);
        String named = plain(Objects.requireNonNullElse(header, ""));
        Matcher number = PLAIN.matcher(plain);
        Integer hours = number.matches() ? Integer.valueOf(number.group("number")) : null;
        // a program filled the cell, or it is open day and night
        if (hours != null && (hours == 0 || ROUND_THE_CLOCK.matcher(plain).matches())) {
            notes.add("hours", ReadFeedRow.NOT_UNDERSTOOD, text);
            return null;
        }
        if (hours != null && (number.group("week") != null || number.group("weekly") != null)) {
            return hours;
        }
        boolean ofDay = saysDay(plain);
        Integer aWeek = aWeek(plain);
        if (aWeek != null) {
            return aWeek;
        }
        if (hours != null && hours > MOST_OF_A_DAY && (ofDay || !saysDay(named))) {
            return hours; // also "48 (8 hours a day)"
        }
        if (times.hours() != null) {
            return addedUp(times.hours(), cells, notes);
        }
        Integer days = OF_WEEK.matcher(named).find() ? null : days(plain, times.days());
        if (hours == null && days != null && !ofDay) {
            hours = onlyHours(plain); // "8 hours, Mon-Sat"
        }
        boolean few = hours != null && hours > 0 && hours <= MOST_OF_A_DAY;
        boolean ofDays = ofDay || saysDay(named);
        if (ofDays || (few && days != null)) {
            Integer ofWeek =
                    ofDays || hours == null || days == null
                            ? ofDays(ofDay ? plain : plain + " / day", named, days)
                            : (Integer) (hours * days);
            if (ofWeek == null || ofWeek > MOST_OF_A_WEEK) {
                notes.add("hours", ofWeek == null ? OF_A_DAY : TOO_MANY, text);
                return null;
            }
            return ofWeek;
        }
        if (hours == null) {
            if (plain.codePoints().anyMatch(Character::isLetterOrDigit)) {
                notes.add("hours", ReadFeedRow.NOT_UNDERSTOOD, text);
            }
            return null;
        }
        if (few && !OF_WEEK.matcher(named).find()) {
            notes.add("hours", DAY_OR_WEEK, text);
            return null;
        }
        return hours;
    }

    /**
     * Of what an advert says of its hours the part that {@link #read} understands; null where there
     * is none.
     */
    static @Nullable String inAdvert(String text) {
        String plain = plain(text);
        Matcher week = A_WEEK.matcher(plain);
        if (week.matches()) {
            String hours = week.group("number");
            return Integer.parseInt(hours) > MOST_OF_A_DAY ? hours : hours + " hours per week";
        }
        if (ScheduleText.in(text).hours() != null) {
            return text;
        }
        Matcher day = A_DAY.matcher(plain);
        if (day.find()) {
            Integer ofWeek = ofDays(plain, "", ScheduleText.in(text).days());
            if (ofWeek == null) {
                return day.group();
            }
            return ofWeek > MOST_OF_A_WEEK ? plain : ofWeek + " hours per week";
        }
        return plain.matches("\\d{1,2}") ? plain : null;
    }

    private static @Nullable Integer ofDays(
            String text, String header, @Nullable Integer daysNamed) {
        Double hours = number(A_DAY, text);
        Double days =
                Stream.of(text, header)
                        .map(one -> number(DAYS_A_WEEK, one))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(daysNamed == null ? null : (Double) daysNamed.doubleValue());
        return hours == null || days == null ? null : (int) Math.round(hours * days);
    }

    private static @Nullable Double number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return null;
        }
        String number = found.group("number");
        return Double.valueOf(number == null ? found.group("behind") : number);
    }

    /** Of how many days a week; null where it is unknown. */
    private static @Nullable Integer days(String plain, @Nullable Integer named) {
        List<MatchResult> said =
                named == null && !ScheduleText.isOfEveryOther(plain)
                        ? DAYS_BESIDE_HOURS.matcher(plain).results().toList()
                        : List.of();
        return said.size() == 1 ? Integer.valueOf(said.getFirst().group("number")) : named;
    }

    /** "8 hours a day, 6 days a week", "8 hours, Mon-Sat"; null of anything else. */
    private static @Nullable Integer ofHoursAndDays(String plain, @Nullable Integer named) {
        Integer days = days(plain, named);
        Integer hours = days == null ? null : onlyHours(plain);
        return days == null
                ? null
                : saysDay(plain)
                        ? ofDays(plain, "", days)
                        : hours == null || hours > MOST_OF_A_DAY ? null : (Integer) (hours * days);
    }

    /** Where hours are said once alone; of a day or of a week. */
    private static @Nullable Integer onlyHours(String text) {
        List<MatchResult> said = ONLY_HOURS.matcher(text).results().toList();
        int hours = said.size() == 1 ? Integer.parseInt(said.getFirst().group("number")) : 0;
        return hours == 0 || hours > MOST_OF_A_WEEK ? null : (Integer) hours;
    }

    private static boolean saysDay(String text) {
        return OF_DAY.matcher(DAYS_A_WEEK.matcher(text).replaceAll(" ")).find();
    }

    private static String plain(String text) {
        return FeedWords.digits(text).replace('_', ' ').strip().toLowerCase(Locale.ROOT);
    }
}
