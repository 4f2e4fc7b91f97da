package org.onward.matching.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.PostingWords;

/**
 * Pay as offices write it in one cell: "฿12,000", "PHP 15,000–18,000/month", "15,000 บาท/เดือน",
 * "12k", "ตามตกลง". What is not understood to the last word is not guessed at.
 *
 * @param least null where no sum stands there
 * @param most null where one sum stands there
 * @param open whether that sum is said to be the lowest: nobody says how much at most
 * @param currency ISO 4217, where the cell says so
 * @param period hour, day, week, month, year or whole, where the cell says so
 * @param problem why it cannot be read, or null
 * @param remark what was read otherwise than it stands there, or null
 */
record PayText(
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        boolean open,
        @Nullable String currency,
        @Nullable String period,
        @Nullable String problem,
        @Nullable String remark) {
    static final String OTHER_MONEY =
            "The sum that stands here in another country's money was left out.";
    static final String EIGHT_HOURS = "The pay of 8 hours was read as that of a day.";
    static final String ON_TOP_LEFT_OUT = "What comes on top of the sum was not counted.";
    static final String DIGITS = "Write a sum in digits, like 12000 or 12000.50.";
    static final String TWO_CURRENCIES =
            "Two currencies stand here; write one sum and its currency.";
    static final String TWO_PERIODS =
            "Two periods stand here; say what the pay is for: hour, day, month or whole.";
    static final String ONLY_MOST =
            "Only the highest pay stands here; the pay was left unknown. Write the lowest too.";
    static final String ONLY_LEAST =
            "Only the lowest pay stands here; how much at most stays open.";
    static final String OTHER_TIME =
            "This is pay for another time than an hour, a day or a month, or paid out in parts; write the sum of one of these and say of which.";
    private static final int LONGEST_PART = 60;
    private static final Pattern AROUND_PART =
            Pattern.compile("^[\\s,;:/+()\\[\\]-]+|[\\s,;:/+()\\[\\]-]+$");
    private static final Pattern TELLING = Pattern.compile("[a-z]{4}|[ก-๙]");

    // Said in the header of a column, it is the pay of a month, as เงินเดือน is.
    private static final Pattern SALARY = Pattern.compile("\\b(?:salary|sahod|sweldo|suweldo)\\b");
    private static final Pattern SUM_IN_LETTERS =
            Pattern.compile(
                    "\\b(?:hundred|thousand|million|daan|libo|libong|milyon)\\b|(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)\\s?(?:ร้อย|พัน|หมื่น|แสน)"
                            + "|(?:ร้อย|พัน|หมื่น|แสน)\\s?(?:หนึ่ง|เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)");
    private static final Pattern SUM =
            Pattern.compile(
                    "(?<![\\d.,])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,4})?|\\d{1,3}(?: \\d{3})+|\\d{1,12}(?:\\.\\d{1,4})?)"
                            + "(?![\\d])\\s?(k\\b|t\\b(?!-[a-z])|thousand\\b|พัน|หมื่น|แสน|ล้าน|libo\\b)?");
    private static final Pattern THOUSANDS_GROUPED = Pattern.compile("\\d{1,3}[, ]\\d{3}");
    // "12,000.-": a price without satang
    private static final Pattern WHOLE_BAHT = Pattern.compile("\\d\\s?[.,]-(?!\\s?\\d)");
    static final String ON_TOP =
            "(?:13th\\s+month(?:\\s+pay)?|ot\\b|overtime|commission|comm?\\b\\.?|tips?\\b|incentives?|benefits?|allowances?|allow\\b\\.?|service\\s+charge|svc\\b\\.?|sc\\b|เซอร์วิส(?:ชาร์[จต]|ชาจ)?|(?:ค่า|เบี้ย)?เที่ยว(?:วิ่ง)?(?!ละ)|โอที|ค่าคอม(?:มิชชั่น)?"
                    + "|คอมมิชชั่น|เบี้ยขยัน|เบี้ยเลี้ยง|สวัสดิการ|ทิป|คอม|ค่าอาหาร|อาหาร|ค่าเดินทาง|ค่าตำแหน่ง|เงินประจำตำแหน่ง|ค่าล่วงเวลา|ค่าน้ำมัน|ค่าข้าว|ค่ากะ|ค่าครองชีพ)";
    private static final Pattern SUM_ON_TOP =
            Pattern.compile(
                    "(?:\\+|\\bplus\\b|\\bwith\\b|\\bat\\b|\\bmay\\b|บวก|และ|พร้อม)\\s*(?:(?<before>\\d[\\d,]*k?)\\s*)?"
                            + ON_TOP
                            + "(?:\\s*(?:ng|of)\\b|\\s*(?:เที่ยว|วัน|เดือน|ชิ้น|ตัว|ครั้ง|คน|กะ)ละ)?(?:\\s*[(]?\\s*(?:(?:up\\s+to|hanggang|about|around|avg\\b\\.?|average|สูงสุด|ไม่เกิน|ประมาณ|เฉลี่ย)\\s*)?(?<behind>\\d[\\d,]*k?(?:\\s*-\\s*\\d[\\d,]*k?)?)\\s*%?\\s*[)]?(?:\\s*(?:บาท|฿|baht\\b|thb\\b|php\\b|pesos?\\b))?"
                            + "(?:\\s*(?:/|ต่อ|\\bper\\b|\\ba\\b|\\bkada\\b)\\s*(?:วัน|เดือน|ชั่วโมง|ชม\\.?|day\\b|month\\b|hour\\b|araw\\b|buwan\\b|oras\\b))?)?");
    // "345 a day, attendance 500/month", "10,500 commission about 3,000-5,000", "25,000 + 5% of
    // sales"
    private static final Pattern NAMED_ON_TOP =
            Pattern.compile(
                    "(?<=\\d.{0,30})(?<!(?:รวม|ncluding|ncl\\.?)\\s{0,2})(?:[\\s,;(/]+"
                            + ON_TOP
                            + "\\s*(?:เฉลี่ย|ประมาณ|\\bavg\\b\\.?|\\baverage\\b|\\babout\\b|\\bup\\s+to\\b|\\bhanggang\\b|สูงสุด|ไม่เกิน|(?:ชม\\.?|ชั่วโมง|วัน|เดือน|เที่ยว)ละ)?\\s*:?\\s*\\d[\\d,]*k?(?:\\s*-\\s*\\d[\\d,]*k?)?\\s*%?(?:\\s*(?:บาท|฿|baht\\b|thb\\b|php\\b|pesos?\\b))?"
                            + "(?:\\s*(?:/|ต่อ|\\bper\\b|\\ba\\b|\\bkada\\b)\\s*(?:วัน|เดือน|ชั่วโมง|ชม\\.?|day\\b|month\\b|hour\\b|araw\\b|buwan\\b|oras\\b))?"
                            + "|\\s*\\+\\s*\\d{1,2}(?:\\.\\d{1,2})?\\s?%\\s*(?:จาก|ของ|\\bof\\b)?\\s*(?:ยอดขาย|(?:the\\s+)?sales\\b|"
                            + ON_TOP
                            + ")?)\\s*\\)?");
    private static final Pattern MEALS =
            Pattern.compile(
                    "(?:อาหาร|\\bmeals?\\b|\\bfood\\b)\\s*[(]?\\s*\\d\\s?(?:x\\b|มื้อ)(?:\\s*(?:/|ต่อ|\\b(?:per|a)\\b)\\s*(?:วัน|day\\b))?\\s*[)]?"
                            + "|\\b\\d\\s?(?:free\\s+)?(?:meals?\\b|มื้อ)(?:\\s*(?:/|ต่อ|\\b(?:per|a)\\b)\\s*(?:วัน|day\\b))?");
    private static final Pattern RAISES_AND_DAYS_OFF =
            Pattern.compile(
                    "[(,;]?\\s*หยุด\\s*(?:เดือน|สัปดาห์|อาทิตย์)ละ\\s*\\d\\s*วัน\\s*\\)?|[(,]?\\s*(?:มีการ)?ปรับ(?:เงินเดือน|ค่าจ้าง|ขึ้น|เพิ่ม)?(?:ให้)?\\s*(?:ทุก|ราย)\\s*(?:\\d{1,2}\\s*)?(?:เดือน|ปี)\\s*[)]?"
                            + "|[(,]?\\s*(?:\\bwith\\s+|\\bw/\\s*)?\\b(?:increase|raise|appraisal)\\s+(?:every|after)\\s+\\d{1,2}\\s+(?:months?|years?)\\b\\s*[)]?");
    private static final Pattern SUM_WITHIN =
            Pattern.compile(
                    "(?:รวม|\\bincluding\\b|\\bincl\\b\\.?)\\s?"
                            + ON_TOP
                            + "\\s*\\d[\\d,]*(?:\\s*(?:บาท|baht\\b|pesos?\\b))?");
    // "15,000 a month + 100 a day"
    private static final Pattern AND_ANOTHER =
            Pattern.compile("(.*\\d.*?)(?:\\+|\\bplus\\b|บวก)(.*\\d.*)");
    // By which the pay of a public post is known: "SG-11 (P27,000)"; "SG 20-25" is a sum.
    private static final Pattern SALARY_GRADE =
            Pattern.compile(
                    "[(\\[/,-]?\\s*\\b(?:sg|salary\\s+grade)[\\s.:#-]*(?:no\\.?\\s*)?(?:[12]\\d|3[0-3]|[1-9])(?![.,]?\\d|k\\b|\\s?(?:[-~/]\\s?\\d|/|per\\b))"
                            + "(?:\\s*,?\\s*\\(?step\\s*\\d\\)?)?\\s*[)\\]]?\\s*[-:,=]?");
    private static final Pattern DASH_BEFORE_WORDS = Pattern.compile("\\s-\\s+(?=\\p{L})");
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*(?:-|~|/|to|ถึง|hanggang|and|at|จนถึง)\\s*");
    private static final String GUARANTEED =
            "ประกัน(?:รายได้|ค่าแรง|ค่าจ้าง|มือ(?!ถือ))(?:วันละ|เดือนละ)?|การันตี(?:รายได้|เงินเดือน|ขั้นต่ำ)*|\\bguarantee[ds]?\\b";
    // "50% commission, guaranteed 400 a day": the share of what is sold comes on top
    private static final Pattern SHARE_BEFORE_GUARANTEED =
            Pattern.compile(
                    "^(?:%1$s\\s*:?\\s*\\d{1,2}\\s?%%|\\d{1,2}\\s?%%\\s*%1$s|(?:ส่วน)?แบ่ง\\s*:?\\s*\\d{1,2}\\s?[/:-]\\s?\\d{1,2}|\\d{1,2}\\s?[/:-]\\s?\\d{1,2}\\s+(?:shar(?:e|ing)|split|hatian))\\s*[,;+/(-]?\\s*(?=(?:min(?:imum)?\\.?\\s+|with\\s+|ขั้นต่ำ)?(?:%2$s))"
                            .formatted(ON_TOP, GUARANTEED));
    private static final Pattern AT_LEAST =
            Pattern.compile(
                    "\\bfrom\\b|\\bstart(?:ing|s)?\\b|\\bmula\\b|\\bsimula\\b|เริ่มต้น|เริ่ม|ตั้งแต่|ขึ้นไป|\\bup(?:wards)?\\b(?!\\s+to)|%s"
                                    .formatted(GUARANTEED)
                            + "|\\bpataas\\b|\\b(?:at|not?)\\s+(?:least|less\\s+than)\\b|\\bmin(?:imum)?\\b(?!\\.?\\s+wage)|(?<!ค่าแรง)ขั้นต่ำ|ไม่ต่ำกว่า|ไม่น้อยกว่า"
                            + "|\\bhindi\\s+bababa\\s+sa\\b|(?<=[\\dk]\\s?)\\+{2,}|(?<=[\\dk]\\s?)\\+\\s*(?:/|\\bper\\b|\\ba\\b|\\bkada\\b|ต่อ)?\\s*$|(?<![.,])-\\s*$");
    private static final Pattern UP_TO =
            Pattern.compile(
                    "\\bup\\s+to\\b|\\bmax(?:imum)?\\b|ไม่เกิน|สูงสุด|\\bhanggang\\s*(?=\\d)");
    // What may stand beside a sum and does not change it; what comes on top is not counted.
    private static final Pattern BESIDE =
            Pattern.compile(
                    "\\bper\\b|\\ba\\b|\\ban\\b|\\beach\\b|\\bkada\\b|\\bbawat\\b|\\bsa\\b|\\bisang\\b|\\bang\\b|ต่อ|ละ|/"
                            + "|\\bnet\\b|\\bgross\\b|\\bbasic\\b|\\bsalary\\b|\\bsahod\\b|\\bsweldo\\b|\\bpay\\b|\\bwage\\b"
                            + "|เงิน|ค่าจ้าง|ค่าแรง|ราย(?:ได้)?|\\bfrom\\b|\\bstart(?:ing|s)?\\b(?:\\s+at\\b)?|\\bmula\\b|\\bsimula\\b"
                            + "|เริ่มต้น|เริ่ม|ตั้งแต่|ขึ้นไป|\\bup(?:wards)?\\b|\\bpataas\\b|\\bat\\s+least\\b|\\bnot?\\s+less\\s+than\\b|\\bmin(?:imum)?\\b"
                            + "|ไม่ต่ำกว่า|ไม่น้อยกว่า|\\bhindi\\s+bababa\\s+sa\\b|ฐาน|"
                            + GUARANTEED
                            + "|(?:มี|พร้อม|(?:ไม่)?รวม|ฟรี)?\\s?(?:กินอยู่|(?:อาหาร|ที่พัก|บ้านพัก|หอพัก|น้ำไฟ)(?:(?:\\s*(?:,|/|และ|พร้อม)\\s*|\\s*)(?:อาหาร|ที่พัก|น้ำไฟ))*)\\s?(?:ฟรี)?"
                            + "|มี"
                            + ON_TOP
                            + "|"
                            + ON_TOP
                            + "ต่างหาก|\\ballow(?:ance)?\\b\\.?|\\bot\\s+paid\\b|\\bpaid\\s+ot\\b|\\bstay[- ]?in\\b|อยู่ประจำ|\\blibre(?:ng)?\\s+(?:pag)?(?:kain|tira(?:han)?|meals?|lodging|uniporme|uniform)\\b"
                            + "|(?:ไม่|ยังไม่)?รวม\\s?"
                            + ON_TOP
                            + "|\\b(?:including|incl\\.?|excluding|excl\\.?|plus)\\s+"
                            + ON_TOP
                            + "|(?:\\b(?:with|and|plus)\\s+|\\bw/\\s*)?(?:\\bfree\\s+)?\\b(?:meals?|lunch|food|lodging|board\\s*(?:and|&)\\s*lodging|accommodation|housing|uniforms?)\\b"
                            + "|(?:\\b(?:with|and|plus)\\s+|\\bw/\\s*)?\\b(?:sss|phil-?health|pag-?ibig|hmo)\\b(?:\\s+(?:contributions?|benefits?)\\b)?"
                            + "|\\btax[- ]?free\\b|\\bplus(?=\\s*(?:$|/|\\bper\\b|\\ba\\b))"
                            + "|ขั้นต่ำ|ประมาณ|คน|\\bpersons?\\b|\\btao\\b|\\(|\\)|\\[|]|\\+|:|,-|\\.-|=|\\.(?=\\s|$)|[-–]$|,(?=\\s|$)");

    // A day's work by law, in Thailand as in the Philippines.
    private static final String OF_EIGHT = "8\\s?(?:hours?|hrs?\\.?|h\\b|ชั่วโมง|ชม\\.?|oras)";
    private static final Pattern FOR_EIGHT_HOURS =
            Pattern.compile("(?:/|\\bper\\b|\\bfor\\b|\\bkada\\b|\\bsa\\b|ต่อ)\\s?" + OF_EIGHT);
    private static final Pattern DAY_OF_EIGHT_HOURS =
            Pattern.compile("[(\\[]\\s?" + OF_EIGHT + "\\s?[)\\]]");
    // How long is worked, and when not, is no time that pay is for.
    private static final String NO_UNIT =
            "(?<![\\d.,/x×-])(?<![/x×]\\s)(?<!\\b(?:per|for|kada|sa|every|after)\\s)(?<!ต่อ\\s?)";
    private static final String LAST_DAYS =
            "(?:fri(?:day)?|sat(?:urday)?|sun(?:day)?|biyernes|sabado|linggo|(?:วัน)?(?:ศุกร์|เสาร์|อาทิตย์)|(?:ศ|ส|อา)\\.?(?![ก-๙]))";
    private static final Pattern TIME_OF_WORK =
            Pattern.compile(
                    "[(,;]?\\s*(?:\\bfor\\b\\s*)?(?:วันละ\\s*)?\\b\\d{1,2}\\s*(?:hours?|hrs?\\.?|ชั่วโมง|ชม\\.?)\\s*(?:/|\\bper\\b|\\ba\\b|ต่อ)\\s*(?:day\\b|วัน)\\s*\\)?"
                            + "|[(,;]?\\s*\\b\\d\\s*(?:days?|วัน)\\s*(?:/|\\bper\\b|\\ba\\b|ต่อ)\\s*(?:week\\b|wk\\b|สัปดาห์)\\s*\\)?"
                            + "|[(,;]?\\s*หยุด\\s*(?:ทุก)?(?:วัน)?(?:อาทิตย์|เสาร์)(?:\\s*(?:-|และ)\\s*(?:วัน)?อาทิตย์)?(?:\\s*\\d\\s*วัน)?\\s*\\)?"
                            + "|[(,;]?\\s*(?:\\b\\d\\s*days?|\\b(?:satur|sun)days?)\\s+off\\b\\s*\\)?"
                            + "|[(,;]?\\s*หยุด\\s*\\d\\s*วัน(?![ก-๙])\\s*\\)?"
                            + "|(?<=\\d.{0,40})[(,;]?\\s*"
                            + NO_UNIT
                            + "\\b(?:[6-9]|1[0-4])\\s*(?:hours?\\b|hrs?\\b\\.?|ชั่วโมง|ชม\\.?|oras\\b)\\s*\\)?"
                            + "|(?<=\\d.{0,40})[(,;]?\\s*"
                            + NO_UNIT
                            + "\\b[4-7]\\s*(?:working\\s+)?(?:days?\\b|วัน(?![ก-๙])|araw\\b)(?:\\s+(?:of\\s+)?work\\b)?\\s*\\)?"
                            + "|(?<=\\d.{0,40})[(,;]?\\s*(?:\\bmon(?:day)?|\\blunes|\\bm(?=-)|(?:วัน)?จันทร์|(?<![ก-๙])จ\\.?)\\s*(?:-|\\bto\\b|\\bhanggang\\b|ถึง)\\s*"
                            + LAST_DAYS
                            + "\\s*\\)?");
    // How long a day of work is; nothing is paid for so many hours together.
    private static final Pattern LONG_DAY =
            Pattern.compile(
                    "(?<=\\d.{0,40})[(\\[]\\s?(?:9|1[0-4])\\s?(?:hours?|hrs?\\.?|ชั่วโมง|ชม\\.?|oras)\\s?[)\\]]");
    private static final Pattern OF_OTHER_WORK =
            Pattern.compile(
                    "(?:/|\\b(?:per|an?|each|kada|bawat)\\b|ต่อ)\\s?(?:(?:shift|night|trip|event|delivery|order|piece|pc|head|unit|sack|bag|ton|kilo|kg|biyahe|piraso|sako|gabi)s?\\b|กะ|คืน|ชิ้น|เที่ยว|ตัว|กระสอบ|มัด|ไร่|ตัน|กก|กิโล|โล|งาน|ออเดอร์)"
                            + "|(?:กะ|คืน|ชิ้น|เที่ยว|ตัว|กระสอบ|มัด|ไร่|ตัน|กิโล|กก\\.?)ละ");
    private static final Pattern TOUCHING =
            Pattern.compile(
                    "(?<=\\d)(?=(?:pesos?|php|thb|baht)\\b)|(?<=\\b(?:thb|php|baht))(?=\\d)");
    // Half a month, two weeks: what is paid out then may be the sum of it, or of a month in parts.
    private static final Pattern IN_PARTS =
            Pattern.compile(
                    "\\b(?:semi|bi)[-_ ]?(?:month|week)|\\b(?:twice|two times) (?:a|per|each|every) month"
                            + "|(?:\\b(?:every|per|each|kada|bawat)|/|ทุก|ต่อ|งวด|ราย|ละ) ?1[3-6] ?(?:days?|วัน|araw)"
                            + "|\\bkinsenas|\\bkada kinse|ปักษ์|\\bcut[- ]?off|\\bhalf[- ]?(?:a )?month|ครึ่งเดือน"
                            + "|\\bfortnightly|\\bevery (?:two|2) weeks|เดือนละ ?(?:2|สอง) ?ครั้ง|\\bdalawang beses");
    private static final String FOR = "/|\\bper\\b|\\bevery\\b|\\bkada\\b|ต่อ|ทุก|งวด";
    private static final String SEVERAL =
            " ?(?:[2-9]|[1-9]\\d) ?(?:hours?|hrs?|days?|weeks?|months?|ชั่วโมง|ชม|วัน|สัปดาห์|เดือน|oras|araw|linggo|buwan)";
    private static final Pattern FOR_SEVERAL = Pattern.compile("(?:" + FOR + ")" + SEVERAL);
    private static final Pattern SEVERAL_OF_A_TIME =
            Pattern.compile("(?:" + FOR + "|[(\\[])" + SEVERAL);
    private static final Pattern WITH_BRACKETS =
            Pattern.compile("([^()\\[\\]]+)[(\\[]([^()\\[\\]]+)[)\\]]");
    private static final Pattern SIGN = Pattern.compile("[$¥£€₩₱฿₪₭]");

    // The rows of a file have the same headers, and often the same pay, again and again.
    private static final Cache<String, Header> HEADERS =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private static final Cache<Cell, PayText> CELLS =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private record Cell(String text, @Nullable String own) {}

    private record Header(PayText says, boolean assumesMonth) {}

    PayText(
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable String currency,
            @Nullable String period,
            @Nullable String problem) {
        this(least, most, false, currency, period, problem, null);
    }

    /** Whether a sum in another country's money stands beside it and was left out. */
    boolean leavesOther() {
        return OTHER_MONEY.equals(remark);
    }

    PayText withoutSums() {
        return new PayText(null, null, false, currency, period, problem, remark);
    }

    private PayText remarked(String remark) {
        return new PayText(least, most, open, currency, period, problem, remark);
    }

    /** Whether a header names a currency or period that holds for its cells. */
    static boolean says(String header) {
        String plain = plainHeader(header);
        return !PayUnits.currencies(plain).isEmpty()
                || !PayUnits.periods(plain).isEmpty()
                || IN_PARTS.matcher(plain).find()
                || SALARY.matcher(plain).find();
    }

    /**
     * What a header, or a column that says what pay is for, says of currency and period; with a
     * problem where the period is none of ours.
     */
    static PayText ofHeader(String header) {
        return HEADERS.get(header, PayText::readHeader).says;
    }

    /** Whether a header means a month only by calling the pay a salary. */
    static boolean assumesMonth(String header) {
        return HEADERS.get(header, PayText::readHeader).assumesMonth;
    }

    private static String plainHeader(String header) {
        return PayUnits.plain(FeedColumns.apart(header).replace('_', ' '));
    }

    private static Header readHeader(String header) {
        String plain = ofDays(plainHeader(header));
        Set<String> currencies = PayUnits.currencies(plain);
        boolean otherTime =
                IN_PARTS.matcher(plain).find() || SEVERAL_OF_A_TIME.matcher(plain).find();
        Set<String> periods = otherTime ? Set.of() : PayUnits.periods(plain);
        boolean salary = periods.isEmpty() && !otherTime && SALARY.matcher(plain).find();
        if (salary) {
            periods = Set.of("month");
        }
        return new Header(
                new PayText(
                        null,
                        null,
                        currencies.size() == 1 ? currencies.iterator().next() : null,
                        periods.size() == 1 ? periods.iterator().next() : null,
                        otherTime ? OTHER_TIME : null),
                salary);
    }

    /** With eight hours as the day that they are. */
    private static String ofDays(String plain) {
        return DAY_OF_EIGHT_HOURS
                .matcher(FOR_EIGHT_HOURS.matcher(plain).replaceAll("/ day"))
                .replaceAll(" ");
    }

    /**
     * @param own the currency of where the work is: of "12,000 ($350)" the sum in it is meant, and
     *     the one in brackets is the same again
     */
    static PayText read(String cell, @Nullable String own) {
        return CELLS.get(new Cell(cell, own), asked -> readAnew(asked.text, asked.own));
    }

    private static PayText readAnew(String cell, @Nullable String own) {
        String plain = withoutTimeOfWork(PayUnits.plain(cell));
        String ofDay = FOR_EIGHT_HOURS.matcher(plain).replaceAll("/ day");
        if (!ofDay.equals(plain)) {
            PayText read = read(ofDay);
            return read.problem() == null ? read.remarked(EIGHT_HOURS) : read;
        }
        PayText read = read(DAY_OF_EIGHT_HOURS.matcher(plain).replaceAll(" "));
        Matcher two = WITH_BRACKETS.matcher(plain);
        if (read.problem() == null || own == null || !two.matches()) {
            return read;
        }
        PayText before = inOwn(two.group(1), two.group(2), own);
        PayText within = inOwn(two.group(2), two.group(1), own);
        PayText one = before == null ? within : before;
        return one == null ? read : one;
    }

    /** The first where it is, or may be, of that currency and the other surely is not. */
    private static @Nullable PayText inOwn(String text, String other, String own) {
        Set<String> said = PayUnits.currencies(text);
        Set<String> othersSaid = PayUnits.currencies(other);
        boolean isOwn = said.equals(Set.of(own)) || (said.isEmpty() && !SIGN.matcher(text).find());
        boolean isOther =
                othersSaid.isEmpty()
                        ? SIGN.matcher(other).find()
                        : othersSaid.stream().noneMatch(own::equals);
        PayText read = isOwn && isOther ? read(text) : null;
        return read == null || read.problem() != null || read.least() == null
                ? null
                : read.remarked(OTHER_MONEY);
    }

    /** Roughly, to compare two sums; 0 where there is none. */
    private static double inAMonth(PayText read) {
        if (read.problem() != null || read.least() == null || read.period() == null) {
            return 0;
        }
        double times =
                switch (read.period()) {
                    case "hour" -> 208;
                    case "day" -> 26;
                    case "week" -> 52 / 12.0;
                    case "month" -> 1;
                    case "year" -> 1 / 12.0;
                    default -> 0;
                };
        return read.least().doubleValue() * times;
    }

    /** Where a sum of another time stands beside them. */
    private static String withoutTimeOfWork(String text) {
        String plain = LONG_DAY.matcher(text).replaceAll(" ").strip();
        String left = TIME_OF_WORK.matcher(plain).replaceAll(" ").strip();
        return PayUnits.periods(left).isEmpty() ? plain : left;
    }

    static PayText read(String cell) {
        String whole = PayUnits.plain(cell);
        PayText ofCases = PayCases.read(whole);
        if (ofCases != null) {
            return ofCases;
        }
        String guaranteed = SHARE_BEFORE_GUARANTEED.matcher(whole).replaceFirst("");
        if (!guaranteed.equals(whole)) {
            PayText read = read(guaranteed);
            return read.problem() == null ? read.remarked(ON_TOP_LEFT_OUT) : read;
        }
        String withoutGrade = SALARY_GRADE.matcher(whole).replaceAll(" ").strip();
        return readOne(
                withoutGrade.codePoints().anyMatch(Character::isDigit) ? withoutGrade : whole);
    }

    /** Of a cell that says what is paid in every case. */
    private static PayText readOne(String cell) {
        String ofPay =
                RAISES_AND_DAYS_OFF
                        .matcher(MEALS.matcher(cell).replaceAll("meals"))
                        .replaceAll(" ")
                        .strip();
        String whole = TOUCHING.matcher(withoutTimeOfWork(ofPay)).replaceAll(" ");
        String base = SUM_ON_TOP.matcher(whole).replaceAll(" ");
        boolean leavesOnTop =
                NAMED_ON_TOP.matcher(base).find()
                        || SUM_ON_TOP
                                .matcher(whole)
                                .results()
                                .anyMatch(
                                        one ->
                                                one.group("before") != null
                                                        || one.group("behind") != null);
        String plain =
                NAMED_ON_TOP.matcher(SUM_WITHIN.matcher(base).replaceAll(" ")).replaceAll(" ");
        if (plain.codePoints().noneMatch(Character::isDigit)) {
            return SUM_IN_LETTERS.matcher(plain).find()
                    ? bad(DIGITS)
                    : new PayText(null, null, null, null, null);
        }
        Set<String> currencies = PayUnits.currencies(whole);
        Set<String> periods = PayUnits.periods(plain);
        if (currencies.size() > 1) {
            return bad(TWO_CURRENCIES);
        }
        if (Stream.of(IN_PARTS, OF_OTHER_WORK, FOR_SEVERAL)
                .anyMatch(other -> other.matcher(plain).find())) {
            return bad(OTHER_TIME);
        }
        if (periods.size() > 1) {
            Matcher two = AND_ANOTHER.matcher(plain);
            if (!two.matches()) {
                return bad(TWO_PERIODS);
            }
            PayText first = read(two.group(1));
            double onTop = inAMonth(read(two.group(2)));
            // What is on top is less: else it is not known which of them is the pay.
            return onTop > 0 && inAMonth(first) > onTop
                    ? first.remarked(ON_TOP_LEFT_OUT)
                    : bad(TWO_PERIODS);
        }
        String currency = currencies.isEmpty() ? null : currencies.iterator().next();
        String period = periods.isEmpty() ? null : periods.iterator().next();
        if (currency == null && WHOLE_BAHT.matcher(plain).find()) {
            currency = "THB";
        }
        List<BigDecimal> sums = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        boolean firstHasUnit = false;
        boolean hasUnit = false;
        BigDecimal ofLast = BigDecimal.ONE;
        String left = PayUnits.without(plain);
        Matcher sum = SUM.matcher(left);
        StringBuilder rest = new StringBuilder();
        while (sum.find()) {
            BigDecimal value = new BigDecimal(sum.group(1).replaceAll("[, ]", ""));
            String times = sum.group(2);
            ofLast = times == null ? BigDecimal.ONE : factor(times);
            hasUnit = times != null;
            firstHasUnit = sums.isEmpty() ? hasUnit : firstHasUnit;
            sums.add(value.multiply(ofLast));
            starts.add(sum.start());
            ends.add(sum.end());
            sum.appendReplacement(rest, " ");
        }
        sum.appendTail(rest);
        if (sums.isEmpty() || sums.size() > 2) {
            return bad(DIGITS);
        }
        if (sums.size() == 2) {
            String between = left.substring(ends.getFirst(), starts.getLast());
            if (!BETWEEN.matcher(BESIDE.matcher(between).replaceAll("").strip()).matches()
                    && !BETWEEN.matcher(between).matches()) {
                return notUnderstood(between);
            }
            // "12,000/15,000", but not "400 / 12 hours"
            if (between.contains("/") && sums.getFirst().compareTo(sums.getLast()) > 0) {
                return bad(DIGITS);
            }
            // "12-15k", "1.2-1.5 หมื่น", "12-15,000": the unit at the end is of both
            boolean grouped =
                    THOUSANDS_GROUPED
                            .matcher(left.substring(starts.getLast(), ends.getLast()))
                            .lookingAt();
            BigDecimal unit = !hasUnit && grouped ? BigDecimal.valueOf(1000) : ofLast;
            if (!firstHasUnit && sums.getFirst().multiply(unit).compareTo(sums.getLast()) <= 0) {
                sums.set(0, sums.getFirst().multiply(unit));
            }
        } else if (UP_TO.matcher(left).find()) {
            return new PayText(null, null, false, currency, period, null, ONLY_MOST);
        }
        String words = withoutNegotiable(rest);
        if (sums.size() == 1) {
            words = DASH_BEFORE_WORDS.matcher(words).replaceAll(" ");
        }
        words = BESIDE.matcher(words).replaceAll(" ");
        if (sums.size() == 2) {
            words = BETWEEN.matcher(words).replaceFirst(" ");
        }
        if (!words.isBlank()) {
            return notUnderstood(words);
        }
        return new PayText(
                sums.getFirst(),
                sums.size() == 2 ? sums.getLast() : null,
                sums.size() == 1 && AT_LEAST.matcher(left).find(),
                currency,
                period,
                null,
                leavesOnTop ? ON_TOP_LEFT_OUT : null);
    }

    /** Says which part of the cell is not; without what nobody may keep of it. */
    private static PayText notUnderstood(String part) {
        String words =
                AROUND_PART.matcher(PostingWords.withoutContacts(part).text()).replaceAll("");
        return bad(
                TELLING.matcher(words).find()
                        ? "“%s” was not understood; write a sum in digits, like 12000 or 12000.50."
                                .formatted(FeedRemark.shortened(words, LONGEST_PART))
                        : DIGITS);
    }

    private static String withoutNegotiable(CharSequence text) {
        return text.toString()
                .replaceAll(
                        "(?:can\\s+be\\s+)?negotiable(?:\\s+(?:upon|on|at|during)\\s+(?:the\\s+)?interview)?|\\bnego\\b"
                                + "|(?:หรือ|แล้วแต่)?(?:ตาม|จะ)?(?:แต่)?ตกลง(?:กัน)?|(?:สามารถ)?ต่อรอง(?:กัน)?ได้"
                                + "|(?:ma|pwedeng\\s+|puwedeng\\s+)?pag-?(?:uu|u)sapan"
                                + "|(?:ขึ้นอยู่กับ|แล้วแต่|ตาม)\\s?(?:ประสบการณ์|ความสามารถ|ฝีมือ|ผลงาน|วุฒิ(?:การศึกษา)?)"
                                + "(?:\\s?(?:และ|หรือ|/)\\s?(?:ประสบการณ์|ความสามารถ|วุฒิ(?:การศึกษา)?))*"
                                + "|\\bd\\.?o\\.?e\\b\\.?|(?:depend(?:s|ing)|based)\\s+(?:up)?on\\s+(?:your\\s+)?(?:experience|exp\\b\\.?|skills?|qualifications?)"
                                + "|(?:ayon|depende)\\s+sa\\s+(?:karanasan|experience|exp\\b\\.?|kakayahan|skills?|galing)",
                        " ");
    }

    private static BigDecimal factor(String word) {
        return BigDecimal.valueOf(
                switch (word) {
                    case "k", "t", "thousand", "พัน", "libo" -> 1_000;
                    case "หมื่น" -> 10_000;
                    case "แสน" -> 100_000;
                    default -> 1_000_000;
                });
    }

    private static PayText bad(String problem) {
        return new PayText(null, null, null, null, problem);
    }
}
