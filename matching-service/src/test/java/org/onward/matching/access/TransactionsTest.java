package org.onward.matching.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestDatabase;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;

/** Row-level security with the code checks bypassed: plain SQL in a caller's transaction. */
class TransactionsTest {
    static TestService service;
    static TestWorld world;
    static Transactions transactions;
    static JdbcOperations jdbc;

    @BeforeAll
    static void start() {
        service = TestService.start(Map.of("datasources.default.maximum-pool-size", 1));
        world = new TestWorld(service);
        transactions = service.get(Transactions.class);
        jdbc = service.get(JdbcOperations.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static long people() {
        return jdbc.prepareStatement(
                "select count(*) from returnee",
                statement -> {
                    try (var rows = statement.executeQuery()) {
                        rows.next();
                        return rows.getLong(1);
                    }
                });
    }

    private static UUID personOf(Caller counsellor) {
        UUID person = UUID.randomUUID();
        service.sql(
                """
                insert into returnee (id, reference, kind, readiness, readiness_since, created_at)
                values (?, ?, 'returnee', 'ready', ?, ?)""",
                person,
                "CR-" + person.toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT),
                TestWorld.TODAY,
                OffsetDateTime.of(2026, 11, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        service.sql(
                "insert into assignment values (?, ?, ?, ?, null, ?, ?)",
                UUID.randomUUID(),
                person,
                counsellor.account().value(),
                TestWorld.TODAY.minusDays(10),
                OffsetDateTime.of(2026, 11, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                counsellor.account().value());
        return person;
    }

    @Test
    void twoCallersInTurnOnOnePooledConnectionSeeTheirOwnPeopleOnly() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller nina = world.counsellor(world.cebu);
        personOf(dao);
        personOf(dao);
        personOf(nina);
        for (int turn = 0; turn < 3; turn++) {
            assertThat(transactions.read(dao, TransactionsTest::people)).isEqualTo(2);
            assertThat(transactions.read(nina, TransactionsTest::people)).isEqualTo(1);
        }
    }

    @Test
    void withoutACallerTheAnswerIsAnErrorNeverAnEmptyList() {
        Caller dao = world.counsellor(world.chiangMai);
        personOf(dao);
        transactions.read(dao, TransactionsTest::people);
        assertThatThrownBy(() -> transactions.beforeSignIn(TransactionsTest::people))
                .as("on the very connection that just had a caller")
                .hasStackTraceContaining("no caller in this transaction");
    }

    @Test
    void anAssignmentThatEndedOrACoverThatRanOutOpensNothing() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        UUID person = personOf(dao);
        service.sql(
                """
                insert into cover (id, absent_id, counsellor_id, from_day, until_day, reason, recorded_at)
                values (?, ?, ?, ?, ?, 'flu', ?)""",
                UUID.randomUUID(),
                dao.account().value(),
                lek.account().value(),
                TestWorld.TODAY.minusDays(3),
                TestWorld.TODAY,
                OffsetDateTime.of(2026, 11, 22, 0, 0, 0, 0, ZoneOffset.UTC));
        assertThat(transactions.read(lek, TransactionsTest::people)).isEqualTo(1);
        service.sql("update cover set until_day = ?", TestWorld.TODAY.minusDays(1));
        assertThat(transactions.read(lek, TransactionsTest::people)).isZero();
        service.sql(
                "update assignment set until_day = ? where returnee_id = ?",
                TestWorld.TODAY,
                person);
        assertThat(transactions.read(dao, TransactionsTest::people)).isZero();
    }

    @Test
    void aCounsellorCannotAssignSomebodyElsesPersonToHerself() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        UUID person = personOf(dao);
        assertThatThrownBy(
                        () ->
                                transactions.write(
                                        lek,
                                        () ->
                                                jdbc.prepareStatement(
                                                        """
                                                        insert into assignment values
                                                            (gen_random_uuid(), ?, ?, ?, null, ?, ?)""",
                                                        statement -> {
                                                            statement.setObject(1, person);
                                                            statement.setObject(
                                                                    2, lek.account().value());
                                                            statement.setObject(3, TestWorld.TODAY);
                                                            statement.setObject(
                                                                    4,
                                                                    OffsetDateTime.of(
                                                                            2026,
                                                                            11,
                                                                            25,
                                                                            0,
                                                                            0,
                                                                            0,
                                                                            0,
                                                                            ZoneOffset.UTC));
                                                            statement.setObject(
                                                                    5, lek.account().value());
                                                            return statement.executeUpdate();
                                                        })))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void theAppLoginCannotBypassRowLevelSecurity() {
        assertThat(
                        service.ask(
                                """
                                select count(*) from pg_roles
                                where rolname in ('onward_app', 'onward_worker', 'onward_owner')
                                  and (rolsuper or rolbypassrls)"""))
                .isEqualTo("0");
        assertThat(
                        service.ask(
                                """
                                select count(*) from pg_class where relkind = 'r'
                                  and relnamespace = 'public'::regnamespace
                                  and pg_get_userbyid(relowner) <> 'onward_owner'"""))
                .isEqualTo("0");
        assertThat(
                        service.ask(
                                """
                                select bool_or(has_database_privilege(login, current_database(), 'temporary'))
                                from unnest(array['onward_app', 'onward_worker']) as logins (login)"""))
                .as("whose temporary tables would be looked up before ours")
                .isEqualTo("f");
    }

    @Test
    void theServiceDoesNotStartWithALoginThatPassesRowLevelSecurity() throws IOException {
        for (String login : new String[] {"postgres", "onward_owner"}) {
            String password = TestDatabase.password(login);
            assertThatThrownBy(
                            () ->
                                    TestService.start(
                                            Map.of(
                                                    "datasources.default.username",
                                                    login,
                                                    "datasources.default.password",
                                                    password)))
                    .as(login)
                    .hasStackTraceContaining("may pass row-level security");
        }
    }
}
