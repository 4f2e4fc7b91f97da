import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
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
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;
import org.onward.matching.OwnService;
import org.onward.matching.match.MonthlyPay;
import org.onward.matching.match.PreparedPeople;
import org.onward.matching.match.Prospects;
import org.onward.matching.match.Ranking;
import org.onward.matching.match.ScaleMatches;
import org.onward.matching.match.Scorer;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.search.ScaleData;
import org.onward.matching.search.ScaleIndex;
import org.onward.matching.search.ScalePeople;
import org.onward.matching.search.ScaleVocabulary;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.RelatedSkill;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyId;

/**
 * Matches among very many vacancies, beside what one would take instead, in one run on the same
 * invented data for the same 500 profiles. Ours in the process is all that the product does but
 * reading from the database what it shows: profile, query, candidates, scores with distance, line
 * of work, recency, and the reasons of the best 20; over HTTP it is all of it. What is allocated is
 * counted of the asking thread alone.
 */
final class ScaleBench {
    private static final int PROFILES = 500;
    private static final int ROUNDS = ScalePeer.ROUNDS;
    private static final int SCORED = 300;
    private static final int ADDED_AT_ONCE = 5_000;
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

    /** One that may not be there. */
    private record Closing<T extends AutoCloseable>(@Nullable T one) implements AutoCloseable {
        void ifThere(Consumer<? super T> use) {
            if (one != null) {
                use.accept(one);
            }
        }

        @Override
        public void close() throws Exception {
            if (one != null) {
                one.close();
            }
        }
    }

    private interface Asked<Q> {
        List<Integer> best(Q query) throws Exception;
    }

    /**
     * @param arguments a folder of its own, the number of vacancies, of people (0 leaves the other
     *     direction out), the peers with commas between them, the classpath of OpenSearch
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int many = Integer.parseInt(arguments[1]);
        int people = Integer.parseInt(arguments[2]);
        List<String> peers = List.of(arguments[3].split(","));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path vocabulary = folder.resolve("vocabulary");
        ScaleVocabulary.write(vocabulary, ScaleVocabulary.units(), SEED);
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
            ScaleData data = new ScaleData(taxonomy, today, SEED);
            measure(service, folder, many, people, peers, arguments[4], data, today);
        }
        System.exit(0);
    }

    /**
     * @param indexed people in the index, of whom some are found for a vacancy; 0 for none
     */
    private static void measure(
            OwnService service,
            Path folder,
            int many,
            int indexed,
            List<String> peers,
            String openSearch,
            ScaleData data,
            LocalDate today)
            throws Exception {
        Taxonomy taxonomy = service.get(Taxonomy.class);
        LinesOfWork lines = service.get(LinesOfWork.class);
        try (ScaleIndex first = new ScaleIndex(folder.resolve("first"), taxonomy, lines)) {
            System.out.println(
                    "by a service that has just started, and again when it is compiled:");
            write(first, many, data);
        }
        try (ScaleIndex index = new ScaleIndex(folder.resolve("ours"), taxonomy, lines);
                LucenePeer lucene =
                        new LucenePeer(folder.resolve("lucene"), index.analyzer(), 1_000);
                Closing<PostgresPeer> postgres =
                        new Closing<>(
                                peers.contains("postgres")
                                        ? new PostgresPeer(folder.resolve("postgres"))
                                        : null);
                Closing<OpenSearchPeer> search =
                        new Closing<>(
                                peers.contains("opensearch")
                                        ? new OpenSearchPeer(
                                                folder.resolve("opensearch"),
                                                openSearch,
                                                index.analyzer())
                                        : null)) {
            fill(index, many, data);
            fill(lucene, many, data, taxonomy);
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
            List<Line> table = new ArrayList<>();
            table.add(line("ours, in the process", people, ROUNDS, ofThisThread(), ours));
            for (ScalePeer peer : List.of(lucene, lucene.with(1))) {
                table.add(line(peer, plain));
            }
            Line first = table.get(1);
            if (indexed > 0) {
                measureReverse(service, folder, indexed, data, matches, today);
            }
            // what these still do once they are filled would fall on the others
            List<ScalePeer> others = new ArrayList<>();
            search.ifThere(others::add);
            postgres.ifThere(others::add);
            for (ScalePeer peer : others) {
                fill(peer, many, data, taxonomy);
                table.add(line(peer, plain));
            }
            if (peers.contains("http")) {
                table.add(overHttp(service, folder, many, data, people));
            }
            ScaleTruth truth = new ScaleTruth(data, many);
            System.out.printf(
                    "%-62s %8s %8s %7s %7s %7s %9s %8s%n",
                    "a request",
                    "CPU ms",
                    "x Lucene",
                    "p50 ms",
                    "p95 ms",
                    "p99 ms",
                    "allocated",
                    "nDCG@10");
            for (Line line : table) {
                System.out.printf(
                        "%-62s %8.3f %8.2f %7.2f %7.2f %7.2f %6d kB %8.3f%n",
                        line.what,
                        line.cpu,
                        line.cpu / first.cpu,
                        line.p50,
                        line.p95,
                        line.p99,
                        line.allocated / 1024,
                        truth.ndcg10(people, line.best));
            }
            System.out.printf("of the 20 of raw Lucene are among those of:%n");
            for (Line line : table) {
                System.out.printf("    %.2f %s%n", overlap(first, line), line.what);
            }
            System.out.printf("load average %s%n", Running.load());
        }
    }

    /**
     * All that a counsellor waits for, with what is read from the database. Counted is the CPU of
     * the whole process, collector, compiler and followers, but for this thread, which asks, and of
     * the database.
     */
    private static Line overHttp(
            OwnService service, Path folder, int many, ScaleData data, List<Profile> people)
            throws Exception {
        ScaleService product = new ScaleService(service, data);
        product.fill(many);
        List<ReturneeId> stored = new ArrayList<>();
        for (Profile person : people) {
            stored.add(product.add(person, stored.size()));
        }
        List<Long> ofTheDatabase = new ArrayList<>();
        LongSupplier spent =
                () -> {
                    ofTheDatabase.add(databaseCpu(folder.resolve("service")));
                    return processCpu() - ofThisThread().getAsLong() + ofTheDatabase.getLast();
                };
        Line line = line("ours over HTTP, with its database", stored, ROUNDS, spent, product::best);
        System.out.printf(
                "over HTTP %.3f ms of CPU are the database's%n",
                (ofTheDatabase.getLast() - ofTheDatabase.getFirst())
                        / 1e6
                        / (ROUNDS * stored.size()));
        return line;
    }

    /**
     * Vacancies to people: the caseload of one counsellor, and of an office of a thousand. What the
     * product asks of the database is left out: whose they are, and whether they changed.
     */
    private static void measureReverse(
            OwnService service,
            Path folder,
            int many,
            ScaleData data,
            ScaleMatches matches,
            LocalDate today)
            throws Exception {
        Taxonomy taxonomy = service.get(Taxonomy.class);
        LinesOfWork lines = service.get(LinesOfWork.class);
        List<VacancyFacts> vacancies = new ArrayList<>();
        for (int i = 0; i < PROFILES; i++) {
            vacancies.add(VacancyFacts.of(data.vacancy(i), taxonomy, lines));
        }
        try (ScalePeople people =
                new ScalePeople(
                        folder.resolve("people"), taxonomy, lines, service.get(Ranking.class))) {
            long began = System.nanoTime();
            for (int i = 0; i < many; i++) {
                people.add(data.person(i));
            }
            people.open();
            System.out.printf(
                    "%,d people; index written at %,.0f a second, on one thread%n",
                    many, many * 1e9 / (System.nanoTime() - began));
            people.merge();
            for (int caseload : List.of(80, 1_000)) {
                Map<ReturneeId, Profile> mine = new HashMap<>();
                for (int i = 0; i < caseload; i++) {
                    Profile one = data.person((int) ((long) i * many / caseload));
                    mine.put(one.person(), one);
                }
                Asked<VacancyFacts> found =
                        vacancy -> {
                            people.candidates(vacancy, mine.keySet(), SCORED);
                            return List.of();
                        };
                PreparedPeople held = matches.people(mine);
                Asked<VacancyFacts> scored =
                        vacancy ->
                                matches.scores(
                                        vacancy,
                                        people.candidates(vacancy, mine.keySet(), SCORED),
                                        held,
                                        today);
                Asked<VacancyFacts> first =
                        vacancy ->
                                matches.scores(
                                        vacancy,
                                        people.candidates(vacancy, mine.keySet(), SCORED),
                                        matches.people(mine),
                                        today);
                for (Line line :
                        List.of(
                                line("found", vacancies, ROUNDS, ofThisThread(), found),
                                line("scored", vacancies, ROUNDS, ofThisThread(), scored),
                                line(
                                        "scored, all of them laid out anew",
                                        vacancies,
                                        ROUNDS,
                                        ofThisThread(),
                                        first))) {
                    System.out.printf(
                            "a vacancy's people among %,d, %s: CPU %.3f ms, p50 %.2f ms, p95 %.2f"
                                    + " ms%n",
                            caseload, line.what, line.cpu, line.p50, line.p95);
                }
            }
        }
    }

    private static void fill(ScaleIndex ours, int many, ScaleData data) throws Exception {
        write(ours, many, data);
        long began = System.nanoTime();
        ours.merge();
        System.out.printf(
                "one segment made of them while it serves: %.1f s, on one thread%n",
                (System.nanoTime() - began) / 1e9);
    }

    private static void fill(ScalePeer peer, int many, ScaleData data, Taxonomy taxonomy)
            throws Exception {
        long taken = 0;
        for (int i = 0; i < many; i++) {
            ScalePeer.Row row = row(i, data.vacancy(i), taxonomy);
            long adding = System.nanoTime();
            peer.add(row);
            taken += System.nanoTime() - adding;
        }
        long opening = System.nanoTime();
        peer.open();
        System.out.printf(
                "written and opened at %,.0f a second, one at a time: %s%n",
                many * 1e9 / (taken + System.nanoTime() - opening), peer.settings());
    }

    /** Until all can be found. */
    private static void write(ScaleIndex index, int many, ScaleData data) throws Exception {
        long spent = 0;
        long cpu = 0;
        long cpuOfStoring = 0;
        for (int from = 0; from < many; from += ADDED_AT_ONCE) {
            List<Vacancies.Indexed> made =
                    IntStream.range(from, Math.min(many, from + ADDED_AT_ONCE))
                            .mapToObj(data::vacancy)
                            .toList();
            long cpuBefore = processCpu();
            List<Vacancies.Indexed> some = index.stored(made);
            cpuOfStoring += processCpu() - cpuBefore;
            long began = System.nanoTime();
            cpuBefore = processCpu();
            index.add(some);
            cpu += processCpu() - cpuBefore;
            spent += System.nanoTime() - began;
        }
        long began = System.nanoTime();
        long cpuBefore = processCpu();
        index.open();
        cpu += processCpu() - cpuBefore;
        spent += System.nanoTime() - began;
        System.out.printf(
                "index of vacancies written at %,.0f a second, on all processors, CPU %.0f µs each"
                        + " (%.0f µs more when a vacancy is stored); of %d segments%n",
                many * 1e9 / spent, cpu / 1e3 / many, cpuOfStoring / 1e3 / many, index.segments());
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

    /**
     * All queries in turn on this thread, after as many rounds to warm up.
     *
     * @param spent nanoseconds of CPU until now
     */
    private static <Q> Line line(
            String what, List<Q> queries, int rounds, LongSupplier spent, Asked<Q> asked)
            throws Exception {
        List<List<Integer>> best = new ArrayList<>();
        for (Q query : queries) {
            best.add(asked.best(query));
        }
        for (int i = 0; i < (rounds - 1) * queries.size(); i++) {
            asked.best(queries.get(i % queries.size()));
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] times = new long[rounds * queries.size()];
        long cpu = spent.getAsLong();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times.length; i++) {
            long began = System.nanoTime();
            asked.best(queries.get(i % queries.size()));
            times[i] = System.nanoTime() - began;
        }
        cpu = spent.getAsLong() - cpu;
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

    private static Line line(ScalePeer peer, List<ScalePeer.Plain> queries) throws Exception {
        return line(
                peer.settings(),
                queries,
                peer.rounds(),
                peer.process()
                        .map(process -> (LongSupplier) () -> Running.cpu(process).toNanos())
                        .orElse(ofThisThread()),
                peer::best);
    }

    private static LongSupplier ofThisThread() {
        return ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;
    }

    private static long databaseCpu(Path folder) {
        try {
            return Running.databaseCpu(folder).toNanos();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
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
}
