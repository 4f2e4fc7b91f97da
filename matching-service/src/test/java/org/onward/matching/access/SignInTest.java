package org.onward.matching.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.problem.Problem;

class SignInTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";

    static TestService service;
    static TestWorld world;

    @BeforeAll
    static void start() {
        service = TestService.start();
        world = new TestWorld(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String counsellor() {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Dao Wongsa",
                                PASSWORD,
                                Role.COUNSELLOR,
                                world.chiangMai,
                                null,
                                null,
                                "th"));
        return email;
    }

    private static String body(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    @Test
    void aRightPasswordOpensASessionThatAnswersWhoOneIs() {
        Http.Answer me = Http.signedIn(service, counsellor(), PASSWORD).get("/api/v1/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().get("role").asText()).isEqualTo("counsellor");
        assertThat(me.json().get("displayName").asText()).isEqualTo("Dao Wongsa");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
        Http http = Http.anonymous(service);
        Http.Answer wrong =
                http.post("/api/v1/sessions", body(counsellor(), "not this one at all"));
        Http.Answer unknown =
                http.post("/api/v1/sessions", body("nobody@example.org", "not this one at all"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.text()).isEqualTo(unknown.text());
        assertThat(wrong.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    /** Nor does a long import take somebody's turn. */
    @Test
    void whoeverWaitsInTheDatabaseKeepsNobodyElseWaiting() throws Exception {
        Http http = Http.signedIn(service, counsellor(), PASSWORD);
        int waiting = Math.min(10, 2 * Runtime.getRuntime().availableProcessors() + 2); // of 12
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = service.superuser();
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("lock table chamber in access exclusive mode");
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < waiting; i++) {
                sent.add(clients.submit(() -> http.get("/api/v1/chambers").status()));
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(
                            () ->
                                    service.ask(
                                                    """
                                                    select count(*) from pg_locks l
                                                    where l.relation = 'chamber'::regclass and not l.granted""")
                                            .equals(Integer.toString(waiting)));
            assertThat(http.get("/api/v1/me").status()).isEqualTo(200);
            other.rollback();
            for (Future<Integer> one : sent) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
    }

    @Test
    void guessingIsThrottledPerAccount() {
        String email = counsellor();
        Http http = Http.anonymous(service);
        for (int i = 0; i < 8; i++) {
            assertThat(http.post("/api/v1/sessions", body(email, "wrong guess " + i)).status())
                    .isEqualTo(401);
        }
        assertThat(http.post("/api/v1/sessions", body(email, PASSWORD)).status()).isEqualTo(429);
    }

    @Test
    void nobodyKeepsStaffOutFromTheEmployersDoor() {
        String email = counsellor();
        Http door = Http.at(service.employerAddress());
        for (int i = 0; i < 9; i++) {
            door.post("/api/employer/v1/sessions", body(email, "wrong guess " + i));
        }
        assertThat(door.post("/api/employer/v1/sessions", body(email, "wrong again")).status())
                .isEqualTo(429);
        assertThat(
                        Http.anonymous(service)
                                .post("/api/v1/sessions", body(email, PASSWORD))
                                .json()
                                .has("accessToken"))
                .isTrue();
    }

    @Test
    void aRefreshTokenRotatesAndOneUsedAgainAfterTheGraceEndsTheSession() {
        String email = counsellor();
        Http http = Http.anonymous(service);
        Http.Answer first = http.post("/api/v1/sessions", body(email, PASSWORD));
        String old = first.json().get("refreshToken").asText();
        String refresh = "{\"refreshToken\":\"%s\"}".formatted(old);
        Http.Answer second = http.post("/api/v1/sessions/refresh", refresh);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("refreshToken").asText()).isNotEqualTo(old);
        assertThat(http.post("/api/v1/sessions/refresh", refresh).status())
                .as("two tabs, within the grace")
                .isEqualTo(200);
        service.sql("update refresh_token set used_at = used_at - interval '31 seconds'");
        assertThat(http.post("/api/v1/sessions/refresh", refresh).status()).isEqualTo(401);
        assertThat(
                        Http.withToken(service, second.json().get("accessToken").asText())
                                .get("/api/v1/me")
                                .status())
                .as("the whole session has ended")
                .isEqualTo(401);
    }

    @Test
    void signingOutHoldsAtOnceForATokenThatIsStillValid() {
        Http http = Http.signedIn(service, counsellor(), PASSWORD);
        assertThat(http.delete("/api/v1/sessions/current").status()).isEqualTo(204);
        assertThat(http.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void aSuspendedAccountIsOutAtOnce() {
        String email = counsellor();
        Http http = Http.signedIn(service, email, PASSWORD);
        service.sql("update account set standing = 'suspended' where email = ?", email);
        assertThat(http.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void aRoleTakenAwayInTheDatabaseIsTakenAwayNow() {
        String email = counsellor();
        Http http = Http.signedIn(service, email, PASSWORD);
        service.sql("update account set role = 'OUTREACH' where email = ?", email);
        assertThat(http.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void aForgedTokenIsRefused() {
        String token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4Iiwicm9sZXMiOlsiQURNSU5JU1RSQVRPUiJdfQ.";
        assertThat(Http.withToken(service, token).get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void weakPasswordsAreRefusedAndAllBadFieldsAreNamedAtOnce() {
        assertThatThrownBy(
                        () ->
                                service.get(Accounts.class)
                                        .openFirst(
                                                new Accounts.NewAccount(
                                                        "no address",
                                                        " ",
                                                        "passwordpassword",
                                                        Role.COUNSELLOR,
                                                        null,
                                                        null,
                                                        null,
                                                        "xx")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting("field")
                                        .containsExactlyInAnyOrder(
                                                "email",
                                                "displayName",
                                                "language",
                                                "password",
                                                "office"));
    }

    @Test
    void unreadableJsonIsRefusedInOurOwnWords() {
        Http.Answer answer = Http.anonymous(service).post("/api/v1/sessions", "{\"email\": oops");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("title").asText()).isEqualTo("The request could not be read");
        assertThat(answer.text()).doesNotContain("token", "Jackson", "line");
    }
}
