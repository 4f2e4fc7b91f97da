package org.onward.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;

class TaxonomyControllerTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final String CARE_OLDER = "261e740b-d32d-4356-94a8-3ea29128b70b";

    static TestService service;
    static Http http;

    @BeforeAll
    static void start() {
        service = TestService.start();
        TestWorld world = new TestWorld(service);
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                "dao@example.org",
                                "Dao Wongsa",
                                PASSWORD,
                                Role.COUNSELLOR,
                                world.chiangMai,
                                null,
                                null,
                                "th"));
        http = Http.signedIn(service, "dao@example.org", PASSWORD);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> fields(Http.Answer answer) {
        return answer.json().findValuesAsText("field");
    }

    @Test
    void suggestionsComeInTheCallersLanguageUnlessAnotherIsAskedFor() {
        JsonNode mine = http.get("/api/v1/suggestions?subject=place&q=chiang%20mai").json();
        assertThat(mine.at("/suggestions/0/key").asText()).isEqualTo("TH-50");
        assertThat(mine.at("/suggestions/0/label").asText()).isEqualTo("เชียงใหม่");
        assertThat(mine.at("/suggestions/0/matched").asText()).isEqualTo("Chiang Mai");
        JsonNode english =
                http.get("/api/v1/suggestions?language=en&subject=place&q=" + encoded("เชียงใหม่"))
                        .json();
        assertThat(english.at("/suggestions/0/label").asText()).isEqualTo("Chiang Mai");
    }

    @Test
    void allBadFieldsAreNamedAtOnce() {
        Http.Answer answer =
                http.get(
                        "/api/v1/suggestions?subject=person&language=de&limit=21&q="
                                + "a".repeat(101));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).containsExactlyInAnyOrder("subject", "q", "language", "limit");
        assertThat(fields(http.get("/api/v1/suggestions")))
                .containsExactlyInAnyOrder("subject", "q");
        assertThat(fields(http.get("/api/v1/suggestions?subject=skill&q=%20")))
                .containsExactly("q");
    }

    @Test
    void oddTextIsAnsweredLikeAnyOther() {
        for (String text : List.of("a:b AND (", "😀", "مرحبا", "' or 1=1 --", "\u0000")) {
            assertThat(http.get("/api/v1/suggestions?subject=skill&q=" + encoded(text)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aSkillIsShownWithItsLabelsOccupationsAndRelatedSkills() {
        Http.Answer answer = http.get("/api/v1/skills/" + CARE_OLDER + "?language=en&limit=2");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/labels/fil").asText()).isEqualTo("pag-aalaga ng matatanda");
        assertThat(answer.json().at("/kind").asText()).isEqualTo("skill");
        assertThat(answer.json().get("occupations")).hasSize(2);
        assertThat(answer.json().at("/related/0/strength").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void anOccupationIsShownWithItsEssentialSkillsFirst() {
        JsonNode skills = http.get("/api/v1/occupations/5120").json().get("skills");
        assertThat(skills.get(0).get("essential").asBoolean()).isTrue();
        assertThat(http.get("/api/v1/occupations/5120?limit=1").json().get("skills")).hasSize(1);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        for (String path :
                List.of(
                        "skills/" + java.util.UUID.randomUUID(),
                        "skills/nonsense",
                        "occupations/9999",
                        "occupations/cook")) {
            assertThat(http.get("/api/v1/" + path).status()).as(path).isEqualTo(404);
        }
        assertThat(http.get("/api/v1/occupations/5120?limit=101").status()).isEqualTo(400);
    }

    @Test
    void nobodyLooksWithoutSigningIn() {
        assertThat(Http.anonymous(service).get("/api/v1/suggestions?subject=skill&q=weld").status())
                .isEqualTo(401);
    }
}
