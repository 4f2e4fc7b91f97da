package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.match.WorkCondition;
import org.onward.matching.match.WorkCondition.What;

class TypedTest {
    private static Typed typed(String text) {
        return Typed.of(text, any -> List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ไม่ทำกะดึก",
                "ไม่อยากทำกะดึก",
                "ไม่อยากทำงานกลางคืน",
                "ไม่ต้องการเข้ากะดึก",
                "ไม่รับกะดึก",
                "ไม่เข้ากะดึก",
                "ไม่มีกะดึก",
                "ไม่เอา กะดึก",
                "ยกเว้นกะดึก",
                "งดกะดึก",
                "ทำกะดึกไม่ได้",
                "กะดึกไม่ไหว",
                "ไม่สามารถทำกะดึกได้",
                "ayaw panggabi",
                "ayaw ko ng night shift",
                "ayaw magtrabaho sa gabi",
                "bawal gabi",
                "di pang-gabi",
                "hindi pwede sa gabi",
                "huwag gabi",
                "wag night shift",
                "maliban sa gabi",
                "walang gabi",
                "avoid night shift",
                "except nights",
                "never night shift",
                "cannot work night shift",
                "can't work nights",
                "I don't want to work at night",
                "i don’t want night shift",
                "no night shift",
                "without night work",
                "-\"night shift\"",
                "-“nights”",
                "-night shift",
                "-night"
            })
    void aRefusalOfNightsIsOne(String refused) {
        Typed typed = typed("cook " + refused);
        assertThat(typed.conditions()).containsExactly(new WorkCondition(What.NIGHTS, false));
        assertThat(words(typed)).isIn("cook", "cook ทำ");
        assertThat(typed.leftOut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Night shift | NIGHTS | yes",
                "Nightshifts, 3 a week | NIGHTS | yes",
                "No night shift | NIGHTS | no",
                "There are no weekend or night shifts | NIGHTS | no",
                "Night shift: none | NIGHTS | no",
                "night duty is not required | NIGHTS | no",
                "Walang panggabi | NIGHTS | no",
                "hindi kailangang mag-night shift | NIGHTS | no",
                "ไม่มีกะดึก | NIGHTS | no",
                "ไม่ต้องเข้ากะดึก | NIGHTS | no",
                "กะดึกไม่มี | NIGHTS | no",
                "if you cannot work night shift, do not apply | NIGHTS | yes",
                "if you can not work night shift, do not apply | NIGHTS | yes",
                "ถ้าทำกะดึกไม่ได้ อย่าสมัคร | NIGHTS | yes",
                "No fees. Night shift | NIGHTS | yes",
                "free accommodation | ACCOMMODATION | yes",
                "No accommodation fee | ACCOMMODATION | yes",
                "มีที่พัก ไม่มีค่าใช้จ่าย | ACCOMMODATION | yes",
                "no accommodation | ACCOMMODATION | no",
                "We do not provide free accommodation | ACCOMMODATION | no",
                "ไม่มีที่พัก | ACCOMMODATION | no",
                "walang libreng tirahan | ACCOMMODATION | no",
                "Stay-in | LIVE_IN | yes",
                "No prior experience required | EXPERIENCE | no",
                "experience is not required | EXPERIENCE | no"
            })
    void anAdvertSaysItOrDeniesIt(String text, What what, String yes) {
        assertThat(Typed.saidIn(text, false))
                .containsExactly(new WorkCondition(what, yes.equals("yes")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"You live in Manila", "a good night's sleep", "overseas clients"})
    void anAdvertThatSpeaksOfSomethingElseSaysNothing(String text) {
        assertThat(Typed.saidIn(text, false)).isEmpty();
    }

    @Test
    void anAdvertMaySayBoth() {
        assertThat(Typed.saidIn("Day shift, later night shift", false))
                .containsExactlyInAnyOrder(
                        new WorkCondition(What.NIGHTS, false),
                        new WorkCondition(What.NIGHTS, true));
        assertThat(Typed.saidIn("Guard, nights", true))
                .containsExactly(new WorkCondition(What.NIGHTS, true));
    }

    @Test
    void quotationMarksHoldWordsTogether() {
        assertThat(typed("\"nail technician\" near “Chiang Mai”").phrases())
                .containsExactly("nail technician", "Chiang Mai");
        assertThat(typed("cook \"night shift\"").phrases()).isEmpty();
        assertThat(typed("cook -\"front desk\" \"").phrases()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ไม่อยากไปต่างประเทศ, ABROAD",
        "ayaw mag-abroad, ABROAD",
        "not going overseas, ABROAD",
        "ไม่ต้องพักกับนายจ้าง, LIVE_IN",
        "ไม่อยู่ประจำ, LIVE_IN",
        "non-live-in, LIVE_IN",
        "ไปเช้าเย็นกลับ, LIVE_IN",
        "uwian, LIVE_IN",
        "stay-out, LIVE_IN",
        "no accommodation, ACCOMMODATION",
        "without accommodation, ACCOMMODATION",
        "ไม่ต้องมีที่พัก, ACCOMMODATION",
        "walang tirahan, ACCOMMODATION"
    })
    void aRefusalIsTheContrary(String refused, What what) {
        Typed typed = typed(refused + " maid");
        assertThat(typed.conditions()).containsExactly(new WorkCondition(what, false));
        assertThat(words(typed)).isEqualTo("maid");
    }

    @ParameterizedTest
    @CsvSource({
        "ต่างประเทศ, ABROAD",
        "เมืองนอก, ABROAD",
        "ibang bansa, ABROAD",
        "sa labas ng bansa, ABROAD",
        "pa-abroad, ABROAD",
        "overseas, ABROAD",
        "mag-abroad, ABROAD",
        "ที่พัก, ACCOMMODATION",
        "พักฟรี, ACCOMMODATION",
        "มีที่พักฟรี, ACCOMMODATION",
        "tirahan, ACCOMMODATION",
        "may pabahay, ACCOMMODATION",
        "may quarters, ACCOMMODATION",
        "dorm, ACCOMMODATION",
        "accommodation, ACCOMMODATION",
        "room provided, ACCOMMODATION",
        "อยู่กับนายจ้าง, LIVE_IN",
        "อยู่ประจำ, LIVE_IN",
        "กินอยู่กับนายจ้าง, LIVE_IN",
        "night, NIGHTS",
        "nights, NIGHTS",
        "ทำกะดึกได้, NIGHTS",
        "พาร์ไทม์, PART_TIME",
        "พาสไทม์, PART_TIME"
    })
    void aConditionIsKnownByWhatPeopleCallIt(String called, What what) {
        Typed typed = typed("maid " + called);
        assertThat(typed.conditions()).containsExactly(new WorkCondition(what, true));
        assertThat(words(typed)).isEqualTo("maid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"พนักงานต้อนรับกะดึก", "no, night shift", "night shift, ไม่ขาย"})
    void whatIsRefusedElsewhereIsNoRefusalOfNights(String text) {
        assertThat(typed(text).conditions()).containsExactly(new WorkCondition(What.NIGHTS, true));
    }

    @Test
    void eachConditionIsRefusedForItself() {
        assertThat(typed("no accommodation night shift").conditions())
                .containsExactly(
                        new WorkCondition(What.NIGHTS, true),
                        new WorkCondition(What.ACCOMMODATION, false));
    }

    @Test
    void aLongerNameOfWorkWinsOverAWordAloneAndNotOverAConditionInFull() {
        List<TypedWords.Span> whole = List.of(new TypedWords.Span(0, 11));
        Typed guard = Typed.of("Night guard", any -> whole);
        assertThat(guard.conditions()).isEmpty();
        assertThat(guard.words()).isEqualTo("Night guard");
        assertThat(Typed.of("Live-in maid", any -> whole).conditions()).hasSize(1);
        assertThat(Typed.of("guard night", any -> List.of(new TypedWords.Span(0, 5))).conditions())
                .hasSize(1);
        assertThat(typed("night-market cook").conditions()).isEmpty();
    }

    @Test
    void aPhraseBehindAMinusIsLeftOutWhole() {
        Typed typed = typed("clerk -\"front desk\" -sales");
        assertThat(typed.leftOut()).containsExactly("front desk", "sales");
        assertThat(words(typed)).isEqualTo("clerk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15000",
                "15,000",
                "15,000 บาท",
                "15000บาท",
                "๑๕๐๐๐ บาท",
                "500 บาท ต่อวัน",
                "9000 baht",
                "เงินเดือน 9000",
                "เงินเดือน15000",
                "ไม่ต่ำกว่า 15000",
                "15000 ขึ้นไป",
                "15000+",
                "over 15000",
                "at least 9000",
                "salary 15,000 per month",
                "฿15000",
                "₱570",
                "PHP 15,000",
                "P15000",
                "20k",
                "15000-20000",
                "15,000 - 20,000 pesos",
                "higit sa 15000",
                "15,000.00"
            })
    void aSumIsNoWord(String sum) {
        Typed typed = typed("cook " + sum);
        assertThat(words(typed)).isEqualTo("cook");
        assertThat(typed.sums()).containsExactly(ThaiSpelling.usual(sum));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NC 2",
                "7-11",
                "ISO 9001",
                "40 hours",
                "48",
                "2026",
                "420 ชั่วโมง",
                "6G",
                "4x4",
                "1234567",
                "0812345678",
                "over 18",
                "COVID-19",
                "CO2",
                "S7-1200",
                "4K",
                "Windows 2019",
                "12v",
                "5s"
            })
    void otherFiguresAreWords(String figures) {
        assertThat(typed(figures).words()).isEqualTo(figures);
        assertThat(typed(figures).sums()).isEmpty();
    }

    private static String words(Typed typed) {
        return typed.words().replace('"', ' ').replace('”', ' ').strip().replaceAll("\\s+", " ");
    }
}
