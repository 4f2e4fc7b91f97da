package org.onward.matching.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows that wait or were not taken, as their sender wrote them. Everything here runs inside the
 * caller's transaction.
 */
@Singleton
final class WrittenRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> CELLS =
            new TypeReference<>() {};

    private final JdbcOperations jdbc;

    WrittenRows(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param written by the sender's columns, in their order; empty where nothing was kept
     * @param fields what is wrong, with its reason at the same place
     */
    record Faulty(
            int line, Map<String, String> written, List<String> fields, List<String> reasons) {}

    /** By line; what is there already stays. */
    void keep(UUID run, Map<Integer, Map<String, String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                """
                insert into feed_written (run_id, line, cells) values (?, ?, ?::json)
                on conflict do nothing
                """,
                statement -> {
                    for (Map.Entry<Integer, Map<String, String>> row : rows.entrySet()) {
                        statement.setObject(1, run);
                        statement.setInt(2, row.getKey());
                        statement.setString(3, json(row.getValue()));
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }

    /** Rows with what is wrong with them, in the order of the file. */
    List<Faulty> faulty(UUID run, int afterLine, int limit) {
        return jdbc.prepareStatement(
                """
                select f.line, f.fields, f.reasons, w.cells from (
                    select line, array_agg(field order by field) fields,
                        array_agg(reason order by field) reasons
                    from feed_row where run_id = ? and outcome <> 'noted' and line > ?
                    group by line order by line limit ?) f
                left join feed_written w on w.run_id = ? and w.line = f.line
                order by f.line
                """,
                statement -> {
                    statement.setObject(1, run);
                    statement.setInt(2, afterLine);
                    statement.setInt(3, limit);
                    statement.setObject(4, run);
                    List<Faulty> rows = new ArrayList<>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            rows.add(
                                    new Faulty(
                                            row.getInt("line"),
                                            cells(row.getString("cells")),
                                            texts(row.getArray("fields")),
                                            texts(row.getArray("reasons"))));
                        }
                    }
                    return rows;
                });
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static String json(Map<String, String> cells) {
        try {
            return JSON.writeValueAsString(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }

    private static Map<String, String> cells(@Nullable String json) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, CELLS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row that was kept cannot be read", e);
        }
    }
}
