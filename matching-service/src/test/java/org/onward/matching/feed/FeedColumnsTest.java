package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FeedColumnsTest {
    @Test
    void aNameIsTheSameHoweverItIsMadeNormal() {
        Random random = new Random(11);
        String signs = "aBz09  __--..:/(#é";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                header.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(FeedColumns.normal(header.toString()))
                    .isEqualTo(FeedColumns.normalized(header.toString()));
        }
    }
}
