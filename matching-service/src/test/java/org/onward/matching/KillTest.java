package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as a process of its own, killed while it imports and indexes. */
class KillTest {
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final int ROWS = 20_000;
    private static final int FIRST = 200;

    @TempDir Path data;
    private int port;
    private @Nullable Process process;

    @BeforeEach
    void choosePort() throws IOException {
        port = freePort();
    }

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void searchEqualsTheDatabaseAfterAKillDuringIndexWrites() throws Exception {
        start();
        Http staff = Http.signedIn(address(), "kanchana@onward.example", PASSWORD);
        assertThat(
                        staff.post(
                                        "/api/v1/feed-sources",
                                        "{\"key\":\"big\",\"country\":\"TH\",\"vouched\":true}")
                                .status())
                .isBetween(200, 201);
        StringBuilder csv = new StringBuilder("id,title,country,place\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(i)
                    .append(",Tagapagluto sa Bundokbayan ")
                    .append(i)
                    .append(",TH,Chiang Mai\n");
        }
        assertThat(
                        staff.send(
                                        "POST",
                                        "/api/v1/feeds/big?wait=false",
                                        csv.toString(),
                                        "text/csv")
                                .status())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(60)).until(() -> total(staff) > 1_000);
        java.util.Objects.requireNonNull(process).destroyForcibly().waitFor();

        start();
        Http again = Http.signedIn(address(), "kanchana@onward.example", PASSWORD);
        Set<String> stored = stored();
        assertThat(stored.size()).as("the kill came before the end").isBetween(1_000, ROWS);
        await().atMost(Duration.ofSeconds(30)).until(() -> total(again) == stored.size());
        assertThat(firstFound(again)).hasSize(FIRST).isSubsetOf(stored);
    }

    private static int total(Http http) {
        JsonNode total = http.get("/api/v1/vacancies?q=bundokbayan&limit=1").json().get("total");
        return total == null ? 0 : total.asInt();
    }

    private static Set<String> firstFound(Http http) {
        Set<String> ids = new TreeSet<>();
        String next = "";
        do {
            JsonNode page = http.get("/api/v1/vacancies?q=bundokbayan&limit=50" + next).json();
            page.get("vacancies").forEach(v -> ids.add(v.get("id").asText()));
            next = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asText();
        } while (!next.isEmpty() && ids.size() < FIRST);
        return ids;
    }

    private Set<String> stored() throws IOException, SQLException {
        String database = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        Set<String> ids = new TreeSet<>();
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://localhost:" + database + "/onward",
                                "postgres",
                                "");
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select id from vacancy where source = 'big' and state = 'open'")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.onward.matching.Application"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ONWARD_DATA_FOLDER", data.toString());
        builder.environment().put("ONWARD_DEMO_ENABLED", "true");
        builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        builder.environment().put("ENDPOINTS_ALL_PORT", Integer.toString(freePort()));
        builder.environment().put("ONWARD_EMPLOYER_API_PORT", Integer.toString(freePort()));
        builder.redirectErrorStream(true).redirectOutput(data.resolve("out.log").toFile());
        Process started = builder.start();
        process = started;
        await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> {
                            assertThat(started.isAlive())
                                    .as(() -> tail(data.resolve("out.log")))
                                    .isTrue();
                            return answers();
                        });
    }

    private boolean answers() {
        try {
            return Http.at(address()).get("/api/v1/me").status() == 401;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private static String tail(Path log) {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - 2_000));
        } catch (IOException e) {
            return "no log";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
