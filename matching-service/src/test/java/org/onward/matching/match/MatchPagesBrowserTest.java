package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onward.matching.web.BrowserTest;

/** The main road of a counsellor: from the list of people to a sheet of paper. */
class MatchPagesBrowserTest extends BrowserTest {
    private static final String COUNSELLOR = "wilaiwan@onward.example";

    /** Somebody of the counsellor's whose skills are known and who is ready. */
    private static String person() {
        return service.ask(
                """
                select r.id::text from returnee r
                    join assignment s on s.returnee_id = r.id and s.until_day is null
                    join account a on a.id = s.counsellor_id
                where a.email = ? and r.readiness = 'ready'
                    and exists (select from profile_skill k where k.returnee_id = r.id)
                order by r.reference limit 1
                """,
                COUNSELLOR);
    }

    @Test
    void fromThePeopleToAPrintedComparisonWithoutJavaScript() {
        walk(signedIn(COUNSELLOR, PHONE, false));
    }

    @Test
    void fromThePeopleToAPrintedComparisonWithJavaScript() {
        walk(signedIn(COUNSELLOR, DESK, true));
    }

    private static void walk(Page page) {
        page.navigate("/people/" + person());
        page.click(".tabs a[href$='/matches']");
        assertThat(page.locator(".match").count()).isGreaterThan(3);
        page.locator(".match input[name=vacancy]").nth(0).check();
        page.locator(".match input[name=vacancy]").nth(2).check();
        page.click(".stuck button:not([name])");
        assertThat(page.url()).contains("/compare?");
        assertThat(page.locator(".option").count()).isEqualTo(2);
        page.click("a[href*='sheet=1']");
        assertThat(page.locator(".option").count()).isEqualTo(2);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("main").innerText()).doesNotContainIgnoringCase("score");
        assertThat(page.locator(".top").isVisible()).isFalse();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.goBack();
        page.click(".option a");
        assertThat(page.locator(".explain .table tbody tr").count()).isGreaterThan(10);
    }

    @Test
    void fromAVacancyToWhomItFitsAndBackToOnePair() {
        for (int width : new int[] {PHONE, DESK}) {
            Page page = signedIn(COUNSELLOR, width, width == DESK);
            page.navigate("/people/" + person() + "/matches");
            String vacancy =
                    page.locator(".match input[name=vacancy]").first().getAttribute("value");
            page.navigate("/vacancies/" + vacancy);
            page.click("main a[href$='/candidates']");
            assertThat(page.url()).endsWith("/vacancies/" + vacancy + "/candidates");
            assertThat(page.locator(".match h2 a[href='/people/" + person() + "']").count())
                    .isEqualTo(1);
            page.locator(".match .foot-row a[href*='/people/" + person() + "/']").click();
            assertThat(page.url()).endsWith("/people/" + person() + "/matches/" + vacancy);
            page.click("main a[href='/vacancies/" + vacancy + "/candidates']");
            assertThat(page.locator(".match").count()).isGreaterThan(0);
        }
    }

    @Test
    void theListOnPaperHasNoScoreAndNoPoints() {
        Page page = signedIn(COUNSELLOR, DESK, true);
        page.navigate("/people/" + person() + "/matches");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".score").first().isVisible()).isFalse();
        assertThat(page.locator(".bar-lost").first().isVisible()).isFalse();
        assertThat(page.locator(".match h2").first().isVisible()).isTrue();
    }

    @Test
    void theKeyboardReachesABoxToTickAndTheButtonToCompare() {
        Page page = signedIn(COUNSELLOR, DESK, true);
        page.navigate("/people/" + person() + "/matches");
        page.locator(".match input[name=vacancy]").nth(0).focus();
        page.keyboard().press("Space");
        page.locator(".match input[name=vacancy]").nth(1).focus();
        page.keyboard().press("Space");
        page.locator(".stuck button:not([name])").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/compare?**");
        assertThat(page.locator(".option").count()).isEqualTo(2);
    }

    @Test
    void theFilterNarrowsWithoutLeavingThePage() {
        Page page = signedIn(COUNSELLOR, DESK, true);
        speak(page, "en");
        page.navigate("/people/" + person() + "/matches");
        page.check("input[name=kind][value=training]");
        PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(".*kind=training.*"));
        PlaywrightAssertions.assertThat(
                        page.getByText("Apprenticeship").and(page.locator("#list .tag")))
                .hasCount(0);
        assertThat(page.locator("#list .match .tag").allInnerTexts()).containsOnly("Training");
    }

    @Test
    void everyPageIsAccessibleAndFitsAPhoneInThreeLanguages() {
        String person = person();
        Page page = signedIn(COUNSELLOR, PHONE, true);
        for (String language : LANGUAGES) {
            speak(page, language);
            page.navigate("/people/" + person + "/matches");
            List<String> ids =
                    page.locator(".match input[name=vacancy]").all().stream()
                            .map(box -> box.getAttribute("value"))
                            .toList();
            String chosen = "vacancy=" + ids.get(0) + "&vacancy=" + ids.get(1);
            for (String path :
                    List.of(
                            "/people/" + person + "/matches",
                            "/people/" + person + "/matches?sheet=1",
                            "/people/" + person + "/matches/" + ids.getFirst(),
                            "/people/" + person + "/compare",
                            "/people/" + person + "/compare?" + chosen + "&vacancy=" + ids.get(2),
                            "/people/" + person + "/compare?" + chosen + "&sheet=1",
                            "/vacancies",
                            "/vacancies?q=" + UUID.randomUUID(),
                            "/vacancies?kind=job&pay=known",
                            "/vacancies?accommodation=yes&province=TH-50",
                            "/vacancies?accommodation=yes&known=accommodation",
                            "/vacancies/" + ids.getFirst(),
                            "/vacancies/" + ids.getFirst() + "/candidates")) {
                page.navigate(path);
                isFitOnBoth(page, language + " " + path);
            }
        }
    }
}
