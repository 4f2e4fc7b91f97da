package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.referral.ReferralWorld.ok;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.EmployerExamples;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.SuspendEmployer;
import org.onward.matching.returnee.PersonKind;

/**
 * What an employer's token opens where the portal stands, with ids and bodies that would be right
 * for the employer they belong to.
 */
class EmployerDoorTest {
    private static final String API = "/api/employer/v1";

    private static TestService service;
    private static ReferralWorld world;
    private static EmployerExamples examples;
    private static List<String> routes;

    private static UUID lanna;
    private static UUID vacancy;
    private static UUID introduction;

    @BeforeAll
    static void start() throws IOException {
        service = TestService.start();
        world = new ReferralWorld(service);
        examples = new EmployerExamples();
        try (var lines = EmployerDoorTest.class.getResourceAsStream("/routes.txt")) {
            routes =
                    new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains(" " + API + "/"))
                            .toList();
        }
        lanna = world.shown.employer("ล้านนาเหล็กดัด");
        UUID person = world.person("Ñoli Bautista", PersonKind.RETURNEE, "abroad");
        world.consent(person, lanna, "card_and_contact");
        vacancy = world.vacancy(lanna, "Gate maker");
        introduction = world.introduced(person, vacancy);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** A line of the table of routes: method, address, roles. */
    private static Http.Answer call(Http http, String route) {
        List<String> parts = List.of(route.split("\\s+", 3));
        String method = parts.get(0);
        String template = parts.get(1);
        String path =
                template.replace(
                        "{id}",
                        (template.contains("/introductions/") ? introduction : vacancy).toString());
        Map<String, String> bodies =
                Map.of(
                        "PUT " + API + "/vacancies/{id}",
                        examples.body("vacancy-edit"),
                        "POST " + API + "/introductions/{id}/answer",
                        examples.body("introduction-answer"));
        return http.send(
                method,
                path,
                method.equals("GET") || method.equals("DELETE")
                        ? null
                        : bodies.getOrDefault(method + " " + template, "{}"),
                "application/json");
    }

    /** Everything of the vacancy and the introduction, and what waits to be sent. */
    private static String stored() {
        return service.ask(
                """
                select (select row(v)::text from vacancy v where v.id = ?) || (select row(i)::text from introduction i
                    where i.id = ?) || (select count(*) from mail) || (select count(*) from introduction_change)""",
                vacancy,
                introduction);
    }

    @Test
    void whatBelongsToAnotherEmployerIsNotThereOnAnyRouteAndStaysAsItIs() {
        Http rival = world.employer(world.shown.employer("Rival Gates"));
        String before = stored();
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String route : routes) {
            if (route.contains("{id}")) {
                Http.Answer answer = call(rival, route);
                if (answer.status() != 404 || answer.text().contains("Gate maker")) {
                    wrong.add(route + " → " + answer.status());
                }
                checked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThanOrEqualTo(10);
        assertThat(ok(rival.get(API + "/introductions?vacancy=" + vacancy)).get("introductions"))
                .isEmpty();
        assertThat(rival.get(API + "/vacancies").text()).doesNotContain("Gate maker");
        assertThat(rival.get(API + "/employer").text()).doesNotContain("ล้านนาเหล็กดัด");
        assertThat(stored()).isEqualTo(before);
        assertThat(call(world.employer(lanna), "GET " + API + "/vacancies/{id} x").status())
                .as("it is there for its own")
                .isEqualTo(200);
    }

    @Test
    void anUnverifiedEmployerKeepsItsOwnRecordAndNothingOfItIsShownToAnybody() {
        UUID newcomer = world.shown.employer("Bagong Simula Bakery");
        service.sql(
                "update employer set standing = 'unverified', verified_at = null, verified_by = null where id = ?",
                newcomer);
        Http own = world.employer(newcomer);
        assertThat(own.get(API + "/me").json().at("/employer/standing").asText())
                .isEqualTo("unverified");
        UUID posted =
                UUID.fromString(
                        ok(own.post(
                                        API + "/vacancies",
                                        "{\"submit\": true, \"vacancy\": {\"kind\": \"job\", \"title\":"
                                                + " \"Panadero\"}}"))
                                .get("id")
                                .asText());
        for (String step : List.of("opening", "pause", "filling", "confirmation")) {
            assertThat(own.post(API + "/vacancies/" + posted + "/" + step, "").status())
                    .as(step)
                    .isEqualTo(409);
        }
        assertThat(service.ask("select state from vacancy where id = ?", posted))
                .isEqualTo("submitted");
        for (String route : routes) {
            if (route.contains("{id}")) {
                assertThat(call(own, route).status()).as(route).isEqualTo(404);
            }
        }
        assertThat(own.get(API + "/introductions").json().get("introductions")).isEmpty();
    }

    @Test
    void aSuspendedEmployersTokenOpensNothingFromTheNextRequestOn() {
        UUID employer = world.shown.employer("Fee Takers Ltd");
        Http reader = world.employer(employer);
        UUID person = world.person("สมหญิง ใจดี", PersonKind.JOB_SEEKER, "school");
        world.consent(person, employer, "card_and_contact");
        UUID introduced = world.introduced(person, world.vacancy(employer, "Welder"));
        String token = world.token(introduced);
        ok(reader.get(API + "/introductions/" + introduced));
        service.get(SuspendEmployer.class)
                .suspend(world.world.staff(), new EmployerId(employer), "asked for fees");
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String route : routes) {
            if (!route.endsWith(" anyone")) {
                int status = call(reader, route).status();
                if (status != 401) {
                    wrong.add(route + " → " + status);
                }
                checked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThanOrEqualTo(20);
        assertThat(reader.get(API + "/introductions/" + introduced).status()).isEqualTo(401);
        for (String act : List.of("view", "answer")) {
            assertThat(
                            world.anybody()
                                    .post(
                                            API + "/answer-links/" + act,
                                            "{\"token\": \"%s\", \"answer\": \"meet\"}"
                                                    .formatted(token))
                                    .status())
                    .as(act)
                    .isEqualTo(410);
        }
    }
}
