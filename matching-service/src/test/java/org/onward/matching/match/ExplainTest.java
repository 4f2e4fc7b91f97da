package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.match.Given.job;
import static org.onward.matching.match.Given.person;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.Kind;

/** Which sentence is said of the line of work. */
class ExplainTest {
    private static final FakeTaxonomy TAXONOMY = FakeTaxonomy.small();
    private static final Scorer SCORER = new Scorer(Ranking.load("ranking-4"));

    /** Each skill points to one unit group. */
    private static final LinesOfWork LINES =
            account -> {
                Map<Integer, Double> units = new HashMap<>();
                Arrays.stream(account.skills())
                        .mapToObj(ExplainTest::unitOf)
                        .forEach(unit -> units.merge(WorkShares.UNIT + unit, 1.0, Double::sum));
                return WorkShares.of(units, 20);
            };

    private static int unitOf(int skill) {
        return List.of("7212", "5322", "5120").stream()
                .filter(unit -> TAXONOMY.needs(new OccupationCode(unit)).test(skill))
                .findFirst()
                .map(Integer::parseInt)
                .orElseThrow();
    }

    private static Reason said(Given.Person person, Given.Advert advert) {
        return said(Factor.LINE_OF_WORK, person, advert);
    }

    private static Reason said(Factor factor, Given.Person person, Given.Advert advert) {
        VacancyFacts facts = VacancyFacts.of(advert.vacancy(), 0, TAXONOMY, LINES);
        PreparedProfile prepared =
                PreparedProfile.of(
                        person.profile(), TAXONOMY, LINES, SCORER.ranking(), Given.TODAY);
        Score score = SCORER.score(prepared, facts, Prospect.UNKNOWN);
        return new Explain(TAXONOMY)
                        .match(
                                prepared,
                                facts,
                                Prospect.UNKNOWN,
                                score,
                                advert.vacancy(),
                                "Anybody")
                        .factors()
                        .stream()
                        .filter(one -> one.factor() == factor)
                        .findFirst()
                        .orElseThrow()
                        .reason();
    }

    private static Given.Advert carer() {
        return job().occupation("5322").asks("care for older people");
    }

    private static void assertSaid(Reason reason, String key, String... units) {
        assertThat(reason.key()).isEqualTo("factor.line_of_work." + key);
        assertThat(reason.arguments()).extracting(Reason.Argument::value).containsExactly(units);
    }

    @Test
    void whatOnlySkillsPointToIsNotSaidToBeTheirWork() {
        assertSaid(said(person().can("weld steel"), carer()), "little", "5322");
    }

    @Test
    void whatTheyDidOrWishForIs() {
        assertSaid(
                said(person().can("weld steel").worked("7213", 12, ""), carer()),
                "reason",
                "7212",
                "5322");
        assertSaid(
                said(person().can("weld steel").wishes("72"), carer()), "reason", "7212", "5322");
        assertSaid(said(person().can("weld steel").wishes("7133"), carer()), "little", "5322");
    }

    @Test
    void whatIsNearIsCalledAsTheVacancyIs() {
        assertSaid(said(person().can("care for older people"), carer()), "good", "5322");
        assertSaid(
                said(
                        person().can("care for older people").can("weld steel").can("first aid"),
                        carer().asks("cook Thai food")),
                "partly",
                "5322",
                "5322");
    }

    @Test
    void whoNamedOneBoundOfHoursIsToldOfThatOne() {
        assertThat(hours("20", "30", "")).isEqualTo("factor.hours.reason.least");
        assertThat(hours("48", "", "20")).isEqualTo("factor.hours.reason.most");
        assertThat(hours("48", "10", "20")).isEqualTo("factor.hours.reason");
    }

    private static String hours(String asked, String least, String most) {
        return Reason.of(
                        Factor.HOURS,
                        Kind.JOB,
                        Reason.Outcome.REASON,
                        0.4,
                        Stream.of(asked, least, most)
                                .map(one -> new Reason.Argument(Reason.Type.NUMBER, one))
                                .toList(),
                        Given.TODAY)
                .key();
    }

    @Test
    void partOfAKindOfWorkIsMoreThanLittleOfIt() {
        List<Reason.Argument> asked = List.of(new Reason.Argument(Reason.Type.OCCUPATION, "5322"));
        assertSaid(
                Reason.of(
                        Factor.LINE_OF_WORK,
                        Kind.JOB,
                        Reason.Outcome.REASON,
                        0.5,
                        asked,
                        Given.TODAY),
                "partly",
                "5322");
        assertSaid(
                Reason.of(
                        Factor.LINE_OF_WORK,
                        Kind.JOB,
                        Reason.Outcome.REASON,
                        0.49,
                        asked,
                        Given.TODAY),
                "little",
                "5322");
    }

    @Test
    void aCourseThatHasBegunIsNotSaidToBeginAtOnce() {
        Given.Person free = Given.person().available(Given.TODAY);
        assertThat(
                        said(Factor.START, free, Given.training().starts(Given.TODAY.minusDays(60)))
                                .key())
                .isEqualTo("factor.start.reason.begun");
        assertThat(said(Factor.START, free, Given.training().starts(Given.TODAY)).key())
                .isEqualTo("factor.start.good.now");
        assertThat(said(Factor.START, free, Given.job().starts(Given.TODAY.minusDays(60))).key())
                .isEqualTo("factor.start.good.now");
    }
}
