package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onward.matching.referral.ReferralWorld.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.SuspendEmployer;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;
import org.onward.matching.web.Browserless;

/** Proposals, consents and introductions from both sides, over HTTP. */
class IntroductionTest {
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

    // ── choice ──────────────────────────────────────────────────────────────────────────

    @Test
    void whatIsProposedIsKeptAsItWasShownWithTheRankingAndEveryAnswerIsKept() {
        UUID person = suda();
        List<UUID> three = world.three(world.shown.employer("Lanna Steel"));
        String body =
                "{\"vacancies\": [\"%s\", \"%s\", \"%s\"]}"
                        .formatted(three.get(0), three.get(1), three.get(2));
        JsonNode created = ok(world.counsellor.post(world.of(person) + "/proposals", body));
        assertThat(created.get("proposals")).hasSize(3);
        ok(world.counsellor.post(world.of(person) + "/proposals", body));
        JsonNode all = ok(world.counsellor.get(world.of(person) + "/proposals")).get("proposals");
        assertThat(all).as("sent again, nothing is doubled").hasSize(3);
        assertThat(all.get(0).at("/shown/ranking").asText()).isNotEmpty();
        assertThat(all.get(0).at("/shown/tenths").asInt()).isPositive();

        String first = created.get("proposals").get(0).asText();
        String at = world.of(person) + "/proposals/" + first + "/answer";
        ok(world.counsellor.post(at, "{\"answer\": \"no\", \"reason\": \"distance\"}"));
        ok(world.counsellor.post(at, "{\"answer\": \"interested\"}"));
        assertThat(
                        service.ask(
                                """
                                select string_agg(state, ' ' order by recorded_at) from proposal_answer
                                where proposal_id = ?::uuid""",
                                first))
                .isEqualTo("no interested");
        assertThat(service.ask("select state from proposal where id = ?::uuid", first))
                .isEqualTo("interested");

        Http other = world.colleague();
        assertThat(other.get(world.of(person) + "/proposals").status()).isEqualTo(404);
        assertThat(other.post(world.of(person) + "/proposals", body).status()).isEqualTo(404);
    }

    @Test
    void whatIsProposedFromALeantListIsKeptAsItStoodThere() {
        UUID person = suda();
        UUID vacancy = world.vacancy(world.shown.employer("Hang Dong Steel"), "Welder, railings");
        String body = "{\"vacancies\": [%s], \"balance\": %d}";
        String quoted = "\"" + vacancy + "\"";
        String at = world.of(person) + "/proposals";
        for (int balance : List.of(0, 2, -1)) {
            ok(world.counsellor.post(at, body.formatted(quoted, balance)));
            JsonNode there =
                    ok(
                            world.counsellor.get(
                                    "%s/matches/%s?balance=%d"
                                            .formatted(world.of(person), vacancy, balance)));
            JsonNode shown = ok(world.counsellor.get(at)).at("/proposals/0/shown");
            assertThat(shown.get("ranking").asText())
                    .isEqualTo(there.at("/match/ranking").asText())
                    .endsWith(balance == 0 ? "9" : "9%+d".formatted(balance));
            assertThat(shown.get("tenths").asInt())
                    .isEqualTo(Math.round(there.at("/match/score").asDouble() * 10));
        }
        Http.Answer refused = world.counsellor.post(at, body.formatted(quoted, 3));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("balance");
        refused = world.counsellor.post(at, body.formatted("null", 0));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("vacancies");
    }

    @Test
    void anAnswerStaysWithWhatItWasGivenToThoughTheVacancyIsShownAgain() {
        UUID person = suda();
        UUID vacancy = world.vacancy(world.shown.employer("Mae On Steel"), "Welder, kettles");
        String body = "{\"vacancies\": [\"%s\"]}".formatted(vacancy);
        String id =
                ok(world.counsellor.post(world.of(person) + "/proposals", body))
                        .at("/proposals/0")
                        .asText();
        String at = world.of(person) + "/proposals/" + id + "/answer";
        service.sql("update proposal set ranking = 'of then' where id = ?", UUID.fromString(id));
        ok(world.counsellor.post(at, "{\"answer\": \"interested\"}"));
        String then = service.ask("select shown::text from proposal where id = ?::uuid", id);
        service.sql(
                "update vacancy set pay_min_minor = 900000, pay_max_minor = 900000, version = version + 1 where id = ?",
                vacancy);
        ok(world.counsellor.post(world.of(person) + "/proposals", body));
        assertThat(service.ask("select shown::text from proposal where id = ?::uuid", id))
                .as("the newer showing counts from here on")
                .isNotEqualTo(then);
        ok(world.counsellor.post(at, "{\"answer\": \"no\", \"reason\": \"pay\"}"));
        assertThat(answered(id, "interested")).isEqualTo("of then " + then);
        assertThat(answered(id, "no"))
                .isEqualTo(
                        service.ask(
                                "select ranking || ' ' || shown from proposal where id = ?::uuid",
                                id));
    }

    private static String answered(String proposal, String state) {
        return service.ask(
                """
                select ranking || ' ' || shown from proposal_answer
                where proposal_id = ?::uuid and state = ?""",
                proposal,
                state);
    }

    @Test
    void aDayToAskAgainLiesAheadAndAnAnswerIsOneOfThree() {
        UUID person = suda();
        UUID vacancy = world.vacancy(world.shown.employer("Ping River Works"), "Welder");
        String id =
                ok(world.counsellor.post(
                                world.of(person) + "/proposals",
                                "{\"vacancies\": [\"%s\"]}".formatted(vacancy)))
                        .at("/proposals/0")
                        .asText();
        String at = world.of(person) + "/proposals/" + id + "/answer";
        Http.Answer wrong =
                world.counsellor.post(
                        at,
                        "{\"answer\": \"maybe\", \"reason\": \"mood\", \"askAgainOn\": \"%s\"}"
                                .formatted(ReferralWorld.today()));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().get("errors")).hasSize(3);
    }

    @Test
    void aCounsellorTakesAConsentBackOnThePageAndSeesThatItWasLookedAt() {
        UUID employer = world.shown.employer("Hang Dong Iron");
        Http reader = world.employer(employer);
        UUID person = suda();
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder mate"));
        world.seen(reader, id);
        ok(
                world.anybody()
                        .post(
                                "/api/employer/v1/answer-links/view",
                                "{\"token\": \"%s\"}".formatted(world.token(id))));
        Browserless browser = world.browser();
        String address = "/people/" + person + "/introductions";
        assertThat(browser.get(address).body())
                .contains(
                        "Waiting for an answer",
                        "Welder mate: skill card. Signed in, once",
                        "Welder mate: skill card. By the link in the mail, once",
                        "A mail program may have opened it by itself");
        String consent =
                service.ask("select id::text from consent where employer_id = ?", employer);
        Map<String, String> form = Map.of("what", "consent", "of", consent, "act", "take_back");
        String after = browser.submit(address, form).headers().firstValue("location").orElseThrow();
        String told = browser.get(after).body();
        assertThat(told)
                .contains("No longer shared", "Withdrawn", "Hang Dong Iron can see nothing of")
                .doesNotContain("Take it back now", "Saved");
        assertThat(told.split("Welder mate: skill card. Signed in, once", -1))
                .as("when it is taken back, and on its card")
                .hasSize(3);
        assertThat(reader.get("/api/employer/v1/introductions/" + id).json().get("card").isNull())
                .isTrue();
    }

    @Test
    void whatHadBeenSeenNamesTheFieldsThatAreKnownAndNothingWhereNobodyLooked() {
        UUID employer = world.shown.employer("Mae Wang Iron");
        Http reader = world.employer(employer);
        UUID person = suda();
        service.sql("delete from vault_entry where returnee_id = ? and field = 'email'", person);
        Browserless browser = world.browser();
        String address = "/people/" + person + "/introductions";
        for (boolean looked : List.of(true, false)) {
            UUID consent = world.consent(person, employer, "card_and_contact");
            UUID id = world.introduced(person, world.vacancy(employer, "Welder, " + looked));
            if (looked) {
                world.seen(reader, id);
            }
            Map<String, String> form =
                    Map.of("what", "consent", "of", consent.toString(), "act", "take_back");
            browser.get(address);
            String told =
                    browser.get(
                                    browser.submit(address, form)
                                            .headers()
                                            .firstValue("location")
                                            .orElseThrow())
                            .body();
            assertThat(told)
                    .contains(
                            looked
                                    ? "Welder, true: skill card, name, telephone. Signed in, once"
                                    : "Nothing had been looked at.");
        }
    }

    // ── consent ─────────────────────────────────────────────────────────────────────────

    @Test
    void theEmployerSeesToTheLetterWhatWasPreviewed() {
        UUID employer = world.shown.employer("อุดมโลหะการ");
        Http udom = world.employer(employer);
        UUID person = suda();
        JsonNode preview = world.preview(person, employer, "card_and_contact");
        world.consent(person, employer, "card_and_contact");
        UUID id = world.introduced(person, world.vacancy(employer, "ช่างเชื่อม"));
        JsonNode seen = world.seen(udom, id);
        assertThat(seen.get("card").toString()).isEqualTo(preview.get("card").toString());
        assertThat(seen.get("contact").toString()).isEqualTo(preview.get("contact").toString());
        assertThat(seen.at("/contact/name").asText()).isEqualTo("สุดา วงศ์ษา");
    }

    @Test
    void aYesToSomethingElseThanWasShownIsNotTaken() {
        UUID employer = world.shown.employer("Doi Saket Metal");
        UUID person = suda();
        String shown = world.preview(person, employer, "card").get("hash").asText();
        Http.Answer more =
                world.counsellor.post(
                        world.of(person) + "/consents",
                        """
                        {"employer": "%s", "preset": "card_and_contact", "endsOn": "%s",
                         "previewHash": "%s"}"""
                                .formatted(employer, ReferralWorld.today().plusDays(9), shown));
        assertThat(more.status()).isEqualTo(412);
    }

    @Test
    void aSurvivorAndAJobSeekerWithTheSameCardAreTheSameToAnEmployerByteForByte() {
        for (String preset : List.of("card", "card_and_contact")) {
            UUID employer = world.shown.employer("Mae Rim Works, " + preset);
            Http reader = world.employer(employer);
            UUID vacancy = world.vacancy(employer, "Welder");
            List<String> survivor = everything(reader, employer, vacancy, suda(), preset);
            List<String> seeker =
                    everything(
                            reader,
                            employer,
                            vacancy,
                            world.person("José Ñuñez", PersonKind.JOB_SEEKER, "school"),
                            preset);
            assertThat(survivor).as(preset).isEqualTo(seeker);
            String all = String.join("\n", survivor);
            assertThat(all)
                    .contains("INTRODUCTION ", "INTRODUCTION_REMINDER ", "INTRODUCTION_NO_LONGER ")
                    .contains("\"area\":")
                    .doesNotContain("สุดา", "JP", "abroad");
            assertThat(all.contains("\"name\":\"NAME\""))
                    .as(preset)
                    .isEqualTo(preset.equals("card_and_contact"));
        }
    }

    /**
     * Everything an employer gets of one introduction from the first mail to the last, in order and
     * as it came; but its identifiers, links and days, and the contact the person agreed to, by
     * words that stand for them. The text of a mail is made of nothing but the three columns read.
     */
    private static List<String> everything(
            Http reader, UUID employer, UUID vacancy, UUID person, String preset) {
        String mails =
                """
                select coalesce(string_agg(concat_ws(' ', m.purpose, m.language, m.filled_in), chr(10)
                    order by m.created_at, m.id), '')
                from mail m join account a on a.email = m.address where a.organisation_id = ?""";
        String mailsBefore = service.ask(mails, employer);
        UUID consent = world.consent(person, employer, preset);
        JsonNode contact = world.preview(person, employer, preset).get("contact");
        UUID id = world.introduced(person, vacancy);
        String at = "/api/employer/v1/introductions/" + id;
        String links = "/api/employer/v1/answer-links/";
        Http anybody = world.anybody();
        String token = world.token(id);
        String look = "{\"token\": \"%s\"}".formatted(token);
        List<Http.Answer> got = new ArrayList<>();
        got.add(reader.get(at));
        got.add(anybody.post(links + "view", look));
        List<String> lines = new ArrayList<>();
        lines.add(line(reader, id));
        world.daysPass(id, 5);
        world.routines();
        got.add(world.answer(reader, id, "hire"));
        got.add(
                anybody.post(
                        links + "answer",
                        "{\"token\": \"%s\", \"answer\": \"keep\"}".formatted(token)));
        lines.add(line(reader, id));
        got.add(world.answer(reader, id, "meet"));
        got.add(world.answer(reader, id, "meet"));
        got.add(anybody.post(links + "view", look));
        got.add(world.answer(reader, id, "offer"));
        lines.add(line(reader, id));
        ok(world.counsellor.post(world.of(person) + "/consents/" + consent + "/revocation", "{}"));
        got.add(reader.get(at));
        got.add(world.answer(reader, id, "hire"));
        lines.add(line(reader, id));
        got.forEach(one -> lines.add(one.status() + " " + one.text()));
        lines.add(service.ask(mails, employer).substring(mailsBefore.length()).strip());
        return lines.stream()
                .map(one -> one.replace(id.toString(), "ID"))
                .map(one -> one.replaceAll("/answer/[A-Za-z0-9_-]+", "/answer/TOKEN"))
                .map(one -> one.replaceAll("\\d{4}-\\d{2}-\\d{2}", "DAY"))
                .map(one -> hidden(one, contact, "name", "NAME"))
                .map(one -> hidden(one, contact, "phone", "PHONE"))
                .map(one -> hidden(one, contact, "email", "EMAIL"))
                .toList();
    }

    private static String hidden(String text, JsonNode contact, String field, String word) {
        JsonNode value = contact.get(field);
        return value == null || value.isNull() ? text : text.replace(value.asText(), word);
    }

    /** Its line of the employer's list. */
    private static String line(Http reader, UUID id) {
        for (JsonNode one : ok(reader.get("/api/employer/v1/introductions")).get("introductions")) {
            if (one.get("id").asText().equals(id.toString())) {
                assertThat(one.has("card") || one.has("contact")).isFalse();
                return one.toString();
            }
        }
        throw new AssertionError("not in the list");
    }

    @Test
    void whatIsTakenBackIsGoneInEveryChannelAtOnceAndWhatWasSeenIsSaid() {
        UUID employer = world.shown.employer("San Kamphaeng Steel");
        Http reader = world.employer(employer);
        UUID person = suda();
        UUID consent = world.consent(person, employer, "card_and_contact");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        String token = world.token(id);
        world.seen(reader, id);
        world.seen(reader, id);
        JsonNode told =
                ok(
                        world.counsellor.post(
                                world.of(person) + "/consents/" + consent + "/revocation", "{}"));
        JsonNode after = world.seen(reader, id);
        assertThat(after.get("card").isNull()).isTrue();
        assertThat(after.get("contact").isNull()).isTrue();
        assertThat(after.get("state").asText()).isEqualTo("ended");
        assertThat(after.get("mayAnswer")).isEmpty();
        assertThat(world.answer(reader, id, "meet").status()).isEqualTo(409);
        JsonNode line =
                ok(reader.get("/api/employer/v1/introductions")).get("introductions").get(0);
        assertThat(line.get("state").asText()).isEqualTo("ended");
        assertThat(line.has("card") || line.has("contact")).isFalse();
        for (String act : List.of("view", "answer")) {
            Http.Answer byLink =
                    world.anybody()
                            .post(
                                    "/api/employer/v1/answer-links/" + act,
                                    "{\"token\": \"%s\", \"answer\": \"meet\"}".formatted(token));
            assertThat(byLink.status()).as(act).isEqualTo(410);
            assertThat(byLink.text()).doesNotContain("Welder");
        }
        assertThat(world.state(id)).isEqualTo("withdrawn");
        assertThat(
                        service.ask(
                                "select count(*) from mail where about = ? and next_try_at is not null",
                                id))
                .as("mail that waits is taken back")
                .isEqualTo("0");
        assertThat(told.get("seen")).hasSize(1);
        assertThat(told.at("/seen/0/contact").asBoolean()).isTrue();
        assertThat(told.at("/seen/0/fields").toString())
                .isEqualTo("[\"name\",\"phone\",\"email\"]");
        assertThat(told.at("/seen/0/times").asInt()).isEqualTo(2);
        assertThat(
                        ok(world.counsellor.post(
                                        world.of(person) + "/consents/" + consent + "/revocation",
                                        "{}"))
                                .get("seen"))
                .as("once more says the same")
                .hasSize(1);
    }

    @Test
    void theDatabaseAnswersNoOtherEmployerAndNoOtherCounsellor() {
        UUID employer = world.shown.employer("Hang Dong Tools");
        UUID rival = world.shown.employer("Rival Tools");
        UUID person = suda();
        UUID consent = world.consent(person, employer, "card_and_contact");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        Caller own = world.callerOf(employer);
        Caller other = world.callerOf(rival);
        Caller colleague = world.world.counsellor(world.world.chiangMai);
        for (int turn = 0; turn < 2; turn++) {
            assertThat(rows(own, id)).isEqualTo("0 0 1 1 1 0 0");
            assertThat(rows(other, id)).isEqualTo("0 0 0 0 0 0 0");
            assertThat(rows(colleague, id)).isEqualTo("0 0 0 0 0 0 0");
        }
        ok(world.counsellor.post(world.of(person) + "/consents/" + consent + "/revocation", "{}"));
        assertThat(rows(own, id)).as("taken back").isEqualTo("0 0 1 0 0 0 0");
    }

    /**
     * What the caller could read: introductions, consents, introductions as their employer knows
     * them, cards, contacts, profiles and vault entries.
     */
    private static String rows(Caller caller, UUID introduction) {
        Sql sql = service.get(Sql.class);
        return service.get(Transactions.class)
                .read(
                        caller,
                        () ->
                                sql.first(
                                                """
                                                select (select count(*) from introduction where id = ?) || ' '
                                                    || (select count(*) from consent c where c.employer_id =
                                                        (select i.employer_id from employer_introduction i where i.id = ?)) || ' '
                                                    || (select count(*) from employer_introduction where id = ?) || ' '
                                                    || (select count(*) from shared_card(?)) || ' '
                                                    || (select count(*) from shared_contact(?)) || ' '
                                                    || (select count(*) from profile_skill) || ' '
                                                    || (select count(*) from vault_entry)""",
                                                row -> row.getString(1),
                                                introduction,
                                                introduction,
                                                introduction,
                                                introduction,
                                                introduction)
                                        .orElseThrow());
    }

    // ── introduction ────────────────────────────────────────────────────────────────────

    @Test
    void withoutConsentPayOrAVerifiedEmployerNobodyIsIntroduced() {
        UUID person = suda();
        UUID employer = world.shown.employer("Fang Forge");
        UUID vacancy = world.vacancy(employer, "Smith");
        assertThat(world.introduce(person, vacancy).text()).contains("needs the person's consent");
        world.consent(person, employer, "card");
        UUID silent = world.shown.job(employer, "Smith without pay", "7212", "TH-50");
        assertThat(world.introduce(person, silent).text()).contains("pays is not known");
        service.sql("update returnee set readiness = 'not_now' where id = ?", person);
        assertThat(world.introduce(person, vacancy).status()).isEqualTo(409);
        service.sql("update returnee set readiness = 'ready' where id = ?", person);
        ok(
                world.counsellor.post(
                        world.of(person) + "/safety-rules",
                        "{\"kind\": \"employer\", \"employer\": \"%s\"}".formatted(employer)));
        assertThat(world.introduce(person, vacancy).text()).contains("safety rule");
    }

    @Test
    void theSameKeyIntroducesOnceAndTheSameVacancyIsNotUnderWayTwice() {
        UUID person = suda();
        UUID employer = world.shown.employer("Pai Iron");
        UUID vacancy = world.vacancy(employer, "Welder");
        world.consent(person, employer, "card");
        world.introduced(person, vacancy);
        assertThat(world.introduce(person, vacancy).status()).isEqualTo(409);
    }

    @Test
    void aLinkShowsTheCardWithoutActingAndAnswersOnce() {
        UUID employer = world.shown.employer("Lampang Welding");
        world.employer(employer);
        UUID person = suda();
        world.consent(person, employer, "card_and_contact");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        Http anybody = world.anybody();
        String token = world.token(id);
        String look = "{\"token\": \"%s\"}".formatted(token);
        JsonNode seen = ok(anybody.post("/api/employer/v1/answer-links/view", look));
        ok(anybody.post("/api/employer/v1/answer-links/view", look));
        assertThat(world.state(id)).isEqualTo("sent");
        assertThat(seen.at("/introduction/card/area").isTextual()).isTrue();
        assertThat(seen.at("/introduction/contact").isNull())
                .as("a mail can be passed on")
                .isTrue();
        String meet = "{\"token\": \"%s\", \"answer\": \"%s\", \"reason\": null}";
        assertThat(
                        anybody.post(
                                        "/api/employer/v1/answer-links/answer",
                                        meet.formatted(token, "not_this_time"))
                                .status())
                .as("a reason is needed")
                .isEqualTo(400);
        ok(anybody.post("/api/employer/v1/answer-links/answer", meet.formatted(token, "keep")));
        assertThat(
                        anybody.post(
                                        "/api/employer/v1/answer-links/answer",
                                        meet.formatted(token, "offer"))
                                .status())
                .as("an offer is for whoever signs in")
                .isEqualTo(409);
        JsonNode met =
                ok(
                        anybody.post(
                                "/api/employer/v1/answer-links/answer",
                                meet.formatted(token, "meet")));
        assertThat(met.at("/introduction/card").isNull()).as("the link is used").isTrue();
        assertThat(met.at("/introduction/mayAnswer")).isEmpty();
        assertThat(world.state(id)).isEqualTo("meeting");
        ok(anybody.post("/api/employer/v1/answer-links/answer", meet.formatted(token, "meet")));
        assertThat(
                        anybody.post(
                                        "/api/employer/v1/answer-links/answer",
                                        meet.formatted(token, "offer"))
                                .status())
                .isEqualTo(410);
        assertThat(anybody.post("/api/employer/v1/answer-links/view", look).status())
                .isEqualTo(410);
        assertThat(
                        anybody.post(
                                        "/api/employer/v1/answer-links/view",
                                        "{\"token\": \"no-such-token-no-such-token-no-such\"}")
                                .status())
                .isEqualTo(410);
        assertThat(
                        service.ask(
                                """
                                select channel || ' ' || times from introduction_view
                                where introduction_id = ?""",
                                id))
                .isEqualTo("link 3");
        assertThat(service.ask("select answered_on::text from introduction where id = ?", id))
                .as("the day where the counsellor works")
                .isEqualTo(ReferralWorld.today().toString());
    }

    @Test
    void anAnswerInThePortalUsesTheLinkUp() {
        UUID employer = world.shown.employer("Phayao Welding");
        Http reader = world.employer(employer);
        UUID person = suda();
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        String token = world.token(id);
        ok(
                reader.post(
                        "/api/employer/v1/introductions/" + id + "/answer",
                        "{\"answer\": \"meet\", \"reason\": null}"));
        assertThat(
                        world.anybody()
                                .post(
                                        "/api/employer/v1/answer-links/view",
                                        "{\"token\": \"%s\"}".formatted(token))
                                .status())
                .isEqualTo(410);
    }

    @Test
    void anotherEmployersIntroductionIsNotThere() {
        UUID employer = world.shown.employer("Lamphun Works");
        Http rival = world.employer(world.shown.employer("Rival Works"));
        UUID person = suda();
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        assertThat(rival.get("/api/employer/v1/introductions/" + id).status()).isEqualTo(404);
        assertThat(world.answer(rival, id, "meet").status()).isEqualTo(404);
        assertThat(rival.get("/api/employer/v1/introductions").json().get("introductions"))
                .isEmpty();
    }

    @Test
    void silenceFreesThePersonAndALateYesAsksThemFirst() {
        UUID employer = world.shown.employer("Chom Thong Steel");
        Http reader = world.employer(employer);
        UUID person = suda();
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        world.daysPass(id, 7);
        world.routines();
        assertThat(world.state(id)).as("the last day is not over").isEqualTo("sent");
        world.daysPass(id, 1);
        world.routines();
        assertThat(world.state(id)).isEqualTo("no_answer");
        assertThat(world.seen(reader, id).get("card").isNull()).isTrue();
        ok(world.answer(reader, id, "meet"));
        assertThat(world.state(id)).as("the person is asked first").isEqualTo("no_answer");
        JsonNode late =
                ok(world.counsellor.get(world.of(person) + "/introductions"))
                        .at("/introductions/0");
        assertThat(late.get("lateYes").asBoolean()).isTrue();
        assertThat(late.get("unnoticed").asBoolean()).isTrue();
        ok(world.word(person, id, "person", "meet_after_all"));
        assertThat(world.state(id)).isEqualTo("meeting");
        assertThat(world.seen(reader, id).get("card").isNull()).isFalse();
    }

    @Test
    void anEmployerIsRemindedOnceTwoDaysBefore() {
        UUID employer = world.shown.employer("Doi Tao Works");
        world.employer(employer);
        UUID person = suda();
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        world.daysPass(id, 4);
        world.routines();
        assertThat(reminders(id)).isEqualTo("0");
        world.daysPass(id, 1);
        world.routines();
        world.routines();
        assertThat(reminders(id)).isEqualTo("1");
    }

    private static String reminders(UUID id) {
        return service.ask(
                "select count(*) from mail where about = ? and purpose = 'INTRODUCTION_REMINDER'",
                id);
    }

    @Test
    void anOfferThatIsWithdrawnLeavesThePersonReadyWithTheShortListAsItWas() {
        UUID employer = world.shown.employer("Wiang Haeng Metal");
        Http reader = world.employer(employer);
        UUID person = suda();
        List<UUID> three = world.three(employer);
        JsonNode proposed =
                ok(world.counsellor.post(
                                world.of(person) + "/proposals",
                                "{\"vacancies\": [\"%s\", \"%s\"]}"
                                        .formatted(three.get(0), three.get(1))))
                        .get("proposals");
        for (JsonNode one : proposed) {
            ok(
                    world.counsellor.post(
                            world.of(person) + "/proposals/" + one.asText() + "/answer",
                            "{\"answer\": \"interested\"}"));
        }
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, three.get(0));
        assertThat(service.ask("select proposal_id is not null from introduction where id = ?", id))
                .isEqualTo("t");
        ok(world.answer(reader, id, "meet"));
        ok(world.answer(reader, id, "offer"));
        ok(world.word(person, id, "person", "accept"));
        assertThat(choices(person).get("resting").asBoolean()).isTrue();
        ok(world.answer(reader, id, "withdraw_offer"));
        assertThat(world.seen(reader, id).get("state").asText()).isEqualTo("ended");
        JsonNode after = choices(person);
        assertThat(after.get("resting").asBoolean()).isFalse();
        after.get("proposals")
                .forEach(one -> assertThat(one.get("state").asText()).isEqualTo("interested"));
        assertThat(service.ask("select readiness from returnee where id = ?", person))
                .isEqualTo("ready");
    }

    private static JsonNode choices(UUID person) {
        return ok(world.counsellor.get(world.of(person) + "/proposals"));
    }

    @Test
    void anAnswerThatDoesNotFitIsRefusedAndTheSameAgainIsNot() {
        UUID employer = world.shown.employer("Mae Chaem Iron");
        Http reader = world.employer(employer);
        UUID person = suda();
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        assertThat(world.answer(reader, id, "hire").status()).isEqualTo(409);
        ok(world.answer(reader, id, "not_this_time"));
        ok(world.answer(reader, id, "not_this_time"));
        assertThat(world.answer(reader, id, "meet").status()).isEqualTo(409);
        assertThat(world.seen(reader, id).get("state").asText()).isEqualTo("declined");
        assertThat(
                        service.ask(
                                "select count(*) from introduction_change where introduction_id = ?",
                                id))
                .isEqualTo("2");
        world.routines();
        assertThat(
                        service.ask(
                                """
                                select revoked_because from consent c join introduction i on i.consent_id = c.id
                                where i.id = ?""",
                                id))
                .as("nothing goes under it any more")
                .isEqualTo("introduction_ended");
    }

    @Test
    void anEmployerWhoRangIsAnsweredForByTheCounsellor() {
        UUID employer = world.shown.employer("Omkoi Forge");
        UUID person = suda();
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Smith"));
        ok(world.word(person, id, "employer", "meet"));
        assertThat(world.state(id)).isEqualTo("meeting");
        JsonNode one =
                ok(world.counsellor.get(world.of(person) + "/introductions"))
                        .at("/introductions/0");
        assertThat(one.get("unnoticed").asBoolean()).as("they typed it in").isFalse();
        assertThat(one.get("byMail").asBoolean()).as("no address is known").isFalse();
    }

    @Test
    void suspendingAnEmployerEndsItsIntroductionsAndConsents() {
        UUID employer = world.shown.employer("Fee Takers Ltd");
        UUID person = suda();
        UUID consent = world.consent(person, employer, "card");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        service.get(SuspendEmployer.class)
                .suspend(world.world.staff(), new EmployerId(employer), "asked for fees");
        assertThat(world.state(id)).isEqualTo("withdrawn");
        assertThat(service.ask("select revoked_because from consent where id = ?", consent))
                .isEqualTo("employer_suspended");
    }

    @Test
    void whoFoundWorkIsNotWaitedForByOthers() {
        UUID employer = world.shown.employer("Samoeng Steel");
        Http reader = world.employer(employer);
        UUID person = suda();
        List<UUID> three = world.three(employer);
        world.consent(person, employer, "card");
        UUID hired = world.introduced(person, three.get(0));
        UUID waiting = world.introduced(person, three.get(1));
        ok(world.answer(reader, hired, "meet"));
        ok(world.answer(reader, hired, "offer"));
        ReturneeId id = new ReturneeId(person);
        assertThatThrownBy(() -> foundWork(id, new IntroductionId(hired)))
                .isInstanceOf(Problem.class);
        ok(world.answer(reader, hired, "hire"));
        foundWork(id, new IntroductionId(hired));
        assertThat(world.state(hired)).isEqualTo("accepted");
        assertThat(world.state(waiting)).isEqualTo("withdrawn");
        assertThat(world.answer(reader, hired, "withdraw_offer").status())
                .as("what is agreed is the placement's now")
                .isEqualTo(409);
    }

    private static void foundWork(ReturneeId person, IntroductionId through) {
        service.get(Transactions.class)
                .write(
                        world.wilai,
                        () -> {
                            service.get(EndIntroductions.class).agreed(person, through);
                            service.get(EndIntroductions.class).foundWork(world.wilai, person);
                        });
    }

    @Test
    void anErasedPersonsIntroductionsLeadToNobody() {
        UUID employer = world.shown.employer("Hod Works");
        Http reader = world.employer(employer);
        UUID person = suda();
        world.consent(person, employer, "card_and_contact");
        UUID id = world.introduced(person, world.vacancy(employer, "Welder"));
        service.get(org.onward.matching.returnee.EraseReturnee.class)
                .erase(
                        world.world.staff(),
                        service.ask("select reference from returnee where id = ?", person),
                        "asked in writing");
        JsonNode seen = world.seen(reader, id);
        assertThat(seen.get("card").isNull()).isTrue();
        assertThat(seen.get("state").asText()).isEqualTo("ended");
        assertThat(service.ask("select card from consent where returnee_id = ?", person))
                .isEqualTo("{}");
    }
}
