package org.onward.matching.feed;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which column a name means that is not in the list but made of the words of one that is: in
 * another order ("Skills preferred"), in the singular, or with words that say nothing of what its
 * cells hold ("Details of education required"). Words of names that mean different columns mean
 * none.
 */
final class HeaderWords {
    private static final Pattern GAP = Pattern.compile("_");
    private static final Pattern OWNER = Pattern.compile("['’]s?\\b");
    private static final Pattern LATIN = Pattern.compile("[a-z0-9&]+");

    /** They join the others and are in no name by themselves. */
    private static final Set<String> JOINING =
            Set.of(
                    "of", "the", "for", "a", "an", "in", "and", "or", "with", "is", "are", "your",
                    "our", "&", "ng", "mga", "sa", "na", "ang", "at", "ba", "para", "kung", "n");

    /** They say that something is asked for or held out, or how it stands in the table. */
    private static final Set<String> BESIDE_IT =
            Set.of(
                    "required",
                    "requirement",
                    "requirements",
                    "needed",
                    "wanted",
                    "offered",
                    "proposed",
                    "available",
                    "provided",
                    "expected",
                    "actual",
                    "key",
                    "main",
                    "free",
                    "base",
                    "basic",
                    "gross",
                    "net",
                    "specific",
                    "special",
                    "technical",
                    "detail",
                    "details",
                    "info",
                    "information",
                    "list",
                    "name",
                    "job",
                    "work",
                    "pangalan",
                    "kailangan",
                    "kinakailangan",
                    "hinihingi",
                    "inaalok",
                    "libre",
                    "libreng");

    private static final Pattern BESIDE_IT_IN_THAI =
            Pattern.compile(
                    "^(?:ชื่อ|มี)|(?:ที่)?(?:ต้องการ(?:รับ)?|เปิดรับ(?:สมัคร)?|รับสมัคร|เสนอ|จำเป็น)$"
                            + "|ที่(?:รับ|ว่าง|ใช้|ตั้ง)$|ให้$");

    private static final Map<String, String> NUMBER =
            Map.of("number", "no", "num", "no", "nr", "no");

    /** What is taken at a word would do harm: "References required" is no id of rows. */
    private static final Set<String> IN_THE_LIST_ALONE =
            Set.of(
                    "id",
                    FeedColumns.STATUS,
                    "seats_committed",
                    "overseas_licence",
                    "overseas_principal",
                    "overseas_job_order");

    private static final Map<String, String> AS_THEY_ARE = byWords(UnaryOperator.identity());
    private static final Map<String, String> BY_STEMS = byWords(HeaderWords::stem);

    private HeaderWords() {}

    /** The documented name, or null where the words of a name mean none for sure. */
    static @Nullable String column(String name) {
        String exact = FeedColumns.named(name);
        String normal = exact == null ? FeedColumns.normal(name) : "";
        if (normal.isEmpty()) {
            return exact;
        }
        String bare = BESIDE_IT_IN_THAI.matcher(normal).replaceAll("");
        String thai = bare.equals(normal) ? null : FeedColumns.named(bare);
        if (thai != null) {
            return thai;
        }
        List<String> all = words(normal);
        List<String> some = all.stream().filter(word -> !BESIDE_IT.contains(word)).toList();
        return Stream.of(
                        AS_THEY_ARE.get(key(all, UnaryOperator.identity())),
                        BY_STEMS.get(key(all, HeaderWords::stem)),
                        AS_THEY_ARE.get(key(some, UnaryOperator.identity())),
                        BY_STEMS.get(key(some, HeaderWords::stem)))
                .filter(Objects::nonNull)
                .filter(column -> !IN_THE_LIST_ALONE.contains(column))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> byWords(UnaryOperator<String> as) {
        Map<String, String> columns = new HashMap<>();
        Set<String> several = new HashSet<>();
        FeedColumns.names()
                .forEach(
                        (name, column) -> {
                            String key = key(words(name), as);
                            String other = columns.putIfAbsent(key, column);
                            if (other != null && !other.equals(column)) {
                                several.add(key);
                            }
                        });
        several.forEach(columns::remove);
        columns.remove("");
        return Map.copyOf(columns);
    }

    private static List<String> words(String normal) {
        List<String> words = new ArrayList<>();
        for (String word : GAP.splitAsStream(OWNER.matcher(normal).replaceAll("")).toList()) {
            if (!LATIN.matcher(word).matches()) {
                return List.of(); // Thai has no gaps to take words apart at
            }
            if (!JOINING.contains(word)) {
                words.add(NUMBER.getOrDefault(word, word));
            }
        }
        return words;
    }

    private static String key(List<String> words, UnaryOperator<String> as) {
        return words.stream().map(as).distinct().sorted().collect(joining(" "));
    }

    /** Without the ending of an English plural or of a Filipino word before another one. */
    private static String stem(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")) {
            return word.substring(0, word.length() - 1);
        }
        if (word.length() > 5 && (word.endsWith("ang") || word.endsWith("ong"))) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }
}
