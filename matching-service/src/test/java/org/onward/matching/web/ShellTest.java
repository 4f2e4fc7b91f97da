package org.onward.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Meeting;
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
    void onlyAPostChangesTheLanguageOfAnAccount() {
        Browserless browser = new Browserless(service).signIn(email, PASSWORD);
        browser.get("/language?to=fil&back=/accounts");
        assertThat(browser.get("/accounts").body()).contains("<html lang=\"en\">");
        assertThat(browser.post("/language", Map.of("to", "th"), Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(
                        browser.submit("/language", Map.of("to", "th", "back", "/accounts"))
                                .headers()
                                .firstValue("location"))
                .contains("/accounts");
        assertThat(browser.get("/accounts").body()).contains("<html lang=\"th\">");
        browser.submit("/language", Map.of("to", "en", "back", "//evil.example"));
        assertThat(browser.get("/accounts").body()).contains("<html lang=\"en\">");
    }

    @Test
    void whoIsInvitedChoosesTheirPasswordOnceByTheLink() {
        Browserless browser = new Browserless(service).signIn(email, PASSWORD);
        assertThat(browser.get("/").headers().firstValue("location")).contains("/accounts");
        browser.get("/accounts/new");
        assertThat(browser.submit("/accounts/new", Map.of("displayName", "José")).body())
                .contains("href=\"#role\"", "value=\"José\"");
        assertThat(
                        browser.submit(
                                        "/accounts/new",
                                        Map.of(
                                                "role",
                                                "counsellor",
                                                "email",
                                                "x",
                                                "language",
                                                "en"))
                                .body())
                .contains("href=\"#email\"", "href=\"#displayName\"", "href=\"#office\"");
        String invited = UUID.randomUUID() + "@example.org";
        HttpResponse<String> opened =
                browser.submit(
                        "/accounts/new",
                        Map.of(
                                "role",
                                "counsellor",
                                "email",
                                invited,
                                "displayName",
                                "Ligaya Cruz",
                                "office",
                                world.cebu.toString(),
                                "language",
                                "fil"));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        assertThat(opened.body())
                .contains("A mail to Ligaya Cruz", "Office PH-CEB")
                .doesNotContain("/welcome");
        String link = link(invited);
        Browserless ligaya = new Browserless(service);
        assertThat(ligaya.get(link).body()).contains("name=\"password\"").doesNotContain(invited);
        String token = link.substring(link.indexOf('=') + 1);
        assertThat(welcomed(ligaya, token, "password1234")).isEqualTo(400);
        assertThat(welcomed(ligaya, token, "guava lantern seven boats")).isEqualTo(303);
        assertThat(welcomed(ligaya, token, "guava lantern eight boats")).as("once").isEqualTo(410);
        assertThat(ligaya.get(link).statusCode()).isEqualTo(410);
        ligaya.signIn(invited, "guava lantern seven boats");
        assertThat(ligaya.get("/work").statusCode()).isEqualTo(200);

        String id = service.ask("select id from account where email = ?", invited);
        assertThat(browser.submit("/accounts/" + id, Map.of("act", "close")).statusCode())
                .isEqualTo(303);
        assertThat(ligaya.get("/work").statusCode()).as("at once").isEqualTo(303);
        browser.submit("/accounts/" + id, Map.of("act", "open"));
        browser.submit("/accounts/" + id, Map.of("act", "link"));
        String again = link(invited);
        assertThat(
                        new Browserless(service)
                                .post(
                                        "/signin",
                                        Map.of(
                                                "email",
                                                invited,
                                                "password",
                                                "guava lantern seven boats"),
                                        Map.of())
                                .statusCode())
                .as("the old password is over")
                .isEqualTo(401);
        assertThat(new Browserless(service).get(again).statusCode()).isEqualTo(200);
        assertThat(new Browserless(service).get("/welcome?link=guess").statusCode()).isEqualTo(410);
        String once = again.substring(again.indexOf('=') + 1);
        assertThat(
                        Meeting.at(
                                service,
                                "select from credential where account_id = ?",
                                UUID.fromString(id),
                                () -> welcomed(ligaya, once, "guava lantern nine boats"),
                                () -> welcomed(ligaya, once, "guava lantern ten boats")))
                .as("chosen twice at once, it is the first")
                .containsExactly(303, 410);
        ligaya.signIn(invited, "guava lantern nine boats");
    }

    private static int welcomed(Browserless browser, String token, String password) {
        return browser.post("/welcome", Map.of("link", token, "password", password), Map.of())
                .statusCode();
    }

    /** As it goes to the address, and to nobody else. */
    private static String link(String email) {
        return service.ask(
                """
                select filled_in ->> 'staffLink' from mail where address = ? and purpose = 'INVITATION'
                order by created_at desc limit 1""",
                email);
    }

    @Test
    void theAuditorReadsTheTrailNarrowsItAndHasItsSealsChecked() {
        String auditor = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                auditor,
                                "Wichai Thongdee",
                                PASSWORD,
                                Role.AUDITOR,
                                null,
                                null,
                                null,
                                "en"));
        Browserless admin = new Browserless(service).signIn(email, PASSWORD);
        admin.get("/accounts");
        String id = service.ask("select id from account where email = ?", auditor);
        Browserless browser = new Browserless(service).signIn(auditor, PASSWORD);
        assertThat(browser.get("/").headers().firstValue("location")).contains("/trail");
        assertThat(browser.get("/trail?of=" + id).body())
                .contains("open account", "/trail?of=" + id)
                .doesNotContain("Nothing was done");
        String own = service.ask("select id from account where email = ?", email);
        admin.submit("/accounts/" + id, Map.of("act", "open"));
        assertThat(browser.get("/trail?by=" + own).body())
                .contains("Niña Peñaflor", "set standing active");
        assertThat(browser.submit("/trail", Map.of()).body()).contains("All of them hold.");
        assertThat(admin.get("/trail").statusCode()).isEqualTo(403);
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
