package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {
    @Test
    void whoAsksForTheHealthNeedsNoSignIn() throws Exception {
        int management = TestPortal.freePort();
        try (StandIn api = StandIn.start();
                TestPortal portal =
                        TestPortal.start(api, Map.of("endpoints.all.port", management));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(status(client, "http://localhost:" + management + "/health")).isEqualTo(200);
            assertThat(status(client, portal.address() + "/health"))
                    .as("not on the port of the pages")
                    .isNotEqualTo(200);
        }
    }

    private static int status(HttpClient client, String address) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
