package org.onward.matching.search;

import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onward.matching.match.WorkCondition;
import org.onward.matching.taxonomy.CsvLines;

/**
 * What somebody typed into the free search, before its words are read: conditions of work ("night
 * shift", "มีที่พัก", "not abroad"), called as in {@code config/match/work-conditions.csv}, and
 * what stands behind a minus.
 *
 * @param words all else, at the places where it was typed
 * @param phrases of these what stands in quotation marks
 * @param conditions of a condition and its contrary the first
 * @param loosely by condition, what it was called where titles of other work say so as well
 *     ("overseas sales")
 * @param leftOut behind a minus, as typed
 * @param sums of money, as typed: what is paid is not among the words of adverts
 */
record Typed(
        String words,
        List<String> phrases,
        List<WorkCondition> conditions,
        Map<WorkCondition.What, String> loosely,
        List<String> leftOut,
        List<String> sums) {
    private static final String FILE = "/config/match/work-conditions.csv";

    /**
     * What a condition is called.
     *
     * @param titleOnly it says so in a title, and in running text may say something else; as part
     *     of a longer name of work it asks nothing
     */
    record Name(WorkCondition condition, String text, boolean titleOnly) {}

    /** Those in Latin letters first; of those that begin alike the longest first. */
    private static final List<Name> NAMES = read();

    /**
     * A group for each of them, where its first letter is met: whole adverts are read by it. Thai
     * has no borders between words.
     */
    private static final Pattern CONDITIONS =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?:%s)|%s".formatted(written(false), written(true)),
                    Pattern.CASE_INSENSITIVE);

    /** From here on there are no borders between words. */
    private static final char FIRST_THAI = '\u0E00';

    /** The first letters of the names, or the first two where a border stands behind them. */
    private static final int BEGINNING = 3;

    private static final BitSet BEGINNINGS =
            NAMES.stream()
                    .map(name -> beginning(name.text, 0, Math.min(BEGINNING, inOne(name.text))))
                    .collect(BitSet::new, BitSet::set, BitSet::or);

    /** Right before what it is called, a condition is not wanted: "ไม่อยากทำ", "ayaw ko ng". */
    private static final Pattern REFUSED =
            Pattern.compile(
                    "(?:(?<!\\S)-[\"“”]?"
                            + "|(?<![\\p{L}\\p{N}])(?:i\\s+)?(?:no|not|non|without|avoid|except"
                            + "|excluding|never|unable|cannot|can not|can['’]?t|do not|don['’]?t"
                            + "|doesn['’]?t|will not|won['’]?t"
                            + "|wala|walang|hindi|di|ayaw|ayoko|bawal|huwag|['’]?wag|maliban|iwas)"
                            + "[\\s-]+(?:(?:to|do|a|an|any|the|at|on|in|for|with|want|wants|work"
                            + "|working|like|need|able|willing|accept|take|go|going|be"
                            + "|ko|ako|po|na|ng|nang|sa|ang|mga|muna|mag|magtrabaho|trabaho"
                            + "|pwede|pwedeng|puwede|puwedeng|kaya|kayang|gusto|gustong)"
                            + "[\\s-]+){0,5}"
                            // none of these begins another, so that there is one way to read them
                            + "|(?:ไม่|ยกเว้น|เว้น|งด|ห้าม|เลี่ยง|หลีกเลี่ยง)\\s*"
                            + "(?:(?:อยาก|ต้อง|การ|รับ|เข้า|ทำ|งาน|เอา|มี|สะดวก|ชอบ|ได้|ไป|อยู่|พัก"
                            + "|สามารถ|พร้อม|ขอ|เป็น|ใช่|จำ)\\s*){0,5})$",
                    Pattern.CASE_INSENSITIVE);

    /** Right behind it, that one cannot or will not; "can" alone asks nothing more. */
    private static final Pattern REFUSED_BEHIND =
            Pattern.compile(
                    "\\s*(?:(ไม่(?:ได้|ไหว|เอา|ทำ|รับ|ไป|อยู่|สะดวก))|ได้)(?![\\p{L}\\p{M}])");

    /**
     * Right before what it is called, an advert says that it is not so. What somebody does not want
     * or cannot do ("if you cannot work nights, do not apply") is no such word: it may well be so.
     */
    private static final Pattern DENIED =
            Pattern.compile(
                    "(?:(?<![\\p{L}\\p{N}]|can )"
                            + "(?:no|not|non|without|never|wala|walang|hindi|di)[\\s-]+"
                            + "(?:(?:a|an|any|the|at|on|in|for|with|to|do|be|have|has|need|needed"
                            + "|required?|requires|includes?|including|offer|offered|provided?"
                            + "|working|work|weekends?|holidays?|overtime|ot|or|nor|rotating"
                            + "|graveyard|late|evenings?|free|po|na|ng|nang|sa|ang|mga|o|mag|may"
                            + "|magtrabaho|trabaho|kailangang?|duty|pasok|libreng)[\\s-]+){0,5}"
                            + "|(?:ไม่|งด|ปราศจาก|ไร้)\\s*"
                            + "(?:(?:ต้อง|การ|มี|เข้า|ทำ|งาน|เป็น|ใช่|จำ|เวร|อยู่|ให้)\\s*){0,5})$",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern DENIED_BEHIND =
            Pattern.compile(
                    "(?:\\s*:\\s*(?:none|no|wala)|\\s*:?\\s*ไม่มี"
                            + "|\\s+(?:(?:is|are)\\s+)?not\\s+(?:required|needed|necessary"
                            + "|included|provided|offered|available))(?![\\p{L}\\p{M}])",
                    Pattern.CASE_INSENSITIVE);

    /** How far before a name it is read whether it is denied. */
    private static final int LONGEST_DENIAL = 60;

    /** Behind a letter, or before a space, it is a dash. */
    private static final Pattern MINUS = Pattern.compile("(?<!\\S)-(\\p{L}\\S*)");

    private static final String IN_QUOTES = "[\"“”]([^\"“”]*\\p{L}[^\"“”]*)[\"“”]";
    private static final Pattern QUOTED = Pattern.compile(IN_QUOTES);
    private static final Pattern MINUS_QUOTED = Pattern.compile("(?<!\\S)-" + IN_QUOTES);

    private static final String FIGURE = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d\\d)?";
    private static final String CURRENCY = "(?:บาท|บ\\.|(?:baht|pesos?|piso|php|thb)(?!\\p{L}))";

    /** With its thousands apart, of five or six figures, or by the words beside it. */
    private static final Pattern SUM =
            Pattern.compile(
                    "(?<![\\d\\p{IsLatin}.,-])"
                            + "(?<told>(?:(?:over|above|at least|more than|minimum|salary|pay"
                            + "|higit sa|hindi bababa sa|sahod|sweldo|suweldo)\\s+"
                            + "|(?:เกิน|มากกว่า|ไม่ต่ำกว่า|อย่างน้อย|ขั้นต่ำ|เงินเดือน|รายได้|ค่าแรง|ค่าจ้าง)\\s*)*)"
                            + "(?<before>[฿₱]\\s*|(?:php|thb)\\s*|p(?=\\d))?"
                            + "(?<figure>"
                            + FIGURE
                            + ")(?<k>k(?!\\p{L}))?"
                            + "(?:\\s*[-–]\\s*"
                            + FIGURE
                            + "k?(?!\\p{L}))?"
                            + "(?<behind>\\s*"
                            + CURRENCY
                            + ")?"
                            + "(?![\\d\\p{IsLatin}])"
                            + "(?:\\s*(?:/|ต่อ|a |per |kada )\\s*(?:เดือน|วัน|ชั่วโมง|(?:month|day|hour|buwan"
                            + "|araw|oras)(?!\\p{L})))?(?:\\s*(?:\\+|ขึ้นไป|pataas(?!\\p{L})))?",
                    Pattern.CASE_INSENSITIVE);

    private static boolean isSum(Matcher met) {
        String figure = met.group("figure");
        int figures =
                (int) figure.replaceAll("\\..*", "").chars().filter(Character::isDigit).count();
        return met.group("before") != null
                || met.group("behind") != null
                || (met.group("k") != null && figures > 1)
                || figure.contains(",")
                || (figures >= 4 && figures <= 6 && (figures > 4 || !met.group("told").isEmpty()));
    }

    private static List<Name> read() {
        return CsvLines.packaged(FILE, "condition", "asked", "language", "words", "found_in")
                .stream()
                .map(Typed::name)
                .sorted(
                        Comparator.comparing((Name name) -> LabelText.isThai(name.text))
                                .thenComparing(name -> name.text.charAt(0))
                                .thenComparing(name -> -name.text.length()))
                .toList();
    }

    private static Name name(CsvLines.Line line) {
        return new Name(
                new WorkCondition(
                        WorkCondition.What.valueOf(line.get("condition").toUpperCase(Locale.ROOT)),
                        line.get("asked").equals("yes")),
                line.get("words"),
                line.get("found_in").equals("titles"));
    }

    private static String written(boolean thai) {
        return NAMES.stream()
                .filter(name -> LabelText.isThai(name.text) == thai)
                .collect(
                        Collectors.groupingBy(
                                name -> name.text.substring(0, 1),
                                TreeMap::new,
                                Collectors.mapping(Typed::written, Collectors.joining("|"))))
                .entrySet()
                .stream()
                .map(alike -> "%s(?:%s)".formatted(alike.getKey(), alike.getValue()))
                .collect(Collectors.joining("|"));
    }

    /** But for the first letter; "night-shift" and "nightshifts" are night shift too. */
    private static String written(Name name) {
        String rest = name.text.substring(1);
        return LabelText.isThai(name.text)
                ? "(" + rest + ")"
                : "(%ss?)(?![\\p{L}\\p{N}]%s)"
                        .formatted(rest.replace(" ", "[\\s-]*"), name.titleOnly ? "|-\\p{L}" : "");
    }

    /**
     * @param longerNames where names of work begin and end in a text
     */
    static Typed of(String text, Function<String, List<TypedWords.Span>> longerNames) {
        StringBuilder left = new StringBuilder(ThaiSpelling.usual(text));
        Set<String> leftOut = new LinkedHashSet<>();
        for (Matcher met = MINUS_QUOTED.matcher(left.toString()); met.find(); ) {
            if (!CONDITIONS.matcher(met.group(1).strip()).matches()) {
                leftOut.add(met.group(1).strip());
                blank(left, met.start(), met.end());
            }
        }
        Map<WorkCondition.What, WorkCondition> conditions = new EnumMap<>(WorkCondition.What.class);
        Map<WorkCondition.What, String> loosely = new EnumMap<>(WorkCondition.What.class);
        String typed = left.toString();
        int from = 0;
        for (Matcher met = CONDITIONS.matcher(typed); met.find(); ) {
            Name name = nameOf(met);
            if (name.titleOnly && isInside(longerNames.apply(typed), met)) {
                continue;
            }
            Matcher before = REFUSED.matcher(typed).region(from, met.start());
            boolean refused = before.useTransparentBounds(true).find();
            blank(left, refused ? before.start() : met.start(), met.end());
            Matcher behind = REFUSED_BEHIND.matcher(typed).region(met.end(), typed.length());
            if (behind.lookingAt()) {
                refused |= behind.start(1) >= 0;
                blank(left, behind.start(), behind.end());
            }
            from = met.end();
            WorkCondition asked =
                    new WorkCondition(name.condition.what(), name.condition.yes() != refused);
            if (conditions.putIfAbsent(asked.what(), asked) == null && name.titleOnly) {
                loosely.put(asked.what(), name.text);
            }
        }
        for (Matcher met = MINUS.matcher(left.toString()); met.find(); ) {
            leftOut.add(met.group(1));
            blank(left, met.start(), met.end());
        }
        Set<String> sums = new LinkedHashSet<>();
        for (Matcher met = SUM.matcher(left.toString()); met.find(); ) {
            if (isSum(met)) {
                sums.add(met.group().strip());
                blank(left, met.start(), met.end());
            }
        }
        return new Typed(
                left.toString(),
                QUOTED.matcher(left).results().map(met -> met.group(1).strip()).toList(),
                List.copyOf(conditions.values()),
                loosely,
                List.copyOf(leftOut),
                List.copyOf(sums));
    }

    /** Where what refuses the word begins, or the word itself where nothing does. */
    static int refusedFrom(String text, int word) {
        Matcher before = REFUSED.matcher(text).region(0, word).useTransparentBounds(true);
        return before.find() ? before.start() : word;
    }

    private static Name nameOf(Matcher met) {
        return NAMES.get(
                IntStream.range(0, NAMES.size())
                        .filter(name -> met.start(name + 1) >= 0)
                        .findFirst()
                        .orElseThrow());
    }

    private static boolean isInside(List<TypedWords.Span> longer, Matcher met) {
        return longer.stream()
                .anyMatch(
                        name ->
                                name.from() <= met.start()
                                        && met.end() <= name.to()
                                        && name.to() - name.from() > met.end() - met.start());
    }

    private static void blank(StringBuilder text, int from, int to) {
        text.replace(from, to, " ".repeat(to - from));
    }

    /**
     * What the text of an advert says: a thing and its contrary where it says both.
     *
     * @param title whether it is one, which says more with a word alone
     */
    static Set<WorkCondition> saidIn(String text, boolean title) {
        Set<WorkCondition> said = new LinkedHashSet<>();
        String usual = ThaiSpelling.usual(text);
        Matcher met = CONDITIONS.matcher(usual).useTransparentBounds(true);
        int from = 0;
        for (int at = begins(usual, 0); at >= 0; ) {
            if (!met.region(at, usual.length()).lookingAt()) {
                at = begins(usual, at + 1);
                continue;
            }
            Name name = nameOf(met);
            // one may "live in" a city
            if ((!name.titleOnly || title) && !met.group().endsWith(" in")) {
                int far = Math.max(from, met.start() - LONGEST_DENIAL);
                Matcher before = DENIED.matcher(usual).region(far, met.start());
                Matcher behind = DENIED_BEHIND.matcher(usual).region(met.end(), usual.length());
                boolean denied = before.useTransparentBounds(true).find() || behind.lookingAt();
                said.add(new WorkCondition(name.condition.what(), name.condition.yes() != denied));
            }
            from = met.end();
            at = begins(usual, from);
        }
        return said;
    }

    /** How many letters stand before the first gap. */
    private static int inOne(String name) {
        int gap = name.indexOf(' ');
        return gap < 0 ? name.length() : gap;
    }

    /** The next place at which one of the names may begin; −1 for none. */
    private static int begins(String text, int from) {
        for (int i = from; i + BEGINNING <= text.length(); i++) {
            boolean withinWord =
                    text.charAt(i) < FIRST_THAI
                            && i > 0
                            && Character.isLetterOrDigit(text.charAt(i - 1));
            if (!withinWord
                    && (BEGINNINGS.get(beginning(text, i, BEGINNING))
                            || BEGINNINGS.get(beginning(text, i, BEGINNING - 1)))) {
                return i;
            }
        }
        return -1;
    }

    private static int beginning(String text, int at, int letters) {
        int hash = 0;
        for (int i = at; i < at + letters; i++) {
            hash = hash * 31 + Character.toLowerCase(text.charAt(i));
        }
        return hash & 0xFFFF;
    }

    /** As adverts say it. */
    static List<String> called(WorkCondition condition) {
        return NAMES.stream()
                .filter(name -> name.condition.equals(condition))
                .map(Name::text)
                .toList();
    }
}
