package org.onward.matching;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The whole service on a random port and a database of its own, for a test class: {@code static
 * TestService service = TestService.start()} and {@code @AfterAll service.close()}.
 */
public final class TestService implements AutoCloseable {
    /** What the portal vouches by. */
    public static final String PORTAL_SECRET = "a portal of the tests and no other";

    private final EmbeddedServer server;
    private final String url;
    private final int employerPort;

    /** A session takes longer to begin than what a test runs in it. */
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    private TestService(EmbeddedServer server, String url, int employerPort) {
        this.server = server;
        this.url = url;
        this.employerPort = employerPort;
    }

    public static TestService start() {
        return start(Map.of());
    }

    public static TestService start(Map<String, Object> more) {
        try {
            Map<String, Object> database =
                    more.containsKey("datasources.default.url")
                            ? Map.of()
                            : TestDatabase.freshSettings();
            return start(Files.createTempDirectory("onward-service"), database, more);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the demo story, which is loaded once for all and copied. */
    public static TestService startWithStory() {
        try {
            Path folder = Files.createTempDirectory("onward-service");
            return startWithStory(folder, TestDatabase.storySettings(folder));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static TestService startWithStory(Path folder, Map<String, Object> database) {
        return start(folder, database, Map.of("onward.demo.enabled", "true"));
    }

    private static TestService start(
            Path folder, Map<String, Object> database, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(KeyFolder.settings(folder));
        settings.putAll(database);
        settings.put("micronaut.server.port", -1);
        settings.put("endpoints.all.port", -1);
        int employerPort = freePort();
        settings.put("onward.employer-api.port", employerPort);
        settings.put("onward.employer-api.portal-secret", PORTAL_SECRET);
        settings.putAll(more);
        return new TestService(
                ApplicationContext.builder()
                        .properties(settings)
                        .environments("test")
                        .run(EmbeddedServer.class),
                String.valueOf(settings.get("datasources.default.url")),
                employerPort);
    }

    public <T> T get(Class<T> bean) {
        return server.getApplicationContext().getBean(bean);
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    public EmbeddedServer server() {
        return server;
    }

    /** Runs SQL as the cluster's superuser, past every policy; for arranging and inspecting. */
    public int sql(String sql, @Nullable Object... values) {
        return run(
                sql,
                values,
                statement -> {
                    statement.execute();
                    return Math.max(0, statement.getUpdateCount());
                });
    }

    /** The first column of the first row, as text; empty where there is none. */
    public String ask(String sql, @Nullable Object... values) {
        return run(
                sql,
                values,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? String.valueOf(rows.getString(1)) : "";
                    }
                });
    }

    private interface Run<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, @Nullable Object[] values, Run<T> run) {
        try {
            Connection taken = idle.poll();
            Connection connection = taken == null ? superuser() : taken;
            T answer;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                answer = run.of(statement);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            idle.add(connection);
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * As if somebody verified each employer that a source names, as soon as it is named.
     *
     * @param name this one alone; null for all
     */
    public void verifyFed(String source, @Nullable String name) {
        sql("create table if not exists test_verifies (source text, name text)");
        sql("insert into test_verifies values (?, lower(?))", source, name);
        sql(
                """
                create or replace function test_verify() returns trigger language plpgsql
                    security definer set search_path = public as $$ begin
                    update employer set standing = 'verified', verified_at = created_at,
                        verified_by = (select id from account order by id limit 1)
                    where id = new.employer_id and exists (select from test_verifies t
                        where t.source = new.source_key
                            and coalesce(t.name, new.written_name) = new.written_name);
                    return null;
                end $$""");
        sql(
                """
                create or replace trigger test_verify after insert on feed_employer
                    for each row execute function test_verify()""");
    }

    /** A connection of the cluster's superuser to this service's database. */
    public Connection superuser() throws SQLException {
        return TestDatabase.superuser(url);
    }

    /** Address without a path, e.g. http://localhost:41231 */
    public String address() {
        return server.getURL().toString();
    }

    /** The same of the employer API's own port. */
    public String employerAddress() {
        return "http://localhost:" + employerPort;
    }

    /** Below those that systems give to clients, so that none takes it before the server does. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken: another one
            }
        }
    }

    @Override
    public void close() {
        server.close();
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                // the server ended it before
            }
        }
    }
}
