package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the service's own database lets in, and that it comes back. */
class EmbeddedDatabaseTest {
    @TempDir Path folder;

    @Test
    void onlyWhoHasThePasswordsGetsIn() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(mode(folder.resolve("postgres"))).isEqualTo("rwx------");
            assertThat(mode(folder.resolve("keys"))).isEqualTo("rwx------");
            try (Stream<Path> keys = Files.list(folder.resolve("keys"))) {
                assertThat(keys).hasSize(4).allMatch(key -> mode(key).equals("rw-------"));
            }
            assertThat(Files.readString(folder.resolve("postgres/pg_hba.conf")))
                    .isEqualTo("local all all scram-sha-256\n");
            String url = String.valueOf(database.settings().get("datasources.default.url"));
            for (String login :
                    new String[] {"postgres", "onward_owner", "onward_app", "onward_worker"}) {
                DriverManager.getConnection(url, login, database.password(login)).close();
                for (String wrong : new String[] {"", "postgres", login}) {
                    assertThatThrownBy(() -> DriverManager.getConnection(url, login, wrong))
                            .as("%s with '%s'", login, wrong)
                            .isInstanceOf(SQLException.class);
                }
            }
            assertThat(ask(database, "show listen_addresses")).isEmpty();
        }
    }

    @Test
    void aFolderThatTrustedEveryoneAndHasOtherPasswordsIsTakenOver() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Files.writeString(folder.resolve("postgres/pg_hba.conf"), "local all all trust\n");
        OwnService.delete(folder.resolve("keys"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(Files.readString(folder.resolve("postgres/pg_hba.conf")))
                    .doesNotContain("trust");
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 150})
    void aDatabaseThatWasKilledComesBack(int nameLength) throws Exception {
        Path named = folder.resolve("n".repeat(nameLength));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(named)) {
            for (int kill = 0; kill < 2; kill++) {
                ProcessHandle.of(database.pid()).orElseThrow().destroyForcibly();
                await().atMost(Duration.ofSeconds(10))
                        .ignoreExceptionsInstanceOf(SQLException.class)
                        .until(() -> ask(database, "select 1").equals("1"));
            }
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.superuser("onward");
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
