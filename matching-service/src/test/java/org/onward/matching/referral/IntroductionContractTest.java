package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.referral.ReferralWorld.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.EmployerExamples;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.returnee.PersonKind;

/** Introductions are answered as their examples in {@code config/contracts/employer} say. */
class IntroductionContractTest {
    private static final String API = "/api/employer/v1";

    private static TestService service;
    private static ReferralWorld world;
    private static EmployerExamples examples;

    @BeforeAll
    static void start() throws IOException {
        service = TestService.start();
        world = new ReferralWorld(service);
        examples = new EmployerExamples();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static UUID introduced(UUID employer, String preset) {
        UUID person = world.person("Marilou Quiñones", PersonKind.RETURNEE, "abroad");
        world.consent(person, employer, preset);
        return world.introduced(person, world.vacancy(employer, "ช่างเชื่อมฝึกหัด"));
    }

    /** What the example sends by a link, with a link that is there. */
    private static String byLink(String name, String token) {
        ObjectNode body = examples.example(name).get("request").get("body").deepCopy();
        return body.put("token", token).toString();
    }

    @Test
    void anIntroductionIsAsInItsExamplesUntilItIsAnswered() {
        UUID employer = world.shown.employer("อุดมโลหะการ");
        Http reader = world.employer(employer).with("Accept-Language", "en");
        UUID id = introduced(employer, "card");
        String at = API + "/introductions/" + id;
        JsonNode list = examples.like("introductions", reader.get(API + "/introductions"));
        assertThat(list.at("/introductions/0/id").asText()).isEqualTo(id.toString());
        JsonNode one = examples.like("introduction", reader.get(at));
        assertThat(one.get("state").asText()).isEqualTo("waiting");
        assertThat(one.get("mayAnswer").toString())
                .isEqualTo("[\"meet\",\"keep\",\"not_this_time\"]");
        assertThat(one.at("/card/skills")).isNotEmpty();
        assertThat(one.at("/card/experience")).isNotEmpty();
        JsonNode met =
                examples.like(
                        "introduction-answer",
                        reader.post(at + "/answer", examples.body("introduction-answer")));
        assertThat(met.get("state").asText()).isEqualTo("meeting");
        assertThat(met.get("mayAnswer").toString())
                .isEqualTo("[\"offer\",\"keep\",\"not_this_time\"]");
        JsonNode declined =
                examples.like(
                        "introduction-answer-not-this-time",
                        reader.post(
                                at + "/answer",
                                examples.body("introduction-answer-not-this-time")));
        assertThat(declined.get("state").asText()).isEqualTo("declined");
        assertThat(declined.get("mayAnswer")).isEmpty();
        assertThat(declined.get("card").isNull()).isTrue();
    }

    @Test
    void aNameAndAContactAreAsInTheirExampleAndGoneWithTheConsent() {
        UUID employer = world.shown.employer("Sabai Welding Works");
        Http reader = world.employer(employer).with("Accept-Language", "en");
        UUID id = introduced(employer, "card_and_contact");
        String at = API + "/introductions/" + id;
        ok(world.answer(reader, id, "meet"));
        JsonNode one = examples.like("introduction-contact", reader.get(at));
        assertThat(one.at("/contact/name").asText()).isEqualTo("Marilou Quiñones");
        ok(
                world.counsellor.post(
                        world.of(UUID.fromString(of(id, "returnee_id")))
                                + "/consents/"
                                + of(id, "consent_id")
                                + "/revocation",
                        "{}"));
        JsonNode ended = examples.like("introduction-ended", reader.get(at));
        assertThat(ended.get("state").asText()).isEqualTo("ended");
        assertThat(ended.get("card").isNull()).isTrue();
        assertThat(ended.get("contact").isNull()).isTrue();
    }

    private static String of(UUID introduction, String column) {
        return service.ask(
                "select %s::text from introduction where id = ?".formatted(column), introduction);
    }

    @Test
    void aLinkIsAsInItsExamples() {
        UUID employer = world.shown.employer("Doi Inthanon Frames");
        world.employer(employer);
        UUID id = introduced(employer, "card_and_contact");
        Http anybody = world.anybody().with("Accept-Language", "en");
        String token = world.token(id);
        JsonNode seen =
                examples.like(
                        "answer-links-view",
                        anybody.post(
                                API + "/answer-links/view", byLink("answer-links-view", token)));
        assertThat(seen.at("/introduction/id").asText()).isEqualTo(id.toString());
        assertThat(seen.at("/introduction/contact").isNull()).isTrue();
        JsonNode met =
                examples.like(
                        "answer-links-answer",
                        anybody.post(
                                API + "/answer-links/answer",
                                byLink("answer-links-answer", token)));
        assertThat(met.at("/introduction/state").asText()).isEqualTo("meeting");
        examples.like(
                "answer-links-over",
                anybody.post(API + "/answer-links/view", examples.body("answer-links-over")));
    }
}
