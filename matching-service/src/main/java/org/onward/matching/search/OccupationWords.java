package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.CsvLines;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Words.Met;
import org.onward.matching.taxonomy.Words.Resolved;

/**
 * The occupation that an advert's title names, through grades, haste and places.
 *
 * <p>A name within a title: of 152 titles of groups 4 to 9 as an officer writes them, in three
 * languages, that gave no name to the vocabulary, 129 were taken so, and 126 of them right.
 */
final class OccupationWords {
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_TOKENS = 16;

    private static final double LEAST = 0.3;

    /** A word after the first part of a title says less about the work. */
    private static final double LATER_WEIGHT = 0.3;

    private static final Pattern PARTS =
            Pattern.compile("\\s[-–—]+\\s|[–—|/,:;()\\[\\]{}•!*\"“”]+|\\s[-–—]|[-–—]\\s");

    private static final Pattern OF = Pattern.compile("(\\S+) ng (\\S+(?: \\S+)?)");

    private static final Pattern NUMBER_OF_POST = Pattern.compile("(?<=\\S)\\s+#?\\p{Nd}+\\s*$");

    /** Grades, haste and terms around the title proper. */
    private static final Set<String> DRESS =
            Set.of(
                    "sr",
                    "snr",
                    "senior",
                    "jr",
                    "jnr",
                    "junior",
                    "lead",
                    "principal",
                    "urgent",
                    "urgently",
                    "hiring",
                    "wanted",
                    "needed",
                    "need",
                    "required",
                    "looking",
                    "for",
                    "we",
                    "are",
                    "is",
                    "now",
                    "immediate",
                    "immediately",
                    "hire",
                    "i",
                    "ii",
                    "iii",
                    "iv",
                    "v",
                    "level",
                    "grade",
                    "full",
                    "time",
                    "part",
                    "fulltime",
                    "parttime",
                    "contract",
                    "contractual",
                    "permanent",
                    "temporary",
                    "temp",
                    "trainee",
                    "apprentice",
                    "apprenticeship",
                    "intern",
                    "internship",
                    "male",
                    "female",
                    "m",
                    "f",
                    "d",
                    "new",
                    "vacancy",
                    "vacancies",
                    "position",
                    "positions",
                    "post",
                    "job",
                    "jobs",
                    "opening",
                    "openings",
                    "experienced",
                    "experience",
                    "fresh",
                    "graduate",
                    "graduates",
                    "re",
                    "advertised",
                    "advertisement",
                    "remote",
                    "onsite",
                    "hybrid",
                    "day",
                    "night",
                    "shift",
                    "with",
                    "without",
                    "ด่วน",
                    "รับสมัคร",
                    "รับ",
                    "สมัคร",
                    "ต้องการ",
                    "หลาย",
                    "อัตรา",
                    "ประจำ",
                    "ชาย",
                    "หญิง",
                    "หา",
                    "งาน",
                    "ตำแหน่ง",
                    "ฝึกงาน",
                    "ฝึกหัด",
                    "hanap",
                    "kailangan",
                    "naghahanap",
                    "agad",
                    "bagong",
                    "ncii",
                    "trabaho",
                    "asap",
                    "tesda",
                    "nc",
                    "nciii",
                    "nciv",
                    "certified",
                    "certificate",
                    "licensed",
                    "slot",
                    "slots",
                    "pax",
                    // of a seat on a course
                    "course",
                    "scholarship",
                    "หลักสูตร",
                    "อบรม",
                    "ฝึกอบรม",
                    "คอร์ส",
                    "ชั่วโมง",
                    "ชม",
                    "kurso",
                    "pagsasanay");

    /** Words for anybody who works; which work it is, another word says. */
    private static final Set<String> GENERIC =
            Set.of(
                    "specialist",
                    "officer",
                    "staff",
                    "worker",
                    "personnel",
                    "associate",
                    "executive",
                    "crew",
                    "member",
                    "professional",
                    "expert",
                    "representative",
                    "พนักงาน",
                    "เจ้าหน้าที่",
                    "คน",
                    "ช่าง",
                    "taga",
                    "tao",
                    "manggagawa");

    private static final double GENERIC_WEIGHT = 0.4;

    private static final String ANY_POST = "/config/match/any-post.csv";

    /** Of ranks and parts of any house: "Section head" tells no work, though some are called so. */
    private static final Set<String> OF_ANY_POST = ofAnyPost();

    /** How much of how sure a name is that any post may bear. */
    private static final double UNTOLD = 0.5;

    /** What follows says where, with what or of what kind. */
    private static final Set<String> CUTS =
            Set.of(
                    "of", "for", "in", "to", "at", "with", "w", "and", "or", "from", "by", "near",
                    "cum", "who", "ng", "sa", "na", "para", "may", "o");

    private final LabelVocabulary vocabulary;
    private final OccupationNames names;
    private final PlaceWords places;
    private final MetConfidence sure;
    private final MetConfidence.Curve alike;
    private final double nearest;
    private final double sameWords; // of how sure a part is whose words a name has
    private final double namesakes; // where several occupations bear the name
    private final double otherKinds; // how far longer names of others count
    private final double known; // names that a kind of work has anyway

    OccupationWords(LabelVocabulary vocabulary, PlaceWords places, MetConfidence sure) {
        this.vocabulary = vocabulary;
        this.names = new OccupationNames(vocabulary.all().toList(), vocabulary::weight);
        this.places = places;
        this.sure = sure;
        this.alike = sure.curve(Met.ALIKE);
        this.nearest = sure.of(Met.NEAR);
        this.sameWords = sure.change("same_words");
        this.namesakes = sure.change("namesakes");
        this.otherKinds = sure.change("other_kinds");
        this.known = sure.change("known");
    }

    Optional<Resolved<OccupationCode>> occupation(String title) {
        return named(withoutNumber(title.substring(0, Math.min(LONGEST_TITLE, title.length()))));
    }

    /** A number at the end is of the post: "Welder #17" is a welder. */
    static String withoutNumber(String title) {
        return NUMBER_OF_POST.matcher(title).replaceFirst("");
    }

    private Optional<Resolved<OccupationCode>> named(String text) {
        String plain = LabelText.plain(text);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        List<LabelRead> exact = vocabulary.named(plain);
        if (!exact.isEmpty()) {
            return Optional.of(
                    chosen(
                            exact,
                            exact.stream().anyMatch(OccupationWords::preferred)
                                    ? Met.EXACT
                                    : Met.OTHER_NAME,
                            1));
        }
        List<List<Token>> parts = parts(text);
        return Stream.of(namedPart(text, parts), turned(plain), near(parts), within(text))
                .flatMap(Optional::stream)
                .reduce((one, other) -> other.confidence() > one.confidence() ? other : one)
                .map(this::asOftenRight);
    }

    /** "Manager ng restaurant" is what an English name turns round: "restaurant manager". */
    private Optional<Resolved<OccupationCode>> turned(String plain) {
        Matcher met = OF.matcher(plain);
        if (!met.matches()) {
            return Optional.empty();
        }
        List<LabelRead> called = vocabulary.named(met.group(2) + " " + met.group(1));
        return called.isEmpty() ? Optional.empty() : Optional.of(chosen(called, Met.OTHER_NAME, 1));
    }

    /** What is alike was chosen by how alike it is, and is right less often than that. */
    private Resolved<OccupationCode> asOftenRight(Resolved<OccupationCode> found) {
        return found.met() == Met.NEAR && found.confidence() < Resolved.TAKEN
                ? new Resolved<>(found.code(), alike.of(found.confidence()), Met.ALIKE)
                : found;
    }

    /** The first part that is a name; "Clerk, front desk" may be another occupation. */
    private Optional<Resolved<OccupationCode>> namedPart(String text, List<List<Token>> parts) {
        boolean firstOfMany = parts.size() > 1 && (isTurned(text) || saysMore(parts));
        for (int i = 0; i < parts.size(); i++) {
            Optional<Resolved<OccupationCode>> named =
                    named(
                            parts.get(i),
                            i > 0
                                    ? Met.LATER_PART
                                    : firstOfMany ? Met.FIRST_OF_MANY : Met.FIRST_PART);
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    /**
     * The longest name that stands where a title says what somebody is: "Pipe welder 6G", "Mananahi
     * ng damit", "แม่ครัวอาหารอีสาน". What follows may make it another kind of work, the likelier
     * the more kinds have longer names with this one at their head.
     */
    private Optional<Resolved<OccupationCode>> within(String title) {
        for (String part : PARTS.split(title, -1)) {
            List<List<Token>> phrases =
                    phrases(LabelText.plain(part)).stream().filter(p -> !p.isEmpty()).toList();
            // "Drayber ng trak sa Manila" before "Drayber"
            for (int upTo = phrases.size(); upTo > 1; upTo--) {
                List<Token> several =
                        phrases.subList(0, upTo).stream().flatMap(List::stream).toList();
                List<LabelRead> called = called(several);
                if (!called.isEmpty()) {
                    return named(several, called, Met.WHOLE_PHRASE);
                }
            }
            for (List<Token> phrase : phrases) {
                List<Token> bare = undressed(phrase);
                if (!bare.isEmpty()) {
                    return within(bare);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Resolved<OccupationCode>> within(List<Token> phrase) {
        boolean thai = LabelText.isThai(phrase.getFirst().word());
        int end = phrase.size();
        // what no name has says nothing: "Pipe welder 6G"
        while (end > 1
                && called(phrase.subList(0, end)).isEmpty()
                && vocabulary.having(phrase.get(end - 1).stem()).isEmpty()) {
            end--;
        }
        for (int size = end; size > 0; size--) {
            for (int from = end - size; from >= 0; from -= Math.max(1, end - size)) {
                List<Token> window = phrase.subList(from, from + size);
                List<LabelRead> called = called(window);
                // English says last what somebody is, Thai and Filipino first
                boolean first =
                        from == 0 && (thai || called.stream().anyMatch(OccupationWords::isLocal));
                if (!called.isEmpty()
                        && (first || (!thai && from + size == end))
                        && !isGeneric(window)) {
                    return named(
                                    window,
                                    called,
                                    from == 0 && size == end
                                            ? Met.WHOLE_PHRASE
                                            : first ? Met.AT_HEAD : Met.BEHIND_OTHERS)
                            .filter(found -> found.confidence() >= LEAST);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isGeneric(List<Token> window) {
        return window.stream().allMatch(token -> GENERIC.contains(token.light()));
    }

    static boolean isLocal(LabelRead read) {
        return !read.label().language().equals("en");
    }

    private Optional<Resolved<OccupationCode>> named(
            List<Token> window, List<LabelRead> called, Met met) {
        Headed headed = headed(window, called);
        return Optional.of(
                new Resolved<>(
                        new OccupationCode(headed.code()),
                        sure.of(met)
                                * Math.pow(share(headed), otherKinds)
                                * (headed.local() ? 1 : told(LabelText.telling(window))),
                        met));
    }

    /** The labels whose name these words are, written together or apart. */
    private List<LabelRead> called(List<Token> words) {
        List<LabelRead> whole = vocabulary.named(words(words));
        if (whole.isEmpty()) {
            whole = vocabulary.sameWords(LabelText.telling(words));
        }
        return whole.isEmpty() && words.size() > 1
                ? vocabulary.namedWithoutSpaces(words(words))
                : whole;
    }

    /**
     * An occupation that bears a name.
     *
     * @param saying how many of its names hold this one
     * @param own how many have it at their head
     * @param all how many names of all occupations do
     */
    private record Headed(String code, boolean local, int saying, int own, int all) {}

    private static Set<String> ofAnyPost() {
        return CsvLines.packaged(ANY_POST, "language", "word").stream()
                .map(line -> line.get("word"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a title has no other words: its work stands in the tasks alone. */
    static boolean isOfAnyPost(String title) {
        List<Token> words = LabelText.telling(LabelText.tokens(LabelText.plain(title)));
        return !words.isEmpty() && told(words) < 1;
    }

    private static double told(Collection<Token> words) {
        return words.stream().allMatch(token -> OF_ANY_POST.contains(token.light())) ? UNTOLD : 1;
    }

    private double share(Headed headed) {
        return (headed.own() + known) / (headed.all() + known);
    }

    /**
     * Of several that bear the name the one that bears it in Thai or Filipino, since those names
     * are of here; else the one whose other names say it most.
     */
    private Headed headed(List<Token> name, List<LabelRead> called) {
        Set<String> local = new HashSet<>();
        called.stream().filter(OccupationWords::isLocal).forEach(r -> local.add(r.label().key()));
        OccupationNames.Held held = names.held(name, rarest(name));
        return called.stream()
                .map(read -> read.label().key())
                .distinct()
                .map(
                        code ->
                                new Headed(
                                        code,
                                        local.contains(code),
                                        held.saying().getOrDefault(code, 0),
                                        held.atHead().getOrDefault(code, 0),
                                        held.all()))
                .min(
                        Comparator.comparing((Headed one) -> !one.local())
                                .thenComparing(one -> -one.saying())
                                .thenComparing(Headed::code))
                .orElseThrow();
    }

    private Token rarest(List<Token> name) {
        return LabelText.telling(name).stream()
                .max(Comparator.comparingDouble(token -> vocabulary.weight(token.stem())))
                .orElseThrow();
    }

    /** Each but the first begins with the word that makes it qualify the others, or is Thai. */
    private static List<List<Token>> phrases(String plain) {
        List<List<Token>> phrases = new ArrayList<>();
        List<Token> phrase = new ArrayList<>();
        for (String word : plain.split(" ", -1)) {
            boolean thai = LabelText.isThai(word);
            if (thai || CUTS.contains(word)) {
                phrases.add(phrase);
                phrase = new ArrayList<>();
            }
            phrase.addAll(LabelText.tokens(word));
            if (thai) {
                phrases.add(phrase);
                phrase = new ArrayList<>();
            }
        }
        phrases.add(phrase);
        return phrases;
    }

    /** Without dress around it; within a name it may be part of it: คนงานก่อสร้าง. */
    private static List<Token> undressed(List<Token> phrase) {
        int from = 0;
        int end = Math.min(MOST_TOKENS, phrase.size());
        while (from < end && !saysWork(phrase.get(from))) {
            from++;
        }
        while (from < end && !saysWork(phrase.get(end - 1))) {
            end--;
        }
        return phrase.subList(from, end);
    }

    private static boolean saysWork(Token token) {
        return isWork(token) && !CUTS.contains(token.word());
    }

    private static boolean isWork(Token token) {
        return !DRESS.contains(token.word()) && !token.word().chars().allMatch(Character::isDigit);
    }

    /** The occupation whose name a part is. */
    private Optional<Resolved<OccupationCode>> named(List<Token> part, Met met) {
        List<LabelRead> whole = vocabulary.named(words(part));
        if (!whole.isEmpty()) {
            return Optional.of(chosen(whole, met, 1));
        }
        List<LabelRead> same = vocabulary.sameWords(LabelText.telling(part));
        return same.isEmpty() ? Optional.empty() : Optional.of(chosen(same, met, sameWords));
    }

    /** "Clerk, storeroom": the comma says that what follows belongs to the name. */
    private static boolean isTurned(String title) {
        return title.indexOf(',') >= 0 || title.indexOf(':') >= 0;
    }

    /** Whether parts after the first hold words that stand in names of occupations. */
    private boolean saysMore(List<List<Token>> parts) {
        return parts.stream()
                .skip(1)
                .flatMap(List::stream)
                .anyMatch(token -> !vocabulary.having(token.stem()).isEmpty());
    }

    private static boolean preferred(LabelRead read) {
        return read.label().preferred();
    }

    private static String words(List<Token> tokens) {
        StringBuilder words = new StringBuilder();
        for (Token token : tokens) {
            // Thai is written without spaces
            if (!words.isEmpty() && !LabelText.isThai(token.word())) {
                words.append(' ');
            }
            words.append(token.word());
        }
        return words.toString();
    }

    /** Parts of the title without its dress and without places; the first holds the work. */
    private List<List<Token>> parts(String title) {
        List<List<Token>> parts = new ArrayList<>();
        for (String part : PARTS.split(title, -1)) {
            String plain = LabelText.plain(part);
            if (plain.isEmpty() || (!parts.isEmpty() && places.isPlace(plain))) {
                continue;
            }
            List<Token> tokens =
                    LabelText.tokens(plain).stream()
                            .filter(OccupationWords::isWork)
                            .limit(MOST_TOKENS)
                            .toList();
            if (!tokens.isEmpty()) {
                parts.add(tokens);
            }
        }
        return parts;
    }

    /**
     * @param share of how sure what is so met is
     */
    private Resolved<OccupationCode> chosen(List<LabelRead> labels, Met met, double share) {
        List<LabelRead> shown = labels.stream().filter(OccupationWords::preferred).toList();
        List<LabelRead> local = labels.stream().filter(read -> read.label().local()).toList();
        List<LabelRead> bearing = !shown.isEmpty() ? shown : !local.isEmpty() ? local : labels;
        boolean alone = bearing.stream().map(read -> read.label().key()).distinct().count() == 1;
        Headed headed = headed(labels.getFirst().tokens(), bearing);
        // "Teacher" is what others are called more often, of primary pupils or of music; what is
        // written of here is so called here.
        double own =
                bearing == labels
                        ? Math.pow(share(headed), otherKinds) * told(labels.getFirst().telling())
                        : 1;
        return new Resolved<>(
                new OccupationCode(headed.code()),
                sure.of(met) * share * own * (alone ? 1 : namesakes),
                met);
    }

    private Optional<Resolved<OccupationCode>> near(List<List<Token>> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Token head = head(parts.getFirst());
        boolean ofAnyPost = told(LabelText.telling(parts.getFirst())) < 1;
        Map<Token, Double> asked = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            double share = i == 0 ? 1 : LATER_WEIGHT;
            for (Token token : LabelText.telling(parts.get(i))) {
                boolean generic =
                        GENERIC.contains(token.light())
                                || (ofAnyPost && OF_ANY_POST.contains(token.light()));
                double telling = generic ? GENERIC_WEIGHT : 1;
                asked.putIfAbsent(token, share * telling * vocabulary.weight(token.stem()));
            }
        }
        List<OccupationNames.Near> all =
                names.near(asked, GENERIC.contains(head.light()) ? null : head);
        return all.stream()
                .min(
                        Comparator.comparingDouble(OccupationNames.Near::likeness)
                                .reversed()
                                .thenComparing(OccupationNames.Near::code))
                .map(
                        most ->
                                new Resolved<>(
                                        new OccupationCode(most.code()),
                                        nearest
                                                * (ofAnyPost ? told(asked.keySet(), most) : 1)
                                                * most.likeness()
                                                * (isAlone(most, all) ? 1 : namesakes),
                                        Met.NEAR))
                .filter(found -> found.confidence() >= LEAST);
    }

    /** Other words agree with a kind of work where all of them stand in names of it. */
    private double told(Set<Token> asked, OccupationNames.Near work) {
        List<Token> others =
                asked.stream().filter(token -> !OF_ANY_POST.contains(token.light())).toList();
        boolean agree = others.stream().allMatch(token -> isSaidOf(token, work.code()));
        return !others.isEmpty() && agree ? 1 : UNTOLD;
    }

    private boolean isSaidOf(Token token, String code) {
        return vocabulary.having(token.stem()).stream()
                .anyMatch(read -> read.label().key().equals(code));
    }

    private static boolean isAlone(OccupationNames.Near most, List<OccupationNames.Near> all) {
        return all.stream().filter(one -> one.likeness() == most.likeness()).count() == 1;
    }

    /** The word that says what somebody is: last in English before "of", first in Thai. */
    static Token head(List<Token> tokens) {
        if (LabelText.isThai(tokens.getFirst().word())) {
            return tokens.getFirst();
        }
        Token head = tokens.getFirst();
        for (Token token : tokens) {
            if (CUTS.contains(token.word())) {
                break;
            }
            if (!token.isFunctionWord()) {
                head = token;
            }
        }
        return head;
    }

    /** Where what only qualifies begins. */
    static int end(List<Token> tokens) {
        int end = 0;
        while (end < tokens.size() && !CUTS.contains(tokens.get(end).word())) {
            end++;
        }
        return end;
    }
}
