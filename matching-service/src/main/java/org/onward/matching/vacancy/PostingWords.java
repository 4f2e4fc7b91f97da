package org.onward.matching.vacancy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.PlainText;

/**
 * What the words of a posting must not ask or give, in English, Thai and Filipino. It reads
 * phrases, not meaning: to whoever reviews it is a warning, to an employer a field to write again.
 */
public final class PostingWords {
    private static final String ALONE = "\n;•"; // end a clause anywhere
    private static final String WHITESPACE = " \t\n\u000b\f\r";

    // Characters before and after in which a phrase may be taken back.
    private static final int NEAR = 120;

    private static final String WORD_BEGINS = "\\b";
    private static final char FIRST_ACCENT = '\u0300'; // that stands beside its letter

    private static final int CONTACTS_IN_A_LINE = 20;
    private static final int LONGEST_LABEL = 200;

    /** Why words may not stand. */
    public enum Concern {
        FEE("The worker pays nothing: no fee, no deposit, no deduction. Take this out."),
        CONTACT("Contact details stay out of the text; candidates are introduced to you."),
        CRITERIA("Ask for what the work needs, not for what a person is. Take this out."),
        PAPERS("Passports and identity cards stay with the worker. Take this out."),
        PAY("The worker is paid when pay is due; none of it is held back. Take this out."),
        LEAVE("The worker is free to go out and to leave the work. Take this out.");

        private final String sentence;

        Concern(String sentence) {
            this.sentence = sentence;
        }

        /** What to do, to whoever wrote it. */
        public String sentence() {
            return sentence;
        }

        /** Key of the sentence in the message bundles. */
        public String code() {
            return "posting_" + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param field of the form: title, tasks or plan
     * @param words as they stand there
     */
    public record Found(String field, Concern concern, String words) {}

    // Whom to ask for; "คุณภาพ" is quality.
    private static final String PERSON =
            "คุณ(?!ภาพ|สมบัติ|วุฒิ|ค่า|ธรรม)\\s?[ก-๙]{1,20}|\\b"
                    + ContactWords.TITLE
                    + "|\\bk\\.\\s?[a-z]{1,20}"
                    + "|\\b(?:ask|look)\\s+for\\s+(?:sir\\s+|ma'?am\\s+)?[a-z]{1,20}|\\bhanapin\\s+si\\s+(?:sir\\s+|ma'?am\\s+)?[a-z]{1,20}";

    // What leads up to a number or name in a text, and is left over without it.
    private static final Pattern CONTACT_LABEL =
            pattern(
                    "(?:[(\\[,;:/|#☎☏–—-]|\\s|📞|\\b(?:tel(?:ephone)?|phone|call|contact|mobile|cell|cp|hp|text|sms|viber"
                            + "|whatsapp|line|id|email|e-mail|mail|no|number|us|at|or|and|o|sa|apply|send|tumawag|tawag|mag-?text"
                            + "|(?:for\\s+(?:more\\s+)?)?(?:inquir(?:e|y|ies)|enquir(?:e|y|ies))|for\\s+(?:more\\s+)?details|landline|may|please|pls|kindly)\\b[.:]?"
                            + "|โทรศัพท์|โทร\\.?|เบอร์(?:โทร)?|(?:สนใจ)?ติดต่อ(?:ที่)?|มือถือ|ไลน์|ไอดี|อีเมล|สมัคร(?:ได้)?ที่|ส่งประวัติ(?:มา)?ที่|หรือ"
                            + "|"
                            + ContactWords.OF_A_CITY
                            + "(?=\\s*[/,;&])"
                            + "|(?<![ก-๙])(?:พี่|น้อง|เจ๊|ครู)\\s?[ก-๙]{1,20}|"
                            + PERSON
                            + ")+$");

    // What still belongs to a number behind it.
    private static final Pattern EXTENSION =
            pattern(
                    "^\\s*(?:[/,;&]|or|หรือ)\\s*" + ContactWords.OF_A_CITY,
                    "^\\s*(?:ต่อ|\\bext(?:ension)?\\b\\.?|\\bloc(?:al)?\\b\\.?|#)\\s*\\d{1,5}(?!\\d)|^[)\\]\\s,;|/]+"
                            + "|^[-–(]?\\s*(?:%s)\\)?".formatted(PERSON));

    // "Ms. Ana", "Tel. No. 412-3456"
    private static final Pattern WRITTEN_SHORT =
            pattern("(?<![\\p{L}\\d])(?:mrs?|ms|engr|attn|tel(?:[.]?\\s?no)?)$");
    private static final int LONGEST_SHORT = " tel. no".length();

    private PostingWords() {}

    /**
     * A text without the contact details in it.
     *
     * @param taken what was taken out
     */
    public record WithoutContacts(String text, List<String> taken) {}

    /** Takes contact details out of a text that nobody can be asked to write again at once. */
    public static WithoutContacts withoutContacts(String text) {
        if (!ContactWords.mayBeIn(Clause.of(text))) {
            return new WithoutContacts(text, List.of());
        }
        List<String> taken = new ArrayList<>();
        StringBuilder left = new StringBuilder(text.length());
        for (String line : text.split("\\n", -1)) {
            left.append(left.isEmpty() ? "" : "\n").append(lineWithoutContacts(line, taken));
        }
        return taken.isEmpty()
                ? new WithoutContacts(text, List.of())
                : new WithoutContacts(left.toString().strip(), List.copyOf(taken));
    }

    private static String lineWithoutContacts(String line, List<String> taken) {
        String left = line;
        if (!ContactWords.mayBeIn(Clause.of(line))) {
            return line;
        }
        for (int i = 0; i < CONTACTS_IN_A_LINE; i++) {
            String plain = plain(left);
            Optional<String> found = ContactWords.in(Clause.of(plain));
            int at = found.isEmpty() ? -1 : plain.indexOf(found.get());
            if (found.isEmpty() || at < 0) {
                return left;
            }
            if (plain.length() != left.length()) {
                left = plain;
            }
            int end = at + found.get().length();
            taken.add(left.substring(at, end));
            // A label is short; a long row of dashes is none.
            int label = Math.max(0, at - LONGEST_LABEL);
            String before =
                    left.substring(0, label)
                            + CONTACT_LABEL.matcher(left.substring(label, at)).replaceFirst("");
            String after = left.substring(end);
            for (Matcher more = EXTENSION.matcher(after); more.find(); ) {
                after = after.substring(more.end());
                more = EXTENSION.matcher(after);
            }
            if (isOpen(before) && !closes(after)) {
                before = before.stripTrailing() + ")";
            }
            left = before.isEmpty() || after.isEmpty() ? before + after : before + " " + after;
        }
        return left;
    }

    private static boolean isOpen(String text) {
        return text.lastIndexOf('(') > text.lastIndexOf(')');
    }

    private static boolean closes(String text) {
        int at = text.indexOf(')');
        return at >= 0 && text.lastIndexOf('(', at) < 0;
    }

    /** Everything found, at most one of a kind in each sentence. */
    public static List<Found> in(VacancyContent content) {
        List<Found> found = new ArrayList<>();
        found.addAll(in("title", content.post().title()));
        found.addAll(in("tasks", content.post().tasks()));
        found.addAll(in("plan", content.plan()));
        return found;
    }

    /** Names each field once for each concern, also where other fields cannot be taken. */
    static void refuse(VacancyForm form, FieldErrors errors) {
        freeTexts(form, errors).entrySet().stream()
                .flatMap(text -> in(text.getKey(), text.getValue()).stream())
                .map(one -> new Found(one.field(), one.concern(), ""))
                .distinct()
                .forEach(
                        one ->
                                errors.add(
                                        one.field(), one.concern().code(), one.concern().sentence));
    }

    /** What is written in sentences and has no fault of another kind, by field. */
    static Map<String, String> freeTexts(VacancyForm form, FieldErrors errors) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", Objects.requireNonNullElse(PlainText.line(form.title()), ""));
        texts.put("tasks", PlainText.lines(form.tasks()));
        texts.put("plan", PlainText.lines(form.plan()));
        errors.all().forEach(error -> texts.remove(error.field()));
        return texts;
    }

    /** Of one field. */
    public static List<Found> in(String field, @Nullable String text) {
        List<Found> found = new ArrayList<>();
        if (text == null) {
            return found;
        }
        Clause whole = Clause.of(plain(text));
        boolean fee = FeeWords.mayBeIn(whole);
        boolean contact = ContactWords.mayBeIn(whole);
        List<CriteriaWords.Kind> criteria = CriteriaWords.mayBeIn(whole);
        List<FreedomWords.Kind> freedom = FreedomWords.mayBeIn(whole);
        if (!fee && !contact && criteria.isEmpty() && freedom.isEmpty()) {
            return found;
        }
        for (String part : clauses(whole.text())) {
            Clause clause = Clause.of(part);
            if (fee) {
                add(found, field, Concern.FEE, FeeWords.in(clause));
            }
            if (contact && ContactWords.mayBeIn(clause)) {
                add(found, field, Concern.CONTACT, ContactWords.in(clause));
            }
            add(found, field, Concern.CRITERIA, CriteriaWords.in(criteria, clause));
            for (FreedomWords.Kind kind : freedom) {
                add(found, field, kind.concern(), FreedomWords.in(kind, clause));
            }
        }
        return found;
    }

    /** What stands between the ends of sentences, of lines and of a list's items. */
    static List<String> clauses(String plain) {
        List<String> clauses = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < plain.length(); i++) {
            int behind = behindEnd(plain, i);
            if (behind > i) {
                clauses.add(plain.substring(from, i));
                from = behind;
                i = behind - 1;
            }
        }
        clauses.add(plain.substring(from));
        return clauses;
    }

    /** Before a space or at the end of the text. */
    private static boolean isEnd(char c) {
        return switch (c) {
            case '.', '!', '?', ';', '•', '|', '\n' -> true;
            default -> false;
        };
    }

    /** Where what follows an end begins; the place itself where nothing ends. */
    private static int behindEnd(String plain, int at) {
        int end = at;
        int line = -1;
        while (end < plain.length() && isEnd(plain.charAt(end))) {
            if (end > at && plain.charAt(end) == '\n') {
                line = end;
            }
            end++;
        }
        if (end == at) {
            return at;
        }
        if (end == plain.length()) {
            return end;
        }
        if (end == at + 1 && plain.charAt(at) == '.' && isShort(plain, at)) {
            return at;
        }
        if (WHITESPACE.indexOf(plain.charAt(end)) >= 0) {
            return end + 1;
        }
        return line > 0 ? line + 1 : ALONE.indexOf(plain.charAt(at)) >= 0 ? at + 1 : at;
    }

    /** Whether a point stands behind what is only written short. */
    private static boolean isShort(String plain, int point) {
        return WRITTEN_SHORT
                .matcher(plain.substring(Math.max(0, point - LONGEST_SHORT), point))
                .find();
    }

    private static void add(
            List<Found> found, String field, Concern concern, Optional<String> words) {
        words.ifPresent(said -> found.add(new Found(field, concern, said)));
    }

    /** Digits of every script as 0–9, one apostrophe, no full-width letters. */
    private static String plain(String text) {
        if (isPlainButForApostrophes(text)) {
            return text.replace('’', '\'').replace('‘', '\'');
        }
        StringBuilder plain = new StringBuilder(text.length());
        // NFKC would take the Thai vowel am apart, so only what is full-width is folded.
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            i += Character.charCount(code);
            if (Character.isDigit(code)) {
                plain.append(Character.digit(code, 10));
            } else if (code == '’' || code == '‘') {
                plain.append('\'');
            } else if (code >= 0xff01 && code <= 0xff5e) {
                plain.appendCodePoint(code - 0xfee0);
            } else {
                plain.appendCodePoint(code);
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** Whether a text is of letters that stand for themselves: Latin ones, dashes, quotation. */
    private static boolean isPlainButForApostrophes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_ACCENT && !(c >= '\u2010' && c <= '\u2027')) {
                return false;
            }
        }
        return true;
    }

    static Pattern pattern(String... either) {
        return Pattern.compile(any(either), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * One of them; whether a word begins is asked once for those that stand beside each other.
     *
     * @param either where one begins with {@link #WORD_BEGINS}, all that it may be begin a word
     */
    private static String any(String... either) {
        StringBuilder any = new StringBuilder();
        for (int i = 0; i < either.length; ) {
            List<String> ofWords = new ArrayList<>();
            while (i < either.length && either[i].startsWith(WORD_BEGINS)) {
                ofWords.add(either[i++].substring(WORD_BEGINS.length()));
            }
            any.append(any.isEmpty() ? "" : "|")
                    .append(
                            ofWords.isEmpty()
                                    ? either[i++]
                                    : WORD_BEGINS + "(?:" + String.join("|", ofWords) + ")");
        }
        return any.toString();
    }

    /**
     * @param from where it stands in its clause
     */
    record Phrase(String words, int from) {}

    /** To be looked for in lower case, which takes half the time. */
    static Pattern ofLower(String... either) {
        return Pattern.compile(any(either));
    }

    /**
     * The first match that nothing before or after it takes back.
     *
     * @param text the clause as the pattern reads it: in lower case, or as it stands
     */
    static Optional<Phrase> first(
            Pattern pattern, String clause, String text, BiPredicate<String, String> takenBack) {
        // lower case is as long but for a letter or two of Turkish
        String said = clause.length() == text.length() ? clause : text;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String before = text.substring(Math.max(0, matcher.start() - NEAR), matcher.start());
            String after =
                    text.substring(matcher.end(), Math.min(text.length(), matcher.end() + NEAR));
            if (!takenBack.test(before, after)) {
                String words = said.substring(matcher.start(), matcher.end());
                return Optional.of(new Phrase(words.strip(), matcher.start()));
            }
        }
        return Optional.empty();
    }
}
