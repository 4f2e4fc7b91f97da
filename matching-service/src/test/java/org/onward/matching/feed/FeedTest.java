package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onward.matching.EmployerWorld;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;
import org.onward.matching.vacancy.PostingWords;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.vacancy.WithdrawVacancy;
import org.onward.matching.web.Browserless;

class FeedTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";

    static TestService service;
    static EmployerWorld world;
    static Caller staff;

    @BeforeAll
    static void start() {
        service = TestService.start(Map.of("onward.feed.max-bytes", 12 << 20));
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
    private static String source() {
        return source(false);
    }

    private static String source(boolean vouched) {
        String key = "s-" + UUID.randomUUID().toString().substring(0, 20);
        service.get(RegisterFeedSource.class)
                .register(staff, key, null, vouched, "TH", FeedContent.DELTA);
        return key;
    }

    private static FeedRun csv(String source, String text) {
        return run(source, FeedFormat.CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    private static FeedRun json(String source, String text) {
        return run(source, FeedFormat.JSONL, text.getBytes(StandardCharsets.UTF_8));
    }

    private static FeedRun run(String source, FeedFormat format, byte[] bytes) {
        ImportFeed feed = service.get(ImportFeed.class);
        return feed.run(staff, feed.begin(staff, source, format, null, kept(bytes)));
    }

    private static FeedSpool.Kept kept(byte[] bytes) {
        return service.get(FeedSpool.class)
                .keep(
                        UUID.randomUUID().toString(),
                        new ByteArrayInputStream(bytes),
                        (long) bytes.length);
    }

    private static List<FeedRemark> remarks(FeedRun run) {
        return service.get(Transactions.class)
                .read(staff, () -> service.get(PostgresFeeds.class).remarks(run.id(), 0, "", 500));
    }

    private static String errors(FeedRun run, String language) {
        try (InputStream file = service.get(FeedErrorFile.class).open(staff, run.id(), language)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FeedRemark only(FeedRun run) {
        assertThat(remarks(run)).hasSize(1);
        return remarks(run).getFirst();
    }

    private static String of(String source, String externalId, String column) {
        return service.ask(
                "select " + column + " from vacancy where source = ? and external_id = ?",
                source,
                externalId);
    }

    private static FeedTally tally(
            int read, int created, int updated, int unchanged, int held, int rejected) {
        return new FeedTally(read, created, updated, unchanged, held, rejected);
    }

    @Test
    void everyDocumentedColumnIsTaken() {
        String source = source();
        FeedRun run =
                csv(
                        source,
                        String.join(",", FeedColumns.ALL)
                                + "\n"
                                + "V-1,apprenticeship,ผู้ช่วยพ่อครัว,\"Wash, cut and cook.\nServe \"\"fast\"\".\",Verified Kitchen,"
                                + "Thailand,Chiang Mai,\"12,000\",15000.50,THB,monthly,4500,40,no,yes,yes,"
                                + "high school,th:3|English (basic),cook Thai food|fly a kite to Mars,sew garments,"
                                + "2027-01-15,4,12,3,2026-12-31,I,5120,,,\n");
        assertThat(run.problem()).isNull();
        assertThat(run.tally()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
        assertThat(
                        of(
                                source,
                                "V-1",
                                """
                                concat_ws('/', kind, state, title, tasks, country, place_code, place_words,
                                    pay_min_minor, pay_max_minor, currency, pay_period, stipend_minor, hours,
                                    nights, live_in, accommodation, education, start_on, seats, weeks,
                                    seats_committed, valid_until, sector, occupation, overseas)"""))
                .isEqualTo(
                        "apprenticeship/open/ผู้ช่วยพ่อครัว/Wash, cut and cook.\nServe \"fast\"./TH/TH-50/Chiang Mai"
                                + "/1200000/1500050/THB/month/450000/40/f/t/t/3/2027-01-15/4/12/3/2026-12-31/I/5120/f");
        String id = of(source, "V-1", "id");
        assertThat(
                        service.ask(
                                "select word || must from vacancy_skill where vacancy_id = ?::uuid and must",
                                id))
                .isEqualTo("cook Thai foodtrue");
        assertThat(
                        service.ask(
                                "select string_agg(word, '|') from vacancy_unresolved where vacancy_id = ?::uuid",
                                id))
                .contains("fly a kite to Mars");
        assertThat(
                        service.ask(
                                "select string_agg(language || level, '|' order by language) from vacancy_language where vacancy_id = ?::uuid",
                                id))
                .isEqualTo("en1|th3");
    }

    @Test
    void theSameFileAgainChangesNothingAndAChangedRowIsUpdated() {
        String source = source();
        String file =
                "id,title,employer\na,Cook,Verified Kitchen\nb,Welder,Verified Kitchen\nc,Driver,Unknown Kitchen\n";
        assertThat(csv(source, file).tally()).isEqualTo(tally(3, 2, 0, 0, 1, 0));
        String versions =
                service.ask(
                        "select string_agg(version::text, ',') from vacancy where source = ?",
                        source);
        assertThat(csv(source, file).tally()).isEqualTo(tally(3, 0, 0, 3, 0, 0));
        assertThat(
                        service.ask(
                                "select string_agg(version::text, ',') from vacancy where source = ?",
                                source))
                .isEqualTo(versions);
        assertThat(csv(source, file.replace("Welder", "Senior welder")).tally())
                .isEqualTo(tally(3, 0, 1, 2, 0, 0));
        assertThat(of(source, "b", "title")).isEqualTo("Senior welder");
    }

    @Test
    void aFileThatStillCarriesARowConfirmsIt() {
        String source = source();
        String file = "id,title,employer\n1,Cook,Verified Kitchen\n";
        csv(source, file);
        service.sql(
                "update vacancy set confirmed_at = confirmed_at - interval '80 days',"
                        + " asked_at = confirmed_at where source = ?",
                source);
        assertThat(csv(source, file).tally()).isEqualTo(tally(1, 0, 0, 1, 0, 0));
        assertThat(of(source, "1", "asked_at is null and confirmed_at > state_since"))
                .isEqualTo("t");
        String changed =
                service.ask(
                        "select count(*) from change_log where id = (select id from vacancy where source = ?)",
                        source);
        csv(source, file);
        assertThat(
                        service.ask(
                                "select count(*) from change_log where id = (select id from vacancy where source = ?)",
                                source))
                .as("not again within a day")
                .isEqualTo(changed);
    }

    @Test
    void theSameRowsAsJsonLinesAreUnchangedToo() {
        String source = source();
        csv(source, "id,title,pay_min,currency,pay_period\na,Cook,300,THB,day\n");
        assertThat(
                        json(
                                        source,
                                        "{\"title\":\"Cook\",\"id\":\"a\",\"pay_min\":300,\"currency\":\"THB\",\"pay_period\":\"day\",\"other\":{\"x\":1}}\n")
                                .tally())
                .isEqualTo(tally(1, 0, 0, 1, 0, 0));
    }

    @Test
    void anUnverifiedEmployersRowIsHeldAndOpensOnceItIsVerified() {
        String source = source();
        UUID employer = world.unverified("Verified Later", null);
        String file = "id,title,employer\nheld-1,Cook,Verified Later\n";
        FeedRun run = csv(source, file);
        assertThat(only(run))
                .isEqualTo(
                        new FeedRemark(
                                2, true, "employer", "employer not verified", "Verified Later"));
        assertThat(of(source, "held-1", "state")).isEqualTo("submitted");
        service.get(org.onward.matching.employer.VerifyEmployer.class)
                .verify(staff, new org.onward.matching.employer.EmployerId(employer));
        assertThat(of(source, "held-1", "state")).isEqualTo("open");
        assertThat(of(source, "held-1", "confirmed_at < opened_at"))
                .as("its file confirmed it, not the verification")
                .isEqualTo("t");
        assertThat(
                        service.ask(
                                """
                                select count(distinct c.xid) || '/' || count(distinct c.subject)
                                from change_log c where c.id = (select id from vacancy where source = ?)
                                    or (c.id = ? and c.subject = 'employer')""",
                                source,
                                employer))
                .as("the file, and one transaction of employer and vacancy")
                .isEqualTo("2/2");
        assertThat(csv(source, file).tally()).isEqualTo(tally(1, 0, 0, 1, 0, 0));
    }

    @Test
    void aChamberThatVerifiesItsMemberOpensTheMembersRows() {
        String source = source();
        UUID chamber = world.chamber("หอการค้าจังหวัดน่าน");
        UUID member = world.unverified("Nan Weavers", chamber);
        csv(source, "id,title,employer\n1,Weaver,Nan Weavers\n2,Dyer,Nan Weavers\n");
        service.get(org.onward.matching.employer.VerifyEmployer.class)
                .verify(
                        world.of(Role.CHAMBER, chamber),
                        new org.onward.matching.employer.EmployerId(member));
        assertThat(of(source, "1", "state")).isEqualTo("open");
        assertThat(of(source, "2", "state")).isEqualTo("open");
    }

    @Test
    void aRowThatWaitsForMoreThanItsEmployerStaysWhereItIs() {
        String source = source();
        UUID employer = world.unverified("Waits For Two", null);
        csv(
                source,
                """
                id,title,employer,country,overseas_licence,valid_until
                abroad,Caregiver,Waits For Two,PH,DMW-2,
                handed-in,Cook,Waits For Two,TH,,
                row,Baker,Waits For Two,TH,,
                """);
        service.sql(
                """
                insert into vacancy_change (id, vacancy_id, from_state, to_state, recorded_at)
                select gen_random_uuid(), id, 'sent_back', 'submitted', state_since from vacancy
                where source = ? and external_id = 'handed-in'""",
                source);
        service.get(org.onward.matching.employer.VerifyEmployer.class)
                .verify(staff, new org.onward.matching.employer.EmployerId(employer));
        assertThat(of(source, "abroad", "state")).isEqualTo("submitted");
        assertThat(of(source, "handed-in", "state")).isEqualTo("submitted");
        assertThat(of(source, "row", "state")).isEqualTo("open");
    }

    @Test
    void aRowWithoutEmployerBelongsToAStandInNamedLikeTheSource() {
        String source = source(true);
        assertThat(csv(source, "id,title\n1,Cook\n").tally())
                .as("a vouched source's employers count as verified")
                .isEqualTo(tally(1, 1, 0, 0, 0, 0));
        assertThat(
                        service.ask(
                                "select e.name || e.standing from vacancy v join employer e on e.id = v.employer_id where v.source = ?",
                                source))
                .isEqualTo(source + "verified");
    }

    @Test
    void workAbroadWaitsForVetting() {
        String source = source();
        FeedRun run =
                csv(
                        source,
                        "id,title,employer,country,overseas_licence\n1,Caregiver,Verified Kitchen,PH,DMW-1\n");
        assertThat(only(run).reason()).isEqualTo("work abroad waits for vetting");
        assertThat(of(source, "1", "state || overseas")).isEqualTo("submittedtrue");
    }

    @Test
    void aVacancyThatIsOverHereIsNotReopened() {
        String source = source();
        csv(source, "id,title,employer\n1,Cook,Verified Kitchen\n");
        service.sql("update vacancy set state = 'filled' where source = ?", source);
        FeedRun run = csv(source, "id,title,employer\n1,Head cook,Verified Kitchen\n");
        assertThat(run.tally()).isEqualTo(tally(1, 0, 0, 0, 1, 0));
        assertThat(of(source, "1", "state || title")).isEqualTo("filledCook");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                ",Cook,,,,,,,,! id ! id is needed",
                "x,,,,,,,,,! title ! title is needed",
                "x,Cook,,Atlantis,,,,,,! country ! not known",
                "x,Cook,,,-5,,THB,day,,! pay_min ! below zero",
                "x,Cook,,,900,300,THB,day,,! pay_min ! swapped",
                "x,Cook,,,lots,,THB,day,,! pay_min ! digits",
                "x,Cook,,,300,,TALER,day,,! currency ! not known",
                "x,Cook,,,300,,,day,,! currency ! needs its currency",
                "x,Cook,,,300,,THB,fortnight,,! pay_period ! hour, day",
                "x,Cook,,,,,,,1 Smarch 2026,! start_on ! year-month-day",
                "x,Cook,,,,,,,12/25/2026,! start_on ! 2026-12-25",
                "x,Cook,,,฿300,,PHP,day,,! currency ! Two currencies",
                "x,Cook,,,300/day,,THB,month,,! pay_period ! Two periods",
                "x,=HYPERLINK(1),,,,,,,,! title ! formula",
                "x,Cook,,,,,,,2026-02-30,! start_on ! calendar",
                "x,Cook,,,,,,,,2020-01-01! valid_until ! passed",
            })
    void aBadRowIsRejectedWithFieldReasonAndWhatWasRead(String row, String field, String reason) {
        String source = source();
        FeedRun run =
                csv(
                        source,
                        "id,title,kind,country,pay_min,pay_max,currency,pay_period,start_on,valid_until\n"
                                + "good,Cook,,,,,,,,\n"
                                + row.strip()
                                + "\n"
                                + "also-good,Cook,,,,,,,,\n");
        assertThat(run.tally().rejected()).isEqualTo(1);
        assertThat(run.tally().read()).isEqualTo(3);
        FeedRemark remark =
                remarks(run).stream().filter(one -> !one.held()).findFirst().orElseThrow();
        assertThat(remark.line()).isEqualTo(3);
        assertThat(remark.field()).isEqualTo(field);
        assertThat(remark.reason()).contains(reason);
        assertThat(of(source, "also-good", "title")).isEqualTo("Cook");
    }

    @Test
    void theReportSaysWhatWasRead() {
        FeedRun run = csv(source(true), "id,title,country\n1,Cook,about forty\n");
        assertThat(only(run))
                .isEqualTo(
                        new FeedRemark(
                                2,
                                false,
                                "country",
                                "This country code is not known; use two letters like TH.",
                                "about forty"));
    }

    @Test
    void aChamberOfficersHabitsAreReadAndSaid() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        ตำแหน่งงานว่างของสมาชิก
                        รหัส,ตำแหน่ง,รายละเอียด,จังหวัด,เงินเดือน (บาท),เริ่มงาน,หมดเขต,จำนวนอัตรา,ประเภทงาน
                        1,ช่างเชื่อม โทร 081-234-5678,"เชื่อมเหล็ก สมัครที่ ploy@lanna.example",เชียงใหม่,"12,000-15,000",ทันที,31/12/2026,3 อัตรา,งานประจำ
                        2,แม่ครัว,,เชียงใหม่,ตามตกลง,,,,
                        รวม,,,,,,,4,
                        """);
        assertThat(run.problem()).isNull();
        assertThat(run.tally()).isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(
                        of(
                                source,
                                "1",
                                """
                                concat_ws('/', kind, title, tasks, place_code, pay_min_minor, pay_max_minor, currency,
                                    pay_period, start_on, valid_until, seats)"""))
                .isEqualTo(
                        "job/ช่างเชื่อม/เชื่อมเหล็ก/TH-50/1200000/1500000/THB/month/2026-12-31/3");
        assertThat(of(source, "2", "pay_min_minor is null and pay_period is null")).isEqualTo("t");
        assertThat(remarks(run))
                .allMatch(one -> one.outcome() == FeedRemark.Outcome.NOTED)
                .extracting(one -> one.line() + one.field() + one.read())
                .containsExactly("3start_onทันที", "3tasksnull", "3titlenull", "4pay_minตามตกลง");
    }

    @Test
    void aWorkbookAsAnOfficerKeepsItIsReadAsTheOfficerSeesIt() throws IOException {
        String source = source(true);
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            Worksheet sheet = one.newWorksheet("พ.ย. 69");
                            sheet.value(0, 0, "ตำแหน่งงานว่างของสมาชิก โทร 053-123-456");
                            sheet.range(0, 0, 1, 6).merge();
                            cells(
                                    sheet,
                                    2,
                                    "รหัส,บริษัท,ตำแหน่ง,จังหวัด,เงินเดือน,สกุลเงิน,หมดเขต");
                            cells(
                                    sheet,
                                    3,
                                    "1,ผ้าทอน่าน โทร 081-234-5678,ช่างทอ Line ID: weaver9,น่าน,12000/เดือน,THB,31/12/2026");
                            cells(sheet, 4, "2,,ช่างย้อม 089 999 1234,น่าน,ตามตกลง,,");
                            cells(sheet, 5, "3,,พนักงานขาย,น่าน,negotiable,,");
                            sheet.range(3, 1, 5, 1).merge();
                            cells(
                                    sheet,
                                    6,
                                    "4,Cebu Weavers,Weaver,Cebu,PHP 15 000 kada buwan,PHP,");
                            cells(sheet, 7, "5,Cebu Weavers,Dyer,Cebu,mapag-uusapan,,");
                            cells(sheet, 8, "6,Cebu Weavers,Tailor,Cebu,₱500/day,THB,");
                            cells(sheet, 9, "7,ผ้าทอน่าน,คนสวน,น่าน,400/วัน,THB,31/12/2569");
                            Worksheet other = one.newWorksheet("ต.ค. 69");
                            cells(other, 0, "รหัส,ตำแหน่ง");
                            cells(other, 1, "9,แม่ครัว");
                        });
        JsonNode report =
                http().post(
                                "/api/v1/feeds/" + source,
                                book,
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                        .json();
        assertThat(report.path("created").asInt()).as(report.toPrettyString()).isEqualTo(4);
        assertThat(report.path("held").asInt()).as("work abroad").isEqualTo(2);
        assertThat(report.path("rejected").asInt()).isEqualTo(1);
        assertThat(
                        service.ask(
                                """
                                select string_agg(concat_ws(' ', v.external_id, e.name, v.title, v.pay_min_minor / 100,
                                    v.currency, v.pay_period, v.valid_until), '|' order by v.external_id)
                                from vacancy v join employer e on e.id = v.employer_id where v.source = ?""",
                                source))
                .isEqualTo(
                        "1 ผ้าทอน่าน ช่างทอ 12000 THB month 2026-12-31|2 ผ้าทอน่าน ช่างย้อม|3 ผ้าทอน่าน พนักงานขาย"
                                + "|4 Cebu Weavers Weaver 15000 PHP month|5 Cebu Weavers Dyer"
                                + "|7 ผ้าทอน่าน คนสวน 400 THB day 2026-12-31");
        String said =
                service.ask(
                        """
                        select string_agg(concat_ws(' ', line, field, reason, was_read), '|' order by line, field)
                        from feed_row where run_id = ?::uuid""",
                        report.get("id").asText());
        assertThat(said)
                .contains(
                        "3 line 1 further sheet was not read: ต.ค. 69",
                        "4 employer A telephone number was taken out",
                        "4 title Contact details were taken out",
                        "5 title A telephone number was taken out",
                        "9 currency Two currencies")
                .doesNotContain("081", "089", "weaver9");
    }

    private static void cells(Worksheet sheet, int row, String cells) {
        String[] each = cells.split(",", -1);
        for (int i = 0; i < each.length; i++) {
            sheet.value(row, i, each[i]);
        }
    }

    @Test
    void contactDetailsOfARowAreKeptNowhereButWhereItIsCorrected() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        id,title,employer,place,skills_must,pay_min
                        1,Cook,Lanna Noodles tel 081-234-5678,"Old town, call 081-234-5678",fly kites 081-234-5678,
                        2,Cook,Lanna Noodles,Old town,,ask 081-234-5678
                        3,"Cook 081-234-5678
                        """);
        assertThat(run.tally()).isEqualTo(tally(3, 1, 0, 0, 0, 2));
        assertThat(
                        service.ask(
                                """
                                select concat_ws('|', e.name, v.place_words, (select string_agg(word, '') from
                                    vacancy_unresolved u where u.vacancy_id = v.id))
                                from vacancy v join employer e on e.id = v.employer_id where v.source = ?""",
                                source))
                .isEqualTo("Lanna Noodles|Old town|fly kites");
        assertThat(remarks(run)).extracting(FeedRemark::line).contains(2, 3, 4);
        assertThat(remarks(run)).noneMatch(one -> one.toString().contains("5678"));
        service.sql(
                "update feed_run set started_at = started_at - interval '31 days' where id = ?",
                run.id());
        service.get(ForgetWrittenRows.class).run();
        assertThat(
                        service.ask(
                                """
                                select (select count(*) from feed_written where run_id = r.id) + (
                                    select count(was_read) from feed_row where run_id = r.id)
                                from feed_run r where id = ?""",
                                run.id()))
                .isEqualTo("0");
    }

    @Test
    void wordsThatAPostingMayNotHoldWaitForAPerson() {
        String source = source();
        UUID later = world.unverified("Asks A Fee", null);
        String file =
                """
                id,title,employer,tasks
                fee,Welder,Verified Kitchen,Weld gates. Applicants must pay a placement fee of 5000.
                age,Waitress,Verified Kitchen,Female only. Serve.
                later,Cook,Asks A Fee,Cook. Applicants must pay a training fee.
                fine,Baker,Verified Kitchen,Bake.
                """;
        FeedRun run = csv(source, file);
        assertThat(run.tally()).isEqualTo(tally(4, 1, 0, 0, 3, 0));
        assertThat(remarks(run))
                .allMatch(FeedRemark::held)
                .extracting(one -> one.line() + one.field() + " " + one.reason())
                .containsExactly(
                        "2tasks " + PostingWords.Concern.FEE.sentence(),
                        "3tasks " + PostingWords.Concern.CRITERIA.sentence(),
                        "4employer employer not verified",
                        "4tasks " + PostingWords.Concern.FEE.sentence());
        service.get(org.onward.matching.employer.VerifyEmployer.class)
                .verify(staff, new org.onward.matching.employer.EmployerId(later));
        assertThat(of(source, "later", "state")).isEqualTo("submitted");
        String version = of(source, "fee", "version");
        assertThat(csv(source, file).tally().created()).isZero();
        assertThat(of(source, "fee", "state")).isEqualTo("submitted");
        assertThat(of(source, "fee", "version"))
                .as("its reviewer looks at this one")
                .isEqualTo(version);

        FeedRun changed = csv(source, file.replace("Bake.", "Bake. Female only."));
        assertThat(changed.tally().updated()).isZero();
        assertThat(of(source, "fine", "state || tasks"))
                .as("what is shown stays until somebody has looked")
                .isEqualTo("openBake.");
        service.sql(
                "update vacancy set state = 'open', opened_at = state_since, confirmed_at = state_since"
                        + " where source = ? and external_id = 'age'",
                source);
        csv(source, file.replace("Serve.", "Serve food."));
        assertThat(of(source, "age", "state || tasks"))
                .as("somebody has looked at these words")
                .isEqualTo("openFemale only. Serve food.");
    }

    @Test
    void noNumberOfNotesHidesARowThatWasNotTaken() {
        String source = source(true);
        int noted = ImportFeed.MOST_NOTES / 4;
        int bad = 10_050;
        StringBuilder file =
                new StringBuilder("id,kind,title,tasks,place,pay_min,start_on,valid_until\n");
        for (int i = 0; i <= noted; i++) {
            file.append(i)
                    .append(",job,Cook 081-234-5678,a@b.co,\"P, 081-234-5678\",tba,asap,tbd\n");
        }
        for (int i = 0; i < bad; i++) {
            file.append("b").append(i).append(",job,,,,,,\n");
        }
        FeedRun run = csv(source, file.toString());
        assertThat(run.tally()).isEqualTo(tally(noted + 1 + bad, noted + 1, 0, 0, 0, bad));
        assertThat(
                        service.ask(
                                """
                                select string_agg(outcome || n, ',' order by outcome) from (
                                    select outcome, count(*) n from feed_row where run_id = ? group by outcome) o""",
                                run.id()))
                .isEqualTo("noted%d,rejected%d".formatted(ImportFeed.MOST_NOTES, bad));
        assertThat(errors(run, "en").lines())
                .as("each with what was sent")
                .filteredOn(line -> line.startsWith("b") && line.contains(",job,"))
                .hasSize(bad);
        service.sql("update vacancy set state = 'withdrawn' where source = ?", source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "12.500,THB ! two_meanings",
                "12.500 baht, ! two_meanings",
                "12.500-15.000,THB ! two_meanings",
                "12.500,KWD ! 12500",
                "12.50,THB ! 1250",
                "12500.00,THB ! 1250000",
                "1.200.000,VND ! 1200000",
            })
    void aPointBeforeThreeFiguresIsAskedAboutWhereItMayMeanTwoThings(String pay, String read) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,country,pay_period,pay_min,currency\n1,Cook,TH,whole,"
                                + pay
                                + "\n");
        if (read.equals("two_meanings")) {
            assertThat(only(run).reason()).startsWith("12.500 may be 12500 or 12.50");
        } else {
            assertThat(run.tally().created()).as(remarks(run).toString()).isEqualTo(1);
            assertThat(of(source, "1", "pay_min_minor")).isEqualTo(read);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ไต้หวัน|'NT$ 28,000/เดือน'|",
                "ญี่ปุ่น|'180,000 เยน/เดือน'|",
                "Dubai|'AED 1500/month'|",
                "อิสราเอล|'55,000 บาท/เดือน'|",
                "โซล เกาหลีใต้|'15,000 บาท/เดือน'|",
                "ย่างกุ้ง|'15,000 บาท/เดือน'|",
                "เวียงจันทน์ สปป.ลาว|'15,000 บาท/เดือน'|",
                "มาเลเซีย (ปีนัง)|'15,000 บาท/เดือน'|",
                "ที่ตั้งโรงงาน|'USD 900/month'|",
                "ไต้หวัน|'15,000 บาท/เดือน'|Thailand",
            })
    void workThatMayBeAbroadIsSentBackUntilItsCountryIsNamed(
            String place, String pay, @Nullable String country) {
        String source = source(true);
        String file = "id,title,place,pay_min,country\n1,Welder,%s,\"%s\",%s\n";
        FeedRun run = csv(source, file.formatted(place, pay, country == null ? "" : country));
        assertThat(run.tally()).isEqualTo(tally(1, 0, 0, 0, 0, 1));
        assertThat(remarks(run))
                .extracting(FeedRemark::reason)
                .contains(country == null ? FeedPlace.ABROAD : FeedPlace.ELSEWHERE);
        assertThat(csv(source, file.formatted(place, pay, "TW")).tally().rejected())
                .as("named, and vetted like any work abroad")
                .isEqualTo(place.equals("ไต้หวัน") || place.equals("ที่ตั้งโรงงาน") ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "เชียงใหม่|ถ.นิมมานเหมินท์|TH-50|ถ.นิมมานเหมินท์|",
                "เชียงใหม่|ใกล้ตลาดลำพูน|TH-50|ใกล้ตลาดลำพูน|",
                "ชม.|อ.สันทราย จ.เชียงใหม่|TH-50|อ.สันทราย จ.เชียงใหม่|",
                "เชียงใหม่||TH-50|เชียงใหม่|",
                "'เชียงใหม่, ลำพูน'|||'เชียงใหม่, ลำพูน'|Several provinces",
                "จ.ชม.|||จ.ชม.|No province",
            })
    void aColumnOfProvincesDecidesAndThePlaceBesideItStaysWords(
            String province,
            @Nullable String place,
            @Nullable String code,
            String words,
            @Nullable String note) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,ตำแหน่ง,จังหวัด,สถานที่ทำงาน\n1,Cook,\"%s\",%s\n"
                                .formatted(province, place == null ? "" : place));
        assertThat(run.tally().created()).as(remarks(run).toString()).isEqualTo(1);
        assertThat(of(source, "1", "coalesce(place_code, '') || '/' || place_words"))
                .isEqualTo((code == null ? "" : code) + "/" + words);
        if (note != null) {
            assertThat(only(run).reason()).startsWith(note);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seats|3 อัตรา (ด่วน)|seats|3|",
                "seats|5 (ช3 ญ2)|seats|5|",
                "seats|หลายอัตรา|seats|1|not understood",
                "seats|2-3|seats|2|Of several numbers the lowest",
                "seats|-|seats|1|",
                "hours|48 ชม./สัปดาห์|hours|48|",
                "hours|8 ชม./วัน|hours||not understood",
                "hours|8.00-17.00|hours||not understood",
                "accommodation|-|accommodation||",
                "accommodation|ตามตกลง|accommodation||not understood",
                "education|ช่างฝีมือ|education||not understood",
                "education|ไม่จำกัด|education||",
                "education|ม.6/ปวช.|education|3|",
                "kind|รายเดือน|kind|job|",
                "kind|Kontraktwal|kind|job|",
                "kind|โรงแรม|kind|job|none of our kinds",
                "start_on|ตามสะดวก|start_on||no day",
            })
    void whatIsDoubtfulInAColumnThatNeedNotBeFilledInLosesNoRow(
            String column,
            String text,
            String stored,
            @Nullable String value,
            @Nullable String note) {
        String source = source(true);
        FeedRun run = csv(source, "id,title,%s\n1,Cook,%s\n".formatted(column, text));
        assertThat(run.tally().created()).as(remarks(run).toString()).isEqualTo(1);
        assertThat(of(source, "1", "coalesce(%s::text, '')".formatted(stored)))
                .isEqualTo(value == null ? "" : value);
        if (note == null) {
            assertThat(remarks(run)).isEmpty();
        } else {
            assertThat(only(run).outcome()).isEqualTo(FeedRemark.Outcome.NOTED);
            assertThat(only(run).reason()).contains(note);
        }
    }

    @Test
    void theLengthOfATrainingMayBeInMonths() {
        String source = source(true);
        csv(source, "id,title,kind,weeks\n1,Baking,training,3 เดือน\n");
        assertThat(of(source, "1", "weeks")).isEqualTo("13");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'',15000 ! Only the highest pay",
                "450,500 ! not paid for such a time",
                "15000,180000 ! more than five times",
            })
    void payThatCanHardlyBeMeantIsAskedAbout(String pay, String reason) {
        FeedRun run =
                csv(
                        source(true),
                        "id,title,pay_min,pay_max,currency,pay_period\n1,Cook,%s,THB,month\n"
                                .formatted(pay.replace("''", "")));
        assertThat(only(run).reason()).contains(reason);
    }

    @Test
    void whatARowIsHeldForIsSaidThoughSomethingElseOfTheFieldIsToo() {
        FeedRun run =
                csv(source(true), "id,title\n1,\"Cook, placement fee 500. Call 081-234-5678\"\n");
        assertThat(only(run).outcome()).isEqualTo(FeedRemark.Outcome.HELD);
    }

    @Test
    void daysAreInTheOrderOfWhoWritesTheFileWhereverTheWorkIs() {
        String source = source();
        csv(source, "id,title,country,employer,start_on\n1,Cook,PH,Verified Kitchen,5/1/2027\n");
        assertThat(of(source, "1", "start_on")).isEqualTo("2027-01-05");
    }

    @Test
    void theLowestOfSeveralStipendsIsTakenAndSaid() {
        String source = source(true);
        FeedRun run =
                run(
                        source,
                        FeedFormat.JSON,
                        """
                        {"@type": "WorkBasedProgram", "identifier": 7, "name": "Cook", "trainingSalary":
                         {"currency": "THB", "value": {"minValue": 8000, "maxValue": 9500}}}"""
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(of(source, "7", "stipend_minor")).isEqualTo("800000");
        assertThat(only(run).reason()).isEqualTo("Of several stipends the lowest was taken.");
    }

    @Test
    void cellsWithoutEndAreCutOffBeforeTheyAreLookedThrough() {
        String source = source(true);
        String file =
                "id,title,tasks,pay_min,start_on\n"
                        + "1,%s,x,1,2027-01-01\n".formatted("<p ".repeat(300_000))
                        + "2,Cook,x,1,%s\n".formatted(".".repeat(900_000))
                        + "3,Cook,x,%s,\n".formatted("1 ".repeat(400_000))
                        + "4,Cook,%s,,\n".formatted("<p ".repeat(300_000))
                        + "5,Cook,x,,\n";
        FeedRun run = csv(source, file);
        assertThat(run.tally()).isEqualTo(tally(5, 1, 0, 0, 0, 4));
        assertThat(remarks(run))
                .filteredOn(one -> one.reason().startsWith("At most"))
                .extracting(one -> one.line() + one.field())
                .contains("2title", "3start_on", "4pay_min", "5tasks");
    }

    @Test
    void aRowThatCannotBeReadIsCarriedByItsIdAndOneOfAnotherSheetIsAskedAbout() throws IOException {
        String source = source();
        csv(source, rows(20));
        FeedRun run =
                complete(
                        source,
                        rows(19).replace("7,ช่างเย็บ 7,Verified Kitchen\n", "7,x,y,more\n")
                                .replace("8,ช่างเย็บ 8,", "8,\"ช่างเย็บ 8,"));
        assertThat(run.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(run.retired()).isEqualTo(1);
        assertThat(of(source, "7", "state")).isEqualTo("open");
        assertThat(of(source, "8", "state")).isEqualTo("open");

        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            for (int part = 0; part < 2; part++) {
                                Worksheet sheet = one.newWorksheet("part " + part);
                                cells(sheet, 0, "id,title,employer");
                                for (int i = 1; i <= 18 - 17 * part; i++) {
                                    cells(sheet, i, i + 18 * part + ",ช่างเย็บ,Verified Kitchen");
                                }
                            }
                        });
        ImportFeed feed = service.get(ImportFeed.class);
        FeedRun asked =
                feed.run(staff, feed.begin(staff, source, FeedFormat.XLSX, "complete", kept(book)));
        assertThat(asked.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(of(source, "19", "state")).isEqualTo("open");
    }

    @Test
    void theReportIsTurnedOverWhateverAFieldIsCalled() {
        String source = source(true);
        FeedRun run =
                json(
                        source,
                        "{\"id\":1,\"title\":\"A\",\"Tasks (งาน: ก):\":{}}\n{\"id\":2,\"title\":\"A\",\"seats\":\"x\"}\n");
        Http http = http();
        String rows = "/api/v1/feeds/runs/" + run.id() + "/rows?limit=1";
        JsonNode first = http.get(rows).json();
        assertThat(first.get("rows").get(0).get("field").asText()).isEqualTo("Tasks (งาน: ก):");
        String cursor = URLEncoder.encode(first.get("next").asText(), StandardCharsets.UTF_8);
        assertThat(
                        http.get(rows + "&cursor=" + cursor)
                                .json()
                                .get("rows")
                                .get(0)
                                .get("field")
                                .asText())
                .isEqualTo("seats");
    }

    @Test
    void aChamberIsNotToldThatAnEmployerIsRegisteredElsewhere() {
        UUID chamber = world.chamber("หอการค้าจังหวัดพะเยา");
        Caller desk = world.of(Role.CHAMBER, chamber);
        service.get(RegisterFeedSource.class)
                .register(staff, "phayao", chamber, false, "TH", FeedContent.DELTA);
        ImportFeed feed = service.get(ImportFeed.class);
        FeedRun run =
                feed.run(
                        desk,
                        feed.begin(
                                desk,
                                "phayao",
                                FeedFormat.CSV,
                                null,
                                kept(
                                        "id,title,employer\n1,Cook,Nobody's Yet\n2,Cook,Verified Kitchen\n")));
        assertThat(run.tally()).isEqualTo(tally(2, 0, 0, 0, 2, 0));
        assertThat(remarks(run))
                .extracting(one -> one.outcome() + one.field() + one.reason() + one.read())
                .containsExactly(
                        "HELDemployeremployer not verifiedNobody's Yet",
                        "HELDemployeremployer not verifiedVerified Kitchen");
        assertThat(
                        service.get(Transactions.class)
                                .read(
                                        world.people.counsellor(world.people.chiangMai),
                                        () -> service.get(PostgresFeeds.class).run(run.id())))
                .as("who may not send a feed reads none")
                .isEmpty();
    }

    @Test
    void allBadFieldsOfARowAreNamed() {
        FeedRun run = csv(source(true), "id,title,hours,seats,country\n1,Cook,99,0,XX\n");
        assertThat(run.tally()).isEqualTo(tally(1, 0, 0, 0, 0, 1));
        assertThat(remarks(run))
                .extracting(FeedRemark::field)
                .containsExactly("country", "hours", "seats");
    }

    @Test
    void anIdTwiceInAFileIsTakenOnce() {
        String source = source(true);
        FeedRun run = csv(source, "id,title\n1,Cook\n1,Baker\n2,Tailor\n");
        assertThat(run.tally()).isEqualTo(tally(3, 2, 0, 0, 0, 1));
        assertThat(only(run).line()).isEqualTo(3);
        assertThat(of(source, "1", "title")).isEqualTo("Cook");
    }

    @Test
    void aByteOrderMarkAndSemicolonsAndTabsAreFine() {
        String source = source(true);
        assertThat(csv(source, "\ufeffid;title;hours\r\n1;Cook, head;40\r\n").problem()).isNull();
        assertThat(of(source, "1", "title")).isEqualTo("Cook, head");
        assertThat(csv(source, "ID\tTitle\n2\tCook\n").tally()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
    }

    @Test
    void everyScriptIsKeptAsItIs() {
        String source = source(true);
        String title = "ช่างเชื่อม 👩‍🏭 حداد — Señor Ñ";
        csv(source, "id,title\n1," + title + "\n");
        assertThat(of(source, "1", "title")).isEqualTo(title);
    }

    @Test
    void aLineThatIsNotUtf8SpoilsNoOther() {
        String source = source(true);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("id,title\n1,ช่างเชื่อม\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes("2,งา".getBytes(Charset.forName("x-windows-874")));
        file.writeBytes("\n3,Baker\n".getBytes(StandardCharsets.UTF_8));
        FeedRun run = run(source, FeedFormat.CSV, file.toByteArray());
        assertThat(run.tally()).isEqualTo(tally(3, 2, 0, 0, 0, 1));
        assertThat(only(run).reason()).contains("UTF-8");
        assertThat(only(run).line()).isEqualTo(3);
    }

    @Test
    void aLineThatIsTooLongSpoilsNoOther() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,tasks\n1,Cook,x\n2,Cook,"
                                + "y".repeat(10 << 20)
                                + "\n3,Cook,z\n");
        assertThat(run.tally()).isEqualTo(tally(3, 2, 0, 0, 0, 1));
        assertThat(only(run).reason()).contains("1 MB");
        FeedRun tasks = csv(source, "id,title,tasks\n4,Cook," + "ก".repeat(20_001) + "\n");
        assertThat(only(tasks).field()).isEqualTo("tasks");
        assertThat(only(tasks).read()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void aQuotationMarkThatNeverEndsCostsItsOwnLineOnly() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,tasks\n1,Cook,\"never ends\n2,Baker,fine\n3,Plumber,5\" pipes\n4,Tailor,\"a\nb\"\n");
        assertThat(run.tally()).isEqualTo(tally(4, 3, 0, 0, 0, 1));
        assertThat(only(run).line()).isEqualTo(2);
        assertThat(of(source, "3", "tasks")).isEqualTo("5\" pipes");
        assertThat(of(source, "4", "tasks")).isEqualTo("a\nb");
    }

    @Test
    void anOccupationThatIsOnlyGuessedStaysWords() {
        String source = source(true);
        csv(source, "id,title\n1,Skill Development Officer\n3,Staff cook\n");
        csv(source, "id,title,occupation\n2,Post 7,Skill Development Officer\n");
        assertThat(of(source, "1", "occupation is null and title = 'Skill Development Officer'"))
                .isEqualTo("t");
        assertThat(of(source, "2", "occupation is null")).isEqualTo("t");
        assertThat(
                        service.ask(
                                "select word from vacancy_unresolved where vacancy_id = ?::uuid",
                                of(source, "2", "id")))
                .isEqualTo("Skill Development Officer");
        assertThat(of(source, "3", "occupation")).isEqualTo("5120");
    }

    @Test
    void aMalformedJsonLineSpoilsNoOther() {
        String source = source(true);
        FeedRun run =
                json(
                        source,
                        """
                        {"id": 1, "title": "Cook", "skills": ["cook Thai food"], "occupation_code": "5120.1"}
                        {"id": 2, "title": "Baker"
                        [1, 2]
                        {"id": 3, "title": {"en": "Tailor"}}
                        {"id": 4, "title": "Plumber"} trailing
                        {"id": 5, "title": "Half \\ud83d a character \\u0000"}
                        """
                                + "[".repeat(5000)
                                + "\n{\"id\":6,\"title\":\"Last\"}");
        assertThat(run.tally()).isEqualTo(tally(8, 3, 0, 0, 0, 5));
        assertThat(remarks(run)).extracting(FeedRemark::line).containsExactly(2, 3, 4, 5, 7);
        assertThat(of(source, "1", "occupation || occupation_confidence")).isEqualTo("51201");
        assertThat(of(source, "5", "title")).isEqualTo("Half \ufffd a character");
        assertThat(of(source, "6", "title")).isEqualTo("Last");
    }

    @Test
    void markupOfAnAdvertIsTakenAway() {
        String source = source(true);
        json(
                source,
                "{\"id\":\"m\",\"title\":\"Cook &amp; baker\",\"description\":\"<p>Bake</p><ul><li>bread &gt; 5 kg</li></ul><script>alert(1)</script>&lt;b&gt;now&lt;/b&gt; a < b\"}");
        assertThat(of(source, "m", "title")).isEqualTo("Cook & baker");
        assertThat(of(source, "m", "tasks")).isEqualTo("Bake\n\n• bread > 5 kg\nnow a < b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"''! empty", "name,title! title and id", "id,title,TITLE! twice"})
    void aFileWithoutAUsableHeaderFailsAsAWhole(String file, String problem) {
        FeedRun run = csv(source(), file);
        assertThat(run.state()).isEqualTo(FeedRun.State.FAILED);
        assertThat(run.problem()).contains(problem);
    }

    @Test
    void aTableWithARunningNumberIsKnownAgainWhenARowIsAddedAboveTheOthers() {
        String source = source(true);
        String header = "ลำดับ,ตำแหน่ง,นายจ้าง,จังหวัด,ค่าจ้าง,วันปิดรับ\n";
        String weld = "ช่างเชื่อม,อู่ช่างแดง,เชียงใหม่,12000 บาท/เดือน,31/12/2569\n";
        String cook = "กุ๊ก,อู่ช่างแดง,เชียงใหม่,ตามตกลง,40/1/2570\n";
        FeedRun first = csv(source, header + "1," + weld + "2," + cook);
        assertThat(first.tally().created()).isEqualTo(1);
        assertThat(first.tally().rejected()).isEqualTo(1);
        String id = service.ask("select external_id from vacancy where source = ?", source);
        assertThat(of(source, id, "valid_until")).isEqualTo("2026-12-31");
        FeedRun again = csv(source, header + "1," + cook + "2," + weld + "3," + weld);
        assertThat(again.tally().unchanged()).isEqualTo(1);
        assertThat(remarks(again))
                .extracting(FeedRemark::reason)
                .anyMatch(reason -> reason.contains("an id column tells them apart"));
        String errors = http().get("/api/v1/feeds/runs/%s/errors.csv".formatted(first.id())).text();
        FeedRun corrected = csv(source, errors.replace("40/1/2570", "15/1/2570"));
        assertThat(corrected.tally().created()).isEqualTo(1);
        FeedRun after = csv(source, header + "1," + cook.replace("40/1/2570", "15/1/2570"));
        assertThat(after.tally().unchanged()).isEqualTo(1);
    }

    @Test
    void columnsOfFeesAreSentBackAndThoseOfPersonsAreNamed() {
        FeedRun run =
                csv(
                        source(true),
                        """
                        รหัส,ตำแหน่ง,เพศ,อายุ,ค่าสมัคร
                        1,ช่างไม้,หญิง,18-25,0
                        2,ช่างทอ,หญิง,18-25,50 บาท
                        """);
        assertThat(run.tally()).isEqualTo(tally(2, 1, 0, 0, 0, 1));
        assertThat(remarks(run))
                .extracting(one -> one.line() + " " + one.reason())
                .containsExactly(
                        "1 " + FeedTable.OF_PERSONS, "3 " + PostingWords.Concern.FEE.sentence());
        FeedRun json =
                run(
                        source(true),
                        FeedFormat.JSON,
                        """
                        {"@type": "WorkBasedProgram", "identifier": 7, "name": "Cook", "offers": {"price": 3500}}"""
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(only(json).reason()).isEqualTo(PostingWords.Concern.FEE.sentence());
    }

    @Test
    void ofSalariesInTwoCurrenciesNoneIsLeftOut() {
        FeedRun run =
                run(
                        source(true),
                        FeedFormat.JSON,
                        """
                        {"@type": "JobPosting", "identifier": 7, "title": "Cook", "baseSalary": [
                         {"currency": "THB", "value": {"value": 15000, "unitText": "MONTH"}},
                         {"currency": "USD", "value": {"value": 450, "unitText": "MONTH"}}]}"""
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(remarks(run)).extracting(FeedRemark::reason).contains(PayText.TWO_CURRENCIES);
    }

    @Test
    void aDoubleComesBackWithoutTheIdOfTheLineItIsLike() {
        FeedRun run =
                csv(
                        source(true),
                        """
                        ตำแหน่ง,นายจ้าง,จังหวัด,ค่าจ้าง
                        ช่างไม้,อู่ช่างเขียว,น่าน,12000 บาท/เดือน
                        ช่างไม้,อู่ช่างเขียว,น่าน,15000 บาท/เดือน
                        """);
        assertThat(run.tally()).isEqualTo(tally(2, 1, 0, 0, 0, 1));
        assertThat(errors(run, "en").lines().skip(1))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(",ช่างไม้,");
    }

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
    void aPostingOfSchemaOrgBecomesAVacancy() {
        String source = source(true);
        FeedRun run =
                run(
                        source,
                        FeedFormat.JSON,
                        """
                        {"@graph": [{"@type": "JobPosting", "identifier": "s-1", "title": "Welder",
                          "description": "<p>Welds <b>gates</b></p><p>Call 081-234-5678</p>",
                          "hiringOrganization": {"name": "Verified Kitchen"},
                          "jobLocation": {"address": {"addressRegion": "Chiang Mai", "addressCountry": "Thailand"}},
                          "baseSalary": {"currency": "THB", "value": {"value": 180000, "unitText": "YEAR"}},
                          "datePosted": "2026-11-01", "validThrough": "2026-12-31T23:59:00+07:00"},
                         {"@type": "JobPosting", "identifier": "s-2", "title": "Cook",
                          "datePosted": "2027-02-01", "validThrough": "2027-01-31"}]}
                        """
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(run.tally()).isEqualTo(tally(2, 1, 0, 0, 0, 1));
        assertThat(
                        of(
                                source,
                                "s-1",
                                "concat_ws('/', tasks, place_code, pay_min_minor, pay_period, valid_until)"))
                .isEqualTo("Welds gates/TH-50/1500000/month/2026-12-31");
        assertThat(remarks(run))
                .extracting(one -> one.line() + one.field())
                .containsExactly("1pay_period", "1tasks", "2valid_until");
    }

    @Test
    void rowsNotTakenComeBackAsTheyWereSentAndCorrectedSpoilNoOther() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        รหัส,ตำแหน่ง,เงินเดือน (บาท),หมายเหตุ
                        1,ช่างเชื่อม,12000,a
                        2,แม่ครัว,มากมาย,"=1+1, ""x\"""
                        3,,400/วัน,-
                        """);
        assertThat(run.tally()).isEqualTo(tally(3, 1, 0, 0, 0, 2));
        String file = errors(run, "th");
        assertThat(file)
                .startsWith("\ufeffรหัส,ตำแหน่ง,เงินเดือน (บาท),หมายเหตุ,line,field,reason\r\n")
                .contains(
                        "\r\n2,แม่ครัว,มากมาย,\"'=1+1, \"\"x\"\"\",3,เงินเดือน (บาท),เขียนจำนวนเงินเป็นตัวเลข")
                .contains("\r\n3,,400/วัน,'-,4,ตำแหน่ง,");
        FeedRun again = csv(source, file);
        assertThat(again.tally()).isEqualTo(tally(2, 0, 0, 0, 0, 2));
        assertThat(errors(again, "th"))
                .as("what comes back is the same but for the line, however often it is sent")
                .isEqualTo(file.replace(",3,เงิน", ",2,เงิน").replace(",4,ตำแหน่ง", ",3,ตำแหน่ง"));
        String version = of(source, "1", "version");
        assertThat(
                        csv(source, file.replace("มากมาย", "15000").replace("3,,", "3,ช่างไม้,"))
                                .tally())
                .isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(of(source, "1", "version")).isEqualTo(version);

        Caller other = world.of(Role.CHAMBER, world.chamber("A Chamber Elsewhere"));
        assertThatThrownBy(() -> service.get(FeedErrorFile.class).open(other, run.id(), "th"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThat(
                        service.get(Transactions.class)
                                .read(
                                        other,
                                        () ->
                                                service.get(WrittenRows.class)
                                                        .faulty(run.id(), 0, 10)))
                .as("the database hides another chamber's rows, whatever the code asks")
                .isEmpty();
        service.sql(
                "update feed_run set started_at = started_at - interval '31 days' where id = ?",
                run.id());
        service.get(ForgetWrittenRows.class).run();
        assertThat(service.ask("select count(*) from feed_written where run_id = ?", run.id()))
                .isEqualTo("0");
    }

    @Test
    void objectsNotTakenComeBackAsATable() {
        String source = source(true);
        FeedRun run =
                json(
                        source,
                        "{\"id\": 1, \"title\": \"Cook\", \"skills\": [\"baking\", \"cooking\"], \"country\": \"many\"}\n");
        assertThat(errors(run, "en"))
                .isEqualTo(
                        "\ufeffid,title,skills,country,line,field,reason\r\n1,Cook,\"baking; cooking\",many,1,country,\"This country code is not known; use two letters like TH.\"\r\n");
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

    /** 1,001 rows; each twentieth has no title, each hundredth repeats an id of the first batch. */
    private static String manyRows() {
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

    /** A run that was stopped after its first batch. */
    private static UUID stopped(String source, byte[] rows) {
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

    private static FeedRun.State of(UUID run) {
        return FeedRun.State.valueOf(
                service.ask("select upper(state) from feed_run where id = ?", run));
    }

    private static String rowsOf(String source) {
        return service.ask(
                """
                select string_agg(external_id || title || state, ',' order by external_id)
                from vacancy where source = ?""",
                source);
    }

    private static List<String> spooled() {
        try (var files =
                Files.list(service.get(FeedSpool.class).file("x").toAbsolutePath().getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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
    void anImportOfAnAccountThatMayNoLongerSendStopsWhereItIs() {
        UUID chamber = world.chamber("หอการค้าแพร่");
        Caller desk = world.of(Role.CHAMBER, chamber);
        service.get(RegisterFeedSource.class)
                .register(staff, "phrae", chamber, true, "TH", FeedContent.DELTA);
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

    // ── complete and delta files ───────────────────────────────────────────────────────

    /** Rows 1 … many of a verified employer. */
    private static String rows(int many) {
        return "id,title,employer\n"
                + IntStream.rangeClosed(1, many)
                        .mapToObj("%1$d,ช่างเย็บ %1$d,Verified Kitchen\n"::formatted)
                        .collect(Collectors.joining());
    }

    private static FeedRun complete(String source, String text) {
        ImportFeed feed = service.get(ImportFeed.class);
        return feed.run(staff, feed.begin(staff, source, FeedFormat.CSV, "complete", kept(text)));
    }

    private static String states(String source) {
        return service.ask(
                """
                select string_agg(state || ' ' || n, ', ' order by state)
                from (select state, count(*) as n from vacancy where source = ? group by state) s""",
                source);
    }

    @Test
    void aCompleteFileEndsWhatItNoLongerCarriesAndADeltaDoesNot() {
        String source = source();
        csv(source, rows(20));
        assertThat(csv(source, rows(5)).retired()).isZero();
        assertThat(states(source)).isEqualTo("open 20");
        FeedRun run = complete(source, rows(18));
        assertThat(run.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(run.retired()).isEqualTo(2);
        assertThat(run.tally()).isEqualTo(tally(18, 0, 0, 18, 0, 0));
        assertThat(states(source)).isEqualTo("expired 2, open 18");
        assertThat(
                        service.ask(
                                """
                                select c.from_state || c.to_state || c.because from vacancy_change c
                                join vacancy v on v.id = c.vacancy_id
                                where v.source = ? and v.external_id = '19' and c.from_state = 'open'""",
                                source))
                .isEqualTo("openexpiredfeed " + source + " no longer carries it");
        assertThat(csv(source, rows(19)).tally())
                .as("what a file carries again is back")
                .isEqualTo(tally(19, 0, 1, 18, 0, 0));
        assertThat(states(source)).isEqualTo("expired 1, open 19");
    }

    @Test
    void aRowThatWasNotTakenIsCarriedAllTheSame() {
        String source = source();
        csv(source, rows(20));
        FeedRun run =
                complete(
                        source,
                        rows(19).replace("\n7,ช่างเย็บ 7,", "\n7,,").replace("\n8,", "\n8 ,"));
        assertThat(run.tally().rejected()).isEqualTo(1);
        assertThat(run.retired()).isEqualTo(1);
        assertThat(of(source, "7", "state")).isEqualTo("open");
        assertThat(of(source, "20", "state")).isEqualTo("expired");
    }

    @Test
    void whereMoreThanATenthWouldGoNothingEndsUntilSomebodySaysSo() {
        String source = source();
        csv(source, rows(20));
        FeedRun run = complete(source, rows(17));
        assertThat(run.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(run.missing()).isEqualTo(3);
        assertThat(states(source)).isEqualTo("open 20");

        Http http = http();
        String report = "/api/v1/feeds/runs/" + run.id();
        assertThat(http.get(report).json().get("state").asText()).isEqualTo("waiting");
        JsonNode first = http.get(report + "/missing?limit=2").json();
        assertThat(first.get("vacancies").findValuesAsText("externalId"))
                .containsExactly("18", "19");
        JsonNode second =
                http.get(report + "/missing?limit=2&cursor=" + first.get("next").asText()).json();
        assertThat(second.get("vacancies").findValuesAsText("title"))
                .containsExactly("ช่างเย็บ 20");
        assertThat(second.hasNonNull("next")).isFalse();
        // Confirmed by somebody since: that is newer than the file.
        service.sql(
                """
                update vacancy set confirmed_at = confirmed_at + interval '1 hour'
                where source = ? and external_id = '19'""",
                source);
        Http.Answer answer = http.post(report + "/retirement", "{\"retire\":true}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("retired").asInt()).isEqualTo(2);
        assertThat(answer.json().get("state").asText()).isEqualTo("done");
        assertThat(states(source)).isEqualTo("expired 2, open 18");
        assertThat(http.post(report + "/retirement", "{\"retire\":true}").status())
                .as("it was answered")
                .isEqualTo(409);
    }

    @Test
    void aFileWithRowsThatHaveNoIdEndsNothingByItself() {
        String source = source();
        csv(source, rows(20));
        FeedRun run = complete(source, rows(19) + ",ช่างเย็บ 20,Verified Kitchen\n");
        assertThat(run.state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(states(source)).isEqualTo("open 20");
        FeedRun kept = service.get(DecideRetirement.class).decide(staff, run.id(), false);
        assertThat(kept.state()).isEqualTo(FeedRun.State.DONE);
        assertThat(kept.retired()).isZero();
        assertThat(states(source)).isEqualTo("open 20");
    }

    @Test
    void aLaterFileAnswersForWhatWaits() {
        String source = source();
        csv(source, rows(20));
        FeedRun waiting = complete(source, rows(2));
        complete(source, rows(20));
        assertThat(of(waiting.id())).isEqualTo(FeedRun.State.DONE);
        assertThat(states(source)).isEqualTo("open 20");
        assertThatThrownBy(
                        () -> service.get(DecideRetirement.class).decide(staff, waiting.id(), true))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
    }

    @Test
    void aCompleteFileAsksFirstAlsoWhereNothingIsOpen() {
        String source = source();
        csv(source, rows(20));
        service.sql("update vacancy set state = 'paused' where source = ?", source);
        assertThat(complete(source, rows(1)).state()).isEqualTo(FeedRun.State.WAITING);
        assertThat(states(source)).isEqualTo("paused 20");
    }

    @Test
    void aDeltaLeavesTheQuestionOpen() {
        String source = source();
        csv(source, rows(20));
        FeedRun waiting = complete(source, rows(2));
        csv(source, rows(5));
        assertThat(of(waiting.id())).isEqualTo(FeedRun.State.WAITING);
        assertThat(service.get(DecideRetirement.class).decide(staff, waiting.id(), false).state())
                .isEqualTo(FeedRun.State.DONE);
    }

    @Test
    void aRunEndsWhateverItsFileIsCalledInside() {
        String source = source();
        String longName = "pay_min (" + "x".repeat(400) + ")";
        FeedRun twice =
                csv(source, "id,title,%s,%s\n1,Weaver,1,2\n".formatted(longName, longName + " "));
        assertThat(twice.state()).isNotEqualTo(FeedRun.State.RUNNING);
        FeedRun nul = json(source, "{\"id\":\"7\",\"title\":\"Weaver\",\"tasks(\\u0000)\":{}}\n");
        assertThat(nul.state()).isEqualTo(FeedRun.State.DONE);
    }

    @Test
    void aCompleteFileThatIsCutOffEndsNothing() {
        String source = source();
        String lines =
                IntStream.rangeClosed(1, 20)
                        .mapToObj("{\"id\":%1$d,\"title\":\"Weaver %1$d\"}\n"::formatted)
                        .collect(Collectors.joining());
        json(source, lines);
        ImportFeed feed = service.get(ImportFeed.class);
        FeedRun run =
                feed.run(
                        staff,
                        feed.begin(
                                staff,
                                source,
                                FeedFormat.JSONL,
                                "complete",
                                kept(lines.substring(0, lines.length() - 40))));
        assertThat(run.state()).isNotEqualTo(FeedRun.State.DONE);
        assertThat(run.retired()).isZero();
        assertThat(
                        service.ask(
                                "select count(*) from vacancy where source = ? and state = 'expired'",
                                source))
                .isEqualTo("0");
    }

    // ── one posting from several sources ───────────────────────────────────────────────

    private static final String POSTING =
            "id,kind,title,employer,place,pay_min,pay_max,currency,pay_period,start_on\n";

    /** What is found by a word, waiting until it is so many. */
    private static List<String> found(Http http, String word, int many) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(ids(http, word)).hasSize(many));
        return ids(http, word);
    }

    private static List<String> ids(Http http, String word) {
        return http.get("/api/v1/vacancies?limit=20&q=" + word)
                .json()
                .get("vacancies")
                .findValuesAsText("id");
    }

    @Test
    void theSameVacancyFromTwoSourcesIsShownOnceAndTheNextOneWhenItEnds() {
        String first = source(true);
        String second = source(true);
        String third = source(true);
        Http http = http();
        csv(
                first,
                POSTING + "a,job,Zither maker,Lanna Strings,Chiang Mai,12000,15000,THB,month,\n");
        csv(
                second,
                POSTING
                        + "b,job,\"ZITHER makers\",\"Lanna Strings Co., Ltd.\",TH-50,,,,,2027-02-01\n");
        assertThat(of(first, "a", "posting")).isEqualTo(of(second, "b", "posting")).isNotEmpty();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () ->
                                assertThat(ids(http, "zither"))
                                        .as("the one confirmed last")
                                        .containsExactly(of(second, "b", "id")));

        csv(third, POSTING + "c,job,Zither maker,Lanna Strings,Chiang Mai,,,,,\n");
        String own = of(third, "c", "id");
        service.sql(
                "update vacancy set confirmed_at = confirmed_at - interval '9 days' where id = ?::uuid",
                own);
        service.sql(
                """
                with own as (update vacancy set source = null, external_id = null where id = ?::uuid returning id)
                insert into change_log (subject, id) select 'vacancy', id from own""",
                own);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () ->
                                assertThat(ids(http, "zither"))
                                        .as("the employer's own, however old")
                                        .containsExactly(own));
        service.get(WithdrawVacancy.class).withdraw(staff, new VacancyId(UUID.fromString(own)));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () ->
                                assertThat(ids(http, "zither"))
                                        .containsExactly(of(second, "b", "id")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "b,job,Harp maker,Lanna Strings,Lampang,12000,15000,THB,month,2027-01-15 ! another place",
                "b,job,Harp maker,Lanna Strings,Chiang Mai,12000,15000,THB,month,2027-03-01 ! another start",
                "b,job,Harp maker,Lanna Strings,Chiang Mai,18000,19000,THB,month,2027-01-15 ! another pay",
                "b,job,Harp maker,Lanna Strings,Chiang Mai,400,500,THB,day,2027-01-15 ! pay that cannot be compared",
                "b,training,Harp maker,Lanna Strings,Chiang Mai,,,,,2027-01-15 ! another kind",
                "b,job,Harp tuner,Lanna Strings,Chiang Mai,12000,15000,THB,month,2027-01-15 ! another title",
                "b,job,Harp maker,Isan Strings,Chiang Mai,12000,15000,THB,month,2027-01-15 ! another employer",
                "b,job,Harp maker,Lanna Strings,,12000,15000,THB,month,2027-01-15 ! a place that is not known",
                "b,job,Harp maker,,Chiang Mai,12000,15000,THB,month,2027-01-15 ! an employer that is not known",
            })
    void whatDiffersIsAnotherVacancy(String row, String why) {
        String first = source(true);
        String second = source(true);
        csv(
                first,
                POSTING
                        + "a,job,Harp maker,Lanna Strings,Chiang Mai,12000,15000,THB,month,2027-01-15\n");
        csv(second, POSTING + row.strip() + "\n");
        assertThat(of(second, "b", "posting is null")).as(why).isEqualTo("t");
        service.sql(
                "update vacancy set state = 'withdrawn' where source = any (array[?, ?])",
                first,
                second);
    }

    @Test
    void twoRowsOfOneSourceAreTwoVacancies() {
        String first = source(true);
        csv(
                first,
                POSTING
                        + "a,job,Lute maker,Lanna Strings,Chiang Mai,,,,,\nb,job,Lute maker,Lanna Strings,Chiang Mai,,,,,\n");
        assertThat(of(first, "a", "posting is null")).isEqualTo("t");
        String second = source(true);
        csv(second, POSTING + "c,job,Lute maker,Lanna Strings,Chiang Mai,,,,,\n");
        assertThat(
                        service.ask(
                                "select count(*) from vacancy where source = ? and posting is not null",
                                first))
                .as("one of them is the one, the other is another")
                .isEqualTo("1");
    }

    @Test
    void whatStaffTellApartStaysApart() {
        String first = source(true);
        String second = source(true);
        Http http = http();
        String row = ",job,Gong maker,Lanna Strings,Chiang Mai,,,,,\n";
        csv(first, POSTING + "a" + row);
        csv(second, POSTING + "b" + row);
        String id = of(first, "a", "id");
        found(http, "gong", 1);
        Browserless page = new Browserless(service);
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Khun Anong",
                                PASSWORD,
                                Role.PROGRAMME_STAFF,
                                null,
                                world.people.programme,
                                null,
                                "en"));
        page.signIn(email, PASSWORD);
        assertThat(page.get("/vacancies/" + id).body())
                .contains("Also posted by", "Lanna Strings · " + second);
        assertThat(page.submit("/vacancies/" + id + "/apart").statusCode()).isEqualTo(303);
        assertThat(page.get("/vacancies/" + id).body()).doesNotContain("Also posted by");
        found(http, "gong", 2);
        csv(first, POSTING + "a" + row.replace(",,,,,", ",9000,9500,THB,month,"));
        csv(second, POSTING + "b" + row.replace(",,,,,", ",9000,9500,THB,month,"));
        assertThat(of(first, "a", "posting is null")).isEqualTo("t");
    }

    @Test
    void aChamberSendsItsOwnSourceOnly() {
        UUID chamber = world.chamber("Lanna Chamber");
        Caller desk = world.of(Role.CHAMBER, chamber);
        Caller other = world.of(Role.CHAMBER, world.chamber("Isan Chamber"));
        service.get(RegisterFeedSource.class)
                .register(staff, "lanna", chamber, true, "TH", FeedContent.DELTA);
        ImportFeed feed = service.get(ImportFeed.class);
        FeedSpool.Kept file =
                kept("id,title,employer\n1,Cook,New Lanna Member\n2,Cook,Verified Kitchen\n");
        UUID run = feed.begin(desk, "lanna", FeedFormat.CSV, null, file);
        FeedRun done = feed.run(desk, run);
        assertThat(done.tally())
                .as("an employer of nobody's chamber is not the chamber's to feed")
                .isEqualTo(tally(2, 1, 0, 0, 1, 0));
        assertThat(
                        service.ask(
                                "select chamber_id::text || standing from employer where name = 'New Lanna Member'"))
                .isEqualTo(chamber + "verified");
        assertThatThrownBy(
                        () -> feed.begin(other, "lanna", FeedFormat.CSV, null, kept("id,title\n")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThat(
                        service.get(Transactions.class)
                                .read(other, () -> service.get(PostgresFeeds.class).run(run)))
                .as("the database hides another chamber's runs, whatever the code asks")
                .isEmpty();
    }

    @Test
    void whatIsChangedHereStaysUntilTheFileSaysSomethingElseOfIt() {
        UUID chamber = world.chamber("หอการค้าจังหวัดน่านใต้");
        String source = "nan-" + UUID.randomUUID().toString().substring(0, 8);
        service.get(RegisterFeedSource.class)
                .register(staff, source, chamber, true, "TH", FeedContent.DELTA);
        String head =
                "id,title,employer,place,hours,seats,skills_must,education,languages,pay_min,currency,pay_period\n";
        String row =
                "w-1,ช่างทอผ้า,ผ้าทอเมืองน่าน,Chiang Mai old town,%s,%s,\"sew garments;fly a kite to Mars\",high school,th:3,%s\n";
        assertThat(csv(source, head + row.formatted("40", "2", ",,")).tally().created())
                .isEqualTo(1);
        String id = of(source, "w-1", "id");
        String skills =
                "select string_agg(skill_id || word || must || confidence, '|' order by skill_id) from vacancy_skill where vacancy_id = ?::uuid";
        String asked = service.ask(skills, id);
        String skill =
                service.ask("select skill_id from vacancy_skill where vacancy_id = ?::uuid", id);
        Browserless desk = desk(chamber);
        String page = desk.get("/vacancies/" + id).body();
        assertThat(page).contains("/vacancies/" + id + "/edit", source, "fly a kite to Mars");
        String form = desk.get("/vacancies/" + id + "/edit").body();
        assertThat(form).contains("ช่างทอผ้า", "value=\"40\"", "Chiang Mai old town", source);
        Map<String, String> typed = new java.util.HashMap<>();
        typed.putAll(
                Map.of(
                        "version",
                        of(source, "w-1", "version"),
                        "kind",
                        "job",
                        "title",
                        "ช่างทอผ้าฝ้าย",
                        "hours",
                        "44",
                        "seats",
                        "2",
                        "payMin",
                        "11,500",
                        "currency",
                        "THB",
                        "payPeriod",
                        "month",
                        "skill",
                        skill,
                        "use-" + skill,
                        "must"));
        typed.put("place", "TH-50");
        typed.put("nights", "no");
        typed.put("occupation", of(source, "w-1", "occupation"));
        var saved = desk.submit("/vacancies/" + id + "/edit", typed);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        String all =
                """
                concat_ws('/', state, title, hours, seats, pay_min_minor, nights, place_code, place_words,
                    education)""";
        assertThat(of(source, "w-1", all))
                .isEqualTo("open/ช่างทอผ้าฝ้าย/44/2/1150000/f/TH-50/Chiang Mai old town/3");
        assertThat(service.ask(skills, id)).as("level, word and all").isEqualTo(asked);
        assertThat(
                        service.ask(
                                """
                                select (select string_agg(word, '|') from vacancy_unresolved where vacancy_id = v.id) || (
                                    select string_agg(language || level, '|') from vacancy_language where vacancy_id = v.id)
                                from vacancy v where id = ?::uuid""",
                                id))
                .isEqualTo("fly a kite to Marsth3");
        assertThat(desk.submit("/vacancies/" + id + "/edit", typed).statusCode())
                .as("changed meanwhile")
                .isEqualTo(400);

        assertThat(csv(source, head + row.formatted("40", "5", ",,")).tally().updated())
                .isEqualTo(1);
        assertThat(of(source, "w-1", all))
                .as("the file says something else of the seats, and of nothing else")
                .isEqualTo("open/ช่างทอผ้าฝ้าย/44/5/1150000/f/TH-50/Chiang Mai old town/3");
        csv(source, head + row.formatted("48", "5", "12000,THB,month"));
        assertThat(of(source, "w-1", all))
                .isEqualTo("open/ช่างทอผ้าฝ้าย/48/5/1200000/f/TH-50/Chiang Mai old town/3");
        assertThat(desk.get("/vacancies/" + id).body()).contains("/vacancies/" + id + "/step");
        assertThat(
                        service.ask(
                                "select (select string_agg(k, ',' order by k) from jsonb_object_keys(corrected) k) from vacancy where id = ?::uuid",
                                id))
                .isEqualTo("nights,title");

        desk.get("/vacancies/" + id);
        String version = service.ask("select version from vacancy where id = ?::uuid", id);
        desk.submit("/vacancies/" + id + "/step", Map.of("version", version, "step", "withdraw"));
        assertThat(of(source, "w-1", "state")).isEqualTo("withdrawn");
        csv(source, head + row.formatted("36", "5", "12000,THB,month"));
        assertThat(of(source, "w-1", "state"))
                .as("a file does not bring it back")
                .isEqualTo("withdrawn");
    }

    private static FeedSpool.Kept kept(String text) {
        return kept(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As programme staff. */
    private static Http http() {
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

    @Test
    void aFileSentOverHttpIsAnsweredWithItsReportOrAtOnce() {
        String source = source(true);
        Http http = http();
        Http.Answer answer =
                http.send(
                        "POST",
                        "/api/v1/feeds/" + source,
                        "id,title,country\n1,แม่ครัว,TH\n2,Cook,many\n3,,\n",
                        "text/csv; charset=utf-8");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode report = answer.json();
        assertThat(report.get("created").asInt()).isEqualTo(1);
        assertThat(report.get("rejected").asInt()).isEqualTo(2);
        assertThat(report.get("rows").get(0).get("read").asText()).isEqualTo("many");
        String rows = "/api/v1/feeds/runs/" + report.get("id").asText() + "/rows?limit=1";
        JsonNode first = http.get(rows).json();
        assertThat(first.get("rows").get(0).get("line").asInt()).isEqualTo(3);
        Http.Answer errors =
                http.get("/api/v1/feeds/runs/" + report.get("id").asText() + "/errors.csv");
        assertThat(errors.text()).contains("2,Cook,many,3,country,");
        JsonNode second = http.get(rows + "&cursor=" + first.get("next").asText()).json();
        assertThat(second.get("rows").get(0).get("line").asInt()).isEqualTo(4);
        assertThat(second.hasNonNull("next")).isFalse();

        Http.Answer atOnce =
                http.send(
                        "POST",
                        "/api/v1/feeds/" + source + "?wait=false",
                        "{\"id\":9,\"title\":\"Baker\"}",
                        "application/x-ndjson");
        assertThat(atOnce.status()).as(atOnce.text()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                http.get("/api/v1/feeds/runs/" + atOnce.json().get("id").asText())
                                        .json()
                                        .get("state")
                                        .asText()
                                        .equals("done"));
        assertThat(http.send("POST", "/api/v1/feeds/" + source, "{}", "text/plain").status())
                .isEqualTo(415);
        assertThat(
                        http.send("POST", "/api/v1/feeds/" + source, "", "text/csv")
                                .json()
                                .get("problem")
                                .asText())
                .isEqualTo("The file is empty.");
        assertThat(
                        http.send(
                                        "POST",
                                        "/api/v1/feeds/" + source,
                                        "x".repeat(13 << 20),
                                        "text/csv")
                                .status())
                .isEqualTo(413);
        assertThat(http.send("POST", "/api/v1/feeds/nobodys", "id", "text/csv").status())
                .isEqualTo(404);
    }

    @Test
    void aChamberSendsAFileOnAPageAndReadsWhatBecameOfEachRow() {
        UUID chamber = world.chamber("หอการค้าลำพูน");
        service.get(RegisterFeedSource.class)
                .register(staff, "lamphun", chamber, true, "TH", FeedContent.DELTA);
        Browserless desk = desk(chamber);
        assertThat(desk.get("/review").body()).contains("href=\"/import\"");
        assertThat(desk.get("/import").body())
                .contains("value=\"lamphun\" selected", "multipart/form-data");
        HttpResponse<String> nothing = desk.upload("/import", Map.of("source", "lamphun"), "", "");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("href=\"#file\"");
        String rows =
                """
                id,kind,title,employer,place,pay_min,currency,pay_period
                a-1,job,ช่างเชื่อม,Lamphun Steel,TH-50,12000,THB,month
                a-2,job,Ironing hand,Lamphun Steel,TH-50,-5,THB,month
                """;
        HttpResponse<String> sent =
                desk.upload("/import", Map.of("source", "lamphun"), "members.csv", rows);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String report = sent.headers().firstValue("location").orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !desk.get(report).body().contains("being read"));
        assertThat(desk.get(report).body())
                .contains("1 row was not taken", "pay_min", "-5")
                .doesNotContain("hx-get");
        assertThat(desk.get(report).body()).contains("href=\"" + report + "/errors.csv\"");
        assertThat(desk.get(report + "/errors.csv").body()).contains("a-2,job,Ironing hand,");
        assertThat(
                        service.ask(
                                "select count(*) from vacancy where title = 'ช่างเชื่อม' and source = 'lamphun'"))
                .isEqualTo("1");
        assertThat(desk.get("/import").body()).contains(report, "1 row to look at");

        Browserless other = desk(world.chamber("Another Chamber"));
        assertThat(other.get("/import").body()).contains("No source of files");
        assertThat(other.get(report).statusCode()).isEqualTo(404);
        assertThat(other.upload("/import", Map.of("source", "lamphun"), "x.csv", rows).statusCode())
                .isEqualTo(404);
        assertThat(
                        desk.upload(
                                        "/import",
                                        Map.of("csrf", "guess", "source", "lamphun"),
                                        "x",
                                        "x")
                                .statusCode())
                .as("a form that is not ours")
                .isEqualTo(403);
    }

    @Test
    void aChamberIsAskedOnThePageBeforeMuchIsRetired() {
        UUID chamber = world.chamber("หอการค้าตาก");
        service.get(RegisterFeedSource.class)
                .register(staff, "tak", chamber, true, "TH", FeedContent.COMPLETE);
        Browserless desk = desk(chamber);
        String rows = rows(9).replace("Verified Kitchen", "Tak Weavers");
        uploaded(desk, "tak", rows);
        String report = uploaded(desk, "tak", rows.substring(0, rows.indexOf("\n6,") + 1));
        assertThat(desk.get(report).body())
                .contains("4 vacancies are no longer in the file", "ช่างเย็บ 9", "They are over")
                .doesNotContain("href=\"/vacancies/");
        assertThat(states("tak")).isEqualTo("open 9");
        Browserless other = desk(world.chamber("Yet Another Chamber"));
        other.get("/import");
        assertThat(other.submit(report + "/retirement", "answer", "retire").statusCode())
                .isEqualTo(404);
        desk.get(report);
        assertThat(desk.submit(report + "/retirement", "answer", "retire").statusCode())
                .isEqualTo(303);
        assertThat(states("tak")).isEqualTo("expired 4, open 5");
        assertThat(desk.get(report).body())
                .contains("No longer there")
                .doesNotContain("They are over");
    }

    private static String uploaded(Browserless desk, String source, String rows) {
        desk.get("/import");
        HttpResponse<String> sent =
                desk.upload("/import", Map.of("source", source), "members.csv", rows);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String report = sent.headers().firstValue("location").orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !desk.get(report).body().contains("being read"));
        return report;
    }

    private static Browserless desk(UUID chamber) {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Khun Ploy",
                                PASSWORD,
                                Role.CHAMBER,
                                null,
                                null,
                                chamber,
                                "en"));
        return new Browserless(service).signIn(email, PASSWORD);
    }

    private static String skills(String source, String externalId) {
        return service.ask(
                """
                select string_agg(vacancy_skill.skill_id || ' ' || confidence, ';') from vacancy_skill
                join vacancy on vacancy.id = vacancy_id where source = ? and external_id = ?
                """,
                source,
                externalId);
    }

    @Test
    void whatSomebodySaidThatWordsMeanHoldsForTheNextRowsOfThatSourceUntilTakenBack() {
        String keepBooks = "faf8943c-72ff-4736-a587-25508695d6f0";
        CorrectWords correct = service.get(CorrectWords.class);
        String header = "id,title,country,skills_must\n";
        String source = source(true);
        csv(source, header + "c-1,Zibbler,TH,frobnication\n");
        assertThat(skills(source, "c-1")).isIn("", "null");
        correct.correct(staff, source, "skill", "  Frobnication ", keepBooks);
        correct.correct(staff, source, "occupation", "Zibbler", "4311");
        csv(source, header + "c-2,ZIBBLER,TH,FROBNICATION\n");
        assertThat(skills(source, "c-2")).isEqualTo(keepBooks + " 1");
        assertThat(of(source, "c-2", "occupation")).isEqualTo("4311");

        String other = source(true);
        csv(other, header + "c-1,Zibbler,TH,frobnication\n");
        assertThat(skills(other, "c-1")).isIn("", "null");

        correct.correct(staff, source, "occupation", "welder", null);
        csv(source, header + "c-3,Welder,TH,frobnication\n");
        assertThat(of(source, "c-3", "occupation")).as("the words mean none").isIn("", "null");

        CorrectWords.Correction held =
                correct.list(staff, source).stream()
                        .filter(one -> one.subject().equals("skill"))
                        .findFirst()
                        .orElseThrow();
        assertThat(held.words()).isEqualTo("frobnication");
        correct.revoke(staff, source, held.id());
        csv(source, header + "c-4,Zibbler,TH,frobnication\n");
        assertThat(skills(source, "c-4")).isIn("", "null");
        assertThatThrownBy(() -> correct.revoke(staff, source, held.id()))
                .isInstanceOf(Problem.class);
        assertThat(
                        service.ask(
                                "select count(*) from audit_entry where act in ('correct_words', 'revoke_correction') and subject_id = ?",
                                held.id()))
                .isEqualTo("2");
    }

    @Test
    void aChamberSaysOnAPageWhatItsWordsMeanAndTheSameFileIsReadSo() {
        UUID chamber = world.chamber("หอการค้าน่าน เมืองเก่า");
        service.get(RegisterFeedSource.class)
                .register(staff, "nan-words", chamber, true, "TH", FeedContent.DELTA);
        Browserless desk = desk(chamber);
        String rows =
                """
                id,title,employer,skills_must
                w-1,Zibbler <i>hand โทร 081-234-5678,Nan Works,frobnication;welding
                w-2,Zibbler <i>hand,Nan Works,frobnication
                w-3,Cook,Nan Works,cooking
                """;
        uploaded(desk, "nan-words", rows);
        String address = "/import/sources/nan-words/words";
        assertThat(desk.get("/import").body()).contains("href=\"" + address + "\"");
        String page = desk.get(address).body();
        assertThat(page)
                .contains("frobnication", "in 2 vacancies", "met no skill", "met no kind of work")
                .contains("Zibbler")
                .doesNotContain("<i>hand");
        String field =
                page.substring(
                        page.indexOf("name=\"skills-") + 6, page.indexOf("name=\"skills-") + 14);
        HttpResponse<String> unsure =
                desk.submit(
                        address,
                        Map.of(
                                "subject",
                                "skill",
                                "words",
                                "frobnication",
                                "field",
                                field,
                                field,
                                "qqqq"));
        assertThat(unsure.statusCode()).isEqualTo(400);
        assertThat(unsure.body()).contains("Not in the vocabulary");
        assertThat(
                        desk.submit(
                                        address,
                                        Map.of(
                                                "subject",
                                                "skill",
                                                "words",
                                                "frobnication",
                                                "take",
                                                field + "|faf8943c-72ff-4736-a587-25508695d6f0"))
                                .statusCode())
                .isEqualTo(303);
        desk.get(address);
        desk.submit(
                address, Map.of("subject", "occupation", "words", "Zibbler hand", "act", "none"));
        assertThat(desk.get(address + "?done=kept").body())
                .contains("Kept. Send the file again", "No kind of work", "Take back")
                .doesNotContain("in 2 vacancies");
        FeedRun again = csv("nan-words", rows);
        assertThat(again.tally().updated()).as("those with the words").isEqualTo(2);
        assertThat(again.tally().unchanged()).isEqualTo(1);
        assertThat(skills("nan-words", "w-2")).isEqualTo("faf8943c-72ff-4736-a587-25508695d6f0 1");

        assertThat(desk(world.chamber("Not Theirs")).get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void aChamberCorrectsTheWordsOfItsOwnSourceOnlyAndOnlyToWhatThereIs() {
        CorrectWords correct = service.get(CorrectWords.class);
        UUID chamber = world.chamber("หอการค้าแพร่ ฝั่งตะวันตก");
        Caller desk = world.of(Role.CHAMBER, chamber);
        String own = "s-" + UUID.randomUUID().toString().substring(0, 20);
        service.get(RegisterFeedSource.class)
                .register(staff, own, chamber, true, "TH", FeedContent.DELTA);
        assertThat(correct.correct(desk, own, "occupation", "ช่างเชื่อมท่อ", "7212").code())
                .isEqualTo("7212");
        assertThat(correct.list(desk, own)).hasSize(1);
        String others = source();
        assertThatThrownBy(() -> correct.correct(desk, others, "occupation", "a", "7212"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> correct.list(desk, others)).isInstanceOf(Problem.class);
        for (String wrong : List.of("9999", "7212x", "", "faf8943c")) {
            assertThatThrownBy(() -> correct.correct(staff, own, "occupation", "a", wrong))
                    .as(wrong)
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> correct.correct(staff, own, "skill", "a", wrong))
                    .as(wrong)
                    .isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> correct.correct(staff, own, "country", "a", null))
                .isInstanceOf(Problem.class);
    }
}
