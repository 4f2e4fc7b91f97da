package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.returnee.Names;
import org.onward.matching.web.Browserless;

/** The pages over HTTP, on the demo story. */
class MatchPagesTest {
    private static final String PASSWORD = "mango lantern harbour 42";
    private static final Pattern BOX = Pattern.compile("name=\"vacancy\" value=\"([0-9a-f-]+)\"");
    private static final Pattern LOST =
            Pattern.compile("<td class=\"number\">.*?([0-9]+\\.?[0-9]*)<");
    private static final String FOUND = "role=\"status\" class=\"strong\">([0-9]+) vacanc";
    private static final String SILENT = "From here on, not all that was asked is said";
    private static final Pattern SCORE = Pattern.compile("<strong>([0-9.]+) of 100");

    static TestService service;
    static Browserless wilaiwan;
    static String person;

    @BeforeAll
    static void start() {
        service = TestService.startWithStory();
        wilaiwan = new Browserless(service).signIn("wilaiwan@onward.example", PASSWORD);
        person = personOf("wilaiwan@onward.example");
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                boxes(wilaiwan.get("/people/" + person + "/matches").body()).size()
                                        > 3);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String personOf(String email) {
        return service.ask(
                """
                select r.id::text from returnee r
                    join assignment s on s.returnee_id = r.id and s.until_day is null
                    join account a on a.id = s.counsellor_id
                where a.email = ? and r.readiness = 'ready'
                    and exists (select from profile_skill k where k.returnee_id = r.id)
                order by r.reference limit 1
                """,
                email);
    }

    private static List<String> boxes(String body) {
        return BOX.matcher(body).results().map(r -> r.group(1)).toList();
    }

    private static @Nullable String next(String body) {
        return Pattern.compile("href=\"([^\"]+)\" rel=\"next\"")
                .matcher(body)
                .results()
                .findFirst()
                .map(r -> r.group(1).replace("&amp;", "&"))
                .orElse(null);
    }

    @Test
    void anotherCounsellorsPersonIsNotThere() {
        Browserless other = new Browserless(service).signIn("marites@onward.example", PASSWORD);
        String vacancy = boxes(wilaiwan.get("/people/" + person + "/matches").body()).getFirst();
        for (String path :
                List.of(
                        "/matches",
                        "/matches/" + vacancy,
                        "/compare",
                        "/compare?vacancy=" + vacancy + "&vacancy=" + UUID.randomUUID())) {
            assertThat(other.get("/people/" + person + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void payWithoutAHighestIsShownAsFromItsLowestAndAskedAbout() {
        String firm =
                service.ask(
                        """
                        select r.id from returnee r
                            join assignment s on s.returnee_id = r.id and s.until_day is null
                            join account a on a.id = s.counsellor_id
                        where a.email = 'wilaiwan@onward.example' and r.readiness = 'ready'
                            and r.pay_floor_minor is not null
                        order by r.reference limit 1""");
        String list = "/people/" + firm + "/matches";
        String vacancy =
                boxes(wilaiwan.get(list).body()).stream()
                        .filter(MatchPagesTest::isJobPaidByTheMonth)
                        .findFirst()
                        .orElseThrow();
        String[] was =
                service.ask(
                                "select pay_min_minor || ' ' || pay_max_minor from vacancy where id = ?::uuid",
                                vacancy)
                        .split(" ", -1);
        pays(vacancy, 100_000, null, "month");
        try {
            Browserless browser =
                    new Browserless(service).signIn("wilaiwan@onward.example", PASSWORD);
            String page = list + "/" + vacancy;
            assertThat(browser.get(page).body())
                    .as("how much at most is not said: nothing stops it")
                    .contains(
                            "of 100",
                            "from ฿1,000 a month",
                            "From ฿1,000, which leaves",
                            "how much at most is not said",
                            "Ask the employer how much is paid at most",
                            "up to +");
            String other =
                    boxes(wilaiwan.get(list).body()).stream()
                            .filter(one -> !one.equals(vacancy))
                            .findFirst()
                            .orElseThrow();
            String both = "/people/%s/compare?vacancy=%s&vacancy=%s";
            assertThat(browser.get(both.formatted(firm, vacancy, other)).body())
                    .contains("from ฿1,000 a month", "short at the lowest pay");
            browser.submit("/language", Map.of("to", "th", "back", page));
            assertThat(browser.get(page).body())
                    .contains("ตั้งแต่ ฿1,000 ต่อเดือน", "ไม่ได้บอกว่าจ่ายสูงสุดเท่าไร");
            browser.submit("/language", Map.of("to", "fil", "back", page));
            assertThat(browser.get(page).body())
                    .contains("mula ฿1,000 kada buwan", "hindi sinabi kung hanggang magkano");
            pays(vacancy, 4_000, null, "day");
            assertThat(browser.get(page).body()).contains("mula mga ฿1,", "mula ฿40 kada araw");
            browser.submit("/language", Map.of("to", "en", "back", page));
        } finally {
            pays(vacancy, Long.parseLong(was[0]), Long.parseLong(was[1]), "month");
        }
    }

    private static boolean isJobPaidByTheMonth(String vacancy) {
        return service.ask(
                        "select kind = 'job' and pay_period = 'month' and currency = 'THB' from vacancy where id = ?::uuid",
                        vacancy)
                .equals("t");
    }

    private static void pays(String vacancy, long least, @Nullable Long most, String period) {
        service.sql(
                """
                update vacancy set pay_min_minor = ?, pay_max_minor = ?, pay_period = ?, version = version + 1
                where id = ?::uuid""",
                least,
                most,
                period,
                vacancy);
        service.sql("insert into change_log (subject, id) values ('vacancy', ?::uuid)", vacancy);
    }

    /** The index of people may have been made while somebody was otherwise. */
    private static void changed(String person) {
        service.sql("insert into change_log (subject, id) values ('returnee', ?::uuid)", person);
    }

    @Test
    void whatASafetyRuleStopsIsOnNoPageOfTheList() {
        String stopped = boxes(wilaiwan.get("/people/" + person + "/matches").body()).getFirst();
        String rule = UUID.randomUUID().toString();
        service.sql(
                """
                insert into safety_rule (id, returnee_id, kind, employer_id, recorded_at, recorded_by)
                select ?::uuid, ?::uuid, 'employer', v.employer_id, v.state_since, a.id
                from vacancy v join account a on a.email = 'wilaiwan@onward.example'
                where v.id = ?::uuid
                """,
                rule,
                person,
                stopped);
        try {
            String next = "/people/" + person + "/matches";
            for (int pages = 0; next != null && pages < 20; pages++) {
                String body = wilaiwan.get(next).body();
                assertThat(boxes(body)).isNotEmpty().doesNotContain(stopped);
                next = next(body);
            }
            assertThat(wilaiwan.get("/people/" + person + "/matches/" + stopped).body())
                    .contains("Only you see this")
                    .doesNotContain("of 100");
        } finally {
            service.sql("delete from safety_rule where id = ?::uuid", rule); // no other of theirs
            changed(person);
        }
    }

    @Test
    void whatThePersonDoesNotWantIsSetAsideAndTakenBack() {
        String at = "/people/" + person;
        String vacancy = boxes(wilaiwan.get(at + "/matches").body()).getLast();
        String pair = at + "/matches/" + vacancy;
        String link = at + "/safety?vacancy=" + vacancy;
        assertThat(wilaiwan.get(pair).body()).contains("href=\"" + link + "\"", "Set aside for");
        assertThat(wilaiwan.get(link).body())
                .contains("Set aside for", "A colleague who covers sees only")
                .doesNotContain("name=\"kind\"");
        assertThat(wilaiwan.get(at + "/safety?vacancy=" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(wilaiwan.get(at + "/safety?vacancy=that").statusCode()).isEqualTo(404);
        wilaiwan.get(link);
        HttpResponse<String> refused =
                wilaiwan.submit(
                        at + "/safety", Map.of("vacancy", vacancy, "note", "x".repeat(2_001)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Use at most 2,000 characters", "Set aside for");
        HttpResponse<String> saved =
                wilaiwan.submit(
                        at + "/safety", Map.of("vacancy", vacancy, "note", "Too far for her"));
        assertThat(saved.headers().firstValue("location")).hasValue(pair);
        String rule = service.ask("select id from safety_rule where vacancy_id = ?::uuid", vacancy);
        try {
            assertThat(wilaiwan.get(pair).body())
                    .contains("It is set aside for the person. Only you see this.", "#safety")
                    .doesNotContain("of 100");
            assertThat(boxes(wilaiwan.get(at + "/matches").body())).doesNotContain(vacancy);
            String title =
                    service.ask(
                            """
                            select v.title || ', ' || e.name
                            from vacancy v join employer e on e.id = v.employer_id
                            where v.id = ?::uuid""",
                            vacancy);
            assertThat(wilaiwan.get(at).body()).contains("One vacancy", title, "Too far for her");
        } finally {
            wilaiwan.get(at);
            wilaiwan.submit(at + "/safety/" + rule + "/remove", Map.of());
        }
        assertThat(boxes(wilaiwan.get(at + "/matches").body())).contains(vacancy);
    }

    @Test
    void pointsLostAddUpToWhatIsMissingOnThePage() {
        for (String vacancy : boxes(wilaiwan.get("/people/" + person + "/matches").body())) {
            String body = wilaiwan.get("/people/" + person + "/matches/" + vacancy).body();
            double lost =
                    LOST.matcher(body)
                            .results()
                            .map(r -> r.group(1))
                            .mapToDouble(Double::parseDouble)
                            .sum();
            double score =
                    Double.parseDouble(
                            SCORE.matcher(body)
                                    .results()
                                    .findFirst()
                                    .map(r -> r.group(1))
                                    .orElseThrow());
            assertThat(score + lost).isCloseTo(100, org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Test
    void theNumberIsTheSameWhereverItStandsAndInEveryLanguage() {
        Pattern listed = Pattern.compile("class=\"score\">\\D*([0-9.]+)<");
        Pattern explained = Pattern.compile("class=\"adds-up\">.*<strong>\\D*([0-9.]+)");
        Pattern bar = Pattern.compile("class=\"bar-lost\">−?([0-9.]+)<");
        for (String language : List.of("en", "th", "fil")) {
            wilaiwan.get("/people");
            wilaiwan.submit("/language", Map.of("to", language));
            for (String query : List.of("?kind=job", "?kind=job&balance=2")) {
                String list = wilaiwan.get("/people/" + person + "/matches" + query).body();
                assertThat(list).contains("<html lang=\"" + language + "\">");
                List<String> cards =
                        Arrays.stream(list.split("<li class=\"match\">")).skip(1).toList();
                assertThat(cards).hasSizeGreaterThan(3);
                for (String card : cards) {
                    String vacancy = boxes(card).getFirst();
                    String score = first(listed, card);
                    assertThat(score).matches("[0-9]+\\.[0-9]");
                    assertThat(
                                    first(
                                            explained,
                                            wilaiwan.get(
                                                            "/people/%s/matches/%s%s"
                                                                    .formatted(
                                                                            person, vacancy, query))
                                                    .body()))
                            .isEqualTo(score);
                    if (!card.contains("bar-lost\"><span")) {
                        assertThat(
                                        Double.parseDouble(score)
                                                + bar.matcher(card)
                                                        .results()
                                                        .mapToDouble(
                                                                one ->
                                                                        Double.parseDouble(
                                                                                one.group(1)))
                                                        .sum())
                                .isCloseTo(100, org.assertj.core.data.Offset.offset(1e-6));
                    }
                }
                if (query.equals("?kind=job")) {
                    String vacancy = boxes(cards.getFirst()).getFirst();
                    String candidates = "/vacancies/" + vacancy + "/candidates";
                    // The index of people is made while the pages are already there.
                    await().atMost(Duration.ofSeconds(30))
                            .untilAsserted(
                                    () ->
                                            assertThat(
                                                            Arrays.stream(
                                                                            wilaiwan.get(candidates)
                                                                                    .body()
                                                                                    .split(
                                                                                            "<li class=\"match\">"))
                                                                    .filter(
                                                                            one ->
                                                                                    one.contains(
                                                                                            person))
                                                                    .findFirst()
                                                                    .map(one -> first(listed, one)))
                                                    .contains(first(listed, cards.getFirst())));
                }
            }
        }
        wilaiwan.submit("/language", Map.of("to", "en"));
    }

    @Test
    void whatACourseTeachesThatIsKnownIsAmongWhatThePersonHas() {
        String sewer = named("Duangjai Phonsena");
        String course =
                Arrays.stream(
                                wilaiwan.get("/people/" + sewer + "/matches?kind=training")
                                        .body()
                                        .split("<li class=\"match\">"))
                        .filter(card -> card.contains("Basic dressmaking"))
                        .findFirst()
                        .orElseThrow();
        assertThat(course)
                .contains("sew garments", "names no skills needed beforehand")
                .as("taught to the level at which she has it")
                .contains("alter and repair clothes")
                .doesNotContain("(more practice)", "<dt>To learn</dt><dd>alter")
                .doesNotContain("none of the skills named");
        String other =
                boxes(wilaiwan.get("/people/" + sewer + "/matches?kind=job").body()).getFirst();
        assertThat(
                        wilaiwan.get(
                                        "/people/%s/compare?vacancy=%s&vacancy=%s"
                                                .formatted(sewer, boxes(course).getFirst(), other))
                                .body())
                .contains("<dd class=\"\">names no skills needed beforehand</dd>")
                .doesNotContain("0 of 0");
    }

    private static String named(String name) {
        return first(
                Pattern.compile("href=\"/people/([0-9a-f-]{36})[^\"]*\"[^>]*>(?:<span>)?" + name),
                wilaiwan.get("/people").body());
    }

    @Test
    void whatIsNewSaysOfWhatItIsUnknown() {
        Browserless marites = new Browserless(service).signIn("marites@onward.example", PASSWORD);
        marites.get("/people");
        marites.submit("/language", Map.of("to", "en"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(marites.get("/work/new").body())
                                        .containsPattern(
                                                "Bread and Pastry Production NC II(?s:.{0,900})<span class=\"unknown\">pay unknown</span>"));
    }

    private static String vacancy(String title) {
        return service.ask("select id::text from vacancy where title = ?", title);
    }

    /** In English, whoever they are. */
    private static Browserless reader(String name) {
        Browserless reader = new Browserless(service).signIn(name + "@onward.example", PASSWORD);
        reader.get("/people");
        reader.submit("/language", Map.of("to", "en"));
        return reader;
    }

    private static String named(Browserless reader, String name) {
        return first(
                Pattern.compile("href=\"/people/([0-9a-f-]{36})[^\"]*\"[^>]*>(?:<span>)?" + name),
                reader.get("/people").body());
    }

    @Test
    void anAdvertThatIsSoonOverSaysUntilWhen() {
        String attendant = vacancy("Room attendant, hotel in Abu Dhabi");
        String pair = "/people/%s/matches/%s".formatted(named("ธวัช แก่นจันทร์"), attendant);
        LocalDate today =
                LocalDate.ofInstant(
                        service.get(InstantSource.class).instant(), ZoneId.of("Asia/Bangkok"));
        String until = "update vacancy set valid_until = ?::date where id = ?::uuid";
        String before =
                service.ask("select valid_until::text from vacancy where id::text = ?", attendant);
        try {
            service.sql(until, today.plusDays(3).toString(), attendant);
            assertThat(wilaiwan.get(pair).body())
                    .containsPattern(
                            "<li>open only until [A-Z][a-z]{2} "
                                    + today.plusDays(3).getDayOfMonth()
                                    + " ");
            service.sql(until, today.plusDays(15).toString(), attendant);
            assertThat(wilaiwan.get(pair).body()).doesNotContain("open only until");
        } finally {
            service.sql(until, before.equals("null") ? null : before, attendant);
        }
    }

    @Test
    void aSentenceNamesACountryAsItsLanguageDoes() {
        String mechanic = named("ธวัช แก่นจันทร์");
        String abroad =
                "/people/%s/matches/%s"
                        .formatted(mechanic, vacancy("Room attendant, hotel in Abu Dhabi"));
        assertThat(wilaiwan.get(abroad).body())
                .contains("The work is in the United Arab Emirates, and")
                .contains("If they went to the United Arab Emirates.")
                .contains("if they went to the United Arab Emirates<");
        String cebu =
                service.ask(
                        "select id::text from vacancy where country = 'PH' and place_code is not null"
                                + " and state = 'open' order by id limit 1");
        assertThat(wilaiwan.get("/people/%s/matches/%s".formatted(mechanic, cebu)).body())
                .contains("if they went to the Philippines<")
                .contains(", Philippines</a>");
        String japan =
                "/people/%s/matches/%s"
                        .formatted(
                                mechanic,
                                vacancy("Care worker in a home for older people, Nagano"));
        assertThat(wilaiwan.get(japan).body()).contains("The work is in Japan, and");
    }

    @Test
    void whyAPlaceThatIsNotNamedLosesPointsIsSaid() {
        assertThat(page(named("Anuchit Lamduan"), vacancy("Welder in a machine factory, Taichung")))
                .contains("Anywhere in Taiwan will do, though no place near it is named.");
    }

    @Test
    void whatIsCloseStandsAgainstWhatIsMissing() {
        String desk =
                "/people/%s/matches/%s"
                        .formatted(
                                named("ธวัช แก่นจันทร์"),
                                vacancy("Front desk, day and evening turns"));
        assertThat(wilaiwan.get(desk).body())
                .contains("Has none of the 2 useful extra skills yet, but 1 that is close.");
        assertThat(
                        wilaiwan.get(
                                        "/people/%s/matches/%s"
                                                .formatted(
                                                        named("Anuchit Lamduan"),
                                                        vacancy("Structural steel welder")))
                                .body())
                .contains("Has 1 of 4 skills needed, and 3 that are close.");
    }

    @Test
    void whatIsBegunIsNotSaidToBeThereAlready() {
        assertThat(page(named("สุชาดา พรมลี"), vacancy("Bookkeeper, three days a week")))
                .contains("use spreadsheets (has begun: keep books)")
                .doesNotContain("can already: keep books");
    }

    @Test
    void whatNobodyNotedOfAPersonIsNotSaidToBeLearnt() {
        assertThat(page(named("Duangjai Phonsena"), vacancy("Learn elder care on the floor")))
                .contains(
                        "<dt>Not noted yet: ask</dt><dd>show empathy",
                        "If it is so and noted: show empathy",
                        "Nobody has noted yet whether they have what is needed.",
                        "what is needed is not noted")
                .doesNotContain(
                        "Does not have the skill needed yet",
                        "Having learnt: show empathy",
                        "Having learnt: be patient");
    }

    @Test
    void whatIsPaidWhileLearningIsHeldToTheLeastWantedWhereNoNeedIsKnown() {
        assertThat(page(named("Anuchit Lamduan"), vacancy("ฝึกงานช่างเชื่อม 6 เดือน")))
                .contains(
                        "· below the least wanted, ฿28,000</span>",
                        "฿8,500 at most is below the least wanted, ฿28,000.");
    }

    @Test
    void whatMakesUpANeedStandsWithThePerson() {
        Browserless ratchanee = reader("ratchanee");
        assertThat(ratchanee.get("/people/" + named(ratchanee, "Namthip Sribunma")).body())
                .containsPattern("<dd>฿3,500</dd><dd>฿9,000, all of it by [^<]+</dd>");
    }

    @Test
    void everyLanguageThatIsOfferedHasAName() {
        for (String language : List.of("en", "th", "fil")) {
            assertThat(Names.languages(language, ""))
                    .hasSizeGreaterThan(40)
                    .noneMatch(choice -> choice.label().equalsIgnoreCase(choice.value()));
        }
    }

    @Test
    void twoThatAreMissingAreBoth() {
        Browserless marites = reader("marites");
        assertThat(
                        marites.get(
                                        "/people/%s/matches/%s"
                                                .formatted(
                                                        named(marites, "Erlinda Mañosca"),
                                                        vacancy("Bookkeeper, three days a week")))
                                .body())
                .contains("Having learnt both that are missing: ")
                .doesNotContain("all 2 ");
    }

    @Test
    void whoseSkillsAreNotKnownIsToldWhatIsNeeded() {
        Browserless ratchanee = reader("ratchanee");
        String page =
                ratchanee
                        .get(
                                "/people/%s/matches/%s"
                                        .formatted(
                                                named(ratchanee, "ศรีนวล แซ่ลี้"),
                                                vacancy("Sell online from home")))
                        .body();
        assertThat(page)
                .contains("1 skill needed: use smartphone apps")
                .doesNotContain("skills needed unknown");
    }

    @Test
    void whatIsBegunIsPractisedAndNotToBeLearntFromNothing() {
        String caregiver = "Caregiver in training, with NC II";
        assertThat(courseOfAnalyn(caregiver))
                .as("taught to the level at which she has it")
                .doesNotContain("(more practice)")
                .as("a skill's name may have commas")
                .contains("care for older people; help with washing, dressing and eating");
        String levels =
                """
                with taught as (update vacancy_skill set level = ?
                    where vacancy_id = ?::uuid and teaches and skill_id in (
                        select subject_key::uuid from label
                        where language = 'en' and text in ('measure vital signs', 'give first aid'))
                    returning vacancy_id)
                update vacancy set version = version + 1 where id in (select vacancy_id from taught)""";
        service.sql(levels, 3, vacancy(caregiver));
        try {
            assertThat(courseOfAnalyn(caregiver))
                    .contains(
                            "<dt>To learn</dt><dd>measure vital signs (more practice);"
                                    + " give first aid (more practice)</dd>");
        } finally {
            service.sql(levels, 2, vacancy(caregiver));
        }
    }

    private static String courseOfAnalyn(String title) {
        Browserless marites = reader("marites");
        String list =
                "/people/%s/matches?kind=apprenticeship"
                        .formatted(named(marites, "Analyn Quiñanola"));
        return Arrays.stream(marites.get(list).body().split("<li class=\"match\">"))
                .filter(card -> card.contains(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoWorksForTheEmployerAlreadyIsSaidToAndWhatItPays() {
        String welder = named("Anuchit Lamduan");
        String steel = vacancy("Structural steel welder");
        String job = UUID.randomUUID().toString();
        assertThat(page(welder, steel)).doesNotContain("already, since", "work they have now");
        service.sql(
                """
                insert into placement (id, returnee_id, kind, employer_id, state, agreed_on, started_on, wage_minor,
                    currency, pay_period, recorded_at, recorded_by)
                select ?::uuid, ?::uuid, 'job', v.employer_id, 'started', date '2026-10-01', date '2026-10-01', 900000,
                    'THB', 'month', v.state_since, a.id
                from vacancy v join account a on a.email = 'wilaiwan@onward.example' where v.id = ?::uuid""",
                job,
                welder,
                steel);
        try {
            assertThat(page(welder, steel))
                    .contains(
                            "Works for this employer already, since Thu 1 Oct.",
                            "The work they have now pays ฿9,000 a month.");
            assertThat(page(welder, vacancy("MIG welder for trailer frames")))
                    .contains("The work they have now pays ฿9,000 a month.")
                    .doesNotContain("Works for this employer already");
            service.sql(
                    "update placement set wage_minor = 40000, pay_period = 'day', hours = 48 where id = ?::uuid",
                    job);
            assertThat(page(welder, steel))
                    .as("worked out from a day's pay")
                    .contains("The work they have now pays about ฿10,400 a month.");
            service.sql(
                    "update placement set wage_minor = 9000000, pay_period = 'month' where id = ?::uuid",
                    job);
            assertThat(page(welder, steel))
                    .containsPattern(
                            "The work they have now pays ฿90,000 a month, about ฿[0-9,]+ more than this\\.");
        } finally {
            service.sql("delete from placement where id = ?::uuid", job);
            changed(welder);
        }
    }

    @Test
    void payThatBeginsBelowTheLeastWantedSaysSo() {
        String welder = named("Anuchit Lamduan");
        String steel = vacancy("Structural steel welder");
        String page = "/people/%s/matches/%s".formatted(welder, steel);
        assertThat(wilaiwan.get(page).body()).contains("would not go below");
        String was =
                service.ask("select pay_max_minor::text from vacancy where id = ?::uuid", steel);
        service.sql("update vacancy set pay_max_minor = null where id = ?::uuid", steel);
        try {
            assertThat(wilaiwan.get(page).body())
                    .contains("begins below the least wanted, ฿28,000: ask how much at most");
            service.sql("update vacancy set pay_max_minor = 120000 where id = ?::uuid", steel);
            assertThat(wilaiwan.get(page).body())
                    .contains("begins below the least wanted, ฿28,000")
                    .doesNotContain("ask how much at most");
        } finally {
            service.sql(
                    "update vacancy set pay_max_minor = ? where id = ?::uuid",
                    Long.parseLong(was),
                    steel);
        }
    }

    @Test
    void whatIsStoppedIsNamedToWhomeverMayOpenIt() {
        String forklift = vacancy("Cold store forklift driver");
        assertThat(
                        wilaiwan.get(
                                        "/people/%s/matches/%s"
                                                .formatted(named("สมพร ทะเลทอง"), forklift))
                                .body())
                .contains("Only you see this", "Cold store forklift driver");
        String steel = vacancy("Structural steel welder");
        assertThat(
                        wilaiwan.get(
                                        "/people/%s/matches/%s"
                                                .formatted(named("กฤษดา หาญกล้า"), steel))
                                .body())
                .contains("It is not offered to the person at the moment:", "or set aside")
                .doesNotContain("Structural steel welder");
    }

    @Test
    void whatUnknownCountsIsSaidOnce() {
        String page =
                wilaiwan.get(
                                "/people/%s/matches/%s"
                                        .formatted(
                                                named("Duangjai Phonsena"),
                                                vacancy("Sewing machine operator, school shirts")))
                        .body();
        assertThat(page).contains("The advert does not say which languages are needed.");
        assertThat(page.split("costs what it costs in the usual match\\.", -1)).hasSize(2);
    }

    @Test
    void whatIsNewAndFarSaysHowFar() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(wilaiwan.get("/work/new").body())
                                        .containsPattern(
                                                "Visiting carer, San Sai and Mae Rim(?s:.{0,400})485 km from Khon Kaen"));
        assertThat(wilaiwan.get("/work/new").body()).doesNotContain("· in Khon Kaen");
    }

    @Test
    void whatWasReadInATextIsSaidToBeAsSureAsItIs() {
        String forklift = vacancy("Cold store forklift driver");
        service.sql(
                """
                update vacancy_skill set confidence = 0.62
                where vacancy_id = ?::uuid and skill_id = (
                    select subject_key::uuid from label
                    where language = 'en' and text = 'load and unload goods' limit 1)""",
                forklift);
        try {
            assertThat(
                            wilaiwan.get(
                                            "/people/%s/matches/%s"
                                                    .formatted(named("นฤมล คำภูแสน"), forklift))
                                    .body())
                    .contains("load and unload goods (62 % sure)");
        } finally {
            service.sql(
                    "update vacancy_skill set confidence = 1 where vacancy_id = ?::uuid", forklift);
        }
    }

    private static String page(String person, String vacancy) {
        return wilaiwan.get("/people/%s/matches/%s".formatted(person, vacancy)).body();
    }

    private static String in(String language, String path) {
        wilaiwan.get("/people");
        wilaiwan.submit("/language", Map.of("to", language));
        try {
            return wilaiwan.get(path).body();
        } finally {
            wilaiwan.get("/people");
            wilaiwan.submit("/language", Map.of("to", "en"));
        }
    }

    @Test
    void aLongTimeIsToldInYears() {
        String mason = named("ประยงค์ มูลเมือง");
        String walls = "/people/%s/matches/%s".formatted(mason, vacancy("ช่างก่ออิฐฉาบปูน"));
        assertThat(in("en", walls))
                .contains("Bricklayers and related workers: 26 years 10 months.")
                .doesNotContain("322 ");
        assertThat(in("th", walls)).contains("26 ปี 10 เดือน").doesNotContain("322 ");
        assertThat(in("fil", walls)).contains("26 taon at 10 buwan").doesNotContain("322 ");
        assertThat(wilaiwan.get("/people/" + mason).body())
                .contains("25 years", "1 year 10 months")
                .doesNotContain("300 months");
        String dressmaker = named("Duangjai Phonsena");
        assertThat(page(dressmaker, vacancy("เย็บผ้าครึ่งวัน (เช้า)"))).contains(": 2 years.");
        String year = vacancy("Weaving and natural dye, a year with a master");
        assertThat(page(dressmaker, year)).contains("1 year").doesNotContain("52 weeks");
    }

    @Test
    void aCourseSaysWhatItAddsAndHowLongItTakes() {
        String labourer = named("Surachai Wongkham");
        assertThat(page(labourer, vacancy("ช่างเชื่อมโครงเหล็ก")))
                .contains("Courses that teach what is missing")
                .contains("Welding, 12 weeks, with two workshops hiring")
                .contains("The provider says: 18 of 24 who finished found work.")
                .containsPattern(
                        "<strong>Adds [0-9]+\\.[0-9] points, with all that it teaches</strong> · 12 weeks")
                .contains(
                        "this job stands behind it: ask whether a place is kept · begins only after the"
                                + " work does");
        assertThat(page(labourer, vacancy("MIG welder for trailer frames")))
                .as("what else is learnt adds too")
                .containsPattern("Teaches: [^<]*; [0-9] other things?</span>");
        String sewing = page(named("บุษบา แก้วประเสริฐ"), vacancy("เย็บผ้าครึ่งวัน (เช้า)"));
        assertThat(sewing)
                .contains("Course: Basic dressmaking <span class=\"meta\">(8 weeks)</span></a>");
        assertThat(sewing.split("Course: Basic dressmaking", -1)).as("once").hasSize(2);
    }

    @Test
    void whetherACourseIsInTimeForWhatItIsForIsSaid() {
        String cook = named("Sirirat Buaphuean");
        String shirts = vacancy("Sewing machine operator, school shirts");
        String after = "begins only after the work does: more for a later opening of this kind";
        String late = "ends after the work begins: ask whether it can be begun later";
        String unknown = "when the work begins is not said: ask first";
        assertThat(page(cook, shirts)).contains(after).doesNotContain(late, unknown);
        String starts =
                service.ask("select start_on::text from vacancy where id = ?::uuid", shirts);
        String set = "update vacancy set start_on = ?::date where id = ?::uuid";
        try {
            service.sql(set, LocalDate.parse(starts).plusDays(30).toString(), shirts);
            assertThat(page(cook, shirts)).contains(late).doesNotContain(after, unknown);
            service.sql(set, null, shirts);
            assertThat(page(cook, shirts)).contains(unknown).doesNotContain(after, late);
        } finally {
            service.sql(set, starts, shirts);
        }
    }

    @Test
    void aCourseWhoseStartIsNotSaidIsNotOverBeforeItCouldBe() {
        Browserless marites = reader("marites");
        assertThat(
                        marites.get(
                                        "/people/%s/matches/%s"
                                                .formatted(
                                                        named(marites, "Jocelyn Bacalso"),
                                                        vacancy("Pattern and cutting apprentice")))
                                .body())
                .contains("Dressmaking NC II", "ends after the work begins")
                .contains("Show other kinds beside it.")
                .doesNotContain("Course: Dressmaking NC II");
    }

    @Test
    void whatIsUnderWayElsewhereAndEarlierWorkWithTheEmployerStandBesideAPair() {
        String stall = vacancy("Starting a food stall: cooking, cost, licence");
        assertThat(page(named("นฤมล คำภูแสน"), stall))
                .containsPattern("Under way elsewhere: [^<]*, บ้านใหญ่ใจดี[^<]*: offered\\.")
                .doesNotContain("Was with this employer");
        assertThat(page(named("Duangjai Phonsena"), stall)).doesNotContain("Under way elsewhere");
        Browserless somsak = reader("somsak");
        assertThat(
                        somsak.get(
                                        "/people/%s/matches/%s"
                                                .formatted(
                                                        named(somsak, "กฤช นาคสวัสดิ์"),
                                                        vacancy("ช่างซ่อมมอเตอร์ไซค์")))
                                .body())
                .containsPattern("Was with this employer until [^<]+\\. Why it ended: pay\\.");
    }

    @Test
    void aCourseBehindWhichTheVeryWorkStandsSaysWhenItIsTooLateForIt() {
        Browserless somsak = reader("somsak");
        String page =
                somsak.get(
                                "/people/%s/matches/%s"
                                        .formatted(
                                                named(somsak, "กฤษดา หาญกล้า"),
                                                vacancy("Electronics assembler")))
                        .body();
        assertThat(page)
                .contains(
                        "this job stands behind it: ask whether a place is kept · begins only after the"
                                + " work does")
                .as("an instalment stays what it is")
                .doesNotContain("worked out with savings");
        Browserless marites = reader("marites");
        assertThat(
                        marites.get(
                                        "/people/%s/matches/%s"
                                                .formatted(
                                                        named(marites, "Erlinda Mañosca"),
                                                        vacancy("Mananahi ng uniporme at linen")))
                                .body())
                .contains("What they need is worked out with savings paying ₱15,000 of the debts.");
    }

    @Test
    void forWhoLeftTheProgrammeNoWorkIsLookedFor() {
        String[] left =
                service.ask(
                                """
                                select e.returnee_id || ' ' || split_part(a.email, '@', 1) from enrolment e
                                    join assignment s on s.returnee_id = e.returnee_id
                                    join account a on a.id = s.counsellor_id
                                where e.exit_reason = 'died' and s.until_day is null limit 1""")
                        .split(" ", -1);
        String person = left[0];
        Browserless reader = reader(left[1]);
        String stall = vacancy("Starting a food stall: cooking, cost, licence");
        String dressmaking = vacancy("Basic dressmaking");
        for (String path :
                List.of(
                        "/matches",
                        "/matches/" + stall,
                        "/compare?vacancy=" + stall + "&vacancy=" + dressmaking)) {
            HttpResponse<String> answer = reader.get("/people/" + person + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body())
                    .as(path)
                    .contains("No work is looked for.")
                    .doesNotContain("Propose", "of 100", "name=\"vacancy\"");
        }
        HttpResponse<String> proposed =
                reader.submit("/people/" + person + "/proposals", Map.of("vacancy", stall));
        assertThat(proposed.statusCode()).isEqualTo(409);
        assertThat(proposed.body()).contains("No work is looked for.");
        assertThat(
                        service.ask(
                                "select count(*) from proposal where returnee_id = ?::uuid and vacancy_id = ?::uuid",
                                person,
                                stall))
                .isEqualTo("0");
    }

    @Test
    void aDebtToBePaidAtOnceIsInNoNeedOfTheMonthsAfterIt() {
        assertThat(pair(reader("ratchanee"), "Namthip Sribunma", "Hotel service with English"))
                .containsPattern(
                        "What they need has ฿12,500 a month for debts in it; the next is due on [^<]+\\.</p><p"
                                + " class=\"meta no-print\">By [^<;]+ a debt is to be paid off; after that they"
                                + " need ฿11,800 a month\\.")
                .contains(
                        "฿16,800 short",
                        "Other support of ฿16,800 a month until a debt is paid off, and less after that")
                .doesNotContain("over 12 weeks", "while it lasts");
    }

    @Test
    void noSeatIsAskedForWhereNoneHasAJobBehindIt() {
        assertThat(page(named("Duangjai Phonsena"), vacancy("Basic dressmaking")))
                .contains(
                        "No seat has a job behind it: ask the training provider whether one could follow")
                .doesNotContain("can be kept");
    }

    @Test
    void ofCheckedWorkAbroadTheVisaIsSaid() {
        assertThat(
                        pair(
                                reader("marites"),
                                "Analyn Quiñanola",
                                "Care worker in a home for older people, Nagano"))
                .containsPattern(
                        "Work abroad, checked on [^<.]+\\. Visa class: [^<]+\\. Without a right to work there, that comes first\\.");
    }

    @Test
    void ofWhatIsNeededAndNotThereItIsSaidWhatIsNotNoted() {
        assertThat(pair(reader("marites"), "Erlinda Mañosca", "Home caregiver, day visits"))
                .contains("has none of the 3 skills needed yet; 1 of them is not noted");
    }

    @Test
    void aCourseWithAProviderIsNoWorkWithAnEmployer() {
        assertThat(page(named("นิตยา พลเสน"), vacancy("Basic dressmaking")))
                .contains("Learnt with this provider until ")
                .doesNotContain("Was with this employer");
    }

    @Test
    void whatSomebodyNeedsIsNotAskedForPayThatTheyWouldNotTake() {
        assertThat(page(named("Anuchit Lamduan"), vacancy("ฝึกซ่อมมอเตอร์ไซค์")))
                .contains("฿7,500 at most is below the least wanted, ฿28,000.")
                .doesNotContain("Ask what they need a month");
    }

    @Test
    void nobodyIsAskedWhichJobFollowsACourseForWorkOfOnesOwn() {
        assertThat(
                        page(
                                named("Duangjai Phonsena"),
                                vacancy("Starting a food stall: cooking, cost, licence")))
                .contains(
                        "No job is meant to follow.",
                        "no job is meant to follow",
                        "17 of 28 who finished found work or have their own business.")
                .doesNotContain("whether a job follows", "not said what follows");
    }

    @Test
    void workBehindACourseSaysItsTermsAndWhatItAsksForThatThePersonDoesNotBring() {
        assertThat(page(named("Duangjai Phonsena"), vacancy("Hotel service with English")))
                .containsPattern(
                        "Room attendant</a> <span class=\"meta\">Chiang Mai · 485 km from Khon Kaen · starts [^,·]* · ฿[^·]+ a month"
                                + " · [0-9]+ hours a week")
                .containsPattern(
                        "Front desk, day and evening turns</a> <span class=\"meta\">[^<]*, at night too · asks"
                                + " for: [^<]*English; serve customers well; use a computer \\(ask before the course\\)"
                                + " · breaks a must of the person: no night work</span>");
        Browserless marites = reader("marites");
        assertThat(pair(marites, "Rogelio Tañada", "Customer service agent, day turn"))
                .as("a course that leads to work at night")
                .containsPattern("leads to: [^<]*, breaks a must of the person: no night work");
    }

    @Test
    void whatSomebodyDoesNowAndWhyTheirLastWorkEndedStandBesideAPair() {
        assertThat(page(named("ธงชัย สายบุญ"), vacancy("Vegetable grower, organic beds")))
                .containsPattern("In work of their own since [^<:]+: [^<]+\\.");
        assertThat(pair(reader("somsak"), "วาสนา คำแก้ว", "Learn industrial sewing"))
                .contains("Works for this employer already, since")
                .containsPattern("In an apprenticeship since [^<:]+: [^<]+\\.");
        assertThat(pair(reader("ratchanee"), "อรทัย มณีจันทร์", "Basic dressmaking"))
                .containsPattern("Their previous work ended on [^<]+\\. Why it ended: too far\\.");
        assertThat(pair(reader("somsak"), "กฤช นาคสวัสดิ์", "ช่างซ่อมมอเตอร์ไซค์"))
                .as("said of this employer already")
                .doesNotContain("Their previous work ended");
    }

    @Test
    void rentThatHousingSavesIsTakenOffWhatIsShort() {
        assertThat(pair(reader("somsak"), "กฤษดา หาญกล้า", "Electronics assembler"))
                .contains(
                        "What they need has ฿1,500 of rent in it, and housing is given: without the rent the pay"
                                + " covers the need.");
    }

    @Test
    void aWageNowThatIsMoreThanTheLowestPaidHereSaysSo() {
        assertThat(page(named("ราตรี ภูผา"), vacancy("Sewing machine operator, school shirts")))
                .contains(
                        "The work they have now pays ฿10,800 a month, ฿1,000 more than the lowest pay offered here.");
    }

    @Test
    void whatIsTaughtOfWorkThatWasDoneIsNotTakenForNew() {
        assertThat(pair(reader("marites"), "Reymart Caballes", "Apprentice sa paggawa ng muwebles"))
                .contains("They have done this very work (");
    }

    @Test
    void skillsOfWorkThatIsDoneNowAreNotSaidToBeMissing() {
        assertThat(pair(reader("marites"), "Reymart Caballes", "Furniture carpenter"))
                .contains(
                        "but it is not noted that they have any of the skills needed",
                        "<dt>Not noted yet: ask</dt><dd>make furniture;",
                        "If all 3 are so and noted: ",
                        "what is needed is not noted")
                .doesNotContain("<dt>To learn</dt>", "Having learnt all", "needed yet");
        assertThat(
                        pair(
                                reader("ratchanee"),
                                "Pranee Saelim",
                                "Barista in training, and how to run a cart"))
                .contains("Works for this employer already, since")
                .doesNotContain("whether a seat with a job behind it can be kept");
    }

    @Test
    void aCourseThatEndedEarlySaysWhy() {
        assertThat(
                        page(
                                named("ชุติมา ศรีสมบัติ"),
                                vacancy("Welding, 12 weeks, with two workshops hiring")))
                .containsPattern(
                        "Was on a course with this provider until [^<]+\\. Why it ended: health\\.");
    }

    @Test
    void whoIsNotLookingIsNotToBeAskedForTheSakeOfAVacancy() {
        assertThat(pair(reader("ratchanee"), "ศรีนวล แซ่ลี้", "Live-in carer for an older couple"))
                .contains(
                        "What is not known yet can wait until they want it.",
                        "They would live at the workplace. Whether they want to is not known.")
                .doesNotContain(
                        "Ask about their skills", "Ask what they like", "Nothing found that");
        assertThat(
                        page(
                                named("สุชาดา พรมลี"),
                                vacancy("Starting a food stall: cooking, cost, licence")))
                .contains("No job is meant to follow.", "What is not known yet can wait")
                .contains("<button class=\"button quiet\" type=\"submit\">Propose this")
                .doesNotContain("Ask about their work so far");
        assertThat(page(named("Duangjai Phonsena"), vacancy("Basic dressmaking")))
                .contains("<button class=\"button \" type=\"submit\">Propose this")
                .doesNotContain("What is not known yet can wait");
    }

    @Test
    void workBehindACourseThatIsTheirsOrTooFarIsNoReasonToHaveASeatKept() {
        assertThat(pair(reader("somsak"), "สมจิตร โคตรพัฒน์", "ดูแลผู้สูงอายุ 420 ชั่วโมง"))
                .containsPattern(
                        "ผู้ดูแลผู้สูงอายุ \\(ไป-กลับ\\)</a> <span class=\"meta\">[^<]* · works for this"
                                + " employer already · [^<]* · asks for: show empathy \\(not noted\\)"
                                + " \\(ask before the course\\)")
                .containsPattern(
                        "Day carer, homes in Bangkok</a> <span class=\"meta\">Bangkok · outside the places"
                                + " named · |homes in Bangkok</a> <span class=\"meta\">Bangkok · [0-9]+ km from ")
                .doesNotContain("whether a seat with a job behind it can be kept");
        assertThat(pair(reader("marites"), "Analyn Quiñanola", "Caregiving NC II"))
                .containsPattern(
                        "Home caregiver, day visits</a> <span class=\"meta\">Cebu · starts [^<,]* · ₱[^<]* · has all the skills it asks"
                                + " for without the course · Introduced on [^<]+</span>")
                .doesNotContain("whether a seat with a job behind it can be kept");
    }

    @Test
    void whoAskedForTimeIsToBeAskedAgainOnADay() {
        assertThat(
                        page(
                                named("สุชาดา พรมลี"),
                                vacancy("Starting a food stall: cooking, cost, licence")))
                .containsPattern(
                        "wants to be asked again on [^,]+, and until then is not found when");
    }

    private static String pair(Browserless reader, String person, String title) {
        return reader.get("/people/%s/matches/%s".formatted(named(reader, person), vacancy(title)))
                .body();
    }

    @Test
    void ofWorkBehindACourseThatBeginsBeforeItEndsAPlaceIsAskedFor() {
        String labourer = named("Surachai Wongkham");
        String course = vacancy("Welding, 12 weeks, with two workshops hiring");
        String frames =
                "ช่างเชื่อมโครงเหล็ก</a> <span class=\"meta\">[^<·]+ · starts [^<]+, before this ";
        assertThat(page(labourer, course))
                .containsPattern(
                        frames
                                + "begins: more for a later opening; ask whether a place is kept · ");
        String starts =
                service.ask("select start_on::text from vacancy where id = ?::uuid", course);
        String set = "update vacancy set start_on = ?::date where id = ?::uuid";
        service.sql(set, LocalDate.parse(starts).minusDays(28).toString(), course);
        try {
            assertThat(page(labourer, course))
                    .containsPattern(frames + "ends: ask whether a place is kept · ");
        } finally {
            service.sql(set, starts, course);
        }
    }

    @Test
    void workAtNightIsSaidBesideTheHours() {
        assertThat(page(named("ธวัช แก่นจันทร์"), vacancy("Front desk, day and evening turns")))
                .contains("a week, at night too</dd>");
    }

    @Test
    void whatStandsAgainstACourseIsSaidWhereItIsAWayToSomethingElseToo() {
        String labourer = named("Surachai Wongkham");
        String frames = vacancy("ช่างเชื่อมโครงเหล็ก");
        String told = "A job that this course leads to is set aside for the person. Look first.";
        assertThat(page(labourer, frames))
                .contains("Welding, 12 weeks, with two workshops hiring")
                .doesNotContain("set aside for the person");
        String rule = UUID.randomUUID().toString();
        service.sql(
                """
                insert into safety_rule (id, returnee_id, kind, vacancy_id, recorded_at, recorded_by)
                select ?::uuid, ?::uuid, 'vacancy', v.id, v.state_since, a.id
                from vacancy v join account a on a.email = 'wilaiwan@onward.example'
                where v.id = ?::uuid
                """,
                rule,
                labourer,
                vacancy("MIG welder for trailer frames"));
        String musts = service.ask("select musts::text from returnee where id = ?::uuid", labourer);
        String known =
                service.ask("select musts_known::text from returnee where id = ?::uuid", labourer);
        String must =
                """
                update returnee set musts = ?::text[], musts_known = ?::boolean
                where id = ?::uuid""";
        service.sql(must, "{accommodation}", "true", labourer);
        try {
            String page = page(labourer, frames);
            assertThat(page.substring(page.indexOf("Courses that teach what is missing")))
                    .contains(told, "Not said, and a must for the person: a place to live");
        } finally {
            service.sql("delete from safety_rule where id = ?::uuid", rule);
            service.sql(must, musts, known, labourer);
            changed(labourer);
        }
    }

    @Test
    void whatIsToBeAskedOfACourseIsSaidBesideWhatItWouldChange() {
        String sewer = named("นิตยา พลเสน");
        String half = vacancy("เย็บผ้าครึ่งวัน (เช้า)");
        String told =
                "Not said, though a safety rule turns on it: living at the workplace. Ask first.";
        assertThat(page(sewer, half)).doesNotContain("a safety rule");
        String livesIn =
                "update vacancy set live_in = ?::boolean, version = version + 1 where id = ?::uuid";
        service.sql(livesIn, null, vacancy("Basic dressmaking"));
        String rule = UUID.randomUUID().toString();
        service.sql(
                """
                insert into safety_rule (id, returnee_id, kind, recorded_at, recorded_by)
                select ?::uuid, ?::uuid, 'live_in', v.state_since, a.id
                from vacancy v join account a on a.email = 'wilaiwan@onward.example'
                where v.id = ?::uuid
                """,
                rule,
                sewer,
                half);
        try {
            assertThat(page(sewer, half).split(told, -1))
                    .as("beside what it would change, and among the courses")
                    .hasSize(3);
        } finally {
            service.sql("delete from safety_rule where id = ?::uuid", rule);
            service.sql(livesIn, "false", vacancy("Basic dressmaking"));
            changed(sewer);
        }
    }

    @Test
    void aStipendThatTheMonthHasInItIsNotSaidToComeOnTop() {
        String welding = vacancy("Welding, 12 weeks, with two workshops hiring");
        pays(welding, 200_000L, 200_000L, "month");
        String page = "/people/%s/matches/%s".formatted(named("Surachai Wongkham"), welding);
        try {
            assertThat(wilaiwan.get(page).body())
                    .contains("฿8,000 a month", "of which ฿6,000 a month is a stipend")
                    .doesNotContain("+ ฿6,000");
            pays(welding, 5_000L, 5_000L, "hour");
            service.sql("update vacancy set hours = null where id = ?::uuid", welding);
            assertThat(wilaiwan.get(page).body())
                    .as("of which no month can be made")
                    .contains("฿50 an hour", "+ ฿6,000 a month stipend");
        } finally {
            service.sql(
                    """
                    update vacancy set pay_min_minor = null, pay_max_minor = null,
                        pay_period = null, hours = 35
                    where id = ?::uuid""",
                    welding);
        }
    }

    @Test
    void howManySeatsLeadToAJobIsSaidOfHowMany() {
        String both =
                "/people/%s/compare?vacancy=%s&vacancy=%s"
                        .formatted(
                                named("Duangjai Phonsena"),
                                vacancy("Welding, 12 weeks, with two workshops hiring"),
                                vacancy("Basic dressmaking"));
        assertThat(wilaiwan.get(both).body()).contains("4 of 10 seats lead to a job");
        assertThat(wilaiwan.get(both + "&sheet=1").body())
                .as("with the jobs behind them")
                .contains("4 of 10 seats lead to a job: ")
                .contains("MIG welder for trailer frames");
        String welding = vacancy("Welding, 12 weeks, with two workshops hiring");
        assertThat(page(named("Duangjai Phonsena"), welding))
                .containsPattern(
                        "<dt>Jobs behind it</dt><dd>.*href=\"/vacancies/%s\""
                                .formatted(vacancy("MIG welder for trailer frames")));
    }

    /** Whether it leads to work, as far as its provider says it; nothing of it counts. */
    @Test
    void whatACourseIsIsSaidWhereItIsChosen() {
        String duangjai = named("Duangjai Phonsena");
        String welding = vacancy("Welding, 12 weeks, with two workshops hiring");
        String sewing = vacancy("Basic dressmaking");
        String trade = "Training for a trade. The provider says: 18 of 24 who finished found work.";
        assertThat(page(duangjai, welding)).contains("<dt>What it is</dt><dd>" + trade);
        assertThat(wilaiwan.get("/people/" + duangjai + "/matches?kind=training").body())
                .contains("The provider says: 9 of 40 who finished found work.");
        String both =
                "/people/%s/compare?vacancy=%s&vacancy=%s".formatted(duangjai, welding, sewing);
        assertThat(wilaiwan.get(both).body()).contains(trade);
        assertThat(wilaiwan.get(both + "&sheet=1").body()).contains(trade);
        Matcher was = SCORE.matcher(page(duangjai, sewing));
        assertThat(was.find()).isTrue();
        course(sewing, "personal", 40, 9);
        try {
            assertThat(page(duangjai, sewing))
                    .contains("Life skills or wellbeing: this is no training for work.")
                    .contains(was.group());
            course(sewing, null, null, null);
            assertThat(page(duangjai, sewing))
                    .contains("The provider does not say what this course is.")
                    .contains(was.group());
            course(sewing, "market", null, null);
            assertThat(page(duangjai, sewing))
                    .contains("Training for a trade. How many found work after it is not said.");
        } finally {
            course(sewing, "market", 40, 9);
        }
    }

    private static void course(
            String vacancy,
            @Nullable String kind,
            @Nullable Integer finished,
            @Nullable Integer inWork) {
        service.sql(
                "update vacancy set course = ?, finished = ?, in_work = ? where id = ?::uuid",
                kind,
                finished,
                inWork,
                vacancy);
    }

    @Test
    void whatWomenAreMostlyOfferedIsSaidWhereItIsChosen() {
        String dressmaker = named("Duangjai Phonsena");
        String sewing = vacancy("Basic dressmaking");
        String welding = vacancy("Welding, 12 weeks, with two workshops hiring");
        String advice =
                "Often the only kind of training that women are offered. Show other kinds beside it.";
        assertThat(page(dressmaker, sewing))
                .contains(advice)
                .contains(
                        "Work close to this was done: Sewing, embroidery and related workers. This is: ");
        assertThat(page(dressmaker, welding)).doesNotContain(advice);
        assertThat(wilaiwan.get("/people/" + dressmaker + "/matches?kind=training").body())
                .contains(advice);
        assertThat(
                        wilaiwan.get(
                                        "/people/%s/compare?vacancy=%s&vacancy=%s"
                                                .formatted(dressmaker, sewing, welding))
                                .body())
                .containsOnlyOnce(advice);
    }

    @Test
    void aCourseThatStartsBeforeThePersonCanSaysSo() {
        assertThat(page(named("Anuchit Lamduan"), vacancy("เย็บผ้าครึ่งวัน (เช้า)")))
                .containsPattern(
                        "starts before the person can \\([^)]+\\): ask whether a later start is"
                                + " possible");
    }

    @Test
    void whoHasASkillThatIsAskedForAtAHigherLevelIsNotSaidToBeWithoutIt() {
        String bookkeeper = vacancy("Bookkeeper, three days a week");
        String level =
                """
                update vacancy_skill set level = ?
                where vacancy_id = ?::uuid and skill_id = (
                    select subject_key::uuid from label
                    where language = 'en' and text = 'keep books' limit 1)""";
        service.sql(level, 4, bookkeeper);
        try {
            assertThat(page(named("สุชาดา พรมลี"), bookkeeper))
                    .contains(
                            "Having learnt both that are missing: use spreadsheets; keep books"
                                    + " (more practice)")
                    .doesNotContain("Having learnt: keep books");
        } finally {
            service.sql(level, 2, bookkeeper);
        }
    }

    @Test
    void payForAWholePieceOfWorkIsNotSaidToBeUnknown() {
        String walls =
                "/people/%s/matches/%s"
                        .formatted(named("ประยงค์ มูลเมือง"), vacancy("ช่างก่ออิฐฉาบปูน"));
        assertThat(in("en", walls))
                .contains(
                        "฿18,000–฿22,000 in all",
                        "What it comes to in a month is not said. Ask first.")
                .doesNotContain("What is paid is not said");
        assertThat(page(named("Surachai Wongkham"), vacancy("ช่างก่ออิฐฉาบปูน")))
                .as("whose need is not known is told of it too")
                .contains("What it comes to in a month is not said. Ask first.");
        assertThat(in("th", walls)).contains("ไม่ได้บอกว่าคิดเป็นเดือนละเท่าไร ควรถามก่อน");
        assertThat(in("fil", walls))
                .contains("Hindi sinabi kung magkano ito sa isang buwan. Itanong muna.");
    }

    @Test
    void howLongItTakesIsSaidWhereverItIsChosen() {
        String dressmaker = named("Duangjai Phonsena");
        String list = "/people/" + dressmaker + "/matches?kind=training";
        assertThat(wilaiwan.get(list).body()).contains("<li>12 weeks</li>");
        assertThat(wilaiwan.get(list + "&sheet=1").body()).contains("<li>12 weeks</li>");
        assertThat(
                        wilaiwan.get(
                                        "/people/%s/compare?vacancy=%s&vacancy=%s"
                                                .formatted(
                                                        dressmaker,
                                                        vacancy(
                                                                "Welding, 12 weeks, with two workshops hiring"),
                                                        vacancy("Basic dressmaking")))
                                .body())
                .contains(" · 12 weeks</dd>", " · 8 weeks</dd>");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(wilaiwan.get("/work/new").body())
                                        .containsPattern(
                                                "Welding, 12 weeks, with two workshops hiring</a> [^\n]* · 12 weeks</span>"));
    }

    @Test
    void aCourseIsNoWayWhereItTeachesWhatIsMissingByTheWayOrAddsLittleForLong() {
        assertThat(page(named("Surachai Wongkham"), vacancy("คนงานก่อสร้าง")))
                .as("nobody learns to weld to work safely")
                .contains("Having learnt: safety at work")
                .doesNotContain("Welding, 12 weeks");
        assertThat(page(named("ธวัช แก่นจันทร์"), vacancy("ฝึกงานช่างเชื่อม 6 เดือน")))
                .as("nor before learning to weld")
                .contains("Having learnt: safety at work")
                .doesNotContain("Welding, 12 weeks");
        assertThat(page(named("มาลี ดอนหัวโทน"), vacancy("Day carer, homes in Bangkok")))
                .as("what is needed comes first, and it adds little for fourteen weeks")
                .contains("<dt>Would also help</dt><dd>cook family meals; measure vital signs")
                .doesNotContain("ดูแลผู้สูงอายุ 420 ชั่วโมง");
    }

    @Test
    void thatTheOccupationIsNotSaidIsSaidOnce() {
        String walls = vacancy("ช่างก่ออิฐฉาบปูน");
        String mason = named("ประยงค์ มูลเมือง");
        String was =
                service.ask(
                        "select occupation_confidence::text from vacancy where id = ?::uuid",
                        walls);
        service.sql("update vacancy set occupation_confidence = 0.1 where id = ?::uuid", walls);
        try {
            String page = page(mason, walls);
            assertThat(page)
                    .contains("so these are unknown: Experience; ")
                    .contains("By its words and skills it is most like: Bricklayers")
                    .doesNotContain("kind of work is not known");
            assertThat(page.split("does not say clearly which occupation", -1)).hasSize(2);
        } finally {
            service.sql(
                    "update vacancy set occupation_confidence = ?::real where id = ?::uuid",
                    was,
                    walls);
        }
    }

    @Test
    void whatIsComparedAndStoppedIsNamedWithWhatStopsIt() {
        String walls = vacancy("ช่างก่ออิฐฉาบปูน");
        String steel = vacancy("Structural steel welder");
        String both = "/people/%s/compare?vacancy=%s&vacancy=%s";
        String floor = both.formatted(named("Anuchit Lamduan"), steel, walls);
        assertThat(wilaiwan.get(floor).body())
                .contains(">Structural steel welder</a></h3>", "would not go below")
                .contains("Cannot be offered now", "Propose this")
                .doesNotContain("Propose these");
        String covered = both.formatted(named("กฤษดา หาญกล้า"), steel, walls);
        assertThat(wilaiwan.get(covered).body())
                .as("who covers learns of no rule")
                .contains("It is not offered to the person at the moment:", "or set aside")
                .doesNotContain("Structural steel welder");
        String forklift = vacancy("Cold store forklift driver");
        String own = both.formatted(named("สมพร ทะเลทอง"), forklift, walls);
        assertThat(wilaiwan.get(own).body())
                .as("the person looks on")
                .contains(
                        ">Cold store forklift driver</a></h3>",
                        "It cannot be offered at the moment.")
                .doesNotContain("afety rule", "Only you");
        assertThat(wilaiwan.get(own + "&sheet=1").body())
                .as("on paper it looks like any other that is not offered")
                .contains("It cannot be offered at the moment.")
                .doesNotContain("afety rule", "Only you");
    }

    @Test
    void whatIsNeededIsCountedApartFromWhatHelps() {
        String dressmaker = named("Duangjai Phonsena");
        String half = vacancy("เย็บผ้าครึ่งวัน (เช้า)");
        assertThat(page(dressmaker, half))
                .contains("has both skills needed")
                .contains(
                        "<dt>Has, of what is needed</dt><dd>sew garments; work with care and"
                                + " attention to detail</dd>")
                .containsPattern(
                        "<dt>Has, of what helps</dt><dd>operate an industrial sewing machine; ");
        String list = wilaiwan.get("/people/" + named("Surachai Wongkham") + "/matches").body();
        assertThat(list)
                .contains("does not have the skill needed yet", "has none of the 4 skills needed")
                .contains("has 1 of 3 skills needed")
                .doesNotContainPattern("[^0-9][01] of 1 ");
        assertThat(
                        wilaiwan.get(
                                        "/people/%s/compare?vacancy=%s&vacancy=%s"
                                                .formatted(
                                                        dressmaker,
                                                        half,
                                                        vacancy(
                                                                "Sewing machine operator, school shirts")))
                                .body())
                .contains("2 of 2, and 3 that help");
    }

    @Test
    void thaiTextsOfBarsEndWithoutAFullStop() {
        String list = in("th", "/people/" + named("Duangjai Phonsena") + "/matches");
        List<String> texts =
                Pattern.compile("class=\"bar\" title=\"([^\"]+)\"")
                        .matcher(list)
                        .results()
                        .map(bar -> bar.group(1))
                        .toList();
        assertThat(texts).hasSizeGreaterThan(20).anyMatch(text -> text.contains("คะแนน"));
        assertThat(texts).noneMatch(text -> text.contains("คะแนน.") || text.contains("เรื่อง."));
    }

    @Test
    void morePayCoversNoMoreThanIsKnownOfTheNeed() {
        String welder = named("Anuchit Lamduan");
        String steel = vacancy("Structural steel welder");
        String rent = "update returnee set currency = 'THB', rent_minor = ? where id = ?::uuid";
        String was =
                service.ask(
                        "select pay_min_minor || ' ' || pay_max_minor || ' ' || pay_period from vacancy where id = ?::uuid",
                        steel);
        service.sql(rent, 9_000_000L, welder);
        try {
            assertThat(page(welder, steel))
                    .contains("more a month, which covers what is known of the need")
                    .contains("short of what is known of the need, ฿90,000")
                    .contains("short of what is known of the need</span>")
                    .doesNotContain("which covers the need", "short of the need");
            pays(steel, 115_000, 115_000L, "day");
            assertThat(page(welder, steel))
                    .contains(
                            ">About ฿29,900 leaves about ฿60,100 short of what is known of the need, ฿90,000.",
                            "· About ฿60,100 short of what is known of the need</span>");
        } finally {
            String[] pay = was.split(" ", -1);
            pays(steel, Long.parseLong(pay[0]), Long.parseLong(pay[1]), pay[2]);
            service.sql(rent, null, welder);
            changed(welder);
        }
    }

    @Test
    void whatACourseLeavesShortIsSaidOverItsWeeksAndIsNothingToAskItsProviderFor() {
        String dressmaker = named("Duangjai Phonsena");
        assertThat(page(dressmaker, vacancy("Welding, 12 weeks, with two workshops hiring")))
                .contains("฿3,300 short, about ฿9,100 over 12 weeks")
                .contains("Other support of ฿3,300 a month while it lasts, which covers the need")
                .doesNotContain("฿3,300 more a month");
    }

    @Test
    void whatHousingCostsFarAwayIsSaidToBeInNoNeedUnlessItIsGiven() {
        String dressmaker = named("Duangjai Phonsena");
        String carer = vacancy("Visiting carer, San Sai and Mae Rim");
        String far = "What housing costs so far away is not in what they need.";
        assertThat(page(dressmaker, carer))
                .contains(far)
                .containsPattern(
                        "What they need has ฿1,500 a month for debts in it; the next is due on [^<]+\\.")
                .doesNotContain("worked out with savings")
                .contains("Too far to go each day, and whether housing is given is not said: ask.");
        assertThat(page(dressmaker, vacancy("Sewing machine operator, school shirts")))
                .doesNotContain(far);
        String within =
                "update willing_place set within_km = ? where returnee_id = ?::uuid and place_code = 'TH-40'";
        service.sql(within, 600, dressmaker);
        try {
            assertThat(page(dressmaker, carer))
                    .as("she said she would go that far")
                    .doesNotContain(far, "Too far to go each day");
        } finally {
            service.sql(within, 30, dressmaker);
        }
        String livingIn = "update vacancy set live_in = ? where id = ?::uuid";
        service.sql(livingIn, true, carer);
        try {
            assertThat(page(dressmaker, carer)).doesNotContain(far, "Too far to go each day");
        } finally {
            service.sql(livingIn, false, carer);
        }
        String housing = "update vacancy set accommodation = ? where id = ?::uuid";
        service.sql(housing, true, carer);
        try {
            assertThat(page(dressmaker, carer))
                    .contains("What they need has ฿1,800 of rent in it, and housing is given.")
                    .doesNotContain(far, "Too far to go each day");
        } finally {
            service.sql(housing, null, carer);
        }
    }

    @Test
    void whatACourseTeachesLessWellThanIsAskedForIsSaidWithHowFar() {
        String dressmaker = named("Duangjai Phonsena");
        String steel = vacancy("Structural steel welder");
        String course = vacancy("Welding, 12 weeks, with two workshops hiring");
        String level =
                """
                update vacancy_skill set level = ?
                where vacancy_id = ?::uuid and skill_id = (
                    select id from skill where key = 'weld-smaw')""";
        assertThat(page(dressmaker, steel))
                .containsPattern(course + "(?s:.{0,600})\\(taught as far as: with help\\)");
        service.sql(level, 2, steel);
        try {
            assertThat(page(dressmaker, steel)).doesNotContain("taught as far as");
        } finally {
            service.sql(level, 3, steel);
        }
    }

    @Test
    void whereNoNeedIsKnownPayIsHeldToTheLeastWanted() {
        String welder = named("Anuchit Lamduan");
        String steel = vacancy("Structural steel welder");
        String was =
                service.ask(
                        "select pay_min_minor || ' ' || pay_max_minor || ' ' || pay_period from vacancy where id = ?::uuid",
                        steel);
        try {
            pays(steel, 2_500_000, null, "month");
            assertThat(page(welder, steel))
                    .contains(
                            "It begins at ฿25,000, which is ฿3,000 below the least wanted, ฿28,000;"
                                    + " how much at most is not said.");
            pays(steel, 2_900_000, null, "month");
            assertThat(page(welder, steel))
                    .contains("The pay of ฿29,000 is not below the least wanted, ฿28,000.")
                    .contains("· not below the least wanted, ฿28,000");
            pays(steel, 115_000, 115_000L, "day");
            assertThat(page(welder, steel))
                    .as("worked out for a month")
                    .contains("The pay of about ฿29,900 is not below the least wanted, ฿28,000.");
        } finally {
            String[] pay = was.split(" ", -1);
            pays(steel, Long.parseLong(pay[0]), Long.parseLong(pay[1]), pay[2]);
        }
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().map(r -> r.group(1)).orElseThrow();
    }

    @Test
    void whyNotLeadsFromAVacancyToAnyOfOnesPeopleAndSaysWhatWouldChangeIt() {
        String vacancy = boxes(wilaiwan.get("/people/" + person + "/matches").body()).getLast();
        String found = wilaiwan.get("/vacancies/" + vacancy + "/candidates").body();
        String others = "/vacancies/" + vacancy + "/candidates/others";
        assertThat(found).contains(others);
        String pair = "/people/" + person + "/matches/" + vacancy;
        assertThat(wilaiwan.get(others).body()).contains(pair);
        assertThat(wilaiwan.get(pair).body())
                .contains("What would change it")
                .contains("Propose this")
                .doesNotContain("is not found when you look");
        service.sql("update returnee set matching_agreed = false where id = ?::uuid", person);
        try {
            assertThat(wilaiwan.get(others).body()).contains("not agreed to be looked for");
            assertThat(wilaiwan.get(pair).body()).contains("is not found when you look");
        } finally {
            service.sql("update returnee set matching_agreed = true where id = ?::uuid", person);
            changed(person);
        }
    }

    @Test
    void theBalanceStaysWhereItWasSetAndTheExplanationKeepsIt() {
        String even = wilaiwan.get("/people/" + person + "/matches").body();
        assertThat(even).contains("name=\"balance\"").doesNotContain("than usual here");
        String leant = wilaiwan.get("/people/" + person + "/matches?balance=2").body();
        assertThat(leant)
                .contains(
                        "weighs much more than usual here", "?balance=2\"", "Ranking version 9+2.");
        assertThat(leant).containsPattern("rel=\"next\"").contains("&amp;cursor=");
        String vacancy = boxes(leant).getFirst();
        String list = "/people/" + person + "/matches";
        assertThat(wilaiwan.get(list + "/" + vacancy + "?balance=2&kind=job").body())
                .contains("Ranking version 9+2")
                .as("and the way back")
                .contains("href=\"" + list + "?kind=job&amp;balance=2\"");
        List<String> two = boxes(leant).subList(0, 2);
        String compare =
                "/people/%s/compare?balance=2&vacancy=%s&vacancy=%s"
                        .formatted(person, two.getFirst(), two.getLast());
        assertThat(wilaiwan.get(compare + "&sheet=1").body()).doesNotContain("Ranking version");
        assertThat(wilaiwan.get(compare).body())
                .contains("Ranking version 9+2.")
                .contains(list + "?balance=2&amp;vacancy=" + two.getFirst())
                .contains(list + "/" + two.getLast() + "?balance=2\"");
        assertThat(wilaiwan.get("/people/" + person + "/matches?balance=9").body())
                .doesNotContain("than usual here");
    }

    @Test
    void theBalanceIsKeptFromAPersonToWhomElseItFitsAndBack() {
        String list = "/people/" + person + "/matches";
        String vacancy = boxes(wilaiwan.get(list + "?balance=-1").body()).getFirst();
        String pair = list + "/" + vacancy;
        String candidates = "/vacancies/" + vacancy + "/candidates";
        assertThat(wilaiwan.get(pair).body()).contains("href=\"" + candidates + "\"");
        String explained = wilaiwan.get(pair + "?balance=-1").body();
        assertThat(explained).contains("href=\"" + candidates + "?balance=-1\"");
        String score = first(SCORE, explained);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(wilaiwan.get(candidates + "?balance=-1").body())
                                        .contains(
                                                "What they can do weighs more than usual here.",
                                                "Ranking version 9-1.",
                                                "name=\"balance\" min=\"-2\" max=\"2\" step=\"1\" value=\"-1\"",
                                                "href=\"" + pair + "?balance=-1\"",
                                                candidates + "/others?balance=-1\"",
                                                "Score " + score));
        assertThat(wilaiwan.get(candidates + "/others?balance=-1").body())
                .contains(pair + "?balance=-1\"", "href=\"" + candidates + "?balance=-1\"");
        assertThat(wilaiwan.get(candidates + "?balance=9").body())
                .contains("Ranking version 9.", "href=\"" + pair + "\"")
                .doesNotContain("than usual here");
    }

    @Test
    void comparingTakesTwoToFour() {
        List<String> ids = boxes(wilaiwan.get("/people/" + person + "/matches").body());
        String path = "/people/" + person + "/compare";
        assertThat(wilaiwan.get(path).statusCode()).isEqualTo(200);
        HttpResponse<String> one = wilaiwan.get(path + "?vacancy=" + ids.get(0));
        assertThat(one.statusCode()).isEqualTo(400);
        assertThat(one.body()).contains("at least two");
        HttpResponse<String> five =
                wilaiwan.get(
                        path
                                + "?"
                                + ids.stream()
                                        .limit(5)
                                        .map(id -> "vacancy=" + id)
                                        .collect(java.util.stream.Collectors.joining("&")));
        assertThat(five.statusCode()).isEqualTo(400);
        assertThat(five.body()).contains("At most four");
        HttpResponse<String> two =
                wilaiwan.get(path + "?vacancy=" + ids.get(0) + "&vacancy=" + ids.get(1));
        assertThat(two.body()).contains("compare of-2").doesNotContain("Score");
        assertThat(
                        wilaiwan.get(
                                        path
                                                + "?vacancy="
                                                + ids.get(0)
                                                + "&vacancy="
                                                + UUID.randomUUID())
                                .statusCode())
                .isEqualTo(404);
    }

    private static void twoPagesOfAListThatNoOtherTestChangesMeanwhile() {
        String first = wilaiwan.get("/people/" + person + "/matches").body();
        String next = Objects.requireNonNull(next(first));
        assertThat(boxes(wilaiwan.get(next).body()))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(boxes(first));
    }

    @Test
    void pagesFollowOneAnotherWithoutRepeats() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(MatchPagesTest::twoPagesOfAListThatNoOtherTestChangesMeanwhile);
        assertThat(wilaiwan.get("/people/" + person + "/matches?cursor=nonsense").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCourseForTheFilterAndNothingElse() {
        String body = wilaiwan.get("/people/" + person + "/matches?kind=training").body();
        assertThat(body).contains("Training").doesNotContain("tag primary\">Job");
    }

    @Test
    void outreachSeesWhatIsOpenAndNothingBefore() {
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                "outreach@onward.example",
                                "Bus station",
                                PASSWORD,
                                Role.OUTREACH,
                                UUID.fromString(service.ask("select id::text from office limit 1")),
                                null,
                                null,
                                "en"));
        Browserless outreach = new Browserless(service).signIn("outreach@onward.example", PASSWORD);
        String open =
                service.ask(
                        """
                        select v.id::text from vacancy v join employer e on e.id = v.employer_id
                        where v.state = 'open' and e.standing = 'verified' and not v.overseas
                        limit 1
                        """);
        String waiting =
                service.ask("select id::text from vacancy where state = 'submitted' limit 1");
        assertThat(outreach.get("/vacancies/" + open).statusCode()).isEqualTo(200);
        assertThat(outreach.get("/vacancies/" + waiting).statusCode()).isEqualTo(404);
        assertThat(wilaiwan.get("/vacancies/" + waiting).body()).contains("Waiting for review");
        assertThat(outreach.get("/people/" + person + "/matches").statusCode()).isEqualTo(403);
    }

    @Test
    void aSearchShowsWhatWasMetAndWhatElseCanBeChosen() {
        String all = wilaiwan.get("/vacancies").body();
        assertThat(all).doesNotContain("<mark>");
        String page = wilaiwan.get("/vacancies?q=welder&kind=training&backed=yes").body();
        assertThat(page)
                .contains("<mark>welders</mark>")
                .contains("<mark>SMAW NC II</mark>")
                .doesNotContain("Soldering")
                .contains("name=\"backed\" value=\"yes\" checked")
                .contains("href=\"/vacancies?q=welder&amp;kind=training\"");
        assertThat(
                        wilaiwan.get(
                                        "/vacancies?q=%E0%B8%9C%E0%B8%B9%E0%B9%89%E0%B8%AA%E0%B8%B9%E0%B8%87%E0%B8%AD%E0%B8%B2%E0%B8%A2%E0%B8%B8")
                                .body())
                .as("old people")
                .contains("Found as: ");
        assertThat(wilaiwan.get("/vacancies?q=welder&kind=training").body())
                .containsPattern("value=\"job\"[^>]*>Job<span class=\"count\">[1-9]");
        assertThat(wilaiwan.get("/vacancies?q=Taichung").body()).contains("NT$32,000");
    }

    @Test
    void howManySayWhatWasChosenIsSaidAndOnlyThoseCanBeHad() {
        String page = wilaiwan.get("/vacancies?kind=job&accommodation=yes").body();
        List<Integer> counts =
                numbers("A place to live: ([0-9]+) says? so · ([0-9]+) do(?:es)? not say", page);
        int say = counts.get(0);
        assertThat(numbers(FOUND, page)).containsExactly(say + counts.get(1));
        assertThat(numbers("A place to live<span class=\"count\">([0-9]+)", page))
                .containsExactly(say);
        assertThat(page)
                .contains(
                        "href=\"/vacancies?kind=job&amp;accommodation=yes&amp;known=accommodation\"");

        String only =
                wilaiwan.get("/vacancies?kind=job&accommodation=yes&known=accommodation").body();
        assertThat(numbers(FOUND, only)).containsExactly(say);
        assertThat(only)
                .contains("A place to live: only those that say so")
                .contains("<input type=\"hidden\" name=\"known\" value=\"accommodation\">")
                .as("each condition is taken away alone")
                .contains("href=\"/vacancies?accommodation=yes&amp;known=accommodation\"")
                .contains("href=\"/vacancies?kind=job&amp;accommodation=yes\"")
                .contains("href=\"/vacancies?kind=job\"")
                .doesNotContain("do not say", SILENT);
        assertThat(wilaiwan.get("/vacancies?known=accommodation&known=pay&known=zz").body())
                .as("nothing chosen that could be said")
                .contains(
                        numbers(FOUND, wilaiwan.get("/vacancies").body()).getFirst() + " vacancies")
                .doesNotContain("only those that say so");
    }

    @Test
    void thoseThatSayWhatWasChosenStandBeforeALineAndTheOthersBehindIt() {
        Pattern row = Pattern.compile("<p class=\"about meta\">");
        String page = wilaiwan.get("/vacancies?accommodation=yes").body();
        List<Integer> counts =
                numbers("A place to live: ([0-9]+) say so · ([0-9]+) do not say", page);
        List<Long> before = new ArrayList<>();
        List<Long> behind = new ArrayList<>();
        String next = "/vacancies?accommodation=yes";
        while (next != null) {
            page = wilaiwan.get(next).body();
            int line = page.contains(SILENT) ? page.indexOf(SILENT) : page.length();
            before.add(row.matcher(page.substring(0, line)).results().count());
            behind.add(row.matcher(page.substring(line)).results().count());
            next = next(page);
        }
        assertThat(before.getFirst()).isEqualTo(counts.get(0).longValue());
        assertThat(before.subList(1, before.size())).containsOnly(0L);
        assertThat(behind.stream().mapToLong(n -> n).sum()).isEqualTo(counts.get(1).longValue());
        assertThat(wilaiwan.get("/vacancies?kind=job").body()).doesNotContain(SILENT);
    }

    private static List<Integer> numbers(String pattern, String page) {
        MatchResult met =
                Pattern.compile(pattern).matcher(page).results().findFirst().orElseThrow();
        return IntStream.rangeClosed(1, met.groupCount())
                .mapToObj(group -> Integer.valueOf(met.group(group)))
                .toList();
    }

    @Test
    void oddAsksAreAnsweredInWords() {
        assertThat(wilaiwan.get("/vacancies?q=" + "x".repeat(301)).statusCode()).isEqualTo(400);
        assertThat(
                        wilaiwan.get("/vacancies?q=%F0%9F%8D%9C&kind=nonsense&province=%27")
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        wilaiwan.get("/people/" + person + "/matches?start=2569-13-40&province=zz")
                                .statusCode())
                .isEqualTo(200);
        assertThat(wilaiwan.get("/vacancies?cursor=nonsense").statusCode()).isEqualTo(400);
    }
}
