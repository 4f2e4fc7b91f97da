package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.VerifyEmployer;
import org.onward.matching.problem.ProblemLanguage;

/** What offices' habits become: columns they name in their own way, and what they leave unsaid. */
class FeedHabitsTest extends FeedCase {
    private static final String PAY =
            "concat_ws(' ', pay_min_minor / 100, pay_max_minor / 100, currency, pay_period)";

    /** Of a file with one row what is stored and said, or why it is not taken. */
    private static String becomes(FeedRun run, String source, String stored) {
        String said =
                remarks(run).stream().map(FeedRemark::reason).collect(Collectors.joining(" "));
        return run.problem() != null
                ? "refused " + run.problem()
                : run.tally().rejected() > 0
                        ? "rejected " + said
                        : (of(source, "1", "coalesce((%s)::text, '')".formatted(stored))
                                        + " "
                                        + said)
                                .strip();
    }

    private static String becomes(String header, String cells, String stored) {
        String source = source(true);
        FeedRun run = csv(source, "id,title,%s\n1,Cook,%s\n".formatted(header, cells));
        return becomes(run, source, stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "hours ! 8 ! So few hours",
                "hours ! 8 ชม. ! So few hours",
                "hours ! 8 hours ! So few hours",
                "hours ! 8.00 ! So few hours",
                "ชั่วโมงทำงาน (ต่อวัน) ! 8 ! Hours of a day",
                "ชั่วโมงทำงาน (ต่อวัน) ! 48 ! Hours of a day",
                "hours ! 8 ชั่วโมงต่อวัน ! Hours of a day",
                "hours ! วันละ 8 ชั่วโมง ! Hours of a day",
                "hours ! 8 (per day) ! Hours of a day",
                "hours ! 8-9 hours a day 6 days a week ! Hours of a day",
                "hours ! 8 to 9 hours a day, 6 days a week ! Hours of a day",
                "hours ! วันละ 10-12 ชม. สัปดาห์ละ 6 วัน ! Hours of a day",
                "hours ! 8 ถึง 10 ชั่วโมงต่อวัน สัปดาห์ละ 6 วัน ! Hours of a day",
                "hours ! 12 hours a day, 6 days a week ! These are more than 60",
                "hours ! 8 hours/day, 48 hours/week ! 48",
                "hours ! 8 hours a day, 6 days a week ! 48",
                "hours ! วันละ 8 ชม. สัปดาห์ละ 6 วัน ! 48",
                "hours ! 7.5 oras/araw 6 araw/linggo ! 45",
                "ชั่วโมงทำงาน (ต่อวัน 6 วัน/สัปดาห์) ! 8 ! 48",
                "hours ! 48 (8 ชม./วัน) ! 48",
                "hours ! 40 ! 40",
                "hours per week ! 10 ! 10",
                "hours ! 12 hours/week ! 12",
                "hours ! สัปดาห์ละ 48 ชั่วโมง ! 48",
                "hours ! 8 weeks ! This was not understood",
                "hours ! 24 hours ! This was not understood",
                "hours ! 24 ชม. ! This was not understood",
                "hours ! 24 hours a week ! 24",
                "hours ! 24 ! 24",
                "hours ! 0 ! This was not understood",
            })
    void hoursOfADayAreNoneOfAWeek(String header, String hours, String becomes) {
        assertThat(becomes(header, "\"%s\"".formatted(hours), "hours")).startsWith(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "hours ! Mon-Sat 8am-5pm ! 48 false Days and times",
                "working hours ! Monday to Friday, 8:00 AM - 5:00 PM ! 40 false Days and times",
                "เวลาทำงาน ! จ.-ส. 08.00-17.00 น. ! 48 false Days and times",
                "เวลาทำงาน ! จันทร์-ศุกร์ 08.30-17.30 น. ! 40 false Days and times",
                "วันทำงาน ! วันจันทร์ ถึง วันเสาร์ เวลา 8 โมงเช้า - 5 โมงเย็น ! 48 false Days and times",
                "เวลาทำงาน ! 08.00-17.00 น. หยุดวันอาทิตย์ ! 48 false Days and times",
                "เวลาทำงาน ! 2 ทุ่ม - ตี 5 ! null true This was not understood",
                "iskedyul ! Lunes hanggang Biyernes, 10 ng gabi - 6 ng umaga ! 35 true Days and times",
                "oras ng pasok ! Lunes-Sabado 8:00-17:00 ! 48 false Days and times",
                "schedule ! Mon-Fri 8-5pm, Sat 8am-12nn ! 44 false Days and times",
                "schedule ! 22:00-06:00, 6 days a week ! 42 true Days and times",
                "schedule ! 6:00-14:00 / 14:00-22:00 / 22:00-6:00, 6 days a week ! 42 true Days and times",
                "schedule ! Mon-Fri 8:00-12:00 13:00-17:00 ! 40 false Days and times",
                "schedule ! Mon-Sat 8-12 13-17 ! 48 false Days and times",
                "เวลาทำงาน ! จ.-ศ. 8-12, 1-5 ! 40 false Days and times",
                "schedule ! Mon-Fri 8-12 20-24 ! null null Only days",
                "schedule ! 8-12, 13-17 ! null false No column says this",
                "schedule ! 8am-5pm daily ! 56 false Days and times",
                "schedule ! 7am-7pm every day ! null false These are more than 60",
                "schedule ! 8am-5pm, Sunday off ! 48 false Days and times",
                "schedule ! 8am-5pm, 1 day off ! 48 false Days and times",
                "schedule ! Shifting schedule, 8am-5pm Mon-Sat ! 48 null Days and times",
                "hours ! 8.00-17.00 ! null false This was not understood",
                "schedule ! Mon-Sat ! null null Only days",
                "shift ! Night shift ! null true No column says this",
                "shift ! No night shift ! null null This was not understood",
                "schedule ! 8:00-5:00 Mon-Sat ! 48 null Days and times",
                "schedule ! Mon-Fri 9-6 ! 40 null Days and times",
                "schedule ! Mon-Sat 8-5 ! 48 null Days and times",
                "schedule ! MWF 8-5 ! 24 null Days and times",
                "schedule ! TTHS 8am-5pm ! 24 false Days and times",
                "schedule ! Mon-Fri 2-10 ! null null Only days",
                "schedule ! Mon-Fri 12-9 ! null null Only days",
                "schedule ! 0800H-1700H, Mon-Fri ! 40 false Days and times",
                "schedule ! Lun-Sab, 7:00 ng umaga hanggang 4:00 ng hapon ! 48 false Days and times",
                "schedule ! 7am-4pm, 6x a week ! 48 false Days and times",
                "schedule ! Weekends 9am-5pm ! 14 false Days and times",
                "เวลาทำงาน ! ทุกวัน หยุด 1 วัน/สัปดาห์ 9.00-18.00 ! 48 false Days and times",
                "เวลาทำงาน ! จ. - ศ. 8:30-17:30 น. ส. 8:30-12:00 น. ! 44 false Days and times",
                "เวลาทำงาน ! กะเช้า 06.00-14.00 กะดึก 22.00-06.00 6 วัน ! 42 true Days and times",
                "เวลาทำงาน ! บ่ายโมง - 3 ทุ่ม หยุดวันจันทร์ ! 42 false Days and times",
                "hours ! 8 hours, Monday to Saturday ! 48 null",
                "hours ! 48 hours, Mon-Sat ! 48 null",
                "hours ! 8-10 hours Mon-Sat ! null null This was not understood",
                "schedule ! flexible ! null null This was not understood",
                "schedule ! 48 hours per week ! 48 null",
                "schedule ! M-Sat 8-5 ! 48 null Days and times",
                "hours ! M - Sun, 8 hours ! 56 null",
                "schedule ! 07-15/15-23/23-07 ! null true No column says this",
                "schedule ! 7-3, 3-11, 11-7 ! null true No column says this",
                "shift ! 06-14 / 14-22 / 22-06 6 days ! 42 true Days and times",
                "กะ ! 07-19/19-07 ! null true No column says this",
                "schedule ! 7-8/8-9/9-10 ! null null This was not understood",
                "hours ! 6 days, 8 hours ! 48 null",
                "hours ! 8 ชม. 6 วัน ! 48 null",
                "hours ! วันละ 8 ชม. 6 วัน ! 48 null",
                "hours ! 8 oras, 6 na araw ! 48 null",
                "hours ! 8am-5pm, 6 na araw ! 48 false Days and times",
                "schedule ! 8 hours a day, 6 days a week ! 48 null",
                "schedule ! Mon-Sat, 8 hours ! 48 null",
                "schedule ! 12 hours, 6 days ! null null These are more than 60",
                "hours ! 8 hours, 26 days a month ! null null This was not understood",
                "hours ! 8 ชม. หยุด 4 วัน ! null null",
                "เวลาทำงาน ! 08.00-17.00 หยุด 4 วัน/เดือน ! 48 false Days and times",
                "เวลาทำงาน ! 08.00-17.00 หยุดเดือนละ 4 วัน ! 48 false Days and times",
                "schedule ! 8am-5pm, 4 days off per month ! 48 false Days and times",
                "schedule ! Mon-Sat 8-5, 4 days off per month ! 48 null Days and times",
                "schedule ! 8 hours a day, 4 days off a month ! 48 null",
                "เวลาทำงาน ! 08.00-17.00 หยุด 2 วัน/เดือน ! null false This was not understood",
                "เวลาทำงาน ! 08.00-17.00 หยุด 6 วัน/เดือน ! null false This was not understood",
                "เวลาทำงาน ! 08.00-17.00 หยุด 4 วัน ! null false This was not understood",
                "เวลาทำงาน ! 8 ชม. หยุดเดือนละ 6 วัน ! null null",
                "schedule ! 8AM-5PM, Saturday half day ! null false No column says this",
                "schedule ! 8-5, half day Sat ! null null",
                "schedule ! Mon-Fri 8-5, half day Saturday ! 44 null Days and times",
                "schedule ! 8am-5pm, Mon-Sat, half day on Saturday ! 44 false Days and times",
                "เวลาทำงาน ! จ.-ศ. 08.00-17.00 เสาร์ครึ่งวัน ! 44 false Days and times",
                "schedule ! Mon-Fri 8am-5pm, Sat half day 8am-12nn ! 44 false Days and times",
                "schedule ! Mon-Sat 8-5 half day ! null null",
                "schedule ! Mon-Fri 8-5, half day Sat-Sun ! null null",
                "schedule ! 8 hours, Mon-Fri, Saturday half day ! null null",
                "schedule ! Mon-Sun 8-5 1 day off ! 48 null Days and times",
                "schedule ! Mon-Sun 8am-5pm, one rest day ! 48 false Days and times",
                "schedule ! Mon-Fri 8-5, Sat-Sun 9-6, 1 day off ! null null Only days",
                "schedule ! 8am-5pm Saturday optional ! null false No column says this",
                "schedule ! Mon-Fri 8am-5pm, Saturday optional ! 40 false Days and times",
                "hours ! 8 hours, 2 days ! null null",
                "hours,schedule ! 8,Mon-Sat ! 48 null",
                "hours,working days ! 8 hours a day,6 ! 48 null",
                "hours,days ! 08.00-17.00,5 วัน ! 40 false Days and times",
                "hours,schedule ! 40,Mon-Fri 22:00-6:00 ! 40 true",
                "hours,nights ! Mon-Fri 22:00-06:00,no ! 35 false Days and times",
            })
    void daysAndTimesOfWorkAreHoursOfAWeek(String headers, String cells, String becomes) {
        String quoted = headers.contains(",") ? cells : "\"%s\"".formatted(cells);
        assertThat(
                        becomes(
                                headers,
                                quoted,
                                "concat_ws(' ', coalesce(hours::text, 'null'), coalesce(nights::text, 'null'))"))
                .startsWith(becomes);
    }

    @Test
    void hoursOfADayAreNoneOfAWeekInJsonEither() {
        String source = source(true);
        json(
                source,
                """
                {"id": "1", "title": "Cook", "hours_per_week": 10}
                {"id": "2", "title": "Cook", "hours": 8}
                """);
        assertThat(of(source, "1", "hours") + of(source, "2", "hours")).isEqualTo("10null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "8 hours per day ! Hours of a day",
                "8 hours a day, 5 days a week ! 40",
                "10 hours per week ! 10",
                "Mon-Sat, 48 hours per week ! 48",
                "8 ! So few hours",
                "8 hours per shift ! This was not understood",
                "Mon–Sat 9am–6pm ! 48 Days and times",
                "8am to 5pm ! This was not understood",
                "48 hours ! 48",
            })
    void hoursOfADayAreNoneOfAWeekInAdverts(String hours, String becomes) {
        String source = source(true);
        FeedRun run =
                run(
                        source,
                        FeedFormat.JSON,
                        """
                        {"@type": "JobPosting", "identifier": "1", "title": "Cook", "workHours": "%s"}"""
                                .formatted(hours)
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(becomes(run, source, "hours")).startsWith(becomes);
    }

    @Test
    void whetherTheTimesOfAnAdvertAreByNightIsReadBesideItsHours() {
        String source = source(true);
        run(
                source,
                FeedFormat.JSON,
                """
                {"@type": "JobPosting", "identifier": "1", "title": "Cook",
                 "workHours": "Mon-Sat 22:00-06:00, 48 hours per week"}"""
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(of(source, "1", "hours || ' ' || nights")).isEqualTo("48 true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "[$¥-411]#,##0 ! rejected Is this work abroad?",
                "\"₱\"#,##0 ! rejected Is this work abroad?",
                "[$$-409]#,##0.00 ! rejected A sum needs its currency",
                "\"$\"#,##0 ! rejected A sum needs its currency",
                "[$THB] #,##0 ! 12000 12000 THB month",
                "_-[$฿-41E]* #,##0.00_- ! 12000 12000 THB month",
                "#,##0 \"บาท\" ! 12000 12000 THB month",
                "#,##0 \"บาท/วัน\" ! rejected So little or so much",
                "[Red]#,##0;\"$\"0 ! 12000 12000 THB month No currency stands here",
                "#,##0 ! 12000 12000 THB month No currency stands here",
            })
    void theCurrencyThatASheetShowsCounts(String format, String becomes) throws Exception {
        String source = source(true);
        String escaped = format.replace("\"", "&quot;"); // the library does not
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            var sheet = one.newWorksheet("งาน");
                            cells(sheet, 0, "id,title,เงินเดือน,seats");
                            cells(sheet, 1, "1,Cook,,");
                            sheet.value(1, 2, 12000);
                            sheet.style(1, 2).format(escaped).set();
                            sheet.value(1, 3, 3);
                            sheet.style(1, 3).format(escaped).set();
                        });
        assertThat(becomes(run(source, FeedFormat.XLSX, book), source, PAY)).startsWith(becomes);
    }

    @Test
    void theCurrencyThatASheetShowsMustNotDifferFromTheOneNamed() throws Exception {
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            var sheet = one.newWorksheet("jobs");
                            cells(sheet, 0, "id,title,salary,currency");
                            cells(sheet, 1, "1,Cook,,THB");
                            sheet.value(1, 2, 12000);
                            sheet.style(1, 2).format("[$¥-411]#,##0").set();
                        });
        assertThat(only(run(source(true), FeedFormat.XLSX, book)).reason())
                .isEqualTo(PayText.TWO_CURRENCIES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "salary,pay_period ! 7500,semi-monthly ! rejected This is pay for another time",
                "salary,pay_period ! 7500,Twice a month ! rejected This is pay for another time",
                "salary,pay_period ! 7500,bi-weekly ! rejected This is pay for another time",
                "salary,pay_period ! 7500,every 15 days ! rejected This is pay for another time",
                "salary,pay_period ! 7500,per 15 days ! rejected This is pay for another time",
                "salary,pay_period ! 7500,Kinsenas ! rejected This is pay for another time",
                "salary,pay_period ! 7500,งวด 15 วัน ! rejected This is pay for another time",
                "salary,pay_period ! 7500,รายปักษ์ ! rejected This is pay for another time",
                "salary,pay_period ! ,รายปักษ์ ! ''",
                "เงินเดือน (งวด 15 วัน) ! 7500 ! rejected This is pay for another time",
                "salary (per cutoff) ! 7500 ! rejected This is pay for another time",
                "Sahod (kinsenas) ! 7500 ! rejected This is pay for another time",
                "ค่าจ้าง (บาท/12 ชั่วโมง) ! 600 ! rejected This is pay for another time",
                "salary ! \"7,500 semi-monthly\" ! rejected This is pay for another time",
                "ค่าจ้าง (บาท/8 ชั่วโมง) ! 400 ! 400 400 THB day",
                "ค่าแรง/วัน (8 ชั่วโมง) ! 400 ! 400 400 THB day",
            })
    void payForHalfAMonthIsNoneForAMonthOrADay(String header, String cells, String becomes) {
        assertThat(becomes(header, cells, PAY)).startsWith(becomes.replace("'", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ค่าจ้าง ! 13000 ! 13000 13000 THB month",
                "wage ! 13000-15000 ! 13000 15000 THB month",
                "pay ! 9000-12000 ! 9000 12000 THB month",
                "ค่าจ้าง ! 60 บาท ! 60 60 THB hour",
                "ค่าจ้าง ! 400 ! rejected Say what the pay is for",
                "wage ! 5000 ! rejected Say what the pay is for",
                "wage ! 5 ! rejected Say what the pay is for",
            })
    void aSumThatCanBeMeantForOneTimeOnlyIsTakenAndSaid(
            String header, String cells, String becomes) {
        String read = becomes(header, cells, PAY);
        assertThat(read).startsWith(becomes);
        if (!becomes.startsWith("rejected")) {
            assertThat(read).contains("No period stands here");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ค่าจ้าง,ประเภทการจ้าง ! 363,รายวัน ! 363 363 THB day",
                "ค่าจ้าง,ประเภทการจ้าง ! 363,พนักงานรายวัน ! 363 363 THB day",
                "ค่าจ้าง,ประเภทการจ้าง ! 363,ลูกจ้างรายวัน ! 363 363 THB day",
                "salary,kind ! 400,daily ! 400 400 THB day",
                "wage,kind ! 4500,monthly ! 4500 4500 THB month",
                "wage,kind ! 13000,daily ! 13000 13000 THB month No period",
                "wage,kind ! 5000,daily ! rejected Say what the pay is for",
                "wage,kind ! 363,permanent ! rejected Say what the pay is for",
            })
    void forWhatPayIsMayBeSaidInAnotherColumn(String header, String cells, String becomes) {
        String read = becomes(header, cells, PAY).replace(PayTerms.COUNTRYS_MONEY + " ", "");
        assertThat(read).startsWith(becomes);
        assertThat(read.contains(ReadFeedRow.IN_OTHER))
                .isEqualTo(read.endsWith(becomes + " " + ReadFeedRow.IN_OTHER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "พนักงานคลังสินค้า (รายวัน) ! 363 363 THB day",
                "ลูกจ้างรายวัน ! 363 363 THB day",
                "Packer (daily paid) ! 363 363 THB day",
                "นักข่าวรายวัน ! rejected",
                "Writer of daily reports ! rejected",
            })
    void forWhatPayIsMayBeSaidInTheTitle(String title, String becomes) {
        String source = source(true);
        FeedRun run = csv(source, "id,title,ค่าจ้าง\n1,%s,363\n".formatted(title));
        String read = becomes(run, source, PAY);
        assertThat(read).startsWith(becomes);
        assertThat(read.contains(ReadFeedRow.IN_TEXT)).isNotEqualTo(becomes.equals("rejected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ตำแหน่ง/Position ! title",
                "'ตำแหน่ง\nPosition' ! title",
                "ตำแหน่ง Position ! title",
                "Trabaho/Position ! title",
                "เงินเดือนต่ำสุด ! pay_min",
                "เงินเดือนสูงสุด ! pay_max",
                "salary min ! pay_min",
                "Salary Max ! pay_max",
                "Salary min/max ! pay_min",
                "เงินเดือน (ต่ำสุด) ! pay_min",
                "เงินเดือน (สูงสุด) ! pay_max",
                "Salary/Month ! pay_min",
                "Sahod/araw ! pay_min",
                "Daily salary ! pay_min",
                "เงินเดือน บาท ! pay_min",
                "ค่าจ้างต่อชั่วโมง ! pay_min",
                "Sahod per month ! pay_min",
                "Pangalan ng Company ! employer",
                "Hanggang kailan ! valid_until",
                "Hours per day ! hours",
                "ชั่วโมงทำงาน/วัน ! hours",
                "Duration in months ! weeks",
                "ชื่อ/ตำแหน่ง ! ''",
                "Position/Company ! ''",
                "Hours per month ! ''",
                "เงินเดือน/สวัสดิการ ! ''",
                "Per month ! ''",
                "Salary (paid to the bank) ! pay_min",
                "Pay day ! ''",
                "Salary-day ! ''",
                "Day of pay ! ''",
                "วันจ่ายเงิน ! ''",
                "วันที่จ่ายเงินเดือน ! ''",
                "Araw ng sahod ! ''",
                "Araw ng sahod/Pay day ! ''",
                "Pay/day ! pay_min",
                "Pay (day) ! pay_min",
                "Pay per day ! pay_min",
                "ค่าตอบแทนสุทธิ / Salary ! pay_min",
                "Salary / ค่าตอบแทนสุทธิ ! pay_min",
                "'ตำแหน่ง\nJob on offer' ! title",
                "เพศ / Education ! ''",
                "ลำดับ / Position ! ''",
                "ตำแหน่ง / Company ! ''",
                "Email บริษัท ! ''",
                "Company/Contact person ! ''",
                "Experience ! ''",
                "ประสบการณ์ ! ''",
                "Meals ! ''",
                "อาหาร ! ''",
                "Region ! ''",
                "ภาค ! ''",
                "Category ! ''",
                "หมายเหตุ / Remarks ! ''",
            })
    void aHeadersPartsSayWhichColumnItIs(String header, String column) {
        String read = HeaderText.column(header.replace("\\n", "\n"));
        assertThat(read == null ? "" : read).isEqualTo(column.replace("'", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Salary/Month ! 12000 ! 12000 12000 THB month",
                "Sahod/araw ! 400 ! 400 400 THB day",
                "Daily salary ! 400 ! 400 400 THB day",
                "เงินเดือน บาท ! 12000 ! 12000 12000 THB month",
                "เงินเดือนต่ำสุด,เงินเดือนสูงสุด ! 12000,15000 ! 12000 15000 THB month",
                "เงินเดือนต่ำสุด,เงินเดือนสูงสุด ! 12000, ! 12000 THB month",
                "เงินเดือน,เงินเดือนสูงสุด ! 12000, ! 12000 12000 THB month",
                "pay_min,currency,pay_period ! 12000,THB,month ! 12000 THB month",
                "pay,currency,pay_period ! 12000,THB,month ! 12000 12000 THB month",
                "pay,pay_max,pay_period ! 12000 up,15000,month ! 12000 15000 THB month No currency",
                "pay_min,pay_max,pay_period ! 12000,THB 15000 up,month ! 12000 THB month Only the lowest pay",
                "pay_max,currency,pay_period ! 12000 up,THB,month ! 12000 THB month Only the lowest pay",
                "เงินเดือน ! 15000 บาทขึ้นไป ! 15000 THB month Only the lowest pay",
                "Salary ! from 15000 THB ! 15000 THB month Only the lowest pay",
                "Sahod ! mula THB 15000 ! 15000 THB month Only the lowest pay",
                "Daily rate ! starting at 610 THB ! 610 THB day Only the lowest pay",
                "salary min,salary max ! 12000,15000 ! 12000 15000 THB month",
                "เงินเดือน (ต่ำสุด),เงินเดือน (สูงสุด) ! 12000,15000 ! 12000 15000 THB month",
                "Salary min,Salary max (THB) ! 12000,15000 ! 12000 15000 THB month",
                "Salary (THB),Salary (USD) ! 12000,350 ! 12000 12000 THB month The sum that stands here in another",
                "Salary (USD),Salary (THB) ! 350,12000 ! 12000 12000 THB month The sum that stands here in another",
                "Salary (USD),Salary (THB) ! ,12000 ! 12000 12000 THB month",
                "เงินเดือน,ค่าแรงรายวัน ! 12000, ! 12000 12000 THB month",
                "เงินเดือน,ค่าแรงรายวัน ! ,400 ! 400 400 THB day",
                "เงินเดือน,ค่าแรงรายวัน ! -,400 ! 400 400 THB day",
                "เงินเดือน,ค่าแรงรายวัน ! 7500 รายปักษ์,400 บาท ! 400 400 THB day This is pay for another time",
                "เงินเดือน,ค่าแรงรายวัน ! 12000 บาท,200 kinsenas ! 12000 12000 THB month This is pay for another time",
                "เงินเดือน,ค่าแรงรายวัน ! ตามตกลง,400 ! 400 400 THB day",
                "เงินเดือน,ค่าแรงรายวัน ! 12000,400 ! rejected Two periods stand here",
                "salary,compensation ! 12000,400 ! refused The columns",
            })
    void payStandsInOneColumnOrInTwo(String header, String cells, String becomes) {
        assertThat(becomes(header, cells, PAY)).startsWith(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Job Description,Responsibilities ! Cooks,Serves ! tasks ! Cooks⏎Serves",
                "City,Location ! เมือง,เชียงใหม่ ! place_code || place_words ! TH-50เมือง, เชียงใหม่",
                "จำนวน,อัตรา ! 3,5 ! seats ! 3 These columns are not read.",
                "อัตรา,จำนวน ! 5,3 ! seats ! 3 These columns are not read.",
                "Skills,Requirements skills ! fly a kite,juggle ! (select string_agg(word, '|' order by word) from vacancy_unresolved where vacancy_id = id) ! fly a kite|juggle",
                "seats,slots ! 3,5 ! seats ! 3",
                "อัตราที่รับสมัคร,จำนวนอัตรา ! 5,3 ! seats ! 3 These columns are not read.",
                "ค่าตอบแทนสุทธิ / Salary,เงินเดือน ! 9000,12000 ! pay_min_minor ! 1200000 These columns are not read.",
                "เงินเดือน,ค่าตอบแทนสุทธิ / Salary ! 12000,9000 ! pay_min_minor ! 1200000 These columns are not read.",
                "ค่าตอบแทนสุทธิ / Salary,รับจริง / Salary ! 12000 บาท/เดือน,9000 ! pay_min_minor ! 1200000 These columns are not read.",
            })
    void twoColumnsOfOneMeaningAreTakenTogetherOrTheSurerOneIs(
            String header, String cells, String stored, String becomes) {
        assertThat(becomes(header, cells, stored)).startsWith(becomes.replace('⏎', '\n'));
    }

    @Test
    void ofMemberAndCompanyTheCompanyIsTheEmployer() {
        String source = source(true);
        csv(source, "id,title,Member,Company\n1,Cook,M-17,Verified Kitchen\n");
        assertThat(
                        service.ask(
                                "select e.name from vacancy v join employer e on e.id = v.employer_id where v.source = ?",
                                source))
                .isEqualTo("Verified Kitchen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "เงินเดือน (บาท),,จังหวัด|(Min),(Max),|12000,15000,น่าน ! 12000 15000 THB month",
                "ค่าจ้าง (บาท),|รายวัน,รายเดือน|400, ! 400 400 THB day",
                "ค่าจ้าง (บาท),|รายวัน,รายเดือน|,12000 ! 12000 12000 THB month",
                "Pay (THB),|Day,Month|400, ! 400 400 THB day",
            })
    void payIsNamedInTwoLinesOfAHeader(String file, String becomes) {
        assertThat(ofTwoLines(file, PAY)).startsWith(becomes);
    }

    private static String ofTwoLines(String file, String stored) {
        String source = source(true);
        String[] lines = file.split("\\|", -1);
        FeedRun run =
                csv(
                        source,
                        "id,title,%s\n,,%s\n1,Cook,%s\n".formatted(lines[0], lines[1], lines[2]));
        return becomes(run, source, stored);
    }

    @Test
    void qualificationsAreNamedInTwoLinesOfAHeader() {
        assertThat(ofTwoLines("คุณสมบัติ,,|เพศ,อายุ,วุฒิ|หญิง,20-30,ม.6", "education"))
                .isEqualTo("3 " + FeedTable.OF_PERSONS);
    }

    @Test
    void aColumnWithoutANameInWhichSomethingStandsIsNamedAsNotRead() {
        String source = source(true);
        FeedRun run = csv(source, "id,title,,\n1,Cook,x,\n2,Baker,y,\n");
        assertThat(only(run).reason()).isEqualTo(FeedTable.UNREAD);
        assertThat(only(run).read()).isEqualTo("#3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ระยะเวลา (เดือน) ! 6 ! 26",
                "Duration (months) ! 6 ! 26",
                "Duration in months ! 6 ! 26",
                "Duration (weeks) ! 6 ! 6",
                "weeks ! 6 ! 6",
                "Duration ! 6 weeks ! 6",
                "Duration (months) ! 6 weeks ! 6",
                "ระยะเวลา (ปี) ! 1 ! 52",
                "Duration (days) ! 6 ! Whether this is weeks or months",
                "Duration ! 6 ! Whether this is weeks or months",
            })
    void howLongSomethingTakesIsCountedAsItsHeaderSays(String header, String cell, String becomes) {
        assertThat(becomes("kind," + header, "training," + cell, "weeks")).startsWith(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "juggle, fly a kite to Mars, yodel well ! fly a kite to Mars|juggle|yodel well",
                "- juggle⏎- fly a kite to Mars ! fly a kite to Mars|juggle",
                "juggle; fly, or nearly ! fly|juggle|or nearly",
            })
    void skillsArePartedByCommasAndLines(String cell, String words) {
        assertThat(
                        becomes(
                                "skills",
                                "\"%s\"".formatted(cell.replace('⏎', '\n')),
                                "(select string_agg(word, '|' order by word) from vacancy_unresolved where vacancy_id = id)"))
                .isEqualTo(words);
    }

    @Test
    void aSkillWhoseNameHasCommasIsOne() {
        String name =
                service.ask(
                        """
                        select text from label
                        where subject = 'skill' and language = 'en' and preferred
                            and text like '%, % and %' and length(text) < 100
                        order by text limit 1""");
        assertThat(becomes("skills", "\"%s\"".formatted(name), SKILLS)).isEqualTo(name);
    }

    private static final String SKILLS =
            "(select string_agg(word, '|' order by word) from vacancy_skill where vacancy_id = id and must)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\"Thai, English\" ! en|th",
                "Thai/English ! en|th",
                "Thai and English ! en|th",
                "eng ! en",
                "no ! ''",
                "any ! ''",
                "ไม่จำกัด ! ''",
                "\"English (spoken, written)\" ! en",
            })
    void languagesAreReadAsOfficesWriteThem(String cell, String languages) {
        assertThat(
                        becomes(
                                "languages",
                                cell,
                                "(select string_agg(language, '|' order by language) from vacancy_language where vacancy_id = id)"
                                        + " || (select coalesce(string_agg(word, '|'), '') from vacancy_unresolved where vacancy_id = id)"))
                .isEqualTo(languages.isEmpty() ? "" : languages + " " + LanguageText.LEVEL);
    }

    @ParameterizedTest
    @CsvSource({
        "สถานะ,เต็มแล้ว,เต็มแล้ว",
        "Status,Filled,filled",
        "Status,CLOSED (Nov),closed",
        "Katayuan,Puno na,puno na",
        "Status,Filled - 3 Nov,filled",
        "Status,Closed: full,closed",
        "Status,Filled 3/3,filled",
        "Status,Filled 03/11/2026,filled",
        "Status,Hired - Somchai,hired",
        "สถานะ,ปิดรับแล้ว 3 พ.ย.,ปิดรับแล้ว",
        "สถานะ,หยุดรับ,หยุดรับ",
        "สถานะ,หยุดรับสมัคร,หยุดรับสมัคร",
        "สถานะ,หยุดรับแล้ว 3 พ.ย.,หยุดรับแล้ว",
        "สถานะ,ได้คนแล้ว,ได้คนแล้ว",
        "สถานะ,รับครบแล้ว,รับครบแล้ว",
        "Status,No longer needed,no longer needed",
        "Status,No longer hiring,no longer hiring",
        "Status,Position filled,position filled",
    })
    void aPostThatIsFilledIsNotOpenedAndIsSaid(String header, String status, String said) {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,%s\n1,Cook,%s\n2,Baker,เปิดรับ\n3,Welder,\n"
                                .formatted(header, status));
        assertThat(run.tally()).isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(only(run))
                .isEqualTo(
                        new FeedRemark(
                                2, FeedRemark.Outcome.NOTED, "status", FeedTable.OVER, said));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Full-time",
                "Full/part time",
                "Full-time (shift)",
                "Full: time",
                "Filled: 0",
                "Hired 0",
                "Filled: 1 - 2 more needed",
                "Filled: no",
                "Closed on Sundays; still open",
                "Filled 1/3",
                "Not yet filled",
                "Position not yet filled",
                "No longer needed: not so",
                "ยังไม่ได้คน",
                "ยังไม่หยุดรับ",
                "รับยังไม่ครบ",
                "หยุดรับบางส่วน",
            })
    void aStatusThatLeavesADoubtClosesNothing(String status) {
        String source = source(true);
        csv(source, "id,title,Status\n1,Cook,Open\n2,Baker,Open\n");
        FeedRun run = csv(source, "id,title,Status\n1,Cook,%s\n".formatted(status));
        assertThat(run.tally()).isEqualTo(tally(1, 0, 0, 1, 0, 0));
        assertThat(remarks(run)).containsExactly(ofStatus(2, status));
        assertThat(open(source)).isEqualTo(2);
    }

    @Test
    void aStatusOfAnyLengthIsReadAtOnce() {
        String source = source(true);
        String status = "x" + " ".repeat(500_000) + "x";
        FeedRun run = csv(source, "id,title,Status\n1,Cook,%s\n".formatted(status));
        assertThat(run.tally()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
        assertThat(remarks(run)).containsExactly(ofStatus(2, "x" + " ".repeat(39)));
    }

    @Test
    void aPostOnHoldStaysAsItIs() {
        String source = source(true);
        csv(source, "id,title,Status\n1,Cook,Open\n2,Baker,Open\n");
        FeedRun run =
                csv(
                        source,
                        """
                        id,title,Status
                        1,Cook,On hold
                        3,Tailor,ระงับชั่วคราว
                        2,Baker,พักรับชั่วคราว
                        4,Guard,Temporarily closed
                        5,Tiler,หยุดรับสมัครชั่วคราว
                        6,Maid,หยุดรับ (ชั่วคราว)
                        7,Clerk,Closed - for now
                        8,Packer,ปิดรับ ชั่วคราว
                        9,Porter,Filled (temporarily)
                        """);
        assertThat(run.tally()).isEqualTo(tally(0, 0, 0, 0, 0, 0));
        assertThat(remarks(run)).extracting(FeedRemark::reason).containsOnly(FeedTable.ON_HOLD);
        assertThat(open(source)).isEqualTo(2);
    }

    private static int open(String source) {
        return Integer.parseInt(
                service.ask(
                        "select count(*)::text from vacancy where state = 'open' and source = ?",
                        source));
    }

    @Test
    void aStatusThatIsNotUnderstoodIsTakenAsOpenAndSaidOnce() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        id,title,Status
                        1,Cook,Pending HR
                        2,Baker,pending hr
                        3,Welder,Filled: 2 of 3
                        4,Tailor,Open until May
                        5,Driver,-
                        6,Guard,Open - 2 filled
                        """);
        assertThat(run.tally()).isEqualTo(tally(6, 6, 0, 0, 0, 0));
        assertThat(remarks(run))
                .containsExactly(ofStatus(2, "Pending HR"), ofStatus(4, "Filled: 2 of 3"));
    }

    private static FeedRemark ofStatus(int line, String word) {
        return new FeedRemark(
                line, FeedRemark.Outcome.NOTED, "status", FeedTable.STATUS_UNKNOWN, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Allowance ! 500 ! This is of apprenticeships",
                "เบี้ยเลี้ยง ! 500 บาท/วัน ! This is of apprenticeships",
                "Duration ! 6 months ! This is of apprenticeships",
                "Duration ! - ! ''",
                "ค่าบริการ ! 2000 ! These columns are not read.",
                "sector ! Picture framing ! This was not understood",
            })
    void whatAJobDoesNotHaveCostsNoRow(String header, String cell, String said) {
        assertThat(becomes(header, cell, "''")).startsWith(said.replace("'", ""));
        assertThat(becomes(header, cell, "state")).startsWith("open");
    }

    @Test
    void aStipendOfADayIsNoneOfAMonth() {
        assertThat(becomes("kind,Allowance (per day)", "training,300", "stipend_minor"))
                .isEqualTo("rejected A stipend is one sum a month.");
    }

    @Test
    void aDayThatMayBeInTheOrderOfAnotherCountryIsAskedAboutInAllOfItsColumn() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        id,title,start_on,valid_until
                        1,Cook,5/1/2027,31/12/2026
                        2,Cook,1/15/2027,
                        3,Cook,25/1/2027,10/12/2026
                        4,Cook,4/4/2027,
                        5,Cook,2027-01-05,
                        """);
        assertThat(run.tally()).isEqualTo(tally(5, 3, 0, 0, 0, 2));
        assertThat(remarks(run).getFirst().reason())
                .isEqualTo(
                        "Other days of this column stand in the order of another country; write 2027-01-05 or 2027-05-01, whichever is meant.");
        assertThat(of(source, "3", "start_on || ' ' || valid_until"))
                .isEqualTo("2027-01-25 2026-12-10");
    }

    private static String days(int many, String day) {
        return IntStream.range(0, many)
                .mapToObj(i -> "%s-%d,Cook,%s\n".formatted(day.charAt(0), i, day))
                .collect(Collectors.joining());
    }

    @Test
    void oneDayInAnotherOrderAmongTwentyCostsItsOwnRowOnly() {
        String source = source(true);
        String twenty = "id,title,start_on\n" + days(20, "25/1/2027");
        FeedRun run = csv(source, twenty + "a,Cook,5/1/2027\nb,Cook,1/15/2027\n");
        assertThat(run.tally()).isEqualTo(tally(22, 21, 0, 0, 0, 1));
        assertThat(only(run).line()).isEqualTo(23);
        assertThat(of(source, "a", "start_on")).isEqualTo("2027-01-05");
    }

    @Test
    void aFileOfFewRowsIsReadInTheOrderOfTheFilesBefore() {
        String source = source(true);
        csv(source, "id,title,start_on\n" + days(20, "1/25/2027") + "a,Cook,2/1/2027\n");
        FeedRun run = csv(source, "id,title,start_on\nb,Cook,2/3/2027\n");
        assertThat(only(run).reason()).isEqualTo(DayOrder.OTHER_BEFORE);
        assertThat(of(source, "b", "start_on")).isEqualTo("2027-02-03");
        csv(source, "id,title,start_on\n" + days(420, "25/1/2027") + "c,Cook,2/3/2027\n");
        assertThat(of(source, "c", "start_on")).isEqualTo("2027-03-02");
        csv(source, "id,title,start_on\nd,Cook,2/3/2027\n");
        assertThat(of(source, "d", "start_on")).isEqualTo("2027-03-02");
    }

    @Test
    void whereNearlyAllDaysStandInAnotherOrderItIsTakenAndSaidOnce() {
        String source = source(true);
        String twenty = "id,title,start_on\n" + days(20, "1/25/2027");
        FeedRun run = csv(source, twenty + "a,Cook,5/1/2027\nb,Cook,25/2/2027\nc,Cook,6/1/2027\n");
        assertThat(run.tally()).isEqualTo(tally(23, 23, 0, 0, 0, 0));
        assertThat(only(run))
                .isEqualTo(
                        new FeedRemark(
                                2,
                                FeedRemark.Outcome.NOTED,
                                "start_on",
                                DayOrder.OTHER_ORDER,
                                "1/25/2027"));
        assertThat(of(source, "1-0", "start_on")).isEqualTo("2027-01-25");
        assertThat(of(source, "a", "start_on")).isEqualTo("2027-05-01");
        assertThat(of(source, "b", "start_on")).isEqualTo("2027-02-25");

        String few = source(true);
        String nineteen = "id,title,start_on\n" + days(19, "1/25/2027");
        assertThat(csv(few, nineteen + "a,Cook,5/1/2027\n").tally())
                .isEqualTo(tally(20, 0, 0, 0, 0, 20));
    }

    @Test
    void theOrderOfDaysIsFoundUnderTwoLinesOfAHeaderAndOnEverySheet() throws IOException {
        String rows =
                "id,title,Dates,\n,,Start date,Deadline\n1,Cook,5/1/2027,\n2,Cook,1/15/2027,\n";
        assertThat(csv(source(true), rows).tally()).isEqualTo(tally(2, 0, 0, 0, 0, 2));
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            var first = one.newWorksheet("เมษายน");
                            cells(first, 0, "id,title");
                            cells(first, 1, "1,Cook");
                            var second = one.newWorksheet("พฤษภาคม");
                            cells(second, 0, "id,title,start_on");
                            cells(second, 1, "2,Cook,5/1/2027");
                            cells(second, 2, "3,Cook,1/15/2027");
                        });
        assertThat(run(source(true), FeedFormat.XLSX, book).tally())
                .isEqualTo(tally(3, 1, 0, 0, 0, 2));
    }

    @Test
    void aFileIsReadOnceMoreOnlyForADayThatMayBeInEitherOrder() throws IOException {
        AtomicInteger times = new AtomicInteger();
        DayOrder counted =
                new DayOrder(
                        "TH",
                        Set.of(),
                        () -> {
                            times.incrementAndGet();
                            throw new BadFeed("nothing more");
                        });
        for (String day : List.of("", "2027-01-05", "5 ม.ค. 2570", "25/1/2570", "4/4/2570")) {
            counted.of(new FeedItem.Row(1, Map.of("start_on", List.of(day)), Map.of()));
        }
        assertThat(times).hasValue(0);
        counted.of(new FeedItem.Row(2, Map.of("start_on", List.of("5/1/2570")), Map.of()));
        counted.of(new FeedItem.Row(3, Map.of("valid_until", List.of("6/1/2570")), Map.of()));
        assertThat(times).hasValue(1);
    }

    @Test
    void seatsMergedOverSeveralRowsAreThoseOfNone() throws Exception {
        String source = source(true);
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            var sheet = one.newWorksheet("jobs");
                            cells(sheet, 0, "id,title,จำนวน,จังหวัด");
                            cells(sheet, 1, "1,Cook,5,น่าน");
                            cells(sheet, 2, "2,Baker,,");
                            cells(sheet, 3, "3,Welder,2,");
                            sheet.range(1, 2, 2, 2).merge();
                            sheet.range(1, 3, 3, 3).merge();
                        });
        FeedRun run = run(source, FeedFormat.XLSX, book);
        assertThat(only(run).reason()).isEqualTo(XlsxTable.SEATS_OF_SEVERAL);
        assertThat(
                        service.ask(
                                "select string_agg(seats || place_code, ' ' order by external_id) from vacancy where source = ?",
                                source))
                .isEqualTo("1TH-55 1TH-55 2TH-55");
    }

    @Test
    void seatsMergedTogetherWithTheIdAreThoseOfThatPosting() throws Exception {
        String source = source(true);
        byte[] book =
                FeedFormatsTest.workbook(
                        one -> {
                            var sheet = one.newWorksheet("jobs");
                            cells(sheet, 0, "id,title,จำนวน,tasks");
                            cells(sheet, 1, "1,Cook,5,ทำอาหาร");
                            cells(sheet, 2, ",,,ล้างจาน");
                            cells(sheet, 3, "2,Baker,4,");
                            cells(sheet, 4, "3,,,");
                            sheet.range(1, 0, 2, 0).merge();
                            sheet.range(1, 1, 2, 1).merge();
                            sheet.range(1, 2, 2, 2).merge();
                            sheet.range(3, 1, 4, 1).merge();
                            sheet.range(3, 2, 4, 2).merge();
                        });
        FeedRun run = run(source, FeedFormat.XLSX, book);
        assertThat(run.tally()).isEqualTo(tally(4, 3, 0, 0, 0, 1));
        assertThat(remarks(run))
                .extracting(FeedRemark::line, FeedRemark::reason)
                .containsExactly(
                        tuple(3, "This id stands on an earlier line too: 2."),
                        tuple(4, XlsxTable.SEATS_OF_SEVERAL));
        assertThat(
                        service.ask(
                                "select string_agg(external_id || ':' || seats, ' ' order by external_id) from vacancy where source = ?",
                                source))
                .isEqualTo("1:5 2:1 3:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ดูแลผู้สูงอายุ เลี้ยงเด็ก ทำอาหารไทย ! 3",
                "ดูแลผู้สูงอายุ  เลี้ยงเด็ก ! 2",
                "ดูแลผู้สูงอายุ เป่าแก้ว ! 1",
                "ดูแลผู้สูงอายุ เลี้ยงเด็ก;ขับรถยนต์ ! 2",
                "childcare babysitting ! 1",
            })
    void thaiSkillsArePartedBySpacesWhereEachIsAName(String cell, String words) {
        assertThat(
                        becomes(
                                "skills",
                                cell,
                                """
                                (select count(*) from (
                                    select word from vacancy_skill where vacancy_id = vacancy.id
                                    union all
                                    select word from vacancy_unresolved where vacancy_id = vacancy.id) w)"""))
                .isEqualTo(words);
    }

    private static FeedRun document(String source, String text) {
        return run(source, FeedFormat.JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void jobsAreReadFromTheArrayThatCarriesThem() {
        String source = source(true);
        FeedRun run =
                document(
                        source,
                        """
                        {"generated": "today", "jobs": [
                            {"id": "1", "title": "Cook", "colour": "red"},
                            {"id": "2", "title": "Baker", "colour": "red", "shade": 1}], "total": 2}""");
        assertThat(run.tally()).isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(remarks(run))
                .as("keys that are not read are named once")
                .extracting(FeedRemark::reason, FeedRemark::read)
                .containsExactly(
                        tuple(FeedTable.UNREAD, "colour"), tuple(FeedTable.UNREAD, "shade"));
    }

    @Test
    void volunteersAreAskedAboutAndARegionIsNoProvince() {
        String source = source(true);
        FeedRun run =
                document(
                        source,
                        """
                        [{"@type": "JobPosting", "identifier": "1", "title": "Cook",
                          "jobLocation": {"address": {"addressRegion": "Central Visayas",
                              "addressLocality": "Cebu", "addressCountry": "PH"}}},
                         {"@type": "JobPosting", "identifier": "2", "title": "Helper",
                          "employmentType": ["PART_TIME", "VOLUNTEER"]}]""");
        assertThat(of(source, "1", "place_code")).isEqualTo("PH-CEB");
        assertThat(remarks(run)).extracting(FeedRemark::reason).contains(ReadFeedRow.NO_KIND);
        assertThat(run.tally().rejected()).isEqualTo(1);
    }

    /** The parts of an address. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'''123 ถ.มิตรภาพ อ.เมือง จ.ขอนแก่น 40000''' ! TH-40",
                "{'streetAddress': '123 ถ.มิตรภาพ จ.ขอนแก่น', 'addressCountry': 'TH'} ! TH-40",
                "{'streetAddress': '9 Nimman Rd, Chiang Mai', 'name': 'Head office'} ! TH-50",
                "{'streetAddress': '9 ถ.ห้วยแก้ว จ.เชียงใหม่', 'addressRegion': 'ภาคเหนือ'} ! TH-50",
                "{'addressRegion': 'Northern Thailand', 'addressLocality': 'Chiang Mai'} ! TH-50",
                "{'addressRegion': 'Northern Thailand', 'addressCountry': 'TH'} ! No province was understood here; it was left unknown.",
                "{'addressRegion': 'ภาคตะวันออกเฉียงเหนือ'} ! No province was understood here; it was left unknown.",
                "{'addressRegion': 'Isan'} ! No province was understood here; it was left unknown.",
                "{'addressRegion': 'Southern Region'} ! No province was understood here; it was left unknown.",
            })
    void anAdvertsProvinceStandsAnywhereInItsAddress(String address, String becomes) {
        String source = source(true);
        FeedRun run =
                document(
                        source,
                        """
                        {"@type": "JobPosting", "identifier": "1", "title": "Cook",
                         "jobLocation": {"@type": "Place", "address": %s}}"""
                                .formatted(address.replace('\'', '"')));
        assertThat(run.tally().created()).as(remarks(run).toString()).isEqualTo(1);
        assertThat(becomes(run, source, "place_code")).isEqualTo(becomes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Northern Thailand",
                "Northern Region",
                "Northeast",
                "ภาคเหนือ",
                "ภาคกลาง",
                "ภาคใต้",
                "ภาคตะวันออก",
                "ภาคอีสาน",
                "Isan",
                "Southern Thailand",
                "Central",
            })
    void aRegionIsNoProvinceAndLosesNoRow(String region) {
        assertThat(becomes("place", region, "place_code"))
                .isEqualTo("No province was understood here; it was left unknown.");
    }

    @Test
    void whatIsNotReadWithinAnAdvertsPropertiesIsSaid() {
        FeedRun run =
                document(
                        source(true),
                        """
                        {"@type": "JobPosting", "identifier": {"@type": "PropertyValue", "name": "Lanna", "value": "1"},
                         "title": "Cook", "jobImmediateStart": true,
                         "hiringOrganization": {"@type": "Organization", "name": "Baan Khanom", "sameAs": "https://example.org",
                             "numberOfEmployees": 9},
                         "jobLocation": [{"@type": "Place", "geo": {"latitude": 18.8, "longitude": 99},
                             "address": {"addressRegion": "TH-50", "postalCode": "50200"}}],
                         "baseSalary": {"currency": "THB", "value": {"value": 12000, "unitText": "MONTH", "minimum": 9}}}""");
        assertThat(run.tally().created()).as(remarks(run).toString()).isEqualTo(1);
        assertThat(only(run).reason()).isEqualTo(FeedTable.UNREAD);
        assertThat(only(run).read())
                .isEqualTo(
                        "jobImmediateStart, hiringOrganization.numberOfEmployees, jobLocation.geo,"
                                + " jobLocation.address.postalCode, baseSalary.value.minimum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "country,place ! TH,Manila ! rejected This place lies in another country than the one named.",
                "country,จังหวัด ! TH,Cebu ! rejected This place lies in another country than the one named.",
                "country,place ! TH,Nan ! TH-55",
                "country,place,จังหวัด ! TH,Cebu Kitchen,น่าน ! TH-55",
                "country,place ! TH,by the river ! No province was understood here",
                "country,place ! TH,\"Manila, Philippines\" ! rejected This place lies in another country than the one named.",
                "country,place ! TH,\"12 Ayala Avenue, Makati City\" ! rejected This place lies in another country than the one named.",
                "country,place ! TH,\"Makati City, Metro Manila\" ! rejected This place lies in another country than the one named.",
                "country,place ! TH,PH-CEB ! rejected This place lies in another country than the one named.",
                "country,place ! TH,\"Laguna Beach Resort, Bang Tao\" ! No province was understood here",
                "country,place ! TH,\"Antique market, Rama IX\" ! No province was understood here",
                "country,place ! TH,\"Aurora Gold, Central Ladprao\" ! No province was understood here",
                "country,place ! TH,Manilla ! No province was understood here",
                "country,place ! JP,Manila ! ''",
            })
    void whatLiesAbroadIsNotTakenForWorkHereAsItsCountrySays(
            String header, String cells, String becomes) {
        assertThat(becomes(header, cells, "place_code")).startsWith(becomes.replace("'", ""));
    }

    @Test
    void linesMayEndAsOldProgramsEndThem() {
        String source = source(true);
        FeedRun run = csv(source, "id,title,tasks\r1,Cook,\"Cooks\rand serves\"\r2,Baker,Bakes\r");
        assertThat(run.problem()).isNull();
        assertThat(run.tally()).isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(of(source, "1", "tasks")).isEqualTo("Cooks\nand serves");
    }

    @Test
    void linesThatEndInACarriageReturnMayHoldLineFeedsInACell() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        "id,title,tasks\r1,Cook,\"Cooks\nServes \"\"hot\"\" food\"\r2,Baker,5\" tarts\r");
        assertThat(run.tally()).isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(of(source, "1", "tasks")).isEqualTo("Cooks\nServes \"hot\" food");

        String other = source(true);
        csv(other, "Tarts of 5\"\nid,title,tasks\n1,Cook,\"Cooks\rServes\"\n2,Baker,Bakes\n");
        assertThat(rowsOf(other)).isEqualTo("1Cookopen,2Bakeropen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"@graph\": [%s]}]",
                "[%s]",
                "{\"@graph\": [%s]}",
                "{\"jobs\": [%s]}",
                "[{\"@graph\": [{\"@graph\": [%s]}]}]",
                "{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"ListItem\", \"item\": %s}]}",
            })
    void listsOfVacanciesAreReadWhereverTheyStand(String around) {
        String source = source(true);
        FeedRun run =
                run(
                        source,
                        FeedFormat.JSON,
                        around.formatted(
                                        """
                                        {"@type": "ItemList", "itemListElement": [
                                            {"@type": "ListItem", "position": 1, "item":
                                                {"@type": "JobPosting", "identifier": "1", "title": "Cook", "hiringOrganization": {"name": "Lanna Kitchen"}}},
                                            {"@type": "JobPosting", "identifier": "2", "title": "Baker", "hiringOrganization": {"name": "Lanna Kitchen"}}]}""")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(run.tally()).isEqualTo(tally(2, 2, 0, 0, 0, 0));
        assertThat(rowsOf(source)).isEqualTo("1Cookopen,2Bakeropen");
    }

    @Test
    void theWayToAPageIsNoListOfVacancies() {
        FeedRun run =
                run(
                        source(true),
                        FeedFormat.JSON,
                        """
                        {"@graph": [
                            {"@type": "BreadcrumbList", "itemListElement": [
                                {"@type": "ListItem", "position": 1, "item": {"@id": "https://x.example/", "name": "Home"}}]},
                            {"@type": "JobPosting", "identifier": "1", "title": "Cook", "hiringOrganization": {"name": "Lanna Kitchen"}}]}"""
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(run.tally()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
    }

    @Test
    void pagesOfWhichEachCarriesAGraphAreReadOneAfterTheOther() {
        String source = source(true);
        FeedRun run =
                run(
                        source,
                        FeedFormat.JSON,
                        """
                        [{"@context": "https://schema.org", "@graph": [
                            {"@type": "Organization", "@id": "#org", "name": "Lanna Kitchen"},
                            {"@type": "JobPosting", "identifier": "1", "title": "Cook", "hiringOrganization": {"@id": "#org"}},
                            {"@type": "JobPosting", "identifier": "2", "title": "Baker", "hiringOrganization": {"@id": "#org"}}]},
                         {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "Jobs"}, "x",
                            {"@type": "JobPosting", "identifier": "3", "title": "Welder", "hiringOrganization": {"name": "Lanna Steel"}}]},
                         {"@type": "JobPosting", "identifier": "4", "title": "Weaver", "hiringOrganization": {"name": "Lanna Steel"}}]"""
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(run.tally()).isEqualTo(tally(5, 4, 0, 0, 0, 1));
        assertThat(
                        service.ask(
                                "select string_agg(title || ' ' || e.name, ', ' order by external_id) from vacancy v join employer e on e.id = employer_id where source = ?",
                                source))
                .isEqualTo(
                        "Cook Lanna Kitchen, Baker Lanna Kitchen, Welder Lanna Steel, Weaver Lanna Steel");
    }

    @Test
    void ofALineThatCarriesAGraphIsSaidHowToSendIt() {
        String source = source(true);
        FeedRun run =
                json(
                        source,
                        "{\"@graph\": [{\"@type\": \"JobPosting\", \"identifier\": \"1\", \"title\": \"Cook\"}]}\n");
        assertThat(only(run).reason()).isEqualTo(JsonObjects.GRAPH_IN_LINE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ฝึกงานช่างเชื่อม 3 เดือน ! apprenticeship",
                "รับนักศึกษาฝึกงาน ฝ่ายบัญชี ! apprenticeship",
                "OJT kitchen crew ! apprenticeship",
                "Apprentice welder ! apprenticeship",
                "Marketing Intern (3 months) ! apprenticeship",
                "Internal auditor ! job",
                "Internship coordinator ! job",
                "Management trainee ! job",
                "ผู้ดูแลนักศึกษาฝึกงาน ! job",
                "ผู้ฝึกหัดช่างไม้ ! apprenticeship",
                "สหกิจศึกษา วิศวะ ! apprenticeship",
                "นักศึกษาสหกิจ ฝ่ายบัญชี ! apprenticeship",
                "เจ้าหน้าที่สหกิจศึกษา ! job",
                "ผู้ฝึกสอนว่ายน้ำ ! job",
            })
    void aTitleSaysThatSomebodyIsToLearnWhereNoColumnDoes(String title, String kind) {
        String source = source(true);
        FeedRun run = csv(source, "id,title\n1,%s\n".formatted(title));
        assertThat(of(source, "1", "kind")).isEqualTo(kind);
        assertThat(
                        remarks(run).stream()
                                .anyMatch(one -> one.reason().equals(ReadFeedRow.KIND_OF_TITLE)))
                .isEqualTo(kind.equals("apprenticeship"));
    }

    @Test
    void aColumnOfKindsWeighsMoreThanATitle() {
        String source = source(true);
        csv(source, "id,kind,title\n1,job,Marketing intern\n");
        assertThat(of(source, "1", "kind")).isEqualTo("job");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "apprenticeship ! เบี้ยเลี้ยง 300/วัน ! 300 300 THB day",
                "apprenticeship ! allowance of 400 baht per day ! 400 400 THB day",
                "training ! Stipend: 5000 บาท/เดือน ! 5000 5000 THB month",
                "job ! เบี้ยเลี้ยง 300/วัน ! rejected",
            })
    void theAllowanceOfWhoLearnsIsThePay(String kind, String pay, String becomes) {
        String source = source(true);
        FeedRun run = csv(source, "id,title,kind,pay\n1,Cook,%s,%s\n".formatted(kind, pay));
        assertThat(becomes(run, source, PAY)).startsWith(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ต้องวางเงินประกัน 2000 ! true",
                "applicants pay a processing fee ! true",
                "may bayad para sa uniporme ! true",
                "w/ P500 uniform deposit ! true",
                "no placement fee ! false",
                "urgent ! false",
            })
    void aFeeAmongTheRemarksIsNotOverlooked(String remark, boolean refused) {
        FeedRun run = csv(source(true), "id,title,หมายเหตุ\n1,Cook,%s\n".formatted(remark));
        assertThat(remarks(run).stream().anyMatch(one -> one.reason().equals(UnreadDemands.FEE)))
                .isEqualTo(refused);
        assertThat(run.tally().rejected()).isEqualTo(refused ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ADDRESS ! 99 Mittraphap Rd., Khon Kaen ! place_code ! TH-40",
                "ที่อยู่ ! 12 ต.บ้านเป็ด อ.เมือง จ.ขอนแก่น ! place_code ! TH-40",
                "EMPLOYMENT STATUS ! Contractual ! kind ! job",
                "EMPLOYMENT STATUS ! 6 months contract ! kind ! job",
                "EMPLOYMENT STATUS ! 2 yrs contract ! kind ! job",
                "EMPLOYMENT STATUS ! OJT ! kind ! apprenticeship",
                "EMPLOYMENT STATUS ! Job Order ! kind ! job",
                "ลักษณะการจ้าง ! สัญญาจ้าง 1 ปี ! kind ! job",
                "education ! SHS/ALS grad ! education ! 2",
                "education ! HS Level ! education ! 3",
                "education ! ongoing college ! education ! 3",
            })
    void whatTheFormsOfChambersCallThingsIsRead(
            String header, String cell, String column, String becomes) {
        assertThat(becomes(header, "\"%s\"".formatted(cell), column)).isEqualTo(becomes);
    }

    @Test
    void anAddressIsNoPlaceBesideAProvince() {
        String source = source(true);
        csv(source, "id,title,address,province\n1,Cook,\"Makati, Manila\",Laguna\n");
        assertThat(of(source, "1", "place_code")).isEqualTo("PH-LAG");
    }

    @ParameterizedTest
    @CsvSource({
        "Cash bond, 1000, true",
        "Agency fee (PHP), '5,000', true",
        "uniformDeposit, P500, true",
        "Medical fee, 0, false",
        "Medical fee, none, false",
        "Medical fee, free (item 3), false",
        "ค่าชุด, 300 บาท, true",
        "เงินค้ำประกัน, 5000, true",
        "Membership fee, 5000, false",
        "OT rate, 100, false",
    })
    void aSumUnderTheNameOfAFeeIsNotOverlooked(String header, String cell, boolean refused) {
        String source = source(true);
        FeedRun run = csv(source, "id,title,%s\n1,Cook,\"%s\"\n".formatted(header, cell));
        assertThat(run.tally().rejected()).isEqualTo(refused ? 1 : 0);
    }

    @Test
    void aFeeThatComesToTheRemarksLaterIsNotOverlookedEither() {
        String source = source(true);
        csv(source, "id,title,remarks\n1,Cook,urgent\n");
        FeedRun run = csv(source, "id,title,remarks\n1,Cook,applicants pay a processing fee\n");
        assertThat(run.tally()).isEqualTo(tally(1, 0, 0, 0, 0, 1));
        assertThat(of(source, "1", "state"))
                .as("and what asks it is not shown")
                .isEqualTo("submitted");
        assertThat(csv(source, "id,title,remarks\n1,Cook,soon\n").tally())
                .as("shown again, though it says what it did before")
                .isEqualTo(tally(1, 0, 1, 0, 0, 0));
        assertThat(of(source, "1", "state")).isEqualTo("open");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'specialCommitments': 'ต้องวางเงินประกัน 2000' ! specialCommitments ต้องวางเงินประกัน 2000",
                "'remarks': ['urgent', 'applicants pay a processing fee'] ! remarks urgent; applicants pay a processing fee",
                "'details': 'may bayad para sa uniporme' ! unread.details may bayad para sa uniporme",
                "'specialCommitments': 'no placement fee' ! ",
                "'experienceRequirements': 'two years' ! ",
                "'description': 'You collect the processing fee from customers' ! ",
            })
    void aFeeUnderAKeyThatIsNotReadIsNotOverlooked(String property, @Nullable String asks)
            throws IOException {
        for (String type : List.of("JobPosting", "WorkBasedProgram")) {
            String source = source(true);
            FeedRun run =
                    run(
                            source,
                            FeedFormat.JSON,
                            "{'@type': '%s', 'identifier': '1', 'title': 'Cook', %s}"
                                    .formatted(type, property)
                                    .replace('\'', '"')
                                    .getBytes(StandardCharsets.UTF_8));
            refuses(run, source, asks);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'note': 'ต้องวางเงินประกัน 2000' ! note ต้องวางเงินประกัน 2000",
                "'tasks': 'Cook', 'details': 'visa fee 3000' ! unread.details visa fee 3000",
                "'note': 'no placement fee' ! ",
            })
    void aFeeInALineOfJsonIsNotOverlookedEither(String property, @Nullable String asks) {
        String source = source(true);
        FeedRun run =
                json(
                        source,
                        "{'id': '1', 'title': 'Cook', %s}".formatted(property).replace('\'', '"'));
        refuses(run, source, asks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "work abroad, passport needed ! true",
                "ทำงานที่ต่างประเทศ สัญญา 2 ปี ! true",
                "experience working abroad is welcome ! false",
                "no night work ! false",
            })
    void workAbroadAmongTheRemarksIsAskedAbout(String remark, boolean asked) {
        String source = source(true);
        FeedRun run = csv(source, "id,title,หมายเหตุ\n1,Cook,\"%s\"\n".formatted(remark.strip()));
        assertThat(
                        remarks(run).stream()
                                .filter(one -> one.reason().equals(FeedPlace.ABROAD))
                                .map(one -> one.field() + " " + one.read()))
                .isEqualTo(asked ? List.of("หมายเหตุ " + remark.strip()) : List.of());
        assertThat(run.tally().rejected()).isEqualTo(asked ? 1 : 0);
        FeedRun named =
                csv(
                        source,
                        "id,title,หมายเหตุ,country\n1,Cook,\"%s\",TH\n".formatted(remark.strip()));
        assertThat(named.tally().rejected()).as("with its country named").isZero();
    }

    /** Whether a row is sent back for a fee, and comes back with it in the file to correct. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "{'@type': 'JobPosting', 'identifier': '1', 'title': 'Cook', 'specialCommitments': 'Work abroad, visa provided'} ! specialCommitments",
                "{'id': '1', 'title': 'Cook', 'note': ['urgent', 'ทำงานต่างประเทศ']} ! note",
                "{'id': '1', 'title': 'Cook', 'note': 'experience working abroad is welcome'} ! ",
                "{'id': '1', 'title': 'Cook', 'country': 'TH', 'note': 'no work abroad'} ! ",
            })
    void workAbroadUnderAKeyThatIsNotReadIsAsked(String json, @Nullable String field) {
        FeedRun run = json(source(true), json.replace('\'', '"'));
        assertThat(
                        remarks(run).stream()
                                .filter(one -> one.reason().equals(FeedPlace.ABROAD))
                                .map(FeedRemark::field))
                .isEqualTo(field == null ? List.of() : List.of(field));
        assertThat(run.tally().rejected()).isEqualTo(field == null ? 0 : 1);
    }

    private static void refuses(FeedRun run, String source, @Nullable String asks) {
        assertThat(
                        remarks(run).stream()
                                .filter(one -> one.reason().equals(UnreadDemands.FEE))
                                .map(one -> one.field() + " " + one.read()))
                .isEqualTo(asks == null ? List.of() : List.of(asks));
        assertThat(run.tally().rejected()).isEqualTo(asks == null ? 0 : 1);
        if (asks != null) {
            FeedRun again = csv(source, errors(run, "en"));
            assertThat(again.problem()).isNull();
            assertThat(again.tally().rejected()).as("corrected in nothing").isEqualTo(1);
        }
    }

    @Test
    void whatStandsFarBehindUnderAKeyThatIsNotReadIsNotLookedAt() {
        String note = "{\"id\":\"1\",\"title\":\"Cook\",\"note\":\"%s processing fee\"}";
        assertThat(json(source(true), note.formatted("x".repeat(19_000))).tally().rejected())
                .isEqualTo(1);
        assertThat(json(source(true), note.formatted("x".repeat(21_000))).tally().rejected())
                .isZero();
    }

    @Test
    void whatIsOnlyReadOtherwiseIsReadOnceByAReader() {
        String source = source(true);
        String rows = "id,title\n1,Marketing intern\n";
        csv(source, rows);
        otherKindAndReader(source);
        assertThat(csv(source, rows).tally()).isEqualTo(tally(1, 0, 1, 0, 0, 0));
        String version = of(source, "1", "version");
        assertThat(csv(source, rows).tally()).isEqualTo(tally(1, 0, 0, 1, 0, 0));
        assertThat(of(source, "1", "kind || version")).isEqualTo("job" + version);
    }

    @Test
    void whatWaitedAndIsOnlyReadOtherwiseOpensAsWhatItWas() {
        String source = source();
        String rows = "id,title,employer\n1,Marketing intern,Interns Later\n";
        csv(source, rows);
        UUID employer = named(source, "Interns Later");
        otherKindAndReader(source);
        assertThat(csv(source, rows).tally()).isEqualTo(tally(1, 0, 0, 0, 1, 0));
        service.get(VerifyEmployer.class).verify(staff, new EmployerId(employer));
        assertThat(of(source, "1", "kind || ' ' || state")).isEqualTo("job open");
        assertThat(csv(source, rows).tally()).isEqualTo(tally(1, 0, 0, 1, 0, 0));

        // What a reader before this one found in its words, this one does not.
        service.sql(
                "update vacancy set state = 'submitted', opened_at = null where source = ?",
                source);
        assertThat(csv(source, rows).tally()).isEqualTo(tally(1, 0, 1, 0, 0, 0));
        assertThat(of(source, "1", "kind || ' ' || state")).isEqualTo("job open");
        assertThat(csv(source, rows).tally()).isEqualTo(tally(1, 0, 0, 1, 0, 0));
    }

    /** As if a reader before this one had taken the rows of a source as jobs. */
    private static void otherKindAndReader(String source) {
        service.sql(
                """
                update vacancy set kind = 'job', seats_committed = null,
                    content_hash = set_byte(content_hash, length(content_hash) - 1,
                        (get_byte(content_hash, length(content_hash) - 1) + 1) % 256)
                where source = ?
                """,
                source);
    }

    @Test
    void whatIsOnlyReadOtherwiseStaysOfItsKind() {
        String source = source(true);
        String rows = "id,title\n1,Marketing intern\n";
        csv(source, rows);
        otherKindAndReader(source);
        assertThat(csv(source, rows).tally().rejected()).isZero();
        assertThat(of(source, "1", "kind")).isEqualTo("job");
        // What its sender changes is another kind under the same id.
        assertThat(csv(source, "id,title,kind\n1,Marketing intern,training\n").tally().rejected())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "tasks ! Must be at least high school graduate. Stay-in. ! 3 true true ! accommodation stay-in,education high school,live_in stay-in",
                "tasks ! วุฒิ ปวส. มีที่พักฟรี ! 5 true - ! accommodation มีที่พัก,education ปวส.",
                "tasks ! We offer scholarships for college degrees ! - - - ! ''",
                "tasks ! ไม่มีที่พัก ! - false - ! accommodation ไม่มีที่พัก",
                "education ! at least high school graduate ! 3 - - ! ''",
                "live_in ! Stay-in ! - - true ! ''",
                "คุณสมบัติ ! With TESDA NC II and 2 years experience; must have diploma ! 5 - - ! qualifications With TESDA NC II and 2 years experience; must have diploma",
                "Benefits ! free accommodation ! - true - ! ''",
                "สวัสดิการ ! ประกันสังคม, มีที่พัก(ฟรี) ! - true - ! benefits ประกันสังคม, มีที่พัก(ฟรี)",
                "benepisyo ! SSS; walang tirahan ! - false - ! benefits SSS; walang tirahan",
                "Benefits ! housing loan ! - - - ! accommodation housing loan",
            })
    void educationAndRoomAreReadWhereAnAdvertPlainlySaysThem(
            String column, String cell, String stored, String said) {
        String source = source(true);
        FeedRun run = csv(source, "id,title,%s\n1,Cook,\"%s\"\n".formatted(column, cell));
        assertThat(
                        of(
                                source,
                                "1",
                                "concat_ws(' ', coalesce(education::text, '-'), coalesce(accommodation::text, '-'), coalesce(live_in::text, '-'))"))
                .isEqualTo(stored);
        assertThat(
                        remarks(run).stream()
                                .map(remark -> remark.field() + " " + remark.read())
                                .collect(Collectors.joining(",")))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Benefits", "Qualifications"})
    void aFeeAmongWhatIsLittleReadIsNotOverlooked(String column) {
        String source = source(true);
        FeedRun run = csv(source, "id,title,%s\n1,Cook,Training fee 500 baht\n".formatted(column));
        refuses(run, source, column + " Training fee 500 baht");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "เงินเดือน ! 15,000 บ. ! 15000 15000 THB month",
                "ค่าจ้าง ! 400บ./วัน ! 400 400 THB day",
                "ค่าจ้าง ! 250-350 บ./ชม. ! 250 350 THB hour",
                "เงินเดือน ! 12T ! 12000 12000 THB month",
                "เงินเดือน ! 25T-30T ! 25000 30000 THB month",
                "เงินเดือน ! 15k + com ! 15000 15000 THB month",
                "เงินเดือน ! 18,000-22,000 (DOE) ! 18000 22000 THB month",
                "เงินเดือน ! 14,500.00 - gross ! 14500 14500 THB month",
                "เงินเดือน ! 13,000 - free board & lodging ! 13000 13000 THB month",
                "เงินเดือน ! 15,000 กินอยู่ฟรี ! 15000 15000 THB month",
                "เงินเดือน ! 9,000 + ที่พัก ! 9000 9000 THB month",
                "เงินเดือน ! 9,000 หักค่าที่พัก ! rejected",
                "ค่าจ้าง ! 400/day + meals (2x) ! 400 400 THB day",
                "ค่าจ้าง ! 350-400/day w/ lunch ! 350 400 THB day",
                "เงินเดือน ! 12,000 2x a month ! rejected",
                "ค่าจ้าง ! วันละ 400-500 ทิปต่างหาก ! 400 500 THB day",
                "ค่าจ้าง ! วันละ 345 บาท เบี้ยขยัน 500/เดือน ! 345 345 THB day What comes on top",
                "ค่าจ้าง ! วันละ 350 โอทีชม.ละ 66 ! 350 350 THB day What comes on top",
                "เงินเดือน ! ฐาน 10,500 คอมเฉลี่ย 3,000-5,000 ! 10500 10500 THB month What comes on top",
                "เงินเดือน ! 12,000 + เบี้ยเลี้ยงเที่ยวละ 300 ! 12000 12000 THB month What comes on top",
                "เงินเดือน ! 25,000+5% ยอดขาย ! 25000 25000 THB month What comes on top",
                "เงินเดือน ! 15,000 ไม่รวม OT 2,000 ! rejected",
                "เงินเดือน ! allowance 2,000 basic 10,000 ! rejected",
                "เงินเดือน ! ประกันรายได้ 15,000 ! 15000 THB month Only the lowest pay",
                "เงินเดือน ! เงินประกัน 9,000 ! rejected",
                "ค่าจ้าง ! 500-700/วัน แล้วแต่ฝีมือ ! 500 700 THB day",
                "เงินเดือน ! เริ่มต้น 9,000 ปรับทุก 3 เดือน ! 9000 THB month Only the lowest pay",
                "เงินเดือน ! 10,000 หยุดเดือนละ 2 วัน ! 10000 10000 THB month",
                "เงินเดือน ! 11,000 (ผ่านทดลองงาน 12,500) ! 11000 12500 THB month The pay on probation",
                "เงินเดือน ! 12,000 after probation 13,500 ! 12000 13500 THB month The pay on probation",
                "เงินเดือน ! 13,500 (ผ่านโปร 14,500) ! 13500 14500 THB month The pay on probation",
                "salary ! 16,000 upon regularization 18,000 ! 16000 18000 THB month The pay on probation",
                "sahod ! 16,000, pag regular na 18,000 ! 16000 18000 THB month The pay on probation",
                "เงินเดือน ! 12,500 (ผ่านทดลองงาน 11,000) ! rejected",
                "ค่าจ้าง ! 35 per delivery ! rejected This is pay for another time",
                "ค่าจ้าง ! 500/คืน ! rejected This is pay for another time",
                "ค่าจ้าง ! กระสอบละ 8 บาท ! rejected This is pay for another time",
                "ค่าจ้าง ! 645/day (16,770/month) ! 645 645 THB day The same pay stands here for two times",
                "เงินเดือน ! 16,770/month (645/day) ! 16770 16770 THB month The same pay stands here for two times",
                "ค่าจ้าง ! 80 บาท/ชม. = 640 บาท/วัน ! 80 80 THB hour The same pay stands here for two times",
                "ค่าจ้าง ! 645/day (26,770/month) ! rejected Two periods",
                "เงินเดือน ! 15,000 ทดลองงาน 3 เดือน ! 15000 15000 THB month",
                "เงินเดือน ! ปวส. 12,000 ป.ตรี 15,000 ! 12000 15000 THB month The pay hangs on schooling",
                "เงินเดือน ! ม.6 10,500 บาท, ปวส. 11,500 บาท, ป.ตรี 15,000 บาท ! 10500 15000 THB month The pay hangs on schooling",
                "เงินเดือน ! วุฒิ ปวช.: 11,000-12,000 / ป.ตรี: 15,000 ขึ้นไป ! 11000 THB month The pay hangs on schooling",
                "salary ! HS grad 12,000; college grad 15,000 ! 12000 15000 THB month The pay hangs on schooling",
                "เงินเดือน ! 10,500 (ม.6), 12,500 (ปวส.) ! 10500 12500 THB month The pay hangs on schooling",
                "เงินเดือน ! 12,000 บาท (ปวส.) - 15,000 บาท (ป.ตรี) ! 12000 15000 THB month The pay hangs on schooling",
                "salary ! 12k for HS grads, 15k for college grads ! rejected",
                "เงินเดือน ! 10,500 (ม.6), ปวส. ตามตกลง ! rejected",
                "เงินเดือน ! ปวส. 12,000 ป.ตรี ตามตกลง ! rejected",
                "เงินเดือน ! ปวส. 12,000/เดือน ป.ตรี 500/วัน ! rejected",
                "เงินเดือน ! 15 thousand ! 15000 15000 THB month",
                "เงินเดือน ! 12-15 thousand ! 12000 15000 THB month",
                "เงินเดือน ! 15K++ ! 15000 THB month Only the lowest pay",
                "เงินเดือน ! 15K++ (nego) ! 15000 THB month Only the lowest pay",
                "pay,pay_period ! 15000,M ! 15000 15000 THB month",
                "pay,pay_period ! 400,D ! 400 400 THB day",
            })
    void payIsReadAsOfficesShortenAndAddToIt(String header, String pay, String becomes) {
        String cells = header.contains(",") ? pay : "\"%s\"".formatted(pay);
        assertThat(becomes(header, cells, PAY).replace(PayTerms.COUNTRYS_MONEY + " ", ""))
                .startsWith(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "salaryMin,salaryCurrency,salaryFrequency ! 20000,THB,MONTHLY ! 20000 THB month",
                "salaryFrom,salaryTo ! 20000,22000 ! 20000 22000 THB month",
                "annualSalary ! 216000 ! 18000 18000 THB month The pay of a year",
                "dailyRate ! 400 ! 400 400 THB day",
            })
    void whatProgramsCallPayIsReadToItsLastWord(String header, String cells, String becomes) {
        assertThat(becomes(header, cells, PAY).replace(PayTerms.COUNTRYS_MONEY + " ", ""))
                .startsWith(becomes);
    }

    @Test
    void theTablesOfProgramsAreRead() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        requisitionId,jobTitle,companyName,employmentType,numberOfOpenings,workLocationCity,workLocationState,workLocationCountry,minimumEducation,isNightShift,housingProvided,postingEndDate,jobStatus
                        1,Cook,Verified Kitchen,FULL_TIME,3,Hang Dong,Chiang Mai,THA,HIGH_SCHOOL,FALSE,TRUE,2027-01-31,OPEN
                        2,Baker,Verified Kitchen,Temp,1,Hang Dong,Chiang Mai,TH,,,,2027-01-31,ON_HOLD
                        """);
        assertThat(run.tally()).as(remarks(run).toString()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
        assertThat(
                        of(
                                source,
                                "1",
                                "concat_ws(' ', kind, seats, place_code, country, education, nights::text, accommodation::text, valid_until)"))
                .isEqualTo("job 3 TH-50 TH 3 false true 2027-01-31");
    }

    @Test
    void theKeysOfProgramsAreRead() {
        String source = source(true);
        FeedRun run =
                json(
                        source,
                        """
                        {"jobId": "1", "jobTitle": "Cook", "employmentType": "FULL_TIME", "numberOfPositions": 4, "liveIn": true, "salary": {"amount": 12000, "frequency": "monthly"},
                         "jobLocation": {"address": {"addressLocality": "Hang Dong", "addressRegion": "Chiang Mai"}}}"""
                                .replace("\n", " "));
        assertThat(run.tally().created()).as(remarks(run).toString()).isEqualTo(1);
        assertThat(of(source, "1", "concat_ws(' ', seats, place_code, live_in::text, " + PAY + ")"))
                .isEqualTo("4 TH-50 true 12000 12000 THB month");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Qty ! 100+ ! 100 Of several numbers",
                "# needed ! 5 คนขึ้นไป ! 5 Of several numbers",
                "ความต้องการ (คน) ! 10 ! 10",
                "M,F ! 2,3 ! 5 The numbers were added up",
                "M,Qty ! ✓,3 ! 3",
            })
    void seatsStandUnderMoreNames(String header, String cells, String becomes) {
        assertThat(becomes(header, cells, "seats")).startsWith(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "5 (filled 2) ! 3 Those already found were taken off.",
                "5 (2 filled) ! 3 Those already found were taken off.",
                "5 (already hired: 2) ! 3 Those already found were taken off.",
                "5 อัตรา (รับแล้ว 2 คน) ! 3 Those already found were taken off.",
                "5 (ได้แล้ว 2) ! 3 Those already found were taken off.",
                "5, 2 filled ! 3 Those already found were taken off.",
                "5 (2 left) ! 2 Those already found were taken off.",
                "5 อัตรา (เหลือ 2) ! 2 Those already found were taken off.",
                "5 (filled 5) ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "5 (filled) ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "20 (all filled) ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "3 (เต็ม) ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "20 เต็มแล้ว ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "เต็มแล้ว ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "FULL ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "closed ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "ปิดรับ ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "ได้คนแล้ว ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "3 (not yet filled) ! 3",
                "2 (filled 5) ! rejected By this nobody is sought any more; write how many still are, or filled in a column called status.",
                "2 (5 left) ! 1 This was not understood; it was counted as one.",
                "5 (to be filled by May) ! 5",
                "5 (ช3 ญ2) ! 5",
                "1.000 ! rejected 1.000 may be 1000 or 1; write the one that is meant.",
                "12.000 ! rejected 12.000 may be 12000 or 12; write the one that is meant.",
                "3.0 ! 3",
            })
    void seatsThatAreTakenAreTakenOffAndWhatMayBeAThousandIsAsked(String cell, String becomes) {
        assertThat(becomes("seats", "\"%s\"".formatted(cell), "seats")).isEqualTo(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Cook and waiter 3 posts ! 1 The title gives a number",
                "กุ๊ก/พนักงานเสิร์ฟ 3 อัตรา ! 1 The title gives a number",
                "Cook 3 posts ! 3 No column says this",
                "พนักงานเสิร์ฟ (3 อัตรา) ! 3 No column says this",
                "พนักงานเสิร์ฟ 3 ตำแหน่ง ! 3 No column says this",
                "ดูแลผู้สูงอายุ 2 คน ! 1",
                "Cook for 30 persons ! 1",
                "Cook ! 1",
            })
    void seatsAreReadInATitleOfOnePostAndSaid(String title, String becomes) {
        String source = source(true);
        FeedRun run = csv(source, "id,title\n1,%s\n".formatted(title));
        assertThat(becomes(run, source, "seats")).startsWith(becomes);
        assertThat(csv(source, "id,title,seats\n1,%s,2\n".formatted(title)).tally().updated())
                .isEqualTo(1);
        assertThat(of(source, "1", "seats")).isEqualTo("2");
    }

    @Test
    void ofASumWithoutACurrencyInAnotherCountryItIsAskedWhetherTheWorkIsAbroad() {
        FeedRun run =
                csv(source(true), "id,title,place,salary\n1,Cook,Cebu,15000\n2,Baker,น่าน,15000\n");
        assertThat(run.tally()).isEqualTo(tally(2, 1, 0, 0, 0, 1));
        assertThat(remarks(run))
                .filteredOn(one -> one.line() == 2)
                .extracting(FeedRemark::field, FeedRemark::reason)
                .contains(
                        tuple("place", FeedPlace.ABROAD),
                        tuple("currency", "A sum needs its currency, like THB or PHP."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PayCases.BY_SCHOOLING,
                PayCases.TOLD_TWICE,
                SeatsText.FOUND_TAKEN_OFF,
                SeatsText.FOUND_NOT_READ,
                SeatsText.NOBODY_SOUGHT,
                SeatsText.IN_TITLE,
                ReadFeedRow.NO_EMPLOYER,
                "1.000 may be 1000 or 1; write the one that is meant.",
                "This may be a day without its year or a month of 2031; write 2026-12-31 if that day is meant.",
            })
    void whatAReportSaysOfARowIsThereInEachLanguage(String sentence) {
        ProblemLanguage sentences = service.get(ProblemLanguage.class);
        for (String language : List.of("th", "fil")) {
            assertThat(sentences.toStaff(language, sentence)).isNotEqualTo(sentence);
        }
    }

    @Test
    void aSecondLineOfTheHeaderMaySayHowToFillColumnsIn() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        id,title,ความต้องการ (คน),,,ค่าจ้าง,,ที่พัก
                        ,,ชาย,หญิง,ไม่จำกัด,บาท,ต่อ,มี/ไม่มี
                        1,Cook,1,2,,350,วัน,มี
                        2,Porter,5,,,8,กระสอบ,มี
                        """);
        assertThat(run.tally()).as(remarks(run).toString()).isEqualTo(tally(2, 1, 0, 0, 0, 1));
        assertThat(of(source, "1", "concat_ws(' ', seats, accommodation::text, " + PAY + ")"))
                .isEqualTo("3 true 350 350 THB day");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "วัน/เวลาทำงาน ! จ-ส 8.00-17.00 ! 48 false",
                "วันทำงาน/เวลาทำงาน ! จ-ส 8.00-17.00 ! 48 false",
                "เวลาทำงาน ! จ-ส 8-17 ! 48 false",
                "เวลาทำงาน ! จ.-ส. 08.00-17.00 น. ! 48 false",
                "เวลาทำงาน ! จันทร์-เสาร์ 8.00-17.00 ! 48 false",
                "เวลาทำงาน ! จันทร์-เสาร์ 8-17 ! 48 false",
                "เวลาทำงาน ! จ.ถึงส. 8.00-17.00 ! 48 false",
                "schedule ! M-Sat 8-17 ! 48 false",
                "schedule ! Mon-Fri 8-17 hrs ! 40 false",
                "เวลาทำงาน ! 8-17 จ-ส ! 48 false",
                "เวลาทำงาน ! จ-ศ 22-6 ! 35 true",
                "เวลาทำงาน ! จ-ศ 14-22 ! 35 false",
                "schedule ! Mon-Sat 8-14 hours ! null null",
                "schedule ! Mon-Sat 8-15 Dec ! null null",
                "schedule ! Mon-Fri 18-24 ! null null",
                "schedule ! เวรเช้า-บ่าย-ดึก ! null true",
                "schedule ! กะกลางวัน/กลางคืน ! null true",
                "schedule ! D/N shifting ! null true",
                "schedule ! เวรเช้า ไม่มีดึก ! null null",
                "schedule ! จ-ศ 08.30-17.30 เสาร์เว้นเสาร์ ! null false",
                "schedule ! Mon-Fri and alternate Saturdays 8am-5pm ! null false",
                "Night? ! ✓ ! null true",
            })
    void timesAndNightsAreReadInMoreWords(String header, String cells, String becomes) {
        assertThat(
                        becomes(
                                header,
                                "\"%s\"".formatted(cells),
                                "concat_ws(' ', coalesce(hours::text, 'null'), coalesce(nights::text, 'null'))"))
                .startsWith(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ปวช./ปวส. ช่างยนต์ หรือไฟฟ้า ! 3 Of qualifications",
                "ปวส. โยธา ! 5 Of qualifications",
                "ปวส.บัญชี ! 5 Of qualifications",
                "ป.ตรี พยาบาล มีใบประกอบวิชาชีพ ! 6 Of qualifications",
                "ม.3 + ใบประกาศ 420 ชม. ! 2 Of qualifications",
                "HS grad; w/ NC II ! 3 Of qualifications",
                "College grad ! 6",
                "Elem. grad ! 1",
                "HIGH_SCHOOL ! 3",
                "K-12 ! 3",
                "M.6 ! 3",
                "M.3 ! 2",
                "Grade 12 ! 3",
                "SHS graduate ! 3",
                "college level ! 3",
                "College 2nd year ! This was not understood",
                "preferably high school graduate ! This was not understood",
                "ไม่ต้องมี ป.ตรี ! This was not understood",
            })
    void theLevelOfEducationIsReadBesideAField(String cell, String becomes) {
        assertThat(becomes("education", "\"%s\"".formatted(cell), "education")).startsWith(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "pay ! 10,000 each/month stay in ! true true live_in accommodation",
                "schedule ! stay in 1 day off ! true true live_in accommodation",
                "salary,schedule ! 6000-7000 depende sa experience\",\"stay in 1 day off ! true true live_in accommodation",
                "hours ! 24 ชั่วโมง อยู่ประจำ ! true true live_in accommodation",
                "เงินเดือน ! 13,000 free board & lodging ! - true accommodation",
                "tasks ! ดูแลเด็ก (อยู่ประจำ) ! true true",
                "tasks ! แม่บ้านอยู่ประจำ ไป-กลับก็ได้ ! - -",
                "tasks ! อยู่ประจำจุดทางเข้า ! - -",
                "Benefits ! Stay-in or stay-out ! - -",
            })
    void livingInIsReadWhereverItStands(String column, String cell, String becomes) {
        String source = source(true);
        FeedRun run = csv(source, "id,title,%s\n1,Cook,\"%s\"\n".formatted(column, cell));
        String other =
                remarks(run).stream()
                        .filter(one -> one.reason().equals(ReadFeedRow.IN_OTHER))
                        .map(FeedRemark::field)
                        .sorted(java.util.Comparator.reverseOrder())
                        .collect(Collectors.joining(" "));
        assertThat(
                        (of(
                                                source,
                                                "1",
                                                "concat_ws(' ', coalesce(live_in::text, '-'), coalesce(accommodation::text, '-'))")
                                        + " "
                                        + other)
                                .strip())
                .isEqualTo(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "TH,SAR,1500 ! For deployment to Saudi Arabia ! true",
                "TH,EUR,900 ! เดินทางไปเก็บเบอร์รี่ที่ฟินแลนด์ 3 เดือน ! true",
                "TH,USD,900 ! Teaches children at home ! false",
                "TH,THB,15000 ! For deployment to Saudi Arabia ! false",
                "SA,SAR,1500 ! For deployment to Saudi Arabia ! false",
            })
    void wordsAndPayOfAnotherCountryWeighMoreThanTheOneNamed(
            String named, String tasks, boolean asked) {
        FeedRun run =
                csv(
                        source(true),
                        "id,title,country,currency,pay,pay_period,tasks\n1,Cook,%s,month,%s\n"
                                .formatted(named, tasks));
        assertThat(
                        remarks(run).stream()
                                .anyMatch(
                                        one -> one.reason().equals(FeedPlace.TOLD_AND_PAID_ABROAD)))
                .isEqualTo(asked);
        assertThat(run.tally().rejected()).isEqualTo(asked ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "valid_until ! 15 ธ.ค. - 31 ธ.ค. 2570 ! 2027-12-31 Of the first",
                "valid_until ! 1-31 ธ.ค. 2570 ! 2027-12-31 Of the first",
                "valid_until ! 1 Dec to 31 Dec 2027 ! 2027-12-31 Of the first",
                "start_on ! 1 Dec to 31 Dec 2027 ! rejected",
            })
    void theLastOfTwoDaysIsTheLastToApply(String column, String cell, String becomes) {
        assertThat(becomes(column, "\"%s\"".formatted(cell), column)).startsWith(becomes);
    }

    @Test
    void aMarkThatSaysTheSameStandsForTheCellAbove() {
        String source = source(true);
        csv(
                source,
                """
                id,title,place,เงินเดือน
                1,Cook,น่าน,12000
                2,Baker,\"""\",ditto
                3,Welder,〃,-do-
                4,Mason,do.,same
                """);
        assertThat(
                        service.ask(
                                "select string_agg(place_code || pay_min_minor, ' ' order by external_id) from vacancy where source = ?",
                                source))
                .isEqualTo("TH-551200000 TH-551200000 TH-551200000 TH-551200000");
    }

    @Test
    void aRemarkThatSaysThatNobodyIsSoughtIsAStatus() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        id,title,หมายเหตุ
                        1,Cook,เต็มแล้ว
                        2,Baker,HIRED na
                        3,Welder,On hold
                        4,Tailor,ด่วน
                        5,Guard,Hired by the shift; call first
                        """);
        assertThat(rowsOf(source)).isEqualTo("4Tailoropen,5Guardopen");
        assertThat(remarks(run))
                .extracting(FeedRemark::reason)
                .contains(FeedTable.OVER, FeedTable.ON_HOLD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ช่างยนต์ เต็มแล้ว ! true",
                "ช่างยนต์ (เต็มแล้ว) ! true",
                "Cook - FILLED ! true",
                "Cook (position filled) ! true",
                "Cook (full) ! false",
                "Cook - full time ! false",
                "พนักงานเปิด-ปิดร้าน ! false",
                "Filled chocolate maker ! false",
            })
    void aTitleThatEndsInSayingThatNobodyIsSoughtIsAStatus(String title, boolean over) {
        String source = source(true);
        FeedRun run = csv(source, "id,title\n1,%s\n2,Baker\n".formatted(title));
        assertThat(remarks(run).stream().anyMatch(one -> one.reason().equals(FeedTable.OVER)))
                .isEqualTo(over);
        assertThat(open(source)).isEqualTo(over ? 1 : 2);
    }

    @Test
    void aTitleThatSaysThatNobodyIsSoughtEndsTheVacancyOfARowWithoutAnId() {
        String source = source(true);
        csv(source, "title,employer\nช่างยนต์,ร้านเอ\nBaker,ร้านเอ\n");
        assertThat(open(source)).isEqualTo(2);
        csv(source, "title,employer\nช่างยนต์ เต็มแล้ว,ร้านเอ\nBaker,ร้านเอ\n");
        assertThat(open(source)).isEqualTo(1);
    }

    @Test
    void namesUnderASignatureAreNoRows() {
        String source = source(true);
        FeedRun run =
                csv(
                        source,
                        """
                        title,employer,seats
                        Cook,Lanna Kitchen,2
                        ,Prepared by:,
                        ,JUAN D. CRUZ,MARIA SANTOS
                        ,PESO Manager,
                        """);
        assertThat(run.tally()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "หมายเหตุ: ช่องสีแดงคือได้คนครบแล้ว",
                "Rows in yellow are already filled",
                "* Highlighted = closed",
            })
    void thatColoursMeanSomethingIsSaid(String legend) {
        FeedRun run = csv(source(true), "id,title,no\n1,Cook,1\n,,%s\n".formatted(legend));
        assertThat(run.tally()).isEqualTo(tally(1, 1, 0, 0, 0, 0));
        assertThat(remarks(run))
                .extracting(FeedRemark::reason, FeedRemark::read)
                .contains(tuple(FeedTable.COLOURS, legend));
    }

    @Test
    void aPageMaySayThatItIsAboutVacancies() {
        String source = source(true);
        document(
                source,
                """
                {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Jobs"},
                    {"@type": "WebPage", "mainEntity": {"@type": "ItemList", "itemListElement": [
                        {"@type": "ListItem", "item": {"@type": "JobPosting", "identifier": "1", "title": "Cook"}}]}},
                    {"@type": "WebPage", "mainEntity": {"@type": "JobPosting", "identifier": "2", "title": "Baker"}},
                    {"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Where?"}]}]}""");
        assertThat(rowsOf(source)).isEqualTo("1Cookopen,2Bakeropen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Welding trainee (scholarship w/ allowance) ! true",
                "SMAW NC I (training program) ! true",
                "อบรมอาชีพนวดแผนไทย ! true",
                "หลักสูตรช่างแอร์ 35 วัน ! true",
                "Scholarship coordinator ! false",
                "Training officer ! false",
            })
    void whetherACourseIsMeantIsAsked(String title, boolean asked) {
        FeedRun run = csv(source(true), "id,title\n1,%s\n".formatted(title));
        assertThat(run.tally().rejected()).isEqualTo(asked ? 1 : 0);
    }
}
