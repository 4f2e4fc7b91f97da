package org.onward.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole road over both programs, in a browser: an employer registers, is verified and posts an
 * apprenticeship; a person chooses it and is introduced; the employer answers from the mail; the
 * placement lasts, and the report counts it. Its pictures go to {@code target/walk}; those of the
 * README are made of them.
 */
@Tag("browser")
final class WalkIT {
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final String STAFF = "kanchana@onward.example";
    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final int HEIGHT = 800;

    /** Of the demo story, in work at 90 days: see StoryReportTest. */
    private static final int STORY_IN_WORK = 9;

    private static final int PATIENCE_MS = 10_000;

    /** The radio itself is drawn by its label. */
    private static final Locator.CheckOptions UNSEEN = new Locator.CheckOptions().setForce(true);

    /** Who walks, in which language, on what screens. */
    enum Walk {
        ENGLISH(
                "en",
                DESK,
                PHONE,
                "wilaiwan@onward.example",
                "Duangjai Phonsena",
                "Dok Khun Tailors",
                "TH-40",
                "Apprentice in pattern making and sewing",
                "Cut and sew school uniforms, then learn to draft patterns.\nSchool hours, close to the bus station.",
                "7531"),
        THAI(
                "th",
                PHONE,
                DESK,
                "ratchanee@onward.example",
                "อาทิตย์ วงศ์คำ",
                "ร้านแอร์เย็นใจ สันกำแพง",
                "TH-50",
                "ฝึกงานช่างแอร์",
                "ล้างและซ่อมเครื่องปรับอากาศกับช่าง แล้วเรียนติดตั้งเอง\nมีช่างสอนทุกวัน",
                "7127");

        final String language;
        final int staffWidth;
        final int portalWidth;
        final String counsellor;
        final String person;
        final String employer;
        final String place;
        final String title;
        final String tasks;
        final String occupation;

        Walk(
                String language,
                int staffWidth,
                int portalWidth,
                String counsellor,
                String person,
                String employer,
                String place,
                String title,
                String tasks,
                String occupation) {
            this.language = language;
            this.staffWidth = staffWidth;
            this.portalWidth = portalWidth;
            this.counsellor = counsellor;
            this.person = person;
            this.employer = employer;
            this.place = place;
            this.title = title;
            this.tasks = tasks;
            this.occupation = occupation;
        }

        String email() {
            return "owner." + language + "@workshop.example";
        }
    }

    @TempDir static Path folder;

    private static OnwardRunning onward;
    private static Playwright playwright;
    private static Browser chromium;

    @BeforeAll
    static void start() throws Exception {
        onward = OnwardRunning.start(folder);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(
                                                Path.of(
                                                        System.getProperty(
                                                                "chromium", "/usr/bin/chromium")))
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void stop() throws Exception {
        if (playwright != null) {
            playwright.close();
        }
        if (onward != null) {
            onward.stop();
        }
    }

    @Test
    void walks() {
        Map<Walk, Page> counsellors = new EnumMap<>(Walk.class);
        // What was looked at before must not keep the end of the walk from being seen.
        assertThat(stillInWork(signedIn(STAFF, Walk.ENGLISH))).isEqualTo(STORY_IN_WORK);
        for (Walk walk : Walk.values()) {
            Page employer = portal(walk);
            Page staff = signedIn(STAFF, walk);
            Page counsellor = signedIn(walk.counsellor, walk);
            counsellors.put(walk, counsellor);
            registers(walk, employer, staff);
            isVerified(walk, staff);
            posts(walk, employer);
            isApproved(walk, staff);
            proposesThree(walk, counsellor);
            chooses(walk, counsellor);
            isIntroduced(walk, counsellor);
            answersFromTheMail(walk, staff);
            offers(employer);
            begins(walk, counsellor);
        }
        Page staff = signedIn(STAFF, Walk.ENGLISH);
        moveClock(staff, 90);
        counsellors.forEach(WalkIT::isChecked);
        // The 90th day was today, and the report is of the last finished month, as it says.
        assertThat(stillInWork(staff)).isEqualTo(STORY_IN_WORK);
        moveClock(staff, 30);
        moveClock(staff, 7);
        assertThat(stillInWork(staff)).isEqualTo(STORY_IN_WORK + counsellors.size());
        picture(staff, Walk.ENGLISH, "report");
    }

    private static void registers(Walk walk, Page employer, Page staff) {
        employer.navigate("/language?to=" + walk.language + "&back=/register");
        employer.fill("[name=name]", walk.employer);
        employer.selectOption("[name=place]", walk.place);
        employer.selectOption("[name=sector]", "C");
        employer.fill("[name=contactName]", "Dao");
        employer.fill("[name=phone]", "+66 70 000 8123");
        employer.fill("[name=email]", walk.email());
        press(employer, "form[action='/register'] button[type=submit]");

        employer.navigate(linkInMail(staff, walk.email()));
        employer.fill("[name=password]", PASSWORD);
        press(employer, "form[action='/register/confirm'] button");
        employer.navigate("/signin");
        signIn(employer, walk.email());
        assertThat(employer.locator("h1")).hasText(walk.employer);
    }

    private static void isVerified(Walk walk, Page staff) {
        staff.navigate("/review?list=employers");
        follow(staff, walk.employer);
        press(staff, "form[action$='/verification'] button");
    }

    private static void posts(Walk walk, Page employer) {
        employer.navigate("/vacancies/new");
        employer.locator("[name=kind][value=apprenticeship]").check(UNSEEN);
        employer.fill("[name=title]", walk.title);
        employer.fill("[name=tasks]", walk.tasks);
        employer.selectOption("[name=place]", walk.place);
        employer.fill("[name=payMin]", "400");
        employer.fill("[name=payMax]", "450");
        employer.selectOption("[name=payPeriod]", "day");
        employer.fill("[name=hours]", "35");
        employer.fill("[name=seats]", "2");
        picture(employer, walk, "posting");
        employer.click("details.more summary");
        press(employer, "button[name=do][value=suggest]");
        if (walk == Walk.ENGLISH) { // the title names no kind of work, so that one is chosen
            employer.locator("[name=occupation][value='" + walk.occupation + "']").check(UNSEEN);
        }
        assertThat(employer.locator("[name=occupation]:checked")).hasValue(walk.occupation);
        press(employer, "button[name=do][value=submit]");
        assertThat(employer.locator("h1")).hasText(walk.title);
    }

    private static void isApproved(Walk walk, Page staff) {
        staff.navigate("/review");
        follow(staff, walk.title);
        press(staff, "button[formaction$='/approval']");
    }

    /** The new one is among the matches within a second, and is proposed with two others. */
    private static void proposesThree(Walk walk, Page counsellor) {
        counsellor.navigate("/people");
        follow(counsellor, walk.person);
        String matches = counsellor.url() + "/matches";
        Locator match =
                counsellor.locator("li.match", new Page.LocatorOptions().setHasText(walk.title));
        counsellor.waitForTimeout(1000);
        counsellor.navigate(matches);
        assertThat(match).hasCount(1);
        match.locator("[name=vacancy]").check();
        List<Locator> others =
                counsellor
                        .locator("li.match", new Page.LocatorOptions().setHasNotText(walk.title))
                        .all();
        others.stream().limit(2).forEach(other -> other.locator("[name=vacancy]").check());
        picture(counsellor, walk, "matches");
        press(counsellor, "button[formaction$='/proposals']");
        assertThat(counsellor.locator(".option")).hasCount(3);
    }

    private static void chooses(Walk walk, Page counsellor) {
        for (Locator option : counsellor.locator(".option").all()) {
            boolean theOne = option.textContent().contains(walk.title);
            option.locator("[value=" + (theOne ? "interested" : "not_now") + "]").check(UNSEEN);
        }
        picture(counsellor, walk, "choice", ".compare");
        press(counsellor, "form[action$='/answers'] button[type=submit]");
    }

    /** With name and safe contact, after the preview was read together. */
    private static void isIntroduced(Walk walk, Page counsellor) {
        counsellor
                .locator(".option", new Page.LocatorOptions().setHasText(walk.title))
                .locator("a[href*='/introduce/']")
                .click();
        counsellor.locator("[name=preset][value=card_and_contact]").check(UNSEEN);
        press(counsellor, "button[name=act][value=preview]");
        assertThat(counsellor.locator("#preview")).containsText(walk.person);
        counsellor.locator("[name=agreed]").check(UNSEEN);
        picture(counsellor, walk, "consent", "#preview");
        press(counsellor, "button[name=act][value=introduce]");
    }

    /** Nobody signs in; looking at the link changes nothing. */
    private static void answersFromTheMail(Walk walk, Page staff) {
        Page visitor = portal(walk);
        visitor.navigate(linkInMail(staff, walk.email()));
        picture(visitor, walk, "answer");
        press(visitor, "button[name=answer][value=meet]");
        assertThat(visitor.locator("[role=status]")).isVisible();
    }

    private static void offers(Page employer) {
        employer.navigate("/introductions");
        employer.click("main ul.people a");
        press(employer, "button[name=answer][value=offer]");
    }

    private static void begins(Walk walk, Page counsellor) {
        counsellor.navigate("/people");
        follow(counsellor, walk.person);
        String person = counsellor.url();
        counsellor.navigate(person + "/introductions");
        press(counsellor, "button[name=act][value=accept]");
        counsellor.click("a[href*='introduction=']");
        press(counsellor, "main .actions button[name=act][value=save]");
        Locator start = counsellor.locator("details:has([name=step][value=start])");
        start.locator("summary").click();
        press(counsellor, "form:has([name=step][value=start]) button");
        assertThat(counsellor.locator("main")).containsText(walk.employer);
    }

    private static void isChecked(Walk walk, Page counsellor) {
        counsellor.navigate("/work");
        counsellor
                .locator("li.task", new Page.LocatorOptions().setHasText(walk.person))
                .locator("a[href*='/checks/90']")
                .click();
        counsellor.locator("[name=inWork][value=yes]").check(UNSEEN);
        counsellor.locator("[name=sameEmployer][value=yes]").check(UNSEEN);
        counsellor.locator("[name=treatedWell][value=yes]").check(UNSEEN);
        picture(counsellor, walk, "check");
        counsellor.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> counsellor.click("main .actions button[name=act][value=save]"));
        counsellor.waitForLoadState();
        assertThat(counsellor.locator(".error-summary")).hasCount(0);
    }

    /** The last step of the report's funnel. */
    private static int stillInWork(Page staff) {
        staff.navigate("/report");
        return Integer.parseInt(
                staff.locator("section:has(#funnel) tbody:not(.beside) td.number")
                        .last()
                        .textContent()
                        .strip());
    }

    /** The link in the newest mail to the address, as the demo's outbox shows it. */
    private static String linkInMail(Page staff, String email) {
        staff.navigate("/demo/outbox");
        staff.locator("main li", new Page.LocatorOptions().setHasText(email))
                .first()
                .locator("a")
                .click();
        return staff.locator(".letter a").getAttribute("href");
    }

    private static Page portal(Walk walk) {
        return visitor(onward.portal(), walk.portalWidth);
    }

    private static Page signedIn(String email, Walk walk) {
        Page page = visitor(onward.staff(), walk.staffWidth);
        page.navigate("/signin");
        signIn(page, email);
        press(page, ".lang button[value=" + walk.language + "]");
        return page;
    }

    private static void signIn(Page page, String email) {
        page.fill("[name=email]", email);
        page.fill("[name=password]", PASSWORD);
        press(page, "main form button[type=submit]");
        assertThat(page.url()).doesNotContain("/signin");
    }

    private static Page visitor(String address, int width) {
        BrowserContext context =
                chromium.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(address)
                                .setViewportSize(width, HEIGHT)
                                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        return context.newPage();
    }

    private static void follow(Page page, String text) {
        page.locator("main a", new Page.LocatorOptions().setHasText(text)).first().click();
    }

    /** Until it has been moved: what is due by then happens in the same request. */
    private static void moveClock(Page staff, int days) {
        staff.navigate("/demo/clock");
        staff.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> staff.click("button[name=days][value='" + days + "']"));
        staff.waitForLoadState();
    }

    /** Presses, and is not shown a refusal. */
    private static void press(Page page, String button) {
        page.locator(button).first().click();
        page.waitForLoadState();
        assertThat(page.locator(".error-summary")).hasCount(0);
    }

    private static void picture(Page page, Walk walk, String name) {
        picture(page, walk, name, "body");
    }

    /**
     * Of a page that is no wider than its screen.
     *
     * @param from what stands at the top of the picture
     */
    private static void picture(Page page, Walk walk, String name, String from) {
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "document.documentElement.scrollWidth"
                                                + " <= document.documentElement.clientWidth"))
                .as(name)
                .isTrue();
        page.locator(from).first().evaluate("top => top.scrollIntoView()");
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "walk", walk.language + "-" + name + ".png")));
    }
}
