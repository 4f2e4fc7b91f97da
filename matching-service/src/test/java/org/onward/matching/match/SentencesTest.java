package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** That sentences about a person claim no more than was told or noted of them. */
class SentencesTest {
    private static String said(String key) {
        return Objects.requireNonNull(words("web/messages_en").getProperty(key), key);
    }

    private static Properties words(String file) {
        Properties words = new Properties();
        try (Reader from =
                new InputStreamReader(
                        Objects.requireNonNull(
                                SentencesTest.class.getResourceAsStream(
                                        "/config/" + file + ".properties")),
                        StandardCharsets.UTF_8)) {
            words.load(from);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return words;
    }

    /** There it is the form of most numbers, such as 2, 3, 5 and 12. */
    @Test
    void inFilipinoTheFormForOneSaysHowMany() {
        for (String file :
                List.of(
                        "web/messages_fil",
                        "web/common_fil",
                        "web/problems_fil",
                        "web/problems_staff_fil",
                        "mail/messages_fil")) {
            words(file)
                    .forEach(
                            (key, words) ->
                                    assertThat(words.toString())
                                            .as("%s of %s", key, file)
                                            .doesNotContainPattern("plural,[^#]*one\\{[^#}]*\\}"));
        }
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
