package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

class BirthDateTest {
    @ParameterizedTest
    @ValueSource(strings = {"1990", "1990-05", "1990-05-12", "2000-02-29"})
    void whatIsKnownIsKeptAsItIs(String text) {
        assertThat(BirthDate.parse(text)).hasToString("Optional[" + text + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "90", "1990-13", "1990-02-30", "12/05/1990", "๑๙๙๐", "1990-05-12T00:00"})
    void whatIsNoDateIsNone(String text) {
        assertThat(BirthDate.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "081-234-5678, TH, 66812345678",
        "+66 (0)81 234 5678, PH, 66812345678",
        "0066 81 234 5678, PH, 66812345678",
        "66812345678, TH, 66812345678",
        "๐๘๑๒๓๔๕๖๗๘, TH, 66812345678",
        "0917 555 0101, PH, 639175550101",
        "9175550101, PH, 639175550101",
        "+63 917 555 0101, TH, 639175550101",
    })
    void aPhoneNumberHasOneForm(String written, String country, String normalised) {
        assertThat(VaultLookups.normalisedPhone(written, country)).isEqualTo(normalised);
    }

    @Test
    void aBuddhistYearIsOfferedBackConvertedWithTheOtherBadFields() {
        FieldErrors errors = new FieldErrors();
        assertThat(
                        new IdentityDocument(" ", "2533-05-12", "12", "x", null, "--", null, null)
                                .check(errors, 2026))
                .isEmpty();
        try {
            errors.throwIfAny();
        } catch (Problem problem) {
            assertThat(problem.errors())
                    .extracting(error -> error.field() + " " + error.code())
                    .containsExactlyInAnyOrder(
                            "name error.required",
                            "birthDate error.date_buddhist",
                            "phone error.phone",
                            "email error.email",
                            "document error.document");
            assertThat(problem.errors())
                    .anySatisfy(error -> assertThat(error.message()).contains("1990"));
            return;
        }
        throw new AssertionError("nothing was refused");
    }
}
