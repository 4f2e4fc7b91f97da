package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every route of the portal × whoever may ask for it. A route without a line in {@code routes.txt}
 * fails, and so does a line without a route: nobody opens an address by forgetting it.
 */
class RoutesTest {
    /** What only reads, though it is asked for with a body, and what keeps somebody signed in. */
    private static final Set<String> READING =
            Set.of("/answer-links/view", "/vacancies/suggestions", "/sessions/refresh");

    private static final String VACANCY = "0f5b8a3c-2c55-4b7e-9a57-61d1b3f4e0a2";
    private static final String INTRODUCTION = "b9a2d6a0-5a8e-4a39-9a4e-5f0f6a3a7c55";

    /** Which the stand-in knows nothing of, like one of another employer. */
    private static final String OTHERS = "11111111-2222-4333-8444-555555555555";

    private static final Map<String, String> EXPECTED = new TreeMap<>();

    static StandIn api;
    static TestPortal portal;

    @BeforeAll
    static void start() throws IOException {
        api = StandIn.start();
        portal = TestPortal.start(api);
        try (var lines = RoutesTest.class.getResourceAsStream("/routes.txt")) {
            new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(
                            line -> {
                                String[] parts = line.split("\\s+", 3);
                                EXPECTED.put(parts[0] + " " + parts[1], parts[2]);
                            });
        }
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

    @Test
    void everyRouteHasALineAndEveryLineARoute() {
        Set<String> routes = new TreeSet<>();
        portal.context()
                .getBean(Router.class)
                .uriRoutes()
                .map(RoutesTest::name)
                .filter(route -> !route.contains(" /health") && !route.contains(" /prometheus"))
                .filter(route -> !route.startsWith("HEAD ") && !route.startsWith("OPTIONS "))
                .forEach(routes::add);
        assertThat(routes).containsExactlyElementsOf(new TreeSet<>(EXPECTED.keySet()));
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName()
                + " "
                + route.getUriMatchTemplate().toPathString().replaceAll("(?<=.)/$", "");
    }

    @Test
    void whoIsNotSignedInIsAskedToAndNothingOfSomebodysIsTouched() {
        List<String> wrong = new ArrayList<>();
        EXPECTED.forEach(
                (route, who) -> {
                    Browserless visitor = new Browserless(portal);
                    visitor.get("/signin");
                    api.received().clear();
                    HttpResponse<String> answer = call(visitor, route, VACANCY);
                    String leads = answer.headers().firstValue("location").orElse("");
                    boolean asked =
                            leads.startsWith("/signin?next=")
                                    || leads.startsWith("/signin?ended=")
                                    || (answer.statusCode() == 401
                                            && answer.body().contains("action=\"/signin\""));
                    if (asked != who.equals("signed-in")) {
                        wrong.add(route + " → " + answer.statusCode());
                    }
                    if (asked && !api.received().isEmpty()) {
                        wrong.add(route + " asked the matching service: " + api.received());
                    }
                    api.received().stream()
                            .filter(one -> one.headers().containsKey("Authorization"))
                            .filter(one -> !route.equals("POST /signin"))
                            .forEach(one -> wrong.add(route + " with a token: " + one.path()));
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoIsSignedInIsServedOnEveryRoute() {
        List<String> wrong = new ArrayList<>();
        EXPECTED.keySet()
                .forEach(
                        route -> {
                            Browserless mine = new Browserless(portal).signIn();
                            mine.get("/help");
                            int status = call(mine, route, VACANCY).statusCode();
                            boolean wantsMore = status == 400 && route.startsWith("POST ");
                            if (status != 200 && status != 303 && !wantsMore) {
                                wrong.add(route + " → " + status);
                            }
                        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatBelongsToAnotherEmployerIsAnsweredLikeWhatIsNotThere() {
        Browserless mine = new Browserless(portal).signIn();
        String nothing = withoutAddress(mine.get("/nowhere").body());
        List<String> wrong = new ArrayList<>();
        EXPECTED.keySet().stream()
                .filter(route -> route.contains("{id}"))
                .forEach(
                        route -> {
                            mine.get("/help");
                            HttpResponse<String> answer = call(mine, route, OTHERS);
                            if (answer.statusCode() != 404
                                    || !withoutAddress(answer.body()).equals(nothing)) {
                                wrong.add(route + " → " + answer.statusCode());
                            }
                        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aFormWithoutOurTokenOrFromElsewhereIsRefusedAndNothingSentOn() {
        Map<String, BiConsumer<Browserless, Refused>> ways = new TreeMap<>();
        ways.put("without a token", (mine, refused) -> refused.post(mine, Map.of(), Map.of()));
        ways.put(
                "with a guessed token",
                (mine, refused) -> refused.post(mine, Map.of("csrf", "guess"), Map.of()));
        ways.put(
                "with the token of somebody else's session",
                (mine, refused) -> {
                    api.otherwise("office@udom-metal.example", "nena@kainan.example");
                    Browserless other = new Browserless(portal).signIn();
                    other.get("/help");
                    api.asNew();
                    refused.post(mine, Map.of("csrf", other.csrf()), Map.of());
                });
        for (String origin : List.of("https://evil.example", "http://localhost:1", "null")) {
            ways.put(
                    "from " + origin,
                    (mine, refused) -> refused.post(mine, own(mine), Map.of("Origin", origin)));
        }
        for (String site : List.of("cross-site", "same-site")) {
            ways.put(
                    "from a page that is " + site,
                    (mine, refused) ->
                            refused.post(mine, own(mine), Map.of("Sec-Fetch-Site", site)));
        }
        List<String> wrong = new ArrayList<>();
        EXPECTED.forEach(
                (route, who) -> {
                    if (!route.startsWith("POST ")) {
                        return;
                    }
                    ways.forEach(
                            (way, send) -> {
                                if (way.contains("else's") && who.equals("anyone")) {
                                    return; // whoever has the link or the password may send it
                                }
                                Browserless mine = new Browserless(portal).signIn();
                                mine.get("/help");
                                api.received().clear();
                                send.accept(
                                        mine,
                                        (browser, fields, headers) -> {
                                            api.received().clear();
                                            HttpResponse<String> answer =
                                                    browser.post(
                                                            path(route, VACANCY), fields, headers);
                                            if (answer.statusCode() != 403
                                                    || !api.received().isEmpty()) {
                                                wrong.add(
                                                        "%s %s → %d %s"
                                                                .formatted(
                                                                        route,
                                                                        way,
                                                                        answer.statusCode(),
                                                                        api.received()));
                                            }
                                        });
                            });
                });
        assertThat(wrong).isEmpty();
    }

    private interface Refused {
        void post(Browserless browser, Map<String, String> fields, Map<String, String> headers);
    }

    private static Map<String, String> own(Browserless browser) {
        return Map.of("csrf", browser.csrf());
    }

    /** Programs that look through mails, and browsers that load ahead, follow every link. */
    @Test
    void lookingNeverActs() {
        List<String> wrong = new ArrayList<>();
        EXPECTED.forEach(
                (route, who) -> {
                    if (!route.startsWith("GET ")) {
                        return;
                    }
                    for (Browserless browser :
                            List.of(new Browserless(portal).signIn(), new Browserless(portal))) {
                        for (String query :
                                List.of(
                                        "",
                                        "?done=posted&do=submit&answer=meet&step=withdraw",
                                        "?to=fil&token=t&in=th&ended=1&did=out&csrf=x")) {
                            api.received().clear();
                            browser.get(path(route, VACANCY) + query);
                            api.received().stream()
                                    .filter(one -> !one.method().equals("GET"))
                                    .filter(one -> !READING.contains(one.path()))
                                    .forEach(
                                            one ->
                                                    wrong.add(
                                                            route
                                                                    + query
                                                                    + " sent "
                                                                    + one.method()
                                                                    + " "
                                                                    + one.path()));
                        }
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyAnswerSaysThatNothingOfItIsKeptAndNoScriptRuns() {
        List<String> wrong = new ArrayList<>();
        EXPECTED.keySet()
                .forEach(
                        route -> {
                            Browserless mine = new Browserless(portal).signIn();
                            mine.get("/help");
                            var headers = call(mine, route, VACANCY).headers();
                            String policy =
                                    headers.firstValue("content-security-policy").orElse("");
                            String kept = headers.firstValue("cache-control").orElse("");
                            if (!policy.startsWith("default-src 'none'")
                                    || policy.contains("script-src")
                                    || (!kept.equals("no-store") && !route.contains("/assets/"))) {
                                wrong.add(route + ": " + policy + " " + kept);
                            }
                        });
        assertThat(wrong).isEmpty();
    }

    private static HttpResponse<String> call(Browserless browser, String route, String id) {
        String path = path(route, id);
        return route.startsWith("GET ")
                ? browser.get(path)
                : browser.submit(path, new HashMap<>(Map.of("answer", "meet", "key", "12345678")));
    }

    private static String path(String route, String id) {
        String path = route.substring(route.indexOf(' ') + 1);
        return path.replace(
                        "{id}", path.startsWith("/intro") && id.equals(VACANCY) ? INTRODUCTION : id)
                .replace("{step}", "pause")
                .replace("{token}", "t")
                .replace("{version}", "1")
                .replace("{name}", "icon.svg");
    }

    /** The error page without what is another on every page: the forms' tokens, its own address. */
    private static String withoutAddress(String page) {
        return page.replaceAll("name=\"(csrf|back)\" value=\"[^\"]*\"", "");
    }
}
