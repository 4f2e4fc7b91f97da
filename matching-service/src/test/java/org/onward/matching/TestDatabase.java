package org.onward.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One embedded PostgreSQL for the whole test run, started like the service's own, with an empty
 * database for whoever asks.
 */
public final class TestDatabase {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestDatabase() {}

    private static final class Cluster {
        static final EmbeddedDatabase RUNNING = start();

        private static EmbeddedDatabase start() {
            try {
                Path folder = Files.createTempDirectory("onward-test");
                EmbeddedDatabase database = EmbeddedDatabase.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(database, folder)));
                return database;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void close(EmbeddedDatabase database, Path folder) {
            try {
                database.close();
                try (var paths = Files.walk(folder)) {
                    paths.sorted(java.util.Comparator.reverseOrder())
                            .forEach(path -> path.toFile().delete());
                }
            } catch (IOException e) {
                System.err.println("test database left behind: " + e);
            }
        }
    }

    /** Settings of the three pools on a new, empty database. */
    public static Map<String, Object> freshSettings() {
        String name = "test_" + NEXT.incrementAndGet();
        try (Connection connection = Cluster.RUNNING.superuser();
                Statement statement = connection.createStatement()) {
            EmbeddedDatabase.createDatabase(statement, name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Map<String, Object> settings = new HashMap<>();
        Cluster.RUNNING
                .settings()
                .forEach(
                        (key, value) ->
                                settings.put(
                                        key,
                                        key.endsWith(".url")
                                                ? value.toString()
                                                        .replaceAll("/onward$", "/" + name)
                                                : value));
        return settings;
    }
}
