import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Free search over HTTP with 100,000 vacancies: words in three languages, conditions, both, and the
 * page without either, each with all facets and the words marked.
 */
final class SearchBench {
    private static final int VACANCIES = 100_000;
    private static final int SEARCHES = 1_000;
    private static final int WARM_UP = 3_000;
    private static final int REQUESTS = 3_000;
    private static final long SEED = 20_261_126;
    private static final List<String> CONDITIONS =
            List.of(
                    "&country=TH",
                    "&country=PH&kind=job",
                    "&kind=apprenticeship,training",
                    "&place=TH-40",
                    "&place=PH-00&payKnown=true",
                    "&occupation=7",
                    "&occupation=5&country=TH",
                    "&accommodation=true",
                    "&backed=true",
                    "&sector=C");

    private SearchBench() {}

    public static void main(String[] arguments) throws Exception {
        Running onward = new Running(arguments);
        String token = onward.signIn("wilaiwan");
        onward.fill(VACANCIES, token, onward.signIn("kanchana"));
        List<HttpRequest> requests = new ArrayList<>();
        for (String query : queries()) {
            requests.add(onward.get("/api/v1/vacancies?limit=20" + query, token));
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

    /** Half of them words, three in ten words and a condition, the rest conditions or nothing. */
    private static List<String> queries() throws Exception {
        List<String> words = Adverts.words(Path.of("config", "taxonomy"));
        Random random = new Random(SEED);
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < SEARCHES; i++) {
            int kind = random.nextInt(10);
            String typed =
                    kind < 8
                            ? "&q="
                                    + URLEncoder.encode(
                                            words.get(random.nextInt(words.size())),
                                            StandardCharsets.UTF_8)
                            : "";
            String condition =
                    kind >= 5 && kind < 9 ? CONDITIONS.get(random.nextInt(CONDITIONS.size())) : "";
            queries.add(typed + condition);
        }
        return queries;
    }
}
