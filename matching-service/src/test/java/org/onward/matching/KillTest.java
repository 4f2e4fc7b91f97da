package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.matching.taxonomy.SmallRelease;

/**
 * The whole program as a process of its own, killed while it imports and indexes, or loads a
 * vocabulary.
 */
class KillTest {
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final int FIRST = 200;

    /** Of all of them: what one has written lies there for the next as on any machine. */
    @TempDir static Path data;

    private int port;
    private @Nullable Process process;

    @BeforeEach
    void choosePort() {
        port = TestService.freePort();
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
    void anImportKilledInTheMiddleGoesOnByItselfAndSearchEqualsTheDatabase() throws Exception {
        killedWhileItImports("Bundokbayan", 8_000, 1);
    }

    /** Twice, in a file of the size that a country's feed has. */
    @Test
    @Tag("soak")
    void aLargeImportKilledTwiceGoesOnByItselfAndSearchEqualsTheDatabase() throws Exception {
        killedWhileItImports("Ilogbayan", 100_000, 2);
    }

    /**
     * Every twentieth row has no title; the others are found by their place, a word of no other.
     */
    private void killedWhileItImports(String place, int rows, int kills) throws Exception {
        start();
        Http staff = signedIn();
        assertThat(
                        staff.post(
                                        "/api/v1/feed-sources",
                                        "{\"key\":\"%s\",\"country\":\"TH\"}".formatted(key(place)))
                                .status())
                .isBetween(200, 201);
        String employer =
                staff.post(
                                "/api/v1/employers",
                                "{\"name\":\"Kusina %1$s\",\"country\":\"TH\",\"registrationNumber\":\"%1$s\"}"
                                        .formatted(place))
                        .json()
                        .get("id")
                        .asText();
        assertThat(staff.post("/api/v1/employers/%s/verification".formatted(employer), "").status())
                .isEqualTo(200);
        StringBuilder csv = new StringBuilder("id,title,country,place,registration_number\n");
        for (int i = 0; i < rows; i++) {
            csv.append(i)
                    .append(i % 20 == 7 ? "," : ",Tagapagluto sa %s %d".formatted(place, i))
                    .append(",TH,Chiang Mai,")
                    .append(place)
                    .append('\n');
        }
        Http.Answer sent =
                staff.send(
                        "POST",
                        "/api/v1/feeds/%s?wait=false".formatted(key(place)),
                        csv.toString(),
                        "text/csv");
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        String report = "/api/v1/feeds/runs/" + sent.json().get("id").asText();

        int done = 0;
        for (int kill = 1; kill <= kills; kill++) {
            Http http = signedIn();
            int least = rows * kill / (kills + 2);
            await().atMost(Duration.ofMinutes(3)).until(() -> read(http, report) > least);
            int before = read(http, report);
            assertThat(before).as("the kill comes before the end").isBetween(done, rows - 1);
            Objects.requireNonNull(process).destroyForcibly().waitFor();
            start();
            done = read(signedIn(), report);
            assertThat(done).as("what was committed stays").isGreaterThanOrEqualTo(before);
        }
        Http again = signedIn();
        await().atMost(Duration.ofMinutes(4))
                .until(() -> !again.get(report).json().get("state").asText().equals("running"));
        JsonNode ended = again.get(report).json();
        assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("done");
        int broken = rows / 20;
        assertThat(
                        List.of("read", "created", "updated", "unchanged", "held", "rejected")
                                .stream()
                                .map(count -> ended.get(count).asInt()))
                .as("as if nothing had happened: no row twice, none lost")
                .containsExactly(rows, rows - broken, 0, 0, 0, broken);
        Set<String> stored = stored(key(place));
        assertThat(stored).hasSize(rows - broken);
        await().atMost(Duration.ofSeconds(60)).until(() -> total(again, place) == stored.size());
        assertThat(firstFound(again, place)).hasSize(FIRST).isSubsetOf(stored);
        try (var left = Files.walk(data.resolve("feeds"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    @Tag("soak")
    void aVocabularyKilledWhileItIsWrittenChangesNothingAndOneKilledAfterThatIsInUse()
            throws Exception {
        start();
        String before = vocabulary();
        String killed = beginsAndWaits(load -> true);
        assertThat(state(killed)).contains("interrupted", "load the files again");
        assertThat(vocabulary()).isEqualTo(before);
        assertThat(data.resolve("taxonomy")).doesNotExist();

        String written =
                beginsAndWaits(
                        load ->
                                !ask("select count(*) from taxonomy_version where load_id = '%s'"
                                                .formatted(load))
                                        .equals("0"));
        assertThat(state(written)).contains("\"done\"");
        assertThat(vocabulary()).isNotEqualTo(before);
        Http again = administrator();
        assertThat(again.get("/api/v1/suggestions?subject=skill&q=tig%20torch&language=en").text())
                .contains("operate TIG equipment");
        String same = begin();
        await().atMost(Duration.ofSeconds(60)).until(() -> state(same).contains("\"done\""));
        assertThat(state(same)).contains("\"unchanged\":1");
        assertThat(ask("select count(*) from taxonomy_load where state = 'running'"))
                .isEqualTo("0");
    }

    /**
     * A load that waits before the last of its tables, with all others written; killed at once, or
     * when it was let go and is written, but not yet in use.
     */
    private String beginsAndWaits(Predicate<String> written) throws Exception {
        String load;
        try (Connection table = database();
                Connection row = database()) {
            table.setAutoCommit(false);
            row.setAutoCommit(false);
            table.createStatement().execute("lock table related_skill in exclusive mode");
            load = begin();
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    ask("select count(*) from pg_locks where not granted"
                                                    + " and relation = 'related_skill'::regclass")
                                            .equals("1"));
            if (!written.test(load)) {
                row.createStatement()
                        .execute(
                                "select 1 from taxonomy_load where id = '%s' for no key update"
                                        .formatted(load));
                table.rollback();
                await().atMost(Duration.ofSeconds(60)).until(() -> written.test(load));
            }
            Objects.requireNonNull(process).destroyForcibly().waitFor();
        }
        start();
        return load;
    }

    private Http administrator() {
        return Http.signedIn(address(), "admin@onward.example", PASSWORD);
    }

    private String state(String load) {
        return administrator().get("/api/v1/taxonomy/loads/" + load).text();
    }

    private String begin() throws Exception {
        String token =
                Http.at(address())
                        .post(
                                "/api/v1/sessions",
                                "{\"email\":\"admin@onward.example\",\"password\":\"%s\"}"
                                        .formatted(PASSWORD))
                        .json()
                        .get("accessToken")
                        .asText();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String begun =
                    client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            address() + "/api/v1/taxonomy/loads"))
                                            .header("Content-Type", "application/x-tar")
                                            .header("Authorization", "Bearer " + token)
                                            .POST(
                                                    HttpRequest.BodyPublishers.ofByteArray(
                                                            SmallRelease.tar(
                                                                    SmallRelease.packed(
                                                                            SmallRelease.esco()))))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            return begun.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        }
    }

    /** Everything that a load of ESCO may write. */
    private String vocabulary() {
        return ask(
                """
                select md5(string_agg(line, ' ' order by line)) from (
                    select 'skill ' || skill::text from skill
                    union all select 'label ' || label::text from label
                    union all select 'link ' || unit_skill::text from unit_skill
                    union all select 'related ' || related_skill::text from related_skill
                    union all select 'change ' || taxonomy_change::text from taxonomy_change
                    union all select 'occupation ' || esco_occupation::text from esco_occupation) as everything (line)
                """);
    }

    private String ask(String query) {
        try (Connection connection = database();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection database() throws IOException, SQLException {
        return EmbeddedDatabase.superuser(data);
    }

    private Http signedIn() {
        return Http.signedIn(address(), "kanchana@onward.example", PASSWORD);
    }

    private static int read(Http http, String report) {
        return http.get(report).json().get("read").asInt();
    }

    private static String key(String place) {
        return place.toLowerCase(Locale.ROOT);
    }

    private static int total(Http http, String place) {
        JsonNode total =
                http.get("/api/v1/vacancies?q=%s&limit=1".formatted(key(place)))
                        .json()
                        .get("total");
        return total == null ? 0 : total.asInt();
    }

    private static Set<String> firstFound(Http http, String place) {
        Set<String> ids = new TreeSet<>();
        String next = "";
        do {
            JsonNode page =
                    http.get("/api/v1/vacancies?q=%s&limit=50%s".formatted(key(place), next))
                            .json();
            page.get("vacancies").forEach(v -> ids.add(v.get("id").asText()));
            next = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asText();
        } while (!next.isEmpty() && ids.size() < FIRST);
        return ids;
    }

    private Set<String> stored(String source) throws IOException, SQLException {
        Set<String> ids = new TreeSet<>();
        try (Connection connection = database();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select id from vacancy where source = '%s' and state = 'open'"
                                                .formatted(source))) {
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
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.onward.matching.Application"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ONWARD_DATA_FOLDER", data.toString());
        builder.environment().put("ONWARD_DEMO_ENABLED", "true");
        builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        builder.environment().put("ENDPOINTS_ALL_PORT", Integer.toString(TestService.freePort()));
        builder.environment()
                .put("ONWARD_EMPLOYER_API_PORT", Integer.toString(TestService.freePort()));
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
}
