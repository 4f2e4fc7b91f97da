package org.onward.matching.feed;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words of feeds that stand for a code: truth values, countries, languages, sectors, education. */
final class FeedWords {
    private static final Map<String, Boolean> TRUTHS =
            Map.ofEntries(
                    Map.entry("yes", true),
                    Map.entry("true", true),
                    Map.entry("y", true),
                    Map.entry("1", true),
                    Map.entry("ใช่", true),
                    Map.entry("oo", true),
                    Map.entry("มี", true),
                    Map.entry("ได้", true),
                    Map.entry("✓", true),
                    Map.entry("meron", true),
                    Map.entry("mayroon", true),
                    Map.entry("may", true),
                    Map.entry("provided", true),
                    Map.entry("none", false),
                    Map.entry("ไม่มี", false),
                    Map.entry("ไม่ได้", false),
                    Map.entry("wala", false),
                    Map.entry("no", false),
                    Map.entry("false", false),
                    Map.entry("n", false),
                    Map.entry("0", false),
                    Map.entry("ไม่", false),
                    Map.entry("ไม่ใช่", false),
                    Map.entry("hindi", false));
    private static final Map<String, String> COUNTRIES = new HashMap<>();
    private static final Map<String, String> LANGUAGES = new HashMap<>();
    private static final int SHORTEST_THAI_LANGUAGE = 3;
    private static final Pattern THAI_LANGUAGES;
    // ISCED 2011
    private static final Map<String, Integer> EDUCATION =
            Map.ofEntries(
                    Map.entry("primary", 1),
                    Map.entry("lower secondary", 2),
                    Map.entry("secondary", 3),
                    Map.entry("high school", 3),
                    Map.entry("upper secondary", 3),
                    Map.entry("vocational", 3),
                    Map.entry("post-secondary", 4),
                    Map.entry("diploma", 5),
                    Map.entry("bachelor", 6),
                    Map.entry("master", 7),
                    Map.entry("doctorate", 8),
                    Map.entry("elementary", 1),
                    Map.entry("junior high", 2),
                    Map.entry("junior high school", 2),
                    Map.entry("senior high", 3),
                    Map.entry("senior high school", 3),
                    Map.entry("high school graduate", 3),
                    Map.entry("college", 6),
                    Map.entry("college graduate", 6),
                    Map.entry("bachelor's degree", 6),
                    Map.entry("associate", 5),
                    Map.entry("postgraduate", 7),
                    Map.entry("ป.6", 1),
                    Map.entry("ประถม", 1),
                    Map.entry("ประถมศึกษา", 1),
                    Map.entry("ม.3", 2),
                    Map.entry("มัธยมต้น", 2),
                    Map.entry("มัธยมศึกษาตอนต้น", 2),
                    Map.entry("ม.6", 3),
                    Map.entry("มัธยมปลาย", 3),
                    Map.entry("มัธยมศึกษาตอนปลาย", 3),
                    Map.entry("ปวช", 3),
                    Map.entry("ปวช.", 3),
                    Map.entry("ปวส", 5),
                    Map.entry("ปวส.", 5),
                    Map.entry("อนุปริญญา", 5),
                    Map.entry("ป.ตรี", 6),
                    Map.entry("ปริญญาตรี", 6),
                    Map.entry("ป.โท", 7),
                    Map.entry("ปริญญาโท", 7),
                    Map.entry("elementarya", 1),
                    Map.entry("hayskul", 3),
                    Map.entry("sekundarya", 3),
                    Map.entry("bokasyonal", 3),
                    Map.entry("kolehiyo", 6),
                    Map.entry("high school level", 3),
                    Map.entry("hs grad", 3),
                    Map.entry("hs", 3),
                    Map.entry("shs", 3),
                    Map.entry("shs grad", 3),
                    Map.entry("shs graduate", 3),
                    Map.entry("hs graduate", 3),
                    Map.entry("hs level", 3),
                    Map.entry("college level", 3),
                    Map.entry("ongoing college", 3),
                    Map.entry("college undergraduate", 3),
                    Map.entry("jhs", 2),
                    Map.entry("jhs grad", 2),
                    Map.entry("als", 2), // certifies junior high school
                    Map.entry("als grad", 2),
                    Map.entry("als graduate", 2),
                    Map.entry("high school grad", 3),
                    Map.entry("vocational course", 3),
                    Map.entry("degree", 6),
                    Map.entry("มัธยมศึกษาปีที่ 3", 2),
                    Map.entry("มัธยมศึกษาปีที่ 6", 3),
                    Map.entry("ประถมศึกษาปีที่ 6", 1),
                    Map.entry("ป6", 1),
                    Map.entry("ม3", 2),
                    Map.entry("ม6", 3),
                    Map.entry("ปวท.", 4),
                    Map.entry("ปวท", 4),
                    Map.entry("ม.ปลาย", 3),
                    Map.entry("ม.ต้น", 2),
                    Map.entry("ประถม 6", 1),
                    Map.entry("มัธยม 3", 2),
                    Map.entry("มัธยม 6", 3),
                    Map.entry("ปริญญาเอก", 8));
    private static final Pattern GRADE = Pattern.compile("(?:grade|gr[.]?) ?([1-9]|1[0-2])");
    private static final int LAST_OF_PRIMARY = 6;
    private static final int LAST_OF_LOWER_SECONDARY = 10;
    private static final Pattern ROOM =
            Pattern.compile(
                    "\\b(?:(?:stay|live)-in|stay-out|accommodations?|housing|lodging|dorm(?:itory|itories)?|free room|room and board|board and lodging)\\b"
                            + "|ที่พัก(?:อาศัย)?|หอพัก|บ้านพัก|\\b(?:tirahan|tuluyan)\\b");
    private static final Pattern NO_ROOM =
            Pattern.compile("\\b(?:no|not|without|wala|walang|hindi|stay-out)\\b|ไม่");
    private static final Pattern NOT_PROVIDED =
            Pattern.compile("not (?:provided|included|available|offered)|ไม่มีให้");
    private static final Pattern BESIDE_ROOM =
            Pattern.compile(
                    "\\b(?:free|provided|included|including|includes?|available|offered|given|for|with|and|or|the|is|are|we|provide|offer|company|staff"
                            + "|employees|workers|all|meals?|food|board|no|not|without|may|mayroong?|meron(?:g)?|libre(?:ng)?|ang|ng|at|sa|na|wala|walang|hindi|pagkain)\\b"
                            + "|ไม่|มี|ฟรี|ให้|พร้อม|บริการ|จัด|สวัสดิการ|สำหรับ|พนักงาน|บริษัท|และ|อาหาร");
    private static final Pattern BRACKET_AROUND = Pattern.compile("^[(\\[]|[)\\].]$");
    // What stands where an employer is not named.
    private static final Set<String> NOBODY =
            Set.of(
                    "n/a",
                    "na",
                    "n.a.",
                    "none",
                    "no name",
                    "nil",
                    "null",
                    "unknown",
                    "undisclosed",
                    "not disclosed",
                    "not specified",
                    "unspecified",
                    "confidential",
                    "confidential company",
                    "n.a",
                    "private",
                    "anonymous",
                    "various",
                    "tba",
                    "tbd",
                    "x",
                    "xx",
                    "xxx",
                    "ไม่เปิดเผย",
                    "ไม่เปิดเผยชื่อ",
                    "ไม่ประสงค์ออกนาม",
                    "ไม่ประสงค์เปิดเผย",
                    "ไม่ระบุ",
                    "ไม่ระบุชื่อ",
                    "ไม่มี",
                    "ไม่มีชื่อ",
                    "ไม่ทราบ",
                    "ปกปิด",
                    "wala",
                    "walang pangalan",
                    "hindi alam",
                    "hindi sinabi",
                    "kompidensiyal");
    // No level is asked; none that a person might lack.
    private static final Set<String> NO_EDUCATION =
            Set.of(
                    "none",
                    "no",
                    "no requirement",
                    "no requirements",
                    "not required",
                    "any",
                    "n/a",
                    "not specified",
                    "ไม่จำกัด",
                    "ไม่จำกัดวุฒิ",
                    "ไม่จำกัดวุฒิการศึกษา",
                    "ไม่ระบุ",
                    "ไม่กำหนด",
                    "ไม่จำเป็น",
                    "ไม่มี",
                    "wala",
                    "walang kailangan",
                    "hindi kailangan",
                    "kahit ano");
    private static final Pattern OR_MORE =
            Pattern.compile(
                    "^(?:วุฒิ(?:การศึกษา)?|จบ(?:การศึกษา)?|สำเร็จการศึกษา|ระดับ|ขั้นต่ำ|ไม่ต่ำกว่า|at least|not less than|minimum(?: of)?|min[.]?|kahit"
                            + "|(?:naka(?:pag)?)?tapos (?:ng|sa)|an? (?=[a-z]{2}))\\s*"
                            + "|\\s*(?:ขึ้นไป|หรือเทียบเท่า|หรือสูงกว่า|(?:ทุก)?สาขา.*|and above|or higher|or above|or (?:its )?equivalent"
                            + "|and up|graduates?|completers?|holders?|pataas|o mas mataas|(?<=school) (?:diploma|education))$");
    private static final String FIELD = "(?: (?:degree|graduate))?(?: (?:in|of) .{2,80})?";

    /** How a level may be written out. */
    private record LevelForm(Pattern words, int level) {
        LevelForm(String words, int level) {
            this(Pattern.compile(words), level);
        }
    }

    private static final List<LevelForm> LEVEL_FORMS =
            List.of(
                    // of TESDA: vocational, however long the course was
                    new LevelForm(
                            "(?:[a-z &]{2,40} )?(?:nc|national certificate)(?: level)?[ -]?(?:i{1,3}|iv|[1-4])(?: (?:in|for|on) .{2,60})?",
                            3),
                    // What stands behind BS names a field: "BS Accountancy".
                    new LevelForm(
                            "(?:any )?(?:bachelors?(?:['’]?s)?|b[.]? ?sc[.]?|b[.]?s[.]?|b[.]?a[.]?)%s"
                                            .formatted(FIELD)
                                    + "|bs [a-z ]{3,40}|(?:college|university|first) degree(?: in .{2,80})?|(?:any )?(?:4|four)[- ]year (?:college )?(?:course|degree)"
                                    + "|(?:ปริญญาตรี|ป[.] ?ตรี) ?(?:ด้าน|คณะ|ทาง).*",
                            6),
                    new LevelForm("(?:master(?:['’]?s)?|m[.]? ?sc[.]?|m[.]?a[.]?|mba)" + FIELD, 7));
    private static final Pattern EITHER =
            Pattern.compile("\\s*(?:/|,|-|หรือ|\\bor\\b|\\bo\\b|ถึง)\\s*");
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[][^)\\]]*[)\\]]?");
    // "6 months contract", "สัญญาจ้าง 1 ปี"
    private static final Pattern FOR_A_TIME =
            Pattern.compile(
                    "\\d{1,2}[- ]?(?:mos?[.]?|months?|yrs?[.]?|years?)[' ]{0,2}contract|contract(?:ual)? ?(?:for|of)? ?\\d{1,2} ?(?:months?|years?)|สัญญา(?:จ้าง)? ?\\d{1,2} ?(?:ปี|เดือน)");

    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("full time", "job"),
                    Map.entry("full-time", "job"),
                    Map.entry("part time", "job"),
                    Map.entry("part-time", "job"),
                    Map.entry("regular", "job"),
                    Map.entry("contract", "job"),
                    Map.entry("permanent", "job"),
                    Map.entry("temporary", "job"),
                    Map.entry("งาน", "job"),
                    Map.entry("งานประจำ", "job"),
                    Map.entry("ประจำ", "job"),
                    Map.entry("เต็มเวลา", "job"),
                    Map.entry("พาร์ทไทม์", "job"),
                    Map.entry("งานพาร์ทไทม์", "job"),
                    Map.entry("รายวัน", "job"),
                    Map.entry("ชั่วคราว", "job"),
                    Map.entry("รายเดือน", "job"),
                    Map.entry("รายชั่วโมง", "job"),
                    Map.entry("สัญญาจ้าง", "job"),
                    Map.entry("งานชั่วคราว", "job"),
                    Map.entry("contractual", "job"),
                    Map.entry("job order", "job"),
                    Map.entry("contract of service", "job"),
                    Map.entry("cos", "job"),
                    Map.entry("kontraktwal", "job"),
                    Map.entry("regular job", "job"),
                    Map.entry("fulltime", "job"),
                    Map.entry("parttime", "job"),
                    Map.entry("work", "job"),
                    Map.entry("employment", "job"),
                    Map.entry("seasonal", "job"),
                    Map.entry("casual", "job"),
                    Map.entry("probationary", "job"),
                    Map.entry("project-based", "job"),
                    Map.entry("project based", "job"),
                    Map.entry("daily", "job"),
                    Map.entry("monthly", "job"),
                    Map.entry("hourly", "job"),
                    Map.entry("จ้างงาน", "job"),
                    Map.entry("งานเต็มเวลา", "job"),
                    Map.entry("งานรายวัน", "job"),
                    Map.entry("งานรายเดือน", "job"),
                    Map.entry("ลูกจ้างประจำ", "job"),
                    Map.entry("ลูกจ้างชั่วคราว", "job"),
                    Map.entry("จ้างเหมา", "job"),
                    Map.entry("พนักงานประจำ", "job"),
                    Map.entry("พนักงานรายวัน", "job"),
                    Map.entry("intern", "apprenticeship"),
                    Map.entry("ojt", "apprenticeship"),
                    Map.entry("on-the-job training", "apprenticeship"),
                    Map.entry("dual training", "apprenticeship"),
                    Map.entry("ทวิภาคี", "apprenticeship"),
                    Map.entry("สหกิจศึกษา", "apprenticeship"),
                    Map.entry("นักศึกษาฝึกงาน", "apprenticeship"),
                    Map.entry("short course", "training"),
                    Map.entry("workshop", "training"),
                    Map.entry("ฝึกอาชีพ", "training"),
                    Map.entry("trabaho", "job"),
                    Map.entry("apprentice", "apprenticeship"),
                    Map.entry("internship", "apprenticeship"),
                    Map.entry("trainee", "apprenticeship"),
                    Map.entry("ฝึกงาน", "apprenticeship"),
                    Map.entry("ผู้ฝึกงาน", "apprenticeship"),
                    Map.entry("ฝึกหัด", "apprenticeship"),
                    Map.entry("aprentis", "apprenticeship"),
                    Map.entry("course", "training"),
                    Map.entry("อบรม", "training"),
                    Map.entry("ฝึกอบรม", "training"),
                    Map.entry("หลักสูตร", "training"),
                    Map.entry("pagsasanay", "training"),
                    Map.entry("kurso", "training"));
    private static final Set<String> NO_LANGUAGE =
            Set.of(
                    "no",
                    "none",
                    "any",
                    "any language",
                    "n/a",
                    "na",
                    "not required",
                    "no requirement",
                    "ไม่มี",
                    "ไม่จำกัด",
                    "ไม่ระบุ",
                    "ไม่จำเป็น",
                    "wala",
                    "hindi kailangan",
                    "kahit ano");
    private static final Map<String, String> CURRENCIES =
            Map.ofEntries(
                    Map.entry("฿", "THB"),
                    Map.entry("บาท", "THB"),
                    Map.entry("baht", "THB"),
                    Map.entry("thai baht", "THB"),
                    Map.entry("₱", "PHP"),
                    Map.entry("peso", "PHP"),
                    Map.entry("pesos", "PHP"),
                    Map.entry("piso", "PHP"),
                    Map.entry("philippine peso", "PHP"));
    private static final Map<String, String> PERIODS =
            Map.ofEntries(
                    Map.entry("hourly", "hour"),
                    Map.entry("daily", "day"),
                    Map.entry("monthly", "month"),
                    Map.entry("per hour", "hour"),
                    Map.entry("per day", "day"),
                    Map.entry("per month", "month"),
                    Map.entry("total", "whole"),
                    Map.entry("ชั่วโมง", "hour"),
                    Map.entry("รายชั่วโมง", "hour"),
                    Map.entry("oras", "hour"),
                    Map.entry("kada oras", "hour"),
                    Map.entry("วัน", "day"),
                    Map.entry("รายวัน", "day"),
                    Map.entry("ต่อวัน", "day"),
                    Map.entry("araw", "day"),
                    Map.entry("kada araw", "day"),
                    Map.entry("arawan", "day"),
                    Map.entry("weekly", "week"),
                    Map.entry("per week", "week"),
                    Map.entry("สัปดาห์", "week"),
                    Map.entry("รายสัปดาห์", "week"),
                    Map.entry("linggo", "week"),
                    Map.entry("kada linggo", "week"),
                    Map.entry("เดือน", "month"),
                    Map.entry("รายเดือน", "month"),
                    Map.entry("ต่อเดือน", "month"),
                    Map.entry("buwan", "month"),
                    Map.entry("kada buwan", "month"),
                    Map.entry("buwanan", "month"),
                    Map.entry("yearly", "year"),
                    Map.entry("annual", "year"),
                    Map.entry("annually", "year"),
                    Map.entry("per year", "year"),
                    Map.entry("ปี", "year"),
                    Map.entry("รายปี", "year"),
                    Map.entry("taon", "year"),
                    Map.entry("kada taon", "year"),
                    Map.entry("เหมา", "whole"));
    private static final Pattern CODE_OF_LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern ICT = Pattern.compile("\\bict\\b"); // not "picture"
    // A section, or a code below it; three digits may have lost a nought before them.
    private static final Pattern ISIC =
            Pattern.compile(
                    "\\s*(?:([A-U])\\W*[0-9]{0,4}|([0-9]{2})(?:[0-9]{2,3})?|(0[1-9])[0-9])\\s*",
                    Pattern.CASE_INSENSITIVE);

    private static final Set<Integer> NO_DIVISIONS =
            Set.of(4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89);

    /** The first division of each section of ISIC Rev. 4. */
    private static final NavigableMap<Integer, String> SECTIONS = new TreeMap<>();

    static {
        int[] first = {
            1, 5, 10, 35, 36, 41, 45, 49, 55, 58, 64, 68, 69, 77, 84, 85, 86, 90, 94, 97, 99
        };
        for (int i = 0; i < first.length; i++) {
            SECTIONS.put(first[i], Character.toString('A' + i));
        }
    }

    // Words in names of sectors, by section of ISIC Rev. 4.
    private static final Map<String, Character> SECTORS =
            Map.ofEntries(
                    Map.entry("agricultur", 'A'),
                    Map.entry("farming", 'A'),
                    Map.entry("fishing", 'A'),
                    Map.entry("forestry", 'A'),
                    Map.entry("mining", 'B'),
                    Map.entry("manufactur", 'C'),
                    Map.entry("garment", 'C'),
                    Map.entry("electricity", 'D'),
                    Map.entry("construction", 'F'),
                    Map.entry("retail", 'G'),
                    Map.entry("wholesale", 'G'),
                    Map.entry("transport", 'H'),
                    Map.entry("logistics", 'H'),
                    Map.entry("hotel", 'I'),
                    Map.entry("hospitality", 'I'),
                    Map.entry("restaurant", 'I'),
                    Map.entry("food service", 'I'),
                    Map.entry("ict", 'J'),
                    Map.entry("information technology", 'J'),
                    Map.entry("financ", 'K'),
                    Map.entry("insurance", 'K'),
                    Map.entry("banking", 'K'),
                    Map.entry("real estate", 'L'),
                    Map.entry("scientific", 'M'),
                    Map.entry("cleaning", 'N'),
                    Map.entry("security services", 'N'),
                    Map.entry("public administration", 'O'),
                    Map.entry("education", 'P'),
                    Map.entry("health", 'Q'),
                    Map.entry("social services", 'Q'),
                    Map.entry("social work", 'Q'),
                    Map.entry("recreation", 'R'),
                    Map.entry("domestic work", 'T'),
                    Map.entry("household", 'T'),
                    Map.entry("เกษตร", 'A'),
                    Map.entry("ประมง", 'A'),
                    Map.entry("ป่าไม้", 'A'),
                    Map.entry("ปศุสัตว์", 'A'),
                    Map.entry("เหมืองแร่", 'B'),
                    Map.entry("โรงงาน", 'C'),
                    Map.entry("การผลิต", 'C'),
                    Map.entry("สิ่งทอ", 'C'),
                    Map.entry("เสื้อผ้าสำเร็จรูป", 'C'),
                    Map.entry("แปรรูปอาหาร", 'C'),
                    Map.entry("ไฟฟ้าและก๊าซ", 'D'),
                    Map.entry("พลังงาน", 'D'),
                    Map.entry("ประปา", 'E'),
                    Map.entry("ของเสีย", 'E'),
                    Map.entry("รีไซเคิล", 'E'),
                    Map.entry("ก่อสร้าง", 'F'),
                    Map.entry("ค้าปลีก", 'G'),
                    Map.entry("ค้าส่ง", 'G'),
                    Map.entry("ขนส่ง", 'H'),
                    Map.entry("โลจิสติกส์", 'H'),
                    Map.entry("คลังสินค้า", 'H'),
                    Map.entry("โรงแรม", 'I'),
                    Map.entry("ร้านอาหาร", 'I'),
                    Map.entry("ที่พักแรม", 'I'),
                    Map.entry("เทคโนโลยีสารสนเทศ", 'J'),
                    Map.entry("โทรคมนาคม", 'J'),
                    Map.entry("ธนาคาร", 'K'),
                    Map.entry("การเงิน", 'K'),
                    Map.entry("ประกันภัย", 'K'),
                    Map.entry("ประกันชีวิต", 'K'),
                    Map.entry("อสังหาริมทรัพย์", 'L'),
                    Map.entry("วิจัย", 'M'),
                    Map.entry("ทำความสะอาด", 'N'),
                    Map.entry("รักษาความปลอดภัย", 'N'),
                    Map.entry("ราชการ", 'O'),
                    Map.entry("การศึกษา", 'P'),
                    Map.entry("โรงเรียน", 'P'),
                    Map.entry("สาธารณสุข", 'Q'),
                    Map.entry("สุขภาพ", 'Q'),
                    Map.entry("โรงพยาบาล", 'Q'),
                    Map.entry("สังคมสงเคราะห์", 'Q'),
                    Map.entry("บันเทิง", 'R'),
                    Map.entry("นันทนาการ", 'R'),
                    Map.entry("กีฬา", 'R'),
                    Map.entry("เสริมสวย", 'S'),
                    Map.entry("งานบ้าน", 'T'),
                    Map.entry("ครัวเรือน", 'T'),
                    Map.entry("agrikultura", 'A'),
                    Map.entry("pagsasaka", 'A'),
                    Map.entry("pangingisda", 'A'),
                    Map.entry("paggugubat", 'A'),
                    Map.entry("pagmimina", 'B'),
                    Map.entry("pagmamanupaktura", 'C'),
                    Map.entry("pabrika", 'C'),
                    Map.entry("tela at damit", 'C'),
                    Map.entry("kuryente", 'D'),
                    Map.entry("tubig at basura", 'E'),
                    Map.entry("konstruksiyon", 'F'),
                    Map.entry("konstruksyon", 'F'),
                    Map.entry("pagtatayo ng gusali", 'F'),
                    Map.entry("tingian", 'G'),
                    Map.entry("pakyawan", 'G'),
                    Map.entry("transportasyon", 'H'),
                    Map.entry("lohistika", 'H'),
                    Map.entry("bodega", 'H'),
                    Map.entry("restawran", 'I'),
                    Map.entry("kainan", 'I'),
                    Map.entry("teknolohiya ng impormasyon", 'J'),
                    Map.entry("pananalapi", 'K'),
                    Map.entry("bangko", 'K'),
                    Map.entry("seguro", 'K'),
                    Map.entry("pananaliksik", 'M'),
                    Map.entry("paglilinis", 'N'),
                    Map.entry("seguridad", 'N'),
                    Map.entry("pamahalaan", 'O'),
                    Map.entry("edukasyon", 'P'),
                    Map.entry("paaralan", 'P'),
                    Map.entry("kalusugan", 'Q'),
                    Map.entry("ospital", 'Q'),
                    Map.entry("kagalingang panlipunan", 'Q'),
                    Map.entry("libangan", 'R'),
                    Map.entry("pampaganda", 'S'),
                    Map.entry("gawaing bahay", 'T'),
                    Map.entry("kasambahay", 'T'));

    static {
        for (Locale tongue : List.of(Locale.of("fil"), Locale.of("th"), Locale.ENGLISH)) {
            for (String code : Locale.getISOCountries()) {
                COUNTRIES.put(
                        Locale.of("", code).getDisplayCountry(tongue).toLowerCase(Locale.ROOT),
                        code);
            }
            for (String code : Locale.getISOLanguages()) {
                LANGUAGES.put(
                        Locale.of(code).getDisplayLanguage(tongue).toLowerCase(Locale.ROOT), code);
                LANGUAGES.put(Locale.of(code).getISO3Language(), code);
            }
        }
        COUNTRIES.put("ประเทศไทย", "TH");
        COUNTRIES.put("ฟิลิปปินส์", "PH");
        COUNTRIES.put("pilipinas", "PH");
        COUNTRIES.put("hapon", "JP");
        for (String code : List.of("th", "en", "zh", "ja", "ko", "my", "lo", "km")) {
            String thai = Locale.of(code).getDisplayLanguage(Locale.of("th"));
            LANGUAGES.put("ภาษา" + thai, code);
        }
        LANGUAGES.put("ingles", "en");
        LANGUAGES.put("hapon", "ja");
        LANGUAGES.put("filipino", "fil");
        LANGUAGES.put("tagalog", "fil");
        LANGUAGES.put("tgl", "fil");
        LANGUAGES.put("fil", "fil");
        LANGUAGES.put("mandarin", "zh");
        LANGUAGES.put("กัมพูชา", "km");
        LANGUAGES.put("bisaya", "ceb");
        LANGUAGES.put("binisaya", "ceb");
        LANGUAGES.put("cebuano", "ceb");
        LANGUAGES.put("ilocano", "ilo");
        LANGUAGES.put("ilokano", "ilo");
        LANGUAGES.put("hiligaynon", "hil");
        LANGUAGES.put("ilonggo", "hil");
        LANGUAGES.put("waray", "war");
        LANGUAGES.put("bikol", "bik");
        THAI_LANGUAGES =
                Pattern.compile(
                        LANGUAGES.keySet().stream()
                                .filter(name -> name.length() >= SHORTEST_THAI_LANGUAGE)
                                .filter(name -> name.matches("[ก-๙]+") && !name.startsWith("ภาษา"))
                                .sorted(Comparator.comparing(String::length).reversed())
                                .collect(Collectors.joining("|", "(?:ภาษา\\s*)?(", ")")));
    }

    private FeedWords() {}

    /** With the digits of every script as 0–9 and full-width signs as plain ones. */
    static String digits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        code -> {
                            if (Character.isDigit(code)) {
                                plain.append(Character.digit(code, 10));
                            } else if (code >= 0xff01 && code <= 0xff5e) {
                                plain.appendCodePoint(code - 0xfee0);
                            } else {
                                plain.appendCodePoint(code);
                            }
                        });
        return plain.toString();
    }

    /** Whether words in the place of an employer's name name nobody. */
    static boolean isNobody(String name) {
        return name.codePoints().noneMatch(Character::isLetterOrDigit)
                || NOBODY.contains(BRACKET_AROUND.matcher(normal(name)).replaceAll(""));
    }

    static String kind(String text) {
        String name = IN_BRACKETS.matcher(normal(text)).replaceAll("").strip();
        String kind = KINDS.getOrDefault(name, name);
        return FOR_A_TIME.matcher(kind).matches() ? "job" : kind;
    }

    static String currency(String text) {
        return CURRENCIES.getOrDefault(normal(text), text);
    }

    static @Nullable Boolean truth(String text) {
        return TRUTHS.get(normal(text));
    }

    static boolean namesRoom(String text) {
        return ROOM.matcher(normal(text)).find();
    }

    /**
     * Whether words plainly offer a place to live, or plainly say that there is none; null where
     * they say anything else of it: that it is near, lent money for, paid for.
     */
    static @Nullable Boolean room(String text) {
        String plain = digits(normal(text));
        if (!ROOM.matcher(plain).find() && !NOT_PROVIDED.matcher(plain).matches()) {
            return null;
        }
        String left = BESIDE_ROOM.matcher(ROOM.matcher(plain).replaceAll(" ")).replaceAll(" ");
        if (left.codePoints().anyMatch(Character::isLetterOrDigit)) {
            return null;
        }
        boolean denied = NO_ROOM.matcher(plain).find();
        if (denied && plain.contains("stay-in")) {
            return null; // either
        }
        return !denied;
    }

    /** A two-letter code, as given or by the country's English name; else the text itself. */
    static String country(String text) {
        return COUNTRIES.getOrDefault(normal(text), text.strip());
    }

    static @Nullable String language(String text) {
        String name = normal(text);
        return name.matches("[a-z]{2,3}")
                ? LANGUAGES.getOrDefault(name, name)
                : LANGUAGES.get(name);
    }

    /** The code of the language with this name, in lower case; null where there is none. */
    static @Nullable String languageCalled(String name) {
        return CODE_OF_LANGUAGE.matcher(name).matches() ? null : LANGUAGES.get(name);
    }

    static boolean isCodeOfLanguage(String code) {
        return CODE_OF_LANGUAGE.matcher(code).matches()
                && (LANGUAGES.containsKey(code) || LANGUAGES.containsValue(code));
    }

    /** With gaps around the Thai names of languages: "ภาษาไทยดีมาก" has two words. */
    static String apartThaiLanguages(String plain) {
        return THAI_LANGUAGES.matcher(plain).replaceAll(" $1 ");
    }

    /** Whether words in the place of a language ask for none. */
    static boolean asksNoLanguage(String text) {
        return text.codePoints().noneMatch(Character::isLetter)
                || NO_LANGUAGE.contains(normal(text));
    }

    /** Of what schema.org calls types of employment, those for some hours or some time only. */
    static boolean isOfSomeTime(String employmentType) {
        return isPartTime(employmentType)
                || Set.of("TEMPORARY", "CONTRACTOR", "CONTRACT", "PER_DIEM", "SEASONAL")
                        .contains(employmentType);
    }

    static boolean isPartTime(String employmentType) {
        return employmentType.equals("PART_TIME");
    }

    /** Of several the lowest; null where one of them is not understood. */
    static @Nullable Integer education(String text) {
        String name = bare(text);
        Integer whole = ofEducation(name);
        if (whole != null) {
            return whole;
        }
        Integer lowest = null;
        for (String one : EITHER.split(name, -1)) {
            Integer level = ofEducation(bare(one));
            if (level == null) {
                return null;
            }
            lowest = lowest == null ? level : Math.min(lowest, level);
        }
        return lowest;
    }

    private static @Nullable Integer ofEducation(String name) {
        Matcher grade = GRADE.matcher(name);
        if (!grade.matches()) {
            Integer level = EDUCATION.get(name);
            return level != null
                    ? level
                    : LEVEL_FORMS.stream()
                            .filter(form -> form.words.matcher(name).matches())
                            .map(LevelForm::level)
                            .findFirst()
                            .orElse(null);
        }
        int number = Integer.parseInt(grade.group(1));
        return number <= LAST_OF_PRIMARY ? 1 : number <= LAST_OF_LOWER_SECONDARY ? 2 : 3;
    }

    static boolean asksNoEducation(String text) {
        return NO_EDUCATION.contains(normal(text));
    }

    /** A level without what is said around it: "จบ ม.3 ขึ้นไป". */
    private static String bare(String text) {
        String left = normal(digits(text));
        String before;
        do {
            before = left;
            left = OR_MORE.matcher(left).replaceAll("").strip();
        } while (!left.equals(before));
        return left.replaceAll("(?<=[ก-๙][.]) ", "");
    }

    static String period(String text) {
        return PERIODS.getOrDefault(normal(text), normal(text));
    }

    /**
     * The one section a name speaks of, or that a code of ISIC Rev. 4 belongs to: "I", "5610",
     * "I56"; a name that mixes several says nothing.
     */
    static @Nullable String sector(String text) {
        Matcher code = ISIC.matcher(text);
        if (code.matches()) {
            return code.group(1) != null
                    ? code.group(1)
                    : ofDivision(code.group(2) != null ? code.group(2) : code.group(3));
        }
        String name = normal(text);
        Set<Character> sections = new TreeSet<>();
        SECTORS.forEach(
                (word, section) -> {
                    if (name.contains(word) && (!word.equals("ict") || ICT.matcher(name).find())) {
                        sections.add(section);
                    }
                });
        return sections.size() == 1 ? sections.iterator().next().toString() : null;
    }

    private static @Nullable String ofDivision(String digits) {
        int division = Integer.parseInt(digits);
        Map.Entry<Integer, String> section = SECTIONS.floorEntry(division);
        return section == null || NO_DIVISIONS.contains(division) ? null : section.getValue();
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
