import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What changes cost those who search: matches and free search over HTTP with 100,000 vacancies,
 * first at rest, then while a feed changes 500 vacancies a second; and how long after its feed
 * answers a change can be found. Started by {@code scripts/bench} beside a running service with the
 * demo story.
 */
final class ChangesBench {
    private static final int VACANCIES = 100_000;
    private static final int CHANGES = 500;
    private static final int WARM_UP = 2_000;
    private static final int REQUESTS = 2_000;
    private static final double GOAL_RATIO = 1.5;
    private static final double GOAL_VISIBLE_MS = 1_000;
    private static final int LOOK_EVERY_MS = 50; // each look is a search beside those measured
    private static final String COUNTRY = "TH";

    private final Running onward;
    private final String counsellor;
    private final String staff;
    private final List<String> rows = new ArrayList<>();
    private final List<Long> visible = Collections.synchronizedList(new ArrayList<>());
    private int files;
    private int late;
    private volatile boolean ends;

    private ChangesBench(Running onward) throws Exception {
        this.onward = onward;
        this.counsellor = onward.signIn("wilaiwan");
        this.staff = onward.signIn("kanchana");
    }

    public static void main(String[] arguments) throws Exception {
        new ChangesBench(new Running(arguments)).measure();
    }

    private void measure() throws Exception {
        onward.fill(VACANCIES, counsellor, staff);
        Adverts adverts = Running.adverts();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int i = 0; i < VACANCIES; i++) {
            Adverts.Line line = adverts.next(i, today);
            if (line.country().equals(COUNTRY)) {
                rows.add(line.json());
            }
        }
        List<HttpRequest> matches = matches();
        List<HttpRequest> searches = searches();
        System.err.println("Warming up.");
        whileChanging(
                () -> {
                    Running.times(matches, WARM_UP, 2);
                    Running.times(searches, WARM_UP, 2);
                });
        late = 0;
        visible.clear();
        onward.printVersions();
        double matchesAtRest = onward.measure("matches, at rest", matches, REQUESTS, 1);
        double searchesAtRest = onward.measure("free search, at rest", searches, REQUESTS, 1);
        String during = ", while %d vacancies a second change".formatted(CHANGES);
        double[] meanwhile = new double[2];
        whileChanging(
                () -> {
                    meanwhile[0] = onward.measure("matches" + during, matches, REQUESTS, 1);
                    meanwhile[1] = onward.measure("free search" + during, searches, REQUESTS, 1);
                });
        long[] waited = visible.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%d changes in %d files, %d of them later than their second; found after the feed's"
                        + " answer: p50 %.0f ms, p95 %.0f ms, at most %.0f ms%n",
                waited.length * CHANGES,
                waited.length,
                late,
                Running.percentile(waited, 0.50),
                Running.percentile(waited, 0.95),
                Running.percentile(waited, 1));
        double ratio = Math.max(meanwhile[0] / matchesAtRest, meanwhile[1] / searchesAtRest);
        System.out.printf("p95 against at rest: %.2f%n", ratio);
        Running.reach(
                "found within %.0f ms, each p95 at most %.1f times that at rest"
                        .formatted(GOAL_VISIBLE_MS, GOAL_RATIO),
                Running.percentile(waited, 1) <= GOAL_VISIBLE_MS && ratio <= GOAL_RATIO);
    }

    private interface Asking {
        void ask() throws Exception;
    }

    private void whileChanging(Asking searches) throws Exception {
        ends = false;
        CompletableFuture<Void> changing = CompletableFuture.runAsync(this::change);
        searches.ask();
        ends = true;
        changing.join();
    }

    /**
     * A file a second, each with a word of its own in all its titles; it is looked for while the
     * next one is sent.
     */
    private void change() {
        try (ExecutorService looking = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> looked = new ArrayList<>();
            long began = System.nanoTime();
            for (int second = 0; !ends; second++, files++) {
                long due = began + second * 1_000_000_000L;
                long early = due - System.nanoTime();
                if (early > 0) {
                    Thread.sleep(early / 1_000_000);
                } else if (second > 0) {
                    late++;
                }
                String word = "qz" + Integer.toString(files + 1_000, 36).replaceAll("[0-9]", "j$0");
                StringBuilder file = new StringBuilder();
                for (int i = 0; i < CHANGES; i++) {
                    file.append(
                                    rows.get((files * CHANGES + i) % rows.size())
                                            .replace("\"title\":\"", "\"title\":\"" + word + " "))
                            .append('\n');
                }
                JsonNode report = onward.feed(staff, COUNTRY, file.toString());
                if (report.get("updated").asInt() != CHANGES) {
                    throw new IllegalStateException("not all were changed: " + report);
                }
                long answered = System.nanoTime();
                looked.add(looking.submit(() -> look(word, answered)));
            }
            for (Future<?> one : looked) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the changes broke off", e);
        }
    }

    private Void look(String word, long answered) throws Exception {
        HttpRequest all = onward.get("/api/v1/vacancies?limit=1&q=" + word, counsellor);
        while (Running.json(all).get("total").asInt() < CHANGES) {
            Thread.sleep(LOOK_EVERY_MS);
        }
        visible.add(System.nanoTime() - answered);
        return null;
    }

    private List<HttpRequest> matches() throws Exception {
        List<HttpRequest> matches = new ArrayList<>();
        for (JsonNode person :
                Running.json(onward.get("/api/v1/returnees?limit=100", counsellor)).get("people")) {
            matches.add(
                    onward.get(
                            "/api/v1/returnees/%s/matches?limit=20"
                                    .formatted(person.get("id").asText()),
                            counsellor));
        }
        return matches;
    }

    private List<HttpRequest> searches() throws Exception {
        List<HttpRequest> searches = new ArrayList<>();
        for (String words : Adverts.words(Path.of("config", "taxonomy"))) {
            searches.add(
                    onward.get(
                            "/api/v1/vacancies?limit=20&q="
                                    + URLEncoder.encode(words, StandardCharsets.UTF_8),
                            counsellor));
        }
        return searches;
    }
}
