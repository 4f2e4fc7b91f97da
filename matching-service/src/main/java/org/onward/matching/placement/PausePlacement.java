package org.onward.matching.placement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ReturneeId;

/** It stands still for a while, and goes on. */
@Singleton
public final class PausePlacement {
    private final MovePlacement move;

    PausePlacement(MovePlacement move) {
        this.move = move;
    }

    /**
     * @throws Problem NOT_FOUND, CHANGED_MEANWHILE, INVALID or CONFLICT
     */
    public void pause(Caller caller, ReturneeId person, PlacementId id, int version, LocalDate on) {
        move.move(
                caller,
                person,
                id,
                version,
                PlacementStep.PAUSE,
                on,
                placement -> new PlacementState.Paused(firstDay(placement), on));
    }

    /**
     * @throws Problem NOT_FOUND, CHANGED_MEANWHILE, INVALID or CONFLICT
     */
    public void resume(
            Caller caller, ReturneeId person, PlacementId id, int version, LocalDate on) {
        move.move(
                caller,
                person,
                id,
                version,
                PlacementStep.RESUME,
                on,
                placement -> new PlacementState.Started(firstDay(placement)));
    }

    private static LocalDate firstDay(Placement placement) {
        return java.util.Objects.requireNonNull(placement.state().startedOn());
    }
}
