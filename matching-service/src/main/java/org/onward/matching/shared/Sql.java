package org.onward.matching.shared;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bound statements in the transaction that is open. The bean speaks in the caller's transaction,
 * under its policies; {@link #on} in the worker's, so that one store serves requests and routines.
 */
@Singleton
public final class Sql {
    /** Reads one row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private interface Source {
        <T> T prepare(String sql, Work<T> work);
    }

    private final Source source;

    private Sql(Source source) {
        this.source = source;
    }

    @Inject
    public Sql(JdbcOperations jdbc) {
        this(
                new Source() {
                    @Override
                    public <T> T prepare(String sql, Work<T> work) {
                        return jdbc.prepareStatement(sql, work::with);
                    }
                });
    }

    /** In the open transaction of the worker. */
    public static Sql on(Connection worker) {
        return new Sql(
                new Source() {
                    @Override
                    public <T> T prepare(String sql, Work<T> work) {
                        try (PreparedStatement statement = worker.prepareStatement(sql)) {
                            return work.with(statement);
                        } catch (SQLException e) {
                            throw new IllegalStateException(
                                    "a statement failed: " + e.getSQLState(), e);
                        }
                    }
                });
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
        return source.prepare(
                sql,
                statement -> {
                    bind(statement, values);
                    List<T> found = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            found.add(row.read(rows));
                        }
                    }
                    return found;
                });
    }

    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    /** Rows changed. */
    public int change(String sql, @Nullable Object... values) {
        return source.prepare(
                sql,
                statement -> {
                    bind(statement, values);
                    return statement.executeUpdate();
                });
    }

    /** One insert, many rows, one round trip. */
    public void batch(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        source.prepare(
                sql,
                statement -> {
                    for (@Nullable Object[] row : rows) {
                        bind(statement, row);
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case UUID[] ids ->
                        statement.setArray(
                                i + 1, statement.getConnection().createArrayOf("uuid", ids));
                case String[] texts ->
                        statement.setArray(
                                i + 1, statement.getConnection().createArrayOf("text", texts));
                case null -> statement.setObject(i + 1, null);
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }
}
