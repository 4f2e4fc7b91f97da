package org.onward.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.onward.matching.TestService;

/** A real browser on the whole service with its demo story; {@code scripts/test} runs these. */
@Tag("browser")
public abstract class BrowserTest {
    protected static final String PASSWORD = "mango lantern harbour 42";
    protected static final int PHONE = 360;
    protected static final int DESK = 1280;
    protected static final List<String> LANGUAGES = List.of("en", "th", "fil");

    private static final int HEIGHT = 900;

    /**
     * A refused form is answered by 400, which Chromium and htmx call an error; htmx says the same
     * of a request that the next letter typed has overtaken.
     */
    private static final List<String> EXPECTED =
            List.of(
                    "Failed to load resource",
                    "Response Status Error Code",
                    "htmx:sendAbort",
                    "htmx:afterRequest");

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    /** All rules are asked; of those that are kept nothing is listed. */
    private static final AxeRunOptions VIOLATIONS = new AxeRunOptions();

    static {
        VIOLATIONS.setResultTypes(List.of("violations"));
    }

    protected static TestService service;
    private static @Nullable Browser chromium;
    private static final List<BrowserContext> OPEN = new ArrayList<>();
    private static final List<String> COMPLAINTS = new ArrayList<>();

    /** One for the whole run. */
    private static synchronized Browser chromium() {
        if (chromium == null) {
            Playwright playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            chromium =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(
                                                    Path.of(
                                                            System.getProperty(
                                                                    "chromium",
                                                                    "/usr/bin/chromium")))
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
        return chromium;
    }

    @BeforeAll
    static void startService() {
        service = TestService.startWithStory();
    }

    @AfterAll
    static void stopService() {
        service.close();
    }

    /** What the console says of errors, the content policy's included, fails its test. */
    @AfterEach
    void closeAndListen() {
        OPEN.forEach(BrowserContext::close);
        OPEN.clear();
        List<String> heard = List.copyOf(COMPLAINTS);
        COMPLAINTS.clear();
        assertThat(heard).as("complaints of the console").isEmpty();
    }

    /** A fresh visitor's page. */
    protected static Page visitor(int width, boolean script) {
        BrowserContext context =
                chromium()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setBaseURL(service.address())
                                        .setViewportSize(width, HEIGHT)
                                        .setJavaScriptEnabled(script)
                                        .setReducedMotion(
                                                com.microsoft.playwright.options.ReducedMotion
                                                        .REDUCE));
        OPEN.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")
                            && EXPECTED.stream().noneMatch(message.text()::startsWith)) {
                        COMPLAINTS.add(page.url() + ": " + message.text());
                    }
                });
        page.onPageError(error -> COMPLAINTS.add(page.url() + ": " + error));
        return page;
    }

    /** Signed in as one of the story's people at work. */
    protected static Page signedIn(String email, int width, boolean script) {
        Page page = visitor(width, script);
        page.navigate("/signin");
        page.fill("#email", email);
        page.fill("#password", PASSWORD);
        page.click("main button[type=submit]");
        assertThat(page.url()).doesNotContain("/signin");
        return page;
    }

    protected static void speak(Page page, String language) {
        page.locator(".lang [lang=" + language + "]").click();
    }

    /** A picture of the whole page in the folder {@code shots}, where that is named. */
    protected static void shot(Page page, String what) {
        String folder = System.getProperty("shots");
        if (folder == null) {
            return;
        }
        String name = what.replaceAll("[0-9a-f-]{30,}", "x").replaceAll("[^A-Za-z0-9]+", "-");
        Path file = Path.of(folder, name + ".png");
        for (int i = 2; Files.exists(file); i++) {
            file = Path.of(folder, "%s-%d.png".formatted(name, i));
        }
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
    }

    /**
     * As wide as its window and usable by everybody. What a page is made of does not change with
     * its language: it is examined in Thai on a phone and in English on a desk.
     */
    protected static void isFit(Page page, String what) {
        fitsTheWidth(page, what);
        String examined = page.viewportSize().width == PHONE ? "th" : "en";
        if (examined.equals(page.getAttribute("html", "lang"))) {
            isAccessible(page, what);
        }
    }

    /**
     * The same on a desk and on a phone, of a page that was come to once; it stays on the phone.
     */
    protected static void isFitOnBoth(Page page, String what) {
        for (int width : new int[] {DESK, PHONE}) {
            page.setViewportSize(width, HEIGHT);
            shot(page, what + " " + width);
            isFit(page, what + " " + width);
        }
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
                                        .map(BrowserTest::said)
                                        .toList())
                .as(what)
                .isEmpty();
    }

    private static String said(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
    }

    private static void fitsTheWidth(Page page, String what) {
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "document.documentElement.scrollWidth"
                                                + " <= document.documentElement.clientWidth"))
                .as(what)
                .isTrue();
    }
}
