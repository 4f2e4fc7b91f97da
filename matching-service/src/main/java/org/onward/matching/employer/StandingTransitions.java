package org.onward.matching.employer;

import java.util.Map;
import java.util.Set;
import org.onward.matching.employer.Standing.Suspended;
import org.onward.matching.employer.Standing.Unverified;
import org.onward.matching.employer.Standing.Verified;

/** Every legal change of an employer's standing, in one table. */
public final class StandingTransitions {
    // A suspension ends where it began: in the standing the employer had before.
    private static final Map<Class<? extends Standing>, Set<Class<? extends Standing>>> TABLE =
            Map.of(
                    Unverified.class, Set.of(Verified.class, Suspended.class),
                    Verified.class, Set.of(Suspended.class),
                    Suspended.class, Set.of(Unverified.class, Verified.class));

    private StandingTransitions() {}

    /** Whether an employer may go from one standing to another. */
    public static boolean allowed(Class<? extends Standing> from, Class<? extends Standing> to) {
        return TABLE.getOrDefault(from, Set.of()).contains(to);
    }
}
