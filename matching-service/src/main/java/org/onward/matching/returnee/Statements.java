package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Sql;

/** Bound statements of this room and of those above; they run in the transaction that is open. */
@Singleton
public final class Statements {
    private final Sql sql;

    Statements(Sql sql) {
        this.sql = sql;
    }

    /** Reads one row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String text, Row<T> row, @Nullable Object... values) {
        return sql.list(text, row::read, values);
    }

    public <T> Optional<T> first(String text, Row<T> row, @Nullable Object... values) {
        return sql.first(text, row::read, values);
    }

    /** Rows changed. */
    public int change(String text, @Nullable Object... values) {
        return sql.change(text, values);
    }

    /** One insert, many rows, one round trip. */
    public void batch(String text, List<@Nullable Object[]> rows) {
        sql.batch(text, rows);
    }
}
