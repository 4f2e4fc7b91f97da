package org.onward.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One embedded PostgreSQL for the whole test run, started like the service's own, with a database
 * for whoever asks, as it is after the service has started for the first time: its tables are there
 * and the starter vocabulary is loaded. That is done once, and copied.
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
                // Nobody needs these data after a loss of power.
                execute(
                        database,
                        "alter system set fsync = off",
                        "alter system set full_page_writes = off",
                        "select pg_reload_conf()");
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

    /** What the others are copies of. */
    private static final class Pattern {
        static final String NAME = made("pattern");

        private static String made(String name) {
            try (Connection connection = Cluster.RUNNING.superuser("postgres");
                    Statement statement = connection.createStatement()) {
                EmbeddedDatabase.createDatabase(statement, name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            TestService.start(settings(name)).close();
            closed(name);
            return name;
        }
    }

    /**
     * The demo story as it was loaded in an hour, in which no day begins anywhere: the names in its
     * database can be read with the keys of its folder alone.
     */
    private record Told(Instant hour, String database, Path folder) {
        private static @Nullable Told last;

        static synchronized Told now() {
            Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
            Told told = last;
            if (told == null || !told.hour.equals(hour)) {
                try {
                    Path folder = Files.createTempDirectory("onward-story");
                    String name = copied(Pattern.NAME);
                    TestService.startWithStory(folder, settings(name)).close();
                    closed(name);
                    told = new Told(hour, name, folder);
                    last = told;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return told;
        }
    }

    /** What is connected to a database keeps it from being copied: nobody is from here on. */
    private static void closed(String name) {
        execute(
                Cluster.RUNNING,
                "alter database %s with allow_connections false".formatted(name),
                // however slowly the service's connections end
                "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '%s'"
                        .formatted(name));
    }

    private static void execute(EmbeddedDatabase database, String... statements) {
        try (Connection connection = database.superuser("postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Settings of the three pools on a new database. */
    public static Map<String, Object> freshSettings() {
        return settings(copied(Pattern.NAME));
    }

    /**
     * The same on a new database with today's demo story.
     *
     * @param folder of a service, with nothing in it; the keys of the story's people are put there
     */
    static Map<String, Object> storySettings(Path folder) throws IOException {
        Told told = Told.now();
        try (Stream<Path> files = Files.walk(told.folder.resolve("keys"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(told.folder.relativize(file)));
            }
        }
        return settings(copied(told.database));
    }

    /**
     * The same on a copy of what is in another test's database by now; whoever is connected to that
     * is thrown out.
     */
    public static Map<String, Object> copySettings(String url) {
        String name = nameIn(url);
        closed(name);
        String copy = copied(name);
        execute(Cluster.RUNNING, "alter database %s with allow_connections true".formatted(name));
        return settings(copy);
    }

    private static String copied(String pattern) {
        String name = "test_" + NEXT.incrementAndGet();
        execute(
                Cluster.RUNNING,
                "create database %s owner onward_owner template %s strategy file_copy"
                        .formatted(name, pattern),
                // As V41 has it, which is of the database and so not in its copy.
                "revoke temporary on database %s from public".formatted(name));
        return name;
    }

    private static Map<String, Object> settings(String name) {
        return Cluster.RUNNING.settings(name);
    }

    /** Of one of the cluster's logins. */
    public static String password(String login) throws IOException {
        return Cluster.RUNNING.password(login);
    }

    /**
     * A connection of the cluster's superuser.
     *
     * @param url of one of its databases, as in the settings
     */
    public static Connection superuser(String url) throws SQLException {
        return Cluster.RUNNING.superuser(nameIn(url));
    }

    private static String nameIn(String url) {
        return url.replaceAll(".*localhost/([^?]*).*", "$1");
    }
}
