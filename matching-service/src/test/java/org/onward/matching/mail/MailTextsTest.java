package org.onward.matching.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MailTextsTest {
    /** What an employer never reads. */
    private static final List<String> NEVER =
            List.of(
                    "returnee",
                    "survivor",
                    "victim",
                    "programme",
                    "reintegration",
                    "beneficiary",
                    "abroad",
                    "score",
                    "consent",
                    "revoke",
                    "trafficking",
                    "ผู้กลับ",
                    "เหยื่อ",
                    "ผู้รอดชีวิต",
                    "ผู้เสียหาย",
                    "โครงการ",
                    "ยินยอม",
                    "เพิกถอน",
                    "คะแนน",
                    "biktima",
                    "nakaligtas",
                    "programa",
                    "pahintulot",
                    "puntos",
                    "kaso");

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final MailTexts texts =
            new MailTexts("https://jobs.example/", "https://staff.example/");

    @Test
    void everyTextUsesItsPurposesNamesAndNoOther() {
        for (String language : MailTexts.LANGUAGES) {
            Map<String, String> patterns = texts.patterns(language);
            for (Purpose purpose : Purpose.values()) {
                String both =
                        patterns.get(purpose.key("subject")) + patterns.get(purpose.key("body"));
                Set<String> used =
                        NAME.matcher(both)
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toSet());
                assertThat(used).as(language + " " + purpose).isEqualTo(purpose.names());
            }
        }
    }

    @Test
    void noTextSaysWhatAnEmployerMustNotRead() {
        for (String language : MailTexts.LANGUAGES) {
            texts.patterns(language)
                    .forEach(
                            (key, pattern) ->
                                    assertThat(pattern.toLowerCase(Locale.ROOT))
                                            .as(language + " " + key)
                                            .doesNotContain(NEVER)
                                            .doesNotContainPattern("\\bcases?\\b"));
        }
    }

    @Test
    void aMailIsFilledInAndItsLinkLeadsToThePortal() {
        Map<String, String> values =
                Map.of("title", "Panadero", "answerBy", "2026-12-02", "link", "/answer/x");
        MailTexts.Text mail = texts.text("fil", Purpose.INTRODUCTION, values);
        assertThat(mail.subject()).isEqualTo("May kandidato para sa: Panadero");
        assertThat(mail.body())
                .startsWith("Kumusta,\n\nmay kandidato")
                .contains("\nhttps://jobs.example/answer/x\n", "Disyembre 2, 2026");
        Map<String, String> without = new HashMap<>(values);
        without.remove("link");
        assertThat(texts.text("en", Purpose.INTRODUCTION, without).body())
                .contains("2 December 2026")
                .doesNotContain("https://");
    }
}
