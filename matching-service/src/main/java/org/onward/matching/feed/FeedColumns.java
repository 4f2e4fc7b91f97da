package org.onward.matching.feed;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The documented columns, the same in every format, and what offices call them. */
final class FeedColumns {
    static final List<String> ALL =
            List.of(
                    "id",
                    "kind",
                    "title",
                    "tasks",
                    "employer",
                    "country",
                    "place",
                    "pay_min",
                    "pay_max",
                    "currency",
                    "pay_period",
                    "stipend",
                    "hours",
                    "nights",
                    "live_in",
                    "accommodation",
                    "education",
                    "languages",
                    "skills_must",
                    "skills_nice",
                    "start_on",
                    "seats",
                    "weeks",
                    "seats_committed",
                    "valid_until",
                    "sector",
                    "occupation",
                    "overseas_licence",
                    "overseas_principal",
                    "overseas_job_order");

    /** What the header of a pay column says of currency and period; no column of its own. */
    static final String PAY_HEADER = "pay_header";

    /** The header of a column of pay that says the lowest alone; no column of its own. */
    static final String LOWEST_PAY = "lowest_pay";

    /** Whether the header of hours says that they are of a day or a week; no column of its own. */
    static final String HOURS_HEADER = "hours_header";

    /** The same of the header of a stipend, and of how long something takes. */
    static final String STIPEND_HEADER = "stipend_header";

    static final String LENGTH_HEADER = "weeks_header";

    /** Whether somebody is still looked for; of a row that is not, nothing is taken. */
    static final String STATUS = "status";

    /** When the advert was first out; held against {@code valid_until} and not kept. */
    static final String POSTED_ON = "posted_on";

    /** Of a posting with several places those beside the first; said and not kept. */
    static final String OTHER_PLACES = "other_places";

    /** The province where another column says the place; it decides, and the place stays words. */
    static final String PROVINCE = "province";

    /** What the worker would pay; a row that names a sum is sent back. */
    static final String FEE = "fee";

    /** What somebody must have; of it the level of education is read. */
    static final String QUALIFICATIONS = "qualifications";

    /** What comes beside the pay; of it a place to live is read. */
    static final String BENEFITS = "benefits";

    /** The last day of a course; said of it is how many weeks it takes, and it is not kept. */
    static final String ENDS_ON = "ends_on";

    /** That the work can be done from home; said and not kept. */
    static final String FROM_HOME = "from_home";

    /** Whether the work is part-time or temporary; said and not kept. */
    static final String EMPLOYMENT = "employment";

    /** Days and times of work, of which hours a week and work by night are read. */
    static final String SCHEDULE = "schedule";

    /** Columns of a row beside the documented ones that come back with it, to be corrected. */
    static final List<String> COMING_BACK =
            List.of(
                    POSTED_ON,
                    QUALIFICATIONS,
                    BENEFITS,
                    ENDS_ON,
                    FROM_HOME,
                    EMPLOYMENT,
                    FEE,
                    SCHEDULE);

    /** That the id is made of what else stands in the row; no column of its own. */
    static final String ID_MADE = "id_made";

    /** The highest stipend of several; said and not kept. */
    static final String STIPEND_MOST = "stipend_most";

    /** Of two columns of pay what stands in the one that cannot be read; said and not kept. */
    static String leftOut(String pay) {
        return pay + "_left_out";
    }

    /** Of a file, in the place of a column: what of it is not read. */
    static final String UNREAD = "columns";

    static final String OF_PERSONS = "columns_of_persons";
    static final String SHEETS = "sheets";
    static final String OTHER_SHEETS = "sheets_of_other_columns";
    static final String HIDDEN_SHEETS = "sheets_hidden";
    static final String HIDDEN_COLUMNS = "columns_hidden";
    static final String HIDDEN_ROWS = "rows_hidden";
    static final String PLACE_OF_SHEET = "sheet_as_place";

    /** What of a file a remark is about, beside the documented columns. */
    private static final Set<String> OF_FILE =
            Set.of(
                    "line",
                    UNREAD,
                    OF_PERSONS,
                    SHEETS,
                    OTHER_SHEETS,
                    HIDDEN_SHEETS,
                    HIDDEN_COLUMNS,
                    HIDDEN_ROWS,
                    PLACE_OF_SHEET);

    /** Columns that our error file adds. */
    static final List<String> OF_ERROR_FILE = List.of("line", "field", "reason");

    private static final int LONGEST = 500; // of a header
    private static final Set<String> KNOWN = Set.copyOf(ALL);
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[（][^)\\]）]*[)\\]）]?");
    private static final Pattern GAPS = Pattern.compile("[\\s\\u200b_\\-./:*#?]+");
    // "jobTitle", as programs write it
    private static final Pattern WITHIN_A_NAME = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    // Where a line of a header ends is no end of a word.
    private static final Pattern GAPS_IN_THAI =
            Pattern.compile("(?<=\\p{IsThai})[\\s\\u200b]+(?=\\p{IsThai})");
    private static final Pattern OUTER = Pattern.compile("^_+|_+$");
    private static final Cache<String, String> NORMAL =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private static final Cache<Header, Boolean> SPEAKS =
            Caffeine.newBuilder().maximumSize(1_000).build();

    /** Of a column; under which name a row carries it where it says something. */
    private record Header(String carried, String text) {}

    private static final Set<String> RUNNING_NUMBERS =
            Stream.of("no", "nr", "num", "number", "ลำดับ", "ลำดับที่", "ที่", "bilang", "blg")
                    .map(FeedColumns::normal)
                    .collect(toUnmodifiableSet());
    private static final Set<String> REMARKS =
            Stream.of(
                            "remarks",
                            "remark",
                            "notes",
                            "note",
                            "comments",
                            "comment",
                            "หมายเหตุ",
                            "puna")
                    .map(FeedColumns::normal)
                    .collect(toUnmodifiableSet());
    private static final Set<String> PROVINCES =
            Stream.of(
                            "province",
                            "prov",
                            "จังหวัด",
                            "จว",
                            "จ",
                            "จังหวัดที่ทำงาน",
                            "จังหวัดที่ปฏิบัติงาน",
                            "lalawigan",
                            "probinsya",
                            "address region",
                            "state province",
                            "work location state",
                            "work location province")
                    .map(FeedColumns::normal)
                    .collect(toUnmodifiableSet());
    private static final Set<String> OF_PERSON =
            Stream.of(
                            "sex",
                            "gender",
                            "age",
                            "age range",
                            "age limit",
                            "civil status",
                            "religion",
                            "เพศ",
                            "อายุ",
                            "ช่วงอายุ",
                            "สถานภาพ",
                            "ศาสนา",
                            "สัญชาติ",
                            "kasarian",
                            "edad")
                    .map(FeedColumns::normal)
                    .collect(toUnmodifiableSet());
    private static final Map<String, String> NAMES = new HashMap<>();
    // Of which a file may have another surer one; in their order.
    private static final List<String> BESIDE_OTHERS = new ArrayList<>();

    static {
        ALL.forEach(name -> NAMES.put(name, name));
        COMING_BACK.forEach(name -> NAMES.put(name, name));
        names("id", "external id", "job id", "vacancy id", "ref", "reference", "ref no")
                .and("reference no", "reference number", "job code", "code", "vacancy no")
                .and("vacancy number", "job no", "รหัส", "รหัสงาน", "รหัสตำแหน่ง", "รหัสอ้างอิง")
                .and(
                        "เลขที่ประกาศ",
                        "เลขที่อ้างอิง",
                        "เลขที่ตำแหน่ง",
                        "kodigo",
                        "numero ng trabaho");
        names("kind", "type", "job type", "type of work", "employment type")
                .and("ประเภท", "ประเภทงาน", "ประเภทการจ้าง", "รูปแบบงาน", "uri", "uri ng trabaho");
        names("title", "job title", "position", "position title", "job", "post", "vacancy")
                .and("job position", "ตำแหน่ง", "ตำแหน่งงาน", "ชื่อตำแหน่ง", "ชื่อตำแหน่งงาน")
                .and("ตำแหน่งที่เปิดรับ", "posisyon", "trabaho", "pamagat", "titulo ng trabaho");
        names("tasks", "description", "job description", "duties", "responsibilities")
                .and("duties and responsibilities", "details", "รายละเอียด", "รายละเอียดงาน")
                .and("ลักษณะงาน", "หน้าที่", "หน้าที่ความรับผิดชอบ", "งานที่ทำ", "tungkulin")
                .and("mga tungkulin", "gawain", "mga gawain", "paglalarawan", "deskripsyon");
        names("employer", "company", "company name", "employer name", "business")
                .and("establishment", "member", "organization", "organisation", "บริษัท")
                .and("ชื่อบริษัท", "นายจ้าง", "ชื่อนายจ้าง", "สถานประกอบการ", "ชื่อสถานประกอบการ")
                .and(
                        "ผู้ว่าจ้าง",
                        "ชื่อผู้ว่าจ้าง",
                        "ผู้ประกอบการ",
                        "สมาชิก",
                        "หน่วยงาน",
                        "kumpanya",
                        "kompanya",
                        "employer")
                .and("pangalan ng kumpanya", "negosyo");
        names("country", "ประเทศ", "bansa");
        names("place", "location", "province", "workplace", "work location", "place of work")
                .and("area", "city", "city province", "จังหวัด", "สถานที่", "สถานที่ทำงาน")
                .and("สถานที่ปฏิบัติงาน", "พื้นที่", "lugar", "lokasyon", "lalawigan", "probinsya")
                .and("lugar ng trabaho", "saan", "bayan lalawigan", "lungsod lalawigan")
                .and("municipality province", "อำเภอ จังหวัด", "อำเภอ/จังหวัด");
        names("pay_min", "pay", "salary", "wage", "wages", "salary range", "monthly salary")
                .and("daily wage", "daily rate", "hourly rate", "basic salary", "rate", "pay from")
                .and("salary from", "minimum salary", "min salary", "compensation", "เงินเดือน")
                .and("ค่าจ้าง", "ค่าแรง", "รายได้", "อัตราค่าจ้าง", "ค่าตอบแทน", "เงินเดือนขั้นต่ำ")
                .and(
                        "เงินเดือนเริ่มต้น",
                        "ค่าจ้างขั้นต่ำ",
                        "ค่าจ้างรายวัน",
                        "ค่าแรงรายวัน",
                        "ค่าจ้างรายเดือน")
                .and("sahod", "sweldo", "suweldo", "sahod kada buwan", "sahod kada araw")
                .and("arawang sahod", "buwanang sahod", "pinakamababang sahod");
        names("pay_min", "salary min", "wage min", "min pay", "minimum pay");
        names("pay_max", "pay to", "salary to", "maximum salary", "max salary", "เงินเดือนสูงสุด")
                .and("ค่าจ้างสูงสุด", "pinakamataas na sahod", "salary max", "wage max", "max pay")
                .and("maximum pay");
        names("currency", "salary currency", "pay currency", "wage currency", "สกุลเงิน", "pera")
                .and("salapi");
        names("pay_period", "period", "salary period", "per", "pay per", "จ่ายต่อ", "รอบการจ่าย")
                .and("wage period", "salary unit", "pay unit")
                .and("งวดการจ่าย", "kada", "dalas ng sahod");
        names(
                "stipend",
                "allowance",
                "training allowance",
                "เบี้ยเลี้ยง",
                "เบี้ยเลี้ยงฝึกงาน",
                "allowans");
        names("hours", "working hours", "hours per week", "hours a week", "weekly hours")
                .and(
                        "ชั่วโมงทำงาน",
                        "ชั่วโมงการทำงาน",
                        "oras ng trabaho",
                        "ชั่วโมงต่อสัปดาห์",
                        "ชั่วโมงทำงานต่อสัปดาห์",
                        "oras",
                        "oras kada linggo");
        also("hours", "working time", "work time", "work hours", "hours of work", "time of work");
        also("hours", "เวลาทำงาน", "เวลาทำการ", "เวลาปฏิบัติงาน", "ช่วงเวลาทำงาน", "วันเวลาทำงาน");
        also("hours", "วันและเวลาทำงาน", "oras ng pasok", "days and hours of work");
        names(SCHEDULE, "work schedule", "working schedule", "job schedule", "working days")
                .and("work days", "days of work", "days", "working day", "shift", "shifts")
                .and("shift schedule", "work shift", "วันทำงาน", "วันทำการ", "วันที่ทำงาน", "กะ")
                .and("กะทำงาน", "กะการทำงาน", "ตารางงาน", "ตารางการทำงาน", "iskedyul")
                .and("iskedyul ng trabaho", "araw ng trabaho", "mga araw ng trabaho")
                .and("araw ng pasok", "shift ng trabaho");
        names("nights", "night shift", "night work", "กะกลางคืน", "กะดึก", "ทำงานกลางคืน")
                .and("gabi", "panggabi", "night duty");
        names(
                "live_in",
                "live in",
                "อยู่กับนายจ้าง",
                "พักกับนายจ้าง",
                "stay in",
                "nakatira sa amo");
        names("accommodation", "housing", "lodging", "dormitory", "ที่พัก", "มีที่พัก", "หอพัก")
                .and("tirahan", "tuluyan", "may tirahan");
        names("education", "educational attainment", "education level", "วุฒิ", "วุฒิการศึกษา")
                .and("การศึกษา", "ระดับการศึกษา", "edukasyon", "pinag aralan", "natapos");
        names("languages", "language", "ภาษา", "wika", "mga wika");
        names("skills_must", "skills", "required skills", "skills required", "must have")
                .and(
                        "requirements skills",
                        "ทักษะ",
                        "ทักษะที่ต้องการ",
                        "ทักษะที่จำเป็น",
                        "ความสามารถ")
                .and("kasanayan", "mga kasanayan", "kakayahan", "kailangang kasanayan");
        names(
                        "skills_nice",
                        "nice to have",
                        "preferred skills",
                        "ทักษะเสริม",
                        "ทักษะที่พิจารณาเป็นพิเศษ")
                .and("dagdag na kasanayan");
        names("start_on", "start", "start date", "starting date", "date needed", "เริ่มงาน")
                .and("วันเริ่มงาน", "วันที่เริ่มงาน", "petsa ng simula", "simula", "magsisimula");
        names("seats", "vacancies", "no of vacancies", "number of vacancies", "openings")
                .and("no of openings", "slots", "headcount", "positions", "จำนวน", "จำนวนอัตรา")
                .and("อัตรา", "จำนวนที่รับ", "จำนวนตำแหน่ง", "รับจำนวน", "จำนวนคน", "bakante")
                .and("bilang ng bakante", "ilan", "dami");
        names(
                        "weeks",
                        "duration",
                        "duration in weeks",
                        "length in weeks",
                        "ระยะเวลา",
                        "จำนวนสัปดาห์")
                .and("linggo", "tagal", "ilang linggo");
        names("seats_committed", "committed seats", "hires committed", "จำนวนที่รับเข้าทำงาน")
                .and("tiyak na tatanggapin");
        names("valid_until", "closing date", "deadline", "apply by", "expires", "expiry date")
                .and(
                        "application deadline",
                        "valid through",
                        "วันปิดรับ",
                        "วันปิดรับสมัคร",
                        "ปิดรับสมัคร")
                .and(
                        "วันหมดเขต",
                        "หมดเขต",
                        "หมดเขตรับสมัคร",
                        "วันสิ้นสุด",
                        "รับสมัครถึง",
                        "petsa ng pagsasara")
                .and("huling araw", "hanggang", "huling petsa");
        names(POSTED_ON, "date posted", "posting date", "posted", "วันที่ประกาศ", "วันประกาศ")
                .and("petsa ng paskil");
        names(STATUS, "status", "job status", "vacancy status", "สถานะ", "สถานะงาน", "สถานะตำแหน่ง")
                .and("สถานะการรับสมัคร", "katayuan", "katayuan ng trabaho");
        names(QUALIFICATIONS, "qualifications", "qualification", "คุณสมบัติ", "คุณสมบัติผู้สมัคร")
                .and("mga kwalipikasyon", "kwalipikasyon");
        names(BENEFITS, "benefit", "other benefits", "company benefits", "สวัสดิการ", "benepisyo")
                .and("mga benepisyo");
        names(FEE, "registration fee", "application fee", "placement fee", "processing fee")
                .and("training fee", "deposit", "ค่าสมัคร", "ค่าใบสมัคร", "ค่าธรรมเนียม")
                .and("เงินประกัน", "ค่าประกัน", "ค่ามัดจำ", "ค่านายหน้า", "bayad sa aplikasyon");
        names("sector", "isic", "isic code", "industry code");
        names("sector", "industry", "business type", "ประเภทธุรกิจ", "อุตสาหกรรม", "ประเภทกิจการ")
                .and("industriya", "sektor");
        names(
                        "occupation",
                        "occupation code",
                        "isco",
                        "isco code",
                        "isco08",
                        "psoc",
                        "อาชีพ",
                        "รหัสอาชีพ")
                .and("hanapbuhay", "propesyon");
        names("overseas_licence", "overseas license", "license no", "licence no", "dmw license")
                .and("เลขที่ใบอนุญาต", "ใบอนุญาตจัดหางาน", "lisensya");
        names("overseas_principal", "principal", "foreign principal", "ตัวการต่างประเทศ");
        names("overseas_job_order", "job order", "job order no", "เลขที่คำขอ");
        // what offices' own forms call them
        names("title", "ตำแหน่งที่รับสมัคร", "ตำแหน่งงานว่าง", "ตำแหน่งว่าง", "งานที่รับสมัคร")
                .and("ตำแหน่งที่ต้องการ", "ตำแหน่งที่รับ", "ชื่องาน", "trabahong bakante")
                .and(
                        "bakanteng trabaho",
                        "bakanteng posisyon",
                        "pangalan ng trabaho",
                        "trabahong inaalok")
                .and("vacant position", "position vacant", "open position", "job opening")
                .and("vacancy title", "role", "designation");
        names("tasks", "รายละเอียดของงาน", "ลักษณะของงาน", "ขอบเขตงาน", "หน้าที่รับผิดชอบ")
                .and("mga gagawin", "paglalarawan ng trabaho", "detalye ng trabaho", "job duties")
                .and("job details", "scope of work");
        names("employer", "ชื่อกิจการ", "ชื่อหน่วยงาน", "ชื่อผู้ประกอบการ", "ชื่อร้าน")
                .and("ห้างร้าน", "บริษัท/ห้างร้าน", "pangalan ng kompanya", "pangalan ng employer")
                .and(
                        "pangalan ng negosyo",
                        "establisimyento",
                        "pangalan ng establisimyento",
                        "tagapag-empleyo")
                .and(
                        "name of company",
                        "name of employer",
                        "name of establishment",
                        "company/employer")
                .and("employer/company", "business name");
        names("place", "จังหวัดที่ทำงาน", "จังหวัดที่ปฏิบัติงาน", "ที่ทำงาน", "พื้นที่ปฏิบัติงาน")
                .and("lungsod", "siyudad", "lungsod/bayan", "lugar ng pagtatrabaho")
                .and(
                        "lokasyon ng trabaho",
                        "job location",
                        "city/municipality",
                        "place of assignment")
                .and("work place");
        names("pay_min", "ค่าจ้าง/เดือน", "ค่าจ้างต่อเดือน", "ค่าจ้าง/วัน", "ค่าจ้างต่อวัน")
                .and("ค่าแรง/วัน", "ค่าแรงต่อวัน", "อัตราเงินเดือน", "ช่วงเงินเดือน")
                .and("เงินเดือน/ค่าจ้าง", "เงินเดือนที่เสนอ", "รายได้ต่อเดือน", "buwanang sweldo")
                .and("buwanang suweldo", "arawang sweldo", "sweldo kada buwan", "sahod bawat buwan")
                .and("sahod bawat araw", "pasahod", "salary offer", "offered salary")
                .and("salary per month", "monthly pay", "monthly wage", "monthly rate")
                .and("daily pay", "wage per day", "hourly wage", "hourly pay")
                .and("starting salary");
        names(
                        "education",
                        "วุฒิการศึกษาขั้นต่ำ",
                        "ระดับวุฒิการศึกษา",
                        "วุฒิที่รับ",
                        "antas ng edukasyon")
                .and(
                        "natapos na pag-aaral",
                        "minimum education",
                        "education requirement",
                        "educational requirement");
        names("skills_must", "mga kakayahan", "kinakailangang kasanayan");
        names("start_on", "เริ่มงานวันที่", "petsa ng pagsisimula", "simula ng trabaho");
        names("employer", "pangalan ng company", "name of business");
        names("seats", "จำนวนที่เปิดรับ", "จำนวนรับ", "จำนวนรับสมัคร", "จำนวนที่ต้องการ")
                .and("อัตราที่รับ", "อัตราที่เปิดรับ", "จำนวนคนที่รับ", "bilang ng kailangan")
                .and(
                        "bilang ng tatanggapin",
                        "bilang ng posisyon",
                        "kailangang tao",
                        "number of slots")
                .and("no of slots", "number of positions", "no of positions", "number of openings")
                .and("number needed", "no needed", "persons needed");
        names(
                        "valid_until",
                        "วันหมดเขตรับสมัคร",
                        "วันที่ปิดรับสมัคร",
                        "วันที่ปิดรับ",
                        "วันที่หมดเขต")
                .and(
                        "วันสุดท้ายที่รับสมัคร",
                        "วันสิ้นสุดรับสมัคร",
                        "สิ้นสุดการรับสมัคร",
                        "huling araw ng pagtanggap")
                .and(
                        "huling araw ng aplikasyon",
                        "huling araw ng pagpapasa",
                        "petsa ng pagtatapos",
                        "deadline ng aplikasyon")
                .and(
                        "last day of application",
                        "deadline of application",
                        "application closes",
                        "valid till")
                .and("open until", "hanggang kailan");
        // what job boards call them
        also(
                "title",
                "position available",
                "available position",
                "available positions",
                "job vacancy");
        also("tasks", "หน้าที่และความรับผิดชอบ", "รายละเอียดตำแหน่ง", "รายละเอียดตำแหน่งงาน");
        also("employer", "องค์กร", "ชื่อองค์กร", "hiring company");
        also("place", "job site", "worksite", "area of assignment");
        also("place", "address", "company address", "business address", "complete address");
        also("place", "ที่อยู่", "ที่อยู่บริษัท", "ที่อยู่สถานประกอบการ", "ที่ตั้ง", "adres");
        also("kind", "employment status", "status of employment", "nature of employment");
        also("kind", "ลักษณะการจ้าง", "ลักษณะการจ้างงาน", "สถานะการจ้าง", "สถานะการจ้างงาน");
        also(
                "pay_min",
                "ค่าจ้างที่เสนอ",
                "อัตราค่าตอบแทน",
                "อัตราเงินเดือนเริ่มต้น",
                "ช่วงค่าจ้าง");
        also("pay_min", "salary rate", "halaga ng sahod", "araw-araw na sahod");
        also("education", "วุฒิขั้นต่ำ", "วุฒิการศึกษาที่ต้องการ", "วุฒิที่ต้องการ");
        also("education", "ระดับการศึกษาขั้นต่ำ", "ระดับการศึกษาที่ต้องการ");
        also("education", "educational background", "educational level", "education required");
        also("education", "educational requirements", "minimum educational attainment");
        also("education", "antas ng pinag-aralan", "pinakamababang pinag-aralan");
        also("education", "kailangang edukasyon");
        also(QUALIFICATIONS, "คุณสมบัติที่ต้องการ", "คุณสมบัติเบื้องต้น", "คุณสมบัติทั่วไป");
        also(QUALIFICATIONS, "minimum qualification", "minimum qualifications");
        also(QUALIFICATIONS, "qualification standards");
        also("skills_must", "ทักษะและความสามารถ", "kakayahang kailangan");
        also("skills_must", "mga kailangang kakayahan");
        also(
                "seats",
                "อัตราที่รับสมัคร",
                "จำนวนที่รับสมัคร",
                "จำนวนอัตราที่รับ",
                "จำนวนตำแหน่งว่าง");
        also("seats", "จำนวนตำแหน่งที่รับ", "จำนวนอัตราว่าง", "อัตราว่าง");
        also("seats", "no of vacancy", "number of vacancy", "no of vacant positions");
        also("seats", "number of vacant positions", "vacancy count", "vacancies count");
        also("seats", "total vacancies", "number of posts", "no of persons needed");
        also("seats", "number of persons needed", "manpower needed", "manpower requirement");
        also("seats", "workers needed", "bilang ng bakanteng posisyon", "ilan ang kailangan");
        also("seats", "bilang ng bakanteng trabaho", "bilang ng kailangang manggagawa");
        also("start_on", "วันเริ่มปฏิบัติงาน", "วันที่เริ่มปฏิบัติงาน", "กำหนดเริ่มงาน");
        also("start_on", "start of employment", "expected start date");
        also("start_on", "petsa ng simula ng trabaho");
        also(
                "valid_until",
                "วันที่สิ้นสุดการรับสมัคร",
                "วันสิ้นสุดการรับสมัคร",
                "กำหนดปิดรับสมัคร");
        also("valid_until", "รับสมัครถึงวันที่", "รับสมัครจนถึง", "เปิดรับถึง");
        also("valid_until", "วันหมดอายุประกาศ", "ประกาศหมดอายุ", "วันหมดอายุ");
        also("valid_until", "deadline for application", "deadline of submission");
        also("valid_until", "submission deadline", "expiration date", "petsa ng pagsara");
        also(POSTED_ON, "วันที่ลงประกาศ", "วันที่โพสต์", "date of posting");
        // what they shorten, and further words of theirs
        also("title", "pos", "vacant pos", "position needed", "posisyong bakante");
        also("employer", "co name", "comp name", "name of co", "estab", "name of estab");
        also("employer", "establishment name", "สถานประกอบกิจการ", "ชื่อสถานประกอบกิจการ");
        also("place", "loc", "work loc", "prov", "จว", "จ");
        also("pay_min", "sal", "sal range", "salary scale", "monthly sal", "daily sal");
        also("pay_min", "ฐานเงินเดือน", "saklaw ng sahod", "saklaw ng sweldo");
        also("education", "educ", "educ attainment", "education attainment", "educl attainment");
        also("education", "educ level", "highest educational attainment", "min educ attainment");
        also("education", "minimum educ attainment", "edukasyong natapos", "วุฒิฯ");
        also(QUALIFICATIONS, "qual", "quals", "job qualifications", "คุณสมบัติผู้สมัครงาน");
        also("seats", "no of vac", "no of vacs", "num of vac", "vac", "no of pax", "pax");
        also("seats", "no of workers needed", "no of applicants needed", "อัตราที่ต้องการ");
        also("seats", "bilang ng kailangang tao", "ilang tao");
        also(
                "valid_until",
                "closing",
                "ปิดรับ",
                "ปิดรับวันที่",
                "รับถึง",
                "รับถึงวันที่",
                "last date");
        also(POSTED_ON, "posted date", "date advertised", "ลงประกาศวันที่", "ลงประกาศเมื่อ");
        also(POSTED_ON, "petsa ng pagpaskil", "petsa ng pag-post");
        also("sector", "ประเภทอุตสาหกรรม", "หมวดหมู่ธุรกิจ", "nature of business");
        // what programs of personnel call them, and forms with two lines of a header
        also("id", "requisition id", "req id", "requisition number", "job requisition id");
        also("id", "job posting id", "posting id");
        also("place", "work area", "work location city", "job location city");
        also("place", "work location state", "work location province", "state province");
        also("country", "work location country", "job location country", "country code");
        also("pay_min", "salary amount", "pay amount", "wage amount");
        also("pay_period", "salary frequency", "pay frequency", "wage frequency", "rate per");
        also("pay_period", "salary per", "ต่อ", "ค่าจ้างต่อ", "ค่าแรงต่อ", "จ่ายเป็น");
        also("hours", "วัน/เวลาทำงาน", "วัน/เวลา", "วันเวลา", "วันและเวลา", "วัน-เวลา");
        also("hours", "days/hours", "days/time", "day/time", "days and time", "days and hours");
        also("nights", "night", "is night shift", "night shift required");
        also("live_in", "is live in", "live in required", "stay in or out");
        also("accommodation", "housing provided", "accommodation provided", "lodging provided");
        also(QUALIFICATIONS, "requirements", "requirement", "job requirements");
        also("start_on", "target start date", "planned start date");
        also("place", "address locality", "address region");
        also("country", "address country");
        also("pay_min", "annual salary", "yearly salary");
        also("seats", "qty", "quantity", "needed", "ความต้องการ", "ความต้องการแรงงาน");
        also("seats", "จำนวนความต้องการ", "จำนวนที่ขาด");
        also("valid_until", "posting end date", "valid to", "posting expiry date");
        also(POSTED_ON, "posting start date");
    }

    // Names that may mean something else too; beside a surer one they are left out.
    private static final List<String> UNSURE =
            Stream.concat(
                            BESIDE_OTHERS.stream(),
                            Stream.of(
                                    "อัตรา",
                                    "สมาชิก",
                                    "member",
                                    "หน่วยงาน",
                                    "จำนวน",
                                    "type",
                                    "ประเภท",
                                    "uri",
                                    "isic",
                                    "isic code",
                                    "industry code",
                                    "isco08",
                                    "salary unit",
                                    "pay unit",
                                    "wage period",
                                    "salary currency",
                                    "pay currency",
                                    "wage currency"))
                    .map(FeedColumns::normal)
                    .toList();

    /** Whether of two names of one column the first means it less surely; false where both do. */
    static boolean isLessSure(String header, String other) {
        int one = UNSURE.indexOf(normal(header));
        int two = UNSURE.indexOf(normal(other));
        return one >= 0 && (two < 0 || one < two);
    }

    static boolean isUnsure(String header) {
        return UNSURE.contains(normal(header));
    }

    private FeedColumns() {}

    private record Naming(String column) {
        Naming and(String... names) {
            for (String name : names) {
                NAMES.putIfAbsent(normal(name), column);
            }
            return this;
        }
    }

    private static void also(String column, String... names) {
        new Naming(column).and(names);
        BESIDE_OTHERS.addAll(List.of(names));
    }

    private static Naming names(String column, String... names) {
        return new Naming(column).and(names);
    }

    /** The documented name, or null for a column that is not ours. */
    static @Nullable String named(String header) {
        return header.length() > LONGEST ? null : NAMES.get(normal(header));
    }

    static boolean isDocumented(String header) {
        return header.length() <= LONGEST && KNOWN.contains(normal(header));
    }

    /** Whether our pages have words for what a remark is about. */
    static boolean hasLabel(String field) {
        return KNOWN.contains(field)
                || OF_FILE.contains(field)
                || COMING_BACK.contains(field)
                || field.equals(STATUS)
                || field.equals(PROVINCE);
    }

    /** What a remark is about that is said of the file and of no row of it. */
    static Set<String> ofFile() {
        return OF_FILE;
    }

    static boolean isRunningNumber(String header) {
        return header.length() <= LONGEST && RUNNING_NUMBERS.contains(normal(header));
    }

    /** Whether a column asks what a person is; nothing of it is taken. */
    static boolean isOfPerson(String header) {
        return header.length() <= LONGEST && OF_PERSON.contains(normal(header));
    }

    /** Whether a column holds what an office remarks of a row; as such it is not read. */
    static boolean isRemark(String header) {
        return header.length() <= LONGEST && REMARKS.contains(normal(header));
    }

    /** Whether a column of places holds provinces. */
    static boolean isProvince(String header) {
        return header.length() <= LONGEST && PROVINCES.contains(normal(header));
    }

    /** Whether a header says itself that its job orders are of work abroad. */
    static boolean isOfWorkAbroad(String header) {
        return isDocumented(header) && normal(header).equals("overseas_job_order");
    }

    static boolean isOfErrorFile(String header) {
        return OF_ERROR_FILE.contains(header);
    }

    static boolean isPay(String column) {
        return column.equals("pay_min") || column.equals("pay_max") || column.equals("stipend");
    }

    /**
     * Under which name a row carries what a header says of its cells: currency and period of pay,
     * the time that hours are of, what a length is counted in.
     *
     * @return null where it says nothing
     */
    static @Nullable String ofHeader(String column, String header) {
        String carried =
                switch (column) {
                    case "pay_min", "pay_max" -> PAY_HEADER;
                    case "stipend" -> STIPEND_HEADER;
                    case "hours" -> HOURS_HEADER;
                    case "weeks" -> LENGTH_HEADER;
                    default -> null;
                };
        return carried != null && SPEAKS.get(new Header(carried, header), FeedColumns::speaks)
                ? carried
                : null;
    }

    /** Whether a column of pay holds the lowest alone, by its header. */
    static boolean isLowestPay(String column, String header) {
        return column.equals("pay_min")
                && SPEAKS.get(new Header(LOWEST_PAY, header), FeedColumns::speaks);
    }

    private static boolean speaks(Header header) {
        return switch (header.carried) {
            case LOWEST_PAY -> HeaderText.isLowest(header.text);
            case HOURS_HEADER -> HoursText.says(header.text);
            case LENGTH_HEADER -> !isDocumented(header.text);
            default -> PayText.says(header.text);
        };
    }

    /** Rows of JSON name their columns again and again; any cell may be asked for a name. */
    static String normal(String header) {
        String simple = ofLetters(header);
        return simple == null ? NORMAL.get(header, FeedColumns::normalized) : simple;
    }

    /** What {@link #normalized} makes of English letters, digits and gaps; null of all else. */
    private static @Nullable String ofLetters(String header) {
        StringBuilder name = new StringBuilder(header.length());
        boolean gap = false;
        for (int i = 0; i < header.length(); i++) {
            char letter = header.charAt(i);
            if (letter == ' ' || letter == '_' || letter == '-' || letter == '.') {
                gap = !name.isEmpty();
                continue;
            }
            boolean upper = letter >= 'A' && letter <= 'Z';
            gap |= upper && i > 0 && header.charAt(i - 1) >= 'a' && header.charAt(i - 1) <= 'z';
            if (!upper && !(letter >= 'a' && letter <= 'z') && !(letter >= '0' && letter <= '9')) {
                return null;
            }
            if (gap) {
                name.append('_');
                gap = false;
            }
            name.append(upper ? (char) (letter + ('a' - 'A')) : letter);
        }
        return name.toString();
    }

    /** With a gap between the words that a program writes as one: "jobTitle". */
    static String apart(String header) {
        return WITHIN_A_NAME.matcher(header).replaceAll(" ");
    }

    /** Without case, gaps and what stands in brackets; tones and vowels of Thai stay. */
    static String normalized(String header) {
        String name =
                Normalizer.normalize(apart(header), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        name = IN_BRACKETS.matcher(name).replaceAll(" ");
        name = GAPS_IN_THAI.matcher(name).replaceAll("");
        return OUTER.matcher(GAPS.matcher(name).replaceAll("_")).replaceAll("");
    }

    /**
     * Characters at most of what is read in a column; beyond, a cell is not even looked through.
     */
    static int longest(String column) {
        return switch (column) {
            case "tasks" -> 100_000; // with its markup
            case "skills_must", "skills_nice", "languages", QUALIFICATIONS, BENEFITS -> 20_000;
            default -> 1_000;
        };
    }

    /** The column behind a field of the vacancy form. */
    static String ofField(String field) {
        if (field.startsWith("skills[")) {
            return "skills_must";
        }
        if (field.startsWith("languages[")) {
            return "languages";
        }
        return switch (field) {
            case "overseas.licenceNumber" -> "overseas_licence";
            case "overseas.principal" -> "overseas_principal";
            case "overseas.jobOrder" -> "overseas_job_order";
            case "occupationConfidence" -> "occupation";
            default -> field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        };
    }
}
