package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database stops answering, or dies, under a running service. */
class DatabaseAwayTest {
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final String SIGN_IN =
            "{\"email\":\"kanchana@onward.example\",\"password\":\"%s\"}".formatted(PASSWORD);

    @TempDir static Path folder;

    private static EmbeddedDatabase database;
    private static TestService service;
    private static String health;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.start(folder);
        int management = TestService.freePort();
        health = "http://localhost:" + management + "/health";
        Map<String, Object> settings = new HashMap<>(database.settings());
        settings.put("onward.demo.enabled", "true");
        settings.put("endpoints.all.port", management);
        service = TestService.start(settings);
    }

    @AfterAll
    static void end() throws Exception {
        service.close();
        database.close();
    }

    @Test
    void whileItIsAwayEveryoneIsToldSoonAndKeepsWhatWasTyped() throws Exception {
        signal("-STOP");
        try {
            HttpResponse<String> said = get(health, 1_000);
            assertThat(said.statusCode()).isEqualTo(503);
            assertThat(said.body()).contains("\"database\"");
            for (int tries = 0; tries < 9; tries++) {
                assertThat(signIn().statusCode()).isEqualTo(503);
            }
            HttpResponse<String> page =
                    send(
                            HttpRequest.newBuilder(URI.create(service.address() + "/signin"))
                                    .header("Accept", "text/html")
                                    .header("Origin", service.address())
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "email=kanchana%40onward.example&password=secret")),
                            3_000);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body())
                    .contains("name=\"email\" value=\"kanchana@onward.example\"")
                    .doesNotContain("secret");
        } finally {
            signal("-CONT");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> signIn().statusCode() == 201);
    }

    @Test
    void aServerThatWasKilledComesBackAndAWriteSucceeds() throws Exception {
        long killed = database.pid();
        signal("-KILL");
        await().atMost(Duration.ofSeconds(10)).until(() -> signIn().statusCode() == 201);
        assertThat(database.pid()).isNotEqualTo(killed);
        await().atMost(Duration.ofSeconds(10)).until(() -> get(health, 1_000).statusCode() == 200);
    }

    /** To the postmaster and, unless it dies of it, to what serves the sessions. */
    private static void signal(String name) throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(database.pid()).orElseThrow();
        for (ProcessHandle each :
                name.equals("-KILL")
                        ? java.util.List.of(postmaster)
                        : java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(postmaster),
                                        postmaster.descendants())
                                .toList()) {
            new ProcessBuilder("kill", name, Long.toString(each.pid())).start().waitFor();
        }
    }

    private static HttpResponse<String> signIn() throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/sessions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(SIGN_IN)),
                10_000);
    }

    private static HttpResponse<String> get(String address, long withinMillis) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address)), withinMillis);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, long withinMillis)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    request.timeout(Duration.ofMillis(withinMillis)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
