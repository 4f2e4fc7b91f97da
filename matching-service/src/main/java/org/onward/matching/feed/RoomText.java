package org.onward.matching.feed;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.Signs;

/**
 * What an advert's running text plainly says of where the worker lives: "free accommodation",
 * "stay-in", "มีที่พักฟรี", "may libreng tirahan". A room that is paid for, or that guests have, is
 * none.
 *
 * @param value that it is so, or that it is not
 * @param words that say so
 */
record RoomText(boolean value, String words) {
    private static final int LONGEST = 20_000;
    private static final int NEAR = 40;
    private static final Signs.Kind OF_ROOMS =
            Signs.anywhere(
                    "accommodation",
                    "housing",
                    "lodging",
                    "dorm",
                    "room and board",
                    "barracks",
                    "staff house",
                    "staffhouse",
                    "bunk",
                    "quarters",
                    "tirahan",
                    "tuluyan",
                    "ที่พัก",
                    "หอพัก",
                    "บ้านพัก");
    private static final Signs.Kind OF_STAYING =
            Signs.anywhere(
                    "stay-",
                    "live-",
                    "กับนายจ้าง",
                    "sa amo",
                    "อยู่ประจำ",
                    "พักใน",
                    "พักที่",
                    "พักอาศัย",
                    "กินอยู่");
    private static final Signs SIGNS = Signs.of(OF_ROOMS, OF_STAYING);

    /** What employers call the houses of their workers. */
    static final String WORKERS_HOUSE =
            "barracks|staff ?houses?|bunk ?houses?|(?:staff|living|workers['’]?) quarters";

    private static final Pattern WITHOUT = Pattern.compile("(?<![\\p{L}])w/ ?o(?:ut)?(?![\\p{L}])");
    private static final Pattern WITH = Pattern.compile("(?<![\\p{L}])w/ ?");
    private static final String ROOM =
            "(?:accommodations?|housing|lodging|room and board|dorm(?:itory|itories)?|%s)(?![\\p{L}])"
                    .formatted(WORKERS_HOUSE);
    private static final String THAI_ROOM = "(?:ที่พัก|หอพัก|บ้านพัก)(?!แรม|ผ่อน|รถ|สินค้า)";
    // "free food, lodging P500"
    private static final String FOR_A_SUM = "(?!\\s*[:(=@-]?\\s*(?:[฿₱]|php\\s?|p)?\\d{2})";
    private static final Pattern GIVEN =
            Pattern.compile(
                    "(?:(?<![\\p{L}])(?:free|with|provid(?:es?|ed|ing)|offer(?:s|ed|ing)?|includ(?:es?|ed|ing))(?:[ :,+&/]{1,3}(?:free|staff|company|shared|meals?|food|board|and|the|an?|worker'?s?|employees?|on-?site))*[ :,+&/]{1,3}"
                            + ROOM
                            + "|(?<![\\p{L}])%s(?: (?:and|&) (?:meals?|food))? (?:(?:is|are|will be) )?(?:free|provided|included|available)(?![\\p{L}])"
                                    .formatted(ROOM)
                            + "|(?<!ไม่)(?<!ไม่ได้)(?:มี|ฟรี|พร้อม|จัด)(?:สวัสดิการ)?(?:อาหาร(?:และ|พร้อม)?)?[ (+/]{0,2}"
                            + THAI_ROOM
                            + "|%s(?:อาศัย|พนักงาน)?[ (]{0,2}(?:ฟรี|ให้)".formatted(THAI_ROOM)
                            + "|(?<![\\p{L}])(?:may|libreng|libre ang|mayroong?|merong?|kasama ang)(?: (?:libreng|pagkain|at))* (?:tirahan|tuluyan)(?![\\p{L}])"
                            + "|(?<![\\p{L}])(?:tirahan|tuluyan)(?: at pagkain)? (?:ay )?libre(?![\\p{L}]))"
                            + FOR_A_SUM);
    private static final Pattern DENIED =
            Pattern.compile(
                    ("(?<![\\p{L}])(?:no|not|without|doesn'?t|don'?t|walang?|hindi)(?: (?!but |with )[a-z]+){0,3} (?:(?:accommodations?|housing|lodging|dorm(?:itory)?|%1$s)(?![\\p{L}])|tirahan|tuluyan)"
                                    + "|(?:accommodations?|housing|lodging|dormitory|%1$s) (?:(?:is|are) )?(?:not|excluded)(?![\\p{L}])"
                                    + "|(?:ไม่มี|ไม่รวม|ไม่จัด|ไม่ได้จัด|ไม่มีสวัสดิการ) ?(?:ที่พัก|หอพัก|บ้านพัก)")
                            .formatted(WORKERS_HOUSE));
    private static final Pattern PAID_OR_OF_OTHERS =
            Pattern.compile(
                    "deduct|deposit|allowance|rent|(?<![\\p{L}])fees?(?![\\p{L}])|loan|own expense|own cost|subsid|near(?:by)?(?![\\p{L}])|guests?|clients?|customers?|visitors?|patients?|students?|travel|booking|reserv|(?:hotel|resort|hostel|inn)s? (?:with|offer|provid|that)"
                            + "|ค่า|หัก|เสีย|ราคา|\\d ?ห้อง|(?:โรงแรม|รีสอร์ท)มี|ผ่อน|ใกล้|แขก|ลูกค้า|ผู้เข้าพัก|bayad|kaltas|ibabawas|malapit|bisita");
    private static final Pattern STAYING =
            Pattern.compile(
                    "(?<![\\p{L}])(?:stay|live)-in(?![\\p{L}])(?! partner| couple)|(?:พัก|อยู่)กับนายจ้าง|nakatira sa amo"
                            // a room there that is offered makes nobody live there
                            + "|(?<!ที่|ห้อง|หอ|บ้าน|ให้)(?:พัก(?:อาศัย)?|กินอยู่)(?:ใน|ที่)(?:ฟาร์ม|ไร่|แคมป์|ไซต์งาน|บ้านนายจ้าง|บ้านลูกค้า)"
                            // of a guard it is where they stand
                            + "|อยู่ประจำ(?=\\s*(?:$|[\\n,;/)(]))");
    private static final Pattern STAYING_IN_CELLS =
            Pattern.compile(
                    "(?<![\\p{L}])(stay|live) (in|out)(?=\\s*(?:$|[,;/)(+\\d]))",
                    Pattern.MULTILINE);
    private static final Pattern STAYING_OUT =
            Pattern.compile("(?<![\\p{L}])(?:stay|live)-out(?![\\p{L}])");
    private static final Pattern IN_DOUBT =
            Pattern.compile(
                    "(?<![\\p{L}])(?:or|optional|option|can|may|not|no|hindi|pwede(?:ng)?|puwede(?:ng)?|if|kung|experience|available|preferred)(?![\\p{L}])|ไม่|หรือ|ได้|ไป ?-? ?กลับ");

    /** Whether a place to live comes with the work; null where nothing plainly says so. */
    static @Nullable RoomText room(String text) {
        String plain = plain(text);
        Signs.Found signs = SIGNS.in(plain);
        if (!signs.has(OF_ROOMS) && !signs.has(OF_STAYING)) {
            return null;
        }
        MatchResult denied = first(DENIED, plain, null);
        MatchResult given = first(GIVEN, DENIED.matcher(plain).replaceAll("~"), PAID_OR_OF_OTHERS);
        RoomText staying = liveIn(text);
        if (denied != null) {
            return given == null && staying == null ? new RoomText(false, denied.group()) : null;
        }
        return given != null
                ? new RoomText(true, given.group())
                : staying != null && staying.value ? staying : null;
    }

    /** Whether the worker lives where the employer does, or at the work. */
    static @Nullable RoomText liveIn(String text) {
        String plain = plain(text);
        if (!SIGNS.in(plain).has(OF_STAYING)) {
            return null;
        }
        MatchResult in = first(STAYING, plain, IN_DOUBT);
        MatchResult out = first(STAYING_OUT, plain, IN_DOUBT);
        if (in == null) {
            return out == null || STAYING.matcher(plain).find()
                    ? null
                    : new RoomText(false, out.group());
        }
        return STAYING_OUT.matcher(plain).find() ? null : new RoomText(true, in.group());
    }

    /** A short cell, of pay, benefits or times, where "stay in" is as plain as "stay-in". */
    static String ofCell(String cell) {
        return STAYING_IN_CELLS.matcher(plain(cell)).replaceAll("$1-$2");
    }

    /** The first that nothing near it speaks against. */
    private static @Nullable MatchResult first(
            Pattern pattern, String plain, @Nullable Pattern against) {
        Matcher found = pattern.matcher(plain);
        while (found.find()) {
            String near =
                    plain.substring(
                            Math.max(0, found.start() - NEAR),
                            Math.min(plain.length(), found.end() + NEAR));
            if (against == null || !against.matcher(near).find()) {
                return found.toMatchResult();
            }
        }
        return null;
    }

    private static String plain(String text) {
        return writtenOut(
                text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT));
    }

    /** "w/ lodging" and "w/o lodging" as they are spoken. */
    static String writtenOut(String lower) {
        return lower.contains("w/")
                ? WITH.matcher(WITHOUT.matcher(lower).replaceAll("without")).replaceAll("with ")
                : lower;
    }
}
