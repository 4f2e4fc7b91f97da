package org.onward.matching.vacancy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Criteria that shut people out for what they are: sex, age, marriage or pregnancy, looks, belief,
 * origin, health. The least age that the law asks for is none, nor whom the work is done for.
 */
final class CriteriaWords {
    private static final String SEX =
            "(?:males?|females?|men|women|man|woman|boys?|girls?|ladies|lady|gentlemen)";
    // From 15 to 69: what an applicant may be; a child or a very old person is cared for.
    private static final String AGE = "(?:1[5-9]|[2-6]\\d)";

    private static final String OF_PHOTO =
            "(?:(?:a|an|your|recent|latest|coloured|colored|whole|full|half|body|id|passport[-\\s]sized?|[12]\\s?x\\s?[12])[-\\s]+){0,5}";
    // "photo editing" is work
    private static final String PHOTO =
            "(?:photos?|pictures?|pics?|selfies?)\\b(?!\\s*(?:edit|print|shoot|packag|studio|service|frame|album))";
    private static final String HEIGHT =
            "(?:1[4-9]\\d\\s*(?:cms?\\b|centimet)?|[45]\\s*(?:'|ft\\b\\.?|feet\\b)\\s*\\d{0,2}\\s*(?:\"|''|in\\b|inches)?)";

    /**
     * Criteria of one kind.
     *
     * @param mayBe whether a clause in lower case may hold one, found at a fraction of what the
     *     pattern costs
     */
    record Kind(Predicate<Clause> mayBe, Pattern pattern) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            CriteriaWords::maySaySex,
                            PostingWords.ofLower(
                                    "\\b"
                                            + SEX
                                            + "\\s+(?:applicants?\\s+|candidates?\\s+|workers?\\s+)?only\\b"
                                            + "(?!\\s+(?:dorm|ward|toilet|rest\\s?room|section|floor|clothing))",
                                    "\\bonly\\s+"
                                            + SEX
                                            + "\\b(?!')(?:\\s+(?:applicants?|candidates?|may|can|are|need|should)\\b|\\s*(?:$|[,(]))",
                                    "\\b"
                                            + SEX
                                            + "\\s+(?:applicants?\\s+|candidates?\\s+)?(?:are\\s+|is\\s+)?prefer(?:red|ably)\\b",
                                    "\\b(?:prefer(?:ably|red|s)?|must\\s+be|should\\s+be)\\s*:?\\s+(?:an?\\s+|young\\s+|single\\s+)*"
                                            + SEX
                                            + "\\b(?!')",
                                    "\\b(?:sex|gender)\\s*[:=]\\s*(?:"
                                            + SEX
                                            + "|[mf])\\b(?!\\s*[/&,])(?!\\s+or\\b)",
                                    "(?:^|(?<!male)(?<!males),)\\W*(?:fe)?males?\\s*(?=,|$)|\\((?:fe)?males?\\)",
                                    "\\b(?:wanted|hiring|looking\\s+for|need(?:ed)?)\\s*:?\\s+(?:an?\\s+)?(?:young\\s+|single\\s+)+"
                                            + SEX
                                            + "\\b",
                                    "\\b(?:looking\\s+for|hiring|wanted|need(?:ed)?)\\s*:?\\s+an?\\s+(?:girl|boy|lady|man|woman|female|male)\\b(?!')")),
                    new Kind(
                            CriteriaWords::maySayAge,
                            PostingWords.ofLower(
                                    "\\bage(?:d|s)?\\b\\s*(?:limit|range|between|from|under|below|not\\s+over|not\\s+above|up\\s+to)?"
                                            + "\\s*[:=]?\\s*"
                                            + AGE
                                            + "\\s*(?:-|–|to|and)\\s*"
                                            + AGE
                                            + "\\b",
                                    "\\b"
                                            + AGE
                                            + "\\s*(?:-|–|to)\\s*"
                                            + AGE
                                            + "\\s*(?:(?:years?|yrs?\\.?)\\s*(?:old|of\\s+age)|y/?o)\\b",
                                    "\\b(?:not\\s+(?:older|more)\\s+than|no\\s+older\\s+than|under|below|up\\s+to|maximum|max\\.?|at\\s+most)"
                                            + "\\s+"
                                            + AGE
                                            + "\\s*(?:years?|yrs?\\.?)\\s*(?:old|of\\s+age)\\b",
                                    "\\b(?:maximum\\s+age|age\\s+limit|max\\.?\\s+age)\\s*(?:is|of|:)?\\s*"
                                            + AGE
                                            + "\\b")),
                    new Kind(
                            CriteriaWords::maySayWhatOneIs,
                            PostingWords.ofLower(
                                    "\\byoung\\s+and\\s+(?:beautiful|pretty|attractive|energetic|dynamic)\\b",
                                    "\\b(?:must|should)\\s+be\\s+(?:single|unmarried|childless)\\b",
                                    "\\b(?:single|unmarried)\\s+(?:status|only|preferred)\\b|\\bcivil\\s+status\\s*:\\s*single\\b",
                                    "\\bnot\\s+(?:be\\s+)?pregnant\\b|\\bno\\s+pregnan\\w+|\\bpregnancy\\s+test\\b",
                                    "\\bpleasing\\s+(?:personality|appearance)\\b|\\bgood[-\\s]?looking\\b"
                                            + "|\\battractive\\s+(?:appearance|looks|face|lady|woman|female)"
                                            + "|\\bfair\\s+(?:skin|complexion)\\b"
                                            + "|\\bmust\\s+be\\s+(?:attractive|beautiful|pretty|handsome|slim)\\b",
                                    "\\b(?:no|not)\\s+(?:muslims?|christians?|buddhists?|burmese|cambodians?|laotians?|foreigners)\\b",
                                    "\\b(?:muslims?|christians?|catholics?|buddhists?)\\s+only\\b",
                                    "\\bhiv[-\\s]+(?:negative|free)\\b|\\bhiv\\s+test\\s+(?:result|(?:is\\s+)?(?:required|needed|before))"
                                            + "|\\bno\\s+(?:disabilit(?:y|ies)|pwds?)\\b",
                                    "\\b(?:resume|r[eé]sum[eé]|cv|application|bio-?data|letter)\\s+(?:(?:form|letter)\\s+)?"
                                            + "(?:with|and|plus|&|\\+)\\s+"
                                            + OF_PHOTO
                                            + PHOTO,
                                    "\\b"
                                            + PHOTO
                                            + "\\s+(?:is\\s+|are\\s+)?(?:required|needed|a\\s+must)\\b",
                                    "\\b(?:attach|enclose|include|send|submit)\\s+"
                                            + "(?=(?:a\\s+)?(?:your|whole|full|half|[12]\\s?x\\s?[12])\\b|a\\s+(?:recent|latest)\\b)"
                                            + OF_PHOTO
                                            + PHOTO,
                                    "\\b[12]\\s?x\\s?[12]\\s+(?:id\\s+)?" + PHOTO,
                                    "(?<!\\bat )\\bheight\\s*(?:(?:is|of|at\\s+least|min(?:imum)?\\.?|not\\s+less\\s+than)\\s*|[:=]\\s*){0,3}"
                                            + HEIGHT,
                                    "\\b"
                                            + HEIGHT
                                            + "\\s*(?:tall|in\\s+height|(?:and|or)\\s+(?:above|up|taller)|up)\\b",
                                    "\\b(?:no|without)\\s+(?:visible\\s+)?tattoos?\\b",
                                    "\\b(?:thai|filipino|philippine|pinoy)\\s+(?:nationality|nationals?|citizens?)\\s+only\\b"
                                            + "|\\b(?:thais|filipinos|pinoys)\\s+only\\b|\\bnationality\\s*[:=]\\s*(?:thai|filipino)\\b")),
                    new Kind(
                            CriteriaWords::mayBeInThai,
                            PostingWords.ofLower(
                                    "(?:รับ)?เฉพาะ(?:ผู้|เพศ)?(?:ชาย|หญิง)|(?:ผู้ชาย|ผู้หญิง|เพศชาย|เพศหญิง)เท่านั้น",
                                    "เพศ\\s*[:：]?\\s*(?:ชาย|หญิง)(?!\\s*(?:/|หรือ|และ|,|-)\\s*(?:เพศ)?(?:หญิง|ชาย))",
                                    "(?<!สูง)(?<!เด็ก)(?<!นักเรียน)(?<!ลูกค้า)(?<!ผู้ป่วย)อายุ\\s*(?:ระหว่าง|ตั้งแต่)?\\s*[:：]?\\s*"
                                            + AGE
                                            + "\\s*(?:ปี)?\\s*(?:-|–|ถึง)\\s*"
                                            + AGE,
                                    "(?:ชาย|หญิง)(?:ไทย)?\\s*(?:อายุ)?\\s*ไม่เกิน\\s*"
                                            + AGE
                                            + "\\s*ปี",
                                    "(?:ชาย|หญิง)\\s*"
                                            + AGE
                                            + "\\s*(?:-|–|ถึง)\\s*"
                                            + AGE
                                            + "\\s*ปี",
                                    "(?:ชาย|หญิง|(?<![ก-๙])|ต้องการ|รับ)วัย\\s*"
                                            + AGE
                                            + "\\s*(?:-|–|ถึง)\\s*"
                                            + AGE,
                                    "รับ(?:สมัคร)?(?:เฉพาะ)?\\s*(?:พนักงาน)?(?:ผู้)?(?:ชาย|หญิง)ล้วน",
                                    "(?:พ้น|ผ่าน)(?:การ)?เกณฑ์(?:การ)?(?:เกณฑ์)?ทหาร|ปลอดภาระทางทหาร",
                                    "สัญชาติไทย(?:เท่านั้น|โดยกำเนิด)",
                                    "น้ำหนัก(?:ตัว)?ไม่เกิน\\s*[4-9]\\d(?!\\d)|ส่วนสูง\\s*(?:ตั้งแต่|ไม่ต่ำกว่า|อย่างน้อย)?\\s*1[4-9]\\d",
                                    "(?<!สูง)อายุ(?:ต้อง)?ไม่เกิน\\s*"
                                            + AGE
                                            + "|(?<!สูง)อายุต่ำกว่า\\s*(?:[2-6]\\d)",
                                    "สถานภาพ\\s*[:：]?\\s*โสด|(?<![ก-๙])โสด(?!า)|ต้องโสด",
                                    "ไม่ตั้งครรภ์|ตรวจ(?:การ)?(?:ตั้ง)?ครรภ์",
                                    "(?:แนบ|ติด|พร้อม)รูปถ่าย(?!สินค้า|งาน|ผลงาน)"
                                            + "|(?<!ถ่าย)(?<!อัด)(?<!ล้าง)(?<!พิมพ์)(?<!แต่ง)รูป(?:ถ่าย)?(?:เต็มตัว|ครึ่งตัว|หน้าตรง)",
                                    "(?<![ก-๙])สูง\\s*(?:ตั้งแต่|ไม่ต่ำกว่า|อย่างน้อย)?\\s*1[4-9]\\d\\s*(?:ซม\\.?|เซนติเมตร|cm)?\\s*ขึ้นไป",
                                    "ไม่มีรอยสัก|ไม่รับ(?:คน|ผู้)?(?:ที่)?มีรอยสัก",
                                    "หน้าตา(?:ดี|สวย)|รูปร่าง(?:ดี|สมส่วน|เพรียว)|ผิวขาว",
                                    "ไม่รับ(?:คน)?(?:สาวประเภทสอง|เพศที่สาม|กะเทย|ทอม|ผู้หญิง|ผู้ชาย|ต่างด้าว|พม่า|ลาว|กัมพูชา|เขมร|มุสลิม|อิสลาม|คนพิการ)",
                                    "(?:นับถือ)?ศาสนา(?:พุทธ|คริสต์|อิสลาม)เท่านั้น",
                                    "ผลตรวจ\\s*hiv|ไม่ติดเชื้อ\\s*(?:hiv|เอชไอวี)")),
                    new Kind(
                            CriteriaWords::mayBeInFilipino,
                            PostingWords.ofLower(
                                    "\\b(?:babae|lalaki|kababaihan|kalalakihan)\\s+(?:po\\s+)?(?:lamang|lang)\\b",
                                    "\\b(?:kailangan(?:g)?|dapat|mas\\s+gusto|hanap)\\s+(?:po\\s+)?(?:ay\\s+|ang\\s+|namin\\s+ang\\s+)?"
                                            + "(?:mga\\s+)?(?:babae|lalaki|dalaga|binata|walang\\s+asawa)\\b"
                                            + "(?!\\s+(?:o|at|man)\\b)",
                                    "\\b(?:babae|lalaki)\\s*,?\\s*"
                                            + AGE
                                            + "\\s*(?:-|–|hanggang)\\s*"
                                            + AGE
                                            + "\\b",
                                    "\\b(?:edad|may\\s+edad\\s+na)\\s*[:=]?\\s*"
                                            + AGE
                                            + "\\s*(?:-|–|hanggang)\\s*"
                                            + AGE
                                            + "\\b",
                                    "\\b"
                                            + AGE
                                            + "\\s*(?:-|–|hanggang)\\s*"
                                            + AGE
                                            + "\\s*(?:na\\s+)?taong\\s+gulang\\b",
                                    "\\b(?:hindi|di)\\s+(?:lalampas|hihigit|lalagpas)\\s+(?:sa|ng)\\s+"
                                            + AGE
                                            + "\\b",
                                    "\\b(?:hindi|di)\\s+buntis\\b|\\bwalang\\s+(?:asawa|anak)\\b",
                                    "\\bwalang\\s+(?:tattoo|tatu)\\b|\\b(?:may|kasama\\s+ang|kalakip\\s+ang)\\s+(?:kasamang\\s+)?(?:[12]x[12]\\s+(?:na\\s+)?)?(?:litrato|larawan)\\b",
                                    "\\b(?:may\\s+itsura|kaaya-?ayang\\s+(?:itsura|hitsura)|magandang\\s+(?:mukha|itsura|hitsura)|maputi)\\b")));

    /** Whoever the work is done for may well have a sex and an age. */
    private static final Pattern OTHERS =
            PostingWords.ofLower(
                    "\\b(?:children|kids|pupils|students?|elderly|patients?|residents?|guests?|customers?|adolescents?|youths?|beneficiaries"
                            + "|toddlers|adolescents)\\b(?:\\W+[\\w']+){0,4}\\W*$",
                    "\\b(?:bata|matatanda|estudyante|pasyente|kostumer)\\b(?:\\W+[\\w']+){0,4}\\W*$",
                    "(?:ผู้สูงอายุ|ผู้ป่วย|นักเรียน|ลูกค้า|เด็ก)[ก-๙\\s]{0,10}$",
                    "\\b(?:machin\\w*|equipment|vehicles?|cars?|trucks?|buildings?|houses?|trees?|cheese|wine)\\b"
                            + "(?:\\W+[\\w']+){0,2}\\W*$",
                    "(?:เครื่องจักร|เครื่อง|รถ|อาคาร|ต้นไม้)[ก-๙\\s]{0,10}$",
                    "\\b(?:shel(?:f|ves)|racks?|doors?|walls?|fences?|ceilings?|tables?)\\b(?:\\W+[\\w']+){0,3}\\W*$",
                    "(?:ยก|แบก|สินค้า|พัสดุ|บรรทุก|กล่อง|กระสอบ)[ก-๙\\s]{0,15}$",
                    "(?:ไม่|มิได้)(?:จำกัด|กำหนด|ระบุ|เลือก)$",
                    "\\b(?:no|without|any|regardless\\s+of|hindi)\\W+(?:[\\w']+\\W+){0,2}$");

    private static final Pattern OPEN_AFTER =
            PostingWords.ofLower(
                    "^\\s*(?:/|,|or|and|&|o|at)\\s*" + SEX + "\\b",
                    "^\\s*(?:o|at)\\s+(?:mga\\s+)?(?:babae|lalaki)\\b");

    private static final Signs.Kind MALE = Signs.anywhere("male");
    private static final Signs.Kind OF_SEX = Signs.anywhere("sex", "gender");
    private static final Signs.Kind SEXES =
            Signs.words(
                    "male",
                    "males",
                    "female",
                    "females",
                    "men",
                    "women",
                    "man",
                    "woman",
                    "boy",
                    "boys",
                    "girl",
                    "girls",
                    "ladies",
                    "lady",
                    "gentlemen");
    private static final Signs.Kind ASKING =
            Signs.anywhere(
                    "only", "prefer", "must", "should", "sex", "gender", "wanted", "hiring",
                    "looking", "need");
    private static final Signs.Kind AGES = Signs.anywhere("age", "old", "y/o", "yo");

    // "international", "installs" and "archives" ask nothing.
    private static final Signs.Kind OF_OTHERS =
            Signs.beginnings(
                    "young",
                    "single",
                    "unmarried",
                    "childless",
                    "pregnan",
                    "pleasing",
                    "attractive",
                    "skin",
                    "complexion",
                    "beautiful",
                    "pretty",
                    "handsome",
                    "slim",
                    "muslim",
                    "christian",
                    "buddhist",
                    "catholic",
                    "burmese",
                    "cambodian",
                    "laotian",
                    "foreigner",
                    "hiv",
                    "disab",
                    "photo",
                    "picture",
                    "pics",
                    "selfie",
                    "height",
                    "tattoo",
                    "nationality",
                    "thais",
                    "filipino",
                    "national",
                    "pinoy",
                    "citizen",
                    "pwd");
    private static final Signs.Kind TALL = Signs.anywhere("tall");
    private static final Signs.Kind GOOD = Signs.anywhere("good");
    private static final Signs.Kind THAI_AGES = Signs.anywhere("อายุ");
    private static final Signs.Kind THAI =
            Signs.anywhere(
                    "หญิง",
                    "ชาย",
                    "วัย",
                    "ทหาร",
                    "สัญชาติ",
                    "น้ำหนัก",
                    "ส่วนสูง",
                    "เฉพาะ",
                    "เพศ",
                    "โสด",
                    "ครรภ์",
                    "หน้าตา",
                    "รูป",
                    "ผิวขาว",
                    "ไม่รับ",
                    "ศาสนา",
                    "รอยสัก",
                    "สูง",
                    "ผลตรวจ",
                    "ไม่ติดเชื้อ");
    private static final Signs.Kind FILIPINO =
            Signs.anywhere(
                    "babae",
                    "lalaki",
                    "kababaihan",
                    "kalalakihan",
                    "dalaga",
                    "binata",
                    "walang",
                    "buntis",
                    "itsura",
                    "mukha",
                    "litrato",
                    "larawan",
                    "maputi");
    private static final Signs.Kind FILIPINO_AGES =
            Signs.anywhere("edad", "gulang", "lalampas", "hihigit", "lalagpas");

    private CriteriaWords() {}

    static Signs.Kind[] signs() {
        return new Signs.Kind[] {
            MALE,
            OF_SEX,
            SEXES,
            ASKING,
            AGES,
            OF_OTHERS,
            TALL,
            GOOD,
            THAI,
            THAI_AGES,
            FILIPINO,
            FILIPINO_AGES
        };
    }

    private static boolean maySaySex(Clause clause) {
        return clause.has(MALE)
                || (clause.has(SEXES) && clause.has(ASKING))
                || (clause.has(OF_SEX) && (has(clause, ':') || has(clause, '=')));
    }

    private static boolean has(Clause clause, char sign) {
        return clause.text().indexOf(sign) >= 0;
    }

    private static boolean maySayAge(Clause clause) {
        return clause.has(AGES) && hasAge(clause.lower());
    }

    private static boolean maySayWhatOneIs(Clause clause) {
        return clause.has(OF_OTHERS)
                || (clause.has(TALL) && clause.lower().chars().anyMatch(Character::isDigit))
                || (clause.has(GOOD) && clause.lower().contains("looking"));
    }

    private static boolean mayBeInThai(Clause clause) {
        return clause.has(THAI) || (clause.has(THAI_AGES) && hasAge(clause.lower()));
    }

    private static boolean mayBeInFilipino(Clause clause) {
        return clause.has(FILIPINO) || (clause.has(FILIPINO_AGES) && hasAge(clause.lower()));
    }

    /** The kinds that a text of many clauses may hold. */
    static List<Kind> mayBeIn(Clause text) {
        return KINDS.stream().filter(kind -> kind.mayBe.test(text)).toList();
    }

    /** Two figures that may be an age. */
    private static boolean hasAge(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char tens = text.charAt(i);
            if (tens >= '1' && tens <= '6' && Character.isDigit(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The first one in a clause.
     *
     * @param kinds that its text may hold
     */
    static Optional<String> in(List<Kind> kinds, Clause clause) {
        return kinds.stream()
                .filter(kind -> kind.mayBe.test(clause))
                .flatMap(
                        kind ->
                                PostingWords.first(
                                        kind.pattern,
                                        clause.text(),
                                        clause.lower(),
                                        CriteriaWords::isTakenBack)
                                        .stream())
                .min(Comparator.comparingInt(PostingWords.Phrase::from))
                .map(PostingWords.Phrase::words);
    }

    private static boolean isTakenBack(String before, String after) {
        return OTHERS.matcher(before).find() || OPEN_AFTER.matcher(after).find();
    }
}
