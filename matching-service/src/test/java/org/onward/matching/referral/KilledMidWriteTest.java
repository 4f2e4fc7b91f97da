package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onward.matching.referral.ReferralWorld.ok;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.matching.Http;
import org.onward.matching.TestDatabase;
import org.onward.matching.TestService;
import org.onward.matching.returnee.PersonKind;

/**
 * The whole program as a process of its own, killed again and again while requests of every kind
 * are under way and mail goes out. Whatever was not answered is sent again, as the portal does.
 * Another service on the same database, which is not killed, arranges what the requests are about.
 */
@Tag("soak")
class KilledMidWriteTest {
    private static final int OF_EACH = 30;
    private static final int KILLS = 3;
    private static final String API = "/api/employer/v1";

    @TempDir Path data;

    /** A creating request: sent again with the same key it must be answered the same. */
    private record Request(String kind, Http who, String path, String key, String body) {
        Http.Answer send() {
            return who.with("Idempotency-Key", key).post(path, body);
        }

        String name() {
            return kind + " " + key;
        }
    }

    @Test
    void afterKillsInTheMiddleOfWritesNothingIsHalfWrittenDoubledOrLost() throws Exception {
        GreenMail mails =
                new GreenMail(new ServerSetup(freePort(), "localhost", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.freshSettings());
        settings.put("onward.links.per-client", 1000);
        try (TestService arranging = TestService.start(settings)) {
            Program program = new Program(settings, arranging, mails.getSmtp().getPort());
            try {
                killAndLook(arranging, program, mails);
            } finally {
                program.end();
            }
        } finally {
            mails.stop();
        }
    }

    private static void killAndLook(TestService service, Program program, GreenMail mails)
            throws Exception {
        ReferralWorld world = new ReferralWorld(service);
        List<Request> open = new ArrayList<>(requests(service, world, program));
        Map<String, String> answered = new ConcurrentHashMap<>();
        List<Request> all = List.copyOf(open);
        for (int kill = 0; kill <= KILLS; kill++) {
            program.start();
            boolean last = kill == KILLS;
            int until = last ? all.size() : all.size() * (kill + 1) / (KILLS + 1);
            try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
                for (Request request : open) {
                    senders.execute(() -> send(request, answered));
                }
                await().atMost(Duration.ofMinutes(4)).until(() -> answered.size() >= until);
                if (!last) {
                    program.kill();
                    senders.shutdownNow();
                }
            }
            open.removeIf(request -> answered.containsKey(request.name()));
            assertThat(halfWritten(service)).as("after kill " + (kill + 1)).isEmpty();
        }
        assertThat(answered).hasSize(all.size());
        Map<String, Integer> made = counts(service);
        for (Request request : all) {
            Http.Answer again = request.send();
            assertThat(again.status()).as(request.name() + again.text()).isBetween(200, 204);
            assertThat(said(request, again))
                    .as(request.name())
                    .isEqualTo(answered.get(request.name()));
        }
        assertThat(counts(service)).as("sent once more, nothing is doubled").isEqualTo(made);
        assertThat(made.values()).allMatch(count -> count == OF_EACH);
        everyMailArrived(service, mails);
    }

    private static void send(Request request, Map<String, String> answered) {
        try {
            Http.Answer answer = request.send();
            if (answer.status() < 300) {
                answered.put(request.name(), said(request, answer));
            } else {
                // Shown by what was not answered in the end.
                answered.putIfAbsent(request.name(), answer.status() + answer.text());
            }
        } catch (RuntimeException killed) {
            // sent again after the start
        }
    }

    /** What must be the same each time; an answer's state goes on with what follows. */
    private static String said(Request request, Http.Answer answer) {
        return switch (request.kind) {
            case "registration" -> answer.json().get("employerName").asText();
            case "answer" -> answer.json().at("/introduction/state").asText();
            default -> answer.json().get("id").asText();
        };
    }

    private static List<Request> requests(TestService service, ReferralWorld world, Program to) {
        List<List<Request>> kinds =
                List.of(
                        registrations(service, to),
                        posts(world, to),
                        introductions(world, to),
                        answers(world, to),
                        placements(world, to));
        List<Request> mixed = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            for (List<Request> kind : kinds) {
                mixed.add(kind.get(i));
            }
        }
        return mixed;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static List<Request> registrations(TestService service, Program to) {
        List<Request> requests = new ArrayList<>();
        Http anyone = Http.at(service.employerAddress());
        for (int i = 0; i < OF_EACH; i++) {
            String email = "r" + i + "@registered.example";
            Http.Answer asked =
                    anyone.post(
                            API + "/registrations",
                            """
                            {"kind": "employer", "country": "PH", "place": "PH-LAG", "sector": "I", "language": "fil",
                             "contactName": "Elena Macaraeg", "phone": "+63 900 000 0141", "email": "%s", "name": "Kainan ni Aling Nena %d"}"""
                                    .formatted(email, i));
            assertThat(asked.status()).as(asked.text()).isEqualTo(202);
            String link =
                    service.ask("select filled_in ->> 'link' from mail where address = ?", email);
            requests.add(
                    new Request(
                            "registration",
                            Http.at(to.employerAddress()),
                            API + "/registrations/confirmation",
                            key(),
                            "{\"token\": \"%s\", \"password\": \"seven quiet boats at noon\"}"
                                    .formatted(link.substring(link.indexOf('=') + 1))));
        }
        return requests;
    }

    private static List<Request> posts(ReferralWorld world, Program to) {
        Http own =
                world.employer(world.shown.employer("Rung Rueang Frames"))
                        .elsewhere(to.employerAddress());
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            requests.add(
                    new Request(
                            "post",
                            own,
                            API + "/vacancies",
                            key(),
                            "{\"submit\": true, \"vacancy\": {\"kind\": \"job\", \"title\": \"Framer %d\"}}"
                                    .formatted(i)));
        }
        return requests;
    }

    private static List<Request> introductions(ReferralWorld world, Program to) {
        UUID employer = world.shown.employer("อุดมโลหะการ");
        world.employer(employer);
        UUID vacancy = world.vacancy(employer, "To be introduced");
        Http counsellor = world.counsellor.elsewhere(to.address());
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            UUID person = world.person("สุดา วงศ์ษา " + i, PersonKind.RETURNEE, "abroad");
            world.consent(person, employer, "card_and_contact");
            requests.add(
                    new Request(
                            "introduction",
                            counsellor,
                            world.of(person) + "/introductions",
                            key(),
                            "{\"vacancy\": \"%s\"}".formatted(vacancy)));
        }
        return requests;
    }

    private static List<Request> answers(ReferralWorld world, Program to) {
        UUID employer = world.shown.employer("Lampang Welding");
        world.employer(employer);
        UUID vacancy = world.vacancy(employer, "To be answered");
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            UUID person = world.person("Ñoli Bautista " + i, PersonKind.RETURNEE, "abroad");
            world.consent(person, employer, "card");
            UUID id = world.introduced(person, vacancy);
            requests.add(
                    new Request(
                            "answer",
                            Http.at(to.employerAddress()),
                            API + "/answer-links/answer",
                            key(),
                            "{\"token\": \"%s\", \"answer\": \"meet\", \"reason\": null}"
                                    .formatted(world.token(id))));
        }
        return requests;
    }

    private static List<Request> placements(ReferralWorld world, Program to) {
        UUID employer = world.shown.employer("Mae Rim Works");
        Http reader = world.employer(employer);
        UUID vacancy = world.vacancy(employer, "To be begun");
        Http counsellor = world.counsellor.elsewhere(to.address());
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            UUID person = world.person("José Ñuñez " + i, PersonKind.JOB_SEEKER, "school");
            world.consent(person, employer, "card");
            UUID id = world.introduced(person, vacancy);
            for (String answer : List.of("meet", "offer", "hire")) {
                ok(world.answer(reader, id, answer));
            }
            requests.add(
                    new Request(
                            "placement",
                            counsellor,
                            world.of(person) + "/placements",
                            key(),
                            "{\"introductionId\": \"%s\", \"vacancyId\": \"%s\", \"startedOn\": \"%s\"}"
                                    .formatted(id, vacancy, ReferralWorld.today())));
        }
        return requests;
    }

    // ── what must hold at any time ──────────────────────────────────────────────────────

    /** Each finds what was written without what belongs to it. */
    private static final Map<String, String> HALVES =
            Map.ofEntries(
                    Map.entry(
                            "a link used without an account",
                            """
                            select count(*) from registration r where (r.used_at is not null) <> exists
                                (select 1 from account a where a.email = r.form ->> 'email')"""),
                    Map.entry(
                            "an account without its employer",
                            """
                            select count(*) from account a where a.email like '%registered.example'
                                and not exists (select 1 from employer e where e.id = a.organisation_id
                                    and e.name like 'Kainan%')"""),
                    Map.entry(
                            "an employer without an account",
                            """
                            select count(*) from employer e where e.name like 'Kainan%'
                                and not exists (select 1 from account a where a.organisation_id = e.id)"""),
                    Map.entry(
                            "a vacancy without its steps or its key",
                            """
                            select count(*) from vacancy v where v.title like 'Framer%' and (v.state <> 'submitted'
                                or not exists (select 1 from vacancy_change c where c.vacancy_id = v.id
                                    and c.to_state = 'submitted')
                                or not exists (select 1 from idempotency_key k where k.created_id = v.id)
                                or not exists (select 1 from audit_entry a where a.subject_id = v.id)
                                or not exists (select 1 from change_log l where l.id = v.id))"""),
                    Map.entry(
                            "a key without what it made",
                            """
                            select count(*) from idempotency_key k
                            where not exists (select 1 from vacancy v where v.id = k.created_id)
                                and not exists (select 1 from introduction i where i.id = k.created_id)
                                and not exists (select 1 from placement p where p.id = k.created_id)
                                and not exists (select 1 from consent c where c.id = k.created_id)
                                and not exists (select 1 from returnee r where r.id = k.created_id)"""),
                    Map.entry(
                            "an introduction without its change, link or mail",
                            """
                            select count(*) from introduction i where
                                not exists (select 1 from introduction_change c where c.introduction_id = i.id)
                                or not exists (select 1 from answer_link l where l.introduction_id = i.id)
                                or not exists (select 1 from mail m where m.about = i.id)"""),
                    Map.entry(
                            "an answer without its change, or a change without its answer",
                            """
                            select count(*) from introduction i where
                                (i.state in ('meeting', 'offered', 'accepted')) <> (i.answered_at is not null)
                                or i.state <> (select c.to_state from introduction_change c
                                    where c.introduction_id = i.id order by c.recorded_at desc, c.id desc limit 1)
                                or i.state = 'meeting' and (select count(*) from introduction_change c
                                    where c.introduction_id = i.id) <> 2"""),
                    Map.entry(
                            "a beginning without its steps, checks or the person's readiness",
                            """
                            select count(*) from placement p where p.state <> 'started'
                                or not exists (select 1 from placement_change c where c.placement_id = p.id)
                                or (select count(*) from placement_check c where c.placement_id = p.id) <> 4
                                or not exists (select 1 from idempotency_key k where k.created_id = p.id)
                                or (select r.readiness from returnee r where r.id = p.returnee_id) <> 'placed'"""),
                    Map.entry(
                            "a person placed without a beginning",
                            """
                            select count(*) from returnee r where r.readiness = 'placed'
                                and not exists (select 1 from placement p where p.returnee_id = r.id)"""));

    private static Map<String, String> halfWritten(TestService service) {
        Map<String, String> found = new TreeMap<>();
        HALVES.forEach(
                (what, sql) -> {
                    String count = service.ask(sql);
                    if (!count.equals("0")) {
                        found.put(what, count);
                    }
                });
        return found;
    }

    private static Map<String, Integer> counts(TestService service) {
        Map<String, Integer> counts = new TreeMap<>();
        Map.of(
                        "employers registered",
                        "employer where name like 'Kainan%'",
                        "vacancies posted",
                        "vacancy where title like 'Framer%'",
                        "introductions made",
                        "introduction i join vacancy v on v.id = i.vacancy_id where v.title = 'To be introduced'",
                        "meetings agreed",
                        "introduction i join vacancy v on v.id = i.vacancy_id where v.title = 'To be answered'"
                                + " and i.state = 'meeting'",
                        "beginnings",
                        "placement")
                .forEach(
                        (what, of) ->
                                counts.put(
                                        what,
                                        Integer.parseInt(
                                                service.ask("select count(*) from " + of))));
        return counts;
    }

    /** None is lost, and one that was under way at a kill may come twice, as the same letter. */
    private static void everyMailArrived(TestService service, GreenMail mails) throws Exception {
        // What was under way at a kill is tried again a minute later.
        await().atMost(Duration.ofMinutes(3))
                .until(
                        () ->
                                service.ask(
                                                "select count(*) from mail where next_try_at is not null")
                                        .equals("0"));
        assertThat(service.ask("select count(*) from mail where failed_at is not null"))
                .isEqualTo("0");
        Map<String, Integer> letters = new TreeMap<>();
        for (MimeMessage letter : mails.getReceivedMessages()) {
            letters.merge(letter.getMessageID(), 1, Integer::sum);
        }
        assertThat(letters)
                .hasSize(
                        Integer.parseInt(
                                service.ask("select count(*) from mail where sent_at is not null")))
                .hasSizeGreaterThan(3 * OF_EACH);
        assertThat(letters.values().stream().filter(times -> times > 1).toList())
                .hasSizeLessThanOrEqualTo(KILLS)
                .allMatch(times -> times == 2);
    }

    // ── the program ─────────────────────────────────────────────────────────────────────

    private final class Program {
        private final int port = freePort();
        private final int employerPort = freePort();
        private final List<String> command = new ArrayList<>();
        private @org.jspecify.annotations.Nullable Process process;

        private final String databaseUrl;

        /** With keys of people and secrets of the service that arranges. */
        Program(Map<String, Object> database, TestService arranging, int smtp) throws IOException {
            this.databaseUrl = String.valueOf(database.get("datasources.default.url"));
            Files.createSymbolicLink(
                    data.resolve("keys"),
                    Path.of(
                            arranging
                                    .context()
                                    .getRequiredProperty("onward.keys.folder", String.class)));
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(
                    List.of(
                            "--add-modules",
                            "jdk.incubator.vector",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow"));
            Map<String, Object> settings = new TreeMap<>(database);
            settings.put("onward.mail.host", "localhost");
            settings.put("onward.mail.port", smtp);
            settings.put("onward.mail.security", "none");
            settings.put("onward.mail.from", "no-reply@onward.example");
            settings.put("onward.mail.every", "100ms");
            settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.addAll(
                    List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            "org.onward.matching.Application"));
        }

        String address() {
            return "http://localhost:" + port;
        }

        String employerAddress() {
            return "http://localhost:" + employerPort;
        }

        void start() throws IOException {
            Path log = data.resolve("out.log");
            ProcessBuilder builder = new ProcessBuilder(command);
            Map<String, String> environment = builder.environment();
            environment.put("ONWARD_DATA_FOLDER", data.toString());
            environment.put("DATASOURCES_DEFAULT_URL", databaseUrl);
            environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
            environment.put("ENDPOINTS_ALL_PORT", Integer.toString(freePort()));
            environment.put("ONWARD_EMPLOYER_API_PORT", Integer.toString(employerPort));
            Process started =
                    builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            process = started;
            await().atMost(Duration.ofMinutes(3))
                    .until(
                            () -> {
                                assertThat(started.isAlive()).as(() -> tail(log)).isTrue();
                                return answers(address()) && answers(employerAddress());
                            });
        }

        private static boolean answers(String address) {
            try {
                return Arrays.asList(401, 404)
                        .contains(Http.at(address).get("/api/v1/me").status());
            } catch (IllegalStateException notYet) {
                return false;
            }
        }

        private static String tail(Path log) {
            try {
                String all = Files.readString(log);
                return all.substring(Math.max(0, all.length() - 2_000));
            } catch (IOException e) {
                return "no log";
            }
        }

        void kill() throws InterruptedException {
            java.util.Objects.requireNonNull(process).destroyForcibly().waitFor();
        }

        void end() throws InterruptedException {
            if (process != null) {
                process.destroy();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
