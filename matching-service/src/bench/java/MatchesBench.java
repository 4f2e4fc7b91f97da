import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Matches over HTTP with 10,000 vacancies: latency as a client sees it and CPU of the service.
 * Started by {@code scripts/bench} beside a running service with the demo story.
 */
final class MatchesBench {
    private static final int VACANCIES = 10_000;
    private static final int WARM_UP = 3_000;
    private static final int REQUESTS = 3_000;
    private static final double GOAL_MILLIS = 25;
    private static final List<String> COUNSELLORS =
            List.of("wilaiwan", "ratchanee", "somsak", "marites", "joel");

    private MatchesBench() {}

    public static void main(String[] arguments) throws Exception {
        Running onward = new Running(arguments);
        List<String> tokens = new ArrayList<>();
        for (String counsellor : COUNSELLORS) {
            tokens.add(onward.signIn(counsellor));
        }
        onward.fill(VACANCIES, tokens.getFirst(), onward.signIn("kanchana"));
        List<HttpRequest> requests = new ArrayList<>();
        for (String token : tokens) {
            JsonNode people =
                    Running.json(onward.get("/api/v1/returnees?limit=100", token)).get("people");
            for (JsonNode person : people) {
                requests.add(
                        onward.get(
                                "/api/v1/returnees/%s/matches?limit=20"
                                        .formatted(person.get("id").asText()),
                                token));
            }
        }
        JsonNode one = Running.json(requests.getFirst());
        System.err.printf("%d people; warming up.%n", requests.size());
        Running.times(requests, WARM_UP, 2);
        onward.printVersions();
        System.out.printf("ranking %s%n", one.get("ranking").asText());
        double most = 0;
        for (int clients = 1; clients <= 2; clients++) {
            most =
                    Math.max(
                            most,
                            onward.measure(
                                    "matches over HTTP with %,d vacancies".formatted(VACANCIES),
                                    requests,
                                    REQUESTS,
                                    clients));
        }
        Running.reach("each p95 at most %.0f ms".formatted(GOAL_MILLIS), most <= GOAL_MILLIS);
    }
}
