package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.matching.Http;
import org.onward.matching.TestDatabase;
import org.onward.matching.TestService;
import org.onward.matching.access.RunRoutines;
import org.onward.matching.referral.KilledWrites.Act;
import org.onward.matching.referral.KilledWrites.Kind;
import org.onward.matching.referral.KilledWrites.Reply;
import org.onward.matching.referral.KilledWrites.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole program as a process of its own, killed again and again while requests of every kind
 * are under way and mail goes out. Each write is seen in the database either as before it or as
 * after it, which the same write without a kill has shown, and never in between. Whatever was not
 * answered is sent again, as the portal does, and in the end everything was done once. Another
 * service on the same database, which is not killed, arranges what the requests are about.
 */
@Tag("soak")
class KilledMidWriteTest {
    private static final Logger LOG = LoggerFactory.getLogger(KilledMidWriteTest.class);
    private static final int OF_EACH = Integer.getInteger("soak.of-each", 6);
    private static final int KILLS = Integer.getInteger("soak.kills", 12);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

    /** So many requests are under way when the program is killed. */
    private static final int AT_ONCE = 12;

    /** After the first of them is answered; the others are somewhere on their way. */
    private static final int LONGEST_MILLIS = 100;

    /** Nobody waits for an answer to a request of a program that runs for longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path data;

    /** A write that is sent until it is answered, and how that went. */
    private static final class Write {
        final Kind kind;
        final Act act;
        final String before;
        final String after;
        boolean hit;
        @Nullable Reply answered;

        Write(Kind kind, Act act, String before, String after) {
            this.kind = kind;
            this.act = act;
            this.before = before;
            this.after = after;
        }

        @Override
        public String toString() {
            return kind.name() + " of " + act.about();
        }
    }

    /** How often a kind was under way at a kill, and how often it had been done by then. */
    private static final class Tally {
        int hit;
        int done;
    }

    @Test
    void afterKillsInTheMiddleOfWritesNothingIsHalfWrittenDoubledOrLost() throws Exception {
        System.out.printf("-Dsoak.seed=%d%n", SEED);
        GreenMail mails =
                new GreenMail(new ServerSetup(freePort(), "localhost", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.freshSettings());
        settings.put("onward.links.per-client", 1000);
        settings.put("onward.session.access-seconds", 7200);
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
        Random random = new Random(SEED);
        List<Write> all = arranged(service);
        takesItsTime(service);
        List<Write> open = new ArrayList<>(all);
        Map<String, Tally> tallies = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            program.start();
            // A program that has just started is slow, and not yet in the middle of anything.
            Collections.shuffle(open, random);
            send(open.subList(0, Math.min(AT_ONCE, open.size())), program.site());
            open.removeIf(write -> write.answered != null);
            // Those that were hit least.
            open.sort(
                    Comparator.comparingInt(
                            write ->
                                    tallies.computeIfAbsent(write.kind.name(), _ -> new Tally())
                                            .hit));
            List<Write> salvo = spread(open);
            CountDownLatch answered = new CountDownLatch(1);
            try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
                for (Write write : salvo) {
                    senders.execute(
                            () -> {
                                send(write, program.site());
                                answered.countDown();
                            });
                }
                answered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                Thread.sleep(random.nextInt(LONGEST_MILLIS));
                program.kill();
            }
            for (Write write : salvo) {
                if (write.answered == null) {
                    write.hit = true;
                    Tally tally = tallies.computeIfAbsent(write.kind.name(), _ -> new Tally());
                    tally.hit++;
                    tally.done += trace(service, write).equals(write.before) ? 0 : 1;
                }
            }
            assertThat(halves(service, all)).as("after kill " + (kill + 1)).isEmpty();
            open.removeIf(write -> write.answered != null);
        }
        program.start();
        send(open, program.site());
        assertThat(halves(service, all)).as("in the end").isEmpty();
        tallies.forEach(
                (kind, tally) ->
                        System.out.printf(
                                "%s: killed %d times, %d of them done by then%n",
                                kind, tally.hit, tally.done));
        assertThat(all)
                .allSatisfy(
                        write -> {
                            assertThat(write.answered).as(write.toString()).isNotNull();
                            assertThat(trace(service, write))
                                    .as(write + ": " + write.answered)
                                    .isEqualTo(write.after);
                        });
        sentOnceMoreNothingIsDoubled(service, program, all);
        assertThat(tallies.values().stream().mapToInt(tally -> tally.hit).sum())
                .as("the kills met something")
                .isGreaterThan(KILLS * AT_ONCE / 3);
        everyMailArrived(service, mails);
    }

    /**
     * The first of each kind is done by the service that is not killed, and shows what is right.
     */
    private static List<Write> arranged(TestService service) {
        Site unharmed = new Site(service.address(), service.employerAddress());
        List<Write> all = new ArrayList<>();
        for (Kind kind : new KilledWrites(new ReferralWorld(service)).all()) {
            Act first = kind.arrange().apply(0);
            String before = trace(service, kind, first);
            Reply reply = first.send().apply(unharmed);
            assertThat(reply.status()).as(kind.name() + ": " + reply.text()).isLessThan(400);
            routinesHaveRun(service);
            String after = trace(service, kind, first);
            assertThat(after).as(kind.name()).isNotEqualTo(before);
            for (int n = 1; n <= OF_EACH; n++) {
                Act act = kind.arrange().apply(n);
                assertThat(trace(service, kind, act)).as(kind.name()).isEqualTo(before);
                all.add(new Write(kind, act, before, after));
            }
        }
        return all;
    }

    /** Within a transaction, so that a kill finds one open. */
    private static void takesItsTime(TestService service) {
        service.sql(
                """
                create function takes_its_time() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep(random() * 0.04);
                    return new;
                end $$\
                """);
        service.sql(
                """
                create trigger takes_its_time before insert on audit_entry
                for each row execute function takes_its_time()\
                """);
    }

    /** One of each kind as long as there are others. */
    private static List<Write> spread(List<Write> open) {
        Map<String, Integer> taken = new TreeMap<>();
        List<Write> spread = new ArrayList<>();
        for (Write write : open) {
            if (spread.size() < AT_ONCE && taken.merge(write.kind.name(), 1, Integer::sum) == 1) {
                spread.add(write);
            }
        }
        return spread;
    }

    private static void send(List<Write> writes, Site site) throws InterruptedException {
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            writes.forEach(write -> senders.execute(() -> send(write, site)));
            senders.shutdown();
            assertThat(senders.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    /** What was killed before may have been done, and is then refused in a sentence. */
    private static void send(Write write, Site site) {
        try {
            Reply reply = write.act.send().apply(site);
            if (reply.status() < (write.hit ? 500 : 400)) {
                write.answered = reply;
            } else {
                LOG.warn("{} was answered {} {}", write, reply.status(), reply.text());
            }
        } catch (IllegalStateException killed) {
            // sent again after the start
        }
    }

    private static void sentOnceMoreNothingIsDoubled(
            TestService service, Program program, List<Write> all) {
        for (Write write : all) {
            Reply again = write.act.send().apply(program.site());
            assertThat(again.status()).as(write + ": " + again.text()).isLessThan(500);
            Reply answered = java.util.Objects.requireNonNull(write.answered);
            if (!answered.said().isEmpty()) {
                assertThat(again.said()).as(write.toString()).isEqualTo(answered.said());
            }
        }
        assertThat(halves(service, all)).as("sent once more").isEmpty();
        assertThat(all)
                .allSatisfy(
                        write ->
                                assertThat(trace(service, write))
                                        .as(write + " sent once more")
                                        .isEqualTo(write.after));
    }

    // ── what must hold at any time ──────────────────────────────────────────────────────

    /** What follows a write a minute later belongs to what is right after it. */
    private static void routinesHaveRun(TestService service) {
        service.get(RunRoutines.class).all();
    }

    private static String trace(TestService service, Write write) {
        return trace(service, write.kind, write.act);
    }

    private static String trace(TestService service, Kind kind, Act act) {
        return service.ask(kind.trace(), act.about());
    }

    /** Whatever is neither as before nor as after. */
    private static Map<String, String> halves(TestService service, List<Write> all) {
        Map<String, String> found = new TreeMap<>();
        routinesHaveRun(service);
        for (Write write : all) {
            String trace = trace(service, write);
            if (!trace.equals(write.after)
                    && (write.answered != null || !trace.equals(write.before))) {
                found.put(
                        write.toString(),
                        "%s%nbefore %s%nafter  %s".formatted(trace, write.before, write.after));
            }
        }
        LEFT_OVER.forEach(
                (what, sql) -> {
                    String count = service.ask(sql);
                    if (!count.equals("0")) {
                        found.put(what, count);
                    }
                });
        peopleAndKeys(service, found);
        return found;
    }

    /** What no trace would find, since nothing leads to it. */
    private static final Map<String, String> LEFT_OVER =
            Map.of(
                    "an employer's account without its employer, or the reverse",
                    """
                    select count(*) from account a full join employer e on e.id = a.organisation_id
                    where (a.role = 'EMPLOYER' and e.id is null)
                        or (e.name like 'Kainan%' and a.id is null)\
                    """,
                    "a vacancy posted without its key",
                    """
                    select count(*) from vacancy v where v.title like 'Framer%' and not exists
                        (select 1 from idempotency_key k where k.created_id = v.id)\
                    """,
                    "a key without what it made",
                    """
                    select count(*) from idempotency_key k
                    where not exists (select 1 from vacancy v where v.id = k.created_id)
                        and not exists (select 1 from introduction i where i.id = k.created_id)
                        and not exists (select 1 from placement p where p.id = k.created_id)
                        and not exists (select 1 from consent c where c.id = k.created_id)
                        and not exists (select 1 from employer e where e.id = k.created_id)
                        and not exists (select 1 from returnee r where r.id = k.created_id)\
                    """,
                    "a person in no programme or with nobody",
                    """
                    select count(*) from returnee r
                    where not exists (select 1 from enrolment e where e.returnee_id = r.id)
                        or not exists (select 1 from assignment a where a.returnee_id = r.id)\
                    """,
                    "a mail that waits about what somebody took back",
                    """
                    select count(*) from mail m join introduction i on i.id = m.about
                    where m.next_try_at is not null and i.state = 'withdrawn'
                        and i.reason in ('asked', 'consent_ended', 'found_work', 'erased')
                        and m.purpose in ('INTRODUCTION', 'INTRODUCTION_REMINDER')\
                    """);

    /** Nothing is sealed under a key that is gone. */
    private static void peopleAndKeys(TestService service, Map<String, String> found) {
        Path keys =
                Path.of(
                        service.context().getRequiredProperty("onward.keys.folder", String.class),
                        "people");
        for (String id :
                service.ask("select string_agg(distinct returnee_id::text, ' ') from vault_entry")
                        .split(" ", -1)) {
            if (!Files.exists(keys.resolve(id.substring(0, 2)).resolve(id))) {
                found.put("a person without a key", id);
            }
        }
    }

    /** None is lost, and one that was under way at a kill may come twice, as the same letter. */
    private static void everyMailArrived(TestService service, GreenMail mails) throws Exception {
        // What was under way at a kill is tried again a minute later.
        await().atMost(Duration.ofMinutes(3))
                .until(
                        () ->
                                service.ask(
                                                "select count(*) from mail where next_try_at is not"
                                                        + " null")
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
                .hasSizeGreaterThan(10 * OF_EACH);
        assertThat(letters.values().stream().filter(times -> times > 1).toList())
                .hasSizeLessThanOrEqualTo(KILLS)
                .allMatch(times -> times == 2);
    }

    // ── the program ─────────────────────────────────────────────────────────────────────

    private final class Program {
        private final int port = freePort();
        private final int employerPort = freePort();
        private final List<String> command = new ArrayList<>();
        private @Nullable Process process;

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

        Site site() {
            return new Site(address(), employerAddress());
        }

        private String address() {
            return "http://localhost:" + port;
        }

        private String employerAddress() {
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
