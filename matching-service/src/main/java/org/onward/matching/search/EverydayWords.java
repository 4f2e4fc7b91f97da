package org.onward.matching.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.CsvLines;

/**
 * Words of families, households and everyday work, in three languages, as the vocabularies say
 * them: grandma is a grandmother, ยาย too, and เชื่อม is to weld. From {@code
 * config/match/everyday-words.csv}.
 */
final class EverydayWords {
    private static final String FILE = "/config/match/everyday-words.csv";
    private static final Map<String, String> STEMS = new HashMap<>();

    /** What a word means beside another one, in the order in which it is read. */
    private static final List<Beside> BESIDE = new ArrayList<>();

    static {
        read();
    }

    /**
     * @param word its stem
     * @param beside the stem of what stands beside it
     */
    private record Beside(String word, String meaning, String beside) {}

    private EverydayWords() {}

    private static void read() {
        for (CsvLines.Line line :
                CsvLines.packaged(FILE, "language", "word", "meaning", "beside")) {
            String word = line.get("word");
            String meaning = line.get("meaning");
            String beside = line.get("beside");
            if (beside.isEmpty()) {
                STEMS.putIfAbsent(stem(word), stem(meaning));
                if (line.get("language").equals("fil")) {
                    STEMS.putIfAbsent(stem(linked(word)), stem(meaning));
                }
            } else {
                BESIDE.add(new Beside(stem(word), meaning, stem(beside)));
            }
        }
    }

    /**
     * As Filipino ties it to what follows: "makinang panahi"; the word itself where it does not.
     */
    private static String linked(String word) {
        char last = word.charAt(word.length() - 1);
        return last == 'n' ? word + "g" : "aeiou".indexOf(last) < 0 ? word : word + "ng";
    }

    private static String stem(String word) {
        List<Token> tokens = LabelText.tokens(LabelText.plain(word));
        return tokens.size() == 1 ? tokens.getFirst().stem() : LabelText.squashed(word);
    }

    /**
     * What somebody tells of itself, with words for what they mean beside others: a mother of whom
     * a grown child takes care is old. In adverts and names a mother is one of small children.
     */
    static String told(String account) {
        List<String> words = new ArrayList<>(LabelText.words(LabelText.plain(account)));
        List<String> stems = new ArrayList<>(words.stream().map(LabelText::stem).toList());
        boolean changed = false;
        for (Beside one : BESIDE) {
            if (!stems.contains(one.word)
                    || stems.stream().noneMatch(stem -> as(stem).equals(one.beside))) {
                continue;
            }
            for (int at = 0; at < words.size(); at++) {
                if (stems.get(at).equals(one.word)) {
                    words.set(at, one.meaning);
                    stems.set(at, LabelText.stem(one.meaning));
                    changed = true;
                }
            }
        }
        return changed ? String.join(" ", words) : account;
    }

    /** The stem that a stem is compared by. */
    static String as(String stem) {
        return STEMS.getOrDefault(stem, stem);
    }

    /** The same word with the stem it is compared by. */
    static Token as(Token token) {
        String stem = STEMS.get(token.stem());
        return stem == null ? token : new Token(token.word(), token.light(), stem);
    }
}
