package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onward.matching.web.BrowserTest;

/** From ticking matches to an introduction that was sent, as a counsellor does it. */
class ChoiceBrowserTest extends BrowserTest {
    private static final String COUNSELLOR = "wilaiwan@onward.example";

    /** Duangjai, who sews; nothing was put to her in the story. */
    private static String person() {
        return service.ask(
                """
                select r.id::text from returnee r
                    join assignment s on s.returnee_id = r.id and s.until_day is null
                    join account a on a.id = s.counsellor_id
                where a.email = ? and r.readiness = 'ready'
                    and not exists (select from introduction i where i.returnee_id = r.id)
                    and exists (select from profile_skill k where k.returnee_id = r.id)
                order by r.reference limit 1
                """,
                COUNSELLOR);
    }

    @Test
    void fromTicksToAnIntroductionWithoutJavaScript() {
        walk(signedIn(COUNSELLOR, PHONE, false), false);
    }

    @Test
    void fromTicksToAnIntroductionWithJavaScript() {
        walk(signedIn(COUNSELLOR, DESK, true), true);
    }

    private static void walk(Page page, boolean script) {
        speak(page, "en");
        page.navigate("/people/" + person() + "/matches");
        for (int i = 0; i < 3; i++) {
            page.locator(".match input[name=vacancy]").nth(i).check();
        }
        page.locator(".stuck button[name=csrf]").click();
        assertThat(page.url()).endsWith("/proposals");
        assertThat(page.locator(".option").count()).isEqualTo(3);
        page.locator("[name=answer-0][value=interested]").check();
        page.locator("[name=answer-1][value=no]").check();
        page.locator("[name=reason-1]").selectOption("distance");
        page.locator("[name=answer-2][value=not_now]").check();
        page.locator(".stuck button[type=submit]").click();
        PlaywrightAssertions.assertThat(page.getByText("The answers are kept.")).isVisible();
        page.locator(".option a.button").first().click();
        assertThat(page.url()).contains("/introduce/");
        PlaywrightAssertions.assertThat(page.getByText("No name and no contact.")).isVisible();
        page.locator("[name=preset][value=card_and_contact]").check();
        if (!script) {
            page.locator("button[value=preview]").click();
        }
        PlaywrightAssertions.assertThat(page.getByText("No name and no contact.")).hasCount(0);
        PlaywrightAssertions.assertThat(page.locator("#preview")).containsText("Telephone");
        page.locator("#agreed").check();
        page.locator("button[value=introduce]").click();
        PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(".*/introductions\\?.*"));
        PlaywrightAssertions.assertThat(page.getByText("Waiting for an answer").first())
                .isVisible();
    }

    @Test
    void whatWasProposedPrintsWithBoxesToTickAndWithoutButtons() {
        Page page = signedIn(COUNSELLOR, DESK, true);
        speak(page, "en");
        String person = person();
        propose(page, person, 2);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        shot(page, "en " + DESK + " print");
        assertThat(page.locator("button:visible").count()).isZero();
        assertThat(page.locator("main").innerText()).doesNotContainIgnoringCase("score");
        assertThat(page.locator(".option").count()).isEqualTo(2);
    }

    private static void propose(Page page, String person, int many) {
        page.navigate("/people/" + person + "/matches");
        for (int i = 0; i < many; i++) {
            page.locator(".match input[name=vacancy]").nth(i).check();
        }
        page.locator(".stuck button[name=csrf]").click();
    }

    @Test
    void allTabsOfAPersonAreSeenOnAPhone() {
        Page page = signedIn(COUNSELLOR, PHONE, true);
        for (String language : LANGUAGES) {
            speak(page, language);
            page.navigate("/people/" + person() + "/introductions");
            for (var tab : page.locator(".tabs a").all()) {
                var box = tab.boundingBox();
                assertThat(box.x + box.width).as(language + tab.innerText()).isLessThan(PHONE);
            }
        }
    }

    @Test
    void everyPageIsAccessibleAndFitsAPhoneInThreeLanguages() {
        String person = person();
        Page first = signedIn(COUNSELLOR, DESK, true);
        propose(first, person, 3);
        first.locator("[name=answer-0][value=interested]").check();
        first.locator("[name=answer-1][value=not_now]").check();
        first.locator("[name=answer-2][value=no]").check();
        first.locator(".stuck button[type=submit]").click();
        String introduce = first.locator(".option a.button").first().getAttribute("href");
        String told = withIntroductions();
        Page page = signedIn(COUNSELLOR, PHONE, true);
        for (String language : LANGUAGES) {
            speak(page, language);
            for (String path :
                    List.of(
                            "/people/" + person + "/matches",
                            "/people/" + person + "/proposals",
                            introduce,
                            "/people/" + person + "/introductions",
                            "/people/" + told + "/introductions",
                            "/people/" + told + "/proposals",
                            reused(),
                            underWay(),
                            "/people/" + at("offered") + "/introductions",
                            "/people/" + at("accepted") + "/introductions",
                            "/people/" + at("no_answer") + "/introductions",
                            "/work")) {
                page.navigate(path);
                if (path.endsWith("/matches")) {
                    page.locator(".match input[name=vacancy]").nth(0).check();
                    page.locator(".match input[name=vacancy]").nth(1).check();
                }
                isFitOnBoth(page, language + " " + path);
            }
            page.navigate(introduce);
            page.locator("[name=preset][value=fields]").check();
            page.locator("[name=field][value=phone]").check();
            PlaywrightAssertions.assertThat(page.locator("#preview dt")).hasCount(8);
            page.locator("button[value=introduce]").click();
            PlaywrightAssertions.assertThat(page.locator(".error-summary")).isVisible();
            isFitOnBoth(page, language + " introduce, refused");
        }
    }

    @Test
    void aLateYesAndWhatHadBeenSeenAreReadOnAPhone() {
        service.sql("update introduction set late_yes_at = ended_at where state = 'no_answer'");
        String consent =
                service.ask(
                        """
                        select c.id::text from consent c
                            join introduction i on i.consent_id = c.id and i.ended_at is null
                            join assignment s on s.returnee_id = c.returnee_id and s.until_day is null
                            join account a on a.id = s.counsellor_id
                        where a.email = ? and c.revoked_at is null order by c.recorded_at, c.id limit 1
                        """,
                        COUNSELLOR);
        for (String channel : List.of("portal", "link")) {
            service.sql(
                    """
                    insert into introduction_view (introduction_id, consent_id, channel, contact, fields, seen_on,
                        first_at, last_at, times)
                    select i.id, i.consent_id, ?, false, '{}', i.sent_on, i.sent_at, i.sent_at, 3 from introduction i
                    where i.consent_id = ?::uuid on conflict do nothing""",
                    channel,
                    consent);
        }
        Page page = signedIn(COUNSELLOR, PHONE, true);
        page.navigate(
                service.ask(
                        "select '/people/' || returnee_id || '/introductions' from consent where id = ?::uuid",
                        consent));
        page.locator("section:has(#s-" + consent + ") button").click();
        String ended = page.url();
        assertThat(ended).endsWith("?ended=" + consent);
        for (String language : LANGUAGES) {
            speak(page, language);
            page.navigate(ended);
            assertThat(page.locator(".notice.good li").count()).as(language).isPositive();
            shot(page, language + " " + PHONE + " /ended");
            isFit(page, language + " what had been seen");
            page.navigate("/people/" + at("no_answer") + "/introductions");
            shot(page, language + " " + PHONE + " /late");
            isFit(page, language + " late yes");
        }
        service.sql(
                """
                update vacancy set state = 'filled' where id in (
                    select vacancy_id from introduction where returnee_id = ?::uuid and state = 'no_answer')""",
                at("no_answer"));
        for (String language : LANGUAGES) {
            speak(page, language);
            page.navigate("/people/" + at("no_answer") + "/introductions");
            assertThat(page.locator("button[value=take]").count()).as(language).isZero();
            shot(page, language + " " + PHONE + " /late/gone");
            isFit(page, language + " late yes to what is gone");
        }
    }

    /** Whoever of the counsellor's has most introductions in the story. */
    private static String withIntroductions() {
        return service.ask(
                """
                select i.returnee_id::text from introduction i
                    join assignment s on s.returnee_id = i.returnee_id and s.until_day is null
                    join account a on a.id = s.counsellor_id
                where a.email = ? group by i.returnee_id order by count(*) desc limit 1
                """,
                COUNSELLOR);
    }

    /** Somebody in the story whose introduction stands there. */
    private static String at(String state) {
        return service.ask(
                """
                select i.returnee_id::text from introduction i
                    join account a on a.id = i.counsellor_id
                where i.state = ? and a.email in (?, 'somsak@onward.example') limit 1
                """,
                state,
                COUNSELLOR);
    }

    /** Introducing where a consent for the employer holds already. */
    private static String reused() {
        return service.ask(
                """
                select '/people/' || p.returnee_id || '/introduce/' || p.vacancy_id
                from proposal p join vacancy v on v.id = p.vacancy_id
                    join consent c on c.returnee_id = p.returnee_id
                        and c.employer_id = v.employer_id and c.revoked_at is null
                    join account a on a.id = p.recorded_by
                where a.email = ? and p.state = 'interested' and not exists (
                    select from introduction i
                    where i.returnee_id = p.returnee_id and i.vacancy_id = p.vacancy_id)
                limit 1
                """,
                COUNSELLOR);
    }

    /** Introducing once more for what is under way. */
    private static String underWay() {
        return service.ask(
                """
                select '/people/' || i.returnee_id || '/introduce/' || i.vacancy_id
                from introduction i join account a on a.id = i.counsellor_id
                where a.email = ? and i.state = 'sent' order by i.sent_at limit 1
                """,
                COUNSELLOR);
    }
}
