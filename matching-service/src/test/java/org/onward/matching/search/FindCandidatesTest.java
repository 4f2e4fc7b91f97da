package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.SentQueries;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.match.Retrieval;
import org.onward.matching.vacancy.VacancyId;

/** People for a vacancy, over HTTP, on the real database, vocabulary and indexes. */
class FindCandidatesTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OffsetDateTime NOW =
            OffsetDateTime.of(2026, 11, 20, 0, 0, 0, 0, ZoneOffset.UTC);

    static TestService service;
    static TestWorld world;
    static ShownVacancies given;
    static Counsellor malee;
    static Counsellor niran;
    static Http staff;
    static UUID home;
    static UUID care;
    static int people;

    private record Counsellor(UUID id, Http http) {}

    @BeforeAll
    static void start() {
        service = TestService.start();
        world = new TestWorld(service);
        given = new ShownVacancies(service, world);
        malee = new Counsellor(account("malee@example.org", Role.COUNSELLOR), signedIn("malee"));
        niran = new Counsellor(account("niran@example.org", Role.COUNSELLOR), signedIn("niran"));
        account("staff@example.org", Role.PROGRAMME_STAFF);
        staff = signedIn("staff");
        home = given.employer("บ้านพักคนชรา Doi Suthep");
        care = given.job(home, "Carer for older people", "5322", "TH-50");
        given.asks(care, "care-elderly", true, false);
        given.asks(care, "care-children", true, false);
        given.pay(care, 1_500_000, "THB");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                service.get(Retrieval.class)
                                        .facts(new VacancyId(care))
                                        .filter(facts -> facts.pay() != null)
                                        .isPresent());
    }

    private static UUID account(String email, Role role) {
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                email,
                                PASSWORD,
                                role,
                                role == Role.COUNSELLOR ? world.chiangMai : null,
                                role == Role.COUNSELLOR ? null : world.programme,
                                null,
                                "en"));
        return UUID.fromString(service.ask("select id from account where email = ?", email));
    }

    private static Http signedIn(String name) {
        return Http.signedIn(service, name + "@example.org", PASSWORD);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    // ---- people, through the API as a counsellor would

    private static JsonNode done(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }

    /** Registered, with a profile; neither ready nor agreed. */
    private static String person(Counsellor of, String profile) throws Exception {
        people++;
        JsonNode registered =
                done(
                        of.http.post(
                                "/api/v1/returnees",
                                """
                                {"kind": "returnee", "name": "นภา %d", "birthDate": "1992-03",
                                 "phone": "08900%05d"}"""
                                        .formatted(people, people)));
        String at = "/api/v1/returnees/" + registered.get("id").asText();
        ObjectNode change = JSON.createObjectNode();
        change.put("version", of.http.get(at + "/profile").json().get("version").asInt());
        change.set("profile", JSON.readTree(profile));
        done(of.http.put(at + "/profile", change.toString()));
        return registered.get("id").asText();
    }

    private static void ready(Counsellor of, String person) {
        done(of.http.post("/api/v1/returnees/" + person + "/readiness", "{\"to\": \"ready\"}"));
        agreed(of, person, true);
    }

    private static void agreed(Counsellor of, String person, boolean agreed) {
        done(
                of.http.put(
                        "/api/v1/returnees/" + person + "/matching",
                        "{\"agreed\": %b}".formatted(agreed)));
    }

    private static String profile(String words, String... skills) {
        List<String> own = new ArrayList<>();
        for (String key : skills) {
            own.add(
                    "{\"skill\": \"%s\", \"level\": 3}"
                            .formatted(service.ask("select id from skill where key = ?", key)));
        }
        return """
        {"skills": [%s], "places": [{"place": "TH-50", "country": "TH"}],
         "experience": [{"occupation": null, "months": 24, "words": "%s"}],
         "interests": {"social": 0.9}, "household": {"currency": "THB", "living": 1200000, "debts": []}}"""
                .formatted(String.join(", ", own), words);
    }

    private static JsonNode candidates(Counsellor caller, UUID vacancy, String query) {
        return done(caller.http.get("/api/v1/vacancies/%s/candidates%s".formatted(vacancy, query)));
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("candidates").forEach(one -> ids.add(one.get("person").asText()));
        return ids;
    }

    private static void awaitThere(Counsellor caller, String... wanted) {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () ->
                                ids(candidates(caller, care, "?limit=50"))
                                        .containsAll(List.of(wanted)));
    }

    /** A counsellor with people of their own, so that tests do not count each other's. */
    private static Counsellor another() {
        String name = "c" + UUID.randomUUID().toString().replace("-", "");
        return new Counsellor(account(name + "@example.org", Role.COUNSELLOR), signedIn(name));
    }

    // ---- who is found

    @Test
    void theOrderTheScoreAndTheReasonsAreThoseOfThePersonsOwnList() throws Exception {
        Counsellor mine = another();
        List<String> all =
                List.of(
                        person(mine, profile("washed dishes")),
                        person(mine, profile("cared for my grandmother", "care-elderly")),
                        person(
                                mine,
                                profile("minded older people", "care-elderly", "care-children")),
                        person(mine, profile("looked after children and old people")));
        all.forEach(person -> ready(mine, person));
        awaitThere(mine, all.toArray(String[]::new));
        JsonNode found = candidates(mine, care, "");
        assertThat(found.get("found").asInt()).isEqualTo(4);
        assertThat(found.at("/candidates/0/match/score").asDouble())
                .isGreaterThan(found.at("/candidates/3/match/score").asDouble());
        double before = 100;
        for (JsonNode one : found.get("candidates")) {
            assertThat(one.get("name").asText()).startsWith("นภา ");
            JsonNode own =
                    done(
                            mine.http.get(
                                    "/api/v1/returnees/%s/matches?kind=job&limit=50"
                                            .formatted(one.get("person").asText())));
            List<JsonNode> pair = new ArrayList<>();
            own.get("matches")
                    .forEach(
                            match -> {
                                if (match.get("vacancy").asText().equals(care.toString())) {
                                    pair.add(match);
                                }
                            });
            assertThat(pair).containsExactly(one.get("match"));
            double score = one.at("/match/score").asDouble();
            assertThat(score).isLessThanOrEqualTo(before);
            before = score;
        }
    }

    @Test
    void withWeightsMovedTheyAreThoseOfThePersonsListWithTheSameBalance() throws Exception {
        Counsellor mine = another();
        List<String> all =
                List.of(
                        person(mine, profile("washed dishes", "care-elderly")),
                        person(mine, profile("minded older people", "care-children")));
        all.forEach(person -> ready(mine, person));
        awaitThere(mine, all.toArray(String[]::new));
        JsonNode even = candidates(mine, care, "");
        assertThat(even.get("ranking").asText()).isEqualTo("9");
        for (int balance : new int[] {-2, 1}) {
            JsonNode found = candidates(mine, care, "?balance=" + balance);
            assertThat(found.get("ranking").asText()).isEqualTo("9%+d".formatted(balance));
            assertThat(ids(found)).containsExactlyInAnyOrderElementsOf(all);
            assertThat(found.findValuesAsText("score"))
                    .doesNotContainAnyElementsOf(even.findValuesAsText("score"));
            for (JsonNode one : found.get("candidates")) {
                String own =
                        "/api/v1/returnees/%s/matches?kind=job&limit=50&balance=%d"
                                .formatted(one.get("person").asText(), balance);
                assertThat(done(mine.http.get(own)).get("matches")).contains(one.get("match"));
            }
            JsonNode first = candidates(mine, care, "?limit=1&balance=" + balance);
            String next = "?limit=1&cursor=" + first.get("next").asText();
            assertThat(ids(candidates(mine, care, next + "&balance=" + balance)))
                    .containsExactly(ids(found).getLast());
            assertThat(mine.http.get("/api/v1/vacancies/" + care + "/candidates" + next).status())
                    .as("a page of other weights")
                    .isEqualTo(400);
        }
    }

    @Test
    void pagesFollowEachOtherAndWhoIsReadyLongestComesFirstAmongEquals() throws Exception {
        Counsellor mine = another();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String person = person(mine, profile("", "care-elderly"));
            ready(mine, person);
            all.add(person);
            service.sql(
                    "update returnee set readiness_since = ? where id = ?",
                    LocalDate.of(2026, 11, 1).plusDays(i * 3L % 5),
                    UUID.fromString(person));
        }
        awaitThere(mine, all.toArray(String[]::new));
        List<String> paged = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            JsonNode page =
                    candidates(
                            mine, care, "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            assertThat(page.get("found").asInt()).isEqualTo(5);
            paged.addAll(ids(page));
            cursor = page.get("next").isNull() ? null : page.get("next").asText();
        } while (cursor != null);
        assertThat(paged)
                .containsExactly(all.get(0), all.get(2), all.get(4), all.get(1), all.get(3));
    }

    @Test
    void whoIsNotReadyOrTakesTheirWordBackIsNotThereFromThatMoment() throws Exception {
        Counsellor mine = another();
        String person = person(mine, profile("", "care-elderly"));
        assertThat(ids(candidates(mine, care, ""))).isEmpty();
        ready(mine, person);
        awaitThere(mine, person);
        agreed(mine, person, false);
        assertThat(candidates(mine, care, "").get("found").asInt()).isZero();
        agreed(mine, person, true);
        awaitThere(mine, person);
        done(mine.http.post("/api/v1/returnees/" + person + "/readiness", "{\"to\": \"not_now\"}"));
        assertThat(candidates(mine, care, "").get("found").asInt()).isZero();
    }

    @Test
    void whatIsChangedInAProfileCountsInTheNextAnswer() throws Exception {
        Counsellor mine = another();
        String person = person(mine, profile("minded older people", "care-elderly"));
        ready(mine, person);
        awaitThere(mine, person);
        String at = "/api/v1/returnees/" + person;
        for (String words : List.of("minded older people", "cut stone in a quarry")) {
            ObjectNode change = JSON.createObjectNode();
            change.put("version", mine.http.get(at + "/profile").json().get("version").asInt());
            change.set("profile", JSON.readTree(profile(words, "care-children")));
            double before = candidates(mine, care, "").at("/candidates/0/match/score").asDouble();
            done(mine.http.put(at + "/profile", change.toString()));
            JsonNode match = candidates(mine, care, "").at("/candidates/0/match");
            assertThat(match.get("score").asDouble()).isNotEqualTo(before);
            assertThat(done(mine.http.get(at + "/matches?kind=job&limit=50")).get("matches"))
                    .contains(match);
        }
    }

    @Test
    void aSafetyRuleTakesThemOutAsIfTheyWereNotReady() throws Exception {
        Counsellor mine = another();
        String person = person(mine, profile("", "care-elderly"));
        String other = person(mine, profile("", "care-children"));
        ready(mine, person);
        ready(mine, other);
        awaitThere(mine, person, other);
        agreed(mine, person, false);
        String notReady = candidates(mine, care, "").toString();
        agreed(mine, person, true);
        awaitThere(mine, person, other);
        String rules = "/api/v1/returnees/" + person + "/safety-rules";
        done(
                mine.http.post(
                        rules, "{\"kind\": \"employer\", \"employer\": \"%s\"}".formatted(home)));
        assertThat(candidates(mine, care, "").toString()).isEqualTo(notReady);
        String rule = mine.http.get(rules).json().at("/rules/0/id").asText();
        done(mine.http.delete(rules + "/" + rule));
        assertThat(ids(candidates(mine, care, ""))).containsExactlyInAnyOrder(person, other);
    }

    @Test
    void whatThePersonSaidThemselvesStopsThemToo() throws Exception {
        Counsellor mine = another();
        String person =
                person(
                        mine,
                        profile("", "care-elderly")
                                .replace("\"living\"", "\"payFloor\": 2000000, \"living\""));
        String there = person(mine, profile("", "care-elderly"));
        ready(mine, person);
        ready(mine, there);
        awaitThere(mine, there);
        assertThat(ids(candidates(mine, care, ""))).containsExactly(there);
    }

    @Test
    void whoIsSomebodyElsesIsThereForWhoCoversAloneAndSaidSo() throws Exception {
        Counsellor theirs = another();
        Counsellor mine = another();
        String person = person(theirs, profile("", "care-elderly"));
        ready(theirs, person);
        awaitThere(theirs, person);
        assertThat(ids(candidates(mine, care, ""))).isEmpty();
        service.sql(
                """
                insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason,
                    recorded_at) values (?, ?, ?, current_date - 1, current_date + 20, 'ill today', ?)""",
                UUID.randomUUID(),
                theirs.id,
                mine.id,
                NOW);
        JsonNode covered = candidates(mine, care, "");
        assertThat(ids(covered)).containsExactly(person);
        assertThat(covered.at("/candidates/0/covered").asBoolean()).isTrue();
        assertThat(candidates(theirs, care, "").at("/candidates/0/covered").asBoolean(true))
                .isFalse();
    }

    @Test
    void whoWasErasedIsGoneFromTheAnswerAtOnceAndFromTheIndexFiles() throws Exception {
        Counsellor mine = another();
        String person = person(mine, profile("", "care-elderly"));
        ready(mine, person);
        awaitThere(mine, person);
        String reference =
                service.ask("select reference from returnee where id = ?", UUID.fromString(person));
        double held = heldInMemory();
        assertThat(held).isPositive();
        done(
                staff.post(
                        "/api/v1/returnees/%s/erasure".formatted(reference),
                        "{\"reason\": \"asked for it\"}"));
        assertThat(ids(candidates(mine, care, ""))).isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> leftOf(person) == 0);
        assertThat(heldInMemory()).isEqualTo(held - 1);
    }

    private static double heldInMemory() {
        return service.get(MeterRegistry.class).get("onward.people.held").gauge().value();
    }

    /** Documents that hold the person, those marked as deleted too. */
    private static int leftOf(String person) {
        return service.get(PeopleIndex.class)
                .search(
                        searcher ->
                                searcher.getIndexReader()
                                        .docFreq(new Term(VacancyFields.ID, person)));
    }

    // ---- which vacancies, and for whom

    @Test
    void forWhatIsNotOfferedNobodyIsLookedFor() throws Exception {
        Counsellor mine = another();
        String person = person(mine, profile("", "care-elderly"));
        ready(mine, person);
        awaitThere(mine, person);
        UUID closed = given.job(home, "Carer by day", "5322", "TH-50");
        assertThat(ids(candidates(mine, closed, ""))).containsExactly(person);
        given.close(closed);
        UUID past = given.job(home, "Carer last year", "5322", "TH-50");
        given.tell(past, "valid_until", LocalDate.of(2025, 1, 1));
        UUID unvetted = given.job(home, "Carer abroad", "5322", "TH-50");
        given.tell(unvetted, "overseas", true);
        UUID agency = given.employer("Señora Ana's Agency");
        UUID suspended = given.job(agency, "Carer, suspended", "5322", "TH-50");
        given.suspend(agency);
        UUID copy = given.job(home, "Carer, from a feed as well", "5322", "TH-50");
        UUID posting = UUID.randomUUID();
        given.tell(copy, "posting", posting);
        given.tell(copy, "confirmed_at", NOW.minusDays(30));
        given.tell(given.job(home, "Carer, shown", "5322", "TH-50"), "posting", posting);
        for (UUID one : List.of(closed, past, unvetted, suspended, copy)) {
            JsonNode found = candidates(mine, one, "");
            assertThat(found.get("offered").asBoolean(true)).isFalse();
            assertThat(found.get("candidates")).isEmpty();
        }
    }

    @Test
    void aCourseFindsItsPeopleByTheWeightsOfCourses() throws Exception {
        Counsellor mine = another();
        String person = person(mine, profile("", "care-elderly"));
        ready(mine, person);
        awaitThere(mine, person);
        UUID course = given.vacancy("training", home, "Care for children", "5311", "TH-50");
        given.asks(course, "care-children", true, true);
        JsonNode found = candidates(mine, course, "");
        assertThat(ids(found)).containsExactly(person);
        assertThat(found.at("/candidates/0/match/kind").asText()).isEqualTo("training");
        assertThat(found.at("/candidates/0/match/teaches")).hasSize(1);
    }

    @Test
    void onlyWhoWorksWithPeopleMayAskAndBadQueriesAreRefusedByName() {
        String path = "/api/v1/vacancies/" + care + "/candidates";
        assertThat(staff.get(path).status()).isEqualTo(403);
        assertThat(Http.anonymous(service).get(path).status()).isEqualTo(401);
        assertThat(
                        malee.http
                                .get("/api/v1/vacancies/" + UUID.randomUUID() + "/candidates")
                                .status())
                .isEqualTo(404);
        for (String query :
                List.of(
                        "?limit=0",
                        "?limit=51",
                        "?cursor=%00",
                        "?cursor=bm9uc2Vuc2U",
                        "?balance=3",
                        "?balance=-3",
                        "?balance=all")) {
            assertThat(malee.http.get(path + query).status()).as(query).isEqualTo(400);
        }
        assertThat(malee.http.get(path + "?cursor=").status()).as("none").isEqualTo(200);
    }

    @Test
    void lookingIsInTheTrail() {
        UUID seen = given.job(home, "Seen", null, "TH-50");
        candidates(malee, seen, "");
        assertThat(
                        service.ask(
                                "select act from audit_entry where subject_id = ? and account_id = ?",
                                seen,
                                malee.id))
                .isEqualTo("see_candidates");
    }

    @Test
    void whoeverIsOnThePageIsInTheTrail() throws Exception {
        Counsellor mine = another();
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String person = person(mine, profile("", "care-elderly"));
            ready(mine, person);
            people.add(person);
        }
        awaitThere(mine, people.toArray(new String[0]));
        String before = sightings(mine, people);
        String seen = ids(candidates(mine, care, "?limit=1")).getFirst();
        assertThat(sightings(mine, people))
                .as("one more, of the one who was shown")
                .isNotEqualTo(before)
                .isEqualTo(
                        service.ask(
                                """
                                select string_agg((n + (p = ?::uuid)::int)::text, ' ' order by p)
                                from unnest(string_to_array(?, ' ')::int[], ?::text::uuid[]) s (n, p)""",
                                seen,
                                before,
                                "{"
                                        + people.stream().sorted().collect(Collectors.joining(","))
                                        + "}"));
    }

    /** How often each of them was seen, in the order of their ids. */
    private static String sightings(Counsellor by, List<String> people) {
        return service.ask(
                """
                select string_agg(n::text, ' ' order by p) from (
                    select p, (select count(*) from audit_entry a where a.subject_id = p
                        and a.subject = 'returnee' and a.act = 'see_candidates' and a.outcome = 'done'
                        and a.account_id = ?) as n
                    from unnest(?::text::uuid[]) p) each""",
                by.id,
                "{" + String.join(",", people) + "}");
    }

    // ---- the copy

    @Test
    void aRebuildHoldsTheSamePeople() throws Exception {
        Counsellor mine = another();
        String person = person(mine, profile("", "care-elderly"));
        ready(mine, person);
        awaitThere(mine, person);
        PeopleIndex index = service.get(PeopleIndex.class);
        IndexCopy before = index.current().orElseThrow();
        service.get(PeopleFollower.class).rebuild();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> index.current().filter(now -> !now.equals(before)).isPresent());
        assertThat(index.current().orElseThrow().versions()).containsKey(UUID.fromString(person));
        assertThat(service.get(PeopleFollower.class).check(index.current().orElseThrow())).isZero();
        assertThat(ids(candidates(mine, care, ""))).containsExactly(person);
    }

    // ---- queries

    @Test
    void sevenPeopleTakeAsManyQueriesAsOne() throws Exception {
        Counsellor few = another();
        Counsellor many = another();
        for (int i = 0; i < 8; i++) {
            Counsellor of = i == 0 ? few : many;
            String person = person(of, profile("cared for my uncle", "care-elderly"));
            ready(of, person);
            if (i == 0 || i == 7) {
                awaitThere(of, person);
            }
        }
        int queries = queriesOf(few, 1);
        assertThat(queriesOf(many, 7)).isEqualTo(queries).isBetween(8, MOST_QUERIES);
    }

    /** Signing the request in and the vacancy as staff see it are about half of them. */
    private static final int MOST_QUERIES = 25;

    private static int queriesOf(Counsellor caller, int found) {
        return SentQueries.fewest(
                () -> assertThat(ids(candidates(caller, care, "?limit=50"))).hasSize(found));
    }

    // ---- time

    /** Prints p50 and p95 over HTTP, and fails far beyond them. */
    @Test
    @Tag("soak")
    void aFullCaseloadStaysWithinItsTime() throws Exception {
        String story =
                "I washed and fed an old couple, gave them their medicine, cooked, cleaned the house, "
                        + "took them to the clinic and sat with them at night. ";
        Counsellor mine = another();
        String last = "";
        for (int i = 1; i <= 300; i++) {
            last = person(mine, profile(story + i, i % 2 == 0 ? "care-elderly" : "care-children"));
            ready(mine, last);
            if (i == 80 || i == 300) {
                String newest = last;
                await().atMost(Duration.ofSeconds(20))
                        .until(
                                () ->
                                        service.get(PeopleIndex.class)
                                                .current()
                                                .orElseThrow()
                                                .versions()
                                                .containsKey(UUID.fromString(newest)));
                assertThat(p95(mine, i)).isLessThan(1000);
            }
        }
    }

    private static double p95(Counsellor caller, int caseload) {
        double[] millis = new double[100];
        for (int i = -100; i < millis.length; i++) {
            long start = System.nanoTime();
            assertThat(candidates(caller, care, "").get("found").asInt()).isEqualTo(caseload);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "candidates of %d people over HTTP: p50 %.1f ms, p95 %.1f ms%n",
                caseload,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100]);
        return millis[millis.length * 95 / 100];
    }
}
