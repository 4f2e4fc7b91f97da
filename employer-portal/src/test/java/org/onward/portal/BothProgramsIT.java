package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.portal.KilledForms.Posted;

/**
 * What holds between the two programs, with both of them real: nothing typed is lost or done twice
 * when one is killed, the portal serves again soon after the service does, and a consent that was
 * taken back holds in every channel at once. Figures go to the output.
 */
@Tag("soak")
final class BothProgramsIT {
    private static final Duration SERVES_AGAIN_WITHIN = Duration.ofSeconds(10);
    private static final Duration HOLDS_WITHIN = Duration.ofSeconds(5);
    private static final int PORTAL_KILLS = Integer.getInteger("soak.portal-kills", 8);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

    /** A form is under way for about so long. */
    private static final int LONGEST_MILLIS = 120;

    @TempDir static Path folder;
    private static TwoPrograms both;

    @BeforeAll
    static void start() throws Exception {
        both = TwoPrograms.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (both != null) {
            both.stop();
        }
    }

    // ── the service goes away and comes back ────────────────────────────────────────────

    @Test
    void thePortalServesWithinTenSecondsOfTheServicesReturnAndNothingTypedIsLost()
            throws Exception {
        Browserless browser = new Browserless(both.portal()).signIn();
        for (boolean killed : new boolean[] {true, false}) {
            String title = "ช่างเชื่อม “กลับมา” " + killed;
            Map<String, String> typed = posting(browser, title);
            if (killed) {
                both.killService();
            } else {
                both.stopService();
            }
            HttpResponse<String> away = browser.submit("/vacancies/new", typed);
            assertThat(away.statusCode()).isEqualTo(503);
            for (int i = 0; i < 7; i++) { // until nothing is asked any more
                assertThat(browser.get("/introductions").statusCode()).isEqualTo(503);
            }
            Map<String, String> kept =
                    new LinkedHashMap<>(PageForms.of(away.body(), "/vacancies/new"));
            kept.put("do", "submit");
            typed.forEach((name, value) -> assertThat(kept.get(name)).as(name).isEqualTo(value));

            long began = System.nanoTime();
            both.startService();
            long healthy = System.nanoTime();
            HttpResponse<String> list = browser.get("/vacancies");
            while (list.statusCode() != 200 || !list.body().contains("/vacancies/")) {
                assertThat(Duration.ofNanos(System.nanoTime() - healthy))
                        .as("still answered " + list.statusCode())
                        .isLessThan(SERVES_AGAIN_WITHIN);
                Thread.sleep(20);
                list = browser.get("/vacancies");
            }
            System.out.printf(
                    "service %s: healthy %.1f s after its start, real pages %.2f s later%n",
                    killed ? "killed" : "stopped",
                    (healthy - began) / 1e9,
                    (System.nanoTime() - healthy) / 1e9);
            assertThat(browser.submit("/vacancies/new", kept).statusCode()).isEqualTo(303);
            assertThat(browser.submit("/vacancies/new", kept).statusCode())
                    .as("pressed twice")
                    .isEqualTo(303);
            assertThat(posted(title)).isEqualTo(1);
        }
    }

    private static Map<String, String> posting(Browserless browser, String title) {
        Map<String, String> typed =
                new LinkedHashMap<>(
                        PageForms.of(browser.get("/vacancies/new").body(), "/vacancies/new"));
        typed.putAll(
                Map.of(
                        "do", "submit",
                        "kind", "job",
                        "title", title,
                        "tasks", "Weld gates & frames.\nMeasure, cut, grind.",
                        "payMin", "9500",
                        "hours", "40",
                        "seats", "2"));
        return typed;
    }

    /** How many of the employer's vacancies have the title. */
    private static int posted(String title) throws Exception {
        String vacancies = employer("GET", "/vacancies?limit=100", null);
        int found = 0;
        for (int at = vacancies.indexOf(title); at >= 0; at = vacancies.indexOf(title, at + 1)) {
            found++;
        }
        return found;
    }

    // ── the portal is killed in the middle of a form ────────────────────────────────────

    @Test
    void aPortalKilledInTheMiddleOfAFormHasDoneItOnceOrNotAtAll() throws Exception {
        System.out.printf("-Dsoak.seed=%d%n", SEED);
        Random random = new Random(SEED);
        Map<String, Caught> all = new LinkedHashMap<>();
        for (int kill = 0; kill < PORTAL_KILLS || isAnyUncaught(all); kill++) {
            assertThat(kill)
                    .as(() -> "some were never caught: " + all)
                    .isLessThan(4 * PORTAL_KILLS);
            List<Posted> forms = new KilledForms(both, kill).all();
            // What is hardest to catch is sent last, and so least likely to be answered by then.
            forms.sort(
                    Comparator.comparingInt(
                            form -> -all.computeIfAbsent(form.what(), _ -> new Caught()).times));
            List<Boolean> answered = sentAndKilled(forms, random);
            both.startPortal();
            for (int i = 0; i < forms.size(); i++) {
                Posted form = forms.get(i);
                int before = form.done().call();
                assertThat(before).as(form.what() + " after the kill").isBetween(0, 1);
                if (!answered.get(i)) {
                    Caught caught = Objects.requireNonNull(all.get(form.what()));
                    caught.times++;
                    caught.done += before;
                }
                // The page lies in the browser still, with its key; the portal's secret is on disk.
                HttpResponse<String> again = form.browser().submit(form.action(), form.fields());
                assertThat(again.statusCode())
                        .as(form.what() + again.body())
                        .isIn(before == 1 ? form.again() : Set.of(200, 303));
                assertThat(form.done().call()).as(form.what() + " sent again").isEqualTo(1);
            }
        }
        System.out.printf("under way when the portal was killed: %s%n", all);
    }

    /** How often a form was under way at a kill, and how often it had been done by then. */
    private static final class Caught {
        int times;
        int done;

        @Override
        public String toString() {
            return "%d times, %d done".formatted(times, done);
        }
    }

    private static boolean isAnyUncaught(Map<String, Caught> all) {
        return all.values().stream().anyMatch(caught -> caught.times == 0);
    }

    /** Whether each was answered before the portal was gone. */
    private static List<Boolean> sentAndKilled(List<Posted> forms, Random random) throws Exception {
        List<Boolean> answered = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> sent = new ArrayList<>();
            for (Posted form : forms) {
                sent.add(senders.submit(() -> isAnswered(form)));
            }
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            both.killPortal();
            for (Future<Boolean> one : sent) {
                answered.add(one.get());
            }
        }
        return answered;
    }

    private static boolean isAnswered(Posted form) {
        try {
            return form.browser().submit(form.action(), form.fields()).statusCode() < 400;
        } catch (IllegalStateException killed) {
            return false;
        }
    }

    // ── a consent is taken back ─────────────────────────────────────────────────────────

    private static final String NAME = "วิภา";

    /**
     * Where an employer may see something of a person.
     *
     * @param shows whether it does
     */
    private record Channel(
            String name, Supplier<HttpResponse<String>> look, Predicate<String> shows) {}

    /** When something of the person was seen there last, and when it was first gone. */
    private record Gone(Channel channel, long lastSeen, long firstGone) {}

    @Test
    void whatWasTakenBackIsGoneFromEveryChannelWithinFiveSeconds() throws Exception {
        String token = token(both.staff() + "/api/v1", "wilaiwan@onward.example");
        String person =
                found(
                        api(token, "POST", "/returnees/search", "{\"q\": \"%s\"}".formatted(NAME)),
                        "\"id\":\"([^\"]+)\"");
        String introductions =
                api(token, "GET", "/returnees/%s/introductions".formatted(person), null);
        // The one that waits, of the demo story: with name and telephone.
        String introduction = found(introductions, "\"id\":\"([^\"]+)\"[^{}]*\"state\":\"sent\"");
        String consent = found(introductions, "\"consent\":\"([^\"]+)\"[^{}]*\"state\":\"sent\"");
        Browserless employer = new Browserless(both.portal()).signIn();
        Browserless mailed = new Browserless(both.portal());
        String waiting = "/introductions/" + introduction;
        String open = employer.get(waiting).body();
        String link =
                linkInMail(found(introductions, "\"title\":\"([^\"]+)\"[^{}]*\"state\":\"sent\""));
        String ownToken = token(both.employerApi(), "office@udom-metal.example");
        Predicate<String> aPerson = body -> body.contains("summary-list");
        List<Channel> channels =
                List.of(
                        new Channel(
                                "name and contact",
                                () -> looked(employer, waiting),
                                body -> body.contains(NAME) || body.contains("tel:")),
                        new Channel("skill card", () -> looked(employer, waiting), aPerson),
                        new Channel(
                                "list of introductions",
                                () -> looked(employer, "/introductions"),
                                body -> line(body, introduction).contains("todo due")),
                        new Channel(
                                "home",
                                () -> looked(employer, "/"),
                                body -> line(body, introduction).contains("todo due")),
                        new Channel("link of the mail", () -> looked(mailed, link), aPerson),
                        new Channel(
                                "employer API, one",
                                () -> asked(ownToken, waiting),
                                body -> body.contains("\"card\":{") || body.contains(NAME)),
                        new Channel(
                                "employer API, list",
                                () -> asked(ownToken, "/introductions"),
                                body ->
                                        found(body, introduction + "\"[^{}]*\"state\":\"([^\"]+)\"")
                                                .equals("waiting")));
        for (Channel channel : channels) {
            HttpResponse<String> before = channel.look.get();
            assertThat(channel.shows).as(channel.name + before.body()).accepts(before.body());
            assertThat(before.headers().firstValue("cache-control"))
                    .as(channel.name)
                    .hasValue("no-store");
            assertThat(before.headers().firstValue("etag")).as(channel.name).isEmpty();
        }
        List<Gone> gone = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Gone>> looking = new ArrayList<>();
            for (Channel channel : channels) {
                looking.add(lookers.submit(() -> watched(channel, over)));
            }
            Thread.sleep(300);
            long pressed = System.nanoTime();
            api(
                    token,
                    "POST",
                    "/returnees/%s/consents/%s/revocation".formatted(person, consent),
                    "{}");
            long answered = System.nanoTime();
            over.set(true);
            for (Channel channel : channels) {
                assertThat(channel.shows)
                        .as(channel.name + ", asked once the counsellor had their answer")
                        .rejects(channel.look.get().body());
            }
            for (Future<Gone> one : looking) {
                gone.add(one.get());
            }
            System.out.printf("revocation answered after %.0f ms%n", (answered - pressed) / 1e6);
            for (Gone one : gone) {
                System.out.printf(
                        "  %-22s seen last %6.0f ms, gone by %6.0f ms after the press%n",
                        one.channel.name,
                        (one.lastSeen - pressed) / 1e6,
                        (one.firstGone - pressed) / 1e6);
                assertThat(Duration.ofNanos(one.firstGone - pressed))
                        .as(one.channel.name)
                        .isLessThan(HOLDS_WITHIN);
            }
        }
        // A page that was open meanwhile answers nothing any more, and says so.
        Map<String, String> late = new LinkedHashMap<>(PageForms.of(open, waiting + "/answer"));
        late.put("answer", "meet");
        HttpResponse<String> refused = employer.submit(waiting + "/answer", late);
        assertThat(refused.statusCode()).as(refused.body()).isIn(409, 410);
        assertThat(refused.body()).doesNotContain(NAME).doesNotContain("summary-list");
    }

    /** Looks again and again; after the press until nothing is shown, with a limit. */
    private static Gone watched(Channel channel, AtomicBoolean over) throws Exception {
        long lastSeen = System.nanoTime();
        long limit = Long.MAX_VALUE;
        while (true) {
            if (over.get() && limit == Long.MAX_VALUE) {
                limit = System.nanoTime() + HOLDS_WITHIN.multipliedBy(2).toNanos();
            }
            long asked = System.nanoTime();
            boolean shows = channel.shows.test(channel.look.get().body());
            if (!shows) {
                return new Gone(channel, lastSeen, System.nanoTime());
            }
            lastSeen = asked;
            if (asked > limit) {
                return new Gone(channel, lastSeen, Long.MAX_VALUE);
            }
            Thread.sleep(10);
        }
    }

    private static String line(String page, String introduction) {
        Matcher line =
                Pattern.compile(
                                "<li><h3><a href=\"/introductions/" + introduction + ".*?</li>",
                                Pattern.DOTALL)
                        .matcher(page);
        return line.find() ? line.group() : "";
    }

    private static HttpResponse<String> looked(Browserless browser, String path) {
        synchronized (browser) {
            return browser.get(path);
        }
    }

    /**
     * The path of the link in a mail about the vacancy that shows somebody, as the demo's outbox
     * has it.
     */
    private static String linkInMail(String title) {
        Browserless staff = new Browserless(both.staff()).signIn("kanchana@onward.example");
        Matcher mail =
                Pattern.compile("href=\"(/demo/outbox/[^\"]+)\"")
                        .matcher(staff.get("/demo/outbox").body());
        Browserless looks = new Browserless(both.portal());
        while (mail.find()) {
            Matcher link =
                    Pattern.compile("(/answer/[^\"<]+)").matcher(staff.get(mail.group(1)).body());
            if (link.find()) {
                String page = looks.get(link.group(1)).body();
                if (page.contains("summary-list") && page.contains(title)) {
                    return link.group(1);
                }
            }
        }
        throw new AssertionError("no mail with a link that shows somebody");
    }

    // ── both APIs ───────────────────────────────────────────────────────────────────────

    private static String token(String api, String email) throws Exception {
        return KilledForms.token(api, email, "mango lantern harbour 42");
    }

    private static String api(String token, String method, String path, @Nullable String body)
            throws Exception {
        HttpResponse<String> answer =
                KilledForms.api(both.staff() + "/api/v1", method, token, path, body);
        assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 204);
        return answer.body();
    }

    private static HttpResponse<String> asked(String token, String path) {
        try {
            return KilledForms.api(both.employerApi(), "GET", token, path, null);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the demo's welding workshop. */
    private static String employer(String method, String path, @Nullable String body)
            throws Exception {
        String token = token(both.employerApi(), "office@udom-metal.example");
        return KilledForms.api(both.employerApi(), method, token, path, body).body();
    }

    private static String found(String text, String pattern) {
        return KilledForms.found(text, pattern);
    }
}
