import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onward.matching.OwnService;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.FreeSearch.Facet;
import org.onward.matching.match.SearchVacancies;

/**
 * Free search with 100,000 vacancies: words in three languages, conditions, both, and the page
 * without either, each with all facets and the words marked. First over HTTP, then in the service:
 * from what was asked to the page's 20 vacancies as read from the database, without HTTP and JSON.
 */
final class SearchBench {
    private static final int VACANCIES = 100_000;
    private static final int SEARCHES = 1_000;
    private static final int WARM_UP = 3_000;
    private static final int REQUESTS = 3_000;
    private static final int SHOWN = 20;
    private static final double GOAL_MS = 15;
    private static final long SEED = 20_261_126;
    private static final List<Map<Facet, Set<String>>> CONDITIONS =
            List.of(
                    Map.of(Facet.COUNTRY, Set.of("TH")),
                    Map.of(Facet.COUNTRY, Set.of("PH"), Facet.KIND, Set.of("job")),
                    Map.of(Facet.KIND, Set.of("apprenticeship", "training")),
                    Map.of(Facet.PLACE, Set.of("TH-40")),
                    Map.of(Facet.PLACE, Set.of("PH-00"), Facet.PAY, Set.of()),
                    Map.of(Facet.OCCUPATION, Set.of("7")),
                    Map.of(Facet.OCCUPATION, Set.of("5"), Facet.COUNTRY, Set.of("TH")),
                    Map.of(Facet.ACCOMMODATION, Set.of("yes")),
                    Map.of(Facet.BACKED, Set.of("yes")),
                    Map.of(Facet.SECTOR, Set.of("C")));

    private SearchBench() {}

    /**
     * @param arguments the port, the process id of scripts/run, its data folder; or the data folder
     *     alone, once that is stopped
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            inTheService(Path.of(arguments[0]));
        } else {
            overHttp(new Running(arguments));
        }
    }

    private static void overHttp(Running onward) throws Exception {
        String token = onward.signIn("wilaiwan");
        onward.fill(VACANCIES, token, onward.signIn("kanchana"));
        List<HttpRequest> requests = new ArrayList<>();
        for (FreeSearch search : searches()) {
            requests.add(onward.get("/api/v1/vacancies?limit=" + SHOWN + written(search), token));
        }
        System.err.println("Warming up.");
        Running.times(requests, WARM_UP, 2);
        onward.printVersions();
        for (int clients = 1; clients <= 2; clients++) {
            onward.measure(
                    "free search over HTTP with %,d vacancies".formatted(VACANCIES),
                    requests,
                    REQUESTS,
                    clients);
        }
    }

    private static void inTheService(Path folder) throws Exception {
        double p95;
        try (OwnService service = OwnService.start(folder, null, true)) {
            SearchVacancies vacancies = service.get(SearchVacancies.class);
            List<FreeSearch> searches = searches();
            for (int i = 0; i < 2 * WARM_UP; i++) {
                vacancies.search(counsellor(), searches.get(i % SEARCHES));
            }
            int total = vacancies.search(counsellor(), searches.getFirst()).facets().size();
            if (total != Facet.values().length) {
                throw new IllegalStateException("%d facets".formatted(total));
            }
            OperatingSystemMXBean machine =
                    ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            long before = machine.getProcessCpuTime();
            long[] times = new long[REQUESTS];
            for (int i = 0; i < REQUESTS; i++) {
                long began = System.nanoTime();
                vacancies.search(counsellor(), searches.get(i % SEARCHES));
                times[i] = System.nanoTime() - began;
            }
            double cpu = (machine.getProcessCpuTime() - before) / 1e6 / REQUESTS;
            p95 = line("all", searches, times, search -> true);
            System.out.printf("CPU per search %.1f ms%n", cpu);
            line("words", searches, times, s -> !s.words().isEmpty() && !narrows(s));
            line("words, conditions", searches, times, s -> !s.words().isEmpty() && narrows(s));
            line("conditions", searches, times, s -> s.words().isEmpty() && narrows(s));
            line("neither", searches, times, s -> s.words().isEmpty() && !narrows(s));
        }
        Running.reach("p95 in the service at most %.0f ms".formatted(GOAL_MS), p95 <= GOAL_MS);
        System.exit(0);
    }

    private static boolean narrows(FreeSearch search) {
        return !search.asked().isEmpty() || !search.known().isEmpty();
    }

    /** Prints the times of some of the searches; their p95. */
    private static double line(
            String which, List<FreeSearch> searches, long[] times, Predicate<FreeSearch> some) {
        long[] sorted =
                IntStream.range(0, times.length)
                        .filter(i -> some.test(searches.get(i % SEARCHES)))
                        .mapToLong(i -> times[i])
                        .sorted()
                        .toArray();
        System.out.printf(
                "free search in the service, %s, %,d times: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                which,
                sorted.length,
                Running.percentile(sorted, 0.50),
                Running.percentile(sorted, 0.95),
                Running.percentile(sorted, 0.99));
        return Running.percentile(sorted, 0.95);
    }

    private static Caller counsellor() {
        return new Caller(
                new AccountId(new UUID(0, 1)),
                Role.COUNSELLOR,
                null,
                null,
                null,
                new UUID(0, 2),
                "Bench",
                "en",
                LocalDate.now(ZoneOffset.UTC));
    }

    /** As the API takes it. */
    private static String written(FreeSearch search) {
        String conditions =
                search.asked().entrySet().stream()
                        .map(
                                one ->
                                        "&%s=%s"
                                                .formatted(
                                                        one.getKey()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT),
                                                        said(one.getKey(), one.getValue())))
                        .collect(Collectors.joining());
        return "&q="
                + URLEncoder.encode(search.words(), StandardCharsets.UTF_8)
                + conditions
                + (search.known().contains(Facet.PAY) ? "&payKnown=true" : "");
    }

    private static String said(Facet facet, Set<String> values) {
        return switch (facet) {
            case ACCOMMODATION, BACKED, ABROAD -> Boolean.toString(values.contains("yes"));
            case KIND, COUNTRY, PLACE, OCCUPATION, SECTOR, PAY -> String.join(",", values);
        };
    }

    /** Half of them words, three in ten words and a condition, the rest conditions or nothing. */
    private static List<FreeSearch> searches() throws Exception {
        List<String> words = Adverts.words(Path.of("config", "taxonomy"));
        Random random = new Random(SEED);
        List<FreeSearch> searches = new ArrayList<>();
        int today = (int) LocalDate.now(ZoneOffset.UTC).toEpochDay();
        for (int i = 0; i < SEARCHES; i++) {
            int kind = random.nextInt(10);
            String typed = kind < 8 ? words.get(random.nextInt(words.size())) : "";
            Map<Facet, Set<String>> asked =
                    kind >= 5 && kind < 9
                            ? CONDITIONS.get(random.nextInt(CONDITIONS.size()))
                            : Map.of();
            Set<Facet> known = asked.containsKey(Facet.PAY) ? Set.of(Facet.PAY) : Set.of();
            searches.add(new FreeSearch(typed, asked, known, today, SHOWN, Optional.empty()));
        }
        return searches;
    }
}
