package org.onward.portal;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The whole portal on a random port, before a {@link StandIn} or a real matching service. */
public final class TestPortal implements AutoCloseable {
    private final EmbeddedServer server;

    private TestPortal(EmbeddedServer server) {
        this.server = server;
    }

    public static TestPortal start(StandIn api) {
        return start(api, Map.of());
    }

    public static TestPortal start(StandIn api, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.port", -1);
        settings.put("endpoints.all.port", -1);
        settings.put("onward.employer-api.url", api.address());
        settings.put("onward.employer-api.portal-secret", "a lantern in the harbour");
        settings.put(
                "onward.portal.cookie-secret", Base64.getEncoder().encodeToString(new byte[32]));
        settings.putAll(more);
        return new TestPortal(
                ApplicationContext.builder()
                        .properties(settings)
                        .environments("test")
                        .run(EmbeddedServer.class));
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    /** Address without a path, e.g. http://localhost:41231 */
    public String address() {
        return server.getURL().toString();
    }

    /** Below those that systems give to clients and to whoever asks for any, at any moment. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken: another one
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
