package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.search.ShownVacancies;
import org.onward.matching.web.Browserless;

/** The people pages over HTTP, without a browser. */
class PeoplePagesTest {
    private static final String PASSWORD = "rambutan kite seven harbours";

    private static TestService service;
    private static Browserless malee;
    private static Browserless jun;

    @BeforeAll
    static void start() {
        service = TestService.start();
        TestWorld world = new TestWorld(service);
        malee = counsellor(world.chiangMai, "Malee Srisai");
        jun = counsellor(world.chiangMai, "Jun Peñaflor");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Browserless counsellor(UUID office, String name) {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email, name, PASSWORD, Role.COUNSELLOR, office, null, null, "en"));
        return new Browserless(service).signIn(email, PASSWORD);
    }

    /** Registers through the form and returns the address of the person. */
    private static String registered(Browserless browser, String name, String born) {
        browser.get("/people/new");
        HttpResponse<String> answer =
                browser.submit(
                        "/people/new", Map.of("name", name, "birthDate", born, "kind", "returnee"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("location").orElseThrow().replace("?saved=1", "");
    }

    private static String version(String page) {
        return page.replaceAll("(?s).*name=\"version\" value=\"([0-9]+)\".*", "$1");
    }

    @Test
    void everyAddressOfSomebodyElsesPersonIsTheNotFoundPage() {
        String theirs = registered(malee, "วิภา ใจดี", "12 May 1990");
        for (String page :
                new String[] {"", "/edit", "/identity", "/safety", "/leave", "/return"}) {
            HttpResponse<String> answer = jun.get(theirs + page);
            assertThat(answer.statusCode()).as(page).isEqualTo(404);
            assertThat(answer.body()).contains("There is nothing here").doesNotContain("วิภา");
        }
        jun.get("/people");
        for (String act :
                new String[] {
                    "/edit", "/identity", "/safety", "/readiness", "/matching", "/leave", "/return"
                }) {
            assertThat(
                            jun.submit(
                                            theirs + act,
                                            Map.of(
                                                    "act",
                                                    "save",
                                                    "to",
                                                    "ready",
                                                    "name",
                                                    "x",
                                                    "birthDate",
                                                    "1990",
                                                    "kind",
                                                    "live_in",
                                                    "agreed",
                                                    "yes",
                                                    "choice",
                                                    act.equals("/leave") ? "left" : "ready"))
                                    .statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(jun.get("/people").body()).doesNotContain("วิภา");
        assertThat(malee.get("/people").body()).contains("วิภา ใจดี", "Complete the profile");
    }

    @Test
    void aNameThatIsSearchedForNeverStandsInAnAddress() {
        Browserless searching = counsellor(new TestWorld(service).chiangMai, "Searching");
        for (int i = 0; i < 51; i++) {
            registered(searching, "Niña Cruz %02d".formatted(i), "1990");
        }
        registered(searching, "Maricel Dy", "1991");
        searching.get("/people");

        String address = searched(searching, Map.of("q", " niña ", "readiness", "registered"));
        assertThat(address)
                .startsWith("/people?readiness=registered&search=")
                .doesNotContainIgnoringCase("ni%C3")
                .doesNotContainIgnoringCase("niña");
        String list = searching.get(address).body();
        assertThat(list)
                .contains("value=\"niña\"", "Niña Cruz 00")
                .doesNotContain("Maricel", "Niña Cruz 50");
        String next =
                list.replaceAll("(?s).*href=\"([^\"]+)\" rel=\"next\".*", "$1")
                        .replace("&amp;", "&");
        assertThat(searching.get(next).body())
                .contains("Niña Cruz 50", "value=\"niña\"")
                .doesNotContain("Maricel");

        Browserless other = counsellor(new TestWorld(service).chiangMai, "Other");
        registered(other, "Ligaya Santos", "1990");
        assertThat(other.get(address).body())
                .as("another's search is none")
                .contains("Ligaya")
                .doesNotContain("niña");
        assertThat(searched(searching, Map.of("q", " "))).isEqualTo("/people");
        assertThat(searching.get("/people?search=nonsense").statusCode()).isEqualTo(200);
    }

    private static String searched(Browserless browser, Map<String, String> fields) {
        HttpResponse<String> answer = browser.submit("/people", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("location").orElseThrow();
    }

    @Test
    void aBadRegistrationNamesEveryFieldAndKeepsWhatWasTyped() {
        malee.get("/people/new");
        HttpResponse<String> answer =
                malee.submit(
                        "/people/new",
                        Map.of(
                                "birthDate", "31/02/1990",
                                "phone", "12",
                                "email", "no address",
                                "note", "asks for Niña",
                                "kind", "returnee"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "error-summary",
                        "href=\"#name\"",
                        "href=\"#birthDate\"",
                        "href=\"#phone\"",
                        "href=\"#email\"",
                        "value=\"31/02/1990\"",
                        "asks for Niña</textarea>");
    }

    @Test
    void aBuddhistYearIsOfferedBackConverted() {
        malee.get("/people/new");
        HttpResponse<String> answer =
                malee.submit(
                        "/people/new",
                        Map.of("name", "สมชาย", "birthDate", "12 พ.ค. 2533", "kind", "returnee"));
        assertThat(answer.body())
                .contains("2533 looks like a Buddhist year", "value=\"birthDate|1990-05-12\"");
        HttpResponse<String> taken =
                malee.submit(
                        "/people/new",
                        Map.of(
                                "name", "สมชาย",
                                "birthDate", "12 พ.ค. 2533",
                                "kind", "returnee",
                                "take", "birthDate|1990-05-12"));
        assertThat(taken.body()).contains("value=\"12 May 1990\"", "value=\"สมชาย\"");
    }

    @Test
    void somebodyUnder18IsNotStoredAndThePageSaysWhomToCall() {
        String before = service.ask("select count(*) from returnee");
        malee.get("/people/new");
        HttpResponse<String> answer =
                malee.submit(
                        "/people/new",
                        Map.of("name", "Ana Reyes", "birthDate", "2010", "kind", "returnee"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Under 18: nothing was stored", "1300", "value=\"Ana Reyes\"");
        assertThat(service.ask("select count(*) from returnee")).isEqualTo(before);
    }

    @Test
    void whoIsRegisteredAlreadyIsNamedByTheOfficeOnly() {
        registered(malee, "José Ramírez", "1985");
        jun.get("/people/new");
        Map<String, String> again =
                new HashMap<>(
                        Map.of("name", "JOSÉ ramírez", "birthDate", "1985", "kind", "returnee"));
        HttpResponse<String> answer = jun.submit("/people/new", again);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Ask the office Office TH-50", "id=\"anotherPerson\"")
                .doesNotContain("Malee");
        again.put("anotherPerson", "yes");
        assertThat(jun.submit("/people/new", again).statusCode()).isEqualTo(303);
    }

    @Test
    void aFormSentTwiceRegistersOnce() {
        String page = malee.get("/people/new").body();
        String key = page.replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");
        Map<String, String> form =
                Map.of("name", "Twice Santos", "birthDate", "1979", "kind", "returnee", "key", key);
        String first =
                malee.submit("/people/new", form).headers().firstValue("location").orElseThrow();
        assertThat(malee.submit("/people/new", form).headers().firstValue("location"))
                .hasValue(first);
    }

    @Test
    void whatCannotBeResolvedIsNamedAtItsFieldAndKept() {
        String person = registered(malee, "Lek Thongdee", "1991");
        String version = version(malee.get(person + "/edit").body());
        HttpResponse<String> answer =
                malee.submit(
                        person + "/edit",
                        Map.of(
                                "version", version,
                                "act", "save",
                                "skills-new", "zzzqqq",
                                "availableFrom", "16/11/2569",
                                "hoursMin", "99",
                                "household-living", "a lot"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "href=\"#skills-new\"",
                        "href=\"#availableFrom\"",
                        "href=\"#hoursMin\"",
                        "href=\"#household-living\"",
                        "value=\"zzzqqq\"",
                        "value=\"16/11/2569\"",
                        "availableFrom|2026-11-16");
        assertThat(
                        service.ask(
                                "select count(*) from profile_skill where returnee_id = ?::uuid",
                                id(person)))
                .isEqualTo("0");
    }

    @Test
    void whoSavesOverSomebodyElsesChangeIsShownTheConflictFirst() {
        String person = registered(malee, "Dao Suwan", "1988");
        String version = version(malee.get(person + "/edit").body());
        Map<String, String> form =
                new HashMap<>(
                        Map.of(
                                "version", version,
                                "act", "save",
                                "education-level", "3",
                                "hoursMin", "20"));
        assertThat(malee.submit(person + "/edit", form).statusCode()).isEqualTo(303);
        form.put("hoursMin", "30");
        HttpResponse<String> conflict = malee.submit(person + "/edit", form);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body())
                .contains("Somebody else saved this profile meanwhile", "value=\"30\"")
                .contains("href=\"#availability\"");
        form.put("version", version(conflict.body()));
        assertThat(malee.submit(person + "/edit", form).statusCode()).isEqualTo(303);
        assertThat(service.ask("select hours_min from returnee where id = ?::uuid", id(person)))
                .isEqualTo("30");
    }

    private static final Pattern KEPT = Pattern.compile("name=\"kept\" value=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    /** The fields of the page that gives back what was kept. */
    private static Map<String, String> givenBack(String page) {
        Map<String, String> fields = new HashMap<>();
        String form = page.substring(page.indexOf("<main"));
        for (Matcher field = HIDDEN.matcher(form); field.find(); ) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    private static String kept(String page) {
        Matcher kept = KEPT.matcher(page);
        assertThat(kept.find()).as(page).isTrue();
        return kept.group(1);
    }

    private static String account(TestWorld world) {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Waan Chaiyo",
                                PASSWORD,
                                Role.COUNSELLOR,
                                world.chiangMai,
                                null,
                                null,
                                "en"));
        return email;
    }

    private static void endSessionsOf(String email) {
        service.sql(
                """
                update session set ended_at = now(), ended_because = 'signed_out'
                where account_id = (select id from account where email = ?)""",
                email);
    }

    @Test
    void whatIsToldOfWorkNobodyPaidForSaysWhichKindOfWorkIsMeant() {
        String email = account(new TestWorld(service));
        Browserless waan = new Browserless(service).signIn(email, PASSWORD);
        String person = registered(waan, "Nim Suksai", "1990");
        Map<String, String> typed = new HashMap<>();
        typed.put("version", version(waan.get(person + "/edit").body()));
        typed.put("act", "save");
        typed.put("experience-0-id", "");
        typed.put("experience-0-occupation", "ช่วยที่บ้านญาติ");
        typed.put("experience-0-words", "ดูแลยายที่ป่วย ป้อนข้าว อาบน้ำ พาไปหาหมอ");
        HttpResponse<String> unsure = waan.submit(person + "/edit", typed);
        assertThat(unsure.statusCode()).isEqualTo(400);
        assertThat(unsure.body())
                .contains("Not sure what is meant", "value=\"experience-0-occupation|5322\"");
    }

    @Test
    void whatACompletedCourseTaughtIsShownToWhoToldOfNoSkillToo() {
        TestWorld world = new TestWorld(service);
        ShownVacancies shown = new ShownVacancies(service, world);
        UUID course =
                shown.vacancy(
                        "training", shown.employer("Fang College"), "Cooking", "5120", "TH-50");
        shown.asks(course, "cook-thai-food", false, true);
        String person = registered(malee, "Somjai Kaew", "1990");
        assertThat(malee.get(person).body()).doesNotContain("Learnt where a course was completed");
        UUID id = UUID.fromString(person.substring(person.lastIndexOf('/') + 1));
        service.sql("update returnee set skills_known = true where id = ?", id);
        service.sql(
                """
                insert into placement (id, returnee_id, kind, vacancy_id, employer_id, state, agreed_on, started_on,
                    ended_on, recorded_at, recorded_by)
                select gen_random_uuid(), ?, 'training', v.id, v.employer_id, 'completed', date '2026-03-01',
                    date '2026-03-01', date '2026-05-01', v.state_since, a.id
                from vacancy v, account a where v.id = ? and a.display_name = 'Malee Srisai'""",
                id,
                course);
        assertThat(malee.get(person).body())
                .contains("<p>none</p>", "Learnt where a course was completed")
                .containsIgnoringCase("counted as well: cook Thai");
    }

    @Test
    void whatSomebodyWorkedAsLastHelpsToReadTheirSkill() {
        String email = account(new TestWorld(service));
        Browserless waan = new Browserless(service).signIn(email, PASSWORD);
        String person = registered(waan, "Dao Suksai", "1990");
        Map<String, String> typed = new HashMap<>();
        typed.put("version", version(waan.get(person + "/edit").body()));
        typed.put("act", "save");
        typed.put("skills-new", "farm selling");
        typed.put("experience-0-id", "");
        typed.put("experience-0-occupation", "Field crop and vegetable growers");
        typed.put("experience-0-endedYear", "2015");
        typed.put("experience-1-id", "");
        typed.put("experience-1-occupation", "Welders and flamecutters");
        typed.put("experience-1-endedYear", "2020");
        assertThat(waan.submit(person + "/edit", typed).statusCode()).isEqualTo(400);
        typed.put("experience-1-endedYear", "2010");
        assertThat(waan.submit(person + "/edit", typed).statusCode()).isEqualTo(303);
        assertThat(
                        service.ask(
                                """
                                select l.text from profile_skill s
                                join label l on l.subject = 'skill'
                                    and l.subject_key = s.skill_id::text and l.preferred
                                where s.returnee_id = ?::uuid and l.language = 'en'
                                """,
                                id(person)))
                .isEqualTo("sell farm produce");
    }

    @Test
    void whatWasTypedWhileTheSessionEndedIsSavedAfterSigningInAgain() {
        String email = account(new TestWorld(service));
        Browserless waan = new Browserless(service).signIn(email, PASSWORD);
        String person = registered(waan, "Fah Suksai", "1990");
        String words = "ขายขนมไทยที่ตลาด ".repeat(200).strip() + "\n“Piñata” & <more>";
        Map<String, String> typed = new HashMap<>();
        typed.put("version", version(waan.get(person + "/edit").body()));
        typed.put("act", "save");
        typed.put("experience-0-id", "");
        typed.put("experience-0-occupation", "");
        typed.put("experience-0-words", words);
        typed.put("hoursMin", "20");
        endSessionsOf(email);

        HttpResponse<String> refused = waan.submit(person + "/edit", typed);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .contains("What you typed is kept")
                .as("nothing of it is readable")
                .doesNotContain("ขายขนม", "Piñata", person);
        HttpResponse<String> mistyped =
                waan.post(
                        "/signin",
                        Map.of("email", email, "password", "no", "kept", kept(refused.body())),
                        Map.of());
        assertThat(mistyped.statusCode()).isEqualTo(401);
        HttpResponse<String> back =
                waan.post(
                        "/signin",
                        Map.of("email", email, "password", PASSWORD, "kept", kept(mistyped.body())),
                        Map.of());
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("action=\"" + person + "/edit\"", "&lt;more>");

        Map<String, String> again = givenBack(back.body());
        again.replaceAll(
                (_, value) ->
                        value.replace("&lt;", "<").replace("&#34;", "\"").replace("&amp;", "&"));
        assertThat(again).containsAllEntriesOf(typed);
        assertThat(waan.post(person + "/edit", again, Map.of()).statusCode()).isEqualTo(303);
        assertThat(waan.get(person + "/edit").body())
                .contains("ขายขนมไทยที่ตลาด", "“Piñata” &amp; &lt;more&gt;");
    }

    @Test
    void whatSomebodyTypedIsNotGivenToWhoeverSignsInNext() {
        TestWorld world = new TestWorld(service);
        String email = account(world);
        Browserless tablet = new Browserless(service).signIn(email, PASSWORD);
        String person = registered(tablet, "Ploy Rakdee", "1990");
        tablet.get(person + "/identity");
        endSessionsOf(email);
        String page =
                tablet.submit(person + "/identity", Map.of("name", "Ploy Rakdee-Santos")).body();

        HttpResponse<String> other =
                tablet.post(
                        "/signin",
                        Map.of("email", account(world), "password", PASSWORD, "kept", kept(page)),
                        Map.of());
        assertThat(other.headers().firstValue("location")).hasValue("/");
        assertThat(other.body()).doesNotContain("Ploy");
    }

    @Test
    void aFormOfAnEarlierSessionOfTheSameAccountIsGivenBackToSendAgain() {
        String email = account(new TestWorld(service));
        Browserless waan = new Browserless(service).signIn(email, PASSWORD);
        waan.get("/people/new");
        waan.signIn(email, PASSWORD);
        Map<String, String> typed =
                Map.of("name", "Mai Dee", "birthDate", "1990", "kind", "returnee");
        HttpResponse<String> refused = waan.submit("/people/new", typed);
        assertThat(refused.statusCode()).isEqualTo(403);
        Map<String, String> again = givenBack(refused.body());
        assertThat(again).containsAllEntriesOf(typed);
        assertThat(waan.post("/people/new", again, Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void aFormThatWeHadNotMadeIsNotKept() {
        HttpResponse<String> answer =
                new Browserless(service)
                        .post("/people/new", Map.of("name", "x", "csrf", "guess"), Map.of());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue("/signin?ended=1");
    }

    @Test
    void aLongProfileIsTakenWhole() {
        String person = registered(malee, "Som Chaidee", "1991");
        Map<String, String> form = new HashMap<>();
        form.put("version", version(malee.get(person + "/edit").body()));
        form.put("act", "save");
        for (int i = 0; i < 30; i++) {
            form.put("experience-%d-id".formatted(i), "");
            form.put("experience-%d-code".formatted(i), "");
            form.put("experience-%d-paid".formatted(i), "yes");
            form.put("experience-%d-occupation".formatted(i), "");
            form.put("experience-%d-words".formatted(i), "ขายขนมไทยที่ตลาดเช้า ".repeat(20));
            form.put("experience-%d-months".formatted(i), "3");
        }
        form.put("education-level", "3");
        HttpResponse<String> answer = malee.submit(person + "/edit", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    @Test
    void aSharpScaleValueIsKeptWhenTheFormIsSavedUnchanged() {
        String person = registered(malee, "Noi Kaewta", "1993");
        service.sql(
                "insert into profile_aptitude (returnee_id, family, value) values (?::uuid, 'memory', 0.73)",
                id(person));
        assertThat(malee.get(person + "/edit").body())
                .contains("name=\"aptitudes-memory\" value=\"0.73\" checked");
    }

    @Test
    void resultsOfAnAssessmentStayWhenTheFormIsSaved() {
        String person = registered(malee, "Dao Kaewta", "1994");
        service.sql(
                "insert into profile_aptitude (returnee_id, family, value) values (?::uuid, '2.C.3.e', 0.7)",
                id(person));
        String page = malee.get(person + "/edit").body();
        assertThat(page)
                .contains("<input type=\"hidden\" name=\"aptitudes-2.C.3.e\" value=\"0.7\">")
                .contains("Results of an assessment that count beside these: 1");
        Map<String, String> form = new HashMap<>();
        form.put("version", version(page));
        form.put("act", "save");
        form.put("aptitudes-memory", "0.75");
        form.put("aptitudes-2.C.3.e", "0.7");
        form.put("aptitudes-2.C.3.x", "0.7");
        assertThat(malee.submit(person + "/edit", form).statusCode()).isEqualTo(303);
        assertThat(
                        service.ask(
                                "select string_agg(family || ' ' || value, ', ' order by family) from profile_aptitude where returnee_id = ?::uuid",
                                id(person)))
                .isEqualTo("2.C.3.e 0.7, memory 0.75");
    }

    @Test
    void theReadinessMovesOnlyWhereItMayAndTheDayToAskIsInTheFuture() {
        String person = registered(malee, "Maricel Dy", "1980");
        malee.get(person);
        HttpResponse<String> past =
                malee.submit(person + "/readiness", Map.of("to", "not_now", "until", "1 Jan 2020"));
        assertThat(past.statusCode()).isEqualTo(400);
        assertThat(past.body()).contains("Enter a day in the future", "value=\"1 Jan 2020\"");
        assertThat(malee.submit(person + "/readiness", Map.of("to", "placed")).body())
                .contains("This cannot follow the present readiness");
        assertThat(
                        malee.submit(
                                        person + "/readiness",
                                        Map.of("to", "not_now", "until", "2 Jan 2199"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(malee.get(person).body()).contains("ask again");
    }

    @Test
    void aSafetyRuleIsShownToTheOwnCounsellorAndNotToWhoCovers() {
        TestWorld world = new TestWorld(service);
        Browserless own = counsellor(world.cebu, "Own Counsellor");
        Browserless covering = counsellor(world.cebu, "Covering Counsellor");
        String person = registered(own, "Ligaya Cruz", "1990");
        own.get(person + "/safety");
        assertThat(
                        own.submit(
                                        person + "/safety",
                                        Map.of("kind", "person", "name", "Mr. Lotus"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(own.get(person).body()).contains("Mr. Lotus");

        covering.get("/cover");
        String absent = service.ask("select id from account where display_name = 'Own Counsellor'");
        assertThat(covering.submit("/cover", Map.of("absent", absent, "reason", "x")).body())
                .contains("href=\"#until\"", "href=\"#reason\"");
        String until =
                covering.get("/cover")
                        .body()
                        .replaceAll("(?s).*At most 31 days. For example ([^<]+)\\.<.*", "$1");
        assertThat(
                        covering.submit(
                                        "/cover",
                                        Map.of(
                                                "absent",
                                                absent,
                                                "reason",
                                                "ill today",
                                                "until",
                                                until))
                                .statusCode())
                .isEqualTo(303);
        assertThat(covering.get("/people").body())
                .contains("Ligaya Cruz", "Own Counsellor’s person");
        assertThat(covering.get(person).body()).doesNotContain("Mr. Lotus");
        String cover =
                covering.get("/cover")
                        .body()
                        .replaceAll("(?s).*/cover/([0-9a-f-]{36})/end.*", "$1");
        assertThat(covering.submit("/cover/" + cover + "/end", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(covering.get(person).statusCode()).isEqualTo(404);
    }

    @Test
    void severalAreHandedOverAndTheColleagueHasThemOnTheDaysList() {
        TestWorld world = new TestWorld(service);
        Browserless giving = counsellor(world.cebu, "Ana Giving");
        Browserless taking = counsellor(world.cebu, "Ben Taking");
        String first = registered(giving, "Ligaya Abad", "1990");
        String second = registered(giving, "Niña Abad", "1991");
        String third = registered(giving, "José Abad", "1992");
        String of = "/people/hand-over?of=" + id(first);
        assertThat(giving.get(first).body()).contains(of);
        assertThat(giving.get(of).body())
                .contains("value=\"%s\" checked".formatted(id(first)), "Niña Abad", "Ben Taking");
        assertThat(giving.submit("/people/hand-over", Map.of("from", "1 Jan 2020")).body())
                .contains("href=\"#of\"", "href=\"#to\"", "value=\"1 Jan 2020\"");
        String ben = service.ask("select id from account where display_name = 'Ben Taking'");
        assertThat(
                        giving.submit(
                                        "/people/hand-over",
                                        Map.of("of", id(first), "to", ben, "from", "1 Jan 2020"))
                                .body())
                .contains("within 90 days");
        assertThat(taking.get(first).statusCode()).isEqualTo(404);

        HttpResponse<String> given =
                giving.submit(
                        "/people/hand-over",
                        "of",
                        id(first),
                        "of",
                        id(second),
                        "to",
                        ben,
                        "from",
                        "");
        assertThat(given.headers().firstValue("location")).contains("/people?given=2");
        assertThat(giving.get("/people?given=2").body())
                .contains("2 people were handed over.", "José Abad")
                .doesNotContain("Ligaya Abad", "Niña Abad");
        assertThat(giving.get(first).statusCode()).isEqualTo(404);

        assertThat(taking.get("/work").body())
                .contains(
                        "<strong>Ligaya Abad</strong> is with you now.", "href=\"" + second + "\"");
        assertThat(taking.get(first).body()).contains("Handed over to you by Ana Giving");
        assertThat(taking.submit(first + "/received", Map.of()).statusCode()).isEqualTo(303);
        assertThat(taking.get(first).body()).doesNotContain("Handed over to you");
        assertThat(taking.get("/work").body()).doesNotContain("Ligaya").contains("Niña Abad");
        assertThat(
                        giving.submit("/people/hand-over", Map.of("of", id(first), "to", ben))
                                .statusCode())
                .as("hers no more")
                .isEqualTo(404);
        giving.get("/people/hand-over");
        String later = service.ask("select to_char(current_date + 9, 'YYYY-MM-DD')");
        assertThat(
                        giving.submit(
                                        "/people/hand-over",
                                        Map.of("of", id(third), "to", ben, "from", later))
                                .statusCode())
                .isEqualTo(303);
        assertThat(giving.get("/people").body()).contains("José Abad", "with Ben Taking from");
        assertThat(taking.get(third).statusCode()).isEqualTo(404);
    }

    @Test
    void programmeStaffFindACodeGiveItACounsellorAndErase() {
        TestWorld world = new TestWorld(service);
        Browserless own = counsellor(world.chiangMai, "Own Adviser");
        counsellor(world.chiangMai, "Next Adviser");
        Browserless staff = staff(world);
        Browserless stranger = staff(new TestWorld(service));
        String person = registered(own, "Rosario Peñaflor", "1984");
        String code =
                service.ask(
                        "select reference from returnee where id = ?", UUID.fromString(id(person)));
        String address = "/enrolments/" + code;
        assertThat(staff.get("/enrolments").body())
                .as("who has a counsellor is not listed")
                .doesNotContain(code);
        service.sql("update account set standing = 'suspended' where display_name = 'Own Adviser'");
        assertThat(staff.get("/enrolments").body()).contains(code).doesNotContain("Rosario");
        service.sql("update account set standing = 'active' where display_name = 'Own Adviser'");
        assertThat(staff.submit("/enrolments", Map.of("code", "cr-000000")).body())
                .contains("Nobody in this programme has this code", "value=\"cr-000000\"");
        assertThat(
                        staff.submit(
                                        "/enrolments",
                                        Map.of("code", " " + code.toLowerCase(Locale.ROOT)))
                                .headers()
                                .firstValue("location"))
                .contains(address);
        assertThat(stranger.get(address).statusCode()).isEqualTo(404);
        assertThat(own.get("/enrolments").statusCode()).isEqualTo(403);

        assertThat(staff.get(address).body()).contains("Next Adviser").doesNotContain("Rosario");
        assertThat(staff.submit(address + "/assignment", Map.of("counsellor", "")).body())
                .contains("href=\"#counsellor\"");
        String next = service.ask("select id from account where display_name = 'Next Adviser'");
        assertThat(staff.submit(address + "/assignment", Map.of("counsellor", next)).statusCode())
                .isEqualTo(303);
        assertThat(own.get(person).statusCode()).isEqualTo(404);

        stranger.get("/enrolments");
        Map<String, String> sure = Map.of("reason", "asked in writing", "sure", "yes");
        assertThat(stranger.submit(address + "/erasure", sure).statusCode()).isEqualTo(404);
        assertThat(staff.submit(address + "/erasure", Map.of("reason", "x")).body())
                .contains("href=\"#reason\"", "href=\"#sure\"", "value=\"x\"", "<details open");
        assertThat(staff.get(address).statusCode()).as("nothing is erased").isEqualTo(200);
        assertThat(staff.submit(address + "/erasure", sure).headers().firstValue("location"))
                .contains("/enrolments?erased=1");
        assertThat(staff.get("/enrolments?erased=1").body())
                .contains("Only the counts are left.")
                .doesNotContain(code);
        assertThat(staff.get(address).statusCode()).isEqualTo(404);
    }

    private static Browserless staff(TestWorld world) {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Kanchana Staff",
                                PASSWORD,
                                Role.PROGRAMME_STAFF,
                                null,
                                world.programme,
                                null,
                                "en"));
        return new Browserless(service).signIn(email, PASSWORD);
    }

    @Test
    void suggestionsComeAsAPartOfAPageInTheLanguageOfTheCounsellor() {
        HttpResponse<String> answer = malee.get("/suggest?field=skills-new&skills-new=weld");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("value=\"skills-new|", "<ul class=\"suggestions\">")
                .doesNotContain("<html");
        assertThat(
                        malee.get(
                                        "/suggest?field=places-new&q="
                                                + "%E0%B9%80%E0%B8%8A%E0%B8%B5%E0%B8%A2%E0%B8%87%E0%B9%83%E0%B8%AB%E0%B8%A1%E0%B9%88")
                                .body())
                .contains("Chiang Mai");
        assertThat(malee.get("/suggest?field=%3Cscript%3E&q=x").statusCode()).isEqualTo(404);
    }

    private static String id(String person) {
        return person.replace("/people/", "");
    }
}
