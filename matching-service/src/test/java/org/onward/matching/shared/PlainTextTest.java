package org.onward.matching.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void markupGoesAndWhatItSaysStays() {
        assertThat(PlainText.withoutMarkup("<p>Sew collars</p><ul><li>by machine</ul>"))
                .isEqualTo("Sew collars\n\n• by machine");
        assertThat(PlainText.withoutMarkup("pay < 300 and > 200 &amp; meals"))
                .isEqualTo("pay < 300 and > 200 & meals");
        assertThat(
                        PlainText.withoutMarkup(
                                "a<!-- x --> b <script>x()</script > c<style>p{}</style>"))
                .isEqualTo("a b c");
    }

    @Test
    void noTagHidesInAnother() {
        assertThat(PlainText.withoutMarkup("<scr<i>ipt>alert(1)</scr</i>ipt> sew"))
                .doesNotContain("<script")
                .contains("sew");
        assertThat(PlainText.withoutMarkup("&amp;lt;script&amp;gt;x()&amp;lt;/script&amp;gt; sew"))
                .isEqualTo("sew");
    }

    @Test
    void whatNeverEndsIsReadOnce() {
        String comments = "<!--".repeat(200_000);
        assertThat(PlainText.withoutMarkup(comments + "<script>".repeat(50_000)))
                .startsWith(comments);
    }
}
