package org.onward.matching.placement;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;

/** Records what a check brought, or corrects it: the earlier answers stay on record. */
@Singleton
public final class RecordCheck {
    static final int MOST_WORDS = 2000;

    private final OwnPeople own;
    private final PlacementRows placements;
    private final CheckRows checks;

    RecordCheck(OwnPeople own, PlacementRows placements, CheckRows checks) {
        this.own = own;
        this.placements = placements;
        this.checks = checks;
    }

    /**
     * @param answers held not before the check was due and not in the future
     * @throws Problem NOT_FOUND for somebody else's person or where no such check is due; INVALID
     */
    public void record(
            Caller caller,
            ReturneeId person,
            PlacementId placement,
            CheckDay day,
            Check.Answers answers) {
        own.act(
                caller,
                person,
                "record_check",
                () -> {
                    placements.locked(person, placement);
                    Check check =
                            checks.find(person, placement, day).orElseThrow(Problem::notFound);
                    FieldErrors errors = new FieldErrors();
                    errors.addIf(
                            answers.heldOn().isAfter(caller.today()),
                            "heldOn",
                            "error.future",
                            "This day lies in the future.");
                    errors.addIf(
                            answers.heldOn().isBefore(check.dueOn()),
                            "heldOn",
                            "error.before_due",
                            "This day lies before the check was due.");
                    errors.addIf(
                            answers.words().length() > MOST_WORDS,
                            "words",
                            "error.too_long",
                            "At most %d characters.".formatted(MOST_WORDS));
                    errors.throwIfAny();
                    switch (check) {
                        case Check.Due _ -> checks.hold(caller, person, placement, day, answers);
                        case Check.Held held -> {
                            if (!held.answers().equals(answers)) {
                                checks.correct(caller, person, placement, held, answers);
                            }
                        }
                    }
                    return day;
                });
    }
}
