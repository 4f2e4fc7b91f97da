package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.taxonomy.CsvLines;

class FeedColumnsTest {
    private static final List<CsvLines.Line> LIST =
            CsvLines.packaged("/config/feed/columns.csv", "column", "name", "certainty");

    @Test
    void everyNameOfTheListIsOfAColumnThatIsReadByIt() {
        for (CsvLines.Line line : LIST) {
            String name = line.get("name");
            assertThat(line.get("certainty")).as(name).isIn("sure", "less");
            switch (line.get("column")) {
                case "running_number" ->
                        assertThat(FeedColumns.isRunningNumber(name)).as(name).isTrue();
                case "remark" -> assertThat(FeedColumns.isRemark(name)).as(name).isTrue();
                case "of_person" -> assertThat(FeedColumns.isOfPerson(name)).as(name).isTrue();
                case "province" -> {
                    assertThat(FeedColumns.named(name)).as(name).isEqualTo("place");
                    assertThat(FeedColumns.isProvince(name)).as(name).isTrue();
                }
                default ->
                        assertThat(FeedColumns.named(name)).as(name).isEqualTo(line.get("column"));
            }
        }
    }

    @Test
    void noNameStandsInTheListTwice() {
        assertThat(LIST.stream().map(line -> line.get("column") + " " + line.get("name")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aNameIsTheSameHoweverItIsMadeNormal() {
        Random random = new Random(11);
        String signs = "aBz09  __--..:/(#é";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                header.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(FeedColumns.normal(header.toString()))
                    .isEqualTo(FeedColumns.normalized(header.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Skills preferred, skills_nice",
        "Preferred skills, skills_nice",
        "Key skills, skills_must",
        "Skills needed, skills_must",
        "Skill, skills_must",
        "Duties & Responsibilities, tasks",
        "Main duties, tasks",
        "Employer's name, employer",
        "Location of work, place",
        "Job role, title",
        "Required language, languages",
        "Basic pay, pay_min",
        "Max wage offered, pay_max",
        "Number of workers required, seats",
        "Available slots, seats",
        "Type of employment, kind",
        "Free lodging, accommodation",
        "วุฒิการศึกษา/คุณสมบัติ, qualifications",
        "ชื่อตำแหน่งงานที่เปิดรับ, title",
        "จำนวนคนที่ต้องการ, seats",
        "มีที่พักให้, accommodation",
        "Mga kasanayang kailangan, skills_must",
        "Pangalan ng posisyon, title",
        "Libreng tirahan, accommodation",
        "Position details, tasks",
        "Details of education required, education",
        "Salary offered, pay_min",
    })
    void aNameIsUnderstoodByItsWords(String header, String column) {
        assertThat(HeaderText.column(header)).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ชื่อผู้ติดต่อ/Company",
                "ผู้ติดต่อ/Position",
                "ชื่อ-สกุล/Position",
                "ตำแหน่ง/Contact",
                "เบอร์โทร/Address",
                "จำนวนพนักงาน/Vacancies",
            })
    void ofTwoNamesOneOfWhichIsOfSomebodyNeitherIsTaken(String header) {
        assertThat(HeaderText.column(header)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "References required",
                "Required licence",
                "Kailangang lisensya",
                "Marital status",
                "Name",
                "No.",
                "Number",
                "Contact details",
                "Application start date",
                "Number of applicants",
                "Documents required",
                "Type of company",
                "Skill level",
                "Job order",
                "Work order",
                "Required gender",
                "Company size",
                "วันที่รับสมัคร",
                "ชื่อผู้ติดต่อ",
                "Company details",
                "Employer information",
                "Members needed",
                "Expected salary",
                "Salary required",
                "Actual salary",
                "Sahod na hinihingi",
                "เงินเดือนที่ต้องการ",
                "Accommodation needed",
                "Benefits required",
                "Skills provided",
                "Education provided",
                "Languages available",
                "มีภาษา",
                "Available manpower",
                "Manpower list",
                "Actual manpower",
                "Course required",
                "Required course",
                "ระยะเวลารับสมัคร",
            })
    void aNameWhoseWordsMeanOtherThingsIsNotTaken(String header) {
        assertThat(HeaderText.isOfWords(header)).isFalse();
    }
}
