package org.onward.portal;

import io.micronaut.runtime.Micronaut;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts the employer portal: its pages and the management port. */
public final class Application {
    private Application() {}

    static void main(String[] args) {
        try {
            refuseTakenPort(setting("MICRONAUT_SERVER_PORT", 8081));
            refuseTakenPort(setting("ENDPOINTS_ALL_PORT", 8091));
            Micronaut.build(args)
                    .mainClass(Application.class)
                    .banner(false)
                    .properties(secret())
                    .mapError(StartupRefusal.class, Application::say)
                    .start();
        } catch (StartupRefusal refusal) {
            System.exit(say(refusal));
        }
    }

    private static Map<String, Object> secret() {
        if (System.getenv("ONWARD_PORTAL_COOKIE_SECRET") != null) {
            return Map.of();
        }
        return CookieSecret.settings(
                Path.of(
                        Objects.requireNonNullElse(
                                System.getenv("ONWARD_PORTAL_FOLDER"), "data/portal")));
    }

    private static int say(RuntimeException refusal) {
        System.err.println(refusal.getMessage());
        return 2;
    }

    private static int setting(String variable, int fallback) {
        @Nullable String value = System.getenv(variable);
        try {
            return value == null ? fallback : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new StartupRefusal(variable + " is not a number.", e);
        }
    }

    private static void refuseTakenPort(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new StartupRefusal(
                    "Port %d is taken; stop the program that holds it or choose another."
                            .formatted(port),
                    e);
        }
    }
}
