package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.onward.matching.match.Given.job;
import static org.onward.matching.match.Given.person;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.onward.matching.taxonomy.Interest;

class WantsTest {
    private static final Offset<Double> EXACTLY = within(1e-6);

    private static double interests(Given.Person person, Given.Advert advert) {
        return Wants.interests(person.prepared(), advert.facts().occupation());
    }

    @Test
    void interestsThatMeetTheOccupationsAreFull() {
        assertThat(interests(person().interest(Interest.REALISTIC, 0.9f), job().occupation("7212")))
                .isEqualTo(1, EXACTLY);
    }

    @Test
    void oneSpreadApartCostsHalfASquare() {
        assertThat(
                        interests(
                                person().interest(Interest.REALISTIC, 0.66f),
                                job().occupation("7212")))
                .isEqualTo(Math.exp(-0.5), EXACTLY);
    }

    @Test
    void anOccupationsOwnProfileCountsBeforeItsGroups() {
        Given.Person person = person().interest(Interest.REALISTIC, 0.5f);
        assertThat(interests(person, job().occupation("7213"))).isEqualTo(1, EXACTLY);
        assertThat(interests(person, job().occupation("7212"))).isLessThan(0.3);
    }

    @Test
    void workThatIsWishedForMeetsTheInterestsAtLeastInPart() {
        Given.Person artist = person().interest(Interest.REALISTIC, 0.1f);
        double met = Wants.interests(artist.prepared("ranking-9"), 7212);
        assertThat(met).isLessThan(0.3);
        assertThat(Wants.interests(artist.wishes("5120").prepared("ranking-9"), 7212))
                .isEqualTo(met, EXACTLY);
        assertThat(Wants.interests(artist.wishes("721").prepared("ranking-9"), 7212))
                .isEqualTo(0.6, EXACTLY);
        assertThat(Wants.interests(artist.prepared("ranking-4"), 7212)).isEqualTo(met, EXACTLY);
        assertThat(Wants.interests(person().wishes("7212").prepared("ranking-8"), 7212)).isNaN();
        assertThat(Wants.interests(person().wishes("7212").prepared("ranking-9"), 7212))
                .as("nobody asked what they like")
                .isEqualTo(0.6, EXACTLY);
        assertThat(Wants.interests(person().wishes("5120").prepared("ranking-9"), 7212)).isNaN();
    }

    @Test
    void interestsAreUnknownWhereEitherSideIsSilent() {
        assertThat(interests(person(), job().occupation("7212"))).isNaN();
        assertThat(interests(person().interest(Interest.SOCIAL, 1f), job())).isNaN();
    }

    private static double aspirations(Given.Person person) {
        return Wants.aspirations(person.prepared(), 7212);
    }

    @Test
    void theFirstWishMetIsFullAndLaterOnesNearlySo() {
        assertThat(aspirations(person().wishes("7212"))).isEqualTo(1);
        assertThat(aspirations(person().wishes("5120", "7212"))).isEqualTo(0.95, EXACTLY);
    }

    @Test
    void aWishForAGroupIsMetByEverythingUnderIt() {
        assertThat(aspirations(person().wishes("7"))).isEqualTo(1);
        assertThat(aspirations(person().wishes("721"))).isEqualTo(1);
        assertThat(aspirations(person().wishes("73"))).isEqualTo(0.3, EXACTLY);
        assertThat(aspirations(person().wishes("7213"))).isEqualTo(0.75, EXACTLY);
        assertThat(aspirations(person().wishes("5"))).isEqualTo(0.1, EXACTLY);
    }

    @Test
    void aspirationsAreUnknownWhereEitherSideIsSilent() {
        assertThat(aspirations(person())).isNaN();
        assertThat(Wants.aspirations(person().wishes("7").prepared(), VacancyFacts.NONE)).isNaN();
    }

    private static double sectors(Given.Person person, Given.Advert advert) {
        return Wants.sectors(person.prepared(), advert.facts().sector());
    }

    @Test
    void aWantedSectorIsFullAnAvoidedOneNearlyNothing() {
        assertThat(sectors(person().wantsSector('I'), job().sector('I'))).isEqualTo(1);
        assertThat(sectors(person().wantsSector('I'), job().sector('C'))).isEqualTo(0.6, EXACTLY);
        assertThat(sectors(person().avoidsSector('C'), job().sector('C'))).isEqualTo(0.1, EXACTLY);
        assertThat(sectors(person().avoidsSector('C'), job().sector('I'))).isEqualTo(1);
    }

    @Test
    void sectorsAreUnknownWhereEitherSideIsSilent() {
        assertThat(sectors(person(), job().sector('C'))).isNaN();
        assertThat(sectors(person().wantsSector('C'), job())).isNaN();
    }

    private static double hours(Given.Person person, int hours) {
        return Wants.hours(person.prepared(), hours);
    }

    @Test
    void hoursInsideTheWishAreFullAndOutsideCostInProportion() {
        assertThat(hours(person().hours(20, 40), 40)).isEqualTo(1);
        assertThat(hours(person().hours(20, 36), 48)).isEqualTo(0.5, EXACTLY);
        assertThat(hours(person().hours(30, null), 18)).isEqualTo(0.5, EXACTLY);
        assertThat(hours(person().hours(null, 10), 60)).isZero();
    }

    @Test
    void hoursAreUnknownWhereEitherSideIsSilent() {
        assertThat(hours(person(), 40)).isNaN();
        assertThat(Wants.hours(person().hours(20, 40).prepared(), VacancyFacts.NONE)).isNaN();
    }
}
