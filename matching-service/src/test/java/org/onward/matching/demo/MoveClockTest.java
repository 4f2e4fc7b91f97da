package org.onward.matching.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.access.Transactions;
import org.onward.matching.mail.Outbox;
import org.onward.matching.mail.Purpose;
import org.onward.matching.web.Browserless;

class MoveClockTest {
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final TestService service = TestService.startWithStory();

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Browserless signedIn(String email) {
        return new Browserless(service).signIn(email, PASSWORD);
    }

    private static Instant now() {
        return service.get(InstantSource.class).instant();
    }

    private static int move(Browserless browser, String days) {
        browser.get("/demo/clock");
        return browser.submit("/demo/clock", Map.of("days", days)).statusCode();
    }

    @Test
    void theDayMovesForEverybodyAndNobodyIsSignedOut() {
        Browserless staff = signedIn("kanchana@onward.example");
        Browserless counsellor = signedIn("wilaiwan@onward.example");
        Instant before = now();
        assertThat(move(staff, "30")).isEqualTo(303);
        assertThat(Duration.between(before, now()))
                .isBetween(Duration.ofDays(30), Duration.ofDays(31));
        assertThat(staff.get("/demo/clock").body()).contains("class=\"demo-clock");
        assertThat(counsellor.get("/people").statusCode()).isEqualTo(200);
        assertThat(counsellor.get("/people").body())
                .contains("class=\"demo-clock")
                .doesNotContain("/demo/clock");
    }

    @Test
    void theEmployersDoorSaysWhatTimeItIs() {
        Http portal = Http.at(service.employerAddress());
        Instant before = portalsNow(portal, "/api/employer/v1/choices");
        assertThat(move(signedIn("kanchana@onward.example"), "7")).isEqualTo(303);
        for (String path : new String[] {"choices", "me", "nowhere"}) {
            Instant after = portalsNow(portal, "/api/employer/v1/" + path);
            assertThat(Duration.between(before, after))
                    .as(path)
                    .isBetween(Duration.ofDays(7), Duration.ofDays(8));
        }
    }

    private static Instant portalsNow(Http portal, String path) {
        return Instant.parse(portal.get(path).headers().firstValue("Onward-Now").orElseThrow());
    }

    @Test
    void anAccessTokenFromBeforeTheMoveHasRunOut() {
        Http counsellor = Http.signedIn(service, "wilaiwan@onward.example", PASSWORD);
        assertThat(counsellor.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(move(signedIn("kanchana@onward.example"), "1")).isEqualTo(303);
        assertThat(counsellor.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void whatIsDueByThenHappensAtOnce() {
        String id =
                service.ask(
                        "select id from vacancy where title = 'Structural steel welder' and state = 'open'");
        service.sql(
                "update vacancy set valid_until = ?::date where id = ?::uuid",
                now().plus(Duration.ofDays(3)).toString().substring(0, 10),
                id);
        Http counsellor = Http.signedIn(service, "wilaiwan@onward.example", PASSWORD);
        assertThat(counsellor.get("/api/v1/vacancies?q=structural+steel").text())
                .contains("Structural steel welder");
        assertThat(move(signedIn("kanchana@onward.example"), "7")).isEqualTo(303);
        assertThat(service.ask("select state from vacancy where id = ?::uuid", id))
                .isEqualTo("expired");
        Http again = Http.signedIn(service, "wilaiwan@onward.example", PASSWORD);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () ->
                                assertThat(again.get("/api/v1/vacancies?q=structural+steel").text())
                                        .doesNotContain("Structural steel welder"));
    }

    @Test
    void anotherReplicaFollows() {
        Instant before = now();
        service.sql("update demo_clock set offset_seconds = offset_seconds + 86400");
        service.get(FollowClock.class).follow();
        assertThat(Duration.between(before, now())).isGreaterThanOrEqualTo(Duration.ofDays(1));
    }

    @Test
    void onlyProgrammeStaffMoveItAndOnlyByTheSteps() {
        String offset = service.ask("select offset_seconds from demo_clock");
        Browserless counsellor = signedIn("wilaiwan@onward.example");
        counsellor.get("/people");
        assertThat(counsellor.submit("/demo/clock", Map.of("days", "7")).statusCode())
                .isEqualTo(403);
        for (String page : new String[] {"/demo/clock", "/demo/outbox"}) {
            assertThat(counsellor.get(page).statusCode()).isEqualTo(403);
            assertThat(signedIn("admin@onward.example").get(page).statusCode()).isEqualTo(403);
            assertThat(new Browserless(service).get(page).statusCode()).isEqualTo(303);
        }
        assertThat(move(signedIn("kanchana@onward.example"), "-7")).isEqualTo(400);
        assertThat(move(signedIn("kanchana@onward.example"), "3650")).isEqualTo(400);
        assertThat(service.ask("select offset_seconds from demo_clock")).isEqualTo(offset);
    }

    @Test
    void theOutboxShowsTheMailWithItsLink() {
        service.get(Transactions.class)
                .work(
                        worker -> {
                            service.get(Outbox.class)
                                    .writeAbout(
                                            worker,
                                            null,
                                            "office@udom-metal.example",
                                            "th",
                                            Purpose.INTRODUCTION,
                                            Map.of(
                                                    "title", "ช่างเชื่อม <b>",
                                                    "answerBy", "2026-12-02",
                                                    "link", "/answer/abc"));
                            return true;
                        });
        Browserless staff = signedIn("kanchana@onward.example");
        String list = staff.get("/demo/outbox").body();
        assertThat(list)
                .contains("มีผู้สมัครสำหรับ: ช่างเชื่อม &lt;b&gt;", "office@udom-metal.example");
        String id =
                service.ask(
                        "select id from mail where purpose = 'INTRODUCTION'"
                                + " order by created_at desc, id limit 1");
        assertThat(staff.get("/demo/outbox/" + id).body())
                .contains("<a href=\"http://localhost:8081/answer/abc\">", "2 ธันวาคม 2569");
        assertThat(staff.get("/demo/outbox/" + new java.util.UUID(1, 1)).statusCode())
                .isEqualTo(404);
    }
}
