package org.onward.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Directions of work are compared by their angle, and put together by what counts how much. */
class WorkSharesTest {
    /** A share is told in steps of 1/255. */
    private static final Offset<Double> NEARLY = within(0.01);

    private static final WorkShares SEWING = WorkShares.of(Map.of(3, 2.0, 7, 1.0), 10);
    private static final WorkShares COOKING = WorkShares.of(Map.of(4, 1.0), 10);

    @Test
    void theSameDirectionIsOneAndNothingSharedIsNothing() {
        assertThat(SEWING.closeness(WorkShares.of(Map.of(3, 20.0, 7, 10.0), 10)))
                .isEqualTo(1, NEARLY);
        assertThat(SEWING.closeness(COOKING)).isZero();
        assertThat(SEWING.closeness(WorkShares.NONE)).isZero();
    }

    @Test
    void whatIsSharedCountsByHowFarItIsShared() {
        WorkShares sewingAlone = WorkShares.of(Map.of(3, 1.0), 10);
        assertThat(sewingAlone.closeness(SEWING)).isEqualTo(2 / Math.sqrt(5), NEARLY);
        assertThat(SEWING.closeness(sewingAlone)).isEqualTo(2 / Math.sqrt(5), NEARLY);
    }

    @Test
    void theLargestAreKept() {
        WorkShares kept = WorkShares.of(Map.of(1, 0.1, 2, 5.0, 3, 0.0, 9, 4.0), 2);
        assertThat(kept.of()).containsExactly(2, 9);
    }

    @Test
    void severalTogetherPointBetweenThem() {
        WorkShares both = WorkShares.together(List.of(SEWING, COOKING), List.of(1.0, 3.0), 10);
        assertThat(both.closeness(COOKING)).isGreaterThan(both.closeness(SEWING)).isLessThan(1);
        assertThat(WorkShares.together(List.of(), List.of(), 10).isEmpty()).isTrue();
    }

    @Test
    void theUnitGroupIsTheOneWithTheLargestShare() {
        WorkShares shares =
                WorkShares.of(
                        Map.of(5, 3.0, WorkShares.UNIT + 110, 1.0, WorkShares.UNIT + 7531, 2.0),
                        10);
        assertThat(shares.unit()).contains(new OccupationCode("7531"));
        assertThat(WorkShares.of(Map.of(5, 1.0, WorkShares.MEASURED + 3, 1.0), 10).unit())
                .isEmpty();
    }

    @Test
    void theFewLargestAreToldByNumber() {
        WorkShares shares = WorkShares.of(Map.of(5, 1.0, 6, 3.0, 7, 2.0), 10);
        assertThat(shares.largest(2)).containsOnlyKeys(6, 7);
        assertThat(shares.largest(5)).containsOnlyKeys(5, 6, 7);
    }
}
