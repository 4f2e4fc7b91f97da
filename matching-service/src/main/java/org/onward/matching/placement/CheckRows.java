package org.onward.matching.placement;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.Statements;

/** Stored checks, in the transaction that is open. */
@Singleton
final class CheckRows {
    private static final String COLUMNS =
            """
            select placement_id, day, due_on, held_on, in_work, same_employer, wage_minor, currency, pay_period,
                hours, treated_well
            from placement_check
            """;
    private static final String INSERT =
            """
            insert into placement_check (id, placement_id, returnee_id, day, due_on, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private final Statements statements;
    private final InstantSource clock;

    CheckRows(Statements statements, InstantSource clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** One for each day, due that many days after the start. */
    void create(Caller caller, Placement placement, LocalDate started) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CheckDay day : CheckDay.values()) {
            rows.add(
                    new @Nullable Object[] {
                        UUID.randomUUID(),
                        placement.id().value(),
                        placement.person().value(),
                        day.days(),
                        started.plusDays(day.days()),
                        now(),
                        caller.account().value()
                    });
        }
        statements.batch(INSERT, rows);
    }

    /** Those that were taken away when it was recorded as over. */
    void createMissing(Caller caller, Placement placement, PlacementState state) {
        create(caller, placement, Objects.requireNonNull(state.startedOn()));
    }

    /** After a course there is nothing left to ask about it. */
    void noLongerDueAfter(PlacementId placement, LocalDate day) {
        statements.change(
                """
                update placement_check set superseded_at = ?
                where placement_id = ? and due_on > ? and held_on is null and superseded_at is null
                """,
                now(),
                placement.value(),
                day);
    }

    /** The check as it stands now. */
    Optional<Check> find(PlacementId placement, CheckDay day) {
        return statements.first(
                COLUMNS + " where placement_id = ? and day = ? and superseded_at is null",
                CheckRows::check,
                placement.value(),
                day.days());
    }

    /** Every check of a person's placements as it stands now, by placement and day. */
    Map<PlacementId, List<Check>> of(ReturneeId person) {
        Map<PlacementId, List<Check>> found = new LinkedHashMap<>();
        statements.list(
                COLUMNS
                        + """
                         where returnee_id = ? and superseded_at is null
                        order by placement_id, day limit 400
                        """,
                row -> {
                    found.computeIfAbsent(
                                    new PlacementId(row.getObject("placement_id", UUID.class)),
                                    _ -> new ArrayList<>())
                            .add(check(row));
                    return true;
                },
                person.value());
        return found;
    }

    void hold(Caller caller, PlacementId placement, CheckDay day, Check.Answers answers) {
        statements.change(
                """
                update placement_check set held_on = ?, in_work = ?, same_employer = ?, wage_minor = ?,
                    currency = ?, pay_period = ?, hours = ?, treated_well = ?, recorded_at = ?, recorded_by = ?
                where placement_id = ? and day = ? and held_on is null and superseded_at is null
                """,
                answers.heldOn(),
                answers.inWork(),
                answers.sameEmployer(),
                PlacementRows.minor(answers.terms()),
                PlacementRows.currency(answers.terms()),
                PlacementRows.period(answers.terms()),
                answers.terms().hours(),
                answers.treatedWell(),
                now(),
                caller.account().value(),
                placement.value(),
                day.days());
    }

    void supersede(PlacementId placement, CheckDay day) {
        statements.change(
                """
                update placement_check set superseded_at = ?
                where placement_id = ? and day = ? and superseded_at is null
                """,
                now(),
                placement.value(),
                day.days());
    }

    void insertHeld(
            Caller caller,
            ReturneeId person,
            PlacementId placement,
            Check check,
            Check.Answers answers) {
        statements.change(
                """
                insert into placement_check (id, placement_id, returnee_id, day, due_on, held_on, in_work,
                    same_employer, wage_minor, currency, pay_period, hours, treated_well, recorded_at,
                    recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                placement.value(),
                person.value(),
                check.day().days(),
                check.dueOn(),
                answers.heldOn(),
                answers.inWork(),
                answers.sameEmployer(),
                PlacementRows.minor(answers.terms()),
                PlacementRows.currency(answers.terms()),
                PlacementRows.period(answers.terms()),
                answers.terms().hours(),
                answers.treatedWell(),
                now(),
                caller.account().value());
    }

    private static Check check(ResultSet row) throws SQLException {
        CheckDay day = CheckDay.of(row.getInt("day")).orElseThrow();
        LocalDate due = row.getObject("due_on", LocalDate.class);
        @Nullable LocalDate held = row.getObject("held_on", LocalDate.class);
        if (held == null) {
            return new Check.Due(day, due);
        }
        return new Check.Held(
                day,
                due,
                new Check.Answers(
                        held,
                        row.getObject("in_work", Boolean.class),
                        row.getObject("same_employer", Boolean.class),
                        PlacementRows.terms(row),
                        row.getObject("treated_well", Boolean.class)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
