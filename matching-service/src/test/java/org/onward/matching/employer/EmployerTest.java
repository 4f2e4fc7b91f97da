package org.onward.matching.employer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.onward.matching.EmployerWorld;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.Sql;

class EmployerTest {
    static TestService service;
    static EmployerWorld world;
    static Caller staff;

    @BeforeAll
    static void start() {
        service = TestService.start();
        world = new EmployerWorld(service);
        staff = world.people.staff();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static EmployerForm form(String name) {
        return new EmployerForm(
                name,
                "employer",
                "th",
                "TH-50",
                "I",
                null,
                "Khun Malee Srisuk",
                "081 234 5678",
                "owner@ร้านอาหาร.example.org",
                null,
                List.of(new EmployerForm.Person("recruiter", "Prasert Chaiyo")));
    }

    private static Employer read(Caller caller, EmployerId id) {
        return service.get(Transactions.class)
                .read(caller, () -> service.get(EmployerScope.class).actingFor(caller, id));
    }

    private static String digestOf(byte[] digest) {
        return java.util.HexFormat.of().formatHex(digest);
    }

    @Test
    void aRegisteredEmployerIsUnverifiedAndItsPeopleAreKeptAsDigestsOnly() {
        EmployerId id =
                service.get(RegisterEmployer.class).register(staff, null, form("ครัวมะลิ 🍲"));
        Employer employer = read(staff, id);
        assertThat(employer.name()).isEqualTo("ครัวมะลิ 🍲");
        assertThat(employer.country()).isEqualTo("TH");
        assertThat(employer.standing()).isEqualTo(new Standing.Unverified());
        PersonDigests digests = service.get(PersonDigests.class);
        assertThat(
                        service.ask(
                                "select string_agg(role || ' ' || encode(digest, 'hex'), ',' order by role) from employer_person where employer_id = ?",
                                id.value()))
                .isEqualTo(
                        "contact %s,phone %s,recruiter %s"
                                .formatted(
                                        digestOf(digests.ofName("Malee Srisuk")),
                                        digestOf(digests.ofPhone("+66812345678")),
                                        digestOf(digests.ofName("Chaiyo, Prasert"))));
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        EmployerForm bad =
                new EmployerForm(
                        " \u0000 ",
                        "cult",
                        "ZZ",
                        "XX-1",
                        "Z",
                        null,
                        "x".repeat(121),
                        "call me",
                        "not an address",
                        "1-2",
                        List.of(new EmployerForm.Person("friend", null)));
        assertThatThrownBy(() -> service.get(RegisterEmployer.class).register(staff, null, bad))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(FieldError::field)
                                        .containsExactlyInAnyOrder(
                                                "name",
                                                "kind",
                                                "country",
                                                "place",
                                                "sector",
                                                "contactName",
                                                "phone",
                                                "email",
                                                "registrationNumber",
                                                "people[0].role",
                                                "people[0].name"));
    }

    @Test
    void aSecondEmployerOfTheSameNameInACountryIsRefused() {
        service.get(RegisterEmployer.class)
                .register(staff, null, EmployerForm.named("Twin Bakery", "TH"));
        assertThatThrownBy(
                        () ->
                                service.get(RegisterEmployer.class)
                                        .register(
                                                staff,
                                                null,
                                                EmployerForm.named("TWIN bakery", "TH")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors().getFirst().code())
                                        .isEqualTo("name_taken"));
    }

    @Test
    void theSameIdempotencyKeyRegistersOnce() {
        RegisterEmployer register = service.get(RegisterEmployer.class);
        EmployerForm form = EmployerForm.named("Once Only", "PH");
        EmployerId first = register.register(staff, "key-of-once-only", form);
        assertThat(register.register(staff, "key-of-once-only", form)).isEqualTo(first);
        assertThat(service.ask("select count(*) from employer where name = 'Once Only'"))
                .isEqualTo("1");
    }

    @Test
    void anEditWithAnOldVersionIsRefused() {
        EmployerId id =
                service.get(RegisterEmployer.class).register(staff, null, form("Old Version"));
        EditEmployer edit = service.get(EditEmployer.class);
        edit.edit(staff, id, 0, form("New Version"));
        assertThat(read(staff, id).name()).isEqualTo("New Version");
        assertThatThrownBy(() -> edit.edit(staff, id, 0, form("Newer Version")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.kind())
                                        .isEqualTo(Problem.Kind.CHANGED_MEANWHILE));
    }

    @Test
    void anEmployerCannotRenameItselfAfterBeingVerified() {
        EmployerId id = new EmployerId(world.verified("Verified Name", null));
        Caller own = world.of(Role.EMPLOYER, id.value());
        assertThatThrownBy(
                        () ->
                                service.get(EditEmployer.class)
                                        .edit(own, id, 0, form("Another Name")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(FieldError::field)
                                        .containsExactly("name"));
        service.get(EditEmployer.class).edit(own, id, 0, form("Verified Name"));
        assertThat(read(own, id).phone()).isEqualTo("081 234 5678");
    }

    @ParameterizedTest
    @CsvSource({
        "unverified, verify, verified",
        "unverified, suspend, suspended",
        "unverified, lift,",
        "verified, verify,",
        "verified, suspend, suspended",
        "verified, lift,",
        "suspended, verify,",
        "suspended, suspend,",
        "suspended, lift, verified",
        "suspended before verification, lift, unverified"
    })
    void everyStepOfStandingIsTheTables(
            String from, String act, @org.jspecify.annotations.Nullable String to) {
        EmployerId id =
                new EmployerId(
                        from.equals("unverified") || from.startsWith("suspended b")
                                ? world.unverified("Step " + UUID.randomUUID(), null)
                                : world.verified("Step " + UUID.randomUUID(), null));
        if (from.startsWith("suspended")) {
            service.get(SuspendEmployer.class).suspend(staff, id, "unpaid wages");
        }
        int logged = changes(id);
        Runnable step =
                switch (act) {
                    case "verify" -> () -> service.get(VerifyEmployer.class).verify(staff, id);
                    case "suspend" ->
                            () -> service.get(SuspendEmployer.class).suspend(staff, id, "again");
                    default -> () -> service.get(LiftSuspension.class).lift(staff, id);
                };
        if (to == null) {
            assertThatThrownBy(step::run)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
            assertThat(changes(id)).isEqualTo(logged);
        } else {
            step.run();
            assertThat(service.ask("select standing from employer where id = ?", id.value()))
                    .isEqualTo(to);
            assertThat(changes(id)).isEqualTo(logged + 1);
        }
    }

    private static int changes(EmployerId id) {
        return Integer.parseInt(
                service.ask(
                        "select count(*) from change_log where subject = 'employer' and id = ?",
                        id.value()));
    }

    @Test
    void aChamberActsForItsMembersOnly() {
        UUID chamber = world.chamber("Chiang Mai Chamber");
        EmployerId member = new EmployerId(world.unverified("Member", chamber));
        EmployerId stranger = new EmployerId(world.unverified("Stranger", null));
        Caller desk = world.of(Role.CHAMBER, chamber);
        service.get(VerifyEmployer.class).verify(desk, member);
        assertThat(read(desk, member).verified()).isTrue();
        assertThatThrownBy(() -> service.get(VerifyEmployer.class).verify(desk, stranger))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        EmployerId registered =
                service.get(RegisterEmployer.class)
                        .register(desk, null, EmployerForm.named("New Member", "TH"));
        assertThat(read(desk, registered).chamber()).isEqualTo(chamber);
    }

    @Test
    void theDatabaseShowsAnEmployerItselfOnlyWhateverTheCodeAsks() {
        EmployerId own = new EmployerId(world.verified("Own", null));
        EmployerId other = new EmployerId(world.verified("Other", null));
        Caller employer = world.of(Role.EMPLOYER, own.value());
        Employers employers = service.get(Employers.class);
        assertThat(
                        service.get(Transactions.class)
                                .read(employer, () -> employers.findAll(List.of(own, other)))
                                .keySet())
                .containsExactly(own);
        assertThatThrownBy(
                        () ->
                                service.get(JdbcOperations.class)
                                        .execute(
                                                connection ->
                                                        connection
                                                                .createStatement()
                                                                .executeQuery(
                                                                        "select name from employer")))
                .hasStackTraceContaining("no caller in this transaction");
    }

    @Test
    void pagesByNameHoldEveryEmployerOnce() {
        for (String name : List.of("Page Ä", "page b", "Page ข", "PAGE c", "Page %_")) {
            world.unverified(name, null);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            String after = cursor;
            Employers.Page page =
                    service.get(Transactions.class)
                            .read(
                                    staff,
                                    () ->
                                            service.get(Employers.class)
                                                    .list(null, "PAGE", after, 2));
            page.employers().forEach(employer -> seen.add(employer.name()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen)
                .containsExactlyInAnyOrder("Page Ä", "page b", "Page ข", "PAGE c", "Page %_");
    }

    @Test
    void aPageOfEmployersIsReadWithoutAllBeingRead() {
        many();
        PostgresEmployers employers = service.get(PostgresEmployers.class);
        assertThat(
                        read(
                                staff,
                                () ->
                                        assertThat(employers.list(null, null, null, 2).employers())
                                                .hasSize(2)))
                .isBetween(3, 100);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPLOYER", "TRAINING_PROVIDER", "CHAMBER"})
    void whoseAVacancyIsIsSeenWithoutAllEmployersBeingRead(Role role) {
        UUID chamber = world.chamber("Chamber of " + role);
        UUID own = world.verified("Own of " + role, chamber);
        UUID other = world.verified("Not of " + role, null);
        many();
        for (UUID employer : List.of(own, other)) {
            service.sql(
                    """
                    insert into vacancy (id, kind, state, state_since, employer_id, title, tasks, country, created_at)
                    values (gen_random_uuid(), 'job', 'submitted', timestamp '2026-01-01', ?, 'Cook', '', 'TH',
                        timestamp '2026-01-01')""",
                    employer);
        }
        assertThat(
                        read(
                                world.of(role, role == Role.CHAMBER ? chamber : own),
                                () ->
                                        assertThat(
                                                        service.get(Sql.class)
                                                                .list(
                                                                        "select employer_id from vacancy where employer_id in (?, ?)",
                                                                        row ->
                                                                                row.getObject(
                                                                                        1,
                                                                                        UUID.class),
                                                                        own,
                                                                        other))
                                                .containsExactly(own)))
                .isBetween(1, 100);
    }

    private static void many() {
        service.sql(
                """
                insert into employer (id, name, kind, country, standing, created_at)
                select gen_random_uuid(), 'One of Many ' || n, 'employer', 'TH', 'unverified', timestamp '2026-01-01'
                from generate_series(1, 2000) n on conflict do nothing""");
        service.sql("analyze employer");
    }

    /** How many rows of employers are read meanwhile. */
    private static int read(Caller caller, Runnable work) {
        Sql sql = service.get(Sql.class);
        return service.get(Transactions.class)
                .read(
                        caller,
                        () -> {
                            // Of a table this small the planner may read the whole.
                            sql.first(
                                    "select set_config('enable_seqscan', 'off', true)",
                                    row -> row.getString(1));
                            int before = rowsRead(sql);
                            work.run();
                            return rowsRead(sql) - before;
                        });
    }

    /** Of employers, on this connection, since it last told of it. */
    private static int rowsRead(Sql sql) {
        return sql.first(
                        """
                        select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
                        where relname = 'employer'""",
                        row -> row.getInt(1))
                .orElseThrow();
    }

    @Test
    void accountsOfASuspendedEmployerAreSignedOutAtOnceAndLetInAgainWhenItIsLifted() {
        UUID id = world.verified("Signed Out", null);
        String email = UUID.randomUUID() + "@example.org";
        String password = "tamarind boat seven lanterns";
        service.get(org.onward.matching.access.Accounts.class)
                .openFirst(
                        new org.onward.matching.access.Accounts.NewAccount(
                                email, "Khun Ploy", password, Role.EMPLOYER, null, null, id, "th"));
        Http http = Http.at(service.employerAddress());
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        Http.Answer tokens = http.post("/api/employer/v1/sessions", body);
        Http own =
                Http.withToken(
                        service.employerAddress(), tokens.json().get("accessToken").asText());
        String refresh =
                "{\"refreshToken\":\"%s\"}".formatted(tokens.json().get("refreshToken").asText());
        assertThat(own.get("/api/employer/v1/employer").status()).isEqualTo(200);

        service.get(SuspendEmployer.class).suspend(staff, new EmployerId(id), "papers held");
        assertThat(own.get("/api/employer/v1/employer").status()).isEqualTo(401);
        assertThat(own.post("/api/employer/v1/vacancies", "{}").status()).isEqualTo(401);
        assertThat(http.post("/api/employer/v1/sessions/refresh", refresh).status()).isEqualTo(401);
        Http.Answer refused = http.post("/api/employer/v1/sessions", body);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("type").asText()).isEqualTo("/problems/suspended");
        Http.Answer guessed =
                http.post("/api/employer/v1/sessions", body.replace("tamarind", "mango"));
        assertThat(guessed.status()).as("without the right password it is not told").isEqualTo(401);

        service.get(LiftSuspension.class).lift(staff, new EmployerId(id));
        assertThat(http.post("/api/employer/v1/sessions", body).status()).isEqualTo(201);
    }
}
