package org.onward.matching;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts the matching service: staff pages, JSON API and the management port. */
public final class Application {
    private Application() {}

    static void main(String[] args) {
        try {
            start(args);
        } catch (StartupRefusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(2);
        }
    }

    private static void start(String[] args) {
        Path folder =
                Path.of(Objects.requireNonNullElse(System.getenv("ONWARD_DATA_FOLDER"), "data"));
        refuseTakenPort(setting("MICRONAUT_SERVER_PORT", 8080));
        refuseTakenPort(setting("ENDPOINTS_ALL_PORT", 8090));
        Map<String, Object> settings = new HashMap<>(KeyFolder.settings(folder));
        @Nullable EmbeddedDatabase database = null;
        if (System.getenv("DATASOURCES_DEFAULT_URL") == null) {
            database = EmbeddedDatabase.start(folder);
            settings.putAll(database.settings());
        }
        @Nullable EmbeddedDatabase embedded = database;
        ApplicationContext context =
                Micronaut.build(args)
                        .mainClass(Application.class)
                        .banner(false)
                        .properties(settings)
                        .start();
        if (embedded != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, embedded)));
        }
    }

    private static void stop(ApplicationContext context, EmbeddedDatabase database) {
        context.close();
        try {
            database.close();
        } catch (IOException e) {
            System.err.println("The database did not stop cleanly; the next start recovers it.");
        }
    }

    private static int setting(String variable, int fallback) {
        String value = System.getenv(variable);
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
                    "Port %d is taken; stop the program that holds it or choose another with --port."
                            .formatted(port),
                    e);
        }
    }
}
