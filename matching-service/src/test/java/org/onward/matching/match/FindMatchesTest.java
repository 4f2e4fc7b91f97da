package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.placement.CountedProspects;
import org.onward.matching.problem.ProblemLanguage;
import org.onward.matching.returnee.Profile.Safety;
import org.onward.matching.search.ShownVacancies;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.web.Browserless;

/** Over HTTP, on the real database, vocabulary and index. */
class FindMatchesTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final OffsetDateTime NOW =
            OffsetDateTime.of(2026, 11, 20, 0, 0, 0, 0, ZoneOffset.UTC);

    static TestService service;
    static ShownVacancies given;
    static Http malee;
    static UUID maleeId;
    static Http colleague;
    static UUID colleagueId;
    static UUID home;
    static UUID agency;
    static UUID care;
    static UUID careAndChildren;
    static UUID welding;
    static UUID course;

    @BeforeAll
    static void start() {
        service = TestService.start();
        TestWorld world = new TestWorld(service);
        given = new ShownVacancies(service, world);
        maleeId = counsellor(world, "malee@example.org");
        colleagueId = counsellor(world, "niran@example.org");
        malee = Http.signedIn(service, "malee@example.org", PASSWORD);
        colleague = Http.signedIn(service, "niran@example.org", PASSWORD);
        home = given.employer("บ้านพักคนชรา Doi Suthep");
        agency = given.employer("Señora Ana's Agency");
        care = given.job(home, "Carer for older people", "5322", "TH-50");
        given.asks(care, "care-elderly", true, false);
        given.pay(care, 1_500_000, "THB");
        careAndChildren = given.job(home, "Carer and nanny", "5322", "TH-50");
        given.asks(careAndChildren, "care-elderly", true, false);
        given.asks(careAndChildren, "care-children", true, false);
        welding = given.job(agency, "Welder", "7212", "TH-10");
        course = given.vacancy("training", agency, "Care for children, a course", "5311", "TH-50");
        given.asks(course, "care-children", true, true);
        for (int i = 0; i < 30; i++) {
            given.job(
                    agency,
                    i == 1 ? "Helper, babysitting" : "Helper " + i,
                    i % 2 == 0 ? "9112" : null,
                    "TH-50");
        }
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                malee.get("/api/v1/vacancies?limit=1").json().path("total").asInt()
                                        == 34);
    }

    private static UUID counsellor(TestWorld world, String email) {
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                email,
                                PASSWORD,
                                Role.COUNSELLOR,
                                world.chiangMai,
                                null,
                                null,
                                "en"));
        return UUID.fromString(service.ask("select id from account where email = ?", email));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static UUID person(UUID counsellor, String... skillKeys) {
        UUID id = UUID.randomUUID();
        service.sql(
                """
                insert into returnee (id, reference, kind, readiness, readiness_since,
                    matching_agreed, created_at, skills_known, places_known)
                values (?, ?, 'returnee', 'ready', ?, true, ?, ?, true)""",
                id,
                "TH-" + id.toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT),
                LocalDate.of(2026, 11, 1),
                NOW,
                skillKeys.length > 0);
        service.sql(
                """
                insert into assignment (id, returnee_id, counsellor_id, from_day, recorded_at,
                    recorded_by) values (?, ?, ?, ?, ?, ?)""",
                UUID.randomUUID(),
                id,
                counsellor,
                LocalDate.of(2026, 1, 1),
                NOW,
                counsellor);
        service.sql(
                """
                insert into willing_place (returnee_id, rank, place_code, country)
                values (?, 1, 'TH-50', 'TH')""",
                id);
        for (String key : skillKeys) {
            service.sql(
                    """
                    insert into profile_skill (returnee_id, skill_id)
                    select ?, id from skill where key = ?""",
                    id,
                    key);
        }
        return id;
    }

    private static JsonNode matches(UUID person, String query) {
        Http.Answer answer = malee.get("/api/v1/returnees/%s/matches%s".formatted(person, query));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("matches").forEach(match -> ids.add(match.get("vacancy").asText()));
        return ids;
    }

    @Test
    void whatFitsBestComesFirstWithReasonsThatAddUp() {
        // Among jobs: a course that teaches the rest is measured by other weights.
        JsonNode page = matches(person(maleeId, "care-elderly"), "?kind=job");
        assertThat(ids(page).subList(0, 2))
                .containsExactly(care.toString(), careAndChildren.toString());
        for (JsonNode match : page.get("matches")) {
            double lost = 0;
            double logs = 0;
            for (JsonNode factor : match.get("factors")) {
                lost += factor.get("pointsLost").asDouble();
                logs += factor.get("weight").asDouble() * Math.log(factor.get("value").asDouble());
            }
            assertThat(lost).isEqualTo(100 - 100 * Math.exp(logs), within(1e-9));
            assertThat(match.get("score").asDouble()).isEqualTo(100 - lost, within(0.0500001));
            assertThat(match.get("groups")).hasSize(4);
        }
        JsonNode second = page.get("matches").get(1);
        assertThat(second.at("/mustHaves/met").asInt()).isEqualTo(1);
        assertThat(second.at("/mustHaves/of").asInt()).isEqualTo(2);
        assertThat(second.at("/toLearn/0/label").asText()).isEqualTo("look after children");
        assertThat(second.at("/employerName").asText()).isEqualTo("บ้านพักคนชรา Doi Suthep");
        assertThat(second.at("/distance/km").asInt(-1)).isZero();
        assertThat(second.at("/distance/from/code").asText()).isEqualTo("TH-50");
        assertThat(second.at("/pay/known").asBoolean(true)).isFalse();
        assertThat(page.at("/matches/0/pay/monthMin/minor").asLong()).isEqualTo(1_500_000);
    }

    @Test
    void theBalanceMovesTheListTowardsWhatTheyWantAndIsPartOfTheAnswer() {
        UUID person = person(maleeId, "care-elderly");
        service.sql(
                "insert into aspiration (returnee_id, rank, occupation) values (?, 1, '7212')",
                person);
        // The welder's place is elsewhere; anywhere in the country will do as well.
        service.sql(
                "insert into willing_place (returnee_id, rank, country) values (?, 2, 'TH')",
                person);
        JsonNode can = matches(person, "?kind=job&limit=50&balance=-2");
        JsonNode even = matches(person, "?kind=job&limit=50");
        JsonNode wants = matches(person, "?kind=job&limit=50&balance=2");
        assertThat(ids(can).indexOf(care.toString())).isZero();
        assertThat(ids(wants).indexOf(welding.toString()))
                .isLessThan(ids(even).indexOf(welding.toString()))
                .isZero();
        assertThat(can.get("ranking").asText()).isEqualTo("9-2");
        assertThat(even.get("ranking").asText()).isEqualTo("9");
        assertThat(wants.at("/matches/0/ranking").asText()).isEqualTo("9+2");
        JsonNode pair =
                malee.get("/api/v1/returnees/%s/matches/%s?balance=2".formatted(person, welding))
                        .json();
        assertThat(pair.at("/match/score")).isEqualTo(wants.at("/matches/0/score"));
        String next = matches(person, "?limit=5&balance=1").get("next").asText();
        assertThat(ids(matches(person, "?limit=5&balance=1&cursor=" + next))).hasSize(5);
        assertThat(
                        malee.get(
                                        "/api/v1/returnees/%s/matches?limit=5&cursor=%s"
                                                .formatted(person, next))
                                .status())
                .isEqualTo(400);
    }

    private static JsonNode bridges(UUID person, UUID vacancy) {
        Http.Answer answer =
                malee.get("/api/v1/returnees/%s/matches/%s/bridges".formatted(person, vacancy));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("bridges");
    }

    @Test
    void aCourseThatTeachesWhatIsMissingIsTheWayThere() {
        JsonNode ways = bridges(person(maleeId, "care-elderly"), careAndChildren);
        assertThat(ways).hasSize(1);
        assertThat(ways.at("/0/course/vacancy").asText()).isEqualTo(course.toString());
        assertThat(ways.at("/0/teaches")).hasSize(1);
        assertThat(ways.at("/0/course/teaches/0/code").asText())
                .isEqualTo(ways.at("/0/teaches/0/code").asText());
        assertThat(ways.at("/0/teaches/0/label").asText()).isEqualTo("look after children");
        assertThat(ways.at("/0/course/course/kind").isNull()).as("not said").isTrue();
        service.sql(
                "update vacancy set course = 'basics', finished = 12, in_work = 0 where id = ?",
                course);
        JsonNode said = bridges(person(maleeId, "care-elderly"), careAndChildren);
        assertThat(said.at("/0/course/course/kind/code").asText()).isEqualTo("basics");
        assertThat(said.at("/0/course/course/kind/label").asText()).startsWith("Basic skills");
        assertThat(said.at("/0/course/course/finished").asInt()).isEqualTo(12);
        assertThat(said.at("/0/course/course/inWork").asInt()).isZero();
        assertThat(said.at("/0/points")).isEqualTo(ways.at("/0/points"));
    }

    @Test
    void aCourseAddsWhatAllThatIsLearntThereAdds() {
        UUID whole =
                given.vacancy("training", agency, "Children and looms, a course", "5311", "TH-50");
        given.asks(whole, "care-children", true, true);
        given.asks(whole, "weave-cloth", true, true);
        await().until(() -> indexed(whole).filter(f -> f.taught().size() == 2).isPresent());
        try {
            JsonNode way =
                    bridges(person(maleeId, "care-elderly"), careAndChildren)
                            .valueStream()
                            .filter(one -> courseOf(one).equals(whole.toString()))
                            .findFirst()
                            .orElseThrow();
            assertThat(way.get("points").asDouble())
                    .isEqualTo(
                            scoreOf(person(maleeId, "care-elderly", "care-children", "weave-cloth"))
                                    - scoreOf(person(maleeId, "care-elderly")),
                            within(0.051));
        } finally {
            given.close(whole);
            await().until(() -> indexed(whole).isEmpty());
        }
    }

    @Test
    void aCourseThatTeachesMostOfWhatIsAskedForIsAWayWhereOnlyTheLeastOfItIsNeeded() {
        UUID frames = given.job(home, "Welder of frames", "7212", "TH-50");
        given.asks(frames, "weld-smaw", true, false);
        given.asks(frames, "work-safety", true, false);
        given.asks(frames, "weld-mig", false, false);
        given.asks(frames, "read-plans", false, false);
        UUID manyThings = given.vacancy("training", agency, "Welding, a course", "7212", "TH-50");
        for (String taught : List.of("weld-mig", "weld-tig", "read-plans", "work-safety")) {
            given.asks(manyThings, taught, true, true);
        }
        await().until(() -> indexed(frames).filter(f -> f.optional().size() == 2).isPresent());
        await().until(() -> indexed(manyThings).filter(f -> f.taught().size() == 4).isPresent());
        try {
            JsonNode ways = bridges(person(maleeId, "weld-smaw"), frames);
            assertThat(ways).hasSize(1);
            assertThat(courseOf(ways.get(0))).isEqualTo(manyThings.toString());
            assertThat(ways.at("/0/teaches")).as("of what is asked for or liked").hasSize(3);
            assertThat(ways.at("/0/others").asInt()).isEqualTo(1);
        } finally {
            given.close(frames);
            given.close(manyThings);
            await().until(() -> indexed(frames).isEmpty() && indexed(manyThings).isEmpty());
        }
    }

    private static String courseOf(JsonNode bridge) {
        return bridge.at("/course/vacancy").asText();
    }

    private static double scoreOf(UUID person) {
        return malee.get("/api/v1/returnees/%s/matches/%s".formatted(person, careAndChildren))
                .json()
                .at("/match/score")
                .asDouble();
    }

    @Test
    void whatIsWrongWithARequestIsSaidInTheLanguageAskedFor() {
        ProblemLanguage sentences = service.get(ProblemLanguage.class);
        for (String address :
                List.of(
                        "/matches?balance=9",
                        "/matches?limit=0",
                        "/matches?cursor=x",
                        "/matches?kind=x",
                        "/matches/none",
                        "/comparison?vacancies=" + care,
                        "/comparison?vacancies=x")) {
            JsonNode refused =
                    malee.get("/api/v1/returnees/" + person(maleeId, "care-elderly") + address)
                            .json();
            List<String> said = new ArrayList<>(List.of(refused.get("detail").asText()));
            refused.get("errors").forEach(error -> said.add(error.get("message").asText()));
            for (String sentence : said) {
                assertThat(List.of("th", "fil"))
                        .as(sentence)
                        .noneMatch(
                                language -> sentences.toStaff(language, sentence).equals(sentence));
            }
        }
    }

    @Test
    void whatACourseBringsIsSaidByTheBalanceThatWasSet() {
        UUID person = person(maleeId, "care-elderly");
        String address =
                "/api/v1/returnees/%s/matches/%s/bridges?balance="
                        .formatted(person, careAndChildren);
        JsonNode even = malee.get(address + "0").json();
        JsonNode leant = malee.get(address + "-1").json();
        assertThat(even.get("rankingVersion").asText()).isEqualTo("9");
        assertThat(leant.get("rankingVersion").asText()).isEqualTo("9-1");
        assertThat(leant.at("/bridges/0/points").asDouble())
                .isGreaterThan(even.at("/bridges/0/points").asDouble());
        for (String bad : List.of("3", "-9", "x")) {
            assertThat(malee.get(address + bad).status()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void aCourseThatTeachesAnExtraThatWouldChangeSomethingIsNamedWithIt() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        UUID job = given.job(home, "Child care worker", "5311", "TH-50");
        given.asks(job, "care-elderly", true, false);
        given.asks(job, "care-children", false, false);
        await().until(() -> indexed(job).filter(f -> f.optional().size() == 1).isPresent());
        try {
            JsonNode ways = bridges(person, job);
            assertThat(ways).hasSize(1);
            assertThat(ways.at("/0/course/vacancy").asText()).isEqualTo(course.toString());
            assertThat(ways.at("/0/teaches/0/label").asText()).isEqualTo("look after children");
            assertThat(page(person, job))
                    .contains(
                            "Having learnt: look after children",
                            ">Course: Care for children, a course <");
            assertThat(bridges(person(maleeId, "care-elderly", "care-children"), job)).isEmpty();
        } finally {
            given.close(job);
            await().until(() -> indexed(job).isEmpty());
        }
    }

    @Test
    void thereIsNoWayToWhereNothingIsMissingOrKnown() {
        assertThat(bridges(person(maleeId, "care-elderly", "care-children"), careAndChildren))
                .isEmpty();
        assertThat(bridges(person(maleeId, "care-elderly"), care)).isEmpty();
        assertThat(bridges(person(maleeId), careAndChildren)).isEmpty();
    }

    /** A safety rule of hers. */
    private static void keepFrom(UUID person, UUID employer) {
        service.sql(
                """
                insert into safety_rule (id, returnee_id, kind, employer_id, recorded_at, recorded_by)
                values (?, ?, 'employer', ?, ?, ?)""",
                UUID.randomUUID(),
                person,
                employer,
                NOW,
                maleeId);
    }

    @Test
    void thereIsAWayToWhatThePersonsOwnWordStopsAndNoneToWhatASafetyRuleDoes() {
        UUID person = person(maleeId, "care-elderly");
        UUID job = given.job(home, "Carer and nanny, badly paid", "5322", "TH-50");
        given.asks(job, "care-elderly", true, false);
        given.asks(job, "care-children", true, false);
        given.pay(job, 900_000, "THB");
        service.sql(
                "update returnee set pay_floor_minor = 1000000, currency = 'THB' where id = ?",
                person);
        assertThat(explained(person, job).get("because").asText()).isEqualTo("pay_floor");
        assertThat(bridges(person, job)).hasSize(1);
        keepFrom(person, home);
        assertThat(bridges(person, job)).isEmpty();
        given.close(job);
        await().until(() -> indexed(job).isEmpty());
    }

    /** Somebody who is there already. */
    private static UUID placed(UUID vacancy, UUID employer) {
        UUID person = person(colleagueId);
        service.sql(
                """
                insert into placement (id, returnee_id, kind, vacancy_id, employer_id, state,
                    agreed_on, started_on, recorded_at, recorded_by)
                values (?, ?, 'training', ?, ?, 'started', ?, ?, ?, ?)""",
                UUID.randomUUID(),
                person,
                vacancy,
                employer,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 1),
                NOW,
                colleagueId);
        return person;
    }

    @Test
    void theBetterWayComesFirstAndACourseWithoutASeatIsNone() {
        UUID job = given.job(home, "Baker and caterer", "5322", "TH-50");
        given.asks(job, "bake-bread", true, false);
        List<UUID> courses = new ArrayList<>();
        for (int weeks : List.of(30, 4, 12)) {
            UUID one = given.vacancy("training", agency, "Baking, " + weeks, "7512", "TH-50");
            given.asks(one, "bake-bread", true, true);
            given.tell(one, "weeks", weeks);
            courses.add(one);
        }
        UUID far = given.vacancy("training", agency, "Baking in the South", "7512", "TH-90");
        given.asks(far, "bake-bread", true, true);
        given.tell(far, "weeks", 4);
        given.tell(courses.get(1), "seats", 5);
        given.tell(courses.get(1), "start_on", LocalDate.of(2026, 11, 10));
        await().until(
                        () ->
                                indexed(job).isPresent()
                                        && indexed(far).filter(f -> f.weeks() == 4).isPresent());
        UUID person = person(maleeId, "care-elderly");
        assertThat(ways(person, job))
                .containsExactly(courses.get(1), courses.get(2), courses.get(0), far);
        for (int taken = 0; taken < 4; taken++) {
            placed(courses.get(1), agency);
        }
        service.get(CountedProspects.class).count();
        assertThat(bridges(person, job).at("/0/course/full").asBoolean()).isFalse();
        placed(courses.get(1), agency);
        service.get(CountedProspects.class).count();
        assertThat(ways(person, job)).containsExactly(courses.get(2), courses.get(0), far);
        assertThat(page(enrolled(person), courses.get(1)))
                .contains("no seat left as far as is known");
        given.tell(courses.get(1), "start_on", LocalDate.of(2026, 12, 20));
        service.get(CountedProspects.class).count();
        assertThat(ways(person, job)).as("the next round has seats").hasSize(4);
        int baking =
                service.get(Taxonomy.class)
                        .skill(
                                new SkillId(
                                        UUID.fromString(
                                                service.ask(
                                                        "select id from skill where key = ?",
                                                        "bake-bread"))))
                        .orElseThrow()
                        .number();
        Gates gates =
                new Gates(
                        Set.of(Kind.TRAINING),
                        Safety.NONE,
                        null,
                        Set.of(),
                        Set.of(),
                        null,
                        (int) LocalDate.of(2026, 11, 1).toEpochDay());
        assertThat(service.get(Retrieval.class).teaching(gates, Set.of(baking), Set.of("TH-90"), 1))
                .as("of more than are looked at, those near")
                .extracting(facts -> facts.id().value())
                .containsExactly(far);
        courses.forEach(given::close);
        given.close(far);
        given.close(job);
        courses.forEach(one -> await().until(() -> indexed(one).isEmpty()));
        await().until(() -> indexed(job).isEmpty() && indexed(far).isEmpty());
    }

    private static List<UUID> ways(UUID person, UUID job) {
        return bridges(person, job).findValuesAsText("vacancy").stream()
                .map(UUID::fromString)
                .toList();
    }

    @Test
    void theCourseOfTheTradeComesBeforeOneThatTeachesASideSkillAndPaysBetter() {
        UUID job = given.job(home, "Baker of the night", "7512", "TH-50");
        given.asks(job, "bake-bread", true, false);
        given.asks(job, "weld-metal", true, false);
        UUID trade = given.vacancy("training", agency, "Bread, a course", "7512", "TH-50");
        given.asks(trade, "bake-bread", true, true);
        UUID side = given.vacancy("training", agency, "Metal, a course", "7212", "TH-50");
        given.asks(side, "weld-metal", true, true);
        given.tell(side, "weeks", 1);
        await().until(
                        () ->
                                indexed(job).filter(f -> f.musts().size() == 2).isPresent()
                                        && indexed(trade).isPresent()
                                        && indexed(side).filter(f -> f.weeks() == 1).isPresent());
        assertThat(ways(person(maleeId, "care-elderly"), job)).containsExactly(trade, side);
        List.of(job, trade, side).forEach(given::close);
        await().until(
                        () ->
                                List.of(job, trade, side).stream()
                                        .allMatch(one -> indexed(one).isEmpty()));
    }

    @Test
    void whoLearnsTheSameTradeHereIsCountedFromFivePeople() {
        UUID weaving = given.vacancy("training", agency, "Weaving, a course", "7318", "TH-50");
        given.asks(weaving, "weave-cloth", true, true);
        given.tell(weaving, "seats", 10);
        UUID loom = given.job(agency, "Weaver", "7318", "TH-50");
        given.tell(loom, "seats", 2);
        UUID person = person(maleeId, "care-elderly");
        await().until(() -> indexed(weaving).filter(f -> f.seats() == 10).isPresent());
        for (int i = 0; i < 4; i++) {
            placed(weaving, agency);
        }
        UUID refused = placed(weaving, agency);
        service.sql("update returnee set statistics_agreed = false where id = ?", refused);
        service.get(CountedProspects.class).countTraining();
        assertThat(factor(person, weaving, "saturation").get("known").asBoolean()).isFalse();
        placed(weaving, agency);
        service.get(CountedProspects.class).countTraining();
        JsonNode crowd = factor(person, weaving, "saturation");
        assertThat(crowd.get("value").asDouble()).as("2 posts for 5 people").isEqualTo(0.4);
        assertThat(crowd.findPath("arguments").findValuesAsText("value")).containsExactly("5", "2");
        service.sql(
                "update placement set state = 'ended', ended_on = started_on, end_reason = 'other_plans' where vacancy_id = ?",
                weaving);
        service.get(CountedProspects.class).countTraining();
        assertThat(factor(person, weaving, "saturation").get("known").asBoolean()).isFalse();
        given.close(weaving);
        given.close(loom);
        await().until(() -> indexed(weaving).isEmpty() && indexed(loom).isEmpty());
    }

    @Test
    void aCopyOfAPostingIsOfferedUntilTheOtherIsFilled() {
        UUID own = given.job(home, "Carer and nanny, twice", "5322", "TH-50");
        UUID copy = given.job(home, "Carer and nanny, twice over", "5322", "TH-50");
        given.asks(copy, "care-elderly", true, false);
        given.asks(copy, "care-children", true, false);
        UUID posting = UUID.randomUUID();
        given.tell(own, "posting", posting);
        given.tell(copy, "posting", posting);
        UUID person = person(maleeId, "care-elderly");
        assertThat(explained(person, copy).get("offered").asBoolean()).isTrue();
        assertThat(bridges(person, copy)).isNotEmpty();
        given.tell(own, "state", "filled");
        JsonNode pair = explained(person, copy);
        assertThat(pair.get("because").asText()).isEqualTo("not_offered");
        assertThat(pair.at("/stops/0/reason").asText()).isEqualTo("stop.not_shown.not_vetted");
        assertThat(pair.get("changes")).isEmpty();
        assertThat(bridges(person, copy)).isEmpty();
        given.close(copy);
        await().until(() -> indexed(copy).isEmpty() && indexed(own).isEmpty());
    }

    private static String page(UUID person, UUID vacancy) {
        return new Browserless(service)
                .signIn("malee@example.org", PASSWORD)
                .get("/people/%s/matches/%s".formatted(person, vacancy))
                .body();
    }

    private static UUID enrolled(UUID person) {
        service.sql(
                """
                insert into enrolment (id, returnee_id, programme_id, office_id, entered_on,
                    recorded_at, recorded_by)
                select ?, ?, o.programme_id, o.id, ?, ?, a.id
                from account a join office o on o.id = a.office_id where a.id = ?""",
                UUID.randomUUID(),
                person,
                LocalDate.of(2026, 11, 1),
                NOW,
                maleeId);
        return person;
    }

    @Test
    void whoLeftTheProgrammeIsOfferedNothingUntilTheyComeBack() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        assertMatches(person, 200);
        service.sql(
                "update enrolment set exited_on = ?, exit_reason = 'moved' where returnee_id = ?",
                LocalDate.of(2026, 11, 2),
                person);
        assertMatches(person, 409);
        enrolled(person);
        assertMatches(person, 200);
    }

    private static void assertMatches(UUID person, int status) {
        for (String path :
                List.of(
                        "/matches",
                        "/matches/" + care,
                        "/matches/" + care + "/bridges",
                        "/comparison?vacancies=" + care + "," + course)) {
            assertThat(malee.get("/api/v1/returnees/" + person + path).status())
                    .as(path)
                    .isEqualTo(status);
        }
    }

    @Test
    void whatIsTaughtAndKnownIsNotToBeLearnt() {
        UUID person = enrolled(person(maleeId, "care-children"));
        assertThat(page(person, course)).contains("look after children (known already)");
        assertThat(
                        new Browserless(service)
                                .signIn("malee@example.org", PASSWORD)
                                .get("/people/%s/matches?kind=training".formatted(person))
                                .body())
                .contains(
                        "Care for children, a course",
                        "<dt>Has</dt><dd>look after children</dd>",
                        "<dt>To learn</dt><dd>nothing new</dd>");
        assertThat(page(enrolled(person(maleeId, "care-elderly")), course))
                .contains("look after children")
                .doesNotContain("known already");
    }

    @Test
    void whatOnlyAnotherCountryStopsIsSaidAsSupposed() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        UUID far = given.job(home, "Carer in Cebu", "5322", "PH-CEB");
        given.asks(far, "care-elderly", true, false);
        await().until(() -> indexed(far).isPresent());
        assertThat(page(person, far))
                .contains("the person has not named it", "If they went to the Philippines.")
                .doesNotContain("will do");
        given.close(far);
        await().until(() -> indexed(far).isEmpty());
    }

    @Test
    void allThatIsMissingIsAllOfIt() {
        UUID job = given.job(home, "Housekeeper and cook", "5152", "TH-50");
        List<String> asked =
                List.of(
                        "iron-clothes",
                        "wash-clothes",
                        "clean-house",
                        "bake-bread",
                        "make-pastry",
                        "decorate-cakes",
                        "grill-food",
                        "cook-noodles",
                        "cook-seafood",
                        "plan-menus");
        asked.forEach(one -> given.asks(job, one, true, false));
        UUID person = person(maleeId, "care-elderly");
        await().until(() -> indexed(job).filter(f -> f.musts().size() == 10).isPresent());
        List<Integer> learnt = new ArrayList<>();
        explained(person, job)
                .get("changes")
                .forEach(change -> learnt.add(change.get("skills").size()));
        assertThat(learnt).contains(10).doesNotContain(8);
        given.close(job);
        await().until(() -> indexed(job).isEmpty());
    }

    private static JsonNode factor(UUID person, UUID vacancy, String name) {
        for (JsonNode factor : explained(person, vacancy).findPath("factors")) {
            if (factor.get("factor").asText().equals(name)) {
                return factor;
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void aCourseThatASafetyRuleStandsAgainstIsNoWay() {
        UUID person = person(maleeId, "care-elderly");
        assertThat(bridges(person, careAndChildren)).hasSize(1);
        keepFrom(person, agency);
        assertThat(bridges(person, careAndChildren)).isEmpty();
    }

    @Test
    void somebodyOfWhomNothingIsKnownSeesOffersToo() {
        assertThat(matches(person(maleeId), "?limit=50").get("matches")).hasSize(34);
    }

    @Test
    void pagesFollowEachOtherWithoutHoleOrRepeat() {
        UUID person = person(maleeId, "care-elderly");
        List<String> whole = ids(matches(person, "?limit=50"));
        List<String> paged = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            JsonNode page =
                    matches(person, "?limit=7" + (cursor == null ? "" : "&cursor=" + cursor));
            paged.addAll(ids(page));
            cursor = page.get("next").isNull() ? null : page.get("next").asText();
        } while (cursor != null);
        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates().hasSize(34);
    }

    @Test
    void whatIsCountedPassesTheGatesAndAllOfItIsInAShortList() {
        JsonNode page = matches(person(maleeId), "?kind=job&limit=50");
        assertThat(page.get("passing").asInt())
                .isEqualTo(page.get("considered").asInt())
                .isGreaterThan(20);
    }

    @Test
    void aKindAsksForNothingElse() {
        JsonNode page = matches(person(maleeId), "?kind=training,apprenticeship");
        assertThat(ids(page)).containsExactly(course.toString());
        assertThat(page.at("/matches/0/teaches/0/label").asText()).isEqualTo("look after children");
    }

    @Test
    void badQueriesAreRefusedByName() {
        UUID person = person(maleeId);
        for (String query :
                List.of(
                        "?limit=0",
                        "?limit=51",
                        "?cursor=%00",
                        "?cursor=bm9uc2Vuc2U",
                        "?kind=x",
                        "?balance=3",
                        "?balance=-3",
                        "?balance=-2147483648")) {
            Http.Answer answer =
                    malee.get("/api/v1/returnees/%s/matches%s".formatted(person, query));
            assertThat(answer.status()).as(query).isEqualTo(400);
        }
    }

    @Test
    void somebodyElsesPersonIsNotThereAndTheRefusalIsInTheTrail() {
        UUID person = person(maleeId);
        assertThat(colleague.get("/api/v1/returnees/%s/matches".formatted(person)).status())
                .isEqualTo(404);
        assertThat(
                        service.ask(
                                """
                                select count(*) from audit_entry where subject_id = ?
                                    and act = 'see_matches' and outcome = 'refused'""",
                                person))
                .isEqualTo("1");
    }

    @Test
    void seeingMatchesIsInTheTrail() {
        UUID person = person(maleeId);
        matches(person, "");
        assertThat(
                        service.ask(
                                "select act from audit_entry where subject_id = ? and outcome = 'done'",
                                person))
                .isEqualTo("see_matches");
    }

    @Test
    void safetyStopsAPairAndOnlyTheOwnCounsellorLearnsThatItDid() {
        UUID person = person(maleeId, "care-elderly");
        keepFrom(person, home);
        assertThat(ids(matches(person, "?limit=50")))
                .isNotEmpty()
                .doesNotContain(care.toString(), careAndChildren.toString());
        String pair = "/api/v1/returnees/%s/matches/%s".formatted(person, care);
        assertThat(malee.get(pair).json().get("because").asText()).isEqualTo("safety");
        service.sql(
                """
                insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason,
                    recorded_at) values (?, ?, ?, ?, ?, 'ill today', ?)""",
                UUID.randomUUID(),
                maleeId,
                colleagueId,
                TestWorld.TODAY.minusDays(1),
                TestWorld.TODAY.plusDays(20),
                NOW);
        UUID closed = given.job(home, "Filled by now", null, "TH-50");
        await().until(() -> indexed(closed).isPresent());
        given.close(closed);
        await().until(() -> indexed(closed).isEmpty());
        JsonNode stopped = colleague.get(pair).json();
        JsonNode filled =
                colleague.get("/api/v1/returnees/%s/matches/%s".formatted(person, closed)).json();
        assertThat(stopped.get("because").asText()).isEqualTo("not_offered");
        assertThat(filled.get("because")).isEqualTo(stopped.get("because"));
        assertThat(without(filled, "vacancy")).isEqualTo(without(stopped, "vacancy"));
        // What the cover knows to stop it stops it with a rule as without one.
        UUID nights = given.job(agency, "Night guard", "5414", "TH-50");
        given.tell(nights, "nights", true);
        service.sql(
                "update returnee set musts_known = true, musts = '{no_nights}' where id = ?",
                person);
        String night = "/api/v1/returnees/%s/matches/%s".formatted(person, nights);
        JsonNode before = colleague.get(night).json();
        assertThat(before.get("because").asText()).isEqualTo("musts");
        service.sql("update safety_rule set employer_id = ? where returnee_id = ?", agency, person);
        assertThat(colleague.get(night).json()).isEqualTo(before);
        assertThat(malee.get(night).json().get("because").asText()).isEqualTo("safety");
        assertThat(malee.get(pair(person, closed)).json().at("/stops/0/reason").asText())
                .as("what is hidden from whom the rule is hidden is named to their own counsellor")
                .isEqualTo("stop.not_shown.filled");
        given.close(nights);
        await().until(() -> indexed(nights).isEmpty());
        service.sql("update cover set ended_at = ?", NOW);
    }

    /** About a kind of business or a place. */
    @SuppressWarnings("NullAway") // optional columns
    private static void rule(UUID person, String kind, @Nullable String about) {
        service.sql(
                """
                insert into safety_rule (id, returnee_id, kind, sector, place_code, recorded_at,
                    recorded_by) values (?, ?, ?, ?, ?, ?, ?)""",
                UUID.randomUUID(),
                person,
                kind,
                kind.equals("sector") ? about : null,
                kind.equals("place") ? about : null,
                NOW,
                maleeId);
    }

    private static UUID awaited(UUID vacancy) {
        await().until(() -> indexed(vacancy).isPresent());
        return vacancy;
    }

    @Test
    void whomARuleKeepsFromFisheriesIsOfferedNoCrewThoughItsAdvertNamesNoKindOfBusiness() {
        UUID person = person(maleeId, "care-elderly");
        UUID crew = awaited(given.job(agency, "Deckhand on a trawler", "6223", "TH-50"));
        try {
            int passing = matches(person, "?kind=job&limit=50").get("passing").asInt();
            assertThat(malee.get(pair(person, crew)).json().get("offered").asBoolean()).isTrue();
            rule(person, "sector", "A");
            assertThat(malee.get(pair(person, crew)).json().get("because").asText())
                    .isEqualTo("safety");
            JsonNode list = matches(person, "?kind=job&limit=50");
            assertThat(ids(list)).isNotEmpty().doesNotContain(crew.toString());
            assertThat(list.get("passing").asInt()).isEqualTo(passing - 1);
            assertThat(
                            malee.get("/api/v1/vacancies/" + crew + "/candidates?limit=50")
                                    .json()
                                    .findValuesAsText("person"))
                    .doesNotContain(person.toString());
        } finally {
            given.close(crew);
            await().until(() -> indexed(crew).isEmpty());
        }
    }

    private static void setAside(UUID person, UUID vacancy) {
        service.sql(
                """
                insert into safety_rule (id, returnee_id, kind, vacancy_id, recorded_at, recorded_by)
                values (?, ?, 'vacancy', ?, ?, ?)""",
                UUID.randomUUID(),
                person,
                vacancy,
                NOW,
                maleeId);
    }

    @Test
    void whatWasSetAsideIsOfferedNoMoreAndLooksToACoverAsIfARuleStoodAgainstIt() {
        UUID person = person(maleeId, "care-elderly");
        UUID ruled = person(maleeId, "care-elderly");
        keepFrom(ruled, home);
        int before = matches(person, "?kind=job&limit=50").get("passing").asInt();
        String rules = "/api/v1/returnees/%s/safety-rules".formatted(person);
        String json = "{\"kind\":\"vacancy\",\"vacancy\":\"%s\"}";
        assertThat(malee.post(rules, json.formatted(UUID.randomUUID())).status()).isEqualTo(400);
        setAside(person, care);
        JsonNode page = matches(person, "?kind=job&limit=50");
        assertThat(ids(page)).contains(careAndChildren.toString()).doesNotContain(care.toString());
        assertThat(page.get("passing").asInt()).isEqualTo(before - 1);
        assertThat(ids(matches(person, "?limit=3"))).doesNotContain(care.toString());
        JsonNode candidates =
                malee.get("/api/v1/vacancies/" + care + "/candidates?limit=50").json();
        assertThat(candidates.findValuesAsText("person")).doesNotContain(person.toString());
        JsonNode own = malee.get(pair(person, care)).json();
        assertThat(own.get("because").asText()).isEqualTo("safety");
        assertThat(own.at("/stops/0/reason").asText()).isEqualTo("stop.safety.set_aside");
        service.sql(
                """
                insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason,
                    recorded_at) values (?, ?, ?, ?, ?, 'ill today', ?)""",
                UUID.randomUUID(),
                maleeId,
                colleagueId,
                TestWorld.TODAY.minusDays(1),
                TestWorld.TODAY.plusDays(20),
                NOW);
        JsonNode covered = colleague.get(pair(person, care)).json();
        assertThat(covered.get("because").asText()).isEqualTo("not_offered");
        assertThat(covered).isEqualTo(colleague.get(pair(ruled, care)).json());
        assertThat(colleague.get(rules).status()).isEqualTo(404);
        service.sql("update cover set ended_at = ?", NOW);

        assertThat(malee.get(rules).json().at("/rules/0/vacancy").asText())
                .isEqualTo(care.toString());
        service.sql("delete from safety_rule where returnee_id = ?", person);
        assertThat(ids(matches(person, "?kind=job&limit=50"))).contains(care.toString());
    }

    @Test
    void theSamePostingOfAnotherSourceIsSetAsideWithIt() {
        UUID person = person(maleeId, "care-elderly");
        UUID same = UUID.randomUUID();
        service.sql(
                "update vacancy set posting = ? where id in (?, ?)", same, care, careAndChildren);
        try {
            setAside(person, care);
            assertThat(ids(matches(person, "?limit=50")))
                    .isNotEmpty()
                    .doesNotContain(care.toString(), careAndChildren.toString());
        } finally {
            service.sql(
                    "update vacancy set posting = null where id in (?, ?)", care, careAndChildren);
        }
    }

    private static String pair(UUID person, UUID vacancy) {
        return "/api/v1/returnees/%s/matches/%s".formatted(person, vacancy);
    }

    @Test
    void whoIsNotFoundWhereSomebodyIsLookedForIsSaidToBeAndWhy() {
        UUID person = person(maleeId, "care-elderly");
        assertThat(explained(person, care).get("notFound").isNull()).isTrue();
        service.sql("update returnee set matching_agreed = false where id = ?", person);
        assertThat(explained(person, care).get("notFound").asText()).isEqualTo("not_agreed");
        service.sql("update returnee set readiness = 'registered' where id = ?", person);
        assertThat(explained(person, care).get("notFound").asText()).isEqualTo("neither");
        service.sql("update returnee set matching_agreed = true where id = ?", person);
        assertThat(explained(person, care).get("notFound").asText()).isEqualTo("not_ready");
        service.sql("update returnee set readiness = 'not_now' where id = ?", person);
        assertThat(explained(person, care).get("notFound").asText()).isEqualTo("not_now");
    }

    @Test
    void theWorkThatSomebodyHasComesWithTheMatch() {
        UUID person = person(maleeId, "care-elderly");
        assertThat(explained(person, care).get("match").get("works").isNull()).isTrue();
        service.sql(
                """
                insert into placement (id, returnee_id, kind, employer_id, state, agreed_on, started_on, wage_minor,
                    currency, pay_period, hours, recorded_at, recorded_by)
                select gen_random_uuid(), ?, 'job', v.employer_id, 'started', date '2026-05-01', date '2026-05-01',
                    40000, 'THB', 'day', 48, v.state_since, ?
                from vacancy v where v.id = ?""",
                person,
                maleeId,
                care);
        JsonNode works = explained(person, care).get("match").get("works");
        assertThat(works.get("since").asText()).isEqualTo("2026-05-01");
        assertThat(works.get("here").asBoolean()).isTrue();
        assertThat(works.get("month").get("minor").asLong()).isEqualTo(1_040_000);
        assertThat(works.get("workedOut").asBoolean()).isTrue();
    }

    @Test
    void aSentenceSaysNoMoreThanIsSoAndWhoseSideIsUnknown() {
        UUID person = person(maleeId, "care-elderly");
        service.sql(
                "update returnee set living_minor = 1600000, currency = 'THB' where id = ?",
                person);
        Map<String, JsonNode> factors = factors(explained(person, care));
        JsonNode pay = Objects.requireNonNull(factors.get("pay"));
        assertThat(pay.get("value").asDouble()).isEqualTo(15.0 / 16, within(1e-9));
        assertThat(pay.get("reason").asText())
                .as("of the need the cost of living alone is known")
                .isEqualTo("factor.pay.reason.part");
        assertThat(reason(factors, "start")).isEqualTo("factor.start.untold");
        assertThat(reason(factors, "hours")).isEqualTo("factor.hours.untold");
        service.sql("update returnee set hours_min = 20, hours_max = 50 where id = ?", person);
        assertThat(reason(factors(explained(person, care)), "hours"))
                .isEqualTo("factor.hours.unknown");
        service.sql("insert into aspiration values (?, 1, '5321')", person);
        JsonNode near = Objects.requireNonNull(factors(explained(person, care)).get("aspirations"));
        assertThat(near.get("reason").asText()).isEqualTo("factor.aspirations.reason");
        assertThat(near.get("arguments").get(0).get("label").asText()).isNotEmpty();
        // Where no wish is near there is none to name.
        service.sql("update aspiration set occupation = '7212' where returnee_id = ?", person);
        assertThat(reason(factors(explained(person, care)), "aspirations"))
                .isEqualTo("factor.aspirations.none");
    }

    @Test
    void theListAndTheExplanationHaveTheSameNumbers() {
        UUID person = person(maleeId, "care-elderly");
        UUID job = given.job(home, "Carer who reads between lines", "5322", "TH-50");
        given.asks(job, "care-elderly", true, false);
        given.asks(job, "care-children", false, false);
        given.asks(job, "bake-bread", false, false);
        service.sql(
                "update vacancy_skill set confidence = 0.6249 where vacancy_id = ? and not must",
                job);
        service.sql(
                """
                update vacancy_skill set confidence = 0.7777 where vacancy_id = ?
                    and skill_id = (select id from skill where key = 'care-children')""",
                job);
        given.tell(job, "hours", 40);
        await().until(() -> indexed(job).filter(f -> f.hours() == 40).isPresent());
        service.sql(
                """
                insert into profile_skill (returnee_id, skill_id)
                select ?, id from skill where key = 'care-children'""",
                person);
        try {
            JsonNode listed = null;
            for (JsonNode one : matches(person, "?limit=50").get("matches")) {
                listed = one.get("vacancy").asText().equals(job.toString()) ? one : listed;
            }
            assertThat(Objects.requireNonNull(listed).get("factors"))
                    .isEqualTo(explained(person, job).at("/match/factors"));
        } finally {
            given.close(job);
            await().until(() -> indexed(job).isEmpty());
        }
    }

    private static String reason(Map<String, JsonNode> factors, String factor) {
        return Objects.requireNonNull(factors.get(factor)).get("reason").asText();
    }

    private static Map<String, JsonNode> factors(JsonNode pair) {
        Map<String, JsonNode> factors = new HashMap<>();
        pair.at("/match/factors").forEach(one -> factors.put(one.get("factor").asText(), one));
        return factors;
    }

    private static JsonNode without(JsonNode body, String field) {
        return ((ObjectNode) body.deepCopy()).without(field);
    }

    private static JsonNode explained(UUID person, UUID vacancy) {
        Http.Answer answer =
                malee.get("/api/v1/returnees/%s/matches/%s".formatted(person, vacancy));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void whatWouldChangeItIsWhatTheScoreIsOnceItHasChanged() {
        UUID person = person(maleeId, "care-elderly");
        JsonNode before = explained(person, careAndChildren);
        assertThat(before.get("stops")).isEmpty();
        JsonNode learning = before.at("/changes/0");
        List<JsonNode> all = new ArrayList<>();
        before.get("changes").forEach(all::add);
        for (JsonNode change : all) {
            assertThat(change.get("points").asDouble())
                    .isBetween(0.5, learning.get("points").asDouble());
            if (change.get("skills").size() == 1) {
                learning = change;
            }
        }
        assertThat(learning.at("/factor").asText()).isEqualTo("essential_skills");
        assertThat(learning.at("/skills/0/label").asText()).isEqualTo("look after children");
        assertThat(all).extracting(one -> one.get("known").asBoolean()).contains(false);
        double gain = learning.get("points").asDouble();
        double was = before.at("/match/score").asDouble();
        service.sql(
                """
                insert into profile_skill (returnee_id, skill_id)
                select ?, id from skill where key = 'care-children'""",
                person);
        JsonNode after = explained(person, careAndChildren);
        assertThat(after.at("/match/score").asDouble()).isEqualTo(was + gain, within(1e-9));
        after.get("changes")
                .forEach(
                        change ->
                                assertThat(change.at("/factor").asText())
                                        .isNotEqualTo("essential_skills"));
    }

    @Test
    void aCourseThatEndsAfterTheWorkHasBegunIsNoWayThere() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        Browserless browser = new Browserless(service).signIn("malee@example.org", PASSWORD);
        String page = "/people/%s/matches/%s".formatted(person, careAndChildren);
        String way = ">Course: Care for children, a course <";
        assertThat(browser.get(page).body()).contains(way);
        given.tell(course, "start_on", TestWorld.TODAY.plusDays(10));
        given.tell(course, "weeks", 12);
        given.tell(careAndChildren, "start_on", TestWorld.TODAY.plusDays(20));
        try {
            assertThat(browser.get(page).body())
                    .contains("look after children")
                    .doesNotContain(way);
            given.tell(careAndChildren, "start_on", TestWorld.TODAY.plusDays(10 + 12 * 7));
            assertThat(browser.get(page).body()).contains(way);
        } finally {
            given.tell(careAndChildren, "start_on", null);
            given.tell(course, "start_on", null);
            given.tell(course, "weeks", null);
            await().until(() -> indexed(course).orElseThrow().startDay() == VacancyFacts.NO_DAY);
        }
    }

    @Test
    void whichSideCanWaitOrComeSoonerIsSaidOnlyWhereItChangesSomething() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        LocalDate today =
                LocalDate.ofInstant(service.get(InstantSource.class).instant(), ZoneOffset.UTC);
        LocalDate soon = today.plusDays(7);
        LocalDate late = today.plusDays(120);
        try {
            free(person, soon);
            given.tell(care, "start_on", late);
            Map<String, String> pages = pages(person, care);
            assertThat(pages.get("en"))
                    .contains("Ask the employer about an earlier start: it starts ")
                    .contains("There is time for something short before it");
            assertThat(pages.get("th")).contains("ถามนายจ้างว่าเริ่มเร็วขึ้นได้หรือไม่");
            assertThat(pages.get("fil"))
                    .contains("Itanong sa employer kung puwedeng mas maagang magsimula");
            given.tell(course, "start_on", late);
            assertThat(page(person, course))
                    .contains("Ask the training provider about an earlier start: it starts ");

            free(person, late);
            given.tell(care, "start_on", soon);
            assertThat(page(person, care))
                    .contains("Ask the employer about a later start: it starts ")
                    .doesNotContain("something short");
            given.tell(care, "start_on", today.minusDays(3));
            assertThat(page(person, care))
                    .contains("Ask the employer to wait: it could begin at once, the person can");

            free(person, soon);
            given.tell(care, "start_on", soon.plusDays(1));
            assertThat(page(person, care)).doesNotContain("earlier start", "later start");
        } finally {
            given.tell(care, "start_on", null);
            given.tell(course, "start_on", null);
            await().until(
                            () ->
                                    Stream.of(care, course)
                                            .allMatch(
                                                    one ->
                                                            indexed(one).orElseThrow().startDay()
                                                                    == VacancyFacts.NO_DAY));
        }
    }

    private static void free(UUID person, LocalDate day) {
        service.sql("update returnee set available_from = ? where id = ?", day, person);
    }

    @Test
    void allThatThePersonSaidAgainstItIsNamedWithWhatItWouldBeOtherwise() {
        UUID person = person(maleeId, "care-elderly");
        UUID job = given.job(home, "Carer by night", "5322", "TH-50");
        given.pay(job, 1_500_000, "THB");
        given.tell(job, "nights", true);
        double fits = explained(person, job).at("/match/score").asDouble();
        service.sql(
                """
                update returnee set pay_floor_minor = 2000000, currency = 'THB', musts_known = true,
                    musts = '{no_nights}' where id = ?""",
                person);
        JsonNode stopped = explained(person, job);
        assertThat(stopped.get("offered").asBoolean(true)).isFalse();
        assertThat(stopped.get("because").asText()).isEqualTo("pay_floor");
        assertThat(stopped.get("match").isNull()).isTrue();
        assertThat(stopped.at("/stops/0/reason").asText()).isEqualTo("stop.pay_floor");
        assertThat(stopped.at("/stops/0/arguments/0/value").asText()).isEqualTo("15000.00 THB");
        assertThat(stopped.at("/stops/0/arguments/1/value").asText()).isEqualTo("5000.00 THB");
        assertThat(stopped.at("/stops/1/reason").asText()).isEqualTo("stop.musts.no_nights");
        assertThat(stopped.at("/otherwise/score").asDouble()).isEqualTo(fits);
        given.close(job);
        await().until(() -> indexed(job).isEmpty());
        JsonNode closed = explained(person, job);
        assertThat(closed.get("because").asText()).isEqualTo("not_offered");
        assertThat(closed.get("otherwise").isNull()).isTrue();
        assertThat(closed.get("changes")).isEmpty();
    }

    /** The page of a pair in each of the three languages. */
    private static Map<String, String> pages(UUID person, UUID vacancy) {
        Browserless browser = new Browserless(service).signIn("malee@example.org", PASSWORD);
        String page = "/people/%s/matches/%s".formatted(person, vacancy);
        Map<String, String> bodies = new HashMap<>();
        for (String language : List.of("th", "fil", "en")) {
            browser.get("/people");
            browser.submit("/language", Map.of("to", language));
            bodies.put(language, browser.get(page).body());
        }
        return bodies;
    }

    private static void speaks(UUID person, String language, int level) {
        service.sql("update returnee set languages_known = true where id = ?", person);
        service.sql(
                "insert into profile_language (returnee_id, language, level) values (?, ?, ?)",
                person,
                language,
                level);
    }

    @Test
    void aLanguageSpokenForWorkIsNotToBeLearntAsASkill() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        speaks(person, "en", 2);
        UUID job = given.job(home, "Carer for guests from abroad", "5322", "TH-50");
        given.asks(job, "care-elderly", true, false);
        given.asks(job, "lang-english", true, false);
        try {
            await().until(
                            () ->
                                    indexed(job)
                                            .filter(facts -> facts.musts().size() == 2)
                                            .isPresent());
            assertThat(page(person, job))
                    .contains("<dt>To learn</dt><dd>English</dd>", ", Chiang Mai</a>");
            service.sql("update profile_language set level = 3 where returnee_id = ?", person);
            service.sql("delete from willing_place where returnee_id = ?", person);
            service.sql("update returnee set places_known = false where id = ?", person);
            assertThat(page(person, job))
                    .as("nowhere in the country is named")
                    .contains("English", ", Chiang Mai, Thailand</a>")
                    .doesNotContain("<dt>To learn</dt>");
        } finally {
            given.close(job);
            await().until(() -> indexed(job).isEmpty());
        }
    }

    @Test
    void aLanguageNotSpokenIsToBeLearntAndOneSpokenALittleToBePractised() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        speaks(person, "en", 1);
        UUID job = given.job(home, "Carer for guests", "5322", "TH-50");
        for (String language : List.of("ja", "en")) {
            service.sql(
                    "insert into vacancy_language (vacancy_id, language, level) values (?, ?, 4)",
                    job,
                    language);
        }
        try {
            Map<String, String> pages = pages(person, job);
            assertThat(pages.get("en"))
                    .contains("Does not speak yet: Japanese. Needs more practice: English.")
                    .contains("Having learnt to speak: Japanese. More practice: English")
                    .doesNotContain("practice: Japanese");
            assertThat(pages.get("th"))
                    .containsPattern("ยังพูดไม่ได้: (ภาษา)?ญี่ปุ่น ต้องฝึกเพิ่ม: (ภาษา)?อังกฤษ");
            assertThat(pages.get("fil"))
                    .containsPattern("Hindi pa nasasalita: \\S+\\. Kailangan pang magsanay: ");
            service.sql(
                    "delete from vacancy_language where vacancy_id = ? and language = 'en'", job);
            assertThat(page(person, job))
                    .contains("Does not speak yet: Japanese.", "Having learnt to speak: Japanese")
                    .doesNotContain("practice");
            service.sql("update vacancy_language set language = 'en' where vacancy_id = ?", job);
            assertThat(page(person, job))
                    .contains("Needs more practice: English.", "More practice: English")
                    .doesNotContain("speak yet");
        } finally {
            given.close(job);
            await().until(() -> indexed(job).isEmpty());
        }
    }

    @Test
    void ofWhatIsTaughtNoMoreIsSaidToBeKnownThanIs() {
        UUID person =
                enrolled(
                        person(
                                maleeId,
                                "iron-clothes",
                                "wash-clothes",
                                "clean-house",
                                "bake-bread"));
        service.sql(
                """
                update profile_skill set level = 1 where returnee_id = ?
                    and skill_id <> (select id from skill where key = 'bake-bread')""",
                person);
        UUID house = given.vacancy("training", agency, "Keeping house, a course", "5152", "TH-50");
        for (String skill : List.of("iron-clothes", "wash-clothes", "clean-house", "bake-bread")) {
            given.asks(house, skill, true, true);
        }
        try {
            Map<String, String> pages = pages(person, house);
            assertThat(pages.get("en"))
                    .contains("Knows 1 of 4 things taught, and 3 in part: little is new.")
                    .doesNotContain("knows most");
            assertThat(pages.get("th"))
                    .contains(
                            "ทำเป็นแล้ว 1 จาก 4 เรื่องที่สอน และทำได้บ้าง 3 เรื่อง มีเรื่องใหม่ไม่มาก");
            assertThat(pages.get("fil"))
                    .contains("Alam na ang 1 sa 4 na ituturo, at bahagya ang 3: kaunti ang bago.");
        } finally {
            given.close(house);
            await().until(() -> indexed(house).isEmpty());
        }
    }

    @Test
    void codesInReasonsHaveTheirLabels() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        service.sql("update returnee set education = 2 where id = ?", person);
        service.sql(
                "insert into sector_wish (returnee_id, sector, wanted) values (?, 'Q', false)",
                person);
        UUID job = given.job(home, "Carer with a diploma", "5322", "TH-50");
        given.tell(job, "education", 5);
        given.tell(job, "sector", "Q");
        try {
            Map<String, JsonNode> factors = factors(explained(person, job));
            assertThat(labels(factors, "education"))
                    .containsExactly("Short college course", "Lower secondary");
            assertThat(labels(factors, "sectors")).containsExactly("Health and care");
        } finally {
            given.close(job);
        }
    }

    private static List<String> labels(Map<String, JsonNode> factors, String factor) {
        List<String> labels = new ArrayList<>();
        Objects.requireNonNull(factors.get(factor))
                .get("arguments")
                .forEach(argument -> labels.add(argument.get("label").asText()));
        return labels;
    }

    @Test
    void schoolingThatIsNotRecordedIsNotSaidToBeUnnamedByTheAdvert() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        service.sql("update returnee set education = 3 where id = ?", person);
        Map<String, String> pages = pages(person, care);
        assertThat(pages.get("en")).contains("No schooling is recorded for this advert.");
        assertThat(pages.get("th")).contains("ไม่มีข้อมูลการศึกษาที่ต้องการของประกาศนี้");
        assertThat(pages.get("fil"))
                .contains("Walang naitalang hinihinging pinag-aralan para sa anunsyong ito.");
    }

    @Test
    void whoWillNotLiveInIsNotAdvisedToMoveWhereLivingInIsTheHousing() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        UUID job = given.job(home, "Carer in the house", "5322", "TH-90");
        given.tell(job, "accommodation", true);
        given.tell(job, "live_in", true);
        try {
            assertThat(page(person, job))
                    .contains("They would live at the workplace, ")
                    .contains("+ a place to live, at the workplace");
            service.sql(
                    "update returnee set musts_known = true, musts = '{no_live_in}' where id = ?",
                    person);
            assertThat(page(person, job))
                    .contains("One has to live in, which the person does not want.")
                    .contains("Ask whether they would move, and whether housing can be had: ")
                    .doesNotContain("ask whether they would move", "ask whether they want that");
            given.tell(job, "live_in", null);
            assertThat(page(person, job))
                    .as("the housing may be at the workplace, which is to be asked first")
                    .contains("Not said, and a must for the person: not living at the workplace")
                    .contains("Ask whether they would move, and whether housing can be had: ")
                    .doesNotContain("ask whether they would move", "ask whether they want that");
            given.tell(job, "live_in", false);
            assertThat(page(person, job)).contains("Housing is given: ask whether they would move");
        } finally {
            given.close(job);
            await().until(() -> indexed(job).isEmpty());
        }
    }

    @Test
    void aMustOfWhichTheAdvertSaysNothingIsSaidOnceAndStopsNothing() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        assertThat(explained(person, care).at("/match/unstated")).isEmpty();
        service.sql(
                """
                update returnee set musts_known = true, musts = '{accommodation,no_nights,part_time}'
                where id = ?""",
                person);
        UUID job = given.job(home, "Carer who would be asked", "5322", "TH-50");
        given.asks(job, "care-elderly", true, false);
        given.tell(job, "nights", false);
        await().until(
                        () ->
                                indexed(job)
                                        .filter(f -> f.nights() == Told.NO && f.musts().size() == 1)
                                        .isPresent());
        try {
            JsonNode pair = explained(person, job);
            assertThat(pair.get("offered").asBoolean()).isTrue();
            assertThat(pair.at("/match/unstated").toString())
                    .isEqualTo("[\"accommodation\",\"part_time\"]");
            Map<String, String> pages = pages(person, job);
            String line =
                    "Not said, and a must for the person: a place to live; part-time only. Ask.";
            assertThat(page(person, job).split(line, -1)).as("once").hasSize(2);
            assertThat(pages.get("th"))
                    .contains(
                            "ประกาศไม่ได้บอก แต่จำเป็นสำหรับเจ้าตัว: ต้องมีที่พัก; เฉพาะงานไม่เต็มเวลา");
            assertThat(pages.get("fil"))
                    .contains(
                            "Hindi sinabi, pero kailangang-kailangan niya: may matitirhan; part-time lang.");

            Browserless browser = new Browserless(service).signIn("malee@example.org", PASSWORD);
            String list = "/people/%s/matches".formatted(person);
            assertThat(card(browser.get(list).body(), "Carer who would be asked")).contains(line);
            String forThem =
                    "Important to you, and not said: a place to live; part-time only. Ask first.";
            assertThat(card(browser.get(list + "?sheet=1").body(), "Carer who would be asked"))
                    .contains(forThem)
                    .doesNotContain("a must");
            String both = "/people/%s/compare?vacancy=%s&vacancy=%s".formatted(person, job, care);
            for (String compared :
                    List.of(browser.get(both).body(), browser.get(both + "&sheet=1").body())) {
                assertThat(compared)
                        .contains(
                                "<dt>Important to you, not said: ask first</dt>",
                                ">a place to live; part-time only</dd>",
                                ">a place to live; no night work; part-time only</dd>");
            }
            given.tell(job, "accommodation", true);
            given.tell(job, "hours", 20);
            given.tell(care, "accommodation", true);
            given.tell(care, "hours", 20);
            given.tell(care, "nights", false);
            assertThat(page(person, job)).doesNotContain("Not said, and a must");
            assertThat(browser.get(both).body()).doesNotContain("Important to you");
        } finally {
            for (String column : List.of("accommodation", "hours", "nights")) {
                given.tell(care, column, null);
            }
            given.close(job);
            await().until(
                            () ->
                                    indexed(job).isEmpty()
                                            && indexed(care)
                                                    .filter(f -> f.nights() == Told.UNKNOWN)
                                                    .isPresent());
        }
    }

    @Test
    void whatIsAMustAndTurnsARuleIsAskedOnceAndACoverReadsTheMust() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        service.sql(
                "update returnee set musts_known = true, musts = '{no_live_in,part_time}' where id = ?",
                person);
        rule(person, "live_in", null);
        UUID job = given.job(home, "Carer, day or night", "5322", "TH-50");
        given.asks(job, "care-elderly", true, false);
        awaited(job);
        String rule = "Not said, though a safety rule turns on it: living at the workplace.";
        String must = "Not said, and a must for the person: ";
        String list = "/people/%s/matches".formatted(person);
        service.sql(
                """
                insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason,
                    recorded_at) values (?, ?, ?, ?, ?, 'ill today', ?)""",
                UUID.randomUUID(),
                maleeId,
                colleagueId,
                TestWorld.TODAY.minusDays(1),
                TestWorld.TODAY.plusDays(20),
                NOW);
        try {
            Browserless own = new Browserless(service).signIn("malee@example.org", PASSWORD);
            Browserless covers = new Browserless(service).signIn("niran@example.org", PASSWORD);
            for (String page : List.of(list, list + "/" + job)) {
                assertThat(pair(own.get(page).body()))
                        .as(page)
                        .containsOnlyOnce(rule)
                        .containsOnlyOnce(must + "part-time only. Ask.")
                        .doesNotContain("not living at the workplace");
                assertThat(pair(covers.get(page).body()))
                        .as(page)
                        .containsOnlyOnce(
                                must + "not living at the workplace; part-time only. Ask.")
                        .doesNotContain("safety rule");
            }
            assertThat(card(own.get(list + "?sheet=1").body(), "Carer, day or night"))
                    .contains("Important to you, and not said: not living at the workplace;")
                    .doesNotContain("safety rule");
            given.tell(job, "hours", 20);
            assertThat(pair(own.get(list + "/" + job).body())).contains(rule).doesNotContain(must);
        } finally {
            service.sql("update cover set ended_at = ?", NOW);
            given.close(job);
            await().until(() -> indexed(job).isEmpty());
        }
    }

    /** What is on the screen of the pair: its card where there are several. */
    private static String pair(String page) {
        String title = "Carer, day or night";
        String pair = page.contains("<li class=\"match\">") ? card(page, title) : page;
        return pair.replaceAll("<p class=\"[a-z ]*print-only\">[^<]*</p>", "");
    }

    @Test
    void whatAnAdvertLeavesOpenIsNeitherMissingNorNeedless() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        UUID silent = given.job(home, "Helper of whom nothing is said", null, "TH-50");
        UUID usual = given.job(home, "Carer of whom nothing is said", "5322", "TH-50");
        await().until(() -> indexed(silent).isPresent() && indexed(usual).isPresent());
        try {
            Browserless browser = new Browserless(service).signIn("malee@example.org", PASSWORD);
            String both = "/people/%s/compare?vacancy=%s&vacancy=%s";
            for (String sheet : List.of("", "&sheet=1")) {
                String[] options =
                        browser.get(both.formatted(person, silent, usual) + sheet)
                                .body()
                                .split("<section class=\"option ", -1);
                for (String row : List.of("You already have", "To learn", "Skills needed")) {
                    assertThat(options[1])
                            .contains(
                                    "<dt>%s</dt><dd class=\"\"><span class=\"unknown\">unknown</span>"
                                            .formatted(row));
                }
                assertThat(options[2])
                        .containsPattern(
                                "<dt>Skills needed</dt><dd class=\"[a-z-]*\">[^<]*\\(usual for this work\\)</dd>");
            }
            assertThat(
                            card(
                                    browser.get("/people/%s/matches?kind=job".formatted(person))
                                            .body(),
                                    "Helper of whom nothing is said"))
                    .contains("<dt>Has</dt><dd><span class=\"unknown\">not said</span></dd>")
                    .doesNotContain("none of the skills named");
        } finally {
            given.close(silent);
            given.close(usual);
            await().until(() -> indexed(silent).isEmpty() && indexed(usual).isEmpty());
        }
    }

    @Test
    void whatIsUsuallyNeededIsNamedWhereTheSkillsOfThePersonAreNotKnown() {
        UUID person = enrolled(person(maleeId));
        UUID usual = awaited(given.job(home, "Carer, whatever it needs", "5322", "TH-50"));
        try {
            assertThat(page(person, usual))
                    .contains("Their skills are not known yet.", "(usual for this work)")
                    .containsPattern("skills? needed: [^<]*[a-z]")
                    .doesNotContain("skills needed unknown");
        } finally {
            given.close(usual);
            await().until(() -> indexed(usual).isEmpty());
        }
    }

    @Test
    void whoseSkillsAreNotKnownIsNotSaidToHaveNoneOfThoseTaught() {
        UUID person = enrolled(person(maleeId));
        Browserless browser = new Browserless(service).signIn("malee@example.org", PASSWORD);
        for (String sheet : List.of("", "&sheet=1")) {
            assertThat(
                            card(
                                    browser.get(
                                                    "/people/%s/matches?kind=training%s"
                                                            .formatted(person, sheet))
                                            .body(),
                                    "Care for children, a course"))
                    .contains("<span class=\"unknown\">skills not known yet</span>")
                    .contains("<dt>To learn</dt><dd>look after children</dd>")
                    .doesNotContain("none of the skills named");
        }
    }

    @Test
    void whatARuleTurnsOnAndTheAdvertDoesNotSayIsToldToTheOwnCounsellorAlone() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        UUID job = awaited(given.vacancy("job", home, "Carer, somewhere", "5322", null));
        String told = "Not said, though a safety rule turns on it: ";
        try {
            assertThat(page(person, job)).doesNotContain(told);
            rule(person, "live_in", null);
            rule(person, "sector", "Q");
            rule(person, "place", "TH-10");
            assertThat(page(person, job))
                    .contains(
                            told
                                    + "a place; a kind of business; living at the workplace."
                                    + " Ask before you offer it. Only you see this.");
            given.tell(job, "live_in", false);
            given.tell(job, "sector", "C");
            assertThat(page(person, job)).contains(told + "a place. Ask");
            service.sql(
                    """
                    insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason,
                        recorded_at) values (?, ?, ?, ?, ?, 'ill today', ?)""",
                    UUID.randomUUID(),
                    maleeId,
                    colleagueId,
                    TestWorld.TODAY.minusDays(1),
                    TestWorld.TODAY.plusDays(20),
                    NOW);
            assertThat(
                            new Browserless(service)
                                    .signIn("niran@example.org", PASSWORD)
                                    .get("/people/%s/matches/%s".formatted(person, job))
                                    .body())
                    .contains("of 100")
                    .doesNotContain("safety rule");
            given.tell(job, "place_code", "TH-50");
            assertThat(page(person, job)).contains("of 100").doesNotContain(told);
        } finally {
            service.sql("update cover set ended_at = ?", NOW);
            given.close(job);
            await().until(() -> indexed(job).isEmpty());
        }
    }

    @Test
    void whatARuleSaysOfTheWorkBehindACourseIsToldToTheOwnCounsellorAlone() {
        UUID person = enrolled(person(maleeId));
        UUID leading = given.vacancy("training", agency, "Carers for Phuket", "5322", "TH-50");
        UUID behind = awaited(given.job(home, "Carer in Phuket", "5322", "TH-83"));
        service.sql("insert into backing (training_id, vacancy_id) values (?, ?)", leading, behind);
        awaited(leading);
        String told = "A safety rule stands against work that this course leads to.";
        try {
            assertThat(page(person, leading)).contains("of 100").doesNotContain(told);
            rule(person, "place", "TH-83");
            given.changed("returnee", person);
            assertThat(page(person, course)).doesNotContain(told);
            service.sql(
                    """
                    insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason,
                        recorded_at) values (?, ?, ?, ?, ?, 'ill today', ?)""",
                    UUID.randomUUID(),
                    maleeId,
                    colleagueId,
                    TestWorld.TODAY.minusDays(1),
                    TestWorld.TODAY.plusDays(20),
                    NOW);
            String candidates = "/api/v1/vacancies/%s/candidates?limit=50".formatted(leading);
            await().until(() -> malee.get(candidates).text().contains(person.toString()));
            String people = "/people/" + person;
            Browserless own = new Browserless(service).signIn("malee@example.org", PASSWORD);
            own.get(people + "/introductions");
            assertThat(own.submit(people + "/proposals", "vacancy", leading.toString()))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(303);
            Browserless covers = new Browserless(service).signIn("niran@example.org", PASSWORD);
            String both = "?vacancy=%s&vacancy=%s".formatted(leading, care);
            for (String page :
                    List.of(
                            people + "/matches",
                            people + "/matches/" + leading,
                            people + "/proposals",
                            people + "/introduce/" + leading,
                            "/vacancies/" + leading + "/candidates")) {
                assertThat(own.get(page).body())
                        .as(page)
                        .contains("Carers for Phuket", told)
                        .containsOnlyOnce(told);
                assertThat(covers.get(page).body())
                        .as(page)
                        .contains("Carers for Phuket")
                        .doesNotContain("safety rule");
            }
            assertThat(own.get(people + "/compare" + both).body())
                    .as("the person looks on")
                    .contains("Carers for Phuket", "To be checked before it is offered")
                    .doesNotContain("safety rule");
            assertThat(covers.get(people + "/compare" + both).body())
                    .contains("Carers for Phuket")
                    .doesNotContain("To be checked", "safety rule");
            assertThat(own.get(people + "/matches?sheet=1").body())
                    .contains("Carers for Phuket")
                    .doesNotContain("safety rule");
            String api = "/api/v1/returnees/" + person;
            for (String address :
                    List.of(
                            api + "/matches?limit=50",
                            api + "/matches/" + leading,
                            api + "/comparison?vacancies=%s,%s".formatted(leading, care),
                            api + "/proposals",
                            candidates)) {
                assertThat(malee.get(address).text()).as(address).contains("\"unsafeBehind\":true");
                assertThat(colleague.get(address).text())
                        .as(address)
                        .contains(leading.toString(), "\"unsafeBehind\":false")
                        .doesNotContain("\"unsafeBehind\":true");
            }
        } finally {
            service.sql("update cover set ended_at = ?", NOW);
            given.close(leading);
            given.close(behind);
            await().until(() -> indexed(leading).isEmpty() && indexed(behind).isEmpty());
        }
    }

    /** It is not to come back to somebody by way of a course. */
    @Test
    void thatWorkBehindACourseIsSetAsideIsToldToTheOwnCounsellorAlone() {
        UUID person = enrolled(person(maleeId));
        UUID leading = given.vacancy("training", agency, "Carers for one home", "5322", "TH-50");
        UUID behind = awaited(given.job(home, "Carer in one home", "5322", "TH-50"));
        service.sql("insert into backing (training_id, vacancy_id) values (?, ?)", leading, behind);
        awaited(leading);
        String told = "A job that this course leads to is set aside for the person.";
        String list = "/people/%s/matches".formatted(person);
        try {
            assertThat(page(person, leading))
                    .contains("of 100")
                    .doesNotContain("set aside for the");
            setAside(person, behind);
            assertThat(page(person, leading))
                    .containsOnlyOnce(told)
                    .doesNotContain("A safety rule stands");
            Browserless own = new Browserless(service).signIn("malee@example.org", PASSWORD);
            assertThat(card(own.get(list).body(), "Carers for one home"))
                    .contains(told + " Look first.");
            assertThat(explained(person, leading).at("/match/unsafeBehind").asBoolean()).isTrue();
            service.sql(
                    """
                    insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason,
                        recorded_at) values (?, ?, ?, ?, ?, 'ill today', ?)""",
                    UUID.randomUUID(),
                    maleeId,
                    colleagueId,
                    TestWorld.TODAY.minusDays(1),
                    TestWorld.TODAY.plusDays(20),
                    NOW);
            Browserless covers = new Browserless(service).signIn("niran@example.org", PASSWORD);
            for (String page : List.of(list, list + "/" + leading)) {
                assertThat(covers.get(page).body())
                        .contains("Carers for one home")
                        .doesNotContain(told);
            }
            assertThat(colleague.get(pair(person, leading)).text())
                    .contains("\"unsafeBehind\":false");
            rule(person, "place", "TH-50");
            service.sql("update vacancy set place_code = 'TH-52' where id = ?", leading);
            assertThat(page(person, leading))
                    .as("a rule is the graver of the two")
                    .contains("A safety rule stands against work that this course leads to.")
                    .doesNotContain(told);
        } finally {
            service.sql("update cover set ended_at = ?", NOW);
            given.close(leading);
            given.close(behind);
            await().until(() -> indexed(leading).isEmpty() && indexed(behind).isEmpty());
        }
    }

    /** Wherever a pair is shown, to be chosen or offered. */
    @Test
    void whatARuleTurnsOnIsToldOnEveryPageOfThePairToTheOwnCounsellorAlone() {
        UUID person = enrolled(person(maleeId, "care-elderly"));
        UUID job = given.vacancy("job", home, "Carer, no one says where", "5322", null);
        given.asks(job, "care-elderly", true, false);
        given.pay(job, 1_500_000, "THB");
        await().until(() -> indexed(job).filter(f -> f.pay() != null).isPresent());
        rule(person, "place", "TH-10");
        given.changed("returnee", person);
        service.sql(
                """
                insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason,
                    recorded_at) values (?, ?, ?, ?, ?, 'ill today', ?)""",
                UUID.randomUUID(),
                maleeId,
                colleagueId,
                TestWorld.TODAY.minusDays(1),
                TestWorld.TODAY.plusDays(20),
                NOW);
        try {
            String candidates = "/api/v1/vacancies/%s/candidates?limit=50".formatted(job);
            await().until(() -> malee.get(candidates).text().contains(person.toString()));
            String people = "/people/" + person;
            Browserless own = new Browserless(service).signIn("malee@example.org", PASSWORD);
            own.get(people + "/introductions");
            assertThat(own.submit(people + "/proposals", "vacancy", job.toString()).statusCode())
                    .isEqualTo(303);
            Browserless covers = new Browserless(service).signIn("niran@example.org", PASSWORD);
            String both = "?vacancy=%s&vacancy=%s".formatted(job, care);
            for (String page :
                    List.of(
                            people + "/matches",
                            people + "/proposals",
                            people + "/introduce/" + job,
                            "/vacancies/" + job + "/candidates")) {
                assertThat(own.get(page).body())
                        .as(page)
                        .contains(
                                "Carer, no one says where",
                                "Not said, though a safety rule turns on it: a place. Ask");
                assertThat(covers.get(page).body())
                        .as(page)
                        .contains("Carer, no one says where")
                        .doesNotContain("safety rule");
            }
            String check = "To be checked before it is offered";
            assertThat(own.get(people + "/compare" + both).body())
                    .as("the person looks on")
                    .contains("Carer, no one says where", check)
                    .doesNotContain("safety rule");
            assertThat(covers.get(people + "/compare" + both).body())
                    .contains("Carer, no one says where")
                    .doesNotContain(check, "safety rule");
            for (String paper :
                    List.of(people + "/matches?sheet=1", people + "/compare" + both + "&sheet=1")) {
                assertThat(own.get(paper).body())
                        .contains("Carer, no one says where")
                        .doesNotContain("safety rule");
            }
            String api = "/api/v1/returnees/" + person;
            for (String address :
                    List.of(
                            api + "/matches?limit=50",
                            api + "/matches/" + job,
                            api + "/comparison?vacancies=%s,%s".formatted(job, care),
                            api + "/proposals",
                            candidates)) {
                assertThat(malee.get(address).text())
                        .as(address)
                        .contains("\"unchecked\":[\"place\"]");
                assertThat(colleague.get(address).text())
                        .as(address)
                        .contains(job.toString())
                        .doesNotContain("\"unchecked\":[\"");
            }
        } finally {
            service.sql("update cover set ended_at = ?", NOW);
            given.close(job);
            await().until(() -> indexed(job).isEmpty());
        }
    }

    private static String card(String list, String title) {
        return Arrays.stream(list.split("<li class=\"match\">"))
                .filter(card -> card.contains(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPayFloorIsTheirOwnWordAndIsNamed() {
        UUID person = person(maleeId, "care-elderly");
        service.sql(
                "update returnee set pay_floor_minor = 2000000, currency = 'THB' where id = ?",
                person);
        assertThat(ids(matches(person, "?limit=50")))
                .doesNotContain(care.toString())
                .contains(careAndChildren.toString());
        assertThat(
                        malee.get("/api/v1/returnees/%s/matches/%s".formatted(person, care))
                                .json()
                                .get("because")
                                .asText())
                .isEqualTo("pay_floor");
    }

    @Test
    void aVacancyThatClosedAMomentAgoLeavesNoHole() {
        UUID person = person(maleeId, "care-elderly");
        UUID closing = given.job(home, "Carer at night", "5322", "TH-50");
        given.asks(closing, "care-elderly", true, false);
        await().until(() -> indexed(closing).filter(f -> f.musts().size() == 1).isPresent());
        // Behind the index's back: the row is what counts.
        service.sql("update vacancy set state = 'filled', version = 9 where id = ?", closing);
        List<String> page = ids(matches(person, "?limit=3"));
        assertThat(page).hasSize(3).doesNotContain(closing.toString());
        given.changed("vacancy", closing);
        await().until(() -> indexed(closing).isEmpty());
    }

    /** Other tests count what the index holds: what one adds it takes out again before it ends. */
    private static Optional<VacancyFacts> indexed(UUID vacancy) {
        return service.get(Retrieval.class).facts(new VacancyId(vacancy));
    }

    @Test
    void twoToFourAreComparedAndTheOrderIsTheirs() {
        UUID person = person(maleeId, "care-elderly");
        String path = "/api/v1/returnees/%s/comparison?vacancies=".formatted(person);
        JsonNode pairs = malee.get(path + welding + "," + care).json().get("pairs");
        assertThat(pairs).hasSize(2);
        assertThat(pairs.get(0).get("vacancy").asText()).isEqualTo(welding.toString());
        assertThat(pairs.get(1).at("/match/score").asDouble())
                .isGreaterThan(pairs.get(0).at("/match/score").asDouble());
        assertThat(malee.get(path + care).status()).isEqualTo(400);
        assertThat(malee.get(path + care + "," + care).status()).isEqualTo(400);
        assertThat(malee.get(path + care + "," + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(malee.get(path + "x,y").status()).isEqualTo(400);
    }

    // ---- free search

    private static JsonNode search(String query) {
        Http.Answer answer = malee.get("/api/v1/vacancies" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> found(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("vacancies").forEach(line -> ids.add(line.get("id").asText()));
        return ids;
    }

    @Test
    void wordsFindTitlesLabelsAndEmployersInAnyLanguage() {
        assertThat(found(search("?q=welder"))).containsExactly(welding.toString());
        assertThat(found(search("?q=" + encoded("ดูแลเด็ก"))))
                .contains(careAndChildren.toString(), course.toString())
                .doesNotContain(welding.toString());
        assertThat(found(search("?q=" + encoded("senora ana welder"))))
                .containsExactly(welding.toString());
        assertThat(search("?q=helper").get("total").asInt()).isEqualTo(30);
    }

    @Test
    void whatIsNeitherTrueNorFalseIsRefusedByName() {
        for (String field : List.of("accommodation", "backed", "abroad", "payKnown")) {
            for (String bad : List.of("maybe", "banana", "0")) {
                Http.Answer answer = malee.get("/api/v1/vacancies?" + field + "=" + bad);
                assertThat(answer.status()).as(field + bad).isEqualTo(400);
                assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
            }
            for (String good : List.of("true", "FALSE", "")) {
                assertThat(malee.get("/api/v1/vacancies?" + field + "=" + good).status())
                        .as(field + good)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whatIsNotSpecifiedPassesAFilterUnlessItMustBeKnown() {
        assertThat(search("?occupation=9").get("total").asInt()).isEqualTo(30);
        assertThat(search("?occupation=9&known=occupation").get("total").asInt()).isEqualTo(15);
        assertThat(found(search("?payKnown=true"))).containsExactly(care.toString());
        assertThat(search("?accommodation=true").get("total").asInt()).isEqualTo(34);
        assertThat(search("?accommodation=true&known=accommodation").get("total").asInt()).isZero();
        assertThat(search("?place=PH-CEB").get("total").asInt()).isZero();
        assertThat(search("?country=PH").get("total").asInt()).isZero();
        assertThat(search("?kind=training").get("total").asInt()).isEqualTo(1);
    }

    @Test
    void facetsCountEverythingFound() {
        JsonNode facets = search("?q=helper&limit=1").get("facets");
        assertThat(facets).hasSize(9);
        for (JsonNode facet : facets) {
            int sum = 0;
            for (JsonNode count : facet.get("counts")) {
                sum += count.get("vacancies").asInt();
            }
            assertThat(sum).as(facet.get("name").asText()).isEqualTo(30);
        }
    }

    @Test
    void aFacetThatNarrowsDownStillShowsItsOtherChoices() {
        JsonNode page = search("?kind=training&limit=1");
        assertThat(page.get("total").asInt()).isEqualTo(1);
        assertThat(count(page, "kind", "job")).isEqualTo(33);
        assertThat(count(page, "kind", "training")).isEqualTo(1);
        assertThat(count(page, "place", "TH-50")).isEqualTo(1);
        assertThat(search("?kind=job,training&place=TH-50,TH-10").get("total").asInt())
                .isEqualTo(34);
        assertThat(search("?backed=true").get("total").asInt()).isEqualTo(1);
        assertThat(search("?backed=true&known=backed").get("total").asInt()).isZero();
        assertThat(search("?abroad=true").get("total").asInt()).isZero();
        assertThat(count(search("?abroad=true"), "abroad", "no")).isEqualTo(34);
        assertThat(malee.get("/api/v1/vacancies?place=Chiang").status()).isEqualTo(400);
    }

    private static int count(JsonNode page, String facet, String value) {
        for (JsonNode one : page.get("facets")) {
            for (JsonNode count : one.get("counts")) {
                if (one.get("name").asText().equals(facet)
                        && count.get("value").asText().equals(value)) {
                    return count.get("vacancies").asInt();
                }
            }
        }
        return 0;
    }

    @Test
    void whatSaysWhatWasAskedComesBeforeWhatDoesNotSay() {
        JsonNode lines = search("?occupation=9&limit=30").get("vacancies");
        for (int i = 0; i < 30; i++) {
            assertThat(lines.get(i).get("occupation").isNull()).as("line " + i).isEqualTo(i >= 15);
        }
    }

    @Test
    void wordsFindWhatIsCalledOtherwise() {
        JsonNode page = search("?q=" + encoded("ช่างเชื่อม"));
        assertThat(found(page)).contains(welding.toString());
        assertThat(page.get("named").get(0).get("code").asText()).isEqualTo("7212");
        JsonNode title = page.get("vacancies").get(0).get("highlights").get("title");
        assertThat(title.get(0).get("text").asText()).isEqualTo("Welder");
        JsonNode careHome = search("?q=" + encoded("carer old people doi suthep"));
        assertThat(found(careHome)).startsWith(care.toString());
        assertThat(careHome.get("vacancies").get(0).get("highlights").get("title").toString())
                .contains("{\"text\":\"Carer\",\"met\":true}")
                .contains("{\"text\":\"people\",\"met\":true}");
        JsonNode byLabel = search("?q=" + encoded("ผู้สูงอายุ")).get("vacancies");
        for (JsonNode line : byLabel) {
            assertThat(line.get("highlights").get("namedBy").get("label").asText())
                    .isIn("care for older people", "Home-based personal care workers");
        }
        assertThat(byLabel).isNotEmpty();
        assertThat(found(search("?q=welder+bangkok"))).containsExactly(welding.toString());
        assertThat(search("?limit=1").get("vacancies").get(0).get("highlights").isNull()).isTrue();
    }

    @Test
    void aWordOfANameFindsTheAdvertsThatNameIt() {
        for (String word : List.of("older", "matatanda", "ผู้สูงอายุ")) {
            assertThat(found(search("?q=" + encoded(word))))
                    .as(word)
                    .containsExactlyInAnyOrder(care.toString(), careAndChildren.toString());
        }
        assertThat(found(search("?q=older+people"))).startsWith(care.toString());
    }

    @Test
    void wordsThatOnlyStandBetweenOthersAreNotLookedFor() {
        assertThat(found(search("?q=welder+sa+bangkok"))).containsExactly(welding.toString());
        assertThat(found(search("?q=" + encoded("ช่างเชื่อมในกรุงเทพ"))))
                .containsExactly(welding.toString());
    }

    @Test
    void wordsThatAllNameSomethingAreNoQueryTooLarge() {
        String all =
                "welder carpenter tailor barber gardener plumber electrician waiter cashier cook driver nurse"
                        + " mason painter baker butcher teacher cleaner caregiver janitor nanny mechanic"
                        + " accountant receptionist dishwasher bartender seamstress upholsterer bricklayer"
                        + " plasterer roofer tiler";
        assertThat(search("?q=" + encoded(all)).get("total").asInt()).isZero();
    }

    @Test
    void anAdvertWithoutCodesIsFoundByTheOtherNamesOfWhatItSays() {
        JsonNode page = search("?q=childcare");
        assertThat(found(page)).contains(course.toString());
        assertThat(page.get("vacancies").toString())
                .contains("{\"text\":\"babysitting\",\"met\":true}");
    }

    @Test
    void aWordThatNoVacancyHasFindsWhatItProbablyMeans() {
        JsonNode meant = search("?q=" + encoded("nag-aalaga ng lola"));
        assertThat(found(meant))
                .containsExactlyInAnyOrder(care.toString(), careAndChildren.toString());
        assertThat(meant.at("/named/0/code").asText()).isEqualTo("5322");
        assertThat(meant.at("/vacancies/0/highlights/namedBy/label").asText())
                .isIn("care for older people", "Home-based personal care workers");
        assertThat(found(search("?q=qqqqqq"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sa chiang mai",
                "sa เชียงใหม่",
                "hang dong",
                "thailand",
                "chiang mai thailand",
                "bangkok chiang mai"
            })
    void whatIsMeantIsSoughtWhereItWasAskedFor(String there) {
        assertThat(found(search("?q=" + encoded("nag-aalaga ng lola " + there))))
                .containsExactlyInAnyOrder(care.toString(), careAndChildren.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sa cebu", "bangkok", "lapu-lapu city", "philippines", "bangkok thailand"})
    void whatIsMeantIsNotSoughtElsewhere(String elsewhere) {
        JsonNode page = search("?q=" + encoded("nag-aalaga ng lola " + elsewhere));
        assertThat(found(page)).isEmpty();
        assertThat(page.get("named").findValuesAsText("code")).contains("5322");
    }

    @Test
    void aPlaceIsFoundByAnyOfItsNames() {
        JsonNode page = search("?q=" + encoded("welder กทม"));
        assertThat(found(page)).containsExactly(welding.toString());
        assertThat(page.get("named").findValuesAsText("code"))
                .contains("7212")
                .doesNotContain("TH-10");
        assertThat(found(search("?q=welder+thailand"))).contains(welding.toString());
        assertThat(found(search("?q=welder+philippines"))).isEmpty();
        assertThat(found(search("?q=" + encoded("welder chiang mai")))).isEmpty();
        assertThat(found(search("?q=" + encoded("carer old people rayong")))).isEmpty();
        assertThat(search("?q=" + encoded("chiang mai thailand")).get("total").asInt())
                .isEqualTo(33);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hot", "เลย", "bago", "ไทย", "real", "silang", "baler"})
    void aWordOfEveryDayThatIsAPlaceTooIsAWord(String word) {
        assertThat(found(search("?q=" + encoded("carer old people " + word))))
                .startsWith(care.toString());
    }

    @Test
    void searchPagesFollowEachOtherWithoutHoleOrRepeat() {
        for (String words : List.of("", "&q=helper")) {
            Set<String> seen = new HashSet<>();
            int lines = 0;
            @Nullable String cursor = null;
            do {
                JsonNode page =
                        search("?limit=4" + words + (cursor == null ? "" : "&cursor=" + cursor));
                lines += page.get("vacancies").size();
                seen.addAll(found(page));
                cursor = page.get("next").isNull() ? null : page.get("next").asText();
            } while (cursor != null);
            assertThat(seen).hasSize(words.isEmpty() ? 34 : 30).hasSize(lines);
        }
    }

    @Test
    void whereNothingHasTheWordsItIsSaidThatTheirMeaningWasTaken() {
        JsonNode asWritten = search("?q=welder");
        assertThat(asWritten.get("meant").asBoolean()).isFalse();
        JsonNode meant = search("?q=welders+qwxz");
        assertThat(meant.get("meant").asBoolean()).isEqualTo(meant.get("total").asInt() > 0);
        JsonNode wordsOfLooking = search("?q=" + encoded("hiring welder urgent job"));
        assertThat(found(wordsOfLooking)).isEqualTo(found(asWritten));
        assertThat(wordsOfLooking.get("meant").asBoolean()).isFalse();
        assertThat(search("?q=" + encoded("ที่ และ ของ")).get("total").asInt())
                .isEqualTo(search("").get("total").asInt());
    }

    @Test
    void nothingTypedIsEverSyntax() {
        for (String words :
                List.of(
                        "*:* OR title:(",
                        "\"unclosed AND ~ ^ [ TO }",
                        "👩🏽‍🍳🔥",
                        "مرحبا بالعالم \u202E",
                        "\\",
                        "helper\u0000")) {
            assertThat(malee.get("/api/v1/vacancies?q=" + encoded(words)).status())
                    .as(words)
                    .isIn(200, 400);
        }
        assertThat(found(search("?q=" + encoded("title:welder AND *:*"))).size())
                .isLessThanOrEqualTo(1);
        assertThat(malee.get("/api/v1/vacancies?q=" + "x".repeat(301)).status()).isEqualTo(400);
        assertThat(
                        service.get(Retrieval.class)
                                .search(
                                        new FreeSearch(
                                                "เครื่องบิน *:* ".repeat(1500),
                                                Map.of(),
                                                Set.of(),
                                                0,
                                                5,
                                                Optional.empty()))
                                .hits())
                .isEmpty();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
