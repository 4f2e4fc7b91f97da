package org.onward.matching.vacancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A placement fee of 5,000 baht applies.",
                "Processing fee: PHP 1,500, to be settled on the first day",
                "Applicants must pay 2,000 baht for the uniform before starting.",
                "You pay for your visa and ticket",
                "A cash bond of ₱3,000 is needed",
                "Deposit of 1000 THB is required",
                "The cost of training is deducted from your first salary",
                "Salary deductions for uniform and meals",
                "Candidates shoulder the cost of medical examination",
                "Medical at your own expense",
                "No experience needed, placement fee 3,000",
                "We collect a registration fee from applicants",
                "Trainees will pay a training fee",
                "มีค่าสมัคร 500 บาท",
                "ต้องวางเงินประกัน 3,000 บาทก่อนเริ่มงาน",
                "หักเงินเดือนค่าชุดยูนิฟอร์ม",
                "ผู้สมัครเสียค่านายหน้าเอง",
                "ค่าดำเนินการ ๒,๐๐๐ บาท",
                "เก็บเงินมัดจำ 1,000 บาท",
                "Kailangan magbayad ng 1,500 para sa processing",
                "Kailangang maglagak ng deposito",
                "May bayad sa training at uniporme",
                "Ikakaltas sa sahod ang uniporme",
                "Magbayad muna bago magsimula",
                "Sagot ng aplikante ang medical",
                "May placement fee na ₱10,000"
            })
    void whatTheWorkerIsAskedToPayIsFound(String text) {
        assertThat(concerns(text)).containsExactly(PostingWords.Concern.FEE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No placement fee. No processing fee.",
                "There are no placement, processing or training fees",
                "Zero placement fee for the worker",
                "Placement fee is paid by the employer",
                "The employer pays the recruitment fee and the visa fee",
                "We never ask candidates to pay a registration fee",
                "You don't pay any placement fee",
                "Training fee waived",
                "Collect school fees and issue receipts",
                "Receive registration fees from students",
                "Handles security deposits of tenants",
                "Count bond paper and stationery",
                "Pay attention to hygiene",
                "You pay suppliers on time",
                "Feeds the animals",
                "Compute statutory deductions for payroll",
                "Salary 12,000 a month, paid on the 5th",
                "You will be paid 450 baht a day",
                "ไม่มีค่าสมัคร",
                "ไม่เก็บค่านายหน้า",
                "ไม่มีค่าธรรมเนียมและค่าดำเนินการใดๆ",
                "ไม่ต้องวางเงินประกัน",
                "ค่าชุดยูนิฟอร์มฟรี",
                "มีประกันสังคม ประกันสุขภาพ",
                "หักประกันสังคมตามกฎหมาย",
                "รับชำระค่าธรรมเนียมจากลูกค้า",
                "รับเงินมัดจำจากลูกค้า",
                "มีค่าคอมมิชชั่น",
                "ค่าแรง 350 บาทต่อวัน",
                "บริษัทออกค่าฝึกอบรมให้",
                "Walang placement fee",
                "Wala pong bayad sa training",
                "Libre ang uniporme at training",
                "Hindi kailangang magbayad",
                "May bayad ang overtime",
                "Mangolekta ng bayad mula sa kostumer",
                "Sagot ng kumpanya ang medical fee",
                "Walang kaltas sa sahod"
            })
    void whatTheWorkerIsNotAskedToPayIsNotFound(String text) {
        assertThat(concerns(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Call 081-234-5678",
                "โทร ๐๘๑-๒๓๔-๕๖๗๘",
                "Text 0917 123 4567 for details",
                "Phone +66 81 234 5678",
                "tel. (02) 123 4567",
                "Tel +63 (2) 8123 4567",
                "write to hr@baankhanom.co.th",
                "hr (at) example (dot) com",
                "Line ID: baankhanom99",
                "LINE @khanom",
                "แอดไลน์ @khanom",
                "ไลน์ไอดี khanom55",
                "Apply at www.example.com",
                "https://forms.gle/abc",
                "Visit khanom.co.th to apply",
                "Facebook: Baan Khanom",
                "PM us on Messenger",
                "Mag-apply sa khanom.ph"
            })
    void contactDetailsAreFound(String text) {
        assertThat(concerns(text)).containsExactly(PostingWords.Concern.CONTACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Working hours 08.00-17.00",
                "Hours 0900-1800, Monday to Friday",
                "Shift 06.00-14.00 2 people",
                "08:00-12:00, 13:00-17:00",
                "Pay 12,000-15,000 baht",
                "Salary PHP 15000 - 20000",
                "Start 2026-12-01",
                "Starts 01/12/2026 until 31/12/2027",
                "ISO 9001:2015 factory",
                "Answer telephone calls and e-mails",
                "Works on the production line",
                "ทำงานในไลน์ผลิต",
                "หัวหน้าไลน์การผลิต",
                "Line cook for a busy kitchen",
                "Update prices on Booking.com and Agoda.com",
                "Knows ASP.NET and Node.js",
                "Manage the Facebook page and Instagram",
                "Add us to your plans",
                "Machine no. 12345678",
                "Lift 20-30 kg",
                "2026-2027 season, 40 hours, 6 days"
            })
    void hoursSumsDaysAndToolsAreNoContactDetails(String text) {
        assertThat(concerns(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Female only",
                "Male applicants only, strong",
                "Women preferred",
                "Preferably male",
                "Must be female",
                "Gender: Male",
                "Wanted: young ladies",
                "Age 20-35",
                "Aged between 18 and 30",
                "20 to 30 years old",
                "Not more than 35 years old",
                "Maximum age 40",
                "Must be single",
                "Civil status: single",
                "Not pregnant",
                "Pregnancy test before work",
                "With pleasing personality",
                "Good-looking",
                "No Burmese",
                "Christians only",
                "HIV test needed",
                "รับเฉพาะผู้หญิง",
                "เพศหญิง อายุ 20-35 ปี",
                "เพศชายเท่านั้น",
                "อายุไม่เกิน 35 ปี",
                "อายุ ๑๘-๓๕ ปี",
                "สถานภาพโสด",
                "หน้าตาดี",
                "ไม่รับต่างด้าว",
                "ต้องไม่ตั้งครรภ์",
                "Babae lamang",
                "Lalaki lang po",
                "Kailangan ay dalaga",
                "Edad 18-30",
                "20 hanggang 35 taong gulang",
                "Hindi lalampas sa 35",
                "Walang asawa",
                "May itsura"
            })
    void criteriaOfWhatAPersonIsAreFound(String text) {
        assertThat(concerns(text)).containsExactly(PostingWords.Concern.CRITERIA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "At least 18 years old",
                "18 years and older",
                "Men and women are welcome",
                "Male or female",
                "Open to all genders",
                "Male/female, any age",
                "Must be male or female with a licence",
                "5-10 years of experience",
                "Care for children 3-5 years old",
                "Teach students aged 15-18",
                "Care for elderly aged 60 to 69",
                "Sew men's shirts and ladies' wear",
                "Clean male only dormitory",
                "Attractive salary",
                "Attractive benefits and a beautiful garden",
                "Single room with bath",
                "Single-phase motors",
                "Every single day",
                "Lift 20-30 kg",
                "Only women's shoes are sold here",
                "Massage for female guests",
                "ไม่จำกัดเพศ",
                "เพศชาย/หญิง",
                "เพศชายหรือหญิง",
                "อายุ 18 ปีขึ้นไป",
                "ไม่จำกัดอายุ",
                "ดูแลผู้สูงอายุ 60-69 ปี",
                "มีอายุงาน 2 ปี",
                "ทำความสะอาดห้องน้ำหญิง",
                "ดูแลเด็กอายุ 15-18 ปี",
                "Babae o lalaki",
                "18 taong gulang pataas",
                "Magandang sweldo",
                "Kailangan ng babae o lalaki",
                "Magluto para sa 20-30 tao"
            })
    void whatTheLawOrTheWorkAsksIsNoSuchCriterion(String text) {
        assertThat(concerns(text)).isEmpty();
    }

    @Test
    void everyConcernOfATextIsNamedWithItsWords() {
        assertThat(
                        PostingWords.in(
                                "tasks",
                                "Cook lunch. Placement fee 2,000 baht.\nCall 081-234-5678\nFemale only"))
                .containsExactly(
                        new PostingWords.Found("tasks", PostingWords.Concern.FEE, "Placement fee"),
                        new PostingWords.Found(
                                "tasks", PostingWords.Concern.CONTACT, "081-234-5678"),
                        new PostingWords.Found(
                                "tasks", PostingWords.Concern.CRITERIA, "Female only"));
    }

    @Test
    void aLongTextIsReadInNoTime() {
        String text =
                "We never collect no placement, 0 1 2 3 4 5 age line at own only ".repeat(300);
        long began = System.nanoTime();
        PostingWords.in("tasks", text);
        assertThat(java.time.Duration.ofNanos(System.nanoTime() - began))
                .isLessThan(java.time.Duration.ofSeconds(2));
    }

    private static List<PostingWords.Concern> concerns(String text) {
        return PostingWords.in("tasks", text).stream()
                .map(PostingWords.Found::concern)
                .distinct()
                .toList();
    }
}
