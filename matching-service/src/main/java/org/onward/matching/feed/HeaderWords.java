package org.onward.matching.feed;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

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

    /** They say that something is asked of who applies. */
    private static final Set<String> ASKING =
            Set.of(
                    "required",
                    "requirement",
                    "requirements",
                    "needed",
                    "wanted",
                    "expected",
                    "kailangan",
                    "kinakailangan",
                    "hinihingi");

    /** They say that something is held out to who applies. */
    private static final Set<String> OFFERING =
            Set.of(
                    "offered",
                    "proposed",
                    "available",
                    "provided",
                    "free",
                    "inaalok",
                    "libre",
                    "libreng");

    /** They say that the cells tell more of it than its name. */
    private static final Set<String> TELLING =
            Set.of("detail", "details", "info", "information", "list");

    /** They say how it stands in the table, or nothing. */
    private static final Set<String> PLAIN =
            Set.of(
                    "key",
                    "main",
                    "base",
                    "basic",
                    "gross",
                    "net",
                    "specific",
                    "special",
                    "technical",
                    "name",
                    "job",
                    "work",
                    "pangalan");

    private static final Set<String> BESIDE_IT =
            Stream.of(ASKING, OFFERING, TELLING, PLAIN)
                    .flatMap(Set::stream)
                    .collect(toUnmodifiableSet());

    private static final Pattern BESIDE_IT_IN_THAI =
            Pattern.compile(
                    "^(?:ชื่อ|มี)|(?:ที่)?(?:ต้องการ(?:รับ)?|เปิดรับ(?:สมัคร)?|รับสมัคร|เสนอ|จำเป็น)$"
                            + "|ที่(?:รับ|ว่าง|ใช้|ตั้ง)$|ให้$");
    private static final Pattern ASKING_IN_THAI = Pattern.compile("ต้องการ|จำเป็น|รับ");
    private static final Pattern OFFERING_IN_THAI = Pattern.compile("^มี|เสนอ$|ให้$");

    /** What an employer gives: asked for, it is the wish of who applies. */
    private static final Set<String> GIVEN =
            Set.of(
                    "pay_min",
                    "pay_max",
                    "currency",
                    "pay_period",
                    "stipend",
                    "weeks",
                    "hours",
                    "accommodation",
                    FeedColumns.BENEFITS);

    /** What who applies must have: held out, it is taught there or comes with the work. */
    private static final Set<String> BROUGHT =
            Set.of(
                    "education",
                    "languages",
                    "skills_must",
                    "skills_nice",
                    "occupation",
                    FeedColumns.QUALIFICATIONS);

    /** Names of those who are sought, and of those who are there: "Available manpower". */
    private static final Set<String> PERSONS =
            Set.of("manpower", "staff", "people", "workers", "worker", "tao");

    /** What is learnt: asked for, it is the school that somebody must have finished. */
    private static final Set<String> COURSES = Set.of("course", "program", "programme", "kurso");

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
            boolean other =
                    (GIVEN.contains(thai) && ASKING_IN_THAI.matcher(normal).find())
                            || (BROUGHT.contains(thai) && OFFERING_IN_THAI.matcher(normal).find());
            return other ? null : thai;
        }
        List<String> all = words(normal);
        List<String> some = all.stream().filter(word -> !BESIDE_IT.contains(word)).toList();
        return Stream.of(
                        AS_THEY_ARE.get(key(all, UnaryOperator.identity())),
                        BY_STEMS.get(key(all, HeaderWords::stem)),
                        beside(all, AS_THEY_ARE.get(key(some, UnaryOperator.identity()))),
                        beside(all, BY_STEMS.get(key(some, HeaderWords::stem))))
                .filter(Objects::nonNull)
                .filter(column -> !IN_THE_LIST_ALONE.contains(column))
                .findFirst()
                .orElse(null);
    }

    /** What a column is with the words beside its name; null where they make it another thing. */
    private static @Nullable String beside(List<String> all, @Nullable String column) {
        boolean asking = has(all, ASKING);
        boolean offering = has(all, OFFERING);
        boolean telling = has(all, TELLING);
        if (column == null
                || (asking && (GIVEN.contains(column) || has(all, COURSES)))
                || (offering && BROUGHT.contains(column))
                || ((offering || telling) && has(all, PERSONS))
                || (column.equals("employer") && (asking || offering || telling))) {
            return null;
        }
        return telling && column.equals("title") ? "tasks" : column;
    }

    private static boolean has(List<String> words, Set<String> some) {
        return words.stream().anyMatch(some::contains);
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
