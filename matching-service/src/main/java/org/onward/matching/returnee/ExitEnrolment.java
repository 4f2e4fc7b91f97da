package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

/** Ends a person's enrolment. The assignment stays: the checks after an exit need somebody. */
@Singleton
public final class ExitEnrolment {
    private final OwnPeople own;
    private final Statements statements;

    ExitEnrolment(OwnPeople own, Statements statements) {
        this.own = own;
        this.statements = statements;
    }

    /**
     * @param exitedOn not before the entry, not in the future
     * @throws Problem NOT_FOUND for somebody else's person; CONFLICT without a present enrolment
     */
    public void exit(Caller caller, ReturneeId person, LocalDate exitedOn, ExitReason reason) {
        own.act(
                caller,
                person,
                "exit_enrolment",
                () -> {
                    LocalDate entered =
                            statements
                                    .first(
                                            """
                                            select entered_on from enrolment
                                            where returnee_id = ? and programme_id = ? and exited_on is null
                                            for update
                                            """,
                                            row -> row.getObject("entered_on", LocalDate.class),
                                            person.value(),
                                            caller.programme())
                                    .orElseThrow(
                                            () ->
                                                    Problem.conflict(
                                                            "The enrolment has ended already."));
                    FieldErrors errors = new FieldErrors();
                    errors.addIf(
                            exitedOn.isBefore(entered),
                            "exitedOn",
                            "error.before_entry",
                            "The exit lies before the entry.");
                    errors.addIf(
                            exitedOn.isAfter(caller.today()),
                            "exitedOn",
                            "error.future",
                            "The exit lies in the future.");
                    errors.throwIfAny();
                    return statements.change(
                            """
                            update enrolment set exited_on = ?, exit_reason = ?
                            where returnee_id = ? and programme_id = ? and exited_on is null
                            """,
                            exitedOn,
                            Choices.text(reason),
                            person.value(),
                            caller.programme());
                });
    }
}
