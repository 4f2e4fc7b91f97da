package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.FieldErrors;

/** What offices write, and what is read of it; without a service. */
class FeedReadingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "฿12,000 ! 12000 - THB -",
                "PHP 15,000–18,000/month ! 15000 18000 PHP month",
                "15,000 บาท/เดือน ! 15000 - THB month",
                "12k ! 12000 - - -",
                "12-15k a month ! 12000 15000 - month",
                "เดือนละ ๑๒,๐๐๐.- บาท ! 12000 - THB month",
                "1.5 หมื่น ! 15000.0 - - -",
                "₱610 kada araw ! 610 - PHP day",
                "P15,000 to P18,000 monthly ! 15000 18000 PHP month",
                "350 บาทต่อวัน + โอที ! 350 - THB day",
                "Php 18,000.00 (negotiable) ! 18000.00 - PHP -",
                "15 000 THB ! 15000 - THB -",
                "ค่าจ้างวันละ 400 บาทขึ้นไป ! 400 - THB day",
                "USD 60,000 per year ! 60000 - USD year",
                "negotiable ! - - - -",
                "ตามตกลง ! - - - -",
                "Mapag-uusapan ! - - - -",
                "แล้วแต่ประสบการณ์ ! - - - -",
                "โทรสอบถาม ! - - - -",
                "แจ้งตอนสัมภาษณ์ ! - - - -",
                "Napagkakasunduan ! - - - -",
                "DOE ! - - - -",
                "call for details, in PHP or USD ! - - - -",
                "provincial rate ! - - - -",
                "15,000 plus allowance 2,000 ! 15000 - - -",
                "15,000 บาท + 2,000 ค่าอาหาร ! 15000 - THB -",
                "12,000/15,000 ! 12000 15000 - -",
                "15,000/month + 100/day ! 15000 - - month",
                "12,000 บาท/เดือน บวก 50 บาท/วัน ! 12000 - THB month",
                "$500 ! 500 - $ -",
                "USD $500 ! 500 - USD -",
                "ตามค่าแรงขั้นต่ำ ! - - - -",
                "12-15,000 บาท/เดือน ! 12000 15000 THB month",
                "1.2-1.5 หมื่น ! 12000.0 15000.0 - -",
                "12-15 พัน ! 12000 15000 - -",
                "9-12 พันบาท ! 9000 12000 THB -",
                "9,000-1.2 หมื่น ! 9000 12000.0 - -",
                "500-700 ! 500 700 - -",
                "500 - 1,500 ! 500 1500 - -",
                "25,000 - 30,000 บาท ตามประสบการณ์ ! 25000 30000 THB -",
                "12,000 ตามประสบการณ์และความสามารถ ! 12000 - - -",
                "15,000 แล้วแต่ตกลง ! 15000 - - -",
                "15,000 บาท (สามารถต่อรองได้) ! 15000 - THB -",
                "₱15,000 (mapag-usapan) ! 15000 - PHP -",
                "₱15,000 (pag-uusapan) ! 15000 - PHP -",
                "15,000 negotiable upon interview ! 15000 - - -",
                "ขั้นต่ำ 12,000 บาท/เดือน ! 12000 - THB month",
                "20000 บาท (รวม OT) ! 20000 - THB -",
                "300-350 บาท/วัน (ไม่รวมโอที) ! 300 350 THB day",
                "12000 บาท/คน/เดือน ! 12000 - THB month",
                "9,500 + เบี้ยขยัน 500 ! 9500 - - -",
                "วันละ 380.- ! 380 - THB day",
                "12,000.- ! 12000 - THB -",
                "₱12,000 depending on experience ! 12000 - PHP -",
                "18,000.00-20,000.00 depende sa experience ! 18000.00 20000.00 - -",
                "15,000 to 18,000 monthly + 13th month pay ! 15000 18000 - month",
                "15000pesos ! 15000 - PHP -",
                "THB15K ! 15000 - THB -",
                "12,000 + ค่าคอมมิชชั่น 3% ! 12000 - - -",
                "12000-15000 บาท/เดือน (รวมเบี้ยขยัน 500) ! 12000 15000 THB month",
                "9,000-12,000 บาท + ทิป + ค่าอาหาร 50 บาท/วัน ! 9000 12000 THB -",
                "13,000 บาทต่อเดือน หยุดวันอาทิตย์ 1 วัน ! 13000 - THB month",
                "P15,000/mo for 8 hrs/day ! 15000 - PHP month",
                "15,000 บาท + เงินประจำตำแหน่ง 2,000 ! 15000 - THB -",
                "12,000 + incentives up to 20,000 ! 12000 - - -",
                "15,000 plus tips (5,000-10,000) ! 15000 - - -",
                "10k basic + 2k allowance ! 10000 - - -",
                "P900/day (8hrs) 6 days ! 900 - PHP day",
                "P645/day, 8 hours, 6 days ! 645 - PHP day",
                "12,000 บาท (12 ชม.) ! 12000 - THB -",
                "450 บาท/วัน 12 ชม. ! 450 - THB day",
                "15,000/เดือน หยุด 4 วัน ! 15000 - - month",
                "P500-P600 daily, Mon-Sat ! 500 600 PHP day",
                "400/วัน จ.-ส. ! 400 - - day",
                "₱20K-25K package (basic 16k) ! 16000 - PHP -",
                "15,000 (basic 12,000 + allowance 3,000) ! 12000 - - -",
                "รายได้รวม 20,000 ฐานเงินเดือน 12,000 บาท ! 12000 - THB -",
                "commission 50%, guaranteed P400/day ! 400 - PHP day",
                "ประกันมือ 500/วัน ! 500 - - day",
                "arawan 500 ! 500 - - day",
                "SG-11 (P27,000) ! 27000 - PHP -",
                "P27,000 (SG 11) ! 27000 - PHP -",
                "SG 11 - P27,000.00/month ! 27000.00 - PHP month",
                "Salary Grade 11, Step 1 (P27,000) ! 27000 - PHP -",
                "P27,000-29,000 / SG-11 ! 27000 29000 PHP -",
                "15 thousand pesos ! 15000 - PHP -",
                "15K++ ! 15000 - - -",
                "ขั้นต่ำ 10,500 + เซอร์วิสชาร์จ ! 10500 - - -",
                "18-20K + SC ! 18000 20000 - -",
                "เงินเดือน 9000 + เที่ยววิ่ง ! 9000 - - month",
                "P160/day allow. ! 160 - PHP day",
                "แบ่ง 50/50 การันตี 10,000 ! 10000 - - -",
                "60-40 sharing, guaranteed P450/day ! 450 - PHP day",
                "₱550-₱700 depende sa skill ! 550 700 PHP -",
                "400 + libreng kain ! 400 - - -",
                "18,000/ด. อยู่ประจำ ! 18000 - - month",
                "350/ว. ! 350 - - day",
                "P645/day (P16,770 per month) ! 645 - PHP day",
                "P645/day (approx. P16,770/month) ! 645 - PHP day",
                "14,500 basic + 3,000 allow. ! 14500 - - -",
                "14,500 basic + 3,000 ! 14500 - - -",
                "14,500 basic, 3,000 allowance ! 14500 - - -",
                "18,000 basic / 3,000 allowance ! 18000 - - -",
                "13,000 basic pay + 1,500 meal ! 13000 - - -",
                "500/day basic + 100 meal ! 500 - - day",
                "16k basic + 2k allowances ! 16000 - - -",
                "basic 14,500, allowance 3,000 ! 14500 - - -",
                "400 บาท/วัน ทดลองงาน 119 วัน ! 400 - THB day",
                "650 บาท/วัน (ทดลองงาน 180 วัน) ! 650 - THB day",
                "P645/day, probation 180 days ! 645 - PHP day",
                "645 per day, 180 days probation ! 645 - - day",
                "P100/hr (probation 90 hours) ! 100 - PHP hour",
                "15,000 ทดลองงาน 3 เดือน ! 15000 - - -",
                "18,000/month; probation 6 months ! 18000 - - month",
                "18,000 (3 months probation 15,000) ! 15000 18000 - -",
                "15,000 บาท (ทดลองงาน 3 เดือน 12,000 บาท) ! 12000 15000 THB -",
                "15,000 ผ่านทดลองงาน 3 เดือน 18,000 ! 15000 18000 - -",
                "500/day, probation 400/day ! 400 500 - day",
            })
    void payIsReadAsOfficesWriteIt(String cell, String expected) {
        PayText pay = PayText.read(cell);
        assertThat(pay.problem()).isNull();
        assertThat(
                        "%s %s %s %s"
                                .formatted(
                                        or(pay.least()),
                                        or(pay.most()),
                                        or(pay.currency()),
                                        or(pay.period())))
                .isEqualTo(expected);
    }

    private static Object or(@Nullable Object value) {
        return value == null ? "-" : value;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "฿12,000 / PHP 20,000 ! Two currencies",
                "400 a day or 12,000 a month ! Two periods",
                "12,000 plus house and car ! “plus house and car” was not understood; write a sum in digits",
                "15000 บาท (ทดลองงาน 18000) ! “ทดลองงาน” was not understood",
                "15000 a month (12000 pesos during probation a day) ! Two periods",
                "10,500 (ม.6), 12,500 ! “ม.6” was not understood",
                "P570 x 26 days ! in digits",
                "12,000 บาท/2 สัปดาห์ ! another time",
                "500/shift ! another time",
                "ชิ้นละ 5 บาท ! another time",
                "10 11 12 ! in digits",
                "แบ่ง 50/50 ! in digits",
                "350/เที่ยว ! another time",
                "twelve thousand ! in digits",
                "หมื่นสอง ! in digits",
                "18,000/15,000 ! in digits",
                "400/day 12,000/month ! Two periods",
                "500 บาท/12 ชม. ! another time",
                "P500 for 12 hours ! in digits",
                "12 ชม. 500 บาท ! in digits",
                "500 x 6 days ! in digits",
                "15,000 (basic 18,000) ! “basic” was not understood",
                "commission 50%, P400/day ! in digits",
                "ประกันมือถือ 500 ! “ประกันมือถือ” was not understood",
                "ประกัน 500 ! “ประกัน” was not understood",
                "SG-11 ! in digits",
                "SG 20-25/hour ! in digits",
                "ปวส. 12,000 ! “ปวส” was not understood",
                "20,000 basic, 18,000 net ! “basic” was not understood",
                "18,000 basic, 17,500 ! “basic” was not understood",
                "12,000 during 3 months probation ! “during probation” was not understood",
                "18,000 หลังผ่านทดลองงาน 3 เดือน ! was not understood",
            })
    void payThatIsNotUnderstoodToTheLastWordIsSentBack(String cell, String problem) {
        assertThat(PayText.read(cell).problem()).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15000 บาท (ทดลองงาน 12000)",
                "15,000 บาท ช่วงทดลองงาน 12,000 บาท",
                "15,000/เดือน (ระหว่างทดลองงาน 12,000/เดือน)",
                "15,000 (12,000 during probation)",
                "15,000, 12,000 on the trial period",
                "15k; probationary: 12k",
                "15,000 (habang probationary 12,000)",
                "12,000 - 15,000 (probation 12,000)"
            })
    void theLowerPayOfProbationIsTheLowest(String cell) {
        PayText pay = PayText.read(cell);
        assertThat(pay.problem()).isNull();
        assertThat(pay.least()).isEqualByComparingTo("12000");
        assertThat(pay.most()).isEqualByComparingTo("15000");
        assertThat(pay.remark()).isEqualTo(PayCases.LESS_ON_PROBATION);
    }

    @Test
    void whatComesOnTopOfTheBasicPayIsSaidNotToCount() {
        assertThat(PayText.read("14,500 basic + 3,000").remark())
                .isEqualTo(PayText.ON_TOP_LEFT_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15,000 ขึ้นไป",
                "from 15,000",
                "at least 15,000",
                "15k+",
                "15000-",
                "ไม่ต่ำกว่า 15,000",
                "hindi bababa sa 15,000",
                "starting at P15,000/month",
                "เริ่มต้น 15,000 บาท/เดือน",
                "mula 15,000 kada buwan",
                "THB 15,000+ / month",
                "15,000+ a month",
                "15,000 ขึ้นไป + โอที",
                "15,000 up plus allowance 2,000",
                "15,000 up / 8 hours"
            })
    void whereOnlyTheLowestPayStandsTheHighestIsOpen(String cell) {
        PayText pay = PayText.read(cell, "THB");
        assertThat(pay.problem()).isNull();
        assertThat(pay.least()).isEqualByComparingTo("15000");
        assertThat(pay.most()).isNull();
        assertThat(pay.open()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15,000",
                "15,000 บาท/เดือน",
                "15,000 + โอที",
                "15,000 plus allowance 2,000",
                "15,000 (ทดลองงาน 12,000)",
                "12,000 up to 15,000",
                "up to 15,000"
            })
    void oneSumOrARangeIsNotOpen(String cell) {
        assertThat(PayText.read(cell).open()).isFalse();
    }

    @Test
    void ofPayWithoutAHighestTheLowerPayOfProbationIsTheLowest() {
        PayText pay = PayText.read("15,000 ขึ้นไป (ทดลองงาน 12,000)");
        assertThat(pay.least()).isEqualByComparingTo("12000");
        assertThat(pay.most()).isNull();
        assertThat(pay.open()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "pay_min ! true",
                "Salary min (THB) ! true",
                "Minimum salary ! true",
                "Starting salary ! true",
                "pay from ! true",
                "เงินเดือนต่ำสุด ! true",
                "ค่าจ้าง (ขั้นต่ำ) ! true",
                "อัตราเงินเดือนเริ่มต้น ! true",
                "เงินเดือน (ต่ำ) ! true",
                "pinakamababang sahod ! true",
                "Sahod (mula) ! true",
                "pay ! false",
                "Salary/Month ! false",
                "Salary min/max ! false",
                "เงินเดือน ต่ำสุด-สูงสุด ! false",
                "ค่าจ้าง ! false",
                "Sahod kada buwan ! false"
            })
    void theNameOfAColumnSaysWhetherItsSumIsTheLowest(String header, boolean lowest) {
        assertThat(HeaderText.column(header)).isEqualTo("pay_min");
        assertThat(FeedColumns.isLowestPay("pay_min", header)).isEqualTo(lowest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up to 18,000", "ไม่เกิน 15,000 บาท"})
    void theHighestPayAloneIsNone(String cell) {
        PayText pay = PayText.read(cell);
        assertThat(pay.least()).isNull();
        assertThat(pay.problem()).isNull();
        assertThat(pay.remark()).isEqualTo(PayText.ONLY_MOST);
    }

    @ParameterizedTest
    @CsvSource({
        "12000,15000,THB,month,",
        "350,350,THB,day,",
        "40,60,THB,hour,",
        "610,,PHP,day,",
        "16000,80000,PHP,month,",
        "1,1,USD,hour,",
        "40000,150000,THB,whole,",
        "15000,180000,THB,month,more than five times",
        "500,15000,,,more than five times",
        "0.5,0.5,THB,month,not paid for such a time",
        "450,500,THB,month,not paid for such a time",
        "12000,15000,THB,day,not paid for such a time",
        "12000,15000,thb,day,not paid for such a time",
        "18000,,PHP,hour,not paid for such a time",
    })
    void sumsThatCanHardlyBeMeantAreAskedAbout(
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable String currency,
            @Nullable String period,
            @Nullable String problem) {
        String doubt = UsualPay.doubt(least, most, currency, period);
        if (problem == null) {
            assertThat(doubt).isNull();
        } else {
            assertThat(doubt).contains(problem);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "TH ! 25/11/2026 ! 2026-11-25",
                "TH ! 5/1/2027 ! 2027-01-05",
                "PH ! 5/1/2027 ! 2027-05-01",
                "TH ! 25-Nov-26 ! 2026-11-25",
                "TH ! 25/11/2569 ! 2026-11-25",
                "TH ! 1 ม.ค. 70 ! 2027-01-01",
                "TH ! ๒๕ พฤศจิกายน พ.ศ. ๒๕๖๙ ! 2026-11-25",
                "TH ! 29/2/2567 ! 2024-02-29",
                "PH ! 2569-11-25 ! 2569-11-25",
                "PH ! Nobyembre 25, 2026 ! 2026-11-25",
                "PH ! November 3rd, 2026 ! 2026-11-03",
                "PH ! 2026/11/25 ! 2026-11-25",
                "TH ! 2026-12-31T23:59:59+07:00 ! 2026-12-31",
                "TH ! ภายในวันที่ 31 ธ.ค. 69 ! 2026-12-31",
                "TH ! 15/12/69 เวลา 16.30 น. ! 2026-12-15",
                "TH ! วันอังคารที่ 15 ธันวาคม 2569 ! 2026-12-15",
                "TH ! 1 มกราคม 2570 เป็นต้นไป ! 2027-01-01",
                "PH ! Tuesday, December 15, 2026 ! 2026-12-15",
                "PH ! until December 15, 2026 ! 2026-12-15",
                "TH ! 31/02/2026 ! 2026-02-31",
                "TH ! 1 Smarch 2026 ! 1 Smarch 2026",
                "TH ! วันที่ 15 เดือนธันวาคม 2569 ! 2026-12-15",
                "TH ! 31 February 2026 ! 2026-02-31",
                "TH ! 2026-13-40 ! 2026-13-40",
                "TH ! 2026-13 ! 2026-13",
                "TH ! 13/2026 ! 13/2026",
                "PH ! 5-10 December 2026 ! 5-10 December 2026",
                "PH ! within 15 days of 31 December 2026 ! within 15 days of 31 December 2026",
                "PH ! Dec 26 ! Dec 26",
                "PH ! 26 Dec ! 26 Dec",
                "TH ! วันที่ 15 เดือน 12 ! วันที่ 15 เดือน 12",
                "PH ! 081-234-5678 ! 081-234-5678",
                "PH ! 30/2/2570 ! 2027-02-30", // which the form's check says is none
                "TH ! 2026-12-14T17:00:00Z ! 2026-12-15",
                "PH ! 2026-12-14T16:00:00.000Z ! 2026-12-15",
                "TH ! 2026-12-15T08:00:00Z ! 2026-12-15",
            })
    void daysAreReadAsOfficesWriteThem(String country, String text, String expected) {
        FieldErrors errors = new FieldErrors();
        assertThat(DayText.read(text, country, "start_on", "startOn", errors, new FeedNotes()))
                .isEqualTo(expected);
        assertThat(errors.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "PH ! Dec 15 2026 5:00 PM",
                "PH ! Dec. 15, 2026, 5PM",
                "PH ! December 15, 2026 (Tuesday)",
                "PH ! Tue, 15 Dec 2026 17:00 hrs",
                "PH ! 5:00 p.m., December 15, 2026",
                "PH ! on or before 12 noon of December 15, 2026",
                "PH ! 15th of December 2026",
                "PH ! ika-15 ng Disyembre 2026",
                "PH ! bago 5 PM ng Disyembre 15, 2026",
                "PH ! Dec 15, 2026 12:00 noon",
                "PH ! 12/15/2026 5:00 PM",
                "TH ! 2026-12-15 17:00",
                "TH ! 2026-12-15 5:00 pm",
                "TH ! 15/12/2026 17.00 น.",
                "TH ! 15/12/2026 17:00",
                "TH ! 15/12/2569 17.00",
                "TH ! 15 ธ.ค. 69 16.30 น.",
                "TH ! 15 ธ.ค. 2569 (16.30 น.)",
                "TH ! ก่อนเวลา 16.30 น. ของวันที่ 15 ธันวาคม 2569",
            })
    void ofADayWithATimeTheDayIsRead(String country, String text) {
        FieldErrors errors = new FieldErrors();
        FeedNotes notes = new FeedNotes();
        assertThat(DayText.read(text, country, "valid_until", "validUntil", errors, notes))
                .isEqualTo("2026-12-15");
        assertThat(errors.all()).isEmpty();
        assertThat(notes.all()).isEmpty();
    }

    private static @Nullable String dayFrom(
            String today, String text, FieldErrors errors, FeedNotes notes) {
        return DayText.read(
                text,
                "PH",
                Map.of(),
                LocalDate.parse(today),
                "valid_until",
                "validUntil",
                errors,
                notes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "15 Dec ! 2026-12-15",
                "15-Dec ! 2026-12-15",
                "26 Dec ! 2026-12-26",
                "Dec 15 ! 2026-12-15",
                "Dec. 15th ! 2026-12-15",
                "December 26th ! 2026-12-26",
                "until Dec 15, 5 PM ! 2026-12-15",
                "15 ธ.ค. ! 2026-12-15",
                "ภายในวันที่ 15 ธันวาคม เวลา 16.30 น. ! 2026-12-15",
                "ika-15 ng Disyembre ! 2026-12-15",
                "20 Nov ! 2026-11-20",
                "5 January ! 2027-01-05",
                "1 May ! 2027-05-01",
            })
    void aDayWithoutAYearIsTheNextSuchDayAndIsSaid(String text, String day) {
        FieldErrors errors = new FieldErrors();
        FeedNotes notes = new FeedNotes();
        assertThat(dayFrom("2026-11-20", text, errors, notes)).isEqualTo(day);
        assertThat(errors.all()).isEmpty();
        assertThat(notes.all())
                .containsExactly(
                        new FeedNotes.Note("valid_until", DayText.NEXT.formatted(day), text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "15 Nov ! write 2026-11-15 or 2027-11-15,",
                "June 15 ! write 2026-06-15 or 2027-06-15,"
            })
    void whereTheLastSuchDayIsNearerTheYearIsAskedFor(String text, String asked) {
        FieldErrors errors = new FieldErrors();
        assertThat(dayFrom("2026-11-20", text, errors, new FeedNotes())).isNull();
        assertThat(errors.all()).singleElement().asString().contains(asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Dec 26 ! 2026 ! 2026-12-26",
                "Dec 31 ! 2031 ! 2026-12-31",
                "until Jan. 30 ! 2030 ! 2027-01-30",
            })
    void ofADayThatMayBeAMonthIsSaidWhatToWrite(String text, int year, String day) {
        FieldErrors errors = new FieldErrors();
        FeedNotes notes = new FeedNotes();
        assertThat(dayFrom("2026-11-20", text, errors, notes)).isNull();
        assertThat(errors.all())
                .extracting(FieldError::message)
                .containsExactly(
                        "This may be a day without its year or a month of %d; write %s if that day is meant."
                                .formatted(year, day));
        assertThat(notes.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nov 31", "5-10 Dec", "15 Smarch", "31 Nov", "15/12"})
    void noYearIsAddedToWhatMayBeSomethingElse(String text) {
        FeedNotes notes = new FeedNotes();
        String read = dayFrom("2026-11-20", text, new FieldErrors(), notes);
        assertThat(read).isIn(text, "2026-11-31"); // which the form's check sends back
        assertThat(notes.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "25/12 ! TH ! 2026-12-25",
                "ภายใน 31/12 ! TH ! 2026-12-31",
                "20/1 ! TH ! 2027-01-20",
                "5/12 ! TH ! 5/12",
                "12/25 ! TH ! 12/25",
                "12/20 ! PH ! 2026-12-20",
                "12/26 ! PH !",
                "12/31 ! PH !",
            })
    void twoNumbersOfWhichOneCanOnlyBeTheDayAreADayWithoutAYear(
            String text, String country, @Nullable String day) {
        FieldErrors errors = new FieldErrors();
        assertThat(
                        DayText.read(
                                text,
                                country,
                                Map.of(),
                                LocalDate.parse("2026-11-20"),
                                "valid_until",
                                "validUntil",
                                errors,
                                new FeedNotes()))
                .isEqualTo(day);
        assertThat(errors.isEmpty()).isEqualTo(day != null); // a month of 2026, as "Dec 26"
    }

    @Test
    void aDayInAnotherCountrysOrderIsSentBackWithTheDayItProbablyMeans() {
        FieldErrors errors = new FieldErrors();
        assertThat(DayText.read("12/25/2026", "TH", "start_on", "startOn", errors, new FeedNotes()))
                .isNull();
        assertThat(errors.all())
                .extracting(FieldError::message)
                .first()
                .asString()
                .contains("2026-12-25");
    }

    @Test
    void theAdviceOnADayIsOfOurCalendar() {
        FieldErrors errors = new FieldErrors();
        DayText.read("31/12/2569", "PH", "valid_until", "validUntil", errors, new FeedNotes());
        assertThat(errors.all().getFirst().message()).contains("write 2026-12-31 if");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "3 ! 3",
                "bachelor ! 6",
                "ม.6/ปวช. ! 3",
                "ปวช.ขึ้นไป ! 3",
                "ปวช./ปวส. ! 3",
                "ม.3 ขึ้นไป ! 2",
                "จบ ม. 6 หรือเทียบเท่า ! 3",
                "ปริญญาตรีขึ้นไป ! 6",
                "วุฒิ ป.6 ขึ้นไป ! 1",
                "High school graduate ! 3",
                "HS grad ! 3",
                "High school or vocational ! 3",
                "ม.ปลาย ! 3",
                "ม.ต้น ! 2",
                "Grade 6 ! 1",
                "Grade 10 ! 2",
                "Grade 12 ! 3",
                "not less than Gr. 10 ! 2",
                "TESDA NC II ! 3",
                "Cookery NC II holder ! 3",
                "National Certificate Level III ! 3",
                "BSc in Chemistry ! 6",
                "B.Sc. ! 6",
                "BS Accountancy ! 6",
                "Bachelor's degree in Nursing or equivalent ! 6",
                "graduate of any 4-year course ! ",
                "any 4-year course ! 6",
                "Master's degree in Law ! 7",
                "BSc or diploma in Nursing ! ",
                "high school diploma ! 3",
                "at least high school graduate ! 3",
                "nakatapos ng high school ! 3",
                "tapos ng elementarya ! 1",
                "ป.ตรี สาขาบัญชี ! 6",
                "ปวส. ทุกสาขา ! 5",
                "ไม่ต่ำกว่า ม.6 ! 3",
                "สำเร็จการศึกษา ปวช. ! 3",
                "K-12 ! 3",
                "K12 graduate ! 3",
                "K to 12 completer ! 3",
                "M.6 ! 3",
                "M.3 ! 2",
                "m6 or above ! 3",
                "M.3-M.6 ! 2",
                "HS/K-12 graduate ! 3",
                "M. 6 ! 3",
                "P.6 ! 1",
                "SHS graduate ! 3",
                "HS grad ! 3",
                "college level ! 3",
                "ช่าง ! ",
            })
    void theLowestLevelAskedIsRead(String text, @Nullable Integer level) {
        Integer read = FeedWords.education(text);
        assertThat(read == null && text.matches("[0-8]") ? Integer.valueOf(text) : read)
                .isEqualTo(level);
        assertThat(FeedWords.asksNoEducation(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Cook. Must be at least high school graduate ! 3",
                "Requirements: high school graduate, hardworking ! 3",
                "High school graduate or college level, with pleasing personality ! 3",
                "Must have TESDA NC II ! 3",
                "At least high school graduate, no experience needed ! 3",
                "No. of posts: 3. Must be high school graduate with or without experience ! 3",
                "At least high school graduate. Bring a birth certificate ! 3",
                "ไม่จำกัดเพศ วุฒิ ม.3 ขึ้นไป ไม่จำเป็นต้องมีประสบการณ์ ! 2",
                "Hindi kailangan ang karanasan, nakatapos ng high school ! 3",
                "SMAW NC II holder ! 3",
                "Qualification: BSc in Chemistry, 2 years experience ! 6",
                "BSc in Chemistry or related field ! 6",
                "Education: bachelor's degree or diploma in nursing ! 5",
                "BSc degree in drafting required. Diploma in drafting with 6 years ! 5",
                "Qualification: MBA/BA in economics ! 6",
                "Bachelor's degree required; master's preferred ! 6",
                "จบ ม.6 ขยัน อดทน ! 3",
                "วุฒิ ป.ตรี ! 6",
                "วุฒิการศึกษา ปวช.-ปวส. สาขาช่างยนต์ ! 3",
                "เพศหญิง วุฒิ ม.๓ ขึ้นไป ! 2",
                "การศึกษา: ปวส. ขึ้นไป ! 5",
                "Kailangan nakatapos ng high school ! 3",
                "High school graduate pataas ! 3",
                "Must be at least college level ! 3",
                "Must be at least college graduate ! 6",
                "Must be SHS graduate ! 3",
                "At least HS grad, hardworking ! 3",
                "K-12 graduate, with or without experience ! 3",
                "วุฒิ M.6 ขึ้นไป ! 3",
            })
    void anAdvertsTextPlainlyAsksForALevelOfEducation(String text, int level) {
        assertThat(EducationText.in(text)).extracting(EducationText::level).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We offer scholarships for college degree holders' children",
                "Teach high school students",
                "Clean the classrooms of the high school",
                "Free tuition for a bachelor's degree",
                "College graduate preferred, not required",
                "Bachelor's degree is an advantage",
                "Bachelor's degree in law or equivalent experience",
                "No degree required",
                "No formal education required; high school graduate or not",
                "BSc in nursing or TVET level 4 required",
                "Work at 12 ม.3 ต.บางพลี",
                "ไม่จำกัดวุฒิ จบ ม.6 ก็ได้",
                "ไม่จำเป็นต้องจบ ป.ตรี",
                "มีทุนเรียนต่อ ป.ตรี ให้พนักงาน",
                "สอนการบ้านนักเรียน จบ ม.6",
                "Kahit hindi nakatapos ng high school",
                "Become a TESDA NC II holder in 3 months",
                "Trainees receive NC II or equivalent",
                "High school graduate or with a training certificate",
                "May scholarship para sa anak na nakatapos ng high school",
                "Deliver diplomas and degrees to the college",
                "BSc and MSc theses are printed here",
                "Teach K-12 classes",
                "Work at 12 M.6 Bang Phli"
            })
    void noLevelOfEducationIsReadWhereATextDoesNotPlainlyAskForOne(String text) {
        assertThat(EducationText.in(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ดูแลเด็ก 2-4 ขวบ เล่นกับเด็ก เวลา 07.30-16.30 น. จันทร์-ศุกร์ ! 40 ! false",
                "กวาดถูพื้น ล้างห้องน้ำ เวลา 07.00-16.00 จันทร์-เสาร์ ! 48 ! false",
                "ขายขนม คิดเงิน เวลา 08.00-12.00 น. จันทร์-ศุกร์ ! 20 ! false",
                "Pick and pack orders. Mon-Sat 8am-5pm ! 48 ! false",
                "Teach swimming, Mon-Sat. Groups of children of 8-12, 13-17 and of their parents ! ! ",
                "Clean rooms. Schedule: 6 days a week, 7:00am-4:00pm. Urgent. ! 48 ! false",
                "Mag-alaga ng bata, Lunes hanggang Biyernes, 8am-12nn ! 20 ! false",
                "ตรวจตรา กะกลางคืน 19.00-07.00 น. ! ! true",
                "เข้าเวรเช้า บ่าย ดึก ! ! true",
                "Answer calls. Night shift differential. ! ! true",
                "Must be willing to work on graveyard shift ! ! true",
                "พนักงานเสิร์ฟ ไม่มีกะดึก ! ! false",
                "Cashier, no night shift ! ! false",
            })
    void anAdvertsTextPlainlySaysWhenTheWorkIs(
            String text, @Nullable Integer hours, @Nullable Boolean nights) {
        TimesInText read = TimesInText.of(text);
        assertThat(read.hours()).isEqualTo(hours);
        assertThat(read.nights()).isEqualTo(nights);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apply in person Mon-Fri 8am-5pm",
                "สมัครได้ที่ร้าน จันทร์-ศุกร์ 08.00-17.00 น.",
                "Our shop is open Mon-Sun 9:00-21:00",
                "Children of 2-4 years, 3-5 of them",
                "Pay 350.00-400.00 a day",
                "Clean the night club and the night stands",
                "Graveyard shift available",
                "Day or night shift",
                "ทำงานกะเช้าหรือกะดึก",
                "Take guests to dinner 18:00-22:00",
            })
    void noTimesOfWorkAreReadWhereATextDoesNotPlainlySayThem(String text) {
        assertThat(TimesInText.of(text)).isEqualTo(TimesInText.SILENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Cook, free accommodation ! true ! ",
                "With free board and lodging ! true ! ",
                "Salary 12,000 with lodging ! true ! ",
                "We provide staff housing. ! true ! ",
                "Accommodation and meals provided ! true ! ",
                "Stay-in cook ! true ! true",
                "Live-in nanny, free food ! true ! true",
                "แม่บ้าน มีที่พัก(ฟรี) ! true ! ",
                "มีที่พักให้ ! true ! ",
                "ฟรีที่พัก ! true ! ",
                "ที่พักฟรี อาหาร 3 มื้อ ! true ! ",
                "พักกับนายจ้าง ! true ! true",
                "ให้อาหารกุ้ง จับกุ้ง พักในฟาร์ม ! true ! true",
                "ดูแลคุณยาย พักอาศัยที่บ้านนายจ้าง ! true ! true",
                "มีที่พักในฟาร์ม ! true ! ",
                "May tirahan ! true ! ",
                "May libreng tirahan at pagkain ! true ! ",
                "Libreng tirahan ! true ! ",
                "Cook (stay-out) !  ! false",
                "No accommodation ! false ! ",
                "We do not provide housing ! false ! ",
                "ไม่มีที่พัก ! false ! ",
                "Walang tirahan ! false ! ",
                "Welder, w/ accommodation ! true ! ",
                "w/ free lodging ! true ! ",
                "Free barracks for workers ! true ! ",
                "Staff house provided ! true ! ",
                "With bunkhouse ! true ! ",
                "w/o accommodation ! false ! ",
                "No barracks ! false ! ",
                "แม่บ้าน มีบ้านพัก ! true ! ",
            })
    void anAdvertsTextPlainlySaysWhereTheWorkerLives(
            String text, @Nullable Boolean room, @Nullable Boolean liveIn) {
        RoomText ofRoom = RoomText.room(text);
        RoomText ofStaying = RoomText.liveIn(text);
        assertThat(ofRoom == null ? null : (Boolean) ofRoom.value()).isEqualTo(room);
        assertThat(ofStaying == null ? null : (Boolean) ofStaying.value()).isEqualTo(liveIn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accommodation deducted P1,000, provided by us",
                "With housing allowance",
                "Housing loan offered",
                "หักค่าที่พัก มีที่พักให้",
                "มีที่พักใกล้โรงงานให้เช่า ค่าเช่า 1,500",
                "Clean the free accommodation of our guests",
                "The hotel offers accommodation for 200 guests",
                "A resort with accommodation and a pool",
                "โรงแรมมีที่พัก 50 ห้อง",
                "Greet customers of the hotel with accommodation bookings",
                "มีที่พักแรมสำหรับนักท่องเที่ยว",
                "Stay-in or stay-out",
                "Stay-in is optional",
                "For married or live-in partners",
                "Reasonable accommodations may be made",
                "Guests stay in our resort",
                "Near dormitory",
                "Free food, lodging P500",
                "มีที่พักราคาถูก",
                "Clean the barracks",
                "Guard at the barracks",
                "Build a bunkhouse with us"
            })
    void whereTheWorkerLivesStaysOpenWhereATextDoesNotPlainlySayIt(String text) {
        assertThat(RoomText.room(text)).isNull();
        assertThat(RoomText.liveIn(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ไม่จำกัด", "ไม่จำกัดวุฒิ", "ไม่ระบุ", "Wala", "None", "No requirements"})
    void noLevelIsAskedWhereAnyWillDo(String text) {
        assertThat(FeedWords.asksNoEducation(text)).isTrue();
        assertThat(FeedWords.education(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ทันที",
                "เปิดรับตลอด",
                "จนกว่าจะได้พนักงาน",
                "ด่วนที่สุด",
                "sometime",
                "asap",
                "-",
            })
    void atOnceIsNoDayAndIsSaid(String text) {
        FeedNotes notes = new FeedNotes();
        assertThat(DayText.read(text, "TH", "start_on", "startOn", new FieldErrors(), notes))
                .isNull();
        assertThat(notes.all()).extracting(FeedNotes.Note::field).containsExactly("start_on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "December 2026 ! 2026-12-31",
                "Disyembre, 2026 ! 2026-12-31",
                "มกราคม 2570 ! 2027-01-31",
                "เดือน มกราคม พ.ศ. ๒๕๗๐ ! 2027-01-31",
                "ธ.ค. 69 ! 2026-12-31",
                "ธค.69 ! 2026-12-31",
                "Dec-69 ! 2026-12-31",
                "Dec-26 ! ",
                "Dec-31 ! ",
                "Mar-15 ! ",
                "มี.ค.-15 ! ",
                "Mar - 15 ! ",
                "Dec 2026 - Mar-15 ! ",
                "Dec '26 ! 2026-12-31",
                "early Feb 2028 ! 2028-02-29",
                "2nd week of January 2027 ! ",
                "Dec 2026 - Jan 2027 ! 2027-01-31",
                "2026-12 ! 2026-12-31",
                "12/2569 ! 2026-12-31",
                "2027 ! 2027-12-31",
                "Q1 2027 ! 2027-12-31",
                "ไตรมาสที่ 1/2570 ! 2027-12-31",
                "ภายใน 15 วัน ! ",
                "ภายใน 7-15 วันทำการ ! ",
                "within 15 (15) working days ! ",
                "ASAP, within 2 weeks ! ",
                "sa loob ng 15 araw ! ",
                "immediately ! ",
                "agad ! ",
                "as soon as possible ! ",
                "TBA ! ",
                "to be announced ! ",
                "ยังไม่กำหนด ! ",
                "until filled ! ",
                "จนกว่าจะเต็ม ! ",
                "0000-00-00 ! ",
                "0000-00-00T00:00:00Z ! ",
                "00/00/0000 ! ",
                "0 ! ",
            })
    void ofATimeThatIsNoDayNoneIsMade(String text, @Nullable String latest) {
        FieldErrors errors = new FieldErrors();
        FeedNotes notes = new FeedNotes();
        assertThat(DayText.read(text, "TH", "start_on", "startOn", errors, notes)).isNull();
        assertThat(errors.all()).isEmpty();
        assertThat(notes.all())
                .containsExactly(new FeedNotes.Note("start_on", DayText.NO_DAY, text));
        assertThat(DayText.latest(null, text)).isEqualTo(latest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100/day + 15,000/month",
                "500/เดือน + 400/วัน",
                "12 hrs + 500/day",
                "26 days + 15,000/month"
            })
    void theSmallerOfTwoSumsIsNotTakenForThePay(String cell) {
        assertThat(PayText.read(cell).problem()).isEqualTo(PayText.TWO_PERIODS);
    }

    @Test
    void aNumberThatIsADayAsExcelCountsItIsReadAndSaid() {
        for (String serial : new String[] {"46357", "46357.0", "๔๖๓๕๗"}) {
            FeedNotes notes = new FeedNotes();
            assertThat(DayText.read(serial, "TH", "start_on", "startOn", new FieldErrors(), notes))
                    .isEqualTo("2026-12-01");
            assertThat(notes.all())
                    .containsExactly(new FeedNotes.Note("start_on", DayText.SERIAL_READ, serial));
        }
        for (String none : new String[] {"20261", "99999", "463570", "51226", "40126", "51225"}) {
            assertThat(
                            DayText.read(
                                    none,
                                    "TH",
                                    "start_on",
                                    "startOn",
                                    new FieldErrors(),
                                    new FeedNotes()))
                    .isEqualTo(none);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Position,title",
        "ตำแหน่งที่รับสมัคร,title",
        "ตำแหน่งงานว่าง,title",
        "Trabahong bakante,title",
        "Bakanteng trabaho,title",
        "ค่าจ้าง/เดือน (บาท),pay_min",
        "จังหวัดที่ทำงาน,place",
        "Lungsod,place",
        "จำนวนที่เปิดรับ,seats",
        "Bilang ng kailangan,seats",
        "วันหมดเขตรับสมัคร,valid_until",
        "วันปิดรับสมัคร,valid_until",
        "Huling araw ng pagtanggap,valid_until",
        "Huling araw ng aplikasyon,valid_until",
        "Pangalan ng kompanya,employer",
        "Antas ng edukasyon,education",
        "No. of Vac.,seats",
        "Educ. Attainment,education",
        "Highest Educational Attainment,education",
        "Qual.,qualifications",
        "Sal. Range,pay_min",
        "Sal. Range (monthly),pay_min",
        "Date Posted,posted_on",
        "Pos.,title",
        "Name of Estab.,employer",
        "ชื่อสถานประกอบกิจการ,employer",
        "Prov.,place",
        "จว.,place",
        "รับถึงวันที่,valid_until",
        "ลงประกาศเมื่อ,posted_on",
        "คุณสมบัติผู้สมัครงาน,qualifications",
        "Bilang ng kailangang tao,seats",
        "Petsa ng pag-post,posted_on",
        "Saklaw ng sahod,pay_min",
        "Company/Employer,employer",
        "No. of slots,seats",
        "คุณสมบัติ,qualifications",
        "Mga kwalipikasyon,qualifications",
        " ชื่อตำแหน่งงาน ,title",
        "เงินเดือน (บาท),pay_min",
        "จังหวัด,place",
        "Closing  Date:,valid_until",
        "CLOSING_DATE,valid_until",
        "No. of Vacancies,seats",
        "Bilang ng bakante,seats",
        "Sahod,pay_min",
        "ตําแหน่ง,title", // sara am in two parts, as some keyboards write it
        "Ｔｉｔｌｅ,title",
        "วันหมดเขต,valid_until",
        "Kumpanya,employer",
        "วุฒิขั้นต่ำ,education",
        "Educational background,education",
        "Antas ng pinag-aralan,education",
        "อัตราที่รับสมัคร,seats",
        "จำนวนอัตรา,seats",
        "จำนวนที่รับ,seats",
        "No. of Vacancy,seats",
        "Bilang ng bakanteng posisyon,seats",
        "ช่วงค่าจ้าง,pay_min",
        "กำหนดเริ่มงาน,start_on",
        "วันสิ้นสุดการรับสมัคร,valid_until",
        "Deadline of submission,valid_until",
        "คุณสมบัติที่ต้องการ,qualifications",
        "Line ID,",
    })
    void headersAreKnownInThreeLanguages(String header, @Nullable String column) {
        assertThat(FeedColumns.named(header)).isEqualTo(column);
    }

    static Path file(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("feed", ".txt");
        file.toFile().deleteOnExit();
        return Files.write(file, bytes);
    }

    static List<FeedItem> read(FeedFormat format, byte[] bytes) throws IOException, BadFeed {
        List<FeedItem> items = new ArrayList<>();
        try (FeedRows rows = FeedRows.open(format, file(bytes), name -> false)) {
            for (FeedItem item = rows.next(); item != null; item = rows.next()) {
                items.add(item);
            }
        }
        return items;
    }

    private static List<FeedItem> csv(String text) throws IOException, BadFeed {
        return read(FeedFormat.CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,",
        "UTF-16LE,",
        "UTF-16BE,",
        "x-windows-874,Windows-874",
    })
    void thaiIsReadInTheEncodingsThatOfficesSave(String charset, @Nullable String remark)
            throws Exception {
        String mark = charset.startsWith("UTF-16") ? "\ufeff" : "";
        List<FeedItem> items =
                read(
                        FeedFormat.CSV,
                        (mark + "รหัส,ตำแหน่ง\n1,ช่างไม้ฝีมือดี\n2,Cook\n")
                                .getBytes(Charset.forName(charset)));
        if (remark != null) {
            assertThat(items.removeFirst())
                    .isInstanceOfSatisfying(
                            FeedItem.Note.class,
                            note -> assertThat(note.reason()).contains(remark));
        }
        assertThat(items).hasSize(2);
        assertThat(((FeedItem.Row) items.getFirst()).text("title")).isEqualTo("ช่างไม้ฝีมือดี");
    }

    @Test
    void westernLettersOfWindowsAreReadAndSaid() throws Exception {
        List<FeedItem> items =
                read(
                        FeedFormat.CSV,
                        "id,title,employer\n1,Cook,Niño’s Café\n"
                                .getBytes(Charset.forName("windows-1252")));
        assertThat(((FeedItem.Note) items.getFirst()).reason()).contains("Windows-1252");
        assertThat(((FeedItem.Row) items.getLast()).text("employer")).isEqualTo("Niño’s Café");
    }

    @Test
    void anotherEncodingIsNamedAndRefused() {
        byte[] chinese =
                "id,title\n1,招聘厨师和服务员,薪水面议,请联系我们\n2,焊工电工木工水管工\n"
                        .repeat(20)
                        .getBytes(Charset.forName("GB18030"));
        assertThatThrownBy(() -> read(FeedFormat.CSV, chinese))
                .isInstanceOf(BadFeed.class)
                .hasMessageContaining("GB18030");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "id,title,tasks|1,Cook,x|2,Baker,y ! Cook Baker",
                "id,title,tasks,,|1,Cook,x|2,Baker,y ! Cook Baker",
                "id,title,tasks|1,Cook|2,Baker ! Cook Baker",
                "id,title,tasks|1,Cook ! Cook",
                "id,title,tasks|1,Cook,x,,,|2,Baker,, ! Cook Baker",
            })
    void aLastLineWithoutItsEndAndEmptyCellsBehindTheLastAreFine(String file, String titles)
            throws Exception {
        assertThat(csv(file.strip().replace('|', '\n')))
                .extracting(item -> item instanceof FeedItem.Row row ? row.text("title") : item)
                .containsExactly((Object[]) titles.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "1,Cook,x,more ! 1",
                "1,\"Cook ! 1",
                "\"1\",\"Cook ! ",
                "1,Cook\0,x ! 1",
            })
    void aLineThatCannotBeReadIsStillKnownByItsId(String line, @Nullable String id)
            throws Exception {
        String text = "id,title,tasks\n%s\n2,Baker,y\n".formatted(line.replace("\\0", "\0"));
        assertThat(csv(text).getFirst())
                .isInstanceOfSatisfying(
                        FeedItem.Unreadable.class, bad -> assertThat(bad.id()).isEqualTo(id));
    }

    @Test
    void aTitleBlankLinesAndATotalAreNoRows() throws Exception {
        List<FeedItem> items =
                csv(
                        """
                        ตำแหน่งงานว่าง ประจำเดือนพฤศจิกายน 2569,,,
                        ,,,
                        รหัส,ตำแหน่ง,"เงินเดือน
                        (บาท)",จำนวนอัตรา

                        A-1,ช่างเชื่อม,12000,3 อัตรา
                        ,,,
                        รหัส,ตำแหน่ง,"เงินเดือน
                        (บาท)",จำนวนอัตรา
                        A-2,แม่ครัว,ตามตกลง,1
                        รวม,,,4
                        """);
        assertThat(items).extracting(FeedItem::line).containsExactly(6, 10);
        FeedItem.Row row = (FeedItem.Row) items.getFirst();
        assertThat(row.fields())
                .containsEntry("pay_min", List.of("12000"))
                .containsKey(FeedColumns.PAY_HEADER);
        assertThat(row.written().toString())
                .isEqualTo(
                        "{รหัส=A-1, ตำแหน่ง=ช่างเชื่อม, เงินเดือน\n(บาท)=12000, จำนวนอัตรา=3 อัตรา}");
    }

    @Test
    void aSecondLineOfTheHeaderSaysWhichPayIsTheHighest() throws Exception {
        List<FeedItem> items =
                csv(
                        """
                        รหัส,ตำแหน่ง,เงินเดือน (บาท),,จังหวัด
                        ,,ต่ำสุด,สูงสุด,
                        1,แม่ครัว,12000,15000,น่าน
                        2,คนสวน,9000,,น่าน
                        """);
        assertThat(((FeedItem.Row) items.getFirst()).fields())
                .containsEntry("pay_min", List.of("12000"))
                .containsEntry("pay_max", List.of("15000"))
                .containsEntry("place", List.of("น่าน"))
                .containsEntry(FeedColumns.PAY_HEADER, List.of("เงินเดือน (บาท)"));
        assertThat(items).hasSize(2);
    }

    @Test
    void aHeaderInAnotherOrderEndsWhatIsRead() throws Exception {
        String file = "id,title,employer\n1,Cook,Lanna\n%s\n2,Lanna,Baker\n";
        assertThatThrownBy(() -> csv(file.formatted("id,employer,title")))
                .isInstanceOf(BadFeed.class)
                .hasMessageContaining("Line 3 names the columns anew");
        assertThat(csv(file.formatted("ID,Title,Employer"))).hasSize(2);
        assertThat(csv(file.formatted("3,Position,Company"))).hasSize(3);
    }

    @Test
    void aFootnoteIsNoRowAndIsSaid() throws Exception {
        List<FeedItem> items =
                csv("id,title,employer\n1,Cook,Lanna\n,,หมายเหตุ: ข้อมูล ณ วันที่ 1\n3,,\n");
        assertThat(items.get(1))
                .isInstanceOfSatisfying(
                        FeedItem.Note.class,
                        note -> assertThat(note.reason()).isEqualTo(FeedTable.ONE_CELL));
        assertThat(items.get(2)).isInstanceOf(FeedItem.Row.class);
    }

    @Test
    void aTotalWhoseSumWasNeverComputedIsNoRow() throws Exception {
        FeedTable table = FeedTable.of(new String[] {"id", "title", "seats"});
        assertThat(table.row(9, new String[] {"รวม", "", ""}, Map.of(2, "a formula"))).isNull();
        assertThat(table.row(9, new String[] {"1", "Cook", ""}, Map.of(2, "a formula")))
                .isInstanceOf(FeedItem.Unreadable.class);
    }

    @Test
    void aTableWithoutIdsKnowsItsRowsByWhoSeeksWhomWhere() throws Exception {
        List<FeedItem> items =
                csv(
                        """
                        ลำดับ,ตำแหน่ง,นายจ้าง,จังหวัด,ค่าจ้าง
                        1,ช่างเชื่อม,อู่ช่างแดง,เชียงใหม่,12000
                        2,ช่างเชื่อม  โทร 081-234-5678,อู่ช่างแดง,เชียงใหม่,15000
                        3,ช่างเชื่อม,อู่ช่างแดง,ลำพูน,12000
                        """);
        assertThat(((FeedItem.Note) items.getFirst()).reason()).contains("There is no id column");
        List<String> ids =
                items.stream().skip(1).map(one -> ((FeedItem.Row) one).text("id")).toList();
        assertThat(ids.get(0)).matches("row-[0-9a-f]{20}").isEqualTo(ids.get(1));
        assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
        FeedItem.Row first = (FeedItem.Row) items.get(1);
        assertThat(first.written()).containsEntry("id", ids.get(0)).containsEntry("ลำดับ", "1");
        // As the error file sends it back.
        FeedItem.Row again =
                (FeedItem.Row)
                        csv("id,ตำแหน่ง,นายจ้าง,จังหวัด,ค่าจ้าง\n%s,ช่างเชื่อม,อู่ช่างแดง,เชียงใหม่,12000\n"
                                        .formatted(ids.get(0)))
                                .getFirst();
        WordCorrections.Held none = new WordCorrections.Held(Map.of(), Map.of());
        assertThat(again.contentHash(none, "")).isEqualTo(first.contentHash(none, ""));
    }

    @Test
    void aCellKeptFromBeingAFormulaComesBackTheSame() {
        for (String cell :
                List.of(
                        "=1+1",
                        "@ploy",
                        "+66 81 234 5678",
                        "'=x",
                        "- wash\n- cook",
                        "plain",
                        "'s")) {
            assertThat(FeedTable.unfenced(FeedTable.fenced(cell))).isEqualTo(cell);
        }
        assertThat(FeedTable.fenced("-12,000")).isEqualTo("-12,000");
        assertThat(FeedTable.fenced("=cmd|' /C calc'!A0")).startsWith("'=");
    }
}
