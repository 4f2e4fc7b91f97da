package org.onward.matching.search;

import com.ibm.icu.text.FilteredNormalizer2;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How names and people's words are cut into comparable parts, the same for both. */
final class LabelText {
    /** Leaves the Thai vowel am as it is, which the word breaker would not know in parts. */
    private static final Normalizer2 FOLD =
            new FilteredNormalizer2(
                    Normalizer2.getNFKCCasefoldInstance(),
                    new UnicodeSet(0, Character.MAX_CODE_POINT).remove(ThaiSpelling.AM).freeze());

    private static final Normalizer2 APART = Normalizer2.getNFDInstance();

    /** Words that carry no meaning of their own between those that do. */
    static final Set<String> FUNCTION_WORDS =
            Set.of(
                    "a",
                    "an",
                    "and",
                    "as",
                    "at",
                    "by",
                    "for",
                    "from",
                    "in",
                    "into",
                    "of",
                    "on",
                    "or",
                    "the",
                    "their",
                    "to",
                    "with",
                    "your",
                    "ng",
                    "mga",
                    "sa",
                    "ang",
                    "na",
                    "ay",
                    "para",
                    "nang",
                    "pag",
                    "mag",
                    "nag",
                    "si",
                    "taga",
                    "tagapag",
                    "tagapang",
                    "tiga",
                    "การ",
                    "ความ",
                    "และ",
                    "ของ",
                    "ที่",
                    "หรือ",
                    "ใน",
                    "หญิง",
                    "ชาย");

    static final Map<String, String> SHORT_FORMS =
            Map.ofEntries(
                    Map.entry("acctg", "accounting"),
                    Map.entry("asst", "assistant"),
                    Map.entry("coord", "coordinator"),
                    Map.entry("dept", "department"),
                    Map.entry("engr", "engineer"),
                    Map.entry("govt", "government"),
                    Map.entry("js", "javascript"),
                    Map.entry("maint", "maintenance"),
                    Map.entry("mfg", "manufacturing"),
                    Map.entry("mgr", "manager"),
                    Map.entry("ofc", "office"),
                    Map.entry("opr", "operator"),
                    Map.entry("optr", "operator"),
                    Map.entry("supv", "supervisor"),
                    Map.entry("supvr", "supervisor"),
                    Map.entry("whse", "warehouse"),
                    Map.entry("จนท", "เจ้าหน้าที่"),
                    Map.entry("ผจก", "ผู้จัดการ"),
                    Map.entry("ผช", "ผู้ช่วย"),
                    Map.entry("พนง", "พนักงาน"));

    private static final String[] FORMS = SHORT_FORMS.keySet().toArray(String[]::new);

    private static final Analyzer ANALYZER =
            new Analyzer(Analyzer.PER_FIELD_REUSE_STRATEGY) {
                @Override
                protected TokenStreamComponents createComponents(String field) {
                    if (field.equals("word")) {
                        return new TokenStreamComponents(
                                new ICUTokenizer(new DefaultICUTokenizerConfig(true, true)));
                    }
                    KeywordTokenizer word = new KeywordTokenizer();
                    if (field.equals("light")) {
                        return new TokenStreamComponents(word, singular(word));
                    }
                    TokenStream stream = singular(new FilipinoVerbFilter(word));
                    stream =
                            new PorterStemFilter(
                                    new FilipinoAffixFilter(new OneGenderFilter(stream)));
                    return new TokenStreamComponents(word, stream);
                }
            };

    private static TokenStream singular(TokenStream word) {
        return new EnglishMinimalStemFilter(new EnglishPastFilter(word));
    }

    private static final String SIGNS = "\u00a0§©«®°±¶·»¿●■○□";

    // The words of vocabularies, some 25,000: most words of any text. What people and adverts say
    // beside them is nowhere kept.
    private static final Map<String, Token> KEPT = new ConcurrentHashMap<>();
    private static final int MOST_KEPT = 200_000;

    private LabelText() {}

    /**
     * One word of a text.
     *
     * @param word as written, folded: no case, no accents
     * @param light without an English plural
     * @param stem without English endings or Filipino affixes, a woman's word as a man's
     */
    record Token(String word, String light, String stem) {
        Token {
            light = light.equals(word) ? word : light; // held once
            stem = stem.equals(light) ? light : stem;
        }

        boolean isFunctionWord() {
            return FUNCTION_WORDS.contains(word);
        }
    }

    /**
     * The text as it is compared whole: folded, accents off Latin letters, punctuation as one
     * space. Thai vowels and tones stay, since they tell words apart.
     */
    static String plain(String text) {
        return written(isSimple(text) ? plainSimple(text) : plainOfAny(text));
    }

    /** Whether a text has ASCII alone and signs that part words: most English adverts have some. */
    static boolean isSimple(String text) {
        return isSimple(text, SIGNS);
    }

    /**
     * The same with some signs alone.
     *
     * @param signs beside those of ASCII, dashes, quotation marks and bullets
     */
    static boolean isSimple(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7f
                    && !(c >= '\u2010' && c <= '\u2027') // dashes, quotation marks, bullets
                    && signs.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** The same as {@link #plainOfAny} of a {@link #isSimple} text, in a tenth of the time. */
    static String plainSimple(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            if (!isLetterOrDigit(lower) && c != '+' && c != '#') {
                gap = true;
                continue;
            }
            if (gap && !plain.isEmpty()) {
                plain.append(' ');
            }
            gap = false;
            plain.append(lower);
        }
        return plain.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    static String plainOfAny(String text) {
        String folded = ThaiSpelling.usual(APART.normalize(FOLD.normalize(text)));
        StringBuilder plain = new StringBuilder(folded.length());
        boolean gap = false;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            if (isAccent(c)) {
                continue;
            }
            if (!Character.isLetterOrDigit(c) && !isMark(c) && c != '+' && c != '#') {
                gap = true;
                continue;
            }
            if (gap && !plain.isEmpty()) {
                plain.append(' ');
            }
            gap = false;
            plain.appendCodePoint(c);
        }
        return plain.toString();
    }

    /** Short forms of words as the words that they are short for. */
    private static String written(String plain) {
        for (String form : FORMS) {
            if (hasWord(plain, form)) {
                return Arrays.stream(plain.split(" ", -1))
                        .map(word -> SHORT_FORMS.getOrDefault(word, word))
                        .collect(Collectors.joining(" "));
            }
        }
        return plain;
    }

    private static boolean hasWord(String plain, String word) {
        for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
            int end = at + word.length();
            if ((at == 0 || plain.charAt(at - 1) == ' ')
                    && (end == plain.length() || plain.charAt(end) == ' ')) {
                return true;
            }
        }
        return false;
    }

    /** {@link #plain} text without spaces: "hat yai" and "hatyai" are the same. */
    static String squashed(String plain) {
        return plain.replace(" ", "");
    }

    /** The words of a text that is {@link #plain} already. */
    static List<Token> tokens(String plain) {
        return words(plain).stream().map(LabelText::token).toList();
    }

    /** The same of a vocabulary's name; its words are kept. */
    static List<Token> kept(String plain) {
        if (KEPT.size() >= MOST_KEPT) {
            KEPT.clear();
        }
        return words(plain).stream()
                .map(word -> KEPT.computeIfAbsent(word, LabelText::read))
                .toList();
    }

    /** The words alone of a text that is {@link #plain} already, as they are written. */
    static List<String> words(String plain) {
        return isAscii(plain) ? wordsOfAscii(plain) : wordsOfAny(plain);
    }

    /** What the word breaker finds in plain text without it. */
    static List<String> wordsOfAscii(String plain) {
        List<String> words = new ArrayList<>();
        eachWordOfAscii(plain, (in, from, to) -> words.add(in.substring(from, to)));
        return words;
    }

    /** What is done with each word, and whether the next is wanted. */
    interface EachWord {
        boolean is(String in, int from, int to);
    }

    /** The {@link #words} one by one; those of ASCII are not cut out. */
    static void eachWord(String plain, EachWord each) {
        if (isAscii(plain)) {
            eachWordOfAscii(plain, each);
            return;
        }
        for (String word : wordsOfAny(plain)) {
            if (!each.is(word, 0, word.length())) {
                return;
            }
        }
    }

    private static void eachWordOfAscii(String plain, EachWord each) {
        int from = 0;
        for (int i = 0; i <= plain.length(); i++) {
            if (i == plain.length() || !isLetterOrDigit(plain.charAt(i))) {
                if (i > from && !each.is(plain, from, i)) {
                    return;
                }
                from = i + 1;
            }
        }
    }

    static List<String> wordsOfAny(String plain) {
        return terms("word", plain);
    }

    /** Whether a word is held. */
    static boolean keeps(String word) {
        return KEPT.containsKey(word);
    }

    /** One of the {@link #words}. */
    static Token token(String word) {
        Token kept = KEPT.get(word);
        return kept == null ? read(word) : kept;
    }

    /** The stem of one of the {@link #words}. */
    static String stem(String word) {
        Token kept = KEPT.get(word);
        return kept == null ? terms("stem", word).getFirst() : kept.stem();
    }

    private static Token read(String word) {
        return new Token(word, terms("light", word).getFirst(), terms("stem", word).getFirst());
    }

    /** The stems alone. */
    static List<String> stems(String plain) {
        return tokens(plain).stream().map(Token::stem).toList();
    }

    /** Tokens without function words, unless there is nothing else. */
    static List<Token> telling(List<Token> tokens) {
        List<Token> telling = tokens.stream().filter(token -> !token.isFunctionWord()).toList();
        return telling.isEmpty() || telling.size() == tokens.size() ? tokens : telling;
    }

    static boolean isThai(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.THAI);
    }

    /** Edits between two words, transpositions counted once; more than {@code most} is most + 1. */
    static int edits(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            cost[i][0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int here =
                        Math.min(
                                Math.min(cost[i - 1][j], cost[i][j - 1]) + 1,
                                cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    here = Math.min(here, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = here;
                least = Math.min(least, here);
            }
            if (least > most) {
                return most + 1;
            }
        }
        return cost[one.length()][other.length()];
    }

    /** How many edits a word of this length may be away and still be meant. */
    static int tolerance(String word) {
        return word.length() >= 8 ? 2 : word.length() >= 4 ? 1 : 0;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isAccent(int c) {
        return c >= 0x300 && c <= 0x36f; // the block of accents for Latin, Greek and Cyrillic
    }

    private static List<String> terms(String field, String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = ANALYZER.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
        return terms;
    }

    /** People tell what they did: "sold", "drove", "taught". */
    private static final class EnglishPastFilter extends TokenFilter {
        private static final Map<String, String> PRESENT =
                Map.ofEntries(
                        Map.entry("bought", "buy"),
                        Map.entry("bred", "breed"),
                        Map.entry("built", "build"),
                        Map.entry("caught", "catch"),
                        Map.entry("drew", "draw"),
                        Map.entry("driven", "drive"),
                        Map.entry("drove", "drive"),
                        Map.entry("dug", "dig"),
                        Map.entry("fed", "feed"),
                        Map.entry("gave", "give"),
                        Map.entry("given", "give"),
                        Map.entry("grew", "grow"),
                        Map.entry("grown", "grow"),
                        Map.entry("held", "hold"),
                        Map.entry("kept", "keep"),
                        Map.entry("led", "lead"),
                        Map.entry("lent", "lend"),
                        Map.entry("made", "make"),
                        Map.entry("paid", "pay"),
                        Map.entry("sewn", "sew"),
                        Map.entry("sold", "sell"),
                        Map.entry("spoke", "speak"),
                        Map.entry("swept", "sweep"),
                        Map.entry("taken", "take"),
                        Map.entry("taught", "teach"),
                        Map.entry("took", "take"),
                        Map.entry("wove", "weave"),
                        Map.entry("woven", "weave"),
                        Map.entry("written", "write"),
                        Map.entry("wrote", "write"));

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        EnglishPastFilter(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            String present = PRESENT.get(term.toString());
            if (present != null) {
                term.setEmpty().append(present);
            }
            return true;
        }
    }

    /** "policewomen", "kusinera", "mekanika" are called as men are. */
    private static final class OneGenderFilter extends TokenFilter {
        private static final int LONG_ENOUGH = 6;
        private static final Map<String, String> ENDINGS = new LinkedHashMap<>();

        static {
            ENDINGS.put("women", "man");
            ENDINGS.put("woman", "man");
            ENDINGS.put("men", "man");
            ENDINGS.put("girl", "man");
            ENDINGS.put("dora", "dor");
            ENDINGS.put("era", "ero");
            ENDINGS.put("ika", "iko");
        }

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        OneGenderFilter(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            String word = term.toString();
            if (word.length() >= LONG_ENOUGH) {
                for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
                    if (word.endsWith(ending.getKey())) {
                        term.setLength(word.length() - ending.getKey().length());
                        term.append(ending.getValue());
                        break;
                    }
                }
            }
            return true;
        }
    }

    /** "Tumahi" and "mananahi" are of "tahi". */
    private static final class FilipinoVerbFilter extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        FilipinoVerbFilter(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            String root = FilipinoVerbs.root(term.toString());
            term.setEmpty().append(root);
            return true;
        }
    }

    /** "nagluluto", "pagluluto", "magluto" → "luto": prefixes and the doubled first syllable. */
    private static final class FilipinoAffixFilter extends TokenFilter {
        private static final List<String> PREFIXES =
                List.of("tagapag", "tagapang", "taga", "pag", "mag", "nag");
        private static final int SHORTEST_ROOT = 4;

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        FilipinoAffixFilter(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            String word = term.toString().toLowerCase(Locale.ROOT);
            for (String prefix : PREFIXES) {
                if (word.startsWith(prefix) && word.length() >= prefix.length() + SHORTEST_ROOT) {
                    word = word.substring(prefix.length());
                    break;
                }
            }
            if (word.startsWith("ma")
                    && word.length() > 6
                    && word.startsWith(word.substring(2, 4), 4)) {
                word = "ma" + word.substring(4); // "matatanda", many, is "matanda", one
            } else if (word.length() > SHORTEST_ROOT && word.startsWith(word.substring(0, 2), 2)) {
                word = word.substring(2);
            } else if (word.length() > SHORTEST_ROOT
                    && word.charAt(0) == word.charAt(1)
                    && "aeiou".indexOf(word.charAt(0)) >= 0) {
                word = word.substring(1);
            }
            term.setEmpty().append(word);
            return true;
        }
    }
}
