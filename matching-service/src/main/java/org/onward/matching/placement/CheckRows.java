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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.returnee.CheckWords;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.Statements;

/** Stored checks, in the transaction that is open. */
@Singleton
final class CheckRows {
    private static final String COLUMNS =
            """
            select id, placement_id, day, due_on, held_on, in_work, same_employer, wage_minor, currency, pay_period,
                hours, contract, fees, papers_held, free_to_leave, treated_well, life, concern_done
            from placement_check
            """;
    private static final String INSERT =
            """
            insert into placement_check (id, placement_id, returnee_id, day, due_on, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private final Statements statements;
    private final CheckWords words;
    private final InstantSource clock;

    CheckRows(Statements statements, CheckWords words, InstantSource clock) {
        this.statements = statements;
        this.words = words;
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

    /** It was entered by mistake: there is nothing to ask, and what was learnt is not of it. */
    void noLongerStand(PlacementId placement) {
        statements.change(
                """
                update placement_check set superseded_at = ?
                where placement_id = ? and superseded_at is null
                """,
                now(),
                placement.value());
    }

    /** After a course or work of one's own there is nothing left to ask about it. */
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
    Optional<Check> find(ReturneeId person, PlacementId placement, CheckDay day) {
        Map<UUID, String> said = words.of(person);
        return statements.first(
                COLUMNS + " where placement_id = ? and day = ? and superseded_at is null",
                row -> check(row, said),
                placement.value(),
                day.days());
    }

    /** Every check of a person's placements as it stands now, by placement and day. */
    Map<PlacementId, List<Check>> of(ReturneeId person) {
        Map<PlacementId, List<Check>> found = new LinkedHashMap<>();
        Map<UUID, String> said = words.of(person);
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
                            .add(check(row, said));
                    return true;
                },
                person.value());
        return found;
    }

    /** Records what was learnt at a check that is due. */
    void hold(
            Caller caller,
            ReturneeId person,
            PlacementId placement,
            CheckDay day,
            Check.Answers answers) {
        statements
                .first(
                        """
                        select id from placement_check
                        where placement_id = ? and day = ? and held_on is null and superseded_at is null
                        """,
                        row -> row.getObject(1, UUID.class),
                        placement.value(),
                        day.days())
                .ifPresent(id -> fill(caller, person, id, answers));
    }

    private void fill(Caller caller, ReturneeId person, UUID id, Check.Answers answers) {
        Check.Conditions conditions = answers.conditions();
        statements.change(
                """
                update placement_check set held_on = ?, in_work = ?, same_employer = ?, wage_minor = ?,
                    currency = ?, pay_period = ?, hours = ?, contract = ?, fees = ?, papers_held = ?,
                    free_to_leave = ?, treated_well = ?, life = ?, recorded_at = ?, recorded_by = ?
                where id = ?
                """,
                answers.heldOn(),
                answers.inWork(),
                answers.sameEmployer(),
                PlacementRows.minor(answers.terms()),
                PlacementRows.currency(answers.terms()),
                PlacementRows.period(answers.terms()),
                answers.terms().hours(),
                conditions.contract(),
                conditions.fees(),
                conditions.papersHeld(),
                conditions.freeToLeave(),
                conditions.treatedWell(),
                answers.life() == null ? null : PlacementRows.text(answers.life()),
                now(),
                caller.account().value(),
                id);
        if (!answers.words().isEmpty()) {
            words.seal(caller, person, id, answers.words());
        }
    }

    /**
     * Other answers in the place of those held. What was done about a concern holds for the same
     * concern only.
     */
    void correct(
            Caller caller,
            ReturneeId person,
            PlacementId placement,
            Check.Held held,
            Check.Answers answers) {
        statements.change(
                """
                update placement_check set superseded_at = ?
                where placement_id = ? and day = ? and superseded_at is null
                """,
                now(),
                placement.value(),
                held.day().days());
        UUID id = UUID.randomUUID();
        statements.change(
                """
                insert into placement_check (id, placement_id, returnee_id, day, due_on, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                placement.value(),
                person.value(),
                held.day().days(),
                held.dueOn(),
                now(),
                caller.account().value());
        fill(caller, person, id, answers);
        Check.Conditions before = held.answers().conditions();
        Check.Conditions after = answers.conditions();
        if (Objects.equals(before.fees(), after.fees())
                && Objects.equals(before.papersHeld(), after.papersHeld())
                && Objects.equals(before.freeToLeave(), after.freeToLeave())
                && Objects.equals(before.treatedWell(), after.treatedWell())) {
            statements.change(
                    """
                    update placement_check c set concern_done = e.concern_done, concern_at = e.concern_at,
                        concern_by = e.concern_by
                    from placement_check e where c.id = ? and e.id = ?
                    """,
                    id,
                    held.id());
        }
    }

    /** The first word on it stays. */
    void settle(Caller caller, PlacementId placement, CheckDay day, Concern done) {
        statements.change(
                """
                update placement_check set concern_done = ?, concern_at = ?, concern_by = ?
                where placement_id = ? and day = ? and superseded_at is null and concern
                    and concern_done is null
                """,
                PlacementRows.text(done),
                now(),
                caller.account().value(),
                placement.value(),
                day.days());
    }

    private static Check check(ResultSet row, Map<UUID, String> said) throws SQLException {
        CheckDay day = CheckDay.of(row.getInt("day")).orElseThrow();
        LocalDate due = row.getObject("due_on", LocalDate.class);
        @Nullable LocalDate held = row.getObject("held_on", LocalDate.class);
        if (held == null) {
            return new Check.Due(day, due);
        }
        UUID id = row.getObject("id", UUID.class);
        return new Check.Held(
                day,
                due,
                new Check.Answers(
                        held,
                        row.getObject("in_work", Boolean.class),
                        row.getObject("same_employer", Boolean.class),
                        PlacementRows.terms(row),
                        new Check.Conditions(
                                row.getObject("contract", Boolean.class),
                                row.getObject("fees", Boolean.class),
                                row.getObject("papers_held", Boolean.class),
                                row.getObject("free_to_leave", Boolean.class),
                                row.getObject("treated_well", Boolean.class)),
                        one(Check.Life.class, row.getString("life")),
                        said.getOrDefault(id, "")),
                id,
                one(Concern.class, row.getString("concern_done")));
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String text) {
        return text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
