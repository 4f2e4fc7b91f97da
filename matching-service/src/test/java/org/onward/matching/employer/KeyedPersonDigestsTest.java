package org.onward.matching.employer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedPersonDigestsTest {
    private final PersonDigests digests = withKey((byte) 1);

    private static PersonDigests withKey(byte filling) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, filling);
        return new KeyedPersonDigests(Base64.getEncoder().encodeToString(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mr Juan dela Cruz | DELA CRUZ, Juan",
                "José Peña | jose pena",
                "นายสมชาย ใจดี | สมชาย  ใจดี",
                "คุณสมหญิง แก้วมณี | สมหญิง แก้วมณี",
                "Ｓomchai | somchai"
            })
    void oneNameInTwoSpellingsHasOneDigest(String one, String other) {
        assertThat(digests.ofName(one)).isEqualTo(digests.ofName(other)).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Maria Santos | Mario Santos", "สมชาย ใจดี | สมชัย ใจดี", "Ana Cruz | Ana"})
    void twoNamesHaveTwoDigests(String one, String other) {
        assertThat(digests.ofName(one)).isNotEqualTo(digests.ofName(other));
    }

    @ParameterizedTest
    @CsvSource({
        "081-234-5678, +66 81 234 5678",
        "0066812345678, 66812345678",
        "02 123 4567, +66 (0)2 123 4567",
        "0917 123 4567, +63 917 123 4567",
        "๐๘๑๒๓๔๕๖๗๘, 0812345678",
        "0912 345 678, +886 912 345 678"
    })
    void oneNumberInTwoSpellingsHasOneDigest(String one, String other) {
        assertThat(digests.ofPhone(one)).isEqualTo(digests.ofPhone(other));
    }

    @Test
    void aDigestDependsOnTheKeyAndOnWhatItIsOf() {
        assertThat(digests.ofName("Ana")).isNotEqualTo(withKey((byte) 2).ofName("Ana"));
        assertThat(digests.ofName("812345678")).isNotEqualTo(digests.ofPhone("812345678"));
    }
}
