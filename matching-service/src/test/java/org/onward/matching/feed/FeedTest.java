package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.PostingWords;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyId;

/** What becomes of the rows of a file. */
class FeedTest extends FeedCase {
    @Test
    void everyDocumentedColumnIsTaken() {
        String source = source();
        FeedRun run =
                csv(
                        source,
                        String.join(",", FeedColumns.ALL)
                                + "\n"
                                + "V-1,apprenticeship,ผู้ช่วยพ่อครัว,\"Wash, cut and cook.\nServe \"\"fast\"\".\",Verified Kitchen,,"
                                + "Thailand,Chiang Mai,\"12,000\",15000.50,THB,monthly,4500,40,no,yes,yes,"
                                + "high school,th:3|English (basic),cook Thai food|fly a kite to Mars,sew garments,"
                                + "2027-01-15,4,12,3,,,,2026-12-31,I,5120,,,\n");
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
        assertThat(csv(source, file).tally()).isEqualTo(tally(3, 0, 0, 2, 1, 0));
        assertThat(
                        service.ask(
                                "select string_agg(version::text, ',') from vacancy where source = ?",
                                source))
                .isEqualTo(versions);
        assertThat(csv(source, file.replace("Welder", "Senior welder")).tally())
                .isEqualTo(tally(3, 0, 1, 1, 1, 0));
        assertThat(of(source, "b", "title")).isEqualTo("Senior welder");
    }

    @Test
    void ofAChangedRowTheSkillsAndLanguagesAreWrittenWhereTheyAreOthers() {
        String source = source();
        String rows =
                "id,title,employer,skills_must,skills_nice,languages\n1,%s,Verified Kitchen,%s,%s,%s\n";
        csv(source, rows.formatted("Cook", "cook Thai food", "sew garments", "th:3|en:1"));
        String skills =
                "(select string_agg(word || must, ',' order by word) from vacancy_skill where vacancy_id = vacancy.id and word is not null)";
        String languages =
                "(select string_agg(language || level, ',' order by language) from vacancy_language where vacancy_id = vacancy.id)";
        String written =
                "(select count(*) || ' ' || min(xmin::text) from vacancy_skill where vacancy_id = vacancy.id)"
                        + " || ', ' || (select min(xmin::text) from vacancy_language where vacancy_id = vacancy.id)";
        String before = of(source, "1", written);
        csv(source, rows.formatted("Head cook", "cook Thai food", "sew garments", "th:3|en:1"));
        assertThat(of(source, "1", "title")).isEqualTo("Head cook");
        assertThat(of(source, "1", written)).isEqualTo(before);
        csv(source, rows.formatted("Head cook", "sew garments", "cook Thai food", "th:4"));
        assertThat(of(source, "1", skills)).isEqualTo("cook Thai foodfalse,sew garmentstrue");
        assertThat(of(source, "1", languages)).isEqualTo("th4");
        csv(source, rows.formatted("Head cook", "sew garments", "", ""));
        assertThat(of(source, "1", skills)).isEqualTo("sew garmentstrue");
        assertThat(of(source, "1", languages)).isEqualTo("null");
    }

    @Test
    void whatAChangedRowSaysNothingOfAnyMoreIsNotedAsUnknownNow() {
        String source = source();
        csv(
                source,
                "id,title,employer,place,pay_min,pay_period,tasks\n1,Cook,Verified Kitchen,Chiang Mai,12000,month,Cooks\n");
        assertThat(of(source, "1", "place_code")).isEqualTo("TH-50");
        FeedRun run = csv(source, "id,title,employer,tasks\n1,Cook,Verified Kitchen,Cooks rice\n");
        assertThat(run.tally()).isEqualTo(tally(1, 0, 1, 0, 0, 0));
        assertThat(remarks(run))
                .filteredOn(remark -> remark.reason().startsWith("It was known"))
                .extracting(FeedRemark::field)
                .containsExactly("pay_min", "place");
        FeedRun again =
                csv(source, "id,title,employer,tasks\n1,Cook,Verified Kitchen,Cooks rice\n");
        assertThat(remarks(again)).noneMatch(remark -> remark.reason().startsWith("It was known"));
    }

    @Test
    void whatARowIsAboutIsKeptWithItAsItStandsNow() {
        String source = source();
        String rows =
                "id,title,employer,skills\n1,%s,Verified Kitchen,cook Thai food|sew garments\n";
        List<String> kept = new ArrayList<>();
        for (String title : List.of("Cook", "Welder", "Cook")) {
            csv(source, rows.formatted(title));
            VacancyId id = new VacancyId(UUID.fromString(of(source, "1", "id")));
            Vacancies.Indexed stored =
                    Objects.requireNonNull(
                            service.get(Transactions.class)
                                    .work(
                                            worker ->
                                                    service.get(Vacancies.class)
                                                            .forIndex(worker, List.of(id)))
                                    .get(id));
            byte[] work = stored.work();
            assertThat(work)
                    .isNotNull()
                    .isEqualTo(
                            service.get(LinesOfWork.class)
                                    .kept(
                                            stored.vacancy()
                                                    .post()
                                                    .account(service.get(Taxonomy.class))));
            kept.add(HexFormat.of().formatHex(work));
        }
        assertThat(kept.get(1)).isNotEqualTo(kept.get(0));
        assertThat(kept.get(2)).isEqualTo(kept.get(0));
    }

    @Test
    void stepsOfARowStandInTheirOrder() {
        String source = source();
        csv(source, "id,title,employer\n1,Cook,Verified Kitchen\n");
        assertThat(
                        service.ask(
                                """
                                select string_agg(c.to_state, ' ' order by c.recorded_at, c.seq)
                                from vacancy_change c join vacancy v on v.id = c.vacancy_id
                                where v.source = ?""",
                                source))
                .isEqualTo("submitted open");
    }

    @Test
    void whatIsReadLaterHasAHigherId() {
        String source = source();
        csv(source, "id,title,employer\n1,Cook,Verified Kitchen\n2,Baker,Verified Kitchen\n");
        csv(source, "id,title,employer\n3,Welder,Verified Kitchen\n4,Driver,Verified Kitchen\n");
        assertThat(
                        service.ask(
                                """
                                select string_agg((external_id > '2')::text, ' ' order by id)
                                from vacancy where source = ?""",
                                source))
                .isEqualTo("false false true true");
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
                .as("it waits for the source's employer still")
                .isEqualTo(tally(1, 0, 0, 0, 1, 0));
    }

    @Test
    void anUnverifiedEmployersRowIsHeldAndOpensOnceItIsVerified() {
        String source = source();
        String file = "id,title,employer\nheld-1,Cook,Verified Later\n";
        FeedRun run = csv(source, file);
        UUID employer = named(source, "Verified Later");
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
        String source = "nan-members";
        UUID chamber = world.chamber("หอการค้าจังหวัดน่าน");
        source(source, chamber, false);
        csv(source, "id,title,employer\n1,Weaver,Nan Weavers\n2,Dyer,Nan Weavers\n");
        UUID member = named(source, "Nan Weavers");
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
                insert into vacancy_change (vacancy_id, from_state, to_state, recorded_at)
                select id, 'sent_back', 'submitted', state_since from vacancy
                where source = ? and external_id = 'handed-in'""",
                source);
        UUID employer = named(source, "Waits For Two");
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
                .as("once that is verified")
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
                "x,Cook,,,10 11 12,,THB,day,,! pay_min ! digits",
                "x,Cook,,,300,,TALER,day,,! currency ! not known",
                "x,Cook,,,300,,XXX,day,,! currency ! not known",
                "x,Cook,,,$300,,,day,,! currency ! needs its currency",
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
    void ofQualificationsTheLevelOfEducationIsRead() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,คุณสมบัติ\n1,Cook,ปวช.\n2,Cook,ขยัน อดทน\n3,Cook,ปวช. ขึ้นไป ขยัน อดทน\n4,Cook,ไม่จำกัดวุฒิ\n5,Cook,\"With a good heart, college graduate, or high school graduate\"\n");
        assertThat(of(source, "5", "education")).as("of several the lowest").isEqualTo("3");
        assertThat(of(source, "1", "education")).isEqualTo("3");
        assertThat(of(source, "3", "education")).isEqualTo("3");
        assertThat(of(source, "2", "education")).isEqualTo("null");
        assertThat(remarks(run))
                .as("what of them is not read is said")
                .extracting(FeedRemark::line, FeedRemark::field)
                .containsExactly(
                        tuple(3, "qualifications"),
                        tuple(4, "qualifications"),
                        tuple(6, "qualifications"));
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
                        "3 sheets_of_other_columns These sheets were not read",
                        "4 employer A telephone number was taken out",
                        "4 title Contact details were taken out",
                        "5 title A telephone number was taken out",
                        "9 currency Two currencies")
                .doesNotContain("081", "089", "weaver9");
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
                papers,Weaver,Verified Kitchen,ทอผ้า ยึดพาสปอร์ตไว้กับนายจ้าง
                later,Cook,Asks A Fee,Cook. Applicants must pay a training fee.
                fine,Baker,Verified Kitchen,Bake.
                """;
        FeedRun run = csv(source, file);
        assertThat(run.tally()).isEqualTo(tally(5, 1, 0, 0, 4, 0));
        assertThat(remarks(run))
                .allMatch(FeedRemark::held)
                .extracting(one -> one.line() + one.field() + " " + one.reason())
                .containsExactly(
                        "2tasks " + PostingWords.Concern.FEE.sentence(),
                        "3tasks " + PostingWords.Concern.CRITERIA.sentence(),
                        "4tasks " + PostingWords.Concern.PAPERS.sentence(),
                        "5employer employer not verified",
                        "5tasks " + PostingWords.Concern.FEE.sentence());
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
    void aRowThatWaitsForItsWordsOpensOnceItIsCorrectedInItsFile() {
        String source = source();
        FeedRun run =
                csv(
                        source,
                        """
                        รหัส,ตำแหน่ง,บริษัท,รายละเอียด
                        fee,Welder,Verified Kitchen,Weld gates. Applicants must pay a placement fee of 5000.
                        fine,Baker,Verified Kitchen,Bake.
                        """);
        assertThat(run.tally()).isEqualTo(tally(2, 1, 0, 0, 1, 0));
        String id = of(source, "fee", "id");
        assertThat(of(source, "fee", "state")).isEqualTo("submitted");
        String file = errors(run, "en");
        assertThat(file)
                .contains("Applicants must pay", PostingWords.Concern.FEE.sentence())
                .doesNotContain("Baker");
        FeedRun corrected =
                csv(source, file.replace(" Applicants must pay a placement fee of 5000.", ""));
        assertThat(corrected.tally()).isEqualTo(tally(1, 0, 1, 0, 0, 0));
        assertThat(of(source, "fee", "concat_ws(' ', id, state, tasks)"))
                .isEqualTo(id + " open Weld gates.");
        assertThat(states(source)).isEqualTo("open 2");
        assertThat(errors(corrected, "en").lines()).as("nothing is left to correct").hasSize(1);
    }

    /** Each in days from today. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "-10 ! -60 ! 30 ! rejected start_on The first day lies before the day of posting.",
                "     ! -60 ! 30 ! taken",
                "     ! -61 ! 30 ! rejected start_on The first day lies more than 60 days back; write when the next one begins, or nothing.",
                "     ! -61 !    ! rejected start_on The first day lies more than 60 days back; write when the next one begins, or nothing.",
                "-70  ! -65 ! 30 ! rejected start_on The first day lies more than 60 days back; write when the next one begins, or nothing.",
                "-5   ! -5  ! 30 ! taken",
                "-5   ! 20  ! 30 ! taken",
                "-5   !     ! 0  ! taken",
                "5    !     ! 4  ! rejected valid_until The last day lies before the day of posting.",
                "5    !     ! 5  ! taken",
            })
    void daysThatContradictEachOtherAreSentBack(
            @Nullable Integer posted,
            @Nullable Integer start,
            @Nullable Integer until,
            String becomes) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,posted_on,start_on,valid_until\n1,Cook,%s,%s,%s\n"
                                .formatted(day(posted), day(start), day(until)));
        assertThat(
                        run.tally().created() == 1
                                ? "taken"
                                : "rejected " + only(run).field() + " " + only(run).reason())
                .isEqualTo(becomes);
    }

    /** Today is the 20th of November. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "start_on ! December 2026 ! noted start_on This is no day; it was left unknown.",
                "valid_until ! ธ.ค. 69 ! noted valid_until This is no day; it was left unknown.",
                "valid_until ! ภายใน 15 วัน ! noted valid_until This is no day; it was left unknown.",
                "valid_until ! November 2026 ! noted valid_until This is no day; it was left unknown.",
                "start_on ! October 2026 ! noted start_on This is no day; it was left unknown.",
                "start_on ! June 2026 ! rejected start_on The first day lies more than 60 days back; write when the next one begins, or nothing.",
                "valid_until ! ต.ค. 69 ! rejected valid_until The last day has passed.",
                "start_on ! Mar-15 ! noted start_on This is no day; it was left unknown.",
                "valid_until ! Mar-15 ! noted valid_until This is no day; it was left unknown.",
                "valid_until ! Oct-26 ! noted valid_until This is no day; it was left unknown.",
                "posted_on,valid_until ! 2026-11-05,Mar-15 ! noted valid_until This is no day; it was left unknown.",
                "posted_on,valid_until ! 2027-01-05,December 2026 ! rejected valid_until The last day lies before the day of posting.",
                "start_on ! 2026-13-40 ! rejected start_on This day is not in the calendar.",
            })
    void aMonthIsNoDayAndLosesNoRowUnlessItIsLongPast(
            String columns, String cells, String becomes) {
        String source = source(true);
        FeedRun run = csv(source, "id,title,%s\n1,Cook,%s\n".formatted(columns, cells));
        FeedRemark said = only(run);
        assertThat(
                        "%s %s %s"
                                .formatted(
                                        run.tally().created() == 1 ? "noted" : "rejected",
                                        said.field(),
                                        said.reason()))
                .isEqualTo(becomes);
        assertThat(of(source, "1", "start_on is null and valid_until is null"))
                .isEqualTo(run.tally().created() == 1 ? "t" : "");
    }

    @Test
    void anAdvertWithoutADayOfItsOwnIsTakenToo() {
        String source = source(true);
        FeedRun run =
                run(
                        source,
                        FeedFormat.JSON,
                        """
                        {"@type": "JobPosting", "identifier": "1", "title": "Cook",
                         "jobStartDate": "2027-01", "validThrough": "until filled"}"""
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(run.tally().created()).isEqualTo(1);
        assertThat(remarks(run))
                .extracting(FeedRemark::field, FeedRemark::outcome)
                .containsExactly(
                        tuple("start_on", FeedRemark.Outcome.NOTED),
                        tuple("valid_until", FeedRemark.Outcome.NOTED));
    }

    private static String day(@Nullable Integer days) {
        return days == null
                ? ""
                : LocalDate.ofInstant(
                                service.get(InstantSource.class).instant(),
                                ZoneId.of("Asia/Bangkok"))
                        .plusDays(days)
                        .toString();
    }

    @Test
    void noNumberOfNotesHidesARowThatWasNotTaken() {
        String source = source(true);
        int noted = WriteFeedRows.MOST_NOTES / 4;
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
                .isEqualTo("noted%d,rejected%d".formatted(WriteFeedRows.MOST_NOTES, bad));
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
                .contains(
                        country != null
                                ? FeedPlace.ELSEWHERE
                                : place.equals("ที่ตั้งโรงงาน")
                                        ? FeedPlace.PAID_ABROAD
                                        : FeedPlace.ABROAD);
        assertThat(csv(source, file.formatted(place, pay, "TW")).tally().rejected())
                .as("named, and vetted like any work abroad")
                .isEqualTo(place.equals("ไต้หวัน") || place.equals("ที่ตั้งโรงงาน") ? 0 : 1);
    }

    @Test
    void aPlaceThatIsFoundAbroadIsAskedAboutAndNotItsMoney() {
        FeedRun run =
                csv(
                        source(true),
                        "id,title,place,pay_min,currency,pay_period\n1,Cook,Payao,12000,THB,month\n");
        assertThat(only(run).field()).isEqualTo("place");
        assertThat(only(run).reason()).isEqualTo(FeedPlace.ABROAD);
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
                "จ.ชม.||TH-50|จ.ชม.|",
                "ขก|ตลาดบางลำภู|TH-40|ตลาดบางลำภู|",
                "จ.กก.|||จ.กก.|No province",
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
                "seats|หลายอัตรา|seats|1|counted as one",
                "seats|2-3|seats|2|Of several numbers the lowest",
                "seats|-|seats|1|",
                "hours|48 ชม./สัปดาห์|hours|48|",
                "hours|8 ชม./วัน|hours||not understood",
                "hours|8.00-5.00|hours||not understood",
                "accommodation|-|accommodation||",
                "accommodation|ตามตกลง|accommodation||not understood",
                "place|Chaing Mai|place_code|TH-50|“Chiang Mai” was taken",
                "place|Nakhon Phatom|place_code|TH-73|“Nakhon Pathom” was taken",
                "place|สถานตากอากาศบางปู|place_code||No province",
                "place|อ.เมือง จ.ขก.|place_code|TH-40|",
                "place|จ.ชม|place_code|TH-50|",
                "place|ชม.|place_code|TH-50|",
                "place|กทม|place_code|TH-10|",
                "place|48 ชม.|place_code||No province",
                "place|ขก|place_code||No province",
                "place|จ.ตาก|place_code|TH-63|",
                "languages|en:0|title|Cook|not understood",
                "languages|th:5|title|Cook|everyday use was taken",
                "accommodation|ค่าที่พัก 1500|accommodation||not understood",
                "accommodation|ไม่มีที่พัก|accommodation|false|",
                "วุฒิการศึกษา|6|education||not understood",
                "Educational attainment|6|education||not understood",
                "education|6|education|6|",
                "education|ช่างฝีมือ|education||not understood",
                "education|ไม่จำกัด|education||",
                "education|ม.6/ปวช.|education|3|",
                "kind|รายเดือน|kind|job|",
                "kind|Kontraktwal|kind|job|",
                "kind|โรงแรม|kind|job|kind of business",
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
                "job ! 0,0,THB,month ! pay_min",
                "job ! 0.00,,THB,month ! pay_min",
                "job ! ,0,THB,month ! pay_max",
                "job ! 0 บาท/เดือน,,, ! pay_min",
                "job ! 0-0,,, ! pay_min",
                "job ! ๐,๐,,hour ! pay_min",
                "training ! 0,0,THB,month ! pay_min",
            })
    void aPayOfNothingIsUnknown(String kind, String pay, String field) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,kind,pay_min,pay_max,currency,pay_period\n1,Cook,%s,%s\n"
                                .formatted(kind, pay));
        assertThat(only(run).field()).isEqualTo(field);
        assertThat(only(run).outcome()).isEqualTo(FeedRemark.Outcome.NOTED);
        assertThat(only(run).reason()).isEqualTo(PayTerms.ZERO);
        assertThat(of(source, "1", "pay_min_minor is null and pay_max_minor is null"))
                .isEqualTo("t");
    }

    @Test
    void anAdvertsPayOfNothingIsUnknownAndAStipendOfNothingIsOne() {
        String source = source(true);
        FeedRun run =
                run(
                        source,
                        FeedFormat.JSON,
                        """
                        [{"@type": "JobPosting", "identifier": "1", "title": "Cook", "baseSalary":
                          {"currency": "THB", "value": {"minValue": 0, "maxValue": 0, "unitText": "MONTH"}}},
                         {"@type": "JobPosting", "identifier": "2", "title": "Cook", "baseSalary":
                          {"currency": "THB", "value": 0}},
                         {"@type": "WorkBasedProgram", "identifier": "3", "name": "Baking", "trainingSalary":
                          {"currency": "THB", "value": {"value": 0, "unitText": "MONTH"}}}]"""
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(remarks(run))
                .extracting(FeedRemark::line, FeedRemark::reason)
                .containsExactly(tuple(1, PayTerms.ZERO), tuple(2, PayTerms.ZERO));
        assertThat(
                        service.ask(
                                "select count(*) from vacancy where source = ? and pay_min_minor is null",
                                source))
                .isEqualTo("3");
        assertThat(of(source, "3", "stipend_minor")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'',15000 ! Only the highest pay",
                "0,15000 ! Only the highest pay",
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
    void aLowestPayAloneIsSaidToBeOneInAnAdvertToo() {
        String source = source(true);
        FeedRun run =
                postings(
                        source,
                        "{'@type': 'JobPosting', 'identifier': '1', 'title': 'Cook', 'baseSalary': {'currency': 'THB', 'value': {'minValue': 15000, 'unitText': 'MONTH'}}}");
        assertThat(only(run).reason()).isEqualTo(PayText.ONLY_LEAST);
        assertThat(of(source, "1", "pay_min_minor")).isEqualTo("1500000");
        assertThat(of(source, "1", "pay_max_minor is null")).isEqualTo("t");
    }

    @Test
    void oneSumAndALowestStayWhatTheyAreOnceTheirRowsAreCorrected() {
        String source = source(true);
        String posting =
                "{'@type': 'JobPosting', 'identifier': '%s', 'title': 'Cook', 'validThrough': '2020-01-01', 'baseSalary': {'currency': 'THB', 'value': {%s, 'unitText': 'MONTH'}}}";
        FeedRun run =
                postings(
                        source,
                        posting.formatted("one", "'value': 15000"),
                        posting.formatted("lowest", "'minValue': 15000"));
        assertThat(run.tally().rejected()).isEqualTo(2);
        String corrected = errors(run, "en").replace("2020-01-01", "2027-01-01");
        assertThat(csv(source, corrected).tally().created()).as(corrected).isEqualTo(2);
        assertThat(of(source, "one", "pay_max_minor")).isEqualTo("1500000");
        assertThat(of(source, "lowest", "pay_min_minor")).isEqualTo("1500000");
        assertThat(of(source, "lowest", "pay_max_minor is null")).isEqualTo("t");
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
                        + "1,%s,x,1,2027-01-01\n".formatted("<p ".repeat(60_000))
                        + "2,Cook,x,1,%s\n".formatted(".".repeat(200_000))
                        + "3,Cook,x,%s,\n".formatted("1 ".repeat(80_000))
                        + "4,Cook,%s,,\n".formatted("<p ".repeat(60_000))
                        + "5,Cook,x,,\n";
        FeedRun run = csv(source, file);
        assertThat(run.tally()).isEqualTo(tally(5, 1, 0, 0, 0, 4));
        assertThat(remarks(run))
                .filteredOn(one -> one.reason().startsWith("At most"))
                .extracting(one -> one.line() + one.field())
                .contains("2title", "3start_on", "4pay_min", "5tasks");
    }

    @Test
    void aChamberIsNotToldThatAnEmployerIsRegisteredElsewhere() {
        UUID chamber = world.chamber("หอการค้าจังหวัดพะเยา");
        Caller desk = world.of(Role.CHAMBER, chamber);
        service.get(RegisterFeedSource.class)
                .register(staff, "phayao", chamber, "TH", FeedContent.DELTA);
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
    void tasksDecideWhichKindOfWorkADoubtfulTitleNames() {
        String source = source(true);
        csv(
                source,
                """
                id,title,tasks
                1,Office attendant (cleaners),"Sweep and mop the floors of the offices, empty the bins, dust, clean the toilets and windows."
                2,Office attendant (cleaners),
                3,Welder,"Sweep and mop the floors of the offices, empty the bins, dust, clean the toilets and windows."
                """);
        assertThat(of(source, "1", "occupation")).isEqualTo("9112");
        assertThat(of(source, "2", "occupation")).isNotEqualTo("9112");
        assertThat(of(source, "3", "occupation")).isEqualTo("7212");
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
                        {"id": 5, "title": "Painter", "tasks": "Half \\ud83d a character \\u0000"}
                        """
                                + "[".repeat(5000)
                                + "\n{\"id\":6,\"title\":\"Last\"}");
        assertThat(run.tally()).isEqualTo(tally(8, 3, 0, 0, 0, 5));
        assertThat(remarks(run)).extracting(FeedRemark::line).containsExactly(2, 3, 4, 5, 7);
        assertThat(of(source, "1", "occupation || occupation_confidence")).isEqualTo("51201");
        assertThat(of(source, "5", "tasks")).isEqualTo("Half \ufffd a character");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "'@type': 'JobPosting', 'employmentType': 'FULL_TIME' ! job",
                "'@type': 'JobPosting', 'employmentType': 'TRAINEE' ! apprenticeship",
                "'@type': 'JobPosting', 'employmentType': ['PART_TIME', 'ฝึกงาน'] ! apprenticeship",
                "'@type': 'WorkBasedProgram' ! apprenticeship",
                "'@type': 'WorkBasedProgram', 'programType': 'Dual training' ! apprenticeship",
                "'@type': 'WorkBasedProgram', 'programType': 'Short course' ! training",
                "'@type': 'EducationalOccupationalProgram', 'programType': 'Certificate' ! training",
                "'@type': 'EducationalOccupationalProgram', 'programType': 'Apprenticeship' ! apprenticeship",
            })
    void theKindIsReadAsInTables(String said, String kind) {
        String source = source(true);
        postings(source, "{%s, 'identifier': '1', 'title': 'Cook'}".formatted(said));
        assertThat(of(source, "1", "kind")).isEqualTo(kind);
    }

    @Test
    void whatIsCalledAJobAndAnApprenticeshipIsAskedAbout() {
        FeedRun run =
                postings(
                        source(true),
                        "{'@type': 'JobPosting', 'employmentType': ['FULL_TIME', 'INTERN'], 'identifier': '1', 'title': 'Cook'}");
        assertThat(only(run).reason()).isEqualTo(ReadFeedRow.NO_KIND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Free meals, accommodation ! true",
                "No accommodation ! false",
                "Housing allowance ! null not understood",
                "Near dormitory ! null not understood",
                "Meals; accommodation deducted P1,000 ! held null",
                "หักค่าที่พัก 1,000 บาท ! held null",
                "SSS and PhilHealth ! null",
            })
    void aRoomAmongBenefitsIsOneWhereItIsOfferedAndADeductionWaitsForAPerson(
            String benefits, String becomes) {
        String source = source(true);
        FeedRun run =
                postings(
                        source,
                        "{'@type': 'JobPosting', 'identifier': '1', 'title': 'Cook', 'hiringOrganization': {'name': 'Verified Kitchen'}, 'jobBenefits': '%s'}"
                                .formatted(benefits));
        boolean held = remarks(run).stream().anyMatch(FeedRemark::held);
        assertThat(held).isEqualTo(becomes.startsWith("held"));
        assertThat(of(source, "1", "coalesce(accommodation::text, 'null')"))
                .isEqualTo(becomes.replaceFirst("^held ", "").split(" ", 2)[0]);
        if (!held) {
            assertThat(remarks(run)).hasSize(becomes.contains("not understood") ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"CafÃ© staff,Cebu,title", "Cook,Las PiÃ±as,place", "à¹à¸¡à¹à¸ à¸£à¸±,Cebu,title"})
    void lettersThatWereReadInAnotherEncodingAreSentBack(String title, String place, String field) {
        FeedRun run = csv(source(true), "id,title,place\n1,%s,%s\n".formatted(title, place));
        assertThat(remarks(run))
                .filteredOn(one -> one.outcome() == FeedRemark.Outcome.REJECTED)
                .extracting(FeedRemark::field)
                .containsExactly(field);
    }

    @Test
    void aHighestPayOfNothingIsNone() {
        String source = source(true);
        String columns = "id,title,pay_min,pay_max,currency,pay_period\n";
        csv(source, columns + "1,Cook,12000,0,THB,month\n2,Baker,12000,,THB,month\n");
        assertThat(of(source, "1", "pay_max_minor is null")).isEqualTo("t");
        assertThat(of(source, "2", "pay_max_minor is null")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'price': 0}, {'price': 20000}]",
                "{'@type': 'Offer', 'category': 'Total Cost', 'priceSpecification': {'price': 20000, 'priceCurrency': 'THB'}}",
                "{'priceSpecification': [{'price': '0'}, {'minPrice': 500}]}",
            })
    void aFeeIsOneWhereverAnOfferNamesIt(String offers) {
        String source = source(true);
        FeedRun run =
                postings(
                        source,
                        "{'@type': 'WorkBasedProgram', 'identifier': '7', 'name': 'Cook', 'offers': %s}"
                                .formatted(offers),
                        "{'@type': 'WorkBasedProgram', 'identifier': '8', 'name': 'Cook', 'offers': {'price': 0}}");
        assertThat(run.tally().rejected()).isEqualTo(1);
        assertThat(run.tally().created()).isEqualTo(1);
        assertThat(remarks(run).getFirst().reason()).isEqualTo(PostingWords.Concern.FEE.sentence());
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

    private static FeedRun postings(String source, String... each) {
        return run(
                source,
                FeedFormat.JSON,
                "[%s]"
                        .formatted(String.join(",", each))
                        .replace('\'', '"')
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPostingWithoutAnIdIsKnownByWhatItSays() {
        String source = source(true);
        String posting =
                "{'@type': 'JobPosting', 'title': '%s', 'hiringOrganization': {'name': '%s', 'url': 'https://x.example'},"
                        + " 'jobLocation': {'address': {'addressRegion': 'Trang', 'addressCountry': 'TH'}}}";
        FeedRun run =
                postings(
                        source,
                        posting.formatted("Cook", "Kantang Kitchen"),
                        posting.formatted("Cook", "Palian Kitchen"),
                        posting.formatted("Cook", ""));
        assertThat(run.tally().created()).as(remarks(run).toString()).isEqualTo(2);
        assertThat(remarks(run))
                .as("somebody else than who sends it")
                .extracting(one -> one.line() + " " + one.reason())
                .contains("3 " + ReadFeedRow.NO_EMPLOYER);
        assertThat(
                        postings(source, posting.formatted(" cook", "Kantang  Kitchen"))
                                .tally()
                                .created())
                .as("it is there")
                .isZero();
    }

    @Test
    void whatOfAPostingIsNotReadIsNamedOnceAFile() {
        String posting =
                """
                {'@context': 'https://schema.org', '@type': 'JobPosting', '@id': '#%1$d',
                 'identifier': {'@type': 'PropertyValue', 'name': 'Lanna', 'value': '%1$d'},
                 'title': 'Cook', 'url': 'https://example.org/%1$d', 'image': 'x.png',
                 'experienceRequirements': 'two years', 'estimatedSalary': 12000,
                 'jobImmediateStart': true, 'eligibilityToWorkRequirement': null}""";
        String source = source(true);
        FeedRun run =
                postings(
                        source,
                        posting.formatted(1),
                        posting.formatted(2),
                        "{'@type': 'WorkBasedProgram', 'identifier': '3', 'name': 'Cook', 'experienceRequirements': 1, 'termsPerYear': 2}");
        assertThat(run.tally().created()).as(remarks(run).toString()).isEqualTo(3);
        assertThat(remarks(run))
                .extracting(one -> one.line() + one.field() + " " + one.read())
                .containsExactly(
                        "1columns experienceRequirements, estimatedSalary, jobImmediateStart",
                        "3columns termsPerYear");
    }

    @Test
    void ofAPostingsQualificationsTheLevelOfEducationIsRead() {
        String source = source(true);
        FeedRun run =
                postings(
                        source,
                        "{'@type': 'JobPosting', 'identifier': '1', 'title': 'Cook', 'qualifications': 'High school graduate'}",
                        "{'@type': 'JobPosting', 'identifier': '2', 'title': 'Cook', 'qualifications': ['ปวช. ขึ้นไป', {'name': 'ขยัน'}]}",
                        "{'@type': 'JobPosting', 'identifier': '3', 'title': 'Cook', 'educationRequirements': 'a good heart'}");
        assertThat(of(source, "1", "education")).isEqualTo("3");
        assertThat(of(source, "2", "education")).isEqualTo("3");
        assertThat(remarks(run))
                .extracting(one -> one.line() + one.field() + " " + one.read())
                .containsExactly(
                        "2qualifications ปวช. ขึ้นไป; ขยัน", "3qualifications a good heart");
    }

    @Test
    void whatAPostingSaysOfHomeHoursAndTimeIsNoted() {
        String source = source(true);
        FeedRun run =
                postings(
                        source,
                        """
                        {'@type': 'JobPosting', 'identifier': '1', 'title': 'Typist', 'jobLocationType': 'TELECOMMUTE',
                         'jobLocation': {'address': {'addressRegion': 'TH-50', 'addressCountry': 'TH'}}}""",
                        "{'@type': 'JobPosting', 'identifier': '2', 'title': 'Cook', 'employmentType': 'PART_TIME'}",
                        "{'@type': 'JobPosting', 'identifier': '3', 'title': 'Cook', 'employmentType': ['PART_TIME', 'TEMPORARY'], 'workHours': '20 hours per week'}",
                        "{'@type': 'JobPosting', 'identifier': '4', 'title': 'Cook', 'employmentType': 'FULL_TIME'}");
        assertThat(run.tally()).isEqualTo(tally(4, 4, 0, 0, 0, 0));
        assertThat(of(source, "1", "place_code")).isEqualTo("TH-50");
        assertThat(of(source, "3", "hours")).isEqualTo("20");
        assertThat(remarks(run))
                .extracting(one -> one.line() + one.field() + " " + one.reason())
                .containsExactly(
                        "1from_home " + ReadFeedRow.FROM_HOME,
                        "2hours " + ReadFeedRow.PART_TIME,
                        "3employment " + ReadFeedRow.TEMPORARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Domestic Helper for Dubai ! Cooking ! title",
                "Dubai Domestic Helper ! Cooking ! title",
                "Nurse for Saudi Arabia ! Care ! title",
                "Nurse Saudi ! Care ! title",
                "Caregiver bound for Israel ! Care ! title",
                "Welder Qatar ! Welding ! title",
                "Factory worker - SoKor EPS ! Assembly ! title",
                "Welder ! Deployment to Taiwan. 2-year contract. ! tasks",
                "Welder ! Work in Dubai. ! tasks",
                "Welder ! Jobsite: Qatar ! tasks",
                "Cook ! You will work in Hong Kong for two years. ! tasks",
                "Cook ! Deploy to Myawaddy ! tasks",
                "Cook ! Work abroad, visa and ticket provided ! tasks",
                "คนงาน ! ทำงานที่เกาหลีใต้ สัญญา 2 ปี ! tasks",
                "แอดมิน ! ทำงานฝั่งปอยเปต มีที่พักฟรี ! tasks",
                "แอดมิน ! ข้ามไปทำงานฝั่งเมียวดี ! tasks",
                "Cook ! Magtrabaho sa ibang bansa ! tasks",
                "Japan Desk Officer ! Speak with clients in Japan ! ",
                "Clerk, Bank of China ! Work in a team ! ",
                "Korea food cook ! Cook Korean food ! ",
                "Welder ! Experience working in Taiwan is welcome ! ",
                "Welder ! Returnees who worked in Dubai are welcome ! ",
                "Housekeeper ! Work with partners who work in Japan ! ",
                "ช่างเชื่อม ! เคยทำงานที่เกาหลีจะพิจารณาเป็นพิเศษ ! ",
                "English teacher ! Prepare workers for their work at home ! ",
            })
    void workThatMayBeAbroadIsAskedAboutWhereverItIsSaid(
            String title, String tasks, @Nullable String field) {
        FeedRun run =
                csv(
                        source(true),
                        "id,title,employer,tasks\n1,\"%s\",Verified Kitchen,\"%s\"\n"
                                .formatted(title, tasks));
        assertThat(
                        remarks(run).stream()
                                .filter(one -> one.reason().equals(FeedPlace.ABROAD))
                                .map(FeedRemark::field)
                                .collect(Collectors.joining(",")))
                .isEqualTo(field == null ? "" : field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'startDate': '2027-01-11', 'endDate': '2027-04-02' ! 12",
                "'startDate': '2027-01-11', 'endDate': '2027-01-12' ! 1",
                "'startDate': '2027-01-11', 'endDate': '2027-04-02', 'timeToComplete': 'P6M' ! 26",
                "'startDate': '2027-01-11', 'timeToComplete': '3 months' ! 13",
                "'endDate': '2027-04-02' ! null",
                "'startDate': '2027-01-11', 'endDate': '2033-04-02' ! null ends_on This was not understood; it was left unknown.",
                "'startDate': '2027-01-11', 'endDate': '2027-01-10' ! none ends_on The last day of the course lies before its first.",
            })
    void aCourseTakesTheWeeksBetweenItsDays(String days, String becomes) {
        String source = source(true);
        FeedRun run =
                postings(
                        source,
                        "{'@type': 'WorkBasedProgram', 'identifier': '1', 'name': 'Cook', %s}"
                                .formatted(days));
        String weeks = run.tally().rejected() == 1 ? "none" : of(source, "1", "weeks");
        assertThat(
                        weeks
                                + remarks(run).stream()
                                        .map(one -> " " + one.field() + " " + one.reason())
                                        .collect(Collectors.joining()))
                .isEqualTo(becomes);
    }

    @Test
    void aCourseThatEndsBeforeItBeginsIsCorrectedInItsFile() {
        String source = source(true);
        FeedRun run =
                postings(
                        source,
                        """
                        {'@type': 'WorkBasedProgram', 'identifier': '1', 'name': 'Cook', 'programType': 'course',
                         'startDate': '2027-01-11', 'endDate': '2026-04-02'}""");
        String file = errors(run, "fil");
        assertThat(file)
                .contains("Mas nauna ang huling araw ng kurso kaysa sa unang araw nito.")
                .contains("2026-04-02");
        assertThat(csv(source, file.replace("2026-04-02", "2027-04-02")).tally())
                .isEqualTo(tally(1, 1, 0, 0, 0, 0));
        assertThat(of(source, "1", "kind || weeks")).isEqualTo("training12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "12,000–15,000 ($350–430)/month ! rejected Write a sum in digits, like 12000 or 12000.50.",
                "12,000–15,000 ($350–430) ! 12000 15000 THB month The sum that stands here in another country's money was left out.",
                "$350–430 (12,000–15,000 บาท) ! 12000 15000 THB month The sum that stands here in another country's money was left out.",
                "THB 12,000 [USD 340] ! 12000 12000 THB month The sum that stands here in another country's money was left out.",
                "USD 340 (EUR 300) ! rejected Two currencies stand here; write one sum and its currency.",
                "12,000 / $350 ! rejected Write a sum in digits, like 12000 or 12000.50.",
                "THB 12,000 / USD 350 ! rejected Two currencies stand here; write one sum and its currency.",
            })
    void ofASumThatStandsInTwoMoneysTheOneOfTheCountryIsReadAndTheOtherSaid(
            String pay, String becomes) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,employer,pay,pay_period\n1,Cook,Verified Kitchen,\"%s\",month\n"
                                .formatted(pay));
        assertThat(becomes(run, source)).isEqualTo(becomes);
    }

    @Test
    void anotherFaultOfARowIsNoneOfItsPay() {
        FeedRun run = csv(source(true), "id,title,employer,pay\n1,Cook,,12000\n");
        assertThat(remarks(run))
                .extracting(FeedRemark::reason)
                .contains(ReadFeedRow.NO_EMPLOYER)
                .noneMatch(reason -> reason.startsWith("Say what the pay is for"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "salary ! 12000 ! 12000 12000 THB month No currency stands here; the money of the country was taken.",
                "เงินเดือน ! 12000 ! 12000 12000 THB month No currency stands here; the money of the country was taken.",
                "Salary (USD) ! 12000 ! rejected Is this work abroad? The pay is in another country's money. Name the country in a column of its own.",
                "salary ! 450 ! rejected So little is not paid for a month, which was assumed as nothing here names the time. Write what it is paid for behind the sum: 450/day.",
                "salary ! $500 ! rejected A sum needs its currency, like THB or PHP.",
                "pay ! 9500 ! 9500 9500 THB month No currency stands here; the money of the country was taken. No period stands here; so much can only be meant for a month.",
                "pay ! 700 ! 700 700 THB day No currency stands here; the money of the country was taken. No period stands here; so much can only be meant for a day.",
                "pay ! 3500 ! rejected Say what the pay is for: hour, day, month or whole.",
                "pay ! 450 ! rejected Say what the pay is for: hour, day, month or whole.",
                "salary (baht) ! $500 ! rejected Two currencies stand here; write one sum and its currency.",
                "salary ! 15,000 plus allowance 2,000 THB ! 15000 15000 THB month What comes on top of the sum was not counted.",
            })
    void whatTheHeaderAndTheCountrySayOfABareSumHolds(String header, String pay, String becomes) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,employer,%s\n1,Cook,Verified Kitchen,\"%s\"\n"
                                .formatted(header, pay));
        assertThat(becomes(run, source)).isEqualTo(becomes);
    }

    @Test
    void theCountrysMoneyIsNotTakenWhereTheRowNamesAnother() {
        FeedRun run =
                csv(
                        source(true),
                        """
                        id,title,employer,salary,remarks
                        P1,Cook,Verified Kitchen,12000,
                        2,Cook,Verified Kitchen,12000,paid in USD
                        """);
        assertThat(run.tally()).isEqualTo(tally(2, 1, 0, 0, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "400 / 8 hours ! 400 400 THB day The pay of 8 hours was read as that of a day.",
                "400 บาทต่อ 8 ชม. ! 400 400 THB day The pay of 8 hours was read as that of a day.",
                "400/day (8 hours) ! 400 400 THB day",
                "400 / 12 hours ! rejected This is pay for another time than an hour, a day or a month, or paid out in parts; write the sum of one of these and say of which.",
            })
    void thePayOfEightHoursIsThatOfADay(String pay, String becomes) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,employer,pay,currency\n1,Cook,Verified Kitchen,%s,THB\n"
                                .formatted(pay));
        assertThat(becomes(run, source)).isEqualTo(becomes);
    }

    private static String becomes(FeedRun run, String source) {
        String said =
                remarks(run).stream()
                        .map(FeedRemark::reason)
                        .collect(java.util.stream.Collectors.joining(" "));
        return run.tally().rejected() > 0
                ? "rejected " + said
                : (of(
                                        source,
                                        "1",
                                        "concat_ws(' ', pay_min_minor / 100, pay_max_minor / 100, currency, pay_period)")
                                + " "
                                + said)
                        .strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Factory worker in Taiwan ! asked",
                "Factory worker (Taiwan) ! asked",
                "Driver – Saudi Arabia ! asked",
                "คนงานโรงงาน ไต้หวัน ! asked",
                "ทำงานที่ญี่ปุ่น ! asked",
                "Tagapag-alaga sa Taiwan ! asked",
                "ครูสอนภาษาญี่ปุ่น ! taken",
                "พนักงานร้านอาหารเกาหลี ! taken",
                "Cook in Japanese restaurant ! taken",
                "Barista for Taiwan milk tea ! taken",
                "Domestic helper - Hong Kong returnee welcome ! taken",
                "Caregiver (Taiwan experience an advantage) ! taken",
                "Kasambahay na galing sa Saudi Arabia ! taken",
                "แม่บ้าน เคยทำงานที่ไต้หวัน ! taken",
                "Domestic helper - Hong Kong (returnees welcome) ! asked",
                "Factory worker in Taiwan no experience needed ! asked",
                "Factory worker - Taiwan no experience ! asked",
                "Factory worker - Taiwan experience required ! asked",
                "Domestic helper in Hong Kong no experience ! asked",
                "Welder balik sa Saudi ! asked",
                "Cook in Chiang Mai ! taken",
                "Cook in Thailand ! taken",
                "Factory worker (work abroad) ! asked",
                "Work overseas - hotel cleaner ! asked",
                "Caregiver abroad ! asked",
                "Welder (Overseas) ! asked",
                "Hotel cleaner overseas ! asked",
                "Sales executive overseas ! taken",
                "Office cleaner - overseas ! asked",
                "Kasambahay sa ibang bansa ! asked",
                "คนงานก่อสร้าง ไปต่างประเทศ ! asked",
                "คนงานโรงงาน (ทำงานต่างประเทศ) ! asked",
                "Overseas Sales Executive ! taken",
                "Overseas hotel cleaner ! asked",
                "OVERSEAS: Welder ! asked",
                "Overseas Account Manager ! taken",
                "Overseas logistics clerk ! taken",
                "Overseas factory workers ! asked",
                "Sales coordinator - overseas ! taken",
                "Overseas Job Processing Officer ! taken",
                "Experience working abroad welcome: cook ! taken",
                "พนักงานขายต่างประเทศ ! taken",
            })
    void aTitleThatSaysThatTheWorkIsAbroadIsAskedAbout(String title, String becomes) {
        String source = source(true);
        FeedRun run =
                csv(source, "id,title,employer\n1,%s,Verified Kitchen\n".formatted(title.strip()));
        assertThat(run.tally().created()).as(title).isEqualTo(becomes.equals("taken") ? 1 : 0);
        if (becomes.equals("asked")) {
            assertThat(only(run).field() + only(run).reason())
                    .isEqualTo("title" + FeedPlace.ABROAD);
            assertThat(
                            csv(
                                            source,
                                            "id,title,employer,country\n1,%s,Verified Kitchen,TH\n"
                                                    .formatted(title.strip()))
                                    .tally()
                                    .created())
                    .as("its country stands in a column")
                    .isEqualTo(1);
        }
    }

    @Test
    void aKindThatIsNoneOfOursIsAskedAbout() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        id,title,employer,type
                        1,Cook,Verified Kitchen,Mentorship
                        2,Cook,Verified Kitchen,Job (full time)
                        3,Cook,Verified Kitchen,ทวิภาคี
                        4,Cook,Verified Kitchen,
                        """);
        assertThat(run.tally()).isEqualTo(tally(4, 3, 0, 0, 0, 1));
        assertThat(only(run))
                .isEqualTo(new FeedRemark(2, false, "kind", ReadFeedRow.NO_KIND, "Mentorship"));
        assertThat(of(source, "3", "kind")).isEqualTo("apprenticeship");
    }
}
