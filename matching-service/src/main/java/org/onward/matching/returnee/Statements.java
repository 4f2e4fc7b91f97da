package org.onward.matching.returnee;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bound statements of this room and of those above; they run in the transaction that is open. */
@Singleton
public final class Statements {
    private final JdbcOperations jdbc;

    Statements(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads one row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
        return jdbc.prepareStatement(
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
        return jdbc.prepareStatement(
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
        jdbc.prepareStatement(
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
