package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.match.Given.TODAY;
import static org.onward.matching.match.Given.person;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WayOrderTest {
    private static final Scorer SCORER = new Scorer(Ranking.load("ranking-9"));

    private static Given.Advert course() {
        return Given.training().in("TH-50").teaches("weld steel").seats(10, 5);
    }

    /** Numbers of the courses as they were told, best first. */
    private static List<Integer> ordered(Given.Person somebody, Given.Advert... courses) {
        PreparedProfile prepared = somebody.prepared("ranking-9");
        List<RankVacancies.Candidate> all =
                Arrays.stream(courses)
                        .map(
                                one ->
                                        RankVacancies.candidate(
                                                SCORER, prepared, one.facts(), Prospect.UNKNOWN))
                        .toList();
        List<RankVacancies.Candidate> sorted =
                all.stream().sorted(new WayOrder(all, facts -> facts.taught().size())).toList();
        return IntStream.range(0, sorted.size())
                .map(i -> all.indexOf(sorted.get(i)))
                .boxed()
                .toList();
    }

    @Test
    void whatTeachesMoreOfWhatIsMissingComesFirst() {
        assertThat(
                        ordered(
                                person().near("TH-50"),
                                course().stipend(900_000, "THB").weeks(1),
                                course().teaches("keep books").weeks(52)))
                .containsExactly(1, 0);
    }

    @Test
    void whatBringsNearlyAsMuchIsHeldToTheRest() {
        assertThat(
                        ordered(
                                person().near("TH-50"),
                                course().teaches("keep books").teaches("first aid").weeks(52),
                                course().teaches("keep books").stipend(900_000, "THB").weeks(12)))
                .containsExactly(1, 0);
    }

    @Test
    void aBetterStipendComesFirstWhetherANeedIsToldOrNot() {
        Given.Advert[] courses = {
            course().stipend(100_000, "THB"), course().stipend(300_000, "THB")
        };
        assertThat(ordered(person(), courses)).containsExactly(1, 0);
        assertThat(ordered(person().needs(1_000_000, "THB"), courses)).containsExactly(1, 0);
    }

    @Test
    void theNearerComesFirst() {
        assertThat(ordered(person().near("TH-50"), course().in("TH-10"), course()))
                .containsExactly(1, 0);
    }

    @Test
    void theShorterComesFirstAndOneOfUnknownLengthBetween() {
        assertThat(ordered(person(), course().weeks(40), course(), course().weeks(6)))
                .containsExactly(2, 1, 0);
    }

    @Test
    void theSoonerComesFirstAndOneThatBeganLongAgoLast() {
        assertThat(
                        ordered(
                                person().available(TODAY),
                                course().starts(TODAY.minusDays(90)),
                                course().starts(TODAY.plusDays(30)),
                                course().starts(TODAY.plusDays(2))))
                .containsExactly(2, 1, 0);
    }

    @Test
    void moreJobsBehindTheSeatsComeFirst() {
        assertThat(ordered(person(), course().seats(10, 0), course().seats(10, 10)))
                .containsExactly(1, 0);
    }

    @Test
    void noneOfThemAloneDecides() {
        assertThat(
                        ordered(
                                person().near("TH-50").available(TODAY),
                                course().in("TH-10").stipend(300_000, "THB").weeks(52).seats(9, 0),
                                course().stipend(200_000, "THB").weeks(8).seats(9, 9)))
                .containsExactly(1, 0);
    }
}
