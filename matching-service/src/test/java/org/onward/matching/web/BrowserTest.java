package org.onward.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
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
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    protected static TestService service;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void startBrowser() {
        service = TestService.start(Map.of("onward.demo.enabled", "true"));
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
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
    static void stopBrowser() {
        browser.close();
        playwright.close();
        service.close();
    }

    /** A fresh visitor's page. */
    protected static Page visitor(int width, boolean script) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(service.address())
                                .setViewportSize(width, HEIGHT)
                                .setJavaScriptEnabled(script)
                                .setReducedMotion(
                                        com.microsoft.playwright.options.ReducedMotion.REDUCE));
        return context.newPage();
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
        page.navigate("/language?to=" + language + "&back=/");
    }

    protected static void isAccessible(Page page, String what) {
        assertThat(
                        new AxeBuilder(page)
                                .analyze().getViolations().stream()
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

    protected static void fitsTheWidth(Page page, String what) {
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "document.documentElement.scrollWidth"
                                                + " <= document.documentElement.clientWidth"))
                .as(what)
                .isTrue();
    }
}
