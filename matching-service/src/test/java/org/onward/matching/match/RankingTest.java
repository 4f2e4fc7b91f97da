package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onward.matching.vacancy.Kind;

class RankingTest {
    private ObjectNode file = new ObjectMapper().createObjectNode();

    @BeforeEach
    void read() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/config/match/ranking-1.json")) {
            file = (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }

    @Test
    void thePublishedWeightsAddUpForEveryKind() {
        Ranking ranking = Ranking.of(file);
        for (Kind kind : Kind.values()) {
            double sum = Factor.ALL.stream().mapToDouble(f -> ranking.weight(kind, f)).sum();
            assertThat(sum).isEqualTo(1, within(1e-9));
        }
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
