package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every form of the portal that changes something, arranged over both APIs and filled in as its
 * page has it, with what tells by the service how often it was done.
 */
final class KilledForms {
    private static final String OWNER = "office@udom-metal.example";
    private static final String OLD = "mango lantern harbour 42";
    private static final String NEW = "seven quiet boats at noon";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /**
     * A form that is under way when the portal is killed.
     *
     * @param again what it may be answered where it was done before and is sent once more
     * @param done how often what it asks for has been done
     */
    record Posted(
            String what,
            Browserless browser,
            String action,
            Map<String, String> fields,
            Set<Integer> again,
            Callable<Integer> done) {}

    private final TwoPrograms both;
    private final Browserless staff;
    private final String staffToken;
    private final String counsellor;
    private final String owner;
    private final Browserless signedIn;
    private final int kill;
    private int next;

    /** Signed in anew, so that no session is renewed while forms are under way. */
    KilledForms(TwoPrograms both, int kill) throws Exception {
        this.both = both;
        this.kill = kill;
        this.staff = new Browserless(both.staff()).signIn("kanchana@onward.example");
        this.staffToken = token(both.staff() + "/api/v1", "kanchana@onward.example", OLD);
        this.counsellor = token(both.staff() + "/api/v1", "wilaiwan@onward.example", OLD);
        this.owner = token(both.employerApi(), OWNER, OLD);
        this.signedIn = new Browserless(both.portal()).signIn();
    }

    List<Posted> all() throws Exception {
        String vacancy = vacancy("Welder, hinges", true);
        List<Posted> forms = new ArrayList<>();
        forms.add(posting());
        forms.add(employerEdited());
        for (String answer : List.of("meet", "keep", "not_this_time")) {
            forms.add(answered(vacancy, answer));
            forms.add(answeredByLink(vacancy, answer));
        }
        forms.add(step("pause", "paused", vacancy("Welder, to be paused", true)));
        String paused = vacancy("Welder, to be opened again", true);
        ok(owner("POST", "/vacancies/%s/pause".formatted(paused), null));
        forms.add(step("open", "open", paused));
        forms.add(step("fill", "filled", vacancy("Welder, to be filled", true)));
        forms.add(step("withdraw", "withdrawn", vacancy("Welder, to be withdrawn", true)));
        forms.add(step("submit", "submitted", vacancy("Welder, to be handed in", false)));
        forms.add(edited(vacancy("Welder, to be edited", false)));
        forms.add(registered());
        forms.add(passwordChosen());
        forms.add(passwordForgotten());
        forms.add(passwordReset());
        forms.add(passwordChanged());
        return forms;
    }

    // ── the employer's own ──────────────────────────────────────────────────────────────

    /** The same session in a browser of its own, so that several send at once. */
    private Browserless browser() {
        Browserless copy = new Browserless(both.portal());
        for (String cookie : List.of("__Host-onward-portal", "onward-portal-language")) {
            if (!signedIn.cookie(cookie).isEmpty()) {
                copy.setCookie(cookie, signedIn.cookie(cookie));
            }
        }
        return copy;
    }

    private static Map<String, String> form(Browserless browser, String page, String action) {
        HttpResponse<String> shown = browser.get(page);
        assertThat(shown.statusCode()).as(page + shown.body()).isEqualTo(200);
        return new LinkedHashMap<>(PageForms.of(shown.body(), action));
    }

    private Posted posting() {
        Browserless browser = browser();
        String title = "Welder, kettles %d".formatted(kill);
        Map<String, String> typed = form(browser, "/vacancies/new", "/vacancies/new");
        typed.putAll(
                Map.of(
                        "do", "submit",
                        "kind", "job",
                        "title", title,
                        "tasks", "Weld gates & frames.\nMeasure, cut, grind.",
                        "payMin", "9500",
                        "hours", "40",
                        "seats", "2"));
        return new Posted(
                "vacancy",
                browser,
                "/vacancies/new",
                typed,
                Set.of(303),
                () ->
                        owner("GET", "/vacancies?limit=100", null).body().split(title, -1).length
                                - 1);
    }

    private Posted employerEdited() {
        Browserless browser = browser();
        Map<String, String> own = form(browser, "/employer", "/employer");
        String phone = "+66 70 000 1%03d".formatted(kill);
        own.put("phone", phone);
        return new Posted(
                "employer edited",
                browser,
                "/employer",
                own,
                Set.of(200, 303),
                () -> owner("GET", "/employer", null).body().contains(phone) ? 1 : 0);
    }

    private String vacancy(String title, boolean open) throws Exception {
        String id =
                found(
                        ok(
                                owner(
                                        "POST",
                                        "/vacancies",
                                        """
                                        {"submit": %s, "vacancy": {"kind": "job", "title": "%s %d", "tasks": "Weld.",
                                         "country": "TH", "place": "TH-40", "payMin": 12000, "currency": "THB",
                                         "payPeriod": "month", "hours": 40}}"""
                                                .formatted(open, title, kill))),
                        "\"id\":\"([^\"]+)\"");
        if (open) {
            ok(staff(staffToken, "POST", "/vacancies/%s/approval".formatted(id), ""));
        }
        return id;
    }

    private Posted step(String step, String state, String vacancy) {
        Browserless browser = browser();
        String page = "/vacancies/" + vacancy;
        return new Posted(
                "vacancy: " + step,
                browser,
                page + "/" + step,
                form(browser, page, page + "/" + step),
                // It is so already, which the page says.
                Set.of(303, 409),
                () -> state(page).equals(state) ? 1 : 0);
    }

    private Posted edited(String vacancy) {
        Browserless browser = browser();
        String page = "/vacancies/" + vacancy;
        Map<String, String> typed = form(browser, page + "/edit", page + "/edit");
        typed.putAll(Map.of("do", "draft", "payMin", "11750"));
        return new Posted(
                "vacancy edited",
                browser,
                page + "/edit",
                typed,
                // Somebody changed it meanwhile: that was this form.
                Set.of(303, 409, 412),
                () -> owner("GET", page, null).body().contains("11750") ? 1 : 0);
    }

    private String state(String path) throws Exception {
        return found(ok(owner("GET", path, null)), "\"state\":\"([^\"]+)\"");
    }

    // ── answers ─────────────────────────────────────────────────────────────────────────

    private Posted answered(String vacancy, String answer) throws Exception {
        Browserless browser = browser();
        String page = "/introductions/" + introduced(vacancy);
        Map<String, String> typed = form(browser, page, page + "/answer");
        return answer("answer: " + answer, browser, page + "/answer", typed, answer, page);
    }

    private Posted answeredByLink(String vacancy, String answer) throws Exception {
        Browserless browser = new Browserless(both.portal());
        String title =
                found(ok(owner("GET", "/vacancies/" + vacancy, null)), "\"title\":\"([^\"]+)\"");
        Set<String> before = Set.copyOf(mails(OWNER));
        String page = "/introductions/" + introduced(vacancy);
        String mail =
                mails(OWNER).stream()
                        .filter(one -> !before.contains(one))
                        .findFirst()
                        .orElseThrow();
        String link = found(staff.get(mail).body(), "(/answer/[^\"<]+)");
        assertThat(browser.get(link).body()).contains(title);
        return answer("link: " + answer, browser, link, form(browser, link, link), answer, page);
    }

    private Posted answer(
            String what,
            Browserless browser,
            String action,
            Map<String, String> typed,
            String answer,
            String introduction) {
        typed.put("answer", answer);
        if (answer.equals("not_this_time")) {
            typed.put("reason", "seat_filled");
        }
        String after =
                Map.of("meet", "meeting", "keep", "kept", "not_this_time", "declined").get(answer);
        return new Posted(
                what,
                browser,
                action,
                typed,
                Set.of(200, 303),
                () -> state(introduction).equals(after) ? 1 : 0);
    }

    /** Somebody who agreed to it, each time another one. */
    private String introduced(String vacancy) throws Exception {
        int n = kill * 100 + ++next;
        String id =
                found(
                        ok(
                                staff(
                                        counsellor,
                                        "POST",
                                        "/returnees",
                                        """
                                        {"kind": "job_seeker", "name": "สมชาย ใจดี %d", "birthDate": "%d-05",
                                         "phone": "+66 70 001 %04d"}"""
                                                .formatted(n, 1950 + n % 50, n))),
                        "\"id\":\"([^\"]+)\"");
        String person = "/returnees/" + id;
        String profile = ok(staff(counsellor, "GET", person + "/profile", null));
        ok(
                staff(
                        counsellor,
                        "PUT",
                        person + "/profile",
                        """
                        {"version": %s, "profile": {"skills": [], "experience": [], "education": 3,
                          "languages": [{"language": "th", "level": 4}],
                          "places": [{"place": "TH-40", "country": "TH", "withinKm": 40}]}}"""
                                .formatted(found(profile, "\"version\":(\\d+)"))));
        ok(staff(counsellor, "POST", person + "/readiness", "{\"to\": \"ready\"}"));
        String employer = found(ok(owner("GET", "/employer", null)), "\"id\":\"([^\"]+)\"");
        String asked = "\"employer\": \"%s\", \"preset\": \"card\"".formatted(employer);
        String preview =
                ok(staff(counsellor, "POST", person + "/consents/preview", "{" + asked + "}"));
        ok(
                staff(
                        counsellor,
                        "POST",
                        person + "/consents",
                        "{%s, \"endsOn\": \"%s\", \"previewHash\": \"%s\"}"
                                .formatted(
                                        asked,
                                        java.time.LocalDate.now(java.time.ZoneId.of("Asia/Bangkok"))
                                                .plusDays(60),
                                        found(preview, "\"hash\":\"([^\"]+)\""))));
        return found(
                ok(
                        staff(
                                counsellor,
                                "POST",
                                person + "/introductions",
                                "{\"vacancy\": \"%s\"}".formatted(vacancy))),
                "\"id\":\"([^\"]+)\"");
    }

    // ── accounts ────────────────────────────────────────────────────────────────────────

    private String email(String who) {
        return "%s%d@kainan.example".formatted(who, kill);
    }

    private Posted registered() {
        Browserless anybody = new Browserless(both.portal());
        String email = email("nina");
        Map<String, String> registration = form(anybody, "/register", "/register");
        registration.putAll(
                Map.of(
                        "name", "Kainan ni Aling Niña " + kill,
                        "kind", "employer",
                        "place", "PH-LAG",
                        "sector", "I",
                        "contactName", "Niña",
                        "phone", "+63 900 000 0000",
                        "email", email));
        return new Posted(
                "registration",
                anybody,
                "/register",
                registration,
                Set.of(200, 303),
                () -> mails(email).size());
    }

    /** The first one, which makes the employer and its account. */
    private Posted passwordChosen() throws Exception {
        String email = email("rosa");
        String link = asked(email);
        Browserless anybody = new Browserless(both.portal());
        Map<String, String> typed = form(anybody, link, "/register/confirm");
        typed.put("password", NEW);
        return new Posted(
                "password chosen",
                anybody,
                "/register/confirm",
                typed,
                Set.of(200, 303),
                () -> signsIn(email, NEW));
    }

    /** Whoever asks again is written to again. */
    private Posted passwordForgotten() throws Exception {
        String email = employer("lita");
        int before = mails(email).size();
        Browserless anybody = new Browserless(both.portal());
        Map<String, String> typed = form(anybody, "/forgot", "/forgot");
        typed.put("email", email);
        return new Posted(
                "password forgotten",
                anybody,
                "/forgot",
                typed,
                Set.of(303),
                () -> Math.min(1, mails(email).size() - before));
    }

    private Posted passwordReset() throws Exception {
        String email = employer("bea");
        Set<String> before = Set.copyOf(mails(email));
        ok(
                api(
                        both.employerApi(),
                        "POST",
                        null,
                        "/password-resets",
                        "{\"email\": \"%s\"}".formatted(email)));
        String mail =
                mails(email).stream()
                        .filter(one -> !before.contains(one))
                        .findFirst()
                        .orElseThrow();
        String link = found(staff.get(mail).body(), "(/reset[?]token=[^\"<]+)");
        Browserless anybody = new Browserless(both.portal());
        Map<String, String> typed = form(anybody, link, "/reset");
        typed.put("password", NEW);
        return new Posted(
                "password reset",
                anybody,
                "/reset",
                typed,
                // The link was used.
                Set.of(303, 410),
                () -> signsIn(email, NEW));
    }

    private Posted passwordChanged() throws Exception {
        String email = employer("dolores");
        Browserless browser = new Browserless(both.portal()).signIn(email);
        Map<String, String> typed = form(browser, "/account", "/account/password");
        typed.putAll(Map.of("present", OLD, "password", NEW));
        return new Posted(
                "password changed",
                browser,
                "/account/password",
                typed,
                // The session ended with the old one.
                Set.of(303, 401),
                () -> signsIn(email, NEW));
    }

    private int signsIn(String email, String password) throws Exception {
        return token(both.employerApi(), email, password).isEmpty() ? 0 : 1;
    }

    /** Of an employer that was just asked for. */
    private String asked(String email) throws Exception {
        ok(
                api(
                        both.employerApi(),
                        "POST",
                        null,
                        "/registrations",
                        """
                        {"kind": "employer", "country": "PH", "place": "PH-LAG", "sector": "I", "language": "en",
                         "contactName": "Niña", "phone": "+63 900 000 0000", "email": "%s", "name": "Kainan %s"}"""
                                .formatted(email, email)));
        return found(
                staff.get(mails(email).getFirst()).body(), "(/register/confirm[?]token=[^\"<]+)");
    }

    /** Somebody who signs in with the demo's password. */
    private String employer(String who) throws Exception {
        String email = email(who);
        String link = asked(email);
        ok(
                api(
                        both.employerApi(),
                        "POST",
                        null,
                        "/registrations/confirmation",
                        "{\"token\": \"%s\", \"password\": \"%s\"}"
                                .formatted(link.substring(link.indexOf('=') + 1), OLD)));
        return email;
    }

    private static final Pattern MAIL =
            Pattern.compile(
                    "<a href=\"(/demo/outbox/[^\"]+)\">.*?<p class=\"about meta\">(.*?)</p>",
                    Pattern.DOTALL);

    /** Of the demo's outbox, the newest first. */
    private List<String> mails(String address) {
        List<String> mails = new ArrayList<>();
        Matcher mail = MAIL.matcher(staff.get("/demo/outbox").body());
        while (mail.find()) {
            if (mail.group(2).contains(address)) {
                mails.add(mail.group(1));
            }
        }
        return mails;
    }

    // ── both APIs ───────────────────────────────────────────────────────────────────────

    private HttpResponse<String> owner(String method, String path, @Nullable String body)
            throws Exception {
        return api(both.employerApi(), method, owner, path, body);
    }

    private HttpResponse<String> staff(
            String token, String method, String path, @Nullable String body) throws Exception {
        return api(both.staff() + "/api/v1", method, token, path, body);
    }

    private static String ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isBetween(200, 204);
        return answer.body();
    }

    static String token(String api, String email, String password) throws Exception {
        return found(
                api(
                                api,
                                "POST",
                                null,
                                "/sessions",
                                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                        .body(),
                "\"accessToken\":\"([^\"]+)\"");
    }

    static HttpResponse<String> api(
            String api, String method, @Nullable String token, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
