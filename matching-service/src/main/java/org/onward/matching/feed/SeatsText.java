package org.onward.matching.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;

/**
 * How many people are sought, as offices write it: "5 อัตรา", "2-3", "two", "2 male, 3 female", "5
 * (filled 2)".
 */
final class SeatsText {
    static final String COUNTED_AS_ONE = "This was not understood; it was counted as one.";
    static final String OF_BOTH =
            "The numbers were added up: the work is open to men and women alike.";
    static final String FOUND_TAKEN_OFF = "Those already found were taken off.";
    static final String FOUND_NOT_READ =
            "How many of these are found was not understood; all were counted.";
    static final String NOBODY_SOUGHT =
            "By this nobody is sought any more; write how many still are, or filled in a column called status.";
    static final String IN_TITLE =
            "The title gives a number, but may be of several posts; one was counted. Write under seats how many are sought.";
    private static final String UNIT =
            "(?:seats?|persons?|people|pax|posts?|positions?|openings?|slots?|vacanc(?:y|ies)|อัตรา|คน|ตำแหน่ง|ที่นั่ง|katao|tao)";
    // "1.000", which is one as a program writes it, or a thousand
    private static final Pattern ONE_OR_THOUSAND =
            Pattern.compile("(?<![\\d.,])([1-9]\\d{0,2})[.]000(?![\\d.,])");
    private static final Pattern OF_ALL =
            Pattern.compile(
                    "\\s*(?:จำนวน|รับ)?\\s*(?<all>\\d{1,3})\\s*%s?\\s*(?:[(]|[,;]\\s|\\s[-–]\\s)\\s*(?<rest>[^()]{1,60})[)]?\\s*"
                            .formatted(UNIT));
    private static final String IS_FOUND =
            "(?:(?:already )?(?:filled|hired|taken)(?: (?:up|na|already))?|(?:รับ|ได้|บรรจุ)(?:คน)?(?:ไป)?แล้ว|napunan(?: na)?|may nakuha na)";
    private static final String IS_SOUGHT =
            "(?:left|remaining|more needed|still need(?:ed|s)?|(?:ยัง)?(?:เหลือ|ว่าง|ขาด)(?:อีก)?|natitira|kulang pa)";
    private static final Pattern FOUND = counted(IS_FOUND);
    private static final Pattern SOUGHT = counted(IS_SOUGHT);
    private static final Pattern COUNTS_FOUND =
            Pattern.compile(
                    "\\d.*%1$s|%1$s.*\\d".formatted("(?:" + IS_FOUND + "|" + IS_SOUGHT + ")"));
    // "20 (all filled)", "3 (เต็ม)", "closed"
    private static final Pattern WITH_STATUS =
            Pattern.compile(
                    "\\s*(?:(?:จำนวน|รับ)?\\s*\\d{1,3}\\s*%s?[\\s(,;:–-]+)?(?<status>\\p{L}[^()]{0,60})[)]?\\s*"
                            .formatted(UNIT));
    private static final Pattern PARTS = Pattern.compile("[,;/]|\\band\\b|และ|\\bat\\b");
    // "ดูแลผู้สูงอายุ 2 คน" counts others.
    private static final Pattern AT_END_OF_TITLE =
            Pattern.compile(
                    "(?<post>.*?)[(\\[]?\\s*(?:จำนวน|รับ)?\\s*(?<![\\d.,/])(?<seats>\\d{1,3})\\s*(?:posts?|positions?|openings?|vacanc(?:y|ies)|อัตรา|ตำแหน่ง)\\s*[)\\]]?\\s*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVERAL_POSTS =
            Pattern.compile(
                    "[/&+,]|\\b(?:and|or|at|o)\\b|และ|หรือ|กับ|\\d\\s?[-–]\\s?$",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVERAL =
            Pattern.compile("\\s*([0-9]{1,3})\\s*(?:-|–|~|ถึง|to|hanggang)\\s*[0-9]{1,3}\\D{0,20}");
    // "100+", "5 คนขึ้นไป"
    private static final Pattern AT_LEAST =
            Pattern.compile(
                    "\\s*(?:at least|อย่างน้อย|ไม่ต่ำกว่า|hindi bababa sa)?\\s*([0-9]{1,4})\\s*(?:persons?|pax|positions?|slots?|คน|อัตรา|ตำแหน่ง|katao)?\\s*"
                            + "(?:\\+|ขึ้นไป|\\bup\\b|\\bor more\\b|\\bpataas\\b)?\\s*");
    private static final String SEX =
            "(?:females?|males?|women|woman|men|man|ผู้หญิง|ผู้ชาย|หญิง|ชาย|babae|lalaki)";
    private static final Pattern BEFORE_SEX =
            Pattern.compile(
                    "\\s*(\\d{1,3})\\s*%1$s\\W*(?:and|at|และ)?\\s*(\\d{1,3})\\s*%1$s\\s*"
                            .formatted(SEX));
    private static final Pattern BEHIND_SEX =
            Pattern.compile(
                    "\\s*%1$s\\s*:?\\s*(\\d{1,3})\\s*(?:คน)?[\\s,/+;]*(?:and|at|และ)?\\s*%1$s\\s*:?\\s*(\\d{1,3})\\s*(?:คน)?\\s*"
                            .formatted(SEX));
    private static final Pattern IN_WORDS =
            Pattern.compile(
                    "\\s*([\\p{L}\\p{M}]+?)\\s*(?:persons?|people|positions?|slots?|คน|อัตรา|ตำแหน่ง|(?:na )?tao|katao)?\\s*");
    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("one", 1),
                    Map.entry("two", 2),
                    Map.entry("three", 3),
                    Map.entry("four", 4),
                    Map.entry("five", 5),
                    Map.entry("six", 6),
                    Map.entry("seven", 7),
                    Map.entry("eight", 8),
                    Map.entry("nine", 9),
                    Map.entry("ten", 10),
                    Map.entry("หนึ่ง", 1),
                    Map.entry("สอง", 2),
                    Map.entry("สาม", 3),
                    Map.entry("สี่", 4),
                    Map.entry("ห้า", 5),
                    Map.entry("หก", 6),
                    Map.entry("เจ็ด", 7),
                    Map.entry("แปด", 8),
                    Map.entry("เก้า", 9),
                    Map.entry("สิบ", 10),
                    Map.entry("isa", 1),
                    Map.entry("isang", 1),
                    Map.entry("dalawa", 2),
                    Map.entry("dalawang", 2),
                    Map.entry("tatlo", 3),
                    Map.entry("tatlong", 3),
                    Map.entry("apat", 4),
                    Map.entry("lima", 5),
                    Map.entry("limang", 5),
                    Map.entry("anim", 6),
                    Map.entry("pito", 7),
                    Map.entry("pitong", 7),
                    Map.entry("walo", 8),
                    Map.entry("walong", 8),
                    Map.entry("siyam", 9),
                    Map.entry("sampu", 10),
                    Map.entry("sampung", 10));

    private SeatsText() {}

    private static Pattern counted(String words) {
        return Pattern.compile(
                "(?:(?<before>\\d{1,3})\\s*%1$s?\\s*)?%2$s\\s*:?\\s*(?:(?<behind>\\d{1,3})\\s*%1$s?)?"
                        .formatted(UNIT, words));
    }

    /** By the column of seats, else by a title of one post that says how many. */
    static @Nullable Integer of(
            FeedItem.Row row, @Nullable String title, FieldErrors errors, FeedNotes notes) {
        String text = row.text("seats");
        return text != null
                ? read(text, errors, notes)
                : title == null ? null : inTitle(title, notes);
    }

    private static @Nullable Integer inTitle(String title, FeedNotes notes) {
        Matcher counted = AT_END_OF_TITLE.matcher(FeedWords.digits(title));
        if (!counted.matches() || counted.group("post").isBlank()) {
            return null;
        }
        int seats = Integer.parseInt(counted.group("seats"));
        boolean sure = seats > 0 && !SEVERAL_POSTS.matcher(counted.group("post")).find();
        notes.add("seats", sure ? ReadFeedRow.IN_TEXT : IN_TITLE, title);
        return sure ? (Integer) seats : null;
    }

    static @Nullable Integer read(String text, FieldErrors errors, FeedNotes notes) {
        String plain = FeedWords.digits(text).toLowerCase(Locale.ROOT);
        Matcher thousand = ONE_OR_THOUSAND.matcher(plain);
        if (thousand.find()) {
            String number = thousand.group(1);
            errors.add(
                    "seats",
                    "two_meanings",
                    PayTerms.TWO_MEANINGS.formatted(thousand.group(), number + "000", number));
            return null;
        }
        Matcher status = WITH_STATUS.matcher(plain);
        if (status.matches()
                && StatusText.of(status.group("status")).says() == StatusText.Says.OVER) {
            errors.add("seats", "nobody_sought", NOBODY_SOUGHT);
            return null;
        }
        Matcher ofAll = OF_ALL.matcher(plain);
        if (ofAll.matches() && says(ofAll.group("rest"))) {
            return stillSought(
                    Integer.parseInt(ofAll.group("all")), ofAll.group("rest"), text, errors, notes);
        }
        if (ofAll.matches() && COUNTS_FOUND.matcher(ofAll.group("rest")).find()) {
            notes.add("seats", FOUND_NOT_READ, text);
            return Integer.valueOf(ofAll.group("all"));
        }
        Integer whole = ReadFeedRow.whole(plain);
        if (whole != null) {
            return whole;
        }
        for (Pattern lowest : new Pattern[] {SEVERAL, AT_LEAST}) {
            Matcher several = lowest.matcher(plain);
            if (several.matches()) {
                notes.add("seats", ReadFeedRow.LOWEST, text);
                return Integer.valueOf(several.group(1));
            }
        }
        for (Pattern bySex : new Pattern[] {BEFORE_SEX, BEHIND_SEX}) {
            Matcher both = bySex.matcher(plain);
            if (both.matches()) {
                notes.add("seats", OF_BOTH, text);
                return Integer.parseInt(both.group(1)) + Integer.parseInt(both.group(2));
            }
        }
        Matcher words = IN_WORDS.matcher(plain);
        Integer number = words.matches() ? NUMBERS.get(words.group(1)) : null;
        if (number == null && plain.codePoints().anyMatch(Character::isLetterOrDigit)) {
            notes.add("seats", COUNTED_AS_ONE, text);
        }
        return number;
    }

    private static boolean says(String rest) {
        return PARTS.splitAsStream(rest)
                .map(String::strip)
                .anyMatch(part -> FOUND.matcher(part).matches() || isCounted(SOUGHT, part));
    }

    private static boolean isCounted(Pattern pattern, String part) {
        Matcher counted = pattern.matcher(part);
        return counted.matches() && number(counted) != null;
    }

    /**
     * @param rest how many of them are found, or are left; without a number all are found
     */
    private static @Nullable Integer stillSought(
            int all, String rest, String text, FieldErrors errors, FeedNotes notes) {
        Integer found = number(FOUND, rest, all);
        Integer left = number(SOUGHT, rest, all);
        int sought = left == null ? all - Objects.requireNonNullElse(found, 0) : left;
        if (sought > all || (left != null && found != null && found + left != all)) {
            notes.add("seats", COUNTED_AS_ONE, text);
            return null;
        }
        if (sought <= 0) {
            errors.add("seats", "nobody_sought", NOBODY_SOUGHT);
            return null;
        }
        if (sought < all) {
            notes.add("seats", FOUND_TAKEN_OFF, text);
        }
        return sought;
    }

    private static @Nullable Integer number(Pattern pattern, String rest, int all) {
        for (String part : PARTS.splitAsStream(rest).toList()) {
            Matcher counted = pattern.matcher(part.strip());
            if (counted.matches()) {
                return Objects.requireNonNullElse(number(counted), all);
            }
        }
        return null;
    }

    private static @Nullable Integer number(Matcher counted) {
        String number =
                counted.group("before") == null ? counted.group("behind") : counted.group("before");
        return number == null ? null : Integer.valueOf(number);
    }
}
