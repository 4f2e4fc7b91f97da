package org.onward.matching.outreach;

import java.util.List;
import org.onward.matching.match.NewMatchesView;
import org.onward.matching.returnee.Cover;

/**
 * The page a counsellor's day begins with.
 *
 * @param news what is new for the counsellor's people, the first of them
 * @param covering who is stood in for
 * @param later something was just put off
 * @param done something was just recorded
 */
public record WorklistView(
        Worklist list, NewMatchesView news, List<Cover> covering, boolean later, boolean done) {
    public WorklistView {
        covering = List.copyOf(covering);
    }
}
