package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.search.ShownVacancies;
import org.onward.matching.web.Browserless;

/** A service with adverts of one employer, and what a counsellor finds among them. */
abstract class SearchCase {
    private static final String PASSWORD = "tamarind boat seven lanterns";

    static TestService service;
    static ShownVacancies given;
    static Http malee;
    static int vacancies;
    private static UUID employer;

    @BeforeAll
    static void start() {
        service = TestService.start();
        TestWorld world = new TestWorld(service);
        given = new ShownVacancies(service, world);
        for (String language : List.of("en", "th", "fil")) {
            service.get(Accounts.class)
                    .openFirst(
                            new Accounts.NewAccount(
                                    language + "@example.org",
                                    "Malee",
                                    PASSWORD,
                                    Role.COUNSELLOR,
                                    world.chiangMai,
                                    null,
                                    null,
                                    language));
        }
        malee = Http.signedIn(service, "en@example.org", PASSWORD);
        employer = given.employer("Niyom Trading");
        vacancies = 0;
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static UUID job(String title, @Nullable String occupation) {
        vacancies++;
        return given.job(employer, title, occupation, "TH-50");
    }

    static UUID told(String title, String column, Object value) {
        UUID id = job(title, null);
        given.tell(id, column, value);
        return id;
    }

    static void awaitAll() {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                malee.get("/api/v1/vacancies?limit=1").json().path("total").asInt()
                                        == vacancies);
    }

    static JsonNode search(String words) {
        Http.Answer answer = malee.get("/api/v1/vacancies?limit=50&q=" + encoded(words));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    static List<String> titles(String words) {
        return titles(search(words));
    }

    static List<String> titles(JsonNode page) {
        List<String> titles = new ArrayList<>();
        page.get("vacancies").forEach(line -> titles.add(line.get("title").asText()));
        return titles;
    }

    static String page(String language, String words) {
        return page(language, words, "");
    }

    static String page(String language, String words, String more) {
        return new Browserless(service)
                .signIn(language + "@example.org", PASSWORD)
                .get("/vacancies?q=" + encoded(words) + more)
                .body();
    }
}
