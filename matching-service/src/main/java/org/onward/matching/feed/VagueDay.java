package org.onward.matching.feed;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A time that is no day: a month or a year ("ธ.ค. 69", "01/2570", "Q1 2027"), how long something
 * takes ("within 15 days"), or what may be a day or a year ("Dec-26"). No day is made of it.
 *
 * @param latest the last day that may be meant; null where nothing says so
 */
record VagueDay(@Nullable LocalDate latest) {
    private static final String YEAR = "(?:19|20|24|25)\\d\\d";
    private static final String MONTHS =
            DayText.months().stream()
                    .sorted(Comparator.comparing(String::length).reversed())
                    .map(name -> (name.charAt(0) < 0x80 ? "(?<![a-z])" : "") + Pattern.quote(name))
                    .collect(Collectors.joining("|", "(?<month>", ")"));
    private static final Pattern LENGTH =
            Pattern.compile(
                    "(?<![\\d.,/-])\\d{1,3}(?: ?(?:-|–|~|to|ถึง|hanggang|or|หรือ|o) ?\\d{1,3})?(?:st|nd|rd|th)?"
                            + " ?(?:[(]\\d{1,3}[)] ?)?(?:(?:calendar|working|business) )?"
                            + "(?:(?:days?|weeks?|wks?|months?|quarter|half|hours?|hrs?|araw|linggo|buwan|oras)(?![a-z])"
                            + "|วัน|สัปดาห์|อาทิตย์|เดือน|ชั่วโมง|ชม)"
                            + "|(?:(?<![a-z])week|(?:สัปดาห์|อาทิตย์)(?:ที่)?) ?[1-5](?!\\d)");
    private static final Pattern QUARTER =
            Pattern.compile(
                    "(?:(?<![a-z])q ?|ไตรมาส(?:ที่)? ?)[1-4](?!\\d)|(?<!\\d)[1-4]q(?![a-z\\d])");
    private static final Pattern NAMED =
            Pattern.compile(
                    MONTHS
                            + "[. ]*(?:(?:,|of|ng|ปี|[-/]) ?)?(?:(?<year>"
                            + YEAR
                            + ")|['’](?<two>\\d\\d)|(?<many>3[2-9]|[4-9]\\d))(?!\\d)");
    // "Dec-26" is a month as Excel shows it, and a day as people write it: its year is not known.
    private static final Pattern DAY_OR_YEAR = Pattern.compile(MONTHS + "[. ]*- ?\\d\\d(?!\\d)");
    private static final Pattern YEAR_THEN_NAME =
            Pattern.compile("(?<!\\d)(?<year>" + YEAR + ")[-/. ]*" + MONTHS);
    private static final String NUMBER = "(?<month>0?[1-9]|1[0-2])";
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "(?<![\\d/.-])" + NUMBER + " ?[/.-] ?(?<year>" + YEAR + ")(?![\\d/.-])");
    private static final Pattern YEAR_THEN_NUMBER =
            Pattern.compile("(?<![\\d/.-])(?<year>" + YEAR + ")[/.-]" + NUMBER + "(?![\\d/.-])");
    private static final Pattern YEAR_ALONE =
            Pattern.compile("(?<![\\d.-])(?<year>" + YEAR + ")(?![\\d/.-])");

    /**
     * @param plain as {@link DayText} leaves it
     * @return null where its figures say something else, or it has none
     */
    static @Nullable VagueDay read(String plain) {
        List<LocalDate> ends = new ArrayList<>();
        String left = LENGTH.matcher(plain).replaceAll(" ");
        boolean open = !left.equals(plain);
        left = QUARTER.matcher(left).replaceAll(" ");
        for (Pattern months : List.of(NAMED, YEAR_THEN_NAME, NUMBERED, YEAR_THEN_NUMBER)) {
            Matcher found = months.matcher(left);
            found.results().map(VagueDay::endOfMonth).forEach(ends::add);
            left = found.replaceAll(" ");
        }
        Matcher either = DAY_OR_YEAR.matcher(left);
        open |= either.find();
        left = either.replaceAll(" ");
        Matcher years = YEAR_ALONE.matcher(left);
        years.results()
                .map(one -> LocalDate.of(DayText.fullYear(one.group("year")), 12, 31))
                .forEach(ends::add);
        left = years.replaceAll(" ");
        if (left.equals(plain) || left.chars().anyMatch(Character::isDigit)) {
            return null;
        }
        return new VagueDay(
                open ? null : ends.stream().max(Comparator.naturalOrder()).orElse(null));
    }

    private static LocalDate endOfMonth(MatchResult found) {
        String name = found.group("month");
        Integer named = DayText.month(name);
        return YearMonth.of(
                        DayText.fullYear(year(found)),
                        named == null ? Integer.parseInt(name) : named)
                .atEndOfMonth();
    }

    private static String year(MatchResult found) {
        return found.namedGroups().keySet().stream()
                .filter(name -> !name.equals("month"))
                .map(found::group)
                .filter(year -> year != null)
                .findFirst()
                .orElseThrow();
    }
}
