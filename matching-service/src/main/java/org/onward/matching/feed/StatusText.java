package org.onward.matching.feed;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row's status says of whether somebody is still sought. What stands behind the word, as in
 * "Filled - 3 Nov", must not speak against it: a vacancy is closed only where a status leaves no
 * doubt.
 *
 * @param words to be repeated: of what is understood the word alone, as names may stand behind it;
 *     else the beginning
 */
record StatusText(Says says, String words) {
    /** Whether somebody is sought. */
    enum Says {
        SOUGHT,
        /** Nobody any more. */
        OVER,
        /** Nobody for now. */
        PAUSED,
        UNKNOWN
    }

    private static final int LONGEST = 200;
    private static final int SHOWN = 40;

    private static final Set<String> OVER =
            Set.of(
                    "filled",
                    "filled up",
                    "all filled",
                    "fully filled",
                    "all hired",
                    "all taken",
                    "already filled",
                    "position filled",
                    "positions filled",
                    "closed",
                    "full",
                    "hired",
                    "hired na",
                    "filled na",
                    "closed na",
                    "cancelled",
                    "canceled",
                    "expired",
                    "withdrawn",
                    "no vacancy",
                    "no longer available",
                    "no longer needed",
                    "no longer hiring",
                    "เต็ม",
                    "เต็มแล้ว",
                    "เต็มจำนวน",
                    "ครบจำนวน",
                    "รับครบแล้ว",
                    "ครบ",
                    "ครบแล้ว",
                    "ปิด",
                    "ปิดแล้ว",
                    "ปิดรับ",
                    "ปิดรับแล้ว",
                    "ปิดรับสมัคร",
                    "ปิดรับสมัครแล้ว",
                    "หยุดรับ",
                    "หยุดรับแล้ว",
                    "หยุดรับสมัคร",
                    "หยุดรับสมัครแล้ว",
                    "ได้คนแล้ว",
                    "ได้พนักงานแล้ว",
                    "ได้แล้ว",
                    "ยกเลิก",
                    "ยกเลิกแล้ว",
                    "หมดเขต",
                    "หมดเขตแล้ว",
                    "puno",
                    "puno na",
                    "sarado",
                    "sarado na",
                    "isinara",
                    "napunan",
                    "napunan na",
                    "kanselado",
                    "tapos na",
                    "may nakuha na",
                    "wala nang bakante");
    private static final Set<String> PAUSED =
            Set.of(
                    "inactive",
                    "on hold",
                    "hold",
                    "paused",
                    "suspended",
                    "not hiring",
                    "temporarily closed",
                    "temporarily on hold",
                    "ระงับ",
                    "ระงับชั่วคราว",
                    "ชะลอรับ",
                    "พักรับ",
                    "พักรับชั่วคราว",
                    "พักรับสมัคร",
                    "พักรับสมัครชั่วคราว",
                    "พักไว้ก่อน",
                    "ปิดชั่วคราว",
                    "ปิดรับชั่วคราว",
                    "ปิดรับสมัครชั่วคราว",
                    "หยุดรับชั่วคราว",
                    "งดรับชั่วคราว",
                    "naka-hold",
                    "pansamantalang itinigil",
                    "pansamantalang sarado");
    private static final Set<String> SOUGHT =
            Set.of(
                    "open",
                    "still open",
                    "reopened",
                    "active",
                    "available",
                    "vacant",
                    "hiring",
                    "now hiring",
                    "ongoing",
                    "urgent",
                    "urgent hiring",
                    "new",
                    "published",
                    "posted",
                    "approved",
                    "ว่าง",
                    "ยังว่าง",
                    "เปิด",
                    "เปิดอยู่",
                    "เปิดรับ",
                    "เปิดรับอยู่",
                    "เปิดรับสมัคร",
                    "ยังเปิดรับ",
                    "รับสมัคร",
                    "กำลังรับสมัคร",
                    "ด่วน",
                    "รับด่วน",
                    "bukas",
                    "bukas pa",
                    "bakante",
                    "bakante pa",
                    "kailangan",
                    "tumatanggap",
                    "may bakante");
    private static final Pattern SPACES = Pattern.compile("[\\s_]+");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[]([^)\\]]*)[)\\]]?");

    // A hyphen without spaces is part of a word: "full-time".
    private static final Pattern BEHIND =
            Pattern.compile(
                    "(.{1,40}?)(?: ?[:;,|] ?| [-–—/] | (?=\\d|until\\b|till\\b|since\\b|hanggang\\b))(.*)");
    private static final Pattern AGAINST =
            Pattern.compile(
                    "\\b(?:no|not|none|open|opened|still|left|more|needed|need|partly|partially|except|but|temporar(?:y|ily)|hindi|pa|kailangan|maliban|bukas)\\b"
                            + "|ไม่|ยัง|อีก|ว่าง|เหลือ|เปิด|บางส่วน|ชั่วคราว");
    private static final String FOR_NOW =
            "(?:temporar(?:y|ily)|for now|for the moment|ชั่วคราว|pansamantala|muna)";
    private static final Pattern ONLY_FOR_NOW = Pattern.compile(FOR_NOW);
    private static final Pattern OVER_FOR_NOW = Pattern.compile("(.{1,40}?) ?" + FOR_NOW);
    private static final Pattern COUNT =
            Pattern.compile("(\\d{1,4}) ?(?:/|of|out of|จาก|sa) ?(\\d{1,4})");
    private static final Pattern DAY =
            Pattern.compile(
                    "(?:(?:on|since|as of|noong|เมื่อ|ตั้งแต่) ?)?(?:(\\d{1,2})[ -]?([\\p{L}\\p{M}.]{2,20})(?:[ -]?\\d{2,4})?"
                            + "|([\\p{L}\\p{M}.]{2,20}) \\d{1,2}(?:,? \\d{4})?|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{2,4})");

    /** A title that says so at its end: "ช่างยนต์ เต็มแล้ว", "Cook (filled)", "Cook - closed". */
    private static final Pattern AT_END_OF_TITLE =
            Pattern.compile(
                    "(?<post>.*[\\p{L}\\p{M}\\d).])(?:\\s*[(\\[](?<within>[^()\\[\\]]{2,40})[)\\]]|\\s+[-–—*/|]+\\s*(?<behind>[^-–—()]{2,40})"
                            + "|\\s+(?<said>(?:เต็ม|ปิดรับ|ปิดรับสมัคร|ได้คน|รับครบ)แล้ว))\\s*");

    /**
     * @param title without what it says of that
     */
    record OfTitle(String title, String status) {}

    /** Null where a title does not say that nobody is sought. */
    static @Nullable OfTitle inTitle(String title) {
        Matcher end = AT_END_OF_TITLE.matcher(title);
        String status =
                title.length() > LONGEST || !end.matches()
                        ? null
                        : Stream.of("within", "behind", "said")
                                .map(end::group)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElseThrow();
        return status == null || !of(status).isSaid() || status.strip().equalsIgnoreCase("full")
                ? null
                : new OfTitle(end.group("post"), status.strip());
    }

    static StatusText of(String status) {
        String text = status.strip();
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new StatusText(Says.SOUGHT, "");
        }
        String shown =
                text.substring(
                        0,
                        text.offsetByCodePoints(
                                0, Math.min(SHOWN, text.codePointCount(0, text.length()))));
        if (text.length() > LONGEST) {
            return new StatusText(Says.UNKNOWN, shown);
        }
        String plain =
                SPACES.matcher(FeedWords.digits(text).toLowerCase(Locale.ROOT)).replaceAll(" ");
        Matcher brackets = BRACKETS.matcher(plain);
        String detail = brackets.find() ? brackets.group(1).strip() : "";
        String word = BRACKETS.matcher(plain).replaceAll("").strip();
        Says says = says(word);
        Matcher behind = BEHIND.matcher(word);
        if (says == Says.UNKNOWN && behind.matches()) {
            word = behind.group(1).strip();
            says = says(word);
            detail = (behind.group(2).strip() + " " + detail).strip();
        }
        Matcher forNow = OVER_FOR_NOW.matcher(word);
        if ((says == Says.OVER && ONLY_FOR_NOW.matcher(detail).matches())
                || (forNow.matches() && OVER.contains(forNow.group(1)))) {
            return new StatusText(Says.PAUSED, word);
        }
        if (says == Says.UNKNOWN || (says == Says.OVER && speaksAgainst(word, detail))) {
            return new StatusText(Says.UNKNOWN, shown);
        }
        return new StatusText(says, word);
    }

    /** Whether it says that nobody is sought, for now or any more. */
    boolean isSaid() {
        return says == Says.OVER || says == Says.PAUSED;
    }

    private static Says says(String word) {
        return OVER.contains(word)
                ? Says.OVER
                : PAUSED.contains(word)
                        ? Says.PAUSED
                        : SOUGHT.contains(word) ? Says.SOUGHT : Says.UNKNOWN;
    }

    /** Of numbers a day, or as many of as many, leave it as it is; of other words most. */
    private static boolean speaksAgainst(String word, String detail) {
        if (detail.isEmpty() || OVER.contains(detail) || isDay(detail)) {
            return false;
        }
        Matcher count = COUNT.matcher(detail);
        if (detail.chars().anyMatch(Character::isDigit)) {
            return !count.matches() || !count.group(1).equals(count.group(2));
        }
        return word.equals("full") || AGAINST.matcher(detail).find(); // "full: time"
    }

    private static boolean isDay(String detail) {
        Matcher day = DAY.matcher(detail);
        if (!day.matches()) {
            return false;
        }
        String month = day.group(2) == null ? day.group(3) : day.group(2);
        return month == null || DayText.month(month) != null;
    }
}
