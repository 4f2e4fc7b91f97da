package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.onward.matching.access.Transactions;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.search.ShownVacancies;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.web.Browserless;

/** What is new for a counsellor's people, over HTTP, on the real database and indexes. */
class NewMatchesTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEW = "/api/v1/new-matches";

    /** From the change until it is listed. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration QUEUED = Duration.ofSeconds(20);

    static TestService service;
    static TestWorld world;
    static ShownVacancies given;
    static Http staff;
    static UUID home;
    static int people;
    static int sewers;

    /**
     * @param carers people who can care for older people, are ready and were looked for
     */
    private record Counsellor(UUID id, String email, Http http, List<String> carers) {
        String carer() {
            return carers.getFirst();
        }
    }

    /** Each with people of their own, so that tests do not count each other's. */
    private static final Deque<Counsellor> COUNSELLORS = new ArrayDeque<>();

    @BeforeAll
    static void start() throws Exception {
        service = TestService.start();
        world = new TestWorld(service);
        given = new ShownVacancies(service, world);
        account("staff", Role.PROGRAMME_STAFF);
        staff = Http.signedIn(service, "staff@example.org", PASSWORD);
        home = given.employer("บ้านพักคนชรา Doi Suthep");
        // All at once, as each takes its time to be found.
        for (int i = 0; i < 21; i++) {
            Counsellor one = another();
            COUNSELLORS.add(one);
            for (int j = 0; j < 3; j++) {
                String person = person(one, "care-elderly");
                ready(one, person);
                one.carers.add(person);
            }
        }
        awaitIdle();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static UUID account(String name, Role role) {
        String email = name + "@example.org";
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
        return UUID.fromString(service.ask("select id from account where email = ?", email));
    }

    /** With three people of whom nothing is new, nor will be of what was there before. */
    private static Counsellor next() {
        awaitIdle();
        Counsellor one = COUNSELLORS.remove();
        while (!list(one).get("people").isEmpty()) {
            list(one).get("people").forEach(shown -> notice(one, shown));
        }
        one.carers.forEach(
                person ->
                        service.sql(
                                "update new_match_person set noticed = true where returnee_id = ?",
                                UUID.fromString(person)));
        return one;
    }

    private static Counsellor another() {
        String name = "c" + UUID.randomUUID().toString().replace("-", "");
        UUID id = account(name, Role.COUNSELLOR);
        String email = name + "@example.org";
        return new Counsellor(
                id, email, Http.signedIn(service, email, PASSWORD), new ArrayList<>());
    }

    private static JsonNode done(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }

    // ---- people and vacancies

    /** Registered, with a profile; neither ready nor agreed. */
    private static String person(Counsellor of, String... skills) throws Exception {
        ArrayNode own = JSON.createArrayNode();
        for (String key : skills) {
            own.addObject()
                    .put("skill", service.ask("select id from skill where key = ?", key))
                    .put("level", 4);
        }
        ObjectNode profile = JSON.createObjectNode();
        profile.set("skills", own);
        return person(of, profile);
    }

    /** Would work in Chiang Mai. */
    private static String person(Counsellor of, ObjectNode profile) {
        return person(of, profile, "TH-50");
    }

    private static String person(Counsellor of, ObjectNode profile, String place) {
        people++;
        JsonNode registered =
                done(
                        of.http.post(
                                "/api/v1/returnees",
                                """
                                {"kind": "returnee", "name": "Ñenita นภา %d", "birthDate": "1992-03",
                                 "phone": "08911%05d"}"""
                                        .formatted(people, people)));
        String at = "/api/v1/returnees/" + registered.get("id").asText();
        ObjectNode change = JSON.createObjectNode();
        change.put("version", of.http.get(at + "/profile").json().get("version").asInt());
        change.set("profile", profile);
        profile.putArray("places").addObject().put("place", place).put("country", "TH");
        done(of.http.put(at + "/profile", change.toString()));
        return registered.get("id").asText();
    }

    private static void ready(Counsellor of, String person) {
        readiness(of, person, "ready");
        agreed(of, person, true);
    }

    private static void readiness(Counsellor of, String person, String to) {
        done(
                of.http.post(
                        "/api/v1/returnees/" + person + "/readiness",
                        "{\"to\": \"%s\"}".formatted(to)));
    }

    private static void agreed(Counsellor of, String person, boolean agreed) {
        done(
                of.http.put(
                        "/api/v1/returnees/" + person + "/matching",
                        "{\"agreed\": %b}".formatted(agreed)));
    }

    /** Asks for care of older people, and opens this moment. */
    private static UUID opens(String title) {
        UUID vacancy = given.job(home, title, "5322", "TH-50");
        given.asks(vacancy, "care-elderly", true, false);
        given.tell(vacancy, "opened_at", now());
        return vacancy;
    }

    private static OffsetDateTime now() {
        return service.get(InstantSource.class).instant().atOffset(ZoneOffset.UTC);
    }

    // ---- the list

    private static JsonNode list(Counsellor of) {
        return done(of.http.get(NEW));
    }

    private static Optional<JsonNode> shownOf(Counsellor of, String person) {
        for (JsonNode one : list(of).get("people")) {
            if (one.get("person").asText().equals(person)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static List<String> vacancies(JsonNode shown) {
        List<String> ids = new ArrayList<>();
        shown.get("vacancies").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static boolean lists(Counsellor of, String person, UUID vacancy) {
        return shownOf(of, person)
                .filter(shown -> vacancies(shown).contains(vacancy.toString()))
                .isPresent();
    }

    private static void awaitListed(Counsellor of, String person, UUID vacancy) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> lists(of, person, vacancy));
    }

    private static Http.Answer notice(Counsellor of, JsonNode shown) {
        ObjectNode body = JSON.createObjectNode();
        body.set("personId", shown.get("person"));
        body.set("vacancies", shown.get("vacancies"));
        Http.Answer answer = of.http.post(NEW + "/notice", body.toString());
        done(answer);
        return answer;
    }

    /** The log was looked through up to here, and nobody waits. */
    private static void awaitIdle(String person) {
        given.changed("returnee", UUID.fromString(person));
        awaitIdle();
    }

    private static void awaitIdle() {
        await().atMost(QUEUED)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () ->
                                service.ask(
                                                """
                                                select (select (max(c.xid::text::bigint), 0) from change_log c)
                                                    <= (select (p.xid::text::bigint, 0) from new_match_position p)
                                                    and (select many_from is null from new_match_position)
                                                    and not exists (select 1 from new_match_person where due is not null)""")
                                        .equals("t"));
    }

    // ---- what is new

    @Test
    void aVacancyThatOpensIsListedWithItsReason() throws Exception {
        Counsellor mine = next();
        String person = mine.carer();
        assertThat(list(mine).get("people")).isEmpty();
        UUID vacancy = opens("Carer who came today");
        awaitListed(mine, person, vacancy);
        JsonNode shown = shownOf(mine, person).orElseThrow();
        assertThat(shown.get("name").asText()).startsWith("Ñenita นภา ");
        assertThat(shown.get("first").asBoolean(true)).isFalse();
        assertThat(vacancies(shown)).containsExactly(vacancy.toString());
        JsonNode match = shown.at("/matches/0");
        assertThat(match.get("title").asText()).isEqualTo("Carer who came today");
        assertThat(match.at("/skills/0/skill/label").asText()).isEqualTo("care for older people");
        JsonNode own = done(mine.http.get("/api/v1/returnees/" + person + "/matches?limit=50"));
        assertThat(own.get("matches")).as("as in the person's own list").contains(match);
    }

    @Test
    void whoBecomesReadyIsListedWithTheBestThereIs() throws Exception {
        UUID older = given.job(home, "Cook since last week", "5120", "TH-50");
        given.asks(older, "cook-thai-food", true, false);
        Counsellor mine = another();
        String person = person(mine, "cook-thai-food");
        readiness(mine, person, "ready");
        awaitIdle();
        assertThat(list(mine).get("people")).as("who did not agree").isEmpty();
        agreed(mine, person, true);
        awaitListed(mine, person, older);
        JsonNode shown = shownOf(mine, person).orElseThrow();
        assertThat(shown.get("first").asBoolean()).isTrue();
        assertThat(shown.get("matches").size()).isBetween(1, 3);

        // As long as nobody has looked, it is what fits the person as they are.
        UUID welding = given.job(home, "Gate welder", "7212", "TH-50");
        given.asks(welding, "weld-metal", true, false);
        awaitIdle();
        assertThat(lists(mine, person, welding)).isFalse();
        String at = "/api/v1/returnees/" + person + "/profile";
        ObjectNode change = (ObjectNode) mine.http.get(at).json();
        ((ArrayNode) change.at("/profile/skills"))
                .addObject()
                .put("skill", service.ask("select id from skill where key = 'weld-metal'"))
                .put("level", 4);
        done(
                mine.http.put(
                        at,
                        JSON.createObjectNode()
                                .put("version", change.get("version").asInt())
                                .set("profile", change.get("profile"))
                                .toString()));
        awaitListed(mine, person, welding);
    }

    @Test
    void whoIsNotReadyOrTakesTheirWordBackHasNothingNewFromThatMoment() throws Exception {
        Counsellor mine = next();
        String person = mine.carer();
        UUID vacancy = opens("Carer, unless she is not ready");
        awaitListed(mine, person, vacancy);
        agreed(mine, person, false);
        assertThat(shownOf(mine, person)).isEmpty();
        awaitIdle();
        assertThat(rowsOf(person)).as("what was not looked at is gone").isEqualTo("0");
        agreed(mine, person, true);
        awaitListed(mine, person, vacancy);
        readiness(mine, person, "not_now");
        assertThat(shownOf(mine, person)).isEmpty();
        awaitIdle();
        UUID later = opens("Carer, while she is not ready");
        awaitIdle();
        assertThat(rowsOf(person)).isEqualTo("0");
        readiness(mine, person, "ready");
        awaitListed(mine, person, later);
    }

    @Test
    void whoComesAfterThreeHundredWhomAVacancySuitsBetterIsLookedForToo() throws Exception {
        Counsellor mine = another();
        ObjectNode profile = JSON.createObjectNode();
        profile.putArray("skills")
                .addObject()
                .put("skill", service.ask("select id from skill where key = 'sew-garments'"))
                .put("level", 4);
        String person = person(mine, profile, "TH-57");
        ready(mine, person);
        awaitIdle();
        service.sql(
                "update new_match_person set noticed = true where returnee_id = ?",
                UUID.fromString(person));
        threeHundredAndTenSewers();
        UUID vacancy = given.job(home, "Sewer for everybody", "7533", "TH-50");
        given.asks(vacancy, "sew-garments", true, false);
        given.tell(vacancy, "opened_at", now());
        awaitListed(mine, person, vacancy);
        awaitIdle(); // the others of her turn may come after her
        assertThat(
                        service.ask(
                                "select count(*) from new_match where vacancy_id = ? and tenths > (select tenths from new_match where vacancy_id = ? and returnee_id = ?)",
                                vacancy,
                                vacancy,
                                UUID.fromString(person)))
                .as("whom it suits better")
                .isEqualTo("310");
        theSewersLeave();
    }

    /** In the very place where those jobs are. */
    private static void threeHundredAndTenSewers() {
        service.sql(
                """
                with made as (insert into returnee (id, reference, kind, readiness, readiness_since,
                        matching_agreed, created_at, skills_known, places_known)
                    select gen_random_uuid(), 'TH-' || lpad(upper(to_hex(n)), 6, 'Z'), 'returnee', 'ready', ?, true,
                        ?, true, true from generate_series(?, ?) n
                    returning id),
                willing as (insert into willing_place (returnee_id, rank, place_code, country)
                    select id, 1, 'TH-50', 'TH' from made),
                skilled as (insert into profile_skill (returnee_id, skill_id, level)
                    select m.id, s.id, 4 from made m, skill s where s.key = 'sew-garments')
                insert into change_log (subject, id) select 'returnee', id from made""",
                TestWorld.TODAY,
                now(),
                sewers + 1,
                sewers += 310);
        awaitIdle();
    }

    private static void theSewersLeave() {
        service.sql(
                """
                with gone as (update returnee set matching_agreed = false where reference like 'TH-ZZZ%' returning id)
                insert into change_log (subject, id) select 'returnee', id from gone""");
        awaitIdle();
    }

    /** While the job waits as if another replica were at it. */
    private static void withoutTheJob(Runnable act) throws Exception {
        try (Connection held = service.superuser();
                PreparedStatement lock =
                        held.prepareStatement(
                                "select pg_advisory_lock(hashtextextended('onward new matches', 0))")) {
            lock.execute();
            act.run();
        }
    }

    /** Rows of people that were updated here since the database last took note of it. */
    private static int written(Connection worker) {
        return Sql.on(worker)
                .first(
                        """
                        select n_tup_upd from pg_stat_xact_user_tables
                        where relname = 'new_match_person'""",
                        row -> row.getInt(1))
                .orElseThrow();
    }

    /** Follows the opening of these, as far as searches show them. */
    private static Optional<Instant> opened(Connection worker, List<UUID> opened) {
        return service.get(FindNewMatches.class)
                .changed(
                        worker,
                        List.of(),
                        opened.stream().map(VacancyId::new).toList(),
                        Instant.EPOCH);
    }

    private static void awaitShown(List<UUID> vacancies) {
        List<VacancyId> ids = vacancies.stream().map(VacancyId::new).toList();
        await().atMost(SOON)
                .until(() -> service.get(Retrieval.class).facts(ids).size() == ids.size());
    }

    @Test
    void whoWaitsBecauseOfSingleVacanciesIsMadeDueOnceAndWaitsForNoImport() throws Exception {
        Counsellor mine = next();
        source("done");
        String run =
                done(staff.send(
                                "POST",
                                "/api/v1/feeds/done",
                                "id,kind,title,employer,place\nd-1,job,Baker,Bakery,Chiang Mai\n",
                                "text/csv"))
                        .get("id")
                        .asText();
        threeHundredAndTenSewers();
        withoutTheJob(
                () -> {
                    List<UUID> three = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        UUID one = given.job(home, "Sewer, one of three " + i, "7533", "TH-50");
                        given.asks(one, "sew-garments", true, false);
                        given.tell(one, "opened_at", now());
                        three.add(one);
                    }
                    awaitShown(three);
                    int written =
                            service.get(Transactions.class)
                                    .work(
                                            worker -> {
                                                int before = written(worker);
                                                assertThat(opened(worker, three)).isEmpty();
                                                return written(worker) - before;
                                            });
                    assertThat(service.ask("select count(*) from new_match_person where due = 1"))
                            .isEqualTo("300");
                    assertThat(written)
                            .as("once for each who is due")
                            .isEqualTo(
                                    Integer.parseInt(
                                            service.ask(
                                                    "select count(*) from new_match_person where due is not null")))
                            .isGreaterThan(300);
                    assertThat(list(mine).get("waiting").asInt()).isEqualTo(3);
                    assertThat(reported("/import/" + run)).doesNotContain("are being compared");
                });
        awaitIdle();
        theSewersLeave();
    }

    @Test
    void manyPostedHereAtOnceAreLookedThroughInTurn() throws Exception {
        List<UUID> eleven = new ArrayList<>();
        withoutTheJob(
                () -> {
                    for (int i = 0; i < 11; i++) {
                        eleven.add(opens("Carer, one of eleven " + i));
                    }
                    awaitShown(eleven);
                    service.get(Transactions.class)
                            .work(
                                    worker -> {
                                        assertThat(opened(worker, eleven)).isPresent();
                                        assertThat(opened(worker, eleven.subList(0, 10))).isEmpty();
                                        return eleven;
                                    });
                });
        // Other tests' people would have them new.
        eleven.forEach(given::close);
        awaitIdle();
    }

    @Test
    void whoeverWaitsLongestComesFirst() throws Exception {
        Counsellor mine = next();
        List<String> waiting = mine.carers.reversed();
        withoutTheJob(
                () -> {
                    UUID later = opens("Carer, while others wait");
                    awaitShown(List.of(later));
                    List<String> first =
                            service.get(Transactions.class)
                                    .work(
                                            worker -> {
                                                for (String person : waiting) {
                                                    service.get(FindNewMatches.class)
                                                            .changed(
                                                                    worker,
                                                                    List.of(
                                                                            new ReturneeId(
                                                                                    UUID.fromString(
                                                                                            person))),
                                                                    List.of(),
                                                                    Instant.EPOCH);
                                                }
                                                opened(worker, List.of(later));
                                                return service
                                                        .get(NewMatchQueue.class)
                                                        .next(worker, waiting.size())
                                                        .stream()
                                                        .map(due -> due.person().value().toString())
                                                        .toList();
                                            });
                    assertThat(first).isEqualTo(waiting);
                    given.close(later);
                });
        awaitIdle();
    }

    @Test
    void whatOnlyTheirOwnWordsCarryIsNew() throws Exception {
        Counsellor mine = another();
        ObjectNode profile = JSON.createObjectNode();
        profile.putArray("experience")
                .addObject()
                .put("months", 36)
                .put("words", "home carer: cared for older people, washed, fed and lifted them");
        profile.putArray("aspirations").add("5322");
        profile.putObject("interests").put("social", 0.9);
        String person = person(mine, profile);
        ready(mine, person);
        awaitIdle();
        for (String looked :
                List.of(
                        "update new_match set noticed_at = found_at where returnee_id = ?",
                        "update new_match_person set noticed = true where returnee_id = ?")) {
            service.sql(looked, UUID.fromString(person));
        }
        UUID vacancy = opens("Carer whom only words speak for");
        awaitListed(mine, person, vacancy);
        assertThat(
                        Integer.parseInt(
                                service.ask(
                                        "select tenths from new_match where returnee_id = ? and vacancy_id = ?",
                                        UUID.fromString(person),
                                        vacancy)))
                .as("by codes and numbers alone it would not be shown")
                .isLessThan(SeeNewMatches.LEAST);
        shownOf(mine, person)
                .orElseThrow()
                .get("matches")
                .forEach(match -> assertThat(match.get("score").asDouble()).isGreaterThan(49.9));
    }

    @Test
    void aCourseThatTeachesNothingNewIsNewForNobody() throws Exception {
        Counsellor mine = another();
        ObjectNode profile = JSON.createObjectNode();
        profile.putArray("skills").add(skill("care-elderly"));
        profile.putArray("aspirations").add("5322");
        profile.putObject("interests").put("social", 0.9);
        String person = person(mine, profile);
        ready(mine, person);
        awaitIdle();
        UUID known = course("Care for older people, from the start", "care-elderly");
        UUID more = course("Care for old and young", "care-elderly", "care-children");
        awaitListed(mine, person, more);
        awaitIdle(person);
        assertThat(lists(mine, person, known)).isFalse();
        assertThat(
                        service.ask(
                                "select count(*) from new_match where returnee_id = ? and vacancy_id = ?",
                                UUID.fromString(person),
                                known))
                .as("nor does it take the place of what is new")
                .isEqualTo("0");
        String at = "/api/v1/returnees/" + person + "/profile";
        ObjectNode change = (ObjectNode) mine.http.get(at).json();
        ((ArrayNode) change.at("/profile/skills")).add(skill("care-children"));
        done(mine.http.put(at, change.toString()));
        assertThat(lists(mine, person, more)).as("from the moment they know it").isFalse();
    }

    private static ObjectNode skill(String key) {
        return JSON.createObjectNode()
                .put("skill", service.ask("select id from skill where key = ?", key))
                .put("level", 4);
    }

    /** Opens this moment. */
    private static UUID course(String title, String... teaches) {
        UUID course = given.vacancy("training", home, title, "5322", "TH-50");
        for (String skill : teaches) {
            given.asks(course, skill, false, true);
        }
        given.tell(course, "opened_at", now());
        return course;
    }

    @Test
    void whatBetterOnesHidIsThereAgainOnceTheyAreGone() throws Exception {
        Counsellor mine = next();
        String person = mine.carer();
        List<UUID> kept = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            kept.add(opens("Carer, confirmed last week " + i));
        }
        for (UUID one : kept) {
            awaitListed(mine, person, one);
        }
        List<UUID> better = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            UUID fresh = opens("Carer, confirmed now " + i);
            given.tell(fresh, "confirmed_at", now());
            better.add(fresh);
        }
        awaitIdle(person);
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(vacancies(shownOf(mine, person).orElseThrow()))
                                        .hasSize(SeeNewMatches.SHOWN)
                                        .doesNotContainAnyElementsOf(
                                                kept.stream().map(UUID::toString).toList()));
        for (UUID one : better) {
            becomes(one, "withdrawn");
        }
        awaitIdle(person);
        assertThat(vacancies(shownOf(mine, person).orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(kept.stream().map(UUID::toString).toList());
    }

    @Test
    void withAnotherVocabularyPeopleAreLookedForAgainInWhatNobodyHasLookedAt() throws Exception {
        Counsellor mine = next();
        String person = mine.carer();
        UUID seen = opens("Carer, looked at before the vocabulary");
        awaitListed(mine, person, seen);
        notice(mine, shownOf(mine, person).orElseThrow());
        UUID missed = opens("Carer, by the next vocabulary");
        awaitListed(mine, person, missed);
        UUID older = given.job(home, "Carer, there before anybody looked", "5322", "TH-50");
        given.asks(older, "care-elderly", true, false);
        awaitIdle(person);
        service.sql(
                "delete from new_match where returnee_id = ? and vacancy_id = ?",
                UUID.fromString(person),
                missed);
        assertThat(shownOf(mine, person)).as("as if it had not fit").isEmpty();
        String with = service.ask("select looked_with from new_match_position");
        assertThat(with).endsWith(" " + service.get(Ranking.class).version());
        service.sql("update new_match_position set looked_with = 'another one'");
        awaitListed(mine, person, missed);
        awaitIdle();
        assertThat(vacancies(shownOf(mine, person).orElseThrow()))
                .containsExactly(missed.toString());
        assertThat(service.ask("select looked_with from new_match_position")).isEqualTo(with);
    }

    @Test
    void workAbroadIsNewOnceItIsVetted() throws Exception {
        Counsellor mine = next();
        String person = mine.carer();
        UUID vacancy = given.job(home, "Carer abroad, approved last week", "5322", "TH-50");
        given.asks(vacancy, "care-elderly", true, false);
        given.tell(vacancy, "overseas", true);
        UUID paused = given.job(home, "Carer abroad, vetted in a pause", "5322", "TH-50");
        given.asks(paused, "care-elderly", true, false);
        given.tell(paused, "overseas", true);
        becomes(paused, "paused");
        awaitIdle(person);
        assertThat(shownOf(mine, person)).isEmpty();
        String papers =
                """
                {"licenceNumber": "L-1", "principal": "Señor Peña", "jobOrder": "JO-9",
                 "visaClass": "E7", "contractSeen": true, "zeroFees": true}""";
        for (UUID one : List.of(vacancy, paused)) {
            done(staff.post("/api/v1/vacancies/" + one + "/vetting", papers));
        }
        awaitListed(mine, person, vacancy);
        assertThat(lists(mine, person, paused)).isFalse();
        done(staff.post("/api/v1/vacancies/" + paused + "/opening", ""));
        awaitListed(mine, person, paused);
    }

    private static String rowsOf(String person) {
        return service.ask(
                "select count(*) from new_match where returnee_id = ? and noticed_at is null",
                UUID.fromString(person));
    }

    @Test
    void whatASafetyRuleStopsIsNewForNobody() throws Exception {
        Counsellor mine = next();
        Counsellor colleague = another();
        String person = mine.carer();
        String bystander = mine.carers.get(1);
        String empty = list(colleague).toString();
        cover(mine, colleague);
        String rules = "/api/v1/returnees/" + person + "/safety-rules";
        UUID before = opens("Carer, seen before the rule");
        awaitListed(mine, person, before);
        awaitListed(mine, bystander, before);
        done(
                mine.http.post(
                        rules, "{\"kind\": \"employer\", \"employer\": \"%s\"}".formatted(home)));
        for (Counsellor of : List.of(mine, colleague)) {
            assertThat(shownOf(of, person)).as("at once").isEmpty();
            assertThat(shownOf(of, bystander)).isPresent();
        }
        UUID after = opens("Carer, opened after the rule");
        awaitListed(mine, bystander, after);
        awaitIdle();
        assertThat(shownOf(mine, person)).isEmpty();
        assertThat(rowsOf(person)).as("nor is anything kept of it").isEqualTo("0");
        assertThat(list(another()).toString()).isEqualTo(empty);
        String rule = mine.http.get(rules).json().at("/rules/0/id").asText();
        done(mine.http.delete(rules + "/" + rule));
        UUID last = opens("Carer, once the rule is gone");
        awaitListed(mine, person, last);
    }

    @Test
    void whatARuleEnteredByMistakeStoppedIsNewAgainWithoutIt() throws Exception {
        Counsellor mine = next();
        String person = mine.carer();
        UUID seen = opens("Carer, looked at before the mistake");
        awaitListed(mine, person, seen);
        notice(mine, shownOf(mine, person).orElseThrow());
        UUID vacancy = opens("Carer, there before the mistake");
        awaitListed(mine, person, vacancy);
        String rules = "/api/v1/returnees/" + person + "/safety-rules";
        done(
                mine.http.post(
                        rules, "{\"kind\": \"employer\", \"employer\": \"%s\"}".formatted(home)));
        awaitIdle();
        assertThat(shownOf(mine, person)).isEmpty();
        String rule = mine.http.get(rules).json().at("/rules/0/id").asText();
        done(mine.http.delete(rules + "/" + rule));
        awaitListed(mine, person, vacancy);
        assertThat(vacancies(shownOf(mine, person).orElseThrow())).doesNotContain(seen.toString());
    }

    /** Of a feed that fits well nobody wants to say three at a time that they have looked. */
    @Test
    void allThatIsNewOfAPersonIsCountedAndLookedAtAtOnce() throws Exception {
        Counsellor mine = another();
        String person = person(mine, "weave-cloth");
        ready(mine, person);
        awaitIdle();
        shownOf(mine, person).ifPresent(shown -> notice(mine, shown));
        service.sql(
                "update new_match_person set noticed = true where returnee_id = ?",
                UUID.fromString(person));
        List<UUID> opened = new ArrayList<>();
        for (int i = 0; i < SeeNewMatches.SHOWN + 2; i++) {
            UUID one = given.job(home, "Weaver of silk, many at once " + i, "7318", "TH-50");
            given.asks(one, "weave-cloth", true, false);
            given.tell(one, "opened_at", now());
            opened.add(one);
        }
        awaitIdle();
        JsonNode shown = shownOf(mine, person).orElseThrow();
        assertThat(shown.get("vacancies")).hasSize(SeeNewMatches.SHOWN);
        assertThat(shown.get("count").asInt()).isEqualTo(opened.size());
        Browserless browser = new Browserless(service).signIn(mine.email, PASSWORD);
        String page = browser.get("/work/new").body();
        assertThat(page)
                .contains(
                        "22 new vacancies fit",
                        "and 19 more among the matches",
                        "I have looked at all 22");
        Matcher until = Pattern.compile("name=\"until\" value=\"([^\"]+)\"").matcher(page);
        assertThat(until.find()).isTrue();
        UUID later = given.job(home, "Weaver of silk, later", "7318", "TH-50");
        given.asks(later, "weave-cloth", true, false);
        given.tell(later, "opened_at", now());
        awaitIdle();
        assertThat(shownOf(mine, person).orElseThrow().get("count").asInt())
                .isEqualTo(opened.size() + 1);
        browser.submit(
                "/work/new/notice",
                Map.of("person", person, "until", until.group(1), "from", "new"));
        assertThat(vacancies(shownOf(mine, person).orElseThrow()))
                .as("what came after the page was shown stays")
                .containsExactly(later.toString());
        assertThat(
                        browser.submit(
                                        "/work/new/notice",
                                        Map.of("person", person, "until", "soon", "from", "new"))
                                .statusCode())
                .isEqualTo(404);
        opened.add(later);
        opened.forEach(given::close);
        awaitIdle();
    }

    private static void cover(Counsellor absent, Counsellor by) {
        service.sql(
                """
                insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason,
                    recorded_at) values (?, ?, ?, current_date - 1, current_date + 20, 'ill today', ?)""",
                UUID.randomUUID(),
                absent.id,
                by.id,
                now());
    }

    @Test
    void whoCoversSeesItAsCoveredAndNobodyElseSeesIt() throws Exception {
        Counsellor theirs = next();
        Counsellor mine = another();
        Counsellor other = another();
        String person = theirs.carer();
        UUID vacancy = opens("Carer for a covered person");
        awaitListed(theirs, person, vacancy);
        assertThat(list(mine).get("people")).isEmpty();
        assertThat(list(mine).get("of").asInt()).isZero();
        cover(theirs, mine);
        JsonNode covered = shownOf(mine, person).orElseThrow();
        assertThat(covered.get("covered").asBoolean()).isTrue();
        ObjectNode body = JSON.createObjectNode();
        body.set("personId", covered.get("person"));
        body.set("vacancies", covered.get("vacancies"));
        assertThat(other.http.post(NEW + "/notice", body.toString()).status()).isEqualTo(404);
        assertThat(shownOf(theirs, person)).isPresent();
        notice(mine, covered);
        assertThat(shownOf(theirs, person)).isEmpty();
    }

    @Test
    void whatARuleTurnsOnAndTheAdvertDoesNotSayIsToldToTheOwnCounsellorAlone() throws Exception {
        Counsellor theirs = next();
        Counsellor mine = another();
        String person = theirs.carer();
        cover(theirs, mine);
        done(
                theirs.http.post(
                        "/api/v1/returnees/" + person + "/safety-rules",
                        "{\"kind\": \"live_in\"}"));
        awaitIdle();
        UUID vacancy = opens("Carer, who knows where to live");
        awaitListed(theirs, person, vacancy);
        assertThat(shownOf(theirs, person).orElseThrow().at("/matches/0/unchecked").toString())
                .isEqualTo("[\"live_in\"]");
        assertThat(shownOf(mine, person).orElseThrow().at("/matches/0/unchecked")).isEmpty();
        for (String page : List.of("/work/new", "/work")) {
            assertThat(new Browserless(service).signIn(theirs.email, PASSWORD).get(page).body())
                    .contains(
                            "Carer, who knows where to live",
                            "Not said, though a safety rule turns on it:"
                                    + " living at the workplace. Ask first.");
            assertThat(new Browserless(service).signIn(mine.email, PASSWORD).get(page).body())
                    .contains("Carer, who knows where to live")
                    .doesNotContain("safety rule");
        }
    }

    @Test
    void whatWasLookedAtDoesNotComeAgain() throws Exception {
        Counsellor mine = next();
        String person = mine.carer();
        source("first");
        source("second");
        fed("first", "Carer by the river", 15_000);
        String sent =
                "select id from vacancy where title = 'Carer by the river' and source = 'first'";
        await().atMost(SOON).until(() -> lists(mine, person, UUID.fromString(service.ask(sent))));
        awaitIdle(person);
        list(mine).get("people").forEach(shown -> notice(mine, shown));
        assertThat(list(mine).get("people")).isEmpty();

        fed("first", "Carer by the river", 15_000);
        fed("first", "Carer by the river", 16_000);
        fed("second", "Carer by the river", 16_000);
        UUID vacancy = UUID.fromString(service.ask(sent));
        given.tell(vacancy, "hours", 30);
        service.sql("update new_match_position set xid = '0', seq = 0");
        awaitIdle(person);
        for (JsonNode shown : list(mine).get("people")) {
            for (String again : vacancies(shown)) {
                assertThat(
                                service.ask(
                                        "select title from vacancy where id = ?",
                                        UUID.fromString(again)))
                        .as("sent, edited, followed again")
                        .isNotEqualTo("Carer by the river");
            }
        }
        agreed(mine, person, false);
        awaitIdle();
        agreed(mine, person, true);
        awaitIdle();
        assertThat(lists(mine, person, vacancy)).as("ready again").isFalse();
    }

    private static void fed(String source, String title, int pay) {
        JsonNode run =
                done(
                        staff.send(
                                "POST",
                                "/api/v1/feeds/" + source,
                                """
                                id,kind,title,employer,place,pay_min,currency,pay_period,occupation,skills_must
                                a-1,job,%s,Riverside Home,Chiang Mai,%d,THB,month,5322,care for older people
                                """
                                        .formatted(title, pay),
                                "text/csv"));
        assertThat(run.get("rejected").asInt()).as(run.toString()).isZero();
    }

    @Test
    void whatWasProposedOrClosedIsNotNewAnyMore() throws Exception {
        Counsellor mine = next();
        String person = mine.carer();
        UUID proposed = opens("Carer, proposed");
        UUID closed = opens("Carer, closed again");
        UUID left = opens("Carer, left");
        awaitListed(mine, person, proposed);
        awaitListed(mine, person, closed);
        awaitListed(mine, person, left);
        done(
                mine.http.post(
                        "/api/v1/returnees/" + person + "/proposals",
                        "{\"vacancies\": [\"%s\"]}".formatted(proposed)));
        given.close(closed);
        assertThat(vacancies(shownOf(mine, person).orElseThrow())).containsExactly(left.toString());
    }

    @Test
    void anotherAdvertOfWhatWasProposedIsNotNew() throws Exception {
        Counsellor mine = next();
        String person = mine.carer();
        UUID proposed = opens("Carer, proposed of two adverts");
        UUID other = opens("Carer, the other advert");
        awaitListed(mine, person, proposed);
        awaitListed(mine, person, other);
        done(
                mine.http.post(
                        "/api/v1/returnees/" + person + "/proposals",
                        "{\"vacancies\": [\"%s\"]}".formatted(proposed)));
        assertThat(vacancies(shownOf(mine, person).orElseThrow()))
                .containsExactly(other.toString());
        service.sql("update vacancy set posting = ? where id in (?, ?)", proposed, proposed, other);
        assertThat(shownOf(mine, person)).isEmpty();
    }

    @Test
    void whatIsNeverShownStandsInNobodysWay() throws Exception {
        Counsellor mine = next();
        UUID vacancy = opens("Carer behind two of whom nothing is shown");
        for (String person : mine.carers) {
            awaitListed(mine, person, vacancy);
        }
        awaitIdle();
        UUID hidden = given.job(home, "Gate welder, far off", "7212", "TH-50");
        given.asks(hidden, "weld-metal", true, false);
        awaitIdle();
        for (String person : mine.carers.subList(0, 2)) {
            service.sql("delete from new_match where returnee_id = ?", UUID.fromString(person));
            service.sql(
                    "insert into new_match (returnee_id, vacancy_id, tenths, found_at) values (?, ?, 1000, ?)",
                    UUID.fromString(person),
                    hidden,
                    now());
        }
        assertThat(done(mine.http.get(NEW + "?limit=1")).at("/people/0/person").asText())
                .isEqualTo(mine.carers.get(2));
    }

    @Test
    void whoIsErasedLeavesNothing() throws Exception {
        Counsellor mine = next();
        String person = mine.carer();
        UUID vacancy = opens("Carer before an erasure");
        awaitListed(mine, person, vacancy);
        String reference =
                service.ask("select reference from returnee where id = ?", UUID.fromString(person));
        done(
                staff.post(
                        "/api/v1/returnees/%s/erasure".formatted(reference),
                        "{\"reason\": \"asked for it\"}"));
        assertThat(shownOf(mine, person)).isEmpty();
        awaitIdle();
        assertThat(
                        service.ask(
                                """
                                select (select count(*) from new_match where returnee_id = p.id)
                                    + (select count(*) from new_match_person where returnee_id = p.id)
                                from (values (?::uuid)) p (id)""",
                                UUID.fromString(person)))
                .isEqualTo("0");
    }

    @Test
    void whatIsPausedBeforeSomebodyLookedIsNewOnceItIsOpenAgain() throws Exception {
        Counsellor mine = next();
        UUID vacancy = opens("Carer, after a pause");
        awaitListed(mine, mine.carer(), vacancy);
        for (String state : List.of("paused", "submitted")) {
            becomes(vacancy, state);
            awaitIdle();
            assertThat(lists(mine, mine.carer(), vacancy)).as(state).isFalse();
            becomes(vacancy, "open");
            awaitListed(mine, mine.carer(), vacancy);
        }
    }

    private static void becomes(UUID vacancy, String state) {
        service.sql(
                """
                with changed as (update vacancy set state = ? where id = ? returning id)
                insert into change_log (subject, id) select 'vacancy', id from changed""",
                state,
                vacancy);
    }

    // ---- pages

    @Test
    void theDaysListAndItsOwnPageShowItUntilSomebodyHasLooked() throws Exception {
        Counsellor mine = next();
        UUID vacancy = opens("Carer on the pages");
        awaitListed(mine, mine.carer(), vacancy);
        Browserless browser = new Browserless(service).signIn(mine.email, PASSWORD);
        String name = shownOf(mine, mine.carer()).orElseThrow().get("name").asText();
        for (String page : List.of("/work", "/work/new")) {
            assertThat(browser.get(page).body())
                    .contains(
                            "New for your people", name, "Carer on the pages", vacancy.toString());
        }
        HttpResponse<String> answer =
                browser.submit(
                        "/work/new/notice",
                        Map.of(
                                "person",
                                mine.carer(),
                                "vacancies",
                                vacancy.toString(),
                                "from",
                                "day"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains("/work?seen=1");
        assertThat(browser.get("/work?seen=1").body())
                .contains("These will not be shown again as new")
                .doesNotContain(name);
        assertThat(browser.submit("/work/new/notice", Map.of("person", "nobody")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whereNothingIsHeldTheCardSaysWhatElseSpeaksForIt() throws Exception {
        Counsellor mine = another();
        ObjectNode profile = JSON.createObjectNode();
        profile.putArray("aspirations").add("7212").add("9411").add("7531").add("5322");
        String person = person(mine, profile);
        ready(mine, person);
        awaitIdle();
        UUID course = course("Care, for whom it is a later wish", "care-elderly");
        awaitListed(mine, person, course);
        String page = new Browserless(service).signIn(mine.email, PASSWORD).get("/work/new").body();
        String card = page.substring(page.indexOf("Care, for whom it is a later wish"));
        assertThat(card.substring(0, card.indexOf("</li>"))).contains("A later wish: ");
    }

    @Test
    void whoHasLookedAtTheBestOfWhatThereWasHasLookedAtAllOfIt() throws Exception {
        UUID last = null;
        for (int i = 0; i < 5; i++) {
            last = given.job(home, "Cook of before " + i, "5120", "TH-50");
            given.asks(last, "cook-thai-food", true, false);
        }
        Counsellor mine = another();
        String person = person(mine, "cook-thai-food");
        ready(mine, person);
        awaitListed(mine, person, Objects.requireNonNull(last));
        JsonNode shown = shownOf(mine, person).orElseThrow();
        assertThat(shown.get("vacancies").size()).isGreaterThan(3);
        Browserless browser = new Browserless(service).signIn(mine.email, PASSWORD);
        Matcher offered =
                Pattern.compile(
                                person
                                        + "\"><input type=\"hidden\" name=\"vacancies\" value=\"([^\"]+)")
                        .matcher(browser.get("/work/new").body());
        assertThat(offered.find()).isTrue();
        browser.submit(
                "/work/new/notice",
                Map.of("person", person, "vacancies", offered.group(1), "from", "new"));
        assertThat(shownOf(mine, person)).as("no news is left of it").isEmpty();
    }

    @Test
    void whatOpensBeforeSomebodyHasLookedComesFirstAndStaysUntilItWasShown() throws Exception {
        UUID older = given.job(home, "Silk weaver of before", "7318", "TH-50");
        given.asks(older, "weave-cloth", true, false);
        Counsellor mine = another();
        String person = person(mine, "weave-cloth");
        ready(mine, person);
        awaitListed(mine, person, older);
        assertThat(shownOf(mine, person).orElseThrow().get("opened")).isEmpty();
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < SeeNewMatches.BEST + 1; i++) {
            UUID one = given.job(home, "Silk weaver since today " + i, "7318", "TH-50");
            given.asks(one, "weave-cloth", true, false);
            given.tell(one, "opened_at", now());
            opened.add(one.toString());
            awaitListed(mine, person, one);
        }
        JsonNode shown = shownOf(mine, person).orElseThrow();
        assertThat(shown.get("first").asBoolean()).isTrue();
        assertThat(shown.get("opened")).hasSize(opened.size());
        assertThat(vacancies(shown).subList(0, opened.size()))
                .containsExactlyInAnyOrderElementsOf(opened);
        assertThat(vacancies(shown)).contains(older.toString());
        List<String> seen = new ArrayList<>();
        shown.get("matches").forEach(match -> seen.add(match.get("vacancy").asText()));
        assertThat(opened).containsAll(seen);
        Browserless browser = new Browserless(service).signIn(mine.email, PASSWORD);
        String page = browser.get("/work/new").body();
        assertThat(page).contains("4 that have opened since then");
        Matcher offered =
                Pattern.compile(
                                person
                                        + "\"><input type=\"hidden\" name=\"vacancies\" value=\"([^\"]+)")
                        .matcher(page);
        assertThat(offered.find()).isTrue();
        browser.submit(
                "/work/new/notice",
                Map.of("person", person, "vacancies", offered.group(1), "from", "new"));
        opened.removeAll(seen);
        assertThat(vacancies(shownOf(mine, person).orElseThrow()))
                .as("what was not shown is new still: what opened, and what there was")
                .containsAll(opened)
                .contains(older.toString())
                .doesNotContainAnyElementsOf(seen);
    }

    @Test
    void aLookAtWhatOpenedIsNoneAtWhatThereWas() throws Exception {
        UUID older = given.job(home, "Weaver of silk, before", "7318", "TH-50");
        given.asks(older, "weave-cloth", true, false);
        Counsellor mine = another();
        String person = person(mine, "weave-cloth");
        ready(mine, person);
        awaitListed(mine, person, older);
        List<UUID> since = new ArrayList<>();
        for (int i = 0; i < SeeNewMatches.SHOWN; i++) {
            UUID one = given.job(home, "Weaver of silk since today " + i, "7318", "TH-50");
            given.asks(one, "weave-cloth", true, false);
            given.tell(one, "opened_at", now());
            since.add(one);
        }
        awaitIdle();
        JsonNode shown = shownOf(mine, person).orElseThrow();
        assertThat(shown.get("opened")).hasSize(SeeNewMatches.SHOWN);
        assertThat(vacancies(shown)).doesNotContain(older.toString());
        // The earliest that waits tells nothing of when the person was first looked for.
        service.sql(
                "delete from new_match where returnee_id = ? and vacancy_id <> ? and found_at = (select min(found_at) from new_match where returnee_id = ?)",
                UUID.fromString(person),
                older,
                UUID.fromString(person));
        notice(mine, shown);
        assertThat(vacancies(shownOf(mine, person).orElseThrow())).contains(older.toString());
        since.forEach(given::close);
        awaitIdle();
    }

    @Test
    void whoNoticesNothingThatIsNewHasNotLooked() throws Exception {
        UUID older = given.job(home, "Weaver of before", "7318", "TH-50");
        given.asks(older, "weave-cloth", true, false);
        Counsellor mine = another();
        String person = person(mine, "weave-cloth");
        ready(mine, person);
        awaitListed(mine, person, older);
        String body = "{\"personId\": \"%s\", \"vacancies\": [%s]}";
        Http.Answer refused = mine.http.post(NEW + "/notice", body.formatted(person, "null"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("vacancies");
        String unknown = "\"" + UUID.randomUUID() + "\"";
        done(mine.http.post(NEW + "/notice", body.formatted(person, unknown)));
        JsonNode shown = shownOf(mine, person).orElseThrow();
        assertThat(shown.get("first").asBoolean()).isTrue();
        assertThat(looksInTheTrail(person)).isEqualTo("0");
        notice(mine, shown);
        notice(mine, shown);
        assertThat(looksInTheTrail(person)).as("what is sent again was done once").isEqualTo("1");
        assertThat(
                        service.ask(
                                "select noticed from new_match_person where returnee_id = ?",
                                UUID.fromString(person)))
                .isEqualTo("t");
    }

    private static String looksInTheTrail(String person) {
        return service.ask(
                """
                select count(*) from audit_entry
                where act = 'notice_new_matches' and outcome = 'done' and subject_id = ?""",
                UUID.fromString(person));
    }

    // ---- many at once

    @Test
    void anImportWaitsToBeLookedThroughFromWhenItIsRead() throws Exception {
        Counsellor mine = next();
        awaitIdle();
        source("yards");
        StringBuilder rows =
                new StringBuilder("id,kind,title,employer,place,occupation,skills_must\n");
        for (int i = 0; i < 12; i++) {
            rows.append("w-%d,job,Welder %d,Yard,Chiang Mai,7212,weld steel%n".formatted(i, i));
        }
        withoutTheJob(
                () -> {
                    assertThat(list(mine).get("waiting").asInt()).isZero();
                    JsonNode run =
                            done(
                                    staff.send(
                                            "POST",
                                            "/api/v1/feeds/yards",
                                            rows.toString(),
                                            "text/csv"));
                    assertThat(run.get("created").asInt()).isEqualTo(12);
                    JsonNode noticed = list(mine);
                    assertThat(noticed.get("waiting").asInt())
                            .as("before anybody noticed that many opened")
                            .isPositive()
                            .isEqualTo(noticed.get("of").asInt());
                    assertThat(reported("/import/" + run.get("id").asText()))
                            .contains("are being compared with the people who are ready");
                });
        awaitIdle();
        assertThat(list(mine).get("waiting").asInt()).isZero();
    }

    @Test
    void anImportIsLookedThroughInTurnAndGroupedByPerson() throws Exception {
        Counsellor mine = next();
        String baker = person(mine, "bake-bread");
        UUID first = given.job(home, "Baker before the import", "7512", "TH-50");
        given.asks(first, "bake-bread", true, false);
        ready(mine, baker);
        awaitListed(mine, baker, first);
        awaitIdle();
        source("long");
        StringBuilder rows =
                new StringBuilder("id,kind,title,employer,place,occupation,skills_must\n");
        for (int i = 0; i < 300; i++) {
            rows.append(
                    "r-%d,job,Baker %d,Bakery %d,Chiang Mai,7512,bake bread%n"
                            .formatted(i, i, i % 40));
        }
        OffsetDateTime started = now();
        JsonNode run = done(staff.send("POST", "/api/v1/feeds/long", rows.toString(), "text/csv"));
        assertThat(run.get("created").asInt()).as(run.toString()).isEqualTo(300);
        awaitIdle();
        JsonNode shown = shownOf(mine, baker).orElseThrow();
        assertThat(shown.get("matches")).hasSize(3);
        assertThat(vacancies(shown)).hasSize(20).doesNotHaveDuplicates();
        assertThat(shownOf(mine, mine.carer())).as("whom none of it fits").isEmpty();

        String report = "/import/" + run.get("id").asText();
        withoutTheJob(
                () -> {
                    // As if she were still to be looked for.
                    service.sql(
                            "update new_match_person set due = 2, due_since = ?, opened_from = ? where returnee_id = ?",
                            now(),
                            now(),
                            UUID.fromString(baker));
                    JsonNode waiting = list(mine);
                    assertThat(waiting.get("waiting").asInt()).isEqualTo(1);
                    assertThat(waiting.get("of").asInt()).isEqualTo(4);
                    assertThat(
                                    new Browserless(service)
                                            .signIn(mine.email, PASSWORD)
                                            .get("/work")
                                            .body())
                            .contains(
                                    "New vacancies are being looked through: done for 3 of 4 of your people who are ready.");
                    assertThat(reported(report))
                            .as("what opened later is none of it")
                            .doesNotContain("are being compared");
                    service.sql(
                            "update new_match_person set opened_from = ? where returnee_id = ?",
                            started,
                            UUID.fromString(baker));
                    assertThat(reported(report))
                            .contains("are being compared with the people who are ready");
                });
        awaitIdle();
        assertThat(list(mine).get("waiting").asInt()).isZero();
        assertThat(reported(report)).doesNotContain("are being compared");
        assertThat(vacancies(shownOf(mine, baker).orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(vacancies(shown));
        notice(mine, shown);
        assertThat(vacancies(shownOf(mine, baker).orElseThrow()))
                .as("what stands behind it comes then")
                .hasSize(SeeNewMatches.SHOWN)
                .doesNotContainAnyElementsOf(vacancies(shown));
        assertThat(
                        service.ask(
                                "select noticed_at is null from new_match where returnee_id = ? and vacancy_id = ?",
                                UUID.fromString(baker),
                                first))
                .as("so does what there was before")
                .isEqualTo("t");
    }

    private static String reported(String run) {
        return new Browserless(service).signIn("staff@example.org", PASSWORD).get(run).body();
    }

    // ---- asking

    @Test
    void pagesFollowEachOther() throws Exception {
        Counsellor mine = next();
        List<String> all = mine.carers;
        UUID vacancy = opens("Carer for any of three");
        for (String person : all) {
            awaitListed(mine, person, vacancy);
        }
        List<String> paged = new ArrayList<>();
        String query = "?limit=1";
        while (!query.isEmpty()) {
            JsonNode page = done(mine.http.get(NEW + query));
            assertThat(page.get("people")).hasSize(1);
            paged.add(page.at("/people/0/person").asText());
            query = page.get("next").isNull() ? "" : "?limit=1&cursor=" + page.get("next").asText();
        }
        assertThat(paged).containsExactlyInAnyOrderElementsOf(all);
        for (String bad : List.of("?limit=0", "?limit=21", "?cursor=%00", "?cursor=bm9uc2Vuc2U")) {
            assertThat(mine.http.get(NEW + bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(mine.http.get(NEW + "?cursor=").status()).as("none").isEqualTo(200);
        assertThat(mine.http.post(NEW + "/notice", "{}").status()).isEqualTo(400);
        assertThat(
                        service.ask(
                                """
                                select count(distinct subject_id) from audit_entry
                                where act = 'see_new_matches' and account_id = ? and outcome = 'done'""",
                                mine.id))
                .isEqualTo("3");
        // The driver writes three rows of the trail as two and one.
        int one = SentQueries.fewest(() -> done(mine.http.get(NEW + "?limit=1")));
        assertThat(SentQueries.fewest(() -> done(mine.http.get(NEW))))
                .as("queries for three people as for one")
                .isLessThanOrEqualTo(one + 1);
    }

    // ---- time

    /** Far from the fewest points of what is shown. */
    private static String aspiringCarer(Counsellor of) throws Exception {
        ObjectNode profile = JSON.createObjectNode();
        profile.putArray("skills")
                .addObject()
                .put("skill", service.ask("select id from skill where key = 'care-elderly'"))
                .put("level", 4);
        profile.putArray("aspirations").add("5322");
        return person(of, profile);
    }

    /** Prints how long it takes, and fails far beyond. */
    @Test
    @Tag("soak")
    void whatOpensIsListedInTimeAndAnImportInTurn() throws Exception {
        Counsellor mine = another();
        for (int i = 0; i < 60; i++) {
            ready(mine, aspiringCarer(mine));
        }
        Counsellor others = another();
        for (int i = 0; i < 240; i++) {
            ready(others, aspiringCarer(others));
        }
        awaitIdle();
        double[] listed = new double[40];
        for (int i = 0; i < listed.length; i++) {
            list(mine).get("people").forEach(shown -> notice(mine, shown));
            UUID vacancy = opens("Carer, timed " + i);
            long opened = System.nanoTime();
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(10))
                    .until(
                            () ->
                                    done(mine.http.get(NEW + "?limit=1"))
                                            .get("people")
                                            .toString()
                                            .contains(vacancy.toString()));
            listed[i] = (System.nanoTime() - opened) / 1e6;
        }
        print("a vacancy that opened, of 300 people ready, is listed after", listed);
        double[] asked = new double[100];
        for (int i = -50; i < asked.length; i++) {
            long start = System.nanoTime();
            done(mine.http.get(NEW + "?limit=5"));
            if (i >= 0) {
                asked[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        print("what is new for five of 60 people, over HTTP", asked);
        source("timed");
        long start = System.nanoTime();
        importedCarers("t");
        double read = (System.nanoTime() - start) / 1e9;
        await().atMost(Duration.ofMinutes(2)).until(() -> list(mine).get("waiting").asInt() > 0);
        awaitIdle();
        System.out.printf(
                Locale.ROOT,
                "10,000 vacancies that fit all of 330 people: read after %.1f s, all looked for after %.1f s%n",
                read,
                (System.nanoTime() - start) / 1e9);
        assertThat(
                        service.ask(
                                "select max(n) from (select count(*) as n from new_match where noticed_at is null group by returnee_id) each"))
                .as("the best of one import, and what waited before it")
                .isEqualTo(Integer.toString(FindNewMatches.CANDIDATES + listed.length));
        for (String more : List.of("u", "v")) {
            importedCarers(more);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> list(mine).get("waiting").asInt() > 0);
            awaitIdle();
        }
        assertThat(
                        service.ask(
                                "select max(n) from (select count(*) as n from new_match where noticed_at is null group by returnee_id) each"))
                .isEqualTo(Integer.toString(FindNewMatches.KEPT));
    }

    private static void importedCarers(String key) {
        StringBuilder rows =
                new StringBuilder("id,kind,title,employer,place,occupation,skills_must\n");
        for (int i = 0; i < 10_000; i++) {
            rows.append(
                    "%s-%d,job,Carer %d,Home %d,Chiang Mai,5322,care for older people%n"
                            .formatted(key, i, i, i % 400));
        }
        done(staff.send("POST", "/api/v1/feeds/timed", rows.toString(), "text/csv"));
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.1f ms, p95 %.1f ms%n",
                what,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100]);
    }

    /** A source whose employers somebody verifies as soon as they are named. */
    private void source(String key) {
        done(
                staff.post(
                        "/api/v1/feed-sources",
                        "{\"key\": \"%s\", \"country\": \"TH\"}".formatted(key)));
        service.verifyFed(key, null);
    }
}
