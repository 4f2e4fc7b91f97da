package org.onward.matching.feed;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

    /** What a word of a name says, as {@code config/feed/words.csv} has it. */
    private enum Says {
        /** It joins the others and is in no name by itself. */
        JOINING,
        /** That something is asked of who applies. */
        ASKING,
        /** That something is held out to who applies. */
        OFFERING,
        /** That the cells tell more of it than its name. */
        TELLING,
        /** How it stands in the table, or nothing. */
        PLAIN,
        /** Of those who are sought, and of those who are there: "Available manpower". */
        PERSONS,
        /** What is learnt: asked for, it is the school that somebody must have finished. */
        COURSE
    }

    private static final Map<String, Says> SAYS =
            WordMeanings.about("column", says -> Says.valueOf(says.toUpperCase(Locale.ROOT)));

    private static final Set<Says> BESIDE_IT =
            EnumSet.of(Says.ASKING, Says.OFFERING, Says.TELLING, Says.PLAIN);

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

    private static final Map<String, String> NUMBER =
            Map.of("number", "no", "num", "no", "nr", "no");

    /** What is taken at a word would do harm: "References required" is no id of rows. */
    private static final Set<String> IN_THE_LIST_ALONE =
            Set.of(
                    "id",
                    FeedColumns.STATUS,
                    "seats_committed",
                    "course_kind",
                    "course_finished",
                    "course_in_work",
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
        List<String> some = all.stream().filter(word -> !isBesideIt(word)).toList();
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
        boolean asking = has(all, Says.ASKING);
        boolean offering = has(all, Says.OFFERING);
        boolean telling = has(all, Says.TELLING);
        if (column == null
                || (asking && (GIVEN.contains(column) || has(all, Says.COURSE)))
                || (offering && BROUGHT.contains(column))
                || ((offering || telling) && has(all, Says.PERSONS))
                || (column.equals("employer") && (asking || offering || telling))) {
            return null;
        }
        return telling && column.equals("title") ? "tasks" : column;
    }

    private static boolean isBesideIt(String word) {
        Says says = SAYS.get(word);
        return says != null && BESIDE_IT.contains(says);
    }

    private static boolean has(List<String> words, Says says) {
        return words.stream().anyMatch(word -> SAYS.get(word) == says);
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
            if (SAYS.get(word) != Says.JOINING) {
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
