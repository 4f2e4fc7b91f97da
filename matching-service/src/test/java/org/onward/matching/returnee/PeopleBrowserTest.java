package org.onward.matching.returnee;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.web.BrowserTest;

/** The counsellor's day in a real browser: caseload, registering, the long form. */
class PeopleBrowserTest extends BrowserTest {
    private static TestWorld world;

    @BeforeAll
    static void makeWorld() {
        world = new TestWorld(service);
    }

    private static String counsellor(String language) {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Malee Srisai",
                                PASSWORD,
                                Role.COUNSELLOR,
                                world.chiangMai,
                                null,
                                null,
                                language));
        return email;
    }

    /** Registers through the page; the person's page is then open. */
    private static void register(Page page, String name) {
        page.navigate("/people/new");
        page.fill("#name", name);
        page.fill("#birthDate", "1990");
        page.click("form.card .actions button");
        page.waitForURL(Pattern.compile(".*/people/[0-9a-f-]{36}.*"));
    }

    private static void know(Page page, String part) {
        page.locator("#" + part + " .not-known input").uncheck();
    }

    @Test
    void aPartOfAPageSaysThatTheSessionHasEndedAndWhatWasTypedStays() {
        Page page = signedIn(counsellor("fil"), PHONE, true);
        register(page, "Maria Corazón Dela Cruz");
        page.navigate(page.url().replaceFirst("[?].*", "") + "/edit");
        know(page, "experience");
        page.context()
                .clearCookies(
                        new BrowserContext.ClearCookiesOptions()
                                .setName(Pattern.compile("__Host-.*")));
        page.click("#experience-add");
        assertThat(page.locator("#live")).containsText("Na-sign out ka na");
        assertThat(page.locator("#live")).isInViewport();
        assertThat(page.locator("#experience-add")).isVisible();
    }

    @Test
    void aSkillIsFoundWhileTypingAndSavedWithEverythingElseKept() {
        Page page = signedIn(counsellor("en"), 1280, true);
        register(page, "วิภา ศรีบุญเรือง");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Edit profile").setExact(true))
                .first()
                .click();
        know(page, "availability");
        page.fill("#hoursMax", "40");
        know(page, "skills");
        page.locator("#skills-new").pressSequentially("weld");
        Locator first = page.locator("#skills-new-found button").first();
        String skill = first.locator("span").first().innerText();
        first.click();
        assertThat(page.locator("#skills-0-skill")).hasText(skill);
        assertThat(page.locator("#skills-0-level")).isFocused();
        assertThat(page.locator("#skills-new")).hasValue("");
        page.selectOption("#skills-0-level", "3");
        assertThat(page.locator("#hoursMax")).hasValue("40");
        page.locator("#places .not-known input").uncheck();
        page.fill("#places-new", "Chiang Mai");
        page.click(".actions.stuck button[value=save]");
        assertThat(page.locator(".notice.good")).isVisible();
        assertThat(page.locator("main")).containsText(skill);
        assertThat(page.locator("main")).containsText("On one’s own");
        assertThat(page.locator(".facts")).containsText("Chiang Mai");
        page.navigate("/people");
        assertThat(page.locator(".people")).containsText("Find matches");
    }

    @Test
    void theSameWorksWithoutJavaScript() {
        Page page = signedIn(counsellor("en"), 360, false);
        register(page, "Jun Peñaflor");
        page.locator(".person-head .split a").click();
        know(page, "availability");
        page.fill("#hoursMax", "40");
        know(page, "skills");
        page.fill("#skills-new", "weld");
        page.click("#skills button[name=add]");
        Locator near = page.locator("#skills-new-found button");
        assertThat(page.locator(".error-summary, #skills-0-skill").first()).isVisible();
        if (near.count() > 0) {
            near.first().click();
        }
        String skill = page.locator("#skills-0-skill").innerText();
        assertThat(page.locator("#hoursMax")).hasValue("40");
        know(page, "languages");
        page.click("#languages-add");
        page.selectOption("#languages-0-language", "th");
        page.selectOption("#languages-0-level", "4");
        page.click("#languages-add");
        page.click("#languages button[value='languages-1']");
        assertThat(page.locator("#languages .row")).hasCount(1);
        page.click(".actions.stuck button[value=save]");
        assertThat(page.locator(".notice.good")).isVisible();
        assertThat(page.locator("main")).containsText(skill);
        assertThat(page.locator("main")).containsText("Thai");
    }

    @Test
    void whatIsHalfTypedStaysWhereItIsWhenTheLanguageIsSwitched() {
        Page page = signedIn(counsellor("en"), PHONE, true);
        register(page, "Luzviminda Peña");
        String person = page.url().replaceFirst("[?].*", "");
        page.navigate(person + "/edit");
        know(page, "education");
        page.selectOption("#education-level", "3");
        know(page, "availability");
        page.fill("#hoursMin", "20");
        page.fill("#hoursMax", "35");
        know(page, "languages");
        page.click("#languages-add");
        page.selectOption("#languages-0-language", "tl");
        page.selectOption("#languages-0-level", "3");
        know(page, "musts");
        page.check("#musts input[value=no_nights]");
        know(page, "skills");
        page.fill("#skills-new", "half a wo");
        String address = page.url();

        speak(page, "th");
        assertThat(page.locator("html")).hasAttribute("lang", "th");
        assertThat(page.locator(".lang [aria-current]")).hasAttribute("lang", "th");
        assertThat(page.locator("#availability-h")).hasText("เวลาที่ทำงานได้");
        assertThat(page.locator("#languages")).hasAttribute("lang", "en");
        assertThat(page.locator("label[for=hoursMin]")).not().containsText("hours");
        assertThat(page.locator("#education-level option:checked")).not().containsText("school");
        assertThat(page.locator("#education-level")).hasValue("3");
        assertThat(page.locator("#hoursMin")).hasValue("20");
        assertThat(page.locator("#languages-0-language")).hasValue("tl");
        assertThat(page.locator("#musts input[value=no_nights]")).isChecked();
        assertThat(page.locator("#skills-new")).hasValue("half a wo");
        assertThat(page.url()).as("nothing of it is in the address").isEqualTo(address);
        assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
        isFit(page, "the form in Thai");

        page.fill("#skills-new", "");
        speak(page, "fil");
        assertThat(page.locator("html")).hasAttribute("lang", "fil");
        page.locator(".actions.stuck button").first().click();
        page.waitForURL(person + "*");
        assertThat(page.locator("main")).containsText("35");
        page.navigate(person + "/edit");
        assertThat(page.locator("#hoursMax")).hasValue("35");
        assertThat(page.locator("#languages-0-language")).hasValue("tl");
    }

    @Test
    void aDayThatThePageWroteIsWrittenAsTheOtherLanguageDoes() {
        Page page = signedIn(counsellor("th"), PHONE, true);
        page.navigate("/people/new");
        assertThat(page.locator("#enteredOn")).hasValue(Pattern.compile(".+ 25\\d\\d"));
        page.fill("#name", "Luzviminda Peña");
        page.fill("#birthDate", "1990");

        speak(page, "en");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("#name")).hasValue("Luzviminda Peña");
        assertThat(page.locator("#enteredOn")).hasValue(Pattern.compile(".+ 20\\d\\d"));
    }

    @Test
    void whereNothingWasTypedThePageIsOpenedAnewInTheOtherLanguage() {
        Page page = signedIn(counsellor("en"), DESK, true);
        register(page, "อรพิน แก้วใส");
        page.navigate(page.url().replaceFirst("[?].*", "") + "/edit");
        page.evaluate("document.body.dataset.same = 'yes'");
        speak(page, "th");
        assertThat(page.locator("html")).hasAttribute("lang", "th");
        assertThat(page.locator("body[data-same]")).hasCount(0);
    }

    @Test
    void enterInAFieldSavesAndNeverRemovesARow() {
        Page page = signedIn(counsellor("en"), 1280, true);
        register(page, "Lek Thongdee");
        page.locator(".person-head .split a").click();
        know(page, "languages");
        page.click("#languages-add");
        page.selectOption("#languages-0-language", "th");
        page.selectOption("#languages-0-level", "4");
        know(page, "availability");
        page.fill("#hoursMin", "20");
        page.press("#hoursMin", "Enter");
        assertThat(page.locator(".notice.good")).isVisible();
        assertThat(page.locator("main")).containsText("Thai");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsTypedWhileTheSessionEndsIsSavedAfterSigningInAgain(boolean script) {
        String email = counsellor("en");
        Page page = signedIn(email, script ? DESK : PHONE, script);
        register(page, "Kanya Wongsa " + script);
        page.locator(".person-head .split a").click();
        know(page, "availability");
        page.fill("#hoursMax", "36");
        service.sql(
                """
                update session set ended_at = now(), ended_because = 'signed_out'
                where account_id = (select id from account where email = ?)""",
                email);
        page.click(".actions.stuck button[value=save]");
        assertThat(page.locator(".error-summary")).containsText("What you typed is kept");
        if (script) {
            isFit(page, page.url());
        }
        page.fill("#email", email);
        page.fill("#password", PASSWORD);
        page.click("main button[type=submit]");
        assertThat(page.locator("h1")).hasText("What you typed is kept");
        if (script) {
            isFit(page, page.url());
        }
        page.click("main button[type=submit]");
        assertThat(page.locator(".notice.good")).isVisible();
        assertThat(page.locator("main")).containsText("36");
    }

    @Test
    void theCaseloadIsFilteredWhileTyping() {
        Page page = signedIn(counsellor("en"), 1280, true);
        register(page, "Dao Suwan");
        register(page, "Maricel Dy");
        page.navigate("/people");
        page.locator("#q").pressSequentially("mari");
        assertThat(page.locator(".people > li")).hasCount(1);
        assertThat(page.locator(".people")).containsText("Maricel");
        assertThat(page.url()).doesNotContain("mari");
        page.locator(".people h2 a").click();
        assertThat(page.locator("h1")).hasText("Maricel Dy");
        page.goBack();
        assertThat(page.locator("#q")).hasValue("mari");
        assertThat(page.locator(".people > li")).hasCount(1);
        page.getByLabel("Not now").check();
        assertThat(page.locator("#list .empty")).isVisible();
    }

    @Test
    void theCaseloadIsSearchedWithoutJavaScriptAndBackKeepsTheSearch() {
        Page page = signedIn(counsellor("en"), 1280, false);
        register(page, "Fah Suksai");
        register(page, "Niña Dy");
        page.navigate("/people");
        page.fill("#q", "niña");
        page.click(".filter button[type=submit]");
        assertThat(page.locator(".people > li")).hasCount(1);
        page.locator(".people h2 a").click();
        assertThat(page.locator("h1")).hasText("Niña Dy");
        page.goBack();
        assertThat(page.locator("#q")).hasValue("niña");
        assertThat(page.locator(".people > li")).hasCount(1);
    }

    @Test
    void thePeopleAreReachedByKeyboardAlone() {
        Page page = signedIn(counsellor("en"), 1280, true);
        register(page, "Noi Kaewta");
        page.navigate("/people");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        Locator person = page.locator(".people h2 a");
        for (int i = 0; i < 15 && !focused(person); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(person).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Noi Kaewta");
    }

    private static boolean focused(Locator one) {
        return Boolean.TRUE.equals(one.evaluate("e => e === document.activeElement"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "th", "fil"})
    void everyPageIsFitForEverybody(String language) {
        Page page = signedIn(counsellor(language), PHONE, true);
        register(page, "Somchai Intarat " + language.toUpperCase(Locale.ROOT));
        String person = page.url().replaceAll("\\?.*", "");
        page.navigate(person + "/edit");
        for (String part : List.of("skills", "experience", "languages", "places", "income")) {
            know(page, part);
        }
        page.fill("#skills-new", "welding");
        page.click("#experience-add");
        page.locator("#experience-0-occupation").waitFor();
        page.click("#languages-add");
        page.locator("#languages-0-language").waitFor();
        page.locator("#income input[value=debts]").uncheck();
        page.click("#debts-add");
        page.locator("#household-debts-0-left").waitFor();
        isFitOnBoth(page, page.url());
        page.selectOption("#languages-0-language", "th");
        know(page, "availability");
        page.fill("#availableFrom", "1/1/2570");
        page.click(".actions.stuck button[value=save]");
        page.locator(".error-summary").waitFor();
        isFitOnBoth(page, page.url());
        for (String address :
                List.of(
                        "/people",
                        "/people/new",
                        "/cover",
                        "/people/hand-over?of=" + person.replaceAll(".*/", ""),
                        person,
                        person + "/edit",
                        person + "/identity",
                        person + "/safety",
                        person + "/leave")) {
            page.navigate(address);
            isFitOnBoth(page, page.url());
        }
        page.click("form.card .actions button");
        page.locator(".error-summary").waitFor();
        isFitOnBoth(page, page.url());
        page.check("input[value=moved]");
        page.click("form.card .actions button");
        page.locator(".notice.good").waitFor();
        isFitOnBoth(page, page.url());
        page.click(".notice a.button");
        page.locator("#choice").waitFor();
        isFitOnBoth(page, page.url());
    }
}
