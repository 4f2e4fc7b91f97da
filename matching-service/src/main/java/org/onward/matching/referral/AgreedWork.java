package org.onward.matching.referral;

import org.onward.matching.returnee.ReturneeId;

/** Work that was agreed and has not begun; the room of placements knows. */
public interface AgreedWork {
    /** Inside the open transaction of the person's counsellor. */
    boolean waits(ReturneeId person);
}
