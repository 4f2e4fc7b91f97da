package org.onward.matching.feed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands below a table and is no row of it: totals, notes, who made and signed it. */
final class FooterText {
    private static final int LONGEST = 40;
    private static final Pattern COLON = Pattern.compile("\\s*[:：]$");
    private static final Set<String> TOTALS =
            Set.of(
                    "total",
                    "totals",
                    "grand total",
                    "subtotal",
                    "sub total",
                    "sub-total",
                    "sum",
                    "รวม",
                    "รวมทั้งหมด",
                    "รวมทั้งสิ้น",
                    "ยอดรวม",
                    "kabuuan",
                    "kabuoan");
    private static final String ACT =
            "(?:prepared|noted|checked|verified|approved|submitted|certified(?: (?:true and )?correct)?|reviewed|received|attested|encoded|compiled|consolidated|recommended|endorsed|witnessed|signed|recommending approval)";
    private static final Pattern LABEL =
            pattern(
                    "(?:important )?notes?|n\\.? ?b\\.?|remarks?|sources?(?: of data)?|contact(?: (?:us|person|no\\.?|number|details))?|signature|date(?: prepared)?|as of"
                            + "|for (?:more )?(?:inquiries|information|details)|(?:last )?updated"
                            + ("|" + ACT + "(?:(?: and |, ?| ?/ ?)" + ACT + ")*(?: by)?")
                            + "|paalala|tala|tandaan|pinagmulan|petsa|(?:inihanda|sinuri|inaprubahan|pinagtibay|isinumite|pinatunayan|natanggap) ni(?:na)?|para sa (?:mga )?katanungan"
                            + "|หมายเหตุ|ที่มา(?:ของข้อมูล)?|แหล่ง(?:ที่มา|ข้อมูล)|ข้อมูล ?ณ ?วันที่|ณ ?วันที่|วันที่|ลง(?:ชื่อ|นาม)|ติดต่อ(?:สอบถาม)?(?:เพิ่มเติม)?|สอบถาม(?:รายละเอียด)?(?:เพิ่มเติม)?"
                            + "|ผู้(?:จัดทำ|รายงาน|ตรวจสอบ|ตรวจ|อนุมัติ|รับรอง|บันทึก|ประสานงาน|เห็นชอบ|รวบรวม)(?:ข้อมูล|รายงาน)?|(?:จัดทำ|รายงาน|ตรวจสอบ|อนุมัติ|รับรอง|บันทึก|รวบรวม)โดย");
    private static final Pattern END =
            pattern(
                    "[^\\p{L}\\p{N}]*(?:nothing follows|end of (?:the )?(?:list|file|report|table)|wala nang kasunod|จบรายการ|สิ้นสุดรายการ|ไม่มีรายการต่อ)[^\\p{L}\\p{N}]*");

    private static final int LONGEST_LEGEND = 160;
    private static final Pattern COLOUR =
            pattern(
                    "\\b(?:colou?r(?:ed)?|highlight(?:ed|s)?|shaded|red|yellow|green|gr[ae]y|orange|kulay|pula|dilaw|berde)\\b|สี(?:แดง|เหลือง|เขียว|เทา|ส้ม|ฟ้า|ชมพู)|แถบสี|ไฮไลท์");
    private static final Pattern OVER =
            pattern(
                    "\\b(?:filled|closed|hired|taken|full|puno|sarado|napunan)\\b|เต็ม|ครบ|ได้คน|ปิดรับ|ยกเลิก");

    private FooterText() {}

    static boolean isTotal(String cell) {
        return cell.length() <= LONGEST && TOTALS.contains(plain(cell));
    }

    /**
     * "Prepared by:", before a name; words with which a company may be called too count as well.
     */
    static boolean isLabel(String cell) {
        return cell.length() <= LONGEST && LABEL.matcher(plain(cell)).matches();
    }

    static boolean endsInColon(String cell) {
        return COLON.matcher(cell).find();
    }

    /** "-- nothing follows --" */
    static boolean isEnd(String cell) {
        return cell.length() <= LONGEST && END.matcher(plain(cell)).matches();
    }

    /** "หมายเหตุ: ช่องสีแดงคือได้คนครบแล้ว", "Highlighted rows are filled" */
    static boolean explainsColours(String cell) {
        String plain = cell.length() <= LONGEST_LEGEND ? plain(cell) : "";
        return COLOUR.matcher(plain).find() && OVER.matcher(plain).find();
    }

    private static String plain(String cell) {
        String text = nfkc(cell).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return COLON.matcher(text).replaceAll("");
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(nfkc(words));
    }

    /** However a keyboard writes the vowels of Thai. */
    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
