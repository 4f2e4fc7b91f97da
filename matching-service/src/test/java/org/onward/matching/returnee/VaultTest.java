package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.Sql;

class VaultTest {
    private static final TestService service = TestService.start();
    private static final TestWorld world = new TestWorld(service);
    private static final EditIdentity identities = service.get(EditIdentity.class);

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aCipherTextOpensForItsPersonAndFieldOnly() {
        Caller caller = world.counsellor(world.chiangMai);
        ReturneeId one = Registering.somebody(service, caller, "อรทัย แก้วใส").person();
        ReturneeId other = Registering.somebody(service, caller, "Maria Añonuevo").person();

        service.sql(
                """
                update vault_entry set cipher = (select cipher from vault_entry
                    where returnee_id = ? and field = 'name' and superseded_at is null)
                where returnee_id = ? and field = 'name'""",
                other.value(),
                one.value());
        assertThatThrownBy(() -> identities.see(caller, one))
                .as("moved to another person")
                .hasMessageContaining("does not belong where it lies");

        service.sql(
                """
                update vault_entry set cipher = (select cipher from vault_entry
                    where returnee_id = ? and field = 'story' and superseded_at is null)
                where returnee_id = ? and field = 'name'""",
                other.value(),
                other.value());
        assertThatThrownBy(() -> identities.see(caller, other))
                .as("moved to another field")
                .hasMessageContaining("does not belong where it lies");
    }

    @Test
    void withTheKeyGoneNothingCanBeRead() {
        Caller caller = world.counsellor(world.chiangMai);
        ReturneeId person = Registering.somebody(service, caller, "Nok Srisuk").person();
        PersonKeys keys = service.get(PersonKeys.class);
        assertThat(identities.see(caller, person).identity().name()).isEqualTo("Nok Srisuk");

        keys.destroy(person);

        assertThat(keys.of(person)).isEmpty();
        assertThatThrownBy(() -> identities.see(caller, person))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThatThrownBy(
                        () ->
                                service.get(Transactions.class)
                                        .write(
                                                caller,
                                                () ->
                                                        service.get(Vault.class)
                                                                .put(
                                                                        caller,
                                                                        person,
                                                                        java.util.Map.of(
                                                                                Vault.Item.only(
                                                                                        Vault.Field
                                                                                                .NOTE,
                                                                                        person),
                                                                                java.util.Optional
                                                                                        .of("x")))))
                .as("nor written: a new key would hide the erasure")
                .hasMessageContaining("no key");
    }

    @Test
    void aKeyIsMadeOnceAndIsReadableByItsOwnerOnly() {
        PersonKeys keys = service.get(PersonKeys.class);
        ReturneeId person = new ReturneeId(java.util.UUID.randomUUID());
        keys.create(person);
        assertThatThrownBy(() -> keys.create(person)).hasMessageContaining("has a key already");
        java.nio.file.Path file =
                java.nio.file.Path.of(
                        service.context().getRequiredProperty("onward.keys.folder", String.class),
                        "people",
                        person.value().toString().substring(0, 2),
                        person.value().toString());
        assertThat(file).exists();
        try {
            assertThat(java.nio.file.Files.getPosixFilePermissions(file))
                    .isEqualTo(
                            java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            assertThat(file.resolveSibling(".").toFile().list())
                    .as("no unfinished file is left beside the keys")
                    .allMatch(name -> name.length() == file.toFile().getName().length());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aKeyThatARestoredBackupBringsBackIsGoneAtTheNextStart(
            @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
            throws java.io.IOException {
        String secret = java.util.Base64.getEncoder().encodeToString(new byte[32]);
        java.time.InstantSource clock = service.get(java.time.InstantSource.class);
        PersonKeys keys = new PersonKeys(folder.toString(), secret);
        ReturneeId person = new ReturneeId(java.util.UUID.randomUUID());
        ReturneeId stays = new ReturneeId(java.util.UUID.randomUUID());
        keys.create(person);
        keys.create(stays);
        String id = person.value().toString();
        java.nio.file.Path file = folder.resolve("people").resolve(id.substring(0, 2)).resolve(id);
        byte[] backup = java.nio.file.Files.readAllBytes(file);
        keys.log(new PersonKeys.Erasure(clock.instant(), TestWorld.TODAY, person));
        keys.destroy(person);
        java.nio.file.Files.write(file, backup);
        PersonKeys after = new PersonKeys(folder.toString(), secret);
        assertThat(after.of(person)).isEmpty();
        assertThat(after.of(stays)).isPresent();
        assertThat(file).doesNotExist();
    }

    @Test
    void aCorrectionSupersedesAndTheEarlierTextKeepsItsTime() {
        Caller caller = world.counsellor(world.chiangMai);
        ReturneeId person = Registering.somebody(service, caller, "Old Name").person();
        EditIdentity.Versioned before = identities.see(caller, person);
        Identity was = before.identity();
        Identity corrected =
                new Identity(
                        "New Name",
                        was.birth(),
                        was.phone(),
                        null,
                        was.address(),
                        was.document(),
                        was.story(),
                        was.note());
        identities.edit(caller, person, before.version(), corrected);

        assertThat(identities.see(caller, person).identity()).isEqualTo(corrected);
        assertThat(
                        service.ask(
                                """
                                select string_agg(field || (superseded_at is null), ' ' order by field, recorded_at)
                                from vault_entry where returnee_id = ? and field in ('name', 'email', 'phone')""",
                                person.value()))
                .isEqualTo("emailfalse namefalse nametrue phonetrue");
        assertThatThrownBy(() -> identities.edit(caller, person, before.version(), was))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.kind())
                                        .isEqualTo(Problem.Kind.CHANGED_MEANWHILE));
    }

    @Test
    void noTableHoldsANameInTheClear() throws SQLException {
        Caller caller = world.counsellor(world.chiangMai);
        String name = "Zzyzx Quillwort";
        ReturneeId person = Registering.somebody(service, caller, name).person();
        service.get(AddSafetyRule.class)
                .add(
                        caller,
                        person,
                        new AddSafetyRule.NewRule(
                                SafetyRule.Kind.PERSON, name, null, null, null, null, null, name));
        List<String> holding = new ArrayList<>();
        int tables = 0;
        try (Connection connection = service.superuser();
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery(
                            """
                            select relname from pg_class where relkind = 'r'
                                and relnamespace = 'public'::regnamespace""")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (String table : names) {
                tables++;
                try (PreparedStatement search =
                        connection.prepareStatement(
                                "select count(*) from \"%s\" t where t::text ilike ? or t::text ilike ?"
                                        .formatted(table))) {
                    search.setString(1, "%quillwort%");
                    // Bytes show as hex in a row's text.
                    search.setString(
                            2,
                            "%"
                                    + java.util.HexFormat.of()
                                            .formatHex("Quillwort".getBytes(StandardCharsets.UTF_8))
                                    + "%");
                    try (ResultSet rows = search.executeQuery()) {
                        rows.next();
                        if (rows.getInt(1) > 0) {
                            holding.add(table);
                        }
                    }
                }
            }
        }
        assertThat(tables).isGreaterThan(30);
        assertThat(holding).isEmpty();
        assertThat(identities.see(caller, person).identity().name()).isEqualTo(name);
    }

    @Test
    void aCaseloadOf80TakesAsManyQueriesAsOneOf3() {
        Caller few = world.counsellor(world.chiangMai);
        Caller many = world.counsellor(world.chiangMai);
        for (int i = 0; i < 3; i++) {
            Registering.somebody(service, few, "Few " + i);
        }
        for (int i = 0; i < 80; i++) {
            Registering.somebody(service, many, "Many %02d".formatted(i));
        }
        assertThat(queriesOf(few, 3)).isEqualTo(queriesOf(many, 80)).isEqualTo(2);
    }

    private static int queriesOf(Caller caller, int people) {
        JdbcOperations counted =
                Mockito.mock(
                        JdbcOperations.class,
                        AdditionalAnswers.delegatesTo(service.get(JdbcOperations.class)));
        Statements statements = new Statements(new Sql(counted));
        ListCaseload caseload =
                new ListCaseload(
                        service.get(Transactions.class),
                        statements,
                        new Vault(
                                service.get(PersonKeys.class),
                                statements,
                                service.get(java.time.InstantSource.class)),
                        service.get(Audit.class));
        ListCaseload.Caseload found =
                caseload.list(caller, new ListCaseload.Wish(null, null, null, null, 100));
        assertThat(found.people()).hasSize(people);
        assertThat(found.people().getFirst().name()).matches("(Few 0|Many 00)");
        return Mockito.mockingDetails(counted).getInvocations().size();
    }
}
