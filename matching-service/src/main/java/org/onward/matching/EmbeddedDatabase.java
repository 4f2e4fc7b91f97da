package org.onward.matching;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.StartupRefusal;

/**
 * The database of a machine that was given none: a real PostgreSQL from Maven artifacts, its files
 * under {@code data/postgres}, kept between runs. A start recovers from a stale or still living
 * postmaster after a kill, and refuses, changing nothing, where the folder is in use, damaged or
 * full.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final long LEAST_FREE_BYTES = 256L << 20;
    private static final String DATABASE = "onward";

    private final EmbeddedPostgres postgres;
    private final FileChannel lockFile;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lockFile) {
        this.postgres = postgres;
        this.lockFile = lockFile;
    }

    /**
     * @param folder the data folder; made if missing
     * @throws StartupRefusal with a sentence that says what to do
     */
    public static EmbeddedDatabase start(Path folder) {
        Path files = folder.resolve("postgres");
        @Nullable FileChannel lockFile = null;
        try {
            Files.createDirectories(files);
            if (Files.getFileStore(files).getUsableSpace() < LEAST_FREE_BYTES) {
                throw new StartupRefusal(
                        "The disk under the data folder has less than 256 MB left; free some space"
                                + " and start again. Nothing was changed.");
            }
            lockFile =
                    FileChannel.open(
                            folder.resolve("onward.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw new StartupRefusal(
                        "Another Onward is running from this data folder; stop it first, or set"
                                + " ONWARD_DATA_FOLDER to another folder.");
            }
            stopLeftOver(files);
            boolean fresh = isEmpty(files);
            if (!fresh && !Files.exists(files.resolve("PG_VERSION"))) {
                throw damaged(null);
            }
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(files)
                            .setCleanDataDirectory(false)
                            .setOverrideWorkingDirectory(
                                    folder.resolve("postgres-programs").toFile())
                            .setServerConfig("max_connections", "60")
                            // an import writes all pages of its tables again and again
                            .setServerConfig("shared_buffers", "384MB")
                            .setServerConfig("max_wal_size", "4GB")
                            .setServerConfig("random_page_cost", "1.1") // all of it is in memory
                            .setServerConfig("timezone", "UTC")
                            // the library's defaults are for tests that may lose their data
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("password_encryption", "scram-sha-256")
                            .setPGStartupWait(Duration.ofSeconds(30))
                            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                            .start();
            createLogins(postgres);
            return new EmbeddedDatabase(postgres, lockFile);
        } catch (IOException | SQLException | IllegalStateException e) {
            closeQuietly(lockFile);
            throw damaged(e);
        } catch (RuntimeException e) {
            closeQuietly(lockFile);
            throw e;
        }
    }

    /** Addresses and logins of the three pools, as settings. */
    public Map<String, Object> settings() {
        String url = postgres.getJdbcUrl("onward_app", DATABASE).replaceAll("\\?.*", "");
        Map<String, Object> settings = new HashMap<>();
        settings.put("datasources.default.url", url);
        settings.put("datasources.default.username", "onward_app");
        settings.put("datasources.default.password", "");
        settings.put("datasources.worker.url", url);
        settings.put("datasources.worker.username", "onward_worker");
        settings.put("datasources.worker.password", "");
        settings.put("flyway.datasources.owner.url", url);
        settings.put("flyway.datasources.owner.user", "onward_owner");
        settings.put("flyway.datasources.owner.password", "");
        return settings;
    }

    /** A connection of the cluster's superuser, for tests that make databases of their own. */
    Connection superuser() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lockFile.close();
    }

    private static StartupRefusal damaged(@Nullable Throwable cause) {
        String sentence =
                "The database files in the data folder could not be started; they may be damaged."
                        + " Nothing was changed. Put back a backup of the folder, or move it away"
                        + " to start over.";
        return cause == null ? new StartupRefusal(sentence) : new StartupRefusal(sentence, cause);
    }

    private static void createLogins(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String login : new String[] {"onward_owner", "onward_app", "onward_worker"}) {
                statement.execute(
                        """
                        do $$ begin
                            if not exists (select 1 from pg_roles where rolname = '%1$s') then
                                create role %1$s login nosuperuser nobypassrls nocreaterole nocreatedb;
                            end if;
                        end $$"""
                                .formatted(login));
            }
            try (var found =
                    statement.executeQuery(
                            "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            createDatabase(statement, DATABASE);
        }
    }

    /** An empty database with our collation, owned by the owner login. */
    static void createDatabase(Statement statement, String name) throws SQLException {
        statement.execute(
                "create database "
                        + name
                        + " owner onward_owner encoding 'UTF8' locale_provider icu icu_locale 'und'"
                        + " template template0");
    }

    /** A postmaster that outlived a killed service is asked to end, and waited for. */
    private static void stopLeftOver(Path files) throws IOException {
        Path pidFile = files.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid;
        try {
            pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
        } catch (NumberFormatException | java.util.NoSuchElementException e) {
            Files.delete(pidFile);
            return;
        }
        Optional<ProcessHandle> left = ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres);
        if (left.isEmpty()) {
            Files.deleteIfExists(pidFile);
            return;
        }
        // SIGINT is PostgreSQL's fast shutdown; Java's destroy() would send SIGTERM, which waits.
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start().waitFor();
            left.get().onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupRefusal("The start was interrupted.", e);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new StartupRefusal(
                    "A database server from an earlier run (process %d) does not stop; end it and"
                                    .formatted(pid)
                            + " start again.",
                    e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.endsWith("postgres")).orElse(true);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // the refusal that is on its way says more
            }
        }
    }
}
