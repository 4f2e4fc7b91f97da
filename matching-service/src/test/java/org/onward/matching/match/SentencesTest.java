package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** That sentences about a person claim no more than was told or noted of them. */
class SentencesTest {
    private static String said(String key) {
        Properties words = new Properties();
        try (Reader file =
                new InputStreamReader(
                        Objects.requireNonNull(
                                SentencesTest.class.getResourceAsStream(
                                        "/config/web/messages_en.properties")),
                        StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Objects.requireNonNull(words.getProperty(key), key);
    }

    @Test
    void whatIsHardForABodyIsNotSaidToWantPractice() {
        assertThat(said("factor.aptitude.reason")).doesNotContain("practice");
        assertThat(said("factor.aptitude.some")).doesNotContain("practice");
    }

    @Test
    void kindsOfWorkAreComparedAndNotAllThatWasTold() {
        assertThat(said("factor.experience.far")).contains("kinds of work noted");
        assertThat(said("factor.aspirations.none")).contains("other work").doesNotContain("near");
    }
}
