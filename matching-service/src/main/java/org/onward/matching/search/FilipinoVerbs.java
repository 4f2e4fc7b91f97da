package org.onward.matching.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onward.matching.taxonomy.CsvLines;

/**
 * What is done for work, in Filipino: "tumahi", "magtahi", "nagtatahi", "mananahi" and "tagatahi"
 * are one root with what stands before, in and behind it. Only the roots of {@code
 * config/match/filipino-roots.csv}: words of other languages begin and end so too.
 */
final class FilipinoVerbs {
    private static final String FILE = "/config/match/filipino-roots.csv";
    private static final String VOWELS = "aeiou";

    /** The sound that "mang" and a first letter become together. */
    private static final Map<Character, String> MELTED =
            Map.of('t', "n", 's', "n", 'd', "n", 'p', "m", 'b', "m", 'k', "ng");

    /** By root. */
    private static final Map<String, Set<String>> ALIKE = new HashMap<>();

    /** By word, and of those that are not made by rule as well. */
    private static final Map<String, String> ROOTS = new HashMap<>();

    private static final Map<String, String> ALL_ROOTS = new HashMap<>();

    static {
        read();
    }

    private FilipinoVerbs() {}

    private static void read() {
        for (CsvLines.Line line : CsvLines.packaged(FILE, "root", "meaning", "others")) {
            String others = line.get("others");
            add(line.get("root"), others.isEmpty() ? List.of() : List.of(others.split(" ", -1)));
        }
    }

    private static void add(String root, List<String> others) {
        Set<String> alike = formsOf(root);
        alike.forEach(form -> ROOTS.putIfAbsent(form, root));
        alike.addAll(others);
        alike.forEach(form -> ALL_ROOTS.putIfAbsent(form, root));
        ALIKE.put(root, alike);
    }

    private static Set<String> formsOf(String root) {
        Set<String> forms = new LinkedHashSet<>();
        String doubled = doubled(root);
        for (String stem : List.of(root, doubled)) {
            forms.add(stem); // "nag-aani", of which the sign makes two words
            for (String before : List.of("mag", "nag", "pag", "taga", "tagapag", "ipag", "pinag")) {
                forms.add(before + stem);
            }
            forms.add(inside("um", stem));
            String done = inside("in", stem);
            forms.addAll(List.of(done, done + "an", done + "han"));
        }
        for (String before : List.of("ma", "na")) {
            String melted = MELTED.get(root.charAt(0));
            String rest = melted == null ? root : melted + root.substring(1);
            String joined = melted == null ? before + "ng" : before;
            forms.add(joined + rest); // nanahi
            forms.add(joined + doubled(rest)); // mananahi
            if (melted == null && isVowel(root.charAt(0))) {
                forms.add(before + doubled("ng" + root)); // "mangingisda" of "isda"
            }
        }
        for (String stem : stemsBefore(root)) {
            // with "an" it is a place as well: "tindahan"
            forms.addAll(List.of(stem + "in", stem + "hin"));
        }
        return forms;
    }

    /** "Luto" is "lutuin". */
    private static List<String> stemsBefore(String root) {
        List<String> stems = new ArrayList<>(List.of(root));
        if (root.endsWith("o")) {
            stems.add(root.substring(0, root.length() - 1) + "u");
        }
        return stems;
    }

    /** The first syllable twice, of two consonants the first: "tatahi", "aalaga", "paplantsa". */
    private static String doubled(String root) {
        int vowel = 0;
        while (vowel < root.length() && !isVowel(root.charAt(vowel))) {
            vowel++;
        }
        if (vowel == root.length()) {
            return root;
        }
        boolean ng = root.startsWith("ng");
        String first = vowel == 0 ? "" : ng ? "ng" : root.substring(0, 1);
        return first + root.charAt(vowel) + root;
    }

    /** "Tumahi"; "umalaga". Before l it stands in front as "ni": "niluto". */
    private static String inside(String infix, String stem) {
        if (infix.equals("in") && stem.charAt(0) == 'l') {
            return "ni" + stem;
        }
        return isVowel(stem.charAt(0)) ? infix + stem : stem.charAt(0) + infix + stem.substring(1);
    }

    private static boolean isVowel(char letter) {
        return VOWELS.indexOf(letter) >= 0;
    }

    /** The root of a verb in small letters; the word itself where it is none. */
    static String root(String word) {
        return ROOTS.getOrDefault(word, word);
    }

    /** Every word that there is a root of. */
    static Set<String> all() {
        return ALL_ROOTS.keySet();
    }

    /** All words of the same root, also who is called after it ("tindera"); empty where of none. */
    static Set<String> alike(String word) {
        String root = ALL_ROOTS.get(word);
        return root == null ? Set.of() : ALIKE.getOrDefault(root, Set.of());
    }
}
