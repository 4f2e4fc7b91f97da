package org.onward.matching.placement;

import jakarta.inject.Singleton;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;

/** Says what was done about what a check found not to be right. */
@Singleton
public final class SettleConcern {
    private final OwnPeople own;
    private final PlacementRows placements;
    private final CheckRows checks;

    SettleConcern(OwnPeople own, PlacementRows placements, CheckRows checks) {
        this.own = own;
        this.placements = placements;
        this.checks = checks;
    }

    /**
     * Said again, the first word stays.
     *
     * @throws Problem NOT_FOUND for somebody else's person or where the check has no concern
     */
    public void settle(
            Caller caller, ReturneeId person, PlacementId placement, CheckDay day, Concern done) {
        own.act(
                caller,
                person,
                "settle_concern",
                () -> {
                    placements.locked(person, placement);
                    boolean concerned =
                            checks.find(person, placement, day)
                                    .filter(Check.Held.class::isInstance)
                                    .map(Check.Held.class::cast)
                                    .filter(held -> held.answers().conditions().concern())
                                    .isPresent();
                    if (!concerned) {
                        throw Problem.notFound();
                    }
                    checks.settle(caller, placement, day, done);
                    return done;
                });
    }
}
