package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every page of the portal in a real browser, on a phone and on a desk, in three languages. With
 * {@code -Dscreenshots=folder} each is kept as a picture.
 */
@Tag("browser")
class PagesBrowserTest {
    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final int HEIGHT = 740;
    private static final List<String> LANGUAGES = List.of("en", "th", "fil");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    /** All rules are asked; of those that are kept nothing is listed. */
    private static final AxeRunOptions VIOLATIONS = new AxeRunOptions();

    static {
        VIOLATIONS.setResultTypes(List.of("violations"));
    }

    private static final String VACANCY = "/vacancies/0f5b8a3c-2c55-4b7e-9a57-61d1b3f4e0a2";
    private static final String SENT_BACK = "/vacancies/7be0f6b2-63ce-4b1f-8a1d-8d5d2d4a9a31";
    private static final String WAITING = "/introductions/b9a2d6a0-5a8e-4a39-9a4e-5f0f6a3a7c55";
    private static final String CONTACT = "/introductions/5d7a4a39-e0f2-4b0e-b6a2-0c5d4f6b8e77";
    private static final String ENDED = "/introductions/1c0d6f0a-7d2a-4c0c-8f6b-4a9a5e2b1d33";

    static StandIn api;
    static TestPortal portal;
    static Playwright playwright;
    static Browser chromium;
    private static final List<String> COMPLAINTS = new ArrayList<>();

    /** How to come to each page, by the name of its picture. */
    private static final Map<String, Consumer<Page>> ANYONES = new LinkedHashMap<>();

    private static final Map<String, Consumer<Page>> MINE = new LinkedHashMap<>();

    static {
        at(ANYONES, "signin", "/signin");
        ANYONES.put(
                "signin-wrong",
                page -> {
                    api.answer("POST", "/sessions", "sessions-wrong");
                    page.navigate("/signin");
                    page.fill("#email", "niña@example.org");
                    page.fill("#password", "x");
                    send(page);
                });
        at(ANYONES, "register", "/register");
        ANYONES.put(
                "register-wrong",
                page -> {
                    api.answer("POST", "/registrations", "registrations-invalid");
                    page.navigate("/register");
                    send(page);
                });
        at(ANYONES, "register-sent", "/register/sent");
        at(ANYONES, "confirm", "/register/confirm?token=t");
        ANYONES.put(
                "confirm-weak",
                page -> {
                    api.answer(
                            "POST",
                            "/registrations/confirmation",
                            "registrations-confirmation-weak");
                    page.navigate("/register/confirm?token=t");
                    send(page);
                });
        ANYONES.put(
                "confirmed",
                page -> {
                    page.navigate("/register/confirm?token=t");
                    page.fill("#password", "seven quiet boats at noon");
                    send(page);
                });
        ANYONES.put(
                "confirm-over",
                page -> {
                    api.answer("POST", "/registrations/confirmation", "link-over");
                    page.navigate("/register/confirm?token=t");
                    page.fill("#password", "seven quiet boats at noon");
                    send(page);
                });
        at(ANYONES, "forgot", "/forgot");
        at(ANYONES, "reset", "/reset?token=t");
        at(ANYONES, "answer", "/answer/t");
        ANYONES.put(
                "answer-no-reason",
                page -> {
                    page.navigate("/answer/t");
                    page.click("#answer summary");
                    page.click("#answer details button");
                });
        ANYONES.put(
                "answered",
                page -> {
                    page.navigate("/answer/t");
                    page.click("#answer button[value=meet]");
                });
        ANYONES.put(
                "answer-over",
                page -> {
                    api.answer("POST", "/answer-links/view", "answer-links-over");
                    page.navigate("/answer/t");
                });
        at(ANYONES, "nothing-here", "/nowhere");

        at(MINE, "home", "/");
        MINE.put(
                "home-empty",
                page -> {
                    empty();
                    page.navigate("/");
                });
        at(MINE, "vacancies", "/vacancies");
        MINE.put(
                "vacancies-empty",
                page -> {
                    empty();
                    page.navigate("/vacancies");
                });
        at(MINE, "posting", "/vacancies/new");
        MINE.put(
                "posting-wrong",
                page -> {
                    api.answer("POST", "/vacancies", "vacancies-post-invalid");
                    page.navigate("/vacancies/new");
                    page.fill("#title", "ช่างเชื่อมฝึกหัด");
                    page.click("button[value=submit]");
                });
        MINE.put(
                "posting-suggested",
                page -> {
                    page.navigate("/vacancies/new");
                    page.fill("#title", "ช่างเชื่อมฝึกหัด");
                    page.click(".more > summary");
                    page.click("button[value=suggest]");
                });
        MINE.put(
                "posting-away",
                page -> {
                    page.navigate("/vacancies/new");
                    api.broken(503);
                    page.click("button[value=submit]");
                });
        at(MINE, "vacancy", VACANCY);
        at(MINE, "vacancy-done", VACANCY + "?done=posted");
        at(MINE, "vacancy-edit", VACANCY + "/edit");
        for (String state : List.of("draft", "submitted", "rejected", "paused", "expired")) {
            MINE.put(
                    "vacancy-" + state,
                    page -> {
                        api.otherwise("\"state\":\"open\"", "\"state\":\"" + state + "\"");
                        page.navigate(VACANCY);
                    });
        }
        at(MINE, "vacancy-sent-back", SENT_BACK);
        at(MINE, "vacancy-sent-back-edit", SENT_BACK + "/edit");
        at(MINE, "introductions", "/introductions");
        MINE.put(
                "introductions-empty",
                page -> {
                    empty();
                    page.navigate("/introductions");
                });
        at(MINE, "introduction", WAITING);
        at(MINE, "introduction-contact", CONTACT);
        at(MINE, "introduction-ended", ENDED);
        at(MINE, "employer", "/employer");
        at(MINE, "account", "/account");
        MINE.put(
                "account-wrong",
                page -> {
                    api.answer("PUT", "/me/password", "me-password-weak");
                    page.navigate("/account");
                    send(page);
                });
        at(MINE, "help", "/help");
        MINE.put(
                "away",
                page -> {
                    api.broken(503);
                    page.navigate("/vacancies");
                });
        MINE.put(
                "kept-away",
                page -> {
                    page.navigate(WAITING);
                    api.broken(503);
                    page.click("#answer button[value=meet]");
                });
        MINE.put(
                "changed-meanwhile",
                page -> {
                    api.answer("POST", VACANCY + "/pause", "vacancy-step-conflict");
                    page.navigate(VACANCY);
                    page.click("form[action$=pause] button");
                });
    }

    private static void at(Map<String, Consumer<Page>> pages, String name, String path) {
        pages.put(name, page -> page.navigate(path));
    }

    private static void send(Page page) {
        page.click("main form button[type=submit]");
    }

    private static void empty() {
        api.answerWith("GET", "/introductions", "{\"introductions\":[],\"next\":null}");
        api.answerWith("GET", "/vacancies", "{\"vacancies\":[],\"next\":null}");
        api.otherwise("\"standing\":\"verified\"", "\"standing\":\"unverified\"");
    }

    @BeforeAll
    static void start() {
        api = StandIn.start();
        portal = TestPortal.start(api);
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
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    @AfterAll
    static void stop() {
        playwright.close();
        portal.close();
        api.close();
    }

    @BeforeEach
    void asNew() {
        api.asNew();
        COMPLAINTS.clear();
    }

    /** What the console says of errors, the content policy's included, fails its test. */
    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(COMPLAINTS).isEmpty();
    }

    @Test
    void everyPageIsAccessibleAndFitsAPhoneAndADeskInThreeLanguages() {
        try (BrowserContext anyone = visitor();
                BrowserContext mine = visitor()) {
            Page visitor = page(anyone);
            Page signedIn = page(mine);
            signIn(signedIn);
            for (String language : LANGUAGES) {
                look(visitor, language, ANYONES);
                look(signedIn, language, MINE);
            }
        }
    }

    /** Tab reaches whatever can be pressed or filled in, and one sees where it is. */
    @Test
    void theKeyboardReachesEverythingAndShowsWhereItIs() {
        try (BrowserContext context = visitor()) {
            Page page = page(context);
            reached(page, "/signin");
            reached(page, "/register");
            signIn(page);
            for (String path : List.of("/", "/vacancies/new", SENT_BACK + "/edit", VACANCY)) {
                reached(page, path);
            }
            reached(page, WAITING);
        }
    }

    private static void reached(Page page, String path) {
        page.navigate(path);
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        List<Object> unseen = new ArrayList<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            page.keyboard().press("Tab");
            Object stop = page.evaluate(FOCUSED);
            if ("none".equals(stop)) {
                break;
            }
            if (!"seen".equals(stop)) {
                unseen.add(stop);
            }
        }
        assertThat(unseen).as(path).isEmpty();
        assertThat(page.evaluate(NEVER_REACHED)).as(path).isEqualTo("");
    }

    private static final int MOST_STOPS = 200;

    /** "seen", "none", or what has focus without an outline, or under something else. */
    private static final String FOCUSED =
            """
            (() => {
              const one = document.activeElement;
              if (one === document.body) return 'none';
              (window.stops ??= new Set()).add(one.type === 'radio' ? one.name : one);
              const shown = one.closest('label') ?? one;
              if (![one, shown].some(it => getComputedStyle(it).outlineStyle !== 'none'))
                return 'no outline: ' + one.outerHTML.slice(0, 120);
              const box = shown.getBoundingClientRect();
              const over = document.elementFromPoint(
                  box.left + Math.min(box.width / 2, 40), box.top + box.height / 2);
              return over && (shown.contains(over) || over.contains(shown))
                  ? 'seen' : 'covered: ' + one.outerHTML.slice(0, 120);
            })()""";

    /** Of a group of radio buttons one is enough: the arrow keys reach the others. */
    private static final String NEVER_REACHED =
            """
            [...document.querySelectorAll(
                'a[href], button, input:not([type=hidden]), select, textarea, summary')]
              .filter(one => !one.disabled && one.checkVisibility())
              .filter(one => !window.stops.has(one.type === 'radio' ? one.name : one))
              .map(one => one.outerHTML.slice(0, 120)).join()""";

    @Test
    void suggestionsComeBackToTheirPlaceWithEverythingTyped() {
        try (BrowserContext context = visitor()) {
            Page page = page(context);
            signIn(page);
            page.navigate("/vacancies/new");
            page.fill("#title", "ช่างเชื่อมฝึกหัด");
            page.fill("#tasks", "Weld gates.\nMeasure, cut, grind.");
            page.fill("#payMin", "plenty");
            page.fill("#startOn", "2027-01-11");
            page.click(".more > summary");
            page.fill("#plan", "Two months beside a welder");
            page.locator("#nights label").nth(1).click();
            page.click("button[value=suggest]");
            isAt(page, "#skills");
            String chosen = page.inputValue("[name=occupation]:checked");
            page.fill("[name=words]", "weld");
            page.click("button[value=find]");
            isAt(page, "#find-skill");
            assertThat(page.inputValue("[name=words]")).isEqualTo("weld");
            String skill = page.getAttribute(".suggestions button", "value").split(" ", 2)[0];
            page.click(".suggestions button");
            isAt(page, "[id='use-" + skill + "']");
            page.fill("[name=occupationWords]", "weld");
            page.click("button[value=find-occupation]");
            isAt(page, "#occupation");

            assertThat(page.inputValue("[name=occupation]:checked")).isEqualTo(chosen);
            assertThat(page.inputValue("#title")).isEqualTo("ช่างเชื่อมฝึกหัด");
            assertThat(page.inputValue("#tasks")).isEqualTo("Weld gates.\nMeasure, cut, grind.");
            assertThat(page.inputValue("#payMin")).isEqualTo("plenty");
            assertThat(page.inputValue("#startOn")).isEqualTo("2027-01-11");
            assertThat(page.inputValue("#plan")).isEqualTo("Two months beside a welder");
            assertThat(page.inputValue("[name=nights]:checked")).isEqualTo("no");
            assertThat(page.inputValue("[name='use-" + skill + "']:checked")).isEqualTo("teach");
            assertThat(api.received("POST", "/vacancies")).isEmpty();
        }
    }

    @Test
    void onlyWhatIsSureIsChosenBeforehand() {
        try (BrowserContext context = visitor()) {
            Page page = page(context);
            signIn(page);
            page.navigate("/vacancies/new");
            page.fill("#title", "Welder or fitter");
            page.locator("[name=kind][value=job]").check(new Locator.CheckOptions().setForce(true));
            page.click(".more > summary");
            api.answerWith(
                    "POST",
                    "/vacancies/suggestions",
                    """
                    {"occupations": [{"code": "7212", "label": "Welders", "sure": false}],
                     "skills": [{"id": "a", "label": "weld", "sure": true, "must": false},
                                {"id": "b", "label": "drive", "sure": false, "must": false}]}
                    """);
            page.click("button[value=suggest]");
            assertThat(page.inputValue("[name=occupation]:checked")).isEmpty();
            assertThat(page.locator("[name=occupation][value='7212']").count()).isEqualTo(1);
            assertThat(page.inputValue("[name=use-a]:checked")).isEqualTo("nice");
            assertThat(page.inputValue("[name=use-b]:checked")).isEqualTo("no");
        }
    }

    /** In sight, without scrolling. */
    private static void isAt(Page page, String selector) {
        assertThat(
                        page.evaluate(
                                "(() => { const box = document.querySelector(\""
                                        + selector
                                        + "\").getBoundingClientRect();"
                                        + " return box.top >= 0 && box.top < innerHeight - 120; })()"))
                .as(page.url() + " shows " + selector)
                .isEqualTo(true);
    }

    @Test
    void enterInAFieldSendsNothingButLooksForTheWordsOfASearch() {
        try (BrowserContext context = visitor()) {
            Page page = page(context);
            signIn(page);
            page.navigate("/vacancies/new");
            page.fill("#title", "ช่างเชื่อมฝึกหัด");
            page.press("#title", "Enter");
            assertThat(page.textContent("[role=status]")).contains("ยังไม่ได้ส่ง");
            assertThat(page.inputValue("#title")).isEqualTo("ช่างเชื่อมฝึกหัด");
            page.click(".more > summary");
            page.fill("[name=words]", "weld");
            page.press("[name=words]", "Enter");
            assertThat(page.locator(".suggestions button").count()).isPositive();
            isAt(page, "[name=words]");
            assertThat(api.received("POST", "/vacancies")).isEmpty();
        }
    }

    /** axe in English, and in each other language on every third page: only the texts differ. */
    private static void look(Page page, String language, Map<String, Consumer<Page>> pages) {
        page.navigate("/language?to=" + language + "&back=/help");
        List<String> names = List.copyOf(pages.keySet());
        pages.forEach(
                (name, come) -> {
                    boolean axe =
                            language.equals("en")
                                    || names.indexOf(name) % 3 == LANGUAGES.indexOf(language);
                    String what = name + " in " + language;
                    api.asNew();
                    page.setViewportSize(PHONE, HEIGHT);
                    come.accept(page);
                    assertThat(page.getAttribute("html", "lang")).as(what).isEqualTo(language);
                    picture(page, name + "-" + language + "-phone");
                    assertThat(COMPLAINTS).as(what).isEmpty();
                    fits(page, what + " on a phone");
                    if (axe) {
                        isAccessible(page, what);
                    }
                    page.setViewportSize(DESK, HEIGHT);
                    fits(page, what + " on a desk");
                    picture(page, name + "-" + language + "-desk");
                });
        api.asNew();
    }

    private static void fits(Page page, String what) {
        assertThat(
                        page.evaluate(
                                "document.documentElement.scrollWidth -"
                                        + " document.documentElement.clientWidth"))
                .as(what + ": wider than the screen by")
                .isEqualTo(0);
    }

    private static void isAccessible(Page page, String what) {
        assertThat(
                        new AxeBuilder(page)
                                        .options(VIOLATIONS)
                                        .setLegacyMode(true)
                                        .analyze()
                                        .getViolations()
                                        .stream()
                                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                                        .map(PagesBrowserTest::said)
                                        .toList())
                .as(what)
                .isEmpty();
    }

    private static String said(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, name + ".png"))
                            .setFullPage(true));
        }
    }

    private static BrowserContext visitor() {
        return chromium.newContext(
                new Browser.NewContextOptions()
                        .setBaseURL(portal.address())
                        .setViewportSize(PHONE, HEIGHT)
                        .setLocale("en-GB")
                        .setReducedMotion(ReducedMotion.REDUCE));
    }

    private static Page page(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    // a refused form is answered by 4xx, which Chromium calls an error
                    if (message.type().equals("error")
                            && !message.text().startsWith("Failed to load resource")) {
                        COMPLAINTS.add(page.url() + ": " + message.text());
                    }
                });
        page.onRequestFailed(request -> COMPLAINTS.add(request.url() + ": " + request.failure()));
        page.onPageError(error -> COMPLAINTS.add(page.url() + ": " + error));
        return page;
    }

    private static void signIn(Page page) {
        page.navigate("/signin");
        page.fill("#email", "office@udom-metal.example");
        page.fill("#password", "mango lantern harbour 42");
        send(page);
        assertThat(page.url()).doesNotContain("/signin");
    }
}
