package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onward.matching.referral.ReferralWorld.ok;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.EmployerExamples;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.SuspendEmployer;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.shared.Sql;

/**
 * What an employer's token opens where the portal stands, with ids and bodies that would be right
 * for the employer they belong to.
 */
class EmployerDoorTest {
    private static final String API = "/api/employer/v1";

    private static TestService service;
    private static ReferralWorld world;
    private static EmployerExamples examples;
    private static List<String> routes;

    private static UUID lanna;
    private static UUID vacancy;
    private static UUID introduction;

    @BeforeAll
    static void start() throws IOException {
        service = TestService.start();
        world = new ReferralWorld(service);
        examples = new EmployerExamples();
        try (var lines = EmployerDoorTest.class.getResourceAsStream("/routes.txt")) {
            routes =
                    new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains(" " + API + "/"))
                            .toList();
        }
        lanna = world.shown.employer("ล้านนาเหล็กดัด");
        UUID person = world.person("Ñoli Bautista", PersonKind.RETURNEE, "abroad");
        world.consent(person, lanna, "card_and_contact");
        vacancy = world.vacancy(lanna, "Gate maker");
        introduction = world.introduced(person, vacancy);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** A line of the table of routes: method, address, roles. */
    private static Http.Answer call(Http http, String route) {
        List<String> parts = List.of(route.split("\\s+", 3));
        String method = parts.get(0);
        String template = parts.get(1);
        String path =
                template.replace(
                        "{id}",
                        (template.contains("/introductions/") ? introduction : vacancy).toString());
        Map<String, String> bodies =
                Map.of(
                        "PUT " + API + "/vacancies/{id}",
                        examples.body("vacancy-edit"),
                        "POST " + API + "/introductions/{id}/answer",
                        examples.body("introduction-answer"));
        return http.send(
                method,
                path,
                method.equals("GET") || method.equals("DELETE")
                        ? null
                        : bodies.getOrDefault(method + " " + template, "{}"),
                "application/json");
    }

    /** Everything of the vacancy and the introduction, and what waits to be sent. */
    private static String stored() {
        return service.ask(
                """
                select (select row(v)::text from vacancy v where v.id = ?) || (select row(i)::text from introduction i
                    where i.id = ?) || (select count(*) from mail) || (select count(*) from introduction_change)""",
                vacancy,
                introduction);
    }

    @Test
    void whatBelongsToAnotherEmployerIsNotThereOnAnyRouteAndStaysAsItIs() {
        Http rival = world.employer(world.shown.employer("Rival Gates"));
        String before = stored();
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String route : routes) {
            if (route.contains("{id}")) {
                Http.Answer answer = call(rival, route);
                if (answer.status() != 404 || answer.text().contains("Gate maker")) {
                    wrong.add(route + " → " + answer.status());
                }
                checked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThanOrEqualTo(10);
        assertThat(ok(rival.get(API + "/introductions?vacancy=" + vacancy)).get("introductions"))
                .isEmpty();
        assertThat(rival.get(API + "/vacancies").text()).doesNotContain("Gate maker");
        assertThat(rival.get(API + "/employer").text()).doesNotContain("ล้านนาเหล็กดัด");
        assertThat(stored()).isEqualTo(before);
        assertThat(call(world.employer(lanna), "GET " + API + "/vacancies/{id} x").status())
                .as("it is there for its own")
                .isEqualTo(200);
    }

    // ── the second net: an employer's caller on a raw connection ────────────────────────

    /** Of a person: no row of it answers an employer, and no column is written by one. */
    private static final Set<String> OF_A_PERSON =
            words(
                    """
                    returnee enrolment assignment cover vault_entry vault_lookup profile_skill experience profile_language
                    profile_aptitude profile_interest aspiration sector_wish willing_place debt safety_rule readiness_change
                    consent proposal proposal_answer introduction introduction_change answer_link introduction_view placement
                    placement_change placement_check worklist_snooze new_match new_match_person""");

    /** Views of the same, for others than employers. */
    private static final Set<String> VIEWS_OF_A_PERSON =
            words(
                    "my_people stored_profile own_profile enrolled_person reported_person reported_placement");

    /** What an employer is given of an introduction, as its API says. */
    private static final Set<String> GIVEN =
            words("id vacancy_id employer_id sent_at sent_on answer_by shared_until version state");

    /** Nothing of a person who is served is in them. */
    private static final Set<String> OF_NO_PERSON =
            words(
                    """
                    taxonomy_version occupation_group occupation occupation_profile skill occupation_skill related_skill label
                    esco_occupation esco_occupation_skill unit_skill onet_occupation onet_unit taxonomy_load taxonomy_change
                    feed_written country place chamber employer employer_person feed_source vacancy vacancy_skill vacancy_language
                    vacancy_unresolved backing vacancy_change feed_run feed_row word_correction feed_missing feed_employer vacancy_apart programme office account credential session
                    refresh_token audit_entry audit_seal audit_unsealed audit_anchor audit_reason change_log database_epoch idempotency_key mail registration
                    password_reset report_release report_number report_reader demo_story demo_clock new_match_position flyway_schema_history
                    esco_occupation esco_occupation_skill unit_skill onet_occupation onet_unit taxonomy_load taxonomy_change""");

    /** Functions that go past the policies, each with a condition of its own on who asks. */
    private static final Set<String> PAST_THE_POLICIES =
            words(
                    """
                    has_assignment handed_over is_colleague registered_with may_erase erase_person erase_again organisation_suspended
                    shared_contact withdraw_from_suspended
                    shared_card note_look answer_introduction notice_assignment behind not_our_member registration_number_taken audit_waits key_posting known_parts link_postings new_match_progress""");

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.strip().split("\\s+")));
    }

    private static Set<String> catalogue(String sql) {
        return words(service.ask(sql));
    }

    @Test
    void everyTableViewAndFunctionIsRuledOnForEmployers() {
        Set<String> ruled = new TreeSet<>(OF_A_PERSON);
        ruled.addAll(VIEWS_OF_A_PERSON);
        ruled.addAll(OF_NO_PERSON);
        ruled.add("employer_introduction");
        assertThat(
                        catalogue(
                                """
                                select string_agg(table_name, ' ') from information_schema.tables
                                where table_schema = 'public'"""))
                .as("say of a new table whether it holds anything of a person")
                .containsExactlyInAnyOrderElementsOf(ruled);
        assertThat(
                        catalogue(
                                """
                                select string_agg(column_name, ' ') from information_schema.columns
                                where table_schema = 'public' and table_name = 'employer_introduction'"""))
                .containsExactlyInAnyOrderElementsOf(GIVEN);
        assertThat(
                        catalogue(
                                """
                                select string_agg(tablename, ' ') from pg_policies where policyname = 'not_for_employers'
                                    and permissive = 'RESTRICTIVE' and cmd = 'ALL'"""))
                .containsExactlyInAnyOrderElementsOf(OF_A_PERSON);
        assertThat(
                        catalogue(
                                """
                                select string_agg(distinct c.table_name, ' ') from information_schema.columns c
                                    join information_schema.tables t using (table_schema, table_name)
                                where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                                    and c.column_name in ('returnee_id', 'introduction_id', 'consent_id', 'placement_id')"""))
                .as("what points at a person is of a person")
                .isSubsetOf(OF_A_PERSON);
        assertThat(
                        catalogue(
                                """
                                select string_agg(proname, ' ') from pg_proc
                                where pronamespace = 'public'::regnamespace and prosecdef"""))
                .containsExactlyInAnyOrderElementsOf(PAST_THE_POLICIES);
    }

    @Test
    void anEmployersCallerReadsAndWritesNoColumnOfAPerson() {
        Caller own = world.callerOf(lanna);
        List<String> wrong = new ArrayList<>();
        int filled = 0;
        int tried = 0;
        for (String table : OF_A_PERSON) {
            String columns =
                    service.ask(
                            """
                            select string_agg(quote_ident(column_name), ',' order by ordinal_position)
                            from information_schema.columns
                            where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'""",
                            table);
            for (String column : columns.split(",", -1)) {
                tried++;
                for (String act :
                        List.of(
                                "with gone as (select %2$s from %1$s) select count(*) from gone",
                                "with done as (update %1$s set %2$s = %2$s returning 1) select count(*) from done")) {
                    long rows = rows(own, act.formatted(table, column));
                    if (rows > 0) {
                        wrong.add(table + "." + column + ": " + rows + " " + act);
                    }
                }
            }
            String row =
                    service.ask(
                            "select coalesce((select to_jsonb(t)::text from %s t limit 1), '')"
                                    .formatted(table));
            if (!row.isEmpty()) {
                filled++;
                long written =
                        rows(
                                own,
                                """
                                with done as (insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, ?::jsonb)
                                    returning 1) select count(*) from done"""
                                        .formatted(table, columns),
                                row);
                if (written >= 0) {
                    wrong.add(table + ": a row was taken");
                }
            }
            if (rows(
                            own,
                            "with gone as (delete from %s returning 1) select count(*) from gone"
                                    .formatted(table))
                    > 0) {
                wrong.add(table + ": rows were deleted");
            }
        }
        for (String view : VIEWS_OF_A_PERSON) {
            if (rows(own, "select count(*) from " + view) > 0) {
                wrong.add(view);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(filled).as("tables that hold something to find").isGreaterThanOrEqualTo(15);
        assertThat(tried).isGreaterThanOrEqualTo(200);
        assertThat(rows(own, "select count(*) from employer_introduction")).isPositive();
        assertThat(
                        rows(
                                world.callerOf(world.shown.employer("Rival Rails")),
                                "select count(*) from employer_introduction"))
                .isZero();
    }

    /**
     * @return −1 where the database says that the caller may not
     */
    private static long rows(Caller caller, String sql, @Nullable Object... values) {
        try {
            return service.get(Transactions.class)
                    .write(
                            caller,
                            () ->
                                    service.get(Sql.class)
                                            .first(sql, row -> row.getLong(1), values)
                                            .orElseThrow());
        } catch (RuntimeException refused) {
            Throwable cause = refused;
            while (cause != null && !(cause instanceof SQLException)) {
                cause = cause.getCause();
            }
            if (cause instanceof SQLException reason && "42501".equals(reason.getSQLState())) {
                return -1;
            }
            throw refused;
        }
    }

    @Test
    void anEmployerWritesNothingButWhatAnAnswerWrites() {
        UUID person = world.person("Analyn Dimaculangan", PersonKind.RETURNEE, "abroad");
        UUID rails = world.shown.employer("Lanna Rails");
        world.consent(person, rails, "card");
        UUID id = world.introduced(person, world.vacancy(rails, "Rail maker"));
        Caller own = world.callerOf(rails);
        Caller rival = world.callerOf(lanna);
        String say =
                "select case when answer_introduction(?, %d, ?, ?, '2026-11-26T03:00:00Z') then 1 else 0 end";
        assertThat(rows(rival, say.formatted(0), id, "meet", null)).as("another's").isZero();
        assertThat(rows(own, say.formatted(7), id, "meet", null)).as("changed meanwhile").isZero();
        for (List<String> said :
                List.of(
                        List.of("hire", ""),
                        List.of("withdraw_offer", ""),
                        List.of("not_this_time", "erased"),
                        List.of("meet", "erased"),
                        List.of("accepted", ""))) {
            @Nullable String why = said.get(1).isEmpty() ? null : said.get(1);
            assertThatThrownBy(() -> rows(own, say.formatted(0), id, said.get(0), why))
                    .as(said.toString())
                    .hasStackTraceContaining("this answer does not fit");
        }
        assertThat(rows(world.wilai, say.formatted(0), id, "meet", null))
                .as("a counsellor is no employer")
                .isEqualTo(-1);
        String before = unanswered(id);
        assertThat(rows(own, say.formatted(0), id, "meet", null)).isOne();
        assertThat(unanswered(id)).as("the rest of the row").isEqualTo(before);
        assertThat(world.state(id)).isEqualTo("meeting");
    }

    /** The row without what an answer writes. */
    private static String unanswered(UUID id) {
        return service.ask(
                """
                select (to_jsonb(i) - array['state', 'declined_by', 'reason', 'late_yes_at', 'ended_at', 'noticed_at',
                    'answered_at', 'answered_on', 'version'])::text from introduction i where i.id = ?""",
                id);
    }

    @Test
    void anEmployersListIsReadByItsKey() {
        String plan =
                service.get(Transactions.class)
                        .read(
                                world.callerOf(lanna),
                                () -> {
                                    Sql sql = service.get(Sql.class);
                                    // Of a table this small the planner would read the whole.
                                    sql.first(
                                            "select set_config('enable_seqscan', 'off', true)",
                                            row -> row.getString(1));
                                    return String.join(
                                            "\n",
                                            sql.list(
                                                    """
                                                    explain select i.id, v.title from employer_introduction i
                                                        join vacancy v on v.id = i.vacancy_id
                                                    where i.employer_id = ?
                                                        and (i.sent_at, i.id) < (?::timestamptz, ?::uuid)
                                                    order by i.sent_at desc, i.id desc limit 51""",
                                                    row -> row.getString(1),
                                                    lanna,
                                                    "2030-01-01T00:00:00Z",
                                                    introduction));
                                });
        assertThat(plan)
                .contains("introduction_employer")
                .doesNotContain("Seq Scan on introduction", "Seq Scan on vacancy");
    }

    @Test
    void anUnverifiedEmployerKeepsItsOwnRecordAndNothingOfItIsShownToAnybody() {
        UUID newcomer = world.shown.employer("Bagong Simula Bakery");
        service.sql(
                "update employer set standing = 'unverified', verified_at = null, verified_by = null where id = ?",
                newcomer);
        Http own = world.employer(newcomer);
        assertThat(own.get(API + "/me").json().at("/employer/standing").asText())
                .isEqualTo("unverified");
        UUID posted =
                UUID.fromString(
                        ok(own.post(
                                        API + "/vacancies",
                                        "{\"submit\": true, \"vacancy\": {\"kind\": \"job\", \"title\":"
                                                + " \"Panadero\"}}"))
                                .get("id")
                                .asText());
        for (String step : List.of("opening", "pause", "filling", "confirmation")) {
            assertThat(own.post(API + "/vacancies/" + posted + "/" + step, "").status())
                    .as(step)
                    .isEqualTo(409);
        }
        assertThat(service.ask("select state from vacancy where id = ?", posted))
                .isEqualTo("submitted");
        for (String route : routes) {
            if (route.contains("{id}")) {
                assertThat(call(own, route).status()).as(route).isEqualTo(404);
            }
        }
        assertThat(own.get(API + "/introductions").json().get("introductions")).isEmpty();
    }

    @Test
    void aSuspendedEmployersTokenOpensNothingFromTheNextRequestOn() {
        UUID employer = world.shown.employer("Fee Takers Ltd");
        Http reader = world.employer(employer);
        UUID person = world.person("สมหญิง ใจดี", PersonKind.JOB_SEEKER, "school");
        world.consent(person, employer, "card_and_contact");
        UUID introduced = world.introduced(person, world.vacancy(employer, "Welder"));
        String token = world.token(introduced);
        ok(reader.get(API + "/introductions/" + introduced));
        service.get(SuspendEmployer.class)
                .suspend(world.world.staff(), new EmployerId(employer), "asked for fees");
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String route : routes) {
            if (!route.endsWith(" anyone")) {
                int status = call(reader, route).status();
                if (status != 401) {
                    wrong.add(route + " → " + status);
                }
                checked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThanOrEqualTo(20);
        assertThat(reader.get(API + "/introductions/" + introduced).status()).isEqualTo(401);
        for (String act : List.of("view", "answer")) {
            assertThat(
                            world.anybody()
                                    .post(
                                            API + "/answer-links/" + act,
                                            "{\"token\": \"%s\", \"answer\": \"meet\"}"
                                                    .formatted(token))
                                    .status())
                    .as(act)
                    .isEqualTo(410);
        }
    }
}
