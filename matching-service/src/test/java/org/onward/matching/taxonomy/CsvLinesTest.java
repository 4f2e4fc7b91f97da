package org.onward.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CsvLinesTest {
    private static final String LIST = "/config/match/any-post.csv";

    @Test
    void aListInTheJarIsReadByItsColumns() {
        assertThat(CsvLines.packaged(LIST, "word", "language"))
                .extracting(line -> line.get("language") + " " + line.get("word"))
                .contains("en leader", "th หัวหน้า");
    }

    @Test
    void aListThatIsMissingOrOfOtherColumnsIsNamed() {
        assertThatThrownBy(() -> CsvLines.packaged("/config/match/no-post.csv", "word"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no /config/match/no-post.csv");
        assertThatThrownBy(() -> CsvLines.packaged(LIST, "language", "words"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(LIST + ", line 1: column words is missing");
    }
}
