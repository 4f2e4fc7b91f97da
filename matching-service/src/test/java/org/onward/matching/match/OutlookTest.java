package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.onward.matching.match.Given.TODAY;
import static org.onward.matching.match.Given.job;
import static org.onward.matching.match.Given.person;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final Offset<Double> EXACTLY = within(1e-6);
    private static final PreparedProfile ANYBODY = person().prepared();

    @Test
    void seatsWithAJobBehindThemCountByTheirShare() {
        assertThat(Outlook.seatsBacked(ANYBODY, Given.training().seats(10, 10).facts()))
                .isEqualTo(1);
        assertThat(Outlook.seatsBacked(ANYBODY, Given.training().seats(10, 5).facts()))
                .isEqualTo(0.65, EXACTLY);
        assertThat(Outlook.seatsBacked(ANYBODY, Given.training().seats(10, 0).promises(0).facts()))
                .isEqualTo(0.3, EXACTLY);
        assertThat(Outlook.seatsBacked(ANYBODY, Given.training().seats(10, 0).facts()))
                .as("nobody says what follows")
                .isNaN();
        assertThat(Outlook.seatsBacked(ANYBODY, job().facts())).isEqualTo(1);
    }

    @Test
    void whatIsTaughtAndKnownAlreadyCosts() {
        VacancyFacts seat = Given.training().teaches("weld steel").teaches("keep books").facts();
        assertThat(Outlook.newSkills(person().can("bake bread", 3).prepared(), seat)).isEqualTo(1);
        assertThat(Outlook.newSkills(person().can("weld steel", 3).prepared(), seat))
                .isEqualTo(0.525, EXACTLY);
        assertThat(
                        Outlook.newSkills(
                                person().can("weld steel", 3).can("keep books", 3).prepared(),
                                seat))
                .isEqualTo(0.05, EXACTLY);
    }

    @Test
    void aSkillBelowTheLevelOfWorkIsHalfKnown() {
        VacancyFacts seat = Given.training().teaches("weld steel").facts();
        assertThat(Outlook.newSkills(person().can("weld steel", 1).prepared(), seat))
                .isEqualTo(0.525, EXACTLY);
    }

    @Test
    void whatIsNewIsUnknownWhereNothingIsNamed() {
        assertThat(Outlook.newSkills(person().can("weld steel", 3).prepared(), job().facts()))
                .isNaN();
        assertThat(Outlook.newSkills(ANYBODY, Given.training().teaches("weld steel").facts()))
                .isNaN();
    }

    private static Prospect trained(int people, int posts) {
        return new Prospect(null, new Prospect.Trained(people, posts), 0, false);
    }

    @Test
    void saturationCostsAboveOnePersonTrainedPerPost() {
        assertThat(Outlook.saturation(trained(5, 10))).isEqualTo(1);
        assertThat(Outlook.saturation(trained(8, 2))).isEqualTo(0.25, EXACTLY);
        assertThat(Outlook.saturation(trained(5, 0))).isZero();
        assertThat(Outlook.saturation(Prospect.UNKNOWN)).isNaN();
    }

    @Test
    void theAnswerRateIsTakenAsItIs() {
        assertThat(Outlook.answerRate(new Prospect(new Prospect.Answers(2, 5), null, 0, false)))
                .isEqualTo(0.4);
        assertThat(Outlook.answerRate(Prospect.UNKNOWN)).isNaN();
    }

    @Test
    void freshnessHalvesInSixtyDaysWithoutAWord() {
        assertThat(Outlook.freshness(ANYBODY, job().confirmed(TODAY).facts())).isEqualTo(1);
        assertThat(Outlook.freshness(ANYBODY, job().confirmed(TODAY.minusDays(60)).facts()))
                .isEqualTo(0.5, EXACTLY);
        assertThat(Outlook.freshness(ANYBODY, job().confirmed(TODAY.plusDays(3)).facts()))
                .isEqualTo(1);
    }

    @Test
    void freshnessIsUnknownOfAVacancyNobodyOpened() {
        assertThat(
                        Outlook.freshness(
                                ANYBODY,
                                job().confirmed(java.time.LocalDate.of(1970, 1, 1)).facts()))
                .isNaN();
    }
}
