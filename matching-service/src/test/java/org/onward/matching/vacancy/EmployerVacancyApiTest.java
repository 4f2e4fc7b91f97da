package org.onward.matching.vacancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.EmployerExamples;
import org.onward.matching.EmployerWorld;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;

/** Employers and vacancies as each of their users meets them over HTTP. */
class EmployerVacancyApiTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COOK =
            """
            {"kind": "job", "title": "แม่ครัว", "tasks": "Cook lunch for forty.",
             "occupation": "5120", "country": "TH", "place": "TH-50",
             "payMin": 11000, "currency": "THB", "payPeriod": "month", "hours": 40}""";

    static TestService service;
    static EmployerWorld world;
    static UUID chamberId;
    static Http staff;
    static Http counsellor;
    static Http chamber;
    static Http otherChamber;

    @BeforeAll
    static void start() {
        service = TestService.start();
        world = new EmployerWorld(service);
        chamberId = world.chamber("หอการค้าเชียงใหม่");
        staff = account(Role.PROGRAMME_STAFF, null);
        counsellor = account(Role.COUNSELLOR, null);
        chamber = account(Role.CHAMBER, chamberId);
        otherChamber = account(Role.CHAMBER, world.chamber("Cámara de Cebú"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Http account(Role role, @Nullable UUID organisation) {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Niña " + role,
                                PASSWORD,
                                role,
                                role == Role.COUNSELLOR ? world.people.chiangMai : null,
                                role == Role.PROGRAMME_STAFF ? world.people.programme : null,
                                organisation,
                                "en"));
        return role == Role.EMPLOYER || role == Role.TRAINING_PROVIDER
                ? Http.employer(service, email, PASSWORD)
                : Http.signedIn(service, email, PASSWORD);
    }

    private static JsonNode ok(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return answer.json();
    }

    private static List<String> fields(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        TreeSet<String> fields = new TreeSet<>();
        answer.json().get("errors").forEach(error -> fields.add(error.get("field").asText()));
        return List.copyOf(fields);
    }

    private static String standing(Http who, String employer) {
        return ok(who.get(employer)).get("standing").asText();
    }

    private static String registered(Http who, String name) {
        JsonNode made =
                ok(
                        who.post(
                                "/api/v1/employers",
                                "{\"name\": \"%s\", \"country\": \"TH\", \"place\": \"TH-50\"}"
                                        .formatted(name)));
        return "/api/v1/employers/" + made.get("id").asText();
    }

    /** An employer's own sign-in. */
    private static Http of(String employer) {
        return account(Role.EMPLOYER, idOf(employer));
    }

    private static UUID idOf(String address) {
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    private static String vacancy(JsonNode posted) {
        return "/api/v1/vacancies/" + posted.get("id").asText();
    }

    /** The same vacancy as its employer addresses it. */
    private static String own(String vacancy) {
        return vacancy.replace("/api/v1/", "/api/employer/v1/");
    }

    private static Http.Answer post(Http own, String vacancy) {
        return own.post("/api/employer/v1/vacancies", "{\"vacancy\": " + vacancy + "}");
    }

    private static String state(Http.Answer answer) {
        return ok(answer).get("state").asText();
    }

    @Test
    void aChamberRegistersVerifiesAndSuspendsItsMemberAndStaffLift() {
        String member = registered(chamber, "ครัวคุณแม่");
        assertThat(ok(chamber.get(member)).get("chamber").asText()).isEqualTo(chamberId.toString());
        assertThat(standing(chamber, member)).isEqualTo("unverified");
        assertThat(ok(chamber.post(member + "/verification", "")).get("standing").asText())
                .isEqualTo("verified");
        assertThat(fields(chamber.post(member + "/suspension", "{\"because\": \" \"}")))
                .containsExactly("because");
        ok(chamber.post(member + "/suspension", "{\"because\": \"Took fees.\"}"));
        assertThat(standing(counsellor, member)).isEqualTo("suspended");
        assertThat(chamber.delete(member + "/suspension").status()).isEqualTo(403);
        assertThat(staff.delete(member + "/suspension").status()).isEqualTo(204);
        assertThat(standing(staff, member)).isEqualTo("verified");
        assertThat(staff.delete(member + "/suspension").status()).isEqualTo(409);
    }

    @Test
    void whatAChamberPostsOpensForItsVerifiedMembersOnly() {
        String member = registered(chamber, "ร้านทอผ้าลำพูน");
        String foreign = registered(otherChamber, "Telar de Cebú");
        ok(otherChamber.post(foreign + "/verification", ""));
        assertThat(chamber.post("/api/v1/vacancies", of(foreign, COOK)).status()).isEqualTo(404);
        String at = vacancy(ok(chamber.post("/api/v1/vacancies", of(member, COOK))));
        ok(chamber.post(at + "/submission", ""));
        assertThat(chamber.post(at + "/approval", "").status())
                .as("its employer is not verified")
                .isEqualTo(409);
        ok(chamber.post(member + "/verification", ""));
        assertThat(state(chamber.post(at + "/approval", ""))).isEqualTo("open");
    }

    private static String of(String employer, String vacancy) {
        return vacancy.replaceFirst("\\{", "{\"employer\": \"%s\", ".formatted(idOf(employer)));
    }

    @Test
    void anEmployerSeesAndEditsItselfButNotWhatWasVerified() {
        String address = registered(staff, "Señora Ana’s Bakery");
        Http own = of(address);
        String self = "/api/employer/v1/employer";
        int version = ok(own.get(self)).get("version").asInt();
        String edit =
                """
                {"version": %d, "employer": {"name": "%s", "kind": "employer", "country": "TH",
                 "place": "TH-50", "phone": "081 234 5678"}}""";
        assertThat(fields(own.put(self, edit.formatted(version, "Another name"))))
                .containsExactly("name");
        assertThat(
                        ok(own.put(self, edit.formatted(version, "Señora Ana’s Bakery")))
                                .get("phone")
                                .asText())
                .isEqualTo("081 234 5678");
        assertThat(own.put(self, edit.formatted(version, "Señora Ana’s Bakery")).status())
                .as("the same version again")
                .isEqualTo(412);
    }

    @Test
    void everyBadFieldOfAnEmployerIsNamedAtOnce() {
        assertThat(
                        fields(
                                counsellor.post(
                                        "/api/v1/employers",
                                        """
                                        {"kind": "circus", "country": "ZZ", "place": "TH-999",
                                         "sector": "Z9", "phone": "call me", "email": "no address",
                                         "people": [{"role": "cousin"}]}""")))
                .containsExactly(
                        "country",
                        "email",
                        "kind",
                        "name",
                        "people[0].name",
                        "people[0].role",
                        "phone",
                        "place",
                        "sector");
        assertThat(counsellor.post("/api/v1/employers", "{\"people\": [null]}").status())
                .isEqualTo(400);
        assertThat(counsellor.post("/api/v1/employers", "[").status()).isEqualTo(400);
    }

    @Test
    void theListOfEmployersIsPagedAndAChambersHoldsItsMembersOnly() {
        String mine = registered(chamber, "Zeta Weavers");
        registered(otherChamber, "Zeta Knitters");
        JsonNode found = ok(chamber.get("/api/v1/employers?q=Zeta&limit=10")).get("employers");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("id").asText()).isEqualTo(idOf(mine).toString());

        JsonNode first = ok(staff.get("/api/v1/employers?q=Zeta&limit=1"));
        JsonNode second =
                ok(
                        staff.get(
                                "/api/v1/employers?q=Zeta&limit=1&cursor="
                                        + first.get("next").asText()));
        assertThat(second.get("employers").get(0).get("id"))
                .isNotEqualTo(first.get("employers").get(0).get("id"));
        assertThat(fields(staff.get("/api/v1/employers?limit=101"))).containsExactly("limit");
        assertThat(staff.get("/api/v1/employers?cursor=%00").status()).isEqualTo(400);
    }

    @Test
    void staffRegisterAChamberAndEverybodyWhoNeedsItSeesIt() {
        ok(staff.post("/api/v1/chambers", "{\"name\": \"หอการค้าลำปาง\", \"country\": \"TH\"}"));
        assertThat(counsellor.get("/api/v1/chambers").text()).contains("หอการค้าลำปาง");
        assertThat(fields(staff.post("/api/v1/chambers", "{}"))).containsExactly("country", "name");
        assertThat(chamber.post("/api/v1/chambers", "{}").status()).isEqualTo(403);
    }

    @Test
    void aVacancyIsPostedSubmittedSentBackWithReasonsMendedAndApproved() {
        String employer = registered(chamber, "ร้านข้าวซอย");
        Http own = of(employer);
        JsonNode posted = ok(post(own, COOK));
        assertThat(posted.get("state").asText()).isEqualTo("draft");
        String at = vacancy(posted);
        assertThat(chamber.post(at + "/approval", "").status()).as("a draft").isEqualTo(404);
        assertThat(state(own.post(own(at) + "/submission", ""))).isEqualTo("submitted");
        assertThat(own.post(own(at) + "/submission", "").status()).as("twice").isEqualTo(409);

        assertThat(fields(chamber.post(at + "/sending-back", "{\"comments\": []}")))
                .containsExactly("comments");
        assertThat(
                        fields(
                                chamber.post(
                                        at + "/sending-back",
                                        "{\"comments\": [{\"field\": \"payMin\"}]}")))
                .containsExactly("comments[0].message");
        assertThat(fields(chamber.post(at + "/sending-back", "{\"comments\": [null]}")))
                .containsExactly("comments");
        String reasons =
                """
                {"comments": [{"field": "payMin", "message": "Is this before tax?"},
                 {"field": "hours", "message": "Every week?"}]}""";
        assertThat(state(chamber.post(at + "/sending-back", reasons))).isEqualTo("sent_back");
        JsonNode back = ok(own.get(own(at)));
        assertThat(back.get("comments").findValuesAsText("field"))
                .containsExactly("payMin", "hours");

        ObjectNode edit = JSON.createObjectNode();
        edit.set("version", back.get("version"));
        edit.set("vacancy", posted("{\"payMin\": 12000}"));
        assertThat(ok(own.put(own(at), edit.toString())).get("payMin").decimalValue())
                .isEqualByComparingTo("12000");
        assertThat(own.put(own(at), edit.toString()).status()).as("the old version").isEqualTo(412);
        ok(own.post(own(at) + "/submission", ""));
        assertThat(chamber.post(at + "/approval", "").status())
                .as("its employer is not verified")
                .isEqualTo(409);
        ok(chamber.post(employer + "/verification", ""));
        assertThat(state(chamber.post(at + "/approval", ""))).isEqualTo("open");
    }

    /** The cook's form with some fields replaced. */
    private static JsonNode posted(String changes) {
        try {
            ObjectNode form = (ObjectNode) JSON.readTree(COOK);
            form.setAll((ObjectNode) JSON.readTree(changes));
            return form;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** An open vacancy of a verified member of the chamber. */
    private static String open(Http own, String employer) {
        String at = vacancy(ok(post(own, COOK)));
        ok(own.post(own(at) + "/submission", ""));
        if (!standing(staff, employer).equals("verified")) {
            ok(staff.post(employer + "/verification", ""));
        }
        ok(staff.post(at + "/approval", ""));
        return at;
    }

    @Test
    void anOpenVacancyIsPausedOpenedFilledOrWithdrawnByItsEmployer() {
        String employer = registered(staff, "Ligaya’s Weaving");
        Http own = of(employer);
        String at = open(own, employer);
        assertThat(own.post(own(at) + "/opening", "").status()).as("is open").isEqualTo(409);
        assertThat(state(own.post(own(at) + "/pause", ""))).isEqualTo("paused");
        assertThat(state(own.post(own(at) + "/opening", ""))).isEqualTo("open");
        assertThat(state(own.post(own(at) + "/filling", ""))).isEqualTo("filled");
        assertThat(own.post(own(at) + "/opening", "").status()).as("is over").isEqualTo(409);
        assertThat(own.post(own(at) + "/withdrawal", "").status()).as("is over").isEqualTo(409);

        String other = open(own, employer);
        assertThat(counsellor.post(other + "/withdrawal", "").status()).isEqualTo(403);
        assertThat(state(staff.post(other + "/withdrawal", ""))).isEqualTo("withdrawn");
    }

    @Test
    void theVacancyOfASuspendedEmployerDoesNotOpen() {
        String employer = registered(staff, "Golden Harbour Agency");
        Http own = of(employer);
        String at = open(own, employer);
        ok(staff.post(employer + "/suspension", "{\"because\": \"Asked for deposits.\"}"));
        assertThat(own.post(own(at) + "/pause", "").status())
                .as("may do nothing any more")
                .isEqualTo(401);
        assertThat(state(staff.post(at + "/pause", ""))).isEqualTo("paused");
        assertThat(staff.post(at + "/opening", "").status()).isEqualTo(409);
    }

    @Test
    void aRejectionNeedsItsReasonAndIsShownToTheEmployer() {
        String employer = registered(staff, "Blue Lotus");
        Http own = of(employer);
        String at = vacancy(ok(post(own, COOK)));
        ok(own.post(own(at) + "/submission", ""));
        assertThat(fields(staff.post(at + "/rejection", "{}"))).containsExactly("because");
        assertThat(
                        state(
                                staff.post(
                                        at + "/rejection",
                                        "{\"because\": \"Below the law’s floor.\"}")))
                .isEqualTo("rejected");
        assertThat(ok(own.get(own(at))).get("because").asText())
                .isEqualTo("Below the law’s floor.");
    }

    @Test
    void workAbroadIsVettedByStaffWithEverythingSeen() {
        String employer = registered(staff, "Siam Overseas");
        Http own = of(employer);
        String abroad =
                posted(
                                "{\"country\": \"PH\", \"place\": \"PH-CEB\", \"overseas\": {\"licenceNumber\": \"TH-1\"}}")
                        .toString();
        String at = vacancy(ok(post(own, abroad)));
        assertThat(staff.post(at + "/vetting", "{}").status()).as("a draft").isEqualTo(404);
        ok(own.post(own(at) + "/submission", ""));
        assertThat(fields(staff.post(at + "/vetting", "{\"principal\": \"Cebu Foods\"}")))
                .containsExactly(
                        "contractSeen", "jobOrder", "licenceNumber", "visaClass", "zeroFees");
        JsonNode vetted =
                ok(
                        staff.post(
                                at + "/vetting",
                                """
                                {"licenceNumber": "TH-1", "principal": "Cebu Foods", "jobOrder": "7",
                                 "visaClass": "9g", "contractSeen": true, "zeroFees": true}"""));
        assertThat(vetted.get("overseas").get("vettedOn").isNull()).isFalse();
        assertThat(chamber.post(at + "/vetting", "{}").status()).isEqualTo(403);
    }

    @Test
    void aTrainingProviderPostsATrainingAsItsOwn() {
        String provider = registered(staff, "Lanna Skills Centre");
        Http own = account(Role.TRAINING_PROVIDER, idOf(provider));
        JsonNode training =
                ok(
                        post(
                                own,
                                """
                                {"kind": "training", "title": "Bread and pastry", "country": "TH",
                                 "place": "TH-50", "weeks": 6, "seats": 12, "seatsCommitted": 4}"""));
        assertThat(training.get("weeks").asInt()).isEqualTo(6);
    }

    private static String course(String rest) {
        return """
        {"kind": "training", "title": "ขนมปังและเบเกอรี่", "tasks": "Bake in a teaching kitchen.",
         "country": "TH", "place": "TH-50", "stipend": 3000, "currency": "THB", "weeks": 8%s}"""
                .formatted(rest);
    }

    @Test
    void aProviderSaysWhatItsCourseIsForAndHowManyFoundWork() {
        String provider = registered(staff, "Isan Skills for Work");
        ok(staff.post(provider + "/verification", ""));
        Http own = account(Role.TRAINING_PROVIDER, idOf(provider));
        String record = ", \"course\": \"market\", \"finished\": 24, \"inWork\": 18";
        String at = vacancy(ok(post(own, course(record))));
        JsonNode read = ok(own.get(own(at)));
        assertThat(read.get("course").asText()).isEqualTo("market");
        assertThat(read.get("finished").asInt()).isEqualTo(24);
        assertThat(read.get("inWork").asInt()).isEqualTo(18);
        assertThat(read.get("couldAdd").toString()).doesNotContain("course");
        ok(own.post(own(at) + "/submission", ""));
        ok(staff.post(at + "/approval", ""));
        assertThat(ok(staff.get(at)).get("course").asText()).isEqualTo("market");
        JsonNode open = ok(own.get(own(at)));
        JsonNode same = ok(own.put(own(at), edit(open, course(record))));
        assertThat(same.get("state").asText()).isEqualTo("open");
        JsonNode none =
                ok(own.put(own(at), edit(same, course(", \"finished\": 0, \"inWork\": 0"))));
        for (String field : List.of("course", "finished", "inWork")) {
            assertThat(none.get(field).isNull()).as(field).isTrue();
        }
        assertThat(none.get("couldAdd").toString()).contains("course");
        assertThat(none.get("state").asText()).as("people decide by it").isEqualTo("submitted");
    }

    @Test
    void whatIsSaidOfACourseContradictsNeitherItselfNorItsKind() {
        Http own = of(registered(staff, "ศูนย์ฝึกอาชีพ"));
        assertThat(fields(post(own, course(", \"finished\": 18, \"inWork\": 24"))))
                .containsExactly("inWork");
        assertThat(fields(post(own, course(", \"finished\": 18")))).containsExactly("inWork");
        assertThat(fields(post(own, course(", \"inWork\": 18")))).containsExactly("finished");
        assertThat(fields(post(own, course(", \"finished\": 0, \"inWork\": 2"))))
                .containsExactly("inWork");
        assertThat(fields(post(own, course(", \"finished\": 99999, \"inWork\": -1"))))
                .containsExactly("finished", "inWork");
        assertThat(fields(post(own, course(", \"course\": \"therapy\""))))
                .containsExactly("course");
        String onAJob =
                """
                {"kind": "job", "title": "แม่ครัว", "course": "market", "finished": 24, "inWork": 18}""";
        assertThat(fields(post(own, onAJob))).containsExactly("course", "finished", "inWork");
        JsonNode job =
                ok(post(own, "{\"kind\": \"job\", \"title\": \"แม่ครัว\", \"country\": \"TH\"}"));
        for (String wrong :
                List.of(
                        "course = 'market'",
                        "finished = 3, in_work = 1",
                        "kind = 'training', finished = 3",
                        "kind = 'training', finished = 3, in_work = 4")) {
            assertThatThrownBy(
                            () ->
                                    service.sql(
                                            "update vacancy set " + wrong + " where id = ?::uuid",
                                            job.get("id").asText()))
                    .as(wrong)
                    .hasMessageContaining("check constraint");
        }
    }

    private static String edit(JsonNode read, String form) {
        return "{\"version\": %s, \"vacancy\": %s}".formatted(read.get("version"), form);
    }

    private static String id(String vacancy) {
        return idOf(vacancy).toString();
    }

    /**
     * What stands behind a course, as its reader is told: titles, with those not open in brackets.
     */
    private static List<String> behind(JsonNode course) {
        List<String> titles = new ArrayList<>();
        course.get("backedBy")
                .forEach(
                        one ->
                                titles.add(
                                        one.get("open").asBoolean()
                                                ? one.get("title").asText()
                                                : "(" + one.get("title").asText() + ")"));
        return titles;
    }

    @Test
    void anEmployerNamesItsOwnJobsBehindItsCourseAndTheyStayWhenFilled() {
        String employer = registered(staff, "Baan Khanom Pang");
        Http own = of(employer);
        String job = open(own, employer);
        String at =
                vacancy(
                        ok(
                                post(
                                        own,
                                        course(
                                                ", \"seats\": 4, \"backedBy\": [\""
                                                        + id(job)
                                                        + "\"]"))));
        ok(own.post(own(at) + "/submission", ""));
        ok(staff.post(at + "/approval", ""));
        assertThat(behind(ok(own.get(own(at))))).containsExactly("แม่ครัว");

        ok(own.post(own(job) + "/filling", ""));
        JsonNode filled = ok(own.get(own(at)));
        assertThat(behind(filled)).containsExactly("(แม่ครัว)");
        String same = course(", \"seats\": 6, \"backedBy\": [\"" + id(job) + "\"]");
        JsonNode more = ok(own.put(own(at), edit(filled, same)));
        assertThat(more.get("state").asText()).as("seats are no reason").isEqualTo("open");
        JsonNode silent = ok(own.put(own(at), edit(more, course(", \"seats\": 7"))));
        assertThat(behind(silent)).containsExactly("(แม่ครัว)");
        assertThat(silent.get("state").asText()).isEqualTo("open");

        JsonNode without = ok(own.put(own(at), edit(silent, course(", \"backedBy\": []"))));
        assertThat(behind(without)).isEmpty();
        assertThat(without.get("state").asText()).as("it leads nowhere now").isEqualTo("submitted");
    }

    @Test
    void aProviderKeepsAnotherEmployersJobBehindItsCourseAndNamesNoneItself() throws IOException {
        String bakery = registered(staff, "ร้านเบเกอรี่ดาว");
        Http baker = of(bakery);
        String job = open(baker, bakery);
        String provider = registered(staff, "Lanna Baking School");
        ok(staff.post(provider + "/verification", ""));
        Http own = account(Role.TRAINING_PROVIDER, idOf(provider));
        String named = ", \"seats\": 12, \"backedBy\": [\"" + id(job) + "\"]";
        assertThat(fields(post(own, course(named)))).containsExactly("backedBy");

        String at = vacancy(ok(post(own, course(", \"seats\": 12"))));
        ok(own.post(own(at) + "/submission", ""));
        ok(staff.post(at + "/approval", ""));
        assertThat(fields(own.put(own(at), edit(ok(own.get(own(at))), course(named)))))
                .containsExactly("backedBy");
        service.get(BackTraining.class)
                .back(
                        world.people.staff(),
                        new VacancyId(idOf(at)),
                        ok(own.get(own(at))).get("version").asInt(),
                        List.of(new VacancyId(idOf(job))));

        JsonNode backed =
                new EmployerExamples()
                        .like("vacancy-course", own.with("Accept-Language", "en").get(own(at)));
        assertThat(behind(backed)).containsExactly("แม่ครัว");
        assertThat(backed.toString()).as("whose it is").doesNotContain("ร้านเบเกอรี่ดาว");
        JsonNode edited =
                ok(
                        own.put(
                                own(at),
                                edit(
                                        backed,
                                        course(named.replace("\"seats\": 12", "\"seats\": 15")))));
        assertThat(behind(edited)).containsExactly("แม่ครัว");
        assertThat(edited.get("seats").asInt()).isEqualTo(15);
        assertThat(edited.get("state").asText()).isEqualTo("open");
        assertThat(baker.get(own(at)).status()).as("the course is not the baker's").isEqualTo(404);
        assertThat(own.get(own(job)).status()).as("nor the job the provider's").isEqualTo(404);
    }

    @Test
    void everyBadFieldOfAVacancyIsNamedAtOnce() {
        Http own = of(registered(staff, "Careless & Sons"));
        assertThat(
                        fields(
                                post(
                                        own,
                                        """
                                        {"kind": "job", "occupation": "99x", "country": "ZZ",
                                         "payMin": -1, "currency": "BAHT", "payPeriod": "fortnight",
                                         "hours": 99, "education": 12, "seats": 0, "weeks": 3,
                                         "startOn": "16/11/2569", "validUntil": "2020-01-01"}""")))
                .contains(
                        "country",
                        "currency",
                        "education",
                        "hours",
                        "occupation",
                        "payPeriod",
                        "seats",
                        "startOn",
                        "title",
                        "validUntil",
                        "weeks");
        assertThat(fields(staff.post("/api/v1/vacancies", COOK)))
                .as("staff say whose it is")
                .containsExactly("employer");
        for (String broken :
                List.of(
                        "{\"skills\": [null]}",
                        "{\"languages\": [null]}",
                        "{\"backedBy\": [null]}",
                        "{\"kind\": 7, \"seats\": \"many\"}",
                        "[]",
                        "")) {
            assertThat(post(own, broken).status()).as(broken).isEqualTo(400);
        }
    }
}
