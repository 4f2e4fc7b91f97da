package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.ReadTrail;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;

/** Whose person it is; on one pooled connection, so that whatever one caller left would show. */
class OwnPeopleTest {
    private static final TestService service =
            TestService.start(Map.of("datasources.default.maximum-pool-size", 1));
    private static final TestWorld world = new TestWorld(service);
    private static final Transactions transactions = service.get(Transactions.class);
    private static final Statements statements = service.get(Statements.class);
    private static final LocalDate TODAY = TestWorld.TODAY;
    private static final List<String> TABLES =
            List.of(
                    "returnee",
                    "enrolment",
                    "assignment",
                    "vault_entry",
                    "vault_lookup",
                    "profile_skill",
                    "experience",
                    "profile_language",
                    "profile_aptitude",
                    "profile_interest",
                    "aspiration",
                    "sector_wish",
                    "willing_place",
                    "debt",
                    "safety_rule",
                    "readiness_change",
                    "own_profile");

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void pastTheCodeChecksAnotherCounsellorSeesNoRowOfAPerson() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        UUID person = Registering.somebody(service, dao, "Somsri").person().value();
        fill(person, dao);
        for (String table : TABLES) {
            assertThat(rows(dao, table, person)).as(table + " of her own").isPositive();
            assertThat(rows(lek, table, person)).as(table + " of another's").isZero();
            for (Role role :
                    List.of(
                            Role.ADMINISTRATOR,
                            Role.AUDITOR,
                            Role.PROGRAMME_STAFF,
                            Role.OUTREACH)) {
                Caller other =
                        world.account(
                                role,
                                role == Role.OUTREACH ? world.chiangMai : null,
                                role == Role.OUTREACH || role == Role.PROGRAMME_STAFF
                                        ? world.programme
                                        : null,
                                null);
                if (role != Role.PROGRAMME_STAFF
                        || !List.of("enrolment", "assignment").contains(table)) {
                    assertThat(rows(other, table, person)).as(table + " for " + role).isZero();
                }
            }
        }
    }

    @Test
    void pastTheCodeChecksAnotherCounsellorWritesNothingOfAPerson() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        UUID person = Registering.somebody(service, dao, "Wipa").person().value();
        assertThat(
                        transactions.write(
                                lek,
                                () ->
                                        statements.change(
                                                "update returnee set education = 1 where id = ?",
                                                person)))
                .isZero();
        assertThatThrownBy(
                        () ->
                                transactions.write(
                                        lek,
                                        () ->
                                                statements.change(
                                                        """
                                                        insert into profile_interest values
                                                            (?, 'social', 1)""",
                                                        person)))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void somebodyElsesPersonIsNotThereWhateverIsAsked() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        ReturneeId person = Registering.somebody(service, dao, "Mali").person();
        Identity identity = service.get(EditIdentity.class).see(dao, person).identity();
        List<ThrowingCallable> acts = acts(service, lek, person, identity);
        for (ThrowingCallable act : acts) {
            assertThatThrownBy(act)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem ->
                                    assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        }
        assertThat(
                        service.ask(
                                """
                                select count(*) from audit_entry
                                where account_id = ? and subject_id = ? and outcome = 'refused'""",
                                lek.account().value(),
                                person.value()))
                .as("each refusal but the port's is in the trail")
                .isEqualTo("14");
    }

    /** Everything that can be done to a person by id. */
    static List<ThrowingCallable> acts(
            TestService service, Caller lek, ReturneeId person, Identity identity) {
        return List.of(
                () -> service.get(SeePerson.class).see(lek, person),
                () -> service.get(EditIdentity.class).see(lek, person),
                () -> service.get(EditIdentity.class).edit(lek, person, 0, identity),
                () -> service.get(EditProfile.class).see(lek, person),
                () ->
                        service.get(EditProfile.class)
                                .replace(lek, person, 0, ProfileDocument.UNKNOWN),
                () ->
                        service.get(ChangeReadiness.class)
                                .change(lek, person, new Readiness.Ready(TODAY)),
                () -> service.get(AgreeToMatching.class).agree(lek, person, true),
                () -> service.get(SafetyRules.class).list(lek, person),
                () ->
                        service.get(AddSafetyRule.class)
                                .add(
                                        lek,
                                        person,
                                        new AddSafetyRule.NewRule(
                                                SafetyRule.Kind.LIVE_IN,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null)),
                () -> service.get(RemoveSafetyRule.class).remove(lek, person, UUID.randomUUID()),
                () -> service.get(ExitEnrolment.class).exit(lek, person, TODAY, ExitReason.LEFT),
                () -> service.get(ComeBack.class).comeBack(lek, person, TODAY, true),
                () -> service.get(NoticeHanding.class).notice(lek, person),
                () ->
                        service.get(AssignCounsellor.class)
                                .handOver(lek, person, lek.account(), TODAY),
                () ->
                        service.get(Transactions.class)
                                .read(lek, () -> service.get(Profiles.class).profileOf(person)));
    }

    @Test
    void coverOpensTheColleaguesPeopleForTheSameDayAndCloses() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        ReturneeId person = Registering.somebody(service, dao, "Kanya").person();
        UUID cover =
                service.get(TakeCover.class)
                        .take(lek, dao.account(), TODAY.plusDays(2), "Dao is ill");
        SeePerson.Person seen = service.get(SeePerson.class).see(lek, person);
        assertThat(seen.name()).isEqualTo("Kanya");
        assertThat(seen.covered()).isTrue();
        assertThat(seen.counsellor()).isEqualTo(dao.displayName());
        service.get(EditProfile.class)
                .replace(lek, person, seen.version(), ProfileDocument.UNKNOWN);
        assertThat(
                        service.get(ListCaseload.class)
                                .list(lek, new ListCaseload.Wish(null, null, true, null, 10))
                                .people())
                .extracting(ListCaseload.Line::person)
                .containsExactly(person);
        assertThatThrownBy(
                        () ->
                                service.get(AssignCounsellor.class)
                                        .handOver(lek, person, lek.account(), TODAY))
                .as("who covers does not hand over")
                .isInstanceOf(Problem.class);
        assertThatThrownBy(
                        () -> service.get(TakeCover.class).take(lek, dao.account(), TODAY, "again"))
                .hasMessageContaining("already");
        assertThat(
                        service.get(ReadTrail.class)
                                .read(
                                        world.account(Role.AUDITOR, null, null, null),
                                        null,
                                        lek.account().value(),
                                        Long.MAX_VALUE))
                .filteredOn(entry -> entry.act().equals("take_cover"))
                .extracting(ReadTrail.Entry::reason, ReadTrail.Entry::reasonErased)
                .containsExactly(tuple("Dao is ill", false));
        assertThat(service.ask("select count(*) from audit_entry where reason like '%Dao is ill%'"))
                .isEqualTo("0");

        Caller threeDaysOn = on(lek, TODAY.plusDays(3));
        assertNotThere(() -> service.get(SeePerson.class).see(threeDaysOn, person));
        service.get(EndCover.class).end(dao, cover);
        assertNotThere(() -> service.get(SeePerson.class).see(lek, person));
        assertThat(service.get(ListCover.class).list(dao))
                .singleElement()
                .matches(one -> !one.running());
        assertNotThere(() -> service.get(EndCover.class).end(lek, cover));
    }

    @Test
    void coverIsForAColleagueOfTheOfficeWithAReasonForAMonthAtMost() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller nina = world.counsellor(world.cebu);
        TakeCover take = service.get(TakeCover.class);
        assertThatThrownBy(() -> take.take(nina, dao.account(), TODAY.plusDays(32), "x"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(error -> error.field())
                                        .containsExactly("absent", "until", "reason"));
        assertThatThrownBy(() -> take.take(dao, dao.account(), TODAY, "for myself"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(
                        () ->
                                transactions.write(
                                        nina,
                                        () ->
                                                statements.change(
                                                        """
                                                        insert into cover (id, absent_id, counsellor_id,
                                                            from_day, until_day, reason, recorded_at)
                                                        values (gen_random_uuid(), ?, ?, ?, ?, 'past the code',
                                                            '2026-11-25T00:00:00Z')""",
                                                        dao.account().value(),
                                                        nina.account().value(),
                                                        TODAY,
                                                        TODAY)))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void handingOverMovesThePersonToTheColleague() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        Caller nina = world.counsellor(world.cebu);
        ReturneeId person = Registering.somebody(service, dao, "Busaba").person();
        AssignCounsellor assign = service.get(AssignCounsellor.class);
        assertThatThrownBy(() -> assign.handOver(dao, person, nina.account(), TODAY))
                .as("another office")
                .isInstanceOf(Problem.class);
        assign.handOver(dao, person, lek.account(), TODAY);
        assertThat(service.get(SeePerson.class).see(lek, person).counsellor())
                .isEqualTo(lek.displayName());
        assertNotThere(() -> service.get(SeePerson.class).see(dao, person));
        assertThatThrownBy(
                        () ->
                                transactions.write(
                                        dao,
                                        () ->
                                                statements.change(
                                                        """
                                                        insert into assignment values (gen_random_uuid(), ?, ?,
                                                            ?, null, '2026-11-25T00:00:00Z', ?)""",
                                                        person.value(),
                                                        dao.account().value(),
                                                        TODAY,
                                                        dao.account().value())))
                .as("taking the person back past the code")
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void untilTheDayOfHandingOverThePersonStaysWhereTheyAre() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        RegisterReturnee.Registered registered = Registering.somebody(service, dao, "Chaba");
        ReturneeId person = registered.person();
        AssignCounsellor assign = service.get(AssignCounsellor.class);
        for (LocalDate day : List.of(TODAY.minusDays(1), TODAY.plusDays(91))) {
            assertThatThrownBy(() -> assign.handOver(dao, person, lek.account(), day))
                    .isInstanceOf(Problem.class);
        }
        LocalDate day = TODAY.plusDays(3);
        assign.handOver(dao, person, lek.account(), day);
        SeePerson.Person still = service.get(SeePerson.class).see(dao, person);
        assertThat(still.counsellor()).isEqualTo(dao.displayName());
        assertThat(still.next()).isEqualTo(new Handing(day, lek.displayName()));
        assertNotThere(() -> service.get(SeePerson.class).see(lek, person));
        assertThatThrownBy(() -> assign.handOver(dao, person, lek.account(), TODAY))
                .as("once")
                .isInstanceOf(Problem.class);

        Caller daoThen = on(dao, day);
        Caller lekThen = on(lek, day);
        assertNotThere(() -> service.get(SeePerson.class).see(daoThen, person));
        assertThat(service.get(SeePerson.class).see(lekThen, person).received())
                .isEqualTo(new Handing(day, dao.displayName()));
        service.get(NoticeHanding.class).notice(lekThen, person);
        assertThat(service.get(SeePerson.class).see(lekThen, person).received()).isNull();

        RegisterReturnee.Registered other = Registering.somebody(service, dao, "Chabaphrai");
        assign.handOver(dao, other.person(), lek.account(), day);
        Caller mek = world.counsellor(world.chiangMai);
        assign.assign(world.staff(), other.reference(), mek.account());
        for (Caller none : List.of(dao, daoThen, lek, lekThen)) {
            assertNotThere(() -> service.get(SeePerson.class).see(none, other.person()));
        }
        assertThat(service.get(SeePerson.class).see(mek, other.person()).counsellor())
                .as("programme staff had another idea")
                .isEqualTo(mek.displayName());
    }

    @Test
    void oneOfSeveralThatCannotBeHandedOverKeepsAllOfThem() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        ReturneeId own = Registering.somebody(service, dao, "Fahsai").person();
        ReturneeId others = Registering.somebody(service, lek, "Fahprathan").person();
        AssignCounsellor assign = service.get(AssignCounsellor.class);
        assertNotThere(() -> assign.handOver(dao, List.of(own, others), lek.account(), TODAY));
        assertThat(service.get(SeePerson.class).see(dao, own).next()).isNull();
        assign.handOver(dao, List.of(own), lek.account(), TODAY);
        assertThat(service.get(SeePerson.class).see(lek, own).received()).isNotNull();
    }

    @Test
    void programmeStaffAssignByReferenceWithinTheirProgramme() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        RegisterReturnee.Registered registered = Registering.somebody(service, dao, "Ploy");
        AssignCounsellor assign = service.get(AssignCounsellor.class);
        Caller stranger = new TestWorld(service).staff();
        assertNotThere(() -> assign.assign(stranger, registered.reference(), lek.account()));
        assign.assign(world.staff(), registered.reference(), lek.account());
        assertThat(service.get(SeePerson.class).see(lek, registered.person()).name())
                .isEqualTo("Ploy");
        assertNotThere(() -> service.get(SeePerson.class).see(dao, registered.person()));
        assertThatThrownBy(
                        () ->
                                assign.assign(
                                        world.staff(),
                                        registered.reference(),
                                        new AccountId(UUID.randomUUID())))
                .isInstanceOf(Problem.class);
    }

    @Test
    void programmeStaffPageThroughReferencesWithoutACounsellorOnly() {
        TestWorld other = new TestWorld(service);
        Caller dao = other.counsellor(other.chiangMai);
        for (int i = 0; i < 5; i++) {
            Registering.somebody(service, dao, "Somebody " + i);
        }
        ListEnrolments enrolments = service.get(ListEnrolments.class);
        Caller staff = other.staff();
        assertThat(enrolments.list(staff, null, 3).enrolments())
                .as("each has a counsellor at work")
                .isEmpty();
        service.sql(
                "update account set standing = 'suspended' where id = ?", dao.account().value());
        ListEnrolments.Page first = enrolments.list(staff, null, 3);
        ListEnrolments.Page second = enrolments.list(staff, first.next(), 3);
        assertThat(second.next()).isNull();
        assertThat(
                        java.util.stream.Stream.concat(
                                        first.enrolments().stream(), second.enrolments().stream())
                                .map(ListEnrolments.Line::reference))
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> enrolments.list(dao, null, 3)).isInstanceOf(Problem.class);
    }

    @Test
    void theCaseloadIsSearchedByNameFilteredAndPaged() {
        Caller dao = world.counsellor(world.chiangMai);
        ReturneeId ready = Registering.somebody(service, dao, "Ñina Ready").person();
        for (String name : List.of("Charo", "แดง", "Ana", "Bea")) {
            Registering.somebody(service, dao, name);
        }
        service.get(ChangeReadiness.class).change(dao, ready, new Readiness.Ready(TODAY));
        ListCaseload caseload = service.get(ListCaseload.class);
        assertThat(
                        caseload.list(dao, new ListCaseload.Wish(null, "ready", null, null, 10))
                                .people())
                .extracting(ListCaseload.Line::person)
                .containsExactly(ready);
        assertThat(
                        caseload.list(dao, new ListCaseload.Wish("ñINA", null, false, null, 10))
                                .people())
                .hasSize(1);
        ListCaseload.Caseload first =
                caseload.list(dao, new ListCaseload.Wish(null, null, null, null, 3));
        ListCaseload.Caseload second =
                caseload.list(dao, new ListCaseload.Wish(null, null, null, first.next(), 3));
        assertThat(first.total()).isEqualTo(5);
        assertThat(first.people())
                .extracting(ListCaseload.Line::name)
                .containsExactly("Ana", "Bea", "Charo");
        assertThat(second.people())
                .extracting(ListCaseload.Line::name)
                .containsExactly("Ñina Ready", "แดง");
        assertThat(second.next()).isNull();
        assertThatThrownBy(
                        () -> caseload.list(dao, new ListCaseload.Wish(null, null, null, "!?", 3)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void readinessFollowsTheTableAndKeepsItsHistory() {
        Caller dao = world.counsellor(world.chiangMai);
        ReturneeId person = Registering.somebody(service, dao, "Rung").person();
        ChangeReadiness readiness = service.get(ChangeReadiness.class);
        readiness.change(dao, person, new Readiness.NotNow(TODAY, TODAY.plusMonths(2)));
        assertThatThrownBy(() -> readiness.change(dao, person, new Readiness.Placed(TODAY)))
                .as("from not now nobody is placed")
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
        assertThatThrownBy(
                        () -> readiness.change(dao, person, new Readiness.Ready(TODAY.plusDays(1))))
                .isInstanceOf(Problem.class);
        readiness.change(dao, person, new Readiness.Ready(TODAY));
        assertThat(service.get(SeePerson.class).see(dao, person).readiness())
                .isEqualTo(new Readiness.Ready(TODAY));
        assertThat(
                        service.ask(
                                """
                                select string_agg(coalesce(from_state, '') || '>' || to_state, ' '
                                    order by recorded_at) from readiness_change where returnee_id = ?""",
                                person.value()))
                .isEqualTo(">registered registered>not_now not_now>ready");
    }

    @Test
    void theDatabaseKeepsTheSameTransitions() {
        Caller dao = world.counsellor(world.chiangMai);
        UUID person = Registering.somebody(service, dao, "Fai").person().value();
        for (String from : ReadinessText.STATES) {
            for (String to : ReadinessText.STATES) {
                Readiness before = ReadinessText.parse(from, TODAY, null).orElseThrow();
                Readiness after = ReadinessText.parse(to, TODAY, null).orElseThrow();
                ThrowingCallable written =
                        () ->
                                service.sql(
                                        """
                                        insert into readiness_change
                                        select gen_random_uuid(), returnee_id, ?, ?, effective_on,
                                            recorded_at, recorded_by
                                        from readiness_change
                                        where returnee_id = ? and from_state is null""",
                                        from,
                                        to,
                                        person);
                if (ReadinessTransitions.allowed(before.getClass(), after.getClass())
                        || ReadinessTransitions.takenBack(before.getClass(), after.getClass())
                        || ReadinessTransitions.cameBack(before.getClass(), after.getClass())) {
                    assertThatCode(written).as(from + " to " + to).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(written)
                            .as(from + " to " + to)
                            .hasStackTraceContaining("readiness_transition");
                }
            }
        }
    }

    @Test
    void anExitEndsTheEnrolmentOnce() {
        Caller dao = world.counsellor(world.chiangMai);
        ReturneeId person = Registering.somebody(service, dao, "Fon").person();
        ExitEnrolment exit = service.get(ExitEnrolment.class);
        assertThatThrownBy(() -> exit.exit(dao, person, TODAY.minusDays(6), ExitReason.MOVED))
                .as("before the entry")
                .isInstanceOf(Problem.class);
        exit.exit(dao, person, TODAY, ExitReason.MOVED);
        assertThat(service.get(SeePerson.class).see(dao, person).exitReason())
                .isEqualTo(ExitReason.MOVED);
        assertThatThrownBy(() -> exit.exit(dao, person, TODAY, ExitReason.LEFT))
                .hasMessageContaining("ended already");
    }

    @Test
    void whoLeftComesBackUnderANewEnrolmentAndCountsOnce() {
        Caller dao = world.counsellor(world.chiangMai);
        ReturneeId person = Registering.somebody(service, dao, "Ploypailin Suksai").person();
        ExitEnrolment exit = service.get(ExitEnrolment.class);
        ComeBack comeBack = service.get(ComeBack.class);
        assertThatThrownBy(() -> comeBack.comeBack(dao, person, TODAY, true))
                .hasMessageContaining("enrolled already");
        service.get(ChangeReadiness.class).change(dao, person, new Readiness.Ready(TODAY));
        service.get(AgreeToMatching.class).agree(dao, person, true);
        exit.exit(dao, person, TODAY.minusDays(1), ExitReason.MOVED);
        SeePerson.Person gone = service.get(SeePerson.class).see(dao, person);
        assertThat(gone.readiness()).isEqualTo(new Readiness.Closed(TODAY));
        assertThat(gone.matchingAgreed()).isFalse();
        assertThatThrownBy(() -> comeBack.comeBack(dao, person, TODAY.minusDays(2), true))
                .as("before the exit")
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> comeBack.comeBack(dao, person, TODAY.plusDays(1), true))
                .isInstanceOf(Problem.class);

        comeBack.comeBack(dao, person, TODAY, false);

        SeePerson.Person here = service.get(SeePerson.class).see(dao, person);
        assertThat(here.readiness()).isEqualTo(new Readiness.Registered(TODAY));
        assertThat(here.enteredOn()).isEqualTo(TODAY);
        assertThat(here.exitedOn()).isNull();
        assertThat(here.matchingAgreed()).as("is asked anew").isFalse();
        assertThat(
                        service.ask(
                                """
                                select count(*) || ' ' || count(exited_on) from enrolment
                                where returnee_id = ?""",
                                person.value()))
                .isEqualTo("2 1");
        assertThat(
                        transactions
                                .read(
                                        world.staff(),
                                        () ->
                                                statements.list(
                                                        """
                                                        select entered_on from reported_person
                                                        where returnee_id = ?""",
                                                        row -> row.getObject(1, LocalDate.class),
                                                        person.value()))
                                .size())
                .as("one person of the report, whatever the number of enrolments")
                .isEqualTo(1);
        exit.exit(dao, person, TODAY, ExitReason.DIED);
        assertThatThrownBy(() -> comeBack.comeBack(dao, person, TODAY, true))
                .hasMessageContaining("died");
    }

    @Test
    void whoWorksWhenTheyLeaveStaysPlacedUnlessTheyDied() {
        Caller dao = world.counsellor(world.chiangMai);
        ReturneeId person = Registering.somebody(service, dao, "Buachompoo").person();
        ChangeReadiness readiness = service.get(ChangeReadiness.class);
        readiness.change(dao, person, new Readiness.Ready(TODAY));
        readiness.change(dao, person, new Readiness.Placed(TODAY));
        service.get(ExitEnrolment.class).exit(dao, person, TODAY, ExitReason.COMPLETED);
        assertThat(service.get(SeePerson.class).see(dao, person).readiness())
                .isEqualTo(new Readiness.Placed(TODAY));
        service.get(ComeBack.class).comeBack(dao, person, TODAY, false);
        assertThat(service.get(SeePerson.class).see(dao, person).readiness())
                .isEqualTo(new Readiness.Placed(TODAY));
        service.get(ExitEnrolment.class).exit(dao, person, TODAY, ExitReason.DIED);
        assertThat(service.get(SeePerson.class).see(dao, person).readiness())
                .isEqualTo(new Readiness.Closed(TODAY));
    }

    private static void fill(UUID person, Caller caller) {
        String skill = service.ask("select id from skill limit 1");
        service.sql("insert into profile_skill values (?, ?::uuid, 1, null)", person, skill);
        service.sql(
                "insert into experience (id, returnee_id) values (gen_random_uuid(), ?)", person);
        service.sql("insert into profile_language values (?, 'th', 4)", person);
        service.sql("insert into profile_aptitude values (?, 'verbal', 1)", person);
        service.sql("insert into profile_interest values (?, 'social', 1)", person);
        service.sql("insert into aspiration values (?, 1, '5')", person);
        service.sql("insert into sector_wish values (?, 'Q', true)", person);
        service.sql(
                "insert into willing_place (returnee_id, rank, country) values (?, 1, 'TH')",
                person);
        service.sql(
                "insert into debt (id, returnee_id, left_minor, currency) values (gen_random_uuid(), ?, 1, 'THB')",
                person);
        service.sql(
                """
                insert into safety_rule (id, returnee_id, kind, recorded_at, recorded_by)
                values (gen_random_uuid(), ?, 'live_in', '2026-11-25T00:00:00Z', ?)""",
                person,
                caller.account().value());
    }

    private static int rows(Caller caller, String table, UUID person) {
        String column = List.of("returnee", "own_profile").contains(table) ? "id" : "returnee_id";
        return transactions.read(
                caller,
                () ->
                        statements
                                .first(
                                        "select count(*) from %s where %s = ?"
                                                .formatted(table, column),
                                        row -> row.getInt(1),
                                        person)
                                .orElseThrow());
    }

    private static Caller on(Caller caller, LocalDate day) {
        return new Caller(
                caller.account(),
                caller.role(),
                caller.office(),
                caller.programme(),
                caller.organisation(),
                caller.session(),
                caller.displayName(),
                caller.language(),
                day);
    }

    private static void assertNotThere(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }
}
