package org.onward.matching.placement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.EndIntroductions;
import org.onward.matching.referral.IntroductionId;
import org.onward.matching.returnee.ChangeReadiness;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.ChangeLog;

/** The one step by which a placement's state changes: table, row, record, checks, readiness. */
@Singleton
final class MovePlacement {
    private final OwnPeople own;
    private final PlacementRows rows;
    private final CheckRows checks;
    private final ChangeReadiness readiness;
    private final EndIntroductions introductions;
    private final ChangeLog changes;

    MovePlacement(
            OwnPeople own,
            PlacementRows rows,
            CheckRows checks,
            ChangeReadiness readiness,
            EndIntroductions introductions,
            ChangeLog changes) {
        this.own = own;
        this.rows = rows;
        this.checks = checks;
        this.readiness = readiness;
        this.introductions = introductions;
        this.changes = changes;
    }

    /**
     * @param version as read
     * @param on the day of effect: not in the future, not before the step before
     * @throws Problem NOT_FOUND, CHANGED_MEANWHILE, INVALID, or CONFLICT where it may not follow
     */
    void move(
            Caller caller,
            ReturneeId person,
            PlacementId id,
            int version,
            PlacementStep step,
            LocalDate on,
            Function<Placement, PlacementState> to) {
        own.act(
                caller,
                person,
                step.act(),
                () -> {
                    Placement placement = locked(person, id);
                    if (placement.version() != version) {
                        throw Problem.changedMeanwhile();
                    }
                    return moveLocked(caller, placement, step, on, to);
                });
    }

    /** As if it had never been over; the effect is that of the step taken back. */
    void takeBack(Caller caller, ReturneeId person, PlacementId id, int version) {
        own.act(
                caller,
                person,
                PlacementStep.TAKE_BACK.act(),
                () -> {
                    Placement placement = locked(person, id);
                    if (placement.version() != version) {
                        throw Problem.changedMeanwhile();
                    }
                    return moveLocked(
                            caller,
                            placement,
                            PlacementStep.TAKE_BACK,
                            rows.lastStepOn(id),
                            MovePlacement::before);
                });
    }

    /** After the introduction it came from. */
    private Placement locked(ReturneeId person, PlacementId id) {
        rows.find(person, id)
                .map(Placement::introduction)
                .ifPresent(through -> introductions.hold(new IntroductionId(through)));
        return rows.locked(person, id);
    }

    private static PlacementState before(Placement placement) {
        LocalDate started = placement.state().startedOn();
        return started == null
                ? new PlacementState.Agreed(null)
                : new PlacementState.Started(started);
    }

    /** The same inside a transaction that holds the placement's lock. */
    UUID moveLocked(
            Caller caller,
            Placement placement,
            PlacementStep step,
            LocalDate on,
            Function<Placement, PlacementState> next) {
        if (!step.mayFollow(placement.state(), placement.kind())) {
            throw Problem.conflict(
                    "This is %s: it cannot take the step \"%s\"."
                            .formatted(
                                    placement.state().word(),
                                    step.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        FieldErrors errors = new FieldErrors();
        errors.addIf(
                on.isAfter(caller.today()), "on", "error.future", "This day lies in the future.");
        errors.addIf(
                on.isBefore(rows.lastStepOn(placement.id())),
                "on",
                "error.before_step",
                "This day lies before that of the step before.");
        if (step == PlacementStep.START) {
            rows.trainingBefore(placement)
                    .filter(on::isBefore)
                    .ifPresent(
                            began ->
                                    errors.add(
                                            "on",
                                            "error.before_training",
                                            "It began before the training that it follows."));
        }
        errors.throwIfAny();
        PlacementState to = next.apply(placement);
        if (!step.leads(placement.state(), to, placement.kind())) {
            throw new IllegalStateException(step + " does not lead to " + to.word());
        }
        rows.move(caller, placement, to, on);
        follow(caller, placement, step, to, on);
        own.touch(placement.person());
        changes.changed(ChangeLog.Subject.RETURNEE, placement.person().value());
        return placement.id().value();
    }

    private void follow(
            Caller caller,
            Placement placement,
            PlacementStep step,
            PlacementState to,
            LocalDate on) {
        switch (step) {
            case START -> {
                rows.keepDeparture(placement.id());
                checks.create(caller, placement, on);
                readiness.placed(caller, placement.person(), on);
                // A course that was found otherwise leaves the way to work open.
                if (placement.introduction() != null
                        || placement.kind() != PlacementKind.TRAINING) {
                    introductions.foundWork(caller, placement.person());
                }
            }
            case COMPLETE, END -> {
                if (!placement.kind().isEmployment()) {
                    checks.noLongerDueAfter(placement.id(), on);
                }
                if (!rows.anotherRuns(placement.person(), placement.id())) {
                    readiness.readyAgain(caller, placement.person(), on);
                }
                if (placement.introduction() != null
                        && to instanceof PlacementState.Ended ended
                        && ended.startedOn() == null) {
                    introductions.neverBegan(
                            caller,
                            placement.person(),
                            new IntroductionId(placement.introduction()),
                            ended.reason() == EndReason.EMPLOYER_STOPPED);
                }
            }
            case TAKE_BACK -> {
                if (to.running()) {
                    checks.createMissing(caller, placement, to);
                    readiness.placed(caller, placement.person(), on);
                }
            }
            case VOID -> {
                checks.noLongerStand(placement.id());
                if (placement.state().running()
                        && !rows.anotherRuns(placement.person(), placement.id())) {
                    readiness.neverPlaced(caller, placement.person());
                }
                UUID introduction = placement.introduction();
                boolean twice =
                        to instanceof PlacementState.Voided voided
                                && voided.reason() == VoidReason.TWICE;
                if (introduction != null && !twice) {
                    introductions.notFoundWork(new IntroductionId(introduction));
                }
            }
            case PAUSE, RESUME -> {
                // Nothing else depends on it.
            }
        }
    }
}
