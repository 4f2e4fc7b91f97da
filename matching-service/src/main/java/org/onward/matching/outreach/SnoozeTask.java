package org.onward.matching.outreach;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;

/** Puts off one thing of the worklist until a day, for whoever works with the person. */
@Singleton
public final class SnoozeTask {
    private static final int MOST_DAYS = 31;

    private final OwnPeople own;
    private final WorklistRows rows;

    SnoozeTask(OwnPeople own, WorklistRows rows) {
        this.own = own;
        this.rows = rows;
    }

    /**
     * @param until first day it is shown again: tomorrow to 31 days from now
     * @throws Problem NOT_FOUND for somebody else's person; INVALID
     */
    public void snooze(
            Caller caller, ReturneeId person, TaskKind kind, UUID subject, LocalDate until) {
        own.act(
                caller,
                person,
                "snooze_task",
                () -> {
                    FieldErrors errors = new FieldErrors();
                    errors.addIf(
                            !until.isAfter(caller.today())
                                    || until.isAfter(caller.today().plusDays(MOST_DAYS)),
                            "until",
                            "error.out_of_range",
                            "A day from tomorrow to %d days from now.".formatted(MOST_DAYS));
                    errors.throwIfAny();
                    rows.snooze(caller, person, kind, subject, until);
                    return until;
                });
    }
}
