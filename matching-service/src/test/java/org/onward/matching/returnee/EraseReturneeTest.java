package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;
import org.onward.matching.access.ReadTrail;
import org.onward.matching.access.Role;
import org.onward.matching.problem.Problem;

class EraseReturneeTest {
    private static final TestService service = TestService.start();
    private static final TestWorld world = new TestWorld(service);

    /** What erasure does with a column. */
    private enum Rule {
        /** The row is deleted. */
        DELETED,
        /** Set back to unknown. */
        CLEARED,
        /** Changed to a value that says nothing. */
        REPLACED,
        /** Kept for the counts: it leads to nobody. */
        KEPT
    }

    /** Tables whose rows of the person are deleted as a whole. */
    private static final List<String> DELETED =
            List.of(
                    "vault_entry: returnee_id field item_id cipher recorded_at recorded_by superseded_at",
                    "vault_lookup: returnee_id kind digest",
                    "profile_skill: returnee_id skill_id level gained",
                    "experience: id returnee_id occupation months paid country ended_year",
                    "profile_language: returnee_id language level",
                    "profile_aptitude: returnee_id family value",
                    "profile_interest: returnee_id interest value",
                    "aspiration: returnee_id rank occupation",
                    "sector_wish: returnee_id sector wanted",
                    "willing_place: returnee_id rank place_code country within_km right_to_work",
                    "debt: id returnee_id left_minor monthly_minor currency due_on",
                    "safety_rule: id returnee_id kind digest employer_id place_code sector vacancy_id recorded_at"
                            + " recorded_by",
                    "worklist_snooze: kind subject_id returnee_id until_day recorded_at recorded_by",
                    "new_match_person: returnee_id due opened_from noticed due_since first_looked_at",
                    "new_match: returnee_id vacancy_id tenths found_at noticed_at",
                    "readiness_change: id returnee_id from_state to_state effective_on recorded_at"
                            + " recorded_by",
                    "proposal: id returnee_id vacancy_id round shown_at shown_on shown ranking state reason"
                            + " ask_again_on answered_at recorded_by version",
                    "proposal_answer: id proposal_id returnee_id state reason ask_again_on recorded_at"
                            + " recorded_by shown shown_on ranking");

    private static final Map<Rule, List<String>> BY_COLUMN =
            Map.of(
                    Rule.KEPT,
                    List.of(
                            "returnee: id version kind created_at statistics_agreed",
                            "enrolment: id returnee_id programme_id office_id entered_on exited_on"
                                    + " exit_reason recorded_at recorded_by",
                            "assignment: id returnee_id counsellor_id from_day until_day recorded_at"
                                    + " recorded_by noticed_at",
                            "placement: id version returnee_id kind after_id after_kind state agreed_on"
                                    + " departure starts_on started_on paused_on ended_on voided_on recorded_at recorded_by",
                            "placement_check: id placement_id returnee_id day due_on held_on in_work"
                                    + " same_employer recorded_at recorded_by superseded_at",
                            "consent: id returnee_id employer_id given_on ends_on recorded_at recorded_by",
                            // Whether an employer answered in time counts for its answer rate.
                            "introduction: id returnee_id vacancy_id employer_id consent_id proposal_id"
                                    + " counsellor_id state sent_at sent_on answer_by shared_until reminded_at"
                                    + " answered_at answered_on declined_by ended_at noticed_at version"),
                    Rule.REPLACED,
                    List.of(
                            "returnee: reference readiness readiness_since erased_at",
                            "placement: end_reason void_reason",
                            "placement_check: concern",
                            "consent: preset fields card preview_hash revoked_at revoked_because",
                            "introduction: reason late_yes_at"),
                    Rule.CLEARED,
                    List.of(
                            "returnee: sex not_now_until matching_agreed education available_from"
                                    + " hours_min hours_max currency dependants living_minor rent_minor"
                                    + " savings_minor skills_known experience_known languages_known"
                                    + " debts_known places_known musts musts_known pay_floor_minor",
                            "placement: introduction_id vacancy_id employer_id occupation subsidised"
                                    + " wage_minor currency pay_period hours",
                            "introduction: rule_met_on",
                            "placement_check: wage_minor currency pay_period hours contract fees papers_held"
                                    + " free_to_leave treated_well life concern_done concern_at concern_by"));

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyColumnLinkedToAPersonHasItsErasureRule() throws SQLException {
        TreeMap<String, Rule> rules = new TreeMap<>();
        DELETED.forEach(line -> columns(line).forEach(column -> rules.put(column, Rule.DELETED)));
        BY_COLUMN.forEach(
                (rule, lines) ->
                        lines.forEach(
                                line -> columns(line).forEach(column -> rules.put(column, rule))));
        List<String> linked = new ArrayList<>();
        try (Connection connection = service.superuser();
                PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                select c.relname || '.' || a.attname
                                from pg_class c join pg_attribute a on a.attrelid = c.oid
                                where a.attnum > 0 and not a.attisdropped and c.relkind = 'r'
                                    and c.relnamespace = 'public'::regnamespace
                                    and (c.oid = 'returnee'::regclass
                                        or c.oid in (select conrelid from pg_constraint
                                            where contype = 'f' and confrelid = 'returnee'::regclass)
                                        or exists (select 1 from pg_attribute p where p.attrelid = c.oid
                                            and p.attname in ('returnee_id', 'person_id')))""");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                linked.add(rows.getString(1));
            }
        }
        assertThat(linked)
                .as("a new column linked to a person needs its rule here and in erase_person")
                .containsExactlyInAnyOrderElementsOf(rules.keySet());
    }

    @Test
    void afterErasureThePersonIsGoneAndTheEnrolmentCounts() {
        Caller dao = world.counsellor(world.chiangMai);
        RegisterReturnee.Registered registered = Registering.somebody(service, dao, "Suda Wongsa");
        ReturneeId person = registered.person();
        service.get(EditProfile.class)
                .replace(
                        dao,
                        person,
                        0,
                        new ProfileDocument(
                                List.of(),
                                List.of(
                                        new ProfileDocument.Experience(
                                                null, null, 3, null, null, null, "cooked")),
                                List.of(new ProfileDocument.OwnLanguage("th", 4)),
                                2,
                                Map.of("verbal", 0.5f),
                                Map.of("social", 0.5f),
                                List.of("51"),
                                List.of("I"),
                                null,
                                List.of(new ProfileDocument.WillingPlace("TH-50", "TH", 5, null)),
                                "2026-12-01",
                                10,
                                20,
                                List.of("part_time"),
                                new ProfileDocument.Household(
                                        "THB",
                                        1,
                                        1L,
                                        1L,
                                        1L,
                                        1L,
                                        List.of(new ProfileDocument.Debt(1L, null, null, null)))));
        service.get(AddSafetyRule.class)
                .add(
                        dao,
                        person,
                        new AddSafetyRule.NewRule(
                                SafetyRule.Kind.LIVE_IN, null, null, null, null, null, null, "x"));

        service.get(EraseReturnee.class)
                .erase(world.staff(), registered.reference(), "asked for it in writing");

        for (String line : DELETED) {
            String table = line.substring(0, line.indexOf(':'));
            assertThat(
                            service.ask(
                                    "select count(*) from %s where returnee_id = ?"
                                            .formatted(table),
                                    person.value()))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(
                        service.ask(
                                """
                                select (r.sex, r.education, r.available_from, r.hours_min, r.hours_max, r.currency,
                                    r.dependants, r.living_minor, r.rent_minor, r.savings_minor, r.pay_floor_minor)
                                    is null and r.musts = '{}' and not (r.musts_known or r.skills_known
                                    or r.experience_known or r.languages_known or r.debts_known
                                    or r.places_known or r.matching_agreed)
                                    and r.readiness = 'closed' and r.reference <> ?
                                from returnee r where r.id = ?""",
                                registered.reference(),
                                person.value()))
                .isEqualTo("t");
        assertThat(
                        service.ask(
                                """
                                select entered_on || ' ' || exited_on from enrolment where returnee_id = ?""",
                                person.value()))
                .isEqualTo(TestWorld.TODAY.minusDays(5) + " " + TestWorld.TODAY);
        assertThat(service.get(PersonKeys.class).of(person)).isEmpty();
        assertThat(service.get(PersonKeys.class).erasures())
                .extracting(PersonKeys.Erasure::person)
                .contains(person);
        assertThatThrownBy(() -> service.get(SeePerson.class).see(dao, person))
                .isInstanceOf(Problem.class);
        assertThat(
                        service.get(ReadTrail.class)
                                .read(
                                        world.account(Role.AUDITOR, null, null, null),
                                        person.value(),
                                        null,
                                        Long.MAX_VALUE))
                .filteredOn(entry -> entry.act().equals("erase_returnee"))
                .extracting(ReadTrail.Entry::reason, ReadTrail.Entry::reasonErased)
                .containsExactly(tuple(null, true));
        assertThat(service.ask("select count(*) from audit_entry where reason like '%in writing%'"))
                .isEqualTo("0");
        assertThat(Registering.somebody(service, dao, "Suda Wongsa").reference())
                .as("she can come back as somebody new")
                .isNotEmpty();
    }

    @Test
    void onlyStaffOfTheProgrammeErase() {
        Caller dao = world.counsellor(world.chiangMai);
        RegisterReturnee.Registered registered = Registering.somebody(service, dao, "Malai");
        EraseReturnee erase = service.get(EraseReturnee.class);
        assertThatThrownBy(() -> erase.erase(dao, registered.reference(), "not mine to do"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_ALLOWED));
        Caller stranger = new TestWorld(service).staff();
        assertThatThrownBy(() -> erase.erase(stranger, registered.reference(), "other programme"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThatThrownBy(
                        () ->
                                service.get(org.onward.matching.access.Transactions.class)
                                        .write(
                                                dao,
                                                () ->
                                                        service.get(Statements.class)
                                                                .list(
                                                                        "select erase_person(?, 'CR-222222', now())",
                                                                        row -> row.getBoolean(1),
                                                                        registered
                                                                                .person()
                                                                                .value())))
                .as("past the code")
                .hasStackTraceContaining("not theirs to erase");
        assertThat(service.get(SeePerson.class).see(dao, registered.person()).name())
                .isEqualTo("Malai");
    }

    private static Stream<String> columns(String line) {
        String table = line.substring(0, line.indexOf(':'));
        return Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split(" ", -1))
                .map(column -> table + "." + column);
    }
}
