package org.onward.matching.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.placement.RecordPlacement.NewPlacement;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ChangeReadiness;
import org.onward.matching.returnee.EditProfile;
import org.onward.matching.returnee.EraseReturnee;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profiles;
import org.onward.matching.returnee.Readiness;
import org.onward.matching.returnee.Registering;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.SeePerson;
import org.onward.matching.returnee.Statements;
import org.onward.matching.search.ShownVacancies;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.OccupationCode;

class PlacementTest {
    private static final TestService service = TestService.start();
    private static final TestWorld world = new TestWorld(service);
    private static final LocalDate TODAY = TestWorld.TODAY;

    private final Caller ploy = world.counsellor(world.chiangMai);

    @AfterAll
    static void stop() {
        service.close();
    }

    private ReturneeId ready(String name) {
        ReturneeId person = Registering.somebody(service, ploy, name).person();
        service.get(ChangeReadiness.class).change(ploy, person, new Readiness.Ready(TODAY));
        return person;
    }

    static NewPlacement entered(PlacementKind kind, LocalDate startedOn) {
        return new NewPlacement(
                kind, null, null, null, null, null, null, null, null, startedOn, WorkTerms.UNKNOWN);
    }

    private static NewPlacement entered(PlacementKind kind, String occupation, int daysAgo) {
        return new NewPlacement(
                kind,
                null,
                null,
                null,
                new OccupationCode(occupation),
                null,
                null,
                null,
                null,
                TODAY.minusDays(daysAgo),
                WorkTerms.UNKNOWN);
    }

    private PlacementId began(ReturneeId person, PlacementKind kind, int daysAgo) {
        return service.get(RecordPlacement.class)
                .record(ploy, person, null, entered(kind, TODAY.minusDays(daysAgo)));
    }

    private String readiness(ReturneeId person) {
        return service.get(SeePerson.class)
                .see(ploy, person)
                .readiness()
                .getClass()
                .getSimpleName();
    }

    private static String state(PlacementId id) {
        return service.ask("select state from placement where id = ?", id.value());
    }

    @Test
    void aPlacementThatBeganMakesThePersonPlacedAndItsChecksFallDue() {
        ReturneeId dao = ready("ดาว ใจดี");
        PlacementId job = began(dao, PlacementKind.JOB, 40);
        assertThat(readiness(dao)).isEqualTo("Placed");
        assertThat(
                        service.ask(
                                """
                                select string_agg(day || ' ' || due_on, ', ' order by day) from placement_check
                                where placement_id = ? and held_on is null""",
                                job.value()))
                .isEqualTo(
                        "30 %s, 90 %s, 180 %s, 365 %s"
                                .formatted(
                                        TODAY.minusDays(10),
                                        TODAY.plusDays(50),
                                        TODAY.plusDays(140),
                                        TODAY.plusDays(325)));
    }

    @Test
    void whatIsOnlyAgreedLeavesThePersonReadyUntilTheFirstDay() {
        ReturneeId dao = ready("Malee Suksan");
        PlacementId job =
                service.get(RecordPlacement.class)
                        .record(
                                ploy,
                                dao,
                                null,
                                new NewPlacement(
                                        PlacementKind.APPRENTICESHIP,
                                        null,
                                        null,
                                        null,
                                        null,
                                        true,
                                        null,
                                        TODAY.minusDays(3),
                                        TODAY,
                                        null,
                                        WorkTerms.UNKNOWN));
        assertThat(readiness(dao)).isEqualTo("Ready");
        service.get(StartPlacement.class).start(ploy, dao, job, 0, TODAY);
        assertThat(readiness(dao)).isEqualTo("Placed");
    }

    @Test
    void whoIsNotReadyYetAndBeganByThemselvesIsPlacedAndNothingOfTheWayIsLost() {
        ReturneeId noi = Registering.somebody(service, ploy, "Noi Peñaflor").person();
        began(noi, PlacementKind.OWN_WORK, 2);
        assertThat(readiness(noi)).isEqualTo("Placed");
        assertThat(
                        service.ask(
                                """
                                select string_agg(to_state, ' ') from readiness_change
                                where returnee_id = ? and to_state <> 'registered'""",
                                noi.value()))
                .isEqualTo("ready placed");
    }

    @Test
    void whenTheLastOneEndsThePersonIsReadyAgain() {
        ReturneeId dao = ready("Suda Phrom");
        PlacementId training = began(dao, PlacementKind.TRAINING, 90);
        PlacementId job = began(dao, PlacementKind.JOB, 30);
        EndPlacement end = service.get(EndPlacement.class);
        end.complete(ploy, dao, training, 1, TODAY.minusDays(20));
        assertThat(readiness(dao)).as("the job goes on").isEqualTo("Placed");
        end.end(ploy, dao, job, 1, TODAY, EndReason.DISTANCE);
        assertThat(readiness(dao)).isEqualTo("Ready");
        end.takeBack(ploy, dao, job, 2);
        assertThat(readiness(dao)).as("it had not ended").isEqualTo("Placed");
        assertThat(
                        service.ask(
                                """
                                select string_agg(to_state, ' ' order by recorded_at, effective_on)
                                from placement_change where placement_id = ?""",
                                job.value()))
                .isEqualTo("agreed started ended started");
    }

    @Test
    void aCourseThatIsOverIsNotAskedAboutAnyMore() {
        ReturneeId dao = ready("Anong Thep");
        PlacementId training = began(dao, PlacementKind.TRAINING, 60);
        service.get(EndPlacement.class).complete(ploy, dao, training, 1, TODAY.minusDays(1));
        assertThat(
                        service.ask(
                                """
                                select string_agg(day::text, ' ') from placement_check
                                where placement_id = ? and superseded_at is null""",
                                training.value()))
                .isEqualTo("30");
    }

    @Test
    void afterAJobEndedItsChecksStillAskAboutAnyWorkAndAfterOwnWorkNothingIsAsked() {
        ReturneeId dao = ready("Chanya Dee");
        PlacementId job = began(dao, PlacementKind.JOB, 60);
        PlacementId stall = began(dao, PlacementKind.OWN_WORK, 60);
        EndPlacement end = service.get(EndPlacement.class);
        end.end(ploy, dao, job, 1, TODAY.minusDays(10), EndReason.PAY);
        end.end(ploy, dao, stall, 1, TODAY.minusDays(10), EndReason.OTHER_PLANS);
        assertThat(daysDue(job)).isEqualTo("30 90 180 365");
        assertThat(daysDue(stall)).isEqualTo("30");
    }

    private static String daysDue(PlacementId id) {
        return service.ask(
                """
                select coalesce(string_agg(day::text, ' ' order by day), '') from placement_check
                where placement_id = ? and superseded_at is null and held_on is null""",
                id.value());
    }

    @Test
    void whatWasEnteredByMistakeCountsNowhereAndStaysOnRecord() {
        ReturneeId dao = ready("Prapai Noi");
        PlacementId job = began(dao, PlacementKind.JOB, 40);
        service.get(RecordCheck.class)
                .record(
                        ploy,
                        dao,
                        job,
                        CheckDay.DAY_30,
                        new Check.Answers(TODAY, true, true, WorkTerms.UNKNOWN, true));
        VoidPlacement mistake = service.get(VoidPlacement.class);
        assertThatThrownBy(() -> mistake.mistaken(ploy, dao, job, 0, VoidReason.TWICE))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> assertThat(p.kind()).isEqualTo(Problem.Kind.CHANGED_MEANWHILE));
        mistake.mistaken(ploy, dao, job, 1, VoidReason.ANOTHER_PERSON);
        assertThat(readiness(dao)).as("what she was before").isEqualTo("Ready");
        assertThat(daysDue(job)).isEmpty();
        assertThat(
                        service.ask(
                                """
                                select (started_on is null) || ' ' || void_reason from placement
                                where id = ?""",
                                job.value()))
                .as("no first day: no count of what began can find it")
                .isEqualTo("true another_person");
        assertThat(
                        service.ask(
                                """
                                select string_agg(to_state || ' ' || effective_on, ', '
                                    order by recorded_at, effective_on)
                                from placement_change where placement_id = ?""",
                                job.value()))
                .isEqualTo(
                        "agreed %1$s, started %1$s, voided %2$s"
                                .formatted(TODAY.minusDays(40), TODAY));
        assertThat(
                        service.ask(
                                """
                                select count(*) from audit_entry where act = 'void_placement' and outcome = 'done'
                                    and account_id = ?""",
                                ploy.account().value()))
                .isEqualTo("1");
        assertThatThrownBy(() -> mistake.mistaken(ploy, dao, job, 2, VoidReason.TWICE))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.CONFLICT));
    }

    private Profile profileOf(ReturneeId person) {
        return service.get(Transactions.class)
                .read(ploy, () -> service.get(Profiles.class).profileOf(person));
    }

    @Test
    void workThatWasFoundIsWorkDoneUntilItIsAMistake() {
        ReturneeId dao = ready("Kanya Jaidee");
        assertThat(profileOf(dao).worked()).as("nothing known").isEmpty();
        assertThat(profileOf(dao).origin().home()).isEqualTo("TH");
        service.get(RecordPlacement.class)
                .record(ploy, dao, null, entered(PlacementKind.TRAINING, "7212", 300));
        PlacementId job =
                service.get(RecordPlacement.class)
                        .record(ploy, dao, null, entered(PlacementKind.JOB, "5322", 115));
        assertThat(profileOf(dao).worked().orElseThrow())
                .as("a course is no work")
                .singleElement()
                .satisfies(
                        work -> {
                            assertThat(work.occupation()).isEqualTo(new OccupationCode("5322"));
                            assertThat(work.months()).as("to the nearest month").isEqualTo(4);
                        });
        assertThat(profileOf(dao).experience()).as("what they told").isEmpty();
        String version = "select version from returnee where id = ?";
        String before = service.ask(version, dao.value());
        service.get(VoidPlacement.class).mistaken(ploy, dao, job, 1, VoidReason.ANOTHER_PERSON);
        assertThat(profileOf(dao).worked()).isEmpty();
        assertThat(service.ask(version, dao.value()))
                .as("what was kept of them is read anew")
                .isNotEqualTo(before);
    }

    @Test
    void whatACompletedCourseTaughtCountsWithoutBeingToldAndForWhomSomebodyWorksIsKnown() {
        ShownVacancies shown = new ShownVacancies(service, world);
        UUID agency = shown.employer("Doi Saket School");
        UUID course = shown.vacancy("training", agency, "Cooking for kitchens", "5120", "TH-50");
        shown.asks(course, "cook-thai-food", false, true);
        ReturneeId dao = ready("Malai Jaidee");
        PlacementId training = began(dao, PlacementKind.TRAINING, 30);
        String of = "update placement set vacancy_id = ?, employer_id = ? where id = ?";
        service.sql(of, course, agency, training.value());
        service.sql("update returnee set skills_known = true where id = ?", dao.value());
        assertThat(profileOf(dao).able().orElseThrow()).as("it is not over yet").isEmpty();

        service.get(EndPlacement.class).complete(ploy, dao, training, 1, TODAY.minusDays(1));
        Profile after = profileOf(dao);
        assertThat(after.able().orElseThrow())
                .singleElement()
                .satisfies(
                        skill ->
                                assertThat(skill.skill().value().toString())
                                        .isEqualTo(
                                                service.ask(
                                                        "select id from skill where key = 'cook-thai-food'")));
        assertThat(after.skills().orElseThrow()).as("what they told").isEmpty();
        assertThat(service.get(EditProfile.class).see(ploy, dao).learnt()).hasSize(1);
        assertThat(after.origin().works()).as("a course is no work").isNull();

        PlacementId job = began(dao, PlacementKind.JOB, 0);
        service.sql(
                """
                update placement set employer_id = ?, wage_minor = 1200000, currency = 'THB', pay_period = 'month'
                where id = ?""",
                agency,
                job.value());
        assertThat(profileOf(dao).origin().works())
                .isEqualTo(
                        new Profile.Works(
                                new EmployerId(agency),
                                TODAY,
                                Money.of(1_200_000, "THB"),
                                PayPeriod.MONTH,
                                null));
        service.get(EndPlacement.class).end(ploy, dao, job, 1, TODAY, EndReason.PAY);
        assertThat(profileOf(dao).origin().works()).isNull();
    }

    @Test
    void theWorkThatSomebodyHasIsAsItsChecksLastHeardOfIt() {
        UUID mill = new ShownVacancies(service, world).employer("Mae Rim Rice Mill");
        ReturneeId dao = ready("Kamala Sai");
        PlacementId job = began(dao, PlacementKind.JOB, 100);
        service.sql(
                """
                update placement set employer_id = ?, wage_minor = 1200000, currency = 'THB', pay_period = 'month'
                where id = ?""",
                mill,
                job.value());
        Money raised = Money.of(45_000, "THB");
        checked(
                dao,
                job,
                CheckDay.DAY_30,
                true,
                true,
                new WorkTerms(new Wage(raised, PayPeriod.DAY), 40));
        assertThat(profileOf(dao).origin().works())
                .as("paid more since, by the day")
                .isEqualTo(
                        new Profile.Works(
                                new EmployerId(mill),
                                TODAY.minusDays(100),
                                raised,
                                PayPeriod.DAY,
                                40));

        checked(dao, job, CheckDay.DAY_90, true, false, WorkTerms.UNKNOWN);
        assertThat(profileOf(dao).origin().works())
                .as("with another employer, whose wage nobody told")
                .isEqualTo(new Profile.Works(null, TODAY.minusDays(100), null, null, null));

        checked(dao, job, CheckDay.DAY_90, false, null, WorkTerms.UNKNOWN);
        assertThat(profileOf(dao).origin().works()).as("out of work on that day").isNull();
    }

    private void checked(
            ReturneeId person,
            PlacementId job,
            CheckDay day,
            boolean inWork,
            @Nullable Boolean sameEmployer,
            WorkTerms terms) {
        service.get(RecordCheck.class)
                .record(
                        ploy,
                        person,
                        job,
                        day,
                        new Check.Answers(TODAY, inWork, sameEmployer, terms, true));
    }

    @Test
    void aMistakeGivesBackTheReadinessFromBeforeItUnlessSomethingElseRuns() {
        ReturneeId dao = Registering.somebody(service, ploy, "Wassana Kham").person();
        PlacementId job = began(dao, PlacementKind.JOB, 3);
        VoidPlacement mistake = service.get(VoidPlacement.class);
        PlacementId again = began(dao, PlacementKind.JOB, 3);
        mistake.mistaken(ploy, dao, again, 1, VoidReason.TWICE);
        assertThat(readiness(dao)).as("the other one goes on").isEqualTo("Placed");
        mistake.mistaken(ploy, dao, job, 1, VoidReason.NOT_AGREED);
        assertThat(readiness(dao)).as("she had never said she was ready").isEqualTo("Registered");
    }

    @Test
    void workMayFollowOnlyATrainingOfTheSamePersonThatBegan() {
        ReturneeId dao = ready("Kanya Rak");
        ReturneeId other = ready("Ligaya Santos");
        PlacementId training = began(dao, PlacementKind.TRAINING, 60);
        PlacementId theirs = began(other, PlacementKind.TRAINING, 60);
        PlacementId job = began(dao, PlacementKind.JOB, 90);
        RecordPlacement record = service.get(RecordPlacement.class);
        for (PlacementId wrong : List.of(theirs, job)) {
            assertThatThrownBy(() -> record.record(ploy, dao, null, after(wrong)))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem ->
                                    assertThat(problem.errors())
                                            .singleElement()
                                            .satisfies(
                                                    error ->
                                                            assertThat(error.field())
                                                                    .isEqualTo("after")));
        }
        PlacementId work = record.record(ploy, dao, null, after(training));
        assertThat(service.ask("select after_id from placement where id = ?", work.value()))
                .isEqualTo(training.value().toString());
        PlacementId lately = began(dao, PlacementKind.TRAINING, 0);
        assertThatThrownBy(
                        () ->
                                record.record(
                                        ploy,
                                        dao,
                                        null,
                                        new NewPlacement(
                                                PlacementKind.JOB,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                lately,
                                                null,
                                                null,
                                                TODAY.minusDays(1),
                                                WorkTerms.UNKNOWN)))
                .as("what began before a training does not follow it")
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .singleElement()
                                        .satisfies(
                                                error ->
                                                        assertThat(error.code())
                                                                .isEqualTo(
                                                                        "error.before_training")));
        PlacementId planned = record.record(ploy, dao, null, planned(lately));
        assertThatThrownBy(
                        () ->
                                service.get(StartPlacement.class)
                                        .start(ploy, dao, planned, 0, TODAY.minusDays(1)))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.INVALID));
        assertThatThrownBy(
                        () ->
                                service.sql(
                                        "update placement set after_id = ? where id = ?",
                                        theirs.value(),
                                        work.value()))
                .as("past the code")
                .hasStackTraceContaining("violates foreign key constraint");
    }

    /** Agreed two days ago and not begun. */
    private static NewPlacement planned(PlacementId training) {
        return new NewPlacement(
                PlacementKind.JOB,
                null,
                null,
                null,
                null,
                null,
                training,
                TODAY.minusDays(2),
                null,
                null,
                WorkTerms.UNKNOWN);
    }

    private static NewPlacement after(PlacementId training) {
        return new NewPlacement(
                PlacementKind.JOB,
                null,
                null,
                null,
                null,
                null,
                training,
                null,
                null,
                TODAY,
                WorkTerms.UNKNOWN);
    }

    @Test
    void everyPairOfStatesIsTakenByTheTableAndTheDatabaseAlike() {
        LocalDate day = TODAY;
        Map<PlacementStep, List<String>> legal = new EnumMap<>(PlacementStep.class);
        List<PlacementState> states =
                List.of(
                        new PlacementState.Agreed(null),
                        new PlacementState.Started(day),
                        new PlacementState.Paused(day, day),
                        new PlacementState.Completed(day, day),
                        new PlacementState.Ended(day, day, EndReason.UNKNOWN),
                        new PlacementState.Ended(null, day, EndReason.NEVER_BEGAN),
                        new PlacementState.Voided(day, VoidReason.OTHER));
        List<String> pairs = new ArrayList<>();
        for (PlacementState from : states) {
            for (PlacementState to : states) {
                for (PlacementStep step : PlacementStep.values()) {
                    if (step.leads(from, to, PlacementKind.TRAINING)) {
                        legal.computeIfAbsent(step, _ -> new ArrayList<>())
                                .add(from.word() + " " + to.word());
                        pairs.add(from.word() + " " + to.word());
                    }
                }
            }
        }
        assertThat(legal.keySet()).containsExactly(PlacementStep.values());
        ReturneeId dao = ready("Sunee Wong");
        PlacementId id = began(dao, PlacementKind.TRAINING, 1);
        for (PlacementState from : states) {
            for (PlacementState to : states) {
                String pair = from.word() + " " + to.word();
                boolean taken = takes(id, from.word(), to.word());
                assertThat(taken).as(pair).isEqualTo(pairs.contains(pair));
            }
        }
    }

    private static boolean takes(PlacementId id, String from, String to) {
        try {
            service.sql(
                    """
                    insert into placement_change (id, placement_id, from_state, to_state, effective_on,
                        recorded_at, recorded_by)
                    select gen_random_uuid(), placement_id, ?, ?, effective_on, recorded_at, recorded_by
                    from placement_change where placement_id = ? limit 1""",
                    from,
                    to,
                    id.value());
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Test
    void aStepThatDoesNotFollowOrLiesBeforeTheOneBeforeIsRefused() {
        ReturneeId dao = ready("Pim Chai");
        PlacementId job = began(dao, PlacementKind.JOB, 10);
        EndPlacement end = service.get(EndPlacement.class);
        assertThatThrownBy(() -> end.complete(ploy, dao, job, 1, TODAY))
                .as("a job is not completed")
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.CONFLICT));
        for (LocalDate day : List.of(TODAY.minusDays(11), TODAY.plusDays(1))) {
            assertThatThrownBy(() -> end.end(ploy, dao, job, 1, day, EndReason.PAY))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p -> assertThat(p.kind()).isEqualTo(Problem.Kind.INVALID));
        }
        assertThatThrownBy(() -> end.end(ploy, dao, job, 0, TODAY, EndReason.PAY))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> assertThat(p.kind()).isEqualTo(Problem.Kind.CHANGED_MEANWHILE));
        service.get(PausePlacement.class).pause(ploy, dao, job, 1, TODAY.minusDays(4));
        service.get(PausePlacement.class).resume(ploy, dao, job, 2, TODAY.minusDays(3));
        assertThat(
                        service.ask(
                                "select state || ' ' || started_on from placement where id = ?",
                                job.value()))
                .as("the first day stays")
                .isEqualTo("started " + TODAY.minusDays(10));
    }

    @Test
    void anothersPlacementIsNotThereForTheCodeAndForTheDatabase() {
        ReturneeId dao = ready("Rung Fah");
        PlacementId job = began(dao, PlacementKind.JOB, 10);
        Caller other = world.counsellor(world.cebu);
        assertThatThrownBy(
                        () ->
                                service.get(EndPlacement.class)
                                        .end(other, dao, job, 1, TODAY, EndReason.PAY))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        for (String table : List.of("placement", "placement_check", "placement_change")) {
            assertThat(count(other, table)).as(table).isZero();
            assertThat(count(ploy, table)).as(table).isPositive();
        }
        assertThat(state(job)).isEqualTo("started");
    }

    private static int count(Caller caller, String table) {
        return service.get(Transactions.class)
                .read(
                        caller,
                        () ->
                                service.get(Statements.class)
                                        .first(
                                                "select count(*) from " + table,
                                                row -> row.getInt(1))
                                        .orElseThrow());
    }

    @Test
    void afterErasureOnlyWhatBeganAndEndedWhenIsLeft() {
        var registered = Registering.somebody(service, ploy, "Wan Erased");
        PlacementId job = began(registered.person(), PlacementKind.JOB, 40);
        service.sql(
                "update placement set occupation = (select code from occupation limit 1), wage_minor = 1,"
                        + " currency = 'THB', pay_period = 'month', hours = 40 where id = ?",
                job.value());
        service.get(EraseReturnee.class)
                .erase(world.staff(), registered.reference(), "asked for it in writing");
        assertThat(
                        service.ask(
                                """
                                select started_on || ' ' || num_nonnulls(introduction_id, vacancy_id, employer_id,
                                    occupation, subsidised, wage_minor, currency, pay_period, hours)
                                from placement where id = ?""",
                                job.value()))
                .isEqualTo(TODAY.minusDays(40) + " 0");
    }
}
