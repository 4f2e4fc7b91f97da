package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thai is read as it looks, however it was put together. */
class ThaiSpellingTest {
    private static final String SIGNS = "กจอตเแาำ่้๊๋ํ๐๑๙. a1พนงผช";
    private static final int TEXTS = 20_000;
    private static final int LONGEST = 8;

    @Test
    void aTextIsReadAsAReaderReadsIt() throws IOException {
        Random random = new Random(20261129);
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int many = 1 + random.nextInt(LONGEST); many > 0; many--) {
                text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            assertThat(ThaiSpelling.usual(text.toString()))
                    .isEqualTo(
                            ThaiSpelling.usual(new StringReader(text.toString()))
                                    .readAllAsString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "น้ำ, น้ำ",
        "นํ้า, น้ำ",
        "น้ํา, น้ำ",
        "นำ้, น้ำ",
        "ทํางาน, ทำงาน",
        "เเม่, แม่",
        "๑๕๐, 150",
        "จ.ตรัง, จ ตรัง",
        "พนง.ขาย, พนักงาน ขาย",
        "พนง ขาย, พนักงาน ขาย",
        "จนทำ, จนทำ"
    })
    void theSameLooksTheSame(String written, String usual) {
        assertThat(LabelText.plain(written)).isEqualTo(usual);
    }
}
