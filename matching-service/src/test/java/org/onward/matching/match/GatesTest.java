package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.match.Given.TODAY;
import static org.onward.matching.match.Given.job;
import static org.onward.matching.match.Given.person;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile.Safety;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.vacancy.Kind;

class GatesTest {
    private static final EmployerId DANGEROUS = new EmployerId(UUID.randomUUID());

    private static Optional<Gate> stops(Given.Person person, Given.Advert advert) {
        return Gates.of(person.profile(), EnumSet.allOf(Kind.class), TODAY).stops(advert.facts());
    }

    @Test
    void anAdvertThatSaysNothingPassesEveryGate() {
        Given.Person strict =
                person().safety(
                                new Safety(
                                        Set.of(DANGEROUS),
                                        Set.of("TH-10"),
                                        Set.of('I'),
                                        true,
                                        Set.of()))
                        .must(Must.values())
                        .notBelow(1, "THB")
                        .near("TH-50");
        assertThat(stops(strict, job())).isEmpty();
    }

    private static List<Must> unstated(Given.Advert advert, Must... musts) {
        return Gates.unstated(Set.of(musts), advert.facts());
    }

    @Test
    void aMustIsUnstatedWhereTheAdvertNeitherMeetsNorContradictsIt() {
        assertThat(unstated(job(), Must.values())).containsExactly(Must.values());
        assertThat(unstated(job(), Must.NO_NIGHTS)).containsExactly(Must.NO_NIGHTS);
        assertThat(unstated(job())).isEmpty();
        for (boolean told : new boolean[] {true, false}) {
            assertThat(
                            unstated(
                                    job().accommodation(told).nights(told).liveIn(told).hours(40),
                                    Must.values()))
                    .isEmpty();
        }
        assertThat(unstated(job().liveIn(true), Must.ACCOMMODATION))
                .as("living in is a place to live")
                .isEmpty();
        assertThat(unstated(job().accommodation(false), Must.NO_LIVE_IN))
                .as("where there is no housing nobody lives in")
                .isEmpty();
    }

    private static Given.Person keptFrom(char section) {
        return person().safety(new Safety(Set.of(), Set.of(), Set.of(section), false, Set.of()));
    }

    @Test
    void workThatIsAlwaysDoneInOneKindOfBusinessIsStoppedWithItWhateverTheAdvertSays() {
        for (String work : List.of("6223", "9216", "6111")) {
            assertThat(stops(keptFrom('A'), job().occupation(work))).as(work).contains(Gate.SAFETY);
        }
        assertThat(stops(keptFrom('A'), job().occupation("6223").sector('C')))
                .as("a crew of a cannery fishes")
                .contains(Gate.SAFETY);
        for (String leading : List.of("1311", "1312", "8341")) {
            assertThat(stops(keptFrom('A'), job().occupation(leading)))
                    .as("a shrimp farm is one, whatever somebody does there: %s", leading)
                    .contains(Gate.SAFETY);
        }
        assertThat(stops(keptFrom('B'), job().occupation("1322"))).contains(Gate.SAFETY);
        assertThat(stops(keptFrom('C'), job().occupation("1321"))).contains(Gate.SAFETY);
        assertThat(stops(keptFrom('F'), job().occupation("1323"))).contains(Gate.SAFETY);
        assertThat(stops(keptFrom('T'), job().occupation("9111"))).contains(Gate.SAFETY);
        assertThat(stops(keptFrom('F'), job().occupation("7112"))).contains(Gate.SAFETY);
        assertThat(stops(keptFrom('A'), job().occupation("6113")))
                .as("gardeners work anywhere")
                .isEmpty();
        assertThat(stops(keptFrom('C'), job().occupation("6223"))).isEmpty();
        assertThat(stops(keptFrom('A'), job())).isEmpty();
    }

    @Test
    void whoNamedNoPlaceYetIsOfferedWorkWhereTheyAre() {
        assertThat(stops(person().home("TH"), job().in("TH-10"))).isEmpty();
        assertThat(stops(person().home("PH"), job().in("TH-10"))).contains(Gate.COUNTRY);
        assertThat(stops(person().home("PH").near("TH-50"), job().in("TH-10")))
                .as("a place that was named counts")
                .isEmpty();
        assertThat(stops(person(), job().in("TH-10"))).as("not known").isEmpty();
    }

    @Test
    void safetyRulesStopEmployerPlaceSectorAndLiveIn() {
        Given.Person careful =
                person().safety(
                                new Safety(
                                        Set.of(DANGEROUS),
                                        Set.of("TH-10"),
                                        Set.of('I'),
                                        true,
                                        Set.of()));
        assertThat(stops(careful, job().by(DANGEROUS))).contains(Gate.SAFETY);
        assertThat(stops(careful, job().in("TH-10"))).contains(Gate.SAFETY);
        assertThat(stops(careful, job().sector('I'))).contains(Gate.SAFETY);
        assertThat(stops(careful, job().liveIn(true))).contains(Gate.SAFETY);
        assertThat(stops(careful, job().in("TH-50").sector('C').liveIn(false))).isEmpty();
    }

    @Test
    void oneVacancyIsSetAsideAndNoOtherOfItsEmployer() {
        VacancyFacts aside = job().by(DANGEROUS).facts();
        Given.Person person =
                person().safety(
                                new Safety(
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        false,
                                        Set.of(aside.id().value())));
        Gates gates = Gates.of(person.profile(), EnumSet.allOf(Kind.class), TODAY);
        assertThat(gates.stops(aside)).contains(Gate.SAFETY);
        assertThat(gates.stops(job().by(DANGEROUS).facts())).isEmpty();
    }

    @Test
    void allThatThePersonSaidIsGivenAndNothingBesideASafetyRule() {
        Given.Person strict = person().must(Must.values()).notBelow(20_000, "THB").near("TH-50");
        Given.Advert job =
                job().in("PH-CEB")
                        .pays(8_000, 9_000, "THB", PayPeriod.MONTH)
                        .nights(true)
                        .liveIn(true)
                        .hours(48);
        Gates gates = Gates.of(strict.profile(), EnumSet.of(Kind.TRAINING), TODAY);
        assertThat(gates.reasons(job.facts()))
                .extracting(Stop::key)
                .containsExactly(
                        "country.not_named",
                        "pay_floor",
                        "musts.no_nights",
                        "musts.no_live_in",
                        "musts.part_time",
                        "kind");
        Gates careful =
                Gates.of(
                        strict.safety(
                                        new Safety(
                                                Set.of(),
                                                Set.of("PH-CEB"),
                                                Set.of(),
                                                false,
                                                Set.of()))
                                .profile(),
                        EnumSet.of(Kind.TRAINING),
                        TODAY);
        assertThat(careful.reasons(job.facts())).extracting(Stop::key).containsExactly("safety");
    }

    @Test
    void overseasNeedsVettingAndAWillingPerson() {
        Given.Advert vetted = job().in("PH-CEB").overseas(true);
        assertThat(stops(person().anywhereIn("PH", null), vetted)).isEmpty();
        assertThat(stops(person().anywhereIn("PH", true), vetted)).isEmpty();
        assertThat(stops(person().anywhereIn("PH", false), vetted))
                .as("the vetted vacancy brings the visa")
                .isEmpty();
        assertThat(stops(person().near("TH-50"), vetted)).contains(Gate.COUNTRY);
        assertThat(stops(person(), vetted)).contains(Gate.COUNTRY);
        assertThat(stops(person().anywhereIn("PH", true), job().in("PH-CEB").overseas(false)))
                .contains(Gate.NOT_SHOWN);
    }

    @Test
    void aCountryWhereThePersonMayNotWorkIsClosed() {
        assertThat(stops(person().near("PH-CEB", null, false), job().in("PH-CEB")))
                .contains(Gate.COUNTRY);
        assertThat(stops(person().near("PH-CEB", null, true), job().in("PH-CEB"))).isEmpty();
    }

    @Test
    void workInACountryThePersonDidNotNameIsNotOfferedUnlessNoPlaceIsKnown() {
        assertThat(stops(person().near("TH-50"), job().in("PH-CEB"))).contains(Gate.COUNTRY);
        assertThat(stops(person().near("TH-50"), job().in("TH-10"))).isEmpty();
        assertThat(stops(person(), job().in("PH-CEB"))).isEmpty();
    }

    @Test
    void theFloorStopsOnlyPayKnownToBeBelowIt() {
        Given.Person firm = person().notBelow(1_000_000, "THB");
        assertThat(stops(firm, job().pays(500_000, 900_000, "THB", PayPeriod.MONTH)))
                .contains(Gate.PAY_FLOOR);
        assertThat(stops(firm, job().pays(500_000, 1_100_000, "THB", PayPeriod.MONTH))).isEmpty();
        assertThat(stops(firm, job().pays(500_000, 900_000, "PHP", PayPeriod.MONTH))).isEmpty();
        assertThat(stops(firm, job().paysFrom(500_000, "THB", PayPeriod.MONTH)))
                .as("how much at most is not said")
                .isEmpty();
    }

    @Test
    void theFloorDoesNotStopACourseThatSaysWhatItPays() {
        assertThat(
                        stops(
                                person().notBelow(1_000_000, "THB"),
                                Given.training().pays(500_000, 500_000, "THB", PayPeriod.MONTH)))
                .isEmpty();
    }

    @Test
    void mustsStopOnlyWhatSaysOtherwise() {
        assertThat(stops(person().must(Must.ACCOMMODATION), job().accommodation(false)))
                .contains(Gate.MUSTS);
        assertThat(stops(person().must(Must.NO_NIGHTS), job().nights(true))).contains(Gate.MUSTS);
        assertThat(stops(person().must(Must.NO_LIVE_IN), job().liveIn(true))).contains(Gate.MUSTS);
        assertThat(stops(person().must(Must.PART_TIME), job().hours(35))).contains(Gate.MUSTS);
        assertThat(stops(person().must(Must.PART_TIME), job().hours(34))).isEmpty();
    }

    @Test
    void theLastDayIsStillOffered() {
        assertThat(stops(person(), job().until(TODAY))).isEmpty();
        assertThat(stops(person(), job().until(TODAY.minusDays(1)))).contains(Gate.NOT_SHOWN);
    }

    @Test
    void onlyTheKindsAskedForPass() {
        Gates trainings = Gates.of(person().profile(), Set.of(Kind.TRAINING), TODAY);
        assertThat(trainings.stops(job().facts())).contains(Gate.KIND);
        assertThat(trainings.stops(Given.training().facts())).isEmpty();
    }
}
