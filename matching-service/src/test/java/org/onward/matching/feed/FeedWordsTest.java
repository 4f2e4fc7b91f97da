package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Hotels and restaurants; I",
                "ธุรกิจก่อสร้าง; F",
                "โรงแรมและร้านอาหาร; I",
                "โรงงานสิ่งทอ; C",
                "ร้านค้าปลีก; G",
                "เกษตรกรรมและประมง; A",
                "Konstruksiyon; F",
                "Pagsasaka at pangingisda; A",
                "Restawran; I",
                "gawaing bahay; T",
                "โรงแรม และ ก่อสร้าง; ",
                "คลังแสง; ",
            })
    void aSectorIsReadInThreeLanguages(String text, @Nullable String section) {
        assertThat(FeedWords.sector(text)).isEqualTo(section);
    }
}
