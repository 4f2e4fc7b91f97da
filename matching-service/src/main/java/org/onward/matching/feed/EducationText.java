package org.onward.matching.feed;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.Signs;

/**
 * The level of education that an advert's running text plainly asks for: "at least high school
 * graduate", "วุฒิ ปวส. ขึ้นไป", "nakatapos ng high school". What is only preferred, taught, paid
 * for or said of somebody else is not asked, and neither is what experience may stand in for.
 *
 * @param level ISCED 2011, of several the lowest
 * @param words that ask for it
 */
record EducationText(int level, String words) {
    private static final int LONGEST = 20_000;
    private static final int NEAR = 70;
    private static final int AMONG = 120;
    private static final int BEFORE_SIGN = 20;
    private static final int LONGEST_LIST = 100;

    // Without one of these no level is named; found at a fraction of what the pattern costs.
    private static final List<String> SIGNS =
            List.of(
                    "school",
                    "degree",
                    "bachelor",
                    "master",
                    "bsc",
                    "b.sc",
                    "bs ",
                    "ba ",
                    "msc",
                    "m.sc",
                    "college",
                    "diploma",
                    "nc i",
                    "nc-i",
                    "nc 2",
                    "ncii",
                    "national cert",
                    "vocational",
                    "elementary",
                    "grade 1",
                    "hs grad",
                    "hs level",
                    "k-12",
                    "k12",
                    "k to 12",
                    "m.3",
                    "m.6",
                    "hayskul",
                    "kolehiyo",
                    "ม.",
                    "ม3",
                    "ม6",
                    "ป.",
                    "ปว",
                    "ปริญญา",
                    "มัธยม",
                    "ประถม");
    private static final Signs.Kind OF_LEVELS = Signs.anywhere(SIGNS.toArray(String[]::new));
    private static final Signs ANY = Signs.of(OF_LEVELS);

    private static final String LEVEL =
            "(?<![\\p{L}\\p{M}\\d.])(?:"
                    + "(?:junior |senior )?high ?school|(?:jr|sr)[.]? high school|secondary school|primary school|elementary(?: school)?|vocational (?:course|school)"
                    + "|grade 1[02]|bachelor(?:['’]?s)?|master(?:['’]?s)?(?= degree| of (?:arts|science|business))|b[.]? ?sc[.]?|m[.]? ?sc[.]?"
                    + "|bs(?= (?:in |degree|[a-z]{5,}))|ba(?= (?:in|degree))|(?:college|university|first) degree|college (?:level|undergraduate)|college(?= graduate)|[js]?hs(?= grad| level)|k(?:-| to )?12(?= grad| complete)|m[.][36]"
                    + "|(?:any |a )?(?:4|four)[- ]year (?:college )?(?:course|degree)|diploma|vocational|associate(?= degree)"
                    + "|(?:tesda )?(?:nc|national certificate)(?: level)?[ -]?(?:i{1,3}|iv|[1-4])"
                    + "|hayskul|kolehiyo|elementarya)(?![\\p{L}\\p{M}\\d])"
                    + "|(?<![ก-๙.])(?:(?:ป|ม)[.]? ?[36๓๖](?![\\d๐-๙])|ม[.] ?(?:ต้น|ปลาย)|ปวช[.]?|ปวส[.]?|ป[.] ?ตรี|ป[.] ?โท)"
                    + "|ประถม(?:ศึกษา)?(?:ปีที่ ?[6๖])?|มัธยม(?:ศึกษา)?(?:ตอน)?(?:ต้น|ปลาย)|มัธยมศึกษาปีที่ ?[36๓๖]|อนุปริญญา|ปริญญา(?:ตรี|โท)";
    private static final Pattern LEVELS =
            Pattern.compile(
                    "(?:(?<![a-z])(?:ma|ba|mba)/)*(?:%s)(?:(?: or | and |, ?| ?/ ?|-| ?หรือ ?| o )(?:an? )?(?:%1$s|(?<=/ ?)(?:ma|ba|mba)(?![a-z])))*"
                            .formatted(LEVEL));
    // That it may be less, or what it may be instead, is not known.
    private static final Pattern OTHER_WAY =
            Pattern.compile(
                    "(?<![a-z])(?:tvet|tvte|level ?[-:]? ?(?:[1-5]|i{1,3}|iv|v)|10 ?[+] ?[1-4]|coc|(?<!(?:birth|medical|health|marriage) )certificate(?! of (?:employment|indigency|residency|live birth|good)))(?![a-z])|กศน");
    private static final Pattern ASKS_BEFORE =
            Pattern.compile(
                    "(?:at least|minimum(?: of)?|(?<![a-z])min[.]?|not less than|must (?:be|have|possess|hold)|requires?|required|requirements?"
                            + "|qualifications?|educat[a-z]+(?: (?:background|attainment|level|requirement|qualification)s?)?|graduates? of|graduated (?:from|with)"
                            + "|holder of|completed|possess(?:es|ing)?"
                            + "|วุฒิ(?:การศึกษา)?|จบ(?:การศึกษา)?|สำเร็จการศึกษา|การศึกษา|ขั้นต่ำ|ไม่ต่ำกว่า"
                            + "|(?:naka(?:pag)?)?tapos (?:ng|sa)|kahit)"
                            + "(?:[\\s:,–(-]|(?<![a-z])(?:an?|the|of|in|is|any|valid|level|ng|at least|minimum)(?![a-z])|ระดับ|ชั้น|ขั้นต่ำ|ตั้งแต่|ไม่ต่ำกว่า){0,8}$");
    private static final Pattern ASKS_BEHIND =
            Pattern.compile(
                    "^\\s*(?:[(][^)]{0,30}[)]\\s*)?(?:graduates?(?= (?:or|and|with|only|pataas)|[^\\sa-z]|\\s*$)"
                            + "|(?:degree|diploma|certificate|graduate)?\\s*(?:is |are )?(?:required|needed|a must|mandatory)|or (?:higher|above|(?:its )?equivalent)(?! exp)|and (?:above|up)(?![a-z])"
                            + "|(?:degree )?holders?(?![a-z])|completers?(?![a-z])|ขึ้นไป|หรือเทียบเท่า|หรือสูงกว่า|pataas|o mas mataas)");

    // "BSc in Chemistry" stands in an advert for nothing else.
    private static final Pattern DEGREE_IN =
            Pattern.compile("^(?:bachelor(?:['’]?s)?|b[.]? ?sc[.]?|bs|ba)$");
    private static final Pattern IN_FIELD = Pattern.compile("^\\s*(?:degree )?in [a-z]{4,}");
    private static final Pattern DOUBT =
            Pattern.compile(
                    "scholar|tuition|prefer|advantage|(?<![a-z])(?:plus|asset|ideal(?:ly)?|bonus|optional|not|no|without|regardless|offer|provide|benefits?|kids|or more)(?![a-z])|desir|nice to have"
                            + "|student|pupil|teach|tutor|lectur|studies|children|opportunit|become|receiv|(?<![a-z])(?:earn|award|obtain)|leads? to|experience (?:in lieu|may|can)|or (?:[a-z]+ ){0,4}experience"
                            + "|ทุน|ไม่จำเป็น|ไม่จำกัด|ไม่ต้อง|ไม่เรียน|ถ้ามี|พิจารณาเป็นพิเศษ|นักเรียน|นักศึกษา|บุตร|ลูก|สอน|เรียนต่อ"
                            + "|mas mainam|hindi|(?<![a-z])wala|iskolar|estudyante|(?<![a-z])anak(?![a-z])");
    // Says nothing of schooling.
    private static final Pattern OF_SOMETHING_ELSE =
            Pattern.compile(
                    "(?:no|without|with or without|even without) (?:work |previous |prior )?exp(?:erience)?(?![a-z])(?: (?:is )?(?:needed|required|necessary|ok))?"
                            + "|exp(?:erience)? (?:is )?(?:not|no) (?:required|needed|necessary)|no age limit|(?<![a-z])no[.] ?(?:of|\\d)"
                            + "|walang (?:karanasan|experience)|hindi kailangan ang (?:karanasan|experience)"
                            + "|ไม่จำกัด(?:เพศ|อายุ|ประสบการณ์)|(?:ไม่จำเป็น)?(?:ไม่)?ต้องมีประสบการณ์|ไม่มีประสบการณ์(?:ก็ได้)?|ประสบการณ์ไม่จำเป็น");
    private static final Pattern ASKS_NONE =
            Pattern.compile(
                    "ไม่จำกัด(?:วุฒิ|การศึกษา)|ไม่จำเป็นต้อง(?:จบ|มีวุฒิ)|no (?:formal )?(?:education|degree|diploma|qualifications?) (?:is )?(?:required|needed|necessary)"
                            + "|any educational attainment");
    private static final Pattern END = Pattern.compile("[\\n;•●▪✓*|]|[a-z)]{2}[.!?]\\s");
    private static final Pattern EITHER =
            Pattern.compile(" or | and |, ?| ?/ ?|-(?=[ก-๙])| ?หรือ ?| o ");

    /** Null where nothing is plainly asked. */
    static @Nullable EducationText in(String text) {
        String plain = text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT);
        if (!ANY.in(plain).has(OF_LEVELS)) {
            return null; // most texts
        }
        int[] signs =
                SIGNS.stream()
                        .flatMapToInt(
                                sign ->
                                        IntStream.iterate(
                                                plain.indexOf(sign),
                                                at -> at >= 0,
                                                at -> plain.indexOf(sign, at + 1)))
                        .sorted()
                        .toArray();
        EducationText lowest = null;
        int from = 0;
        int among = 0; // before it, a further level is one of several that are asked
        Matcher levels = LEVELS.matcher(plain).useTransparentBounds(true);
        for (int sign : signs) {
            if (sign < from || !isFound(levels, plain, from, sign)) {
                continue;
            }
            from = levels.end();
            String before = before(plain, levels.start());
            String behind = behind(plain, from);
            if (isInDoubt(before + " ~ " + behind)
                    || (levels.start() >= among && !isAsked(levels.group(), before, behind))) {
                continue;
            }
            Integer level = level(levels.group());
            if (level == null
                    || OTHER_WAY.matcher(before).find()
                    || OTHER_WAY
                            .matcher(plain)
                            .region(from, Math.min(plain.length(), from + AMONG))
                            .find()) {
                return null;
            }
            among = from + AMONG;
            if (lowest == null || level < lowest.level) {
                lowest = new EducationText(level, levels.group());
            }
        }
        return lowest == null || ASKS_NONE.matcher(plain).find() ? null : lowest;
    }

    /** Whether levels are named that begin with a word at a sign or shortly before it. */
    private static boolean isFound(Matcher levels, String plain, int from, int sign) {
        int end = Math.min(plain.length(), sign + LONGEST_LIST);
        for (int at = Math.max(from, sign - BEFORE_SIGN); at <= sign; at++) {
            if ((at == 0 || plain.charAt(at) > 'z' || !Character.isLetter(plain.charAt(at - 1)))
                    && levels.region(at, end).lookingAt()
                    && levels.end() > sign) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAsked(String level, String before, String behind) {
        return ASKS_BEFORE.matcher(before).find()
                || ASKS_BEHIND.matcher(behind).find()
                || (DEGREE_IN.matcher(level).matches() && IN_FIELD.matcher(behind).find());
    }

    private static boolean isInDoubt(String around) {
        return DOUBT.matcher(OF_SOMETHING_ELSE.matcher(around).replaceAll("~")).find();
    }

    /** Of several the lowest; null where one of them is not known. */
    private static @Nullable Integer level(String levels) {
        Integer lowest = null;
        for (String one : EITHER.split(levels, -1)) {
            Integer level = FeedWords.education(one);
            if (level == null) {
                return null;
            }
            lowest = lowest == null ? level : Math.min(lowest, level);
        }
        return lowest;
    }

    /** What stands before a place in the same sentence. */
    private static String before(String plain, int at) {
        String near = plain.substring(Math.max(0, at - NEAR), at);
        int from = 0;
        for (Matcher end = END.matcher(near); end.find(); ) {
            from = end.end();
        }
        return near.substring(from);
    }

    private static String behind(String plain, int at) {
        String near = plain.substring(at, Math.min(plain.length(), at + NEAR));
        Matcher end = END.matcher(near);
        return end.find() ? near.substring(0, end.start()) : near;
    }
}
