package org.onward.matching;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.StartupRefusal;
import org.onward.matching.taxonomy.BadTaxonomyFile;
import org.onward.matching.taxonomy.WordRanking;

/**
 * Runs a judged set through the product's own path, on a database of its own, and writes the
 * rankings as TREC has them. Started by {@code scripts/evaluate}.
 *
 * <p>Ends with 0; with 1 where a file is not as it should be, which is said with its line; with 2
 * where it was asked wrongly.
 */
public final class Evaluate {
    /** How many documents of each ranking are written. */
    static final int DEEP = 100;

    private static final String TAG = "onward";
    private static final Set<String> OPTIONS =
            Set.of(
                    "--as",
                    "--catalogue",
                    "--queries",
                    "--out",
                    "--qrels",
                    "--taxonomy",
                    "--folder");

    private Evaluate() {}

    /** One document of a ranking. */
    public record Hit(String document, double score) {}

    /** What is judged: how a catalogue is made ready, and how a query is answered from it. */
    public interface Judged {
        /** Best first, {@code limit} at most. */
        List<Hit> answer(JudgedSet.Query query, int limit);

        /** Lines to print beside the figures. */
        default List<String> more(
                List<JudgedSet.Query> queries,
                Map<String, Map<String, Integer>> judgements,
                Map<String, List<String>> rankings) {
            return List.of();
        }
    }

    static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                return refuse("%s is not known, or lacks its value".formatted(arguments[i]));
            }
            given.put(arguments[i], arguments[i + 1]);
        }
        for (String needed : List.of("--catalogue", "--queries", "--out", "--folder")) {
            if (!given.containsKey(needed)) {
                return refuse(needed + " is needed");
            }
        }
        try {
            return evaluate(given);
        } catch (JudgedSet.BadFile | BadTaxonomyFile | StartupRefusal e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static int refuse(String why) {
        System.err.println(why);
        return 2;
    }

    private static int evaluate(Map<String, String> given) {
        String as = given.getOrDefault("--as", "vacancies");
        if (!Set.of("vacancies", "skills", "occupations").contains(as)) {
            return refuse("--as takes vacancies, skills or occupations, not " + as);
        }
        // all that is given is read before anything is started
        JudgedSet set = JudgedSet.read(path(given, "--catalogue"), path(given, "--queries"));
        Map<String, Map<String, Integer>> judgements =
                given.containsKey("--qrels")
                        ? JudgedSet.judgements(path(given, "--qrels"))
                        : Map.of();
        Path out = path(given, "--out").toAbsolutePath();
        if (!Files.isDirectory(out.resolveSibling("")) || Files.isDirectory(out)) {
            throw new JudgedSet.BadFile(out, 0, "it cannot be written");
        }
        @Nullable Path taxonomy =
                given.containsKey("--taxonomy") ? path(given, "--taxonomy") : null;
        Map<String, List<Hit>> answers = new LinkedHashMap<>();
        try (OwnService service = OwnService.start(path(given, "--folder"), taxonomy, false)) {
            Judged judged =
                    switch (as) {
                        case "skills" ->
                                JudgedWords.of(WordRanking.Kind.SKILLS, set.catalogue(), service);
                        case "occupations" ->
                                JudgedWords.of(
                                        WordRanking.Kind.OCCUPATIONS, set.catalogue(), service);
                        default -> JudgedVacancies.of(set.catalogue(), service);
                    };
            long began = System.nanoTime();
            for (JudgedSet.Query query : set.queries()) {
                answers.put(
                        query.id(),
                        judged.answer(query, DEEP + query.exclude().size()).stream()
                                .filter(hit -> !query.exclude().contains(hit.document()))
                                .limit(DEEP)
                                .toList());
            }
            System.err.printf(
                    "%d queries answered, %.1f ms each%n",
                    set.queries().size(), (System.nanoTime() - began) / 1e6 / set.queries().size());
            write(out, answers);
            if (!judgements.isEmpty()) {
                Map<String, List<String>> rankings = new HashMap<>();
                answers.forEach(
                        (query, hits) ->
                                rankings.put(query, hits.stream().map(Hit::document).toList()));
                System.out.println(Judgement.of(judgements, rankings));
                judged.more(set.queries(), judgements, rankings).forEach(System.out::println);
            }
        }
        return 0;
    }

    private static Path path(Map<String, String> given, String option) {
        return Path.of(given.getOrDefault(option, ""));
    }

    /**
     * {@code query Q0 document rank score tag}. Scores fall with the rank, also where what settles
     * a tie of rounded scores says otherwise: programs sort by either.
     */
    static void write(Path out, Map<String, List<Hit>> answers) {
        try (Writer run = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, List<Hit>> answer : answers.entrySet()) {
                int rank = 0;
                double least = Double.MAX_VALUE;
                for (Hit hit : answer.getValue()) {
                    rank++;
                    least = Math.min(hit.score(), least - 0.000_001);
                    run.write(
                            String.format(
                                    Locale.ROOT,
                                    "%s Q0 %s %d %.6f %s%n",
                                    answer.getKey(),
                                    hit.document(),
                                    rank,
                                    least,
                                    TAG));
                }
            }
        } catch (IOException e) {
            throw new JudgedSet.BadFile(out, 0, "it cannot be written");
        }
    }
}
