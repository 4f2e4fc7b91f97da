package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;

class OverloadTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";

    static TestService service;
    static Http counsellor;

    @BeforeAll
    static void start() {
        service = TestService.start(Map.of("onward.overload.most-requests", 2));
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                "nok@example.org",
                                "Nok",
                                PASSWORD,
                                Role.COUNSELLOR,
                                new TestWorld(service).chiangMai,
                                null,
                                null,
                                "en"));
        counsellor = Http.signedIn(service, "nok@example.org", PASSWORD);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Its body never comes. */
    private static Socket held() throws IOException {
        URI address = URI.create(service.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream()
                .write(
                        """
                        POST /api/v1/employers HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        Content-Length: 1000\r
                        \r
                        {"""
                                .formatted(counsellor.token())
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Http.Answer asked() {
        return Http.anonymous(service).get("/api/v1/me");
    }

    private static void becomes(int status) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(5));
        int seen = asked().status();
        while (seen != status && Instant.now().isBefore(until)) {
            Thread.sleep(20); // an answer counts until it is written
            seen = asked().status();
        }
        assertThat(seen).isEqualTo(status);
    }

    @Test
    void moreThanCanBeServedIsRefusedAtOnceWhileTheWaysKeptFreeStayOpen() throws Exception {
        Http http = Http.anonymous(service);
        becomes(401);
        Thread.sleep(200); // until that is written
        Socket one = held();
        Socket two = held();
        Thread.sleep(300); // until both are in: the next question would take their place
        becomes(503);

        long before = System.nanoTime();
        Http.Answer refused = asked();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(100));
        assertThat(refused.json().get("type").asText()).isEqualTo("/problems/busy");
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(counsellor.post("/api/v1/returnees", "{}").status()).isEqualTo(503);
        Http.Answer page = http.send("GET", "/work", null, "", "text/html");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).contains("2");
        assertThat(page.text()).contains("Try again in a moment");

        assertThat(http.send("GET", "/signin", null, "", "text/html").status()).isEqualTo(200);
        assertThat(http.post("/api/v1/sessions", "{}").status()).isNotEqualTo(503);
        assertThat(http.get("/assets/0/onward.css").status()).isNotEqualTo(503);
        Http employers = Http.at(service.employerAddress());
        for (String way : List.of("/sessions", "/answer-links/view", "/answer-links/answer")) {
            assertThat(employers.post("/api/employer/v1" + way, "{}").status())
                    .as(way)
                    .isNotEqualTo(503);
        }
        assertThat(employers.get("/api/employer/v1/introductions").status()).isEqualTo(401);
        assertThat(employers.get("/api/employer/v1/me").status()).isEqualTo(503);

        one.close();
        two.close();
        becomes(401);
    }

    @Test
    void healthStaysOpen() throws Exception {
        int management = TestService.freePort();
        try (TestService full =
                TestService.start(
                        Map.of(
                                "onward.overload.most-requests",
                                0,
                                "endpoints.all.port",
                                management))) {
            assertThat(Http.anonymous(full).get("/api/v1/me").status()).isEqualTo(503);
            assertThat(Http.at("http://localhost:" + management).get("/health").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoeverGoesInTheMiddleOfARequestTakesNoPlaceAlong() throws Exception {
        asked();
        for (int i = 0; i < 300; i++) {
            held().close();
        }
        becomes(401);
        Thread.sleep(200); // until all of them are gone
        try (Socket one = held()) {
            assertThat(one.isConnected()).isTrue();
            becomes(401);
        }
    }
}
