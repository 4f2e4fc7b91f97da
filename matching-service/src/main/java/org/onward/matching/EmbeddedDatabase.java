package org.onward.matching;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.StartupRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of a machine that was given none: a real PostgreSQL from Maven artifacts, its files
 * under {@code data/postgres}, kept between runs. It is reached through a Unix socket in that
 * folder, which no other user may enter, and lets in who knows a password from {@code data/keys}. A
 * start recovers from a stale or still living postmaster after a kill, and refuses, changing
 * nothing, where the folder is in use, damaged or full. A postmaster that dies is started again.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final long LEAST_FREE_BYTES = 256L << 20;
    private static final String DATABASE = "onward";

    private static final String SUPERUSER = "postgres";
    private static final String TCP_PORT =
            Objects.requireNonNullElse(System.getenv("ONWARD_DATABASE_TCP_PORT"), "");
    private static final String PORT = TCP_PORT.isEmpty() ? "5432" : TCP_PORT;
    private static final String SOCKET = ".s.PGSQL." + PORT;

    /** A socket's address holds 108 bytes, the last of them zero. */
    private static final int LONGEST_SOCKET = 107;

    private static final Duration START_WAIT = Duration.ofSeconds(30);
    private static final Duration FOREVER = Duration.ofDays(365);
    private static final long LOOK_MILLIS = 20;
    private static final long FIRST_REST_MILLIS = 200;
    private static final long LONGEST_REST_MILLIS = 5_000;

    private final Path files;
    private final Path keys;
    private final Path socket;
    private final PostgresPrograms programs;
    private final FileChannel lockFile;
    private volatile Process postmaster;
    private volatile boolean closed;

    private EmbeddedDatabase(Path folder, FileChannel lockFile) throws IOException {
        this.files = folder.resolve("postgres").toAbsolutePath();
        this.keys = folder.resolve("keys");
        this.lockFile = lockFile;
        this.programs = PostgresPrograms.in(folder.resolve("postgres-programs"));
        if (isEmpty(files)) {
            run(
                    "initdb",
                    "",
                    "--auth=reject",
                    "-U",
                    SUPERUSER,
                    "-D",
                    files.toString(),
                    "-E",
                    "UTF8");
        } else if (!Files.exists(files.resolve("PG_VERSION"))) {
            throw damaged(null);
        }
        Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(files.resolve("pg_hba.conf"), admitted());
        this.socket = socket(files);
        KeyFolder.make(keys);
        // Without a login: a folder from an earlier version, or from a backup, has other passwords.
        run(
                "postgres",
                "alter role %s password '%s'\n".formatted(SUPERUSER, password(SUPERUSER)),
                "--single",
                "-D",
                files.toString(),
                "-c",
                "password_encryption=scram-sha-256",
                SUPERUSER);
        this.postmaster = launch();
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
            EmbeddedDatabase database = new EmbeddedDatabase(folder, lockFile);
            try {
                database.awaitReady(START_WAIT);
                database.createLogins();
            } catch (IOException | SQLException | RuntimeException e) {
                database.stop();
                throw e;
            }
            Runtime.getRuntime().addShutdownHook(new Thread(database::stop));
            Thread.ofPlatform().daemon().name("database-watcher").start(database::watch);
            return database;
        } catch (IOException | SQLException | IllegalStateException e) {
            closeQuietly(lockFile);
            throw damaged(e);
        } catch (RuntimeException e) {
            closeQuietly(lockFile);
            throw e;
        }
    }

    /** Whom pg_hba.conf lets in: who knows a password. */
    private static String admitted() {
        String local = "local all all scram-sha-256\n";
        return TCP_PORT.isEmpty() ? local : local + "host all all 127.0.0.1/32 scram-sha-256\n";
    }

    private Process launch() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-D", files.toString()));
        List.of(
                        "listen_addresses=" + (TCP_PORT.isEmpty() ? "" : "127.0.0.1"),
                        "port=" + PORT,
                        "unix_socket_directories=.", // of its own folder, which is private
                        "unix_socket_permissions=0700",
                        "password_encryption=scram-sha-256",
                        "max_connections=60",
                        // an import writes all pages of its tables again and again
                        "shared_buffers=384MB",
                        "max_wal_size=4GB",
                        "random_page_cost=1.1", // all of it is in memory
                        "timezone=UTC")
                .forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return programs.command("postgres", arguments.toArray(String[]::new)).start();
    }

    private void run(String program, String input, String... arguments) throws IOException {
        Process process = programs.command(program, arguments).start();
        try (var typed = process.outputWriter()) {
            typed.write(input);
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + " ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupRefusal("The start was interrupted.", e);
        }
    }

    /** Through a link where the folder's own path is longer than a socket's may be. */
    private static Path socket(Path files) throws IOException {
        Path direct = files.resolve(SOCKET);
        if (direct.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET) {
            return direct;
        }
        Path own = Files.createTempDirectory("onward"); // which no other user may enter
        Path link = Files.createSymbolicLink(own.resolve("db"), files);
        own.toFile().deleteOnExit();
        link.toFile().deleteOnExit(); // what was asked for last is deleted first
        return link.resolve(SOCKET);
    }

    String password(String login) throws IOException {
        return KeyFolder.fromFile(keys.resolve("database-" + login));
    }

    private static String url(Path socket, String database) {
        return "jdbc:postgresql://localhost/%s?sslmode=disable&gssEncMode=disable&socketFactory=%s&socketFactoryArg=%s"
                .formatted(
                        database,
                        UnixSocketFactory.class.getName(),
                        URLEncoder.encode(socket.toString(), StandardCharsets.UTF_8));
    }

    /** Addresses and logins of the three pools, as settings. */
    public Map<String, Object> settings() {
        return settings(DATABASE);
    }

    /** The same for another database of the cluster. */
    Map<String, Object> settings(String database) {
        String url = url(socket, database);
        Map<String, Object> settings = new HashMap<>();
        try {
            settings.put("datasources.default.url", url);
            settings.put("datasources.default.username", "onward_app");
            settings.put("datasources.default.password", password("onward_app"));
            settings.put("datasources.worker.url", url);
            settings.put("datasources.worker.username", "onward_worker");
            settings.put("datasources.worker.password", password("onward_worker"));
            settings.put("flyway.datasources.owner.url", url);
            settings.put("flyway.datasources.owner.user", "onward_owner");
            settings.put("flyway.datasources.owner.password", password("onward_owner"));
        } catch (IOException e) {
            throw new StartupRefusal("The passwords in the key folder cannot be read.", e);
        }
        return settings;
    }

    /** A connection of the cluster's superuser, for tests that make databases of their own. */
    Connection superuser(String database) throws SQLException {
        try {
            return DriverManager.getConnection(
                    url(socket, database), SUPERUSER, password(SUPERUSER));
        } catch (IOException e) {
            throw new SQLException("the superuser's password cannot be read", e);
        }
    }

    /** The same to the database of a service that runs from the data folder. */
    public static Connection superuser(Path folder) throws IOException, SQLException {
        return DriverManager.getConnection(
                url(socket(folder.resolve("postgres").toAbsolutePath()), DATABASE),
                SUPERUSER,
                Files.readString(folder.resolve("keys/database-" + SUPERUSER)));
    }

    /** The postmaster's process id; another one after it was started again. */
    long pid() {
        return postmaster.pid();
    }

    /** Until it lets somebody in, which it does not while it recovers. */
    private void awaitReady(Duration longest) throws SQLException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                superuser(SUPERUSER).close();
                return;
            } catch (SQLException e) {
                if (!postmaster.isAlive() || System.nanoTime() > end) {
                    throw e;
                }
                rest(LOOK_MILLIS);
            }
        }
    }

    /**
     * Starts the postmaster again whenever it has died, for as long as the service runs. It waits
     * itself for what its last one has left over: PostgreSQL does not start beside processes that
     * still hold the shared memory, so that the next try finds them gone.
     */
    private void watch() {
        long rest = FIRST_REST_MILLIS;
        while (true) {
            int code = postmaster.onExit().join().exitValue();
            if (closed) {
                return;
            }
            LOG.error("The database server ended by itself ({}) and is started again", code);
            rest(rest);
            rest = Math.min(2 * rest, LONGEST_REST_MILLIS);
            try {
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    postmaster = launch();
                }
                awaitReady(FOREVER);
                rest = FIRST_REST_MILLIS;
                LOG.info("The database server is back");
            } catch (IOException | SQLException e) {
                LOG.error("The database server did not start: {}", e.toString());
            }
        }
    }

    private static void rest(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void close() throws IOException {
        stop();
        lockFile.close();
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every session to end. */
    private synchronized void stop() {
        closed = true;
        try {
            if (postmaster.isAlive()) {
                interrupt(postmaster.toHandle());
            }
        } catch (IOException | StartupRefusal e) {
            LOG.warn("The database server does not stop: {}", e.toString());
        }
    }

    private static StartupRefusal damaged(@Nullable Throwable cause) {
        String sentence =
                "The database files in the data folder could not be started; they may be damaged."
                        + " Nothing was changed. Put back a backup of the folder, or move it away"
                        + " to start over.";
        return cause == null ? new StartupRefusal(sentence) : new StartupRefusal(sentence, cause);
    }

    private void createLogins() throws IOException, SQLException {
        try (Connection connection = superuser(SUPERUSER);
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
                statement.execute("alter role %s password '%s'".formatted(login, password(login)));
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
        Optional<ProcessHandle> alive = ProcessHandle.of(pid);
        if (alive.isEmpty()) {
            return; // PostgreSQL asks by this file whether children of that one are left
        }
        if (isPostgres(alive.get())) {
            interrupt(alive.get());
        } else {
            Files.delete(pidFile); // another program has the number now
        }
    }

    private static void interrupt(ProcessHandle postmaster) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor();
            postmaster.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupRefusal("It was interrupted while the database server stopped.", e);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new StartupRefusal(
                    "A database server (process %d) does not stop; end it and start again."
                            .formatted(postmaster.pid()),
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
