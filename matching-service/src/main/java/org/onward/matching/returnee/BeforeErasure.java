package org.onward.matching.returnee;

import org.onward.matching.access.Caller;

/** What must have ended before a person is erased; a room above knows what that is. */
public interface BeforeErasure {
    /** Called in the transaction in which the person is erased, while everything is still there. */
    void erasing(Caller caller, ReturneeId person);
}
