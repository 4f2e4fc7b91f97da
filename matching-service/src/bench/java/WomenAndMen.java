import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.onward.matching.OwnService;

/**
 * Whether the matches of women and of men in the demo story are alike: what is open to them, how
 * well the best of it fits, what kind of work it is, and through which group of factors they lose.
 * No factor knows a person's sex; a gap comes from what people did, want and can, and from what is
 * posted. Started by {@code scripts/evaluate --demo}.
 */
final class WomenAndMen {
    private static final List<String> COUNSELLORS =
            List.of("wilaiwan", "ratchanee", "somsak", "marites", "joel");
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final int BEST = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a person is offered.
     *
     * @param passing vacancies that no gate stops
     * @param best the best ten
     */
    private record Offered(int passing, List<JsonNode> best) {
        double mean(ToDoubleFunction<JsonNode> of) {
            return best.stream().mapToDouble(of).average().orElse(Double.NaN);
        }

        double share(Predicate<JsonNode> of) {
            return mean(match -> of.test(match) ? 1 : 0);
        }
    }

    private final String address;
    private final HttpClient client;

    private WomenAndMen(String address, HttpClient client) {
        this.address = address;
        this.client = client;
    }

    /**
     * @param arguments a folder for the database and, where the vocabularies are to be there,
     *     theirs
     */
    public static void main(String[] arguments) throws Exception {
        Path taxonomy = arguments.length > 1 ? Path.of(arguments[1]) : null;
        try (OwnService service = OwnService.start(Path.of(arguments[0]), taxonomy, true);
                HttpClient client = HttpClient.newHttpClient()) {
            Map<String, List<Offered>> by = new WomenAndMen(service.address(), client).offered();
            List<Offered> women = by.getOrDefault("woman", List.of());
            List<Offered> men = by.getOrDefault("man", List.of());
            System.out.printf(
                    "%-44s %8s %8s %8s%n", "ready people of the demo story", "women", "men", "gap");
            line("people", women, men, all -> all.size());
            line("vacancies that no gate stops", women, men, all -> mean(all, Offered::passing));
            line(
                    "score of the best",
                    women,
                    men,
                    all -> mean(all, one -> score(one.best.getFirst())));
            line(
                    "score of the best ten",
                    women,
                    men,
                    all -> mean(all, one -> one.mean(WomenAndMen::score)));
            for (String kind : List.of("job", "apprenticeship", "training")) {
                line(
                        "of the best ten: " + kind,
                        women,
                        men,
                        all ->
                                mean(
                                        all,
                                        one ->
                                                one.share(
                                                        m -> m.get("kind").asText().equals(kind))));
            }
            line(
                    "of the best ten: ISCO major groups 1-3",
                    women,
                    men,
                    all ->
                            mean(
                                    all,
                                    one ->
                                            one.share(
                                                    m ->
                                                            m.at("/occupation/code")
                                                                            .asText("9")
                                                                            .charAt(0)
                                                                    < '4')));
            line(
                    "of the best ten: pay covers the need",
                    women,
                    men,
                    all -> mean(all, one -> one.share(WomenAndMen::covers)));
            for (String group : List.of("can_do", "wants", "terms", "prospects")) {
                line(
                        "points lost in the best ten: " + group,
                        women,
                        men,
                        all -> mean(all, one -> one.mean(m -> lost(m, group))));
            }
        }
    }

    private static void line(
            String what,
            List<Offered> women,
            List<Offered> men,
            ToDoubleFunction<List<Offered>> of) {
        double w = of.applyAsDouble(women);
        double m = of.applyAsDouble(men);
        System.out.printf(Locale.ROOT, "%-44s %8.2f %8.2f %+8.2f%n", what, w, m, w - m);
    }

    private static double mean(List<Offered> all, ToDoubleFunction<Offered> of) {
        return all.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    private static double score(JsonNode match) {
        return match.get("score").asDouble();
    }

    private static boolean covers(JsonNode match) {
        JsonNode pay = match.get("pay");
        return pay.path("monthMin").has("minor")
                && pay.path("need").has("minor")
                && pay.at("/monthMin/currency").equals(pay.at("/need/currency"))
                && pay.at("/monthMin/minor").asLong() >= pay.at("/need/minor").asLong();
    }

    private static double lost(JsonNode match, String group) {
        double lost = 0;
        for (JsonNode factor : match.get("factors")) {
            lost +=
                    factor.get("group").asText().equals(group)
                            ? factor.get("pointsLost").asDouble()
                            : 0;
        }
        return lost;
    }

    /** By sex, of those who are ready and to whom something is open. */
    private Map<String, List<Offered>> offered() throws Exception {
        Map<String, List<Offered>> by = new LinkedHashMap<>();
        for (String counsellor : COUNSELLORS) {
            String token =
                    ask(
                                    "/api/v1/sessions",
                                    "",
                                    "{\"email\":\"%s@onward.example\",\"password\":\"%s\"}"
                                            .formatted(counsellor, PASSWORD))
                            .get("accessToken")
                            .asText();
            for (JsonNode person :
                    ask("/api/v1/returnees?limit=100&readiness=ready", token, "").get("people")) {
                String at = "/api/v1/returnees/" + person.get("id").asText();
                JsonNode matches = ask(at + "/matches?limit=" + BEST, token, "");
                List<JsonNode> best = new ArrayList<>();
                matches.get("matches").forEach(best::add);
                if (!best.isEmpty()) {
                    by.computeIfAbsent(
                                    ask(at, token, "").path("sex").asText("unknown"),
                                    sex -> new ArrayList<>())
                            .add(new Offered(matches.get("passing").asInt(), best));
                }
            }
        }
        return by;
    }

    private JsonNode ask(String path, String token, String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> answer;
        do {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } while (answer.statusCode() == 503); // the index is being built
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("%s answered %d".formatted(path, answer.statusCode()));
        }
        return JSON.readTree(answer.body());
    }
}
