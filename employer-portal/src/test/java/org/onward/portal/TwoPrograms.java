package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Both programs with the demo story, each a process that can be killed and started without the
 * other; {@code scripts/run} would stop both. The module {@code both-programs} runs what needs
 * them, when both are packaged.
 */
final class TwoPrograms {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path data;
    private final int port;
    private @Nullable Process service;
    private @Nullable Process portal;

    private TwoPrograms(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static TwoPrograms start(Path data) throws Exception {
        TwoPrograms both = new TwoPrograms(data, OnwardRunning.freePorts());
        both.startService();
        both.startPortal();
        return both;
    }

    String staff() {
        return "http://localhost:" + port;
    }

    String portal() {
        return "http://localhost:" + (port + 1);
    }

    String employerApi() {
        return "http://localhost:" + (port + 2) + "/api/employer/v1";
    }

    /** Back once its health says that it serves. */
    void startService() throws Exception {
        service =
                start(
                        "matching-service",
                        "org.onward.matching.Application",
                        port,
                        port + 10,
                        List.of("-Xmx1g", "--add-modules", "jdk.incubator.vector"));
    }

    void startPortal() throws Exception {
        portal =
                start(
                        "employer-portal",
                        "org.onward.portal.Application",
                        port + 1,
                        port + 11,
                        List.of("-Xmx256m"));
    }

    /** As {@code kill -9}. */
    void killService() throws InterruptedException {
        killed(service);
    }

    /** As {@code kill -9}. */
    void killPortal() throws InterruptedException {
        killed(portal);
    }

    /** As a new release is put in place. */
    void stopService() throws InterruptedException {
        ended(service);
    }

    private Process start(String name, String main, int at, int management, List<String> options)
            throws Exception {
        Path log = data.resolve(name + ".out");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        jar(name) + ":" + ROOT.resolve(name).resolve("target/lib") + "/*",
                        main));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(ROOT.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(
                        Map.of(
                                "ONWARD_DATA_FOLDER", data.toString(),
                                "ONWARD_DEMO_ENABLED", "true",
                                "ONWARD_EMPLOYER_API_PORT", Integer.toString(port + 2),
                                "ONWARD_EMPLOYER_API_URL", "http://localhost:" + (port + 2),
                                "ONWARD_PORTAL_ADDRESS", portal(),
                                "ONWARD_PORTAL_FOLDER", data.resolve("portal").toString(),
                                "ONWARD_EMPLOYER_API_PORTAL_SECRET", "a lantern in the harbour",
                                "MICRONAUT_SERVER_PORT", Integer.toString(at),
                                "ENDPOINTS_ALL_PORT", Integer.toString(management)));
        // All come from one address here.
        builder.environment().put("ONWARD_LINKS_PER_CLIENT", "10000");
        builder.environment().put("ONWARD_SIGN_IN_TRIES_PER_ADDRESS", "10000");
        Process process = builder.start();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!healthy(management)) {
            assertThat(process.isAlive() && System.nanoTime() < until)
                    .as(() -> name + " said: " + tail(log))
                    .isTrue();
            Thread.sleep(20);
        }
        return process;
    }

    private static Path jar(String name) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(name).resolve("target"))) {
            return files.filter(
                            file ->
                                    file.getFileName()
                                            .toString()
                                            .matches(name + "-[0-9][0-9.]*(-SNAPSHOT)?[.]jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(name + " is not packaged"));
        }
    }

    private static boolean healthy(int management) throws InterruptedException {
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://localhost:%d/health"
                                                                    .formatted(management)))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String tail(Path log) {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - 2_000));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static void killed(@Nullable Process process) throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private static void ended(@Nullable Process process) throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    void stop() throws InterruptedException {
        ended(portal);
        ended(service);
    }
}
