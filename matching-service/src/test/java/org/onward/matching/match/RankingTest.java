package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.vacancy.Kind;

class RankingTest {
    private ObjectNode file = new ObjectMapper().createObjectNode();

    @BeforeEach
    void read() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/config/match/ranking-9.json")) {
            file = (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ranking-1",
                "ranking-2",
                "ranking-3",
                "ranking-4",
                "ranking-5",
                "ranking-6",
                "ranking-7",
                "ranking-8",
                "ranking-9"
            })
    void thePublishedWeightsAddUpForEveryKind(String name) {
        Ranking ranking = Ranking.load(name);
        for (Kind kind : Kind.values()) {
            double sum = Factor.ALL.stream().mapToDouble(f -> ranking.weight(kind, f)).sum();
            assertThat(sum).isEqualTo(1, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 2})
    void aBalanceMovesWeightFromOneSideToTheOtherAndNoneElse(int steps) {
        Ranking published = Ranking.load("ranking-9");
        Ranking moved = published.at(new Balance(steps));
        double kept = 1.0 / (1 << Math.abs(steps));
        for (Kind kind : Kind.values()) {
            double canDo = sum(published, kind, Group.CAN_DO);
            double wants = sum(published, kind, Group.WANTS);
            assertThat(sum(moved, kind, Group.CAN_DO))
                    .isEqualTo(steps < 0 ? canDo + wants * (1 - kept) : canDo * kept, within(1e-9));
            assertThat(sum(moved, kind, Group.WANTS))
                    .isEqualTo(steps < 0 ? wants * kept : wants + canDo * (1 - kept), within(1e-9));
            for (Factor factor : Factor.ALL) {
                if (factor.group() == Group.TERMS || factor.group() == Group.PROSPECTS) {
                    assertThat(moved.weight(kind, factor))
                            .isEqualTo(published.weight(kind, factor));
                }
            }
        }
        assertThat(moved.version()).isEqualTo(steps == 0 ? "9" : "9%+d".formatted(steps));
    }

    private static double sum(Ranking ranking, Kind kind, Group group) {
        return Factor.ALL.stream()
                .filter(factor -> factor.group() == group)
                .mapToDouble(factor -> ranking.weight(kind, factor))
                .sum();
    }

    @Test
    void aNeutralValueSaysHowManyPairsItIsTheMedianOf() {
        file.get("factors")
                .forEach(
                        f -> {
                            for (Kind kind : Kind.values()) {
                                String key = kind.name().toLowerCase(Locale.ROOT);
                                assertThat(f.at("/measured/" + key).isInt()).isTrue();
                            }
                        });
        assertThat(file.get("catalogue").asText()).isNotBlank();
    }

    @Test
    void everyNumberSaysWhereItComesFrom() {
        file.get("factors").forEach(f -> assertThat(f.get("reason").asText()).isNotBlank());
        file.get("curves").forEach(c -> assertThat(c.get("reason").asText()).isNotBlank());
    }

    @Test
    void weightsThatDoNotAddUpAreRefused() {
        ((ObjectNode) file.at("/factors/pay/weight")).put("job", 0.08);
        assertThatThrownBy(() -> Ranking.of(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("add up");
    }

    @Test
    void aMissingFactorIsRefused() {
        ((ObjectNode) file.get("factors")).remove("distance");
        assertThatThrownBy(() -> Ranking.of(file)).hasMessageContaining("distance");
    }

    @Test
    void aNeutralValueThatWouldEraseAScoreIsRefused() {
        ((ObjectNode) file.at("/factors/pay/neutral")).put("job", 0);
        assertThatThrownBy(() -> Ranking.of(file)).hasMessageContaining("outside");
    }

    @Test
    void aNumberWrittenAsTextIsRefused() {
        ((ObjectNode) file.at("/curves/fresh_days")).put("value", "60");
        assertThatThrownBy(() -> Ranking.of(file)).hasMessageContaining("outside");
    }

    @Test
    void anUnknownRankingIsRefused() {
        assertThatThrownBy(() -> Ranking.load("ranking-0")).hasMessageContaining("ranking-0");
    }
}
