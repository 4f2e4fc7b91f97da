package org.onward.matching.search;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.TestService;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.CsvLines;
import org.onward.matching.taxonomy.Label;
import org.onward.matching.taxonomy.Labels;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.WordRanking;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.taxonomy.Words.Resolved;

class LabelWordsTest {
    static TestService service;
    static Words words;
    static Taxonomy taxonomy;

    @BeforeAll
    static void start() {
        service = TestService.start();
        words = service.get(Words.class);
        taxonomy = service.get(Taxonomy.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String label(SkillId skill) {
        return taxonomy.label(Subject.SKILL, skill.value().toString(), "en");
    }

    private static List<String> skillsIn(String text) {
        return words.skillsIn(text, null, 20).stream().map(found -> label(found.code())).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    pag-aalaga ng matatanda; care for older people; 1
                    ดูแลผู้สูงอายุ; care for older people; 1
                    Care for Older People; care for older people; 1
                    English; English; 1
                    customer service; serve customers well; 0.768
                    ดูแลคนแก่; care for older people; 0.768
                    caregiver NC II; care for older people; 0.768
                    teamwork; work in a team; 0.768
                    time management; manage time; 0.768
                    caring for the elderly; care for older people; 0.768
                    Knowledge of bookkeeping; keep books; 0.768
                    book keeping; keep books; 0.768
                    Forklift operation; operate a forklift; 0.768
                    Good communication skills; explain clearly; 0.768
                    """)
    void aSkillIsResolvedAsSurelyAsItsNameIsMet(String text, String label, double confidence) {
        Optional<Resolved<SkillId>> found = words.skill(text, null);
        assertThat(found).map(Resolved::code).map(LabelWordsTest::label).contains(label);
        assertThat(found.orElseThrow().confidence()).isCloseTo(confidence, Offset.offset(1e-9));
    }

    @Test
    void howSureAWayIsComesFromTheFile() throws JsonProcessingException {
        LabelWords other =
                labelWords(
                        """
                        {"met": {"exact": 0.9, "other_name": 0.8, "same_words": 0.6,
                                 "text_phrase": 0.9, "text_word": 0.7, "whole_phrase": 0.8,
                                 "first_part": 0.75, "first_of_many": 0.6, "at_head": 0.7,
                                 "behind_others": 0.5, "later_part": 0.4, "near": 0.6},
                         "curve": {"alike": {"bias": -9, "scale": 1},
                                   "ranked": {"bias": -9, "scale": 1}},
                         "change": {"essential": 0.1, "optional": 0.05, "essential_in_text": 2.2,
                                    "optional_in_text": 1.1, "lacking_in_phrase": 0,
                                    "uses_in_phrase": 0, "near_in_phrase": 0, "between_in_phrase": 0,
                                    "same_words": 0.9, "namesakes": 0.9, "other_kinds": 0.3,
                                    "known": 3}}
                        """);
        assertThat(other.skill("English", null)).map(Resolved::confidence).contains(0.9);
        assertThat(other.skill("customer service", null)).map(Resolved::confidence).contains(0.8);
        assertThat(other.skill("Knowledge of bookkeeping", null))
                .contains(
                        new Resolved<>(
                                words.skill("Knowledge of bookkeeping", null).orElseThrow().code(),
                                0.6,
                                Words.Met.SAME_WORDS));
        assertThat(other.occupation("Waiters")).map(Resolved::confidence).contains(0.9);
        assertThat(other.occupation("Kasambahay")).map(Resolved::confidence).contains(0.8);
        assertThat(other.occupations("Babysitting", "I fed the kids and put them to bed.", 3))
                .as("what is alike is next to never right by this file")
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.confidence()).isLessThan(0.1));
    }

    private static LabelWords labelWords(String numbers) throws JsonProcessingException {
        MetConfidence sure = MetConfidence.of(new ObjectMapper().readTree(numbers));
        LabelWords other = new LabelWords(taxonomy, sure, sure);
        other.build("", service.get(Labels.class).labels().stream().map(LabelRead::of).toList());
        return other;
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantum chromodynamics", "", "()", "😀", "n/a", "מים"})
    void whatIsNoSkillOfOursStaysUnresolved(String text) {
        assertThat(words.skill(text, null)).isEmpty();
    }

    @Test
    void aNearFormIsLessSureAndTheOccupationMakesItSurer() {
        double alone = words.skill("English speaking", null).orElseThrow().confidence();
        assertThat(alone).isBetween(0.5, 0.89);
        OccupationCode needing =
                taxonomy.occupationsOf(
                                taxonomy.skill(words.skill("English", null).orElseThrow().code())
                                        .orElseThrow()
                                        .number())
                        .getFirst();
        assertThat(words.skill("English speaking", needing).orElseThrow().confidence())
                .isGreaterThan(alone)
                .isLessThan(0.95);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    Waiters; 5131; 1; 1
                    Waiters 17; 5131; 1; 1
                    Waiters #17; 5131; 1; 1
                    พนักงานเสิร์ฟ ๑๗; 5131; 0.97; 1
                    พนักงานเสิร์ฟ; 5131; 0.97; 1
                    Kasambahay; 9111; 0.8; 0.85
                    Mananahi; 7533; 0.8; 0.85
                    ช่างเชื่อม; 7212; 0.8; 0.85
                    Registered Nurse; 2221; 0.8; 0.85
                    Accountant II; 2411; 0.9; 0.95
                    รับสมัครพนักงานเสิร์ฟด่วน; 5131; 0.9; 0.95
                    Apprentice electrician; 7411; 0.9; 0.95
                    Nurse; 2221; 0.8; 0.85
                    Driver; 8322; 0.8; 0.85
                    พนักงานขาย; 5223; 0.8; 0.85
                    Barista (Part-time); 5132; 0.9; 0.95
                    URGENT!!! Welder; 7212; 0.9; 0.95
                    Sr. Sous Chef - Thai cuisine (Phuket) urgent!; 3434; 0.65; 0.95
                    Senior cook (Thai cuisine); 5120; 0.65; 0.95
                    Delivery Rider / Driver - Makati; 8321; 0.65; 0.95
                    Driver, heavy truck; 8332; 0.65; 0.9
                    Clerk, storeroom; 4110; 0.5; 0.75
                    IT Support Specialist; 3512; 0.6; 0.9
                    Housekeeping room attendant; 9112; 0.5; 0.9
                    ช่างไฟฟ้า ประจำสาขาเชียงใหม่; 7411; 0.5; 0.95
                    SMAW Welder NC II; 7212; 0.7; 0.95
                    หลักสูตรพนักงานเสิร์ฟ 420 ชั่วโมง; 5131; 0.9; 0.95
                    อบรมช่างเชื่อม 60 ชม.; 7212; 0.8; 0.95
                    Waiter course (scholarship); 5131; 0.7; 0.95
                    """)
    void aTitleIsResolvedThroughGradesHasteAndPlaces(
            String title, String code, double least, double most) {
        Optional<Resolved<OccupationCode>> found = words.occupation(title);
        assertThat(found).map(Resolved::code).contains(new OccupationCode(code));
        assertThat(found.orElseThrow().confidence()).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    Pipe welder 6G; 7212
                    Electrician TESDA NC II; 7411
                    Sales lady for a boutique; 5223
                    Store Keeper; 4321
                    Tile setter by piece rate; 7122
                    Roofer needed ASAP; 7121
                    Line cook 2 for hotel; 5120
                    Cashier for a 24-hour store, graveyard shift; 5230
                    Labandera sa hotel; 9121
                    Mananahi ng damit; 7533
                    Magsasaka ng palay; 6111
                    Panadero na may karanasan; 7512
                    Drayber ng trak, Class A; 8332
                    Drayber para sa opisina; 8322
                    Taga-ani ng tubo; 9211
                    แม่ครัวอาหารอีสาน; 5120
                    ช่างกลึง CNC; 7223
                    พนักงานเสิร์ฟ ร้านอาหาร; 5131
                    พนักงานฟาร์มกุ้ง; 9216
                    พนักงานก่อสร้าง; 9313
                    Fish farm staff; 9216
                    Forklift Optr; 8344
                    Sewing Machine Opr; 8153
                    คนงานก่อสร้าง พร้อมที่พัก; 9313
                    ช่างประปา ซ่อมบำรุงอาคาร; 7126
                    ผู้ช่วยกุ๊ก ร้านอาหารญี่ปุ่น; 9412
                    รปภ. กะดึก; 5414
                    """)
    void aKnownNameWithinATitleIsTakenForWhatItSays(String title, String code) {
        Optional<Resolved<OccupationCode>> found = words.occupation(title);
        assertThat(found).map(Resolved::code).contains(new OccupationCode(code));
        assertThat(found.orElseThrow().confidence()).isBetween(Resolved.TAKEN, 0.95);
    }

    @Test
    void aNameBehindOthersIsOnlyOffered() {
        // what stands before it may make it another kind of work
        assertThat(words.occupation("Hamburgers cook").orElseThrow().confidence())
                .isLessThan(Resolved.TAKEN);
        assertThat(words.occupation("Quantum technician").stream())
                .allSatisfy(one -> assertThat(one.confidence()).isLessThan(Resolved.TAKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Flubber of wobbles", "", "!!!", "😀", "Urgent hiring", "2026"})
    void whatIsNoOccupationStaysUnresolved(String title) {
        assertThat(words.occupation(title)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    Looked after my grandma; I bathed her, cooked for her and gave her her pills.; 5322
                    Babysitting; I fed the kids, helped them with homework and put them to bed.; 5311
                    ทำกับข้าวเลี้ยงพระที่วัด; หุงข้าว ทำอาหาร และล้างจาน; 5120
                    ดูแลยายที่บ้าน; ป้อนข้าว อาบน้ำ และพาไปหาหมอ; 5322
                    Nagluto sa simbahan; Nagluto ako ng ulam para sa pista.; 5120
                    Nag-alaga ng kapatid; Pinakain at tinuruan ko ang mga bata.; 5311
                    """)
    void workThatNobodyPaidIsWork(String title, String told, String code) {
        assertThat(words.occupations(title, told, 5))
                .extracting(Resolved::code)
                .contains(new OccupationCode(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    took care of my mother; ''
                    looked after my mum; ''
                    caring for my father; ''
                    ดูแลแม่; ''
                    ดูแลพ่อ; ''
                    nag-alaga ng nanay; ''
                    nag-alaga ng nanay; Inalagaan ko ang nanay ko, pinaliguan at pinakain.
                    """)
    void aMotherOfWhomAGrownChildTakesCareIsOld(String title, String told) {
        assertThat(words.occupations(title, told, 5).getFirst().code())
                .isEqualTo(new OccupationCode("5322"));
    }

    @Test
    void aMotherInAnAdvertIsOneOfSmallChildren() {
        assertThat(
                        words.occupation(
                                        "Midwife",
                                        "Provide care to mothers and babies in the clinic.")
                                .orElseThrow()
                                .code()
                                .value())
                .isIn("2222", "3222");
        assertThat(words.occupations("แม่บ้าน", "", 1).getFirst().code().value())
                .isNotEqualTo("5322");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    ตัดผม สระผม ทำสีผม; 5141
                    เชื่อมเหล็ก ตัดเหล็ก ทำประตูรั้ว; 7212
                    เลี้ยงหมูและไก่ ให้อาหาร ฉีดวัคซีน; 6122
                    ก่ออิฐ ฉาบปูน เทคอนกรีต ในไซต์ก่อสร้าง; 7112
                    ขับรถบรรทุกส่งของ ตรวจเช็ครถ; 8332
                    เสิร์ฟอาหาร รับออเดอร์ เก็บเงิน ในร้านอาหาร; 5131
                    เดินสายไฟ ติดตั้งปลั๊กและหลอดไฟ; 7411
                    นวดแผนไทย นวดเท้า ในร้านสปา; 5142
                    Naggugupit at nagkukulay ng buhok; 5141
                    Naghihinang ng bakal, gumagawa ng gate; 7212
                    Nag-aalaga ng baboy at manok, nagpapakain at nagbabakuna; 6122
                    Naghalo ng semento, nagbuhos ng kongkreto at naglatag ng hollow blocks; 7112
                    Nagmamaneho ng trak at naghahatid ng kargamento; 8332
                    Nagsisilbi ng pagkain, kumukuha ng order at tumatanggap ng bayad; 5131
                    Nagkakabit ng kable, saksakan at ilaw; 7411
                    Nagmamasahe sa spa, masahe sa paa; 5142
                    """)
    void whatSomebodyDidIsFoundByHowItIsToldInThaiAndFilipino(String told, String code) {
        assertThat(words.occupations(told, "", 5))
                .extracting(Resolved::code)
                .contains(new OccupationCode(code));
        assertThat(words.occupations("", told, 5))
                .extracting(Resolved::code)
                .contains(new OccupationCode(code));
    }

    /** Stories of 45 trades and more; half of them were not looked at while words were gathered. */
    @ParameterizedTest
    @CsvSource({"th, 76", "fil, 86"})
    void ofStoriesInThaiAndFilipinoAsManyAreFoundAsWere(String language, int found) {
        List<CsvLines.Line> told =
                CsvLines.packaged("/told-work.csv", "language", "units", "told").stream()
                        .filter(line -> line.get("language").equals(language))
                        .toList();
        assertThat(told).hasSize(90);
        assertThat(told)
                .filteredOn(
                        line ->
                                words.occupations("", line.get("told"), 5).stream()
                                        .anyMatch(
                                                one ->
                                                        List.of(line.get("units").split(" ", -1))
                                                                .contains(one.code().value())))
                .hasSizeGreaterThanOrEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tumahi", "magtahi", "nagtatahi", "mananahi", "tumahi ng uniporme"})
    void whatSomebodyDidInFilipinoIsTheWorkOfWhoDoesIt(String did) {
        assertThat(words.occupations(did, "", 5))
                .extracting(found -> found.code().value())
                .containsAnyOf("7533", "7531")
                .first()
                .isIn("7533", "7531", "8153");
    }

    @Test
    void onlyVerbsAreOfARootAndNoPlaces() {
        assertThat(FilipinoVerbs.root("mangingisda")).isEqualTo("isda");
        assertThat(FilipinoVerbs.root("mangangatay")).isEqualTo("katay");
        assertThat(FilipinoVerbs.root("lutuin")).isEqualTo("luto");
        assertThat(FilipinoVerbs.root("niluto")).isEqualTo("luto");
        assertThat(FilipinoVerbs.root("inaalagaan")).isEqualTo("alaga");
        assertThat(FilipinoVerbs.root("tindahan")).isEqualTo("tindahan");
        assertThat(FilipinoVerbs.root("finish")).isEqualTo("finish");
        assertThat(FilipinoVerbs.alike("tindera")).contains("nagtitinda");
    }

    private static Label called(String code, String name, boolean preferred, boolean local) {
        return new Label(Subject.OCCUPATION, code, "en", name, preferred, local);
    }

    private static LabelWords built(Label... labels) {
        LabelWords built = new LabelWords(taxonomy);
        built.build("few", Stream.of(labels).map(LabelRead::of).toList());
        return built;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Section head",
                "Head of section",
                "Section leader",
                "Section head - quality control",
                "General staff",
                "Urgent: shift supervisor"
            })
    void aNameThatAnyPostMayBearIsUnsure(String title) {
        Label groomers = called("5164", "Pet groomers and animal care workers", true, false);
        LabelWords few =
                built(
                        groomers,
                        called("5164", "head of section", false, false),
                        called("5164", "section leader", false, false),
                        called("0110", "general staff officer", false, false),
                        called("3134", "shift supervisor", false, false),
                        called("7533", "Sewing workers", true, false));
        assertThat(few.occupation(title).stream())
                .allSatisfy(one -> assertThat(one.confidence()).isLessThan(Resolved.TAKEN));
        LabelWords local =
                built(
                        groomers,
                        called("5164", "section leader", false, false),
                        called("5222", "Section leader", false, true));
        assertThat(local.occupation("Section leader").orElseThrow().code().value())
                .as("a deployer says what is so called there")
                .isEqualTo("5222");
        assertThat(local.occupation("Section leader").orElseThrow().confidence())
                .isGreaterThan(Resolved.TAKEN);
    }

    @Test
    void tasksDecideWhereAnyPostMayBeCalledSo() {
        String sewing = "Sew uniforms, embroidery on uniforms, check the seams of what was sewn.";
        LabelWords few =
                built(
                        called("5164", "Pet groomers and animal care workers", true, false),
                        called("5164", "head of section", false, false),
                        called("7533", "Sewing, embroidery and related workers", true, false),
                        called("7533", "uniform sewer", false, false),
                        called("7532", "Garment pattern-makers and cutters", true, false));
        assertThat(few.occupation("Section head", sewing))
                .map(found -> found.code().value())
                .contains("7533");
    }

    @Test
    void whatIsSaidOfSomebodyInFilipinoIsTurnedRoundInEnglish() {
        LabelWords few =
                built(
                        called("1411", "restaurant manager", false, false),
                        called("1411", "Hotel managers", true, false),
                        called("1412", "Restaurant manager", false, true),
                        called("1412", "Restaurant managers", true, false));
        Resolved<OccupationCode> found = few.occupation("Manager ng restaurant").orElseThrow();
        assertThat(found.code().value()).isEqualTo("1412");
        assertThat(found.confidence())
                .isEqualTo(few.occupation("Restaurant manager").orElseThrow().confidence());
        assertThat(words.occupation("Tindera ng gulay").orElseThrow().code().value())
                .isEqualTo("5211");
    }

    @Test
    void whatSpeaksOfNoWorkIsNotTaken() {
        for (String text : List.of("Flubber of wobbles", "Urgent hiring", "2026", "", "😀")) {
            assertThat(words.occupations(text, "", 3))
                    .as(text)
                    .allSatisfy(one -> assertThat(one.confidence()).isLessThan(Resolved.TAKEN));
        }
    }

    @Test
    void theSameWordsAreRankedTheSameWhateverTheirOrderInTheCatalogue() {
        List<WordRanking.Thing> things =
                List.of(
                        new WordRanking.Thing(
                                "a",
                                "liaise with colleagues",
                                List.of(
                                        "cooperate with colleagues",
                                        "liaise with peers",
                                        "cooperate with peers"),
                                "",
                                9,
                                ""),
                        new WordRanking.Thing(
                                "b",
                                "liaise with suppliers",
                                List.of("cooperate with suppliers"),
                                "",
                                1,
                                ""),
                        new WordRanking.Thing(
                                "c", "weld metal", List.of("metal welding"), "", 3, ""));
        WordRanking ranking = service.get(WordRanking.class);
        var one = ranking.of(WordRanking.Kind.SKILLS, things);
        var other = ranking.of(WordRanking.Kind.SKILLS, things.reversed());
        for (String text :
                List.of("cooperating with your colleagues", "welding of metals", "supliers")) {
            assertThat(one.rank(text, "", key -> 0, 3))
                    .isEqualTo(other.rank(text, "", key -> 0, 3))
                    .isNotEmpty();
        }
        assertThat(one.rank("cooperating with your colleagues", "", key -> 0, 1))
                .extracting(WordRanking.Ranked::key)
                .containsExactly("a");
        assertThat(one.rank("weld", "", key -> 0, 1))
                .extracting(WordRanking.Ranked::key)
                .containsExactly("c");
        double alone = one.rank("suppliers", "", key -> 0, 1).getFirst().confidence();
        assertThat(
                        one.rank("suppliers", "", key -> key.equals("b") ? 1 : 0, 1)
                                .getFirst()
                                .confidence())
                .isGreaterThan(alone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "taga-alaga; care for people in need",
                "taga alaga ng matanda; care for older people",
                "taga-luto; cook food",
                "tagaluto; cook food",
            })
    void aFilipinoPrefixSaysNothingByItself(String typed, String skill) {
        assertThat(words.skill(typed, null)).map(found -> label(found.code())).contains(skill);
        assertThat(words.skill("taga", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ติวหนังสือ", "ชำแหละไก่", "tagapamahala ng bukid", "ขายไก่ย่างวิเชียรบุรี"})
    void whatLacksAWordIsOfferedAndNeverTakenForSure(String typed) {
        assertThat(words.occupations(typed, "", 3))
                .allSatisfy(one -> assertThat(one.confidence()).isLessThan(Words.Resolved.TAKEN));
        assertThat(words.skill(typed, null).stream())
                .allSatisfy(one -> assertThat(one.confidence()).isLessThan(Words.Resolved.TAKEN));
    }

    @Test
    void tasksDecideWhereTheTitleIsDoubtfulAndNowhereElse() {
        String cleaning =
                "Sweep and mop the floors of the offices, empty the bins, dust, clean the toilets and windows.";
        assertThat(words.occupation("Office attendant (cleaners)").orElseThrow().confidence())
                .isBetween(0.3, Words.Resolved.TAKEN);
        assertThat(words.occupation("Office attendant (cleaners)", cleaning))
                .map(found -> found.code().value())
                .contains("9112");
        assertThat(words.occupation("Office attendant (cleaners)", " "))
                .isEqualTo(words.occupation("Office attendant (cleaners)"));
        assertThat(words.occupation("Welder", cleaning)).isEqualTo(words.occupation("Welder"));
        assertThat(words.occupation("Apply now", cleaning))
                .isEqualTo(words.occupation("Apply now"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Various",
                "Other duties as assigned",
                "Other related tasks",
                "ทำงานตามที่ได้รับมอบหมาย",
                "งานทั่วไป",
                "Iba pang gawain"
            })
    void whatStandsInAdvertsForAnyWorkDecidesNothing(String tasks) {
        for (String title : List.of("Office attendant (cleaners)", "Team leader", "Attendant")) {
            assertThat(words.occupation(title, tasks)).isEqualTo(words.occupation(title));
            assertThat(words.occupations(title, tasks, 5))
                    .isEqualTo(words.occupations(title, "", 5));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    Chiang Mai, Thailand; ; TH-50
                    TH-50; ; TH-50
                    ph-ceb; ; PH-CEB
                    เชียงใหม่; ; TH-50
                    จ.เชียงใหม่; ; TH-50
                    อ.เมือง จ.ขอนแก่น; ; TH-40
                    Chaing Mai; ; TH-50
                    Hatyai; ; TH-90
                    Pattaya City; ; TH-20
                    TH-S; TH; TH-20
                    123 Sukhumvit Rd, Bangkok 10110; ; TH-10
                    Quezon City; ; PH-00
                    Quezon; ; PH-QUE
                    Makati City, Metro Manila; ; PH-00
                    Lungsod ng Cebu; ; PH-CEB
                    Davao City, Philippines; PH; PH-DAS
                    Isabela; PH; PH-ISA
                    ถ.เชียงใหม่-ลำพูน ต.อุโมงค์ จ.ลำพูน; TH; TH-51
                    ถนนลำพูน อ.เมือง จ.เชียงใหม่; TH; TH-50
                    99/1 หมู่ 3 ต.หนองหอย อ.เมือง จังหวัดเชียงใหม่ 50000; TH; TH-50
                    12 Rizal St, Cebu City; PH; PH-CEB
                    Pak Chong; TH; TH-30
                    อ.แม่สอด; TH; TH-63
                    123 หมู่ 4 ต.หนองหาร อ.สันทราย 50290; TH; TH-50
                    Meycauayan City; PH; PH-BUL
                    Brgy. San Roque, Angono, Rizal; PH; PH-RIZ
                    Bay, Laguna; PH; PH-LAG
                    Naga City, Camarines Sur; PH; PH-CAS
                    Naga City, Cebu; PH; PH-CEB
                    E. Samar; PH; PH-EAS
                    So. Leyte; PH; PH-SLE
                    Davao Or; PH; PH-DAO
                    Davao Occ; PH; PH-DVO
                    Misamis Occ.; PH; PH-MSC
                    Or. Mindoro; PH; PH-MDR
                    Sultan Kudarat, Maguindanao; PH; PH-MGN
                    Nakhon Phatom; TH; TH-73
                    อ.เมืองน่าน; TH; TH-55
                    แม่สอด ตาก; TH; TH-63
                    """)
    void aPlaceIsFoundInThreeLanguages(String text, @Nullable String country, String code) {
        assertThat(words.place(text, country)).map(Place::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "เชียงใหม่, ลำพูน; TH-50 TH-51",
                "เชียงราย/พะเยา; TH-57 TH-56",
                "เชียงใหม่ หรือ เชียงราย; TH-50 TH-57",
                "สำนักงานใหญ่กรุงเทพฯ สาขาเชียงใหม่; TH-10 TH-50",
                "ร้านลำปาง สาขาเชียงใหม่; TH-52 TH-50",
                "จ.เชียงใหม่ จ.ลำพูน; TH-50 TH-51",
                "Bang Na, Bangkok; TH-10",
                "จ.ชม.; ",
                "อ.เมือง; ",
                "อ.เฉลิมพระเกียรติ; ",
                "Somewhere near the Wang Nuea market; ",
                "ถ.สุรินทร์; ",
                "ถ.เชียงใหม่-ลำปาง; ",
                "ถนนเชียงใหม่-ลำพูน; ",
                "99 ถนนอุดรธานี-ขอนแก่น; ",
                "ถ.ขอนแก่น-กาฬสินธุ์; ",
                "ถ.เชียงใหม่-ลำปาง เชียงใหม่; TH-50",
                "ถนนลำพูน เชียงใหม่; TH-50",
                "หมู่บ้านเชียงใหม่แลนด์; ",
                "เพชรบุรีตัดใหม่; ",
                "สถานตากอากาศบางปู; ",
                "ไม่ระบุเลย; ",
                "น่านน้ำ; ",
                "แพร่กระจาย; ",
                "น่านและแพร่; TH-55 TH-54",
            })
    void everyPlaceThatIsNamedIsFound(String text, @Nullable String codes) {
        assertThat(words.places(text, "TH").stream().map(Place::code).collect(joining(" ")))
                .isEqualTo(codes == null ? "" : codes);
    }

    @ParameterizedTest
    @CsvSource({
        "Isabela,TH",
        "TH-50,PH",
        "Singapore,",
        "Thailand,",
        "ZZ-99,",
        "San Jose,PH",
        "Batangs,PH",
        "Maguindanao,PH",
        "'Quirino Highway, Novaliches',PH",
        "Rizal Park,PH",
        "'Manila East Road, Taytay',PH",
        "Naga City,PH",
        "City of Naga,PH",
        "ถ.สุรินทร์,TH",
        "(),",
        "remote,"
    })
    void aPlaceElsewhereOrUnknownStaysUnresolved(String text, @Nullable String country) {
        assertThat(words.place(text, country)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ไต้หวัน; TW",
                "ญี่ปุ่น; JP",
                "Dubai, UAE; AE",
                "อิสราเอล; IL",
                "โซล เกาหลีใต้; KR",
                "ย่างกุ้ง; MM",
                "เวียงจันทน์ สปป.ลาว; LA",
                "มาเลเซีย (ปีนัง); MY",
                "Hong Kong; HK",
                "ไต้หวัน ติดต่อสำนักงานกรุงเทพฯ; TW",
                "ไปทำงานประเทศญี่ปุ่น; JP",
                "Saudi Arabia; SA",
                "Papua New Guinea; PG",
                "JP; JP",
                "Chiang Mai, Thailand; TH",
            })
    void aCountryIsKnownByItsNameAndItsLargeCities(String text, String code) {
        assertThat(words.countries(text)).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ร้านอาหารญี่ปุ่น นิมมาน",
                "โรงเรียนสอนภาษาจีน เชียงใหม่",
                "ถนนลาว",
                "Korea Street, Angeles City",
                "near us",
                "Jordan, Guimaras",
                "อ.เมือง จ.เชียงใหม่",
                "Barangay San Roque",
            })
    void whatIsCalledAfterACountryOrLikeOneIsNoWorkThere(String text) {
        assertThat(words.countries(text)).isEmpty();
    }

    @Test
    void skillsAreReadFromRunningTextInEachLanguage() {
        assertThat(
                        skillsIn(
                                "I was cooking meals for the family, drove a car with a driving"
                                        + " licence and handled complaints."))
                .contains("cook family meals", "drive a car", "handle customer complaints");
        assertThat(
                        skillsIn(
                                "ฉันเคยทำงานเป็นแม่บ้านที่ไต้หวัน ดูแลผู้สูงอายุ ทำความสะอาดบ้าน และเย็บผ้า"))
                .contains("care for older people", "clean a home", "sew garments");
        assertThat(
                        skillsIn(
                                "Nag-alaga ako ng matanda sa Taiwan, naglalaba at naglilinis ng"
                                        + " bahay."))
                .contains("care for older people", "wash laundry", "clean a home");
    }

    @Test
    void whatSomebodyDidIsReadLikeWhatOneDoes() {
        assertThat(skillsIn("I drove a truck and then kept books for a stall."))
                .contains("drive a truck", "keep books");
    }

    @Test
    void thaiWordsOfTwoTasksAreNotReadAsOne() {
        assertThat(skillsIn("ทำอาหาร ทำความสะอาดบ้าน")).doesNotContain("food hygiene");
    }

    @Test
    void aWordInsideALongerNameIsNotReadTwice() {
        // "licences" alone names the registering of a business
        assertThat(skillsIn("Driving licence required."))
                .contains("drive a car")
                .doesNotContain("registering a business");
    }

    @Test
    void aWordWithTheSameBeginningIsNotTheSameWord() {
        assertThat(skillsIn("We are a small community.")).doesNotContain("explain clearly");
        assertThat(skillsIn("Pumunta ako sa bahay.")).isEmpty();
    }

    @Test
    void theBestStandsFirstAndTheLimitHolds() {
        String text = "Driving licence required. Teamwork. Handle complaints. Excel. Welding.";
        List<Resolved<SkillId>> found = words.skillsIn(text, null, 3);
        assertThat(found).hasSize(3);
        assertThat(found.getFirst().confidence())
                .isGreaterThanOrEqualTo(found.getLast().confidence());
        assertThat(words.skillsIn(text, null, 0)).isEmpty();
    }

    /** Met beside other words it would be right more often than not, never surely. */
    @Test
    void whatRunningTextNamesIsSurerWhereTheOccupationNeedsItAndNeverCertain() {
        OccupationCode cook = words.occupation("Cook").orElseThrow().code();
        String text = "Cooking. Keep books.";
        Map<String, Double> alone = sureIn(text, null);
        Map<String, Double> ofCook = sureIn(text, cook);
        assertThat(alone).containsOnlyKeys("cook food", "keep books");
        assertThat(alone.get("cook food")).isLessThan(0.5).isLessThan(alone.get("keep books"));
        assertThat(ofCook.get("cook food"))
                .isBetween(Resolved.TAKEN_IN_TEXT, 0.99)
                .isGreaterThan(alone.get("cook food"));
    }

    @Test
    void aPhraseIsLessSureTheMoreStandsBetweenItsWords() {
        double told = sure("Care for food hygiene here.", null, "food hygiene");
        double list = sure("Care for food, hygiene here.", null, "food hygiene");
        double apart = sure("Care for food. Hygiene counts.", null, "food hygiene");
        assertThat(told).isGreaterThan(Resolved.TAKEN_IN_TEXT).isGreaterThan(list);
        assertThat(list).isGreaterThan(apart);
        assertThat(apart).isLessThan(Resolved.TAKEN_IN_TEXT);
        assertThat(sure("You work in a team.", null, "work in a team"))
                .as("the name's own short words are nothing between")
                .isGreaterThan(sure("You work; in a team.", null, "work in a team"));
    }

    /** "Related field of study" is in every tenth advert, and is no research. */
    @Test
    void anotherNameWithoutTheTellingWordOfTheShownOneIsLessSure() {
        double shown = sure("You do research.", null, "do research");
        double other = sure("You do field studies.", null, "do research");
        assertThat(shown).isGreaterThan(Resolved.TAKEN_IN_TEXT).isGreaterThan(other);
        assertThat(other).isLessThan(Resolved.TAKEN_IN_TEXT);
    }

    @Test
    void whatOccupationsOfTheSameMajorGroupUseIsSurer() {
        OccupationCode shop = new OccupationCode("5223");
        OccupationCode welder = new OccupationCode("7212");
        String text = "Change and repair tyres.";
        double alone = sure(text, null, "change and repair tyres");
        assertThat(sure(text, welder, "change and repair tyres")).isGreaterThan(alone);
        assertThat(sure(text, shop, "change and repair tyres")).isEqualTo(alone);
    }

    private static double sure(String text, @Nullable OccupationCode occupation, String label) {
        Map<String, Double> all = sureIn(text, occupation);
        assertThat(all).containsKey(label);
        return all.getOrDefault(label, 0.0);
    }

    private static Map<String, Double> sureIn(String text, @Nullable OccupationCode occupation) {
        return words.skillsIn(text, occupation, 20).stream()
                .collect(Collectors.toMap(found -> label(found.code()), Resolved::confidence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:b AND (",
                "😀👩🏽‍🔧",
                "\u202Eevil\u202C",
                "\u0000\uD800",
                "مرحبا",
                "ก็็็็็"
            })
    void oddTextIsOnlyText(String text) {
        String long10kB = (text + ' ').repeat(10_000 / (text.length() + 1));
        for (String each : List.of(text, long10kB)) {
            words.skill(each, null);
            words.occupation(each);
            words.place(each, "TH");
            assertThat(words.skillsIn(each, null, 20)).hasSizeLessThanOrEqualTo(20);
        }
    }

    @Test
    void aTextOfManyPagesIsCutAndReadQuickly() {
        String text = "cooking welding caring driving ทำความสะอาดบ้าน ".repeat(20_000);
        long began = System.nanoTime();
        assertThat(words.skillsIn(text, null, 20)).isNotEmpty();
        assertThat((System.nanoTime() - began) / 1e6).isLessThan(2000);
    }

    @Test
    void wordsOfVocabulariesAreKeptAndWhatSomebodySaysIsNot() {
        LinesOfWork lines = service.get(LinesOfWork.class);
        String told = "Zzyxquorba";
        String story = "Three years a welder in " + told + ", where we welded for " + told;
        words.skill("welding for " + told, null);
        words.skill(told, null);
        words.skillsIn(story, null, 20);
        words.occupation("Welder at " + told);
        words.occupation("Welder and helper", story);
        words.occupations(told, story, 3);
        words.places(told + ", Khon Kaen", null);
        words.countries(story);
        lines.of(new LinesOfWork.Account("", story, new int[0], null));
        assertThat(LabelText.keeps("zzyxquorba")).isFalse();
        assertThat(LabelText.keeps("welder")).isTrue();
    }

    @Test
    void onlyWordsOfNamesAreComparedOnceForAll() {
        AlikeWords alike = new AlikeWords();
        Token welder = LabelText.tokens("welder").getFirst();
        Token other = LabelText.tokens("weldr").getFirst();
        alike.number(welder);
        assertThat(alike.to(welder)).isSameAs(alike.to(welder));
        assertThat(alike.to(other).tokens()).containsExactly(0);
        assertThat(alike.to(other)).isNotSameAs(alike.to(other));
    }

    @Test
    void oneFileIsAnsweredAsEachOfItsRowsWouldBe() {
        Words ofFile = words.remembering();
        OccupationCode welder = new OccupationCode("7212");
        String told = "Welds pipes and frames in a workshop for ships.";
        for (int time = 0; time < 2; time++) {
            assertThat(ofFile.skill("welding", welder)).isEqualTo(words.skill("welding", welder));
            assertThat(ofFile.skill("welding", null)).isEqualTo(words.skill("welding", null));
            assertThat(ofFile.occupation("Pipe man")).isEqualTo(words.occupation("Pipe man"));
            assertThat(ofFile.occupation("Pipe man", told))
                    .isEqualTo(words.occupation("Pipe man", told));
            assertThat(ofFile.occupation("Cook", told)).isEqualTo(words.occupation("Cook", told));
            assertThat(ofFile.skillsIn(told, welder, 5)).isEqualTo(words.skillsIn(told, welder, 5));
            assertThat(ofFile.skillsIn(told, null, 5)).isEqualTo(words.skillsIn(told, null, 5));
            assertThat(ofFile.skillsIn(told, null, 1)).isEqualTo(words.skillsIn(told, null, 1));
            assertThat(ofFile.places("Phuket", "TH")).isEqualTo(words.places("Phuket", "TH"));
            assertThat(ofFile.places("Phuket", "PH")).isEqualTo(words.places("Phuket", "PH"));
            assertThat(ofFile.countries("Qatar")).isEqualTo(words.countries("Qatar"));
        }
        assertThat(ofFile.occupation("Welder")).isSameAs(ofFile.occupation("Welder"));
        assertThat(words.occupation("Welder")).isNotSameAs(words.occupation("Welder"));
    }

    @Test
    void rowsOfOneFileMayAskAllAtOnce() {
        Words ofFile = words.remembering();
        List<String> titles =
                service.get(Labels.class).labels().stream()
                        .filter(label -> label.subject() == Subject.OCCUPATION)
                        .map(Label::text)
                        .limit(200)
                        .toList();
        List<String> asked = Collections.nCopies(5, titles).stream().flatMap(List::stream).toList();
        assertThat(asked.parallelStream().map(ofFile::occupation).toList())
                .isEqualTo(asked.stream().map(words::occupation).toList());
    }

    @Test
    void aFileIsReadByTheVocabularyThatIsLoadedMeanwhile() {
        LabelWords own = new LabelWords(taxonomy);
        Words ofFile = own.remembering();
        assertThat(ofFile.occupation("Welder")).isEmpty();
        assertThat(ofFile.skillsIn("Welding of frames", null, 5)).isEmpty();
        own.build("", service.get(Labels.class).labels().stream().map(LabelRead::of).toList());
        assertThat(ofFile.occupation("Welder")).isPresent();
        assertThat(ofFile.skillsIn("Welding of frames", null, 5)).isNotEmpty();
    }

    @Test
    void aTextIsFoundBesideOthersOfTheSameHash() {
        ByText by = new ByText(5, List.of("Aa", "BB", "", "Aa", "BBAa")::get);
        assertThat("Aa").hasSameHashCodeAs("BB");
        assertThat(by.of("Aa")).containsExactly(0, 3);
        assertThat(by.of("BB")).containsExactly(1);
        assertThat(by.of("AaBB")).isEmpty();
        assertThat(by.of("")).isEmpty();
    }

    @Test
    void textOfEnglishLettersAndSignsIsReadAsAnyOtherIs() {
        List<String> texts =
                new ArrayList<>(
                        List.of(
                                "C++ / C# (6G)",
                                " a.b-c_d'e ",
                                "",
                                "1,5 x 2.0",
                                "\tA\u0000B\u007f~"));
        service.get(Labels.class).labels().forEach(label -> texts.add(label.text()));
        for (char sign = 0x80; sign < 0x3000; sign++) {
            texts.add("Don%1$ct %1$c B%1$c1%1$cC++%1$c".formatted(sign));
        }
        assertThat(texts.stream().filter(LabelText::isSimple))
                .contains(
                        "Don’t ’ B’1’C++’",
                        "Don•t • B•1•C++•",
                        "Don\u00a0t \u00a0 B\u00a01\u00a0C++\u00a0")
                .doesNotContain("Donét é Bé1éC++é", "Don²t ² B²1²C++²");
        for (String text : texts) {
            if (LabelText.isSimple(text)) {
                String plain = LabelText.plainSimple(text);
                assertThat(plain).isEqualTo(LabelText.plainOfAny(text));
                assertThat(LabelText.wordsOfAscii(plain)).isEqualTo(LabelText.wordsOfAny(plain));
            }
        }
    }
}
