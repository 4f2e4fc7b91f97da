package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestTest {
    @Test
    void theBestComeFirstAndOfEqualsTheFirstOnes() {
        Random random = new Random(3);
        for (int many = 0; many < 60; many++) {
            float[] scores = new float[many];
            for (int i = 0; i < many; i++) {
                scores[i] = random.nextInt(-2, 6); // many equals, and some that are not above 0
            }
            int[] sorted =
                    IntStream.range(0, many)
                            .filter(i -> scores[i] > 0)
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> -scores[i]))
                            .mapToInt(Integer::intValue)
                            .limit(7)
                            .toArray();
            assertThat(Best.of(scores, 7)).isEqualTo(sorted);
        }
    }
}
