package org.onward.portal.api;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import io.micronaut.context.annotation.Property;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of the employer API: with a time-out, of which a page may use up two, behind a circuit
 * breaker, and, where it only reads, tried again, but not after a time-out: whoever waits has
 * waited long enough. Changes are never repeated by us: whoever made them sees that they may not
 * have arrived, and sends them again with the same key.
 */
@Singleton
final class Calls {
    private static final String BASE = "/api/employer/v1";

    /** All calls of one page together wait so many times as long as one may. */
    private static final int OF_A_PAGE = 2;

    private final HttpClient client;
    private final URI address;
    private final Duration readTimeout;
    private final String secret;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final ServiceClock service;
    private final CircuitBreaker<Object> breaker;
    private final RetryPolicy<Object> retry;

    Calls(
            @Property(name = "onward.employer-api.url") String address,
            @Property(name = "onward.employer-api.connect-millis") long connectMillis,
            @Property(name = "onward.employer-api.read-millis") long readMillis,
            @Property(name = "onward.employer-api.portal-secret") @Nullable String secret,
            ObjectMapper json,
            InstantSource clock,
            ServiceClock service) {
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofMillis(connectMillis))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        this.address = URI.create(address);
        this.readTimeout = Duration.ofMillis(readMillis);
        this.secret = Objects.requireNonNullElse(secret, "");
        this.json = json;
        this.clock = clock;
        this.service = service;
        this.breaker =
                CircuitBreaker.builder()
                        .handleIf(Calls::isDown)
                        .withFailureThreshold(5, 10)
                        .withDelay(Duration.ofSeconds(2))
                        .withSuccessThreshold(1)
                        .build();
        this.retry =
                RetryPolicy.builder()
                        .handleIf(
                                thrown ->
                                        thrown instanceof Unreachable unreachable
                                                && !unreachable.answered()
                                                && !unreachable.waited())
                        .withMaxRetries(2)
                        .withDelay(Duration.ofMillis(120))
                        .build();
    }

    /** A service that answers 500 to one request is there; one that does not answer is not. */
    private static boolean isDown(@Nullable Throwable thrown) {
        return thrown instanceof TimeoutExceededException
                || (thrown instanceof Unreachable unreachable && !unreachable.answered());
    }

    /**
     * @param key of whatever creates or answers, made with the form; else null
     * @param answer what the body is read as; {@code Void.class} where there is none
     * @throws Refusal where it was not granted
     * @throws Unreachable where it is not known what became of it
     */
    <T> @Nullable T call(
            Asker asker,
            String method,
            String path,
            @Nullable Object body,
            @Nullable String key,
            Class<T> answer) {
        Bearer bearer = asker.bearer();
        if (bearer == null) {
            return read(send(asker, request(asker, null, method, path, body, key)), answer);
        }
        if (bearer.runsOut(clock)) {
            renew(asker, bearer);
        }
        String sentWith = bearer.tokens().accessToken();
        HttpResponse<byte[]> response =
                send(asker, request(asker, sentWith, method, path, body, key));
        if (response.statusCode() == 401 && !bearer.renewed()) {
            renew(asker, bearer); // refused before anything was done, so it can be asked again
            response =
                    send(
                            asker,
                            request(asker, bearer.tokens().accessToken(), method, path, body, key));
        }
        if (response.statusCode() == 401) {
            bearer.end();
        }
        return read(response, answer);
    }

    private void renew(Asker asker, Bearer bearer) {
        RefreshRequest request = new RefreshRequest(bearer.tokens().refreshToken());
        try {
            bearer.renew(tokens(asker, "/sessions/refresh", request));
        } catch (Refusal refusal) {
            bearer.end();
            throw new Refusal(401, "not-signed-in", refusal.detail(), List.of());
        }
    }

    /** Tokens, by signing in or by trading a refresh token. */
    Tokens tokens(Asker asker, String path, Object body) {
        TokenBody fresh =
                read(send(asker, request(asker, null, "POST", path, body, null)), TokenBody.class);
        if (fresh == null) {
            throw new Unreachable("no tokens in the answer", true, null);
        }
        return new Tokens(
                fresh.accessToken(),
                fresh.refreshToken(),
                clock.instant().getEpochSecond() + fresh.expiresIn());
    }

    private HttpRequest request(
            Asker asker,
            @Nullable String accessToken,
            String method,
            String path,
            @Nullable Object body,
            @Nullable String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(BASE + path))
                        .timeout(readTimeout)
                        .header("Accept", "application/json, application/problem+json")
                        .header("Accept-Language", asker.language())
                        .header("Onward-Client", asker.address());
        if (!secret.isEmpty()) {
            request.header("Onward-Portal", secret);
        }
        if (accessToken != null) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return request.method(method, written(body)).build();
    }

    private BodyPublisher written(@Nullable Object body) {
        try {
            return body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException("a request could not be written", e);
        }
    }

    private HttpResponse<byte[]> send(Asker asker, HttpRequest request) {
        Duration left = readTimeout.multipliedBy(OF_A_PAGE).minus(asker.waited().time());
        if (!left.isPositive()) {
            throw new Unreachable("no time left for this page", false, null);
        }
        Timeout<Object> timeout =
                Timeout.builder(left.compareTo(readTimeout) < 0 ? left : readTimeout)
                        .withInterrupt()
                        .build();
        try {
            return (request.method().equals("GET")
                            ? Failsafe.with(retry, breaker, timeout)
                            : Failsafe.with(breaker, timeout))
                    .get(() -> exchanged(request));
        } catch (CircuitBreakerOpenException e) {
            throw new Unreachable("held back after failures", false, e);
        } catch (TimeoutExceededException e) {
            throw new Unreachable("no answer in time", false, e);
        } catch (FailsafeException e) {
            throw new Unreachable("interrupted", false, e);
        }
    }

    private HttpResponse<byte[]> exchanged(HttpRequest request) throws InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException e) {
            throw new Unreachable("no answer in time", e);
        } catch (IOException e) {
            throw new Unreachable("no answer", false, e);
        }
        response.headers().firstValue(ServiceClock.HEADER).ifPresent(service::heard);
        int status = response.statusCode();
        if (status == 502 || status == 503 || status == 504) {
            throw new Unreachable("answered " + status, false, null);
        }
        if (status >= 500) {
            throw new Unreachable("answered " + status, true, null);
        }
        return response;
    }

    private <T> @Nullable T read(HttpResponse<byte[]> response, Class<T> answer) {
        int status = response.statusCode();
        try {
            if (status >= 400) {
                throw refusal(status, response.body());
            }
            return answer == Void.class || response.body().length == 0
                    ? null
                    : json.readValue(response.body(), answer);
        } catch (IOException e) {
            throw new Unreachable("an answer that cannot be read", true, e);
        }
    }

    private Refusal refusal(int status, byte[] body) throws IOException {
        ProblemBody problem = body.length == 0 ? null : json.readValue(body, ProblemBody.class);
        if (problem == null) {
            return new Refusal(status, "", "", List.of());
        }
        String type = Objects.requireNonNullElse(problem.type(), "");
        return new Refusal(
                status,
                type.substring(type.lastIndexOf('/') + 1),
                Objects.requireNonNullElse(problem.detail(), ""),
                Objects.requireNonNullElse(problem.errors(), List.of()));
    }

    @Serdeable
    record RefreshRequest(String refreshToken) {}

    /**
     * @param expiresIn seconds
     */
    @Serdeable
    record TokenBody(String accessToken, long expiresIn, String refreshToken) {}
}
