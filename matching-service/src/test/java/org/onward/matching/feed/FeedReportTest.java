package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.server.HttpServerConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.Http;
import org.onward.matching.access.Transactions;
import org.onward.matching.vacancy.VacancyCheck;
import org.onward.matching.web.Browserless;

/** What an officer is told of a file, in the officer's own words. */
class FeedReportTest extends FeedCase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "n/a",
                "N.A.",
                "ไม่เปิดเผย",
                "Wala",
                "(confidential)",
                "081-234-5678"
            })
    void aRowWhoseEmployerIsNotNamedIsSentBack(String nobody) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,employer\n1,Cook,%s\n2,Cook,Verified Kitchen\n"
                                .formatted(nobody));
        assertThat(run.tally()).isEqualTo(tally(2, 1, 0, 0, 0, 1));
        assertThat(remarks(run))
                .filteredOn(one -> one.outcome() == FeedRemark.Outcome.REJECTED)
                .extracting(one -> one.line() + one.field() + one.reason())
                .containsExactly("2employer" + ReadFeedRow.NO_EMPLOYER);
        assertThat(
                        service.ask(
                                "select string_agg(written_name, ',') from feed_employer where source_key = ?",
                                source))
                .as("nobody else is registered")
                .isEqualTo("verified kitchen");
        assertThat(errors(run, "th")).contains("ต้องมีชื่อนายจ้าง");
    }

    @Test
    void anObjectWhoseEmployerIsEmptyIsSentBackAndOneWithoutOneIsTheSources() {
        FeedRun run =
                json(
                        source(true),
                        """
                        {"id":"1","title":"Cook","employer":""}
                        {"id":"2","title":"Cook","company":null}
                        {"id":"3","title":"Cook"}
                        """);
        assertThat(run.tally()).isEqualTo(tally(3, 1, 0, 0, 0, 2));
        assertThat(errors(run, "en")).contains("company", ReadFeedRow.NO_EMPLOYER);
    }

    @Test
    void noEmployerIsRegisteredForARowThatIsNotTaken() {
        FeedRun run = csv(source(true), "id,title,employer,hours\n1,Cook,Ploy's Only Bad Row,99\n");
        assertThat(run.tally()).isEqualTo(tally(1, 0, 0, 0, 0, 1));
        assertThat(service.ask("select count(*) from employer where name = 'Ploy''s Only Bad Row'"))
                .isEqualTo("0");
    }

    @Test
    void whatWaitsIsCountedAsWaitingWheneverItIsSent() {
        String source = source();
        String file = "id,title,employer\n1,Cook,Verified Kitchen\n2,Cook,Unknown Kitchen\n";
        assertThat(csv(source, file).tally()).isEqualTo(tally(2, 1, 0, 0, 1, 0));
        String version = of(source, "2", "version");
        service.sql(
                "update vacancy set confirmed_at = confirmed_at - interval '9 days' where source = ?",
                source);
        FeedRun again = csv(source, file);
        assertThat(again.tally()).isEqualTo(tally(2, 0, 0, 1, 1, 0));
        assertThat(only(again).reason()).isEqualTo("employer not verified");
        assertThat(of(source, "2", "version"))
                .as("its reviewer looks at this version")
                .isEqualTo(version);
        assertThat(of(source, "2", "confirmed_at > opened_at or confirmed_at > created_at"))
                .as("the file still carries it")
                .isEqualTo("t");
        service.sql(
                "update vacancy set state = 'sent_back', review_comments = '[]' where source = ? and external_id = '2'",
                source);
        FeedRun sentBack = csv(source, file);
        assertThat(sentBack.tally()).isEqualTo(tally(2, 0, 0, 1, 1, 0));
        assertThat(only(sentBack).reason()).startsWith("A reviewer has sent this back");
        service.sql(
                "update vacancy set state = 'withdrawn', review_comments = null where source = ?",
                source);
    }

    @Test
    void everySheetWithTheColumnsOfTheFirstIsReadAndTheOthersAreNamed() throws IOException {
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            cells(one.newWorksheet("คำชี้แจง"), 0, "กรอกให้ครบ,ขอบคุณ");
                            Worksheet nan = one.newWorksheet("น่าน");
                            cells(nan, 1, "ลำดับ,รหัส,บริษัท,ตำแหน่ง,เงินเดือน (บาท/เดือน),โบนัส");
                            cells(nan, 2, "1,N-1,Verified Kitchen,แม่ครัว,12000,มี");
                            cells(nan, 3, "2,N-2,Verified Kitchen,พ่อครัว,-5,มี");
                            Worksheet phrae = one.newWorksheet("แพร่");
                            cells(phrae, 0, "รหัส,ชื่อตำแหน่ง,นายจ้าง,เงินเดือน (บาท/เดือน)");
                            cells(phrae, 1, "P-1,ช่างเย็บ,Verified Kitchen,9500");
                            cells(phrae, 2, "P-2,ช่างทอ,,9500");
                            cells(phrae, 3, "N-1,ช่างทอ,Verified Kitchen,9500");
                            Worksheet days = one.newWorksheet("รายวัน");
                            cells(days, 0, "รหัส,ชื่อตำแหน่ง,นายจ้าง,ค่าจ้าง (บาท/วัน)");
                            cells(days, 1, "D-1,ช่างเย็บ,Verified Kitchen,400");
                        });
        String source = source(true);
        FeedRun run = run(source, FeedFormat.XLSX, book);
        assertThat(run.problem()).isNull();
        assertThat(run.tally()).isEqualTo(tally(5, 2, 0, 0, 0, 3));
        assertThat(of(source, "P-1", "pay_min_minor || pay_period")).isEqualTo("950000month");
        assertThat(remarks(run))
                .extracting(one -> run.header().at(one.line()) + " " + one.field())
                .containsExactly(
                        "น่าน · 2 columns",
                        "น่าน · 2 sheet_as_place",
                        "น่าน · 2 sheets",
                        "น่าน · 2 sheets_of_other_columns",
                        "น่าน · 4 pay_min",
                        "แพร่ · 1 sheet_as_place",
                        "แพร่ · 3 employer",
                        "แพร่ · 4 id");
        assertThat(remarks(run))
                .extracting(FeedRemark::read)
                .startsWith("โบนัส", "น่าน", "คำชี้แจง", "รายวัน", "-5");
        JsonNode rows = http().get("/api/v1/feeds/runs/" + run.id() + "/rows").json().get("rows");
        assertThat(rows.get(6).get("sheet").asText()).isEqualTo("แพร่");
        assertThat(rows.get(6).get("line").asInt()).isEqualTo(3);

        String corrections = errors(run, "en");
        assertThat(corrections)
                .as("one table for both sheets, in the first one's words")
                .contains("บริษัท")
                .doesNotContain("นายจ้าง")
                .contains("แพร่ · 3");
        FeedRun corrected =
                csv(
                        source,
                        corrections
                                .replace("-5", "11000")
                                .replace("ช่างทอ,9500", "ช่างทอ,9500")
                                .replace("P-2,,", "P-2,Verified Kitchen,"));
        assertThat(corrected.problem()).isNull();
        assertThat(of(source, "N-2", "pay_min_minor")).isEqualTo("1100000");
        assertThat(of(source, "P-2", "title")).isEqualTo("ช่างทอ");
    }

    @Test
    void theNameOfASheetSaysWhereTheWorkIsWhereNoColumnDoes() throws IOException {
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            for (String name : new String[] {"น่าน", "จ.แพร่", "พ.ย. 69"}) {
                                Worksheet sheet = one.newWorksheet(name);
                                cells(sheet, 0, "ตำแหน่ง,บริษัท,จำนวน");
                                cells(sheet, 1, "ช่างเย็บ,Verified Kitchen,2");
                                cells(sheet, 2, "ช่างทอ,,2");
                            }
                        });
        String source = source(true);
        FeedRun run = run(source, FeedFormat.XLSX, book);
        assertThat(run.tally()).as(remarks(run).toString()).isEqualTo(tally(6, 3, 0, 0, 0, 3));
        assertThat(
                        service.ask(
                                "select string_agg(coalesce(place_code, '?'), ' ' order by place_code) from vacancy where source = ?",
                                source))
                .isEqualTo("TH-54 TH-55 ?");
        assertThat(remarks(run))
                .filteredOn(one -> one.field().equals(FeedColumns.PLACE_OF_SHEET))
                .extracting(FeedRemark::read)
                .containsExactly("น่าน", "จ.แพร่");
        csv(source, errors(run, "en").replace(",,", ",Verified Kitchen,"));
        assertThat(
                        service.ask(
                                "select string_agg(coalesce(place_code, '?'), ' ' order by place_code) from vacancy where source = ? and title = 'ช่างทอ'",
                                source))
                .as("also once its rows are corrected in one table")
                .isEqualTo("TH-54 TH-55 ?");
    }

    @Test
    void aRunOverSeveralSheetsGoesOnWhereItWas() throws IOException {
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            for (String name : new String[] {"ม.ค.", "ก.พ.", "มี.ค."}) {
                                Worksheet sheet = one.newWorksheet(name);
                                cells(sheet, 0, "id,title,employer");
                                for (int i = 1; i <= 300; i++) {
                                    cells(
                                            sheet,
                                            i,
                                            name + i + ",ช่างเย็บ " + i + ",Verified Kitchen");
                                }
                            }
                        });
        String source = source();
        UUID run = stoppedSheets(source, book);
        FeedRun done = service.get(ImportFeed.class).run(staff, run);
        assertThat(done.tally()).isEqualTo(tally(900, 900, 0, 0, 0, 0));
        assertThat(service.ask("select count(*) from vacancy where source = ?", source))
                .isEqualTo("900");
    }

    private static UUID stoppedSheets(String source, byte[] book) {
        ImportFeed feed = service.get(ImportFeed.class);
        UUID run = feed.begin(staff, source, FeedFormat.XLSX, null, kept(book));
        feed.stopping = true;
        try {
            assertThat(feed.run(staff, run).tally().read()).isEqualTo(500);
        } finally {
            feed.stopping = false;
        }
        return run;
    }

    @Test
    void whatTheHeaderSaysOfPayGoesWithTheRowsThatComeBack() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        รหัส,ตำแหน่ง,บริษัท,ค่าจ้าง (บาท/วัน),
                        ,,,ต่ำสุด,สูงสุด
                        1,แม่ครัว,Verified Kitchen,40,500
                        """);
        assertThat(run.tally()).isEqualTo(tally(1, 0, 0, 0, 0, 1));
        String corrections = errors(run, "en");
        assertThat(corrections).contains("pay_min (ค่าจ้าง บาท/วัน)", "pay_max (ค่าจ้าง บาท/วัน)");
        FeedRun corrected = csv(source, corrections.replace(",40,500", ",400,500"));
        assertThat(corrected.tally()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
        assertThat(of(source, "1", "pay_min_minor || pay_period || currency"))
                .isEqualTo("40000dayTHB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,title,employer,remarks\n1,Cook,Verified Kitchen,Deposit of 2000 baht required\n",
                "id,title,employer\n1,Cook (overseas),Verified Kitchen\n"
            })
    void whatIsShownIsShownNoLongerOnceItsRowMayNotBe(String file) {
        String source = source(true);
        String right = "id,title,employer\n1,Cook,Verified Kitchen\n";
        csv(source, right);
        assertThat(of(source, "1", "state")).isEqualTo("open");
        assertThat(csv(source, file).tally()).isEqualTo(tally(1, 0, 0, 0, 0, 1));
        assertThat(of(source, "1", "state")).isEqualTo("submitted");
        assertThat(csv(source, file).tally()).isEqualTo(tally(1, 0, 0, 0, 0, 1));
        csv(source, right);
        assertThat(of(source, "1", "state")).isEqualTo("open");
    }

    @Test
    void whoReviewsWhatIsShownNoLongerIsToldWhy() {
        String source = source(true);
        csv(source, "id,title,employer,remarks\n1,Cook,Verified Kitchen,urgent\n");
        String page = "/review/vacancies/" + of(source, "1", "id");
        csv(
                source,
                "id,title,employer,remarks\n1,Cook,Verified Kitchen,a deposit of 2000 baht is required\n");
        assertThat(programmeStaff().get(page).body())
                .contains("was sent back: A column that is not read asks the worker for money.");
        csv(source, "id,title,employer,remarks\n1,Cook,Verified Kitchen,urgent\n");
        assertThat(programmeStaff().get(page).body()).doesNotContain("was sent back");
    }

    @Test
    void whatIsShownStaysWhereItsRowHasAnotherFault() {
        String source = source(true);
        csv(source, "id,title,employer,hours\n1,Cook,Verified Kitchen,40\n");
        csv(source, "id,title,employer,hours\n1,Cook,Verified Kitchen,99\n");
        assertThat(of(source, "1", "state")).isEqualTo("open");
    }

    @Test
    void whatIsToBeLookedAtStandsFirstInTheReport() throws IOException {
        FeedRun run =
                csv(
                        source(true),
                        """
                        id,title,employer,tasks
                        1,Cook,Verified Kitchen,At least high school graduate.
                        2,,Verified Kitchen,Cooks rice.
                        """);
        JsonNode rows = http().get("/api/v1/feeds/runs/" + run.id()).json().get("rows");
        assertThat(rows.valueStream())
                .extracting(row -> row.get("line").asInt(), row -> row.get("outcome").textValue())
                .containsExactly(tuple(3, "rejected"), tuple(2, "noted"));
    }

    @Test
    void whatIsSaidOfTheFileStandsOnThePageHoweverManyRowsAreNoted() throws IOException {
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            Worksheet sheet = one.newWorksheet("งาน");
                            cells(sheet, 0, "รหัส,ตำแหน่ง,บริษัท,เงินเดือน");
                            for (int i = 1; i <= 150; i++) {
                                cells(sheet, i, i + ",แม่ครัว,Verified Kitchen,ตามตกลง");
                            }
                            cells(sheet, 151, "151,แม่ครัว,Verified Kitchen,12000");
                            sheet.hideRow(151);
                        });
        UUID chamber = world.chamber("หอการค้าลำพูน");
        source("lamphun", chamber, true);
        FeedRun run = run("lamphun", FeedFormat.XLSX, book);
        String page = desk(chamber).get("/import/" + run.id()).body();
        assertThat(page)
                .contains("Rows that the sheet hides are not read", "51 more are not shown here.");
    }

    @Test
    void theReportNamesColumnsFileAndTimeAsTheOfficeDoes() {
        UUID chamber = world.chamber("หอการค้าน่าน");
        source("nan-report", chamber, true);
        Browserless desk = desk(chamber);
        String report =
                uploaded(
                        desk,
                        "nan-report",
                        """
                        รหัส,ชื่อตำแหน่ง,บริษัท,เงินเดือน,โบนัส
                        1,แม่ครัว,Nan Kitchen,$500,มี
                        """);
        String page = desk.get(report).body();
        assertThat(page)
                .contains("members.csv")
                .contains("About the file", "These columns are not read. <strong>โบนัส</strong>")
                .contains("Correct them in the file and send it again.")
                .contains("Currency", "no such column; add one named currency")
                .doesNotContain(">pay_min<", "All rows were taken");
        assertThat(desk.get("/import").body()).contains("members.csv");
        service.sql(
                "update feed_run set started_at = timestamptz '2026-03-04 20:30:00Z' where source = 'nan-report'");
        assertThat(desk.get(report).body())
                .as("on the clock of where the file comes from")
                .contains("5 Mar")
                .contains("03:30");

        String ofSeveral =
                uploaded(
                        desk,
                        "nan-report",
                        "รหัส,ชื่อตำแหน่ง,บริษัท,เงินเดือน,ต่อ\n2,แม่ครัว,,-5,เดือน\n");
        assertThat(desk.get(ofSeveral).body())
                .contains("เงินเดือน <span class=\"meta\">Lowest pay</span>");
        assertThat(desk.get(ofSeveral + "/errors.csv").body()).contains(" | ");
    }

    @Test
    void aCountryThatIsAskedForIsMissingFromItsOwnColumn() {
        UUID chamber = world.chamber("หอการค้าตาก");
        source("tak-report", chamber, true);
        Browserless desk = desk(chamber);
        String none = uploaded(desk, "tak-report", "id,title,pay\n1,แม่ครัว,USD 500 a month\n");
        assertThat(desk.get(none).body())
                .contains(">Country ", "Is this work abroad?", "add one named country<")
                .doesNotContain("Currency", "add one named currency");
        assertThat(desk.get(none + "/errors.csv").body())
                .contains("id,title,pay,country,line,field,reason")
                .contains("USD 500 a month,,2,country,Is this work abroad? The pay is in");
        String empty =
                uploaded(desk, "tak-report", "id,title,pay,ประเทศ\n1,แม่ครัว,USD 500 a month,\n");
        assertThat(desk.get(empty).body())
                .contains("ประเทศ <span class=\"meta\">Country</span>", ">empty<")
                .doesNotContain("add one named");
        assertThat(desk.get(empty + "/errors.csv").body())
                .contains(",2,ประเทศ,Is this work abroad?");
        FeedRun named =
                csv("tak-report", "id,title,pay,currency,pay_period\n1,แม่ครัว,500,USD,month\n");
        assertThat(only(named).field() + " " + only(named).read())
                .as("where a column names the money, what it says is shown")
                .isEqualTo("currency USD");
    }

    @Test
    void aPostThatIsLeftOutAsFilledDoesNotStandAmongTheRowsTaken() {
        UUID chamber = world.chamber("หอการค้าแพร่");
        source("phrae-report", chamber, true);
        Browserless desk = desk(chamber);
        assertThat(
                        desk.get(
                                        uploaded(
                                                desk,
                                                "phrae-report",
                                                "id,title,status\n1,แม่ครัว,เต็มแล้ว\n2,แม่ครัว,เปิดรับ\n"))
                                .body())
                .contains(
                        "<summary>Rows that were read otherwise than written, or left out as filled</summary>",
                        "it was left out");
    }

    @Test
    void theColumnThatAsksForMoneyIsNamedWithWhatStandsThere() {
        UUID chamber = world.chamber("หอการค้าพะเยา");
        source("phayao-report", chamber, true);
        Browserless desk = desk(chamber);
        String report =
                uploaded(
                        desk,
                        "phayao-report",
                        """
                        id,title,หมายเหตุ,hours
                        1,แม่ครัว,ต้องวางเงินประกัน 2000 โทร 081-234-5678,48
                        2,แม่ครัว,%s processing fee,48
                        3,แม่ครัว,processing fee,900
                        """
                                .formatted("ด่วน ".repeat(60)));
        String page = desk.get(report).body();
        assertThat(page)
                .contains(">หมายเหตุ ", ">ต้องวางเงินประกัน 2000<", ">processing fee<")
                .doesNotContain("no such column", "081-234-5678", "ด่วน ด่วน");
        assertThat(page.split("A column that is not read asks", -1)).hasSize(4);
        assertThat(page).as("what else is wrong is said too").contains(">900<");
        assertThat(desk.get(report + "/errors.csv").body())
                .contains("1,แม่ครัว,ต้องวางเงินประกัน 2000")
                .contains(",2,หมายเหตุ,\"A column that is not read asks");
        String run = report.substring(report.lastIndexOf('/') + 1);
        JsonNode row = http().get("/api/v1/feeds/runs/" + run + "/rows").json().get("rows").get(1);
        assertThat(row.get("field").asText()).isEqualTo("หมายเหตุ");
        assertThat(row.get("read").asText()).isEqualTo("ต้องวางเงินประกัน 2000");
        FeedRun ofNumbers =
                csv(
                        "phayao-report",
                        "id,title,overseas_remarks\n1,แม่ครัว,visa fee 900 โทร 081-234-5678\n");
        assertThat(remarks(ofNumbers))
                .extracting(FeedRemark::read)
                .as("in columns of ours alone numbers stay")
                .containsExactly("overseas_remarks", "visa fee 900");
    }

    @Test
    void whatWaitsNeverStandsUnderAllRowsWereTaken() {
        UUID chamber = world.chamber("หอการค้าเลย");
        source("loei-report", chamber, false);
        Browserless desk = desk(chamber);
        String report = uploaded(desk, "loei-report", "id,title,employer\n1,Cook,Loei Kitchen\n");
        assertThat(desk.get(report).body())
                .contains("1 row waits")
                .doesNotContain("All rows were taken");
        String failed = uploaded(desk, "loei-report", "name,work\n1,Cook\n");
        assertThat(desk.get(failed).body()).contains("must name the columns");
        assertThat(desk.get("/import").body())
                .contains("It stopped on the way: see why")
                .doesNotContain("Nothing to correct");
        desk.get("/import");
        assertThat(desk.upload("/import", Map.of("source", "loei-report"), "none.csv", "").body())
                .contains("The file is empty.");
        String empty = uploaded(desk, "loei-report", "id,title,employer\n");
        assertThat(desk.get(empty).body())
                .contains("No row stands below the header")
                .doesNotContain("All rows were taken");
    }

    @Test
    void filesThatWerePutTogetherHaveNoRowOfTheirSecondHeader() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        ~id,title,employer
                        1,Cook,Verified Kitchen
                        ~id,title,employer
                        ~2,Cook,Verified Kitchen
                        """
                                .replace("~", "\ufeff"));
        assertThat(run.tally()).isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(of(source, "2", "title")).isEqualTo("Cook");
    }

    @Test
    void howARowThatWasNotTakenWasReadIsNotSaid() {
        String source = source(true);
        csv(source, "id,title,employer\n1,Cook,Verified Kitchen\n");
        FeedRun run =
                csv(source, "id,title,employer\n1,Cook 081-234-5678,Somebody Else's Kitchen\n");
        assertThat(only(run).reason()).startsWith("The employer of a vacancy cannot change");
    }

    @Test
    void aFormsFileArrivesInTheDataFolder() {
        assertThat(
                        service.get(HttpServerConfiguration.class)
                                .getMultipart()
                                .getLocation()
                                .orElseThrow())
                .isEqualTo(service.get(FeedSpool.class).file("arriving").toFile())
                .isDirectory();
        Browserless desk = desk(world.chamber("หอการค้าระนอง"));
        desk.get("/import");
        assertThat(
                        desk.upload(
                                        "/import",
                                        Map.of("source", "none"),
                                        "large.csv",
                                        "x".repeat(3 << 20))
                                .statusCode())
                .isEqualTo(404);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(service.get(FeedSpool.class).file("arriving"))
                                        .isEmptyDirectory());
    }

    @Test
    void whatACompleteFileEndedIsNamed() {
        String source = source();
        csv(source, rows(30));
        FeedRun run = complete(source, rows(28));
        assertThat(run.retired()).isEqualTo(2);
        Http http = http();
        JsonNode ended =
                http.get("/api/v1/feeds/runs/" + run.id() + "/missing").json().get("vacancies");
        assertThat(ended.findValuesAsText("title")).containsExactly("ช่างเย็บ 29", "ช่างเย็บ 30");

        FeedRun asked = complete(source, rows(20));
        assertThat(asked.state()).isEqualTo(FeedRun.State.WAITING);
        service.get(DecideRetirement.class).decide(staff, asked.id(), true);
        assertThat(
                        http.get("/api/v1/feeds/runs/" + asked.id() + "/missing")
                                .json()
                                .get("vacancies"))
                .hasSize(8);
        FeedRun kept = complete(source, rows(10));
        service.get(DecideRetirement.class).decide(staff, kept.id(), false);
        assertThat(http.get("/api/v1/feeds/runs/" + kept.id() + "/missing").json().get("vacancies"))
                .isEmpty();
        service.sql(
                "update feed_run set started_at = started_at - interval '40 days' where source = ?",
                source);
        service.get(ForgetWrittenRows.class).run();
        assertThat(
                        service.get(Transactions.class)
                                .read(
                                        staff,
                                        () -> service.get(PostgresFeeds.class).missing(run.id())))
                .isEmpty();
    }

    @Test
    void aFileSentOverHttpIsCalledWhatItsSenderCallsIt() {
        String source = source();
        Http.Answer answer =
                http().with("X-File-Name", "%E0%B8%99%E0%B9%88%E0%B8%B2%E0%B8%99.csv")
                        .send(
                                "POST",
                                "/api/v1/feeds/" + source,
                                "id,title,employer\n1,Cook,Verified Kitchen\n",
                                "text/csv");
        assertThat(answer.json().get("fileName").asText()).isEqualTo("น่าน.csv");
        assertThat(
                        new FeedSpool.Kept("x", 1, null)
                                .called("C:\\jobs\\081-234-5678 Nan.csv")
                                .called())
                .isEqualTo("Nan.csv");
    }

    @Test
    void anErrorOfACellAndAnIdOfAnotherSheetAreSaidInTheReadersLanguage() throws IOException {
        String source = source(true);
        byte[] book =
                FeedFormatsTest.byHand(
                        "<row><c><v>1</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>",
                        Map.of());
        assertThat(errors(run(source, FeedFormat.XLSX, book), "th"))
                .contains("ช่องแสดงข้อผิดพลาด: #DIV/0!");
        byte[] sheets =
                FeedFormatsTest.workbook(
                        one -> {
                            for (String name : List.of("Cebu", "Bohol")) {
                                Worksheet sheet = one.newWorksheet(name);
                                cells(sheet, 0, "id,title");
                                cells(sheet, 1, "7,Cook");
                            }
                        });
        assertThat(errors(run(source, FeedFormat.XLSX, sheets), "en"))
                .contains("This id stands on an earlier line too: Cebu · 2.");
    }

    @Test
    void allFaultsOfARowAreSaidAtOnceThatOfItsIdAmongThem() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,start_on,hours,notes\n1,Cook,,,\n,,2026-02-30,99,Training fee 500 baht\n1,,2026-02-30,,\n%s,,,,\n"
                                .formatted("9".repeat(121)));
        assertThat(run.tally()).isEqualTo(tally(4, 1, 0, 0, 0, 3));
        assertThat(remarks(run))
                .filteredOn(remark -> remark.outcome() == FeedRemark.Outcome.REJECTED)
                .extracting(FeedRemark::line, FeedRemark::field)
                .containsExactlyInAnyOrder(
                        tuple(3, "id"),
                        tuple(3, "title"),
                        tuple(3, "start_on"),
                        tuple(3, "hours"),
                        tuple(3, "notes"),
                        tuple(4, "id"),
                        tuple(4, "title"),
                        tuple(4, "start_on"),
                        tuple(5, "id"),
                        tuple(5, "title"));
        FeedRun made = csv(source(true), "title,employer\nCook,A\nCook,A\n");
        assertThat(remarks(made))
                .filteredOn(remark -> remark.reason().equals(ReadFeedFile.MADE_TWICE))
                .singleElement()
                .extracting(FeedRemark::read)
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "à¸žà¸™à¸±à¸\u0081à¸‡à¸²à¸™",
                "à¸žà¸™à¸±à¸",
                "เธ\u009eเธ\u0099เธฑเธ\u0081เธ\u0087เธฒเธ\u0099",
                "เธžเธ™เธฑเธ",
                "แม่\ufffdรัว",
                "JosÃ© Kitchen",
                "Cookâ€™s helper"
            })
    void aTitleOrEmployerWhoseLettersWereLostIsSentBackAndOpensNothing(String spoilt) {
        FeedRun run =
                csv(
                        source(true),
                        "id,title,employer\n1,%1$s,Verified Kitchen\n2,Cook,%1$s\n3,เธอเนยเธอ เนื้อ,เธอ เนย\n"
                                .formatted(spoilt));
        assertThat(run.tally()).isEqualTo(tally(3, 1, 0, 0, 0, 2));
        assertThat(remarks(run))
                .extracting(FeedRemark::line, FeedRemark::field, FeedRemark::reason)
                .containsExactly(
                        tuple(2, "title", VacancyCheck.LETTERS_LOST),
                        tuple(3, "employer", VacancyCheck.LETTERS_LOST));
    }
}
