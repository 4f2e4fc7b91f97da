package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;

/** The routes as a client of the API meets them. */
class ReturneeApiTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final TestService service = TestService.start();
    private static final TestWorld world = new TestWorld(service);
    private static final ObjectMapper json = new ObjectMapper();
    private static final Account dao = account(Role.COUNSELLOR, "Dao");
    private static final Account lek = account(Role.COUNSELLOR, "Lek");
    private static final Account staff = account(Role.PROGRAMME_STAFF, "Staff");

    private record Account(UUID id, Http http) {}

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aPersonIsRegisteredDescribedMadeReadyAndHandedOver() {
        Http.Answer registered =
                dao.http()
                        .post(
                                "/api/v1/returnees",
                                """
                                {"kind": "returnee", "sex": "woman", "name": "นภา ศรีสุข",
                                 "birthDate": "1992-03", "phone": "089 000 1122"}""");
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        String id = registered.json().get("id").asText();
        String at = "/api/v1/returnees/" + id;

        JsonNode list =
                dao.http()
                        .post("/api/v1/returnees/search", "{\"q\": \"นภา\", \"limit\": 10}")
                        .json();
        assertThat(list.get("total").asInt()).isEqualTo(1);
        assertThat(list.get("people").get(0).get("id").asText()).isEqualTo(id);
        assertThat(list.get("people").get(0).get("readiness").get("state").asText())
                .isEqualTo("registered");

        JsonNode person = dao.http().get(at).json();
        assertThat(person.get("name").asText()).isEqualTo("นภา ศรีสุข");
        assertThat(person.get("sex").asText()).isEqualTo("woman");

        JsonNode identity = dao.http().get(at + "/identity").json();
        assertThat(identity.get("identity").get("birthDate").asText()).isEqualTo("1992-03");
        ((ObjectNode) identity.get("identity")).put("note", "prefers LINE");
        Http.Answer edited = dao.http().put(at + "/identity", identity.toString());
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(dao.http().put(at + "/identity", identity.toString()).status())
                .as("the same version again")
                .isEqualTo(412);

        JsonNode profile = dao.http().get(at + "/profile").json();
        assertThat(profile.get("profile").get("skills").isNull()).isTrue();
        ObjectNode change = json.createObjectNode();
        change.put("version", profile.get("version").asInt());
        change.set(
                "profile",
                read(
                        """
                        {"skills": [], "education": 3, "interests": {"social": 0.9}, "availableFrom": "2027-01-15",
                         "household": {"currency": "THB", "living": 800000, "debts": []}}"""));
        Http.Answer stored = dao.http().put(at + "/profile", change.toString());
        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        assertThat(stored.json().get("profile").get("skills").size()).isZero();
        assertThat(stored.json().get("incomeNeed").get("monthlyMinor").asLong()).isEqualTo(800_000);
        assertThat(stored.json().get("incomeNeed").get("complete").asBoolean()).isTrue();

        Http.Answer ready = dao.http().post(at + "/readiness", "{\"to\": \"ready\"}");
        assertThat(ready.json().get("readiness").get("state").asText()).isEqualTo("ready");
        assertThat(dao.http().put(at + "/matching", "{\"agreed\": true}").status()).isEqualTo(204);

        Http.Answer rule =
                dao.http()
                        .post(
                                at + "/safety-rules",
                                "{\"kind\": \"place\", \"place\": \"PH-CEB\", \"note\": \"ex\"}");
        assertThat(rule.status()).as(rule.text()).isEqualTo(201);
        JsonNode rules = dao.http().get(at + "/safety-rules").json().get("rules");
        assertThat(rules.get(0).get("place").asText()).isEqualTo("PH-CEB");
        String ruledOut =
                "{\"kind\": \"person\", \"name\": \"Ñoli Reyes\", \"phone\": \"081 000 0001\"}";
        for (String again :
                List.of(
                        "{\"kind\": \"place\", \"place\": \"PH-CEB\", \"note\": \"ex\"}",
                        ruledOut,
                        ruledOut)) {
            assertThat(dao.http().post(at + "/safety-rules", again).status()).isEqualTo(201);
        }
        assertThat(dao.http().get(at + "/safety-rules").json().get("rules"))
                .as("sent twice, each is there once: the place, the name and the telephone")
                .hasSize(3);
        assertThat(
                        dao.http()
                                .delete(at + "/safety-rules/" + rules.get(0).get("id").asText())
                                .status())
                .isEqualTo(204);

        assertThat(
                        dao.http()
                                .post(
                                        at + "/assignment",
                                        "{\"counsellor\": \"%s\"}".formatted(lek.id()))
                                .status())
                .isEqualTo(204);
        assertThat(dao.http().get(at).status()).isEqualTo(404);
        Http.Answer left = lek.http().post(at + "/enrolment/exit", "{\"reason\": \"completed\"}");
        assertThat(left.json().get("exitReason").asText()).isEqualTo("completed");
    }

    @Test
    void somebodyElsesPersonIs404OnEveryRouteLikeOneWhoDoesNotExist() {
        String id =
                dao.http()
                        .post(
                                "/api/v1/returnees",
                                "{\"kind\": \"job_seeker\", \"name\": \"Benjie\", \"birthDate\": \"1980\"}")
                        .json()
                        .get("id")
                        .asText();
        @Nullable String[][] routes = {
            {"GET", "", null},
            {"GET", "/identity", null},
            {
                "PUT",
                "/identity",
                "{\"version\": 0, \"identity\": {\"name\": \"x\", \"birthDate\": \"1980\"}}"
            },
            {"GET", "/profile", null},
            {"PUT", "/profile", "{\"version\": 0, \"profile\": {}}"},
            {"POST", "/readiness", "{\"to\": \"ready\"}"},
            {"PUT", "/matching", "{\"agreed\": true}"},
            {"GET", "/safety-rules", null},
            {"POST", "/safety-rules", "{\"kind\": \"live_in\"}"},
            {"DELETE", "/safety-rules/" + UUID.randomUUID(), null},
            {"POST", "/enrolment/exit", "{\"reason\": \"left\"}"},
            {"POST", "/assignment", "{\"counsellor\": \"%s\"}".formatted(lek.id())},
        };
        for (@Nullable String[] route : routes) {
            Http.Answer others = send(lek, route, id);
            Http.Answer nobodys = send(lek, route, UUID.randomUUID().toString());
            assertThat(others.status()).as(route[0] + " " + route[1]).isEqualTo(404);
            assertThat(others.text()).isEqualTo(nobodys.text());
            assertThat(send(staff, route, id).status()).as("staff " + route[1]).isIn(403, 404);
        }
        assertThat(dao.http().get("/api/v1/returnees/" + id).status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeTakenIsNamedAllAtOnce() {
        Http.Answer bad =
                dao.http()
                        .post(
                                "/api/v1/returnees",
                                """
                                {"kind": "ghost", "sex": "x", "name": " ", "birthDate": "2533-01-01",
                                 "enteredOn": "25/11/2026", "email": "a b"}""");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "kind", "sex", "name", "birthDate", "enteredOn", "email");
        assertThat(bad.text()).contains("1990");
        assertThat(dao.http().get("/api/v1/returnees?limit=101").status()).isEqualTo(400);
        assertThat(dao.http().get("/api/v1/returnees?readiness=asleep").status()).isEqualTo(400);
        assertThat(dao.http().post("/api/v1/returnees", "{\"name\": ").status()).isEqualTo(400);
    }

    @Test
    void oddTextIsTakenOrRefusedButBreaksNothing() {
        String[] odd = {"\\u200b", "\\u0000", "\\ud83d", "<b>Ñ</b> \\u202e 🙂", "x".repeat(10_000)};
        for (int i = 0; i < odd.length; i++) {
            String body =
                    """
                    {"kind": "returnee", "name": "%s", "birthDate": "1971", "anotherPerson": true}"""
                            .formatted(odd[i]);
            assertThat(dao.http().post("/api/v1/returnees", body).status())
                    .as("name %d", i)
                    .isEqualTo(i == 0 || i == 1 || i == 4 ? 400 : 201);
        }
        assertThat(
                        lek.http()
                                .post(
                                        "/api/v1/cover",
                                        "{\"absent\": \"%s\", \"until\": \"2569-11-25\", \"reason\": \"a\\u0000b\"}"
                                                .formatted(dao.id()))
                                .status())
                .isEqualTo(400);
        assertThat(
                        staff.http()
                                .post(
                                        "/api/v1/returnees/CR-%00ABCDE/erasure",
                                        "{\"reason\": \"a\\u0000bc\"}")
                                .status())
                .isIn(400, 404);
        assertThat(
                        dao.http()
                                .post(
                                        "/api/v1/returnees/search",
                                        "{\"q\": \"\\u0000🙂\", \"cursor\": \"\\u0000\"}")
                                .status())
                .isEqualTo(400);
        assertThat(
                        dao.http()
                                .post(
                                        "/api/v1/returnees/search",
                                        "{\"q\": \"%s\"}".formatted("x".repeat(201)))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void underAgeIsRefusedWithWhomToCall() {
        Http.Answer refused =
                dao.http()
                        .post(
                                "/api/v1/returnees",
                                """
                                {"kind": "returnee", "name": "Nong", "birthDate": "2012"}""");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asText())
                .contains("Refer to child protection")
                .contains("1300");
    }

    @Test
    void coverIsTakenListedAndEnded() {
        String id =
                dao.http()
                        .post(
                                "/api/v1/returnees",
                                "{\"kind\": \"returnee\", \"name\": \"Cora\", \"birthDate\": \"1979\"}")
                        .json()
                        .get("id")
                        .asText();
        assertThat(lek.http().get("/api/v1/colleagues").text()).contains(dao.id().toString());
        String until = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Bangkok")).toString();
        Http.Answer taken =
                lek.http()
                        .post(
                                "/api/v1/cover",
                                "{\"absent\": \"%s\", \"until\": \"%s\", \"reason\": \"flu\"}"
                                        .formatted(dao.id(), until));
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(lek.http().get("/api/v1/returnees/" + id).json().get("covered").asBoolean())
                .isTrue();
        JsonNode covers = lek.http().get("/api/v1/cover").json().get("covers");
        assertThat(covers.get(0).get("running").asBoolean()).isTrue();
        assertThat(lek.http().delete("/api/v1/cover/" + taken.json().get("id").asText()).status())
                .isEqualTo(204);
        assertThat(lek.http().get("/api/v1/returnees/" + id).status()).isEqualTo(404);
    }

    @Test
    void whoCoversAddsASafetyRuleButSeesNoneAndTakesNoneAway() {
        String person =
                dao.http()
                        .post(
                                "/api/v1/returnees",
                                """
                                {"kind": "returnee", "name": "Piyarat", "birthDate": "1988"}""")
                        .json()
                        .get("id")
                        .asText();
        String rules = "/api/v1/returnees/%s/safety-rules".formatted(person);
        String rule =
                """
                {"kind": "place", "place": "%s", "note": "เขาอยู่ที่นั่น"}""";
        assertThat(dao.http().post(rules, rule.formatted("TH-57")).status()).isEqualTo(201);
        String until = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Bangkok")).toString();
        JsonNode taken =
                lek.http()
                        .post(
                                "/api/v1/cover",
                                """
                                {"absent": "%s", "until": "%s", "reason": "flu"}"""
                                        .formatted(dao.id(), until))
                        .json();
        assertThat(lek.http().get(rules).status()).isEqualTo(404);
        JsonNode added = lek.http().post(rules, rule.formatted("TH-57")).json();
        String same = rules + "/" + added.at("/ids/0").asText();
        assertThat(lek.http().delete(same).status()).isEqualTo(404);
        assertThat(lek.http().post(rules, rule.formatted("TH-52")).status()).isEqualTo(201);
        assertThat(lek.http().delete("/api/v1/cover/" + taken.get("id").asText()).status())
                .isEqualTo(204);
        assertThat(dao.http().get(rules).json().get("rules")).hasSize(2);
        assertThat(dao.http().delete(same).status()).isEqualTo(204);
    }

    @Test
    void programmeStaffSeeReferencesAssignAndEraseByThem() {
        JsonNode made =
                dao.http()
                        .post(
                                "/api/v1/returnees",
                                "{\"kind\": \"returnee\", \"name\": \"Ploypailin\", \"birthDate\": \"1983\"}")
                        .json();
        String reference = made.get("reference").asText();
        Http.Answer list = staff.http().get("/api/v1/enrolments");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text()).as("who has a counsellor is not listed").doesNotContain(reference);
        assertThat(
                        staff.http()
                                .post(
                                        "/api/v1/returnees/%s/assignment".formatted(reference),
                                        "{\"counsellor\": \"%s\"}".formatted(lek.id()))
                                .status())
                .isEqualTo(204);
        assertThat(lek.http().get("/api/v1/returnees/" + made.get("id").asText()).status())
                .isEqualTo(200);
        assertThat(
                        staff.http()
                                .post(
                                        "/api/v1/returnees/%s/erasure".formatted(reference),
                                        "{\"reason\": \"asked in writing\"}")
                                .status())
                .isEqualTo(204);
        assertThat(lek.http().get("/api/v1/returnees/" + made.get("id").asText()).status())
                .isEqualTo(404);
        assertThat(
                        lek.http()
                                .post(
                                        "/api/v1/returnees/%s/erasure".formatted(reference),
                                        "{\"reason\": \"asked in writing\"}")
                                .status())
                .isEqualTo(403);
    }

    private static Http.Answer send(Account account, @Nullable String[] route, String id) {
        return account.http()
                .send(
                        String.valueOf(route[0]),
                        "/api/v1/returnees/" + id + route[1],
                        route[2],
                        "application/json");
    }

    private static JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Account account(Role role, String name) {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                name,
                                PASSWORD,
                                role,
                                role == Role.COUNSELLOR ? world.chiangMai : null,
                                role == Role.COUNSELLOR ? null : world.programme,
                                null,
                                "en"));
        return new Account(
                UUID.fromString(service.ask("select id from account where email = ?", email)),
                Http.signedIn(service, email, PASSWORD));
    }
}
