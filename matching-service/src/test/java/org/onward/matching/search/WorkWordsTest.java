package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onward.matching.taxonomy.LineOfWork;
import org.onward.matching.taxonomy.LinesOfWork.Account;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.WorkNumbers;
import org.onward.matching.taxonomy.WorkShares;

/** Words and skills point to lines of work, an advert's as a person's. */
class WorkWordsTest {
    private static final int SEWS = 1;
    private static final int MEASURES = 2;
    private static final int COOKS = 3;
    private static final int CLEANS = 4;

    private final WorkWords words =
            new WorkWords(
                    List.of(
                            line(0, "7531", "tailor", "Makes clothes to measure.", SEWS, MEASURES),
                            line(1, "7531", "dressmaker", "Makes dresses for customers.", SEWS),
                            line(2, "5120", "cook", "Prepares meals in a kitchen.", COOKS, CLEANS),
                            line(3, "9412", "kitchen help", "Cleans the kitchen.", CLEANS),
                            line(4, "7212", "welder", "Joins metal in 6 positions.")),
                    Map.of(
                            SEWS, "sew garments",
                            MEASURES, "take measurements",
                            COOKS, "cook dishes",
                            CLEANS, "wash up"),
                    WorkNumbers.inUse());

    private static LineOfWork line(
            int number, String unit, String name, String about, int... essential) {
        return new LineOfWork(
                number, new OccupationCode(unit), List.of(name), about, essential, new int[0]);
    }

    private WorkShares advert(String title, String tasks, int... skills) {
        return words.of(new Account(title, tasks, skills, null));
    }

    private WorkShares person(String story, @Nullable String occupation, int... skills) {
        return words.of(
                new Account(
                        "",
                        story,
                        skills,
                        occupation == null ? null : new OccupationCode(occupation)));
    }

    @Test
    void aStoryInOtherWordsThanTheAdvertsMeetsItsLine() {
        WorkShares story = person("I took measurements and made clothes for neighbours", null);
        assertThat(story.closeness(advert("Tailor wanted", ""))).isGreaterThan(0.5);
        assertThat(story.closeness(advert("Cook", ""))).isLessThan(0.1);
    }

    @Test
    void aWordThatBothSayBringsThemNearerWhateverTheLinesSay() {
        double most = WorkNumbers.inUse().inCommon();
        WorkShares title = words.words("Harbour pilot");
        assertThat(words.words("I was a pilot in the harbour").closeness(title))
                .isBetween(0.8 * most, most + 0.01);
        assertThat(words.words("I cooked").closeness(title)).isZero();
        assertThat(title.closeness(title)).isEqualTo(most, within(0.01));
        assertThat(words.words("")).isEqualTo(WorkShares.NONE);
        WorkShares story = person("I cooked in the harbour", null).and(words.words("harbour"));
        WorkShares cook = advert("Kitchen help", "");
        assertThat(story.closeness(cook.and(title)))
                .isGreaterThan(story.closeness(cook))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void wordsOfAnyWorkAreNoneThatBothHaveInCommon() {
        assertThat(
                        words.words("ทำความสะอาดวันละ 16 ห้อง")
                                .closeness(words.words("สอนสัปดาห์ละสี่วัน")))
                .isZero();
        assertThat(words.words("ช่วยช่างบนเรือ").closeness(words.words("ฝึกงานช่างเชื่อม 6 เดือน")))
                .isZero();
        assertThat(words.words("I taught two girls").closeness(words.words("Welding, two hiring")))
                .isZero();
        assertThat(words.words("อยู่กับแม่").closeness(words.words("แม่ครัวอาหารอีสาน")))
                .as("a mother is no cook")
                .isZero();
        assertThat(words.words("เชื่อมบนที่สูง").closeness(words.words("ผู้ดูแลผู้สูงอายุ")))
                .as("height is no age")
                .isZero();
        assertThat(words.words("ขัดห้องน้ำ").closeness(words.words("Electrician II")))
                .as("a hash that a grade has in common with scrubbing")
                .isZero();
    }

    @Test
    void aFigureTellsNoWork() {
        assertThat(advert("Cook 6", "")).usingRecursiveComparison().isEqualTo(advert("Cook", ""));
        assertThat(advert("6", "").isEmpty()).isTrue();
        assertThat(person("I cooked for 6", null))
                .usingRecursiveComparison()
                .isEqualTo(person("I cooked", null));
    }

    @Test
    void aStoryCountsLessBesideSkillsAlsoInItsWords() {
        WorkShares told = person("I cooked", null).and(words.words("I cooked for the harbour"));
        WorkShares able = person("", null, SEWS);
        WorkShares title = words.words("Harbour");
        double alone =
                WorkShares.together(List.of(told, able), List.of(1.0, 1.0), 72).closeness(title);
        double beside =
                WorkShares.together(List.of(told, able), List.of(0.1, 1.0), 72).closeness(title);
        assertThat(alone).isPositive();
        assertThat(beside).isEqualTo(alone * Math.sqrt(0.1), within(0.01));
    }

    @Test
    void skillsAlonePointToTheWorkThatTakesThem() {
        WorkShares skills = person("", null, COOKS, CLEANS);
        assertThat(skills.closeness(advert("Cook", "")))
                .isGreaterThan(skills.closeness(advert("Kitchen help", "")))
                .isGreaterThan(skills.closeness(advert("Tailor", "")));
    }

    @Test
    void workOfTheSameUnitGroupIsNear() {
        WorkShares tailor = advert("Tailor", "");
        assertThat(tailor.closeness(advert("Dressmaker", "")))
                .isGreaterThan(tailor.closeness(advert("Welder", "")));
    }

    @Test
    void anOccupationThatWasChosenSpeaksWhereNoTitleDoes() {
        WorkShares welder = person("", "7212");
        assertThat(welder.unit()).contains(code("7212"));
        WorkShares unnamed = words.of(new Account("Crew", "", new int[0], code("7212")));
        assertThat(unnamed.closeness(welder)).isGreaterThan(0.9);
        WorkShares named = words.of(new Account("Cook", "", new int[0], code("7212")));
        assertThat(named.closeness(welder)).isZero();
    }

    @Test
    void anOccupationThatWasCodedSpeaksBesideTheTitle() {
        WorkShares coded = words.of(new Account("Cook", "", new int[0], code("7212"), true, null));
        assertThat(coded.closeness(person("", "7212"))).isGreaterThan(0.5);
        assertThat(coded.closeness(person("", "5120"))).isGreaterThan(0.3);
    }

    @Test
    void theOccupationSomebodyWorkedInIsSurerThanTheirWords() {
        WorkShares worked = person("I cleaned the kitchen", "5120");
        assertThat(worked.closeness(advert("Cook", "")))
                .isGreaterThan(2 * worked.closeness(advert("Kitchen help", "")));
    }

    @Test
    void allLinesOfALargeUnitGroupAreAsNear() {
        List<LineOfWork> many =
                IntStream.range(0, 40)
                        .mapToObj(i -> line(i, "8160", "maker" + (char) ('a' + i % 26) + i, ""))
                        .toList();
        WorkWords large = new WorkWords(many, Map.of(), WorkNumbers.inUse());
        WorkShares worked = large.of(new Account("", "", new int[0], code("8160")));
        Set<Integer> near = worked.largest(100).keySet();
        assertThat(near).contains(0, 39).hasSize(41); // and the unit group
    }

    @Test
    void anAdvertWhoseTitleTellsNothingIsNoPerson() {
        WorkShares advert = words.of(new Account("The", "", new int[] {SEWS}, code("7212")));
        WorkShares titled = words.of(new Account("Qwxz", "", new int[] {SEWS}, code("7212")));
        assertThat(advert.of()).isEqualTo(titled.of());
        assertThat(advert.shares()).isEqualTo(titled.shares());
    }

    private static OccupationCode code(String code) {
        return new OccupationCode(code);
    }

    @Test
    void whatPointsNowhereIsNotKnown() {
        assertThat(person("", null).isEmpty()).isTrue();
        assertThat(person("qwxz", null, 99).isEmpty()).isTrue();
    }
}
