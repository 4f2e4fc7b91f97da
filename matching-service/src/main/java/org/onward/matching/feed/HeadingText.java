package org.onward.matching.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.PostingWords;

/** What stands alone above a block of rows: whose vacancies they are. */
final class HeadingText {
    private static final int LONGEST = 160;
    private static final Pattern NUMBER = Pattern.compile("^[0-9๐-๙]{1,3}[.)]\\s+");
    private static final Pattern LABEL =
            Pattern.compile(
                    "^(?:(?:name of )?(?:company|employer|establishment)(?: name)?|(?:pangalan ng )?(?:kumpanya|kompanya|employer)"
                            + "|(?:ชื่อ)?(?:บริษัท|นายจ้าง|สถานประกอบการ|สถานประกอบกิจการ))\\s*[:：]\\s*(?=\\S)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPANY =
            Pattern.compile(
                    "(?:(?:บริษัท|บจก[.]?|บมจ[.]?|หจก[.]?|ห้างหุ้นส่วน(?:จำกัด|สามัญ)?)\\s*[ก-๙a-z0-9][^:]{2,}|[^:]{2,}(?<!ไม่)จำกัด(?:\\s*[(]มหาชน[)])?"
                            + "|[^:]{2,}?[\\s,](?:co(?:mpany)?[.]?,?\\s*(?:ltd|limited)[.]?|inc(?:orporated)?[.]?|corp(?:oration)?[.]?|ltd[.]?|limited|llc|plc|company))"
                            + "(?:\\s*[(][^)]{1,60}[)])?",
                    Pattern.CASE_INSENSITIVE);

    // It says more than a name.
    private static final Pattern MORE =
            Pattern.compile(
                    "(?<![\\p{L}])(?:at|for|in|by|with|to|sa|hiring|wanted|vacanc(?:y|ies)|jobs?|nothing|total)(?![\\p{L}])|รับสมัคร|ตำแหน่ง|ต้องการ|รวม|หมายเหตุ",
                    Pattern.CASE_INSENSITIVE);

    private HeadingText() {}

    /** The employer that the only cell of a line unmistakably names; null where it does not. */
    static @Nullable String employer(String cell) {
        if (cell.length() > LONGEST || cell.indexOf('\n') >= 0) {
            return null;
        }
        String name =
                NUMBER.matcher(PostingWords.withoutContacts(cell).text().strip()).replaceFirst("");
        Matcher label = LABEL.matcher(name);
        if (label.find()) {
            return name.substring(label.end());
        }
        return COMPANY.matcher(name).matches() && !MORE.matcher(name).find() ? name : null;
    }
}
