package org.onward.matching.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.EmployerWorld;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.placement.Check;
import org.onward.matching.placement.CheckDay;
import org.onward.matching.placement.Concern;
import org.onward.matching.placement.PlacementId;
import org.onward.matching.placement.PlacementKind;
import org.onward.matching.placement.RecordCheck;
import org.onward.matching.placement.RecordPlacement;
import org.onward.matching.placement.RecordPlacement.NewPlacement;
import org.onward.matching.placement.SettleConcern;
import org.onward.matching.placement.VoidPlacement;
import org.onward.matching.placement.VoidReason;
import org.onward.matching.placement.WorkTerms;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.EraseReturnee;
import org.onward.matching.returnee.Registering;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.Statements;
import org.onward.matching.web.Browserless;

class WorklistTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final LocalDate TODAY = TestWorld.TODAY;
    private static final OffsetDateTime THEN =
            OffsetDateTime.of(2026, 11, 20, 3, 0, 0, 0, ZoneOffset.UTC);

    private static final TestService service = TestService.start();
    private static final EmployerWorld employers = new EmployerWorld(service);
    private static final TestWorld world = employers.people;
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final UUID khanom = employers.verified("Baan Khanom", null);

    private final Caller ploy = world.counsellor(world.chiangMai);
    private final String name = "ดาว ใจดี " + NEXT.incrementAndGet();
    private final ReturneeId dao = person(name);
    private final UUID cook = vacancy("Apprentice pastry cook");

    @AfterAll
    static void stop() {
        service.close();
    }

    private ReturneeId person(String name) {
        return Registering.somebody(service, ploy, name).person();
    }

    private static UUID vacancy(String title) {
        UUID id = UUID.randomUUID();
        service.sql(
                """
                insert into vacancy (id, kind, state, state_since, employer_id, title, tasks, country, created_at,
                    opened_at, confirmed_at)
                values (?, 'apprenticeship', 'open', ?, ?, ?, '', 'TH', ?, ?, ?)""",
                id,
                THEN,
                khanom,
                title,
                THEN,
                THEN,
                THEN);
        return id;
    }

    private UUID consent(ReturneeId person, LocalDate ends) {
        UUID id = UUID.randomUUID();
        service.sql(
                """
                insert into consent (id, returnee_id, employer_id, preset, fields, card, preview_hash, given_on,
                    ends_on, recorded_at, recorded_by)
                values (?, ?, ?, 'card', '{}', '{}', sha256('x'), ?, ?, ?, ?)""",
                id,
                person.value(),
                khanom,
                TODAY.minusDays(9),
                ends,
                THEN,
                ploy.account().value());
        return id;
    }

    /** An introduction past the use cases, in any state. */
    private UUID introduction(
            String state,
            LocalDate answerBy,
            @Nullable LocalDate answered,
            boolean over,
            boolean noticed,
            boolean lateYes) {
        UUID id = UUID.randomUUID();
        UUID consent = consent(dao, TODAY.plusDays(60));
        service.sql(
                "update consent set revoked_at = ?, revoked_because = 'asked' where id = ?",
                THEN,
                consent);
        service.sql(
                """
                insert into introduction (id, returnee_id, vacancy_id, employer_id, consent_id, counsellor_id, state,
                    sent_at, sent_on, answer_by, shared_until, answered_at, answered_on, declined_by, late_yes_at, ended_at,
                    noticed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                dao.value(),
                vacancy("Post " + id),
                khanom,
                consent,
                ploy.account().value(),
                state,
                THEN,
                answerBy.minusDays(7),
                answerBy,
                answerBy,
                answered == null ? null : THEN,
                answered,
                state.equals("declined") ? "employer" : null,
                lateYes ? THEN : null,
                over ? THEN : null,
                noticed ? THEN : null);
        return id;
    }

    private static String said(Worklist list, When when) {
        return list.group(when).tasks().stream()
                .map(task -> task.kind().key() + " " + task.due())
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private Worklist list(Caller caller) {
        return service.get(SeeWorklist.class).see(caller);
    }

    @Test
    void everyStandOfAnIntroductionAsksForWhatIsNext() {
        introduction("sent", TODAY.plusDays(3), null, false, true, false);
        introduction("sent", TODAY.minusDays(1), null, false, true, false);
        introduction("meeting", TODAY, TODAY.minusDays(2), false, false, false);
        introduction("meeting", TODAY, TODAY.minusDays(3), false, true, false);
        introduction("meeting", TODAY, TODAY.minusDays(8), false, true, false);
        introduction("offered", TODAY, TODAY.minusDays(2), false, true, false);
        introduction("kept", TODAY, TODAY.minusDays(10), false, true, false);
        introduction("accepted", TODAY, TODAY.minusDays(4), false, true, false);
        introduction("accepted", TODAY, TODAY.minusDays(4), true, true, false);
        introduction("no_answer", TODAY.minusDays(5), null, true, false, false);
        introduction("no_answer", TODAY.minusDays(5), null, true, true, false);
        introduction("no_answer", TODAY.minusDays(6), null, true, false, true);
        introduction("declined", TODAY, TODAY.minusDays(3), true, false, false);
        introduction("withdrawn", TODAY, null, true, true, false);
        Worklist list = list(ploy);
        assertThat(said(list, When.TODAY).split(", "))
                .containsExactlyInAnyOrder(
                        "late_yes " + TODAY.minusDays(6),
                        "introduction_over " + TODAY.minusDays(5),
                        "placement_to_record " + TODAY.minusDays(4),
                        "introduction_over " + TODAY.minusDays(3),
                        "new_answer " + TODAY.minusDays(2),
                        "answer " + TODAY.minusDays(1),
                        "meeting " + TODAY.minusDays(1));
        assertThat(said(list, When.THIS_WEEK)).isEqualTo("offer " + TODAY.plusDays(1));
        assertThat(said(list, When.WAITING).split(", "))
                .containsExactlyInAnyOrder(
                        "answer " + TODAY.plusDays(3),
                        "meeting " + TODAY.plusDays(4),
                        "kept " + TODAY.plusDays(4));
    }

    @Test
    void checksStartsConsentsProposalsAndDaysToAskAgainFallDue() {
        began(dao, 28);
        RecordPlacement record = service.get(RecordPlacement.class);
        record.record(ploy, dao, null, planned(TODAY));
        record.record(ploy, dao, null, planned(TODAY.plusDays(30)));
        consent(dao, TODAY.plusDays(6));
        proposal("shown", TODAY.minusDays(8), null);
        proposal("shown", TODAY.minusDays(1), null);
        proposal("not_now", TODAY.minusDays(20), TODAY.plusDays(2));
        proposal("not_now", TODAY.minusDays(20), TODAY.plusDays(20));
        ReturneeId noi = person("Noi Kaewta");
        service.sql(
                "update returnee set readiness = 'not_now', not_now_until = ? where id = ?",
                TODAY.minusDays(2),
                noi.value());
        Worklist list = list(ploy);
        assertThat(said(list, When.TODAY))
                .isEqualTo(
                        "ask_again %s, proposal %s, start_to_confirm %s"
                                .formatted(TODAY.minusDays(2), TODAY.minusDays(1), TODAY));
        assertThat(said(list, When.THIS_WEEK))
                .isEqualTo(
                        "check %s, proposal_again %s, consent_ending %s"
                                .formatted(
                                        TODAY.plusDays(2), TODAY.plusDays(2), TODAY.plusDays(6)));
        assertThat(said(list, When.WAITING)).isEqualTo("proposal " + TODAY.plusDays(6));
        Task check = list.groups().get(1).tasks().getFirst();
        assertThat(check.name()).isEqualTo(name);
        assertThat(check.address())
                .isEqualTo(
                        "/people/%s/placement/%s/checks/30?from=work"
                                .formatted(dao.value(), check.placement()));
    }

    private void began(ReturneeId person, int daysAgo) {
        service.get(RecordPlacement.class)
                .record(
                        ploy,
                        person,
                        null,
                        new NewPlacement(
                                PlacementKind.JOB,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                TODAY.minusDays(daysAgo),
                                WorkTerms.UNKNOWN));
    }

    private static NewPlacement planned(LocalDate day) {
        return new NewPlacement(
                PlacementKind.OWN_WORK,
                null,
                null,
                null,
                null,
                null,
                null,
                TODAY.minusDays(1),
                day,
                null,
                WorkTerms.UNKNOWN);
    }

    private void proposal(String state, LocalDate shown, @Nullable LocalDate again) {
        service.sql(
                """
                insert into proposal (id, returnee_id, vacancy_id, round, shown_at, shown_on, shown, ranking, state,
                    ask_again_on, answered_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, '{}', '2', ?, ?, ?, ?)""",
                UUID.randomUUID(),
                dao.value(),
                vacancy("Shown " + UUID.randomUUID()),
                UUID.randomUUID(),
                THEN,
                shown,
                state,
                again,
                state.equals("shown") ? null : THEN,
                ploy.account().value());
    }

    @Test
    void workThatBeganEndsWhatIsUnderWayAndOnlyTheOwnAcceptedIntroductionLeadsToIt() {
        UUID sent = introduction("sent", TODAY.plusDays(3), null, false, true, false);
        UUID accepted = introduction("accepted", TODAY, TODAY.minusDays(4), false, true, false);
        ReturneeId noi = person("Noi Kaewta " + NEXT.incrementAndGet());
        for (Map.Entry<ReturneeId, UUID> wrong :
                List.of(Map.entry(noi, accepted), Map.entry(dao, sent))) {
            assertThatThrownBy(() -> record(wrong.getKey(), wrong.getValue()))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p ->
                                    assertThat(p.errors())
                                            .singleElement()
                                            .satisfies(
                                                    error ->
                                                            assertThat(error.field())
                                                                    .isEqualTo("introduction")));
        }
        assertThatThrownBy(() -> record(dao, accepted, cook))
                .as("another vacancy than it was for")
                .isInstanceOfSatisfying(
                        Problem.class,
                        p ->
                                assertThat(p.errors())
                                        .extracting(FieldError::code)
                                        .contains("error.introduction.another_vacancy"));
        record(dao, accepted);
        assertThat(
                        service.ask(
                                "select state || ' ' || reason from introduction where id = ?",
                                sent))
                .isEqualTo("withdrawn found_work");
        assertThat(list(ploy).isEmpty()).isTrue();
        String placement =
                service.ask("select id from placement where introduction_id = ?", accepted);
        service.get(VoidPlacement.class)
                .mistaken(
                        ploy,
                        dao,
                        new PlacementId(UUID.fromString(placement)),
                        1,
                        VoidReason.WRONG_DETAILS);
        assertThat(said(list(ploy), When.TODAY))
                .as("it may lead to what is right")
                .isEqualTo("placement_to_record " + TODAY.minusDays(4));
        record(dao, accepted);
        assertThat(list(ploy).isEmpty()).isTrue();
    }

    @Test
    void checksOfOnePlacementThatAreAllDueAreOneCardAndTheLatestIsRecordedFirst() {
        began(dao, 100);
        Worklist.Group today = list(ploy).group(When.TODAY);
        assertThat(today.total()).isEqualTo(1);
        Task both = today.tasks().getFirst();
        assertThat(both.days()).containsExactly("30", "90");
        assertThat(both.due()).isEqualTo(TODAY.minusDays(70));
        assertThat(both.address()).contains("/checks/90?");
        service.sql(
                "update placement_check set held_on = ? where returnee_id = ? and day = 90",
                TODAY,
                dao.value());
        assertThat(list(ploy).group(When.TODAY).tasks().getFirst().address())
                .contains("/checks/30?");
    }

    @Test
    void whatIsNotRightAtWorkWaitsFirstAndNothingIsAskedOfTheDead() {
        began(dao, 40);
        UUID check =
                UUID.fromString(
                        service.ask(
                                "select id from placement_check where returnee_id = ? and day = 30",
                                dao.value()));
        assertThat(said(list(ploy), When.TODAY)).isEqualTo("check " + TODAY.minusDays(10));
        PlacementId job =
                new PlacementId(
                        UUID.fromString(
                                service.ask(
                                        "select id from placement where returnee_id = ?",
                                        dao.value())));
        service.get(RecordCheck.class)
                .record(
                        ploy,
                        dao,
                        job,
                        CheckDay.DAY_30,
                        new Check.Answers(TODAY, true, true, WorkTerms.UNKNOWN, false));
        Task concern = list(ploy).group(When.TODAY).tasks().getFirst();
        assertThat(concern.kind()).isEqualTo(TaskKind.CONCERN);
        assertThat(concern.address())
                .isEqualTo("/people/%s/placement#concern-%s".formatted(dao.value(), check));
        service.get(SettleConcern.class).settle(ploy, dao, job, CheckDay.DAY_30, Concern.TALKED);
        assertThat(list(ploy).isEmpty()).isTrue();
        ReturneeId late = person("Late Person");
        began(late, 40);
        assertThat(said(list(ploy), When.TODAY)).isEqualTo("check " + TODAY.minusDays(10));
        service.sql(
                "update enrolment set exited_on = ?, exit_reason = 'died' where returnee_id = ?",
                TODAY,
                late.value());
        assertThat(list(ploy).isEmpty()).isTrue();
    }

    private void record(ReturneeId person, UUID introduction) {
        record(
                person,
                introduction,
                UUID.fromString(
                        service.ask(
                                "select vacancy_id from introduction where id = ?", introduction)));
    }

    private void record(ReturneeId person, UUID introduction, UUID vacancy) {
        service.get(RecordPlacement.class)
                .record(
                        ploy,
                        person,
                        null,
                        new NewPlacement(
                                null,
                                introduction,
                                new org.onward.matching.vacancy.VacancyId(vacancy),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                TODAY,
                                WorkTerms.UNKNOWN));
    }

    @Test
    void anothersListIsAnothersAndACoveredPersonIsMarked() {
        consent(dao, TODAY);
        Caller colleague = world.counsellor(world.chiangMai);
        assertThat(list(colleague).isEmpty()).isTrue();
        service.get(org.onward.matching.returnee.TakeCover.class)
                .take(colleague, ploy.account(), TODAY.plusDays(2), "Ploy is ill");
        assertThat(list(colleague).groups().getFirst().tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.covered()).isTrue());
        assertThat(list(ploy).groups().getFirst().tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.covered()).isFalse());
        assertThatThrownBy(() -> list(world.staff())).isInstanceOf(Problem.class);
    }

    /** Each kind once, as its counsellor sees it and as a colleague does who covers. */
    @Test
    void whoCoversSeesEveryKindAsTheAbsentColleagueDoesButNoSafetyRule() {
        // First, as work that begins ends what is under way.
        began(dao, 30);
        service.sql(
                "update placement_check set held_on = ?, treated_well = false where returnee_id = ? and day = 90",
                TODAY,
                dao.value());
        service.get(RecordPlacement.class).record(ploy, dao, null, planned(TODAY));
        introduction("no_answer", TODAY.minusDays(6), null, true, false, true);
        introduction("meeting", TODAY, TODAY.minusDays(2), false, false, false);
        introduction("declined", TODAY, TODAY.minusDays(3), true, false, false);
        introduction("accepted", TODAY, TODAY.minusDays(4), false, true, false);
        introduction("sent", TODAY, null, false, true, false);
        service.sql(
                """
                update introduction set rule_met_on = ? where returnee_id = ? and state = 'sent'""",
                TODAY,
                dao.value());
        UUID paused = introduction("sent", TODAY, null, false, true, false);
        service.sql(
                """
                update vacancy set state = 'paused'
                where id = (select vacancy_id from introduction where id = ?)""",
                paused);
        introduction("sent", TODAY, null, false, true, false);
        introduction("meeting", TODAY, TODAY.minusDays(8), false, true, false);
        introduction("offered", TODAY, TODAY.minusDays(3), false, true, false);
        introduction("kept", TODAY, TODAY.minusDays(14), false, true, false);
        consent(dao, TODAY);
        proposal("shown", TODAY.minusDays(8), null);
        proposal("not_now", TODAY.minusDays(20), TODAY);
        service.sql(
                "update returnee set readiness = 'not_now', not_now_until = ? where id = ?",
                TODAY,
                dao.value());
        Caller colleague = world.counsellor(world.chiangMai);
        service.sql(
                "update assignment set recorded_by = ?, noticed_at = null where returnee_id = ?",
                colleague.account().value(),
                dao.value());
        service.get(org.onward.matching.returnee.TakeCover.class)
                .take(colleague, ploy.account(), TODAY.plusDays(2), "Ploy is ill");
        List<Task> own = list(ploy).group(When.TODAY).tasks();
        List<Task> covered = list(colleague).group(When.TODAY).tasks();
        assertThat(own).extracting(Task::kind).containsExactlyInAnyOrder(TaskKind.values());
        assertThat(covered)
                .extracting(Task::kind)
                .as("a rule that is met looks like what is paused")
                .containsExactlyInAnyOrderElementsOf(
                        own.stream()
                                .map(Task::kind)
                                .map(
                                        kind ->
                                                kind == TaskKind.RULE_MET
                                                        ? TaskKind.NOT_OFFERED
                                                        : kind)
                                .toList());
        assertThat(covered)
                .filteredOn(task -> task.kind() == TaskKind.NOT_OFFERED)
                .hasSize(2)
                .extracting(Task::due, Task::detail)
                .as("and nothing tells them apart")
                .containsOnly(tuple(TODAY, "sent"));
        assertThat(covered)
                .allSatisfy(
                        task -> {
                            assertThat(task.covered()).isTrue();
                            assertThat(task.name()).isEqualTo(name);
                        });
        for (TaskKind kind :
                List.of(TaskKind.LATE_YES, TaskKind.ANSWER, TaskKind.PROPOSAL, TaskKind.KEPT)) {
            Task task = covered.stream().filter(t -> t.kind() == kind).findFirst().orElseThrow();
            assertThat(task.title()).as(kind.key()).matches("(Post|Shown) .+");
            assertThat(task.employer()).as(kind.key()).isNotEmpty();
        }
    }

    @Test
    void aCheckNamesTheVacancyThatLedToIt() {
        UUID accepted = introduction("accepted", TODAY, TODAY.minusDays(4), false, true, false);
        record(dao, accepted);
        service.sql(
                "update placement_check set due_on = ? where returnee_id = ? and day = 30",
                TODAY,
                dao.value());
        assertThat(list(ploy).group(When.TODAY).tasks())
                .singleElement()
                .satisfies(
                        task -> {
                            assertThat(task.title()).isEqualTo("Post " + accepted);
                            assertThat(task.employer()).isNotEmpty();
                        });
    }

    @Test
    void whatIsPutOffComesBackOnItsDayAndAtOnceWhereSomethingNewHappens() {
        UUID sent = introduction("sent", TODAY, null, false, true, false);
        SnoozeTask snooze = service.get(SnoozeTask.class);
        assertThatThrownBy(() -> snooze.snooze(ploy, dao, TaskKind.ANSWER, sent, TODAY))
                .isInstanceOf(Problem.class);
        Caller stranger = world.counsellor(world.cebu);
        assertThatThrownBy(
                        () ->
                                snooze.snooze(
                                        stranger, dao, TaskKind.ANSWER, sent, TODAY.plusDays(1)))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        snooze.snooze(ploy, dao, TaskKind.ANSWER, sent, TODAY.plusDays(1));
        assertThat(list(ploy).isEmpty()).isTrue();
        assertThat(said(list(on(ploy, TODAY.plusDays(1))), When.TODAY)).startsWith("answer");
        service.sql(
                """
                update introduction set state = 'meeting', answered_at = ?, answered_on = ?, noticed_at = null
                where id = ?""",
                THEN,
                TODAY,
                sent);
        assertThat(said(list(ploy), When.TODAY)).isEqualTo("new_answer " + TODAY);
        assertThat(count(stranger)).isZero();
        assertThat(count(ploy)).isEqualTo(1);
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

    private static int count(Caller caller) {
        return service.get(Transactions.class)
                .read(
                        caller,
                        () ->
                                service.get(Statements.class)
                                        .first(
                                                "select count(*) from worklist_snooze",
                                                row -> row.getInt(1))
                                        .orElseThrow());
    }

    @Test
    void aLongListIsCountedAndNotShownToItsEnd() {
        for (int i = 0; i < WorklistRows.MOST + 5; i++) {
            proposal("shown", TODAY.minusDays(30 + i), null);
        }
        Worklist.Group today = list(ploy).groups().getFirst();
        assertThat(today.tasks()).hasSize(WorklistRows.MOST);
        assertThat(today.total()).isEqualTo(WorklistRows.MOST + 5);
        assertThat(today.tasks().getFirst().due())
                .as("the oldest first")
                .isEqualTo(TODAY.minusDays(30 + WorklistRows.MOST + 4 - 7));
    }

    @Test
    void whatWasPutOffGoesWithThePersonWhenErased() {
        var registered = Registering.somebody(service, ploy, "Wan Erased");
        service.get(SnoozeTask.class)
                .snooze(
                        ploy,
                        registered.person(),
                        TaskKind.ASK_AGAIN,
                        registered.person().value(),
                        TODAY.plusDays(1));
        service.get(EraseReturnee.class)
                .erase(world.staff(), registered.reference(), "asked for it in writing");
        assertThat(
                        service.ask(
                                "select count(*) from worklist_snooze where returnee_id = ?",
                                registered.person().value()))
                .isEqualTo("0");
    }

    @Test
    void theDayBeginsAtTheListAndOneThingIsPutOffThere() {
        String email = UUID.randomUUID() + "@example.org";
        Caller malee = signUp(email);
        Browserless browser = new Browserless(service).signIn(email, PASSWORD);
        assertThat(browser.get("/").headers().firstValue("location")).hasValue("/work");
        assertThat(browser.get("/work").body()).contains("Nothing waits for you");
        ReturneeId jun = Registering.somebody(service, malee, "Jun Peñaflor").person();
        service.sql(
                """
                insert into proposal (id, returnee_id, vacancy_id, round, shown_at, shown_on, shown, ranking, state,
                    recorded_by)
                values (gen_random_uuid(), ?, ?, gen_random_uuid(), ?, ?, '{}', '2', 'shown', ?)""",
                jun.value(),
                cook,
                THEN,
                LocalDate.of(2026, 1, 2),
                malee.account().value());
        String page = browser.get("/work").body();
        assertThat(page)
                .contains(
                        "<strong>Jun Peñaflor</strong> has not said yet",
                        "Apprentice pastry cook · Baan Khanom")
                .contains("/people/" + jun.value() + "/proposals?of=");
        Http.Answer answer = Http.signedIn(service, email, PASSWORD).get("/api/v1/worklist");
        assertThat(answer.json().get("today").get("total").asInt()).isEqualTo(1);
        String subject = answer.json().get("today").get("tasks").get(0).get("subject").asText();
        HttpResponse<String> later =
                browser.submit(
                        "/work/snooze",
                        Map.of(
                                "kind",
                                "proposal",
                                "subject",
                                subject,
                                "person",
                                jun.value().toString(),
                                "days",
                                "3"));
        assertThat(later.statusCode()).as(later.body()).isEqualTo(303);
        assertThat(browser.get("/work").body()).contains("Nothing waits for you");
        for (Map<String, String> bad :
                List.of(
                        Map.of("kind", "proposal", "subject", "x", "person", "y", "days", "3"),
                        Map.of("kind", "proposal", "days", "400"))) {
            assertThat(browser.submit("/work/snooze", bad).statusCode()).isEqualTo(404);
        }
    }

    private static Caller signUp(String email) {
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Malee Srisai",
                                PASSWORD,
                                Role.COUNSELLOR,
                                world.chiangMai,
                                null,
                                null,
                                "en"));
        return new Caller(
                new AccountId(
                        UUID.fromString(
                                service.ask("select id from account where email = ?", email))),
                Role.COUNSELLOR,
                world.chiangMai,
                world.programme,
                null,
                UUID.randomUUID(),
                "Malee Srisai",
                "en",
                TODAY);
    }
}
