package org.onward.matching.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.Problem;
import org.onward.matching.web.Browserless;
import org.onward.matching.web.Messages;

class ReportTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    static LocalDate today;
    static TestService service;
    static TestWorld world;
    private static final AtomicInteger COUNTED = new AtomicInteger();
    static TestWorld other;
    static Caller recorder;

    /**
     * 30 women and 12 men entered 300 days ago. Women: 20 began a job after 30 days, of these 12
     * still worked at 90 days, 5 did not, of 3 nobody knows. Men: 6 began one. Two more women
     * refused statistics, one died.
     */
    @BeforeAll
    static void arrange() {
        today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        service = TestService.start();
        world = new TestWorld(service);
        other = new TestWorld(service);
        recorder = world.counsellor(world.chiangMai);
        for (int i = 0; i < 30; i++) {
            UUID person = person(world, recorder, "woman", true, null);
            if (i < 20) {
                placed(person, i < 12 ? Boolean.TRUE : i < 17 ? Boolean.FALSE : null);
            }
        }
        for (int i = 0; i < 12; i++) {
            UUID person = person(world, recorder, "man", true, null);
            if (i < 6) {
                placed(person, true);
            }
        }
        for (int i = 0; i < 2; i++) {
            placed(person(world, recorder, "woman", false, null), true);
        }
        placed(person(world, recorder, "woman", true, "died"), true);
        Caller theirs = other.counsellor(other.cebu);
        for (int i = 0; i < 7; i++) {
            placed(person(other, theirs, "woman", true, null), false);
            person(other, theirs, "woman", true, null);
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static UUID person(
            TestWorld where, Caller by, String sex, boolean counted, @Nullable String exit) {
        UUID id = UUID.randomUUID();
        OffsetDateTime then = today.minusDays(300).atStartOfDay().atOffset(ZoneOffset.UTC);
        service.sql(
                """
                insert into returnee (id, reference, kind, sex, readiness, readiness_since, statistics_agreed,
                    created_at) values (?, ?, 'returnee', ?, 'ready', ?, ?, ?)""",
                id,
                "RT-%06d".formatted(COUNTED.incrementAndGet()),
                sex,
                today.minusDays(300),
                counted,
                then);
        service.sql(
                """
                insert into enrolment (id, returnee_id, programme_id, office_id, entered_on, exited_on, exit_reason,
                    recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                UUID.randomUUID(),
                id,
                where.programme,
                by.office(),
                today.minusDays(300),
                exit == null ? null : today.minusDays(40),
                exit,
                then,
                by.account().value());
        return id;
    }

    private static void placed(UUID person, @Nullable Boolean inWork) {
        UUID id = UUID.randomUUID();
        LocalDate day = today.minusDays(270);
        OffsetDateTime then = day.atStartOfDay().atOffset(ZoneOffset.UTC);
        service.sql(
                """
                insert into placement (id, returnee_id, kind, state, agreed_on, started_on, recorded_at, recorded_by)
                values (?, ?, 'job', 'started', ?, ?, ?, ?)""",
                id,
                person,
                day,
                day,
                then,
                recorder.account().value());
        service.sql(
                """
                insert into placement_check (id, placement_id, returnee_id, day, due_on, held_on, in_work,
                    recorded_at, recorded_by) values (?, ?, ?, 90, ?, ?, ?, ?, ?)""",
                UUID.randomUUID(),
                id,
                person,
                day.plusDays(90),
                inWork == null ? null : day.plusDays(95),
                inWork,
                then,
                recorder.account().value());
    }

    private static Caller today(Caller caller) {
        return new Caller(
                caller.account(),
                caller.role(),
                caller.office(),
                caller.programme(),
                caller.organisation(),
                caller.session(),
                caller.displayName(),
                caller.language(),
                today);
    }

    private static Report report(TestWorld of) {
        return service.get(MakeReport.class).make(today(of.staff()));
    }

    /** The same, asked for as many months later. */
    private static Report report(TestWorld of, int months) {
        Caller staff = of.staff();
        return service.get(MakeReport.class)
                .make(
                        new Caller(
                                staff.account(),
                                staff.role(),
                                staff.office(),
                                staff.programme(),
                                staff.organisation(),
                                staff.session(),
                                staff.displayName(),
                                staff.language(),
                                monthsEnd().plusDays(1).plusMonths(months).plusDays(2)));
    }

    private static LocalDate monthsEnd() {
        return today.withDayOfMonth(1).minusDays(1);
    }

    private static LocalDate monthsEnd(int months) {
        return monthsEnd().plusDays(1).plusMonths(months).minusDays(1);
    }

    private static String women(Report report) {
        return text(report.rate(Measure.PLACEMENT_180, new Group(Group.By.SEX, "woman")));
    }

    private static String men(Report report) {
        return text(report.rate(Measure.PLACEMENT_180, new Group(Group.By.SEX, "man")));
    }

    private static String rate(Report report, Measure measure) {
        return text(report.rate(measure));
    }

    private static String text(Report.Rate rate) {
        return rate.numerator() + "/" + rate.denominator() + " " + rate.until();
    }

    /** In a programme of its own: 20 women and 20 men, half of each placed and still in work. */
    private static TestWorld twentyAndTwenty() {
        TestWorld one = new TestWorld(service);
        Caller by = one.counsellor(one.chiangMai);
        for (String sex : new String[] {"woman", "man"}) {
            for (int i = 0; i < 20; i++) {
                UUID person = person(one, by, sex, true, null);
                if (i < 10) {
                    placed(person, i < 5);
                }
            }
        }
        return one;
    }

    @Test
    void withinAMonthTheReportStandsWhateverIsRecordedOrCorrected() {
        TestWorld one = twentyAndTwenty();
        assertThat(rate(report(one), Measure.PLACEMENT_180)).isEqualTo("20/40 " + monthsEnd());
        for (int i = 0; i < 7; i++) {
            placed(person(one, one.counsellor(one.chiangMai), "woman", true, null), true);
        }
        assertThat(rate(report(one), Measure.PLACEMENT_180)).isEqualTo("20/40 " + monthsEnd());
    }

    @Test
    void everybodyIsCountedAnewAndAPartWaitsUntilItHasMovedByFive() {
        TestWorld one = twentyAndTwenty();
        Caller by = one.counsellor(one.chiangMai);
        assertThat(report(one).nextFrom()).isEqualTo(today.withDayOfMonth(1).plusMonths(1));
        placed(person(one, by, "woman", true, null), true);
        Report next = report(one, 1);
        assertThat(rate(next, Measure.PLACEMENT_180))
                .as("one more, of whom it is not said whether a woman")
                .isEqualTo("21/41 " + monthsEnd(1));
        assertThat(women(next)).isEqualTo("10/20 " + monthsEnd());
        assertThat(men(next)).isEqualTo("10/20 " + monthsEnd());
        for (int i = 0; i < 5; i++) {
            placed(person(one, by, "woman", true, null), true);
            person(one, by, "woman", true, null);
        }
        Report moved = report(one, 2);
        assertThat(rate(moved, Measure.PLACEMENT_180)).isEqualTo("26/51 " + monthsEnd(2));
        assertThat(men(moved)).as("no man moved").isEqualTo("10/20 " + monthsEnd());
        assertThat(women(moved))
                .as("from all and the women it would follow that no man moved")
                .isEqualTo("10/20 " + monthsEnd());
        for (int i = 0; i < 5; i++) {
            placed(person(one, by, "man", true, null), true);
            person(one, by, "man", true, null);
        }
        Report both = report(one, 3);
        assertThat(women(both)).isEqualTo("16/31 " + monthsEnd(3));
        assertThat(men(both)).isEqualTo("15/30 " + monthsEnd(3));
    }

    @Test
    void aCorrectionIsSeenInTheTotalOfTheNextMonthAndInNoPart() {
        TestWorld one = twentyAndTwenty();
        report(one);
        service.sql(
                """
                update placement set state = 'voided', started_on = null, voided_on = ?, void_reason = 'other'
                where id = (select p.id from placement p join enrolment e on e.returnee_id = p.returnee_id
                    where e.programme_id = ? limit 1)""",
                today,
                one.programme);
        assertThat(rate(report(one), Measure.PLACEMENT_180)).isEqualTo("20/40 " + monthsEnd());
        Report next = report(one, 1);
        assertThat(rate(next, Measure.PLACEMENT_180)).isEqualTo("19/40 " + monthsEnd(1));
        assertThat(women(next)).isEqualTo("10/20 " + monthsEnd());
        assertThat(men(next)).isEqualTo("10/20 " + monthsEnd());
    }

    @Test
    void everyRowOfTheFileHasTheExcludedOfItsOwnDay() {
        TestWorld one = twentyAndTwenty();
        Caller by = one.counsellor(one.chiangMai);
        for (int i = 0; i < 6; i++) {
            person(one, by, "man", true, "died");
        }
        report(one);
        for (int i = 0; i < 2; i++) {
            person(one, by, "woman", true, "died");
        }
        String file = new ReportFile(report(one, 1), service.get(Messages.class)).text();
        assertThat(file)
                .containsPattern(monthsEnd(1) + ",[-\\d]+,placement_180,all,all,20,40,0.500,,,,8,")
                .containsPattern(monthsEnd() + ",[-\\d]+,placement_180,sex,man,10,20,0.500,,,,6,");
    }

    @Test
    void workAbroadThatWasNotVettedIsNoPlacement() {
        TestWorld one = twentyAndTwenty();
        service.sql(
                """
                update placement set departure = 'unvetted' where id in (
                    select p.id from placement p join enrolment e on e.returnee_id = p.returnee_id
                    where e.programme_id = ? order by p.id limit 6)""",
                one.programme);
        assertThat(rate(report(one), Measure.PLACEMENT_180)).isEqualTo("14/40 " + monthsEnd());
    }

    @Test
    void whoCameBackFromAnInstitutionIsCountedAgain() {
        TestWorld one = new TestWorld(service);
        Caller by = one.counsellor(one.chiangMai);
        for (int i = 0; i < 8; i++) {
            UUID person = person(one, by, "woman", true, "institutionalised");
            if (i < 5) {
                service.sql(
                        """
                        insert into enrolment (id, returnee_id, programme_id, office_id, entered_on, recorded_at,
                            recorded_by) values (?, ?, ?, ?, ?, ?, ?)""",
                        UUID.randomUUID(),
                        person,
                        one.programme,
                        by.office(),
                        today.minusDays(39),
                        OffsetDateTime.now(ZoneOffset.UTC),
                        by.account().value());
            }
        }
        assertThat(report(one).count(Column.ENTERED)).isEqualTo(5);
    }

    @Test
    void nobodyRevisesAReport() {
        TestWorld one = twentyAndTwenty();
        report(one);
        assertThat(
                        service.ask(
                                """
                                select string_agg(privilege_type, ' ' order by privilege_type)
                                from information_schema.role_table_grants
                                where grantee = 'onward_app' and table_name = 'report_number'"""))
                .isEqualTo("INSERT SELECT");
        var transactions = service.get(org.onward.matching.access.Transactions.class);
        var releases = service.get(Releases.class);
        assertThat(transactions.read(today(other.staff()), () -> releases.shown(one.programme)))
                .as("another programme's")
                .isEmpty();
    }

    @Test
    void theRatesAreThoseOfTheStoryAbove() {
        Report report = report(world);
        assertThat(report.count(Column.ENTERED)).isEqualTo(42);
        Report.Rate placed = report.rate(Measure.PLACEMENT_180);
        assertThat(placed.numerator()).isEqualTo(26);
        assertThat(placed.denominator()).isEqualTo(42);
        Report.Rate retained = report.rate(Measure.RETENTION_90);
        assertThat(retained.numerator()).isEqualTo(18);
        assertThat(retained.denominator()).isEqualTo(23);
        assertThat(retained.unknown()).as("three are too few").isNull();
        assertThat(retained.lowest()).isNull();
        assertThat(report.count(Column.PLACED))
                .as("26 placed, 23 of them known: the three would follow")
                .isNull();
        assertThat(report.count(Column.EXCLUDED)).isNull();
        assertThat(report.count(Column.REFUSED)).isNull();
        Report.Rate women = report.rate(Measure.PLACEMENT_180, new Group(Group.By.SEX, "woman"));
        assertThat(women.numerator()).isEqualTo(20);
        assertThat(women.denominator()).isEqualTo(30);
        Report.Rate men = report.rate(Measure.RETENTION_90, new Group(Group.By.SEX, "man"));
        assertThat(men.numerator()).as("all six men work: that would say it of each").isNull();
        assertThat(report.rate(Measure.RETENTION_90, new Group(Group.By.SEX, "woman")).share())
                .as("nor may it follow from the women")
                .isNull();
    }

    @Test
    void aProgrammeSeesItsOwnPeopleOnly() {
        Report report = report(other);
        assertThat(report.count(Column.ENTERED)).isEqualTo(14);
        assertThat(report.rate(Measure.RETENTION_90).denominator()).isEqualTo(7);
        assertThat(report.rate(Measure.RETENTION_90).numerator()).as("none of seven").isNull();
    }

    @Test
    void nobodyButStaffOfAProgrammeMakesOne() {
        MakeReport make = service.get(MakeReport.class);
        for (Caller caller :
                List.of(
                        today(recorder),
                        today(world.account(Role.ADMINISTRATOR, null, null, null)),
                        today(world.account(Role.AUDITOR, null, null, null)))) {
            assertThatThrownBy(() -> make.make(caller))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem ->
                                    assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_ALLOWED));
        }
    }

    @Test
    void theDatabaseGivesNobodyElseARowOfIt() {
        var transactions = service.get(org.onward.matching.access.Transactions.class);
        var people = service.get(ReportedPeople.class);
        assertThat(transactions.read(today(recorder), () -> people.all(today))).isEmpty();
        assertThat(
                        transactions.read(
                                today(world.account(Role.ADMINISTRATOR, null, null, null)),
                                () -> people.all(today)))
                .isEmpty();
        assertThat(transactions.read(today(world.staff()), () -> people.all(today))).hasSize(45);
        assertThat(transactions.read(today(world.staff()), () -> people.all(today)))
                .filteredOn(Pathway::refused)
                .hasSize(2)
                .allSatisfy(
                        person -> {
                            assertThat(person.sex()).isNull();
                            assertThat(person.begun()).isEmpty();
                        });
    }

    @Test
    void pageFileAndApiShowTheSameNumbersAndNoOthers() {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Khun Ploy",
                                PASSWORD,
                                Role.PROGRAMME_STAFF,
                                null,
                                world.programme,
                                null,
                                "en"));
        Http.Answer api = Http.signedIn(service, email, PASSWORD).get("/api/v1/report");
        assertThat(api.status()).isEqualTo(200);
        assertThat(api.json().get("excluded").isNull()).isTrue();
        assertThat(api.json().at("/rates/0/numerator").asInt()).isEqualTo(26);
        assertThat(api.json().at("/rates/0/formula").asText()).contains("180 days");
        Browserless browser = new Browserless(service).signIn(email, PASSWORD);
        String file = browser.get("/report.csv").body();
        int numbers = 0;
        for (var rate : api.json().get("rates")) {
            String numerator =
                    rate.get("numerator").isNull()
                            ? ReportFile.TOO_FEW
                            : rate.get("numerator").asText();
            String denominator =
                    rate.get("denominator").isNull()
                            ? ReportFile.TOO_FEW
                            : rate.get("denominator").asText();
            assertThat(file)
                    .contains(
                            "%s,%s,%s,%s,%s,"
                                    .formatted(
                                            rate.get("measure").asText(),
                                            rate.get("by").asText(),
                                            rate.get("part").asText(),
                                            numerator,
                                            denominator));
            numbers++;
        }
        assertThat(numbers).isGreaterThan(10);
        assertThat(file)
                .startsWith("\uFEFFprogramme,date,known_on,measure,by,part,")
                .containsPattern(
                        ","
                                + monthsEnd()
                                + ",\\d{4}-\\d\\d-\\d\\d,placement_180,all,all,26,42,0.619,");
        String page = browser.get("/report").body();
        assertThat(page)
                .contains(
                        "26 of 42",
                        "62 %",
                        "18 of 23",
                        "too few to show",
                        "<svg",
                        "Of those who began a training: completed one.")
                .contains("Counted up to", "counts in the report from")
                .doesNotContain("RT-");
        assertThat(browser.get("/").headers().firstValue("location")).hasValue("/review");
        assertThat(
                        service.ask(
                                "select count(*) from audit_entry where act = 'see_report' and subject_id = ?",
                                world.programme))
                .isNotEqualTo("0");
    }

    private static String account(Role role, TestWorld of) {
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "กมลวรรณ Ibáñez",
                                PASSWORD,
                                role,
                                null,
                                role == Role.PROGRAMME_STAFF ? of.programme : null,
                                null,
                                "en"));
        return email;
    }

    private static UUID id(String email) {
        return UUID.fromString(service.ask("select id::text from account where email = ?", email));
    }

    @Test
    void aFurtherProgrammeOpensItsReportAndNothingElse() {
        TestWorld one = new TestWorld(service);
        TestWorld further = twentyAndTwenty();
        TestWorld notGiven = twentyAndTwenty();
        report(notGiven);
        String email = account(Role.PROGRAMME_STAFF, one);
        Http reader = Http.signedIn(service, email, PASSWORD);
        Http admin = Http.signedIn(service, account(Role.ADMINISTRATOR, one), PASSWORD);
        String address = "/api/v1/report?programme=" + further.programme;
        String reports = "/api/v1/accounts/" + id(email) + "/reports";
        String let = "{\"programmes\": [\"%s\"]}".formatted(further.programme);
        assertThat(reader.get(address).status()).as("nobody let them").isEqualTo(404);

        assertThat(admin.put(reports, let).status()).isEqualTo(204);
        assertThat(admin.get(reports).text())
                .contains("{\"programme\":\"%s\"".formatted(further.programme))
                .containsOnlyOnce("\"reads\":true");
        assertThat(reader.get(address).status()).as("it has none yet").isEqualTo(404);
        Browserless browser = new Browserless(service).signIn(email, PASSWORD);
        assertThat(browser.get("/report").body()).contains("No report yet");
        assertThat(browser.get("/report/programmes.csv").body()).contains(",no report yet,");

        report(further);
        for (int i = 0; i < 7; i++) {
            placed(person(further, further.counsellor(further.cebu), "woman", true, null), true);
        }
        Http.Answer answer = reader.get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("programme").asText())
                .isEqualTo("Programme " + further.programme);
        assertThat(answer.json().at("/rates/0/numerator").asInt())
                .as("as it was shown: nobody counts anew for a reader")
                .isEqualTo(20);
        var beside = reader.get("/api/v1/report/programmes").json().get("programmes");
        assertThat(beside).hasSize(2);
        assertThat(beside.at("/0/own").asBoolean()).isTrue();
        assertThat(beside.at("/1/entered").asInt()).isEqualTo(40);
        assertThat(beside.at("/1/until").asText()).isEqualTo(monthsEnd().toString());
        assertThat(beside.at("/1/rates/0/denominator").asInt()).isEqualTo(40);
        assertThat(beside.at("/1/rates/3/measure").asText()).isEqualTo("retention_90");
        assertThat(browser.get("/report").body())
                .contains("Programme " + further.programme, "20 of 40", "10 of 20", "Do not add")
                .doesNotContain("Programme " + notGiven.programme);
        assertThat(browser.get("/report?programme=" + further.programme).body())
                .contains("20 of 40", "/report.csv?programme=" + further.programme)
                .contains("what this programme’s own report showed last");
        assertThat(browser.get("/report.csv?programme=" + further.programme).body())
                .contains("placement_180,sex,woman,10,20,");
        assertThat(browser.get("/report/programmes.csv").body())
                .startsWith("\uFEFFprogramme,date,known_on,measure,by,part,")
                .containsPattern(
                        "Programme " + further.programme + ",[-\\d,]+,placement_180,all,all,20,40,")
                .doesNotContain(",sex,");

        String other = "/api/v1/report?programme=" + notGiven.programme;
        assertThat(reader.get(other).status()).isEqualTo(404);
        assertThat(browser.get("/report?programme=" + notGiven.programme).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/report.csv?programme=" + notGiven.programme).statusCode())
                .isEqualTo(404);
        Caller caller = staffOf(one, id(email));
        assertThat(seen(caller, "select count(*) from enrolment")).isZero();
        assertThat(seen(caller, "select count(*) from enrolled_person")).isZero();
        assertThat(seen(caller, "select count(*) from reported_person")).isZero();
        assertThat(seen(caller, "select count(*) from reported_placement")).isZero();
        assertThat(
                        seen(
                                caller,
                                """
                                select count(*) from report_number
                                where not shown and programme_id <> caller_programme()"""))
                .isZero();
        assertThat(seen(caller, "select count(distinct programme_id) from report_number"))
                .as("the own programme's and that of the one given")
                .isEqualTo(2);
        assertThatThrownBy(
                        () ->
                                seen(
                                        caller,
                                        """
                                        with given as (insert into report_reader
                                            values (caller(), '%s', '2026-01-01T00:00:00Z', caller()) returning 1)
                                        select count(*) from given"""
                                                .formatted(notGiven.programme)))
                .hasStackTraceContaining("row-level security");

        assertThat(admin.put(reports, "{\"programmes\": []}").status()).isEqualTo(204);
        assertThat(reader.get(address).status()).as("taken back").isEqualTo(404);
        assertThat(
                        service.ask(
                                """
                                select string_agg(act, ' ' order by seq) from audit_entry
                                where subject_id = ? and act like '%read%_report'""",
                                id(email)))
                .isEqualTo("let_read_report end_reading_report");
    }

    private static long seen(Caller caller, String sql) {
        return service.get(org.onward.matching.access.Transactions.class)
                .write(
                        caller,
                        () ->
                                service.get(org.onward.matching.shared.Sql.class)
                                        .first(sql, row -> row.getLong(1))
                                        .orElseThrow());
    }

    private static Caller staffOf(TestWorld of, UUID account) {
        return new Caller(
                new org.onward.matching.access.AccountId(account),
                Role.PROGRAMME_STAFF,
                null,
                of.programme,
                null,
                UUID.randomUUID(),
                "กมลวรรณ Ibáñez",
                "en",
                today);
    }

    @Test
    void onlyStaffOfAnotherProgrammeAreLetRead() {
        String email = account(Role.PROGRAMME_STAFF, world);
        String adminEmail = account(Role.ADMINISTRATOR, world);
        Http admin = Http.signedIn(service, adminEmail, PASSWORD);
        String body = "{\"programmes\": [\"%s\"]}";
        String reports = "/api/v1/accounts/%s/reports";
        assertThat(
                        admin.put(reports.formatted(id(email)), body.formatted(world.programme))
                                .status())
                .as("their own")
                .isEqualTo(400);
        assertThat(
                        admin.put(reports.formatted(id(email)), body.formatted(UUID.randomUUID()))
                                .status())
                .isEqualTo(400);
        assertThat(
                        admin.put(
                                        reports.formatted(recorder.account().value()),
                                        body.formatted(other.programme))
                                .status())
                .as("a counsellor")
                .isEqualTo(404);
        Browserless browser = new Browserless(service).signIn(adminEmail, PASSWORD);
        assertThat(browser.get("/accounts/" + id(email) + "/reports").body())
                .contains("Programme " + other.programme)
                .doesNotContain("Programme " + world.programme);
        assertThat(
                        browser.submit(
                                        "/accounts/" + id(email) + "/reports",
                                        "programme",
                                        other.programme.toString())
                                .headers()
                                .firstValue("location"))
                .hasValue("/accounts?saved=1");
        assertThat(browser.get("/accounts/" + id(email) + "/reports").body())
                .containsOnlyOnce(" checked");
    }
}
