package org.onward.matching.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.onward.matching.web.BrowserTest;

class ReportBrowserTest extends BrowserTest {
    @Test
    void theReportFitsIsAccessibleAndSpeaksEachLanguage() {
        Page page = signedIn("kanchana@onward.example", PHONE, true);
        for (String language : LANGUAGES) {
            speak(page, language);
            page.navigate("/report");
            String what = "report " + language;
            isFitOnBoth(page, what);
            assertThat(page.locator(".figure").allTextContents())
                    .as(what)
                    .anyMatch(text -> text.contains("58"));
            page.navigate("/report");
            page.locator("a[href^='/report?programme=']").click();
            isFitOnBoth(page, "further " + what);
        }
    }

    @Test
    void anAdministratorLetsStaffReadFurtherReportsOnAPhoneInThai() {
        Page page = signedIn("admin@onward.example", PHONE, true);
        speak(page, "th");
        page.navigate("/accounts");
        isFit(page, "accounts");
        page.locator("a[href$='/reports']").last().click();
        shot(page, "reports to read th 360");
        isFit(page, "reports to read");
        page.locator("input[name=programme]").first().check();
        page.click("main button[type=submit]");
        assertThat(page.locator(".notice.good").count()).isEqualTo(1);
        shot(page, "accounts th 360");
    }

    @Test
    void eachPictureIsOnePageOfPaper() {
        Page page = signedIn("kanchana@onward.example", DESK, true);
        speak(page, "en");
        page.navigate("/report");
        byte[] paper = page.pdf(new Page.PdfOptions().setFormat("A4").setPrintBackground(true));
        String folder = System.getProperty("shots");
        if (folder != null) {
            page.pdf(
                    new Page.PdfOptions()
                            .setFormat("A4")
                            .setPrintBackground(true)
                            .setPath(Path.of(folder, "report.pdf")));
        }
        long pages =
                java.util.regex.Pattern.compile("/Type\\s*/Page\\b(?!s)")
                        .matcher(new String(paper, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .results()
                        .count();
        assertThat(pages)
                .as("four numbers with the programmes, the funnel, then one for each rate")
                .isEqualTo(7);
    }
}
