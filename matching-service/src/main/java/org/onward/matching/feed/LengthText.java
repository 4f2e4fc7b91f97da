package org.onward.matching.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long something takes, as offices write it, in weeks: "6 months", or a number under a header.
 */
final class LengthText {
    private static final Pattern MONTHS_OR_YEARS =
            Pattern.compile(
                    "\\s*([0-9]{1,2})\\s*(?:(เดือน|months?|mos?[.]?|buwan)|(ปี|years?|yrs?[.]?|taon))\\s*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern YEARS = Pattern.compile("\\byears?\\b|ปี|\\btaon\\b");
    private static final Pattern MONTHS =
            Pattern.compile("\\bmonths?\\b|\\bmos?\\b|เดือน|\\bbuwan\\b");
    private static final Pattern WEEKS =
            Pattern.compile("\\bweeks?\\b|\\bwks?\\b|สัปดาห์|อาทิตย์|\\blinggo\\b");
    private static final Pattern SHORTER =
            Pattern.compile("\\b(?:days?|hours?|hrs?|araw|oras)\\b|วัน|ชั่วโมง|ชม");
    static final String LENGTH_OF_WHAT =
            "Whether this is weeks or months is not said; it was left unknown. Write it behind the number.";

    private static final long MOST_WEEKS = 260; // of a vacancy

    private LengthText() {}

    static @Nullable Integer weeks(FeedItem.Row row, FeedNotes notes) {
        String text = row.text("weeks");
        if (text == null) {
            return null;
        }
        Matcher longer = MONTHS_OR_YEARS.matcher(FeedWords.digits(text));
        if (longer.matches()) {
            int months = Integer.parseInt(longer.group(1)) * (longer.group(3) == null ? 1 : 12);
            return Math.round(months * 52 / 12f);
        }
        Integer number = ReadFeedRow.whole(row, "weeks", notes);
        String header = row.text(FeedColumns.LENGTH_HEADER);
        if (number == null || header == null || saysWeeks(text)) {
            return number;
        }
        String named = header.replace('_', ' ').toLowerCase(Locale.ROOT);
        boolean months = MONTHS.matcher(named).find();
        boolean years = YEARS.matcher(named).find();
        if (SHORTER.matcher(named).find()
                || Stream.of(saysWeeks(named), months, years).filter(said -> said).count() != 1) {
            notes.add("weeks", LENGTH_OF_WHAT, text);
            return null;
        }
        return Math.round(number * (months ? 52 / 12f : years ? 52 : 1));
    }

    /**
     * From the first to the last day of a course, in whole weeks; of more than anything here takes,
     * the last day is of something else.
     */
    static @Nullable Integer between(
            @Nullable String startOn, @Nullable String endsOn, FeedNotes notes) {
        if (startOn == null || endsOn == null) {
            return null;
        }
        try {
            long days =
                    ChronoUnit.DAYS.between(LocalDate.parse(startOn), LocalDate.parse(endsOn)) + 1;
            if (days > MOST_WEEKS * 7) {
                notes.add(FeedColumns.ENDS_ON, ReadFeedRow.NOT_UNDERSTOOD, endsOn);
                return null;
            }
            return days < 1 ? null : Math.max(1, Math.round(days / 7f));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean saysWeeks(String text) {
        return WEEKS.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
