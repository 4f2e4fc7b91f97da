package org.onward.matching.vacancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignsTest {
    private static final String[] TEXTS = {"fee", "feed", "ee", "ค่า", "id "};
    private static final Signs.Kind ANYWHERE = Signs.anywhere(TEXTS);
    private static final Signs.Kind WORDS = Signs.words(TEXTS);
    private static final Signs.Kind BEGINNINGS = Signs.beginnings(TEXTS);
    private static final Signs.Kind BEFORE_NUMBER = Signs.beforeNumber(7, TEXTS);
    private static final Signs SIGNS = Signs.of(ANYWHERE, WORDS, BEGINNINGS, BEFORE_NUMBER);

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '', false, false, false, false
                    f, false, false, false, false
                    fe, false, false, false, false
                    a fee, true, true, true, false
                    coffee, true, false, false, false
                    coffee or a fee, true, true, true, false
                    fees, true, false, true, false
                    feed 12, true, true, true, true
                    fee of 12345678, true, true, true, false
                    paid cash, true, false, false, false
                    id 1, true, false, true, true
                    'no, 9 ค่า', true, true, true, false
                    """)
    void findsWhatStandsThere(
            String text, boolean there, boolean word, boolean beginning, boolean beforeNumber) {
        Signs.Found found = SIGNS.in(text);
        assertThat(found.has(ANYWHERE)).isEqualTo(there);
        assertThat(found.has(WORDS)).isEqualTo(word);
        assertThat(found.has(BEGINNINGS)).isEqualTo(beginning);
        assertThat(found.has(BEFORE_NUMBER)).isEqualTo(beforeNumber);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '', '', ''
                    f, '', ''
                    a fee, '2,3', 2
                    coffee or a fee, '3,4,12,13', 12
                    'ค่า, feed', '0,5,6', '0,5'
                    """)
    void saysWhereEachStands(String text, String anywhere, String words) {
        assertThat(places(text, ANYWHERE)).isEqualTo(anywhere);
        assertThat(places(text, WORDS)).isEqualTo(words);
    }

    private static String places(String text, Signs.Kind kind) {
        return SIGNS.places(text, kind)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }
}
