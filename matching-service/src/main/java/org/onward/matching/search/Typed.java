package org.onward.matching.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onward.matching.match.WorkCondition;

/**
 * What somebody typed into the free search, before its words are read: conditions of work ("night
 * shift", "มีที่พัก", "not abroad"), called as in {@code config/match/work-conditions.csv}, and
 * what stands behind a minus.
 *
 * @param words all else, at the places where it was typed
 * @param conditions of a condition and its contrary one
 * @param leftOut behind a minus, as typed
 */
record Typed(String words, List<WorkCondition> conditions, List<String> leftOut) {
    private static final String FILE = "/config/match/work-conditions.csv";

    /** Before what it is called, a condition is not wanted. */
    private static final String NOT =
            "((?<!\\S)-|(?<![\\p{L}\\p{N}])(?:no|not|without|walang|hindi)[\\s-]+"
                    + "|ไม่มี|ไม่เอา|ไม่)?";

    private static final Map<WorkCondition, List<String>> CALLED = read();
    private static final Map<WorkCondition, Pattern> CONDITIONS =
            CALLED.entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey, called -> pattern(called.getValue())));

    /** Behind a letter, or before a space, it is a dash. */
    private static final Pattern MINUS = Pattern.compile("(?<!\\S)-(\\p{L}\\S*)");

    private static Map<WorkCondition, List<String>> read() {
        Map<WorkCondition, List<String>> called = new LinkedHashMap<>();
        try (InputStream file = Typed.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(
                            cells ->
                                    called.computeIfAbsent(
                                                    new WorkCondition(
                                                            WorkCondition.What.valueOf(
                                                                    cells[0].toUpperCase(
                                                                            Locale.ROOT)),
                                                            cells[1].equals("yes")),
                                                    condition -> new ArrayList<>())
                                            .add(cells[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        return called;
    }

    private static Pattern pattern(List<String> called) {
        return Pattern.compile(
                called.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Typed::written)
                        .collect(Collectors.joining("|", NOT + "(?:", ")")),
                Pattern.CASE_INSENSITIVE);
    }

    /** "Night-shift" and "nightshifts" are night shift too; Thai has no borders between words. */
    private static String written(String called) {
        return LabelText.isThai(called)
                ? called
                : "(?<![\\p{L}\\p{N}])%ss?(?![\\p{L}\\p{N}])"
                        .formatted(called.replace(" ", "[\\s-]*"));
    }

    static Typed of(String text) {
        StringBuilder left = new StringBuilder(ThaiSpelling.usual(text));
        Map<WorkCondition.What, WorkCondition> conditions = new EnumMap<>(WorkCondition.What.class);
        CONDITIONS.forEach(
                (condition, called) ->
                        called.matcher(left.toString())
                                .results()
                                .forEach(
                                        met -> {
                                            boolean yes = condition.yes() == (met.start(1) < 0);
                                            conditions.putIfAbsent(
                                                    condition.what(),
                                                    new WorkCondition(condition.what(), yes));
                                            blank(left, met.start(), met.end());
                                        }));
        Set<String> leftOut = new LinkedHashSet<>();
        for (Matcher met = MINUS.matcher(left.toString()); met.find(); ) {
            leftOut.add(met.group(1));
            blank(left, met.start(), met.end());
        }
        return new Typed(left.toString(), List.copyOf(conditions.values()), List.copyOf(leftOut));
    }

    private static void blank(StringBuilder text, int from, int to) {
        text.replace(from, to, " ".repeat(to - from));
    }

    /** As adverts say it. */
    static List<String> called(WorkCondition condition) {
        return CALLED.getOrDefault(condition, List.of());
    }
}
