import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages of the employer portal, both programs running, 200 views a second over the pages a
 * signed-in employer looks at. Started by {@code scripts/bench portal} beside a running service
 * with the demo story. The load is open: each view has its moment, whether the ones before it are
 * answered or not, and its time counts from that moment, so that what a stall delays is not left
 * out.
 */
final class PortalBench {
    private static final int A_SECOND = Integer.getInteger("views", 200);
    private static final int WARM_UP_SECONDS = 30;
    private static final int SECONDS = 60;
    private static final double GOAL_MILLIS = 150;
    private static final long SEED = 20_261_125;
    private static final int SESSIONS_EACH = 4;
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final List<String> EMPLOYERS =
            List.of(
                    "office@udom-metal.example",
                    "alaga@bahay-kalinga.example",
                    "hr@calamba-boards.example");

    private static final String HOME = "home";
    private static final String VACANCIES = "vacancies";
    private static final String VACANCY = "a vacancy";
    private static final String INTRODUCTIONS = "introductions";
    private static final String INTRODUCTION = "one introduction";
    private static final String POSTING = "posting form";

    /** Out of a hundred views. */
    private static final Map<String, Integer> MIX = new LinkedHashMap<>();

    static {
        MIX.put(HOME, 25);
        MIX.put(VACANCIES, 15);
        MIX.put(VACANCY, 20);
        MIX.put(INTRODUCTIONS, 15);
        MIX.put(INTRODUCTION, 15);
        MIX.put(POSTING, 10);
    }

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern ONE =
            Pattern.compile("href=\"(/(?:vacancies|introductions)/[0-9a-f-]{36})\"");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private final String address;
    private final ProcessHandle service;
    private final ProcessHandle portal;
    private final Path folder;

    /**
     * One view: which page, how long from its moment until it was all there, and whether it was.
     */
    private record View(String page, long nanos, boolean good) {}

    private PortalBench(String address, ProcessHandle service, ProcessHandle portal, Path folder) {
        this.address = address;
        this.service = service;
        this.portal = portal;
        this.folder = folder;
    }

    /**
     * @param arguments the port, the process id of scripts/run, its data folder
     */
    public static void main(String[] arguments) throws Exception {
        ProcessHandle run = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
        int port = Integer.parseInt(arguments[0]) + 1;
        new PortalBench(
                        "http://127.0.0.1:" + port,
                        child(run, "org.onward.matching.Application"),
                        child(run, "org.onward.portal.Application"),
                        Path.of(arguments[2]))
                .measure();
    }

    private void measure() throws Exception {
        List<Map<String, List<HttpRequest>>> employers = new ArrayList<>();
        for (String email : EMPLOYERS) {
            for (int i = 0; i < SESSIONS_EACH; i++) {
                employers.add(pages(cookie(email)));
            }
        }
        System.err.printf(
                "%d sessions of %d employers; warming up for %d s.%n",
                employers.size(), EMPLOYERS.size(), WARM_UP_SECONDS);
        warm(views(employers, WARM_UP_SECONDS, new Random(SEED + 1)));

        ProcessHandle self = ProcessHandle.current();
        List<Duration> before =
                List.of(Running.cpu(portal), Running.cpu(service), Running.databaseCpu(folder));
        Duration own = Running.cpu(self);
        long began = System.nanoTime();
        List<View> views = views(employers, SECONDS, new Random(SEED));
        double seconds = (System.nanoTime() - began) / 1e9;
        int many = views.size();
        long errors = views.stream().filter(view -> !view.good()).count();
        System.out.printf(
                "portal: %,d views in %.1f s, %.0f a second (%d wanted), %d errors%n",
                many, seconds, many / seconds, A_SECOND, errors);
        Map<String, List<View>> byPage = new TreeMap<>();
        views.forEach(
                view -> byPage.computeIfAbsent(view.page(), _ -> new ArrayList<>()).add(view));
        line("all pages", views);
        MIX.keySet().forEach(page -> line(page, byPage.getOrDefault(page, List.of())));
        System.out.printf(
                "CPU a view: %.1f ms portal, %.1f ms service, %.1f ms database, %.1f ms this client;"
                        + " load average %s%n",
                millis(Running.cpu(portal).minus(before.get(0)), many),
                millis(Running.cpu(service).minus(before.get(1)), many),
                millis(Running.databaseCpu(folder).minus(before.get(2)), many),
                millis(Running.cpu(self).minus(own), many),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        double p99 = percentile(sorted(views), 0.99);
        Running.reach(
                "p99 below %.0f ms and no errors".formatted(GOAL_MILLIS),
                p99 < GOAL_MILLIS && errors == 0);
    }

    /** How it was for whoever came first. */
    private static void warm(List<View> views) {
        int last = -1;
        for (int i = 0; i < views.size(); i++) {
            last = views.get(i).good() ? last : i;
        }
        System.out.printf(
                "warming up: %,d views, %d of them not served%s%n",
                views.size(),
                views.stream().filter(view -> !view.good()).count(),
                last < 0
                        ? ""
                        : ", the last %.1f s after the first".formatted((double) last / A_SECOND));
        line("cold", views);
    }

    private static void line(String what, List<View> views) {
        if (views.isEmpty()) {
            return;
        }
        long[] times = sorted(views);
        System.out.printf(
                "  %-17s p50 %6.1f ms, p95 %6.1f ms, p99 %6.1f ms, most %6.1f ms  (%,d)%n",
                what,
                percentile(times, 0.50),
                percentile(times, 0.95),
                percentile(times, 0.99),
                times[times.length - 1] / 1e6,
                times.length);
    }

    /** Starts a view at each of its moments and waits for all of them. */
    private static List<View> views(
            List<Map<String, List<HttpRequest>>> employers, int seconds, Random random)
            throws InterruptedException {
        int many = seconds * A_SECOND;
        View[] views = new View[many];
        CountDownLatch open = new CountDownLatch(many);
        AtomicInteger complaints = new AtomicInteger();
        long apart = 1_000_000_000L / A_SECOND;
        long start = System.nanoTime() + 50_000_000L;
        for (int i = 0; i < many; i++) {
            int number = i;
            Map<String, List<HttpRequest>> pages = employers.get(random.nextInt(employers.size()));
            String page = drawn(pages, random);
            List<HttpRequest> some = pages.get(page);
            HttpRequest request = some.get(random.nextInt(some.size()));
            long moment = start + i * apart;
            for (long now = System.nanoTime(); now < moment; now = System.nanoTime()) {
                LockSupport.parkNanos(moment - now);
            }
            CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .whenComplete(
                            (answer, thrown) -> {
                                long took = System.nanoTime() - moment;
                                boolean good = thrown == null && answer.statusCode() == 200;
                                if (!good && complaints.getAndIncrement() < 3) {
                                    System.err.printf(
                                            "%s: %s%n",
                                            page, thrown == null ? answer.statusCode() : thrown);
                                }
                                views[number] = new View(page, took, good);
                                open.countDown();
                            });
        }
        if (!open.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(open.getCount() + " views were never answered");
        }
        return Arrays.asList(views);
    }

    private static String drawn(Map<String, List<HttpRequest>> pages, Random random) {
        while (true) {
            int drawn = random.nextInt(100);
            for (Map.Entry<String, Integer> page : MIX.entrySet()) {
                drawn -= page.getValue();
                if (drawn < 0) {
                    if (pages.containsKey(page.getKey())) {
                        return page.getKey();
                    }
                    break; // this employer has none: draw again
                }
            }
        }
    }

    /** Every page an employer can look at, by kind. */
    private Map<String, List<HttpRequest>> pages(String cookie) throws Exception {
        Map<String, List<HttpRequest>> pages = new LinkedHashMap<>();
        pages.put(HOME, List.of(get("/", cookie)));
        pages.put(VACANCIES, List.of(get("/vacancies", cookie)));
        pages.put(INTRODUCTIONS, List.of(get("/introductions", cookie)));
        pages.put(POSTING, List.of(get("/vacancies/new", cookie)));
        for (String list : List.of("/vacancies", "/introductions")) {
            List<HttpRequest> found = new ArrayList<>();
            Set<String> paths = new LinkedHashSet<>();
            Matcher one = ONE.matcher(body(get(list, cookie)));
            while (one.find()) {
                paths.add(one.group(1));
            }
            for (String path : paths) {
                found.add(get(path, cookie));
            }
            if (!found.isEmpty()) {
                pages.put(list.equals("/vacancies") ? VACANCY : INTRODUCTION, found);
            }
        }
        return pages;
    }

    /** The session of a browser. */
    private String cookie(String email) throws Exception {
        Matcher csrf = CSRF.matcher(body(get("/signin", "")));
        String form =
                "email=%s&password=%s&csrf=%s"
                        .formatted(
                                encoded(email),
                                encoded(PASSWORD),
                                csrf.find() ? encoded(csrf.group(1)) : "");
        HttpResponse<String> answer =
                CLIENT.send(
                        HttpRequest.newBuilder(URI.create(address + "/signin"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.headers().allValues("set-cookie").stream()
                .filter(one -> one.startsWith("__Host-onward-portal="))
                .map(one -> one.substring(0, one.indexOf(';')))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "signing in answered " + answer.statusCode()));
    }

    private HttpRequest get(String path, String cookie) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
        return (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build();
    }

    private static String body(HttpRequest request) throws Exception {
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "%s answered %d".formatted(request.uri().getPath(), answer.statusCode()));
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ProcessHandle child(ProcessHandle run, String main) {
        return run.children()
                .filter(
                        process -> {
                            try {
                                return Files.readString(
                                                Path.of(
                                                        "/proc/%d/cmdline"
                                                                .formatted(process.pid())))
                                        .contains(main);
                            } catch (IOException e) {
                                return false; // gone meanwhile
                            }
                        })
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(main + " does not run"));
    }

    private static double millis(Duration cpu, int views) {
        return cpu.toNanos() / 1e6 / views;
    }

    private static long[] sorted(List<View> views) {
        return views.stream().mapToLong(View::nanos).sorted().toArray();
    }

    private static double percentile(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
