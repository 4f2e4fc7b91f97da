package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onward.matching.taxonomy.WorkShares;

final class PositionTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    @Test
    void ofEqualScoresWhatFewerAskedForThenFresherThenNearerStandsFirst() {
        Position best = new Position(466, 0, 20_000, 1.2, SECOND);
        Position lessNear = new Position(466, 0, 20_000, 1, FIRST);
        Position asNear = new Position(466, 0, 20_000, 1, SECOND);
        Position older = new Position(466, 0, 19_999, 1.5, FIRST);
        Position askedFor = new Position(466, 1, 20_001, 1.5, FIRST);
        Position lower = new Position(465, 0, 20_001, 1.5, FIRST);

        List<Position> ordered =
                Stream.of(lower, askedFor, older, asNear, lessNear, best)
                        .sorted(Position.ORDER)
                        .toList();

        assertThat(ordered).containsExactly(best, lessNear, asNear, older, askedFor, lower);
    }

    @Test
    void aCursorIsWhereItWasMade() {
        Position at = new Position(466, 3, 20_000, 1.0 / 3 + 1, FIRST);

        assertThat(Position.of(at.cursor("4"), "4")).isEqualTo(at);
    }

    @Test
    void workWithMoreWordsInCommonIsNearerThanAScoreCanSay() {
        WorkShares person =
                new WorkShares(new int[] {1, WorkShares.WORDS + 1}, new float[] {1, 0.5f});
        WorkShares advert =
                new WorkShares(new int[] {1, WorkShares.WORDS + 1}, new float[] {1, 0.5f});
        WorkShares other = new WorkShares(new int[] {1}, new float[] {1});

        assertThat(person.closeness(advert)).isEqualTo(person.closeness(other)).isEqualTo(1);
        assertThat(person.inCommon(advert)).isGreaterThan(person.inCommon(other));
    }
}
