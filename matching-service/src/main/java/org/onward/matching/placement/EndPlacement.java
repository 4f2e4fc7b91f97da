package org.onward.matching.placement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Objects;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ReturneeId;

/** It was completed, or it ended with a reason; the person is ready again unless another runs. */
@Singleton
public final class EndPlacement {
    private final MovePlacement move;

    EndPlacement(MovePlacement move) {
        this.move = move;
    }

    /**
     * An apprenticeship or training was done to its end.
     *
     * @throws Problem NOT_FOUND, CHANGED_MEANWHILE, INVALID or CONFLICT
     */
    public void complete(
            Caller caller, ReturneeId person, PlacementId id, int version, LocalDate on) {
        move.move(
                caller,
                person,
                id,
                version,
                PlacementStep.COMPLETE,
                on,
                placement ->
                        new PlacementState.Completed(
                                Objects.requireNonNull(placement.state().startedOn()), on));
    }

    /**
     * @throws Problem NOT_FOUND, CHANGED_MEANWHILE, INVALID or CONFLICT
     */
    public void end(
            Caller caller,
            ReturneeId person,
            PlacementId id,
            int version,
            LocalDate on,
            EndReason reason) {
        move.move(
                caller,
                person,
                id,
                version,
                PlacementStep.END,
                on,
                placement -> new PlacementState.Ended(placement.state().startedOn(), on, reason));
    }

    /**
     * It is not over: that was recorded by mistake. The record keeps both.
     *
     * @throws Problem NOT_FOUND, CHANGED_MEANWHILE or CONFLICT
     */
    public void takeBack(Caller caller, ReturneeId person, PlacementId id, int version) {
        move.takeBack(caller, person, id, version);
    }
}
