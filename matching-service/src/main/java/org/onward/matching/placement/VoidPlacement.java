package org.onward.matching.placement;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ReturneeId;

/**
 * It was entered by mistake. It stays on record and counts nowhere: none of its checks is due any
 * more, the person is what they were before where nothing else runs, and the introduction it came
 * from may lead to what is right. What was withdrawn from other employers because of it cannot be
 * taken back.
 */
@Singleton
public final class VoidPlacement {
    private final MovePlacement move;

    VoidPlacement(MovePlacement move) {
        this.move = move;
    }

    /**
     * @throws Problem NOT_FOUND, CHANGED_MEANWHILE or CONFLICT
     */
    public void mistaken(
            Caller caller, ReturneeId person, PlacementId id, int version, VoidReason reason) {
        move.move(
                caller,
                person,
                id,
                version,
                PlacementStep.VOID,
                caller.today(),
                _ -> new PlacementState.Voided(caller.today(), reason));
    }
}
