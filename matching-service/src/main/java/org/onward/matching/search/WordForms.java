package org.onward.matching.search;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How else the words are written that somebody typed: in one piece or in two ("aircon", "air con",
 * "air-con"), certificates with any figure ("NC II", "NCII", "NC 2"), and what is done in Filipino
 * by whoever does or did it ("tumahi", "mananahi").
 */
final class WordForms {
    private static final int SHORTEST_PART = 3;
    private static final List<String> LEVELS = List.of("i", "ii", "iii", "iv");
    private static final Pattern CERTIFICATE =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?:NC|National Certificate)[\\s-]*(IV|I{1,3}|[1-4])"
                            + "(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE);

    /** As they stand in the index. */
    private static final Map<String, String> VERBS = verbs();

    private final String typed;
    private final List<MatchResult> certificates;
    private final Map<String, Set<List<String>>> forms = new HashMap<>();
    private String before = "";
    private int beforeTo = -2; // before the first word stands none

    private static Map<String, String> verbs() {
        try (VacancyAnalyzer analyzer = new VacancyAnalyzer()) {
            return FilipinoVerbs.all().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    form -> form, form -> analyzer.phrase(form).getFirst()));
        }
    }

    WordForms(String typed) {
        this.typed = typed;
        certificates = CERTIFICATE.matcher(typed).results().toList();
    }

    /** The next word, as it stands in the index. */
    void add(String word, int from, int to) {
        for (MatchResult met : certificates) {
            if (met.start() <= from && from < met.end()) {
                levels(met.group(1)).forEach(form -> add(word, form));
            }
        }
        String written = typed.substring(from, to).toLowerCase(Locale.ROOT);
        FilipinoVerbs.alike(written).stream()
                .filter(alike -> !alike.equals(written))
                .forEach(alike -> add(word, List.of(VERBS.getOrDefault(alike, alike))));
        if (from - beforeTo <= 1 && before.length() + word.length() >= 2 * SHORTEST_PART - 1) {
            List<String> inOne = List.of(before + word);
            add(before, inOne);
            add(word, inOne);
        }
        for (int at = SHORTEST_PART; at <= word.length() - SHORTEST_PART; at++) {
            if (LabelText.keeps(word.substring(0, at))) { // else many a look-up for nothing
                add(word, List.of(word.substring(0, at), word.substring(at)));
            }
        }
        before = word;
        beforeTo = to;
    }

    private void add(String word, List<String> form) {
        forms.computeIfAbsent(word, one -> new LinkedHashSet<>()).add(form);
    }

    private static Stream<List<String>> levels(String written) {
        int level = LEVELS.indexOf(written.toLowerCase(Locale.ROOT)) + 1;
        int known = level > 0 ? level : Integer.parseInt(written);
        return Stream.of(LEVELS.get(known - 1), Integer.toString(known))
                .flatMap(
                        one ->
                                Stream.of(
                                        List.of("nc" + one),
                                        List.of("nc", one),
                                        List.of("national", "certificate", one)));
    }

    List<List<String>> of(String word) {
        return List.copyOf(forms.getOrDefault(word, Set.of()));
    }
}
