package org.onward.matching.feed;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a name in a header means beside those that are known as they stand: two names of one column
 * ("ตำแหน่ง/Position"), a name with what its cells are in ("Sahod per month"), and the lowest or
 * highest of something.
 */
final class HeaderText {
    private static final int LONGEST = 100; // beyond, it is a sentence
    private static final Set<String> DAYS_AND_TIMES = Set.of("hours", FeedColumns.SCHEDULE);
    private static final Set<String> SCHOOL_AND_MORE =
            Set.of("education", FeedColumns.QUALIFICATIONS);
    private static final Set<String> LOWEST =
            words(
                    "ต่ำสุด",
                    "ขั้นต่ำ",
                    "ต่ำ",
                    "เริ่มต้น",
                    "จาก",
                    "min",
                    "minimum",
                    "lowest",
                    "from",
                    "mula");
    private static final Set<String> HIGHEST =
            words("สูงสุด", "สูง", "ถึง", "max", "maximum", "highest", "to", "hanggang");
    private static final Set<String> BETWEEN =
            Set.of(
                    "per", "a", "an", "each", "every", "in", "of", "kada", "bawat", "sa", "ng",
                    "isang", "ต่อ", "ราย", "ละ");
    private static final Set<String> IN_SOMETHING =
            Set.of("pay_min", "pay_max", "stipend", "hours", "weeks");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[（]([^)\\]）]*)[)\\]）]?");
    private static final Pattern PARTS =
            Pattern.compile(
                    "[/\\n|]|(?<=\\p{IsThai})\\s+(?=\\p{IsLatin})|(?<=\\p{IsLatin})\\s+(?=\\p{IsThai})");
    private static final Pattern BOTH = Pattern.compile("[/\\n|]");
    private static final Pattern THAI = Pattern.compile("\\p{IsThai}");
    private static final Pattern GAPS = Pattern.compile("[\\s\\u200b_\\-./:*#]+");
    private static final Pattern SIGNS = Pattern.compile("[\\s()\\[\\]（）]+");
    // Thai has no gaps between words.
    private static final Pattern UNIT_BEHIND =
            Pattern.compile("(?:ต่อ|ราย)(?:ชั่วโมง|วัน|สัปดาห์|เดือน|ปี)$");
    private static final Pattern BOUND_BEHIND =
            Pattern.compile(plain("(?<=..)(ต่ำสุด|ขั้นต่ำ|สูงสุด)$"));

    private static final Pattern SAYS_LOWEST =
            Pattern.compile(
                    plain(
                            "(?<![a-zก-๛])(?:min|minimum|lowest|from|starting|mula|pinakamababang?|ต่ำ|จาก)(?![a-zก-๛])"
                                    + "|ต่ำสุด|ขั้นต่ำ|เริ่มต้น"));
    private static final Pattern SAYS_HIGHEST =
            Pattern.compile(
                    plain(
                            "(?<![a-zก-๛])(?:max|maximum|highest|to|hanggang|pinakamataas)(?![a-zก-๛])|สูง|ถึง"));

    // On which wages are paid, and no pay: "Pay day" beside "Pay/day".
    private static final Pattern DAY_OF_PAY =
            Pattern.compile(
                    plain(
                            "(?:pay|salary|wages?)[\\s_-]*days?|(?:pay[\\s_-]*)?days? of (?:pay|payment|salary|wages?)"
                                    + "|araw (?:ng|sa) (?:pa)?(?:sahod|sweldo|suweldo|bayad).*|วัน(?:ที่)?\\s*(?:จ่าย|รับเงิน|เงินเดือน).*"));

    // Whom to ask, who applies and who is there: beside such a name the other is of them too.
    private static final Pattern OF_SOMEBODY =
            Pattern.compile(
                    plain(
                            "ติดต่อ|โทร|อีเมล|ไลน์|สกุล|ผู้สมัคร|ผู้จัดการ|(?<!รับ)พนักงาน(?!ที่)|ลูกจ้าง"
                                    + "|(?<![a-z])(?:contact|tel(?:ephone)?|phone|mobile|e-?mail|line id|applicants?|manager|kontak)(?![a-z])"));

    // Offices count the women and men they seek apart, and together.
    private static final Pattern SEX =
            Pattern.compile(
                    plain(
                            "(?<![a-zก-๛])(?:males?|females?|men|women|lalaki|babae|either|unspecified|not specified|any(?: sex| gender)?)(?![a-zก-๛])"
                                    + "|(?:ผู้|เพศ)?(?:ชาย|หญิง)|ไม่(?:ระบุ|จำกัด)(?:เพศ)?"));
    private static final Pattern LETTER_OF_SEX = Pattern.compile("[mf]");
    private static final Pattern HINT =
            Pattern.compile(
                    plain(
                            "[(](?:ระบุ|โปรด|please|specify)[^)]*[)]|[(]?(?:มี|ใช่|ได้)\\s?/\\s?ไม่(?:มี|ใช่|ได้)[)]?|[(]?(?:yes|y|oo)\\s?/\\s?(?:no|n|hindi)[)]?"
                                    + "|[(]?(?:dd?|วว|วัน)[-/ ]?(?:mmm?|ดด|เดือน)[-/ ]?(?:yy(?:yy)?|ปป(?:ปป)?|ปี)[)]?|[(]?mm[-/]dd[-/]yy(?:yy)?[)]?|(?:ใส่|check|tick|lagyan ng)?\\s?[✓✔√/]"));
    private static final Pattern ALL_TOGETHER =
            Pattern.compile(plain("(?<![a-zก-๛])(?:total|kabuuan)(?![a-zก-๛])|รวม(?:ทั้งหมด)?"));

    private HeaderText() {}

    /** Whether a column counts who is sought of one sex only. */
    static boolean countsBySex(String header) {
        return countsWithout(SEX, header);
    }

    /** "Male", "หญิง": beside each other such columns count who is sought. */
    static boolean isSex(String header) {
        String plain = plain(header).strip();
        return SEX.matcher(plain).matches() || LETTER_OF_SEX.matcher(plain).matches();
    }

    private static boolean countsWithout(Pattern part, String header) {
        Matcher found = part.matcher(plain(header));
        return found.find() && "seats".equals(FeedColumns.named(found.replaceAll(" ")));
    }

    private static Set<String> words(String... words) {
        return Arrays.stream(words).map(HeaderText::plain).collect(Collectors.toSet());
    }

    /** However a keyboard writes its vowels. */
    private static String plain(String text) {
        return Normalizer.normalize(FeedColumns.apart(text), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }

    /** The documented name, or null for a column that is not ours. */
    static @Nullable String column(String header) {
        String surely = ofNames(header);
        return surely == null ? ofWords(header) : surely;
    }

    /** Whether the words of a name alone say which column it is; they may mean another thing. */
    static boolean isOfWords(String header) {
        return ofNames(header) == null && ofWords(header) != null;
    }

    private static @Nullable String ofNames(String header) {
        String exact = FeedColumns.named(header);
        String text = header.strip();
        if (text.length() > LONGEST || (exact != null && !exact.equals("pay_min"))) {
            return exact;
        }
        String plain = plain(text);
        if (exact != null) {
            return BRACKETS.matcher(plain)
                            .results()
                            .anyMatch(inside -> HIGHEST.contains(inside.group(1).strip()))
                    ? "pay_max"
                    : exact;
        }
        String bare = BRACKETS.matcher(plain).replaceAll(" ").strip();
        String whole = ofKnown(bare, plain, FeedColumns::named);
        if (whole == null && (countsBySex(text) || countsWithout(ALL_TOGETHER, text))) {
            return "seats";
        }
        return whole == null ? ofTranslation(bare) : whole;
    }

    private static @Nullable String ofWords(String header) {
        String text = header.strip();
        if (text.length() > LONGEST || FeedColumns.isOfPerson(text)) {
            return null;
        }
        String plain = plain(text);
        String bare = BRACKETS.matcher(plain).replaceAll(" ").strip();
        return DAY_OF_PAY.matcher(bare).matches()
                ? null
                : ofKnown(bare, plain, HeaderWords::column);
    }

    /**
     * @param bare the name without what stands in brackets
     */
    private static @Nullable String ofKnown(
            String bare, String plain, Function<String, @Nullable String> named) {
        String meant = PARTS.matcher(bare).find() ? ofParts(bare, named) : named.apply(bare);
        return meant == null ? withoutUnits(bare, plain, named) : meant;
    }

    /** Of several names the one column that all of them mean. */
    private static @Nullable String ofParts(String text, Function<String, @Nullable String> named) {
        List<String> parts = PARTS.splitAsStream(text).toList();
        Set<String> meant = new TreeSet<>();
        for (String part : parts) {
            String one = ofPart(part, named);
            if (one == null) {
                return null;
            }
            meant.add(one);
        }
        if (meant.equals(DAYS_AND_TIMES)) {
            return "hours";
        }
        if (meant.equals(SCHOOL_AND_MORE)) {
            return FeedColumns.QUALIFICATIONS;
        }
        return parts.size() > 1 && meant.size() == 1 ? meant.iterator().next() : null;
    }

    private static @Nullable String ofPart(String part, Function<String, @Nullable String> named) {
        String one = named.apply(part);
        return one == null ? withoutUnits(part.strip(), part, named) : one;
    }

    /**
     * Of a name in Thai and one in other letters the column that the known one means, as the other
     * says the same. In one language, two names are of two things: "Company/Contact person".
     */
    private static @Nullable String ofTranslation(String text) {
        List<String> thai = new ArrayList<>();
        List<String> other = new ArrayList<>();
        BOTH.splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> (THAI.matcher(part).find() ? thai : other).add(part));
        if (thai.isEmpty()
                || other.isEmpty()
                || Stream.concat(thai.stream(), other.stream())
                        .anyMatch(
                                part ->
                                        FeedColumns.isOfPerson(part)
                                                || FeedColumns.isRunningNumber(part)
                                                || OF_SOMEBODY.matcher(part).find())) {
            return null;
        }
        String ofThai = ofAll(thai);
        String ofOther = ofAll(other);
        return ofThai != null && ofOther != null ? null : ofThai == null ? ofOther : ofThai;
    }

    private static @Nullable String ofAll(List<String> names) {
        return names.size() == 1
                ? ofPart(names.getFirst(), FeedColumns::named)
                : ofParts(String.join("/", names), FeedColumns::named);
    }

    /**
     * Whether only one of its names in two languages is known, or its words alone; a surer name may
     * stand beside it.
     */
    static boolean isHalfKnown(String header) {
        String plain = plain(header.strip());
        String bare = BRACKETS.matcher(plain).replaceAll(" ").strip();
        return FeedColumns.named(header) == null
                && column(header) != null
                && ofKnown(bare, plain, FeedColumns::named) == null;
    }

    /** What is left of a name without currency, period, lowest and highest. */
    private static @Nullable String withoutUnits(
            String text, String whole, Function<String, @Nullable String> named) {
        if (DAY_OF_PAY.matcher(text).matches()) {
            return null;
        }
        List<String> left = new ArrayList<>();
        boolean lowest = false;
        boolean highest = false;
        boolean without = false;
        for (String one : GAPS.splitAsStream(text).toList()) {
            String word = one;
            Matcher bound = BOUND_BEHIND.matcher(word);
            if (bound.find()) {
                highest |= HIGHEST.contains(bound.group(1));
                lowest |= LOWEST.contains(bound.group(1));
                word = bound.replaceFirst("");
                without = true;
            }
            String bare = UNIT_BEHIND.matcher(word).replaceFirst("");
            without |= !bare.equals(word);
            if (LOWEST.contains(bare) || HIGHEST.contains(bare)) {
                lowest |= LOWEST.contains(bare);
                highest |= HIGHEST.contains(bare);
                without = true;
            } else if (!isFirstAndAColumn(bare, left)
                    && (BETWEEN.contains(bare) || PayUnits.isUnit(bare))) {
                without = true;
            } else if (!bare.isEmpty()) {
                left.add(bare);
            }
        }
        for (Matcher inside = BRACKETS.matcher(whole); inside.find(); ) {
            highest |= HIGHEST.contains(inside.group(1).strip());
            lowest |= LOWEST.contains(inside.group(1).strip());
        }
        String column = without ? named.apply(String.join(" ", left)) : null;
        if (column == null || !IN_SOMETHING.contains(column)) {
            return null;
        }
        if (column.equals("hours") && !HoursText.says(whole)) {
            return null; // of a month, or of nothing that is ours
        }
        if (!column.equals("pay_min")) {
            return lowest || highest ? null : column;
        }
        return highest && !lowest ? "pay_max" : column;
    }

    /** "Hours per day" begins with what it is, though pay may be for hours too. */
    private static boolean isFirstAndAColumn(String word, List<String> before) {
        return before.isEmpty() && FeedColumns.named(word) != null;
    }

    /** Whether a cell can be a name in a second line of the header. */
    static boolean isNameBelow(String above, String cell) {
        return isBound(cell)
                || FeedColumns.isOfPerson(cell)
                || column(cell) != null
                || column(under(above, cell)) != null;
    }

    /** Whether a cell below a name says only how its column is filled in. */
    static boolean isHint(String cell) {
        return HINT.matcher(plain(cell).strip()).matches();
    }

    /** Whether a word says that a column holds the lowest or the highest of something. */
    static boolean isBound(String cell) {
        String word = bare(cell);
        return LOWEST.contains(word) || HIGHEST.contains(word);
    }

    /** Whether the name of a column of pay says the lowest, and not the highest as well. */
    static boolean isLowest(String header) {
        String plain = plain(header);
        return SAYS_LOWEST.matcher(plain).find() && !SAYS_HIGHEST.matcher(plain).find();
    }

    /** What a column is called whose name stands in two lines of a header. */
    static String joined(String above, String below) {
        if (isBound(below) && "pay_min".equals(column(above))) {
            String name = HIGHEST.contains(bare(below)) ? "pay_max" : "pay_min";
            // Sent back corrected, the sums are still in the money and for the time of the header.
            return PayText.says(above)
                    ? "%s (%s)".formatted(name, SIGNS.matcher(above).replaceAll(" ").strip())
                    : name;
        }
        String both = under(above, below);
        return ofNames(below) != null
                        || FeedColumns.isOfPerson(below)
                        || (column(both) == null && ofWords(below) != null)
                ? below
                : both;
    }

    private static String under(String above, String below) {
        String name = above + " " + below;
        String bare = BRACKETS.matcher(plain(name)).replaceAll(" ");
        return DAY_OF_PAY.matcher(bare).matches() ? above + "/" + below : name;
    }

    private static String bare(String cell) {
        return SIGNS.matcher(plain(cell)).replaceAll(" ").strip();
    }

    /** A sum with what the header of its column says it is in, unless it says so itself. */
    static String withUnits(String cell, String header) {
        PayText said = PayText.ofHeader(header);
        PayText sum = PayText.read(cell);
        if (sum.problem() != null || sum.least() == null) {
            return cell;
        }
        String currency = sum.currency() == null ? said.currency() : null;
        String period = sum.period() == null ? said.period() : null;
        return Stream.of(currency, cell, period == null ? null : "/ " + period)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
