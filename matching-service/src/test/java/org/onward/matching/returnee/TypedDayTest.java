package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDayTest {
    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2026-12-01",
        "1 Dec 2026, 2026-12-01",
        "1 december 2026, 2026-12-01",
        "1 Dis 2026, 2026-12-01",
        "1 ธ.ค. 2026, 2026-12-01",
        "1 ธันวาคม 2026, 2026-12-01",
        "๑ ธ.ค. ๒๐๒๖, 2026-12-01",
        "1/12/2026, 2026-12-01",
        "1.12.2026, 2026-12-01",
        "1990, 1990",
        "1990-05, 1990-05",
        "May 1990, 1990-05",
        "5/1990, 1990-05",
    })
    void datesAreReadAsPeopleTypeThem(String typed, String iso) {
        assertThat(TypedDay.read(typed).map(TypedDay::iso)).hasValue(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "31/02/2026", "1/13/2026", "12 Foo 2026", "1/12/26"})
    void whatIsNoDateIsNotRead(String typed) {
        assertThat(TypedDay.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "th", "fil"})
    void whatIsShownIsReadAgain(String language) {
        for (int month = 1; month <= 12; month++) {
            TypedDay day = new TypedDay(2026, month, 28);
            assertThat(TypedDay.read(day.shown(language), language))
                    .as(day.shown(language))
                    .hasValue(day);
        }
        TypedDay year = new TypedDay(1990, null, null);
        assertThat(TypedDay.read(year.shown(language), language)).hasValue(year);
    }

    @Test
    void inThaiTheYearIsShownAndTypedAsBuddhistAndAGregorianOneIsTakenToo() {
        TypedDay day = new TypedDay(2026, 11, 3);
        assertThat(day.shown("th")).isEqualTo("3 พ.ย. 2569");
        assertThat(TypedDay.read("๓ พ.ย. ๒๕๖๙", "th")).hasValue(day);
        assertThat(TypedDay.read("3/11/2026", "th")).hasValue(day);
        assertThat(TypedDay.read("3/11/2569", "en").orElseThrow().isBuddhist())
                .as("elsewhere it is asked about")
                .isTrue();
    }

    @Test
    void aLeapDayOfTheBuddhistEraIsTheGregorianOne() {
        TypedDay read = TypedDay.read("29/2/2567").orElseThrow();
        assertThat(read.isBuddhist()).isTrue();
        assertThat(read.converted().iso()).isEqualTo("2024-02-29");
    }
}
