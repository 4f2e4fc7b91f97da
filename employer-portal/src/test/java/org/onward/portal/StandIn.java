package org.onward.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the matching service: answers as {@code config/contracts/employer} says by example,
 * and can be slow, broken or gone.
 */
public final class StandIn implements AutoCloseable {
    private static final Path CONTRACT = Path.of("../config/contracts/employer");
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final String BASE = "/api/employer/v1";

    /** One file of the contract. */
    public record Example(
            String name,
            String method,
            String path,
            @Nullable JsonNode request,
            int status,
            @Nullable JsonNode response) {}

    /** What the portal sent. */
    public record Received(String method, String path, Map<String, String> headers, String body) {
        public String key() {
            return headers.getOrDefault("Idempotency-key", "");
        }
    }

    private final Map<String, Example> examples = new TreeMap<>();
    private final Map<String, String> chosen = new ConcurrentHashMap<>();
    private final Map<String, Example> made = new ConcurrentHashMap<>();
    private final Map<String, String> otherwise = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final int port;
    private @Nullable HttpServer server;
    private volatile Instant now = NOW;
    private volatile int status;
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile long delayMillis;

    private StandIn(ObjectMapper json) throws IOException {
        try (Stream<Path> files = Files.list(CONTRACT)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                String name = file.getFileName().toString().replace(".json", "");
                JsonNode whole = json.readValue(Files.readString(file), JsonNode.class);
                JsonNode request = Objects.requireNonNull(whole.get("request"));
                JsonNode response = Objects.requireNonNull(whole.get("response"));
                examples.put(
                        name,
                        new Example(
                                name,
                                Objects.requireNonNull(request.get("method")).getStringValue(),
                                Objects.requireNonNull(request.get("path")).getStringValue(),
                                request.get("body"),
                                Objects.requireNonNull(response.get("status")).getIntValue(),
                                response.get("body")));
            }
        }
        // It comes back to its port, which nobody may have taken meanwhile.
        port = TestPortal.freePort();
        server = listen(port);
    }

    public static StandIn start() {
        try {
            return new StandIn(ObjectMapper.getDefault());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpServer listen(int on) throws IOException {
        HttpServer listening =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 100);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/", this::answer);
        listening.start();
        return listening;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public Map<String, Example> examples() {
        return examples;
    }

    /** From now on this route is answered by another example. */
    public void answer(String method, String path, String example) {
        if (!examples.containsKey(example)) {
            throw new IllegalArgumentException("no example " + example);
        }
        chosen.put(method + " " + path, example);
    }

    /** From now on this route is answered with this JSON, which no example holds. */
    public void answerWith(String method, String path, String body) {
        JsonNode response;
        try {
            response = ObjectMapper.getDefault().readValue(body, JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        made.put(method + " " + path, new Example("made", method, path, null, 200, response));
    }

    /** In every answer this text stands in the place of that one: another state, a longer name. */
    public void otherwise(String written, String instead) {
        otherwise.put(written, instead);
    }

    /** Every request is answered with this status, without a body; 0 for the examples again. */
    public void broken(int with) {
        status = with;
    }

    /** What time it is there. */
    public void itIs(Instant instant) {
        now = instant;
    }

    public void slow(long millis) {
        delayMillis = millis;
    }

    /** Every request arrives, and its connection is cut without an answer. */
    public void cut() {
        cutNext(Integer.MAX_VALUE);
    }

    /** The same for the next so many requests. */
    public void cutNext(int many) {
        cuts.set(many);
    }

    /** Nothing listens any more. */
    public void down() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    public void up() {
        try {
            server = listen(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it was at the start, with nothing received. */
    public void asNew() {
        chosen.clear();
        made.clear();
        otherwise.clear();
        received.clear();
        status = 0;
        delayMillis = 0;
        now = NOW;
        cuts.set(0);
        if (server == null) {
            up();
        }
    }

    public List<Received> received() {
        return received;
    }

    public List<Received> received(String method, String path) {
        return received.stream()
                .filter(one -> one.method().equals(method) && one.path().equals(path))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String whole = exchange.getRequestURI().toString();
        String path = whole.startsWith(BASE) ? whole.substring(BASE.length()) : whole;
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name, values.getFirst()));
        received.add(new Received(method, path, headers, body));
        if (delayMillis > 0) {
            try {
                Thread.sleep(delayMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Onward-Now", now.toString());
        if (status != 0) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        Example example = example(method, path);
        if (example.response() == null || example.response().isNull()) {
            exchange.sendResponseHeaders(example.status(), -1);
            exchange.close();
            return;
        }
        String text = ObjectMapper.getDefault().writeValueAsString(example.response());
        for (Map.Entry<String, String> other : otherwise.entrySet()) {
            text = text.replace(other.getKey(), other.getValue());
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        example.status() < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(example.status(), bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Example example(String method, String path) {
        String bare = path.split("\\?", 2)[0];
        for (String asked : List.of(path, bare)) {
            Example one = made.get(method + " " + asked);
            if (one != null) {
                return one;
            }
            String name = chosen.get(method + " " + asked);
            if (name != null) {
                return Objects.requireNonNull(examples.get(name));
            }
        }
        return examples.values().stream()
                .filter(one -> one.method().equals(method))
                .filter(one -> one.path().replaceFirst("\\?.*", "").equals(BASE + bare))
                .min(
                        java.util.Comparator.comparing((Example one) -> one.status() >= 400)
                                .thenComparing(Example::name))
                .orElseGet(() -> Objects.requireNonNull(examples.get("vacancy-not-found")));
    }

    @Override
    public void close() {
        down();
    }
}
