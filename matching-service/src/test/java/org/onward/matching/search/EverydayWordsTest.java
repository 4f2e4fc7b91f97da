package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.CsvLines;

/** Everyday words are compared as the vocabularies say them. */
class EverydayWordsTest {
    private static List<Token> tokens(String text) {
        return LabelText.tokens(LabelText.plain(text));
    }

    private static String stem(String word) {
        return EverydayWords.as(LabelText.stem(word));
    }

    @Test
    void everyWordIsOneAndIsNotTakenForOneThatTellsNothing() {
        assertThat(
                        CsvLines.packaged(
                                "/config/match/everyday-words.csv",
                                "language",
                                "word",
                                "meaning",
                                "beside"))
                .hasSizeGreaterThan(600)
                .allSatisfy(
                        line -> {
                            List<Token> words = tokens(line.get("word"));
                            assertThat(words).hasSize(1);
                            // "ate", a sister, has the stem of "at"
                            assertThat(
                                            line.get("beside").isEmpty()
                                                    && ThingWords.TELL_NOTHING.contains(
                                                            words.getFirst().stem()))
                                    .as(line.get("word"))
                                    .isFalse();
                            assertThat(tokens(line.get("meaning"))).hasSize(1);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "เชื่อม, welder",
        "บรรจุ, packer",
        "nagtitimbang, weigh",
        "makinang, machine",
        "lambat, fishery",
        "aani, ani"
    })
    void aWordIsComparedByWhatItMeans(String word, String meaning) {
        assertThat(stem(word)).isEqualTo(stem(meaning));
    }

    @ParameterizedTest
    @CsvSource({
        "เลี้ยงหมูและไก่ ให้อาหาร, breed",
        "Nag-aalaga ng baboy at manok, breed",
        "ซ่อมมอเตอร์ไซค์ เปลี่ยนยาง, tyre"
    })
    void whatStandsBesideAWordSaysWhatItMeans(String account, String meaning) {
        assertThat(EverydayWords.told(account)).contains(meaning);
    }

    @ParameterizedTest
    @CsvSource({"เลี้ยงหลานสองคน", "Nag-alaga ng dalawang apo", "กรีดยางกับพ่อแม่"})
    void elsewhereItMeansWhatItAlwaysDoes(String account) {
        assertThat(EverydayWords.told(account)).doesNotContain("breed", "tyre");
    }
}
