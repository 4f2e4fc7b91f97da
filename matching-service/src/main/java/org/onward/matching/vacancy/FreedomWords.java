package org.onward.matching.vacancy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Papers that somebody keeps, pay that is held back and places or work that may not be left: by
 * these forced labour is known (ILO). Whose papers a hotel keeps, and where a guard must not leave
 * a gate, is the work.
 */
final class FreedomWords {
    private static final String PAPER =
            "(?:passports?|atm(?:\\s+cards?)?|travel\\s+documents?|work\\s+permits?|id\\s+cards?|ids?|identity\\s+(?:cards?|papers)"
                    + "|identification(?:\\s+cards?)?)\\b(?![-\\s](?:sized?|photos?|pictures?|numbers?|cop(?:y|ies))\\b)";
    private static final String PAPERS = PAPER + "(?:\\s*(?:,|and|or|&|/)\\s*" + PAPER + "){0,3}";
    private static final String WHOSE =
            "(?:(?:your|their|his|her|the|all|of|original|workers?'?s?|employees?'?s?|staff'?s?)\\s+){0,4}";
    private static final String KEEPER_NAMED =
            "(?:(?:employer|company|management|agency|agent|manager|supervisor|boss|owner)s?)";
    private static final String KEEPER = "(?:we|us|" + KEEPER_NAMED + ")";
    // "passport with employer"; not "with employer certificate"
    private static final String WITH_KEEPER =
            "with\\s+(?:(?:the|our|your)\\s+)?(?:"
                    + KEEPER_NAMED
                    + "|hr|office)\\b(?!'|\\s+(?:certificat\\w*|letters?|names?|details|references?|visas?|ids?|contracts?|address\\w*|sponsor\\w*|approval|endorsements?|stamps?|records?))";
    private static final String SO_LONG =
            "(?:\\d{1,2}|an?|one|two|three|four|five|six)[\\s-]+(?:weeks?|months?|days?|cut-?offs?)";
    private static final String THAI_PAPER =
            "(?:พาสปอร์ต|หนังสือเดินทาง|บัตรประชาชน|บัตรประจำตัว|เอกสารประจำตัว|ใบอนุญาตทำงาน)";
    private static final String THAI_KEEPER =
            "(?:นายจ้าง|บริษัท|เจ้าของ|หัวหน้า|ผู้จัดการ|นายหน้า|เอเจนซี่|เรา|ทางร้าน)";
    private static final String FILIPINO_PAPER = "(?:passports?|pasaporte|ids?|dokumento|papeles)";
    private static final String FILIPINO_KEEPER =
            "(?:namin|ng\\s+(?:employer|amo|kumpanya|kompanya|agency|ahensya|ahensiya|may-?ari|boss))";
    private static final String FILIPINO_PAY = "(?:sahod|sweldo|suweldo)";
    private static final String PAY =
            "(?:pay|salary|salaries|wages?)(?:\\s+of\\s+(?:the\\s+)?\\w+\\s+months?)?";
    private static final String PLACE =
            "(?:compound|premises|dorm|dormitory|house|home|factory|site|barracks|building|quarters|housing"
                    + "|accommodation|island|farm|boat|ship|camp|employer|job|work)";

    /**
     * @param of what it is about …
     * @param done … and what is done to it: where a text or a clause lacks a sign of either, it
     *     surely holds none
     */
    record Kind(PostingWords.Concern concern, Signs.Kind of, Signs.Kind done, Pattern pattern) {
        boolean mayBeIn(Clause clause) {
            return clause.has(of) && clause.has(done);
        }
    }

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            PostingWords.Concern.PAPERS,
                            Signs.anywhere(
                                    "passport",
                                    "travel",
                                    "permit",
                                    "id card",
                                    "your id",
                                    "ids",
                                    "identi",
                                    "atm",
                                    "พาสปอร์ต",
                                    "หนังสือเดินทาง",
                                    "บัตรประ",
                                    "เอกสารประจำตัว",
                                    "ใบอนุญาตทำงาน",
                                    "pasaporte",
                                    "dokumento",
                                    "papeles",
                                    " id"),
                            Signs.anywhere(
                                    "keep",
                                    "kept",
                                    "hold",
                                    "held",
                                    "retain",
                                    "take",
                                    "collect",
                                    "confiscat",
                                    "surrender",
                                    "with",
                                    "over",
                                    "give",
                                    "deposit",
                                    "leave",
                                    "ยึด",
                                    "ริบ",
                                    "เก็บ",
                                    "ฝาก",
                                    "tatago",
                                    "tinatago",
                                    "hawak",
                                    "kukunin",
                                    "kinukuha"),
                            PostingWords.ofLower(
                                    "\\b"
                                            + KEEPER
                                            + "\\s+(?:(?:will|shall|must|also)\\s+)?(?:keeps?|holds?|retains?|takes?|collects?|confiscates?)\\s+"
                                            + WHOSE
                                            + PAPERS,
                                    "\\b"
                                            + PAPERS
                                            + "\\s+(?:(?:is|are|will\\s+be|must\\s+be|shall\\s+be|to\\s+be)\\s+)?"
                                            + "(?:kept|held|retained|taken|collected|withheld)\\s+(?:by|with|at)\\s+(?:the\\s+|our\\s+|your\\s+)?"
                                            + "(?:"
                                            + KEEPER
                                            + "|office)\\b",
                                    "\\b"
                                            + PAPERS
                                            + "\\s+(?:is|are|will\\s+be|must\\s+be|shall\\s+be)\\s+(?:kept|held|retained|withheld)\\s+"
                                            + "(?:until|till|during|for|throughout)\\b",
                                    "\\b(?:surrender|hand\\s+over|turn\\s+over|give\\s+up|deposit|leave)\\s+(?:your|their)\\s+(?:original\\s+)?"
                                            + PAPERS,
                                    "\\b(?:must|should|shall|will|have\\s+to|need\\s+to)\\s+surrender\\s+"
                                            + PAPERS,
                                    "\\b"
                                            + PAPERS
                                            + "\\s+(?:(?:will|must|shall|should|are|is|has|have)\\s+)?(?:to\\s+)?be\\s+surrendered\\b",
                                    "\\bsurrender\\s+(?:of\\s+)?"
                                            + WHOSE
                                            + "(?:passports?|atm|travel\\s+documents?|work\\s+permits?)\\b",
                                    "\\b"
                                            + PAPERS
                                            + "\\s+(?:(?:is|are)\\s+)?surrendered\\s+(?:to|with)\\s+(?:(?:the|our|your)\\s+)?(?:"
                                            + KEEPER
                                            + "|hr|office)\\b",
                                    "(?:(?:^\\W*|[,(:/-]\\s*)(?:original\\s+)?passports?\\s+|\\bpassports?\\s+(?:is|are|stays?|remains?|left)\\s+)"
                                            + WITH_KEEPER,
                                    "\\b(?:keep|leave|deposit)\\s+"
                                            + WHOSE
                                            + PAPERS
                                            + "\\s+"
                                            + WITH_KEEPER,
                                    "(?:ยึด|ริบ)(?:ต้นฉบับ|ตัวจริง)?" + THAI_PAPER,
                                    "เก็บ(?:รักษา)?(?:ต้นฉบับ)?"
                                            + THAI_PAPER
                                            + "(?:ตัวจริง)?\\s*(?:ของ)?(?:ไว้|พนักงาน|ลูกจ้าง|คนงาน|คุณ|ท่าน)",
                                    THAI_KEEPER
                                            + "(?:จะ|ขอ|ต้อง)*(?:เป็นผู้)?(?:เก็บ|ถือ)(?:รักษา)?(?:ต้นฉบับ)?"
                                            + THAI_PAPER,
                                    THAI_PAPER
                                            + "(?:ตัวจริง)?\\s*(?:จะ|ต้อง|ให้)*(?:ถูก)?(?:ยึด|เก็บ|ฝาก)(?:รักษา)?(?:ไว้)?(?:ที่|กับ|โดย)"
                                            + THAI_KEEPER,
                                    "\\b(?:itatago|itinatago|hahawakan|hinahawakan|hawak|kukunin|kinukuha)\\s+(?:po\\s+)?"
                                            + FILIPINO_KEEPER
                                            + "\\s+(?:po\\s+)?(?:ang\\s+)?(?:(?:inyong|iyong|lahat|mga|ng)\\s+){0,3}"
                                            + FILIPINO_PAPER
                                            + "\\b",
                                    "\\b"
                                            + FILIPINO_PAPER
                                            + "\\s+(?:(?:mo|ninyo|nyo|po|ay)\\s+){0,3}(?:itatago|itinatago|hahawakan|hinahawakan|hawak|kukunin|kinukuha)\\s+(?:po\\s+)?"
                                            + FILIPINO_KEEPER
                                            + "\\b")),
                    new Kind(
                            PostingWords.Concern.PAY,
                            Signs.anywhere(
                                    "pay",
                                    "salar",
                                    "wage",
                                    "เงินเดือน",
                                    "ค่าจ้าง",
                                    "ค่าแรง",
                                    "sahod",
                                    "sweldo",
                                    "suweldo"),
                            Signs.anywhere(
                                    "keep",
                                    "kept",
                                    "hold",
                                    "held",
                                    "retain",
                                    "contract",
                                    "debt",
                                    "loan",
                                    "after",
                                    "until",
                                    "till",
                                    "กัก",
                                    "ยึด",
                                    "อายัด",
                                    "เก็บไว้",
                                    "สัญญา",
                                    "ipit",
                                    "hahawakan",
                                    "itatago",
                                    "pipigilan",
                                    "kontrata"),
                            PostingWords.ofLower(
                                    "\\b"
                                            + PAY
                                            + "\\s+(?:is|are|will\\s+be|shall\\s+be)\\s+(?:held|withheld|kept|retained)\\b",
                                    "\\b"
                                            + PAY
                                            + "\\s+(?:is|are|will\\s+be|shall\\s+be)\\s+(?:only\\s+)?(?:paid|released|given)\\s+(?:only\\s+)?"
                                            + "(?:when|after|once|until|upon|at\\s+the\\s+end\\s+of)\\s+(?:(?:the|your|completion|finishing|of|end)\\s+){0,4}"
                                            + "(?:contract|debts?|loans?)\\b",
                                    "\\b"
                                            + KEEPER
                                            + "\\s+(?:(?:will|shall)\\s+)?(?:holds?|keeps?|withholds?|retains?)\\s+(?:back\\s+)?"
                                            + "(?:(?:your|their|the|one|two|first|last|a|month'?s?|monthly|months|of)\\s+){1,4}"
                                            + "(?:pay|salary|salaries|wages?)\\b",
                                    "\\bno\\s+(?:pay|salary|wages?)\\s+(?:until|till)\\b",
                                    "\\b"
                                            + PAY
                                            + "\\s+(?:on\\s+)?(?:held|hold|withheld|kept)\\s+(?:for\\s+)?(?:(?:the|first|last)\\s+){0,2}"
                                            + SO_LONG
                                            + "\\b",
                                    "\\b"
                                            + SO_LONG
                                            + "'?\\s+(?:pay|salary|wages?)\\s+(?:on\\s+)?h(?:old|eld)\\b",
                                    "\\b"
                                            + PAY
                                            + "\\s+(?:(?:is|are|will\\s+be|shall\\s+be)\\s+)?(?:only\\s+)?(?:paid|released|given)\\s+(?:only\\s+)?after\\s+"
                                            + "(?:the\\s+)?(?:first\\s+)?(?:\\d+|two|three|four|five|six)\\s+months?\\b",
                                    "\\b(?:pay|salary|salaries|wages?)\\s+(?:of|for)\\s+(?:the\\s+)?(?:first|last)\\s+(?:\\w+\\s+)?months?\\s+"
                                            + "(?:(?:is|are|will\\s+be|shall\\s+be)\\s+)?(?:held|withheld|kept|retained)\\b",
                                    "(?:กัก|ยึด|อายัด)(?:เงินเดือน|ค่าจ้าง|ค่าแรง)",
                                    "(?:เงินเดือน|ค่าจ้าง|ค่าแรง)\\s*(?:จะ)?(?:ถูก)?(?:กัก|ยึด|อายัด|เก็บ)ไว้",
                                    "(?:จ่าย|ได้รับ|รับ)(?:เงินเดือน|ค่าจ้าง|ค่าแรง)\\s*(?:ก็ต่อ)?(?:เมื่อ|หลัง)(?:ทำงาน)?(?:ครบ|หมด|สิ้นสุด|จบ)สัญญา",
                                    "(?:เงินเดือน|ค่าจ้าง|ค่าแรง)\\s*(?:จะ)?จ่าย(?:ให้)?\\s*(?:ก็ต่อ)?(?:เมื่อ|หลัง)(?:ทำงาน)?(?:ครบ|หมด|สิ้นสุด|จบ)สัญญา",
                                    "\\b(?:iipitin|ipitin|ipapaipit|hahawakan|itatago|pipigilan)\\s+(?:po\\s+)?(?:"
                                            + FILIPINO_KEEPER
                                            + "\\s+)?(?:ang\\s+)?(?:(?:inyong|iyong|unang|mga)\\s+){0,2}"
                                            + FILIPINO_PAY
                                            + "\\b",
                                    "\\b"
                                            + FILIPINO_PAY
                                            + "\\s+(?:(?:mo|ninyo|nyo|po|ay)\\s+){0,3}(?:iipitin|ipitin|hahawakan|itatago|pipigilan)\\b",
                                    "\\b"
                                            + FILIPINO_PAY
                                            + "\\s+(?:(?:mo|ninyo|nyo|po|ay)\\s+){0,3}(?:ibibigay|makukuha|matatanggap|babayaran)\\s+(?:lang\\s+|lamang\\s+)?"
                                            + "(?:pagkatapos|matapos|kapag\\s+tapos)\\s+(?:na\\s+)?(?:ng|ang)\\s+kontrata\\b")),
                    new Kind(
                            PostingWords.Concern.LEAVE,
                            Signs.anywhere(
                                    "leave", "go out", "exit", "resign", "quit", "locked", "ออก"),
                            Signs.anywhere(
                                    "not", "no ", "can't", "won't", "never", "allowed", "locked",
                                    "ห้าม", "ไม่"),
                            PostingWords.ofLower(
                                    "\\b(?:may|can|must|shall|will|do)\\s*not\\s+(?:be\\s+allowed\\s+to\\s+)?(?:leave|exit|go\\s+out\\s+of)\\s+"
                                            + "(?:(?:the|our|your|this)\\s+)?"
                                            + PLACE
                                            + "\\b",
                                    "\\b(?:can't|won't\\s+be\\s+allowed\\s+to)\\s+(?:leave|exit)\\s+(?:(?:the|our|your|this)\\s+)?"
                                            + PLACE
                                            + "\\b",
                                    "\\b(?:not|never)\\s+(?:be\\s+)?(?:allowed|permitted|free)\\s+to\\s+(?:go\\s+out|resign|quit"
                                            + "|(?:leave|exit)(?:\\s+(?:the|our|your|this)\\s+"
                                            + PLACE
                                            + "\\b|\\s*$))",
                                    "\\b(?:can\\s*not|may\\s+not|must\\s+not|can't|allowed\\s+to)\\s+(?:resign|quit|leave)\\s+"
                                            + "(?:before|until|unless)\\s+(?:(?:the|your|end|of|finishing|completing|you|finish|complete)\\s+){0,4}(?:contract|debt|loan)\\b",
                                    "\\b(?:(?:may|can|must|shall)\\s*not|can't)\\s+(?:resign|quit)\\s+(?:within|for|during)\\b",
                                    "\\bno\\s+(?:resignation|resigning|quitting)\\s+(?:within|for|before|during|until)\\b",
                                    "\\b(?:may|can|must)\\s*not\\s+go\\s+out\\s+(?:on|during|after|at|without)\\b(?!\\s+(?:\\w+\\s+)?shift)",
                                    "\\b(?:workers?|staff|you|employees|helpers?)\\s+(?:are|will\\s+be)\\s+locked\\s+(?:in|up)\\b",
                                    "(?:ห้าม|ไม่อนุญาตให้|ไม่ให้)(?:พนักงาน|ลูกจ้าง|คนงาน)?ออก(?:ไป)?(?:ข้าง)?(?:นอก|จาก)"
                                            + "(?:\\s*(?:บริเวณ|พื้นที่))?(?:หอพัก|ที่พัก|บ้าน|โรงงาน|แคมป์|ไซต์|เกาะ|เรือ|ฟาร์ม|\\s*$)",
                                    "(?:ห้าม|ไม่อนุญาตให้|ไม่ให้)(?:พนักงาน|ลูกจ้าง|คนงาน)?(?:ออกไปไหน|ออก(?:ไป)?ข้างนอก)",
                                    "ออก(?:ไป)?(?:ข้างนอก|ไหน|นอกหอพัก|นอกที่พัก|นอกบ้าน|นอกโรงงาน)ไม่ได้",
                                    "(?:ห้าม|ไม่ให้)ลาออก|ลาออก(?:ก่อน(?:ครบ|หมด)สัญญา)?ไม่ได้")),
                    new Kind(
                            PostingWords.Concern.LEAVE,
                            Signs.anywhere("lumabas", "kalabas", "umalis", "kaalis", "resign"),
                            Signs.words("hindi", "di", "bawal"),
                            PostingWords.ofLower(
                                    "\\b(?:hindi|di|bawal)\\s+(?:(?:po|ka|kayo|sila|pwede(?:ng)?|puwede(?:ng)?|maaari(?:ng)?|pinapayagang|papayagang|kang|kayong)\\s+){0,3}"
                                            + "(?:lumabas|makalabas|makakalabas|umalis|makaalis|makakaalis|mag-?resign)\\b")));

    /** Nobody does so, or it is what the worker looks after. */
    private static final Pattern TAKEN_BACK_BEFORE =
            PostingWords.ofLower(
                    "\\b(?:no|never|nobody|not|without)\\b(?:\\W+[\\w']+){0,3}\\W*$",
                    "(?:ไม่|ไม่มีการ|ห้าม|ห้ามมิให้)(?:มีการ)?$",
                    "\\b(?:hindi|di|walang|bawal)\\b(?:\\W+[\\w']+){0,2}\\W*$",
                    "\\b(?:children|kids|pupils|students?|patients?|residents?|guests?|visitors?|customers?|animals?|pets?)\\b(?:\\W+[\\w']+){0,3}\\W*$",
                    "\\b(?:bata|pasyente|estudyante|bisita|alaga)\\b(?:\\W+[\\w']+){0,3}\\W*$",
                    "(?:ผู้ป่วย|เด็ก|นักเรียน|แขก|ลูกค้า|สัตว์|ผู้สูงอายุ)[ก-๙\\s]{0,12}$");

    private static final Pattern TAKEN_BACK_AFTER =
            PostingWords.ofLower(
                    "^\\W*(?:of|from|for)\\s+(?:(?:the|our|all|hotel|arriving)\\s+)*(?:guests?|visitors?|customers?|clients?|tourists?|travell?ers?|passengers?)\\b",
                    "^\\s*(?:ของ|จาก)?(?:แขก|ลูกค้า|ผู้เข้าพัก|ผู้มาติดต่อ|นักท่องเที่ยว)",
                    "^\\W*ng\\s+(?:mga\\s+)?(?:bisita|kostumer|guest|turista)\\b",
                    "^\\W*(?:unattended|unlocked|dirty|untidy|early)\\b",
                    "^\\W*(?:during|while\\s+on|when\\s+on)\\s+(?:(?:your|the|working|a)\\s+)*(?:shift|duty|hours)\\b",
                    "^\\W*without\\s+(?:locking|cleaning|telling|logging)\\b",
                    "^\\s*(?:ใน|ระหว่าง|ขณะ)(?:เวลา|การ)?(?:ทำงาน|ปฏิบัติ|งาน)",
                    "^\\W*(?:(?:sa|ng)\\s+(?:pwesto|puwesto|mesa|post)|habang|(?:sa|tuwing)\\s+oras\\s+ng\\s+trabaho)\\b");

    private FreedomWords() {}

    static Signs.Kind[] signs() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of(kind.of, kind.done))
                .toArray(Signs.Kind[]::new);
    }

    /** The kinds that a text of many clauses may hold. */
    static List<Kind> mayBeIn(Clause text) {
        return KINDS.stream().filter(kind -> kind.mayBeIn(text)).toList();
    }

    /** The first one of a kind in a clause. */
    static Optional<String> in(Kind kind, Clause clause) {
        if (!kind.mayBeIn(clause)) {
            return Optional.empty();
        }
        return PostingWords.first(
                        kind.pattern,
                        clause.text(),
                        clause.lower(),
                        (before, after) ->
                                TAKEN_BACK_BEFORE.matcher(before).find()
                                        || TAKEN_BACK_AFTER.matcher(after).find())
                .map(PostingWords.Phrase::words);
    }
}
