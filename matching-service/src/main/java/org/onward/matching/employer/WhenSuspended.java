package org.onward.matching.employer;

import org.onward.matching.access.Caller;

/** What stops with an employer; a room above knows what that is. */
public interface WhenSuspended {
    /** Called in the transaction in which the employer becomes suspended, after it did. */
    void suspended(Caller caller, EmployerId employer);
}
