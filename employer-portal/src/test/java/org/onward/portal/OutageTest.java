package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.scheduling.TaskExecutors;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The matching service goes away in the middle of each form. Whoever filled it in is told so in a
 * sentence, keeps what was typed, and sends it once more; nothing is done twice, and the portal
 * serves again soon after the service does.
 */
class OutageTest {
    private static final Logger LOG = LoggerFactory.getLogger(OutageTest.class);
    private static final long READ_MILLIS = 600;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PASSWORD = "seven green mangoes 81";

    private static final String VACANCY = "/vacancies/0f5b8a3c-2c55-4b7e-9a57-61d1b3f4e0a2";
    private static final String WAITING = "/introductions/b9a2d6a0-5a8e-4a39-9a4e-5f0f6a3a7c55";

    enum Outage {
        DOWN {
            @Override
            void begin() {
                api.down();
            }
        },
        SLOW {
            @Override
            void begin() {
                api.slow(READ_MILLIS + 400);
            }
        },
        BROKEN {
            @Override
            void begin() {
                api.broken(500);
            }
        },
        BUSY {
            @Override
            void begin() {
                api.broken(503);
            }
        },
        CUT {
            @Override
            void begin() {
                api.cut();
            }
        };

        abstract void begin();
    }

    /**
     * A form somebody sends.
     *
     * @param keyed whether it carries a key that makes sending it twice harmless
     */
    private record Act(
            String page, String action, String method, boolean keyed, Map<String, String> typed) {}

    private static final List<Act> MINE =
            List.of(
                    new Act(
                            "/vacancies/new",
                            "/vacancies/new",
                            "POST",
                            true,
                            Map.of(
                                    "do", "submit",
                                    "kind", "job",
                                    "title", "ช่างเชื่อม “มือหนึ่ง”",
                                    "tasks", "Weld gates & frames.\nMeasure, cut, grind.",
                                    "payMin", "9,500",
                                    "hours", "๔๐",
                                    "startOn", "2027-01-11",
                                    "seats", "2",
                                    "nights", "no")),
                    new Act(
                            VACANCY + "/edit",
                            VACANCY + "/edit",
                            "PUT",
                            false,
                            Map.of("do", "draft", "title", "Welder", "plan", "Month by month")),
                    new Act(
                            WAITING,
                            WAITING + "/answer",
                            "POST",
                            true,
                            Map.of("answer", "not_this_time", "reason", "place_taken")),
                    new Act(VACANCY, VACANCY + "/pause", "POST", false, Map.of()),
                    new Act(
                            "/employer",
                            "/employer",
                            "PUT",
                            false,
                            Map.of("phone", "+66 70 000 0999", "contactName", "อุดม")));

    private static final List<Act> ANYONES =
            List.of(
                    new Act("/answer/t", "/answer/t", "POST", true, Map.of("answer", "meet")),
                    new Act(
                            "/register",
                            "/register",
                            "POST",
                            true,
                            Map.of(
                                    "name", "Kainan ni Aling Niña",
                                    "kind", "training_provider",
                                    "place", "PH-LAG",
                                    "sector", "I",
                                    "contactName", "Niña",
                                    "phone", "+63 900 000 0000",
                                    "email", "nina@kainan.example")),
                    new Act(
                            "/register/confirm?token=t",
                            "/register/confirm",
                            "POST",
                            true,
                            Map.of("password", PASSWORD)),
                    new Act(
                            "/forgot",
                            "/forgot",
                            "POST",
                            false,
                            Map.of("email", "nina@kainan.example")),
                    new Act(
                            "/reset?token=t",
                            "/reset",
                            "POST",
                            false,
                            Map.of("password", PASSWORD)));

    static StandIn api;
    static TestPortal portal;

    @BeforeAll
    static void start() {
        api = StandIn.start();
        portal = TestPortal.start(api, Map.of("onward.employer-api.read-millis", READ_MILLIS));
    }

    @AfterAll
    static void stop() {
        portal.close();
        api.close();
    }

    @BeforeEach
    void asNewAndReady() {
        api.asNew();
        ready();
        api.received().clear();
    }

    /** However many wait for the service. */
    @Test
    void nobodyWaitsForATurnBehindThoseWhoWait() throws Exception {
        ExecutorService requests =
                portal.context()
                        .getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.BLOCKING));
        CountDownLatch all = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            requests.execute(
                    () -> {
                        all.countDown();
                        try {
                            all.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPageOfManySlowAnswersIsNotWaitedForAnswerByAnswer() {
        Browserless browser = new Browserless(portal).signIn();
        api.slow(READ_MILLIS - 100);
        assertThat(browser.get("/").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @EnumSource
    void nothingTypedIsLostAndNothingIsDoneTwice(Outage outage) {
        for (Act act : MINE) {
            Browserless browser = new Browserless(portal).signIn();
            goesThrough(outage, browser, act);
        }
        for (Act act : ANYONES) {
            Browserless browser = new Browserless(portal);
            browser.get("/language?to=en&back=/help");
            goesThrough(outage, browser, act);
        }
    }

    private static void goesThrough(Outage outage, Browserless browser, Act act) {
        String what = outage + " " + act.action();
        Map<String, String> filled =
                new LinkedHashMap<>(PageForms.of(browser.get(act.page()).body(), act.action()));
        filled.putAll(act.typed());
        api.received().clear();

        outage.begin();
        HttpResponse<String> away = browser.submit(act.action(), filled);
        assertThat(away.statusCode()).as(what).isEqualTo(503);
        assertThat(away.body()).as(what).contains("Our service does not answer.");
        Map<String, String> kept = new LinkedHashMap<>(PageForms.of(away.body(), act.action()));
        filled.forEach(
                (name, value) -> {
                    if (!name.equals("password") && !isButton(act, name)) {
                        assertThat(kept.getOrDefault(name, ""))
                                .as(what + " keeps " + name)
                                .isEqualTo(value);
                    }
                });
        List<StandIn.Received> before = writes(act);
        assertThat(before).as(what + ": sent by us at most once").hasSizeLessThanOrEqualTo(1);

        api.asNew(); // back, and what it received so far forgotten
        act.typed()
                .forEach(
                        (name, value) -> {
                            if (name.equals("password") || isButton(act, name)) {
                                kept.put(name, value);
                            }
                        });
        long since = System.nanoTime();
        HttpResponse<String> done = browser.submit(act.action(), kept);
        while (done.statusCode() == 503 && isSoon(since)) {
            pause();
            done = browser.submit(act.action(), kept);
        }
        assertThat(done.statusCode()).as(what).isIn(200, 303);
        List<StandIn.Received> after = writes(act);
        assertThat(after).as(what + ": done once").hasSize(1);
        if (act.keyed()) {
            assertThat(after.getFirst().key()).as(what).hasSizeGreaterThan(8);
            before.forEach(
                    sent ->
                            assertThat(sent.key())
                                    .as(what + ": the same key again")
                                    .isEqualTo(after.getFirst().key()));
        }
        before.forEach(
                sent ->
                        assertThat(sent.body())
                                .as(what + ": the same again")
                                .isEqualTo(after.getFirst().body()));
    }

    /** A button that is pressed again, where the page is not one with a button of its own. */
    private static boolean isButton(Act act, String name) {
        return act.typed().containsKey(name) && (name.equals("do") || name.equals("answer"));
    }

    private static List<StandIn.Received> writes(Act act) {
        return api.received().stream()
                .filter(one -> one.method().equals(act.method()))
                .filter(one -> !one.path().equals("/answer-links/view"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void pagesSayThatWeAreAwayAndAreThereAgainWithinTenSeconds(Outage outage) {
        Browserless browser = new Browserless(portal).signIn();
        api.received().clear();
        outage.begin();
        HttpResponse<String> away = browser.get("/introductions");
        for (int i = 0; i < 7; i++) { // until nothing is asked any more
            away = browser.get("/introductions");
        }
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("retry-after")).hasValue("5");
        assertThat(away.body())
                .contains("We are not reachable just now", "href=\"/introductions\"");
        assertThat(browser.get("/help").statusCode()).isEqualTo(200);
        assertThat(browser.cookie("__Host-onward-portal")).as("still signed in").isNotEmpty();
        api.asNew();
        long since = System.nanoTime();
        HttpResponse<String> page = browser.get("/introductions");
        while (page.statusCode() == 503 && isSoon(since)) {
            pause();
            page = browser.get("/introductions");
        }
        LOG.info("{}: served again after {} ms", outage, (System.nanoTime() - since) / 1_000_000);
        assertThat(page.statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasWaitedForAnAnswerOnceIsNotMadeToWaitAgain() {
        Browserless browser = new Browserless(portal).signIn();
        api.received().clear();
        Outage.SLOW.begin();
        assertThat(browser.get("/introductions").statusCode()).isEqualTo(503);
        assertThat(api.received("GET", "/introductions")).hasSize(1);
    }

    @Test
    void aReadThatWasCutIsAskedAgainUnnoticed() {
        Browserless browser = new Browserless(portal).signIn();
        api.cutNext(1);
        assertThat(browser.get("/introductions").statusCode()).isEqualTo(200);
    }

    @Test
    void aChangeWhoseAnswerGotLostCountsAsSavedWhenItIsSentAgain() {
        Browserless browser = new Browserless(portal).signIn();
        Map<String, String> edit =
                new LinkedHashMap<>(
                        PageForms.of(browser.get(VACANCY + "/edit").body(), VACANCY + "/edit"));
        edit.put("do", "draft");
        edit.put("title", "Welder");
        edit.put("payMin", "9600");
        Map<String, String> own =
                new LinkedHashMap<>(PageForms.of(browser.get("/employer").body(), "/employer"));
        own.put("phone", "+66 70 000 0999");
        // as it stands after the change that nobody heard of
        api.otherwise("\"version\":4", "\"version\":5");
        api.otherwise("\"title\":\"Apprentice welder\"", "\"title\":\"Welder\"");
        api.otherwise("\"payMin\":9500", "\"payMin\":9600.00");
        api.otherwise("+66 70 000 0101", "+66 70 000 0999");
        api.otherwise("\"version\":3", "\"version\":7");
        api.otherwise("\"version\":2", "\"version\":7");
        api.otherwise("\"version\":1", "\"version\":7");
        HttpResponse<String> saved = browser.submit(VACANCY + "/edit", edit);
        assertThat(saved.headers().firstValue("location")).hasValue(VACANCY + "?done=saved");
        HttpResponse<String> kept = browser.submit("/employer", own);
        assertThat(kept.headers().firstValue("location")).hasValue("/employer?done=saved");
        assertThat(api.received()).noneMatch(one -> one.method().equals("PUT"));
    }

    @Test
    void nobodyIsSignedOutBecauseTokensCouldNotBeTradedDuringAnOutage() {
        Browserless browser = new Browserless(portal).signIn();
        api.answer("GET", "/introductions", "not-signed-in");
        api.answer("POST", "/sessions/refresh", "sessions-throttled");
        api.broken(503);
        assertThat(browser.get("/introductions").statusCode()).isEqualTo(503);
        assertThat(browser.cookie("__Host-onward-portal")).isNotEmpty();
    }

    /** The breaker lets one through two seconds after it opened. */
    private static void ready() {
        Browserless browser = new Browserless(portal);
        long since = System.nanoTime();
        browser.get("/signin");
        while (browser.get("/register").statusCode() == 503
                || browser.submit("/forgot", Map.of("email", "a@b.example")).statusCode() == 503) {
            assertThat(isSoon(since)).isTrue();
            pause();
        }
    }

    private static boolean isSoon(long since) {
        return System.nanoTime() - since < SOON.toNanos();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
