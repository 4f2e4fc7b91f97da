package org.onward.matching.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;
import org.onward.matching.access.ReadTrail;
import org.onward.matching.access.Role;
import org.onward.matching.access.SealAudit;
import org.onward.matching.access.Transactions;

class AuditSealerTest {
    static TestService service;
    static TestWorld world;

    @BeforeAll
    static void start() {
        service = TestService.start();
        world = new TestWorld(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void readingAndVerifyingTheTrailLeaveOneEntryEach() {
        Caller auditor = world.account(Role.AUDITOR, null, null, null);
        service.get(SealAudit.class).verify(auditor);
        service.get(ReadTrail.class).read(auditor, null, null, Long.MAX_VALUE);
        assertThat(
                        service.ask(
                                """
                                select string_agg(act, ' ' order by seq) from audit_entry
                                where account_id = ? and subject = 'trail'""",
                                auditor.account().value()))
                .isEqualTo("verify_trail read_trail");
    }

    @Test
    void whatCommitsLaterThanItsNumberIsSealedToo() throws SQLException {
        SealAudit seal = service.get(SealAudit.class);
        seal.seal();
        try (Connection slow = service.superuser()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute(entry("late"));
            service.sql(entry("early"));
            seal.seal();
            assertThat(waiting()).isZero();
            slow.commit();
        }
        seal.seal();
        assertThat(waiting()).isZero();
        assertThat(
                        service.ask(
                                """
                                select string_agg(e.act, ' ' order by s.position)
                                from audit_entry e join audit_seal s on s.seq = e.seq
                                where e.subject = 'test'"""))
                .isEqualTo("early late");
    }

    @Test
    void whatIsNeitherSealedNorWaitsIsNamed() throws SQLException {
        SealAudit seal = service.get(SealAudit.class);
        AuditSealer sealer = service.get(AuditSealer.class);
        seal.seal();
        try (Connection connection = service.superuser()) {
            connection.setAutoCommit(false);
            assertThat(sealer.verify(connection).finding()).isNull();
            connection.createStatement().execute(entry("forgotten"));
            connection.createStatement().execute("delete from audit_unsealed");
            connection.commit();
            assertThat(sealer.verify(connection).finding())
                    .isEqualTo(
                            new Finding(
                                    Finding.Kind.NEVER_SEALED,
                                    Long.parseLong(
                                            service.ask(
                                                    "select seq from audit_entry where act = 'forgotten'"))));
            connection.rollback();
        }
        // One that waits though it is sealed holds nobody up.
        service.sql("insert into audit_unsealed select seq from audit_entry");
        seal.seal();
        assertThat(waiting()).isZero();
        assertThat(seal.verify(world.account(Role.AUDITOR, null, null, null)).finding()).isNull();
    }

    private static String entry(String act) {
        return "insert into audit_entry (at, act, subject, outcome) values (now(), '%s', 'test', 'done')"
                .formatted(act);
    }

    private static long waiting() {
        return Long.parseLong(service.ask("select count(*) from audit_unsealed"));
    }

    @Test
    void theAppLoginCanNeitherChangeNorReadTheTrailUnlessForAnAuditor() {
        Caller caller = world.counsellor(world.chiangMai);
        Transactions transactions = service.get(Transactions.class);
        io.micronaut.data.jdbc.runtime.JdbcOperations jdbc =
                service.get(io.micronaut.data.jdbc.runtime.JdbcOperations.class);
        long seen =
                transactions.read(
                        caller,
                        () ->
                                jdbc.prepareStatement(
                                        "select count(*) from audit_entry",
                                        statement -> {
                                            try (var rows = statement.executeQuery()) {
                                                rows.next();
                                                return rows.getLong(1);
                                            }
                                        }));
        assertThat(seen).isZero();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () ->
                                transactions.write(
                                        caller,
                                        () ->
                                                jdbc.prepareStatement(
                                                        "delete from audit_entry",
                                                        statement -> statement.executeUpdate())))
                .hasMessageContaining("permission denied");
    }
}
