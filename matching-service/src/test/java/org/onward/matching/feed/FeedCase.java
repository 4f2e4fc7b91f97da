package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.onward.matching.EmployerWorld;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.TestClock;
import org.onward.matching.web.Browserless;

/** A service to which files are sent, and what its reports and tables say. */
abstract class FeedCase {
    static final String PASSWORD = "tamarind boat seven lanterns";

    static TestService service;

    static EmployerWorld world;

    static Caller staff;

    @BeforeAll
    static void start() {
        service =
                TestService.start(
                        Map.of(
                                "onward.feed.max-bytes",
                                12 << 20,
                                TestClock.FROM,
                                "2026-11-20T03:00:00Z"));
        world = new EmployerWorld(service);
        staff = world.people.staff();
        world.verified("Verified Kitchen", null);
        world.unverified("Unknown Kitchen", null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** A new source with nothing in it. */
    static String source() {
        return source(false);
    }

    /**
     * @param verified whether somebody verifies all its employers as soon as they are named; else
     *     one alone, Verified Kitchen
     */
    static String source(boolean verified) {
        String key = "s-" + UUID.randomUUID().toString().substring(0, 20);
        source(key, null, verified);
        return key;
    }

    static void source(String key, @Nullable UUID chamber, boolean verified) {
        service.get(RegisterFeedSource.class)
                .register(staff, key, chamber, "TH", FeedContent.DELTA);
        service.verifyFed(key, verified ? null : "Verified Kitchen");
    }

    /** The record that stands for what a source calls an employer. */
    static UUID named(String source, String name) {
        return UUID.fromString(
                service.ask(
                        "select employer_id from feed_employer where source_key = ? and written_name = lower(?)",
                        source,
                        name));
    }

    static FeedRun csv(String source, String text) {
        return run(source, FeedFormat.CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    static FeedRun json(String source, String text) {
        return run(source, FeedFormat.JSONL, text.getBytes(StandardCharsets.UTF_8));
    }

    static FeedRun run(String source, FeedFormat format, byte[] bytes) {
        ImportFeed feed = service.get(ImportFeed.class);
        return feed.run(staff, feed.begin(staff, source, format, null, kept(bytes)));
    }

    static FeedSpool.Kept kept(byte[] bytes) {
        return service.get(FeedSpool.class)
                .keep(
                        UUID.randomUUID().toString(),
                        new ByteArrayInputStream(bytes),
                        (long) bytes.length);
    }

    static List<FeedRemark> remarks(FeedRun run) {
        return service.get(Transactions.class)
                .read(staff, () -> service.get(PostgresFeeds.class).remarks(run.id(), 0, "", 500));
    }

    static String errors(FeedRun run, String language) {
        try (InputStream file = service.get(FeedErrorFile.class).open(staff, run.id(), language)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static FeedRemark only(FeedRun run) {
        assertThat(remarks(run)).hasSize(1);
        return remarks(run).getFirst();
    }

    static String of(String source, String externalId, String column) {
        return service.ask(
                "select " + column + " from vacancy where source = ? and external_id = ?",
                source,
                externalId);
    }

    static FeedTally tally(
            int read, int created, int updated, int unchanged, int held, int rejected) {
        return new FeedTally(read, created, updated, unchanged, held, rejected);
    }

    static void cells(Worksheet sheet, int row, String cells) {
        String[] each = cells.split(",", -1);
        for (int i = 0; i < each.length; i++) {
            sheet.value(row, i, each[i]);
        }
    }

    /** 1,001 rows; each twentieth has no title, each hundredth repeats an id of the first batch. */
    static String manyRows() {
        return "id,title,employer\n"
                + IntStream.rangeClosed(1, 1_001)
                        .mapToObj(
                                i ->
                                        "%d,%s,%s\n"
                                                .formatted(
                                                        i % 100 == 0 ? i / 100 : i,
                                                        i % 20 == 7 ? "" : "แม่ครัว " + i,
                                                        i % 50 == 3
                                                                ? "Unknown Kitchen"
                                                                : "Verified Kitchen"))
                        .collect(Collectors.joining());
    }

    /** A run that was stopped after its first batch. */
    static UUID stopped(String source, byte[] rows) {
        ImportFeed feed = service.get(ImportFeed.class);
        UUID run = feed.begin(staff, source, FeedFormat.CSV, null, kept(rows));
        feed.stopping = true;
        try {
            assertThat(feed.run(staff, run).state()).isEqualTo(FeedRun.State.RUNNING);
        } finally {
            feed.stopping = false;
        }
        return run;
    }

    static FeedRun.State of(UUID run) {
        return FeedRun.State.valueOf(
                service.ask("select upper(state) from feed_run where id = ?", run));
    }

    static String rowsOf(String source) {
        return service.ask(
                """
                select string_agg(external_id || title || state, ',' order by external_id)
                from vacancy where source = ?""",
                source);
    }

    static List<String> spooled() {
        try (var files =
                Files.list(service.get(FeedSpool.class).file("x").toAbsolutePath().getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows 1 … many of a verified employer. */
    static String rows(int many) {
        return "id,title,employer\n"
                + IntStream.rangeClosed(1, many)
                        .mapToObj("%1$d,ช่างเย็บ %1$d,Verified Kitchen\n"::formatted)
                        .collect(Collectors.joining());
    }

    static FeedRun complete(String source, String text) {
        ImportFeed feed = service.get(ImportFeed.class);
        return feed.run(staff, feed.begin(staff, source, FeedFormat.CSV, "complete", kept(text)));
    }

    static String states(String source) {
        return service.ask(
                """
                select string_agg(state || ' ' || n, ', ' order by state)
                from (select state, count(*) as n from vacancy where source = ? group by state) s""",
                source);
    }

    static final String POSTING =
            "id,kind,title,employer,place,pay_min,pay_max,currency,pay_period,start_on\n";

    /** What is found by a word, waiting until it is so many. */
    static List<String> found(Http http, String word, int many) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(ids(http, word)).hasSize(many));
        return ids(http, word);
    }

    static List<String> ids(Http http, String word) {
        return http.get("/api/v1/vacancies?limit=20&q=" + word)
                .json()
                .get("vacancies")
                .findValuesAsText("id");
    }

    static FeedSpool.Kept kept(String text) {
        return kept(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As programme staff. */
    static Http http() {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Dao Wongsa",
                                PASSWORD,
                                Role.PROGRAMME_STAFF,
                                null,
                                world.people.programme,
                                null,
                                "th"));
        return Http.signedIn(service, email, PASSWORD);
    }

    static String uploaded(Browserless desk, String source, String rows) {
        desk.get("/import");
        HttpResponse<String> sent =
                desk.upload("/import", Map.of("source", source), "members.csv", rows);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String report = sent.headers().firstValue("location").orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                Stream.of("being read", "waits its turn")
                                        .noneMatch(desk.get(report).body()::contains));
        return report;
    }

    static Browserless desk(UUID chamber) {
        return signedIn(Role.CHAMBER, null, chamber);
    }

    static Browserless programmeStaff() {
        return signedIn(Role.PROGRAMME_STAFF, world.people.programme, null);
    }

    private static Browserless signedIn(
            Role role, @Nullable UUID programme, @Nullable UUID chamber) {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Khun Ploy",
                                PASSWORD,
                                role,
                                null,
                                programme,
                                chamber,
                                "en"));
        return new Browserless(service).signIn(email, PASSWORD);
    }

    static String skills(String source, String externalId) {
        return service.ask(
                """
                select string_agg(vacancy_skill.skill_id || ' ' || confidence, ';') from vacancy_skill
                join vacancy on vacancy.id = vacancy_id where source = ? and external_id = ?
                """,
                source,
                externalId);
    }
}
