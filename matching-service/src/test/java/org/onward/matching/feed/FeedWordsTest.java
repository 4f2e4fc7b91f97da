package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.taxonomy.CsvLines;

class FeedWordsTest {
    private static final List<CsvLines.Line> LIST =
            CsvLines.packaged("/config/feed/words.csv", "about", "word", "meaning");

    @Test
    void everyWordOfTheListIsWrittenAsItIsLookedUp() {
        assertThat(LIST)
                .extracting(line -> line.get("word"))
                .allSatisfy(word -> assertThat(word).isNotEmpty().isLowerCase());
    }

    @Test
    void everyWordOfTheListIsAboutAColumnThatIsReadByIt() {
        assertThat(LIST)
                .extracting(line -> line.get("about"))
                .containsOnly(
                        "yes_or_no",
                        "column",
                        "course_kind",
                        "kind",
                        "employer",
                        "country",
                        "currency",
                        "pay_period",
                        "education",
                        "languages",
                        "sector");
    }

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
        assertThat(PayUnits.namesOther("The work pays " + text, "THB")).isTrue();
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
        assertThat(PayUnits.namesOther(text, "THB")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "th:3; th 3",
                "th; th -",
                "English; en -",
                "English (spoken, written); en -",
                "English (excellent); en 4",
                "อังกฤษ (ดีมาก); en 4",
                "English: B2; en 3",
                "en:C1; en 4",
                "English - fluent; en 4",
                "English 3; en 3",
                "EN-3; en 3",
                "good English; en 3",
                "English (fair); en 2",
                "ภาษาไทยดีมาก; th 4",
                "พูดภาษาอังกฤษได้ดี; en 3",
                "ไทย อังกฤษ จีน; th -, en -, zh -",
                "Thai native English basic; th 4, en 1",
                "Tagalog; fil -",
                "Bisaya; ceb -",
                "ceb; ceb -",
                "TH-EN; th -, en -",
            })
    void aLanguageIsReadWithHowWellItMustBeKnown(String text, String languages) {
        LanguageText read = LanguageText.read(text);
        assertThat(said(read)).isEqualTo(languages);
        assertThat(read.remark()).isEqualTo(languages.contains("-") ? LanguageText.LEVEL : null);
    }

    private static String said(LanguageText read) {
        return read.asked().stream()
                .map(one -> one.language() + " " + (one.level() == null ? "-" : one.level()))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "th:5; th -; How well",
                "Japanese N3; ja -; How well",
                "จีน (HSK 4); zh -; How well",
                "en:0; ''; not understood",
                "TOEIC 600; ''; not understood",
                "Chinese or Japanese; ''; not understood",
                "no English; ''; not understood",
                "Java; ''; not understood",
                "English (preferred); ''; of advantage",
            })
    void whatIsNotUnderstoodOfALanguageIsSaid(String text, String languages, String remark) {
        LanguageText read = LanguageText.read(text);
        assertThat(said(read)).isEqualTo(languages);
        assertThat(read.remark()).contains(remark);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "English (not required)",
                "อังกฤษ (ไม่จำเป็น)",
                "Hindi kailangan ang Ingles"
            })
    void aLanguageThatIsNotNeededIsNotAskedFor(String text) {
        assertThat(LanguageText.read(text)).isEqualTo(new LanguageText(List.of(), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,000; 1000; ",
                "two; 2; ",
                "ห้าคน; 5; ",
                "dalawang tao; 2; ",
                "5 (ช3 ญ2); 5; ",
                "2-3; 2; lowest",
                "2 male, 3 female; 5; added up",
                "ชาย 2 หญิง 3; 5; added up",
                "10 อัตรา/สาขา; ; counted as one",
                "several; ; counted as one",
                "-; ; ",
            })
    void seatsAreReadOrCountedAsOneWhichIsSaid(
            String text, @Nullable Integer seats, @Nullable String note) {
        FeedNotes notes = new FeedNotes();
        assertThat(SeatsText.read(text, new FieldErrors(), notes)).isEqualTo(seats);
        if (note == null) {
            assertThat(notes.all()).isEmpty();
        } else {
            assertThat(notes.all()).singleElement().asString().contains(note);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ที่พัก; true",
                "Free accommodation; true",
                "meals and lodging included; true",
                "มีที่พักให้; true",
                "มีที่พักฟรี; true",
                "Libreng tirahan; true",
                "ไม่มีที่พัก; false",
                "no accommodation; false",
                "not provided; false",
                "no meals or lodging; false",
                "no food, accommodation; false",
                "free accommodation, no food; true",
                "no food but with lodging; ",
                "no food, free lodging; true",
                "มีที่พัก ไม่มีอาหาร; true",
                "ไม่มีอาหาร มีที่พัก; true",
                "ไม่มีอาหารและที่พัก; false",
                "มีอาหาร ไม่มีที่พัก; false",
                "may tirahan, walang pagkain; true",
                "ที่พักฟรี อาหารไม่ฟรี; true",
                "accommodation provided, food not included; true",
                "accommodation and food not included; false",
                "free meals; ",
                "อาหารฟรี 2 มื้อ; ",
                "libreng pagkain; ",
                "walang tirahan; false",
                "stay-in; true",
                "Stay-out; false",
                "stay-in or stay-out; ",
                "มีที่พัก(ฟรี); true",
                "with lodging; true",
                "may libreng tirahan; true",
                "หักค่าที่พัก 1,000 บาท; ",
                "accommodation deducted P1,000; ",
                "ที่พักเสียค่าใช้จ่ายเอง; ",
                "ค่าที่พัก 1,500; ",
                "accommodation allowance 1000; ",
                "Housing allowance; ",
                "Housing loan; ",
                "w/ accommodation; true",
                "barracks; true",
                "staff house; true",
                "bunkhouse; true",
                "w/o accommodation; false",
                "w/out lodging; false",
                "มีบ้านพัก; true",
                "free lodging; true",
                "with free barracks; true",
                "no barracks; false",
                "staff quarters provided; true",
                "w/o meals, w/ lodging; true",
                "barracks P500/month; ",
                "w/ accommodation fee; ",
                "Near dormitory; ",
                "ช่วยหาที่พัก; ",
                "Accommodation for married staff; ",
                "Lodging at own expense; ",
            })
    void aRoomIsOfferedOrDeniedWhereThatIsPlain(String text, @Nullable Boolean room) {
        assertThat(FeedWords.room(text)).isEqualTo(room);
    }
}
