import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The neutral values of a ranking: for each factor and kind the median of the values that are
 * known, over every pair of a counsellor's person and a vacancy that passes the gates. Prints the
 * ranking's file with them. Started by {@code scripts/neutral-values} beside a running service.
 */
final class NeutralValues {
    private static final List<String> KINDS = List.of("job", "apprenticeship", "training");

    /** With fewer known values a median says more about the few than about the catalogue. */
    private static final int FEWEST = 30;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final Map<String, List<Double>> known = new HashMap<>();
    private int people;
    private int pairs;
    private boolean complete = true;

    private NeutralValues(String address) {
        this.address = address;
    }

    /**
     * @param arguments address of the service, file of the ranking, name of the catalogue
     */
    public static void main(String[] arguments) throws Exception {
        NeutralValues values = new NeutralValues(arguments[0]);
        String password = Objects.requireNonNull(System.getenv("ONWARD_PASSWORD"));
        for (String email : Objects.requireNonNull(System.getenv("ONWARD_EMAILS")).split(",")) {
            values.read(email.strip(), password);
        }
        String file = Files.readString(Path.of(arguments[1]), StandardCharsets.UTF_8);
        System.out.print(values.in(file, arguments[2]));
        if (!values.complete) {
            System.err.println(
                    "More vacancies pass than are scored for a person; the values are those of the"
                            + " best.");
        }
    }

    private void read(String email, String password) throws Exception {
        String token =
                json(request("/api/v1/sessions", "")
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                JSON.writeValueAsString(
                                                        Map.of(
                                                                "email", email,
                                                                "password", password))))
                                .build())
                        .get("accessToken")
                        .asText();
        for (JsonNode person :
                json(request("/api/v1/returnees?limit=100", token).build()).get("people")) {
            people++;
            String matches = "/api/v1/returnees/%s/matches?limit=50".formatted(text(person, "id"));
            String next = "";
            do {
                JsonNode page = json(request(matches + next, token).build());
                complete &= page.get("considered").asInt() >= page.get("passing").asInt();
                page.get("matches").forEach(this::add);
                next =
                        page.get("next").isNull()
                                ? ""
                                : "&cursor="
                                        + URLEncoder.encode(
                                                text(page, "next"), StandardCharsets.UTF_8);
            } while (!next.isEmpty());
        }
    }

    private void add(JsonNode match) {
        pairs++;
        for (JsonNode factor : match.get("factors")) {
            if (factor.get("known").asBoolean()) {
                known.computeIfAbsent(
                                text(factor, "factor") + " " + text(match, "kind"),
                                key -> new ArrayList<>())
                        .add(factor.get("value").asDouble());
            }
        }
    }

    /** The file with the measured values in it, everything else as it was. */
    private String in(String file, String catalogue) {
        Matcher entry =
                Pattern.compile(
                                "\"(\\w+)\": \\{\\s*\"weight\": [^}]*},\\s*\"neutral\": (\\{[^}]*})"
                                        + "(,\\s*\"measured\": \\{[^}]*})?")
                        .matcher(file);
        String measured =
                entry.replaceAll(
                        found -> {
                            String before =
                                    found.group().substring(0, found.start(2) - found.start());
                            return Matcher.quoteReplacement(
                                    before
                                            + neutral(found.group(1), found.group(2))
                                            + ",\n      \"measured\": "
                                            + counts(found.group(1)));
                        });
        return measured.replaceFirst(
                "\"catalogue\": \"[^\"]*\"",
                Matcher.quoteReplacement(
                        "\"catalogue\": \"%s, %s: %d people, %d pairs\""
                                .formatted(
                                        catalogue, LocalDate.now(ZoneOffset.UTC), people, pairs)));
    }

    private String neutral(String factor, String before) {
        List<String> values = new ArrayList<>();
        for (String kind : KINDS) {
            Matcher old = Pattern.compile("\"%s\": ([0-9.]+)".formatted(kind)).matcher(before);
            String estimate = old.find() ? old.group(1) : "1";
            List<Double> of = known.getOrDefault(factor + " " + kind, List.of());
            values.add(
                    "\"%s\": %s"
                            .formatted(kind, of.size() < FEWEST ? estimate : number(median(of))));
        }
        return "{ %s }".formatted(String.join(", ", values));
    }

    private String counts(String factor) {
        return "{ %s }"
                .formatted(
                        String.join(
                                ", ",
                                KINDS.stream()
                                        .map(
                                                kind ->
                                                        "\"%s\": %d"
                                                                .formatted(
                                                                        kind,
                                                                        known.getOrDefault(
                                                                                        factor + " "
                                                                                                + kind,
                                                                                        List.of())
                                                                                .size()))
                                        .toList()));
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value)
                .replaceAll("0+$", "")
                .replaceAll("\\.$", "");
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }

    private static JsonNode json(HttpRequest request) throws Exception {
        HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s answered %d".formatted(request.uri().getPath(), answer.statusCode()));
        }
        return JSON.readTree(answer.body());
    }
}
