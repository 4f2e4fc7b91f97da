package org.onward.matching.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks and JSON documents taken apart; without a service. */
class FeedFormatsTest {
    /** Fills sheets of a workbook. */
    interface Filling {
        void fill(Workbook book) throws IOException;
    }

    static byte[] workbook(Filling filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook book = new Workbook(bytes, "Onward", "1.0");
        filling.fill(book);
        book.finish();
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else if (cells[i] instanceof LocalDate day) {
                sheet.value(row, i, day);
                sheet.style(row, i).format("d/m/bbbb").set();
            } else {
                sheet.value(row, i, cells[i].toString());
            }
        }
    }

    @Test
    void whatASheetHidesIsNotReadButForItsIdsAndIsSaid() throws Exception {
        byte[] book =
                workbook(
                        one -> {
                            Worksheet sheet = one.newWorksheet("งาน");
                            row(sheet, 0, "รหัส", "ตำแหน่ง", "เงินเดือน", "จังหวัด");
                            row(sheet, 1, "1", "แม่ครัว", "12000", "น่าน");
                            row(sheet, 2, "2", "คนสวน", "9000", "น่าน");
                            row(sheet, 3, "3", "ช่างไม้", "9000", "น่าน");
                            sheet.hideRow(2);
                            sheet.hideColumn(0);
                            sheet.hideColumn(2);
                        });
        List<FeedItem> items = FeedReadingTest.read(FeedFormat.XLSX, book);
        assertThat(items)
                .filteredOn(FeedItem.Note.class::isInstance)
                .extracting(note -> ((FeedItem.Note) note).reason())
                .containsExactly(XlsxTable.HIDDEN_COLUMNS, XlsxTable.HIDDEN_ROWS);
        assertThat(items)
                .filteredOn(FeedItem.Row.class::isInstance)
                .extracting(one -> ((FeedItem.Row) one).fields())
                .containsExactly(
                        Map.of(
                                "id",
                                List.of("1"),
                                "title",
                                List.of("แม่ครัว"),
                                "place",
                                List.of("น่าน")),
                        Map.of(
                                "id",
                                List.of("3"),
                                "title",
                                List.of("ช่างไม้"),
                                "place",
                                List.of("น่าน")));
    }

    @Test
    void aPostWhoseTitleIsStruckThroughIsLeftOutAsFilledAndIsSaid() throws Exception {
        byte[] book =
                workbook(
                        one -> {
                            Worksheet sheet = one.newWorksheet("งาน");
                            row(sheet, 0, "id", "title", "seats");
                            row(sheet, 1, "1", "แม่ครัว", "4");
                            row(sheet, 2, "2", "คนสวน", "9");
                            row(sheet, 3, "3", "ช่างไม้", "2");
                            sheet.style(1, 1).strikethrough().set();
                            sheet.style(3, 1).strikethrough().set();
                        });
        assertThat(FeedReadingTest.read(FeedFormat.XLSX, book))
                .extracting(
                        item ->
                                item instanceof FeedItem.Row row
                                        ? row.text("id")
                                        : item.line() + ((FeedItem.Note) item).reason())
                .containsExactly("2" + XlsxTable.STRUCK_TITLE, "2", "4" + XlsxTable.STRUCK_TITLE);
    }

    @Test
    void whatIsStruckThroughIsNotReadAndIsSaid() throws Exception {
        byte[] book =
                workbook(
                        one -> {
                            Worksheet sheet = one.newWorksheet("งาน");
                            row(sheet, 0, "id", "title", "seats");
                            row(sheet, 1, "1", "แม่ครัว", "4");
                            row(sheet, 2, "2", "คนสวน", "9");
                            row(sheet, 3, "3", "ช่างไม้", "2");
                            sheet.style(1, 2).strikethrough().set();
                            sheet.range(2, 0, 2, 2).style().strikethrough().set();
                        });
        assertThat(FeedReadingTest.read(FeedFormat.XLSX, book))
                .extracting(
                        item ->
                                item instanceof FeedItem.Row row
                                        ? (Object) row.fields()
                                        : ((FeedItem.Note) item).reason())
                .containsExactly(
                        Map.of("id", List.of("1"), "title", List.of("แม่ครัว")),
                        XlsxTable.STRUCK,
                        XlsxTable.STRUCK_ROWS,
                        Map.of(
                                "id",
                                List.of("3"),
                                "title",
                                List.of("ช่างไม้"),
                                "seats",
                                List.of("2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>Baker</t></r><r><t xml:space=\"preserve\"> Cook</t></r></is></c>",
                "<c t=\"s\"><v>0</v></c>",
            })
    void ofWhatIsStruckThroughInPartTheRestIsRead(String cell) throws Exception {
        List<FeedItem> items =
                FeedReadingTest.read(
                        FeedFormat.XLSX,
                        byHand(
                                "<row><c><v>1</v></c>" + cell + "</row>",
                                Map.of(
                                        "xl/_rels/workbook.xml.rels",
                                        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/>"
                                                + "<Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></Relationships>",
                                        "xl/t.xml",
                                        "<sst><si><r><rPr><strike/></rPr><t>Baker</t></r><r><rPr><strike val=\"0\"/></rPr><t>Cook</t></r></si></sst>")));
        assertThat(row(items, 0).text("title")).isEqualTo("Cook");
        assertThat(((FeedItem.Note) items.get(1)).reason()).isEqualTo(XlsxTable.STRUCK);
    }

    @Test
    void aNumberThatIsTooLargeComesBackAsItStands() throws Exception {
        List<FeedItem> items =
                FeedReadingTest.read(
                        FeedFormat.XLSX,
                        byHand(
                                "<row><c><v>12345678901234567</v></c><c t=\"str\"><v>Cook</v></c></row>",
                                Map.of()));
        assertThat(((FeedItem.Unreadable) items.getFirst()).written())
                .containsEntry("id", "12345678901234567");
    }

    private static FeedItem.Row row(List<FeedItem> items, int index) {
        return (FeedItem.Row) items.get(index);
    }

    @Test
    void aSheetIsReadFromItsHeaderOnWithMergedCellsDatesAndNumbers() throws Exception {
        byte[] bytes =
                workbook(
                        book -> {
                            row(book.newWorksheet("คำแนะนำ"), 0, "กรอกข้อมูลในแผ่นถัดไป");
                            Worksheet sheet = book.newWorksheet("ตำแหน่งงาน");
                            row(sheet, 0, "ตำแหน่งงานว่างของสมาชิก หอการค้าจังหวัดน่าน");
                            sheet.range(0, 0, 0, 5).merge();
                            row(
                                    sheet,
                                    2,
                                    "รหัส",
                                    "บริษัท",
                                    "ตำแหน่ง",
                                    "เงินเดือน (บาท)",
                                    "หมดเขต",
                                    "หมายเหตุ");
                            row(
                                    sheet,
                                    3,
                                    "N-1",
                                    "โรงทอผ้าน่าน",
                                    "ช่างทอผ้า",
                                    12000,
                                    LocalDate.of(2026, 12, 31),
                                    "x");
                            row(sheet, 4, 1002, "", "ช่างย้อม", 11500.5);
                            row(sheet, 5, "N-3", "", "พนักงานขาย", "ตามตกลง");
                            sheet.range(3, 1, 5, 1).merge();
                            row(sheet, 7, "N-4", "ร้านอื่น", "แม่ครัว", 400);
                            row(sheet, 8, "รวม", "", "", 35900.5);
                        });
        List<FeedItem> items = FeedReadingTest.read(FeedFormat.XLSX, bytes);
        assertThat(items).extracting(FeedItem::line).containsExactly(3, 3, 4, 5, 6, 8);
        items = items.subList(2, items.size());
        assertThat(row(items, 0).fields())
                .containsEntry("valid_until", List.of("2026-12-31"))
                .containsEntry("pay_min", List.of("12000"));
        assertThat(row(items, 1).fields())
                .containsEntry("id", List.of("1002"))
                .containsEntry("employer", List.of("โรงทอผ้าน่าน"))
                .containsEntry("pay_min", List.of("11500.5"));
        assertThat(row(items, 2).text("employer")).isEqualTo("โรงทอผ้าน่าน");
        assertThat(row(items, 3).text("employer")).isEqualTo("ร้านอื่น");
    }

    @Test
    void cellsMergedOverAHeaderAreReadAsTheOfficerSeesThem() throws Exception {
        byte[] bytes =
                workbook(
                        book -> {
                            Worksheet sheet = book.newWorksheet("1");
                            row(sheet, 0, "ตำแหน่งงานว่าง", "", "", "", "");
                            sheet.range(0, 0, 1, 4).merge();
                            row(sheet, 2, "รหัส", "บริษัท", "ตำแหน่ง", "เงินเดือน", "");
                            row(sheet, 3, "", "", "", "ต่ำสุด", "สูงสุด");
                            for (int column = 0; column < 3; column++) {
                                sheet.range(2, column, 3, column).merge();
                            }
                            sheet.range(2, 3, 2, 4).merge();
                            row(sheet, 4, "1", "ผ้าทอน่าน", "ช่างทอ", 12000, "");
                            row(sheet, 5, "2", "", "ช่างย้อม", 400, "");
                            sheet.range(4, 1, 5, 1).merge();
                            row(sheet, 6, "3", "", "คนสวน", 400, "");
                        });
        List<FeedItem> items = FeedReadingTest.read(FeedFormat.XLSX, bytes);
        assertThat(items)
                .extracting(item -> ((FeedItem.Row) item).text("employer"))
                .containsExactly("ผ้าทอน่าน", "ผ้าทอน่าน", null);
    }

    @Test
    void sheetsAreReadOneAfterTheOtherAndThoseThatAreNotAreNamed() throws Exception {
        List<FeedItem> items =
                FeedReadingTest.read(
                        FeedFormat.XLSX,
                        workbook(
                                book -> {
                                    for (String name : List.of("น่าน", "แพร่", "ตาก")) {
                                        Worksheet sheet = book.newWorksheet(name);
                                        row(sheet, 0, "id", "title");
                                        row(sheet, 1, "1", name);
                                    }
                                    row(book.newWorksheet("หมายเหตุ"), 0, "x", "y");
                                }));
        FeedItem.Note note = (FeedItem.Note) items.getFirst();
        assertThat(note.reason()).isEqualTo(XlsxRows.HEADLESS);
        assertThat(note.read()).isEqualTo("หมายเหตุ");
        assertThat(items.subList(1, items.size()))
                .extracting(FeedItem::line)
                .as("numbered on from sheet to sheet")
                .containsExactly(2, FeedHeader.line(1, 2), FeedHeader.line(2, 2));
    }

    @Test
    void aMergedCellCostsNoMoreThanItsColumn() throws Exception {
        StringBuilder merged = new StringBuilder("<mergeCells>");
        for (int i = 0; i < 50_000; i++) {
            merged.append("<mergeCell ref=\"B").append(2).append(":B900000\"/>");
        }
        byte[] sheet =
                byHand(
                        "",
                        Map.of(
                                "xl/worksheets/s.xml",
                                "<worksheet><sheetData>"
                                        + HEADER
                                        + "<row><c><v>1</v></c><c><v>2</v></c></row>"
                                        + "<row><c><v>1</v></c></row>".repeat(100_000)
                                        + "</sheetData>"
                                        + merged
                                        + "</mergeCells></worksheet>"));
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long before = cpu.getCurrentThreadCpuTime();
        List<FeedItem> items = FeedReadingTest.read(FeedFormat.XLSX, sheet);
        assertThat(row(items, 100_000).text("title")).isEqualTo("2");
        assertThat(Duration.ofNanos(cpu.getCurrentThreadCpuTime() - before))
                .as("a hundred thousand rows in fifty thousand merged cells")
                .isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aFormulaWithoutAValueIsNamedAndOneOfAnotherColumnIsNobodysBusiness() throws Exception {
        byte[] bytes =
                workbook(
                        book -> {
                            Worksheet sheet = book.newWorksheet("1");
                            row(sheet, 0, "id", "title", "remarks");
                            row(sheet, 1, "1", "x", "y");
                            sheet.formula(1, 1, "HYPERLINK(\"http://evil.example\",\"Cook\")");
                            row(sheet, 2, "2", "Baker", "y");
                            sheet.formula(2, 2, "SUM(A1:A2)");
                        });
        List<FeedItem> items = FeedReadingTest.read(FeedFormat.XLSX, bytes);
        assertThat(items.get(1))
                .isInstanceOfSatisfying(
                        FeedItem.Unreadable.class,
                        bad -> {
                            assertThat(bad.field()).isEqualTo("title");
                            assertThat(bad.reason()).contains("formula");
                            assertThat(bad.toString()).doesNotContain("evil");
                        });
        assertThat(row(items, 2).text("title")).isEqualTo("Baker");
    }

    private static final String HEADER =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>title</t></is></c></row>";

    /** A workbook of one sheet, written by hand. */
    static byte[] byHand(String rows, Map<String, String> further) throws IOException {
        return byHand(rows, further, Deflater.DEFAULT_COMPRESSION);
    }

    static byte[] byHand(String rows, Map<String, String> further, int compression)
            throws IOException {
        Map<String, String> parts =
                new java.util.LinkedHashMap<>(
                        Map.of(
                                "_rels/.rels",
                                "<Relationships><Relationship Id=\"1\" Type=\"x/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>",
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/></Relationships>",
                                "xl/workbook.xml",
                                "<workbook><sheets><sheet name=\"s\" id=\"r1\"/></sheets></workbook>",
                                "xl/worksheets/s.xml",
                                "<worksheet><sheetData>"
                                        + HEADER
                                        + rows
                                        + "</sheetData></worksheet>"));
        parts.putAll(further);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(compression);
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aFormulasKeptValueIsReadAndAnErrorIsSaid() throws Exception {
        List<FeedItem> items =
                FeedReadingTest.read(
                        FeedFormat.XLSX,
                        byHand(
                                "<row><c><v>1</v></c><c t=\"str\"><f>cmd|' /C calc'!A0</f><v>Cook &amp; baker</v></c></row>"
                                        + "<row><c><v>2</v></c><c t=\"e\"><f>VLOOKUP(1)</f><v>#N/A</v></c></row>",
                                Map.of()));
        assertThat(row(items, 0).text("title")).isEqualTo("Cook & baker");
        assertThat(((FeedItem.Unreadable) items.get(1)).reason()).contains("#N/A");
    }

    @Test
    void nothingOutsideOfASheetIsFetched() throws Exception {
        String doctype =
                "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData>"
                        + HEADER
                        + "<row><c><v>1</v></c><c t=\"str\"><v>Cook &x;</v></c></row></sheetData></worksheet>";
        assertThatThrownBy(
                        () ->
                                FeedReadingTest.read(
                                        FeedFormat.XLSX,
                                        byHand("", Map.of("xl/worksheets/s.xml", doctype))))
                .isInstanceOf(BadFeed.class)
                .hasMessageContaining("damaged");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "d/m/yyyy!true",
                "[$-D07041E]d mmmm bbbb!true",
                "ว/ด/ปปปป!true",
                "#,##0.00 \"baht per day\"!false",
                "General!false",
                "h:mm!false",
                "[Red]0.00!false",
            })
    void aFormatThatShowsADayIsKnown(String format, boolean day) {
        assertThat(XlsxDates.isDate(format)).isEqualTo(day);
    }

    @Test
    void aMonthThatIsTypedIsNotItsFirstDay() throws Exception {
        byte[] bytes =
                workbook(
                        book -> {
                            Worksheet sheet = book.newWorksheet("1");
                            row(sheet, 0, "id", "title", "start_on");
                            String[] formats = {"mmm-yy", "[$-41E]mmmm bbbb", "d mmm yy", "mmm-yy"};
                            for (int i = 0; i < formats.length; i++) {
                                row(sheet, i + 1, i + 1, "Cook");
                                sheet.value(i + 1, 2, LocalDate.of(2026, 12, i < 3 ? 1 : 15));
                                sheet.style(i + 1, 2).format(formats[i]).set();
                            }
                        });
        assertThat(FeedReadingTest.read(FeedFormat.XLSX, bytes))
                .extracting(item -> ((FeedItem.Row) item).text("start_on"))
                .containsExactly("2026-12", "2026-12", "2026-12-01", "2026-12-15");
        assertThat(XlsxDates.isMonth(17)).isTrue();
    }

    private static List<FeedItem> json(String text) throws Exception {
        return FeedReadingTest.read(FeedFormat.JSON, text.getBytes(UTF_8));
    }

    private static final String POSTING =
            """
            {"@context": "https://schema.org/", "@type": "JobPosting",
             "identifier": {"@type": "PropertyValue", "name": "Lanna", "value": "L-77"},
             "title": "Pastry cook", "description": "<p>Bakes <b>bread</b> &amp; cakes</p>",
             "hiringOrganization": {"@type": "Organization", "name": "Baan Khanom"},
             "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress",
                "addressLocality": "Mueang", "addressRegion": "TH-50", "addressCountry": "TH"}},
                {"@type": "Place", "address": {"addressRegion": "Lamphun"}}],
             "baseSalary": {"@type": "MonetaryAmount", "currency": "THB", "value":
                {"@type": "QuantitativeValue", "minValue": 12000, "maxValue": 15000.50, "unitText": "MONTH"}},
             "employmentType": ["FULL_TIME", "INTERN"], "datePosted": "2026-11-01",
             "validThrough": "2026-12-31T23:59", "skills": "Baking, food hygiene",
             "educationRequirements": {"@type": "EducationalOccupationalCredential", "credentialCategory": "high school"},
             "workHours": "Mon-Sat, 48 hours per week", "jobBenefits": "Meals, staff housing",
             "totalJobOpenings": 3, "occupationalCategory": "5120.1", "jobImmediateStart": true}
            """;

    @Test
    void aJobPostingIsReadPropertyByProperty() throws Exception {
        FeedItem.Row row = row(json(POSTING), 0);
        assertThat(row.fields())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("id", List.of("L-77")),
                                Map.entry("kind", List.of("FULL_TIME; INTERN")),
                                Map.entry("title", List.of("Pastry cook")),
                                Map.entry(
                                        "tasks", List.of("<p>Bakes <b>bread</b> &amp; cakes</p>")),
                                Map.entry("employer", List.of("Baan Khanom")),
                                Map.entry("country", List.of("TH")),
                                Map.entry("place", List.of("TH-50")),
                                Map.entry("other_places", List.of("Lamphun")),
                                Map.entry("pay_min", List.of("12000")),
                                Map.entry("pay_max", List.of("15000.50")),
                                Map.entry("currency", List.of("THB")),
                                Map.entry("pay_period", List.of("month")),
                                Map.entry("posted_on", List.of("2026-11-01")),
                                Map.entry("valid_until", List.of("2026-12-31T23:59")),
                                Map.entry("skills_must", List.of("Baking", "food hygiene")),
                                Map.entry("education", List.of("high school")),
                                Map.entry("hours", List.of("48")),
                                Map.entry("accommodation", List.of("staff housing")),
                                Map.entry("seats", List.of("3")),
                                Map.entry("occupation", List.of("5120"))));
        assertThat(row.written()).containsEntry("id", "L-77").doesNotContainKey("other_places");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "[P, P] ! 1 2",
                "{\"@context\": \"x\", \"@graph\": [{\"@type\": \"Organization\"}, P, {\"@type\": \"BreadcrumbList\"}, P], \"x\": {\"y\": [1]}} ! 1 2",
                "{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"ListItem\", \"item\": P}]} ! 1",
                "P P P ! 1 2 3",
                "[] ! ''",
            })
    void postingsComeSinglyOrManyTogether(String file, String lines) throws Exception {
        assertThat(
                        json(file.replace("P", POSTING)).stream()
                                .filter(FeedItem.Row.class::isInstance)
                                .map(item -> Integer.toString(item.line()))
                                .collect(Collectors.joining(" ")))
                .isEqualTo(lines);
    }

    @Test
    void aWorkBasedProgramIsAnApprenticeship() throws Exception {
        FeedItem.Row row =
                row(
                        json(
                                """
                                {"@type": ["https://schema.org/WorkBasedProgram"], "url": "https://example.org/p/1",
                                 "name": "Apprentice welder", "provider": {"name": "Cebu Steel", "address": {"addressRegion": "Cebu", "addressCountry": {"name": "Philippines"}}},
                                 "timeToComplete": "P6M", "maximumEnrollment": 10, "startDate": "2027-01-15",
                                 "applicationDeadline": "2026-12-20", "programPrerequisites": "Can read drawings",
                                 "trainingSalary": {"@type": "MonetaryAmountDistribution", "currency": "PHP", "duration": "P1M", "median": 9500},
                                 "occupationalCategory": [{"@type": "CategoryCode", "codeValue": "51-4121.00", "name": "Welders"}]}
                                """),
                        0);
        assertThat(row.fields())
                .containsEntry("id", List.of("https://example.org/p/1"))
                .containsEntry("kind", List.of("apprenticeship"))
                .containsEntry("weeks", List.of("26"))
                .containsEntry("stipend", List.of("9500"))
                .containsEntry("currency", List.of("PHP"))
                .containsEntry("place", List.of("Cebu"))
                .containsEntry("country", List.of("Philippines"))
                .containsEntry("seats", List.of("10"))
                .containsEntry("start_on", List.of("2027-01-15"))
                .containsEntry("tasks", List.of("Can read drawings"))
                .containsEntry("occupation", List.of("51-4121.00 Welders"))
                .doesNotContainKeys("pay_min", "pay_period");
    }

    @Test
    void ofAStipendThatIsARangeTheLowestIsPromised() throws Exception {
        String program =
                "{\"@type\":\"WorkBasedProgram\",\"identifier\":7,\"name\":\"Cook\",\"trainingSalary\":{\"currency\":\"PHP\",\"value\":{%s}}}";
        assertThat(row(json(program.formatted("\"minValue\":8000,\"maxValue\":9500")), 0).fields())
                .containsEntry("stipend", List.of("8000"))
                .containsEntry("stipend_most", List.of("9500"));
        assertThat(row(json(program.formatted("\"maxValue\":9500")), 0).fields())
                .doesNotContainKey("stipend");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ORG, P ! Baan Khanom Chiang Mai",
                "P, {\"@id\": \"#page\"~\"publisher\": ORG} ! Baan Khanom Chiang Mai",
                "P ! employer: An @id stands here (7)",
                "ORG, P, {\"@id\": \"#org\"~\"name\": \"Another\"} ! Baan Khanom Chiang Mai",
            })
    void whatAPostingRefersToIsFoundInItsDocument(String graph, String read) throws Exception {
        String text =
                "{\"@graph\": [%s]}"
                        .formatted(
                                graph.replace('~', ',')
                                        .replace(
                                                "ORG",
                                                """
                                                {"@type": "Organization", "@id": "#org", "name": "Baan Khanom", "location":
                                                 {"@id": "_:p", "address": {"@id": "_:a", "addressRegion": "Chiang Mai"}}}""")
                                        .replace("P,", POSTING_BY_REFERENCE + ",")
                                        .replaceFirst("P$", POSTING_BY_REFERENCE));
        assertThat(
                        json(text).stream()
                                .map(
                                        item ->
                                                switch (item) {
                                                    case FeedItem.Row row ->
                                                            row.text("employer")
                                                                    + " "
                                                                    + row.text("place");
                                                    case FeedItem.Unreadable bad ->
                                                            "%s: %.18s (%s)"
                                                                    .formatted(
                                                                            bad.field(),
                                                                            bad.reason(),
                                                                            bad.id());
                                                    case FeedItem.Note note -> note.reason();
                                                }))
                .containsExactly(read);
    }

    private static final String POSTING_BY_REFERENCE =
            """
            {"@type": "JobPosting", "identifier": 7, "title": "Cook", "url": "https://example.org/7",
             "hiringOrganization": {"@id": "#org"}, "jobLocation": {"@type": "Place", "@id": "_:p"}}""";

    @Test
    void aWageOfAProgrammeByTheDayIsPay() throws Exception {
        FeedItem.Row row =
                row(
                        json(
                                "{\"@type\":\"WorkBasedProgram\",\"identifier\":7,\"name\":\"Cook\",\"trainingSalary\":"
                                        + "{\"currency\":\"THB\",\"value\":{\"value\":400,\"unitText\":\"DAY\"}}}"),
                        0);
        assertThat(row.fields())
                .containsEntry("pay_min", List.of("400"))
                .containsEntry("pay_period", List.of("day"))
                .doesNotContainKey("stipend");
    }

    @Test
    void aHundredThousandPostingsAreReadOneByOne() throws Exception {
        String one =
                "{\"@type\":\"JobPosting\",\"identifier\":\"%d\",\"title\":\"Cook\",\"description\":\"%s\"}";
        String text = "x".repeat(400);
        String file =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> one.formatted(i, text))
                        .collect(Collectors.joining(",\n", "{\"@graph\":[", "]}"));
        int rows = 0;
        try (FeedRows reading =
                FeedRows.open(
                        FeedFormat.JSON,
                        FeedReadingTest.file(file.getBytes(UTF_8)),
                        name -> false)) {
            while (reading.next() != null) {
                rows++;
            }
        }
        assertThat(rows).isEqualTo(100_000);
    }

    @Test
    void anObjectThatIsTooLargeSpoilsNoOther() throws Exception {
        String large =
                "{\"id\":1,\"title\":\"Cook\",\"tasks\":["
                        + "\"%s\",".formatted("x".repeat(100_000)).repeat(20)
                        + "1]}";
        List<FeedItem> items = json("[" + large + ",{\"id\":2,\"title\":\"Baker\"},3]");
        assertThat(((FeedItem.Unreadable) items.get(0)).reason()).contains("1 MB");
        assertThat(row(items, 1).text("title")).isEqualTo("Baker");
        assertThat(items.get(2)).isInstanceOf(FeedItem.Unreadable.class);
    }

    @Test
    void anObjectThatIsCalledSomethingStandsForItsName() throws Exception {
        FeedItem.Row row =
                row(
                        FeedReadingTest.read(
                                FeedFormat.JSONL,
                                """
                                {"id": "V1", "title": {"name": "Welder"}, "isco08": "7212", "isic": "2511",\
                                 "skills": [{"sid": "S1", "label": "use welding equipment", "essential": true},\
                                 {"label": "read blueprints", "essential": false}, "measure parts",\
                                 {"uri": "http://data.europa.eu/esco/skill/1d0fbf1c-9d4a-4f10-8d6c-0a5f5e0d1c11"},\
                                 {"title": "grind", "relation": "optional"}],\
                                 "salary": {"min": 12000, "max": 15000, "currency": "THB", "period": "month"},\
                                 "location": {"province": "TH-40", "street": "not read"}}
                                """
                                        .getBytes(UTF_8)),
                        0);
        assertThat(row.fields())
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("id", List.of("V1")),
                                Map.entry("title", List.of("Welder")),
                                Map.entry("occupation", List.of("7212")),
                                Map.entry("sector", List.of("2511")),
                                Map.entry("lowest_pay", List.of("salary min")),
                                Map.entry(
                                        "skills_must",
                                        List.of(
                                                "use welding equipment",
                                                "measure parts",
                                                "1d0fbf1c-9d4a-4f10-8d6c-0a5f5e0d1c11")),
                                Map.entry("skills_nice", List.of("read blueprints", "grind")),
                                Map.entry("pay_min", List.of("12000")),
                                Map.entry("pay_max", List.of("15000")),
                                Map.entry(FeedColumns.PAY_HEADER, List.of("salary max")),
                                Map.entry("currency", List.of("THB")),
                                Map.entry("pay_period", List.of("month")),
                                Map.entry("place", List.of("TH-40"))));
    }

    @Test
    void anObjectThatIsCalledNothingIsNotGuessedAt() throws Exception {
        List<FeedItem> items =
                FeedReadingTest.read(
                        FeedFormat.JSONL,
                        """
                        {"id": "V1", "title": "Welder", "skills": [{"level": 3}]}
                        {"id": "V2", "title": {"level": 3}}
                        {"id": "V3", "title": [["Welder"]]}
                        {"id": "V4", "salary": {"min": 240000, "interval": "year"}}
                        {"id": "V5", "salary": {"label": "Monthly", "min": 12000}}
                        {"id": {"name": "Maria"}}
                        {"id": "V7", "tasks": {"name": "Maria"}}
                        {"id": "V8", "employer": {"title": "Ms"}}
                        {"id": "V9", "location": {"street": "Main"}}
                        """
                                .getBytes(UTF_8));
        assertThat(items)
                .extracting(item -> ((FeedItem.Unreadable) item).field())
                .containsExactly(
                        "skills",
                        "title",
                        "title",
                        "salary",
                        "salary",
                        "id",
                        "tasks",
                        "employer",
                        "location");
    }

    @ParameterizedTest
    @CsvSource({"industry,isic,Hotels,5610,sector", "occupation code,isco08,5120,5120,occupation"})
    void aColumnOfCodesBesideOneOfWordsIsLeftOut(
            String words, String codes, String word, String code, String column) throws Exception {
        List<FeedItem> items =
                FeedReadingTest.read(
                        FeedFormat.CSV,
                        "id,title,%s,%s%nV1,Cook,%s,%s%n"
                                .formatted(words, codes, word, code)
                                .getBytes(UTF_8));
        assertThat(items)
                .filteredOn(FeedItem.Row.class::isInstance)
                .extracting(row -> ((FeedItem.Row) row).text(column))
                .containsExactly(word);
    }

    @Test
    void ofAnObjectNoNumberOfItsOwnIsTakenForItsName() throws Exception {
        String id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
        FeedItem.Row row =
                row(
                        FeedReadingTest.read(
                                FeedFormat.JSONL,
                                """
                                {"id": "V1", "employer": {"id": "%1$s", "name": "Acme"},\
                                 "skills": [{"label": null, "name": "weld"}, {"name": "file", "required": false}],\
                                 "skills_nice": ["grind"], "occupation": {"code": "7212", "label": "Team B"},\
                                 "location": {"id": "%1$s", "province": "PH-CEB", "country": "PH"}}
                                """
                                        .formatted(id)
                                        .getBytes(UTF_8)),
                        0);
        assertThat(row.fields())
                .isEqualTo(
                        Map.of(
                                "id", List.of("V1"),
                                "employer", List.of("Acme"),
                                "skills_must", List.of("weld"),
                                "skills_nice", List.of("grind", "file"),
                                "occupation", List.of("7212 Team B"),
                                "place", List.of("PH-CEB"),
                                "country", List.of("PH")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'city': 'Mueang', 'province': 'TH-40'; Mueang; TH-40",
                "'province': 'TH-40', 'city': 'Mueang'; Mueang; TH-40",
                "'province': 'TH-40'; TH-40; ",
                "'location': {'name': 'Head office', 'province': 'TH-40'}; Head office; TH-40",
                "'location': {'province': 'TH-40', 'city': 'Mueang'}; Mueang; TH-40",
                "'location': {'name': 'Mueang'}; Mueang; ",
            })
    void aProvinceBesideAPlaceIsKept(String said, String place, @Nullable String province)
            throws Exception {
        FeedItem.Row row =
                row(
                        FeedReadingTest.read(
                                FeedFormat.JSONL,
                                "{'id': 'V1', %s}"
                                        .formatted(said)
                                        .replace('\'', '"')
                                        .getBytes(UTF_8)),
                        0);
        assertThat(row.text("place")).isEqualTo(place);
        assertThat(row.text(FeedColumns.PROVINCE)).isEqualTo(province);
    }
}
