import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onward.matching.OwnService;
import org.onward.matching.taxonomy.Labels;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Suggestion;
import org.onward.matching.taxonomy.Suggestions;

/**
 * What is offered while somebody types: how long it takes in the service and over HTTP, letter by
 * letter over the committed list of what people type, and how often what they mean is offered.
 */
final class SuggestBench {
    private static final int OFFERED = 10;
    private static final int ROUNDS = 6;
    private static final double GOAL_MS = 10;
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SuggestBench() {}

    /** One line of the list, or a beginning of one. */
    private record Typed(String language, Subject subject, String text, String key) {}

    /**
     * @param arguments a folder for the database, the lists of skills and occupations and of
     *     places, and the folder of the vocabularies or nothing
     */
    public static void main(String[] arguments) throws Exception {
        @Nullable Path taxonomy = arguments.length > 3 ? Path.of(arguments[3]) : null;
        List<Typed> list = new ArrayList<>(read(Path.of(arguments[1])));
        list.addAll(readPlaces(Path.of(arguments[2])));
        boolean meant;
        double slow;
        try (OwnService service = OwnService.start(Path.of(arguments[0]), taxonomy, true)) {
            System.out.printf(
                    "%s: %,d names%n",
                    taxonomy == null
                            ? "starter vocabulary alone, no --taxonomy was given"
                            : "full vocabularies",
                    service.get(Labels.class).labels().size());
            Suggestions suggestions = service.get(Suggestions.class);
            meant = hits(list, suggestions);
            List<Typed> letters = letters(list);
            for (int i = 0; i < ROUNDS; i++) {
                inService(letters, suggestions); // warms up
            }
            slow = line("in the service", letters, inService(letters, suggestions));
            String token = signIn(service.address());
            for (int i = 0; i < 2; i++) {
                overHttp(letters, service.address(), token);
            }
            line("over HTTP", letters, overHttp(letters, service.address(), token));
        }
        Running.reach("all that is meant among five", meant);
        Running.reach(
                "95 of 100 in the service within %.0f ms".formatted(GOAL_MS), slow <= GOAL_MS);
        System.exit(0); // the HTTP client's threads would keep it
    }

    private static List<Typed> read(Path file) throws Exception {
        List<Typed> list = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#") && !line.startsWith("language;")) {
                String[] cells = line.split(";");
                list.add(
                        new Typed(
                                cells[0],
                                Subject.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                                cells[2],
                                cells[3]));
            }
        }
        return list;
    }

    private static List<Typed> readPlaces(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("language;"))
                .map(line -> line.split(";"))
                .map(cells -> new Typed(cells[0], Subject.PLACE, cells[1], cells[2]))
                .toList();
    }

    /** Every text as it grows under the hand, from its first letter. */
    private static List<Typed> letters(List<Typed> list) {
        List<Typed> letters = new ArrayList<>();
        for (Typed typed : list) {
            for (int end = 1; end <= typed.text().length(); end++) {
                String text = typed.text().substring(0, end);
                if (!text.isBlank()) {
                    letters.add(new Typed(typed.language(), typed.subject(), text, typed.key()));
                }
            }
        }
        return letters;
    }

    /** Whether all that is meant is among the first five. */
    private static boolean hits(List<Typed> list, Suggestions suggestions) {
        Map<String, int[]> hits = new TreeMap<>();
        for (Typed typed : list) {
            List<String> keys =
                    suggestions
                            .suggest(typed.subject(), typed.text(), typed.language(), OFFERED)
                            .stream()
                            .map(Suggestion::key)
                            .toList();
            int place = keys.indexOf(typed.key());
            int[] counts =
                    hits.computeIfAbsent(typed.language() + " " + typed.subject(), _ -> new int[4]);
            counts[0]++;
            counts[1] += place == 0 ? 1 : 0;
            counts[2] += place >= 0 && place < 5 ? 1 : 0;
            counts[3] += place >= 0 ? 1 : 0;
            if (place < 0 || place > 4) {
                System.out.printf(
                        "  %s “%s”: %s%n",
                        typed.language(),
                        typed.text(),
                        place < 0 ? "not offered" : "offered as number " + (place + 1));
            }
        }
        hits.forEach(
                (language, counts) ->
                        System.out.printf(
                                "%s: of %d typed, meant thing first %d, among five %d, among ten"
                                        + " %d%n",
                                language, counts[0], counts[1], counts[2], counts[3]));
        return hits.values().stream().allMatch(counts -> counts[2] == counts[0]);
    }

    private static long[] inService(List<Typed> letters, Suggestions suggestions) {
        long[] times = new long[letters.size()];
        for (int i = 0; i < times.length; i++) {
            Typed typed = letters.get(i);
            long began = System.nanoTime();
            suggestions.suggest(typed.subject(), typed.text(), typed.language(), OFFERED);
            times[i] = System.nanoTime() - began;
        }
        return times;
    }

    private static String signIn(String address) throws Exception {
        String body =
                "{\"email\":\"wilaiwan@onward.example\",\"password\":\"%s\"}".formatted(PASSWORD);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/api/v1/sessions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return JSON.readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()).body())
                .get("accessToken")
                .asText();
    }

    private static long[] overHttp(List<Typed> letters, String address, String token)
            throws Exception {
        long[] times = new long[letters.size()];
        for (int i = 0; i < times.length; i++) {
            Typed typed = letters.get(i);
            URI uri =
                    URI.create(
                            "%s/api/v1/suggestions?subject=%s&q=%s&language=%s&limit=%d"
                                    .formatted(
                                            address,
                                            typed.subject().name().toLowerCase(Locale.ROOT),
                                            URLEncoder.encode(typed.text(), StandardCharsets.UTF_8),
                                            typed.language(),
                                            OFFERED));
            HttpRequest request =
                    HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
            long began = System.nanoTime();
            int status = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
            times[i] = System.nanoTime() - began;
            if (status != 200) {
                throw new IllegalStateException("%s answered %d".formatted(uri, status));
            }
        }
        return times;
    }

    /** The 95th of 100, in milliseconds. */
    private static double line(String where, List<Typed> letters, long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%s, %,d texts letter by letter: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, slowest"
                        + " %.2f ms (“%s”)%n",
                where,
                times.length,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                at(sorted, 1),
                letters.get(slowest(times)).text());
        return at(sorted, 0.95);
    }

    private static int slowest(long[] times) {
        int slowest = 0;
        for (int i = 0; i < times.length; i++) {
            slowest = times[i] > times[slowest] ? i : slowest;
        }
        return slowest;
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
