package org.onward.matching.vacancy;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fee, deposit or deduction that the worker is asked for. One that the worker is told not to pay,
 * that the employer pays, or that the work is about (a cashier collects fees) is none.
 */
final class FeeWords {
    private static final String SUM =
            "(?:[฿₱$]|php|thb|p)?\\s?\\d[\\d,.]*\\s*(?:baht|pesos?|thb|php)?";

    private static final Pattern ENGLISH =
            PostingWords.ofLower(
                    "\\b(?:placement|recruitment|agency|processing|registration|application|hiring"
                            + "|documentation|reservation|slot|visa|training|medical|uniform"
                            + "|deployment)\\s+(?:fees?|charges?)\\b",
                    "\\b(?:cash|surety|security|training|employment)\\s+bonds?\\b"
                            + "|\\b(?:security|training|refundable|uniform|tools?|equipment)\\s+deposits?\\b",
                    "\\bdeposit\\s+(?:of\\s+\\S+\\s+(?:\\w+\\s+)?)?(?:is\\s+)?(?:required|needed)\\b",
                    "\\b(?:applicants?|candidates?|workers?|trainees?|apprentices?|employees?|you)\\s+"
                            + "(?:(?:must|should|shall|will|have\\s+to|need\\s+to"
                            + "|are\\s+(?:required|asked)\\s+to)\\s+)?(?:first\\s+)?"
                            + "(?:pay|deposit|transfer|remit)\\s+"
                            + "(?:(?:a|an|the|your|their|own|for|us|of|in|advance)\\s+){0,4}"
                            + "(?:fees?|deposit|bond|visa|uniforms?|training|medical|permit"
                            + "|tickets?|tools|(?:thb|php)\\b|[฿₱$]?\\d)",
                    "\\b(?:you|applicants?|candidates?|workers?|trainees?|employees?)\\s+"
                            + "(?:(?:must|should|shall|will)\\s+)?(?:shoulders?|bears?|covers?)\\s+"
                            + "(?:(?:the|your|their|all|own)\\s+){0,3}(?:\\w+\\s+){0,2}"
                            + "(?:costs?|fees?|expenses?)\\b",
                    "\\b(?:you|applicants?|candidates?|workers?|trainees?|employees?)\\s+(?:(?:must|should|shall|will|to)\\s+)?(?:shoulders?|bears?)\\s+"
                            + "(?:(?:the|your|their|own)\\s+){0,2}(?:pre-?employment\\s+)?medicals?\\s*(?:$|(?:exam|check|test|certificate)\\w*)",
                    "\\b(?:deducted|taken|withheld)\\s+from\\s+(?:(?:the|your|their|first|monthly)\\s+){0,3}"
                            + "(?:salary|salaries|wages?|pay)\\b",
                    "\\b(?:salary|wage|pay)\\s+deductions?\\s+(?:of|for)\\b",
                    "\\b(?:accommodation|housing|lodging|rent|meals?|food|uniforms?|transport(?:ation)?)\\s+"
                            + "(?:(?:is|are|will\\s+be|to\\s+be)\\s+)?deducted\\b",
                    "\\bat\\s+(?:your|their|his|her|the\\s+(?:applicant|worker|candidate)'?s?)\\s+own\\s+"
                            + "(?:expense|cost)\\b",
                    "\\bpay\\s+[฿₱$]?\\d[\\d,.]*\\s*(?:baht|pesos?|thb|php)?\\s+"
                            + "(?:before|first|upfront|in\\s+advance)\\b",
                    "\\b(?:pay|leave|bring)\\s+(?:a|an|the|your)\\s+deposit\\s+of\\b",
                    "\\bdeposit\\s+(?:of\\s+\\S+\\s+(?:\\w+\\s+)?)?for\\s+(?:the\\s+|your\\s+)?(?:tools|uniforms?|keys|training"
                            + "|equipment)\\b",
                    "\\b(?:must|should|(?:need|have|required)\\s+to)\\s+(?:buy|purchase)\\s+"
                            + "(?:your|their|his|her)\\s+own\\s+(?:uniforms?|tools|equipment)\\b",
                    "\\bdeposit\\s+(?:of\\s+)?"
                            + SUM
                            + "\\s*(?:(?:is|are)\\s+)?(?:required|needed|for\\s+(?:(?:the|your)\\s+)?(?:tools?|uniforms?"
                            + "|keys|equipment|training|room))\\b",
                    "(?<![\\w+])"
                            + SUM
                            + "\\s+(?:for|as)\\s+(?:(?:the|your)\\s+)?(?:uniforms?|medicals?(?!\\s+(?:ins|res|cov|ben|cov))"
                            + "|certificates?|registration|reservation)\\b"
                            + "(?!\\s+(?:allowances?|subsidy|support|assistance|benefits?))",
                    "\\b(?:uniforms?|medicals?|tools?)\\s*:?\\s*"
                            + SUM
                            + "\\s*(?:salary\\s+|wage\\s+)?deduction",
                    "\\d\\s*(?:salary|wage)\\s+deductions?\\b",
                    "(?:^\\W*|\\b(?:must|should|shall|have\\s+to|need\\s+to)\\s+)pay\\s+(?:(?:for|own|your|their|his|her|the)\\s+){0,3}"
                            + "(?:medicals?|uniforms?|training|tools|visa|tickets?|placement|insurance)\\b",
                    "(?:^\\W*|\\b(?:must|should|shall|have\\s+to|need\\s+to|or)\\s+)pay\\s+(?=\\W*[฿₱$p]?[hpt]{0,2}\\s?\\d)"
                            + SUM
                            + "(?:\\s+for\\b|\\s*$)",
                    "\\bmedicals?\\b.{0,40}\\bc/o\\s+(?:the\\s+)?(?:applicants?|workers?|employees?)\\b",
                    "\\b(?:gcash|maya|paymaya)\\s+"
                            + SUM
                            + "\\s+(?:for|to)\\s+(?:\\w+\\s+){0,2}(?:reserv|slot|process|book)",
                    "\\binvest\\s+(?=\\W*[฿₱$p]?[hpt]{0,2}\\s?\\d)" + SUM,
                    "\\b(?:must|need\\s+to|have\\s+to|required\\s+to)\\s+(?:buy|purchase)\\s+(?:products?|goods|items|stocks?|a\\s+starter)\\b",
                    "\\bbond\\s+of\\s+(?:\\d+|one|two|three|six)\\s+(?:years?|months?)\\b");

    private static final Pattern THAI_OR_FILIPINO =
            PostingWords.ofLower(
                    // Thai
                    "(?:พนักงาน|ผู้สมัคร|ลูกจ้าง)(?:ต้อง)?(?:ออก|จ่าย|เสีย|รับผิดชอบ)ค่า",
                    "ค่า(?:สมัคร|นายหน้า|หัวคิว|ดำเนินการ|จัดหางาน|ฝึกอบรม|อบรม|ชุดยูนิฟอร์ม|ชุดฟอร์ม"
                            + "|ธรรมเนียม)",
                    "เงิน(?:ค้ำประกัน|มัดจำ|ประกัน(?!สังคม|สุขภาพ|ชีวิต))",
                    "ค่ามัดจำ|วางเงิน|วางมัดจำ|มัดจำ[ก-๙]{0,20}\\s*\\d",
                    "(?:โอน|จ่าย)ค่าจอง|ค่าจองคิว",
                    "ค่า(?:ใบสมัคร|แรกเข้า|บริการจัดหางาน|ประกัน(?!สังคม|สุขภาพ|ชีวิต|ภัย|อุบัติเหตุ|กลุ่ม|ตน))"
                            + "|(?:เงิน|ค่า)?ประกันตัว\\s*\\d[\\d,]*",
                    "ค่า(?:ชุด|เครื่องแบบ|ยูนิฟอร์ม|เรียน|ทำบัตร|บัตรพนักงาน)\\s*\\d[\\d,]*\\s*(?:บาท|฿)?",
                    "(?:เสีย|จ่าย)ค่า(?:ทำบัตร|ชุด|เครื่องแบบ|ตรวจ|สมัคร|เรียน)",
                    "ค่า[ก-๙]{1,30}(?:ผู้สมัคร|พนักงาน|ลูกจ้าง)?(?:ออก|จ่าย|รับผิดชอบ)เอง",
                    "ซื้อ(?:ชุด|ยูนิฟอร์ม|เครื่องแบบ|อุปกรณ์|เครื่องมือ)[ก-๙]{0,12}เอง",
                    "หัก(?:จาก|ผ่าน)?(?:เงินเดือน|ค่าแรง|ค่าจ้าง)|หักค่า(?:ชุด|ที่พัก|อาหาร|อบรม)",
                    "โอนเงิน(?:มา)?ก่อน(?:เริ่ม|ทำ)",
                    // Filipino
                    "\\b(?:kailangan(?:g)?|dapat|kinakailangang)\\s+(?:po\\s+)?(?:munang\\s+)?"
                            + "(?:magbayad|maglagak|magdeposito)\\b",
                    "deposito(?:ng|\\s+(?:na|ng))?\\s+(?:[฿₱$]|php|thb|p)?\\s?\\d[\\d,.]{2,}",
                    "\\b(?:deposito|lagak)\\s+(?:\\S+\\s+){0,3}?para\\s+sa\\s+"
                            + "(?:(?:mga|inyong|iyong|sariling)\\s+)?(?:uniform|uniporme|gamit|kagamitan"
                            + "|tools|training|id\\b|susi)",
                    "\\bmagbabayad\\s+(?:po\\s+)?(?:ang|ng)\\s+(?:mga\\s+)?(?:aplikante|manggagawa)\\b",
                    "\\bmagbayad\\s+(?:po\\s+)?muna\\b",
                    "\\bbayad\\s+(?:sa|para\\s+sa)\\s+(?:aplikasyon|training|uniporme|medical|visa"
                            + "|processing)\\b",
                    "\\b(?:ikakaltas|kakaltasin|ibabawas|babawasan|kaltas)\\s+(?:\\S+\\s+){0,4}?"
                            + "(?:sahod|sweldo|suweldo)\\b",
                    "\\bsagot\\s+ng\\s+(?:aplikante|manggagawa|empleyado)\\b",
                    "\\bsa\\s+sariling\\s+gastos\\b|\\bsariling\\s+gastos\\s+ng\\b");

    private static final Pattern DENIED_BEFORE =
            PostingWords.ofLower(
                    "(?:\\b(?:no|zero|without|free\\s+of|never|not|cannot)\\b|n't\\b)"
                            + "(?!\\s+(?:experience|degree|diploma|later))(?:\\W+[\\w']+){0,6}\\W*$",
                    "\\b(?:employer|company|we)\\s+(?:will\\s+|also\\s+)?(?:pays?|covers?|shoulders?|bears?)"
                            + "(?:\\W+[\\w']+){0,5}\\W*$",
                    "(?:ไม่มี|ไม่เสีย|ไม่เก็บ|ไม่เรียกเก็บ|ไม่คิด|ไม่ต้อง|ไม่หัก|ไม่|ฟรี|ปราศจาก|งด)"
                            + "(?:การ|เรียกเก็บ|เสีย|จ่าย|วาง|มี|หัก|คิด|เก็บ|ใดๆ|\\s|และ|หรือ|ค่า[ก-๙]{1,20})*$",
                    "(?:บริษัท|นายจ้าง|เรา)(?:เป็นผู้)?(?:จ่าย|ออก|รับผิดชอบ)[ก-๙\\s]{0,12}$",
                    "\\bsagot\\s+ng\\s+(?:kumpanya|kompanya|employer|amo)(?:\\W+[\\w']+){0,3}\\W*$",
                    "\\b(?:wala(?:ng)?|hindi|libre(?:ng)?|huwag)\\b(?:\\W+[\\w']+){0,5}\\W*$");

    private static final Pattern DENIED_AFTER =
            PostingWords.ofLower(
                    "^\\W*(?:(?:is|are|will|be|all|fully)\\W+){0,3}(?:free\\b|waived|refunded\\s+by"
                            + "|(?:paid|shouldered|covered|borne)\\s+by\\s+(?:the\\s+|your\\s+)?"
                            + "(?:employer|company|us\\b))",
                    "^\\W*(?:(?:is|are)\\W+)?not\\s+(?:required|charged|collected|allowed)",
                    "^[ก-๙\\s]{0,14}(?:ฟรี|บริษัทออกให้|บริษัทจ่าย|นายจ้างออก|นายจ้างจ่าย)",
                    "^\\W*(?:ay\\s+)?(?:libre|sagot\\s+ng\\s+(?:kumpanya|kompanya|employer|amo))");

    /** The money is a customer's, a student's or a tenant's, and handling it is the work. */
    private static final Pattern WORK_BEFORE =
            PostingWords.ofLower(
                    "(?<!\\bwe )\\b(?:collect|receiv|record|bill|invoic|issue|handl|comput|calculat"
                            + "|encod|explain|refund|reconcil|check|prepar|process)\\w*"
                            + "(?:\\W+[\\w']+){0,4}\\W*$",
                    "(?:รับชำระ|รับ|คำนวณ|บันทึก|ออกใบเสร็จ|ตรวจสอบ)(?:เงิน)?$",
                    "\\b(?:mangolekta|maningil|tumanggap|magkuwenta|magtala)\\b(?:\\W+[\\w']+){0,4}\\W*$");

    private static final Pattern WORK_AFTER =
            PostingWords.ofLower(
                    "^\\W*(?:(?:paid|received|collected)\\W+)?(?:from|of|by|for)\\s+(?:the\\s+|our\\s+)?"
                            + "(?:tenants?|students?|customers?|clients?|guests?|patients?|members?"
                            + "|parents|pupils)\\b",
                    "^[ก-๙]{0,12}(?:จากลูกค้า|ของลูกค้า|จากนักเรียน|ของนักเรียน|จากผู้เช่า|ให้ลูกค้า)",
                    "^\\W*(?:mula\\s+sa|ng)\\s+(?:mga\\s+)?(?:kostumer|estudyante|kliyente|miyembro)\\b");

    private static final Pattern ASKED_OF_WORKER =
            PostingWords.ofLower(
                    "\\bfrom\\s+(?:the\\s+|all\\s+)?(?:applicants?|candidates?|workers?|trainees?|you)\\b",
                    "(?:จากผู้สมัคร|จากพนักงาน)",
                    "\\bmula\\s+sa\\s+(?:mga\\s+)?aplikante\\b");

    // Without one of these nothing is asked; found at a fraction of what the patterns cost.
    private static final Signs.Kind THAI_OR_FILIPINO_SIGNS =
            Signs.anywhere(
                    "deposito",
                    "ออกค่า",
                    "จ่ายค่า",
                    "เสียค่า",
                    "รับผิดชอบค่า",
                    "ค่าใบสมัคร",
                    "ค่าแรกเข้า",
                    "ค่าบริการจัดหางาน",
                    "ค่าประกัน",
                    "ประกันตัว",
                    "ค่าเครื่องแบบ",
                    "ค่ายูนิฟอร์ม",
                    "ค่าเรียน",
                    "ค่าทำบัตร",
                    "ค่าบัตร",
                    "เอง",
                    "ค่าสมัคร",
                    "ค่านายหน้า",
                    "ค่าหัวคิว",
                    "ค่าดำเนินการ",
                    "ค่าจัดหางาน",
                    "ค่าฝึกอบรม",
                    "ค่าอบรม",
                    "ค่าชุด",
                    "ค่าธรรมเนียม",
                    "ค้ำประกัน",
                    "เงินประกัน",
                    "มัดจำ",
                    "ค่าจอง",
                    "วางเงิน",
                    "หัก",
                    "โอนเงิน",
                    "bayad",
                    "lagak",
                    "kaltas",
                    "bawas",
                    "sagot",
                    "sariling");

    private static final Signs.Kind ENGLISH_WORDS =
            Signs.words(
                    "fee",
                    "fees",
                    "charge",
                    "charges",
                    "bond",
                    "bonds",
                    "deposit",
                    "deposits",
                    "pay",
                    "transfer",
                    "remit",
                    "cost",
                    "costs",
                    "expense",
                    "expenses",
                    "deduction",
                    "deductions",
                    "deducted",
                    "withheld",
                    "taken",
                    "buy",
                    "purchase",
                    "uniform",
                    "uniforms",
                    "medical",
                    "gcash",
                    "invest");

    private FeeWords() {}

    static Signs.Kind[] signs() {
        return new Signs.Kind[] {THAI_OR_FILIPINO_SIGNS, ENGLISH_WORDS};
    }

    static boolean mayBeIn(Clause clause) {
        return clause.has(THAI_OR_FILIPINO_SIGNS) || clause.has(ENGLISH_WORDS);
    }

    /** The first one in a clause. */
    static Optional<String> in(Clause clause) {
        return Stream.of(
                        clause.has(ENGLISH_WORDS) ? ENGLISH : null,
                        clause.has(THAI_OR_FILIPINO_SIGNS) ? THAI_OR_FILIPINO : null)
                .filter(Objects::nonNull)
                .flatMap(asked -> asked(asked, clause).stream())
                .min(Comparator.comparingInt(PostingWords.Phrase::from))
                .map(PostingWords.Phrase::words);
    }

    private static Optional<PostingWords.Phrase> asked(Pattern asked, Clause clause) {
        return PostingWords.first(
                asked,
                clause.text(),
                clause.lower(),
                (before, after) ->
                        DENIED_BEFORE.matcher(before).find()
                                || DENIED_AFTER.matcher(after).find()
                                || (!ASKED_OF_WORKER.matcher(clause.lower()).find()
                                        && (WORK_BEFORE.matcher(before).find()
                                                || WORK_AFTER.matcher(after).find())));
    }
}
