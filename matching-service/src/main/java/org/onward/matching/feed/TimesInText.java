package org.onward.matching.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an advert's running text plainly says of the times of work: "เวลา 07.30-16.30 น.
 * จันทร์-ศุกร์", "Mon-Sat 8am-5pm", "night shift", "ไม่มีกะดึก". When one may apply, or when a shop
 * is open, are none.
 *
 * @param hours a week; null where days or times are not said, or differ
 * @param nights whether work is by night; null where it is not said, or may be either
 * @param words that say so
 */
record TimesInText(@Nullable Integer hours, @Nullable Boolean nights, String words) {
    private static final int LONGEST = 20_000;

    /** As many hours of a week as a vacancy may have. */
    private static final int MOST_OF_A_WEEK = 60;

    private static final String HALF =
            "(?:a\\.?m\\b\\.?|p\\.?m\\b\\.?|nn\\b|mn\\b|น(?![\\p{L}\\p{M}])\\.?)";
    private static final String TIME = "(?<![\\d.:])\\d{1,2}(?:[.:][0-5]\\d)?\\s?" + HALF + "?";

    /** Minutes or a half of the day on either side, as ages and amounts have none. */
    private static final String RANGE =
            "(?=\\d{1,2}(?:[.:][0-5]\\d|\\s?%1$s)|\\d{1,2}\\s?(?:-|–|to|ถึง|hanggang)\\s?\\d{1,2}\\s?%1$s)%2$s\\s?(?:-|–|—|~|\\bto\\b|\\buntil\\b|ถึง|hanggang)\\s?%2$s"
                    .formatted(HALF, TIME);

    private static final Pattern TIMES = Pattern.compile(RANGE);

    private static final String SO_MANY_DAYS = "[1-7]\\s?(?:days?|วัน|araw)";

    /** Of a clause, as far as days may stand there. */
    private static final int FAR = 50;

    private static final Pattern BEFORE =
            Pattern.compile("(?:(?<!\\d)" + SO_MANY_DAYS + ")?[^\\d\\n;•|]{0,30}$");
    private static final Pattern BEHIND =
            Pattern.compile("[^\\d\\n;•|]{0,30}(?:" + SO_MANY_DAYS + "[^\\d\\n;•|]{0,20})?");

    private static final Pattern SENTENCE_ENDS = Pattern.compile("[.!?]\\s+(?=\\p{L}{3})");

    private static final Pattern NOT_OF_WORK =
            Pattern.compile(
                    "interview|appl(?:y|ic)|submit|contact|call\\b|walk-?in|visit|inquir|office hours|business hours|(?:store|shop|clinic|bank)(?: is)? (?:hours|open)|\\bopen|deadline|lunch|break|shuttle|bus\\b"
                            + "|สมัคร|ติดต่อ|สัมภาษณ์|โทร|ยื่น|เปิด|พักเที่ยง|พักกลางวัน|รถรับส่ง|ลูกค้า"
                            + "|mag-?apply|interbyu|tumawag|tawag|bukas|pahinga");

    /** That the times are those of the work. */
    private static final Pattern OF_WORK =
            Pattern.compile(
                    "เวลา|ทำงาน|กะ|เข้างาน|working|work|schedule|shift|hours?\\b|duty|oras|pasok");

    private static final Pattern BY_NIGHT =
            Pattern.compile(
                    "\\b(?:night|graveyard)[ -](?:shift|duty|work)s?\\b|\\bnight (?:guard|watchman|auditor|porter|driver|crew)\\b|\\bpang-?gabi\\b|\\bgy shift\\b"
                            + "|กะดึก|กะกลางคืน|เวรดึก|เวรกลางคืน|งานกลางคืน|ทำงานกลางคืน"
                            + "|(?:กะ|เวร)เช้า[ /,และ-]{1,5}(?:บ่าย[ /,และ-]{1,5})?ดึก");

    /** One of them stands in all that {@link #BY_NIGHT} finds. */
    private static final List<String> SIGNS_OF_NIGHT =
            List.of("night", "graveyard", "gabi", "gy shift", "ดึก", "กลางคืน");

    private static final Pattern DENIED_BEFORE =
            Pattern.compile(
                    "(?:\\b(?:no|not|non|without|never|walang?|hindi)[ -](?:\\p{L}+ ){0,2}|ไม่(?:มี|ต้อง|เข้า|ทำ|ต้องเข้า|ต้องทำ)?)$");
    private static final Pattern DOUBT_BEFORE =
            Pattern.compile(
                    "\\b(?:or|either|optional|may|might|if|prefer\\w*|choice|choose|experience\\w*)\\b|หรือ|เลือก|ถ้า|o kaya|pwede|puwede");
    private static final Pattern DOUBT_BEHIND =
            Pattern.compile(
                    "^[^.\\n;]{0,12}(?:\\b(?:available|optional|possible|not|or|if)\\b|หรือ|ได้|ไม่|เลือก|walang)");
    private static final int NEAR = 25;

    static final TimesInText SILENT = new TimesInText(null, null, "");

    /** Of a title and tasks. */
    static TimesInText of(String advert) {
        String plain =
                FeedWords.digits(advert.substring(0, Math.min(LONGEST, advert.length())))
                        .toLowerCase(Locale.ROOT);
        String times = times(plain);
        ScheduleText read = times.isEmpty() ? null : ScheduleText.in(times);
        Integer hours = read == null ? null : read.hours();
        boolean saysNight = saysNight(plain);
        Boolean night = saysNight ? night(plain) : null;
        if (hours != null && hours > MOST_OF_A_WEEK) {
            hours = null;
        }
        Boolean nights = night;
        if (!saysNight && read != null) {
            boolean ofWork = read.days() != null || OF_WORK.matcher(times).find();
            nights = ofWork ? read.nights() : null;
        }
        return hours == null && nights == null
                ? SILENT
                : new TimesInText(hours, nights, night == null ? times : nightWords(plain));
    }

    /** All clauses that tell of times of work; empty where there are none. */
    private static String times(String plain) {
        List<String> found = new ArrayList<>();
        Matcher times = TIMES.matcher(plain).useTransparentBounds(true);
        int done = 0;
        int at = 0;
        while (at < plain.length()) {
            if (!Character.isDigit(plain.charAt(at))
                    || !times.region(at, plain.length()).lookingAt()) {
                at++;
                continue;
            }
            at = times.end();
            String before = plain.substring(Math.max(done, times.start() - FAR), times.start());
            Matcher clause = BEFORE.matcher(before);
            int begins = clause.find() ? clause.start() : before.length();
            Matcher end = SENTENCE_ENDS.matcher(before).region(begins, before.length());
            while (end.find()) {
                begins = end.end();
            }
            String behind =
                    plain.substring(times.end(), Math.min(plain.length(), times.end() + FAR));
            Matcher rest = BEHIND.matcher(behind);
            int ends = rest.lookingAt() ? rest.end() : 0;
            Matcher next = SENTENCE_ENDS.matcher(behind).region(0, ends);
            if (next.find()) {
                ends = next.start();
            }
            done = times.end() + ends;
            String whole = before.substring(begins) + times.group() + behind.substring(0, ends);
            if (!NOT_OF_WORK.matcher(whole).find()) {
                found.add(whole.strip());
            }
        }
        return String.join("; ", found);
    }

    private static String nightWords(String plain) {
        Matcher night = BY_NIGHT.matcher(plain);
        return night.find() ? night.group() : "";
    }

    private static boolean saysNight(String plain) {
        return SIGNS_OF_NIGHT.stream().anyMatch(plain::contains) && BY_NIGHT.matcher(plain).find();
    }

    /** By words alone; null where they say nothing, or it may be either. */
    private static @Nullable Boolean night(String plain) {
        Matcher night = BY_NIGHT.matcher(plain);
        Boolean said = null;
        while (night.find()) {
            String before = plain.substring(Math.max(0, night.start() - NEAR), night.start());
            String behind =
                    plain.substring(night.end(), Math.min(plain.length(), night.end() + NEAR));
            boolean denied = DENIED_BEFORE.matcher(before).find();
            if (!denied
                    && (DOUBT_BEFORE.matcher(before).find()
                            || DOUBT_BEHIND.matcher(behind).find())) {
                return null;
            }
            if (said != null && said == denied) {
                return null;
            }
            said = !denied;
        }
        return said;
    }
}
