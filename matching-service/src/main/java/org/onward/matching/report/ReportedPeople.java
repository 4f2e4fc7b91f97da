package org.onward.matching.report;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onward.matching.problem.Problem;

/**
 * Reads the people of the caller's programme, in the transaction that is open. The views behind it
 * know the programme by the caller, so that no query of ours can ask for another's.
 */
@Singleton
final class ReportedPeople {
    private final JdbcOperations jdbc;

    ReportedPeople(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    String programme(UUID id) {
        return jdbc.prepareStatement(
                "select name from programme where id = ?",
                statement -> {
                    statement.setObject(1, id);
                    try (ResultSet rows = statement.executeQuery()) {
                        if (!rows.next()) {
                            throw Problem.notFound();
                        }
                        return Objects.requireNonNull(rows.getString(1));
                    }
                });
    }

    /** Who ever entered, as of a day. */
    List<Pathway> all(LocalDate until) {
        Map<UUID, List<Pathway.Begun>> begun = begun();
        return jdbc.prepareStatement(
                """
                select returnee_id, sex, statistics_agreed, entered_on, excluded_on, wanted_on
                from reported_person
                order by returnee_id
                """,
                statement -> {
                    List<Pathway> people = new ArrayList<>();
                    try (ResultSet row = fetched(statement)) {
                        while (row.next()) {
                            people.add(
                                    new Pathway(
                                            row.getString("sex"),
                                            row.getObject("entered_on", LocalDate.class),
                                            by(row, "excluded_on", until),
                                            !row.getBoolean("statistics_agreed"),
                                            by(row, "wanted_on", until),
                                            begun.getOrDefault(
                                                    row.getObject("returnee_id", UUID.class),
                                                    List.of())));
                        }
                    }
                    return people;
                });
    }

    private Map<UUID, List<Pathway.Begun>> begun() {
        return jdbc.prepareStatement(
                """
                select id, returnee_id, kind, subsidised, occupation, after_id, started_on, ended_on, completed,
                    in_work_at_90
                from reported_placement
                """,
                statement -> {
                    Map<UUID, List<Pathway.Begun>> begun = new HashMap<>();
                    try (ResultSet row = fetched(statement)) {
                        while (row.next()) {
                            begun.computeIfAbsent(
                                            row.getObject("returnee_id", UUID.class),
                                            _ -> new ArrayList<>())
                                    .add(begun(row));
                        }
                    }
                    return begun;
                });
    }

    private static Pathway.Begun begun(ResultSet row) throws SQLException {
        LocalDate ended = row.getObject("ended_on", LocalDate.class);
        return new Pathway.Begun(
                row.getObject("id", UUID.class),
                Pathway.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("subsidised", Boolean.class),
                row.getString("occupation"),
                row.getObject("after_id", UUID.class),
                row.getObject("started_on", LocalDate.class),
                row.getBoolean("completed") ? ended : null,
                ended,
                row.getObject("in_work_at_90", Boolean.class));
    }

    private static boolean by(ResultSet row, String column, LocalDate until) throws SQLException {
        LocalDate day = row.getObject(column, LocalDate.class);
        return day != null && !day.isAfter(until);
    }

    private static ResultSet fetched(PreparedStatement statement) throws SQLException {
        statement.setFetchSize(2_000);
        return statement.executeQuery();
    }
}
