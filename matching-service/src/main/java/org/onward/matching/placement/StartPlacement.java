package org.onward.matching.placement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ReturneeId;

/** The first day has come. The person is placed, and the checks fall due from here. */
@Singleton
public final class StartPlacement {
    private final MovePlacement move;

    StartPlacement(MovePlacement move) {
        this.move = move;
    }

    /**
     * @param on the first day
     * @throws Problem NOT_FOUND, CHANGED_MEANWHILE, INVALID or CONFLICT
     */
    public void start(Caller caller, ReturneeId person, PlacementId id, int version, LocalDate on) {
        move.move(
                caller,
                person,
                id,
                version,
                PlacementStep.START,
                on,
                _ -> new PlacementState.Started(on));
    }
}
