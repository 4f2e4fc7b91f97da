import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.onward.matching.JudgedSet;
import org.onward.matching.JudgedWords;
import org.onward.matching.Judgement;
import org.onward.matching.OwnService;
import org.onward.matching.taxonomy.WordRanking;
import org.onward.matching.taxonomy.WordRanking.Candidate;

/**
 * Learns how much each way of being alike weighs in the resolution of words, and how often an
 * answer like it is right, from judged sets; {@code scripts/evaluate --learn} starts it.
 *
 * <p>Weights: the softmax over a query's candidates is brought near its grades (cross-entropy, a
 * little quadratic decay), by Adam; none may fall below 0 but that of many names, so that being
 * alike never counts against a thing, and those of names not to 0. What it is worth is told by five
 * folds over groups of queries, those that mean one thing or come from one source together.
 * Confidence: a logistic map of the best answer's chance and likeness, neither counting against it,
 * learnt from answers to queries of other folds, with some beside them that are like nothing and
 * wrong; its error again over folds.
 */
final class LearnWords {
    private static final int FOLDS = 5;
    private static final int STEPS = 400;
    private static final double DECAY = 0.003;
    private static final double LEAST_OF_NAMES = 0.3;
    private static final double NOTHING_ALIKE = 0.3; // of the answers judged, and all of them wrong
    private static final long SEED = 1;
    private static final int BINS = 10;

    private LearnWords() {}

    private record Asked(
            String group,
            Map<String, Integer> grades,
            List<Candidate> candidates,
            double[] nothing) {}

    private record Answer(double chance, double alike, boolean right) {}

    /**
     * @param arguments a folder for the database, the vocabularies, the file whose weights and
     *     confidence are written, and the folders of the judged skills and of the judged kinds of
     *     work
     */
    public static void main(String[] arguments) throws Exception {
        ObjectMapper json = new ObjectMapper();
        Path file = Path.of(arguments[2]);
        JsonNode all = json.readTree(file.toFile());
        try (OwnService service =
                OwnService.start(Path.of(arguments[0]), Path.of(arguments[1]), false)) {
            List<String> names = service.get(WordRanking.class).features();
            for (WordRanking.Kind kind : WordRanking.Kind.values()) {
                Path folder = Path.of(arguments[kind == WordRanking.Kind.SKILLS ? 3 : 4]);
                ((ObjectNode) all.get(kind.name().toLowerCase(Locale.ROOT)))
                        .setAll(
                                (ObjectNode)
                                        json.readTree(
                                                learn(kind, read(kind, folder, service), names)));
            }
        }
        Files.writeString(
                file, json.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        System.exit(0);
    }

    private static List<Asked> read(WordRanking.Kind kind, Path folder, OwnService service)
            throws Exception {
        JudgedSet set =
                JudgedSet.read(
                        folder.resolve("catalogue.jsonl"), folder.resolve("dev/queries.jsonl"));
        Map<String, Map<String, Integer>> judgements =
                JudgedSet.judgements(folder.resolve("dev/qrels.tsv"));
        Map<String, String> origins = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("dev/meta.tsv"))) {
            String[] cells = line.split("\t");
            origins.put(cells[0], cells[1]);
        }
        JudgedWords words = JudgedWords.of(kind, set.catalogue(), service);
        List<Asked> asked = new ArrayList<>();
        for (JudgedSet.Query query : set.queries()) {
            Map<String, Integer> grades = judgements.getOrDefault(query.id(), Map.of());
            String group =
                    kind == WordRanking.Kind.SKILLS
                            ? new TreeSet<>(grades.keySet()).toString()
                            : origins.getOrDefault(query.id(), query.id());
            asked.add(
                    new Asked(
                            group,
                            grades,
                            words.candidates(query),
                            service.get(WordRanking.class).nothing(true)));
        }
        return asked;
    }

    private static String learn(WordRanking.Kind kind, List<Asked> asked, List<String> names) {
        List<String> groups =
                new ArrayList<>(new TreeSet<>(asked.stream().map(Asked::group).toList()));
        Collections.shuffle(groups, new Random(SEED));
        int[] fold = asked.stream().mapToInt(one -> groups.indexOf(one.group()) % FOLDS).toArray();
        Map<String, Map<String, Integer>> judgements = new HashMap<>();
        Map<String, List<String>> rankings = new HashMap<>();
        Answer[] answers = new Answer[asked.size()];
        for (int out = 0; out < FOLDS; out++) {
            double[] weights = weights(without(asked, fold, out), names);
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] == out) {
                    judgements.put("q" + i, asked.get(i).grades());
                    rankings.put("q" + i, ranking(asked.get(i), weights));
                    answers[i] = answer(asked.get(i), weights, names);
                }
            }
        }
        System.out.printf("%s, %d groups in %d folds%n", kind, groups.size(), FOLDS);
        System.out.printf("  held out: %s%n", Judgement.of(judgements, rankings));
        List<Double> sure = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int out = 0; out < FOLDS; out++) {
            double[] map = confidence(Arrays.asList(answers), fold, out);
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] == out) {
                    sure.add(confidence(map, answers[i]));
                    right.add(answers[i].right());
                }
            }
        }
        reliability(sure, right);
        double[] weights = weights(asked, names);
        List<String> whole = new ArrayList<>();
        Map<String, List<String>> seen = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            seen.put("q" + i, ranking(asked.get(i), weights));
        }
        System.out.printf("  seen: %s%n", Judgement.of(judgements, seen));
        for (int i = 0; i < names.size(); i++) {
            double weight = names.get(i).equals("nearness") ? 1 : weights[i];
            whole.add(String.format(Locale.ROOT, "\"%s\": %.4f", names.get(i), weight));
        }
        double[] map = confidence(Arrays.asList(answers), fold, -1);
        return String.format(
                Locale.ROOT,
                """
                {
                  "weights": {%s},
                  "confidence": {"bias": %.4f, "share": %.4f, "likeness": %.4f}
                }
                """,
                String.join(", ", whole),
                map[0],
                map[1],
                map[2]);
    }

    private static List<Asked> without(List<Asked> asked, int[] fold, int out) {
        return IntStream.range(0, fold.length)
                .filter(i -> fold[i] != out)
                .mapToObj(asked::get)
                .toList();
    }

    private static double[] scores(Asked asked, double[] weights) {
        return asked.candidates().stream()
                .mapToDouble(one -> score(one.features(), weights))
                .toArray();
    }

    private static double score(double[] features, double[] weights) {
        double score = 0;
        for (int f = 0; f < weights.length; f++) {
            score += weights[f] * features[f];
        }
        return score;
    }

    private static double[] chances(double[] scores, double... others) {
        double most = Arrays.stream(scores).max().orElse(0);
        double[] chances = Arrays.stream(scores).map(score -> Math.exp(score - most)).toArray();
        double all = Arrays.stream(chances).sum();
        for (double other : others) {
            all += Math.exp(other - most);
        }
        double sum = all;
        return Arrays.stream(chances).map(chance -> chance / sum).toArray();
    }

    private static List<String> ranking(Asked asked, double[] weights) {
        double[] scores = scores(asked, weights);
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((one, other) -> Double.compare(scores[other], scores[one]))
                .map(i -> asked.candidates().get(i).key())
                .toList();
    }

    private static Answer answer(Asked asked, double[] weights, List<String> names) {
        double[] scores = scores(asked, weights);
        double[] chances = chances(scores, score(asked.nothing(), weights));
        int best =
                IntStream.range(0, chances.length)
                        .reduce(0, (one, other) -> chances[other] > chances[one] ? other : one);
        if (chances.length == 0) {
            return new Answer(0, 0, false);
        }
        Candidate candidate = asked.candidates().get(best);
        return new Answer(
                chances[best],
                Math.max(
                        candidate.features()[names.indexOf("names")],
                        candidate.features()[names.indexOf("substitutes")]),
                asked.grades().getOrDefault(candidate.key(), 0) > 0);
    }

    private static double[] weights(List<Asked> asked, List<String> names) {
        int many = names.size();
        double[] weights = new double[many];
        double[] mean = new double[many];
        double[] spread = new double[many];
        for (int step = 1; step <= STEPS; step++) {
            double[] slope = new double[many];
            for (Asked one : asked) {
                // what a query's best grade is worth beside the others: 3 to 1
                double[] wanted =
                        one.candidates().stream()
                                .mapToDouble(c -> one.grades().getOrDefault(c.key(), 0))
                                .map(grade -> grade == 2 ? 3 : grade)
                                .toArray();
                double all = Arrays.stream(wanted).sum();
                if (all == 0) {
                    continue;
                }
                double[] chances = chances(scores(one, weights));
                for (int c = 0; c < chances.length; c++) {
                    double off = chances[c] - wanted[c] / all;
                    double[] features = one.candidates().get(c).features();
                    for (int f = 0; f < many; f++) {
                        slope[f] += off * features[f];
                    }
                }
            }
            for (int f = 0; f < many; f++) {
                double by = slope[f] / asked.size() + DECAY * weights[f];
                mean[f] = 0.9 * mean[f] + 0.1 * by;
                spread[f] = 0.99 * spread[f] + 0.01 * by * by;
                weights[f] -=
                        0.1
                                * (mean[f] / (1 - Math.pow(0.9, step)))
                                / (Math.sqrt(spread[f] / (1 - Math.pow(0.99, step))) + 1e-8);
                if (!names.get(f).equals("many_names")) {
                    weights[f] = Math.max(least(names.get(f)), weights[f]);
                }
            }
        }
        return weights;
    }

    /** A name that is met speaks for a thing, also where the judged queries seldom hold one. */
    private static double least(String feature) {
        return switch (feature) {
            case "names", "name", "letters", "substitutes" -> LEAST_OF_NAMES;
            default -> 0;
        };
    }

    private static double confidence(double[] map, Answer answer) {
        return 1 / (1 + Math.exp(-(map[0] + map[1] * answer.chance() + map[2] * answer.alike())));
    }

    private static double[] confidence(List<Answer> answers, int[] fold, int out) {
        double[] map = {0, 0, 0};
        for (int step = 0; step < 20_000; step++) {
            double[] slope = new double[3];
            int many = 0;
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] != out) {
                    Answer one = answers.get(i);
                    double off = confidence(map, one) - (one.right() ? 1 : 0);
                    slope[0] += off;
                    slope[1] += off * one.chance();
                    slope[2] += off * one.alike();
                    many++;
                }
            }
            // words that speak of none of the things were not judged, but are met
            slope[0] += NOTHING_ALIKE * many * confidence(map, new Answer(0, 0, false));
            map[0] -= slope[0] / many;
            map[1] = Math.max(0, map[1] - slope[1] / many - 1e-4 * map[1]);
            map[2] = Math.max(0, map[2] - slope[2] / many - 1e-4 * map[2]);
        }
        return map;
    }

    private static void reliability(List<Double> sure, List<Boolean> right) {
        double error = 0;
        int all = sure.size();
        for (int bin = 0; bin < BINS; bin++) {
            double told = 0;
            int good = 0;
            int many = 0;
            for (int i = 0; i < all; i++) {
                if (Math.min(BINS - 1, (int) (sure.get(i) * BINS)) == bin) {
                    told += sure.get(i);
                    good += right.get(i) ? 1 : 0;
                    many++;
                }
            }
            if (many > 0) {
                error += Math.abs(told - good) / all;
                System.out.printf(
                        Locale.ROOT,
                        "  confidence %.2f: right %.2f of %d%n",
                        told / many,
                        (double) good / many,
                        many);
            }
        }
        System.out.printf(Locale.ROOT, "  expected calibration error %.3f%n", error);
    }
}
