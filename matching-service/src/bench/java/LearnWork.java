import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.onward.matching.JudgedSet;
import org.onward.matching.JudgedVacancies;
import org.onward.matching.Judgement;
import org.onward.matching.OwnService;
import org.onward.matching.access.Transactions;
import org.onward.matching.match.Factor;
import org.onward.matching.match.Group;
import org.onward.matching.match.PreparedProfile;
import org.onward.matching.match.Prospect;
import org.onward.matching.match.Ranking;
import org.onward.matching.match.Score;
import org.onward.matching.match.Scorer;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.returnee.Profile;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.WorkNumbers;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Vacancies;

/**
 * Chooses the numbers by which a line of work is told, and how the weight of what a person can do
 * is shared between its factors, on judged sets over one catalogue; {@code scripts/evaluate
 * --learn-work} starts it.
 *
 * <p>Both climb from where all are alike: a number at a time goes one step of a ladder up or down,
 * eight hundredths of weight and then ever fewer from one factor to another, while the mean of the
 * sets' nDCG@10 grows. What that is worth is told by five folds over groups of queries whose
 * relevant documents are of one kind of work. Every document is scored, by the factors' own
 * functions; other weights, and what no query tells, stay.
 */
final class LearnWork {
    private static final int FOLDS = 5;
    private static final long SEED = 1;
    private static final int PASSES = 4;
    private static final double GAIN = 0.0005; // less is chance
    private static final double SHARE = 0.01;

    private static final double[] LADDER = {
        0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8
    };
    private static final double ALIKE = 1;
    private static final String QUERIES = "dev/queries.jsonl";

    /** What no query of a judged set tells. */
    private static final Set<String> UNTOLD = Set.of("worked_in");

    private final OwnService service;
    private final List<Vacancies.Indexed> adverts;
    private final String[] documents;
    private final List<Asked> asked;
    private final int sets;
    private final Ranking ranking;
    private final Map<ObjectNode, double[]> worth = new HashMap<>();

    /**
     * @param set its place among the sets
     * @param group the minor group of ISCO-08 that most of what is relevant belongs to, or else the
     *     query itself; those of one group are held out together
     */
    private record Asked(
            int set,
            String group,
            JudgedSet.Query query,
            Profile person,
            Map<String, Integer> grades) {}

    private LearnWork(
            OwnService service,
            JudgedVacancies judged,
            List<Vacancies.Indexed> adverts,
            List<Asked> asked,
            int sets) {
        this.service = service;
        this.adverts = adverts;
        documents =
                adverts.stream()
                        .map(one -> judged.document(one.vacancy().id()))
                        .toArray(String[]::new);
        this.asked = asked;
        this.sets = sets;
        ranking = service.get(Ranking.class);
    }

    /**
     * @param arguments a folder for the database, the vocabularies, the file whose numbers are
     *     written, the catalogue, and the folders of the judged sets over it
     */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[2]);
        Path catalogue = Path.of(arguments[3]);
        List<Path> folders = Arrays.stream(arguments).skip(4).map(Path::of).toList();
        try (OwnService service =
                OwnService.start(Path.of(arguments[0]), Path.of(arguments[1]), false)) {
            JudgedVacancies judged =
                    JudgedVacancies.of(
                            JudgedSet.read(catalogue, folders.getFirst().resolve(QUERIES))
                                    .catalogue(),
                            service);
            List<Vacancies.Indexed> adverts = new ArrayList<>();
            service.get(Transactions.class)
                    .work(
                            connection -> {
                                service.get(Vacancies.class).eachOpen(connection, adverts::add);
                                return null;
                            });
            adverts.sort( // so that of equals the same ones come first each time
                    Comparator.comparing(one -> judged.document(one.vacancy().id())));
            Map<String, String> minorGroups = new HashMap<>();
            for (Vacancies.Indexed advert : adverts) {
                OccupationCode occupation = advert.vacancy().post().occupation();
                if (occupation != null) {
                    minorGroups.put(
                            judged.document(advert.vacancy().id()),
                            occupation.value().substring(0, 3));
                }
            }
            List<Asked> asked = new ArrayList<>();
            for (Path folder : folders) {
                asked.addAll(
                        read(
                                folder,
                                JudgedSet.read(catalogue, folder.resolve(QUERIES)),
                                judged,
                                folders.indexOf(folder),
                                minorGroups));
            }
            LearnWork learn = new LearnWork(service, judged, adverts, asked, folders.size());
            Learnt learnt = learn.numbers(folders);
            ObjectNode all = (ObjectNode) WorkNumbers.JSON.readTree(file.toFile());
            all.put(
                    "source",
                    "scripts/evaluate --learn-work over the development parts of the judged sets."
                            + " worked_in, which no query tells, is set by hand."
                            + " nDCG@10 on queries held out:"
                            + learn.figures(folders, learnt.heldOut()));
            all.set("numbers", learnt.whole());
            Files.writeString(
                    file,
                    WorkNumbers.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all)
                            + "\n");
            learn.weights(folders, learnt);
        }
        System.exit(0);
    }

    private static List<Asked> read(
            Path folder,
            JudgedSet set,
            JudgedVacancies judged,
            int number,
            Map<String, String> minorGroups) {
        Map<String, Map<String, Integer>> judgements =
                JudgedSet.judgements(folder.resolve("dev/qrels.tsv"));
        return set.queries().stream()
                .map(
                        query -> {
                            Map<String, Integer> grades =
                                    judgements.getOrDefault(query.id(), Map.of());
                            return new Asked(
                                    number,
                                    group(grades, minorGroups).orElse(query.id()),
                                    query,
                                    judged.profile(query),
                                    grades);
                        })
                .toList();
    }

    private static Optional<String> group(
            Map<String, Integer> grades, Map<String, String> minorGroups) {
        Map<String, Integer> most = new TreeMap<>();
        grades.forEach(
                (document, grade) -> {
                    String minor = minorGroups.get(document);
                    if (grade > 0 && minor != null) {
                        most.merge(minor, grade, Integer::sum);
                    }
                });
        return most.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private int[] folds() {
        List<String> groups =
                new ArrayList<>(new TreeSet<>(asked.stream().map(Asked::group).toList()));
        Collections.shuffle(groups, new Random(SEED));
        System.out.printf(
                "%d queries, %d groups in %d folds%n", asked.size(), groups.size(), FOLDS);
        return asked.stream().mapToInt(one -> groups.indexOf(one.group()) % FOLDS).toArray();
    }

    /**
     * @param folds numbers learnt without one fold each
     * @param heldOut the nDCG@10 of each query by those learnt without it
     */
    private record Learnt(ObjectNode whole, List<ObjectNode> folds, double[] heldOut) {}

    private Learnt numbers(List<Path> folders) {
        ObjectNode inUse = WorkNumbers.JSON.valueToTree(WorkNumbers.inUse());
        ObjectNode alike = inUse.deepCopy();
        inUse.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!UNTOLD.contains(name)) {
                                alike.put(name, ALIKE);
                            }
                        });
        int[] fold = folds();
        double[] heldOut = new double[asked.size()];
        List<ObjectNode> folds = new ArrayList<>();
        for (int out = 0; out < FOLDS; out++) {
            int without = out;
            folds.add(climb(alike, i -> fold[i] != without));
            copy(worth(folds.getLast()), heldOut, i -> fold[i] == without);
            System.err.printf("fold %d of %d%n", out + 1, FOLDS);
        }
        ObjectNode learnt = climb(alike, i -> true);
        print("numbers all alike", folders, worth(alike));
        print("in use", folders, worth(inUse));
        print("held out", folders, heldOut);
        print("seen", folders, worth(learnt));
        return new Learnt(learnt, folds, heldOut);
    }

    /** Goes on while it grows. */
    private ObjectNode climb(ObjectNode from, IntPredicate counted) {
        ObjectNode best = from;
        double most = mean(worth(best), counted);
        for (int pass = 0; pass < PASSES; pass++) {
            double before = most;
            for (Map.Entry<String, ?> number : from.properties()) {
                if (UNTOLD.contains(number.getKey())) {
                    continue;
                }
                for (int step : new int[] {1, -1}) {
                    while (true) {
                        int at =
                                Arrays.binarySearch(LADDER, best.get(number.getKey()).asDouble())
                                        + step;
                        if (at < 0 || at == LADDER.length) {
                            break;
                        }
                        if (number.getKey().equals("in_common") && LADDER[at] > 1) {
                            break; // shares are stored as parts of one
                        }
                        ObjectNode next = best.deepCopy().put(number.getKey(), LADDER[at]);
                        double mean = mean(worth(next), counted);
                        if (mean < most + GAIN) {
                            break;
                        }
                        best = next;
                        most = mean;
                    }
                }
            }
            if (most == before) {
                break;
            }
        }
        return best;
    }

    /** The mean of the sets' means. */
    private double mean(double[] worth, IntPredicate counted) {
        return IntStream.range(0, sets)
                .mapToDouble(set -> mean(worth, counted, set))
                .average()
                .orElse(0);
    }

    private double mean(double[] worth, IntPredicate counted, int set) {
        return IntStream.range(0, worth.length)
                .filter(i -> asked.get(i).set() == set && counted.test(i))
                .mapToDouble(i -> worth[i])
                .average()
                .orElse(0);
    }

    private void print(String what, List<Path> folders, double[] worth) {
        System.out.printf("%-18s%s%n", what, figures(folders, worth));
    }

    private String figures(List<Path> folders, double[] worth) {
        StringBuilder figures = new StringBuilder();
        for (Path folder : folders) {
            figures.append(
                    "  %s %.4f"
                            .formatted(
                                    folder.getFileName(),
                                    mean(worth, i -> true, folders.indexOf(folder))));
        }
        return figures.toString();
    }

    private static void copy(double[] from, double[] to, IntPredicate counted) {
        IntStream.range(0, from.length).filter(counted).forEach(i -> to[i] = from[i]);
    }

    /** The nDCG@10 of each query. */
    private double[] worth(ObjectNode numbers) {
        return worth.computeIfAbsent(
                numbers,
                key -> {
                    List<Pairs> pairs = pairs(key);
                    return IntStream.range(0, asked.size())
                            .mapToDouble(i -> ndcg(asked.get(i), pairs.get(i), weights()))
                            .toArray();
                });
    }

    /**
     * All documents beside one query.
     *
     * @param logs of the values of all factors, by document
     */
    private record Pairs(double[][] logs) {}

    private List<Pairs> pairs(ObjectNode numbers) {
        Taxonomy taxonomy = service.get(Taxonomy.class);
        LinesOfWork lines =
                service.get(LinesOfWork.class)
                        .by(WorkNumbers.JSON.convertValue(numbers, WorkNumbers.class));
        Scorer scorer = service.get(Scorer.class);
        List<VacancyFacts> facts =
                adverts.parallelStream().map(one -> VacancyFacts.of(one, taxonomy, lines)).toList();
        return asked.parallelStream()
                .map(
                        one -> {
                            PreparedProfile person =
                                    PreparedProfile.of(
                                            one.person(),
                                            taxonomy,
                                            lines,
                                            ranking,
                                            LocalDate.EPOCH);
                            return new Pairs(
                                    facts.stream()
                                            .map(
                                                    each ->
                                                            logs(
                                                                    scorer.score(
                                                                            person,
                                                                            each,
                                                                            Prospect.UNKNOWN)))
                                            .toArray(double[][]::new));
                        })
                .toList();
    }

    private static double[] logs(Score score) {
        return Arrays.stream(Factor.values())
                .mapToDouble(factor -> Math.log(score.value(factor)))
                .toArray();
    }

    private double[] weights() {
        return Arrays.stream(Factor.values())
                .mapToDouble(factor -> ranking.weight(Kind.JOB, factor))
                .toArray();
    }

    private double ndcg(Asked one, Pairs pairs, double[] weights) {
        double[] scores = new double[documents.length];
        for (int i = 0; i < scores.length; i++) {
            for (int f = 0; f < weights.length; f++) {
                scores[i] += weights[f] * pairs.logs()[i][f];
            }
        }
        List<String> best =
                IntStream.range(0, scores.length)
                        .filter(i -> !one.query().exclude().contains(documents[i]))
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                        .limit(10)
                        .map(i -> documents[i])
                        .toList();
        return Judgement.of(Map.of("q", one.grades()), Map.of("q", best)).ndcg10();
    }

    /** How the weight of what a person can do is best shared. */
    private void weights(List<Path> folders, Learnt numbers) {
        List<Pairs> pairs = pairs(numbers.whole());
        List<Integer> shared = new ArrayList<>();
        Set<Factor> telling = EnumSet.noneOf(Factor.class);
        for (Factor factor : Factor.values()) {
            if (factor.group() == Group.CAN_DO && tells(pairs, factor.ordinal())) {
                shared.add(factor.ordinal());
                telling.add(factor);
            }
        }
        double[] inUse = weights();
        double whole = shared.stream().mapToDouble(f -> inUse[f]).sum();
        double[] alike = inUse.clone();
        shared.forEach(f -> alike[f] = whole / shared.size());
        int[] fold = folds();
        double[] heldOut = new double[asked.size()];
        for (int out = 0; out < FOLDS; out++) {
            int without = out;
            List<Pairs> others = pairs(numbers.folds().get(out));
            copy(
                    worth(others, share(others, alike, shared, i -> fold[i] != without)),
                    heldOut,
                    i -> fold[i] == without);
        }
        double[] learnt = share(pairs, alike, shared, i -> true);
        print("weights all alike", folders, worth(pairs, alike));
        print("in use", folders, worth(pairs, inUse));
        print("held out", folders, heldOut);
        print("seen", folders, worth(pairs, learnt));
        for (Factor factor : telling) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f in use, %.2f learnt%n",
                    factor.key(),
                    inUse[factor.ordinal()],
                    learnt[factor.ordinal()]);
        }
    }

    /** Whether documents differ by it. */
    private static boolean tells(List<Pairs> pairs, int factor) {
        return pairs.stream()
                .anyMatch(
                        one ->
                                Arrays.stream(one.logs())
                                                .mapToDouble(logs -> logs[factor])
                                                .distinct()
                                                .count()
                                        > 1);
    }

    private double[] worth(List<Pairs> pairs, double[] weights) {
        return IntStream.range(0, asked.size())
                .parallel()
                .mapToDouble(i -> ndcg(asked.get(i), pairs.get(i), weights))
                .toArray();
    }

    private double[] share(
            List<Pairs> pairs, double[] from, List<Integer> shared, IntPredicate counted) {
        double[] best = from;
        double most = mean(worth(pairs, best), counted);
        for (double step = 8 * SHARE; step >= SHARE; step /= 2) {
            boolean grew = true;
            while (grew) {
                grew = false;
                for (int give : shared) {
                    for (int take : shared) {
                        double moved = Math.min(step, best[give]);
                        if (give == take || moved <= 0) {
                            continue;
                        }
                        double[] next = best.clone();
                        next[give] -= moved;
                        next[take] += moved;
                        double mean = mean(worth(pairs, next), counted);
                        if (mean >= most + GAIN) {
                            best = next;
                            most = mean;
                            grew = true;
                        }
                    }
                }
            }
        }
        return best;
    }
}
