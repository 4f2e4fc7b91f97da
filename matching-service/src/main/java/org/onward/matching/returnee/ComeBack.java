package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;

/**
 * Enrols somebody again who had left the programme. The earlier enrolment stays as it was; nothing
 * the person told then is asked again.
 */
@Singleton
public final class ComeBack {
    private final OwnPeople own;
    private final Statements statements;
    private final ChangeReadiness readiness;
    private final ChangeLog changes;
    private final InstantSource clock;

    ComeBack(
            OwnPeople own,
            Statements statements,
            ChangeReadiness readiness,
            ChangeLog changes,
            InstantSource clock) {
        this.own = own;
        this.statements = statements;
        this.readiness = readiness;
        this.changes = changes;
        this.clock = clock;
    }

    private record Last(@Nullable LocalDate exitedOn, @Nullable ExitReason reason) {}

    /**
     * @param enteredOn not before the exit, not in the future
     * @param ready they say they are ready for work now
     * @throws Problem NOT_FOUND for somebody else's person; CONFLICT where the enrolment has not
     *     ended, or the person died
     */
    public void comeBack(Caller caller, ReturneeId person, LocalDate enteredOn, boolean ready) {
        own.act(
                caller,
                person,
                "come_back",
                () -> {
                    // One at a time: two would find the same last enrolment.
                    statements.first(
                            "select version from returnee where id = ? for no key update",
                            row -> row.getInt(1),
                            person.value());
                    Last last = last(person);
                    LocalDate exitedOn = last.exitedOn();
                    if (exitedOn == null) {
                        throw Problem.conflict("This person is enrolled already.");
                    }
                    if (last.reason() == ExitReason.DIED) {
                        throw Problem.conflict("This person is recorded as having died.");
                    }
                    FieldErrors errors = new FieldErrors();
                    errors.addIf(
                            enteredOn.isBefore(exitedOn),
                            "enteredOn",
                            "error.before_exit",
                            "The return lies before the exit.");
                    errors.addIf(
                            enteredOn.isAfter(caller.today()),
                            "enteredOn",
                            "error.future",
                            "The return lies in the future.");
                    errors.throwIfAny();
                    statements.change(
                            """
                            insert into enrolment (id, returnee_id, programme_id, office_id, entered_on,
                                recorded_at, recorded_by)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """,
                            UUID.randomUUID(),
                            person.value(),
                            Objects.requireNonNull(caller.programme()),
                            Objects.requireNonNull(caller.office()),
                            enteredOn,
                            clock.instant().atOffset(ZoneOffset.UTC),
                            caller.account().value());
                    readiness.cameBack(caller, person, enteredOn, ready);
                    changes.changed(ChangeLog.Subject.RETURNEE, person.value());
                    return enteredOn;
                });
    }

    private Last last(ReturneeId person) {
        return statements
                .first(
                        """
                        select exited_on, exit_reason from enrolment
                        where returnee_id = ? order by exited_on desc nulls first, id limit 1
                        """,
                        row ->
                                new Last(
                                        row.getObject("exited_on", LocalDate.class),
                                        Choices.of(ExitReason.class, row.getString("exit_reason"))
                                                .orElse(null)),
                        person.value())
                .orElseThrow(Problem::notFound);
    }
}
