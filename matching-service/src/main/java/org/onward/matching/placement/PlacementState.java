package org.onward.matching.placement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a placement stands; {@link PlacementStep} says what may follow. */
public sealed interface PlacementState {
    /**
     * @param startsOn the first day as planned, where one was named
     */
    record Agreed(@Nullable LocalDate startsOn) implements PlacementState {}

    /**
     * @param on the first day; it stays the same after a pause
     */
    record Started(LocalDate on) implements PlacementState {}

    record Paused(LocalDate started, LocalDate on) implements PlacementState {
        public Paused {
            if (on.isBefore(started)) {
                throw new IllegalArgumentException("paused before it started");
            }
        }
    }

    record Completed(LocalDate started, LocalDate on) implements PlacementState {
        public Completed {
            if (on.isBefore(started)) {
                throw new IllegalArgumentException("completed before it started");
            }
        }
    }

    /**
     * @param started null where it never began
     */
    record Ended(@Nullable LocalDate started, LocalDate on, EndReason reason)
            implements PlacementState {
        public Ended {
            if (started != null && on.isBefore(started)) {
                throw new IllegalArgumentException("ended before it started");
            }
        }
    }

    /**
     * It was entered by mistake and counts nowhere; the record of its steps keeps its days.
     *
     * @param on when that was recorded
     */
    record Voided(LocalDate on, VoidReason reason) implements PlacementState {}

    /** The first day, or null where it has not begun. */
    default @Nullable LocalDate startedOn() {
        return switch (this) {
            case Agreed _ -> null;
            case Started started -> started.on();
            case Paused paused -> paused.started();
            case Completed completed -> completed.started();
            case Ended ended -> ended.started();
            case Voided _ -> null;
        };
    }

    /** Begun and not over. */
    default boolean running() {
        return switch (this) {
            case Started _, Paused _ -> true;
            case Agreed _, Completed _, Ended _, Voided _ -> false;
        };
    }

    /** As tables and JSON write it. */
    default String word() {
        return switch (this) {
            case Agreed _ -> "agreed";
            case Started _ -> "started";
            case Paused _ -> "paused";
            case Completed _ -> "completed";
            case Ended _ -> "ended";
            case Voided _ -> "voided";
        };
    }
}
