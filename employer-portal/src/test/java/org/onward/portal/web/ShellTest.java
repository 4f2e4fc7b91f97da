package org.onward.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onward.portal.Browserless;
import org.onward.portal.StandIn;
import org.onward.portal.TestPortal;

class ShellTest {
    static StandIn api;
    static TestPortal portal;

    @BeforeAll
    static void start() {
        api = StandIn.start();
        portal = TestPortal.start(api);
    }

    @AfterAll
    static void stop() {
        portal.close();
        api.close();
    }

    @BeforeEach
    void asNew() {
        api.asNew();
    }

    private static final Map<String, String> RIGHT =
            Map.of("email", "office@udom-metal.example", "password", "mango lantern harbour 42");

    @Test
    void theSignInPageComesWithAPolicyWithoutAnyScript() {
        HttpResponse<String> page = new Browserless(portal).get("/signin");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"en\">").doesNotContain("<script");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe", "script-src");
    }

    @Test
    void signingInGivesAHostOnlyCookieAndTheAccountsLanguage() {
        Browserless browser = new Browserless(portal);
        browser.get("/signin");
        HttpResponse<String> answer = browser.submit("/signin", RIGHT);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue("/");
        assertThat(answer.headers().allValues("set-cookie"))
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("__Host-onward-portal=")
                                        .containsIgnoringCase("HttpOnly")
                                        .contains("Secure", "Path=/", "SameSite=Lax")
                                        .doesNotContain("Domain", "eyJ", "udom"));
        assertThat(browser.get("/help").body()).contains("<html lang=\"th\">", "อุดมโลหะการ");
    }

    @Test
    void theMatchingServiceLearnsTheBrowsersAddressFromAPortalItKnows() {
        new Browserless(portal).signIn();
        assertThat(api.received("POST", "/sessions").getFirst().headers())
                .containsEntry("Onward-portal", "a lantern in the harbour")
                .containsKey("Onward-client")
                .doesNotContainKey("Authorization");
        assertThat(api.received("GET", "/me").getFirst().headers())
                .hasEntrySatisfying(
                        "Authorization", value -> assertThat(value).startsWith("Bearer "));
    }

    @Test
    void aWrongPasswordKeepsTheAddressAndSaysSoAtTheField() {
        api.answer("POST", "/sessions", "sessions-wrong");
        Browserless browser = new Browserless(portal);
        browser.get("/signin");
        HttpResponse<String> answer =
                browser.submit("/signin", Map.of("email", "niña@example.org", "password", "x"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("error-summary", "value=\"niña@example.org\"");
    }

    @Test
    void aSuspendedEmployerReadsWhyItCannotSignIn() {
        api.answer("POST", "/sessions", "sessions-suspended");
        Browserless browser = new Browserless(portal);
        browser.get("/signin");
        HttpResponse<String> answer = browser.submit("/signin", RIGHT);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("The account of this employer is suspended.");
        assertThat(browser.cookie("__Host-onward-portal")).isEmpty();
    }

    @Test
    void aPageAskedForWithoutASessionLeadsToTheSignInPageAndBackWithoutWhatWasTyped() {
        HttpResponse<String> answer = new Browserless(portal).get("/account?q=Ni%C3%B1a");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue("/signin?next=%2Faccount");
    }

    @Test
    void signingInNeverLeadsToAnotherSite() {
        for (String next : new String[] {"//evil.example", "https://evil.example", "/\\evil"}) {
            Browserless browser = new Browserless(portal);
            browser.get("/signin");
            HttpResponse<String> answer =
                    browser.submit(
                            "/signin",
                            Map.of(
                                    "email",
                                    "office@udom-metal.example",
                                    "password",
                                    "x",
                                    "next",
                                    next));
            assertThat(answer.headers().firstValue("location")).as(next).hasValue("/");
        }
    }

    /** Tries to sign in are counted by it. */
    @Test
    void aBrowserCannotNameItsOwnAddress() {
        Browserless browser = new Browserless(portal);
        browser.get("/signin");
        browser.post(
                "/signin",
                Map.of("csrf", browser.csrf(), "email", "a@b.example", "password", "x"),
                Map.of("X-Forwarded-For", "203.0.113.9", "X-Real-IP", "203.0.113.9"));
        assertThat(api.received("POST", "/sessions").getLast().headers())
                .containsKey("Onward-client")
                .doesNotContainValue("203.0.113.9");
    }

    @Test
    void aFormWithoutOurTokenOrFromAnotherSiteChangesNothing() {
        Browserless browser = new Browserless(portal).signIn();
        browser.get("/help");
        assertThat(browser.post("/signout", Map.of(), Map.of()).statusCode()).isEqualTo(403);
        Map<String, String> guess = Map.of("csrf", "guess");
        assertThat(browser.post("/signout", guess, Map.of()).statusCode()).isEqualTo(403);
        Map<String, String> own = Map.of("csrf", browser.csrf());
        assertThat(
                        browser.post("/signout", own, Map.of("Sec-Fetch-Site", "cross-site"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        browser.post("/signout", own, Map.of("Origin", "https://evil.example"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/signout", own, Map.of("Origin", "null")).statusCode())
                .isEqualTo(403);
        String others = new Browserless(portal).signIn().get("/help").body();
        assertThat(
                        browser.post(
                                        "/signin",
                                        Map.of("email", "a@b.example", "password", "x"),
                                        Map.of())
                                .statusCode())
                .as("signing in needs a form of ours too")
                .isEqualTo(403);
        assertThat(others).isNotEmpty();
        assertThat(api.received("DELETE", "/sessions/current")).isEmpty();
        assertThat(browser.submit("/signout", Map.of()).statusCode()).isEqualTo(303);
        assertThat(api.received("DELETE", "/sessions/current")).hasSize(1);
        assertThat(browser.get("/account").headers().firstValue("location").orElse(""))
                .startsWith("/signin");
    }

    @Test
    void aFormMadeForAnyoneOrForSomebodyElsesSessionOpensNothingOfMine() {
        Browserless anyone = new Browserless(portal);
        anyone.get("/signin");
        Browserless mine = new Browserless(portal).signIn();
        assertThat(mine.post("/signout", Map.of("csrf", anyone.csrf()), Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void tokensThatRanOutAreTradedOnceAndTheCookieIsWrittenAgain() {
        Browserless browser = new Browserless(portal).signIn();
        String before = browser.cookie("__Host-onward-portal");
        browser.get("/help");
        api.answer("PUT", "/me/language", "not-signed-in");
        api.received().clear();
        HttpResponse<String> answer =
                browser.submit("/language", Map.of("to", "fil", "back", "/help"));
        assertThat(answer.statusCode()).as("refused with the fresh ones too").isEqualTo(401);
        assertThat(api.received("POST", "/sessions/refresh")).hasSize(1);
        assertThat(api.received("PUT", "/me/language")).hasSize(2);
        assertThat(browser.cookie("__Host-onward-portal")).isNotEqualTo(before);
    }

    @Test
    void aTamperedCookieIsNoSession() {
        Browserless browser = new Browserless(portal).signIn();
        String cookie = browser.cookie("__Host-onward-portal");
        browser.setCookie(
                "__Host-onward-portal",
                (cookie.charAt(0) == 'A' ? 'B' : 'A') + cookie.substring(1));
        assertThat(browser.get("/account").headers().firstValue("location").orElse(""))
                .startsWith("/signin");
    }

    @Test
    void anUnknownPageIsAnsweredWithAPage() {
        HttpResponse<String> answer = new Browserless(portal).get("/nowhere");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("There is nothing here");
    }

    @Test
    void withTheMatchingServiceGoneSigningInSaysSoAndKeepsTheAddress() {
        Browserless browser = new Browserless(portal);
        browser.get("/signin");
        api.down();
        HttpResponse<String> answer = browser.submit("/signin", RIGHT);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("does not answer", "office@udom-metal.example");
    }
}
