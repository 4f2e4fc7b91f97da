package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.referral.ReferralWorld.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.returnee.PersonKind;

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

    private static void close(Http own, UUID vacancy, String how) {
        ok(own.post("/api/employer/v1/vacancies/" + vacancy + "/" + how, "{}"));
    }

    @Test
    void theSameKeyIntroducesOnceWithOneMailAndIsForNothingElse() {
        UUID employer = world.shown.employer("Wiang Sa Iron");
        world.employer(employer);
        UUID person = malee();
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
        UUID looker = malee();
        for (int i = 0; i < 4; i++) {
            UUID person = malee();
            world.consent(person, employer, "card");
            UUID id = world.introduced(person, vacancy);
            if (i < 3) {
                ok(world.answer(reader, id, i == 0 ? "meet" : "not_this_time"));
            } else {
                world.daysPass(id, 8);
            }
        }
        world.routines();
        service.get(IntroductionProspects.class).count();
        assertThat(answerRate(looker, vacancy).get("known").asBoolean())
                .as("four say nothing")
                .isFalse();
        UUID fifth = malee();
        world.consent(fifth, employer, "card");
        UUID waiting = malee();
        world.consent(waiting, employer, "card");
        world.daysPass(world.introduced(fifth, vacancy), 8);
        world.introduced(waiting, vacancy);
        world.routines();
        service.get(IntroductionProspects.class).count();
        JsonNode rate = answerRate(looker, vacancy);
        assertThat(rate.get("known").asBoolean()).isTrue();
        assertThat(rate.get("value").asDouble())
                .as("three of five; who still waits is in neither")
                .isEqualTo(0.6);
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
            UUID person = malee();
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
