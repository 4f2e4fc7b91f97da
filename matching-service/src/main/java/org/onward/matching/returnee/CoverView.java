package org.onward.matching.returnee;

import java.util.List;
import java.util.UUID;

/**
 * Standing in for a colleague.
 *
 * @param covers taken by the caller or for them, latest first
 * @param example a day that could be typed
 */
public record CoverView(
        List<Colleague> colleagues,
        List<Cover> covers,
        UUID caller,
        CoverForm form,
        Faults faults,
        String example,
        boolean saved) {
    /** Everything as typed. */
    public record CoverForm(String absent, String until, String reason) {}
}
