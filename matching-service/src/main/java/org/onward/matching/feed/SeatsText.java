package org.onward.matching.feed;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many people are sought, as offices write it: "5 อัตรา", "2-3", "two", "2 male, 3 female". */
final class SeatsText {
    static final String COUNTED_AS_ONE = "This was not understood; it was counted as one.";
    static final String OF_BOTH =
            "The numbers were added up: the work is open to men and women alike.";
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

    static @Nullable Integer read(String text, FeedNotes notes) {
        String plain = FeedWords.digits(text).toLowerCase(Locale.ROOT);
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
}
