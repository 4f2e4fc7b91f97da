package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;

/** Moves a person to another readiness; {@link ReadinessTransitions} says what may follow. */
@Singleton
public final class ChangeReadiness {
    private final OwnPeople own;
    private final Statements statements;
    private final ChangeLog changes;
    private final InstantSource clock;

    ChangeReadiness(OwnPeople own, Statements statements, ChangeLog changes, InstantSource clock) {
        this.own = own;
        this.statements = statements;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param to its day of effect is not in the future and not before the present one's
     * @throws Problem NOT_FOUND for somebody else's person; CONFLICT where it may not follow
     */
    public void change(Caller caller, ReturneeId person, Readiness to) {
        own.act(
                caller,
                person,
                "change_readiness",
                () -> {
                    Readiness from = present(person);
                    if (!ReadinessTransitions.allowed(from.getClass(), to.getClass())) {
                        throw Problem.conflict(
                                "From %s a person cannot become %s."
                                        .formatted(ReadinessText.of(from), ReadinessText.of(to)));
                    }
                    days(from, to, caller.today());
                    store(caller, person, from, to, now());
                    changes.changed(ChangeLog.Subject.RETURNEE, person.value());
                    return to;
                });
    }

    /**
     * Follows a placement that began, inside the transaction that records it. Who is not ready yet
     * becomes so first; who is closed stays closed, since that was somebody's decision.
     */
    public void placed(Caller caller, ReturneeId person, LocalDate on) {
        Readiness from = present(person);
        LocalDate since = on.isBefore(from.since()) ? from.since() : on;
        Readiness.Placed placed = new Readiness.Placed(since);
        switch (from) {
            case Readiness.Placed _, Readiness.Closed _ -> {
                // Nothing changes.
            }
            case Readiness.Ready _ -> follow(caller, person, from, placed, now());
            case Readiness.Registered _, Readiness.NotNow _, Readiness.Away _ -> {
                Readiness.Ready ready = new Readiness.Ready(since);
                // Both at one instant: they are taken back together.
                OffsetDateTime now = now();
                follow(caller, person, from, ready, now);
                follow(caller, person, ready, placed, now);
            }
        }
    }

    /** Follows the last placement that ended, inside the transaction that records it. */
    public void readyAgain(Caller caller, ReturneeId person, LocalDate on) {
        Readiness from = present(person);
        if (from instanceof Readiness.Placed) {
            LocalDate since = on.isBefore(from.since()) ? from.since() : on;
            follow(caller, person, from, new Readiness.Ready(since), now());
        }
    }

    /**
     * Follows a placement that was entered by mistake, inside the transaction that takes it out:
     * the person is again what they were before it, from today. The day somebody who said not now
     * wanted to be asked again is not known any more.
     */
    public void neverPlaced(Caller caller, ReturneeId person) {
        Readiness from = present(person);
        if (!(from instanceof Readiness.Placed)) {
            return;
        }
        String before =
                statements
                        .first(
                                """
                                select from_state from readiness_change
                                where returnee_id = ? and recorded_at = (
                                    select max(c.recorded_at) from readiness_change c
                                    where c.returnee_id = ? and c.to_state = 'placed')
                                order by to_state = 'placed', id limit 1
                                """,
                                row -> row.getString(1),
                                person.value(),
                                person.value())
                        .orElse("ready");
        LocalDate today = caller.today().isBefore(from.since()) ? from.since() : caller.today();
        follow(
                caller,
                person,
                from,
                ReadinessText.parse(before, today, null)
                        .filter(
                                one ->
                                        ReadinessTransitions.takenBack(
                                                Readiness.Placed.class, one.getClass()))
                        .orElse(new Readiness.Ready(today)),
                now());
    }

    /**
     * Follows an enrolment that ended, inside the transaction that ends it. Who works or is abroad
     * stays so, and is asked how it goes; nobody asks who died.
     */
    void left(Caller caller, ReturneeId person, LocalDate on, ExitReason reason) {
        Readiness from = present(person);
        Readiness.Closed closed =
                new Readiness.Closed(on.isBefore(from.since()) ? from.since() : on);
        switch (from) {
            case Readiness.Closed _ -> {
                // Nothing changes.
            }
            case Readiness.Placed _, Readiness.Away _ -> {
                if (reason == ExitReason.DIED) {
                    follow(caller, person, from, closed, now());
                }
            }
            case Readiness.Registered _, Readiness.Ready _, Readiness.NotNow _ ->
                    follow(caller, person, from, closed, now());
        }
    }

    /**
     * Follows a new enrolment, inside the transaction that records it.
     *
     * @param ready they say they are ready for work; otherwise it is as if they were just
     *     registered, and who works or is abroad stays so
     */
    void cameBack(Caller caller, ReturneeId person, LocalDate on, boolean ready) {
        Readiness from = present(person);
        LocalDate since = on.isBefore(from.since()) ? from.since() : on;
        Readiness to = ready ? new Readiness.Ready(since) : new Readiness.Registered(since);
        if (ReadinessTransitions.cameBack(from.getClass(), to.getClass())) {
            follow(caller, person, from, to, now());
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private void follow(
            Caller caller, ReturneeId person, Readiness from, Readiness to, OffsetDateTime now) {
        store(caller, person, from, to, now);
        changes.changed(ChangeLog.Subject.RETURNEE, person.value());
    }

    private static void days(Readiness from, Readiness to, LocalDate today) {
        FieldErrors errors = new FieldErrors();
        errors.addIf(
                to.since().isAfter(today),
                "effectiveOn",
                "error.future",
                "This day lies in the future.");
        errors.addIf(
                to.since().isBefore(from.since()),
                "effectiveOn",
                "error.before_present",
                "This day lies before that of the present readiness.");
        LocalDate until = ReadinessText.until(to);
        errors.addIf(
                until != null && !until.isAfter(today),
                "until",
                "error.past",
                "The day to ask again must lie in the future.");
        errors.throwIfAny();
    }

    private Readiness present(ReturneeId person) {
        return statements
                .first(
                        """
                        select readiness, readiness_since, not_now_until from returnee where id = ?
                        for update
                        """,
                        row ->
                                ReadinessText.parse(
                                                row.getString("readiness"),
                                                row.getObject("readiness_since", LocalDate.class),
                                                row.getObject("not_now_until", LocalDate.class))
                                        .orElseThrow(),
                        person.value())
                .orElseThrow(Problem::notFound);
    }

    private void store(
            Caller caller, ReturneeId person, Readiness from, Readiness to, OffsetDateTime now) {
        @Nullable LocalDate until = ReadinessText.until(to);
        statements.change(
                """
                update returnee set readiness = ?, readiness_since = ?, not_now_until = ?,
                    version = version + 1
                where id = ?
                """,
                ReadinessText.of(to),
                to.since(),
                until,
                person.value());
        statements.change(
                """
                insert into readiness_change (id, returnee_id, from_state, to_state, effective_on,
                    recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                person.value(),
                ReadinessText.of(from),
                ReadinessText.of(to),
                to.since(),
                now,
                caller.account().value());
    }
}
