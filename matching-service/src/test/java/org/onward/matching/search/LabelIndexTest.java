package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.TestService;
import org.onward.matching.taxonomy.Label;
import org.onward.matching.taxonomy.Labels;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Suggestion;
import org.onward.matching.taxonomy.Suggestions;
import org.onward.matching.taxonomy.Taxonomy;

class LabelIndexTest {
    private static final int CROWD = 100_000;
    private static final long CROWD_SEED = 20_261_125;

    static TestService service;
    static Suggestions suggestions;

    @BeforeAll
    static void start() {
        service = TestService.start();
        suggestions = service.get(Suggestions.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static List<String> labels(Subject subject, String text, String language) {
        return suggestions.suggest(subject, text, language, 10).stream()
                .map(Suggestion::label)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    SKILL; en; care for old; care for older people
                    SKILL; en; weldng; weld by stick electrode (SMAW)
                    SKILL; en; bookkeepng; keep books
                    SKILL; en; book keeping; keep books
                    SKILL; en; electrcal; electrical safety
                    SKILL; en; CAREGIVER nc ii; care for older people
                    SKILL; en; forklift; operate a forklift
                    SKILL; en; drive a forklift truck; operate a forklift
                    OCCUPATION; en; sewing machine oprator; Sewing machine operators
                    OCCUPATION; en; waiter; Waiters
                    OCCUPATION; en; accoutant; Accountants
                    OCCUPATION; en; truck driv; Heavy truck and lorry drivers
                    PLACE; en; pataya; Chon Buri
                    PLACE; en; las pinas; Metro Manila
                    PLACE; en; sbma; Zambales
                    OCCUPATION; en; cna; Health care assistants
                    SKILL; th; ขับรถยก; ขับรถโฟล์กลิฟต์
                    COUNTRY; en; uae; United Arab Emirates
                    SKILL; th; ดูแลผู้สูงอายุ; ดูแลผู้สูงอายุ
                    SKILL; th; ดูแลคนแก; ดูแลผู้สูงอายุ
                    SKILL; th; ซ่อมมอเตอร์ไซ; ซ่อมมอเตอร์ไซค์
                    SKILL; th; ขับรถ; ขับรถยนต์
                    SKILL; th; เย็บผ้า; เย็บเสื้อผ้า
                    SKILL; th; มอเตอร์ไซค์; ซ่อมมอเตอร์ไซค์
                    OCCUPATION; th; พนักงานเสิร์ฟ; พนักงานเสิร์ฟ
                    OCCUPATION; th; แม่บ้าน; แม่บ้านและคนทำงานบ้าน
                    PLACE; th; หาดใหญ่; สงขลา
                    COUNTRY; th; ญี่ปุ่น; ญี่ปุ่น
                    SKILL; fil; alaga ng baby; pag-aalaga ng sanggol
                    SKILL; fil; pag-aalaga ng mata; pag-aalaga ng matatanda
                    SKILL; fil; hinang; pagwewelding gamit ang SMAW
                    SKILL; fil; paglalaba; paglalaba
                    SKILL; fil; yaya; pag-aalaga ng bata
                    OCCUPATION; fil; kasambahay; Mga kasambahay
                    OCCUPATION; fil; tsuper; Mga tsuper ng kotse, taxi at van
                    PLACE; fil; maynila; Kalakhang Maynila
                    COUNTRY; fil; pilipinas; Pilipinas
                    """)
    void aKnownThingIsAmongTheFirstThree(
            Subject subject, String language, String typed, String label) {
        assertThat(labels(subject, typed, language).stream().limit(3)).contains(label);
    }

    /** The starter vocabulary within a hundred thousand names of other things. */
    private static LabelIndex crowded() {
        List<Label> all = new ArrayList<>(service.get(Labels.class).labels());
        Random random = new Random(CROWD_SEED);
        List<String> words =
                all.stream()
                        .filter(label -> label.language().equals("en"))
                        .flatMap(label -> Stream.of(label.text().split("[ ,()/]+")))
                        .filter(word -> word.length() > 3)
                        .distinct()
                        .toList();
        for (int i = 0; i < CROWD; i++) {
            StringBuilder name = new StringBuilder();
            int length = 3 + random.nextInt(3);
            for (int word = 0; word < length; word++) {
                name.append(word == 0 ? "" : " ").append(words.get(random.nextInt(words.size())));
            }
            boolean skill = i % 4 != 0;
            all.add(
                    new Label(
                            skill ? Subject.SKILL : Subject.OCCUPATION,
                            skill ? new UUID(0, i / 8).toString() : "x" + i / 8,
                            "en",
                            name.toString(),
                            i % 8 < 2));
        }
        LabelIndex index = new LabelIndex(service.get(Taxonomy.class));
        index.build(all.stream().map(LabelRead::of).toList());
        return index;
    }

    @Test
    void whatPeopleTypeLeadsToWhatTheyMeanAmongAHundredThousandOtherNames() throws Exception {
        LabelIndex index = crowded();
        List<String[]> lines =
                Files.readAllLines(Path.of("src", "test", "resources", "suggestions.csv")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .skip(1)
                        .map(line -> line.split(";"))
                        .toList();
        assertThat(lines.stream().collect(Collectors.groupingBy(line -> line[0] + line[1])))
                .allSatisfy((kind, typed) -> assertThat(typed).hasSize(20))
                .hasSize(6);
        assertThat(lines)
                .allSatisfy(
                        line ->
                                assertThat(
                                                index.suggest(
                                                        Subject.valueOf(
                                                                line[1].toUpperCase(Locale.ROOT)),
                                                        line[2],
                                                        line[0],
                                                        5))
                                        .as(line[2])
                                        .extracting(Suggestion::key)
                                        .contains(line[3]));
    }

    @Test
    void aPlaceIsFoundByItsNamesAndByThoseOfItsDistricts() throws Exception {
        List<String[]> lines =
                Files.readAllLines(Path.of("src", "test", "resources", "suggestions-places.csv"))
                        .stream()
                        .filter(line -> !line.startsWith("#"))
                        .skip(1)
                        .map(line -> line.split(";"))
                        .toList();
        assertThat(lines.stream().collect(Collectors.groupingBy(line -> line[0])))
                .allSatisfy((language, typed) -> assertThat(typed).hasSize(20))
                .hasSize(3);
        assertThat(lines)
                .allSatisfy(
                        line ->
                                assertThat(suggestions.suggest(Subject.PLACE, line[1], line[0], 5))
                                        .as(line[1])
                                        .extracting(Suggestion::key)
                                        .contains(line[2]));
    }

    @Test
    void aDistrictsNameIsOfferedWithEveryProvinceThatHasOne() {
        assertThat(suggestions.suggest(Subject.PLACE, "santa maria", "en", 20))
                .extracting(Suggestion::label)
                .contains("Bulacan", "Laguna", "Pangasinan");
        assertThat(suggestions.suggest(Subject.PLACE, "Pak Chong", "th", 5).getFirst())
                .isEqualTo(new Suggestion(Subject.PLACE, "TH-30", "นครราชสีมา", "Pak Chong"));
    }

    @ParameterizedTest
    @CsvSource({
        "taga-luto,pagluluto",
        "taga-benta,pagbebenta",
        "taga-hiwa ng karne,paghihiwa at pagproseso ng karne",
        "taga-prito,",
        "taga-deliver,"
    })
    void aFilipinoPrefixAloneMeetsNothing(String typed, @Nullable String first) {
        List<String> found = labels(Subject.SKILL, typed, "fil");
        assertThat(found).noneMatch(label -> label.contains("tagas"));
        if (first != null) {
            assertThat(found).first().isEqualTo(first);
        }
    }

    @Test
    void aWordAsTypedStandsBeforeABeginningThatIsOneOnlyWithoutItsSpaces() {
        LabelIndex index = new LabelIndex(service.get(Taxonomy.class));
        index.build(
                Stream.of("nurse shrubs", "support nurses", "hat yai", "JavaScript")
                        .map(name -> new Label(Subject.SKILL, name, "en", name, true))
                        .map(LabelRead::of)
                        .toList());
        assertThat(index.suggest(Subject.SKILL, "nurses", "en", 5))
                .extracting(Suggestion::key)
                .startsWith("support nurses");
        assertThat(index.suggest(Subject.SKILL, "haty", "en", 5))
                .extracting(Suggestion::key)
                .contains("hat yai");
        assertThat(index.suggest(Subject.SKILL, "js", "en", 5))
                .as("a short form is the word that it is short for")
                .extracting(Suggestion::key)
                .containsExactly("JavaScript");
    }

    @Test
    void theWholeNameInThePluralStandsBeforeAnyOtherNameWithThatWord() {
        LabelIndex index = new LabelIndex(service.get(Taxonomy.class));
        index.build(
                Stream.of("Nurse", "veterinary nurses", "nurses aide")
                        .map(name -> new Label(Subject.OCCUPATION, name, "en", name, true))
                        .map(LabelRead::of)
                        .toList());
        assertThat(index.suggest(Subject.OCCUPATION, "nurses", "en", 5))
                .extracting(Suggestion::key)
                .startsWith("Nurse");
    }

    private static LabelIndex of(Label... labels) {
        LabelIndex index = new LabelIndex(service.get(Taxonomy.class));
        index.build(Stream.of(labels).map(LabelRead::of).toList());
        return index;
    }

    private static Label shown(String key, String language, String text) {
        return new Label(Subject.OCCUPATION, key, language, text, true);
    }

    private static Label other(String key, String language, String text) {
        return new Label(Subject.OCCUPATION, key, language, text, false);
    }

    private static List<String> keys(LabelIndex index, String typed, String language) {
        return index.suggest(Subject.OCCUPATION, typed, language, 5).stream()
                .map(Suggestion::key)
                .toList();
    }

    @Test
    void aTellingWordOutweighsOneOfHundredsOfNames() {
        Stream<Label> others = numbers(20_000).map(i -> shown("o" + i, "en", "maker of k" + i));
        Stream<Label> attendants =
                numbers(200).map(i -> shown("a" + i, "en", "k" + i + " attendant"));
        Stream<Label> pharmacy = numbers(50).map(i -> other("p", "en", "pharmacy k" + i));
        LabelIndex index =
                of(
                        Stream.of(others, attendants, pharmacy)
                                .flatMap(all -> all)
                                .toArray(Label[]::new));
        assertThat(keys(index, "pharmacy attendant", "en")).startsWith("p");
        assertThat(keys(index, "zzz attendant", "en")).allMatch(key -> key.startsWith("a"));
    }

    private static Stream<Integer> numbers(int upTo) {
        return Stream.iterate(0, i -> i + 1).limit(upTo);
    }

    @Test
    void ofThingsWithOneNameThatStandsFirstOfWhoseNamesMoreSayIt() {
        LabelIndex index =
                of(
                        shown("1", "en", "Companions and valets"),
                        other("1", "en", "caregiver"),
                        other("1", "en", "butler"),
                        shown("2", "en", "Home-based personal care workers"),
                        other("2", "en", "caregiver"),
                        other("2", "en", "live-in caregiver"),
                        shown("3", "en", "Office supervisors"),
                        other("3", "en", "call center agent"),
                        shown("4", "en", "Contact centre clerks"),
                        other("4", "en", "call center agent"),
                        other("4", "en", "information clerk"),
                        other("4", "fil", "Call center agent"));
        assertThat(keys(index, "caregiver", "en")).containsExactly("2", "1");
        assertThat(keys(index, "call center agent", "en"))
                .as("a name that is of here")
                .containsExactly("4", "3");
    }

    @Test
    void aWordOfAShownNameStandsBeforeTheBeginningOfALongerWord() {
        LabelIndex index =
                of(
                        shown("1", "en", "Mechanical engineers"),
                        shown("2", "en", "Prison guards"),
                        other("2", "en", "warder"),
                        shown("3", "en", "Motor vehicle mechanics and repairers"),
                        shown("4", "en", "Security guards"),
                        other("4", "en", "guard dog handler"));
        assertThat(keys(index, "mechanic", "en")).containsExactly("3", "1");
        assertThat(keys(index, "guard", "en")).containsExactly("4", "2");
    }

    @Test
    void ofNamesThatLackAWordThatStandsFirstWhichHasNoOthers() {
        LabelIndex index =
                of(
                        shown("1", "en", "demand excellence from performers"),
                        shown("2", "en", "use spreadsheets"),
                        other("2", "en", "Excel"),
                        shown("3", "th", "นางแบบนายแบบ"),
                        shown("4", "th", "พยาบาลวิชาชีพ"),
                        other("4", "th", "พยาบาล"));
        assertThat(keys(index, "ms excel", "en")).startsWith("2");
        assertThat(keys(index, "นางพยาบาล", "th")).startsWith("4");
    }

    @Test
    void whatIsThereInTheLanguageIsNotOfferedAgainInAnother() {
        LabelIndex index =
                of(
                        shown("1", "en", "babysitting"),
                        other("1", "en", "baby sitting"),
                        shown("2", "en", "look after children"),
                        other("2", "en", "babysitting"),
                        shown("2", "th", "ดูแลเด็ก"),
                        shown("3", "en", "babysitting agencies"));
        assertThat(keys(index, "babysitting", "th")).containsExactly("2", "3");
        assertThat(keys(index, "babysitting", "en")).containsExactly("1", "2", "3");
    }

    @Test
    void aCountryIsNoPlaceOfAnotherCountryWithATypo() {
        assertThat(labels(Subject.COUNTRY, "Hong Kong", "en")).containsExactly("Hong Kong");
        assertThat(labels(Subject.PLACE, "Hong Kong", "en")).isEmpty();
    }

    @Test
    void theWholeLabelStandsBeforeItsBeginningAndThatBeforeAWordWithin() {
        List<Suggestion> found = suggestions.suggest(Subject.OCCUPATION, "cook", "en", 20);
        assertThat(found.getFirst().key()).isEqualTo("5120");
        assertThat(found).extracting(Suggestion::matched).first().isEqualTo("Cook");
    }

    @Test
    void aThingIsOfferedOnceHoweverManyOfItsNamesMeetTheText() {
        assertThat(suggestions.suggest(Subject.SKILL, "care", "en", 20))
                .extracting(Suggestion::key)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(5);
    }

    @Test
    void theLabelIsInTheCallersLanguageWhateverLanguageWasTyped() {
        assertThat(suggestions.suggest(Subject.PLACE, "chiang mai", "th", 5).getFirst())
                .isEqualTo(new Suggestion(Subject.PLACE, "TH-50", "เชียงใหม่", "Chiang Mai"));
    }

    @Test
    void theLimitHolds() {
        assertThat(suggestions.suggest(Subject.SKILL, "c", "en", 1)).hasSize(1);
        assertThat(suggestions.suggest(Subject.SKILL, "c", "en", 1000)).hasSize(20);
        assertThat(suggestions.suggest(Subject.SKILL, "c", "en", -1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:b AND (",
                "* OR *:*",
                "\"unclosed",
                "welding~2^9 [a TO z]",
                "'; drop table label; --",
                "😀👩🏽‍🔧",
                "مرحبا بالعالم",
                "\u202Eevil\u202C",
                "\u0000\uD800",
                "   ",
                "",
                "%_\\?*"
            })
    void oddTextIsOnlyText(String text) {
        for (Subject subject : Subject.values()) {
            assertThat(suggestions.suggest(subject, text, "en", 20)).hasSizeLessThanOrEqualTo(20);
        }
    }

    @Test
    void anOperatorIsAWordLikeAnyOther() {
        assertThat(labels(Subject.PLACE, "chiang NOT mai", "en")).startsWith("Chiang Mai");
        assertThat(labels(Subject.PLACE, "*", "en")).isEmpty();
    }

    @Test
    void aVeryLongTextIsCutAndAnsweredQuickly() {
        String long10kB = "พนักงานเสิร์ฟ welder ".repeat(500);
        long began = System.nanoTime();
        suggestions.suggest(Subject.SKILL, long10kB, "en", 20);
        assertThat((System.nanoTime() - began) / 1e6).isLessThan(500);
    }
}
