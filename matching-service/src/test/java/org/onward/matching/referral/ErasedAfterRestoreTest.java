package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestDatabase;
import org.onward.matching.TestService;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.returnee.EraseReturnee;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.web.Browserless;
import org.slf4j.LoggerFactory;

/**
 * Somebody with all that a person can have is erased; then a database from before is put back, or
 * the erasure stops halfway.
 */
class ErasedAfterRestoreTest {
    private static final String NAME = "สุดา วงศ์ษา";

    /** As it is before anybody is erased; each test takes copies. */
    private static String before = "";

    private static Path dataFolder = Path.of("");
    private static final Map<String, Object> secrets = new HashMap<>();
    private static @Nullable Caller staff;
    private static String counsellor = "";
    private static final String STAFF = "staff@example.org";
    private static final String FOREMAN = "foreman@example.org";
    private static final String COLLEAGUE = "niran@example.org";
    private static UUID person = new UUID(0, 0);
    private static UUID sent = new UUID(0, 0);
    private static UUID accepted = new UUID(0, 0);
    private static String token = "";
    private static String reference = "";

    /** What leads to the person, wherever it stands. */
    private static final List<String> traces = new ArrayList<>();

    @BeforeAll
    static void somebodyWithEverything() throws SQLException {
        TestService service = TestService.start();
        ReferralWorld world = new ReferralWorld(service);
        before = setting(service, "datasources.default.url");
        dataFolder = Path.of(setting(service, "onward.data.folder"));
        for (String name : List.of("token", "cookie", "vault", "lookup", "audit")) {
            String secret = "onward.keys.%s-secret".formatted(name);
            secrets.put(secret, setting(service, secret));
        }
        staff =
                new Caller(
                        world.account(STAFF, Role.PROGRAMME_STAFF, null),
                        Role.PROGRAMME_STAFF,
                        null,
                        world.world.programme,
                        null,
                        UUID.randomUUID(),
                        "Staff",
                        "en",
                        ReferralWorld.today());
        counsellor = world.email;
        UUID foundry = world.shown.employer("Mae Rim Foundry");
        UUID workshop = world.shown.employer("Phrao Workshop");
        world.account(FOREMAN, Role.EMPLOYER, foundry);
        world.account(COLLEAGUE, Role.COUNSELLOR, null);
        Http boss = world.employer(workshop);
        person = world.person(NAME, PersonKind.RETURNEE, "abroad");
        reference = service.ask("select reference from returnee where id = ?", person);
        String at = world.of(person);
        var identity = ReferralWorld.ok(world.counsellor.get(at + "/identity"));
        ((ObjectNode) identity.get("identity")).put("note", "Afraid of dogs, calls from Fang");
        ReferralWorld.ok(world.counsellor.put(at + "/identity", identity.toString()));
        ReferralWorld.ok(
                world.counsellor.post(
                        at + "/safety-rules", "{\"kind\": \"live_in\", \"note\": \"Afraid\"}"));

        world.consent(person, workshop, "card_and_contact");
        UUID gates = world.vacancy(workshop, "Welder, gates");
        accepted = world.introduced(person, gates);
        world.seen(boss, accepted);
        for (String word : List.of("meet", "offer", "hire")) {
            ReferralWorld.ok(world.answer(boss, accepted, word));
        }
        ReferralWorld.ok(
                world.counsellor.post(
                        at + "/placements",
                        """
                        {"kind": "job", "introductionId": "%s", "vacancyId": "%s", "employerId": "%s",
                         "startedOn": "%s"}"""
                                .formatted(accepted, gates, workshop, ReferralWorld.today())));
        service.sql("update returnee set readiness = 'ready' where id = ?", person);
        ReferralWorld.ok(world.counsellor.put(at + "/matching", "{\"agreed\": true}"));

        world.consent(person, foundry, "card_and_contact");
        sent = world.introduced(person, world.vacancy(foundry, "ช่างเชื่อม"));
        token = world.token(sent);
        ReferralWorld.ok(
                world.counsellor.post(
                        at + "/proposals",
                        "{\"vacancies\": [\"%s\"]}"
                                .formatted(world.vacancy(workshop, "Welder, pipes"))));
        service.sql(
                """
                insert into worklist_snooze (kind, subject_id, returnee_id, until_day, recorded_at, recorded_by)
                values ('ask_again', ?1, ?1, date '2027-01-01', now(), '%s')"""
                        .replace("?1", "'" + person + "'")
                        .formatted(world.wilai.account().value()));
        service.sql(
                """
                insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason, recorded_at)
                select gen_random_uuid(), '%s', id, current_date - 1, current_date + 7, 'on leave', now()
                from account where email = '%s'"""
                        .formatted(world.wilai.account().value(), COLLEAGUE));
        await().atMost(Duration.ofSeconds(20)).until(() -> indexed(service) == 1);

        traces.add(reference);
        traces.add(NAME);
        traces.add(HexFormat.of().formatHex(NAME.getBytes(StandardCharsets.UTF_8)));
        for (String field : List.of("phone", "email", "document", "story", "note")) {
            traces.add(identity.get("identity").get(field).asText());
        }
        traces.addAll(
                List.of(
                        service.ask(
                                        "select string_agg(encode(digest, 'hex'), ' ') from vault_lookup")
                                .split(" ", -1)));
        service.close();
        assertThat(underWay(before)).isEqualTo("1 1 1 2");
    }

    // ── what is done ────────────────────────────────────────────────────────────────────

    /** A database and a data folder as they were before anybody was erased. */
    private record Copy(String url, Path folder, Map<String, Object> settings) {
        static Copy made() throws IOException {
            Path to = Files.createTempDirectory("onward-restored");
            try (Stream<Path> files = Files.walk(dataFolder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = to.resolve(dataFolder.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            Map<String, Object> settings = new HashMap<>(TestDatabase.copySettings(before));
            String address = String.valueOf(settings.get("datasources.default.url"));
            settings.putAll(secrets);
            settings.put("onward.data.folder", to.toString());
            settings.put("onward.keys.folder", to.resolve("keys").toString());
            return new Copy(address, to, settings);
        }

        TestService start() {
            return TestService.start(settings);
        }

        Path log() {
            return folder.resolve("keys/people/erasures.log");
        }

        Path key() {
            String id = person.toString();
            return folder.resolve("keys/people").resolve(id.substring(0, 2)).resolve(id);
        }

        void sql(String sql) throws SQLException {
            try (Connection connection = TestDatabase.superuser(url);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private static void erase(TestService service) {
        service.get(EraseReturnee.class)
                .erase(Objects.requireNonNull(staff), reference, "asked for it in writing");
    }

    @Test
    void aRestoredDatabaseIsLeftAsTheErasureLeftTheOneThatIsLost() throws Exception {
        Copy lost = Copy.made();
        TestService live = lost.start();
        erase(live);
        looksAsIfNobodyWereThere(live, lost);
        live.close();
        List<String> rows = rows(lost.url);
        assertThat(rows).anyMatch(row -> row.contains("\"erased\""));

        Copy restored = Copy.made();
        Files.copy(lost.log(), restored.log());
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(said);
        try {
            for (String time : List.of("the first start", "the second start")) {
                TestService again = restored.start();
                looksAsIfNobodyWereThere(again, restored);
                again.close();
                assertThat(rows(restored.url)).as(time).isEqualTo(rows);
            }
        } finally {
            root.detachAppender(said);
        }
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> traces.stream().anyMatch(line::contains))
                .noneMatch(line -> line.contains(person.toString()));
        assertThat(
                        asked(
                                restored.url,
                                "select count(*) from audit_entry where act = 'erase_returnee'"))
                .isEqualTo("1");
    }

    @Test
    void whatCannotBeLoggedIsNotDone() throws Exception {
        Copy copy = Copy.made();
        TestService service = copy.start();
        Files.createDirectory(copy.log());
        assertThatThrownBy(() -> erase(service)).isInstanceOf(RuntimeException.class);
        service.close();
        assertThat(underWay(copy.url)).isEqualTo("1 1 1 2");
        assertThat(copy.key()).exists();
    }

    @Test
    void anErasureThatStoppedAfterItsLineInTheLogIsFinishedAtTheNextStart() throws Exception {
        Copy copy = Copy.made();
        copy.sql(BROKEN);
        TestService broken = copy.start();
        assertThatThrownBy(() -> erase(broken)).isInstanceOf(RuntimeException.class);
        broken.close();
        assertThat(copy.log()).exists();
        assertThat(copy.key()).exists();
        assertThat(underWay(copy.url)).isEqualTo("1 1 1 2");

        int port = TestService.freePort();
        Map<String, Object> onPort = new HashMap<>(copy.settings);
        onPort.put("micronaut.server.port", port);
        assertThatThrownBy(() -> TestService.start(onPort)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> new Socket("localhost", port).close())
                .as("nothing is served before the log is done")
                .isInstanceOf(ConnectException.class);

        copy.sql("drop trigger broken on returnee");
        TestService next = copy.start();
        looksAsIfNobodyWereThere(next, copy);
        next.close();
    }

    /** As if the machine stopped in the middle of the statement that erases. */
    private static final String BROKEN =
            """
            create function broken() returns trigger language plpgsql as
                $$ begin raise exception 'stopped here'; end $$;
            create trigger broken before update of erased_at on returnee
                for each row execute function broken()""";

    @Test
    void anErasureThatStoppedBeforeTheKeyIsFinishedAtTheNextStart() throws Exception {
        Copy copy = Copy.made();
        byte[] key = Files.readAllBytes(copy.key());
        TestService broken = copy.start();
        // Opened once, the key still seals the reason, and its file alone is not to be destroyed.
        ReferralWorld.ok(
                Http.signedIn(broken, counsellor, ReferralWorld.PASSWORD)
                        .get("/api/v1/returnees/" + person + "/identity"));
        Files.delete(copy.key());
        Files.createDirectories(copy.key().resolve("in the way"));
        assertThatThrownBy(() -> erase(broken)).isInstanceOf(RuntimeException.class);
        broken.close();
        assertThat(underWay(copy.url)).isEqualTo("0 0 0 0");
        Files.delete(copy.key().resolve("in the way"));
        Files.delete(copy.key());
        Files.write(copy.key(), key);
        TestService next = copy.start();
        looksAsIfNobodyWereThere(next, copy);
        next.close();
    }

    // ── what is looked at ───────────────────────────────────────────────────────────────

    private static void looksAsIfNobodyWereThere(TestService service, Copy copy) throws Exception {
        assertThat(copy.key()).doesNotExist();
        assertThat(underWay(copy.url)).isEqualTo("0 0 0 0");
        assertThat(
                        asked(
                                copy.url,
                                """
                                select string_agg(state || ' ' || coalesce(end_reason, '-'), ', ') from placement"""))
                .isEqualTo("ended erased");
        for (String table : tables(copy.url)) {
            for (String trace : traces) {
                assertThat(
                                asked(
                                        copy.url,
                                        "select count(*) from %s x where strpos(x::text, '%s') > 0"
                                                .formatted(table, trace)))
                        .as("%s in %s", trace, table)
                        .isEqualTo("0");
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> indexed(service) == 0);

        for (String one : List.of(counsellor, COLLEAGUE)) {
            Http api = Http.signedIn(service, one, ReferralWorld.PASSWORD);
            for (String path :
                    List.of("", "/identity", "/profile", "/introductions", "/placements")) {
                assertThat(api.get("/api/v1/returnees/" + person + path).status())
                        .as(path)
                        .isEqualTo(404);
            }
            Browserless pages = new Browserless(service).signIn(one, ReferralWorld.PASSWORD);
            for (String path :
                    List.of(
                            "",
                            "/identity",
                            "/edit",
                            "/safety",
                            "/introductions",
                            "/placement",
                            "/proposals")) {
                assertThat(pages.get("/people/" + person + path).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            for (String path : List.of("/", "/people")) {
                assertThat(pages.get(path).body())
                        .as(path)
                        .doesNotContain(traces)
                        .doesNotContain(person.toString());
            }
        }
        Browserless office = new Browserless(service).signIn(STAFF, ReferralWorld.PASSWORD);
        assertThat(office.get("/enrolments").body()).doesNotContain(traces);

        Http foreman = Http.employer(service, FOREMAN, ReferralWorld.PASSWORD);
        JsonNode seen = ReferralWorld.ok(foreman.get("/api/employer/v1/introductions/" + sent));
        assertThat(seen.get("state").asText()).isEqualTo("ended");
        assertThat(seen.get("card").isNull()).isTrue();
        assertThat(seen.path("contact").isNull()).isTrue();
        assertThat(foreman.get("/api/employer/v1/introductions").text())
                .doesNotContain(traces)
                .doesNotContain("eras");
        assertThat(
                        Http.at(service.employerAddress())
                                .post(
                                        "/api/employer/v1/answer-links/view",
                                        "{\"token\": \"%s\"}".formatted(token))
                                .text())
                .doesNotContain(traces)
                .doesNotContain("eras");
    }

    /** Introductions, placements, assignments, and mails that wait and tell of the person. */
    private static String underWay(String database) throws SQLException {
        return asked(
                database,
                """
                select (select count(*) from introduction where ended_at is null) || ' '
                    || (select count(*) from placement where ended_on is null) || ' '
                    || (select count(*) from assignment where until_day is null) || ' '
                    || (select count(*) from mail where about is not null and next_try_at is not null)""");
    }

    /** All rows that lead to the person or were written of them, but for what is made by chance. */
    private static List<String> rows(String database) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : tables(database)) {
            if (table.startsWith("audit") || table.equals("change_log")) {
                continue; // that it was done, and how often
            }
            rows.addAll(
                    list(
                            database,
                            """
                            select '%1$s ' || (to_jsonb(x) - '{id,reference}'::text[])::text from %1$s x
                            where '%1$s' = 'mail' or x::text ~ (select string_agg(id::text, '|') from (
                                select id from returnee union select id from introduction
                                union select id from placement union select id from consent) one)
                            order by 1"""
                                    .formatted(table)));
        }
        return rows;
    }

    private static List<String> tables(String database) throws SQLException {
        return list(
                database,
                """
                select relname from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1""");
    }

    private static String asked(String database, String sql) throws SQLException {
        return String.valueOf(list(database, sql).getFirst());
    }

    private static List<String> list(String database, String sql) throws SQLException {
        try (Connection connection = TestDatabase.superuser(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static double indexed(TestService service) {
        return service.get(MeterRegistry.class).get("onward.people_index.people").gauge().value();
    }

    private static String setting(TestService service, String name) {
        return service.context().getRequiredProperty(name, String.class);
    }
}
