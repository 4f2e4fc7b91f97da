package org.onward.matching.vacancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignsTest {
    private static final Signs SIGNS = Signs.of("fee", "feed", "ee", "ค่า", "id ");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '', false, false, false, false
                    f, false, false, false, false
                    fe, false, false, false, false
                    a fee, true, true, true, false
                    coffee, true, false, false, false
                    fees, true, false, true, false
                    feed 12, true, true, true, true
                    fee of 12345678, true, true, true, false
                    paid cash, true, false, false, false
                    id 1, true, false, true, true
                    'no, 9 ค่า', true, true, true, false
                    """)
    void findsWhatStandsThere(
            String text, boolean there, boolean word, boolean beginning, boolean beforeNumber) {
        assertThat(SIGNS.anyIn(text)).isEqualTo(there);
        assertThat(SIGNS.anyWordIn(text)).isEqualTo(word);
        assertThat(SIGNS.anyBeginningIn(text)).isEqualTo(beginning);
        assertThat(SIGNS.anyBeforeNumberIn(text, 7)).isEqualTo(beforeNumber);
    }
}
