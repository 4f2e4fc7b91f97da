package org.onward.matching.returnee;

import org.onward.matching.access.Caller;

/** What a new safety rule ends; a room above knows what that is. */
public interface WhenRuleAdded {
    /**
     * Called in the transaction in which the rule was added, after it was.
     *
     * @return introductions that ended
     */
    int ruleAdded(Caller caller, ReturneeId person);
}
