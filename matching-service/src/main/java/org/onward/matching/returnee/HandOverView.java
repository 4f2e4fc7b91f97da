package org.onward.matching.returnee;

import java.util.List;
import java.util.Set;

/**
 * Handing people over to a colleague.
 *
 * @param people the caller's own who are not on their way already
 * @param more how many there are beyond those shown
 */
public record HandOverView(
        List<ListCaseload.Line> people,
        int more,
        List<Colleague> colleagues,
        HandOverForm form,
        Faults faults) {

    /**
     * As typed.
     *
     * @param of ids of the people
     */
    public record HandOverForm(Set<String> of, String to, String from) {}
}
