package org.onward.matching.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.RunRoutines;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;

/**
 * Moves the demo's clock forward, and lets happen what is due by then. Whoever is signed in stays
 * so: for them, no time has passed.
 */
@Singleton
@Requires(property = "onward.demo.enabled", value = "true")
public final class MoveClock {
    /** How many days it can be moved by. */
    static final List<Integer> STEPS = List.of(1, 7, 30, 90);

    private static final Duration FURTHEST = Duration.ofDays(3_650);

    private final Transactions transactions;
    private final JdbcOperations jdbc;
    private final DemoClock clock;
    private final RunRoutines routines;
    private final Audit audit;

    MoveClock(
            Transactions transactions,
            JdbcOperations jdbc,
            DemoClock clock,
            RunRoutines routines,
            Audit audit) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.routines = routines;
        this.audit = audit;
    }

    /**
     * @throws Problem NOT_ALLOWED for anybody but programme staff; INVALID for another step;
     *     CONFLICT after ten years
     */
    public void forward(Caller caller, int days) {
        if (caller.role() != Role.PROGRAMME_STAFF) {
            throw Problem.notAllowed();
        }
        if (!STEPS.contains(days)) {
            throw Problem.invalid("days", "not_a_choice", "Choose one of the steps.");
        }
        Duration by = Duration.ofDays(days);
        Duration moved =
                transactions.write(
                        caller,
                        () -> {
                            Duration total = move(by);
                            keepSignedIn(by);
                            audit.done(
                                    caller.account().value(),
                                    caller.role().name(),
                                    "move_clock",
                                    "demo_clock",
                                    null,
                                    days + " days");
                            return total;
                        });
        clock.movedOn(moved);
        routines.all();
    }

    private Duration move(Duration by) {
        return jdbc.prepareStatement(
                """
                update demo_clock set offset_seconds = offset_seconds + ?, version = version + 1
                where offset_seconds + ? <= ? returning offset_seconds
                """,
                statement -> {
                    statement.setLong(1, by.toSeconds());
                    statement.setLong(2, by.toSeconds());
                    statement.setLong(3, FURTHEST.toSeconds());
                    try (ResultSet rows = statement.executeQuery()) {
                        if (!rows.next()) {
                            throw Problem.conflict(
                                    "Ten years are enough. Start over with scripts/run --fresh.");
                        }
                        return Duration.ofSeconds(rows.getLong(1));
                    }
                });
    }

    private void keepSignedIn(Duration by) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.prepareStatement(
                """
                update session set ends_at = ends_at + make_interval(secs => ?)
                where ended_at is null and ends_at > ?
                """,
                statement -> {
                    statement.setLong(1, by.toSeconds());
                    statement.setObject(2, now);
                    return statement.executeUpdate();
                });
    }
}
