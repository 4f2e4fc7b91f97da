package org.onward.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;

class ShellTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";

    static TestService service;
    static TestWorld world;
    static String email;

    @BeforeAll
    static void start() {
        service = TestService.start();
        world = new TestWorld(service);
        email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Niña Peñaflor",
                                PASSWORD,
                                Role.ADMINISTRATOR,
                                null,
                                null,
                                null,
                                "en"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theSignInPageComesWithAStrictPolicyAndInTheBrowsersLanguage() {
        Browserless browser = new Browserless(service);
        HttpResponse<String> page = browser.get("/signin");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"en\">", "Sign in");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        browser.get("/language?to=th&back=/signin");
        assertThat(browser.get("/signin").body()).contains("<html lang=\"th\">");
    }

    @Test
    void aPageAskedForWithoutASessionLeadsToTheSignInPageAndBackWithoutWhatWasTyped() {
        HttpResponse<String> answer = new Browserless(service).get("/people?q=Ni%C3%B1a");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue("/signin?next=%2Fpeople");
    }

    @Test
    void theSessionCookieIsHostOnlyAndUnreadableForScripts() {
        Browserless browser = new Browserless(service);
        HttpResponse<String> answer =
                browser.post("/signin", Map.of("email", email, "password", PASSWORD), Map.of());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("set-cookie"))
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("__Host-onward=")
                                        .containsIgnoringCase("HttpOnly")
                                        .contains("Secure", "Path=/", "SameSite=Lax")
                                        .doesNotContain("Domain"));
    }

    @Test
    void aWrongPasswordKeepsTheAddressAndSaysSoAtTheField() {
        HttpResponse<String> answer =
                new Browserless(service)
                        .post("/signin", Map.of("email", email, "password", "wrong"), Map.of());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("error-summary", "value=\"" + email + "\"");
    }

    @Test
    void signingInNeverLeadsToAnotherSite() {
        for (String next : new String[] {"//evil.example", "https://evil.example", "/\\evil"}) {
            HttpResponse<String> answer =
                    new Browserless(service)
                            .post(
                                    "/signin",
                                    Map.of("email", email, "password", PASSWORD, "next", next),
                                    Map.of());
            assertThat(answer.headers().firstValue("location")).as(next).hasValue("/");
        }
    }

    @Test
    void aFormWithoutTheSessionsTokenOrFromAnotherSiteChangesNothing() {
        Browserless browser = new Browserless(service).signIn(email, PASSWORD);
        assertThat(browser.post("/signout", Map.of(), Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/signout", Map.of("csrf", "guess"), Map.of()).statusCode())
                .isEqualTo(403);
        browser.get("/nowhere");
        assertThat(
                        browser.post("/signout", Map.of(), Map.of("Sec-Fetch-Site", "cross-site"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        browser.post("/signout", Map.of(), Map.of("Origin", "https://evil.example"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(browser.submit("/signout", Map.of()).statusCode())
                .as("the page's own token is taken")
                .isEqualTo(303);
        assertThat(browser.get("/").headers().firstValue("location").orElse(""))
                .startsWith("/signin");
    }

    @Test
    void whoseSessionWasEndedCanSignInAgainAtOnce() {
        Browserless browser = new Browserless(service).signIn(email, PASSWORD);
        service.sql("update session set ended_at = now(), ended_because = 'signed_out'");
        assertThat(browser.get("/").headers().firstValue("location")).hasValue("/signin?next=%2F");
        assertThat(browser.get("/signin?next=%2F").statusCode()).isEqualTo(200);
        browser.signIn(email, PASSWORD);
    }

    @Test
    void aTamperedCookieIsNoSession() {
        Browserless browser = new Browserless(service).signIn(email, PASSWORD);
        String cookie = browser.cookie("__Host-onward");
        browser.setCookie(
                "__Host-onward", (cookie.charAt(0) == 'A' ? 'B' : 'A') + cookie.substring(1));
        assertThat(browser.get("/").headers().firstValue("location").orElse(""))
                .startsWith("/signin");
    }

    @Test
    void anUnknownPageIsAnsweredWithAPageNotWithJson() {
        Browserless browser = new Browserless(service).signIn(email, PASSWORD);
        HttpResponse<String> answer = browser.get("/nowhere");
        assertThat(answer.statusCode()).isIn(403, 404);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/html");
    }
}
