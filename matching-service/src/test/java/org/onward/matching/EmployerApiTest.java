package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;

/**
 * The employer API answers what its examples in {@code config/contracts/employer} say: the same
 * names, the same types.
 */
class EmployerApiTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/api/employer/v1";

    static TestService service;
    static EmployerWorld world;
    static EmployerExamples examples;
    static Http staff;

    @BeforeAll
    static void start() throws IOException {
        service = TestService.start();
        world = new EmployerWorld(service);
        examples = new EmployerExamples();
        String email = UUID.randomUUID() + "@example.org";
        open(email, Role.PROGRAMME_STAFF, null);
        staff = Http.signedIn(service, email, PASSWORD);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void open(String email, Role role, @Nullable UUID organisation) {
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "อุดม พันธ์ทองหลาง",
                                PASSWORD,
                                role,
                                null,
                                role == Role.PROGRAMME_STAFF ? world.people.programme : null,
                                organisation,
                                "th"));
    }

    /** Signed in for an employer of its own. */
    private static Http employer(UUID employer) {
        String email = UUID.randomUUID() + "@example.org";
        open(email, Role.EMPLOYER, employer);
        return Http.employer(service, email, PASSWORD).with("Accept-Language", "en");
    }

    @Test
    void aSessionIsAsInItsExamples() {
        UUID id = world.verified("อุดมโลหะการ", null);
        String email = UUID.randomUUID() + "@example.org";
        open(email, Role.EMPLOYER, id);
        Http http = Http.at(service.employerAddress());
        String right = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        examples.like(
                "sessions-wrong", http.post(API + "/sessions", examples.body("sessions-wrong")));
        JsonNode tokens = examples.like("sessions", http.post(API + "/sessions", right));
        String refresh = "{\"refreshToken\":%s}".formatted(tokens.get("refreshToken"));
        examples.like("sessions-refresh", http.post(API + "/sessions/refresh", refresh));
        Http own =
                Http.withToken(service.employerAddress(), tokens.get("accessToken").asText())
                        .with("Accept-Language", "en");
        JsonNode me = examples.like("me", own.get(API + "/me"));
        assertThat(me.get("email").asText()).isEqualTo(email);
        assertThat(me.get("employer").get("standing").asText()).isEqualTo("verified");
        examples.like("me-language", own.put(API + "/me/language", examples.body("me-language")));
        assertThat(own.get(API + "/me").json().get("language").asText()).isEqualTo("fil");
        String weak = "{\"present\":\"%s\",\"password\":\"short\"}".formatted(PASSWORD);
        examples.like("me-password-weak", own.put(API + "/me/password", weak));
        examples.like("sign-out", own.delete(API + "/sessions/current"));
        examples.like("not-signed-in", own.get(API + "/me"));
        Http again = Http.employer(service, email, PASSWORD);
        examples.like(
                "me-password",
                again.put(
                        API + "/me/password",
                        "{\"present\":\"%s\",\"password\":\"seven quiet boats at noon\"}"
                                .formatted(PASSWORD)));
        assertThat(again.get(API + "/me").status()).as("every session ends").isEqualTo(401);
        assertThat(http.post(API + "/sessions", right).status()).isEqualTo(401);
        service.sql(
                "update employer set standing = 'suspended', suspended_at = created_at, suspended_because = 'x' where id = ?",
                id);
        examples.like(
                "sessions-suspended",
                http.post(API + "/sessions", right.replace(PASSWORD, "seven quiet boats at noon")));
        for (int i = 0; i < 8; i++) {
            http.post(API + "/sessions", examples.body("sessions-throttled"));
        }
        examples.like(
                "sessions-throttled",
                http.post(API + "/sessions", examples.body("sessions-throttled")));
    }

    @Test
    void anAccountOfStaffIsNoneAtTheEmployersDoorAndTheOtherWayRound() {
        String email = UUID.randomUUID() + "@example.org";
        open(email, Role.EMPLOYER, world.verified("ร้านสองประตู", null));
        String right = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        assertThat(Http.anonymous(service).post("/api/v1/sessions", right).status()).isEqualTo(401);
        JsonNode tokens = Http.at(service.employerAddress()).post(API + "/sessions", right).json();
        assertThat(
                        Http.anonymous(service)
                                .post(
                                        "/api/v1/sessions/refresh",
                                        "{\"refreshToken\":%s}"
                                                .formatted(tokens.get("refreshToken")))
                                .status())
                .isEqualTo(401);
        assertThat(
                        Http.withToken(service, tokens.get("accessToken").asText())
                                .get("/api/v1/me")
                                .status())
                .isEqualTo(401);
        String ofStaff = UUID.randomUUID() + "@example.org";
        open(ofStaff, Role.PROGRAMME_STAFF, null);
        assertThat(
                        Http.at(service.employerAddress())
                                .post(
                                        API + "/sessions",
                                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                                .formatted(ofStaff, PASSWORD))
                                .status())
                .isEqualTo(401);
    }

    @Test
    void nobodySendsMoreThanAnEmployerEverWould() {
        String tooLong = "{\"name\":\"%s\"}".formatted("ก".repeat(100_000));
        assertThat(
                        Http.at(service.employerAddress())
                                .post(API + "/registrations", tooLong)
                                .status())
                .isEqualTo(413);
    }

    /** One browser that guesses does not lock out the others behind the same portal. */
    @Test
    void triesAreCountedByTheAddressThatThePortalVouchesForAndNobodyElseVouches() {
        Http portal =
                Http.at(service.employerAddress()).with("Onward-Portal", TestService.PORTAL_SECRET);
        Http guessing = portal.with("Onward-Client", "198.51.100.7");
        int status = 0;
        // Tries come back while the test runs, slowly.
        for (int i = 0; i < 200 && status != 429; i++) {
            status = guess(guessing, i);
        }
        assertThat(status).as("the address used its tries up").isEqualTo(429);
        assertThat(guess(portal.with("Onward-Client", "198.51.100.8"), 300)).isEqualTo(401);
        assertThat(guess(guessing.with("Onward-Portal", "a guess"), 301))
                .as("without the secret the name of an address says nothing")
                .isEqualTo(401);
    }

    private static int guess(Http http, int n) {
        return http.post(
                        API + "/sessions",
                        "{\"email\":\"nobody-%d@example.org\",\"password\":\"no such password\"}"
                                .formatted(n))
                .status();
    }

    @Test
    void anEmployerIsAsInItsExamples() {
        Http own = employer(world.verified("Sabai Welding Works", null));
        JsonNode employer = examples.like("employer", own.get(API + "/employer"));
        ObjectNode edit =
                (ObjectNode)
                        examples.example("employer-edit").get("request").get("body").deepCopy();
        edit.set("version", employer.get("version"));
        ((ObjectNode) edit.get("employer")).set("name", employer.get("name"));
        JsonNode now = examples.like("employer-edit", own.put(API + "/employer", edit.toString()));
        assertThat(now.get("phone")).isEqualTo(edit.get("employer").get("phone"));
        assertThat(now.get("placeLabel").asText()).isEqualTo("Khon Kaen");
    }

    @Test
    void aVacancyIsAsInItsExamplesFromPostingToTheEnd() {
        UUID id = world.verified("Rung Rueang Frames", null);
        Http own = employer(id);
        String key = UUID.randomUUID().toString();
        JsonNode posted =
                examples.like(
                        "vacancies-post",
                        own.with("Idempotency-Key", key)
                                .post(API + "/vacancies", examples.body("vacancies-post")));
        assertThat(posted.get("state").asText()).isEqualTo("submitted");
        JsonNode sent =
                examples.example("vacancies-post").get("request").get("body").get("vacancy");
        EmployerExamples.names(sent)
                .forEach(
                        name -> {
                            if (sent.get(name).isNumber()) {
                                assertThat(posted.get(name).decimalValue())
                                        .as(name)
                                        .isEqualByComparingTo(sent.get(name).decimalValue());
                            } else if (!name.equals("skills")) {
                                assertThat(posted.get(name).toString())
                                        .as(name)
                                        .isEqualTo(sent.get(name).toString());
                            }
                        });
        assertThat(
                        own.with("Idempotency-Key", key)
                                .post(API + "/vacancies", examples.body("vacancies-post"))
                                .json()
                                .get("id"))
                .as("sent again")
                .isEqualTo(posted.get("id"));
        examples.like(
                "vacancies-post-invalid",
                own.post(API + "/vacancies", examples.body("vacancies-post-invalid")));
        String at = API + "/vacancies/" + posted.get("id").asText();
        String review = "/api/v1/vacancies/" + posted.get("id").asText();
        staff.post(
                review + "/sending-back",
                "{\"comments\":[{\"field\":\"payMin\",\"message\":\"What is the pay?\"}]}");
        JsonNode back = examples.like("vacancy-sent-back", own.get(at));
        assertThat(back.get("comments").get(0).get("message").asText())
                .isEqualTo("What is the pay?");
        assertThat(back.get("mayDo").toString()).isEqualTo("[\"edit\",\"submit\",\"withdraw\"]");
        examples.like("vacancies", own.get(API + "/vacancies"));
        examples.like("vacancy-step-conflict", own.post(at + "/pause", ""));
        JsonNode again = examples.like("vacancy-submission", own.post(at + "/submission", ""));
        assertThat(again.get("state").asText()).isEqualTo("submitted");
        assertThat(staff.post(review + "/approval", "").status()).isEqualTo(200);
        JsonNode open = examples.like("vacancy", own.get(at));
        assertThat(open.get("mayDo").toString())
                .isEqualTo("[\"edit\",\"pause\",\"fill\",\"withdraw\",\"confirm\"]");
        examples.like(
                "vacancy-edit-changed",
                own.put(
                        at,
                        examples.body("vacancy-edit-changed")
                                .replace("\"version\":3", "\"version\":0")));
        examples.like("vacancy-pause", own.post(at + "/pause", ""));
        examples.like("vacancy-opening", own.post(at + "/opening", ""));
        JsonNode confirmed =
                examples.like("vacancy-confirmation", own.post(at + "/confirmation", ""));
        ObjectNode edit =
                (ObjectNode) examples.example("vacancy-edit").get("request").get("body").deepCopy();
        edit.set("version", confirmed.get("version"));
        JsonNode changed = examples.like("vacancy-edit", own.put(at, edit.toString()));
        assertThat(changed.get("state").asText())
                .as("its pay is looked at again")
                .isEqualTo("submitted");
        staff.post(review + "/approval", "");
        examples.like("vacancy-filling", own.post(at + "/filling", ""));
        JsonNode second =
                own.post(
                                API + "/vacancies",
                                examples.body("vacancies-post").replace("true,", "false,"))
                        .json();
        examples.like(
                "vacancy-withdrawal",
                own.post(API + "/vacancies/" + second.get("id").asText() + "/withdrawal", ""));
        examples.like("vacancy-not-found", own.get(API + "/vacancies/" + UUID.randomUUID()));
        assertThat(employer(world.verified("Next Door Frames", null)).get(at).status())
                .as("another employer's")
                .isEqualTo(404);
    }

    @Test
    void anEditThatHandsInDoesBothOrNeither() {
        Http own = employer(world.unverified("Baan Dok Mai", null));
        JsonNode draft =
                own.post(
                                API + "/vacancies",
                                "{\"vacancy\":{\"kind\":\"job\",\"title\":\"Florist\"}}")
                        .json();
        assertThat(draft.get("state").asText()).isEqualTo("draft");
        String at = API + "/vacancies/" + draft.get("id").asText();
        String bad =
                "{\"version\":0,\"submit\":true,\"vacancy\":{\"kind\":\"job\",\"title\":\"Florist\",\"tasks\":\"A deposit of 500 baht is required.\"}}";
        assertThat(own.put(at, bad).status()).isEqualTo(400);
        assertThat(own.get(at).json().get("version").asInt()).isZero();
        JsonNode now =
                own.put(at, bad.replace("A deposit of 500 baht is required.", "Bind flowers."))
                        .json();
        assertThat(now.get("state").asText()).isEqualTo("submitted");
    }

    @Test
    void theListOfVacanciesIsPagedNewestFirst() {
        Http own = employer(world.verified("Many Posts", null));
        for (int i = 0; i < 5; i++) {
            own.post(
                    API + "/vacancies",
                    "{\"vacancy\":{\"kind\":\"job\",\"title\":\"Post %d\"}}".formatted(i));
        }
        List<String> titles = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    own.get(API + "/vacancies?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next))
                            .json();
            titles.addAll(page.get("vacancies").findValuesAsText("title"));
            next = page.get("next").asText("");
            next = next.equals("null") ? "" : next;
        } while (!next.isEmpty());
        assertThat(titles).containsExactly("Post 4", "Post 3", "Post 2", "Post 1", "Post 0");
    }

    @Test
    void suggestionsAndChoicesAreAsInTheirExamples() {
        Http own = employer(world.verified("Choosing Well", null));
        JsonNode found =
                examples.like(
                        "suggestions", own.get(API + "/suggestions?kind=skill&q=weld&language=en"));
        assertThat(found.get("suggestions").findValuesAsText("label"))
                .anyMatch(label -> label.contains("weld"));
        JsonNode terms =
                examples.like(
                        "vacancies-suggestions",
                        own.post(
                                API + "/vacancies/suggestions",
                                examples.body("vacancies-suggestions")));
        assertThat(terms.get("occupations").get(0).get("code").asText()).isEqualTo("7212");
        assertThat(terms.get("occupations").get(0).get("sure").asBoolean()).isTrue();
        assertThat(terms.get("skills")).isNotEmpty();
        assertThat(
                        own.with("Idempotency-Key", UUID.randomUUID().toString())
                                .post(
                                        API + "/vacancies",
                                        """
                                        {"submit":false,"vacancy":{"kind":"job","title":"Workshop hand","country":"TH",
                                         "occupation":"7213","seats":1}}
                                        """)
                                .status())
                .isEqualTo(201);
        JsonNode again =
                own.post(
                                API + "/vacancies/suggestions",
                                "{\"title\":\" workshop hand\",\"tasks\":\"Weld gates.\"}")
                        .json();
        assertThat(again.at("/occupations/0/code").asText())
                .as("as it said of the same title before")
                .isEqualTo("7213");
        assertThat(again.at("/occupations/0/sure").asBoolean()).isTrue();
        // A title that names no occupation: the skills it speaks of tell the kind of work.
        assertThat(
                        own.post(
                                        API + "/vacancies/suggestions",
                                        """
                                        {"title":"Apprentice in pattern making and sewing",
                                         "tasks":"Sew garments, then draft patterns."}
                                        """)
                                .json()
                                .get("occupations")
                                .get(0)
                                .get("code")
                                .asText())
                .startsWith("753");
        Http anyone = Http.at(service.employerAddress());
        JsonNode choices = examples.like("choices", anyone.get(API + "/choices"));
        assertThat(choices.get("countries").get(0).get("code").asText()).isEqualTo("TH");
        assertThat(choices.get("places")).hasSizeGreaterThan(100);
        assertThat(
                        anyone.with("Accept-Language", "th")
                                .get(API + "/choices")
                                .json()
                                .get("countries")
                                .get(0)
                                .get("label")
                                .asText())
                .isEqualTo("ไทย");
        for (String language : List.of("en", "th", "fil")) {
            String text = anyone.with("Accept-Language", language).get(API + "/choices").text();
            assertThat(EmployerContractFilesTest.notForEmployers(text)).as(language).isEmpty();
        }
    }

    /** What is sure is chosen for whoever posts, and its skills are asked for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    ช่างเชื่อม; ; 7212
                    ฝึกงานช่างแอร์; ล้างและซ่อมเครื่องปรับอากาศ; 7127
                    Mananahi; ; 7533
                    Waiter; ; 5131
                    Apprentice welder; Learn to weld gates beside two welders.; 7212
                    Caregiver; Care for an old man at home; 5322
                    English Teacher; Teach English to primary pupils;
                    Mechanic; Repair motorcycles and tricycles;
                    No welding: office assistant; We do not need welders. No driving.;
                    Team Leader; Lead a team of 8 on the packing line;
                    Trainee; ;
                    Sales staff; ;
                    """)
    void onlyWhatTheTitleSurelySaysIsChosenBeforehand(
            String title, @Nullable String tasks, @Nullable String occupation) {
        Http own = employer(world.verified("Sure %s".formatted(UUID.randomUUID()), null));
        JsonNode terms =
                own.post(
                                API + "/vacancies/suggestions",
                                JSON.createObjectNode()
                                        .put("title", title)
                                        .put("tasks", tasks)
                                        .toString())
                        .json();
        List<JsonNode> sure = those(terms.get("occupations"), "sure");
        List<JsonNode> musts = those(terms.get("skills"), "must");
        if (occupation == null) {
            assertThat(sure).isEmpty();
            assertThat(musts).isEmpty();
        } else {
            assertThat(sure).containsExactly(terms.at("/occupations/0"));
            assertThat(terms.at("/occupations/0/code").asText()).isEqualTo(occupation);
            assertThat(musts).isNotEmpty();
        }
    }

    private static List<JsonNode> those(JsonNode all, String flag) {
        List<JsonNode> those = new ArrayList<>();
        all.forEach(one -> those.addAll(one.get(flag).asBoolean() ? List.of(one) : List.of()));
        return those;
    }

    @Test
    void payOfNothingIsRefusedAtItsField() {
        Http own = employer(world.verified("ศูนย์บาท", null));
        String nothing =
                """
                {"vacancy": {"kind": "apprenticeship", "title": "Cook", "payMin": %s, "payMax": %s,
                 "stipend": 0, "currency": "THB", "payPeriod": "month", "country": "TH"}}""";
        for (List<String> said : List.of(List.of("0", "0.00"), List.of("9000", "0"))) {
            JsonNode errors =
                    own.post(API + "/vacancies", nothing.formatted(said.getFirst(), said.getLast()))
                            .json()
                            .get("errors");
            assertThat(errors).as(said + ": " + errors).hasSize(1);
            assertThat(errors.at("/0/code").asText()).isEqualTo("zero");
            assertThat(errors.at("/0/field").asText())
                    .isEqualTo(said.getFirst().equals("0") ? "payMin" : "payMax");
            assertThat(errors.at("/0/message").asText())
                    .isEqualTo("0 is no pay; leave it empty where it is not known.");
        }
    }

    /** What the portal sends for what is no number, so that all else is said with it. */
    @Test
    void minusOneIsTakenNowhereAndEverythingIsNamedAtOnce() {
        Http own = employer(world.verified("ลบหนึ่ง", null));
        for (String field :
                List.of(
                        "payMin",
                        "payMax",
                        "stipend",
                        "hours",
                        "education",
                        "seats",
                        "weeks",
                        "seatsCommitted",
                        "finished",
                        "inWork")) {
            String beside = field.equals("payMax") ? "\"payMin\": 9000, " : "";
            JsonNode errors =
                    own.post(
                                    API + "/vacancies",
                                    """
                                    {"vacancy": {"kind": "training", "tasks": "A deposit is required.",
                                     "currency": "THB", "payPeriod": "month", %s"%s": -1}}"""
                                            .formatted(beside, field))
                            .json()
                            .get("errors");
            assertThat(errors.findValuesAsText("field"))
                    .as(errors.toString())
                    .containsExactlyInAnyOrder("title", "tasks", field);
        }
    }

    /** The portal shows the sentences as they come. */
    @Test
    void refusalsAreInTheLanguageAskedFor() {
        Http own = employer(world.verified("สามภาษา", null));
        String bad =
                "{\"vacancy\":{\"kind\":\"job\",\"hours\":99,\"payMax\":0,\"tasks\":\"A deposit is required.\","
                        + "\"payMin\":5,\"country\":\"ZZ\",\"startOn\":\"2569-11-16\"}}";
        JsonNode english = own.post(API + "/vacancies", bad).json();
        for (String language : List.of("th", "fil")) {
            JsonNode other =
                    own.with("Accept-Language", language).post(API + "/vacancies", bad).json();
            assertThat(other.get("errors").findValuesAsText("code"))
                    .isEqualTo(english.get("errors").findValuesAsText("code"))
                    .hasSizeGreaterThan(5);
            assertThat(other.get("title")).isNotEqualTo(english.get("title"));
            assertThat(other.get("detail")).isNotEqualTo(english.get("detail"));
            List<String> same = new ArrayList<>(other.get("errors").findValuesAsText("message"));
            same.retainAll(english.get("errors").findValuesAsText("message"));
            assertThat(same).as(language).isEmpty();
        }
        JsonNode thai = own.with("Accept-Language", "th").post(API + "/vacancies", bad).json();
        assertThat(thai.toString()).contains("ระหว่าง 1 ถึง 60", "2026-11-16");
        assertThat(
                        Http.at(service.employerAddress())
                                .with("Accept-Language", "fil")
                                .post(
                                        API + "/sessions",
                                        "{\"email\":\"wala@example.org\",\"password\":\"mali\"}")
                                .json()
                                .get("detail")
                                .asText())
                .isEqualTo("Mali ang e-mail address o ang password.");
    }

    @Test
    void everySentenceOfTheExamplesIsThereInEachLanguage() throws IOException {
        List<String> english =
                java.nio.file.Files.readAllLines(
                        java.nio.file.Path.of("../config/web/problems_en.properties"));
        List<String> missing = new ArrayList<>();
        examples.all()
                .forEach(
                        (name, one) -> {
                            JsonNode answer = one.get("response").get("body");
                            if (!answer.has("detail")) {
                                return;
                            }
                            List<String> said = new ArrayList<>(answer.findValuesAsText("message"));
                            said.add(answer.get("title").asText());
                            said.add(answer.get("detail").asText());
                            for (String sentence : said) {
                                boolean known =
                                        english.stream()
                                                .map(line -> line.substring(line.indexOf('=') + 1))
                                                .anyMatch(
                                                        line ->
                                                                sentence.matches(
                                                                        "\\Q"
                                                                                + line.replaceAll(
                                                                                        "\\{[0-9]}",
                                                                                        "\\\\E.+\\\\Q")
                                                                                + "\\E"));
                                if (!known) {
                                    missing.add(name + ": " + sentence);
                                }
                            }
                        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRouteOfTheApiHasAnExample() {
        Pattern id = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
        TreeSet<String> shown = new TreeSet<>();
        examples.all()
                .values()
                .forEach(
                        one -> {
                            JsonNode request = one.get("request");
                            String path = request.get("path").asText().replaceAll("\\?.*", "");
                            shown.add(
                                    request.get("method").asText()
                                            + " "
                                            + id.matcher(path).replaceAll("{id}"));
                        });
        List<String> routes =
                service.get(io.micronaut.web.router.Router.class)
                        .uriRoutes()
                        .map(
                                route ->
                                        route.getHttpMethodName()
                                                + " "
                                                + route.getUriMatchTemplate()
                                                        .toPathString()
                                                        .replaceAll("(?<=.)/$", ""))
                        .filter(route -> route.contains(API) && !route.startsWith("HEAD"))
                        .filter(route -> !route.endsWith("/openapi.yml"))
                        .toList();
        assertThat(routes).isNotEmpty();
        assertThat(shown).containsAll(routes);
    }

    /** Made from the code, so that it cannot lag behind; the table is the promise. */
    @Test
    void theDescriptionHoldsEveryRouteOfTheTableAndNothingOfStaffs() throws IOException {
        Http portal = Http.at(service.employerAddress());
        Http.Answer answer = portal.get(API + "/openapi.yml");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode described = yaml(answer.text());
        List<String> promised = new ArrayList<>();
        Pattern.compile("`(?:(GET|POST|PUT|DELETE) |…)(/[^`?]+)`")
                .matcher(Files.readString(Path.of("../config/contracts/employer/README.md")))
                .results()
                .forEach(
                        row ->
                                promised.add(
                                        row.group(1) == null
                                                ? "POST " + API + "/vacancies/{id}" + row.group(2)
                                                : row.group(1) + " " + API + row.group(2)));
        assertThat(promised).hasSizeGreaterThan(25);
        assertThat(routes(described)).containsAll(promised);
        assertThat(described.get("paths").fieldNames())
                .toIterable()
                .allMatch(path -> path.startsWith(API));
        assertThat(EmployerContractFilesTest.notForEmployers(answer.text())).isEmpty();
        assertThat(answer.text()).doesNotContain("caller").contains("EmployerIntroductionBody");
        JsonNode staffs = yaml(Http.anonymous(service).get("/api/openapi.yml").text());
        assertThat(routes(staffs)).hasSizeGreaterThan(80).noneMatch(one -> one.contains(API));
        assertThat(staffs.toString()).doesNotContain("\"Caller\"").doesNotContain("\"caller\"");
        assertThat(Http.anonymous(service).get(API + "/openapi.yml").status()).isEqualTo(404);
    }

    private static JsonNode yaml(String text) {
        return new ObjectMapper()
                .valueToTree(
                        new org.yaml.snakeyaml.Yaml(
                                        new org.yaml.snakeyaml.constructor.SafeConstructor(
                                                new org.yaml.snakeyaml.LoaderOptions()))
                                .<Object>load(text));
    }

    private static Set<String> routes(JsonNode described) {
        Set<String> routes = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : described.get("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                            method ->
                                    routes.add(
                                            method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        return routes;
    }
}
