import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.onward.matching.OwnService;
import org.onward.matching.match.MonthlyPay;
import org.onward.matching.match.Prospects;
import org.onward.matching.match.ScaleMatches;
import org.onward.matching.match.Scorer;
import org.onward.matching.returnee.Profile;
import org.onward.matching.search.ScaleIndex;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.RelatedSkill;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyId;

/**
 * Matches among very many vacancies, beside what one would take instead, in one run on the same
 * invented data for the same 500 profiles. Ours is all that the product does but reading from the
 * database what it shows: profile, query, candidates, scores with distance, line of work, recency,
 * and the reasons of the best 20.
 */
final class ScaleBench {
    private static final int PROFILES = 500;
    private static final int ROUNDS = 4;
    private static final int WARM_UP_ROUNDS = 4;
    private static final int SKILLS_ASKED = 25;
    private static final long SEED = 20_261_127;

    private ScaleBench() {}

    /** One row of the table, in milliseconds. */
    private record Line(
            String what,
            double cpu,
            double p50,
            double p95,
            double p99,
            long allocated,
            List<List<Integer>> best) {}

    private interface Asked<Q> {
        List<Integer> best(Q query) throws Exception;
    }

    /**
     * @param arguments a folder of its own, the number of vacancies
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int many = Integer.parseInt(arguments[1]);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path vocabulary = folder.resolve("vocabulary");
        ScaleVocabulary.write(vocabulary, units(), SEED);
        try (OwnService service = OwnService.start(folder.resolve("service"), vocabulary, false)) {
            Taxonomy taxonomy = service.get(Taxonomy.class);
            System.out.printf(
                    "%,d vacancies, %,d skills, %,d lines of work, seed %d; load average %s%n",
                    many,
                    taxonomy.skills().size(),
                    taxonomy.linesOfWork().size(),
                    SEED,
                    Running.load());
            Running.printVersions();
            measure(service, folder, many, new ScaleData(taxonomy, today, SEED), today);
        }
        System.exit(0);
    }

    private static void measure(
            OwnService service, Path folder, int many, ScaleData data, LocalDate today)
            throws Exception {
        Taxonomy taxonomy = service.get(Taxonomy.class);
        LinesOfWork lines = service.get(LinesOfWork.class);
        try (ScaleIndex index = new ScaleIndex(folder.resolve("ours"), taxonomy, lines);
                LucenePeer lucene =
                        new LucenePeer(folder.resolve("lucene"), index.analyzer(), 1_000)) {
            fill(index, lucene, data, taxonomy, many);
            ScaleMatches matches =
                    new ScaleMatches(
                            taxonomy,
                            lines,
                            service.get(Scorer.class),
                            index.retrieval(),
                            service.get(Prospects.class));
            List<Profile> people = new ArrayList<>();
            List<ScalePeer.Plain> plain = new ArrayList<>();
            for (int i = 0; i < PROFILES; i++) {
                people.add(data.person(i));
                plain.add(plain(people.getLast(), taxonomy, index.analyzer(), today));
            }
            Map<VacancyId, Vacancies.Indexed> shown = new HashMap<>();
            Asked<Profile> ours =
                    person ->
                            matches
                                    .find(
                                            person,
                                            today,
                                            ScalePeer.SHOWN,
                                            id ->
                                                    shown.computeIfAbsent(
                                                            id,
                                                            one ->
                                                                    data.vacancy(
                                                                            ScaleData.number(one))))
                                    .stream()
                                    .map(match -> ScaleData.number(match.vacancy().id()))
                                    .toList();
            System.out.printf("ranking %s, %d segments%n", matches.ranking(), index.segments());
            LucenePeer quick = lucene.with(1);
            List<Line> table =
                    List.of(
                            line("ours, in the process", people, ours),
                            line(lucene.settings(), plain, lucene::best),
                            line(quick.settings(), plain, quick::best));
            double base = table.get(1).cpu;
            System.out.printf(
                    "%-62s %8s %8s %7s %7s %7s %9s%n",
                    "a request", "CPU ms", "x Lucene", "p50 ms", "p95 ms", "p99 ms", "allocated");
            for (Line line : table) {
                System.out.printf(
                        "%-62s %8.3f %8.2f %7.2f %7.2f %7.2f %6d kB%n",
                        line.what,
                        line.cpu,
                        line.cpu / base,
                        line.p50,
                        line.p95,
                        line.p99,
                        line.allocated / 1024);
            }
            System.out.printf(
                    "of the 20 of raw Lucene, with the other threshold %.2f; ours, by another order,"
                            + " %.2f; load average %s%n",
                    overlap(table.get(1), table.get(2)),
                    overlap(table.get(1), table.get(0)),
                    Running.load());
        }
    }

    private static void fill(
            ScaleIndex ours, ScalePeer peer, ScaleData data, Taxonomy taxonomy, int many)
            throws Exception {
        long spent = 0;
        for (int i = 0; i < many; i++) {
            Vacancies.Indexed vacancy = data.vacancy(i);
            long began = System.nanoTime();
            ours.add(vacancy);
            spent += System.nanoTime() - began;
            peer.add(row(i, vacancy, taxonomy));
        }
        long began = System.nanoTime();
        ours.open();
        spent += System.nanoTime() - began;
        peer.open();
        System.out.printf(
                "index of vacancies written at %,.0f a second, on one thread%n",
                many * 1e9 / spent);
    }

    private static ScalePeer.Row row(int number, Vacancies.Indexed indexed, Taxonomy taxonomy) {
        Post post = indexed.vacancy().post();
        return new ScalePeer.Row(
                number,
                post.country(),
                post.validUntil() == null
                        ? Integer.MAX_VALUE
                        : (int) post.validUntil().toEpochDay(),
                MonthlyPay.of(post.pay(), null, post.hours(), null)
                        .map(MonthlyPay::maxMinor)
                        .orElse(Long.MAX_VALUE),
                post.skills().stream()
                        .flatMap(asked -> taxonomy.skill(asked.skill()).stream())
                        .mapToInt(skill -> skill.number())
                        .toArray(),
                post.title(),
                post.tasks());
    }

    /** Own skills and those nearest to them, 25 together; the words of what was done. */
    private static ScalePeer.Plain plain(
            Profile person, Taxonomy taxonomy, Analyzer analyzer, LocalDate today)
            throws IOException {
        Set<Integer> skills = new LinkedHashSet<>();
        person.skills()
                .orElseThrow()
                .forEach(own -> skills.add(taxonomy.skill(own.skill()).orElseThrow().number()));
        for (int own : List.copyOf(skills)) {
            for (RelatedSkill related : taxonomy.relatedTo(own)) {
                if (skills.size() < SKILLS_ASKED) {
                    skills.add(related.number());
                }
            }
        }
        Set<String> words = new LinkedHashSet<>();
        for (Profile.Experience experience : person.experience().orElseThrow()) {
            try (TokenStream stream = analyzer.tokenStream("tasks", experience.words())) {
                CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    words.add(term.toString());
                }
            }
        }
        return new ScalePeer.Plain(
                person.places().orElseThrow().getFirst().country(),
                (int) today.toEpochDay(),
                person.payFloor() == null ? 0 : person.payFloor().minor(),
                skills.stream().mapToInt(Integer::intValue).limit(SKILLS_ASKED).toArray(),
                List.copyOf(words));
    }

    /** All queries in turn on this thread, after a warm-up. */
    private static <Q> Line line(String what, List<Q> queries, Asked<Q> asked) throws Exception {
        List<List<Integer>> best = new ArrayList<>();
        for (Q query : queries) {
            best.add(asked.best(query));
        }
        for (int i = 0; i < WARM_UP_ROUNDS * queries.size(); i++) {
            asked.best(queries.get(i % queries.size()));
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] times = new long[ROUNDS * queries.size()];
        long cpu = threads.getCurrentThreadCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times.length; i++) {
            long began = System.nanoTime();
            asked.best(queries.get(i % queries.size()));
            times[i] = System.nanoTime() - began;
        }
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
        Arrays.sort(times);
        return new Line(
                what,
                cpu / 1e6 / times.length,
                Running.percentile(times, 0.50),
                Running.percentile(times, 0.95),
                Running.percentile(times, 0.99),
                allocated / times.length,
                best);
    }

    /** Share of one's 20 that are among the other's. */
    private static double overlap(Line one, Line other) {
        int shared = 0;
        int all = 0;
        for (int i = 0; i < one.best.size(); i++) {
            all += one.best.get(i).size();
            shared +=
                    (int)
                            one.best.get(i).stream()
                                    .filter(Set.copyOf(other.best.get(i))::contains)
                                    .count();
        }
        return (double) shared / all;
    }

    private static List<String> units() {
        try {
            return Files.readAllLines(Path.of("config", "taxonomy", "occupations.csv")).stream()
                    .skip(1)
                    .map(line -> line.substring(0, 4))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
