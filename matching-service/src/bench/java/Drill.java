import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What an operator fears, done on purpose to a service that {@code scripts/run} keeps running:
 * PostgreSQL and the JVM killed, PostgreSQL stopped, the data disk full, all while clients write;
 * then more clients than it can serve. Prints one table and ends with 1 where a goal is missed.
 * Started by {@code scripts/drill}, which gives the port, the process id of scripts/run and its
 * data folder.
 */
final class Drill {
    private static final int WRITERS = 16;
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);
    private static final Duration STOPPED = Duration.ofSeconds(20);
    private static final Duration DISK_FULL = Duration.ofSeconds(10);
    private static final Duration LOAD = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double MOST_SLOWER = 3;
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final String WORD = "tubigan"; // in the title of all that is written

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final String address;
    private final String management;
    private final ProcessHandle run;
    private final Path folder;
    private final String staff;
    private final String employer;
    private final AtomicLongArray lastWrite = new AtomicLongArray(WRITERS);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final Queue<String> mistakes = new ConcurrentLinkedQueue<>();
    private volatile boolean ends;

    private Drill(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        address = "http://127.0.0.1:" + port;
        management = "http://127.0.0.1:" + (port + 10);
        run = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
        folder = Path.of(arguments[2]);
        staff = signIn("kanchana");
        employer =
                read(send(
                                post(
                                        "/api/v1/employers",
                                        "{\"name\":\"Tubigan Works\",\"country\":\"TH\"}")))
                        .get("id")
                        .asText();
        send(post("/api/v1/employers/" + employer + "/verification", "{}"));
    }

    public static void main(String[] arguments) throws Exception {
        if (!new Drill(arguments).run(Integer.parseInt(arguments[3]))) {
            System.exit(1);
        }
    }

    private interface Cause {
        /** Returns once the cause has ended. */
        void happen() throws Exception;
    }

    private boolean run(int share) throws Exception {
        boolean held = true;
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writing.add(writers.submit(() -> write(writer)));
            }
            System.out.printf("%-34s %6s %18s%n", "cause", "times", "longest outage, s");
            held &= repeat("PostgreSQL killed (kill -9)", 10 / share, this::killDatabase);
            held &= repeat("service killed (kill -9)", 20 / share, this::killService);
            held &=
                    repeat(
                            "PostgreSQL stopped for 20 s",
                            Math.max(1, 3 / share),
                            this::stopDatabase);
            held &= repeat("data disk full for 10 s", Math.max(1, 2 / share), this::fillDisk);
            ends = true;
            for (Future<?> one : writing) {
                one.get();
            }
        }
        held &= nothingLostOrDoubled();
        held &= overload();
        mistakes.forEach(System.out::println);
        return held && mistakes.isEmpty();
    }

    /** One after the other, each after all writers have written again since the one before. */
    private boolean repeat(String name, int times, Cause cause) throws Exception {
        double longest = 0;
        for (int i = 0; i < times; i++) {
            cause.happen();
            long ended = System.nanoTime();
            while (slowest() < ended) {
                if (System.nanoTime() - ended > PATIENCE.toNanos()) {
                    mistakes.add(name + ": no writing again within " + PATIENCE);
                    return false;
                }
                Thread.sleep(20);
            }
            longest = Math.max(longest, (slowest() - ended) / 1e9);
            Thread.sleep(1_000);
        }
        System.out.printf("%-34s %6d %18.2f%n", name, times, longest);
        return longest <= LONGEST_OUTAGE.toMillis() / 1e3;
    }

    private long slowest() {
        long slowest = Long.MAX_VALUE;
        for (int i = 0; i < WRITERS; i++) {
            slowest = Math.min(slowest, lastWrite.get(i));
        }
        return slowest;
    }

    private void killDatabase() throws Exception {
        signal("KILL", List.of(database()));
    }

    private void killService() {
        ProcessHandle service = service();
        service.destroyForcibly();
        service.onExit().join();
    }

    private void stopDatabase() throws Exception {
        ProcessHandle postmaster = database();
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.add(postmaster);
        signal("STOP", all);
        Thread.sleep(2_000); // what was on its way before is answered
        tellsWhichPart("database");
        Thread.sleep(STOPPED.minusSeconds(2));
        signal("CONT", all);
    }

    private void fillDisk() throws Exception {
        Path filler = folder.resolve("filler");
        byte[] block = new byte[1 << 16];
        long until = System.nanoTime() + DISK_FULL.toNanos();
        boolean told = false;
        while (System.nanoTime() < until) {
            try (OutputStream file =
                    Files.newOutputStream(
                            filler,
                            java.nio.file.StandardOpenOption.CREATE,
                            java.nio.file.StandardOpenOption.APPEND)) {
                while (System.nanoTime() < until) {
                    file.write(block);
                }
            } catch (IOException full) {
                Thread.sleep(200);
                if (!told && until - System.nanoTime() < Duration.ofSeconds(5).toNanos()) {
                    tellsWhichPart("disk");
                    told = true;
                }
            }
        }
        Files.delete(filler);
        if (!told) {
            mistakes.add("the disk was not filled");
        }
    }

    /** Health answers within a second and names what is wrong. */
    private void tellsWhichPart(String part) {
        long began = System.nanoTime();
        try {
            HttpResponse<String> health =
                    CLIENT.send(
                            HttpRequest.newBuilder(URI.create(management + "/health"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            double seconds = (System.nanoTime() - began) / 1e9;
            boolean named = false;
            for (Map.Entry<String, JsonNode> one :
                    JSON.readTree(health.body()).path("details").properties()) {
                named |=
                        one.getKey().toLowerCase(java.util.Locale.ROOT).contains(part)
                                && one.getValue().path("status").asText().equals("DOWN");
            }
            if (seconds > 1 || health.statusCode() != 503 || !named) {
                mistakes.add(
                        "health with the %s away: %d after %.2f s: %s"
                                .formatted(part, health.statusCode(), seconds, health.body()));
            }
        } catch (IOException | InterruptedException e) {
            mistakes.add("health with the %s away: %s".formatted(part, e));
        }
    }

    private ProcessHandle service() {
        return run.descendants()
                .filter(
                        p ->
                                p.info().arguments().stream()
                                        .flatMap(Arrays::stream)
                                        .anyMatch("org.onward.matching.Application"::equals))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no service is running"));
    }

    private ProcessHandle database() throws IOException {
        String pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** The first column of what a query finds. */
    private List<String> database(String query) throws Exception {
        String url =
                "jdbc:postgresql://localhost/onward?socketFactory=org.onward.matching.UnixSocketFactory"
                        + "&socketFactoryArg="
                        + folder.resolve("postgres/.s.PGSQL.5432");
        String password = Files.readString(folder.resolve("keys/database-postgres")).strip();
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(p -> command.add(Long.toString(p.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    /** One vacancy after the other: posted, handed in, opened; each step until it is answered. */
    private void write(int writer) {
        while (!ends) {
            String key = UUID.randomUUID().toString();
            String vacancy =
                    "{\"kind\":\"job\",\"employer\":\"%s\",\"title\":\"Cook %s %s\",\"country\":\"TH\"}"
                            .formatted(employer, WORD, key);
            String id = written(post("/api/v1/vacancies", vacancy, "Idempotency-Key", key));
            acknowledged.add(id);
            // A step whose answer was lost is refused the second time, as it was done.
            written(post("/api/v1/vacancies/" + id + "/submission", "{}"));
            written(post("/api/v1/vacancies/" + id + "/approval", "{}"));
            lastWrite.set(writer, System.nanoTime());
            pause(50);
        }
    }

    /** The id in the answer; empty where the step was done before. */
    private String written(HttpRequest request) {
        while (true) {
            int status = 0;
            try {
                HttpResponse<String> answer =
                        CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
                status = answer.statusCode();
                if (status < 300) {
                    return read(answer).get("id").asText();
                }
                if (status == 409) {
                    return "";
                }
                if (status != 503) {
                    mistakes.add("a write was answered " + status + ": " + answer.body());
                }
            } catch (IOException broken) {
                // counted as no answer
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            refusals.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
            pause(100);
        }
    }

    private boolean nothingLostOrDoubled() throws Exception {
        List<String> rows =
                database("select id from vacancy where title like 'Cook " + WORD + " %'");
        Set<String> lost = new TreeSet<>(acknowledged);
        rows.forEach(lost::remove);
        int doubled = rows.size() + lost.size() - acknowledged.size();
        System.out.printf(
                "%nwrites: %d acknowledged, %d lost, %d doubled; refused meanwhile, by status"
                        + " (0: no answer): %s%n",
                acknowledged.size(), lost.size(), doubled, new TreeMap<>(refusals));
        int open =
                Integer.parseInt(
                        database("select count(*) from vacancy where state = 'open'").getFirst());
        int indexed = -1;
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (indexed != open && System.nanoTime() < until) {
            indexed = read(send(get("/api/v1/vacancies?limit=1", staff))).get("total").asInt();
            pause(200);
        }
        System.out.printf("open vacancies: %d in the database, %d in the index%n", open, indexed);
        return lost.isEmpty() && doubled == 0 && indexed == open;
    }

    /** What is accepted stays quick when eight times as many ask. */
    private boolean overload() throws Exception {
        String counsellor = signIn("wilaiwan");
        List<String> paths = new ArrayList<>(List.of("/api/v1/vacancies?limit=20&q=cook"));
        for (JsonNode person :
                read(send(get("/api/v1/returnees?limit=20", counsellor))).get("people")) {
            paths.add("/api/v1/returnees/" + person.get("id").asText() + "/matches");
        }
        System.out.printf(
                "%n%-10s %10s %10s %10s %14s%n", "clients", "accepted", "503", "other", "p99, ms");
        load(paths, counsellor, 8, Duration.ofSeconds(10), false);
        double few = load(paths, counsellor, 50, LOAD, true);
        double many = load(paths, counsellor, 400, LOAD, true);
        System.out.printf("p99 of the accepted, 400 clients to 50: %.2f%n", many / few);
        return many <= MOST_SLOWER * few;
    }

    private double load(
            List<String> paths, String token, int clients, Duration time, boolean measured)
            throws Exception {
        Queue<Long> accepted = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        long until = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                int first = i;
                threads.submit(
                        () -> {
                            for (int n = first; System.nanoTime() < until; n++) {
                                long began = System.nanoTime();
                                int status = status(get(paths.get(n % paths.size()), token));
                                if (status == 503) {
                                    refused.incrementAndGet();
                                    pause(1_000); // as Retry-After asks
                                } else if (status == 200) {
                                    accepted.add(System.nanoTime() - began);
                                } else {
                                    other.incrementAndGet();
                                }
                            }
                        });
            }
        }
        long[] times = accepted.stream().mapToLong(Long::longValue).sorted().toArray();
        double p99 = times[(int) Math.ceil(0.99 * times.length) - 1] / 1e6;
        if (measured) {
            System.out.printf(
                    "%-10d %10d %10d %10d %14.1f%n",
                    clients, times.length, refused.get(), other.get(), p99);
            if (other.get() > 0) {
                mistakes.add(other.get() + " answers were neither 200 nor 503");
            }
        }
        return p99;
    }

    private static int status(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }

    private String signIn(String account) throws Exception {
        return read(send(
                        HttpRequest.newBuilder(URI.create(address + "/api/v1/sessions"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"email\":\"%s@onward.example\",\"password\":\"%s\"}"
                                                        .formatted(account, PASSWORD)))
                                .build()))
                .get("accessToken")
                .asText();
    }

    private HttpRequest get(String path, String token) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private HttpRequest post(String path, String json, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + staff)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s answered %d: %s"
                            .formatted(request.uri(), answer.statusCode(), answer.body()));
        }
        return answer;
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
