package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverloadTest {
    private static Socket held(TestPortal portal) throws IOException {
        URI address = URI.create(portal.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        String head =
                "POST /register HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\na=";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void becomes(Browserless visitor, int status) throws InterruptedException {
        int seen = visitor.get("/help").statusCode();
        for (int i = 0; i < 250 && seen != status; i++) {
            Thread.sleep(20); // an answer counts until it is written
            seen = visitor.get("/help").statusCode();
        }
        assertThat(seen).isEqualTo(status);
    }

    @Test
    void moreThanCanBeServedIsRefusedAtOnceWhileSignInAndAnswersStayOpen() throws Exception {
        int management = TestPortal.freePort();
        try (StandIn api = StandIn.start();
                TestPortal portal =
                        TestPortal.start(
                                api,
                                Map.of(
                                        "onward.overload.most-requests",
                                        2,
                                        "endpoints.all.port",
                                        management))) {
            Browserless visitor = new Browserless(portal);
            visitor.get("/help");
            for (int i = 0; i < 300; i++) {
                held(portal).close();
            }
            becomes(visitor, 200);
            Thread.sleep(200); // until all of them are gone
            try (Socket one = held(portal);
                    Socket two = held(portal)) {
                assertThat(one.isConnected() && two.isConnected()).isTrue();
                Thread.sleep(300); // until both are in: the next question would take their place
                becomes(visitor, 503);
                HttpResponse<String> refused = visitor.get("/help");
                assertThat(refused.headers().firstValue("Retry-After")).contains("5");
                assertThat(refused.body()).contains("Try again in a moment");
                assertThat(visitor.get("/signin").statusCode()).isEqualTo(200);
                assertThat(visitor.get("/answer/t").statusCode()).isEqualTo(200);
                assertThat(
                                new Browserless("http://localhost:" + management)
                                        .get("/health")
                                        .statusCode())
                        .isEqualTo(200);
            }
            becomes(visitor, 200);
        }
    }
}
