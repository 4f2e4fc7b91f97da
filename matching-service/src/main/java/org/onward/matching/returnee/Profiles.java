package org.onward.matching.returnee;

import java.util.Collection;
import java.util.Map;

/** Profiles of the caller's own people. Runs inside the caller's transaction. */
public interface Profiles {
    /**
     * @throws org.onward.matching.problem.Problem NOT_FOUND for somebody else's person
     */
    Profile profileOf(ReturneeId person);

    /**
     * Two queries for all of them.
     *
     * @param people at most 1000; somebody else's are missing in the answer
     */
    Map<ReturneeId, Profile> profilesOf(Collection<ReturneeId> people);
}
