package org.onward.matching.employer;

import org.onward.matching.access.Caller;

/** What waits until an employer is verified; a room above knows what that is. */
public interface WaitingForVerification {
    /** Called in the transaction in which the employer becomes verified. */
    void verified(Caller caller, EmployerId employer);
}
