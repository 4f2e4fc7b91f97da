package org.onward.matching.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;
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
    void aChangedEntryBreaksTheChainFromThereOn() throws SQLException {
        Caller caller = world.counsellor(world.chiangMai);
        Transactions transactions = service.get(Transactions.class);
        Audit audit = service.get(Audit.class);
        for (int i = 0; i < 5; i++) {
            transactions.write(
                    caller,
                    () ->
                            audit.done(
                                    caller.account().value(),
                                    caller.role().name(),
                                    "see_person",
                                    "returnee",
                                    UUID.randomUUID(),
                                    null));
        }
        assertThat(service.get(SealAudit.class).seal()).isGreaterThanOrEqualTo(5);
        AuditSealer sealer = service.get(AuditSealer.class);
        try (Connection connection = service.superuser()) {
            assertThat(sealer.verify(connection).firstBroken()).isNull();
            connection.setAutoCommit(false); // and never committed
            try (Statement tamper = connection.createStatement()) {
                tamper.execute("update audit_entry set act = 'nothing' where seq = 3");
                assertThat(sealer.verify(connection).firstBroken()).isEqualTo(3L);
                connection.rollback();
                tamper.execute("alter table audit_seal drop constraint audit_seal_seq_fkey");
                tamper.execute("delete from audit_entry where seq = 2");
                assertThat(sealer.verify(connection).firstBroken()).isEqualTo(2L);
                connection.rollback();
            }
        }
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
            assertThat(sealer.verify(connection).firstBroken()).isNull();
            connection.setAutoCommit(false);
            connection.createStatement().execute(entry("forgotten"));
            connection.createStatement().execute("delete from audit_unsealed");
            connection.commit();
            assertThat(sealer.verify(connection).firstBroken())
                    .isEqualTo(
                            Long.valueOf(
                                    service.ask(
                                            "select seq from audit_entry where act = 'forgotten'")));
        }
        // One that waits though it is sealed holds nobody up.
        service.sql("insert into audit_unsealed select seq from audit_entry");
        seal.seal();
        assertThat(waiting()).isZero();
        assertThat(seal.verify().firstBroken()).isNull();
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
