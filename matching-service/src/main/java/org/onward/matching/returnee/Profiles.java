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
     * A profile as it was read.
     *
     * @param version of the person's row, raised by every change but one of the safety rules
     */
    record Versioned(int version, Profile profile) {}

    /**
     * Two queries for all of them.
     *
     * @param people at most 1000; somebody else's are missing in the answer
     */
    Map<ReturneeId, Versioned> profilesOf(Collection<ReturneeId> people);

    /** By which a profile that was read before is known to be as it was. */
    record Standing(int version, Profile.Safety safety) {}

    /**
     * One query for all of them.
     *
     * @param people as for {@link #profilesOf}
     */
    Map<ReturneeId, Standing> standing(Collection<ReturneeId> people);
}
