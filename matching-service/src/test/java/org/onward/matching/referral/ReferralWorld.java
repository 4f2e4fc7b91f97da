package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.RunRoutines;
import org.onward.matching.returnee.BirthDate;
import org.onward.matching.returnee.Identity;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.returnee.RegisterReturnee;
import org.onward.matching.returnee.Sex;
import org.onward.matching.search.ShownVacancies;
import org.onward.matching.web.Browserless;

/** A counsellor with people who are ready, and employers with open vacancies, all over HTTP. */
final class ReferralWorld {
    static final String PASSWORD = "tamarind boat seven lanterns";

    final TestService service;
    final TestWorld world;
    final ShownVacancies shown;
    final Caller wilai;
    final Http counsellor;
    final String email;
    private final Map<String, Integer> called = new HashMap<>();
    private int next = 500_000;

    ReferralWorld(TestService service) {
        this.service = service;
        this.world = new TestWorld(service);
        this.shown = new ShownVacancies(service, world);
        this.email = UUID.randomUUID() + "@example.org";
        AccountId id = account(email, Role.COUNSELLOR, null);
        this.wilai =
                new Caller(
                        id,
                        Role.COUNSELLOR,
                        world.chiangMai,
                        world.programme,
                        null,
                        UUID.randomUUID(),
                        "Wilai",
                        "en",
                        today());
        this.counsellor = Http.signedIn(service, email, PASSWORD);
    }

    /** The same counsellor on the pages. */
    Browserless browser() {
        return new Browserless(service).signIn(email, PASSWORD);
    }

    static LocalDate today() {
        return LocalDate.ofInstant(Instant.now(), ZoneId.of("Asia/Bangkok"));
    }

    AccountId account(
            String email, Role role, @org.jspecify.annotations.Nullable UUID organisation) {
        return service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Account " + role,
                                PASSWORD,
                                role,
                                role == Role.COUNSELLOR ? world.chiangMai : null,
                                role == Role.PROGRAMME_STAFF ? world.programme : null,
                                organisation,
                                "en"));
    }

    Http colleague() {
        String email = UUID.randomUUID() + "@example.org";
        account(email, Role.COUNSELLOR, null);
        return Http.signedIn(service, email, PASSWORD);
    }

    /** Programme staff. */
    Http staff() {
        return signedIn(Role.PROGRAMME_STAFF);
    }

    Http signedIn(Role role) {
        String email = UUID.randomUUID() + "@example.org";
        account(email, role, null);
        return Http.signedIn(service, email, PASSWORD);
    }

    /** Somebody of this role on the pages. */
    Browserless browser(Role role, @org.jspecify.annotations.Nullable UUID organisation) {
        String email = UUID.randomUUID() + "@example.org";
        account(email, role, organisation);
        return new Browserless(service).signIn(email, PASSWORD);
    }

    /** A colleague of the same office on the pages. */
    Browserless colleagueBrowser() {
        return browser(Role.COUNSELLOR, null);
    }

    /** Somebody who signs in for an employer. */
    Http employer(UUID employer) {
        String email = UUID.randomUUID() + "@example.org";
        account(email, Role.EMPLOYER, employer);
        return Http.employer(service, email, PASSWORD);
    }

    /** Whoever holds a link. */
    Http anybody() {
        return Http.at(service.employerAddress());
    }

    Caller callerOf(UUID employer) {
        return world.account(Role.EMPLOYER, null, null, employer);
    }

    /** Ready, with two skills, a language, a stay as a welder and a place to work in. */
    UUID person(String name, PersonKind kind, String gained) {
        next++;
        int namesakes = called.merge(name, 1, Integer::sum);
        UUID id =
                service.get(RegisterReturnee.class)
                        .register(
                                wilai,
                                new RegisterReturnee.Registration(
                                        new Identity(
                                                name,
                                                new BirthDate(1950 + namesakes % 55, 5, 12),
                                                "+6681" + next,
                                                "p" + next + "@example.org",
                                                "12 Temple Road",
                                                "DOC" + next,
                                                "What " + name + " told",
                                                null),
                                        kind,
                                        kind == PersonKind.RETURNEE ? Sex.WOMAN : Sex.MAN,
                                        wilai.today().minusDays(5),
                                        false))
                        .person()
                        .value();
        String profile =
                """
                {"version": %s, "profile": {
                  "skills": [{"skill": "%s", "level": 3, "gained": "%s"}, {"skill": "%s", "level": null, "gained": "%s"}],
                  "experience": [{"occupation": "7212", "months": 18, "paid": true, "country": "%s", "words": "welded"}],
                  "languages": [{"language": "th", "level": 4}],
                  "education": 3, "availableFrom": "%s", "hoursMin": 30, "hoursMax": 48,
                  "places": [{"place": "TH-50", "country": "TH", "withinKm": 40}]}}
                """
                        .formatted(
                                service.ask("select version from returnee where id = ?", id),
                                skill("cook-thai-food"),
                                gained,
                                skill("care-elderly"),
                                gained,
                                gained.equals("abroad") ? "JP" : "TH",
                                today().plusDays(3));
        ok(counsellor.put("/api/v1/returnees/" + id + "/profile", profile));
        service.sql("update returnee set readiness = 'ready' where id = ?", id);
        return id;
    }

    private String skill(String key) {
        return service.ask("select id from skill where key = ?", key);
    }

    UUID vacancy(UUID employer, String title) {
        UUID id = shown.job(employer, title, "7212", "TH-50");
        shown.pay(id, 1_500_000, "THB");
        return id;
    }

    static JsonNode ok(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return answer.json();
    }

    String of(UUID person) {
        return "/api/v1/returnees/" + person;
    }

    JsonNode preview(UUID person, UUID employer, String preset) {
        return ok(
                counsellor.post(
                        of(person) + "/consents/preview",
                        "{\"employer\": \"%s\", \"preset\": \"%s\"}".formatted(employer, preset)));
    }

    UUID consent(UUID person, UUID employer, String preset) {
        return UUID.fromString(
                ok(counsellor.post(
                                of(person) + "/consents",
                                """
                                {"employer": "%s", "preset": "%s", "endsOn": "%s", "previewHash": "%s"}"""
                                        .formatted(
                                                employer,
                                                preset,
                                                today().plusDays(60),
                                                preview(person, employer, preset)
                                                        .get("hash")
                                                        .asText())))
                        .get("id")
                        .asText());
    }

    Http.Answer introduce(UUID person, UUID vacancy) {
        return counsellor.post(
                of(person) + "/introductions", "{\"vacancy\": \"%s\"}".formatted(vacancy));
    }

    UUID introduced(UUID person, UUID vacancy) {
        return UUID.fromString(ok(introduce(person, vacancy)).get("id").asText());
    }

    Http.Answer answer(Http employer, UUID introduction, String answer) {
        return employer.post(
                "/api/employer/v1/introductions/" + introduction + "/answer",
                "{\"answer\": \"%s\", \"reason\": %s}"
                        .formatted(
                                answer,
                                answer.equals("not_this_time") ? "\"seat_filled\"" : "null"));
    }

    Http.Answer word(UUID person, UUID introduction, String by, String answer) {
        return counsellor.post(
                of(person) + "/introductions/" + introduction + "/answer",
                "{\"by\": \"%s\", \"answer\": \"%s\"}".formatted(by, answer));
    }

    JsonNode seen(Http employer, UUID introduction) {
        return ok(employer.get("/api/employer/v1/introductions/" + introduction));
    }

    String state(UUID introduction) {
        return service.ask("select state from introduction where id = ?", introduction);
    }

    /** The link of the latest mail that waits, as a token. */
    String token(UUID introduction) {
        return service.ask(
                        """
                        select filled_in->>'link' from mail where about = ?
                        order by created_at desc limit 1""",
                        introduction)
                .replace("/answer/", "");
    }

    /** As if it had been sent so many days ago. */
    void daysPass(UUID introduction, int days) {
        service.sql(
                """
                update introduction set sent_on = sent_on - %1$d, answer_by = answer_by - %1$d,
                    sent_at = sent_at - interval '%1$d days' where id = ?"""
                        .formatted(days),
                introduction);
    }

    void routines() {
        service.get(RunRoutines.class).all();
    }

    List<UUID> three(UUID employer) {
        return List.of(
                vacancy(employer, "ช่างเชื่อม"),
                vacancy(employer, "Welder, gates"),
                vacancy(employer, "Welder, pipes"));
    }
}
