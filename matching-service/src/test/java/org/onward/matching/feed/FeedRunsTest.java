package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onward.matching.Http;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;
import org.onward.matching.web.Browserless;

/** How an import goes on, ends or is given up. */
class FeedRunsTest extends FeedCase {
    @Test
    void ofAFileThatIsCutOffTheWholeRowsAreTakenAndTheReportSaysWhere() {
        String source = source(true);
        FeedRun run = csv(source, "id,title,tasks\n1,Cook,x\n2,Bak");
        assertThat(run.state()).isEqualTo(FeedRun.State.FAILED);
        assertThat(run.problem()).contains("cut off in line 3");
        assertThat(run.tally()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
        FeedRun whole = csv(source, "id,title,tasks\n1,Cook,x\n2,Baker,y\n");
        assertThat(whole.tally()).isEqualTo(tally(2, 1, 0, 1, 0, 0));
    }

    @Test
    void aRowThatTheDatabaseRefusesSpoilsNoOther() {
        String source = source(true);
        service.sql(
                """
                create or replace function refuse() returns trigger language plpgsql as $$
                begin raise exception 'refused'; end $$""");
        service.sql(
                "create trigger refuse before insert on vacancy for each row when (new.title = 'Refused') execute function refuse()");
        try {
            FeedRun run = csv(source, "id,title\n1,Cook\n2,Refused\n3,Baker\n");
            assertThat(run.tally()).isEqualTo(tally(3, 2, 0, 0, 0, 1));
            assertThat(only(run).line()).isEqualTo(3);
        } finally {
            service.sql("drop trigger refuse on vacancy");
        }
    }

    static Stream<BadFilesTest.Bad> nastyFiles() throws IOException {
        Set<String> names =
                Set.of(
                        "a zip bomb",
                        "a line of 200 MB",
                        "another encoding",
                        "a million columns in the header",
                        "a million columns in a row");
        List<BadFilesTest.Bad> files =
                BadFilesTest.files().filter(bad -> names.contains(bad.name())).toList();
        assertThat(files).hasSameSizeAs(names);
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("nastyFiles")
    void aNastyFileEndsItsRunWithASentenceAndHoldsUpNoOther(BadFilesTest.Bad nasty)
            throws IOException {
        String source = source(true);
        FeedSpool.Kept kept = laidDown(nasty);
        ImportFeed feed = service.get(ImportFeed.class);
        FeedRun run = feed.run(staff, feed.begin(staff, source, nasty.format(), null, kept));
        long rejected = Stream.of(nasty.said()).filter(said -> said.startsWith("2 ")).count();
        if (rejected == 0) {
            assertThat(run.state()).isEqualTo(FeedRun.State.FAILED);
            assertThat(run.problem()).isNotBlank().contains(nasty.said());
        } else {
            assertThat(run.state()).isEqualTo(FeedRun.State.DONE);
            assertThat(run.tally().rejected()).isEqualTo((int) rejected);
            assertThat(only(run).reason()).isNotBlank();
            assertThat(errors(run, "th").lines()).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(
                        service.ask(
                                "select coalesce(string_agg(title, ' '), '') from vacancy where source = ?",
                                source))
                .as("whole rows and no others")
                .isEqualTo(rejected == 0 ? "" : nasty.said()[nasty.said().length - 1]);
        assertThat(spooled()).doesNotContain(kept.name());
        assertThat(csv(source, "id,title\n9,Baker\n").tally()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
    }

    /** As it arrives, past what may arrive at most. */
    private static FeedSpool.Kept laidDown(BadFilesTest.Bad file) throws IOException {
        String name = UUID.randomUUID() + ".feed";
        Path path = service.get(FeedSpool.class).file(name);
        try (OutputStream out = Files.newOutputStream(path)) {
            file.content().to(out);
        }
        return new FeedSpool.Kept(name, Files.size(path), null);
    }

    @Test
    void fiveHundredRowsAreTakenInBatchesAndCountedOnce() {
        String source = source(true);
        String file =
                "id,title\n"
                        + IntStream.rangeClosed(1, 500)
                                .mapToObj(i -> i + ",Cook " + i + "\n")
                                .collect(Collectors.joining());
        assertThat(csv(source, file).tally()).isEqualTo(tally(500, 500, 0, 0, 0, 0));
        assertThat(csv(source, file).tally()).isEqualTo(tally(500, 0, 0, 500, 0, 0));
        assertThat(
                        service.ask(
                                """
                                select count(*) from change_log c join vacancy v on v.id = c.id
                                where v.source = ? and c.subject = 'vacancy'""",
                                source))
                .isEqualTo("500");
    }

    /** What the database is sent stands in its own view of what runs; a trigger looks there. */
    @Test
    void rowsOfABatchGoAsOneStatement() {
        String source = source(true);
        service.sql(
                """
                create or replace function sent() returns trigger language plpgsql as $$
                begin new.tasks := length(current_query()); return new; end $$""");
        service.sql(
                "create trigger sent before insert on vacancy for each row when (new.title = 'Rafter') execute function sent()");
        try {
            csv(
                    source,
                    "id,title\n" + "%s,Rafter\n".repeat(9).formatted(1, 2, 3, 4, 5, 6, 7, 8, 9));
            assertThat(Integer.parseInt(of(source, "1", "tasks"))).isGreaterThan(1_000);
        } finally {
            service.sql("drop trigger sent on vacancy");
        }
    }

    @Test
    void twoImportsOfOneSourceAtATimeAreRefused() {
        String source = source();
        ImportFeed feed = service.get(ImportFeed.class);
        feed.begin(staff, source, FeedFormat.CSV, null, kept("id,title\n"));
        FeedSpool.Kept second = kept("id,title\n1,Cook\n");
        assertThatThrownBy(() -> feed.begin(staff, source, FeedFormat.CSV, null, second))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
        assertThat(spooled()).doesNotContain(second.name());
    }

    @Test
    void anImportThatAStopCutShortGoesOnByItselfAndCountsEveryRowOnce() {
        // In this encoding the file begins with something to say that is no row.
        byte[] rows = manyRows().getBytes(Charset.forName("x-windows-874"));
        String undisturbed = source();
        FeedRun whole = run(undisturbed, FeedFormat.CSV, rows);
        assertThat(whole.tally().rejected()).isGreaterThan(50);

        String source = source();
        ImportFeed feed = service.get(ImportFeed.class);
        FeedSpool.Kept file = kept(rows);
        UUID run = feed.begin(staff, source, FeedFormat.CSV, null, file);
        FeedRun stopped;
        feed.stopping = true;
        try {
            stopped = feed.run(staff, run);
        } finally {
            feed.stopping = false;
        }
        assertThat(stopped.state()).isEqualTo(FeedRun.State.RUNNING);
        assertThat(stopped.tally().read()).as("one batch").isBetween(1, 1_000);
        assertThat(stopped.aboutRows()).isBetween(1L, 1_200L);
        assertThat(spooled()).contains(file.name());

        service.get(ResumeRuns.class).resume(new ServerStartupEvent(service.server()));
        await().atMost(Duration.ofSeconds(30)).until(() -> of(run) != FeedRun.State.RUNNING);
        FeedRun done =
                service.get(Transactions.class)
                        .read(staff, () -> service.get(PostgresFeeds.class).run(run).orElseThrow());
        assertThat(done.state()).as(done.problem()).isEqualTo(FeedRun.State.DONE);
        assertThat(done.tally()).isEqualTo(whole.tally());
        assertThat(remarks(done)).isEqualTo(remarks(whole));
        assertThat(rowsOf(source)).isEqualTo(rowsOf(undisturbed));
        assertThat(spooled()).doesNotContain(file.name());
    }

    @Test
    void aRunThatAnotherProcessIsAtIsLeftToIt() {
        String source = source(true);
        ImportFeed feed = service.get(ImportFeed.class);
        UUID run = feed.begin(staff, source, FeedFormat.CSV, null, kept("id,title\n1,Cook\n2,,\n"));
        RunLocks other =
                new RunLocks(
                        service.context().getBean(DataSource.class, Qualifiers.byName("worker")));
        assertThat(other.take(run)).isTrue();
        assertThat(feed.run(staff, run).tally().read()).isZero();
        service.get(FeedSpool.class)
                .drop(service.ask("select spool from feed_run where id = ?", run));
        service.get(ResumeRuns.class).resume(new ServerStartupEvent(service.server()));
        assertThat(of(run)).as("it is not ours to end").isEqualTo(FeedRun.State.RUNNING);
        other.release(run);
        service.get(ResumeRuns.class).resume(new ServerStartupEvent(service.server()));
        assertThat(of(run)).isEqualTo(FeedRun.State.INTERRUPTED);
    }

    @Test
    void aRunThatWasLockedAtTheStartGoesOnOnceItIsFree() {
        String source = source(true);
        UUID run =
                service.get(ImportFeed.class)
                        .begin(staff, source, FeedFormat.CSV, null, kept("id,title\n1,Cook\n"));
        RunLocks other =
                new RunLocks(
                        service.context().getBean(DataSource.class, Qualifiers.byName("worker")));
        other.take(run);
        ResumeRuns resume = service.get(ResumeRuns.class);
        resume.resume(new ServerStartupEvent(service.server()));
        service.sql(
                "update feed_run set started_at = started_at - interval '2 minutes' where id = ?",
                run);
        assertThat(of(run)).isEqualTo(FeedRun.State.RUNNING);
        other.release(run);
        resume.resumeLater();
        await().atMost(Duration.ofSeconds(20)).until(() -> of(run) == FeedRun.State.DONE);
        assertThat(of(source, "1", "title")).isEqualTo("Cook");
    }

    @Test
    void aRunThatSomebodyElseTookFurtherStopsAndCountsNothing() {
        String source = source(true);
        ImportFeed feed = service.get(ImportFeed.class);
        UUID run = feed.begin(staff, source, FeedFormat.CSV, null, kept("id,title\n1,Rower\n"));
        service.sql(
                """
                create or replace function overtake() returns trigger language plpgsql security definer as $$
                begin update feed_run set read_rows = 7 where source = new.source and state = 'running'; return new; end $$""");
        service.sql(
                "create trigger overtake before insert on vacancy for each row when (new.title = 'Rower') execute function overtake()");
        try {
            assertThat(feed.run(staff, run).state()).isEqualTo(FeedRun.State.RUNNING);
            assertThat(of(source, "1", "title")).isNotEqualTo("Rower");
        } finally {
            service.sql("drop trigger overtake on vacancy");
            service.sql("update feed_run set state = 'interrupted' where id = ?", run);
        }
    }

    @Test
    void aRunThatDiesInTheSamePlaceAgainAndAgainIsGivenUp() {
        String source = source();
        UUID run = stopped(source, manyRows().getBytes(StandardCharsets.UTF_8));
        assertThat(service.ask("select attempts from feed_run where id = ?", run))
                .as("none since its last batch")
                .isEqualTo("0");
        service.sql("update feed_run set attempts = ? where id = ?", ImportFeed.MOST_ATTEMPTS, run);
        FeedRun ended = service.get(ImportFeed.class).run(staff, run);
        assertThat(ended.state()).isEqualTo(FeedRun.State.FAILED);
        assertThat(ended.problem()).contains("5 times in the same place");
        assertThat(ended.spool()).isNull();
        assertThat(csv(source, "id,title\nx,Cook\n").state()).isEqualTo(FeedRun.State.DONE);
    }

    @Test
    void aRunThatAnotherReaderBeganStartsAgain() {
        String source = source();
        byte[] rows = manyRows().getBytes(StandardCharsets.UTF_8);
        FeedRun whole = run(source(), FeedFormat.CSV, rows);
        UUID run = stopped(source, rows);
        service.sql(
                "update feed_run set reader = '1', read_rows = read_rows - 3 where id = ?", run);
        FeedRun done = service.get(ImportFeed.class).run(staff, run);
        assertThat(done.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(done.tally().read()).isEqualTo(1_001);
        assertThat(done.tally().rejected()).isEqualTo(whole.tally().rejected());
        assertThat(done.tally().created() + done.tally().unchanged() + done.tally().held())
                .isEqualTo(whole.tally().created() + whole.tally().held());
        assertThat(remarks(done))
                .filteredOn(one -> !one.held())
                .isEqualTo(remarks(whole).stream().filter(one -> !one.held()).toList());
    }

    @Test
    void aRunWhoseFileLiesWithAnotherProcessIsLeftToItForADay() {
        String source = source();
        FeedSpool.Kept file = kept("id,title\n1,Cook\n");
        UUID run = service.get(ImportFeed.class).begin(staff, source, FeedFormat.CSV, null, file);
        service.get(FeedSpool.class).drop(file.name());
        service.sql("update feed_run set home = gen_random_uuid() where id = ?", run);
        service.get(ResumeRuns.class).resume(new ServerStartupEvent(service.server()));
        assertThat(of(run)).isEqualTo(FeedRun.State.RUNNING);
        service.sql(
                "update feed_run set started_at = started_at - interval '2 days' where id = ?",
                run);
        service.get(ResumeRuns.class).resume(new ServerStartupEvent(service.server()));
        assertThat(of(run)).isEqualTo(FeedRun.State.INTERRUPTED);
    }

    @Test
    void anImportWhoseFileIsGoneIsSaidToBeInterruptedAndCanBeSentAgain() {
        String source = source(true);
        FeedSpool.Kept file = kept("id,title\n1,Cook\n");
        UUID run = service.get(ImportFeed.class).begin(staff, source, FeedFormat.CSV, null, file);
        service.get(FeedSpool.class).drop(file.name());
        service.get(ResumeRuns.class).resume(new ServerStartupEvent(service.server()));
        assertThat(of(run)).isEqualTo(FeedRun.State.INTERRUPTED);
        assertThat(csv(source, "id,title\n1,Cook\n").tally()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
    }

    @Test
    void anImportThatIsNotBegunYetSaysThatItWaitsItsTurn() {
        UUID chamber = world.chamber("หอการค้าน่าน");
        source("nan", chamber, true);
        ImportFeed feed = service.get(ImportFeed.class);
        UUID run = feed.begin(staff, "nan", FeedFormat.CSV, null, kept("id,title\n1,Cook\n"));
        Http http = http();
        Browserless desk = desk(chamber);
        JsonNode waiting = http.get("/api/v1/feeds/runs/" + run).json();
        assertThat(waiting.get("state").asText()).isEqualTo("running");
        assertThat(waiting.get("waitsItsTurn").asBoolean()).isTrue();
        assertThat(desk.get("/import/" + run).body()).contains("The file is begun soon");
        assertThat(desk.get("/import").body()).contains("waits its turn");
        feed.run(staff, run);
        assertThat(http.get("/api/v1/feeds/runs/" + run).json().get("waitsItsTurn").asBoolean())
                .isFalse();
        assertThat(desk.get("/import").body()).doesNotContain("waits its turn");
    }

    @Test
    void anImportOfAnAccountThatMayNoLongerSendStopsWhereItIs() {
        UUID chamber = world.chamber("หอการค้าแพร่");
        Caller desk = world.of(Role.CHAMBER, chamber);
        source("phrae", chamber, true);
        UUID run =
                service.get(ImportFeed.class)
                        .begin(desk, "phrae", FeedFormat.CSV, null, kept("id,title\n1,Cook\n"));
        service.sql(
                "update account set standing = 'suspended' where id = ?", desk.account().value());
        service.get(ResumeRuns.class).resume(new ServerStartupEvent(service.server()));
        assertThat(of(run)).isEqualTo(FeedRun.State.INTERRUPTED);
        assertThat(service.ask("select count(*) from vacancy where source = 'phrae'"))
                .isEqualTo("0");
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        String source = source(true);
        Http http = http();
        List<String> before = spooled();
        URI address = URI.create(service.address());
        for (String length : List.of("Content-Length: 5000", "Transfer-Encoding: chunked")) {
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream()
                        .write(
                                """
                                POST /api/v1/feeds/%s HTTP/1.1\r
                                Host: localhost\r
                                Authorization: Bearer %s\r
                                Content-Type: text/csv\r
                                %s\r
                                \r
                                """
                                        .formatted(source, http.token(), length)
                                        .concat(
                                                length.startsWith("T")
                                                        ? "12\r\nid,title\n1,Cook\n2,\r\n"
                                                        : "id,title\n1,Cook\n2,")
                                        .getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> spooled().size() > before.size());
                Http.Answer second =
                        http.send("POST", "/api/v1/feeds/" + source, "id,title\n", "text/csv");
                assertThat(second.status()).as(second.text()).isEqualTo(409);
                assertThat(second.text()).contains("กำลังรับไฟล์ของแหล่งนี้");
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> spooled().equals(before));
        }
        assertThat(service.ask("select count(*) from feed_run where source = ?", source))
                .isEqualTo("0");
    }
}
