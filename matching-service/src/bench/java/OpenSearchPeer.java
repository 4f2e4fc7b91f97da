import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * OpenSearch in a process of its own, asked over HTTP: one node, one shard of one segment, and the
 * words as the product's analysis gives them.
 */
final class OpenSearchPeer implements ScalePeer {
    private static final int BULK_CHARS = 4 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process node;
    private final String address;
    private final Analyzer analyzer;
    private final String version;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StringBuilder bulk = new StringBuilder();

    /**
     * @param classpath of the node and what it needs
     */
    OpenSearchPeer(Path folder, String classpath, Analyzer analyzer) throws Exception {
        this.analyzer = analyzer;
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        address = "http://127.0.0.1:" + port;
        node =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms1g",
                                "-Xmx1g",
                                "-XX:+UseSerialGC",
                                "--add-modules=jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classpath,
                                "OpenSearchNode",
                                folder.toString(),
                                Integer.toString(port))
                        .redirectErrorStream(true)
                        .start();
        BufferedReader said = node.inputReader();
        String line;
        do {
            line = said.readLine();
            if (line == null) {
                throw new IllegalStateException("OpenSearch did not start");
            }
        } while (!line.equals("started"));
        Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {}));
        version = ask("GET", "/", "").at("/version/number").asText();
        ask(
                "PUT",
                "/vacancy",
                """
                {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": -1},
                 "mappings": {"dynamic": "strict", "_source": {"enabled": false}, "properties": {
                    "country": {"type": "keyword"}, "valid_until": {"type": "integer"},
                    "pay": {"type": "long"}, "skill": {"type": "keyword"},
                    "title": {"type": "text", "analyzer": "whitespace"},
                    "description": {"type": "text", "analyzer": "whitespace"}}}}
                """);
    }

    @Override
    public String settings() {
        return "OpenSearch %s over HTTP, one shard of one segment".formatted(version);
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(node.toHandle());
    }

    @Override
    public void add(Row row) throws Exception {
        bulk.append("{\"index\":{\"_id\":\"").append(row.number()).append("\"}}\n");
        ObjectNode document = JSON.createObjectNode();
        document.put("country", row.country());
        document.put("valid_until", row.validUntilDay());
        document.put("pay", row.payMonthMax());
        ArrayNode skills = document.putArray("skill");
        for (int skill : row.skills()) {
            skills.add(Integer.toString(skill));
        }
        document.put("title", analysed("title", row.title()));
        document.put("description", analysed("tasks", row.description()));
        bulk.append(document).append('\n');
        if (bulk.length() > BULK_CHARS) {
            send();
        }
    }

    private String analysed(String field, String text) throws IOException {
        StringBuilder words = new StringBuilder();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.append(term).append(' ');
            }
        }
        return words.toString();
    }

    private void send() throws Exception {
        if (!bulk.isEmpty()
                && ask("POST", "/vacancy/_bulk", bulk.toString()).get("errors").asBoolean()) {
            throw new IllegalStateException("OpenSearch did not take all vacancies");
        }
        bulk.setLength(0);
    }

    @Override
    public void open() throws Exception {
        send();
        ask("POST", "/vacancy/_forcemerge?max_num_segments=1", "");
        ask("POST", "/vacancy/_refresh", "");
    }

    @Override
    public List<Integer> best(Plain query) throws Exception {
        ObjectNode body = JSON.createObjectNode().put("size", SHOWN).put("_source", false);
        ObjectNode plain = body.putObject("query").putObject("bool");
        plain.putArray("filter").addObject().putObject("term").put("country", query.country());
        ArrayNode not = plain.putArray("must_not");
        not.addObject().putObject("range").putObject("valid_until").put("lt", query.todayDay());
        if (query.payFloor() > 0) {
            not.addObject().putObject("range").putObject("pay").put("lt", query.payFloor());
        }
        ArrayNode should = plain.putArray("should");
        for (int skill : query.skills()) {
            should.addObject()
                    .putObject("constant_score")
                    .putObject("filter")
                    .putObject("term")
                    .put("skill", Integer.toString(skill));
        }
        for (String word : query.words()) {
            should.addObject()
                    .putObject("term")
                    .putObject("title")
                    .put("value", word)
                    .put("boost", 2);
            should.addObject().putObject("term").putObject("description").put("value", word);
        }
        plain.put("minimum_should_match", 1);
        List<Integer> best = new ArrayList<>(SHOWN);
        for (JsonNode hit : ask("POST", "/vacancy/_search", body.toString()).at("/hits/hits")) {
            best.add(hit.get("_id").asInt());
        }
        return best;
    }

    private JsonNode ask(String method, String path, String body) throws Exception {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        body.isEmpty()
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "OpenSearch answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() throws Exception {
        client.close();
        node.getOutputStream().close();
        if (!node.waitFor(java.time.Duration.ofSeconds(30))) {
            node.destroyForcibly();
        }
    }
}
