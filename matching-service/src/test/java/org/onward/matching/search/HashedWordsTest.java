package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashedWordsTest {
    @Test
    void knowsItsWordsAndNoOther() {
        for (int many = 0; many < 2_000; many += 1 + many / 2) {
            Map<String, Integer> words =
                    IntStream.range(0, many)
                            .boxed()
                            .collect(Collectors.toMap(i -> "word" + i, i -> i));
            HashedWords<Integer> hashed = new HashedWords<>(words);
            for (int i = 0; i < 2 * many + 1; i++) {
                assertThat(hashed.of("word" + i)).isEqualTo(words.get("word" + i));
            }
        }
    }

    @Test
    void findsAPartOfAText() {
        HashedWords<String> hashed = new HashedWords<>(Map.of("weld", "fuse", "เชื่อม", "join"));
        assertThat(hashed.of("can weld pipes", 4, 8)).isEqualTo("fuse");
        assertThat(hashed.of("can weld pipes", 4, 7)).isNull();
        assertThat(hashed.of("งานเชื่อมโลหะ", 3, 9)).isEqualTo("join");
        assertThat(hashed.of("")).isNull();
    }
}
