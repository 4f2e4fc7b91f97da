package org.onward.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Plain HTTP against a {@link TestService}, as a client of the API would. */
public final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final @Nullable String token;

    /** An answer with its body as JSON (a missing node where it is empty or no JSON). */
    public record Answer(
            int status, JsonNode json, String text, java.net.http.HttpHeaders headers) {}

    private Http(String address, @Nullable String token) {
        this.address = address;
        this.token = token;
    }

    public static Http anonymous(TestService service) {
        return new Http(service.address(), null);
    }

    public static Http withToken(TestService service, String token) {
        return new Http(service.address(), token);
    }

    /** Nobody, at a service that runs as a process of its own. */
    public static Http at(String address) {
        return new Http(address, null);
    }

    public static Http signedIn(TestService service, String email, String password) {
        return signedIn(service.address(), email, password);
    }

    public static Http signedIn(String address, String email, String password) {
        Answer answer =
                at(address)
                        .post(
                                "/api/v1/sessions",
                                "{\"email\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(email, password));
        if (answer.status() != 201) {
            throw new AssertionError("sign-in answered " + answer.status() + " " + answer.text());
        }
        return new Http(address, answer.json().get("accessToken").asText());
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
        if (body != null) {
            request.header("Content-Type", type);
        }
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
