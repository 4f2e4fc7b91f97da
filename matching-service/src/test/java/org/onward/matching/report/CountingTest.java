package org.onward.matching.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static Pathway woman(LocalDate entered, Pathway.Begun... begun) {
        return new Pathway("woman", entered, false, false, false, List.of(begun));
    }

    private static Pathway.Begun work(LocalDate day, @Nullable Boolean inWork) {
        return new Pathway.Begun(
                UUID.randomUUID(), Pathway.Kind.JOB, null, "7212", null, day, null, null, inWork);
    }

    private static Pathway.Begun training(
            LocalDate day, @Nullable LocalDate completed, @Nullable LocalDate ended) {
        return new Pathway.Begun(
                UUID.randomUUID(),
                Pathway.Kind.TRAINING,
                null,
                "7213",
                null,
                day,
                completed,
                ended,
                null);
    }

    private static int count(Column column, Pathway... people) {
        return Counting.of(List.of(people), TODAY, 1).count(Group.ALL, column);
    }

    private static Report report(List<Pathway> people, int k) {
        return new Report(
                "Tulay",
                k,
                List.of(
                        new Report.Release(
                                TODAY,
                                TODAY.plusDays(3),
                                Counting.of(people, TODAY, k).suppressed().shown())));
    }

    @Test
    void whoEnteredLessThan180DaysAgoIsNotInTheCohortEvenWhenPlaced() {
        Pathway recent = woman(TODAY.minusDays(179), work(TODAY.minusDays(100), true));
        Pathway elapsed = woman(TODAY.minusDays(180), work(TODAY.minusDays(100), true));
        assertThat(count(Column.COHORT, recent, elapsed)).isEqualTo(1);
        assertThat(count(Column.PLACED_IN_TIME, recent, elapsed)).isEqualTo(1);
        assertThat(count(Column.PLACED, recent, elapsed)).isEqualTo(2);
    }

    @Test
    void placementWithinExactly180DaysCountsAndADayLaterDoesNot() {
        LocalDate entered = TODAY.minusDays(400);
        assertThat(count(Column.PLACED_IN_TIME, woman(entered, work(entered.plusDays(180), true))))
                .isEqualTo(1);
        assertThat(count(Column.PLACED_IN_TIME, woman(entered, work(entered.plusDays(181), true))))
                .isZero();
    }

    @Test
    void whoNeverWantedWorkIsNotAmongThoseWhoDidUnlessTheyBeganSome() {
        LocalDate entered = TODAY.minusDays(400);
        Pathway ready = new Pathway("woman", entered, false, false, true, List.of());
        Pathway never = woman(entered);
        Pathway began = woman(entered, work(entered.plusDays(9), true));
        Pathway recent = new Pathway("man", TODAY.minusDays(9), false, false, true, List.of());
        Report report = report(List.of(ready, never, began, recent), 1);
        Report.Rate rate = report.rate(Measure.PLACEMENT_180_WANTED);
        assertThat(rate.numerator()).isEqualTo(1);
        assertThat(rate.denominator()).isEqualTo(2);
        assertThat(report.rate(Measure.PLACEMENT_180).denominator()).isEqualTo(3);
    }

    @Test
    void trainingAndOwnWorkAreNoPlacements() {
        LocalDate entered = TODAY.minusDays(400);
        Pathway.Begun stall =
                new Pathway.Begun(
                        UUID.randomUUID(),
                        Pathway.Kind.OWN_WORK,
                        null,
                        null,
                        null,
                        entered.plusDays(3),
                        null,
                        null,
                        null);
        Pathway person =
                woman(
                        entered,
                        stall,
                        training(entered, entered.plusDays(90), entered.plusDays(90)));
        assertThat(count(Column.PLACED, person)).isZero();
        assertThat(count(Column.OWN_WORK, person)).isEqualTo(1);
        assertThat(count(Column.COMPLETED, person)).isEqualTo(1);
    }

    @Test
    void workThatBeganBeforeEntryOrBeginsAfterTodayIsNotCounted() {
        LocalDate entered = TODAY.minusDays(400);
        assertThat(count(Column.PLACED, woman(entered, work(entered.minusDays(1), true)))).isZero();
        assertThat(count(Column.PLACED, woman(entered, work(TODAY.plusDays(1), null)))).isZero();
        assertThat(count(Column.PLACED, woman(entered, work(TODAY, null)))).isEqualTo(1);
    }

    @Test
    void whoDiedOrRefusedIsInNoOtherColumn() {
        Pathway died =
                new Pathway(
                        "man",
                        TODAY.minusDays(400),
                        true,
                        false,
                        true,
                        List.of(work(TODAY.minusDays(300), true)));
        Pathway refused =
                new Pathway(
                        "man",
                        TODAY.minusDays(400),
                        true,
                        true,
                        true,
                        List.of(work(TODAY.minusDays(300), true)));
        Counting counting = Counting.of(List.of(died, refused), TODAY, 1);
        assertThat(counting.count(Group.ALL, Column.EXCLUDED)).isEqualTo(1);
        assertThat(counting.count(Group.ALL, Column.REFUSED)).isEqualTo(1);
        for (Column column : Column.values()) {
            if (column != Column.EXCLUDED && column != Column.REFUSED) {
                assertThat(counting.count(Group.ALL, column)).as(column.name()).isZero();
            }
        }
    }

    @Test
    void unknownAtNinetyDaysIsNeitherSuccessNorFailure() {
        LocalDate entered = TODAY.minusDays(400);
        LocalDate began = TODAY.minusDays(90);
        Report report =
                report(
                        List.of(
                                woman(entered, work(began, true)),
                                woman(entered, work(began, false)),
                                woman(entered, work(began, null)),
                                woman(entered, work(began, null)),
                                woman(entered, work(began.plusDays(1), true))),
                        1);
        Report.Rate rate = report.rate(Measure.RETENTION_90);
        assertThat(rate.numerator()).isEqualTo(1);
        assertThat(rate.denominator()).isEqualTo(2);
        assertThat(rate.unknown()).isEqualTo(2);
        assertThat(rate.share()).isEqualTo(0.5);
        assertThat(rate.lowest()).as("all unknown failed").isEqualTo(0.25);
        assertThat(rate.highest()).as("all unknown succeeded").isEqualTo(0.75);
    }

    @Test
    void trainingLeadsToWorkWithin180DaysByItsChainOrItsDay() {
        LocalDate entered = TODAY.minusDays(500);
        LocalDate done = entered.plusDays(100);
        Pathway.Begun course = training(entered.plusDays(10), done, done);
        Pathway.Begun chained =
                new Pathway.Begun(
                        UUID.randomUUID(),
                        Pathway.Kind.APPRENTICESHIP,
                        true,
                        "5120",
                        course.id(),
                        done.minusDays(2),
                        null,
                        null,
                        null);
        assertThat(count(Column.TRAINED_THEN_PLACED, woman(entered, course, chained))).isEqualTo(1);
        assertThat(count(Column.RELATED, woman(entered, course, chained))).isZero();
        Pathway byDay = woman(entered, course, work(done.plusDays(180), true));
        assertThat(count(Column.TRAINED_THEN_PLACED, byDay)).isEqualTo(1);
        assertThat(count(Column.RELATED, byDay))
                .as("7213 and 7212 share minor group 721")
                .isEqualTo(1);
        Pathway.Begun before =
                new Pathway.Begun(
                        UUID.randomUUID(),
                        Pathway.Kind.JOB,
                        true,
                        "7212",
                        course.id(),
                        course.startedOn().minusDays(1),
                        null,
                        null,
                        null);
        assertThat(count(Column.TRAINED_NOT_PLACED, woman(entered, course, before)))
                .as("what began before a training does not follow it")
                .isEqualTo(1);
        Pathway late = woman(entered, course, work(done.plusDays(181), true));
        assertThat(count(Column.TRAINED_NOT_PLACED, late)).isEqualTo(1);
        LocalDate lately = TODAY.minusDays(179);
        assertThat(
                        count(
                                Column.COMPLETED_COHORT,
                                woman(entered, training(entered, lately, lately))))
                .isZero();
    }

    @Test
    void whetherWorkIsRelatedIsUnknownWhereAnOccupationIs() {
        LocalDate entered = TODAY.minusDays(500);
        LocalDate done = entered.plusDays(100);
        Pathway.Begun course = training(entered.plusDays(10), done, done);
        Pathway.Begun unknown =
                new Pathway.Begun(
                        UUID.randomUUID(),
                        Pathway.Kind.JOB,
                        null,
                        null,
                        null,
                        done.plusDays(9),
                        null,
                        null,
                        true);
        Pathway.Begun other =
                new Pathway.Begun(
                        UUID.randomUUID(),
                        Pathway.Kind.JOB,
                        null,
                        "5120",
                        null,
                        done.plusDays(9),
                        null,
                        null,
                        true);
        Report.Rate rate =
                report(
                                List.of(
                                        woman(entered, course, unknown),
                                        woman(entered, course, other),
                                        woman(entered, course, work(done, true)),
                                        woman(entered, course, work(done, true)),
                                        woman(entered, course)),
                                1)
                        .rate(Measure.RELATED_180);
        assertThat(rate.numerator()).isEqualTo(2);
        assertThat(rate.denominator()).as("of the fourth nobody knows").isEqualTo(3);
        assertThat(rate.unknown()).isEqualTo(1);
        assertThat(rate.lowest()).isEqualTo(0.5);
        assertThat(rate.highest()).isEqualTo(0.75);
    }

    @Test
    void asOfADayNothingCountsThatCameLater() {
        LocalDate entered = TODAY.minusDays(200);
        assertThat(count(Column.ENTERED, woman(TODAY.plusDays(1)))).isZero();
        assertThat(
                        count(
                                Column.STILL_TRAINING,
                                woman(
                                        entered,
                                        training(entered, TODAY.plusDays(1), TODAY.plusDays(1)))))
                .as("completed on the day after")
                .isEqualTo(1);
    }

    @Test
    void everyPartOfEveryDivisionIsThereAlsoWithNobodyInIt() {
        Report nobody = report(List.of(), 5);
        assertThat(nobody.rates(Measure.PLACEMENT_180))
                .extracting(rate -> rate.group().part())
                .containsExactly(
                        "all",
                        "woman",
                        "man",
                        "other_or_not_recorded",
                        "job",
                        "apprenticeship",
                        "subsidised",
                        "unsubsidised",
                        "not_recorded");
    }

    @Test
    void nobodyAndSomebodyLookTheSameInAPart() {
        LocalDate entered = TODAY.minusDays(300);
        Group men = new Group(Group.By.SEX, "man");
        List<Pathway> women =
                IntStream.range(0, 24)
                        .mapToObj(
                                i ->
                                        i < 12
                                                ? woman(entered, work(entered.plusDays(9), true))
                                                : woman(entered))
                        .toList();
        List<Pathway> withTwoMen = new java.util.ArrayList<>(women);
        for (int i = 0; i < 2; i++) {
            withTwoMen.add(new Pathway("man", entered, false, false, false, List.of()));
        }
        for (Column column : Column.WANTED) {
            assertThat(report(women, 5).count(men, column).people()).as(column.name()).isNull();
            assertThat(report(withTwoMen, 5).count(men, column).people())
                    .as(column.name())
                    .isNull();
        }
        assertThat(report(women, 5).count(Column.COHORT)).isEqualTo(24);
        assertThat(report(withTwoMen, 5).count(Column.COHORT)).isEqualTo(26);
    }

    @Test
    void whoLeftATrainingDidNotCompleteItAndWhoIsStillThereIsSaidSo() {
        LocalDate entered = TODAY.minusDays(300);
        assertThat(count(Column.LEFT_TRAINING, woman(entered, training(entered, null, TODAY))))
                .isEqualTo(1);
        assertThat(count(Column.STILL_TRAINING, woman(entered, training(entered, null, null))))
                .isEqualTo(1);
        assertThat(count(Column.TRAINED, woman(entered, training(entered, null, null))))
                .isEqualTo(1);
    }

    @Test
    void aRateWhoseNumeratorLeavesFewOutIsNotGiven() {
        LocalDate entered = TODAY.minusDays(300);
        List<Pathway> people =
                IntStream.range(0, 20)
                        .mapToObj(
                                i ->
                                        i < 17
                                                ? woman(entered, work(entered.plusDays(9), true))
                                                : woman(entered))
                        .toList();
        Report report = report(people, 5);
        Report.Rate rate = report.rate(Measure.PLACEMENT_180);
        assertThat(rate.denominator()).isEqualTo(20);
        assertThat(rate.numerator()).as("three were not placed").isNull();
        assertThat(rate.share()).isNull();
        assertThat(report.count(Column.PLACED)).isNull();
    }
}
