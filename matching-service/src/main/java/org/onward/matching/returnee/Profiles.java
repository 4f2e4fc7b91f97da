package org.onward.matching.returnee;

/** Profiles of the caller's own people. Runs inside the caller's transaction. */
public interface Profiles {
    /**
     * @throws org.onward.matching.problem.Problem NOT_FOUND for somebody else's person
     */
    Profile profileOf(ReturneeId person);
}
