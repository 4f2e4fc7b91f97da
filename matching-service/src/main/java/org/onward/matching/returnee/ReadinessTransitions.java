package org.onward.matching.returnee;

import java.util.Map;
import java.util.Set;
import org.onward.matching.returnee.Readiness.Away;
import org.onward.matching.returnee.Readiness.Closed;
import org.onward.matching.returnee.Readiness.NotNow;
import org.onward.matching.returnee.Readiness.Placed;
import org.onward.matching.returnee.Readiness.Ready;
import org.onward.matching.returnee.Readiness.Registered;

/** Every legal transition of readiness, in one table: the door stays open from everywhere. */
public final class ReadinessTransitions {
    private static final Map<Class<? extends Readiness>, Set<Class<? extends Readiness>>> TABLE =
            Map.of(
                    Registered.class, Set.of(Ready.class, NotNow.class, Away.class, Closed.class),
                    Ready.class, Set.of(NotNow.class, Placed.class, Away.class, Closed.class),
                    NotNow.class, Set.of(Ready.class, Away.class, Closed.class),
                    Placed.class, Set.of(Ready.class, NotNow.class, Away.class, Closed.class),
                    Away.class, Set.of(Ready.class, NotNow.class, Closed.class),
                    Closed.class, Set.of(Ready.class));

    private ReadinessTransitions() {}

    /** Whether a person may go from one state to another. */
    public static boolean allowed(Class<? extends Readiness> from, Class<? extends Readiness> to) {
        return TABLE.getOrDefault(from, Set.of()).contains(to);
    }

    /** Whether a placement that was entered by mistake may leave a person there again. */
    static boolean takenBack(Class<? extends Readiness> from, Class<? extends Readiness> to) {
        return from == Placed.class && (to == Registered.class || allowed(from, to));
    }

    /** Whether coming back to a programme may leave a person there. */
    static boolean cameBack(Class<? extends Readiness> from, Class<? extends Readiness> to) {
        return (from == Closed.class && to == Registered.class) || allowed(from, to);
    }
}
