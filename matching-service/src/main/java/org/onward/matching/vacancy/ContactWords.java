package org.onward.matching.vacancy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Contact details in the text, which would lead past the introduction. Hours, dates, sums and the
 * tools of the work (a booking site, a production line) are none.
 */
final class ContactWords {
    private static final String SURNAME =
            "(?:\\s+(?:de|del|dela|delos|la|los|san|santa)\\b){0,2}(?:\\s+(?-i:[A-Z])[\\p{IsLatin}'.-]{0,20}){1,3}";
    // Behind a first name, up to where something else begins: "Ana Cruz", but not "Ana Full time".
    private static final String MORE_NAMES =
            "(?:" + SURNAME + "(?=\\s*(?:$|[),;/|(–-]|\\+?\\d|at\\b|tel\\b)))?";

    private static final Pattern MAIL =
            PostingWords.pattern(
                    "\\b[\\w.+-]{1,64}(?:@|\\s@\\s|\\s?(?:\\(at\\)|\\[at\\])\\s?)[\\w-]{1,60}"
                            + "(?:\\s?(?:\\.|\\(dot\\)|\\[dot\\])\\s?[a-z]{2,10})+\\b");

    private static final Pattern ADDRESS =
            PostingWords.pattern(
                    "\\b(?:https?://|www\\.)\\S+",
                    "\\b(?:apply|website|site|visit|link|mag-?apply|สมัคร(?:ได้)?(?:ที่)?|เว็บไซต์|เว็บ)"
                            + "[^\\w.]{0,3}(?:\\s(?:at|to|on|sa|is))?\\s?[a-z0-9-]{1,40}"
                            + "(?:\\.[a-z0-9-]{1,30}){0,2}\\.(?:com|net|org|ph|th|link|ly|me)\\b\\S*",
                    "\\b[a-z0-9-]{1,40}(?:\\.[a-z0-9-]{1,30}){0,2}"
                            + "\\.(?:com|net|org|ph|th|me|ly|link|gle|page|ee|co|io|app|shop)/\\S+");

    private static final Pattern CHAT =
            PostingWords.pattern(
                    "\\bline\\s*(?:oa|official(?:\\s+account)?)\\s*[:：]?\\s*@?[a-z0-9._-]+",
                    "\\bline\\s*[:：]\\s*@\\S+",
                    "\\bid\\s*[:：]?\\s*@?[\\w.-]{3,30}\\s*\\(?(?:ไลน์|line\\))\\)?",
                    "\\btik\\s?tok\\s*[:：@]\\s*@?[\\w.]+",
                    // "IG welding", "IG content": work, no name
                    "\\big\\s+(?!(?:weld\\w*|content|posts?|page|ads?|accounts?|reels?|and|or|live|stor(?:y|ies)"
                            + "|marketing|management|admin|feed|shop|เพจ)\\b)[a-z][a-z0-9._]{2,29}\\s*$",
                    "\\bid\\s+line\\s*[:：]?\\s*@?\\S+",
                    "\\bline\\s*(?:id\\b|ไอดี|@)\\s*[:：]?\\s*@?\\S+",
                    "\\b(?<!subject )line\\s*[:：]\\s*@?[a-z][a-z._-]*\\d\\w*",
                    "\\b(?:facebook|fb|messenger|whatsapp|viber|telegram|wechat|instagram|ig)\\s*"
                            + "(?:(?:id|no\\.?|number|page|account)\\s*)?[:：@]\\s*(?:(?-i:[A-Z][a-z]+)"
                            + MORE_NAMES
                            + "(?!\\w)|@?\\w+)",
                    "\\b(?:message|pm|dm|inbox|add|text|chat)\\s+(?:us|me)\\s+(?:on|at|via|in)\\b",
                    // what they begin with is asked first
                    "(?=[วiอทแตไ])(?:"
                            + String.join(
                                    "|",
                                    "(?:วีแชท|วอทส์?แอป|วอตส์แอป)\\s*[:：]?\\s*@?[a-z0-9+][\\w.-]{2,}",
                                    "(?:inbox|อินบ็อกซ์|ทักแชท|ทัก|แชท)\\s*(?:มา)?(?:ที่|ทาง)?\\s*(?:เพจ|page|facebook|fb|เฟซบุ๊ก|เฟสบุ๊ค)"
                                            + "[^,;.\\n]{0,40}",
                                    "ติดต่อ\\s*(?:เบอร์|โทร\\.?|สายด่วน|สาย)?\\s*1\\d{3}(?!\\d|[,.]\\d|\\s*(?:คน|ราย|บาท|ครั้ง|แห่ง|ร้าน))",
                                    "(?:แอด|ทัก)\\s?(?:ไลน์|line)(?:\\s*(?:ไอดี|id\\b)?\\s*[:：]?\\s*@?[a-z0-9._-]{3,})?",
                                    "ไลน์\\s?(?:ไอดี|id\\b|:|：|@)\\s*[:：]?\\s*\\S+",
                                    // "ไลน์ SMT" is a line of production
                                    "(?<!พนักงาน|หัวหน้า|ควบคุม|คุม|ผลิต|ประจำ|ใน)ไลน์\\s+(?!(?-i:[A-Z]{2,5})\\b)@?[a-z0-9._-]{3,}")
                            + ")");

    /** How somebody is addressed, and no other word: "นายจ้าง" is an employer. */
    static final String TITLE =
            "(?:(?:khun|mrs?|ms|miss|ma'?am|madam|sir|ate|kuya|engr)\\b\\.?(?!\\s+(?:office|excel|word|access|project|teams)\\b)\\s+\\p{IsLatin}[\\p{IsLatin}'-]{0,20}"
                    + MORE_NAMES
                    + ")";

    private static final String THAI_NAME =
            "(?:คุณ(?!ภาพ|สมบัติ|วุฒิ|ค่า|ธรรม|ครู|หมอ|พ่อ|แม่|ลูกค้า|ผู้)|พี่(?!เลี้ยง|น้อง)|นาย(?!จ้าง|หน้า|ทุน|แพทย์|ก)|นางสาว|น\\.ส\\.|นาง(?!พยาบาล|แบบ|สาว|รำ|งาม))\\s?[ก-๙]{1,20}"
                    + "(?:\\s(?!โทร|เบอร์|มี|รับ|ทำ|ด่วน|เงิน|งาน|ราย|เต็ม|วัน|กะ|ที่|หยุด|ได้|พร้อม|ประจำ|เพศ|อายุ|วุฒิ|ไม่|จ่าย|ค่า|ฟรี|สวัสดิการ|ด้วย|เพื่อ|ใน|และ|หรือ|ก่อน|หลัง|ทุก|จันทร์)[ก-๙]{2,20}(?=\\s*(?:$|[),;/(]|\\d|โทร|เบอร์)))?";

    /** Whom to ask for: somebody with a title, or a name behind a colon. */
    private static final Pattern PERSON =
            PostingWords.pattern(
                    "(?:\\b(?:contact(?:\\s+person)?|(?:look|ask)\\s+for|attn|attention)\\b|\\bc/o|\\bhanapin\\s+si\\b)[\\s.:]{1,3}"
                            + TITLE,
                    "(?:^|[-–(,;/|]\\s*|[.]\\s)(?:contact(?:\\s+person)?|attn|attention|look\\s+for|c/o)\\s*[:：]\\s*"
                            + "(?!(?-i:Customer|Client|Human|HR|Admin|Sales|Office|Front|Answer|Phone|Email|E-mail|Messenger|Mobile|Facebook))"
                            + "(?-i:[A-Z])\\p{IsLatin}{1,20}"
                            + SURNAME,
                    "(?:สนใจ)?ติดต่อ(?:ที่|กับ)?\\s*[:：]?\\s*" + THAI_NAME);

    /** Written so that no program takes it for a number: a letter o, a slash. */
    private static final Pattern LABELLED_NUMBER =
            PostingWords.pattern(
                    "(?:\\btel(?:ephone)?\\b|\\bphone\\b|\\bcall\\b|\\bmobile\\b|โทร(?:ศัพท์)?|เบอร์)[^\\da-z\\n]{0,6}"
                            + "[0o]\\d{1,2}[-\\s./]{0,2}[\\do][\\do\\s./-]{4,9}[\\do](?!\\d)");

    /** A page by the name of a shop; looking after one is work. */
    private static final Pattern PAGE =
            PostingWords.pattern(
                    "(?:เพจ\\s*)?(?:facebook|\\bfb|เฟซบุ๊ก|เฟสบุ๊ค)\\s*(?:เพจ\\s*)?"
                            + "(?:ร้าน|โรงแรม|บริษัท|รีสอร์ท|คาเฟ่|คลินิก|โรงงาน|ครัว|บ้าน)(?!ค้า)[ก-๙]+");

    private static final Pattern PAGE_IS_WORK =
            PostingWords.pattern(
                    "(?:ดูแล|ตอบ|โพสต์|ทำ|จัดการ|แอดมิน|ยิง|อัปเดต|ลูกค้า|การตลาด)[ก-๙\\s]{0,20}$");

    /** Behind a label that sums never have: of a city, or without the zero that Excel drops. */
    private static final Pattern SHORT_NUMBER =
            PostingWords.pattern(
                    "(?:\\b(?:tel|call|contact|cp|cell)\\b|โทร(?!ศัพท์))[\\s.:]{0,3}(?:(?:no|number)\\b[\\s.:]{0,3})?"
                            + "(?:\\d{4}[\\s-]\\d{4}|[689]\\d{8,9})(?=\\s*(?:$|[^\\p{L}\\d\\s.-]))");

    // "412-3456", "8-234-5678": only beside another number, as "500-1000" is a sum.
    static final String OF_A_CITY =
            "(?<![\\d.,-])(?!\\d+00-\\d+00(?!\\d))(?:\\d-)?\\d{3,4}[-\\s]\\d{4}(?![\\d-]|[.,]\\d|\\s*(?:baht|บาท|pesos?|php|thb|/\\s*\\p{L}))";

    /** Of any length behind a label, where no sum, count or day can be meant. */
    private static final Pattern ANY_NUMBER =
            PostingWords.pattern(
                    "(?:\\b(?:tel(?:ephone)?|landline|phone)\\b|โทร(?!ศัพท์|ทัศน์)|โทรศัพท์\\s*[:.]|เบอร์(?:โทร)?)[\\s.:#]{0,3}(?:(?:no|number)\\b[\\s.:#]{0,3})?"
                            + someDigits(6)
                            + "|\\b(?:call|contact|tumawag|tawag|text)\\b[\\s.:#]{0,3}(?:(?:us|at|sa|no|number)\\b[\\s.:#]{0,3}){0,2}"
                            + someDigits(7));

    // A comma and three digits behind it make it a sum.
    private static final Pattern NUMBER =
            PostingWords.pattern(
                    "(?<!\\d)(?<![a-zA-Z\\d]-)(?<!\\d[,.])\\+?\\(?\\d[\\d\\s().-]{6,18}\\d(?!\\d|,\\d{3}(?![\\d-]))");
    // Thai numbers have 9 or 10 digits from 0 on, Philippine ones 10 or 11; abroad, the country
    // first.
    private static final Pattern TELEPHONE =
            Pattern.compile("0[1-9]\\d{7,9}|(?:\\+|00)[1-9]\\d{8,13}|6[36][1-9]\\d{7,9}");
    private static final Pattern RANGE =
            Pattern.compile("\\s*([1-9]\\d{3,5})\\s?-\\s?([1-9]\\d{3,5})\\s*");
    private static final Pattern TIME_OR_DAY =
            PostingWords.pattern(
                    "\\b\\d{1,2}[.:]\\d{2}\\b",
                    "\\b(?:\\d{1,2}|\\d{4})[-/.]\\d{1,2}[-/.]\\d{2,4}\\b(?![-.]?\\d)");

    // Without one of these, no written contact; found at a fraction of what the patterns cost.
    private static final Signs.Kind MAIL_SIGNS = Signs.anywhere("(at)", "[at]");
    private static final Signs.Kind ADDRESS_SIGNS =
            Signs.anywhere(
                    "http", "www.", ".com", ".net", ".org", ".ph", ".th", ".link", ".ly", ".me",
                    ".gle", ".page", ".ee", ".co", ".io", ".app", ".shop");
    private static final Signs.Kind CHAT_SIGNS =
            Signs.anywhere(
                    "แอด",
                    "ทัก",
                    "ไลน์",
                    "facebook",
                    "messenger",
                    "whatsapp",
                    "viber",
                    "telegram",
                    "wechat",
                    "instagram",
                    "tiktok",
                    "tik tok",
                    "วีแชท",
                    "วอท",
                    "วอต",
                    "เฟซ",
                    "เฟส",
                    "inbox",
                    "อินบ็อกซ์",
                    "แชท",
                    "ติดต่อ");
    private static final Signs.Kind PERSON_SIGNS =
            Signs.anywhere(
                    "contact", "look", "ask", "attn", "attention", "c/o", "hanapin", "ติดต่อ");
    // Once something else is a sign, for what is spaced in another way.
    private static final Signs.Kind CHAT_WORDS =
            Signs.words("line", "message", "pm", "dm", "add", "text", "chat");

    // Of these both: "contact us at" is none.
    private static final Signs.Kind TO_US =
            Signs.anywhere(
                    " us on", " us at", " us via", " us in", " me on", " me at", " me via",
                    " me in");

    // The same for such as stand at the beginning of a word: "hotel", "deadline:" and "paid cash"
    // hold none.
    private static final Signs.Kind WORD_SIGNS =
            Signs.beginnings(
                    "line id",
                    "lineid",
                    "line ไอดี",
                    "lineไอดี",
                    "id line",
                    "line:",
                    "line :",
                    "line：",
                    "line oa",
                    "lineoa",
                    "line official",
                    "fb",
                    "ig ",
                    "id ",
                    "id:",
                    "ig:",
                    "ig :",
                    "ig：",
                    "ig id",
                    "ig no",
                    "ig page",
                    "ig account",
                    "ig number");

    // And of such as have a number behind them, as near as LABELLED_NUMBER has one behind
    // "telephone", or nearer.
    private static final Signs.Kind NUMBER_SIGNS =
            Signs.beforeNumber(
                    20,
                    "tel",
                    "phone",
                    "call",
                    "mobile",
                    "contact",
                    "cp",
                    "cell",
                    "landline",
                    "text",
                    "tawag",
                    "tumawag");
    private static final Signs.Kind THAI_NUMBER_SIGNS = Signs.anywhere("โทร", "เบอร์");
    private static final int LEAST_DIGITS = 8;

    private ContactWords() {}

    private static String someDigits(int least) {
        return "(?!\\d+00[\\s-]\\d+00(?!\\d))\\(?\\d(?:[\\s()-]{0,2}\\d){%d,10}(?![\\d%%-]|[.,]\\d)(?=\\s*(?:$|[^\\p{L}\\d\\s/]|/\\s*\\d|(?:loc(?:al)?|ext(?:ension)?|for|or|look|ask|hanapin|ต่อ|คุณ|พี่|หรือ)))"
                .formatted(least - 1);
    }

    static Signs.Kind[] signs() {
        return new Signs.Kind[] {
            MAIL_SIGNS,
            ADDRESS_SIGNS,
            CHAT_SIGNS,
            PERSON_SIGNS,
            CHAT_WORDS,
            TO_US,
            WORD_SIGNS,
            NUMBER_SIGNS,
            THAI_NUMBER_SIGNS
        };
    }

    /** False where a text of many lines surely holds none. */
    static boolean mayBeIn(Clause text) {
        return mayHoldNumber(text.text())
                || mayHoldMail(text)
                || text.has(ADDRESS_SIGNS)
                || mayHoldChat(text)
                || text.has(PERSON_SIGNS)
                || mayHoldLabel(text);
    }

    private static boolean mayHoldNumber(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                digits = 0; // most of any text
                continue;
            }
            if (c >= '\uff01' && c <= '\uff5e') {
                return true;
            }
            if (Character.isDigit(c)) {
                digits++;
                if (digits >= LEAST_DIGITS) {
                    return true;
                }
            } else if (!Character.isWhitespace(c) && "()+.-".indexOf(c) < 0) {
                digits = 0;
            }
        }
        return false;
    }

    private static boolean mayHoldMail(Clause clause) {
        return clause.text().indexOf('@') >= 0 || clause.has(MAIL_SIGNS);
    }

    private static boolean mayHoldChat(Clause clause) {
        return clause.has(CHAT_SIGNS)
                || clause.has(WORD_SIGNS)
                || clause.has(THAI_NUMBER_SIGNS)
                || (clause.has(TO_US) && clause.has(CHAT_WORDS));
    }

    private static boolean mayHoldLabel(Clause clause) {
        return clause.has(NUMBER_SIGNS) || clause.has(THAI_NUMBER_SIGNS);
    }

    static Optional<String> in(Clause clause) {
        String text = clause.text();
        return (clause.has(PERSON_SIGNS) ? person(text) : Optional.<String>empty())
                .or(() -> written(clause))
                .or(() -> mayHoldChat(clause) ? page(text) : Optional.empty())
                .or(() -> mayHoldNumber(text) ? number(text) : Optional.empty())
                .or(() -> mayHoldLabel(clause) ? labelled(text) : Optional.empty());
    }

    private static Optional<String> person(String clause) {
        Matcher person = PERSON.matcher(clause);
        return person.find()
                ? Optional.of(person.group().replaceFirst("^[\\s(,;/|.–-]+", "").strip())
                : Optional.empty();
    }

    /** The first that is written out, of those kinds of which the clause has a sign. */
    private static Optional<String> written(Clause clause) {
        boolean mail = mayHoldMail(clause);
        boolean chat = mail || mayHoldChat(clause) || clause.has(CHAT_WORDS);
        return Stream.of(
                        mail ? MAIL : null,
                        clause.has(ADDRESS_SIGNS) ? ADDRESS : null,
                        chat ? CHAT : null)
                .filter(Objects::nonNull)
                .map(pattern -> pattern.matcher(clause.text()))
                .filter(Matcher::find)
                .min(Comparator.comparingInt(Matcher::start))
                .map(found -> found.group().strip());
    }

    private static Optional<String> page(String clause) {
        return PostingWords.first(
                        PAGE,
                        clause,
                        clause,
                        (before, after) -> PAGE_IS_WORK.matcher(before).find())
                .map(PostingWords.Phrase::words);
    }

    private static Optional<String> number(String clause) {
        Matcher number = NUMBER.matcher(TIME_OR_DAY.matcher(clause).replaceAll("~"));
        while (number.find()) {
            Optional<String> telephone = telephone(number.group());
            if (telephone.isPresent()) {
                return telephone;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> labelled(String clause) {
        String withoutDays = TIME_OR_DAY.matcher(clause).replaceAll("~");
        return Stream.of(
                        LABELLED_NUMBER.matcher(clause),
                        SHORT_NUMBER.matcher(clause),
                        ANY_NUMBER.matcher(withoutDays))
                .filter(Matcher::find)
                .findFirst()
                .map(found -> found.group().strip());
    }

    /** The longest part that is one, as a sum or a count may stand before it or behind. */
    private static Optional<String> telephone(String digits) {
        Matcher range = RANGE.matcher(digits);
        if (range.matches() && range.group(1).length() == range.group(2).length()) {
            return Optional.empty();
        }
        String[] parts = digits.strip().split("(?<=\\s)");
        for (int length = parts.length; length > 0; length--) {
            for (int from = 0; from + length <= parts.length; from++) {
                String part =
                        String.join("", Arrays.copyOfRange(parts, from, from + length)).strip();
                if (TELEPHONE.matcher(part.replaceAll("[^+\\d]", "")).matches()) {
                    return Optional.of(part);
                }
            }
        }
        return Optional.empty();
    }
}
