package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.web.Browserless;

/** How the tables of offices look: names over several lines, what stands below the last row. */
class FeedTablesTest extends FeedCase {
    private static final String PLACES =
            "select string_agg(external_id || ' ' || coalesce(place_code, '?'), ', ' order by external_id) from vacancy where source = ?";
    private static final String POSTS =
            "select string_agg(title || ' ' || coalesce(seats::text, '?'), ', ' order by title) from vacancy where source = ?";

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "สถานที่ปฏิบัติงาน ! '' ! กรุงเทพ ! A1 TH-40, A2 TH-41, B1 TH-10",
                "จังหวัด ! '' ! กรุงเทพ ! A1 TH-40, A2 TH-41, B1 TH-10",
                "'' ! สถานที่ปฏิบัติงาน ! งาน ! A1 ?, A2 ?, B1 TH-56",
            })
    void aSheetsNameAndAColumnOfPlacesComeBackTogether(
            String column, String other, String name, String places) throws IOException {
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            Worksheet first = one.newWorksheet("รายการ");
                            cells(first, 0, "รหัสงาน,บริษัท,ตำแหน่งงาน,เงินเดือน," + column);
                            cells(first, 1, "A1,Verified Kitchen,ช่างเชื่อม,abc 12,จ.ขอนแก่น");
                            cells(first, 2, "A2,Verified Kitchen,ช่างปูน,abc 12,จ.อุดรธานี");
                            Worksheet second = one.newWorksheet(name);
                            cells(second, 0, "รหัสงาน,บริษัท,ตำแหน่งงาน,เงินเดือน," + other);
                            cells(second, 1, "B1,Verified Kitchen,ช่างสี,abc 12,พะเยา");
                        });
        String source = source(true);
        FeedRun run = run(source, FeedFormat.XLSX, book);
        assertThat(run.tally()).isEqualTo(tally(3, 0, 0, 0, 0, 3));
        FeedRun corrected = csv(source, errors(run, "th").replace("abc 12", "12000"));
        assertThat(corrected.tally())
                .as(remarks(corrected).toString())
                .isEqualTo(tally(3, 3, 0, 0, 0, 0));
        assertThat(service.ask(PLACES, source)).isEqualTo(places);
    }

    @Test
    void ofCorrectionsAnEmptyCellOfOurNameLeavesTheSendersOwn() {
        String source = source(true);
        FeedRun run =
                json(
                        source,
                        """
                        {"id": "1", "title": "Cook", "location": "น่าน", "pay": "abc 12"}
                        {"id": "2", "title": "Cook", "place": "แพร่", "pay": "abc 12"}
                        """);
        csv(source, errors(run, "en").replace("abc 12", "12000"));
        assertThat(service.ask(PLACES, source)).isEqualTo("1 TH-55, 2 TH-54");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "อัตรา⏎เงินเดือน⏎(บาท/เดือน) ! pay_min",
                "วันปิดรับ⏎สมัคร ! valid_until",
                "วันปิด รับสมัคร ! valid_until",
                "ตำแหน่ง งาน ! title",
                "รหัส งาน ! id",
                "ชื่อ⏎สถานประกอบการ ! employer",
                "สถานที่⏎ปฏิบัติงาน ! place",
                "วุฒิ การศึกษา ! education",
                "จำนวน ที่รับ ! seats",
                "จำนวน⏎(อัตรา) ! seats",
                "อำเภอ จังหวัด ! place",
                "อำเภอ/จังหวัด ! place",
                "ตำแหน่ง⏎Position ! title",
                "เพศ / Education ! ''",
                "อัตรา/เงินเดือน ! ''",
            })
    void thaiNamesAreKnownWhateverGapsTheyAreBrokenBy(String header, String column) {
        assertThat(Objects.requireNonNullElse(HeaderText.column(header.replace('⏎', '\n')), ""))
                .isEqualTo(column);
    }

    @Test
    void columnsAreUnderstoodByTheWordsOfTheirNamesWhichTheReportSaysFirst() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        Vacancy Ref,Job role,Company name,Workplace address,Basic pay,Qty needed,Key skills,Skills preferred,Employer contact
                        1,Cook,Verified Kitchen,น่าน,12000,2,cook,wash dishes,081 234 5678
                        2,,Verified Kitchen,น่าน,12000,2,cook,wash dishes,081 234 5678
                        """);
        assertThat(run.tally()).isEqualTo(tally(2, 1, 0, 0, 0, 1));
        assertThat(of(source, "1", "title || place_code || pay_min_minor || ' ' || seats"))
                .isEqualTo("CookTH-551200000 2");
        assertThat(
                        service.ask(
                                """
                                select string_agg(word || ' ' || must, ', ' order by word) from vacancy_skill s
                                join vacancy v on v.id = s.vacancy_id where v.source = ?""",
                                source))
                .isEqualTo("cook true, wash dishes false");
        JsonNode rows = http().get("/api/v1/feeds/runs/" + run.id()).json().get("rows");
        assertThat(rows.findValuesAsText("field").stream().limit(3))
                .containsExactly("columns", "columns_by_words", "title");
        assertThat(rows.at("/1/read").asText())
                .isEqualTo(
                        "Job role → title, Basic pay → pay_min, Qty needed → seats, Key skills →"
                                + " skills_must, Skills preferred → skills_nice");
    }

    @Test
    void thePageCallsColumnsUnderstoodByTheirWordsAsItCallsOurs() {
        Browserless desk = programmeStaff();
        assertThat(
                        desk.get(
                                        uploaded(
                                                desk,
                                                source(true),
                                                "id,title,employer,Basic pay,Key skills\n1,Cook,A,12000,cook\n"))
                                .body())
                .contains("Basic pay → Lowest pay, Key skills → Skills needed");
    }

    @Test
    void ofTwoColumnsTheOneWhoseNameIsKnownIsTaken() {
        String source = source(true);
        csv(
                source,
                """
                id,Basic pay,Occupation title,title,pay,Gross pay
                1,9000,Helper,Cook,12000,13000
                """);
        assertThat(of(source, "1", "title || ' ' || pay_min_minor")).isEqualTo("Cook 1200000");
    }

    @Test
    void aHeaderBrokenWithinItsWordsIsReadWithWhatItSaysOfPay() throws IOException {
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            Worksheet sheet = one.newWorksheet("งาน");
                            cells(sheet, 0, "รหัส\nงาน,ตำแหน่ง งาน,อัตรา\nค่าจ้าง\n(บาท/วัน)");
                            cells(sheet, 1, "1,ช่างเชื่อม,400");
                        });
        String source = source(true);
        run(source, FeedFormat.XLSX, book);
        assertThat(of(source, "1", "pay_min_minor || pay_period")).isEqualTo("40000day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Note:,Please bring 2 valid IDs,,",
                "NOTE,Please bring 2 valid IDs,,",
                "Prepared by:,Juan dela Cruz,,",
                "Prepared by,Juan dela Cruz,,",
                "Prepared and checked by:,Juan dela Cruz,Approved by:,Maria Santos",
                "Noted by:,\"Maria Santos, PESO Manager\",,",
                "Grand Total,2 positions,,",
                "TOTAL,2,,",
                "SUBTOTAL,1,,",
                "Source:,PESO Cebu,,",
                "Inihanda ni:,Juan dela Cruz,,",
                "Paalala:,Magdala ng ID,,",
                "-- nothing follows --,-- nothing follows --,,",
                "*** END OF LIST ***,,,",
                "หมายเหตุ,* ตำแหน่งที่ 1 ด่วน,,",
                "หมายเหตุ:,ติดต่อสอบถามที่หอการค้า,,",
                "รวมทั้งสิ้น,1 ตำแหน่ง,,",
                "ผู้จัดทำ,นายสมชาย ใจดี,,",
                "ติดต่อ,043-123456,,",
                "ที่มา:,สำนักงานจัดหางาน,,",
            })
    void whatStandsBelowATableIsNoRow(String footer) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        No,Company,Position,Salary,Province
                        1,Verified Kitchen,Welder,12000,น่าน
                        ,%s
                        *,%s
                        2,Verified Kitchen,Mason,12000,น่าน
                        """
                                .formatted(footer, footer));
        assertThat(run.tally()).as(remarks(run).toString()).isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(service.ask(POSTS, source)).isEqualTo("Mason 1, Welder 1");
        if (!footer.matches("(?i)(?:grand total|total|subtotal|รวมทั้งสิ้น).*")) {
            assertThat(remarks(run))
                    .filteredOn(one -> one.reason().equals(FeedTable.ONE_CELL))
                    .extracting(FeedRemark::line)
                    .containsExactly(3, 4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Source,Web developer,12000,น่าน",
                "Total,Cook,12000,น่าน",
                "Notes & Co.,Cook,,",
                "Note Printing,Cook,,",
                "Contact Center Inc.:,Agent,,",
                "รวมช่าง,ช่างเชื่อม,,",
                "Endless Summer,Cook,,",
            })
    void whoeverHiresIsNoFooterHoweverTheyAreCalled(String row) {
        String source = source(true);
        FeedRun run = csv(source, "Company,Position,Salary,Province\n" + row + "\n");
        assertThat(run.tally()).as(remarks(run).toString()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
    }

    @Test
    void aLabelWhereIdsStandIsNoVacancyEither() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        Ref No,Position,Company,Salary
                        1,Welder,Verified Kitchen,12000
                        Note:,Please bring 2 valid IDs,,
                        ,Prepared by:,Juan dela Cruz,
                        NOTE,Cook,Verified Kitchen,12000
                        """);
        assertThat(run.tally()).as(remarks(run).toString()).isEqualTo(tally(2, 2, 0, 0, 0, 0));
    }

    private static final String JOB_ORDERS =
            "select string_agg(title || ' ' || state || ' ' || overseas || ' ' || coalesce(job_order, '-'), ', ' order by title) from vacancy where source = ?";

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Job Order No.,Company,Position ! J1,Verified Kitchen,Cook ! Cook open false -",
                "Job Order No.,Ref No,Company,Position ! J1,R1,Verified Kitchen,Cook ! Cook open false -",
                "Job Order No.,Company,Position,Country ! J1,Verified Kitchen,Cook, ! Cook open false -",
                "Job Order No.,Ref No,Company,Position,Country ! J1,R1,Verified Kitchen,Cook,Thailand ! Cook open false -",
                "Job Order No.,Ref No,Company,Position,Country ! J1,R1,Verified Kitchen,Cook,Taiwan ! Cook submitted true J1",
                "Job Order No.,Company,Position,Country ! J1,Verified Kitchen,Cook,Taiwan ! Cook submitted true J1",
                "Job Order No.,Ref No,Company,Position,License No ! J1,R1,Verified Kitchen,Cook,L-1 ! Cook submitted true J1",
                "overseas_job_order,id,Company,Position ! J1,R1,Verified Kitchen,Cook ! Cook submitted true J1",
                "Overseas Job Order,id,Company,Position ! J1,R1,Verified Kitchen,Cook ! Cook submitted true J1",
            })
    void aJobOrderAloneIsNoWorkAbroad(String header, String cells, String becomes) {
        String source = source(true);
        FeedRun run = csv(source, header + "\n" + cells + "\n");
        assertThat(service.ask(JOB_ORDERS, source)).as(remarks(run).toString()).isEqualTo(becomes);
    }

    private static String shifted(String... lines) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "Ref No,Company,Position,Job Description,Salary,Start Date\n"
                                + String.join("\n", lines)
                                + "\n");
        return service.ask(
                        "select coalesce(string_agg(external_id, ' ' order by external_id), '') from vacancy where source = ?",
                        source)
                + " "
                + remarks(run).stream()
                        .filter(one -> one.reason().equals(FeedTable.MORE_CELLS))
                        .map(FeedRemark::line)
                        .toList();
    }

    @Test
    void aRowThatACommaWithoutQuotesShiftsIsSentBack() {
        String whole = "%s,Verified Kitchen,Cook,Cooks rice,12000,";
        String shifted = "%s,Verified Kitchen,Welder,Weld gates, railings,12000,";
        assertThat(
                        shifted(
                                shifted.formatted("S1"),
                                whole.formatted("S2"),
                                whole.formatted("S3"),
                                "S4,Verified Kitchen,Baker,Bakes,12000",
                                "Total,,,,,,,"))
                .as("also the first one")
                .isEqualTo("S2 S3 S4 [2]");
        assertThat(
                        shifted(
                                shifted.formatted("S1"),
                                "S2,Verified Kitchen,Welder,Weld gates, railings,12000,1/4/2027",
                                shifted.formatted("S3"),
                                "S4,Verified Kitchen,Baker,Bakes,12000"))
                .as("where most are shifted")
                .isEqualTo("S4 [2, 3, 4]");
    }

    @Test
    void rowsThatAllEndInOneMoreSeparatorAreRead() {
        String padded = "%s,Verified Kitchen,Cook,Cooks rice,12000,,";
        assertThat(shifted(padded.formatted("P1"))).isEqualTo("P1 []");
        assertThat(
                        shifted(
                                IntStream.range(1, 5)
                                        .mapToObj(i -> padded.formatted("P" + i))
                                        .toArray(String[]::new)))
                .isEqualTo("P1 P2 P3 P4 []");
        assertThat(
                        shifted(
                                padded.formatted("P1"),
                                padded.formatted("P2"),
                                "P3,Verified Kitchen,Cook,Weld gates, railings,12000,,",
                                padded.formatted("P4"),
                                padded.formatted("P5"),
                                padded.formatted("P6"),
                                "P7,Verified Kitchen,Baker,Bakes,12000,"))
                .as("but not one that has more than they have")
                .isEqualTo("P1 P2 P4 P5 P6 P7 [4]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "จำนวนรับ,,|ชาย,หญิง,ไม่ระบุ ! 3,2,|,,5|1,,|-,2 คน,- ! A 5, B 5, C 1, D 2",
                "NO. OF VACANCIES,,|MALE,FEMALE,TOTAL ! 5,0,5|2,2,4|10,,|,,6 ! A 5, B 4, C 10, D 6",
                "Vacancies,,|Total,Male,Female ! 5,0,5|4,2,2|,1,2|6,, ! A 5, B 4, C 3, D 6",
                "จำนวนรับ (ชาย),จำนวนรับ (หญิง),x|,,y ! 3,2,|,4,|1,,|2,0, ! A 5, B 4, C 1, D 2",
                "จำนวน,จำนวน (ชาย),จำนวน (หญิง)|,, ! 5,3,2|,4,|1,,|2,0, ! A 5, B 4, C 1, D 2",
            })
    void seatsForWomenAndMenAreAddedUp(String header, String rows, String seats)
            throws IOException {
        String[] names = header.split("\\|", -1);
        String[] each = rows.split("\\|", -1);
        String source = source(true);
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            Worksheet sheet = one.newWorksheet("งาน");
                            cells(sheet, 0, "บริษัท,ตำแหน่ง," + names[0] + ",ค่าจ้าง/เดือน");
                            cells(sheet, 1, ",," + names[1] + ",");
                            for (int i = 0; i < each.length; i++) {
                                String title = List.of("A", "B", "C", "D").get(i);
                                cells(
                                        sheet,
                                        2 + i,
                                        "Verified Kitchen,%s,%s,abc 12".formatted(title, each[i]));
                            }
                        });
        FeedRun run = run(source, FeedFormat.XLSX, book);
        assertThat(run.tally()).as(remarks(run).toString()).isEqualTo(tally(4, 0, 0, 0, 0, 4));
        assertThat(remarks(run))
                .filteredOn(one -> one.reason().equals(SeatsText.OF_BOTH))
                .as("which are for whom is not kept, and this is said once")
                .hasSize(1);
        FeedRun corrected = csv(source, errors(run, "en").replace("abc 12", "12000"));
        assertThat(corrected.tally())
                .as(remarks(corrected).toString())
                .isEqualTo(tally(4, 4, 0, 0, 0, 0));
        assertThat(service.ask(POSTS, source)).isEqualTo(seats);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Sahod ! P537-610 ! 537/day",
                "SALARY ! ₱610 ! 610/day",
                "SALARY ! 550 ! 550/day",
                "Sahod kada buwan ! 550 ! So little or so much",
                "SALARY ! 550/month ! So little or so much",
                "SALARY ! 50 ! So little or so much",
                "SALARY ! 600000 ! So little or so much",
            })
    void whereAMonthWasAssumedOfADaysPayItIsSaid(String header, String pay, String said) {
        String source = philippine();
        FeedRun run = csv(source, "id,title,%s\n1,Cook,\"%s\"\n".formatted(header, pay));
        assertThat(run.tally().rejected()).isEqualTo(1);
        assertThat(only(run).reason()).contains(said);
        assertThat(only(run).reason().contains("which was assumed")).isEqualTo(said.contains("/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "P550/day plus ! 55000 day 55000",
                "P550/day with free meals ! 55000 day 55000",
                "P550 per day (tax-free) ! 55000 day 55000",
                "P550/day + SSS/PhilHealth ! 55000 day 55000",
                "P550/day w/ free lodging and food ! 55000 day 55000",
                "15,000/month plus SSS, PhilHealth, Pag-IBIG ! 1500000 month 1500000",
                "12,000-15,000/month + HMO ! 1200000 month 1500000",
            })
    void whatComesWithASumDoesNotMakeItUnreadable(String pay, String becomes) {
        String source = philippine();
        FeedRun run = csv(source, "id,title,Salary\n1,Cook,\"%s\"\n".formatted(pay));
        assertThat(run.tally().created()).as(remarks(run).toString()).isEqualTo(1);
        assertThat(of(source, "1", "concat_ws(' ', pay_min_minor, pay_period, pay_max_minor)"))
                .isEqualTo(becomes);
    }

    private static String philippine() {
        String key = "s-" + UUID.randomUUID().toString().substring(0, 20);
        service.get(RegisterFeedSource.class).register(staff, key, null, "PH", FeedContent.DELTA);
        service.verifyFed(key, null);
        return key;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Male,Female ! 3,2|,4|1,|, ! A 5, B 4, C 1, D 1",
                "ชาย,หญิง ! 3,2|,4|1,|-,2 คน ! A 5, B 4, C 1, D 2",
                "Lalaki,Babae,Vacancies ! 3,2,5|2,2,9|1,,|,,6 ! A 5, B 9, C 1, D 6",
                "Male,Notes ! 3,x|,|1,|, ! A 1, B 1, C 1, D 1",
            })
    void womenAndMenInColumnsOfTheirOwnAreCounted(String header, String rows, String seats) {
        String[] each = rows.split("\\|", -1);
        String source = source(true);
        csv(
                source,
                "id,title,%s\n%s"
                        .formatted(
                                header,
                                IntStream.range(0, each.length)
                                        .mapToObj(i -> i + "," + "ABCD".charAt(i) + "," + each[i])
                                        .collect(Collectors.joining("\n"))));
        assertThat(service.ask(POSTS, source)).isEqualTo(seats);
    }

    @Test
    void whomToAskIsNeitherReadNorKept() {
        String source = source(true);
        FeedRun run = csv(source, "id,title,Contact Person\n1,Cook,Somchai Jaidee\n");
        assertThat(run.tally().created()).isEqualTo(1);
        assertThat(only(run).reason()).isEqualTo(FeedTable.UNREAD);
        assertThat(only(run).read()).isEqualTo("Contact Person");
        assertThat(service.ask("select vacancy::text from vacancy where source = ?", source))
                .doesNotContain("Somchai");
    }

    private static final String HIRING =
            """
            select string_agg(title || ' ' || employer.name, ', ' order by title)
            from vacancy join employer on employer.id = employer_id where source = ?""";

    @Test
    void aLineThatNamesAnEmployerHoldsForTheRowsBelowThatNameNone() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        No,Position,Company,Salary
                        "ABC Foods Co., Ltd.",,,
                        1,Cook,,12000
                        2,Baker,,12000
                        ,บริษัท สวนดี จำกัด (มหาชน),,
                        1,Gardener,,12000
                        2,Driver,Verified Kitchen,12000
                        3,Cleaner,,12000
                        Urgent hiring,,,
                        """);
        assertThat(service.ask(HIRING, source))
                .isEqualTo(
                        "Baker ABC Foods Co., Ltd., Cook ABC Foods Co., Ltd., Driver Verified Kitchen, Gardener บริษัท สวนดี จำกัด (มหาชน)");
        assertThat(remarks(run))
                .filteredOn(one -> one.field().equals("employer"))
                .extracting(FeedRemark::line, FeedRemark::reason)
                .containsExactlyInAnyOrder(
                        tuple(2, FeedTable.HEADING),
                        tuple(5, FeedTable.HEADING),
                        tuple(8, ReadFeedRow.NO_EMPLOYER));
    }

    @Test
    void anEmployerWhoseCellWasMergedOverSeveralRowsIsThatOfEach() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        No.,Company,Position,Salary
                        1,Verified Kitchen,Cook,12000
                        ,,Baker,12000
                        2,,Driver,12000
                        ,,Guard,12000
                        3,Baan Suan Resort,Cleaner,12000
                        ,,for more call us,
                        """);
        assertThat(service.ask(HIRING, source))
                .isEqualTo(
                        "Baker Verified Kitchen, Cleaner Baan Suan Resort, Cook Verified Kitchen");
        assertThat(remarks(run))
                .filteredOn(one -> one.field().equals("employer"))
                .extracting(FeedRemark::line, FeedRemark::reason)
                .containsExactlyInAnyOrder(
                        tuple(3, FeedTable.MERGED),
                        tuple(4, ReadFeedRow.NO_EMPLOYER),
                        tuple(5, ReadFeedRow.NO_EMPLOYER),
                        tuple(7, ReadFeedRow.NO_EMPLOYER));
    }

    @Test
    void withoutARunningNumberAnEmptyEmployerIsAskedFor() {
        String source = source(true);
        FeedRun run =
                csv(source, "Company,Position,Salary\nVerified Kitchen,Cook,12000\n,Baker,12000\n");
        assertThat(service.ask(HIRING, source)).isEqualTo("Cook Verified Kitchen");
        assertThat(remarks(run))
                .extracting(FeedRemark::line, FeedRemark::reason)
                .contains(
                        tuple(
                                3,
                                "An employer is needed. Write its name in every row, also where it is the one of the row above."));
    }

    @Test
    void aHeadingComesBackWithTheRowsBelowItThatAreCorrected() {
        String source = source(true);
        FeedRun run =
                csv(source, "id,title,hours\nEmployer: Baan Suan Resort,,\n1,Cook,\n2,Baker,99\n");
        assertThat(errors(run, "en")).contains("2,Baker,99,Baan Suan Resort");
        csv(source, errors(run, "en").replace(",99,", ",48,"));
        assertThat(service.ask(HIRING, source))
                .isEqualTo("Baker Baan Suan Resort, Cook Baan Suan Resort");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ABC Company Co., Ltd. ! ABC Company Co., Ltd.",
                "1. Mabuhay Foods Inc. ! Mabuhay Foods Inc.",
                "Cebu Trading Corporation (Mandaue Branch) ! Cebu Trading Corporation (Mandaue Branch)",
                "COMPANY NAME: Baan Suan ! Baan Suan",
                "หจก. ขอนแก่นก่อสร้าง ! หจก. ขอนแก่นก่อสร้าง",
                "บริษัท อาหารดี จำกัด โทร. 043-123-456 ! บริษัท อาหารดี จำกัด",
                "Company driver ! ",
                "Cook at ABC Co., Ltd. ! ",
                "Job vacancies of ABC Co., Ltd. ! ",
                "วุฒิไม่จำกัด ! ",
                "ตำแหน่งงาน บริษัท อาหารดี จำกัด ! ",
                "Ice cream maker ! ",
                "บริษัท ! ",
                "Incorporated ! ",
            })
    void onlyWhatIsUnmistakablyAnEmployersNameIsAHeading(String cell, @Nullable String employer) {
        assertThat(HeadingText.employer(cell)).isEqualTo(employer);
    }

    @Test
    void thatTheSourceCountsAsTheEmployerStandsInTheReport() {
        String source = source(true);
        Browserless desk = programmeStaff();
        String sentence = "No column names the employer";
        assertThat(desk.get(uploaded(desk, source, "id,title\n1,Cook\n")).body())
                .contains(sentence);
        assertThat(desk.get(uploaded(desk, source, "id,title,employer\n2,Cook,A\n")).body())
                .doesNotContain(sentence);
    }
}
