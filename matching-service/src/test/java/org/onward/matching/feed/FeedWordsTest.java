package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "I; I",
                "1701; C",
                "I5610; I",
                "56; I",
                "5610; I",
                "011; A",
                "0111; A",
                "9900; U",
                "111; ", // 0111 of a sheet that took it for a number, or none
                "00; ",
                "4000; ",
                "56101; I", // of Thailand and the Philippines, below ISIC
            })
    void aCodeOfIsicIsOfItsSection(String text, @Nullable String section) {
        assertThat(FeedWords.sector(text)).isEqualTo(section);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "₱12,000",
                "php 500",
                "in pesos",
                "P 500 a day",
                "US$ 20",
                "usd",
                "S$900",
                "SGD 900",
                "HK$5000",
                "5000 hkd",
                "NT$ 20000",
                "paid in yen",
                "¥900",
                "เยน",
                "KRW",
                "won",
                "€ 9",
                "euros",
                "ยูโร",
                "gbp",
                "RM 1500",
                "P 𝟒𝟓𝟎",
                "Ｐ ４５０",
                "P\u202f15,000",
                "ริงกิต",
                "dirhams",
                "riyal",
                "qar",
                "kwd",
                "ils",
                "kip",
                "กีบ",
                "ดอลลาร์สหรัฐ",
                "$20",
            })
    void moneyOfAnotherCountryIsSeen(String text) {
        assertThat(PayText.namesOther("The work pays " + text, "THB")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12,000 baht",
                "฿500",
                "skills and details of 3 sarongs",
                "map 12",
                "map12",
                "12 2026",
            })
    void whatNamesNoMoneyOrTheCountrysOwnIsNoOther(String text) {
        assertThat(PayText.namesOther(text, "THB")).isFalse();
    }
}
