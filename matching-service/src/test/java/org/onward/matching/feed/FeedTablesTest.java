package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the tables of offices look: names over several lines, what stands below the last row. */
class FeedTablesTest extends FeedCase {
    private static final String PLACES =
            "select string_agg(external_id || ' ' || coalesce(place_code, '?'), ', ' order by external_id) from vacancy where source = ?";

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
}
