package org.onward.matching.report;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.returnee.Statements;

/**
 * What reports have shown, in the transaction that is open: of the caller's programme, and of those
 * whose reports the caller may read.
 */
@Singleton
final class Releases {
    private final Statements statements;
    private final InstantSource clock;

    Releases(Statements statements, InstantSource clock) {
        this.statements = statements;
        this.clock = clock;
    }

    private record Counted(LocalDate until, Counting.Cell cell, int people) {}

    Optional<LocalDate> latest(UUID programme) {
        return statements.first(
                """
                select until_day from report_release where programme_id = ?
                order by until_day desc limit 1
                """,
                row -> row.getObject("until_day", LocalDate.class),
                programme);
    }

    /** The latest first. */
    List<Report.Release> shown(UUID programme) {
        Map<LocalDate, Map<Counting.Cell, Integer>> numbers = new HashMap<>();
        numbers(programme, true)
                .forEach(
                        one ->
                                numbers.computeIfAbsent(one.until(), _ -> new HashMap<>())
                                        .put(one.cell(), one.people()));
        return statements.list(
                """
                select until_day, known_on from report_release where programme_id = ?
                order by until_day desc
                """,
                row -> {
                    LocalDate until = row.getObject("until_day", LocalDate.class);
                    return new Report.Release(
                            until,
                            row.getObject("known_on", LocalDate.class),
                            numbers.getOrDefault(until, Map.of()));
                },
                programme);
    }

    /** The latest of a programme, with the numbers of everybody and without its parts. */
    Optional<Report.Release> newest(UUID programme) {
        return statements
                .first(
                        """
                        select until_day, known_on from report_release where programme_id = ?
                        order by until_day desc limit 1
                        """,
                        row ->
                                new Report.Release(
                                        row.getObject("until_day", LocalDate.class),
                                        row.getObject("known_on", LocalDate.class),
                                        Map.of()),
                        programme)
                .map(
                        release -> {
                            Map<Counting.Cell, Integer> everybody = new HashMap<>();
                            statements
                                    .list(
                                            """
                                            select until_day, division, part, counted, people from report_number
                                            where programme_id = ? and until_day = ? and division = 'all' and shown
                                            order by counted
                                            """,
                                            Releases::counted,
                                            programme,
                                            release.until())
                                    .forEach(one -> everybody.put(one.cell(), one.people()));
                            return new Report.Release(
                                    release.until(), release.knownOn(), everybody);
                        });
    }

    /** Below which a count was not shown when the latest report of a programme was made. */
    int smallest(UUID programme) {
        return statements
                .first(
                        """
                        select k from report_release where programme_id = ?
                        order by until_day desc limit 1
                        """,
                        row -> row.getInt("k"),
                        programme)
                .orElseThrow();
    }

    /** The last count of each cell that was shown or followed from what was. */
    Map<Counting.Cell, Integer> computable(UUID programme) {
        Map<Counting.Cell, Integer> last = new HashMap<>();
        numbers(programme, false).forEach(one -> last.putIfAbsent(one.cell(), one.people()));
        return last;
    }

    private List<Counted> numbers(UUID programme, boolean shownOnly) {
        return statements.list(
                """
                select until_day, division, part, counted, people from report_number
                where programme_id = ? and (shown or not ?)
                order by until_day desc, division, part, counted
                """,
                Releases::counted,
                programme,
                shownOnly);
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(
                row.getObject("until_day", LocalDate.class),
                new Counting.Cell(
                        new Group(
                                Group.By.valueOf(upper(row.getString("division"))),
                                row.getString("part")),
                        Column.valueOf(upper(row.getString("counted")))),
                row.getInt("people"));
    }

    /** Whether it is this one: of two at the same time, one is first. */
    boolean begin(Caller caller, UUID programme, LocalDate until, int k) {
        return statements.change(
                        """
                        insert into report_release (programme_id, until_day, known_on, k, made_at, made_by)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        programme,
                        until,
                        caller.today(),
                        k,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        caller.account().value())
                == 1;
    }

    void store(UUID programme, LocalDate until, SuppressedTable<Counting.Cell> table) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        table.computable()
                .forEach(
                        (cell, people) ->
                                rows.add(
                                        new @Nullable Object[] {
                                            programme,
                                            until,
                                            cell.group().division(),
                                            cell.group().part(),
                                            cell.column().name().toLowerCase(Locale.ROOT),
                                            people,
                                            table.shown().containsKey(cell)
                                        }));
        statements.batch(
                """
                insert into report_number (programme_id, until_day, division, part, counted, people, shown)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                rows);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
