package org.onward.matching.placement;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.returnee.Statements;

/** Stored checks, in the transaction that is open. */
@Singleton
final class CheckRows {
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

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
