package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.onward.matching.match.Given.TODAY;
import static org.onward.matching.match.Given.job;
import static org.onward.matching.match.Given.person;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.onward.matching.shared.PayPeriod;

class TermsTest {
    private static final Offset<Double> EXACTLY = within(1e-6);

    private static double distance(Given.Person person, Given.Advert advert) {
        return distance(person.prepared(), advert);
    }

    private static double distance(PreparedProfile person, Given.Advert advert) {
        VacancyFacts facts = advert.facts();
        return Terms.distance(person, facts.country(), facts.lat(), facts.lon());
    }

    @Test
    void theWillingPlaceItselfIsFull() {
        assertThat(distance(person().near("TH-50"), job().in("TH-50"))).isEqualTo(1);
    }

    @Test
    void distanceDecaysFromTheEdgeOfWhatThePersonTravels() {
        // Chiang Mai to Lamphun is 23 km between the provinces' points, to Bangkok 583 km.
        assertThat(distance(person().near("TH-50"), job().in("TH-51"))).isEqualTo(1);
        assertThat(distance(person().near("TH-50", 5, null), job().in("TH-51")))
                .isBetween(0.75, 0.85);
        assertThat(distance(person().near("TH-50"), job().in("TH-10"))).isLessThan(0.01);
    }

    @Test
    void theNearestOfSeveralPlacesCounts() {
        PreparedProfile two = person().near("TH-10").near("TH-50").prepared();
        assertThat(distance(two, job().in("TH-51"))).isEqualTo(1);
        Terms.Reach reach = Objects.requireNonNull(Terms.reach(two, job().in("TH-51").facts()));
        assertThat(reach.from().place()).isEqualTo("TH-50");
        assertThat(reach.km()).isBetween(20.0, 26.0);
    }

    @Test
    void anywhereInTheCountryIsNearlyFullAndAnotherCountryNothing() {
        assertThat(distance(person().anywhereIn("TH", null), job().in("TH-10")))
                .isEqualTo(0.9, EXACTLY);
        assertThat(distance(person().anywhereIn("TH", null), job().in("PH-CEB"))).isZero();
        assertThat(distance(person().near("TH-50"), job().in("PH-CEB"))).isZero();
    }

    @Test
    void distanceIsUnknownWherePlacesAre() {
        assertThat(distance(person(), job().in("TH-50"))).isNaN();
        assertThat(distance(person().near("TH-50"), job().somewhereIn("TH"))).isNaN();
    }

    @Test
    void workThatWasToBeginBeginsAtOnceAndACourseThatBeganIsToCatchUpWith() {
        assertThat(start(person().available(TODAY), job().starts(TODAY.minusDays(45))))
                .isEqualTo(1);
        assertThat(start(person().available(TODAY), Given.training().starts(TODAY.minusDays(45))))
                .isEqualTo(0.5, EXACTLY);
        assertThat(start(person().available(TODAY), Given.training().starts(TODAY.plusDays(45))))
                .isEqualTo(0.5, EXACTLY);
        assertThat(start(person(), Given.training().starts(TODAY))).isNaN();
    }

    private static double pay(Given.Person person, Given.Advert advert) {
        return Terms.pay(person.prepared(), advert.facts());
    }

    @Test
    void payThatMeetsTheNeedIsFullAndMoreIsNotMore() {
        assertThat(
                        pay(
                                person().needs(1_000_000, "THB"),
                                job().pays(1_200_000, 1_500_000, "THB", PayPeriod.MONTH)))
                .isEqualTo(1);
    }

    @Test
    void payBelowTheNeedCountsByItsShareFromTheLowestPay() {
        assertThat(
                        pay(
                                person().needs(2_000_000, "THB"),
                                job().pays(1_000_000, 9_000_000, "THB", PayPeriod.MONTH)))
                .isEqualTo(0.5, EXACTLY);
        assertThat(
                        pay(
                                person().needs(2_000_000, "THB"),
                                job().paysFrom(1_000_000, "THB", PayPeriod.MONTH)))
                .isEqualTo(0.5, EXACTLY);
    }

    @Test
    void aStipendIsIncome() {
        assertThat(pay(person().needs(1_000_000, "THB"), Given.training().stipend(500_000, "THB")))
                .isEqualTo(0.5, EXACTLY);
    }

    @Test
    void payIsUnknownWithoutNeedOrSumOrInAnotherCurrency() {
        Given.Advert paid = job().pays(1_000_000, 1_000_000, "THB", PayPeriod.MONTH);
        assertThat(pay(person(), paid)).isNaN();
        assertThat(pay(person().needs(1, "THB"), job())).isNaN();
        assertThat(pay(person().needs(1_000_000, "PHP"), paid)).isNaN();
    }

    private static double start(Given.Person person, Given.Advert advert) {
        return Terms.start(person.prepared(), advert.facts());
    }

    @Test
    void aGapBetweenTheStartsHalvesTheValueEveryFortyFiveDays() {
        assertThat(start(person().available(TODAY), job().starts(TODAY))).isEqualTo(1);
        assertThat(start(person().available(TODAY.plusDays(45)), job().starts(TODAY)))
                .isEqualTo(0.5, EXACTLY);
        assertThat(start(person().available(TODAY), job().starts(TODAY.plusDays(90))))
                .isEqualTo(0.25, EXACTLY);
    }

    @Test
    void aStartThatHasPassedMeansNow() {
        assertThat(start(person().available(TODAY.minusDays(300)), job().starts(TODAY)))
                .isEqualTo(1);
    }

    @Test
    void startIsUnknownWhereEitherSideIsSilent() {
        assertThat(start(person(), job().starts(TODAY))).isNaN();
        assertThat(start(person().available(TODAY), job())).isNaN();
    }
}
