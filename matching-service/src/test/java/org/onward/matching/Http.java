package org.onward.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain HTTP against a {@link TestService}, as a client of the API would. */
public final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final @Nullable String token;
    private final Map<String, String> headers;

    /** An answer with its body as JSON (a missing node where it is empty or no JSON). */
    public record Answer(
            int status, JsonNode json, String text, java.net.http.HttpHeaders headers) {}

    private Http(String address, @Nullable String token, Map<String, String> headers) {
        this.address = address;
        this.token = token;
        this.headers = Map.copyOf(headers);
    }

    public static Http anonymous(TestService service) {
        return at(service.address());
    }

    public static Http withToken(TestService service, String token) {
        return withToken(service.address(), token);
    }

    /** Nobody, at a service that runs as a process of its own. */
    public static Http at(String address) {
        return new Http(address, null, Map.of());
    }

    public static Http signedIn(TestService service, String email, String password) {
        return signedIn(service.address(), email, password);
    }

    public static Http signedIn(String address, String email, String password) {
        return signedIn(address, "/api/v1/sessions", email, password);
    }

    /** Signed in to the employer API. */
    public static Http employer(TestService service, String email, String password) {
        return signedIn(service.employerAddress(), "/api/employer/v1/sessions", email, password);
    }

    private static Http signedIn(String address, String sessions, String email, String password) {
        Answer answer =
                at(address)
                        .post(
                                sessions,
                                "{\"email\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(email, password));
        if (answer.status() != 201) {
            throw new AssertionError("sign-in answered " + answer.status() + " " + answer.text());
        }
        return withToken(address, answer.json().get("accessToken").asText());
    }

    public static Http withToken(String address, String token) {
        return new Http(address, token, Map.of());
    }

    /** The access token, for requests that this class does not make. */
    public String token() {
        return java.util.Objects.requireNonNull(token);
    }

    /** The same client at another address of the service. */
    public Http elsewhere(String other) {
        return new Http(other, token, headers);
    }

    /** The same client, sending this too. */
    public Http with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Http(address, token, more);
    }

    public Answer get(String path) {
        return send("GET", path, null, "application/json");
    }

    public Answer post(String path, String json) {
        return send("POST", path, json, "application/json");
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json, "application/json");
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, "application/json");
    }

    public Answer send(String method, String path, @Nullable String body, String type) {
        return send(method, path, body, type, "application/json");
    }

    public Answer send(
            String method, String path, @Nullable String body, String type, String accept) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept", accept)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        return body == null ? sent(request) : sent(request.header("Content-Type", type));
    }

    /** Bytes that are no text. */
    public Answer post(String path, byte[] body, String type) {
        return sent(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept", "application/json")
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private Answer sent(HttpRequest.Builder request) {
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    json(response.body()),
                    response.body(),
                    response.headers());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body.isEmpty() ? "null" : body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
