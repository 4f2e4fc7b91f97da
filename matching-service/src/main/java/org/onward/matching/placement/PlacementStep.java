package org.onward.matching.placement;

import java.util.Locale;
import java.util.Set;
import org.onward.matching.placement.PlacementState.Agreed;
import org.onward.matching.placement.PlacementState.Completed;
import org.onward.matching.placement.PlacementState.Ended;
import org.onward.matching.placement.PlacementState.Paused;
import org.onward.matching.placement.PlacementState.Started;
import org.onward.matching.placement.PlacementState.Voided;

/**
 * Every legal step of a placement by its name, in one table; the table of changes in the database
 * takes the same pairs and no other.
 */
public enum PlacementStep {
    START(Set.of(Started.class), Set.of(Agreed.class)),
    PAUSE(Set.of(Paused.class), Set.of(Started.class)),
    RESUME(Set.of(Started.class), Set.of(Paused.class)),
    COMPLETE(Set.of(Completed.class), Set.of(Started.class, Paused.class)),
    END(Set.of(Ended.class), Set.of(Agreed.class, Started.class, Paused.class)),
    /** It was recorded as over by mistake. */
    TAKE_BACK(Set.of(Started.class, Agreed.class), Set.of(Completed.class, Ended.class)),
    /** The whole was entered by mistake; nothing follows. */
    VOID(
            Set.of(Voided.class),
            Set.of(Agreed.class, Started.class, Paused.class, Completed.class, Ended.class));

    @SuppressWarnings("ImmutableEnumChecker") // filled by Set.of
    private final Set<Class<? extends PlacementState>> to;

    @SuppressWarnings("ImmutableEnumChecker") // filled by Set.of
    private final Set<Class<? extends PlacementState>> from;

    PlacementStep(
            Set<Class<? extends PlacementState>> to, Set<Class<? extends PlacementState>> from) {
        this.to = Set.copyOf(to);
        this.from = Set.copyOf(from);
    }

    /** Whether the step may follow, for this kind of placement. */
    public boolean mayFollow(PlacementState state, PlacementKind kind) {
        return from.contains(state.getClass()) && (this != COMPLETE || kind.canBeCompleted());
    }

    boolean leads(PlacementState before, PlacementState after, PlacementKind kind) {
        return mayFollow(before, kind)
                && to.contains(after.getClass())
                && (this != TAKE_BACK || (after instanceof Agreed) == (before.startedOn() == null));
    }

    /** Its name in the audit trail. */
    String act() {
        return name().toLowerCase(Locale.ROOT) + "_placement";
    }
}
