package org.onward.matching;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.StartupRefusal;
import org.onward.matching.taxonomy.BadTaxonomyFile;

/** Starts the matching service: staff pages, JSON API and the management port. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Onward matching service",
                        version = "1",
                        description =
                                "People, employers, vacancies and matches with their reasons. Sign"
                                        + " in with POST /api/v1/sessions and send the access token"
                                        + " as a bearer token. Refusals are RFC 9457 problems."))
public final class Application {
    private Application() {}

    static void main(String[] args) {
        try {
            start(args);
        } catch (RuntimeException e) {
            StartupRefusal refusal = refusal(e);
            if (refusal == null) {
                throw e;
            }
            System.exit(say(refusal));
        }
    }

    private static int say(RuntimeException refusal) {
        System.err.println(refusal.getMessage());
        return 2;
    }

    /** The refusal behind an exception of the framework, if one is. */
    private static @Nullable StartupRefusal refusal(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof StartupRefusal refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static void start(String[] args) {
        Path folder =
                Path.of(Objects.requireNonNullElse(System.getenv("ONWARD_DATA_FOLDER"), "data"));
        refuseTakenPort(setting("MICRONAUT_SERVER_PORT", 8080));
        refuseTakenPort(setting("ONWARD_EMPLOYER_API_PORT", 8082));
        refuseTakenPort(setting("ENDPOINTS_ALL_PORT", 8090));
        Map<String, Object> settings = new HashMap<>(KeyFolder.settings(folder));
        if (System.getenv("DATASOURCES_DEFAULT_URL") == null) {
            settings.putAll(EmbeddedDatabase.start(folder).settings());
        }
        // Both Micronaut and the embedded PostgreSQL end with the process by hooks of their own.
        Micronaut.build(args)
                .mainClass(Application.class)
                .banner(false)
                .properties(settings)
                .mapError(StartupRefusal.class, Application::say)
                .mapError(BadTaxonomyFile.class, Application::say)
                .start();
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
