package org.onward.matching.returnee;

import org.onward.matching.access.Caller;

/** What ends with an enrolment; a room above knows what that is. */
public interface WhenLeaving {
    /** How many introductions are under way, inside the open transaction. */
    int underWay(ReturneeId person);

    /**
     * Called in the transaction in which the enrolment ended.
     *
     * @return introductions that ended
     */
    int left(Caller caller, ReturneeId person);
}
