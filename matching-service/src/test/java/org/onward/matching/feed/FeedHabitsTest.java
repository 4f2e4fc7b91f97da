package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            })
    void hoursOfADayAreNoneOfAWeek(String header, String hours, String becomes) {
        assertThat(becomes(header, "\"%s\"".formatted(hours), "hours")).startsWith(becomes);
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
                "8 hours per shift ! ''",
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
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(becomes(run, source, "hours")).startsWith(becomes.replace("'", ""));
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
}
