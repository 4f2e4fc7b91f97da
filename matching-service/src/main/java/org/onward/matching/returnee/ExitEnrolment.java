package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.ChangeLog;

/**
 * Ends a person's enrolment, and with it their introductions, what is shared of them and the search
 * for work. The assignment stays: the checks after an exit need somebody.
 */
@Singleton
public final class ExitEnrolment {
    private final OwnPeople own;
    private final Statements statements;
    private final ChangeReadiness readiness;
    private final WhenLeaving ends;
    private final ChangeLog changes;

    ExitEnrolment(
            OwnPeople own,
            Statements statements,
            ChangeReadiness readiness,
            WhenLeaving ends,
            ChangeLog changes) {
        this.own = own;
        this.statements = statements;
        this.readiness = readiness;
        this.ends = ends;
        this.changes = changes;
    }

    /**
     * How many introductions would end, for the page that asks first.
     *
     * @throws Problem NOT_FOUND for somebody else's person
     */
    int introductionsUnderWay(Caller caller, ReturneeId person) {
        return own.act(caller, person, "see_leaving", () -> ends.underWay(person));
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
                    // Nobody introduces the person meanwhile.
                    statements.change(
                            """
                            update returnee set matching_agreed = false, version = version + 1
                            where id = ?
                            """,
                            person.value());
                    statements.change(
                            """
                            update enrolment set exited_on = ?, exit_reason = ?
                            where returnee_id = ? and programme_id = ? and exited_on is null
                            """,
                            exitedOn,
                            Choices.text(reason),
                            person.value(),
                            caller.programme());
                    readiness.left(caller, person, exitedOn, reason);
                    changes.changed(ChangeLog.Subject.RETURNEE, person.value());
                    return ends.left(caller, person);
                });
    }
}
