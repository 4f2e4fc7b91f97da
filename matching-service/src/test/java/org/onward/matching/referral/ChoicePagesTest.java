package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.referral.ReferralWorld.ok;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.problem.ProblemLanguage;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.web.Browserless;

/** The counsellor's pages from a choice to an introduction, over HTTP. */
class ChoicePagesTest {
    private static final Pattern ROUND = Pattern.compile("name=\"round\" value=\"([^\"]+)\"");
    private static final Pattern PROPOSAL = Pattern.compile("name=\"proposal\" value=\"([^\"]+)\"");

    private static TestService service;
    private static ReferralWorld world;

    @BeforeAll
    static void start() {
        service = TestService.start();
        world = new ReferralWorld(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static UUID suda() {
        return world.person("สุดา วงศ์ษา", PersonKind.RETURNEE, "abroad");
    }

    private static String of(UUID person, String page) {
        return "/people/" + person + page;
    }

    private static List<String> all(Pattern pattern, String body) {
        return pattern.matcher(body).results().map(found -> found.group(1)).toList();
    }

    private static String field(String name, String body) {
        return all(Pattern.compile("name=\"" + name + "\"[^>]* value=\"([^\"]*)\""), body)
                .getFirst();
    }

    /** The same form as the page has it, with this changed. */
    private static String[] form(String body, String act, String... changes) {
        List<String> pairs =
                new ArrayList<>(
                        List.of(
                                "act",
                                act,
                                "key",
                                field("key", body),
                                "consent",
                                field("consent", body),
                                "preset",
                                "card",
                                "answerBy",
                                field("answerBy", body),
                                "agreed",
                                "yes"));
        for (String name : List.of("endsOn", "preview", "until")) {
            if (body.contains("name=\"" + name + "\"")) {
                pairs.addAll(List.of(name, field(name, body)));
            }
        }
        for (int i = 0; i < changes.length; i += 2) {
            int at = pairs.indexOf(changes[i]);
            if (at >= 0) {
                pairs.set(at + 1, changes[i + 1]);
            } else {
                pairs.addAll(List.of(changes[i], changes[i + 1]));
            }
        }
        return pairs.toArray(new String[0]);
    }

    private static Browserless proposed(UUID person, List<UUID> vacancies) {
        Browserless browser = world.browser();
        browser.get(of(person, "/introductions"));
        List<String> pairs = new ArrayList<>();
        vacancies.forEach(one -> pairs.addAll(List.of("vacancy", one.toString())));
        HttpResponse<String> answer =
                browser.submit(of(person, "/proposals"), pairs.toArray(new String[0]));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue(of(person, "/proposals"));
        return browser;
    }

    @Test
    void whatWasShownCoversNoMoreThanWasKnownOfTheNeed() {
        UUID person = suda();
        UUID vacancy = world.vacancy(world.shown.employer("Part Works"), "ช่างไม้");
        service.sql(
                "update vacancy set pay_min_minor = 1500000, pay_max_minor = 1500000, currency = 'THB', pay_period = 'month' where id = ?",
                vacancy);
        service.sql(
                "update returnee set currency = 'THB', rent_minor = 300000 where id = ?", person);
        assertThat(proposed(person, List.of(vacancy)).get(of(person, "/proposals")).body())
                .contains("Covers what is known of the need, ฿12,000 over")
                .doesNotContain("Covers it");
        service.sql("update returnee set rent_minor = 1900000 where id = ?", person);
        assertThat(proposed(person, List.of(vacancy)).get(of(person, "/proposals")).body())
                .contains("฿4,000 short of what is known of the need")
                .doesNotContain("bout ฿4,000");
        service.sql(
                "update vacancy set pay_min_minor = 50000, pay_max_minor = 50000, pay_period = 'day' where id = ?",
                vacancy);
        assertThat(proposed(person, List.of(vacancy)).get(of(person, "/proposals")).body())
                .contains("About ฿5,958 short of what is known of the need");
    }

    @Test
    void ofACourseItStaysSaidWhatItWasShownAs() {
        UUID person = suda();
        UUID course = world.vacancy(world.shown.employer("Krabi Skills"), "เรียนช่างไม้");
        service.sql(
                "update vacancy set kind = 'training', course = 'market', finished = 24, in_work = 18 where id = ?",
                course);
        String said = "Training for a trade. The provider says: 18 of 24 who finished found work.";
        Browserless browser = proposed(person, List.of(course));
        assertThat(browser.get(of(person, "/proposals")).body()).contains(said);
        service.sql("update vacancy set finished = null, in_work = null where id = ?", course);
        assertThat(browser.get(of(person, "/proposals")).body()).contains(said);
        service.sql("update proposal set shown = shown - 'course' where vacancy_id = ?", course);
        assertThat(browser.get(of(person, "/proposals")).body())
                .as("shown before it was asked for")
                .doesNotContain("Training for a trade", "does not say what this course is");
    }

    // ── what stands against it ──────────────────────────────────────────────────────────

    @Test
    void payThatNobodyGaveIsEnteredOnTheVacancysPage() {
        UUID vacancy = world.vacancy(world.shown.employer("Nan Works"), "ช่างไม้");
        service.sql(
                "update vacancy set pay_min_minor = null, pay_max_minor = null where id = ?",
                vacancy);
        Browserless browser = world.browser();
        String page = "/vacancies/" + vacancy;
        String body = browser.get(page).body();
        assertThat(body).contains("id=\"pay\"");
        String version = field("version", body);
        assertThat(
                        browser.submit(
                                        page + "/pay",
                                        "version",
                                        version,
                                        "payMin",
                                        "500",
                                        "payMax",
                                        "400",
                                        "currency",
                                        "THB",
                                        "payPeriod",
                                        "day")
                                .statusCode())
                .as("least above most")
                .isEqualTo(400);
        assertThat(
                        browser.submit(
                                        page + "/pay",
                                        "version",
                                        version,
                                        "payMin",
                                        "0",
                                        "currency",
                                        "THB",
                                        "payPeriod",
                                        "day")
                                .body())
                .contains("0 is no pay. Leave it empty where it is not known");
        browser.submit(
                page + "/pay",
                "version",
                version,
                "payMin",
                "๔๐๐",
                "payMax",
                "",
                "currency",
                "THB",
                "payPeriod",
                "day");
        assertThat(
                        service.ask(
                                """
                                select pay_min_minor || ' ' || pay_max_minor || ' ' || currency || ' '
                                    || pay_period from vacancy where id = ?""",
                                vacancy))
                .isEqualTo("40000 40000 THB day");
        assertThat(browser.get(page).body()).doesNotContain("id=\"pay\"");
        service.sql(
                """
                update vacancy set kind = 'training', pay_min_minor = null, pay_max_minor = null,
                    pay_period = null, stipend_minor = 600000
                where id = ?""",
                vacancy);
        assertThat(browser.get(page).body())
                .as("a course with a stipend")
                .doesNotContain("id=\"pay\"");
    }

    @Test
    void payFromASumUpIsEnteredWithoutAHighest() {
        UUID vacancy = world.vacancy(world.shown.employer("Nan Joinery"), "ช่างไม้");
        service.sql(
                "update vacancy set pay_min_minor = null, pay_max_minor = null where id = ?",
                vacancy);
        Browserless browser = world.browser();
        String page = "/vacancies/" + vacancy;
        Map<String, String> told =
                new HashMap<>(
                        Map.of(
                                "version", field("version", browser.get(page).body()),
                                "payMin", "15000",
                                "payMax", "18000",
                                "payOpen", "yes",
                                "currency", "THB",
                                "payPeriod", "month"));
        HttpResponse<String> both = browser.submit(page + "/pay", told);
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(both.body())
                .contains("Leave the highest empty", "href=\"#payMax\"")
                .containsPattern("name=\"payOpen\" value=\"yes\" checked");
        told.put("payMax", "");
        browser.submit(page + "/pay", told);
        assertThat(
                        service.ask(
                                "select pay_min_minor || ' ' || (pay_max_minor is null) from vacancy where id = ?",
                                vacancy))
                .isEqualTo("1500000 true");
        assertThat(browser.get(page).body()).contains("from ฿15,000 a month");
        browser.submit("/language", Map.of("to", "th", "back", page));
        assertThat(browser.get(page).body()).contains("ตั้งแต่ ฿15,000 ต่อเดือน");
        browser.submit("/language", Map.of("to", "fil", "back", page));
        assertThat(browser.get(page).body()).contains("mula ฿15,000 kada buwan");
        browser.submit("/language", Map.of("to", "en", "back", page));
    }

    // ── proposing ───────────────────────────────────────────────────────────────────────

    @Test
    void payWithoutAHighestIsShownAsFromItsLowest() {
        UUID person = suda();
        List<UUID> three = world.three(world.shown.employer("Lanna Open Steel"));
        world.shown.pay(three.getFirst(), 900_000, "THB");
        world.shown.tell(three.getFirst(), "pay_max_minor", null);
        assertThat(proposed(person, three).get(of(person, "/proposals")).body())
                .contains("from ฿9,000 a month")
                .doesNotContain("฿9,000–");
        assertThat(
                        service.ask(
                                """
                                select shown ->> 'payMin' || ' ' || coalesce(shown ->> 'payMax', 'open') from proposal
                                where returnee_id = ? and vacancy_id = ?""",
                                person,
                                three.getFirst()))
                .isEqualTo("900000 open");
    }

    @Test
    void whatIsTickedStandsSideBySideAsItWasShown() {
        UUID person = suda();
        List<UUID> three = world.three(world.shown.employer("Lanna Steel"));
        String body = proposed(person, three).get(of(person, "/proposals")).body();
        assertThat(body)
                .contains("compare proposed of-3", "ช่างเชื่อม", "Welder, pipes", "Lanna Steel")
                .doesNotContain("Score");
        assertThat(all(PROPOSAL, body)).hasSize(3);
        assertThat(
                        service.ask(
                                """
                                select count(distinct round) || ' ' || count(ranking) from proposal
                                where returnee_id = ?""",
                                person))
                .isEqualTo("1 3");
    }

    @Test
    void theSliderOfTheListGoesAlongWithWhatIsProposedFromIt() {
        UUID person = suda();
        List<UUID> three = world.three(world.shown.employer("San Sai Steel"));
        Browserless browser = world.browser();
        String list = of(person, "/matches");
        List<String> pages =
                List.of(
                        list + "?balance=2",
                        list + "/" + three.get(0) + "?balance=2",
                        of(person, "/compare?balance=2&vacancy=%s&vacancy=%s")
                                .formatted(three.get(0), three.get(1)));
        for (String page : pages) {
            String body = browser.get(page).body();
            String form = body.substring(0, body.indexOf(of(person, "/proposals")));
            assertThat(body.substring(Math.max(0, form.lastIndexOf("<form"))))
                    .as(page)
                    .contains("type=\"hidden\" name=\"balance\" value=\"2\"");
        }
        String id = three.getFirst().toString();
        browser.submit(of(person, "/proposals"), "vacancy", id, "balance", "2");
        browser.submit(
                of(person, "/proposals"), "vacancy", three.get(1).toString(), "balance", "9");
        assertThat(
                        service.ask(
                                """
                                select string_agg(ranking, ' ' order by length(ranking)) from proposal
                                where returnee_id = ?""",
                                person))
                .isEqualTo("9 9+2");
        String leant =
                service.ask(
                        "select id from proposal where returnee_id = ? and ranking = '9+2'",
                        person);
        assertThat(browser.get(of(person, "/proposals?of=" + leant)).body())
                .contains("Ranking version 9+2.", list + "/" + id + "?balance=2\"");
        assertThat(browser.get(of(person, "/proposals")).body())
                .as("as weights are today")
                .contains(list + "/" + three.get(1) + "\"")
                .doesNotContain("Ranking version");
        List<String> five = new ArrayList<>(List.of("balance", "-1"));
        for (int i = 0; i < 5; i++) {
            five.addAll(List.of("vacancy", UUID.randomUUID().toString()));
        }
        assertThat(browser.submit(of(person, "/proposals"), five.toArray(new String[0])).body())
                .contains("/matches?balance=-1&amp;vacancy=");
    }

    @Test
    void nothingAndMoreThanFourAreNotProposedAndTheTicksAreKept() {
        UUID person = suda();
        UUID employer = world.shown.employer("Mae Rim Works");
        List<UUID> five = new ArrayList<>(world.three(employer));
        five.add(world.vacancy(employer, "Welder, tanks"));
        five.add(world.vacancy(employer, "Welder, roofs"));
        Browserless browser = world.browser();
        browser.get(of(person, "/introductions"));
        HttpResponse<String> none = browser.submit(of(person, "/proposals"), Map.of());
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("Nothing is ticked yet");
        List<String> pairs = new ArrayList<>();
        five.forEach(one -> pairs.addAll(List.of("vacancy", one.toString())));
        HttpResponse<String> many =
                browser.submit(of(person, "/proposals"), pairs.toArray(new String[0]));
        assertThat(many.statusCode()).isEqualTo(400);
        assertThat(many.body()).contains("At most four", "vacancy=" + five.getLast());
        assertThat(service.ask("select count(*) from proposal where returnee_id = ?", person))
                .isEqualTo("0");
    }

    @Test
    void oneThatCannotBeOfferedIsNamedWithWhyAndNoneIsProposed() {
        UUID person = suda();
        UUID employer = world.shown.employer("Fang Forge");
        List<UUID> three = world.three(employer);
        UUID stopped = world.vacancy(world.shown.employer("San Sai Smiths"), "Smith, knives");
        ok(
                world.counsellor.post(
                        world.of(person) + "/safety-rules",
                        "{\"kind\": \"employer\", \"employer\": \"%s\"}"
                                .formatted(
                                        service.ask(
                                                "select employer_id from vacancy where id = ?",
                                                stopped))));
        Browserless browser = world.browser();
        browser.get(of(person, "/introductions"));
        HttpResponse<String> answer =
                browser.submit(
                        of(person, "/proposals"),
                        "vacancy",
                        three.getFirst().toString(),
                        "vacancy",
                        stopped.toString());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Smith, knives: A safety rule of the person");
        assertThat(service.ask("select count(*) from proposal where returnee_id = ?", person))
                .isEqualTo("0");
    }

    @Test
    void answersAreKeptAllAtOnceWithReasonAndDayToAskAgain() {
        UUID person = suda();
        Browserless browser = proposed(person, world.three(world.shown.employer("Pai Iron")));
        String body = browser.get(of(person, "/proposals")).body();
        List<String> ids = all(PROPOSAL, body);
        String round = all(ROUND, body).getFirst();
        String again = ReferralWorld.today().plusDays(20).toString();
        String[] said = {
            "round",
            round,
            "proposal",
            ids.get(0),
            "proposal",
            ids.get(1),
            "proposal",
            ids.get(2),
            "answer-0",
            "interested",
            "reason-0",
            "pay",
            "answer-1",
            "not_now",
            "reason-1",
            "family",
            "again-1",
            again,
            "answer-2",
            "no",
            "reason-2",
            "distance"
        };
        HttpResponse<String> answer = browser.submit(of(person, "/proposals/answers"), said);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(
                        service.ask(
                                """
                                select string_agg(concat_ws(',', state, reason, ask_again_on), ' '
                                    order by state) from proposal where returnee_id = ?""",
                                person))
                .isEqualTo("interested no,distance not_now,family," + again);
        String after = browser.get(answer.headers().firstValue("location").orElseThrow()).body();
        assertThat(after).contains("The answers are kept.", of(person, "/introduce/"));
        assertThat(browser.submit(of(person, "/proposals/answers"), said).statusCode())
                .isEqualTo(303);
        assertThat(
                        service.ask(
                                "select count(*) from proposal_answer where returnee_id = ?",
                                person))
                .as("the same again is not said twice")
                .isEqualTo("3");
    }

    @Test
    void anAnswerThatCannotBeTakenKeepsNoneAndWhatWasTyped() {
        UUID person = suda();
        Browserless browser = proposed(person, world.three(world.shown.employer("Lamphun Iron")));
        String body = browser.get(of(person, "/proposals")).body();
        List<String> ids = all(PROPOSAL, body);
        String round = all(ROUND, body).getFirst();
        HttpResponse<String> nothing =
                browser.submit(
                        of(person, "/proposals/answers"), "round", round, "proposal", ids.get(0));
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("Mark at least one answer");
        HttpResponse<String> past =
                browser.submit(
                        of(person, "/proposals/answers"),
                        "round",
                        round,
                        "proposal",
                        ids.get(0),
                        "proposal",
                        ids.get(1),
                        "answer-0",
                        "interested",
                        "answer-1",
                        "not_now",
                        "again-1",
                        "1 Jan 2020");
        assertThat(past.statusCode()).isEqualTo(400);
        assertThat(past.body()).contains("Enter a day in the future", "1 Jan 2020");
        HttpResponse<String> odd =
                browser.submit(
                        of(person, "/proposals/answers"),
                        "round",
                        round,
                        "proposal",
                        ids.get(0),
                        "answer-0",
                        "perhaps");
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(
                        service.ask(
                                """
                                select count(*) from proposal where returnee_id = ?
                                    and state <> 'shown'""",
                                person))
                .isEqualTo("0");
    }

    @Test
    void anotherCounsellorsPersonAndAnotherPersonsProposalAreNotThere() {
        UUID person = suda();
        UUID vacancy = world.vacancy(world.shown.employer("Chiang Dao Iron"), "Welder");
        Browserless own = proposed(person, List.of(vacancy));
        String body = own.get(of(person, "/proposals")).body();
        Browserless other = world.colleagueBrowser();
        other.get("/people");
        for (String path : List.of("/proposals", "/introduce/" + vacancy)) {
            assertThat(other.get(of(person, path)).statusCode()).as(path).isEqualTo(404);
            assertThat(other.submit(of(person, path), "vacancy", vacancy.toString()).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        UUID second = suda();
        assertThat(
                        own.submit(
                                        of(second, "/proposals/answers"),
                                        "round",
                                        all(ROUND, body).getFirst(),
                                        "proposal",
                                        all(PROPOSAL, body).getFirst(),
                                        "answer-0",
                                        "interested")
                                .statusCode())
                .isEqualTo(404);
        assertThat(own.get(of(person, "/proposals?round=" + UUID.randomUUID())).statusCode())
                .isEqualTo(404);
        assertThat(own.get(of(person, "/introduce/" + UUID.randomUUID())).statusCode())
                .isEqualTo(404);
    }

    // ── what they will see, and the yes to it ───────────────────────────────────────────

    @Test
    void thePreviewShowsWhatIsSharedUnderTheChoiceMadeAndNothingIsStored() {
        UUID person = suda();
        UUID employer = world.shown.employer("อุดมโลหะการ");
        UUID vacancy = world.vacancy(employer, "ช่างเชื่อม");
        String at = of(person, "/introduce/" + vacancy);
        Browserless browser = world.browser();
        String card = browser.get(at).body();
        String phone =
                world.preview(person, employer, "card_and_contact").at("/contact/phone").asText();
        assertThat(card)
                .contains("This is what อุดมโลหะการ will see", "No name and no contact.")
                .doesNotContain(phone);
        HttpResponse<String> contact =
                browser.submit(at, form(card, "preview", "preset", "card_and_contact"));
        assertThat(contact.statusCode()).isEqualTo(200);
        assertThat(contact.body()).contains(phone).doesNotContain("No name and no contact.");
        assertThat(field("preview", contact.body()))
                .isEqualTo(world.preview(person, employer, "card_and_contact").get("hash").asText())
                .isNotEqualTo(field("preview", card));
        String single =
                browser.submit(at, form(card, "preview", "preset", "fields", "field", "name"))
                        .body();
        assertThat(single).contains("<dt>Name</dt>").doesNotContain(phone);
        assertThat(service.ask("select count(*) from consent where returnee_id = ?", person))
                .isEqualTo("0");
    }

    @Test
    void theYesToWhatWasShownIsKeptAndTheEmployerSeesIt() {
        UUID person = suda();
        UUID employer = world.shown.employer("Nan Metal");
        Http reader = world.employer(employer);
        UUID vacancy = world.vacancy(employer, "Welder, boats");
        String at = of(person, "/introduce/" + vacancy);
        Browserless browser = world.browser();
        String shown =
                browser.submit(
                                at,
                                form(
                                        browser.get(at).body(),
                                        "preview",
                                        "preset",
                                        "card_and_contact"))
                        .body();
        String[] form = form(shown, "introduce", "preset", "card_and_contact");
        HttpResponse<String> answer = browser.submit(at, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String next = answer.headers().firstValue("location").orElseThrow();
        assertThat(browser.get(next).body())
                .contains("Sent to Nan Metal", "They get an e-mail.", "Waiting for an answer");
        assertThat(browser.submit(at, form).statusCode()).as("pressed twice").isEqualTo(303);
        String id = service.ask("select id from introduction where returnee_id = ?", person);
        assertThat(service.ask("select count(*) from introduction where returnee_id = ?", person))
                .isEqualTo("1");
        assertThat(world.seen(reader, UUID.fromString(id)).at("/contact/name").asText())
                .isEqualTo("สุดา วงศ์ษา");
        assertThat(
                        service.ask(
                                """
                                select (answer_by - sent_on) || ' ' || (c.ends_on - c.given_on)
                                from introduction i join consent c on c.id = i.consent_id
                                where i.returnee_id = ?""",
                                person))
                .isEqualTo("7 60");
    }

    @Test
    void anotherChoiceThanTheOneShownIsShownFirst() {
        UUID person = suda();
        UUID vacancy = world.vacancy(world.shown.employer("Phrae Iron"), "Welder, rails");
        String at = of(person, "/introduce/" + vacancy);
        Browserless browser = world.browser();
        String card = browser.get(at).body();
        HttpResponse<String> contact =
                browser.submit(at, form(card, "introduce", "preset", "card_and_contact"));
        assertThat(contact.statusCode()).isEqualTo(409);
        assertThat(contact.body()).contains("is not what you had in front of you", "+6681");
        HttpResponse<String> later =
                browser.submit(
                        at,
                        form(
                                card,
                                "introduce",
                                "endsOn",
                                ReferralWorld.today().plusDays(90).toString()));
        assertThat(later.statusCode()).as("another last day").isEqualTo(409);
        service.sql("delete from profile_skill where returnee_id = ?", person);
        assertThat(browser.submit(at, form(card, "introduce")).statusCode())
                .as("the profile was changed")
                .isEqualTo(409);
        assertThat(service.ask("select count(*) from consent where returnee_id = ?", person))
                .isEqualTo("0");
    }

    @Test
    void everyFieldThatCannotBeTakenIsNamed() {
        UUID person = suda();
        UUID vacancy = world.vacancy(world.shown.employer("Tak Iron"), "Welder, gates");
        String at = of(person, "/introduce/" + vacancy);
        Browserless browser = world.browser();
        String body = browser.get(at).body();
        String[] silent = form(body, "introduce", "answerBy", "", "endsOn", "soon");
        silent[List.of(silent).indexOf("agreed")] = "nothing";
        HttpResponse<String> answer = browser.submit(at, silent);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Tick this once", "Fill this in", "Enter a date such as", "soon");
        assertThat(
                        browser.submit(
                                        at,
                                        form(
                                                body,
                                                "introduce",
                                                "answerBy",
                                                ReferralWorld.today().plusDays(31).toString()))
                                .body())
                .contains("Enter a day from tomorrow to 30 days from now");
        String none = browser.submit(at, form(body, "preview", "preset", "fields")).body();
        assertThat(browser.submit(at, form(none, "introduce", "preset", "fields")).body())
                .contains("Tick at least one, or choose the card alone");
        assertThat(
                        browser.submit(
                                        at,
                                        form(
                                                body,
                                                "introduce",
                                                "endsOn",
                                                ReferralWorld.today().plusDays(2).toString()))
                                .body())
                .contains("must not lie before the day to answer by");
        assertThat(service.ask("select count(*) from consent where returnee_id = ?", person))
                .isEqualTo("0");
    }

    @Test
    void aConsentThatHoldsIsUsedAgainAndCanBeAgreedAnew() {
        UUID person = suda();
        UUID employer = world.shown.employer("Mae Sot Iron");
        UUID consent = world.consent(person, employer, "card_and_contact");
        String at = of(person, "/introduce/" + world.vacancy(employer, "Welder, trucks"));
        Browserless browser = world.browser();
        String body = browser.get(at).body();
        assertThat(body)
                .contains("Agreed on", "Agree on something else", "+6681")
                .doesNotContain("name=\"preset\"", "name=\"agreed\"");
        assertThat(browser.get(at + "?anew=1").body()).contains("name=\"preset\"");
        HttpResponse<String> answer = browser.submit(at, form(body, "introduce"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(
                        service.ask(
                                "select consent_id::text from introduction where returnee_id = ?",
                                person))
                .isEqualTo(consent.toString());
    }

    @Test
    void aConsentThatWasTakenBackMeanwhileIsNotUsed() {
        UUID person = suda();
        UUID employer = world.shown.employer("Ranong Iron");
        UUID consent = world.consent(person, employer, "card");
        String at = of(person, "/introduce/" + world.vacancy(employer, "Welder, nets"));
        Browserless browser = world.browser();
        String body = browser.get(at).body();
        ok(world.counsellor.post(world.of(person) + "/consents/" + consent + "/revocation", "{}"));
        HttpResponse<String> answer = browser.submit(at, form(body, "introduce"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("name=\"preset\"");
        assertThat(service.ask("select count(*) from introduction where returnee_id = ?", person))
                .isEqualTo("0");
    }

    @Test
    void aConsentThatEndsBeforeTheAnswerIsDueIsAskedForOnceMore() {
        UUID person = suda();
        UUID employer = world.shown.employer("Trat Iron");
        UUID consent = world.consent(person, employer, "card");
        service.sql(
                "update consent set ends_on = ? where id = ?",
                ReferralWorld.today().plusDays(3),
                consent);
        String at = of(person, "/introduce/" + world.vacancy(employer, "Welder, pumps"));
        assertThat(world.browser().get(at).body())
                .contains("before an answer is due", "name=\"preset\"");
    }

    // ── what stands against it ──────────────────────────────────────────────────────────

    @Test
    void whatStandsAgainstItIsSaidWithWhatToDoInTheLanguageOfTheReader() {
        UUID person = suda();
        UUID employer = world.shown.employer("Phayao Iron");
        UUID vacancy = world.vacancy(employer, "Welder, bells");
        String at = of(person, "/introduce/" + vacancy);
        Browserless browser = world.browser();
        service.sql("update returnee set readiness = 'not_now' where id = ?", person);
        assertThat(browser.get(at).body())
                .contains("Only somebody who is ready", "href=\"" + of(person, "") + "\"")
                .doesNotContain("value=\"introduce\"");
        service.sql("update returnee set readiness = 'ready' where id = ?", person);
        UUID silent = world.shown.job(employer, "Welder without pay", "7212", "TH-50");
        assertThat(browser.get(of(person, "/introduce/" + silent)).body())
                .contains("What it pays is not known", "href=\"/vacancies/" + silent + "\"");
        browser.submit("/language", Map.of("to", "th", "back", "/"));
        assertThat(browser.get(of(person, "/introduce/" + silent)).body())
                .contains("ยังไม่ทราบค่าจ้าง");
        browser.submit("/language", Map.of("to", "en", "back", "/"));
        String open = browser.get(at).body();
        service.sql("update vacancy set state = 'paused' where id = ?", vacancy);
        HttpResponse<String> answer = browser.submit(at, form(open, "introduce"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("cannot be offered at present", "Something changed");
        assertThat(service.ask("select count(*) from consent where returnee_id = ?", person))
                .as("nothing is shared with whom nobody was introduced to")
                .isEqualTo("0");
    }

    @Test
    void everyObstacleHasItsSentenceItsAdviceAndItsWayOut() {
        var messages = service.get(org.onward.matching.web.Messages.class);
        for (Obstacle one : Obstacle.values()) {
            for (String language : List.of("en", "th", "fil")) {
                for (String part : List.of("", ".do", ".go")) {
                    assertThat(messages.text(language, one.key() + part)).isNotBlank();
                }
            }
        }
    }

    // ── what follows, on the page of introductions ──────────────────────────────────────

    @Test
    void anAnswerThatFitsNoMoreIsRefusedInWordsOnThePage() {
        UUID person = suda();
        UUID employer = world.shown.employer("Satun Iron");
        Http reader = world.employer(employer);
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder, ferries"));
        Browserless browser = world.browser();
        String at = of(person, "/introductions");
        browser.get(at);
        ok(world.answer(reader, id, "not_this_time"));
        Map<String, String> late =
                Map.of("what", "employer", "of", id.toString(), "act", "keep", "reason", "other");
        HttpResponse<String> answer = browser.submit(at, late);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("This answer no longer fits", "The employer: The place is taken");
        browser.submit("/language", Map.of("to", "fil", "back", "/"));
        assertThat(browser.submit(at, late).body()).contains("Hindi na akma ang sagot na ito");
        browser.submit("/language", Map.of("to", "en", "back", "/"));
    }

    @Test
    void whatCameOfAVacancyStandsBesideItsMatchAndWhatIsUnderWayIsNotProposed() {
        UUID person = suda();
        UUID employer = world.shown.employer("Trang Iron");
        Http reader = world.employer(employer);
        world.consent(person, employer, "card");
        UUID vacancy = world.vacancy(employer, "Welder, gantries");
        String pair = of(person, "/matches/" + vacancy);
        Browserless browser = world.browser();
        assertThat(browser.get(pair).body())
                .contains("Propose this")
                .doesNotContain("Shown on", "Introduced on");
        proposed(person, List.of(vacancy));
        assertThat(browser.get(pair).body())
                .contains("Shown on", "Not answered yet", "Propose this");
        UUID id = world.introduced(person, vacancy);
        assertThat(browser.get(pair).body())
                .contains("Introduced on", "Waiting for an answer", of(person, "/introductions"))
                .doesNotContain("Propose this", "Shown on");
        assertThat(browser.get(of(person, "/matches")).body()).contains("Waiting for an answer");
        ok(world.answer(reader, id, "not_this_time"));
        assertThat(browser.get(pair).body()).contains("Not this time", "Propose this");
    }

    @Test
    void whoDeclinesAnOfferMaySayWhyAndTheFirstDayOfWhoTakesItIsRecordedNext() {
        UUID person = suda();
        UUID employer = world.shown.employer("Krabi Iron");
        Http reader = world.employer(employer);
        world.consent(person, employer, "card");
        UUID first = world.introduced(person, world.vacancy(employer, "Welder, rigs"));
        UUID second = world.introduced(person, world.vacancy(employer, "Welder, tanks"));
        Browserless browser = world.browser();
        String at = of(person, "/introductions");
        for (UUID id : List.of(first, second)) {
            ok(world.answer(reader, id, "meet"));
            ok(world.answer(reader, id, "offer"));
        }
        proposed(person, List.of(world.vacancy(employer, "Welder, buoys")));
        assertThat(browser.get(at).body()).doesNotContain("waits until it is clear");
        browser.submit(
                at, "what", "person", "of", first.toString(), "act", "decline", "reason", "pay");
        browser.submit(at, "what", "person", "of", second.toString(), "act", "accept");
        String body = browser.get(at).body();
        assertThat(body)
                .contains("สุดา วงศ์ษา: The pay", "placement/new?introduction=" + second)
                .contains("Accepted", "waits until it is clear");
        assertThat(world.state(first)).isEqualTo("declined");
    }

    // ── refusals of the APIs ────────────────────────────────────────────────────────────

    @Test
    void refusalsOfBothApisSpeakTheLanguageAskedFor() {
        UUID person = suda();
        UUID employer = world.shown.employer("Surin Iron");
        Http reader = world.employer(employer);
        UUID vacancy = world.vacancy(employer, "Welder, silos");
        Http counsellor = world.counsellor.with("Accept-Language", "th");
        String introduce = "{\"vacancy\": \"%s\"}".formatted(vacancy);
        assertThat(
                        counsellor
                                .post(world.of(person) + "/introductions", introduce)
                                .json()
                                .get("detail")
                                .asText())
                .isEqualTo("ต้องได้รับความยินยอมจากเจ้าตัวสำหรับนายจ้างนี้ก่อน");
        assertThat(
                        world.counsellor
                                .with("Accept-Language", "fil")
                                .post(world.of(person) + "/consents", "{}")
                                .json()
                                .get("errors")
                                .get(0)
                                .get("message")
                                .asText())
                .isEqualTo("Para sa aling employer?");
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, vacancy);
        String answer = "/api/employer/v1/introductions/" + id + "/answer";
        assertThat(
                        reader.with("Accept-Language", "th")
                                .post(answer, "{\"answer\": \"hire\"}")
                                .json()
                                .get("detail")
                                .asText())
                .isEqualTo("คำตอบนี้ใช้ไม่ได้แล้ว โปรดดูการแนะนำอีกครั้ง");
        assertThat(
                        world.anybody()
                                .with("Accept-Language", "fil")
                                .post(
                                        "/api/employer/v1/answer-links/view",
                                        "{\"token\": \"%s\"}".formatted("x".repeat(40)))
                                .text())
                .contains("Mag-sign in para sumagot");
    }

    @Test
    void everySentenceOfAnObstacleIsThereInEachLanguage() {
        ProblemLanguage sentences = service.get(ProblemLanguage.class);
        for (Obstacle one : Obstacle.values()) {
            for (String language : List.of("th", "fil")) {
                assertThat(sentences.toStaff(language, one.sentence()))
                        .as(one + " " + language)
                        .isNotEqualTo(one.sentence());
            }
        }
    }

    @Test
    void whatTheEmployerDeclinedIsNotOfferedForAnIntroductionOnceMore() {
        UUID person = suda();
        UUID employer = world.shown.employer("Yala Iron");
        Http reader = world.employer(employer);
        UUID vacancy = world.vacancy(employer, "Welder, kilns");
        Browserless browser = proposed(person, List.of(vacancy));
        String body = browser.get(of(person, "/proposals")).body();
        browser.submit(
                of(person, "/proposals/answers"),
                "round",
                all(ROUND, body).getFirst(),
                "proposal",
                all(PROPOSAL, body).getFirst(),
                "answer-0",
                "interested");
        String link = "href=\"" + of(person, "/introduce/" + vacancy);
        assertThat(browser.get(of(person, "/introductions")).body()).contains(link);
        world.consent(person, employer, "card");
        ok(world.answer(reader, world.introduced(person, vacancy), "not_this_time"));
        for (String page : List.of("/introductions", "/proposals")) {
            assertThat(browser.get(of(person, page)).body()).as(page).doesNotContain(link);
        }
    }

    @Test
    void aProposalLeadsToTheShowingItBelongsTo() {
        UUID person = suda();
        List<UUID> three = world.three(world.shown.employer("Loei Iron"));
        Browserless browser = proposed(person, three.subList(0, 2));
        String first = all(PROPOSAL, browser.get(of(person, "/proposals")).body()).getFirst();
        proposed(person, three.subList(2, 3));
        assertThat(all(PROPOSAL, browser.get(of(person, "/proposals")).body())).hasSize(1);
        assertThat(all(PROPOSAL, browser.get(of(person, "/proposals?of=" + first)).body()))
                .contains(first)
                .hasSize(2);
    }
}
