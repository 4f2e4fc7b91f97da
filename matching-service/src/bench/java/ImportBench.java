import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One feed of 100,000 rows over HTTP, each twentieth without a title: how fast it is read, what the
 * service needs for it, and when all of it can be found. Started by {@code scripts/bench import}
 * beside a running service with the demo story; then the same once more, and as many other rows, by
 * which time what runs is compiled. With the full vocabularies the rows hold words alone: some
 * 4,000 spellings of titles, few of them most of the time, half of the rows without skills of their
 * own, and descriptions that are not said twice.
 */
final class ImportBench {
    private static final Path TAXONOMY = Path.of("config", "taxonomy");
    private static final int ROWS = Integer.getInteger("rows", 100_000);
    private static final long SEED = 20_261_125;
    private static final int GOAL_S = 60;
    private static final double LEAST_TAKEN = 0.94; // a few rows may be of work abroad
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*} ([0-9.E]+)$");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final ProcessHandle service;
    private final Path folder;
    private final boolean inWords;
    private String token = "";
    private double heap;
    private int made;

    private ImportBench(int port, ProcessHandle service, Path folder, boolean inWords) {
        this.inWords = inWords;
        this.port = port;
        this.service = service;
        this.folder = folder;
    }

    /**
     * @param arguments the port, the process id of scripts/run, its data folder, and "words" where
     *     the full vocabularies are loaded
     */
    public static void main(String[] arguments) throws Exception {
        ProcessHandle run = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
        ProcessHandle service =
                run.children()
                        .filter(p -> p.info().command().orElse("").endsWith("java"))
                        .findFirst()
                        .orElseThrow();
        boolean inWords = arguments.length > 3 && arguments[3].equals("words");
        new ImportBench(Integer.parseInt(arguments[0]), service, Path.of(arguments[2]), inWords)
                .measure();
    }

    private void measure() throws Exception {
        token =
                json(post("/api/v1/sessions", "application/json")
                                .POST(
                                        text(
                                                "{\"email\":\"kanchana@onward.example\",\"password\":\"%s\"}"
                                                        .formatted(PASSWORD))))
                        .get("accessToken")
                        .asText();
        Adverts adverts =
                inWords ? Adverts.ofWords(TAXONOMY, SEED, skills()) : new Adverts(TAXONOMY, SEED);
        Path file = file("first", adverts);
        send(
                post("/api/v1/feed-sources", "application/json")
                        .POST(text("{\"key\":\"bench\",\"country\":\"TH\"}")));
        for (String employer : Adverts.employers("TH")) {
            String id =
                    json(post("/api/v1/employers", "application/json").POST(text(employer)))
                            .get("id")
                            .asText();
            send(
                    post("/api/v1/employers/%s/verification".formatted(id), "application/json")
                            .POST(text("")));
        }
        int before = found();
        System.err.printf("%,d rows, %d MB%n", ROWS, Files.size(file) >> 20);
        double found = read("new", file, before);
        read("the same file again", file, before);
        read("other rows, by a service that has read those", file("second", adverts), found());
        System.out.printf(
                "service: heap at most %.0f MB used of 512 MB (looked at twice a second), resident"
                        + " at most %s%n",
                heap / (1 << 20),
                Files.readString(Path.of("/proc/" + service.pid() + "/status"))
                        .replaceAll("(?s).*VmHWM:\\s*([0-9]+) kB.*", "$1 kB"));
        Running.reach("all rows found within %d s".formatted(GOAL_S), found <= GOAL_S);
    }

    /** Seconds until all can be found. */
    private double read(String what, Path file, int before) throws Exception {
        Duration serviceBefore = cpu(List.of(service));
        Duration databaseBefore = databaseCpu();
        long began = System.nanoTime();
        JsonNode run =
                json(
                        post("/api/v1/feeds/bench?wait=false", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofFile(file)));
        String report = "/api/v1/feeds/runs/" + run.get("id").asText();
        while (run.get("state").asText().equals("running")) {
            look(began);
            run = json(get(port, report));
        }
        double read = (System.nanoTime() - began) / 1e9;
        int taken = run.get("created").asInt() + run.get("unchanged").asInt();
        if (taken + run.get("rejected").asInt() != ROWS || taken < LEAST_TAKEN * ROWS) {
            throw new IllegalStateException(run.toString());
        }
        while (found() < before + taken) {
            look(began);
        }
        double all = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s: %,d rows read in %.1f s, %.0f rows/s; all found after %.1f s; CPU %.1f s"
                        + " (service), %.1f s (database); load average %s%n",
                what,
                run.get("read").asInt(),
                read,
                ROWS / read,
                all,
                cpu(List.of(service)).minus(serviceBefore).toMillis() / 1e3,
                databaseCpu().minus(databaseBefore).toMillis() / 1e3,
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        return all;
    }

    private void look(long began) throws Exception {
        if (System.nanoTime() - began > PATIENCE.toNanos()) {
            throw new IllegalStateException("it takes too long");
        }
        Thread.sleep(500);
        Matcher used = HEAP.matcher(new String(send(get(port + 10, "/prometheus"))));
        double sum = 0;
        while (used.find()) {
            sum += Double.parseDouble(used.group(1));
        }
        heap = Math.max(heap, sum);
    }

    /** What each unit group takes, in English, as the service knows it. */
    private Map<String, List<String>> skills() throws Exception {
        Map<String, List<String>> skills = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("config/taxonomy/occupations.csv"))) {
            String code = line.split(",")[0];
            if (code.matches("[0-9]{4}")) {
                List<String> names = new ArrayList<>();
                String path = "/api/v1/occupations/%s?language=en&limit=100";
                HttpResponse<byte[]> answer =
                        CLIENT.send(
                                get(port, path.formatted(code)).build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) { // a group of which nothing is known is none
                    JSON.readTree(answer.body())
                            .get("skills")
                            .forEach(skill -> names.add(skill.get("label").asText()));
                }
                skills.put(code, names);
            }
        }
        return skills;
    }

    /** The next rows of all. */
    private Path file(String name, Adverts adverts) throws Exception {
        Path file = folder.resolve(name + ".jsonl");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            int rows = 0;
            while (rows < ROWS) {
                Adverts.Line row = adverts.next(made++, today);
                if (row.country().equals("TH")) {
                    out.write(
                            rows++ % 20 == 7
                                    ? row.json().replace("\"title\":", "\"no_title\":")
                                    : row.json());
                    out.write('\n');
                }
            }
        }
        return file;
    }

    private int found() throws Exception {
        return json(get(port, "/api/v1/vacancies?limit=1")).get("total").asInt();
    }

    private HttpRequest.Builder get(int at, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder post(String path, String type) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", type);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    private static JsonNode json(HttpRequest.Builder request) throws Exception {
        return JSON.readTree(send(request));
    }

    private static byte[] send(HttpRequest.Builder request) throws Exception {
        HttpResponse<byte[]> answer =
                CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s answered %d".formatted(answer.uri(), answer.statusCode()));
        }
        return answer.body();
    }

    /** Of the embedded server and its connections, those that have ended too. */
    private Duration databaseCpu() throws IOException {
        long postmaster =
                Long.parseLong(
                        Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                                .getFirst()
                                .strip());
        return cpu(
                ProcessHandle.of(postmaster).stream()
                        .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
                        .toList());
    }

    private static Duration cpu(List<ProcessHandle> processes) {
        return processes.stream()
                .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
