package org.onward.matching.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.EmployerWorld;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.returnee.Registering;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.web.Browserless;

/** What began, its steps and its checks, by page and by API. */
class WorkPagesTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";

    private static final TestService service = TestService.start();
    private static final EmployerWorld employers = new EmployerWorld(service);
    private static final TestWorld world = employers.people;

    private final String email = UUID.randomUUID() + "@example.org";
    private final Caller malee = signUp(email);

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Caller signUp(String email) {
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Malee Srisai",
                                PASSWORD,
                                Role.COUNSELLOR,
                                world.chiangMai,
                                null,
                                null,
                                "en"));
        String id = service.ask("select id from account where email = ?", email);
        return new Caller(
                new org.onward.matching.access.AccountId(UUID.fromString(id)),
                Role.COUNSELLOR,
                world.chiangMai,
                world.programme,
                null,
                UUID.randomUUID(),
                "Malee Srisai",
                "en",
                TestWorld.TODAY);
    }

    private ReturneeId person(String name) {
        return Registering.somebody(service, malee, name).person();
    }

    private Browserless browser() {
        return new Browserless(service).signIn(email, PASSWORD);
    }

    private Http http() {
        return Http.signedIn(service, email, PASSWORD);
    }

    private static String at(ReturneeId person) {
        return "/people/" + person.value() + "/placement";
    }

    @Test
    void whatIsAddedOnThePageStandsThereWithItsChecksAndItsSteps() {
        employers.verified("Baan Khanom 7", null);
        ReturneeId dao = person("ดาว ใจดี");
        Browserless browser = browser();
        assertThat(browser.get(at(dao)).body()).contains("Nothing begun yet");
        browser.get(at(dao) + "/new");
        HttpResponse<String> answer =
                browser.submit(
                        at(dao) + "/new",
                        Map.of(
                                "kind", "apprenticeship",
                                "employer", "baan khanom 7",
                                "firstDay", "1 Nov 2026",
                                "wage", "9800",
                                "currency", "THB",
                                "period", "month",
                                "hours", "44",
                                "subsidised", "yes"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(browser.get(at(dao)).body())
                .contains("Baan Khanom 7", "฿9,800 a month", "44 hours a week", "30 days")
                .contains("It ended", "Completed");
    }

    @Test
    void aDayToComeIsAPlanAndAnEmployerNobodyKnowsIsNamedAtItsField() {
        ReturneeId dao = person("Noi Kaewta");
        Browserless browser = browser();
        browser.get(at(dao) + "/new");
        HttpResponse<String> refused =
                browser.submit(
                        at(dao) + "/new",
                        Map.of(
                                "kind",
                                "job",
                                "employer",
                                "Nobody & Sons",
                                "firstDay",
                                "1/12/2569"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("href=\"#employer\"", "href=\"#firstDay\"", "Nobody &amp; Sons", "2569");
        HttpResponse<String> answer =
                browser.submit(at(dao) + "/new", Map.of("kind", "job", "firstDay", "1/12/2099"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(browser.get(at(dao)).body()).contains("Agreed", "It has begun");
    }

    @Test
    void aStepWithoutAReasonOrWithABadDayIsNamedAndTheFormStaysOpen() {
        ReturneeId dao = person("Suda Phrom");
        Http http = http();
        String placement = recorded(http, dao, "{\"kind\":\"job\",\"startedOn\":\"2026-10-01\"}");
        Browserless browser = browser();
        browser.get(at(dao));
        HttpResponse<String> refused =
                browser.submit(
                        at(dao) + "/" + placement,
                        Map.of("step", "end", "version", "1", "on", "yesterdayish"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "href=\"#on-end-" + key(placement) + "\"",
                        "href=\"#reason-end-" + key(placement) + "\"",
                        "yesterdayish");
        HttpResponse<String> answer =
                browser.submit(
                        at(dao) + "/" + placement,
                        Map.of(
                                "step",
                                "end",
                                "version",
                                "1",
                                "on",
                                "20 Nov 2026",
                                "reason",
                                "distance"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(browser.get(at(dao)).body()).contains("Too far", "It has not ended");
    }

    @Test
    void aCheckIsRecordedAndCorrectedAndBothStayOnRecord() {
        ReturneeId dao = person("Ligaya Santos");
        Http http = http();
        String placement = recorded(http, dao, "{\"kind\":\"job\",\"startedOn\":\"2026-08-01\"}");
        Browserless browser = browser();
        assertThat(browser.get(at(dao)).body()).contains("/checks/30", "/checks/90");
        String check = at(dao) + "/" + placement + "/checks/90";
        assertThat(browser.get(check).body()).contains("With the same employer?");
        HttpResponse<String> early =
                browser.submit(check, Map.of("inWork", "yes", "heldOn", "1 Sep 2026"));
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).contains("before the check was due");
        HttpResponse<String> answer =
                browser.submit(
                        check,
                        Map.of(
                                "inWork", "yes",
                                "sameEmployer", "yes",
                                "wage", "12000",
                                "currency", "THB",
                                "period", "month",
                                "treatedWell", "no",
                                "heldOn", "2 Nov 2026"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(browser.get(at(dao)).body()).contains("In work", "not treated well");
        browser.get(check);
        HttpResponse<String> corrected =
                browser.submit(
                        check, Map.of("inWork", "no", "wage", "12000", "heldOn", "2 Nov 2026"));
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(303);
        assertThat(
                        service.ask(
                                """
                                select string_agg(in_work || ' ' || coalesce(wage_minor::text, '-')
                                    || case when superseded_at is null then ' stands' else '' end, ', '
                                    order by superseded_at nulls last)
                                from placement_check where placement_id = ?::uuid and day = 90""",
                                placement))
                .isEqualTo("true 1200000, false - stands");
    }

    private static String key(String placement) {
        return WorkView.key(UUID.fromString(placement));
    }

    private static String recorded(Http http, ReturneeId person, String body) {
        Http.Answer answer = http.post("/api/v1/returnees/" + person.value() + "/placements", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    @Test
    void theApiTakesEveryStepAndAnswersWithWhatMayFollow() {
        ReturneeId dao = person("Kanya Rak");
        Http http = http();
        String id = recorded(http, dao, "{\"kind\":\"training\",\"agreedOn\":\"2026-10-01\"}");
        String at = "/api/v1/returnees/" + dao.value() + "/placements/" + id;
        assertThat(next(http.post(at + "/start", "{\"version\":0,\"on\":\"2026-10-05\"}")))
                .isEqualTo("started pause complete end void");
        assertThat(next(http.post(at + "/pause", "{\"version\":1,\"on\":\"2026-10-07\"}")))
                .isEqualTo("paused resume complete end void");
        assertThat(next(http.post(at + "/resumption", "{\"version\":2,\"on\":\"2026-10-09\"}")))
                .isEqualTo("started pause complete end void");
        assertThat(next(http.post(at + "/completion", "{\"version\":3,\"on\":\"2026-11-09\"}")))
                .isEqualTo("completed take_back void");
        assertThat(next(http.post(at + "/taking-back", "{\"version\":4}")))
                .isEqualTo("started pause complete end void");
        assertThat(
                        next(
                                http.post(
                                        at + "/end",
                                        "{\"version\":5,\"on\":\"2026-11-10\",\"reason\":\"family\"}")))
                .isEqualTo("ended take_back void");
        assertThat(http.post(at + "/pause", "{\"version\":6}").status()).isEqualTo(409);
        assertThat(http.put(at + "/checks/31", "{}").status()).isEqualTo(404);
        assertThat(
                        http.put(
                                        at + "/checks/30",
                                        "{\"inWork\":false,\"sameEmployer\":true,\"hours\":40}")
                                .json()
                                .get("errors")
                                .size())
                .isEqualTo(2);
        Http.Answer check =
                http.put(at + "/checks/30", "{\"inWork\":null,\"heldOn\":\"2026-11-06\"}");
        assertThat(check.status()).as(check.text()).isEqualTo(200);
        assertThat(check.json().get("checks").get(0).get("heldOn").asText())
                .isEqualTo("2026-11-06");
    }

    private static String next(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        StringBuilder said = new StringBuilder(answer.json().get("state").asText());
        for (JsonNode step : answer.json().get("next")) {
            said.append(' ').append(step.asText());
        }
        return said.toString();
    }

    @Test
    void whatWasEnteredByMistakeIsTakenOutByPageAndByApi() {
        ReturneeId dao = person("Malai Chaiya");
        Http http = http();
        String placement = recorded(http, dao, "{\"kind\":\"job\",\"startedOn\":\"2026-10-01\"}");
        Browserless browser = browser();
        browser.get(at(dao));
        HttpResponse<String> refused =
                browser.submit(at(dao) + "/" + placement, Map.of("step", "void", "version", "1"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("href=\"#reason-void-" + key(placement) + "\"");
        HttpResponse<String> answer =
                browser.submit(
                        at(dao) + "/" + placement,
                        Map.of("step", "void", "version", "1", "reason", "another_person"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(browser.get(at(dao)).body())
                .contains("Entered by mistake (1)", "by Malee Srisai", "It was another person")
                .doesNotContain("/checks/30");
        String again = recorded(http, dao, "{\"kind\":\"own_work\",\"startedOn\":\"2026-10-01\"}");
        String at = "/api/v1/returnees/" + dao.value() + "/placements/" + again;
        assertThat(http.post(at + "/voiding", "{\"version\":1}").status()).isEqualTo(400);
        Http.Answer voided = http.post(at + "/voiding", "{\"version\":1,\"reason\":\"twice\"}");
        assertThat(next(voided)).isEqualTo("voided");
        assertThat(voided.json().get("voidReason").asText()).isEqualTo("twice");
    }

    @Test
    void whatIsNotRightWaitsForTheCounsellorUntilSomebodySaysWhatWasDone() {
        ReturneeId dao = person("Ladda Boonmee");
        Http http = http();
        String placement = recorded(http, dao, "{\"kind\":\"job\",\"startedOn\":\"2026-08-01\"}");
        Browserless browser = browser();
        String check = at(dao) + "/" + placement + "/checks/30";
        assertThat(browser.get(check).body()).contains("Does somebody else keep the papers?");
        HttpResponse<String> answer =
                browser.submit(
                        check,
                        Map.of(
                                "inWork", "yes",
                                "papersHeld", "yes",
                                "contract", "no",
                                "life", "better",
                                "words", "แม่ช่วยดูลูก <ดี>",
                                "heldOn", "2 Nov 2026"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(browser.get(at(dao)).body())
                .contains("papers are kept", "แม่ช่วยดูลูก &lt;ดี&gt;", "Record what was done")
                .contains("no written contract");
        assertThat(browser.get(check).body()).contains("แม่ช่วยดูลูก &lt;ดี&gt;");
        HttpResponse<String> unknown =
                browser.submit(check + "/concern", Map.of("done", "swept_under_the_rug"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        HttpResponse<String> done = browser.submit(check + "/concern", Map.of("done", "talked"));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(browser.get(at(dao)).body())
                .contains("papers are kept")
                .doesNotContain("Record what was done");
        String at = "/api/v1/returnees/" + dao.value() + "/placements/" + placement + "/checks/";
        assertThat(http.post(at + "30/concern", "{\"done\":\"rug\"}").status()).isEqualTo(400);
        assertThat(http.post(at + "90/concern", "{\"done\":\"talked\"}").status()).isEqualTo(404);
        Http.Answer fees =
                http.put(at + "90", "{\"fees\":true,\"life\":\"worse\",\"heldOn\":\"2026-11-01\"}");
        assertThat(fees.json().get("checks").get(1).get("concern").asBoolean()).isTrue();
        Http.Answer settled = http.post(at + "90/concern", "{\"done\":\"help\"}");
        assertThat(settled.status()).as(settled.text()).isEqualTo(200);
        assertThat(settled.json().get("checks").get(1).get("concernDone").asText())
                .isEqualTo("help");
    }

    @Test
    void whatSomebodySaysOfTheirLifeIsNowhereToReadInTheDatabase() {
        ReturneeId dao = person("Orapin Saetang");
        Http http = http();
        String placement = recorded(http, dao, "{\"kind\":\"job\",\"startedOn\":\"2026-08-01\"}");
        http.put(
                "/api/v1/returnees/" + dao.value() + "/placements/" + placement + "/checks/30",
                "{\"words\":\"the aunt keeps the baby\",\"heldOn\":\"2026-11-01\"}");
        assertThat(
                        service.ask(
                                """
                                select count(*) from vault_entry where returnee_id = ? and field = 'check'
                                    and position('aunt'::bytea in cipher) = 0""",
                                dao.value()))
                .isEqualTo("1");
    }

    @Test
    void theApiNamesEveryBadFieldAtOnceAndCreatesOnceForOneKey() {
        ReturneeId dao = person("Jun Peñaflor");
        Http http = http();
        Http.Answer bad =
                http.post(
                        "/api/v1/returnees/" + dao.value() + "/placements",
                        """
                        {"kind":"pirate","occupation":"99","startedOn":"2569-01-01","hours":99,
                         "wage":{"minor":-1,"currency":"XX","period":"eon"}}""");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "kind",
                        "occupation",
                        "startedOn",
                        "hours",
                        "wage.minor",
                        "wage.currency",
                        "wage.period");
        Http.Answer unknown =
                http.post(
                        "/api/v1/returnees/" + dao.value() + "/placements",
                        "{\"kind\":\"job\",\"occupation\":\"9999\",\"employerId\":\"%s\"}"
                                .formatted(UUID.randomUUID()));
        assertThat(unknown.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("occupation", "employer");
    }
}
