package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
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
    private static final int OF_EACH = Integer.getInteger("soak.of-each", 2);
    private static final int KILLS = Integer.getInteger("soak.kills", 6);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

    /** So many transactions are open when the program is killed in them, each on a connection. */
    private static final int HELD = 24;

    /** So often at most, for those that waited for a row of another. */
    private static final int MOST_HOLDING_KILLS = Integer.getInteger("soak.holding-kills", 16);

    /** So many requests are under way when the program is killed at any moment of them. */
    private static final int AT_ONCE = 12;

    /** After the first of them is answered; the others are somewhere on their way. */
    private static final int LONGEST_MILLIS = 100;

    /** Nobody waits for an answer to a request of a program that runs for longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What the connections of the program that is killed are called. */
    private static final String KILLED = "killed";

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

    /** How often a kind was under way at a kill, in an open transaction, and done by then. */
    private static final class Tally {
        int hit;
        int held;
        int done;
    }

    @Test
    void afterKillsInTheMiddleOfWritesNothingIsHalfWrittenDoubledOrLost() throws Exception {
        System.out.printf("-Dsoak.seed=%d%n", SEED);
        GreenMail mails =
                new GreenMail(
                        new ServerSetup(
                                TestService.freePort(), "localhost", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.freshSettings());
        settings.put("onward.links.per-client", 100_000);
        settings.put("onward.sign-in.tries-per-address", 100_000);
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
        Map<String, Tally> tallies = new TreeMap<>();
        all.forEach(write -> tallies.computeIfAbsent(write.kind.name(), _ -> new Tally()));
        int kills = 0;
        while (kills < MOST_HOLDING_KILLS && isAnyUnheld(tallies)) {
            program.start();
            List<Write> salvo = leastOf(all, tallies, tally -> tally.held, HELD, random);
            holdAndKill(service, program, salvo, tallies);
            look(service, all, salvo, tallies, ++kills);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            program.start();
            // A program that has just started is slow, and not yet in the middle of anything.
            List<Write> first = leastOf(all, tallies, tally -> -tally.hit, AT_ONCE, random);
            send(service, first, program.site());
            List<Write> salvo = leastOf(all, tallies, tally -> tally.hit, AT_ONCE, random);
            sendAndKill(service, program, salvo, random);
            look(service, all, salvo, tallies, ++kills);
        }
        program.start();
        // One vocabulary is loaded at a time.
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            send(service, open(all), program.site());
                            return open(all).isEmpty();
                        });
        assertThat(halves(service, all)).as("in the end").isEmpty();
        tallies.forEach(
                (kind, tally) ->
                        System.out.printf(
                                "%s: killed %d times, %d of them in its transaction, %d done by then%n",
                                kind, tally.hit, tally.held, tally.done));
        System.out.printf("%d kinds, %d kills%n", tallies.size(), kills);
        assertThat(all)
                .allSatisfy(
                        write -> {
                            assertThat(write.answered).as(write.toString()).isNotNull();
                            assertThat(trace(service, write))
                                    .as(write + ": " + write.answered)
                                    .isEqualTo(write.after);
                        });
        sentOnceMoreNothingIsDoubled(service, program, all);
        assertThat(tallies)
                .as("each kind was killed in its transaction")
                .allSatisfy((kind, tally) -> assertThat(tally.held).as(kind).isPositive());
        everyFileWasRead(service);
        everyMailArrived(service, mails, kills);
    }

    private static boolean isAnyUnheld(Map<String, Tally> tallies) {
        return tallies.values().stream().anyMatch(tally -> tally.held == 0);
    }

    private static List<Write> open(List<Write> all) {
        return all.stream().filter(write -> write.answered == null).toList();
    }

    /** Those that wait for an answer, one of each kind, the least of it first. */
    private static List<Write> leastOf(
            List<Write> all,
            Map<String, Tally> tallies,
            ToIntFunction<Tally> of,
            int most,
            Random random) {
        List<Write> open = new ArrayList<>(open(all));
        Collections.shuffle(open, random);
        open.sort(
                Comparator.comparingInt(
                        write ->
                                of.applyAsInt(
                                        Objects.requireNonNull(tallies.get(write.kind.name())))));
        Set<String> taken = new HashSet<>();
        return open.stream().filter(write -> taken.add(write.kind.name())).limit(most).toList();
    }

    /** Each is sent once the one before stands in its transaction, and then it is killed. */
    private static void holdAndKill(
            TestService service, Program program, List<Write> salvo, Map<String, Tally> tallies)
            throws Exception {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            try (Connection gate = service.superuser();
                    Statement lock = gate.createStatement()) {
                lock.execute("select pg_advisory_lock(%d)".formatted(GATE));
                for (Write write : salvo) {
                    int before = held(service);
                    int waiting = waiting(service);
                    Future<?> sent = senders.submit(() -> send(service, write, program.site()));
                    await(write.toString())
                            .atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> sent.isDone() || waiting(service) > waiting);
                    if (held(service) > before) {
                        Objects.requireNonNull(tallies.get(write.kind.name())).held++;
                    } else {
                        LOG.warn(
                                "{} was not held: {}",
                                write,
                                sent.isDone() ? write.answered : "waits");
                    }
                }
                program.kill();
            }
        }
        await().atMost(PATIENCE).until(() -> sessions(service, "true") == 0);
    }

    private static void sendAndKill(
            TestService service, Program program, List<Write> salvo, Random random)
            throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Write write : salvo) {
                senders.execute(
                        () -> {
                            send(service, write, program.site());
                            answered.countDown();
                        });
            }
            answered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            program.kill();
        }
    }

    private static void look(
            TestService service,
            List<Write> all,
            List<Write> salvo,
            Map<String, Tally> tallies,
            int kill) {
        for (Write write : salvo) {
            if (write.answered == null) {
                write.hit = true;
                Tally tally = Objects.requireNonNull(tallies.get(write.kind.name()));
                tally.hit++;
                tally.done += isDone(service, write) ? 1 : 0;
            }
        }
        assertThat(halves(service, all)).as("after kill " + kill).isEmpty();
    }

    private static int held(TestService service) {
        return sessions(service, "wait_event = 'advisory'");
    }

    /** At the gate or for a row of another. */
    private static int waiting(TestService service) {
        return sessions(service, "wait_event_type = 'Lock'");
    }

    private static int sessions(TestService service, String which) {
        return Integer.parseInt(
                service.ask(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and application_name = ? and %s"""
                                .formatted(which),
                        KILLED));
    }

    /**
     * The first of each kind is done by the service that is not killed, and shows what is right.
     */
    private static List<Write> arranged(TestService service) {
        Site unharmed = new Site(service.address(), service.employerAddress());
        List<Write> all = new ArrayList<>();
        KilledWrites in = new KilledWrites(new ReferralWorld(service));
        for (Kind kind : KilledWrites.all()) {
            Act first = kind.arrange().act(in, 0);
            assertThat(kind.isRouteOf(first)).as(kind.name() + ": " + first.route()).isTrue();
            String before = trace(service, kind, first);
            Reply reply = first.send().apply(unharmed);
            assertThat(reply.status()).as(kind.name() + ": " + reply.text()).isLessThan(400);
            routinesHaveRun(service);
            String after = trace(service, kind, first);
            assertThat(after).as(kind.name()).isNotEqualTo(before);
            for (int n = 1; n <= OF_EACH; n++) {
                Act act = kind.arrange().act(in, n);
                assertThat(trace(service, kind, act)).as(kind.name()).isEqualTo(before);
                all.add(new Write(kind, act, before, after));
            }
        }
        return all;
    }

    /** Whoever holds this lock stops every write of the program in its transaction. */
    private static final int GATE = 20261125;

    /**
     * A transaction of a request takes its time after some of its rows, and stops there where the
     * gate is closed; at the latest when it commits. What was looked at is no write, and jobs go on
     * as they like: theirs is the other login, by which of all requests only links are answered.
     */
    private static void takesItsTime(TestService service) {
        service.sql(
                """
                create function takes_its_time() returns trigger language plpgsql as $$
                begin
                    if current_setting('application_name') <> '%s'
                            or (session_user <> 'onward_app' and tg_table_name <> 'answer_link') then
                        return null;
                    end if;
                    if tg_table_name = 'audit_entry' then
                        if new.act ~ '^(see|list|preview)_' then
                            return null;
                        end if;
                    end if;
                    if tg_nargs = 1 then
                        perform pg_advisory_xact_lock_shared(%d);
                    elsif random() < 0.3 then
                        perform pg_sleep(random() * 0.02);
                        perform pg_advisory_xact_lock_shared(%2$d);
                    end if;
                    return null;
                end $$"""
                        .formatted(KILLED, GATE));
        for (String table :
                service.ask(
                                """
                                select string_agg(quote_ident(tablename), ' ') from pg_tables
                                where schemaname = 'public' and tablename !~ 'flyway'""")
                        .split(" ", -1)) {
            service.sql(
                    """
                    create trigger zz_takes_its_time after insert or update or delete on %s
                    for each row execute function takes_its_time()"""
                            .formatted(table));
            service.sql(
                    """
                    create constraint trigger zz_takes_its_time_to_commit after insert or update or delete on %s
                    deferrable initially deferred for each row execute function takes_its_time('commit')"""
                            .formatted(table));
        }
    }

    private static void send(TestService service, List<Write> writes, Site site)
            throws InterruptedException {
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            writes.forEach(write -> senders.execute(() -> send(service, write, site)));
            senders.shutdown();
            assertThat(senders.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    /** What was killed before may have been done, and is then refused in a sentence. */
    private static void send(TestService service, Write write, Site site) {
        try {
            Reply reply = write.act.send().apply(site);
            if (reply.status() < 400
                    || (write.hit && reply.status() < 500 && isDone(service, write))) {
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
            Reply answered = Objects.requireNonNull(write.answered);
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

    private static boolean isDone(TestService service, Write write) {
        return !trace(service, write).equals(write.before);
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

    /** What was taken is read to its end, each row once. */
    private static void everyFileWasRead(TestService service) {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                service.ask("select count(*) from feed_run where state = 'running'")
                                        .equals("0"));
        assertThat(
                        service.ask(
                                """
                                select string_agg(distinct n::text, ',') from (select count(v.id) as n
                                    from feed_source s left join vacancy v on v.source = s.key
                                    where s.key like 'fed-%' group by s.key) fed"""))
                .isEqualTo("3");
    }

    /** None is lost, and one that was under way at a kill may come twice, as the same letter. */
    private static void everyMailArrived(TestService service, GreenMail mails, int kills)
            throws Exception {
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
                .hasSizeLessThanOrEqualTo(kills)
                .allMatch(times -> times == 2);
    }

    // ── the program ─────────────────────────────────────────────────────────────────────

    private final class Program {
        private final int port = TestService.freePort();
        private final int employerPort = TestService.freePort();
        private final List<String> command = new ArrayList<>();
        private @Nullable Process process;

        private final String databaseUrl;

        /** With keys of people and secrets of the service that arranges. */
        Program(Map<String, Object> database, TestService arranging, int smtp) throws IOException {
            this.databaseUrl = named(database.get("datasources.default.url"));
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
            settings.replaceAll((key, value) -> key.endsWith(".url") ? named(value) : value);
            settings.put("datasources.default.maximum-pool-size", HELD + AT_ONCE);
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

        private static String named(@Nullable Object url) {
            return url + "&ApplicationName=" + KILLED;
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
            environment.put("ENDPOINTS_ALL_PORT", Integer.toString(TestService.freePort()));
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
            Objects.requireNonNull(process).destroyForcibly().waitFor();
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
}
