package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.referral.ReferralWorld.ok;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.employer.PersonDigests;
import org.onward.matching.returnee.EraseReturnee;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.vacancy.WithdrawVacancy;
import org.onward.matching.web.Browserless;

/**
 * A safety rule and an erasure end what is under way, and the employer learns of it what it learns
 * of anybody who is withdrawn.
 */
class EndedUnseenTest {
    private static TestService service;
    private static ReferralWorld world;
    private static int boats;

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

    private static int rule(UUID person, String json) {
        return ok(world.counsellor.post(world.of(person) + "/safety-rules", json))
                .get("introductionsEnded")
                .asInt();
    }

    private static String onEmployer(UUID employer) {
        return "{\"kind\": \"employer\", \"employer\": \"%s\"}".formatted(employer);
    }

    private static void erase(UUID person) {
        service.get(EraseReturnee.class)
                .erase(
                        world.world.staff(),
                        service.ask("select reference from returnee where id = ?", person),
                        "asked in writing");
    }

    private static Http.Answer link(String token) {
        return world.anybody()
                .post("/api/employer/v1/answer-links/view", "{\"token\": \"%s\"}".formatted(token));
    }

    private static String waiting(UUID introduction) {
        return service.ask(
                "select count(*) from mail where about = ? and next_try_at is not null",
                introduction);
    }

    private static String ended(UUID consent) {
        return service.ask(
                "select coalesce(revoked_because, 'holds') from consent where id = ?", consent);
    }

    private static void mailLeaves(UUID introduction) {
        service.sql(
                "update mail set sent_at = next_try_at, next_try_at = null where about = ?",
                introduction);
    }

    // ── safety ──────────────────────────────────────────────────────────────────────────

    @Test
    void aNewRuleEndsWhatItStandsAgainstAtOnceAndLeavesOthersAlone() {
        UUID harmful = world.shown.employer("Mae Taeng Foundry");
        UUID other = world.shown.employer("Phrao Foundry");
        Http harmfulReader = world.employer(harmful);
        Http otherReader = world.employer(other);
        UUID person = suda();
        UUID consent = world.consent(person, harmful, "card_and_contact");
        UUID otherConsent = world.consent(person, other, "card_and_contact");
        UUID id = world.introduced(person, world.vacancy(harmful, "ช่างเชื่อม"));
        UUID otherId = world.introduced(person, world.vacancy(other, "Welder"));
        UUID friend = world.person("Malee Ñuñez", PersonKind.JOB_SEEKER, "school");
        world.consent(friend, harmful, "card");
        UUID friendId = world.introduced(friend, world.vacancy(harmful, "Welder mate"));
        String token = world.token(id);
        assertThat(world.seen(harmfulReader, id).at("/contact/name").asText())
                .isEqualTo("สุดา วงศ์ษา");

        assertThat(rule(person, onEmployer(harmful))).isEqualTo(1);

        var after = world.seen(harmfulReader, id);
        assertThat(after.get("state").asText()).isEqualTo("ended");
        assertThat(after.get("card").isNull()).isTrue();
        assertThat(after.get("contact").isNull()).isTrue();
        assertThat(after.get("mayAnswer")).isEmpty();
        assertThat(link(token).status()).isEqualTo(410);
        assertThat(waiting(id)).as("mail that waits is taken back").isEqualTo("0");
        assertThat(ended(consent)).isEqualTo("introduction_ended");
        assertThat(world.state(id)).isEqualTo("withdrawn");

        assertThat(world.seen(otherReader, otherId).get("contact").isNull()).isFalse();
        assertThat(waiting(otherId)).isEqualTo("1");
        assertThat(ended(otherConsent)).isEqualTo("holds");
        assertThat(world.state(friendId)).as("another person's").isEqualTo("sent");
        world.daysPass(id, 5);
        world.routines();
        assertThat(waiting(id)).as("nor is the employer reminded").isEqualTo("0");
    }

    @Test
    void everyKindOfRuleEndsWhatItStandsAgainstAndTheConsentHoldsForTheRest() {
        UUID employer = world.shown.employer("Chiang Dao Works");
        UUID person = suda();
        List<UUID> vacancies =
                List.of(
                        world.vacancy(employer, "Welder"),
                        world.vacancy(employer, "Welder, Lamphun"),
                        world.vacancy(employer, "Welder, kitchens"),
                        world.vacancy(employer, "Welder, with a room"));
        world.shown.tell(vacancies.get(1), "place_code", "TH-51");
        world.shown.tell(vacancies.get(2), "sector", "I");
        world.shown.tell(vacancies.get(3), "live_in", true);
        UUID consent = world.consent(person, employer, "card");
        List<UUID> ids = vacancies.stream().map(one -> world.introduced(person, one)).toList();
        // What is over may still have somebody under way.
        world.shown.tell(vacancies.get(1), "valid_until", ReferralWorld.today().minusDays(1));

        assertThat(rule(person, "{\"kind\": \"place\", \"place\": \"TH-51\"}")).isEqualTo(1);
        assertThat(states(ids)).containsExactly("sent", "withdrawn", "sent", "sent");
        assertThat(rule(person, "{\"kind\": \"sector\", \"sector\": \"I\"}")).isEqualTo(1);
        assertThat(states(ids)).containsExactly("sent", "withdrawn", "withdrawn", "sent");
        assertThat(rule(person, "{\"kind\": \"live_in\"}")).isEqualTo(1);
        assertThat(states(ids)).containsExactly("sent", "withdrawn", "withdrawn", "withdrawn");
        assertThat(ended(consent)).isEqualTo("holds");
        service.sql(
                "insert into employer_person values (?, 'recruiter', ?)",
                employer,
                service.get(PersonDigests.class).ofName("Mr. Lotus"));
        assertThat(rule(person, "{\"kind\": \"person\", \"name\": \"Mr. Lotus\"}")).isEqualTo(1);
        assertThat(world.state(ids.getFirst())).isEqualTo("withdrawn");
        assertThat(ended(consent)).isEqualTo("introduction_ended");
        assertThat(rule(person, "{\"kind\": \"place\", \"place\": \"PH-CEB\"}")).isZero();
    }

    private static List<String> states(List<UUID> ids) {
        return ids.stream().map(world::state).toList();
    }

    @Test
    void aLateYesDoesNotLeadBackToWhomARuleStandsAgainst() {
        UUID employer = world.shown.employer("Mae Wang Steel");
        Http reader = world.employer(employer);
        UUID person = suda();
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        world.daysPass(id, 8);
        world.routines();
        assertThat(rule(person, onEmployer(employer))).isZero();
        ok(world.answer(reader, id, "meet"));
        Http.Answer answer = world.word(person, id, "person", "meet_after_all");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("safety rule");
        assertThat(world.seen(reader, id).get("card").isNull()).isTrue();
    }

    @Test
    void whoLeavesTheProgrammeIsWithdrawnLikeAnybodyAndMayComeBack() {
        UUID employer = world.shown.employer("San Sai Foundry");
        Http reader = world.employer(employer);
        UUID person = suda();
        UUID consent = world.consent(person, employer, "card_and_contact");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        UUID unused = world.consent(person, world.shown.employer("Fang Foundry"), "card");
        Browserless browser = world.browser();
        String address = "/people/" + person;
        assertThat(browser.get(address + "/leave").body())
                .contains("One introduction is under way.");
        assertThat(browser.submit(address + "/leave", Map.of("on", "")).body())
                .contains("href=\"#choice\"");
        assertThat(world.state(id)).isEqualTo("sent");

        assertThat(browser.submit(address + "/leave", Map.of("choice", "completed")).statusCode())
                .isEqualTo(303);

        assertThat(world.state(id)).isEqualTo("withdrawn");
        assertThat(List.of(ended(consent), ended(unused))).containsOnly("introduction_ended");
        assertThat(waiting(id)).isEqualTo("0");
        var after = world.seen(reader, id);
        assertThat(after.get("state").asText()).isEqualTo("ended");
        assertThat(after.get("contact").isNull()).isTrue();
        assertThat(browser.get(address).body())
                .contains("Has what they came for", "The door is open.", address + "/return");
        assertThat(browser.submit(address + "/leave", Map.of("choice", "left")).statusCode())
                .as("once")
                .isEqualTo(400);

        assertThat(browser.get(address + "/return").body()).contains("Ready for work now?");
        assertThat(browser.submit(address + "/return", Map.of("on", "1 Jan 2020")).body())
                .contains("href=\"#choice\"");
        assertThat(
                        browser.submit(
                                        address + "/return",
                                        Map.of("choice", "ready", "on", "1 Jan 2020"))
                                .body())
                .contains("before the last day in the programme");
        assertThat(browser.submit(address + "/return", Map.of("choice", "ready")).statusCode())
                .isEqualTo(303);
        assertThat(browser.get(address).body()).doesNotContain("The door is open.");
        world.consent(person, employer, "card");
        UUID again = world.introduced(person, world.vacancy(employer, "Welder, once more"));
        assertThat(world.state(again)).isEqualTo("sent");
    }

    @Test
    void theCounsellorReadsHowManyIntroductionsWereEnded() {
        UUID employer = world.shown.employer("Doi Lo Ironworks");
        UUID person = suda();
        world.consent(person, employer, "card");
        world.introduced(person, world.vacancy(employer, "Welder"));
        Browserless browser = world.browser();
        String address = "/people/" + person + "/safety";
        assertThat(browser.get(address).body()).doesNotContain("no employer learns why");
        HttpResponse<String> added =
                browser.submit(address, Map.of("kind", "employer", "employer", "Doi Lo Ironworks"));
        assertThat(added.statusCode()).isEqualTo(303);
        String next = added.headers().firstValue("location").orElse("");
        assertThat(browser.get(next).body())
                .contains("1 introduction it stands against was ended; no employer learns why.");
        browser.get(address);
        assertThat(
                        browser.submit(address, Map.of("kind", "live_in"))
                                .headers()
                                .firstValue("location"))
                .as("nothing was under way")
                .hasValue("/people/" + person + "?saved=1");
    }

    // ── alike ───────────────────────────────────────────────────────────────────────────

    /**
     * What there is to see for the employer after {@code end}: the introduction, its line, its link
     * and the mail, without ids.
     *
     * @param answered the employer said that it would meet the person
     */
    private static String trace(boolean left, boolean answered, BiConsumer<UUID, UUID> end) {
        String name = "San Sai Boats " + ++boats;
        UUID employer = world.shown.employer(name);
        Http reader = world.employer(employer);
        UUID vacancy = world.vacancy(employer, "Welder, boats");
        UUID person = suda();
        world.consent(person, employer, "card_and_contact");
        UUID id = world.introduced(person, vacancy);
        String token = world.token(id);
        world.seen(reader, id);
        if (left) {
            mailLeaves(id);
        }
        if (answered) {
            ok(world.answer(reader, id, "meet"));
        }
        end.accept(person, id);
        String at = "/api/employer/v1/introductions";
        String mail =
                service.ask(
                        """
                        select string_agg(concat_ws(' ', m.purpose, m.language, m.filled_in, m.tries,
                            m.next_try_at is null, m.sent_at is null, m.withdrawn_at is null), ' ' order by m.created_at)
                        from mail m join account a on a.email = m.address where a.organisation_id = ?""",
                        employer);
        String all =
                String.join(
                        "\n",
                        reader.get(at + "/" + id).text(),
                        reader.get(at).text(),
                        String.valueOf(link(token).status()),
                        link(token).text(),
                        world.answer(reader, id, "keep").text(),
                        mail);
        return all.replace(id.toString(), "ID")
                .replace(vacancy.toString(), "VACANCY")
                .replace(employer.toString(), "EMPLOYER")
                .replace(token, "TOKEN")
                .replace(name, "NAME");
    }

    @Test
    void everyEndThatIsNotItsOwnLooksToTheEmployerLikeAnyWithdrawalByteForByte() {
        BiConsumer<UUID, UUID> withdrawal =
                (person, id) -> ok(world.word(person, id, "person", "withdraw"));
        BiConsumer<UUID, UUID> safety =
                (person, id) ->
                        rule(
                                person,
                                onEmployer(
                                        UUID.fromString(
                                                service.ask(
                                                        """
                                                        select employer_id from introduction
                                                        where id = ?""",
                                                        id))));
        BiConsumer<UUID, UUID> erasure = (person, id) -> erase(person);
        BiConsumer<UUID, UUID> leaving =
                (person, id) -> {
                    Browserless browser = world.browser();
                    String leave = "/people/" + person + "/leave";
                    browser.get(leave);
                    assertThat(browser.submit(leave, Map.of("choice", "left")).statusCode())
                            .isEqualTo(303);
                };
        BiConsumer<UUID, UUID> revocation =
                (person, id) ->
                        ok(
                                world.counsellor.post(
                                        world.of(person)
                                                + "/consents/"
                                                + service.ask(
                                                        """
                                                        select consent_id from introduction
                                                        where id = ?""",
                                                        id)
                                                + "/revocation",
                                        "{}"));
        BiConsumer<UUID, UUID> vacancyEnded =
                (person, id) -> {
                    service.get(WithdrawVacancy.class)
                            .withdraw(
                                    world.world.staff(),
                                    new VacancyId(
                                            UUID.fromString(
                                                    service.ask(
                                                            """
                                                            select vacancy_id from introduction
                                                            where id = ?""",
                                                            id))));
                    service.get(FreeThePerson.class).run();
                };
        for (boolean left : List.of(false, true)) {
            for (boolean answered : List.of(false, true)) {
                String ordinary = trace(left, answered, withdrawal);
                assertThat(ordinary)
                        .contains("\"state\":\"ended\"", "\"card\":null", "410")
                        .doesNotContain("สุดา");
                assertThat(ordinary.contains("INTRODUCTION_NO_LONGER"))
                        .as("told where the first mail had left")
                        .isEqualTo(left || answered);
                assertThat(trace(left, answered, safety)).isEqualTo(ordinary);
                assertThat(trace(left, answered, erasure)).isEqualTo(ordinary);
                assertThat(trace(left, answered, leaving)).as("leaving").isEqualTo(ordinary);
                assertThat(trace(left, answered, revocation)).as("revocation").isEqualTo(ordinary);
                assertThat(trace(left, answered, vacancyEnded))
                        .as("its vacancy, by staff")
                        .isEqualTo(ordinary);
            }
        }
    }

    @Test
    void anEmployerThatChangesItsFactsReadsNothingOfRulesAndTheCounsellorIsTold() {
        UUID employer = world.shown.employer("Omkoi Works");
        Http reader = world.employer(employer);
        UUID person = suda();
        List<UUID> vacancies =
                List.of(
                        world.vacancy(employer, "Welder"),
                        world.vacancy(employer, "Welder, kitchens"),
                        world.vacancy(employer, "Welder, with a room"),
                        world.vacancy(employer, "Welder, gates"));
        world.consent(person, employer, "card");
        List<UUID> ids = vacancies.stream().map(one -> world.introduced(person, one)).toList();
        for (String answer : List.of("meet", "offer", "hire")) {
            ok(world.answer(reader, ids.get(3), answer));
        }
        for (String rule :
                List.of(
                        "{\"kind\": \"sector\", \"sector\": \"I\"}",
                        "{\"kind\": \"live_in\"}",
                        "{\"kind\": \"person\", \"name\": \"Mr. Orchid\"}")) {
            assertThat(rule(person, rule)).isZero();
        }
        world.routines();
        assertThat(states(ids)).containsExactly("sent", "sent", "sent", "accepted");
        world.shown.tell(vacancies.get(1), "sector", "I");
        world.shown.tell(vacancies.get(2), "live_in", true);
        world.routines();
        assertThat(met(person)).isEqualTo("2");
        service.sql(
                "insert into employer_person values (?, 'recruiter', ?)",
                employer,
                service.get(PersonDigests.class).ofName("Mr. Orchid"));
        world.routines();
        assertThat(states(ids))
                .as("nothing that the employer could see has happened")
                .containsExactly("sent", "sent", "sent", "accepted");
        assertThat(met(person)).as("all of that employer now").isEqualTo("4");
        assertThat(world.counsellor.get("/api/v1/worklist").text())
                .contains("rule_met", ids.getFirst().toString());
        service.sql("delete from employer_person where employer_id = ?", employer);
        world.routines();
        assertThat(met(person)).as("the one who is feared has left").isEqualTo("2");
    }

    private static String met(UUID person) {
        return service.ask(
                """
                select count(*) from introduction where returnee_id = ? and rule_met_on is not null""",
                person);
    }

    // ── erasure ─────────────────────────────────────────────────────────────────────────

    @Test
    void whyAnErasedPersonSaidNoIsGoneAndTheEmployersReasonStays() {
        UUID employer = world.shown.employer("Mae On Metal");
        Http reader = world.employer(employer);
        UUID person = suda();
        List<UUID> three = world.three(employer);
        world.consent(person, employer, "card");
        UUID declined = world.introduced(person, three.get(0));
        UUID refused = world.introduced(person, three.get(1));
        UUID waiting = world.introduced(person, three.get(2));
        ok(
                world.counsellor.post(
                        world.of(person) + "/introductions/" + declined + "/answer",
                        """
                        {"by": "person", "answer": "decline", "reason": "health"}"""));
        ok(world.answer(reader, refused, "not_this_time"));
        assertThat(reasons(person)).isEqualTo("health seat_filled");

        erase(person);

        assertThat(reasons(person)).as("of the steps").isEmpty();
        assertThat(reason(declined)).isEqualTo("declined person -");
        assertThat(reason(refused)).isEqualTo("declined employer seat_filled");
        assertThat(reason(waiting)).isEqualTo("withdrawn - erased");
        assertThat(waiting(waiting)).isEqualTo("0");
    }

    private static String reasons(UUID person) {
        return service.ask(
                """
                select coalesce(string_agg(c.reason, ' ' order by c.reason), '')
                from introduction_change c join introduction i on i.id = c.introduction_id
                where i.returnee_id = ?""",
                person);
    }

    private static String reason(UUID introduction) {
        return service.ask(
                """
                select state || ' ' || coalesce(declined_by, '-') || ' ' || coalesce(reason, '-')
                from introduction where id = ?""",
                introduction);
    }
}
