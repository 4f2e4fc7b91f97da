package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.referral.ReferralWorld.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.Meeting;
import org.onward.matching.TestService;
import org.onward.matching.placement.CountedProspects;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.web.Browserless;

/** What ends an introduction from outside, what is created once, and what is counted. */
class FollowIntroductionTest {
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

    private static UUID malee() {
        return world.person("มาลี ใจกล้า", PersonKind.RETURNEE, "abroad");
    }

    private static String why(UUID introduction) {
        return service.ask(
                "select state || ' ' || coalesce(reason, '') from introduction where id = ?",
                introduction);
    }

    @Test
    void aConsentWhoseDayPassesEndsWhatItCarriedAndTheEmployerSeesNothing() {
        UUID employer = world.shown.employer("Li Iron");
        Http reader = world.employer(employer);
        UUID person = malee();
        UUID consent = world.consent(person, employer, "card");
        UUID sent = world.introduced(person, world.vacancy(employer, "Welder, bridges"));
        UUID kept = world.introduced(person, world.vacancy(employer, "Welder, towers"));
        ok(world.answer(reader, kept, "keep"));
        service.sql(
                "update consent set given_on = given_on - 90, ends_on = ? where id = ?",
                ReferralWorld.today(),
                consent);
        world.routines();
        assertThat(world.state(sent)).as("the last day is not over").isEqualTo("sent");
        assertThat(world.seen(reader, sent).get("card").isNull()).isFalse();
        service.sql(
                "update consent set ends_on = ? where id = ?",
                ReferralWorld.today().minusDays(1),
                consent);
        assertThat(world.seen(reader, sent).get("card").isNull())
                .as("from the first minute of the next day, whether or not the routine has run")
                .isTrue();
        world.routines();
        assertThat(why(sent)).isEqualTo("withdrawn consent_ended");
        assertThat(why(kept)).isEqualTo("withdrawn consent_ended");
        assertThat(service.ask("select revoked_because from consent where id = ?", consent))
                .isEqualTo("date_passed");
        JsonNode told =
                ok(world.counsellor.get(world.of(person) + "/introductions"))
                        .at("/introductions/0");
        assertThat(told.get("unnoticed").asBoolean()).as("the counsellor is told").isTrue();
    }

    @Test
    void aVacancyThatIsFilledOrWithdrawnFreesWhoWaitsForIt() {
        UUID employer = world.shown.employer("Pua Iron");
        Http own = world.employer(employer);
        UUID person = malee();
        world.consent(person, employer, "card");
        UUID filled = world.vacancy(employer, "Welder, mills");
        UUID withdrawn = world.vacancy(employer, "Welder, wells");
        UUID open = world.vacancy(employer, "Welder, carts");
        UUID first = world.introduced(person, filled);
        UUID second = world.introduced(person, withdrawn);
        UUID third = world.introduced(person, open);
        close(own, filled, "filling");
        close(own, withdrawn, "withdrawal");
        world.routines();
        assertThat(why(first)).isEqualTo("withdrawn vacancy_closed");
        assertThat(why(second)).isEqualTo("withdrawn vacancy_closed");
        assertThat(world.state(third)).isEqualTo("sent");
        JsonNode seen = ok(own.get("/api/employer/v1/introductions/" + first));
        assertThat(seen.get("state").asText()).isEqualTo("ended");
        assertThat(seen.get("card").isNull()).isTrue();
    }

    /** One introduction in each state that goes on, for one vacancy. */
    private static List<UUID> inEachState(Http own, UUID employer, UUID vacancy) {
        List<UUID> all = new ArrayList<>();
        for (List<String> answers :
                List.of(
                        List.<String>of(),
                        List.of("keep"),
                        List.of("meet"),
                        List.of("meet", "offer"),
                        List.of("meet", "offer", "hire"))) {
            UUID person = malee();
            world.consent(person, employer, "card");
            UUID id = world.introduced(person, vacancy);
            answers.forEach(answer -> ok(world.answer(own, id, answer)));
            service.sql("update introduction set noticed_at = sent_at where id = ?", id);
            all.add(id);
        }
        return all;
    }

    private static List<String> states(List<UUID> ids) {
        return ids.stream().map(FollowIntroductionTest::why).toList();
    }

    private static final String CLOSED = "withdrawn vacancy_closed";

    @Test
    void aFullVacancyEndsAllButAnOfferAndWhatIsAgreed() {
        UUID employer = world.shown.employer("Song Khwae Iron");
        Http own = world.employer(employer);
        UUID vacancy = world.vacancy(employer, "Welder, looms");
        List<UUID> ids = inEachState(own, employer, vacancy);
        close(own, vacancy, "filling");
        world.routines();
        assertThat(states(ids)).containsExactly(CLOSED, CLOSED, CLOSED, "offered ", "accepted ");
        assertThat(noticed(ids)).as("the counsellor is told of each end").isEqualTo("2");
        assertThat(
                        service.ask(
                                "select count(*) from mail where about = any(cast(? as uuid[])) and next_try_at is not null",
                                array(ids.subList(0, 3))))
                .as("no mail asks for an answer any more")
                .isEqualTo("0");
        ok(world.answer(own, ids.get(3), "hire"));
        assertThat(world.answer(own, ids.get(2), "offer").status()).isEqualTo(409);
    }

    @Test
    void aVacancyTakenBackEndsAnOfferTooAndOneNobodyConfirmedLeavesMeetings() {
        UUID employer = world.shown.employer("Tha Wang Pha Iron");
        Http own = world.employer(employer);
        UUID takenBack = world.vacancy(employer, "Welder, presses");
        UUID expired = world.vacancy(employer, "Welder, kilns");
        List<UUID> ids = inEachState(own, employer, takenBack);
        List<UUID> others = inEachState(own, employer, expired);
        close(own, takenBack, "withdrawal");
        service.sql("update vacancy set state = 'expired' where id = ?", expired);
        world.routines();
        assertThat(states(ids)).containsExactly(CLOSED, CLOSED, CLOSED, CLOSED, "accepted ");
        assertThat(states(others))
                .containsExactly(CLOSED, CLOSED, "meeting ", "offered ", "accepted ");
    }

    @Test
    void aConsentWhoseDayPassesEndsAMeetingAndAnOfferAndTheEmployerIsTold() {
        UUID employer = world.shown.employer("Mae Charim Iron");
        Http own = world.employer(employer);
        List<UUID> ids = inEachState(own, employer, world.vacancy(employer, "Welder, boilers"));
        service.sql(
                "update consent set given_on = given_on - 90, ends_on = ? where employer_id = ?",
                ReferralWorld.today().minusDays(1),
                employer);
        world.routines();
        String ended = "withdrawn consent_ended";
        assertThat(states(ids)).containsExactly(ended, ended, ended, ended, "accepted ");
        assertThat(noticed(ids)).isEqualTo("1");
        assertThat(
                        service.ask(
                                """
                                select count(*) from mail m join account a on a.email = m.address
                                where a.organisation_id = ? and m.purpose = 'INTRODUCTION_NO_LONGER'""",
                                employer))
                .as("of those it had answered; the others' mail had not left")
                .isEqualTo("3");
    }

    private static String noticed(List<UUID> ids) {
        return service.ask(
                "select count(noticed_at) from introduction where id = any(cast(? as uuid[]))",
                array(ids));
    }

    private static String array(List<UUID> ids) {
        return ids.toString().replace('[', '{').replace(']', '}');
    }

    @Test
    void aLateYesDoesNotLeadBackToAPlaceThatIsGone() {
        UUID employer = world.shown.employer("Bo Kluea Iron");
        Http own = world.employer(employer);
        UUID person = malee();
        world.consent(person, employer, "card");
        UUID vacancy = world.vacancy(employer, "Welder, salt pans");
        UUID id = world.introduced(person, vacancy);
        world.daysPass(id, 8);
        world.routines();
        ok(world.answer(own, id, "meet"));
        close(own, vacancy, "filling");
        Http.Answer answer = world.word(person, id, "person", "meet_after_all");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("cannot be offered");
    }

    /** One that the employer said yes to a day late, and that waits for the person. */
    private static UUID lateYes(UUID person, Http own, UUID vacancy) {
        UUID id = world.introduced(person, vacancy);
        world.daysPass(id, 8);
        world.routines();
        ok(world.answer(own, id, "meet"));
        assertThat(tasks()).contains(id.toString());
        return id;
    }

    private static String tasks() {
        return ok(world.counsellor.get("/api/v1/worklist")).toString();
    }

    private static String told(UUID employer) {
        return service.ask(
                """
                select count(*) from mail m join account a on a.email = m.address
                where a.organisation_id = ? and m.purpose = 'INTRODUCTION_NO_LONGER'""",
                employer);
    }

    @Test
    void anAgreementGivenAnewChangesNothingOfWhatEnded() {
        UUID employer = world.shown.employer("Mae Rim Looms");
        Http own = world.employer(employer);
        UUID person = malee();
        UUID first = world.consent(person, employer, "card");
        UUID id = lateYes(person, own, world.vacancy(employer, "Weaver"));
        JsonNode before = world.seen(own, id);
        ok(world.counsellor.post(world.of(person) + "/consents/" + first + "/revocation", "{}"));
        world.consent(person, employer, "card");
        assertThat(world.seen(own, id)).isEqualTo(before);
    }

    @Test
    void aLateYesThatThePersonDoesNotWantIsAnsweredKindlyAndTheTaskGoes() {
        UUID employer = world.shown.employer("Na Noi Iron");
        Http own = world.employer(employer);
        UUID person = malee();
        world.consent(person, employer, "card");
        UUID id = lateYes(person, own, world.vacancy(employer, "Welder, weirs"));
        Browserless browser = world.browser();
        String page = "/people/" + person + "/introductions";
        assertThat(browser.get(page).body())
                .contains("Wants to meet after all", "มาลี ใจกล้า does not want it")
                .doesNotContain("I have seen this");
        Map<String, String> no =
                Map.of(
                        "what",
                        "person",
                        "of",
                        id.toString(),
                        "act",
                        "decline",
                        "reason",
                        "other_work");
        assertThat(browser.submit(page, no).statusCode()).isEqualTo(303);
        assertThat(why(id)).isEqualTo("declined other_work");
        assertThat(tasks()).doesNotContain(id.toString());
        assertThat(told(employer)).isEqualTo("1");
        JsonNode seen = world.seen(own, id);
        assertThat(seen.get("state").asText()).isEqualTo("ended");
        assertThat(seen.get("mayAnswer")).isEmpty();
        assertThat(browser.submit(page, no).statusCode()).as("once").isEqualTo(409);
        assertThat(told(employer)).isEqualTo("1");
    }

    @Test
    void aLateYesThatCannotBeAnyMoreSaysWhyAndIsClosed() {
        Map<String, String> causes =
                Map.of(
                        "filling", "The place is not there any more. Tell มาลี ใจกล้า",
                        "rule", "A safety rule stands against it.",
                        "consent", "What was shared has ended.");
        for (String cause : List.of("filling", "rule", "consent")) {
            UUID employer = world.shown.employer("Santi Suk Iron, " + cause);
            Http own = world.employer(employer);
            UUID person = malee();
            UUID consent = world.consent(person, employer, "card");
            UUID vacancy = world.vacancy(employer, "Welder, " + cause);
            UUID id = lateYes(person, own, vacancy);
            assertThat(world.word(person, id, "person", "close").status())
                    .as("it can still be")
                    .isEqualTo(409);
            switch (cause) {
                case "filling" -> close(own, vacancy, "filling");
                case "rule" ->
                        ok(
                                world.counsellor.post(
                                        world.of(person) + "/safety-rules",
                                        "{\"kind\": \"employer\", \"employer\": \"%s\"}"
                                                .formatted(employer)));
                default ->
                        ok(
                                world.counsellor.post(
                                        world.of(person) + "/consents/" + consent + "/revocation",
                                        "{}"));
            }
            Browserless browser = world.browser();
            String page = "/people/" + person + "/introductions";
            assertThat(browser.get(page).body())
                    .contains(causes.get(cause), "The employer is told", "Close it")
                    .doesNotContain("Wants to meet after all", "I have seen this");
            assertThat(world.word(person, id, "person", "meet_after_all").status()).isEqualTo(409);
            assertThat(
                            browser.submit(
                                            page,
                                            Map.of(
                                                    "what",
                                                    "person",
                                                    "of",
                                                    id.toString(),
                                                    "act",
                                                    "close"))
                                    .statusCode())
                    .isEqualTo(303);
            assertThat(why(id))
                    .as(cause)
                    .isEqualTo(
                            cause.equals("consent")
                                    ? "withdrawn consent_ended"
                                    : "withdrawn vacancy_closed");
            assertThat(tasks()).as(cause).doesNotContain(id.toString());
            assertThat(told(employer)).as(cause).isEqualTo("1");
            assertThat(world.seen(own, id).get("state").asText()).isEqualTo("ended");
        }
    }

    @Test
    void aLateYesOfWhomWasIntroducedAnewIsClosedWithoutAWordToTheEmployer() {
        UUID employer = world.shown.employer("Ban Luang Iron");
        Http own = world.employer(employer);
        UUID person = malee();
        world.consent(person, employer, "card");
        UUID vacancy = world.vacancy(employer, "Welder, sluices");
        UUID id = lateYes(person, own, vacancy);
        UUID anew = world.introduced(person, vacancy);
        assertThat(world.word(person, id, "person", "meet_after_all").status()).isEqualTo(409);
        ok(world.word(person, id, "person", "close"));
        assertThat(why(id)).isEqualTo("withdrawn asked");
        assertThat(world.state(anew)).isEqualTo("sent");
        assertThat(told(employer)).isEqualTo("0");
    }

    @Test
    void whoAcceptedMayStepOutOnThePageAsLongAsNoWorkIsRecorded() {
        UUID employer = world.shown.employer("Mae Lao Iron");
        Http own = world.employer(employer);
        UUID person = malee();
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder, hulls"));
        List.of("meet", "offer", "hire").forEach(answer -> ok(world.answer(own, id, answer)));
        Browserless browser = world.browser();
        String page = "/people/" + person + "/introductions";
        assertThat(browser.get(page).body()).contains("มาลี ใจกล้า does not want it");
        assertThat(
                        browser.submit(
                                        page,
                                        Map.of(
                                                "what",
                                                "person",
                                                "of",
                                                id.toString(),
                                                "act",
                                                "decline",
                                                "reason",
                                                "family"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(why(id)).isEqualTo("declined family");
        assertThat(told(employer)).isEqualTo("1");
        assertThat(service.ask("select readiness from returnee where id = ?", person))
                .isEqualTo("ready");
    }

    @Test
    void whatWasAgreedAndDidNotComeAboutLeavesThePersonReadyAndTheIntroductionOver() {
        UUID employer = world.shown.employer("Chaloem Iron");
        Http own = world.employer(employer);
        for (String reason : List.of("employer_stopped", "never_began")) {
            UUID person = malee();
            world.consent(person, employer, "card");
            UUID vacancy = world.vacancy(employer, "Welder, " + reason);
            UUID id = world.introduced(person, vacancy);
            List.of("meet", "offer", "hire").forEach(answer -> ok(world.answer(own, id, answer)));
            String placements = world.of(person) + "/placements";
            ok(
                    world.counsellor.post(
                            placements,
                            "{\"introductionId\": \"%s\", \"vacancyId\": \"%s\", \"agreedOn\": \"%s\"}"
                                    .formatted(id, vacancy, ReferralWorld.today())));
            assertThat(world.seen(own, id).get("mayAnswer").toString())
                    .as("until it begins")
                    .isEqualTo("[\"withdraw_offer\"]");
            String placement =
                    service.ask("select id from placement where returnee_id = ?", person);
            ok(
                    world.counsellor.post(
                            placements + "/" + placement + "/end",
                            "{\"version\": 0, \"on\": \"%s\", \"reason\": \"%s\"}"
                                    .formatted(ReferralWorld.today(), reason)));
            assertThat(
                            service.ask(
                                    "select readiness || ' ' || (select p.state from placement p where p.returnee_id = r.id) from returnee r where r.id = ?",
                                    person))
                    .isEqualTo("ready ended");
            assertThat(why(id))
                    .isEqualTo(
                            reason.equals("employer_stopped")
                                    ? "withdrawn offer_withdrawn"
                                    : "withdrawn asked");
            assertThat(world.seen(own, id).get("state").asText()).isEqualTo("ended");
            assertThat(world.seen(own, id).get("card").isNull()).isTrue();
        }
    }

    /** Two introductions of one person; work is agreed through the first, the second waits. */
    private record Agreed(
            UUID person, Http own, UUID through, UUID vacancy, Http other, UUID waiting) {
        String placement() {
            return service.ask("select id from placement where returnee_id = ?", person);
        }

        Http.Answer step(String step, String more) {
            return world.counsellor.post(
                    world.of(person) + "/placements/" + placement() + "/" + step,
                    "{\"version\": 0, \"on\": \"%s\"%s}".formatted(ReferralWorld.today(), more));
        }

        boolean resting() {
            return ok(world.counsellor.get(world.of(person) + "/proposals"))
                    .get("resting")
                    .asBoolean();
        }
    }

    private static Agreed agreed(String name) {
        UUID first = world.shown.employer(name + " Iron");
        UUID second = world.shown.employer(name + " Tools");
        Http own = world.employer(first);
        Http other = world.employer(second);
        UUID person = malee();
        UUID vacancy = world.vacancy(first, "Welder, rails");
        UUID wanted = world.vacancy(second, "Welder, tools");
        String proposal =
                ok(world.counsellor.post(
                                world.of(person) + "/proposals",
                                "{\"vacancies\": [\"%s\"]}".formatted(wanted)))
                        .at("/proposals/0")
                        .asText();
        ok(
                world.counsellor.post(
                        world.of(person) + "/proposals/" + proposal + "/answer",
                        "{\"answer\": \"interested\"}"));
        world.consent(person, first, "card");
        world.consent(person, second, "card");
        UUID through = world.introduced(person, vacancy);
        UUID waiting = world.introduced(person, wanted);
        List.of("meet", "offer", "hire").forEach(answer -> ok(world.answer(own, through, answer)));
        ok(
                world.counsellor.post(
                        world.of(person) + "/placements",
                        "{\"introductionId\": \"%s\", \"vacancyId\": \"%s\", \"agreedOn\": \"%s\"}"
                                .formatted(through, vacancy, ReferralWorld.today())));
        return new Agreed(person, own, through, vacancy, other, waiting);
    }

    @Test
    void whatFallsThroughBeforeItBeganLeavesThePersonEverythingTheyHad() {
        for (String who : List.of("employer", "counsellor")) {
            Agreed one = agreed("Chiang Klang " + who);
            assertThat(why(one.waiting())).as("nobody else is told yet").isEqualTo("sent ");
            assertThat(one.resting()).isTrue();
            ok(
                    who.equals("employer")
                            ? world.answer(one.own(), one.through(), "withdraw_offer")
                            : one.step("end", ", \"reason\": \"employer_stopped\""));
            world.routines();
            assertThat(why(one.through())).as(who).isEqualTo("withdrawn offer_withdrawn");
            assertThat(
                            service.ask(
                                    """
                                    select r.readiness || ' ' || p.state || ' ' || p.end_reason || ' '
                                        || (select string_agg(c.to_state, ' ' order by c.recorded_at, c.from_state nulls first)
                                            from placement_change c where c.placement_id = p.id)
                                    from returnee r join placement p on p.returnee_id = r.id where r.id = ?""",
                                    one.person()))
                    .as(who)
                    .isEqualTo("ready ended employer_stopped agreed ended");
            assertThat(one.resting()).isFalse();
            assertThat(
                            service.ask(
                                    "select string_agg(state, ' ') from proposal where returnee_id = ?",
                                    one.person()))
                    .isEqualTo("interested");
            assertThat(why(one.waiting())).isEqualTo("sent ");
            assertThat(world.seen(one.other(), one.waiting()).get("card").isNull())
                    .as("the consent still holds")
                    .isFalse();
            assertThat(tasks().contains(one.through().toString()))
                    .as("the counsellor is told, unless they did it")
                    .isEqualTo(who.equals("employer"));
        }
    }

    @Test
    void onceTheWorkBeginsNobodyElseWaitsAndTheOfferIsNoLongerTheEmployersToTakeBack() {
        Agreed one = agreed("Mae Chan");
        ok(one.step("start", ""));
        assertThat(why(one.waiting())).isEqualTo("withdrawn found_work");
        assertThat(world.seen(one.other(), one.waiting()).get("card").isNull()).isTrue();
        assertThat(world.answer(one.own(), one.through(), "withdraw_offer").status())
                .isEqualTo(409);
        assertThat(world.seen(one.own(), one.through()).get("mayAnswer")).isEmpty();
        assertThat(service.ask("select readiness from returnee where id = ?", one.person()))
                .isEqualTo("placed");
    }

    // ── two at the same moment ──────────────────────────────────────────────────────────

    private static UUID somebody() {
        return world.person("ดวงใจ ทองดี", PersonKind.RETURNEE, "abroad");
    }

    private static String row(String table) {
        return "select from %s where id = ?".formatted(table);
    }

    /** Clear sentences: done, it is otherwise by now, or it is over. */
    private static final List<Integer> CLEAR = List.of(200, 201, 204, 409, 410, 412);

    private static void areClear(String what, List<Http.Answer> answers) {
        answers.forEach(
                answer -> assertThat(answer.status()).as(what + ": " + answer.text()).isIn(CLEAR));
    }

    /** The state of an introduction and of what was agreed through it. */
    private static String together(UUID introduction) {
        return service.ask(
                """
                select i.state || ' ' || (i.ended_at is not null) || ' ' || coalesce((select p.state
                    from placement p where p.introduction_id = i.id), 'nothing')
                from introduction i where i.id = ?""",
                introduction);
    }

    @Test
    void anOfferTakenBackInTheMomentItsWorkIsRecordedBeginsOrEndsIsOneOrTheOther() {
        record Step(String name, String more, List<String> outcomes) {}
        List<Step> steps =
                List.of(
                        new Step(
                                "start",
                                "",
                                List.of("withdrawn true ended", "accepted true started")),
                        new Step(
                                "end",
                                ", \"reason\": \"never_began\"",
                                List.of("withdrawn true ended")),
                        new Step(
                                "voiding",
                                ", \"reason\": \"not_agreed\"",
                                List.of("withdrawn true ended", "withdrawn true voided")));
        int n = 0;
        for (Step step : steps) {
            for (String at : List.of("introduction", "placement")) {
                for (boolean employerFirst : List.of(true, false)) {
                    Agreed one = agreed("Nan Rails " + n++);
                    Supplier<Http.Answer> takesBack =
                            () -> world.answer(one.own(), one.through(), "withdraw_offer");
                    Supplier<Http.Answer> takesStep = () -> one.step(step.name(), step.more());
                    List<Http.Answer> answers =
                            Meeting.at(
                                    service,
                                    row(at),
                                    at.equals("placement")
                                            ? UUID.fromString(one.placement())
                                            : one.through(),
                                    employerFirst ? takesBack : takesStep,
                                    employerFirst ? takesStep : takesBack);
                    String what =
                            step.name() + " at the " + at + ", employer first " + employerFirst;
                    areClear(what, answers);
                    assertThat(together(one.through())).as(what).isIn(step.outcomes());
                    assertThat(answers).as(what).anyMatch(answer -> answer.status() < 300);
                }
            }
        }
    }

    @Test
    void anOfferTakenBackInTheMomentItIsRecordedAsWorkIsOneOrTheOther() {
        for (boolean employerFirst : List.of(true, false)) {
            UUID employer = world.shown.employer("Phrae Rails " + employerFirst);
            Http own = world.employer(employer);
            UUID person = somebody();
            UUID vacancy = world.vacancy(employer, "Welder, sleepers");
            world.consent(person, employer, "card");
            UUID id = world.introduced(person, vacancy);
            List.of("meet", "offer", "hire").forEach(said -> ok(world.answer(own, id, said)));
            Supplier<Http.Answer> takesBack = () -> world.answer(own, id, "withdraw_offer");
            Supplier<Http.Answer> records =
                    () ->
                            world.counsellor.post(
                                    world.of(person) + "/placements",
                                    "{\"introductionId\": \"%s\", \"vacancyId\": \"%s\", \"startedOn\": \"%s\"}"
                                            .formatted(id, vacancy, ReferralWorld.today()));
            List<Http.Answer> answers =
                    Meeting.at(
                            service,
                            row("introduction"),
                            id,
                            employerFirst ? takesBack : records,
                            employerFirst ? records : takesBack);
            areClear("employer first " + employerFirst, answers);
            assertThat(together(id))
                    .isEqualTo(employerFirst ? "withdrawn true nothing" : "accepted true started");
            assertThat(answers.get(0).status()).as(answers.get(0).text()).isLessThan(300);
            assertThat(answers.get(1).status()).as(answers.get(1).text()).isEqualTo(409);
        }
    }

    private static Http.Answer byLink(String token, String answer) {
        return world.anybody()
                .post(
                        "/api/employer/v1/answer-links/answer",
                        "{\"token\": \"%s\", \"answer\": \"%s\", \"reason\": %s}"
                                .formatted(
                                        token,
                                        answer,
                                        answer.equals("meet") ? "null" : "\"seat_filled\""));
    }

    private static int steps(UUID introduction) {
        return Integer.parseInt(
                service.ask(
                        "select count(*) from introduction_change where introduction_id = ?",
                        introduction));
    }

    @Test
    void aLinkAnsweredTwiceAtOnceAndAnEmployerWhoSignedInMeanwhileAnswerOnce() {
        UUID employer = world.shown.employer("Thoen Iron");
        Http own = world.employer(employer);
        for (List<String> said :
                List.of(
                        List.of("meet", "meet"),
                        List.of("meet", "not_this_time"),
                        List.of("not_this_time", "meet"),
                        List.of("signed in", "meet"),
                        List.of("meet", "signed in"))) {
            UUID person = somebody();
            world.consent(person, employer, "card");
            UUID id = world.introduced(person, world.vacancy(employer, "Welder, ploughs"));
            String token = world.token(id);
            List<Supplier<Http.Answer>> requests = new ArrayList<>();
            for (String one : said) {
                requests.add(
                        () ->
                                one.equals("signed in")
                                        ? world.answer(own, id, "not_this_time")
                                        : byLink(token, one));
            }
            List<Http.Answer> answers =
                    Meeting.at(service, row("introduction"), id, requests.get(0), requests.get(1));
            areClear(said.toString(), answers);
            assertThat(answers.get(0).status()).as(said.toString()).isEqualTo(200);
            assertThat(world.state(id))
                    .as(said.toString())
                    .isIn(
                            said.get(0).equals("meet")
                                    ? List.of("meeting", "declined")
                                    : List.of("declined"));
            // Who met may say no later; said over a link that is used up, it is not taken.
            assertThat(steps(id))
                    .as(said.toString())
                    .isEqualTo(said.equals(List.of("meet", "signed in")) ? 3 : 2);
        }
    }

    @Test
    void anAnswerInTheMomentOfARevocationLeavesNothingShared() {
        UUID employer = world.shown.employer("Soem Ngam Iron");
        Http own = world.employer(employer);
        for (boolean link : List.of(true, false)) {
            for (boolean employerFirst : List.of(true, false)) {
                UUID person = somebody();
                UUID consent = world.consent(person, employer, "card_and_contact");
                UUID id = world.introduced(person, world.vacancy(employer, "Welder, buckets"));
                String token = world.token(id);
                Supplier<Http.Answer> answers =
                        () -> link ? byLink(token, "meet") : world.answer(own, id, "meet");
                Supplier<Http.Answer> revokes =
                        () ->
                                world.counsellor.post(
                                        world.of(person) + "/consents/" + consent + "/revocation",
                                        "{}");
                List<Http.Answer> both =
                        Meeting.at(
                                service,
                                row("introduction"),
                                id,
                                employerFirst ? answers : revokes,
                                employerFirst ? revokes : answers);
                String what = "by link " + link + ", employer first " + employerFirst;
                areClear(what, both);
                assertThat(both.get(0).status()).as(what).isEqualTo(200);
                assertThat(both.get(1).status())
                        .as(what)
                        .isEqualTo(employerFirst ? 200 : link ? 410 : 409);
                assertThat(why(id)).as(what).isEqualTo("withdrawn asked");
                JsonNode seen = world.seen(own, id);
                assertThat(seen.get("card").isNull() && seen.get("contact").isNull())
                        .as(what)
                        .isTrue();
                assertThat(steps(id)).as(what).isEqualTo(employerFirst ? 3 : 2);
            }
        }
    }

    /** Somebody who stands in for the counsellor. */
    private static Http cover() {
        Http colleague = world.colleague();
        ok(
                colleague.post(
                        "/api/v1/cover",
                        "{\"absent\": \"%s\", \"until\": \"%s\", \"reason\": \"ill today\"}"
                                .formatted(
                                        world.wilai.account().value(),
                                        ReferralWorld.today().plusDays(2))));
        return colleague;
    }

    @Test
    void twoCounsellorsWhoAnswerOneProposalAtOnceAreBothOnRecordAndTheLaterCounts() {
        Http colleague = cover();
        UUID person = somebody();
        UUID vacancy = world.vacancy(world.shown.employer("Wang Nuea Iron"), "Welder, rakes");
        String id =
                ok(world.counsellor.post(
                                world.of(person) + "/proposals",
                                "{\"vacancies\": [\"%s\"]}".formatted(vacancy)))
                        .at("/proposals/0")
                        .asText();
        String at = world.of(person) + "/proposals/" + id + "/answer";
        List<Http.Answer> answers =
                Meeting.at(
                        service,
                        row("proposal"),
                        UUID.fromString(id),
                        () -> world.counsellor.post(at, "{\"answer\": \"interested\"}"),
                        () -> colleague.post(at, "{\"answer\": \"no\", \"reason\": \"pay\"}"));
        assertThat(answers).allMatch(answer -> answer.status() == 204);
        assertThat(
                        service.ask(
                                """
                                select p.state || ': ' || string_agg(a.state, ' ' order by a.recorded_at, a.id)
                                    || ' by ' || count(distinct a.recorded_by)
                                from proposal p join proposal_answer a on a.proposal_id = p.id
                                where p.id = ?::uuid group by p.id""",
                                id))
                .isEqualTo("no: interested no by 2");
    }

    @Test
    void aSafetyRuleInTheMomentOfARevocationEndsTheSameOnce() {
        Http colleague = cover();
        UUID employer = world.shown.employer("Mae Tha Iron");
        for (boolean ruleFirst : List.of(true, false)) {
            UUID person = somebody();
            UUID consent = world.consent(person, employer, "card");
            UUID id = world.introduced(person, world.vacancy(employer, "Welder, hoes"));
            Supplier<Http.Answer> rule =
                    () ->
                            colleague.post(
                                    world.of(person) + "/safety-rules",
                                    "{\"kind\": \"employer\", \"employer\": \"%s\"}"
                                            .formatted(employer));
            Supplier<Http.Answer> revokes =
                    () ->
                            world.counsellor.post(
                                    world.of(person) + "/consents/" + consent + "/revocation",
                                    "{}");
            List<Http.Answer> answers =
                    Meeting.at(
                            service,
                            row("introduction"),
                            id,
                            ruleFirst ? rule : revokes,
                            ruleFirst ? revokes : rule);
            assertThat(answers)
                    .allSatisfy(
                            answer ->
                                    assertThat(answer.status())
                                            .as(answer.text())
                                            .isBetween(200, 204));
            assertThat(why(id)).isEqualTo("withdrawn asked");
            assertThat(steps(id)).isEqualTo(2);
            assertThat(
                            service.ask(
                                    "select count(*) from safety_rule where returnee_id = ?",
                                    person))
                    .isEqualTo("1");
        }
    }

    private static void close(Http own, UUID vacancy, String how) {
        ok(own.post("/api/employer/v1/vacancies/" + vacancy + "/" + how, "{}"));
    }

    @Test
    void theSameKeyIntroducesOnceWithOneMailAndIsForNothingElse() {
        UUID employer = world.shown.employer("Wiang Sa Iron");
        world.employer(employer);
        UUID person = somebody();
        UUID vacancy = world.vacancy(employer, "Welder, ploughs");
        world.consent(person, employer, "card");
        String key = "key-" + UUID.randomUUID();
        Http again = world.counsellor.with("Idempotency-Key", key);
        String at = world.of(person) + "/introductions";
        String body = "{\"vacancy\": \"%s\"}".formatted(vacancy);
        String first = ok(again.post(at, body)).get("id").asText();
        String second = ok(again.post(at, body)).get("id").asText();
        assertThat(second).isEqualTo(first);
        assertThat(service.ask("select count(*) from introduction where returnee_id = ?", person))
                .isEqualTo("1");
        assertThat(service.ask("select count(*) from mail where about = ?::uuid", first))
                .as("one mail")
                .isEqualTo("1");
        Http.Answer elsewhere =
                again.post(
                        world.of(person) + "/consents",
                        """
                        {"employer": "%s", "preset": "card", "endsOn": "%s", "previewHash": "x"}"""
                                .formatted(employer, ReferralWorld.today().plusDays(9)));
        assertThat(elsewhere.status()).as("the key of something else").isEqualTo(409);
    }

    @Test
    void anAnswerRateIsKnownFromFiveAndCountsSilenceAsNone() {
        UUID employer = world.shown.employer("Nan Iron");
        Http reader = world.employer(employer);
        UUID vacancy = world.vacancy(employer, "Welder, boilers");
        UUID looker = somebody();
        for (int i = 0; i < 4; i++) {
            UUID person = somebody();
            world.consent(person, employer, "card");
            UUID id = world.introduced(person, vacancy);
            if (i < 3) {
                ok(world.answer(reader, id, i == 0 ? "meet" : "not_this_time"));
            } else {
                world.daysPass(id, 8);
            }
        }
        world.routines();
        service.get(CountedProspects.class).count();
        assertThat(answerRate(looker, vacancy).get("known").asBoolean())
                .as("four say nothing")
                .isFalse();
        UUID fifth = somebody();
        world.consent(fifth, employer, "card");
        UUID waiting = somebody();
        world.consent(waiting, employer, "card");
        world.daysPass(world.introduced(fifth, vacancy), 8);
        world.introduced(waiting, vacancy);
        world.routines();
        service.get(CountedProspects.class).count();
        JsonNode rate = answerRate(looker, vacancy);
        assertThat(rate.get("known").asBoolean()).isTrue();
        assertThat(rate.get("value").asDouble())
                .as("three of five; who still waits is in neither")
                .isEqualTo(0.6);
        assertThat(rate.findPath("arguments").findValuesAsText("value"))
                .as("the sentence names them, not a share of hundred")
                .containsExactly("3", "5");
    }

    private static JsonNode answerRate(UUID person, UUID vacancy) {
        for (JsonNode factor :
                ok(world.counsellor.get(world.of(person) + "/matches/" + vacancy))
                        .findPath("factors")) {
            if (factor.get("factor").asText().equals("answer_rate")) {
                return factor;
            }
        }
        throw new AssertionError("no answer rate");
    }

    @Test
    void anEmployerSeesHowManyWereIntroducedForEachOfItsVacanciesAndHowManyWait() {
        UUID employer = world.shown.employer("Thoeng Iron");
        Http own = world.employer(employer);
        UUID busy = world.vacancy(employer, "Welder, trailers");
        UUID quiet = world.vacancy(employer, "Welder, fences");
        for (int i = 0; i < 3; i++) {
            UUID person = somebody();
            world.consent(person, employer, "card");
            UUID id = world.introduced(person, busy);
            if (i == 0) {
                ok(world.answer(own, id, "keep"));
            }
        }
        JsonNode all = ok(own.get("/api/employer/v1/vacancies"));
        assertThat(counts(all, busy)).isEqualTo(List.of(3, 2));
        assertThat(counts(all, quiet)).isEqualTo(List.of(0, 0));
    }

    private static List<Integer> counts(JsonNode all, UUID vacancy) {
        for (JsonNode one : all.findParents("id")) {
            if (one.get("id").asText().equals(vacancy.toString())) {
                return List.of(one.get("introductions").asInt(), one.get("toAnswer").asInt());
            }
        }
        throw new AssertionError("not in the list");
    }
}
