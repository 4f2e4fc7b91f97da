package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/**
 * A real Chromium, one for the whole run; each test has its own contexts. Whatever the console says
 * of errors, the content policy's included, fails the test that caused it.
 */
@Tag("browser")
public abstract class BrowserTest {
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static @Nullable Browser chromium;

    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private static synchronized Browser chromium() {
        if (chromium == null) {
            Playwright playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                                            .setArgs(ARGUMENTS));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return chromium;
    }

    /**
     * A page of a fresh browser profile.
     *
     * @param width in px; 360 is a phone
     */
    protected Page browse(TestService service, int width, boolean javaScript) {
        BrowserContext context =
                chromium()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setBaseURL(service.address())
                                        .setViewportSize(width, 800)
                                        .setJavaScriptEnabled(javaScript)
                                        .setLocale("en-GB"));
        context.setDefaultTimeout(10_000);
        open.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    // A refused form is answered by 400, which Chromium calls an error.
                    if (message.type().equals("error")
                            && !message.text().startsWith("Failed to load resource")) {
                        complaints.add(page.url() + ": " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    protected static void signIn(Page page, String email, String password) {
        page.navigate("/signin");
        page.fill("#email", email);
        page.fill("#password", password);
        page.click("form.card button[type=submit]");
        page.waitForURL(url -> !url.contains("/signin"));
    }

    /** Nothing serious or critical, and nothing to scroll sideways for. */
    protected static void isFitForEverybody(Page page) {
        assertThat(
                        new AxeBuilder(page)
                                .analyze().getViolations().stream()
                                        .filter(
                                                one ->
                                                        List.of("serious", "critical")
                                                                .contains(one.getImpact()))
                                        .map(
                                                one ->
                                                        one.getId()
                                                                + " "
                                                                + one.getNodes().stream()
                                                                        .map(node -> node.getHtml())
                                                                        .limit(3)
                                                                        .toList())
                                        .toList())
                .as("axe on %s", page.url())
                .isEmpty();
        assertThat(
                        page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scroll on %s", page.url())
                .isEqualTo(0);
    }

    @AfterEach
    void closeAndListen() {
        open.forEach(BrowserContext::close);
        open.clear();
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        assertThat(heard).as("complaints of the console").isEmpty();
    }
}
