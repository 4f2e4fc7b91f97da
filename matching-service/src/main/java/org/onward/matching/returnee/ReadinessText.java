package org.onward.matching.returnee;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Readiness as tables and JSON write it: a word, a day, and the day to ask again. */
public final class ReadinessText {
    static final List<String> STATES =
            List.of("registered", "ready", "not_now", "placed", "away", "closed");

    private ReadinessText() {}

    public static String of(Readiness readiness) {
        return switch (readiness) {
            case Readiness.Registered _ -> "registered";
            case Readiness.Ready _ -> "ready";
            case Readiness.NotNow _ -> "not_now";
            case Readiness.Placed _ -> "placed";
            case Readiness.Away _ -> "away";
            case Readiness.Closed _ -> "closed";
        };
    }

    static @Nullable LocalDate until(Readiness readiness) {
        return readiness instanceof Readiness.NotNow notNow ? notNow.until() : null;
    }

    static Optional<Readiness> parse(
            @Nullable String state, LocalDate since, @Nullable LocalDate until) {
        return switch (state) {
            case "registered" -> Optional.of(new Readiness.Registered(since));
            case "ready" -> Optional.of(new Readiness.Ready(since));
            case "not_now" -> Optional.of(new Readiness.NotNow(since, until));
            case "placed" -> Optional.of(new Readiness.Placed(since));
            case "away" -> Optional.of(new Readiness.Away(since));
            case "closed" -> Optional.of(new Readiness.Closed(since));
            case null, default -> Optional.empty();
        };
    }
}
