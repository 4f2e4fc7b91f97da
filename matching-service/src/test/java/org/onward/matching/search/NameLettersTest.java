package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NameLettersTest {
    @Test
    void theNameThatSharesMostIsFoundHoweverManyAreLeftOut() {
        Random random = new Random(5);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            names.add(word(random));
        }
        NameLetters letters = new NameLetters(names);
        for (int i = 0; i < 50; i++) {
            String asked = word(random);
            int from = random.nextInt(100);
            double most =
                    names.subList(from, from + 100).stream()
                            .mapToDouble(name -> dice(threes(asked), threes(name)))
                            .max()
                            .orElseThrow();
            assertThat(letters.asked(asked).most(from, from + 100))
                    .isEqualTo(most, Offset.offset(1e-6));
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(1, 14); length > 0; length--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static Set<String> threes(String word) {
        String padded = "  " + word + " ";
        Set<String> threes = new HashSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            threes.add(padded.substring(i, i + 3));
        }
        return threes;
    }

    private static double dice(Set<String> one, Set<String> other) {
        return 2.0 * one.stream().filter(other::contains).count() / (one.size() + other.size());
    }
}
