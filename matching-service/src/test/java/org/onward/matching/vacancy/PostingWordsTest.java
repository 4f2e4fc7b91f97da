package org.onward.matching.vacancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "May deposito 2000 para sa uniform",
                "May deposito na ₱1,500",
                "Magdeposito ng 500 sa unang araw",
                "May deposito para sa uniporme at ID",
                "May bayad sa training at uniporme",
                "Ikakaltas sa sahod ang uniporme",
                "Magbayad muna bago magsimula",
                "Sagot ng aplikante ang medical",
                "May placement fee na ₱10,000",
                "The agency charges a one-time service fee of 20,000 pesos",
                "Pay 3,000 before you start",
                "Applicants are required to pay for their own medical exam",
                "There is a 2,000 baht deposit for tools, returned after six months",
                "A deposit of 2000 baht for the uniform.",
                "Pay a deposit of 500 baht on the first day.",
                "You need to buy your own uniform",
                "1,500 will be deducted from the salary each month",
                "Security bond of 5,000 required",
                "มีการหักเงินประกันเดือนละ 500 บาท",
                "ต้องจ่ายค่าอบรม 1,500 บาท",
                "พนักงานต้องออกค่าชุดเอง",
                "ต้องโอนค่าสมัครก่อน",
                "Magdala ng 500 para sa registration fee",
                "May kaltas na 500 sa unang sweldo",
                "Kailangan ng cash bond",
                "ค่าใบสมัคร 50 บาท",
                "ค่าชุด 800",
                "เก็บค่าแรกเข้า",
                "มีค่าประกันการทำงาน",
                "ค่าประกันของเสียหาย",
                "ค่าบริการจัดหางาน",
                "ค่าตรวจสุขภาพผู้สมัครออกเอง",
                "ต้องซื้อชุดเอง",
                "เสียค่าทำบัตร",
                "ค่าเรียน 3,500",
                "ประกันตัว 3,000",
                "Accommodation deducted P1,000",
                "Deposit 3,000 baht required for tools.",
                "Deposit 3,000 pesos for uniform",
                "P500 for uniform (to be deducted)",
                "Uniform: P500 salary deduction",
                "Must pay own medical P1,500",
                "P300 medical, P200 training c/o applicant",
                "Applicants shoulder medical exam",
                "GCash P150 for reservation of slot",
                "Invest P5000 for starter kit and recruit friends",
                "Bring P500 for medical",
                "Pay P1,000 for certificate only",
                "Must buy products worth P3,000",
                "Bond of 2 years or pay P50,000",
                "มัดจำชุดยูนิฟอร์ม 1,000 บาท",
                "โอนค่าจองคิวสัมภาษณ์ 200 บาท"
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
                "Walang deposito para sa uniporme",
                "Bilangin ang deposito ng mga kostumer",
                "Magdeposito ng benta sa bangko 2 beses sa isang araw",
                "Wala pong bayad sa training",
                "Libre ang uniporme at training",
                "Hindi kailangang magbayad",
                "May bayad ang overtime",
                "Mangolekta ng bayad mula sa kostumer",
                "Sagot ng kumpanya ang medical fee",
                "Walang kaltas sa sahod",
                "All fees are shouldered by the company",
                "Without any placement fee or salary deduction",
                "The job includes processing visa applications",
                "Prepare invoices for training fees",
                "Deposit daily sales at the bank",
                "Uniform and training are free",
                "ไม่หักเงินประกัน",
                "พนักงานไม่ต้องจ่ายค่าอบรม",
                "เก็บเงินค่าอาหารจากลูกค้า",
                "Walang cash bond",
                "Hindi kailangan ng placement fee",
                "Tumatanggap ng bayad at nagbibigay ng resibo",
                "Counts cash deposits and checks performance bonds",
                "เครื่องแบบฟรี ไม่มีค่าชุด",
                "ไม่มีค่าใช้จ่าย",
                "No placement fee",
                "ไม่เสียค่าทำบัตร",
                "ค่าชุด 800 บาท บริษัทออกให้",
                "มีค่าประกันสังคมและค่าประกันอุบัติเหตุ",
                "ไม่ต้องซื้อชุดเอง",
                "ทำงานเองได้ รับผิดชอบงานเอง",
                "ขายชุดและเครื่องแบบ",
                "P500 for uniform allowance a month",
                "Free uniform and medical check-up",
                "P1,000 for medical insurance paid by the company",
                "We pay 500 baht for each trip",
                "Pays P600 a day",
                "Deposit cash at the bank for the shop",
                "No salary deduction for uniform",
                "Invest time in training new staff",
                "รับมัดจำจากลูกค้า",
                "รับค่าจองห้องพักจากลูกค้า"
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
                "Mag-apply sa khanom.ph",
                "ติดต่อคุณสมชาย 02 123 4567",
                "โทรศัพท์: 053123456",
                "Text 09171234567",
                "WhatsApp: +63 917 123 4567",
                "Contact me at ploy.khanom@gmail.com.",
                "ID Line: khanom",
                "ไลน์ khanom_55",
                "fb.com/khanom",
                "inbox us at Facebook",
                "LINE: khanom55",
                "แอดไลน์ @doikham",
                "แอดไลน์ shopcm",
                "ทักไลน์ @shopcm",
                "LINE OA @shopcm",
                "line:@hotelb",
                "ID: hotelb (ไลน์)",
                "ไลน์ id shopcm",
                "IG shopcm",
                "TikTok @shopcm",
                "วีแชท shopcm",
                "เพจ FB ร้านส้ม",
                "Facebook โรงแรมบี",
                "inbox เพจ โรงแรมเอ",
                "lin.ee/abcd",
                "Tel.081/2345678",
                "โทร o81-234-5678",
                "hr @ shop.co.th",
                "shopcm.co.th/jobs",
                "ติดต่อ 1175",
                "Contact 0917-123-4567, Ms. Ana",
                "ติดต่อ 081-234-5678, คุณแดง",
                "contact no.0917 123 4567",
                "CP No.09171234567",
                "แม่บ้าน T.081 234 5678",
                "คุณนก-0812345678",
                "ติดต่อ 053-123456,081-2345678",
                "Tel 8123-4567",
                "call 9171234567",
                "โทร 812345678",
                "โทร 053-12-3456",
                "คนสวน 500 081-2345678",
                "Nurse Tel No 8-234-5678",
                "Cook Tel: 412-3456 loc 101",
                "Cook call 234-5678",
                "Cook landline 340-1234",
                "Cook tumawag sa 412-3456",
                "Cook contact no: 412 3456",
                "พ่อครัว โทร 221309",
                "For inquiries call 412-3456",
                "Tel. No. 8-234-5678",
                "may contact Ms. Joy Reyes",
                "Cashier - contact: Juan dela Cruz",
                "ช่างไฟ ติดต่อคุณสมชาย",
                "Baker messenger: Anna Cruz",
                "Cook 3 0917 123 4567"
            })
    void contactDetailsAreFound(String text) {
        assertThat(concerns(text)).containsExactly(PostingWords.Concern.CONTACT);
        PostingWords.WithoutContacts left = PostingWords.withoutContacts(text);
        assertThat(left.taken()).as("taken out of a file's row").isNotEmpty();
        assertThat(concerns(left.text())).doesNotContain(PostingWords.Concern.CONTACT);
    }

    @ParameterizedTest
    @CsvSource({
        "a hotel that paid cash and big tips locally, false",
        "call center agents on 2 floors, false",
        "call us: 02 123, true",
        "(tel 081) ask, true",
        "โรงแรมtel 081, true",
        "write to ID narin line, true",
        "we did id:somchai, true"
    })
    void whatMayBeAContactBeginsAWord(String text, boolean may) {
        assertThat(ContactWords.mayBeIn(Clause.of(text))).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "พนักงานบัญชี (คุณนก 081-234-5678) ! พนักงานบัญชี",
                "ช่างเชื่อม ติดต่อคุณเอ 081-234-5678 ! ช่างเชื่อม",
                "แม่ครัว โทร 053-123-456 ต่อ 12 ! แม่ครัว",
                "Cook, tel. 02 123 4567 ext. 12, full time ! Cook full time",
                "ตรวจสอบคุณภาพ โทร 081-234-5678 ! ตรวจสอบคุณภาพ",
                "แม่บ้าน แอดไลน์ @doikham ! แม่บ้าน",
                "ช่างเชื่อม (ด่วน โทร 081-234-5678) ! ช่างเชื่อม (ด่วน)",
                "Cook (nights, call 0917-123-4567), two shifts (day) ! Cook (nights) two shifts (day)",
            })
    void nothingIsLeftOverOfAContact(String text, String left) {
        assertThat(PostingWords.withoutContacts(text).text()).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Cook - call 081-234-5678 K.Nok ! Cook",
                "Cook K. Nok 081-234-5678 ! Cook",
                "แม่ครัว โทร 081-234-5678 คุณนก ! แม่ครัว",
                "แม่ครัว 081-234-5678 (คุณนก) ! แม่ครัว",
                "Welder 0917-123-4567 look for Sir Jun ! Welder",
                "Welder - contact Ms. Santos at 0917 123 4567 ! Welder",
                "Welder (ask for Jun, 0917 123 4567) ! Welder",
                "Cook tel. 02-123-4567 ต่อ 12 คุณสมชาย ! Cook",
                "Driver - inquire: 0917-123-4567 ! Driver",
                "Cook - for inquiries text/call 09171234567 ! Cook",
                "Cook ☎ 081-234-5678 ! Cook",
                "Cook, Line: @baansuan ! Cook",
                "Cook - nok@example.org ! Cook",
                "ผู้ตรวจคุณภาพ 081-234-5678 คุณภาพดี ! ผู้ตรวจคุณภาพ คุณภาพดี",
                "ช่าง 081-234-5678 ครูสอนภาษา ! ช่าง ครูสอนภาษา",
                "Sewer 081-234-5678 for details see the shop ! Sewer for details see the shop",
                "Nurse Tel No 8-234-5678 ! Nurse",
                "Cook tel. 234-5678 ! Cook",
                "Cook Tel: 412-3456 loc 101 ! Cook",
                "พ่อครัว โทร. 221-309 ! พ่อครัว",
                "Cook 0917 1234567 / 412-3456 ! Cook",
                "Cook 412-3456 / 0917 1234567 ! Cook",
                "Clean. Tel. No. 8-234-5678 ! Clean.",
                "Cook 0917 1234567, 500-1000 baht ! Cook 500-1000 baht",
                "Cook (0917) 123-4567 look for Ms. Ana Cruz ! Cook",
                "พ่อครัว สนใจติดต่อ คุณสมชาย ใจดี โทร 0812345678 ! พ่อครัว",
                "Baker messenger: Anna Cruz ! Baker",
                "Laundry (Ate Beth 0917-123-4567) ! Laundry",
                "Cashier - contact: Juan dela Cruz ! Cashier",
                "Driver look for Mr. Santos ! Driver",
                "Cook - attn: Ms. Reyes ! Cook",
                "Driver, hanapin si Kuya Boy ! Driver",
                "ช่างไฟ ติดต่อคุณสมชาย ! ช่างไฟ",
                "ช่างไฟ ติดต่อคุณสมชาย มีที่พัก ! ช่างไฟ มีที่พัก",
            })
    void ofATitleWithContactsTheWorkIsLeft(String title, String work) {
        assertThat(PostingWords.withoutContacts(title).text()).isEqualTo(work);
    }

    @Test
    void eachKindOfContactIsTakenOutBesideAnother() {
        String text = "Message us  on our page, at www.shop.example or jobs@shop.example";
        assertThat(PostingWords.withoutContacts(text).taken())
                .containsExactly("Message us  on", "www.shop.example", "jobs@shop.example");
        assertThat(
                        PostingWords.withoutContacts("Message us  on our page, at www.shop.example")
                                .taken())
                .containsExactly("Message us  on", "www.shop.example");
    }

    @Test
    void aLongRowOfDashesBeforeANumberIsNoLabel() {
        String dashes = "- ".repeat(20_000);
        assertThat(PostingWords.withoutContacts("Sewer " + dashes + "tel. 081 234 5678").taken())
                .containsExactly("081 234 5678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Working hours 08.00-17.00",
                "ขายโทรศัพท์ 12000-15000 บาท",
                "120 000 - 150 000 yen",
                "Engineer 63000-70000, OT",
                "Welder, 66000 - 72000 baht",
                "โทร 1000-2000 สายต่อเดือน",
                "Call 1000-2000 leads a month",
                "Contact 2000 5000 clients",
                "CNC-0123456789",
                "Call centre 8000-9000 pesos",
                "Contact lens fitter, 12,000,000 sold",
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
                "2026-2027 season, 40 hours, 6 days",
                "Answers customers by Line and Facebook",
                "ดูแลเพจ Facebook และตอบลูกค้าทางไลน์",
                "Production line 3, 200 people",
                "450 - 600 baht a day, 6 days",
                "Works from 06:00 to 14:00 or 14:00 to 22:00",
                "08.30 น. - 17.30 น.",
                "Experience with Excel 2019",
                "Salary 12000 15000",
                "1,000,000 pieces a year",
                "Serial 0001 to 0999",
                "Write the title in the subject line: Cook 3",
                "Deadline: April 5",
                "Sends reports to all @example.org addresses",
                "IG welding and TIG",
                "Posts IG content and TikTok videos",
                "พนักงานไลน์ SMT",
                "ประจำไลน์ QC",
                "ดูแล Facebook ร้าน และ IG",
                "โพสต์เพจ Facebook ร้านอาหาร",
                "ติดต่อลูกค้า 1000 ราย",
                "ติดต่อ 1500 ร้านค้า",
                "โทรหาลูกค้าวันละ 100 สาย",
                "ID card and a passport",
                "Telephone operator, 12-hour shifts",
                "Call centre 24/7",
                "ตอบลูกค้าในเพจ",
                "Sells 20 pieces @ 5.00 each",
                "โทรทัศน์ 10 เครื่อง",
                "โทรทัศน์ 221309 เครื่อง",
                "call center agent 15,000",
                "Call center 20000",
                "call 100-200 customers a day",
                "call 150-180 / day",
                "Call us on 2026-12-01",
                "Phone 100000 units a year",
                "Contact customers and look for defects",
                "Look for missing items, attention to detail",
                "Contact MS Office support",
                "Customer contact: Phone and Email",
                "Contact: Customer Service",
                "ติดต่อลูกค้า",
                "ติดต่อนายจ้าง และคุณภาพ",
                "ติดต่อคุณครู"
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
                "May itsura",
                "Looking for a girl for the counter",
                "Only women, 20-35",
                "Male, 21 - 40 yrs old",
                "Under 30 years old preferred",
                "Unmarried women only",
                "Young and beautiful",
                "Female applicants are preferred",
                "ชาย อายุ 25-40 ปี",
                "รับผู้หญิงเท่านั้น",
                "ต้องการพนักงานหญิง อายุ 18 - 30",
                "บุคลิกภาพดี หน้าตาดี",
                "Babae, 18-30 taong gulang",
                "Para sa mga babae lamang",
                "Hindi lalagpas ng 30 ang edad",
                "Dalaga at may itsura",
                "หญิง 18-25 ปี",
                "รับสมัครหญิงล้วน",
                "วัย 20-30",
                "ไม่รับสาวประเภทสอง",
                "ชายไทย พ้นเกณฑ์ทหาร",
                "สัญชาติไทยเท่านั้น",
                "น้ำหนักไม่เกิน 55",
                "Female",
                "Waitress (female)",
                "Gender: F",
                "Male/Female 20-35 y/o",
                "babae 18-30",
                "ส่วนสูง 160 ขึ้นไป",
                "รปภ. ชายไทย ไม่เกิน 45 ปี",
                "Males, physically fit and young",
                "At least 18 years old, males, physically fit",
                "Welders (males), single",
                "Male , 21-40",
                "Young, 18-30 yo",
                "18-30 yo",
                "Waiter, male",
                "Must be single man or woman",
                "Send resume with 2x2 photo",
                "Nurse aide (photo required)",
                "Attach your latest photo",
                "ส่งรูปถ่ายเต็มตัว",
                "height 160cm up",
                "At least 5'4 tall",
                "พนักงานต้อนรับ สวย สูง 160 ขึ้นไป",
                "ไม่มีรอยสัก",
                "No visible tattoos",
                "Walang tattoo",
                "Thai nationality only"
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
                "Magluto para sa 20-30 tao",
                "For women and men over 18",
                "Women are encouraged to apply",
                "Experience of 20 years or more",
                "Ages 18 and up",
                "Must be 18",
                "Age 18+",
                "Children aged 3 to 12",
                "Staff of 20-30 people",
                "Ladies' fashion shop",
                "Clean the ladies room",
                "ชายหรือหญิง อายุ 18 ปีขึ้นไป",
                "ไม่จำกัดเพศและอายุ",
                "ขายเสื้อผ้าผู้หญิง",
                "Edad 18 pataas",
                "Damit ng babae",
                "Walang karanasan, tuturuan",
                "Counsel on HIV testing and HIV test kits",
                "Teach adolescents aged between 15-19",
                "Machines aged 20-30 years",
                "Age of machines: 12 years",
                "เครื่องจักรอายุ 20-30 ปี",
                "ประสบการณ์ 2 ปี",
                "ประสบการณ์ 20-30 ปี",
                "ยกของน้ำหนักไม่เกิน 50 กก.",
                "ลูกค้าวัย 20-30 ปี",
                "โรงเรียนหญิงล้วน",
                "ทำงานชายหาด 20-30 คน",
                "Gender: M/F",
                "Male, female",
                "มีสัญชาติใดก็ได้",
                "ดูแลผู้ป่วยหญิง 60-65 ปี",
                "Photo editing skills required",
                "Passport size photo printing",
                "Takes 2x2 photo printing orders",
                "Send photos to customers",
                "Compose catalogues and include recent pictures of what is sold",
                "ส่งรูปสินค้าให้ลูกค้า",
                "Working at height 160 cm above the ground",
                "ชั้นวางสูง 160 ซม."
            })
    void whatTheLawOrTheWorkAsksIsNoSuchCriterion(String text) {
        assertThat(concerns(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "We keep your ID card and passport ! PAPERS",
                "Passports are kept by the employer ! PAPERS",
                "Surrender your passport on the first day ! PAPERS",
                "ยึดพาสปอร์ตไว้กับนายจ้าง ! PAPERS",
                "ยึดบัตรประชาชน ! PAPERS",
                "นายจ้างเก็บหนังสือเดินทาง ! PAPERS",
                "Itatago namin ang passport ! PAPERS",
                "Hawak ng amo ang inyong pasaporte ! PAPERS",
                "Pay is held until the contract ends ! PAY",
                "Salary is withheld for the first three months ! PAY",
                "No salary until the contract ends ! PAY",
                "จ่ายเงินเดือนเมื่อครบสัญญา ! PAY",
                "กักค่าจ้าง 3 เดือน ! PAY",
                "Iipitin ang unang sweldo ! PAY",
                "You may not leave the compound ! LEAVE",
                "You are not allowed to go out ! LEAVE",
                "Workers may not resign before the contract ends ! LEAVE",
                "ห้ามออกนอกหอพัก ! LEAVE",
                "Hindi pwedeng lumabas ! LEAVE",
                "Bawal lumabas ng dormitoryo ! LEAVE",
                "Hindi ka makakalabas ng bahay ! LEAVE",
                "Hindi kayo makakaalis hanggang tapos ang kontrata ! LEAVE",
                "Must surrender ATM card ! PAPERS",
                "IDs and passport to be surrendered to employer ! PAPERS",
                "นายจ้างเก็บบัตรประชาชนตัวจริงไว้ ! PAPERS",
                "Salary will be released after 3 months ! PAY",
                "Salary of first 2 months withheld as bond ! PAY",
                "free lodging; may not go out on duty days ! LEAVE",
                "ห้ามออกนอกที่พักในวันทำงาน ! LEAVE",
                "Salary held for two months. ! PAY",
                "2 weeks salary hold ! PAY",
                "salary held 2 months ! PAY",
                "Surrender passport to employer ! PAPERS",
                "Cook - surrender passport ! PAPERS",
                "Passport with employer ! PAPERS",
                "passport surrendered to company ! PAPERS",
                "pls keep original ID with HR ! PAPERS",
                "Must not resign within 2 years ! LEAVE",
                "no resignation within 1 yr ! LEAVE",
            })
    void whatTakesAWorkersFreedomIsFound(String text, PostingWords.Concern concern) {
        assertThat(concerns(text)).containsExactly(concern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bring your passport to the interview",
                "We keep passports of guests in the safe",
                "We take your ID photo for the badge",
                "We do not keep your passport",
                "Must hold a valid ID",
                "เก็บสำเนาบัตรประชาชน",
                "ถือหนังสือเดินทางไทย",
                "เก็บหนังสือเดินทางของแขก",
                "บริษัทไม่ยึดบัตรประชาชน",
                "Hindi namin itatago ang passport",
                "Salary is paid at the end of the month",
                "No pay is held back",
                "Salary will be increased after 3 months",
                "Salary is paid after each week of work",
                "Repair ATM machines",
                "May not go out during your shift",
                "Annual leave and sick leave",
                "Do not leave the house unattended",
                "You may not leave the premises during your shift",
                "Patients may not leave the building",
                "ห้ามนำสินค้าออกนอกโรงงาน",
                "ดูแลไม่ให้ผู้ป่วยออกนอกบ้าน",
                "Bawal umalis sa pwesto habang naka-duty",
                "Bring passport copy",
                "ID card is given",
                "Salary is paid every month",
                "Valid passport with US visa",
                "Passport with employer certificate",
                "Check passports with the manager",
                "Passport with at least 6 months validity",
                "Ask visitors to surrender passports",
                "Two months salary bonus",
                "No resignation letter needed",
            })
    void whatTheWorkIsAboutTakesNoFreedom(String text) {
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

    @ParameterizedTest
    @CsvSource({
        "You must be a lady – in town, 1",
        "You must be a lady’s tailor – in town, 0",
        "You must be a lady's tailor – in town, 0",
        "Age limit – 35, 0",
        "Age limit: 35 – “strictly”, 1",
        "Age limit: ３５ – “strictly”, 1",
        "Age limit: ๓๕ – “strictly”, 1"
    })
    void typographicSignsAndOtherDigitsChangeNothing(String text, int found) {
        assertThat(concerns(text)).hasSize(found);
    }

    private static List<PostingWords.Concern> concerns(String text) {
        return PostingWords.in("tasks", text).stream()
                .map(PostingWords.Found::concern)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void clausesEndWhereSentencesLinesAndItemsDo(long seed) {
        Pattern ends = Pattern.compile("[.!?;•|\\n]+(?:\\s|$)|\\n|;|•");
        Random random = new Random(seed);
        String letters = "a1ก.!?;•|\n \t";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, letters.length())
                    .forEach(at -> text.append(letters.charAt(at)));
            assertThat(PostingWords.clauses(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .containsExactly(ends.split(text, -1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Manager. Sex: M",
                "Cook; male",
                "Male, 20 to 30",
                "Must be female",
                "Magdeposito muna: kailangang magdeposito",
                "Tel O81 234 5678",
                "Telephone: 081/234/5678",
                "You pay a deposit of 500"
            })
    void whatIsLookedForFirstHidesNothing(String text) {
        assertThat(PostingWords.in("tasks", text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Manage equipment, only when needed",
                "Feed animals and take feedback from coffee growers",
                "Manage payments and call on customers",
                "Use mobile machinery, and telephones on 2 floors"
            })
    void wordsThatBeginLikeOthersAreNone(String text) {
        assertThat(PostingWords.in("tasks", text)).isEmpty();
    }
}
